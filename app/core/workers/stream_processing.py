"""What the worker does to the blocks of one stream: filter, judge, measure bands and trends, count what is lost.

Guarantees: a filtered block keeps sequence, device and host time of the raw one; lost blocks are counted by sequence
number and never papered over: filters and windows begin anew after them, and after every gap of the device. Where the
low-pass leaves nothing that would need the full rate, each q-th filtered sample is kept and the block says its lower
rate: its sample n is the raw sample q n.
Does not: receive or send. One thread: the worker's.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.band_powers import BANDS, band_powers
from app.core.processing.filters import BlockFilter, FilterDesign, possible, second_order_sections
from app.core.processing.quality import Extremes, extremes_of, is_judged, judge, rails_uv
from app.core.processing.spectra import welch
from app.core.processing.trend_plan import trend_plan
from app.core.processing.trend_stream import TrendStream
from app.core.settings.limits import QualityLimits
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind, StreamDescription
from app.core.workers.messages import BandPowers, ChannelQuality, FilterSettings, QualityReport, TrendReport

# Above this rate quality and bands are measured on decimated samples; their last frequency of interest is 60 Hz.
_ENOUGH_HZ = 500.0
# Filtered samples are shown at no less than this, and at twenty times the low-pass: a peak is then missed by at most
# 1.2 % of its height (a sine at the corner, sampled 1/40 of its period beside the peak: 1 - cos(pi / 20)).
_SHOWN_AT_LEAST_HZ = 1000.0
_SHOWN_PER_CORNER = 20.0
_REPORT_EVERY_NS = 1_000_000_000
_BAND_SEGMENT_S = 2.0


@dataclass(frozen=True, slots=True)
class _Parts:
    """Which rows of a block are what."""

    channels: tuple[Channel, ...]
    judged: NDArray[np.intp]
    eeg: NDArray[np.intp]
    rails: NDArray[np.float64]


def assumed_description(block: SampleBlock) -> StreamDescription:
    """What is taken of a stream of which nothing is known yet: EEG in microvolts, numbered."""
    channels = tuple(Channel(label=f"Channel {number + 1}") for number in range(block.n_channels))
    return StreamDescription(stream_id=block.stream_id, name="EEG", rate_hz=block.rate_hz, channels=channels)


def check_filters(filters: FilterSettings) -> None:
    """Raises: WrongUse: The corners contradict each other, whatever the rate."""
    second_order_sections(FilterDesign(1e6, filters.low_cut_hz, filters.high_cut_hz, filters.notch_hz))


def _shown_every(design: FilterDesign) -> int:
    """Which filtered samples are shown: each q-th, where the low-pass allows it."""
    if design.high_cut_hz is None:
        return 1
    return max(1, int(design.rate_hz // max(_SHOWN_AT_LEAST_HZ, _SHOWN_PER_CORNER * design.high_cut_hz)))


class _Window:
    """The newest few seconds of decimated samples, and the extremes of the raw ones block by block."""

    def __init__(self, n_channels: int, n_samples: int) -> None:
        self._ring = np.zeros((n_channels, 2 * n_samples), dtype=np.float32)
        self._size = n_samples
        self._end = 0
        self._raw: deque[tuple[int, Extremes]] = deque()
        self._raw_samples = 0
        self.filled = 0

    def clear(self) -> None:
        self._end = self.filled = self._raw_samples = 0
        self._raw.clear()

    def add(self, reduced: NDArray[np.float32], extremes: Extremes) -> None:
        reduced = reduced[:, -self._size :]
        n = reduced.shape[1]
        if self._end + n > self._ring.shape[1]:
            keep = self._size - n
            self._ring[:, :keep] = self._ring[:, self._end - keep : self._end]
            self._end = keep
        self._ring[:, self._end : self._end + n] = reduced
        self._end += n
        self.filled = min(self._size, self.filled + n)
        self._raw.append((n, extremes))
        self._raw_samples += n
        while len(self._raw) > 1 and self._raw_samples - self._raw[0][0] >= self._size:
            self._raw_samples -= self._raw.popleft()[0]

    def samples(self) -> NDArray[np.float32]:
        return self._ring[:, self._end - self.filled : self._end]

    def extremes(self) -> Extremes:
        total = self._raw[0][1]
        for _, extremes in list(self._raw)[1:]:
            total = total.joined(extremes)
        return total


class StreamProcessor:
    """One stream's filters, windows and counters.

    Args:
        description: What its channels are.
        filters: Display filters; corners the rate makes impossible are left out.
        limits: Of quality.
    """

    def __init__(self, description: StreamDescription, filters: FilterSettings, limits: QualityLimits) -> None:
        self.description = description
        self.blocks_lost = 0
        self.delay_ms = 0.0
        self.last_sequence = -1
        self._limits = limits
        self._next_sample: int | None = None
        self._reported_ns: int | None = None
        self._trends: TrendStream | None = None
        self._describe(description)
        self.set_filters(filters)

    def describe(self, description: StreamDescription) -> None:
        """Take a better description of the same stream (labels, kinds, rails)."""
        if description != self.description and len(description.channels) == len(self.description.channels):
            self._describe(description)
            self.set_filters(self._filters)

    def _describe(self, description: StreamDescription) -> None:
        self.description = description
        judged = [row for row, channel in enumerate(description.channels) if is_judged(channel)]
        channels = tuple(description.channels[row] for row in judged)
        eeg = [at for at, channel in enumerate(channels) if channel.kind is ChannelKind.EEG]
        self._parts = _Parts(channels, np.array(judged, np.intp), np.array(eeg, np.intp), rails_uv(channels))
        rate_hz = description.rate_hz
        self._decimation = max(1, int(rate_hz // _ENOUGH_HZ)) if rate_hz >= 2 * _ENOUGH_HZ else 1
        self._reduced_hz = rate_hz / self._decimation
        low_pass = FilterDesign(rate_hz, high_cut_hz=0.3 * self._reduced_hz)
        self._decimator = (
            BlockFilter(low_pass, len(judged), keep_every=self._decimation) if self._decimation > 1 else None
        )
        self._window = _Window(len(judged), max(2, round(self._limits.window.value * self._reduced_hz)))
        plan = trend_plan(description.channels)
        if self._trends is not None and self._trends.plan.labels == plan.labels:
            self._trends.plan = plan
        else:
            self._trends = TrendStream(plan, rate_hz, self._limits) if plan.rows else None

    def set_filters(self, filters: FilterSettings) -> None:
        """Filter as asked from the next block on.

        Raises:
            WrongUse: The corners contradict each other.
        """
        design = possible(
            FilterDesign(self.description.rate_hz, filters.low_cut_hz, filters.high_cut_hz, filters.notch_hz)
        )
        # Rows that are not filtered cannot be thinned out.
        all_filtered = self._parts.judged.size == len(self.description.channels)
        self._keep_every = _shown_every(design) if all_filtered else 1
        self._filter = BlockFilter(design, len(self._parts.channels), keep_every=self._keep_every)
        self._filters = filters
        self._filter_begins = True

    def take(self, block: SampleBlock) -> SampleBlock:
        """The filtered block; channels that are not voltages of the body pass unchanged."""
        self._notice_losses(block)
        judged = self._parts.judged
        whole = judged.size == block.n_channels
        voltages = block.samples if whole else block.samples[judged]
        first_sample, filtered = self._filtered(block.first_sample, voltages)
        if not whole:
            values = block.samples.copy()
            values[judged] = filtered
            filtered = values
        if judged.size and block.n_samples:
            reduced = self._decimator.apply(voltages) if self._decimator else voltages
            self._window.add(reduced, extremes_of(voltages, self._parts.rails))
        if self._trends is not None:
            self._trends.add(block.first_sample, block.samples[list(self._trends.plan.rows)])
        return SampleBlock(
            block.stream_id,
            block.sequence,
            first_sample,
            block.device_time_s,
            block.host_monotonic_ns,
            block.rate_hz / self._keep_every,
            filtered,
        )

    def _filtered(self, first_sample: int, voltages: NDArray[np.float32]) -> tuple[int, NDArray[np.float32]]:
        """Index of the first filtered sample, at the rate shown, and the filtered samples."""
        q = self._keep_every
        if self._filter_begins:
            # The filter gives the last of each group of q; groups end at multiples of q.
            skipped = (1 - first_sample) % q
            self._next_shown = -(-(first_sample + skipped) // q)
            self._skip = skipped
            self._filter_begins = False
        if self._skip:
            dropped = min(self._skip, voltages.shape[1])
            voltages, self._skip = voltages[:, dropped:], self._skip - dropped
        filtered = self._filter.apply(voltages)
        first, self._next_shown = self._next_shown, self._next_shown + filtered.shape[1]
        return first, filtered

    def reports(self, now_ns: int) -> tuple[QualityReport, BandPowers] | None:
        """Quality and bands of the newest window; None where the last ones are less than a second old."""
        if self._reported_ns is not None and now_ns - self._reported_ns < _REPORT_EVERY_NS:
            return None
        if self._window.filled < self._reduced_hz or self._next_sample is None:
            return None
        self._reported_ns = now_ns
        samples = np.nan_to_num(self._window.samples(), nan=0.0, posinf=0.0, neginf=0.0)
        channels = self._parts.channels
        measures = judge(samples, self._reduced_hz, self._window.extremes(), channels, self._limits)
        stream_id = self.description.stream_id
        quality = QualityReport(
            stream_id=stream_id,
            at_sample=self._next_sample,
            channels=tuple(
                ChannelQuality(
                    label=channel.label,
                    verdict=measures.verdicts[row].value,
                    rms_uv=float(measures.rms_uv[row]),
                    mains_ratio=float(measures.mains_ratio[row]),
                    clipped_fraction=float(measures.clipped_fraction[row]),
                )
                for row, channel in enumerate(channels)
            ),
            blocks_lost=self.blocks_lost,
            delay_ms=self.delay_ms,
        )
        axis_hz, density = welch(samples[self._parts.eeg], self._reduced_hz, _BAND_SEGMENT_S)
        bands = BandPowers(
            stream_id=stream_id,
            at_sample=self._next_sample,
            labels=tuple(channels[at].label for at in self._parts.eeg),
            bands=tuple(band.name for band in BANDS),
            power_uv2=tuple(tuple(row) for row in band_powers(density, axis_hz).tolist()),
        )
        return quality, bands

    def trends(self) -> Iterator[TrendReport]:
        """Trends of the seconds that have become complete; worked out here, not while a block waits to be shown."""
        if self._trends is not None:
            stream_id, labels = self.description.stream_id, self._trends.plan.labels
            for step in self._trends.steps():
                yield TrendReport(stream_id=stream_id, labels=labels, step=step)

    def _notice_losses(self, block: SampleBlock) -> None:
        if self.last_sequence >= 0 and block.sequence > self.last_sequence + 1:
            self.blocks_lost += block.sequence - self.last_sequence - 1
        if self._next_sample is not None and block.first_sample != self._next_sample:
            self._filter.restart()
            self._filter_begins = True
            if self._decimator:
                self._decimator.restart()
            self._window.clear()
        self.last_sequence = block.sequence
        self._next_sample = block.end_sample
