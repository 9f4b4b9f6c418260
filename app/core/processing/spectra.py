"""Power spectral densities of stretches of signal.

Guarantees: one-sided densities whose integral is the variance of the detrended signal (Parseval), in units squared per
hertz, float64. Does not: judge or average over channels. Pure; any thread.
"""

import functools

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Half bandwidth of the multitaper estimate in units of 1 / duration, and its number of tapers: 2 NW - 1 (Thomson 1982).
_TIME_HALF_BANDWIDTH = 2.0
_TAPERS = 3


def without_trend(samples: NDArray[np.float32] | Floats) -> Floats:
    """`samples` (n_channels, n_samples) less each channel's own straight line."""
    values = np.array(samples, dtype=np.float64)
    values -= values.mean(axis=1, keepdims=True)
    n = values.shape[1]
    if n < 3:
        return values
    line = np.arange(n) - (n - 1) / 2
    slope = values @ line / float(line @ line)
    values -= slope[:, np.newaxis] * line
    return values


def frequencies_hz(n_samples: int, rate_hz: float) -> Floats:
    """The axis of a density of `n_samples` samples."""
    if n_samples == 0:
        return np.zeros(0)
    return np.asarray(np.fft.rfftfreq(n_samples, 1 / rate_hz), dtype=np.float64)


def _one_sided(power: Floats, n_samples: int) -> Floats:
    power[..., 1:] *= 2
    if n_samples % 2 == 0:
        power[..., -1] /= 2
    return power


def periodogram(samples: NDArray[np.float32] | Floats, rate_hz: float) -> Floats:
    """Density under one Hann window over the whole stretch, shape (n_channels, n_samples // 2 + 1)."""
    values = without_trend(samples)
    n = values.shape[1]
    window = 0.5 - 0.5 * np.cos(2 * np.pi * (np.arange(n) + 0.5) / n)
    spectrum = np.fft.rfft(values * window, axis=1)
    return _one_sided(np.abs(spectrum) ** 2 / (rate_hz * float(window @ window)), n)


def welch(samples: NDArray[np.float32] | Floats, rate_hz: float, segment_s: float) -> tuple[Floats, Floats]:
    """Axis and density by Welch's method: Hann segments that overlap by half, each without its trend (Welch 1967)."""
    n = min(samples.shape[1], max(2, round(segment_s * rate_hz)))
    step = max(1, n // 2)
    starts = range(0, samples.shape[1] - n + 1, step)
    total = np.zeros((samples.shape[0], n // 2 + 1))
    for start in starts:
        total += periodogram(samples[:, start : start + n], rate_hz)
    return frequencies_hz(n, rate_hz), total / len(starts)


@functools.lru_cache(maxsize=8)
def _tapers(n_samples: int) -> Floats:
    from scipy.signal import windows  # takes a second to import

    tapers: Floats = windows.dpss(n_samples, _TIME_HALF_BANDWIDTH, _TAPERS)
    return tapers


def multitaper(samples: NDArray[np.float32] | Floats, rate_hz: float) -> Floats:
    """Density by three Slepian tapers, NW = 2 (Thomson 1982): over 4 s, +-0.5 Hz wide, a third of the variance of one
    window. Shape (n_channels, n_samples // 2 + 1).
    """
    values = without_trend(samples)
    n = values.shape[1]
    total = np.zeros((values.shape[0], n // 2 + 1))
    for taper in _tapers(n):
        total += np.abs(np.fft.rfft(values * taper, axis=1)) ** 2
    return _one_sided(total / (_TAPERS * rate_hz), n)


def power_between(density: Floats, axis_hz: Floats, low_hz: float, high_hz: float) -> Floats:
    """Integral of each channel's density over `low_hz` <= f < `high_hz`; units squared."""
    inside = (axis_hz >= low_hz) & (axis_hz < high_hz)
    step_hz = axis_hz[1] - axis_hz[0] if axis_hz.size > 1 else 0.0
    total: Floats = density[..., inside].sum(axis=-1) * step_hz
    return total
