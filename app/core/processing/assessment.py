"""Analyses a recording from first to last sample: quality, band powers, spectra, posterior rhythm.

Guarantees: the same samples give the same analysis; memory is bounded by a few epochs, not by the recording; gaps are
never bridged (an epoch lies within one continuous stretch). Does not: read files (the caller brings a `SignalSource`),
filter what is judged, or leave out a channel silently (`Analysis.not_analysed` names it). Pure; one thread.

Each continuous stretch is cut into epochs of 4 s. Each epoch of each channel is judged; spectra and band powers are
means over the good epochs of a channel, by three Slepian tapers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.processing.analysis import Analysis, ChannelAnalysis
from app.core.processing.band_powers import BANDS, band_powers, relative_powers
from app.core.processing.filters import BlockFilter, FilterDesign
from app.core.processing.posterior_rhythm import estimate_posterior_rhythm, posterior_labels
from app.core.processing.quality import Verdict, extremes_of, is_judged, judge, rails_uv, strongest_mains_hz
from app.core.processing.quality_course import QualityCourse
from app.core.processing.spectra import frequencies_hz, multitaper
from app.core.processing.topography import electrode_of
from app.core.settings.limits import ClinicalLimits, clinical_limits
from app.core.signals.channels import ChannelKind, StreamDescription

Floats = NDArray[np.float64]

# Above this rate the signal is decimated before its spectrum is taken; bands end at 45 Hz, and mains at 60.
_ENOUGH_HZ = 500.0
# Spectra in the analysis end here; what lies above decides nothing.
_LAST_SHOWN_HZ = 70.0
_SHORTEST_EPOCH_S = 1.0


class SignalSource(Protocol):
    """Where the samples come from."""

    @property
    def streams(self) -> tuple[StreamDescription, ...]: ...

    def stretches(self, stream_id: str) -> tuple[tuple[int, int], ...]:
        """Continuous stretches as (first sample, one past the last), in order."""
        ...

    def samples(self, stream_id: str, first: int, end: int) -> NDArray[np.float32]:
        """Channel units, shape (n_channels, end - first), from within one stretch."""
        ...


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the epochs of one stream are cut. `decimation` raw samples make one analysed sample."""

    epoch: int
    decimation: int

    @property
    def raw_epoch(self) -> int:
        return self.epoch * self.decimation


@dataclass(slots=True)
class _Sums:
    """What is kept of the epochs seen so far."""

    density: Floats
    good: NDArray[np.int64]
    everything: Floats
    epochs: int = 0
    satisfactory: int = 0
    rms_uv: list[Floats] = field(default_factory=list)
    mains_ratio: list[Floats] = field(default_factory=list)
    stuck: list[Floats] = field(default_factory=list)
    verdicts: list[tuple[Verdict, ...]] = field(default_factory=list)


def choose_stream(streams: tuple[StreamDescription, ...]) -> StreamDescription | None:
    """The stream with the most EEG channels (of two the first); None where nothing can be judged at all."""

    def worth(stream: StreamDescription) -> tuple[int, int]:
        judged = [channel for channel in stream.channels if is_judged(channel)]
        return sum(channel.kind is ChannelKind.EEG for channel in judged), len(judged)

    best = max(streams, key=worth, default=None)
    return best if best is not None and worth(best)[1] else None


def assess(
    source: SignalSource,
    *,
    recording_id: str,
    limits: ClinicalLimits | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Analysis:
    """The analysis of a recording.

    Args:
        source: The samples.
        recording_id: Only repeated in the result.
        limits: Those shipped, where None.
        progress: Told the share done, 0 to 1.
    """
    limits = limits or clinical_limits()
    stream = choose_stream(source.streams)
    if stream is None:
        return _nothing_to_analyse(source, recording_id)
    rows = [row for row, channel in enumerate(stream.channels) if is_judged(channel)]
    channels = tuple(stream.channels[row] for row in rows)
    stretches = source.stretches(stream.stream_id)
    plan = _plan(stretches, stream.rate_hz, limits.quality.window.value)
    axis_hz = frequencies_hz(plan.epoch, stream.rate_hz / plan.decimation)
    shape = (len(channels), axis_hz.size)
    sums = _Sums(np.zeros(shape), np.zeros(len(channels), dtype=np.int64), np.zeros(shape))
    rails = rails_uv(channels)
    scalp = _counted_channels(stream, rows)
    wanted = limits.quality.satisfactory_channels.value
    total = max(1, sum(max(0, end - first) // plan.raw_epoch for first, end in stretches) if plan.epoch else 1)
    rate_hz = stream.rate_hz / plan.decimation
    course = QualityCourse(stretches[-1][1] / stream.rate_hz if stretches else 0.0, plan.raw_epoch / stream.rate_hz)
    for start, raw, reduced in _epochs(source, stream, rows, stretches, plan):
        extremes = extremes_of(raw, rails)
        measures = judge(reduced, rate_hz, extremes, channels, limits.quality)
        density = multitaper(reduced, rate_hz)
        good = np.array([verdict is Verdict.GOOD for verdict in measures.verdicts])
        sums.density += np.where(good[:, np.newaxis], density, 0.0)
        sums.everything += density
        sums.good += good
        sums.epochs += 1
        sums.satisfactory += bool(good[scalp].mean() >= wanted)
        course.add(start / stream.rate_hz, good[scalp])
        sums.rms_uv.append(measures.rms_uv)
        sums.mains_ratio.append(measures.mains_ratio)
        sums.stuck.append(measures.clipped_fraction)
        sums.verdicts.append(measures.verdicts)
        progress(sums.epochs / total)
    progress(1.0)
    made = _conclude(recording_id, source, stream, rows, stretches, plan, axis_hz, sums, limits)
    return msgspec.structs.replace(made, course=course.shares(), course_step_s=course.step_s)


def _counted_channels(stream: StreamDescription, rows: list[int]) -> NDArray[np.bool_]:
    """Which rows decide whether an epoch is satisfactory: electrodes on the scalp; without any, all EEG; else all."""
    channels = [stream.channels[row] for row in rows]
    eeg = np.array([channel.kind is ChannelKind.EEG for channel in channels])
    scalp: NDArray[np.bool_] = eeg & np.array([electrode_of(channel.label) is not None for channel in channels])
    if scalp.any():
        return scalp
    return eeg if eeg.any() else np.ones(len(rows), dtype=bool)


def _plan(stretches: tuple[tuple[int, int], ...], rate_hz: float, window_s: float) -> _Plan:
    decimation = max(1, int(rate_hz // _ENOUGH_HZ)) if rate_hz >= 2 * _ENOUGH_HZ else 1
    longest = max((end - first for first, end in stretches), default=0)
    epoch = min(round(window_s * rate_hz / decimation), longest // decimation)
    if epoch * decimation < _SHORTEST_EPOCH_S * rate_hz:
        epoch = 0
    return _Plan(epoch, decimation)


def _epochs(
    source: SignalSource,
    stream: StreamDescription,
    rows: list[int],
    stretches: tuple[tuple[int, int], ...],
    plan: _Plan,
) -> Iterator[tuple[int, NDArray[np.float32], NDArray[np.float32]]]:
    """Each epoch's first sample, and its raw and decimated samples.

    An epoch with a sample that is no number is left out.
    """
    if not plan.epoch:
        return
    reduced_hz = stream.rate_hz / plan.decimation
    low_pass = FilterDesign(stream.rate_hz, high_cut_hz=0.3 * reduced_hz) if plan.decimation > 1 else None
    for first, end in stretches:
        decimator = BlockFilter(low_pass, len(rows), keep_every=plan.decimation) if low_pass else None
        for start in range(first, end - plan.raw_epoch + 1, plan.raw_epoch):
            raw = source.samples(stream.stream_id, start, start + plan.raw_epoch)[rows]
            reduced = decimator.apply(raw) if decimator else raw
            if np.isfinite(reduced).all():
                yield start, raw, reduced


def _nothing_to_analyse(source: SignalSource, recording_id: str) -> Analysis:
    first = source.streams[0] if source.streams else None
    stretches = source.stretches(first.stream_id) if first else ()
    recorded = sum(end - start for start, end in stretches)
    return Analysis(
        recording_id=recording_id,
        stream_id=first.stream_id if first else "",
        stream_name=first.name if first else "",
        rate_hz=first.rate_hz if first else 0.0,
        recorded_s=recorded / first.rate_hz if first else 0.0,
        span_s=(stretches[-1][1] - stretches[0][0]) / first.rate_hz if first and stretches else 0.0,
        lost_samples=0,
        gaps=0,
        epoch_s=0.0,
        epochs=0,
        satisfactory_s=0.0,
        satisfactory_channels=clinical_limits().quality.satisfactory_channels.value,
        mains_hz=None,
        bands=BANDS,
        channels=(),
        not_analysed=("The recording has no channel that measures a voltage of the body.",),
    )


def _conclude(
    recording_id: str,
    source: SignalSource,
    stream: StreamDescription,
    rows: list[int],
    stretches: tuple[tuple[int, int], ...],
    plan: _Plan,
    axis_hz: Floats,
    sums: _Sums,
    limits: ClinicalLimits,
) -> Analysis:
    channels = tuple(stream.channels[row] for row in rows)
    rate_hz = stream.rate_hz
    epoch_s = plan.raw_epoch / rate_hz
    density = sums.density / np.maximum(sums.good, 1)[:, np.newaxis]
    # A few good seconds of a bad electrode must not colour the mean: only electrodes that are good half of the time.
    usable = _counted_channels(stream, rows) & (2 * sums.good >= max(1, sums.epochs)) & (sums.good > 0)
    shown = axis_hz <= _LAST_SHOWN_HZ
    recorded = sum(end - first for first, end in stretches)
    span = stretches[-1][1] - stretches[0][0] if stretches else 0
    labels = tuple(channel.label for channel in channels)
    posterior = posterior_labels(tuple(label for label, use in zip(labels, usable, strict=True) if use))
    at = [labels.index(label) for label in posterior]
    posterior_density = density[at].mean(axis=0) if at else np.zeros(0)
    rhythm = (
        estimate_posterior_rhythm(posterior_density, axis_hz, posterior, limits.rhythm.prominence.value) if at else None
    )
    return Analysis(
        recording_id=recording_id,
        stream_id=stream.stream_id,
        stream_name=stream.name,
        rate_hz=rate_hz,
        recorded_s=recorded / rate_hz,
        span_s=span / rate_hz,
        lost_samples=span - recorded,
        gaps=max(0, len(stretches) - 1),
        epoch_s=epoch_s,
        epochs=sums.epochs,
        satisfactory_s=sums.satisfactory * epoch_s,
        satisfactory_channels=limits.quality.satisfactory_channels.value,
        mains_hz=strongest_mains_hz(sums.everything, axis_hz) if sums.epochs else None,
        bands=BANDS,
        channels=_channel_results(stream, rows, sums, density, axis_hz, epoch_s),
        frequencies_hz=_figures(axis_hz[shown]),
        mean_spectrum_uv2_hz=_figures(density[usable].mean(axis=0)[shown]) if usable.any() else (),
        posterior_spectrum_uv2_hz=_figures(posterior_density[shown]) if at else (),
        posterior_labels=posterior,
        posterior_rhythm=rhythm,
        not_analysed=_left_out(source, stream, rows, sums),
    )


def _figures(values: Floats) -> tuple[float, ...]:
    """Six significant digits: a report needs no more, and the JSON is half as long."""
    return tuple(float(f"{value:.6g}") for value in values)


def _channel_results(
    stream: StreamDescription, rows: list[int], sums: _Sums, density: Floats, axis_hz: Floats, epoch_s: float
) -> tuple[ChannelAnalysis, ...]:
    absolute = band_powers(density, axis_hz)
    relative = relative_powers(absolute)
    results = []
    for at, row in enumerate(rows):
        channel = stream.channels[row]
        seen = [verdicts[at] for verdicts in sums.verdicts]
        faults = {v.value: seen.count(v) / len(seen) for v in Verdict if v is not Verdict.GOOD and v in seen}
        good = seen.count(Verdict.GOOD) / len(seen) if seen else 0.0
        # A channel that is good half of its time or more is good; its faults are told beside it.
        verdict = "missing" if not seen else "good" if good >= 0.5 else max(faults, key=lambda name: faults[name])
        has_powers = channel.kind is ChannelKind.EEG and sums.good[at] > 0
        results.append(
            ChannelAnalysis(
                label=channel.label,
                kind=channel.kind.value,
                unit=channel.unit,
                verdict=verdict,
                good_fraction=good,
                faults=faults,
                rms_uv=float(np.median([epoch[at] for epoch in sums.rms_uv])) if seen else 0.0,
                mains_ratio=float(np.median([epoch[at] for epoch in sums.mains_ratio])) if seen else 0.0,
                clipped_fraction=float(np.mean([epoch[at] for epoch in sums.stuck])) if seen else 0.0,
                satisfactory_s=float(sums.good[at]) * epoch_s,
                absolute_uv2=_figures(absolute[at]) if has_powers else (),
                relative=_figures(relative[at]) if has_powers else (),
            )
        )
    return tuple(results)


def _left_out(source: SignalSource, stream: StreamDescription, rows: list[int], sums: _Sums) -> tuple[str, ...]:
    sentences = []
    others = [channel.label for row, channel in enumerate(stream.channels) if row not in rows]
    if others:
        sentences.append(f"Not voltages of the body, and so not judged: {', '.join(others)}.")
    sentences.extend(
        f"The stream {other.name} ({len(other.channels)} channels at {other.rate_hz:g} Hz) is recorded, not analysed."
        for other in source.streams
        if other.stream_id != stream.stream_id
    )
    if not sums.epochs:
        sentences.append("No stretch of signal is long enough to be judged (1 s).")
    return tuple(sentences)
