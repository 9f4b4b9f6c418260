"""Where electrodes lie on the head, and what a map between them looks like.

Guarantees: every name of the 10-20, 10-10 and 10-05 systems has its place; names are understood as amplifiers and files
write them ("EEG Fp1-Ref", "Fc5.", "T3"). Does not: know the patient's own head; the head is a unit sphere with x to the
right ear, y to the nose, z up. Pure; any thread.

Places: the sphere's equator runs through Fpz, T7, Oz and T8 in steps of 18 degrees for 10 %, the midline from Nz over
Cz to Iz in steps of 22.5 degrees, and each row of electrodes is the arc through its two ends on the equator and its
midline point, divided evenly (Oostenveld & Praamstra, Clin Neurophysiol 2001;112:713-719).
Maps: spherical splines (Perrin et al., Electroencephalogr Clin Neurophysiol 1989;72:184-187).
"""

import functools
import re

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Point = tuple[float, float, float]

# Rows from front to back in steps of 5 %: name of the row's electrodes, and of its end on the equator.
_ROWS = ("AFp", "AF", "AFF", "F", "FFC", "FC", "FCC", "C", "CCP", "CP", "CPP", "P", "PPO", "PO", "POO")
_ROW_ENDS = {"FFC": "FFT", "FC": "FT", "FCC": "FTT", "C": "T", "CCP": "TTP", "CP": "TP", "CPP": "TPP"}
# From the midline outwards, in eighths of the row: z, 1h, 1, 3h ... 7 (left) and z, 2h, 2, 4h ... 8 (right).
_LEFT = ("z", "1h", "1", "3h", "3", "5h", "5", "7h", "7")
_RIGHT = ("z", "2h", "2", "4h", "4", "6h", "6", "8h", "8")
_OLD_NAMES = {"T3": "T7", "T4": "T8", "T5": "P7", "T6": "P8"}
# What a label names besides its electrode: common references, which do not move it on the head.
_REFERENCE = r"(?:REF|LE|AR|AVG?|CAR|A1|A2|A1A2|A1\+A2|M1|M2|AA|ORG?|CZREF)"
_LABEL = re.compile(rf"^(?:EEG|POL)?\s*([A-Z0-9]+?)\.*\s*(?:[-/]\s*{_REFERENCE})?$", re.IGNORECASE)

_SPLINE_ORDER = 4
_SPLINE_TERMS = 50
# Relative to the spline kernel's diagonal: damps what a bad neighbour would bend, keeps close electrodes solvable.
_SMOOTHING = 1e-5


def _on_sphere(azimuth_degrees: float, polar_degrees: float) -> Floats:
    """A point by its angle from the nose (left negative) and from Cz."""
    azimuth, polar = np.radians(azimuth_degrees), np.radians(polar_degrees)
    return np.array([np.sin(polar) * np.sin(azimuth), np.sin(polar) * np.cos(azimuth), np.cos(polar)])


def _arc(left: Floats, top: Floats, right: Floats, share: float) -> Floats:
    """Point on the circle through three points of the sphere; `share` -1 is `left`, 0 `top`, 1 `right`."""
    normal = np.cross(left - top, right - top)
    normal /= np.linalg.norm(normal)
    centre = normal * (normal @ top)
    radius = np.linalg.norm(top - centre)
    across = (top - centre) / radius
    along = np.cross(normal, across)
    end = right if share >= 0 else left
    whole = np.arctan2((end - centre) @ along, (end - centre) @ across)
    angle = whole * abs(share)
    return np.asarray(centre + radius * (np.cos(angle) * across + np.sin(angle) * along))


@functools.cache
def _places() -> dict[str, Point]:
    places: dict[str, Floats] = {}
    for step, row in enumerate(_ROWS):
        azimuth = 27.0 + 9.0 * step  # along the equator, from AFp7 to POO7
        polar = -(78.75 - 11.25 * step)  # along the midline, from AFpz to POOz; negative is towards the nose
        ends = _ROW_ENDS.get(row, row)
        left, right = _on_sphere(-azimuth, 90.0), _on_sphere(azimuth, 90.0)
        top = _on_sphere(0.0, -polar) if polar < 0 else _on_sphere(180.0, polar)
        for eighth in range(9):
            for names, sign in ((_LEFT, -1), (_RIGHT, 1)):
                name = names[eighth]
                prefix = ends if name[0] in "78" else row
                places[prefix + name] = _arc(left, top, right, sign * eighth / 8)
        for odd, even, polar_low in (("9h", "10h", 101.25), ("9", "10", 112.5)):
            places[ends + odd], places[ends + even] = _on_sphere(-azimuth, polar_low), _on_sphere(azimuth, polar_low)
    for name, azimuth, polar in (
        ("Nz", 0.0, 112.5), ("Fpz", 0.0, 90.0), ("Oz", 180.0, 90.0), ("Iz", 180.0, 112.5), ("OIz", 180.0, 101.25),
        ("NFpz", 0.0, 101.25), ("Fp1", -18.0, 90.0), ("Fp2", 18.0, 90.0), ("O1", -162.0, 90.0), ("O2", 162.0, 90.0),
        ("Fp1h", -9.0, 90.0), ("Fp2h", 9.0, 90.0), ("O1h", -171.0, 90.0), ("O2h", 171.0, 90.0),
        ("N1", -18.0, 112.5), ("N2", 18.0, 112.5), ("I1", -162.0, 112.5), ("I2", 162.0, 112.5),
        ("O9", -162.0, 112.5), ("O10", 162.0, 112.5), ("OI1", -162.0, 101.25), ("OI2", 162.0, 101.25),
        ("OI1h", -171.0, 101.25), ("OI2h", 171.0, 101.25), ("I1h", -171.0, 112.5), ("I2h", 171.0, 112.5),
    ):  # fmt: skip
        places[name] = _on_sphere(azimuth, polar)
    return {name: (float(p[0]), float(p[1]), float(p[2])) for name, p in places.items()}


@functools.cache
def _by_folded_name() -> dict[str, str]:
    return {name.casefold(): name for name in _places()}


def electrode_of(label: str) -> str | None:
    """The electrode a channel's label names ("EEG FP1-REF" -> "Fp1"); None for a bipolar channel or no electrode."""
    found = _LABEL.match(label.strip())
    if found is None:
        return None
    name = found.group(1).upper()
    return _by_folded_name().get(_OLD_NAMES.get(name, name).casefold())


def electrode_position(label: str) -> Point | None:
    """Place on the unit sphere of the electrode that `label` names; None where it names none."""
    name = electrode_of(label)
    return _places()[name] if name is not None else None


def flat_position(place: Point) -> tuple[float, float]:
    """Place on a round map seen from above, nose up: 1 is the head's edge (the equator); azimuthal equidistant."""
    x, y, z = place
    polar = np.arccos(np.clip(z, -1.0, 1.0)) / (np.pi / 2)
    across = float(np.hypot(x, y))
    return (0.0, 0.0) if across < 1e-12 else (float(x / across * polar), float(y / across * polar))


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
    own = _kernel(places @ places.T)
    system = np.zeros((n + 1, n + 1))
    system[:n, :n] = own + _SMOOTHING * own[0, 0] * np.eye(n)
    system[:n, n] = system[n, :n] = 1.0
    weights = np.linalg.solve(system, np.concatenate([values, np.zeros((1, *values.shape[1:]))]))
    return np.asarray(_kernel(targets @ places.T) @ weights[:n] + weights[n])


def head_maps(labels: tuple[str, ...], values: Floats, size: int = 96) -> Floats | None:
    """Square maps of the head, nose up, row 0 at the top; NaN outside the head.

    Args:
        labels: Channel labels; those that name no electrode are left out, as is a second one of the same name.
        values: Rows by label, a column for each map, shape (n, k); rows with a NaN are left out.
        size: Rows and columns of a map.

    Returns:
        Shape (k, size, size); None where fewer than 6 electrodes have a place and a value.
    """
    found: dict[str, int] = {}
    for row, label in enumerate(labels):
        name = electrode_of(label)
        if name is not None and np.isfinite(values[row]).all():
            found.setdefault(name, row)
    if len(found) < 6:
        return None
    places = np.array([_places()[name] for name in found])
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
