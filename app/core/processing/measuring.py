"""What is measured on a marked stretch of signal.

Guarantees: figures in the units of the signal, float64; missing samples (NaN) are left out of amplitudes, and where too
many are missing for a frequency there is none; a frequency is told only where at least two of its periods fit into the
stretch and it stands out from its surroundings. Does not: filter or choose. Pure; any thread.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.spectra import frequencies_hz, multitaper, welch, without_trend

Floats = NDArray[np.float64]

# Bins of the padded transform for each bin of the stretch itself: with the parabola, far below 0.1 % of a bin's width.
_PADDING = 8
_PERIODS = 2.0
# A peak holds this share of the power at least, within its main lobe; noise has none such.
_SHARE = 0.15
LOWEST_HZ = 0.5
# Longer stretches are averaged over segments (Welch), shorter ones smoothed by tapers (Thomson).
SEGMENT_S = 4.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one trace over a stretch.

    Attributes:
        peak_to_peak: Highest less lowest sample.
        rms: About the mean.
        dominant_hz: Of the largest peak of the spectrum; None where there is none to be told.
        missing: Share of the samples that are missing, 0 to 1.
    """

    peak_to_peak: float
    rms: float
    dominant_hz: float | None
    missing: float


def measure(trace: NDArray[np.float32] | Floats, rate_hz: float) -> Measured:
    """The figures of one trace, shape (n_samples,)."""
    values = np.asarray(trace, dtype=np.float64)
    good = np.isfinite(values)
    missing = 1.0 - float(good.mean()) if values.size else 1.0
    if not good.any():
        return Measured(float("nan"), float("nan"), None, missing)
    held = values[good]
    return Measured(
        float(held.max() - held.min()),
        float(held.std()),
        dominant_hz(values, rate_hz) if missing == 0.0 else None,
        missing,
    )


def dominant_hz(values: Floats, rate_hz: float) -> float | None:
    """Frequency of the largest peak under a Hann window, between bins by a parabola through the logarithms.

    Source of the interpolation: Gasior & Gonzalez, Improving FFT frequency measurement resolution, CERN AB-2004-021.
    """
    n = values.size
    lowest_hz = max(LOWEST_HZ, _PERIODS * rate_hz / n) if n else 0.0
    if n < 8 or lowest_hz >= rate_hz / 2:
        return None
    window = 0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(n) + 0.5) / n)
    padded = 1 << int(np.ceil(np.log2(_PADDING * n)))
    power = np.abs(np.fft.rfft(without_trend(values[np.newaxis])[0] * window, padded)) ** 2
    bin_hz = rate_hz / padded
    # From the lowest that fits, less half a bin of the stretch, so that exactly two periods are found too.
    first = max(1, int(np.ceil((lowest_hz - 0.5 * rate_hz / n) / bin_hz)))
    at = first + int(np.argmax(power[first:]))
    lobe = int(2 * padded / n)
    total = float(power[1:].sum())
    if total <= 0 or at in (first, power.size - 1) or power[max(0, at - lobe) : at + lobe + 1].sum() < _SHARE * total:
        return None
    before, peak, after = np.log(np.maximum(power[at - 1 : at + 2], np.finfo(np.float64).tiny))
    bend = before - 2 * peak + after
    within = 0.5 * (before - after) / bend if bend < 0 else 0.0
    return float((at + within) * bin_hz)


def spectrum(traces: NDArray[np.float32] | Floats, rate_hz: float) -> tuple[Floats, Floats, str]:
    """Axis (Hz), density (units squared per hertz, a row for each trace) and how it was estimated, in English words."""
    seconds = traces.shape[1] / rate_hz
    if seconds >= 2 * SEGMENT_S:
        axis_hz, density = welch(traces, rate_hz, SEGMENT_S)
        return axis_hz, density, "Welch"
    return frequencies_hz(traces.shape[1], rate_hz), multitaper(traces, rate_hz), "multitaper"
