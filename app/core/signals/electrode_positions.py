"""Where electrodes lie on the head: the one source of places for maps, montages and the simulated patient.

Guarantees: every name of the 10-20, 10-10 and 10-05 systems has its place; names are understood as amplifiers and files
write them ("EEG Fp1-Ref", "Fc5.", "T3"); a place that the device itself gives comes before that of the name. Does not:
know the patient's own head; the head is a unit sphere with x to the right ear, y to the nose, z up. Pure; any thread.

Places: the sphere's equator runs through Fpz, T7, Oz and T8 in steps of 18 degrees for 10 %, the midline from Nz over
Cz to Iz in steps of 22.5 degrees, and each row of electrodes is the arc through its two ends on the equator and its
midline point, divided evenly (Oostenveld & Praamstra, Clin Neurophysiol 2001;112:713-719; the 10-20 system: Jasper,
Electroencephalogr Clin Neurophysiol 1958;10:371-375; T7, T8, P7, P8 for T3 to T6: ACNS Guideline 2, 2016). Computed
here; no table of anybody's is copied.
"""

import functools
import math
import re

import numpy as np
from numpy.typing import NDArray

from app.core.signals.channels import Channel

Floats = NDArray[np.float64]
Point = tuple[float, float, float]

FEWEST_MEASURED = 8
"""With fewer measured points than these no sphere is fitted to them."""

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
# Earlobes and mastoids: where references sit. Ours, as no system places them: below the ring of T9 and T10, the lobe a
# little and the mastoid well behind the ear's opening. Angle from the nose and from Cz.
_EARS = {"A1": (-97.0, 124.0), "A2": (97.0, 124.0), "M1": (-113.0, 124.0), "M2": (113.0, 124.0)}


def _on_sphere(azimuth_degrees: float, polar_degrees: float) -> Floats:
    """A point by its angle from the nose (left negative) and from Cz."""
    azimuth, polar = np.radians(azimuth_degrees), np.radians(polar_degrees)
    return np.array([np.sin(polar) * np.sin(azimuth), np.sin(polar) * np.cos(azimuth), np.cos(polar)])


def _point(place: Floats) -> Point:
    return float(place[0]), float(place[1]), float(place[2])


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
    return {name: _point(place) for name, place in places.items()}


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


def ear_position(label: str) -> Point | None:
    """Place of an earlobe or mastoid (A1, A2, M1, M2); they are references, which no map is drawn from."""
    found = _LABEL.match(label.strip())
    ear = _EARS.get(found.group(1).upper()) if found is not None else None
    return _point(_on_sphere(*ear)) if ear is not None else None


def channel_position(channel: Channel) -> Point | None:
    """Place on the unit sphere of a channel's electrode: the device's own where it gives one, else that of its name."""
    return channel.position if channel.position is not None else electrode_position(channel.label)


def unit_point(x: float, y: float, z: float) -> Point | None:
    """The direction of (x, y, z); None where it has none or is not finite."""
    length = math.sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if math.isfinite(length) and length > 1e-9 else None


def on_unit_sphere(measured: Floats) -> Floats | None:
    """Measured places as directions from the middle of the sphere that fits them best (least squares).

    Args:
        measured: Shape (n, 3), any unit of length, x to the right, y to the nose, z up.

    Returns:
        Unit vectors, shape (n, 3); None where fewer than `FEWEST_MEASURED` are finite or they fit no sphere.
    """
    finite = np.isfinite(measured).all(axis=1)
    if int(finite.sum()) < FEWEST_MEASURED:
        return None
    points = measured[finite]
    solved, _, rank, _ = np.linalg.lstsq(np.c_[2 * points, np.ones(len(points))], (points**2).sum(axis=1), rcond=None)
    if rank < 4:
        return None  # they lie in one plane
    outwards = measured - solved[:3]
    lengths = np.linalg.norm(outwards, axis=1, keepdims=True)
    if not (lengths[finite] > 1e-9).all():
        return None
    return np.asarray(outwards / lengths)
