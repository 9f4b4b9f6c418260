"""The amplitude-integrated EEG: how large the brain's activity is, as a band on a half-logarithmic scale.

Guarantees: linear in amplitude: a steady 10 Hz sine of 50 uV peak to peak reads 50 uV; no phase shift (what is shown at
a moment was there at that moment); a sample that is missing leaves out what it reaches and nothing else.
Does not: judge; or promise the figures of another maker's monitor, whose gain over frequency is its own. Pure; any
thread.

Steps, as the cerebral function monitor does them: a band-pass from 2 to 15 Hz whose gain rises by 12 dB a decade (D.
Maynard, P. F. Prior, D. F. Scott, Br Med J 1969;4:545-546), rectification, envelope, and a scale that is linear from 0
to 10 uV and logarithmic from 10 to 100 uV (L. Hellstrom-Westas, I. Rosen, Semin Fetal Neonatal Med 2006;11:503-511;
digital steps: D. Zhang, H. Ding, Health 2013;5:885-891). Ours are: gain one at 10 Hz, a filter of 2 s (edges 1.7 Hz
wide), an envelope smoothed over 0.5 s, and the margins: the 10th and 90th percentile of a minute's envelope.
"""

import functools

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PASS_HZ = (2.0, 15.0)
SLOPE_DB_PER_DECADE = 12.0
UNITY_HZ = 10.0
FILTER_S = 2.0
SMOOTHING_S = 0.5
# How far to either side of a moment the envelope reaches.
REACH_S = (FILTER_S + SMOOTHING_S) / 2
LINEAR_UP_TO_UV = 10.0
TOP_UV = 100.0
MARGIN_PERCENTILES = (10.0, 90.0)
_GRID = 4096


@functools.lru_cache(maxsize=8)
def asymmetric_filter(rate_hz: float) -> Floats:
    """Taps of the band-pass, odd in number and symmetric, by frequency sampling under a Hamming window."""
    half = round(FILTER_S / 2 * rate_hz)
    axis_hz = np.linspace(0.0, rate_hz / 2, _GRID + 1)
    inside = (axis_hz >= PASS_HZ[0]) & (axis_hz <= PASS_HZ[1])
    gain = np.zeros(axis_hz.size)
    gain[inside] = (axis_hz[inside] / UNITY_HZ) ** (SLOPE_DB_PER_DECADE / 20)
    impulse = np.fft.irfft(gain)
    taps = np.concatenate([impulse[-half:], impulse[: half + 1]]) * np.hamming(2 * half + 1)
    at_unity = np.abs(np.exp(-2j * np.pi * UNITY_HZ / rate_hz * np.arange(taps.size)) @ taps)
    taps /= at_unity
    taps.flags.writeable = False
    return taps


@functools.lru_cache(maxsize=8)
def _smoothing(rate_hz: float) -> Floats:
    window = np.hanning(2 * round(SMOOTHING_S / 2 * rate_hz) + 1)
    window /= window.sum()
    window.flags.writeable = False
    return np.asarray(window)


def envelope_uv(samples: NDArray[np.float32] | Floats, rate_hz: float) -> Floats:
    """Amplitude, peak to peak, of what lies between 2 and 15 Hz.

    Args:
        samples: Microvolts, shape (n, n_samples); NaN where missing.
        rate_hz: At least 40.

    Returns:
        Microvolts, shape (n, n_samples - 2 * reach): value i belongs to sample i + reach, where reach is
        `reach_samples(rate_hz)`; NaN where something missing reaches it.
    """
    taps, smoothing = asymmetric_filter(rate_hz), _smoothing(rate_hz)
    n = max(0, samples.shape[1] - 2 * reach_samples(rate_hz))
    result = np.full((samples.shape[0], n), np.nan)
    if not n:
        return result
    for row, values in enumerate(np.asarray(samples, dtype=np.float64)):
        # The mean of a rectified sine is 2 / pi of its peak, and so 1 / pi of its height from peak to peak.
        result[row] = np.pi * np.convolve(np.abs(np.convolve(values, taps, "valid")), smoothing, "valid")
    return result


def reach_samples(rate_hz: float) -> int:
    """Samples to either side of a moment that its envelope is made of."""
    return (asymmetric_filter(rate_hz).size + _smoothing(rate_hz).size) // 2 - 1


def scale_place(amplitude_uv: NDArray[np.floating]) -> Floats:
    """Where an amplitude stands on the half-logarithmic scale: 0 at the foot, 0.5 at 10 uV, 1 at 100 uV; NaN stays."""
    values = np.asarray(amplitude_uv, dtype=np.float64)
    linear = 0.5 * values / LINEAR_UP_TO_UV
    with np.errstate(divide="ignore", invalid="ignore"):
        logarithmic = 0.5 + 0.5 * np.log10(values / LINEAR_UP_TO_UV) / np.log10(TOP_UV / LINEAR_UP_TO_UV)
    return np.clip(np.where(values <= LINEAR_UP_TO_UV, linear, logarithmic), 0.0, 1.0)


def amplitude_at(place: float) -> float:
    """The opposite of `scale_place`, microvolts."""
    if place <= 0.5:
        return max(0.0, place) * 2 * LINEAR_UP_TO_UV
    return float(LINEAR_UP_TO_UV * (TOP_UV / LINEAR_UP_TO_UV) ** (2 * min(place, 1.0) - 1))
