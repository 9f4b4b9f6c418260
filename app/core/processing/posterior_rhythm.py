"""An estimate of the posterior dominant rhythm from a mean spectrum.

Guarantees: says nothing (None) where no peak stands out of the 1/f trend. Does not: know whether the eyes were closed;
it is an aid to the reader, who looks at the traces. Pure; any thread.
"""

import numpy as np
from numpy.typing import NDArray

from app.core.processing.analysis import PosteriorRhythm
from app.core.processing.spectra import power_between
from app.core.processing.topography import electrode_of

Floats = NDArray[np.float64]

_BEST = frozenset({"O1", "Oz", "O2", "PO3", "POz", "PO4", "PO7", "PO8"})
_SECOND_BEST = frozenset({"P3", "Pz", "P4", "P7", "P8"})
# From the slow posterior rhythms of small children and encephalopathy up to the fast alpha variant.
_LOWEST_HZ, _HIGHEST_HZ = 5.0, 13.5
# The trend is fitted where no rhythm is expected to hide it.
_TREND_HZ = ((2.0, 5.0), (15.0, 30.0))


def posterior_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `labels` over the occipital lobe; parietal ones where there is no occipital one; else none."""
    for wanted in (_BEST, _SECOND_BEST):
        found = tuple(label for label in labels if electrode_of(label) in wanted)
        if found:
            return found
    return ()


def estimate_posterior_rhythm(
    density: Floats, axis_hz: Floats, labels: tuple[str, ...], prominence_db: float
) -> PosteriorRhythm | None:
    """The peak of a posterior spectrum.

    Args:
        density: Microvolts squared per hertz, shape (n_frequencies,).
        axis_hz: The frequencies.
        labels: The channels it is the mean of.
        prominence_db: Least height above the 1/f trend.
    """
    fitted = np.zeros(axis_hz.shape, dtype=bool)
    for low_hz, high_hz in _TREND_HZ:
        fitted |= (axis_hz >= low_hz) & (axis_hz <= high_hz)
    fitted &= density > 0
    searched = np.flatnonzero((axis_hz >= _LOWEST_HZ) & (axis_hz <= _HIGHEST_HZ) & (density > 0))
    if fitted.sum() < 8 or searched.size < 3:
        return None
    slope, level = np.polyfit(np.log10(axis_hz[fitted]), np.log10(density[fitted]), 1)
    above_db = np.full(axis_hz.shape, -np.inf)
    above_db[searched] = 10 * (np.log10(density[searched]) - slope * np.log10(axis_hz[searched]) - level)
    inner = searched[1:-1]
    peaks = inner[(above_db[inner] >= above_db[inner - 1]) & (above_db[inner] >= above_db[inner + 1])]
    if not peaks.size:
        return None
    peak = int(peaks[np.argmax(above_db[peaks])])
    if above_db[peak] < prominence_db:
        return None
    before, here, after = above_db[peak - 1 : peak + 2]
    curvature = before - 2 * here + after
    shift = 0.5 * (before - after) / curvature if curvature < 0 else 0.0
    frequency_hz = float(axis_hz[peak] + shift * (axis_hz[1] - axis_hz[0]))
    power_uv2 = float(power_between(density, axis_hz, frequency_hz - 1.0, frequency_hz + 1.0))
    return PosteriorRhythm(
        frequency_hz=round(frequency_hz, 2),
        prominence_db=round(float(here), 1),
        amplitude_uv=round(2 * float(np.sqrt(2 * power_uv2)), 1),
        labels=labels,
    )
