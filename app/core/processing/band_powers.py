"""The EEG's frequency bands and how much power lies in each.

Guarantees: bands neither overlap nor leave holes between 1 and 45 Hz. Does not: filter; it integrates densities.
Bands: Kane et al., A revised glossary of terms most commonly used by clinical electroencephalographers, Clin
Neurophysiol Pract 2017;2:170-185. Delta begins at 1 Hz here, because below lies drift; gamma ends at 45 Hz, because
above lies mains.
Pure; any thread.
"""

import numpy as np
from numpy.typing import NDArray

from app.core.processing.analysis import AnalysedBand
from app.core.processing.spectra import power_between

BANDS = (
    AnalysedBand(name="delta", low_hz=1.0, high_hz=4.0),
    AnalysedBand(name="theta", low_hz=4.0, high_hz=8.0),
    AnalysedBand(name="alpha", low_hz=8.0, high_hz=13.0),
    AnalysedBand(name="beta", low_hz=13.0, high_hz=30.0),
    AnalysedBand(name="gamma", low_hz=30.0, high_hz=45.0),
)


def band_powers(density: NDArray[np.float64], axis_hz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Absolute power by band.

    Args:
        density: Units squared per hertz, shape (n_channels, n_frequencies).
        axis_hz: The frequencies.

    Returns:
        Units squared, shape (n_channels, n_bands), in the order of `BANDS`.
    """
    return np.stack([power_between(density, axis_hz, band.low_hz, band.high_hz) for band in BANDS], axis=-1)


def relative_powers(absolute: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each band's share of the sum over the bands; zeros where there is no power at all."""
    total = absolute.sum(axis=-1, keepdims=True)
    shares: NDArray[np.float64] = np.divide(absolute, total, out=np.zeros_like(absolute), where=total > 0)
    return shares
