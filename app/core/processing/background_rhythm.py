"""Measures the background: the posterior dominant rhythm of each side, its symmetry, spread and reactivity.

Guarantees: only good epochs take part; of a long recording at most `MOST_EPOCHS`, evenly spread, so that the time it
takes and the memory are bounded; what the eyes did is believed only where it is annotated. Says nothing (None) where no
peak stands out of the 1/f trend. Does not: judge what it measures, or tell alpha from mu or a drug. Pure; one thread.

Amplitudes are of the signal within `BAND_HALF_WIDTH_HZ` of the rhythm (its envelope, twice): the median over time, and
the 95th percentile, which is what a reader with a ruler takes. Terms: Kane et al., Clin Neurophysiol Pract
2017;2:170-185 (posterior dominant rhythm, reactivity).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.processing.assessment import SignalSource
from app.core.processing.background import EYES_CLOSED, EYES_OPEN, UNKNOWN_STATE, BackgroundRhythm, SideRhythm
from app.core.processing.eyes import EyesStretch, state_between
from app.core.processing.filters import FilterDesign
from app.core.processing.posterior_rhythm import estimate_posterior_rhythm, posterior_labels
from app.core.processing.quality import Verdict, extremes_of, is_judged, judge, rails_uv, strongest_mains_hz
from app.core.processing.row_reading import rows_between
from app.core.processing.spectra import frequencies_hz, multitaper, power_between
from app.core.processing.topography import electrode_of
from app.core.processing.zero_phase import zero_phase
from app.core.settings.limits import ClinicalLimits
from app.core.signals.channels import ChannelKind, StreamDescription

Floats = NDArray[np.float64]

EPOCH_S = 4.0
MOST_EPOCHS = 450
# Of very fast or wide streams fewer epochs are read, so that this many values at most go through memory.
_MOST_VALUES = 400_000_000
_ENOUGH_HZ = 500.0
BAND_HALF_WIDTH_HZ = 2.0
# The ends of an epoch, where the band's edges ring.
_EDGE_S = 0.5
_FEWEST_EPOCHS = 2
_FEWEST_FOR_RANGE = 8
# An epoch needs so many of its rows good, and a row so many of the epochs: a few good seconds must not colour the mean.
_FEWEST_GOOD = 0.5
_WIDE_SHARE = 0.7
_SHOWN_HZ = (1.0, 30.0)
_LEFT, _RIGHT = frozenset("13579"), frozenset("2468")
_FRONTAL = frozenset({"F3", "Fz", "F4", "F7", "F8"})


@dataclass(frozen=True, slots=True)
class EpochKept:
    """What is remembered of a good epoch: its place, and the samples of the rows that rhythms are measured on."""

    begin_s: float
    state: str | None
    density: Floats
    samples: NDArray[np.float32]


@dataclass(slots=True)
class BackgroundEpochs:
    """Good epochs of a recording.

    Attributes:
        labels: Of the scalp electrodes, the rows of each epoch's `density`.
        kept_rows: Which of them have `samples`.
        mains_hz / mains_share: The stronger mains frequency, and the median share of its line in 1-45 Hz.
    """

    rate_hz: float
    axis_hz: Floats
    labels: tuple[str, ...]
    kept_rows: tuple[int, ...]
    epochs: list[EpochKept] = field(default_factory=list)
    mains_hz: float | None = None
    mains_share: float = 0.0


def gather_epochs(
    source: SignalSource, stream: StreamDescription, eyes: Sequence[EyesStretch], limits: ClinicalLimits
) -> BackgroundEpochs | None:
    """The good epochs of the scalp electrodes; None where there are none of either."""
    rows = [
        row
        for row, channel in enumerate(stream.channels)
        if channel.kind is ChannelKind.EEG and is_judged(channel) and electrode_of(channel.label) is not None
    ]
    decimation = max(1, int(stream.rate_hz // _ENOUGH_HZ)) if stream.rate_hz >= 2 * _ENOUGH_HZ else 1
    raw_epoch = round(EPOCH_S * stream.rate_hz / decimation) * decimation
    starts = _starts(source, stream, raw_epoch)
    if not rows or not starts:
        return None
    channels = tuple(stream.channels[row] for row in rows)
    labels = tuple(channel.label for channel in channels)
    wanted = {*posterior_labels(labels), *(label for label in labels if electrode_of(label) in _FRONTAL)}
    kept = tuple(at for at, label in enumerate(labels) if label in wanted)
    rate_hz = stream.rate_hz / decimation
    found = BackgroundEpochs(rate_hz, frequencies_hz(raw_epoch // decimation, rate_hz), labels, kept)
    low_pass = FilterDesign(stream.rate_hz, high_cut_hz=0.3 * rate_hz) if decimation > 1 else None
    rails = rails_uv(channels)
    mains: list[Floats] = []
    shares: list[float] = []
    for start in starts:
        raw = rows_between(source, stream, rows, start, start + raw_epoch)
        if not np.isfinite(raw).all():
            continue
        reduced = zero_phase(low_pass, raw, every=decimation) if low_pass else raw
        measures = judge(reduced, rate_hz, extremes_of(raw, rails), channels, limits.quality)
        good = np.array([verdict is Verdict.GOOD for verdict in measures.verdicts])
        density = multitaper(reduced, rate_hz)
        mains.append(density.mean(axis=0))
        shares.append(float(np.median(measures.mains_ratio)))
        if (good[list(kept)] if kept else good).mean() < _FEWEST_GOOD:
            continue
        density[~good] = np.nan
        begin_s = start / stream.rate_hz
        samples = np.where(good[list(kept), np.newaxis], reduced[list(kept)], np.float32(np.nan)).astype(np.float32)
        found.epochs.append(EpochKept(begin_s, state_between(eyes, begin_s, begin_s + EPOCH_S), density, samples))
    if mains:
        found.mains_hz = strongest_mains_hz(np.array(mains), found.axis_hz)
        found.mains_share = float(np.median(shares))
    return found


def _starts(source: SignalSource, stream: StreamDescription, raw_epoch: int) -> list[int]:
    """First samples of the epochs to look at: all, or evenly spread ones."""
    every = [
        start
        for first, end in source.stretches(stream.stream_id)
        for start in range(first, end - raw_epoch + 1, raw_epoch)
    ]
    most = max(1, min(MOST_EPOCHS, _MOST_VALUES // max(1, raw_epoch * len(stream.channels))))
    if len(every) <= most:
        return every
    return [every[int(at)] for at in np.linspace(0, len(every) - 1, most).round()]


def measure_background(found: BackgroundEpochs, limits: ClinicalLimits) -> BackgroundRhythm | None:
    """What is to be said of the background; None where no posterior electrode is good in two epochs.

    Epochs with eyes closed where there are two or more annotated, else all whose state is not known, else all.
    """
    closed = [epoch for epoch in found.epochs if epoch.state == EYES_CLOSED]
    opened = [epoch for epoch in found.epochs if epoch.state == EYES_OPEN]
    unknown = [epoch for epoch in found.epochs if epoch.state is None]
    used = next((some for some in (closed, unknown, found.epochs) if len(some) >= _FEWEST_EPOCHS), [])
    posterior = posterior_labels(found.labels)
    if not used or not posterior:
        return None
    density = _mean([epoch.density for epoch in used])
    at = [row for row, label in enumerate(found.labels) if label in posterior and np.isfinite(density[row]).all()]
    if not at:
        return None
    prominence_db = limits.rhythm.prominence.value
    whole = estimate_posterior_rhythm(density[at].mean(axis=0), found.axis_hz, posterior, prominence_db)
    left, right = (_of_side(found.labels, at, side) for side in (_LEFT, _RIGHT))
    made = BackgroundRhythm(
        state=EYES_CLOSED if used is closed else UNKNOWN_STATE,
        epochs=len(used),
        frequency_hz=None,
        prominence_db=None,
        amplitude_uv=None,
        open_epochs=len(opened),
    )
    made = msgspec.structs.replace(made, **_curves(found, density, (left, right), at, opened))
    if whole is None:
        return made
    middle_hz = whole.frequency_hz
    return msgspec.structs.replace(
        made,
        frequency_hz=whole.frequency_hz,
        prominence_db=whole.prominence_db,
        amplitude_uv=_amplitude(found, used, at, middle_hz)[0],
        left=_side(found, used, density, left, middle_hz, prominence_db),
        right=_side(found, used, density, right, middle_hz, prominence_db),
        variability_hz=_variability(found, used, at, middle_hz),
        spread=_spread(found, density, middle_hz),
        frontal_share=_frontal_share(found, density, at, middle_hz),
        open_amplitude_uv=_amplitude(found, opened, at, middle_hz)[0] if len(opened) >= _FEWEST_EPOCHS else None,
    )


def _curves(
    found: BackgroundEpochs,
    density: Floats,
    sides: tuple[list[int], list[int]],
    at: list[int],
    opened: Sequence[EpochKept],
) -> dict[str, tuple[float, ...]]:
    """The spectra of the figure, by the names that `BackgroundRhythm` has for them."""
    shown = (found.axis_hz >= _SHOWN_HZ[0]) & (found.axis_hz <= _SHOWN_HZ[1])
    with_open_eyes = _mean([epoch.density for epoch in opened]) if len(opened) >= _FEWEST_EPOCHS else None
    return {
        "frequencies_hz": tuple(float(hz) for hz in found.axis_hz[shown]),
        "left_uv2_hz": _curve(density, sides[0], shown),
        "right_uv2_hz": _curve(density, sides[1], shown),
        "open_uv2_hz": _curve(with_open_eyes, at, shown) if with_open_eyes is not None else (),
    }


def _mean(densities: Sequence[Floats]) -> Floats:
    """Mean over epochs of what was good; NaN where a channel was so in less than half of them."""
    whole = np.stack(densities)
    there = np.isfinite(whole)
    counts = there.sum(axis=0)
    counts = np.where(counts >= _FEWEST_GOOD * len(densities), counts, 0)
    total = np.where(there, whole, 0.0).sum(axis=0)
    mean: Floats = np.divide(total, counts, out=np.full(total.shape, np.nan), where=counts > 0)
    return mean


def _of_side(labels: Sequence[str], at: Sequence[int], side: frozenset[str]) -> list[int]:
    """Those rows whose electrode has a number of this side: odd is left, even is right."""
    return [row for row in at if (electrode_of(labels[row]) or " ")[-1] in side]


def _curve(density: Floats, rows: Sequence[int], shown: NDArray[np.bool_]) -> tuple[float, ...]:
    if not rows:
        return ()
    mean = _mean([density[row] for row in rows])[shown]
    return tuple(float(f"{value:.5g}") for value in mean) if np.isfinite(mean).all() else ()


def _side(
    found: BackgroundEpochs,
    used: Sequence[EpochKept],
    density: Floats,
    rows: list[int],
    middle_hz: float,
    prominence_db: float,
) -> SideRhythm | None:
    if not rows:
        return None
    labels = tuple(found.labels[row] for row in rows)
    own = estimate_posterior_rhythm(density[rows].mean(axis=0), found.axis_hz, labels, prominence_db)
    typical_uv, largest_uv = _amplitude(found, used, rows, middle_hz)
    if typical_uv is None or largest_uv is None:
        return None
    return SideRhythm(
        frequency_hz=own.frequency_hz if own else None,
        prominence_db=own.prominence_db if own else None,
        amplitude_uv=typical_uv,
        largest_uv=largest_uv,
        labels=labels,
    )


def _amplitude(
    found: BackgroundEpochs, used: Sequence[EpochKept], rows: Sequence[int], middle_hz: float
) -> tuple[float | None, float | None]:
    """Median and 95th percentile over time of the peak-to-peak amplitude around the rhythm, mean over `rows`."""
    places = [found.kept_rows.index(row) for row in rows if row in found.kept_rows]
    edge = round(_EDGE_S * found.rate_hz)
    seen = []
    for epoch in used:
        values = epoch.samples[places]
        values = values[np.isfinite(values).all(axis=1)]
        if values.shape[0]:
            envelope = _envelope(values.astype(np.float64), found.rate_hz, middle_hz)
            seen.append(2 * envelope[:, edge:-edge].mean(axis=0))
    if not seen:
        return None, None
    whole = np.concatenate(seen)
    return round(float(np.median(whole)), 1), round(float(np.percentile(whole, 95)), 1)


def _envelope(values: Floats, rate_hz: float, middle_hz: float) -> Floats:
    """Size of the analytic signal within the band: a flat top with cosine flanks 0.5 Hz wide."""
    n = values.shape[1]
    away_hz = np.abs(np.fft.fftfreq(n, 1 / rate_hz) - middle_hz) - BAND_HALF_WIDTH_HZ
    gain = np.where(away_hz <= 0, 2.0, np.where(away_hz < 0.5, 1 + np.cos(np.pi * away_hz / 0.5), 0.0))
    window = np.ones(n)
    edge = round(_EDGE_S * rate_hz)
    flank = 0.5 - 0.5 * np.cos(np.pi * (np.arange(edge) + 0.5) / edge)
    window[:edge], window[-edge:] = flank, flank[::-1]
    centred = (values - values.mean(axis=1, keepdims=True)) * window
    size: Floats = np.abs(np.fft.ifft(np.fft.fft(centred, axis=1) * gain, axis=1))
    return size


def _variability(found: BackgroundEpochs, used: Sequence[EpochKept], rows: list[int], middle_hz: float) -> float | None:
    """Half the range from the 10th to the 90th percentile of the epochs' own peaks."""
    inside = np.flatnonzero(np.abs(found.axis_hz - middle_hz) <= BAND_HALF_WIDTH_HZ)
    if len(used) < _FEWEST_FOR_RANGE or inside.size < 3:
        return None
    peaks = []
    for epoch in used:
        mean = _mean([epoch.density[row] for row in rows])[inside]
        if np.isfinite(mean).all():
            # The middle of the power, steadier over one epoch than the largest bin.
            weight = mean**2
            peaks.append(float((found.axis_hz[inside] * weight).sum() / weight.sum()))
    if len(peaks) < _FEWEST_FOR_RANGE:
        return None
    low, high = np.percentile(peaks, (10, 90))
    return round(float(high - low) / 2, 2)


def _band(found: BackgroundEpochs, density: Floats, middle_hz: float) -> Floats:
    """Amplitude around the rhythm by row, from the power there; NaN for rows that were never good."""
    low, high = middle_hz - BAND_HALF_WIDTH_HZ, middle_hz + BAND_HALF_WIDTH_HZ
    sizes: Floats = np.sqrt(power_between(density, found.axis_hz, low, high))
    return sizes


def _spread(found: BackgroundEpochs, density: Floats, middle_hz: float) -> tuple[str, ...]:
    size = _band(found, density, middle_hz)
    if not np.isfinite(size).any():
        return ()
    largest = np.nanmax(size)
    order = np.argsort(-np.nan_to_num(size), kind="stable")
    return tuple(found.labels[row] for row in order if size[row] >= _WIDE_SHARE * largest)


def _frontal_share(found: BackgroundEpochs, density: Floats, rows: list[int], middle_hz: float) -> float | None:
    size = _band(found, density, middle_hz)
    frontal = [row for row, label in enumerate(found.labels) if electrode_of(label) in _FRONTAL]
    frontal = [row for row in frontal if np.isfinite(size[row])]
    if not frontal:
        return None
    return round(float(size[frontal].mean() / np.nanmean(size[rows])), 2)
