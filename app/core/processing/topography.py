"""What a map between electrodes looks like.

Guarantees: at an electrode a map shows that electrode's value (but for a smoothing of 1e-5); what is left out takes no
part in it. Does not: know the patient's own head (see `app.core.signals.electrode_positions` for the places). Pure; any
thread.

Maps: spherical splines (Perrin et al., Electroencephalogr Clin Neurophysiol 1989;72:184-187).
"""

import functools

import numpy as np
from numpy.typing import NDArray

from app.core.signals.electrode_positions import Point, electrode_of, electrode_position, flat_position

__all__ = [
    "FEWEST_ELECTRODES",
    "Floats",
    "Point",
    "electrode_of",
    "electrode_position",
    "flat_position",
    "head_maps",
    "interpolate",
    "spline_weights",
]

Floats = NDArray[np.float64]

FEWEST_ELECTRODES = 6
"""With fewer a map would be made up."""

_SPLINE_ORDER = 4
_SPLINE_TERMS = 50
# Relative to the spline kernel's diagonal: damps what a bad neighbour would bend, keeps close electrodes solvable.
_SMOOTHING = 1e-5


@functools.cache
def _kernel_table() -> tuple[Floats, Floats]:
    """The function g of Perrin 1989, equation 3, with m = 4, at even steps of the cosine; exact to 1e-9 of g(1)."""
    n = np.arange(1, _SPLINE_TERMS + 1, dtype=np.float64)
    factors = (2 * n + 1) / (n * (n + 1)) ** _SPLINE_ORDER / (4 * np.pi)
    cosines = np.linspace(-1.0, 1.0, 20_001)
    return cosines, np.asarray(np.polynomial.legendre.legval(cosines, np.concatenate([[0.0], factors])))


def _kernel(cosines: Floats) -> Floats:
    return np.asarray(np.interp(cosines, *_kernel_table()))


def interpolate(places: Floats, values: Floats, targets: Floats) -> Floats:
    """Values at `targets` by spherical splines.

    Args:
        places: Unit vectors of the electrodes, shape (n, 3), n >= 3, no two the same.
        values: What was measured there, shape (n,) or (n, k).
        targets: Unit vectors, shape (m, 3).

    Returns:
        Shape (m,) or (m, k).
    """
    n = places.shape[0]
    weights = np.linalg.solve(_system(places), np.concatenate([values, np.zeros((1, *values.shape[1:]))]))
    return np.asarray(_kernel(targets @ places.T) @ weights[:n] + weights[n])


def spline_weights(places: Floats, targets: Floats) -> NDArray[np.float32]:
    """What `interpolate` does, as a matrix: `spline_weights(p, t) @ values` for values that come again and again.

    Args:
        places: As for `interpolate`.
        targets: As for `interpolate`.

    Returns:
        Shape (m, n); each row sums to 1.
    """
    n = places.shape[0]
    inverse = np.linalg.inv(_system(places))
    kernels = np.concatenate([_kernel(targets @ places.T), np.ones((targets.shape[0], 1))], axis=1)
    return np.asarray(kernels @ inverse[:, :n], dtype=np.float32)


def _system(places: Floats) -> Floats:
    """The spline's equations: the kernel between electrodes, and that the weights sum to zero."""
    n = places.shape[0]
    own = _kernel(places @ places.T)
    system = np.zeros((n + 1, n + 1))
    system[:n, :n] = own + _SMOOTHING * own[0, 0] * np.eye(n)
    system[:n, n] = system[n, :n] = 1.0
    return system


def head_maps(labels: tuple[str, ...], values: Floats, size: int = 96) -> Floats | None:
    """Square maps of the head, nose up, row 0 at the top; NaN outside the head.

    Args:
        labels: Channel labels; those that name no electrode are left out, as is a second one of the same name.
        values: Rows by label, a column for each map, shape (n, k); rows with a NaN are left out.
        size: Rows and columns of a map.

    Returns:
        Shape (k, size, size); None where fewer than `FEWEST_ELECTRODES` have a place and a value.
    """
    found: dict[str, int] = {}
    for row, label in enumerate(labels):
        name = electrode_of(label)
        if name is not None and np.isfinite(values[row]).all():
            found.setdefault(name, row)
    if len(found) < FEWEST_ELECTRODES:
        return None
    places = np.array([electrode_position(name) for name in found], np.float64)
    line = (np.arange(size) + 0.5) / size * 2 - 1
    x, y = np.meshgrid(line, -line)
    radius = np.hypot(x, y)
    inside = radius <= 1.0
    polar = radius[inside] * np.pi / 2
    scale = np.divide(np.sin(polar), radius[inside], out=np.zeros_like(polar), where=radius[inside] > 0)
    targets = np.stack([x[inside] * scale, y[inside] * scale, np.cos(polar)], axis=1)
    result = np.full((values.shape[1], size, size), np.nan)
    result[:, inside] = interpolate(places, values[list(found.values())], targets).T
    return result
