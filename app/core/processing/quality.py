"""Whether a channel's signal can be believed: flat, clipped, mains, noise.

Guarantees: the same rules live and in the report; every limit comes from `resources/limits.toml` with its source.
Does not: mend the signal, or tell why an electrode is bad. Only voltages are judged; muscle and amplitude only of EEG.
Pure; any thread.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.core.processing.spectra import frequencies_hz, periodogram, power_between
from app.core.settings.limits import QualityLimits
from app.core.signals.channels import MICROVOLT, Channel, ChannelKind, microvolts_per

Floats = NDArray[np.float64]
Samples = NDArray[np.float32] | Floats

VOLTAGE_KINDS = frozenset({ChannelKind.EEG, ChannelKind.EOG, ChannelKind.ECG, ChannelKind.EMG})
MAINS_HZ = (50.0, 60.0)
# A line is looked for this far to either side, and its floor between 2 and 5 Hz away.
_LINE_HALF_WIDTH_HZ = 1.0


class Verdict(StrEnum):
    """What is wrong with a channel, worst first when more than one is."""

    CLIPPED = "clipped"
    FLAT = "flat"
    NOISE = "noise"
    MAINS = "mains"
    GOOD = "good"


@dataclass(frozen=True, slots=True, eq=False)
class Extremes:
    """What only the raw samples can tell, each of shape (n_channels,).

    Attributes:
        lowest / highest: Of the window, channel units.
        stuck: Samples that repeat the two before them at a rail.
        n_samples: Samples seen.
    """

    lowest: Floats
    highest: Floats
    stuck: NDArray[np.int64]
    n_samples: int

    def joined(self, other: "Extremes") -> "Extremes":
        return Extremes(
            np.minimum(self.lowest, other.lowest),
            np.maximum(self.highest, other.highest),
            self.stuck + other.stuck,
            self.n_samples + other.n_samples,
        )


@dataclass(frozen=True, slots=True, eq=False)
class QualityMeasures:
    """Figures of one window, each of shape (n_channels,).

    Attributes:
        rms_uv: After a 1 Hz high-pass, up to 100 Hz.
        mains_ratio: Mains line over 1-45 Hz.
        verdicts: One for each channel.
    """

    rms_uv: Floats
    mains_ratio: Floats
    clipped_fraction: Floats
    verdicts: tuple[Verdict, ...]


def is_judged(channel: Channel) -> bool:
    """Whether the channel is a voltage of the body."""
    return channel.unit == MICROVOLT and channel.kind in VOLTAGE_KINDS


def rails_uv(channels: tuple[Channel, ...]) -> Floats:
    """Lowest and highest value each channel's converter can give, shape (n_channels, 2); NaN where unknown."""
    rails = np.full((len(channels), 2), np.nan)
    for row, channel in enumerate(channels):
        calibration = channel.calibration
        if calibration is not None:
            factor = microvolts_per(calibration.physical_dimension) or 1.0
            ends = (calibration.physical_minimum * factor, calibration.physical_maximum * factor)
            rails[row] = min(ends), max(ends)
    return rails


def extremes_of(samples: Samples, rails: Floats) -> Extremes:
    """Lowest, highest and stuck samples of a stretch of raw signal.

    A sample is stuck if it equals the two before it and lies at a rail; where the rails are unknown, if it equals the
    four before it and is the stretch's own lowest or highest value. (One sample at the rail is not clipping: many
    files are scaled to their own extremes.)

    Args:
        samples: Channel units, shape (n_channels, n_samples), n_samples > 0.
        rails: As `rails_uv` gives them.
    """
    lowest, highest = samples.min(axis=1), samples.max(axis=1)
    stuck = np.zeros(samples.shape[0], dtype=np.int64)
    # Half a step of a 16-bit converter: conversion to float32 must not hide the rail.
    tolerance = np.nan_to_num((rails[:, 1] - rails[:, 0]) / 131_072)
    low_rail = np.where(np.isnan(rails[:, 0]), lowest, rails[:, 0] + tolerance)
    high_rail = np.where(np.isnan(rails[:, 1]), highest, rails[:, 1] - tolerance)
    at_rail = (lowest <= low_rail) | (highest >= high_rail)
    known = np.isfinite(rails).all(axis=1)
    for before, wanted in ((2, known), (4, ~known)):
        rows = np.flatnonzero(wanted & at_rail)
        if not rows.size or samples.shape[1] <= before:
            continue
        # Most channels never repeat a sample: one comparison tells, and only the others are looked at closely.
        x = samples if rows.size == samples.shape[0] else samples[rows]
        equal = x[:, 1:] == x[:, :-1]
        closer = equal.any(axis=1)
        rows, x, equal = rows[closer], x[closer], equal[closer]
        late = x[:, before:]
        same = np.logical_and.reduce([equal[:, k : k + late.shape[1]] for k in range(before)])
        outside = (late <= low_rail[rows, np.newaxis]) | (late >= high_rail[rows, np.newaxis])
        stuck[rows] = np.count_nonzero(same & outside, axis=1)
    return Extremes(lowest.astype(np.float64), highest.astype(np.float64), stuck, samples.shape[1])


def mains_line(density: Floats, axis_hz: Floats, mains_hz: float) -> Floats:
    """Power of the mains line above the floor beside it, units squared, shape (n_channels,)."""
    beside = (np.abs(axis_hz - mains_hz) > 2.0) & (np.abs(axis_hz - mains_hz) <= 5.0)
    floor = density[:, beside].mean(axis=1) if beside.any() else np.zeros(density.shape[0])
    total = power_between(density, axis_hz, mains_hz - _LINE_HALF_WIDTH_HZ, mains_hz + _LINE_HALF_WIDTH_HZ)
    return np.maximum(total - 2 * _LINE_HALF_WIDTH_HZ * floor, 0.0)


def strongest_mains_hz(density: Floats, axis_hz: Floats) -> float | None:
    """50 or 60, whichever line is stronger over all channels; None where the rate is too low for either."""
    seen = [hz for hz in MAINS_HZ if axis_hz.size and axis_hz[-1] >= hz + _LINE_HALF_WIDTH_HZ]
    return max(seen, key=lambda hz: float(np.median(mains_line(density, axis_hz, hz)))) if seen else None


def judge(
    samples: Samples, rate_hz: float, extremes: Extremes, channels: tuple[Channel, ...], limits: QualityLimits
) -> QualityMeasures:
    """The quality of one window.

    Args:
        samples: Microvolts, shape (n_channels, n_samples); may be decimated, but not below 100 samples a second.
        rate_hz: Of `samples`.
        extremes: Of the same window of the raw signal.
        channels: One for each row; all of them voltages.
        limits: From `app.core.settings.limits`.
    """
    density = periodogram(samples, rate_hz)
    axis_hz = frequencies_hz(samples.shape[1], rate_hz)
    mains_hz = strongest_mains_hz(density, axis_hz)
    line = mains_line(density, axis_hz, mains_hz) if mains_hz else np.zeros(len(channels))
    brain = power_between(density, axis_hz, 1.0, 45.0)
    rms_uv = np.sqrt(power_between(density, axis_hz, 1.0, 100.0))
    muscle_uv = np.sqrt(power_between(density, axis_hz, 25.0, 45.0))
    ratio = np.divide(line, brain, out=np.zeros_like(line), where=brain > 0)
    clipped = extremes.stuck / max(1, extremes.n_samples)
    span = extremes.highest - extremes.lowest
    without_line_uv = np.sqrt(np.maximum(rms_uv**2 - line, 0.0))
    verdicts = []
    for row, channel in enumerate(channels):
        eeg = channel.kind is ChannelKind.EEG
        flat = span[row] < limits.flat_peak_to_peak.value
        if clipped[row] > limits.clipped_fraction.value and not (flat and channel.calibration is None):
            verdicts.append(Verdict.CLIPPED)
        elif flat:
            verdicts.append(Verdict.FLAT)
        elif eeg and (without_line_uv[row] > limits.noise_rms.value or muscle_uv[row] > limits.muscle_rms.value):
            verdicts.append(Verdict.NOISE)
        elif ratio[row] > limits.mains_ratio.value and np.sqrt(line[row]) > limits.mains_amplitude.value:
            verdicts.append(Verdict.MAINS)
        else:
            verdicts.append(Verdict.GOOD)
    return QualityMeasures(rms_uv, ratio, clipped, tuple(verdicts))
