"""Which electrodes an amplifier of so many channels has: names of the 10-20, 10-10 and 10-5 systems, and a grid's.

Guarantees: pure; for every number of channels from 8 to 1,024 the same names in the same order, front to back and left
to right. Beyond the 256 of the 10-5 system come the contacts of a high-density grid, G1 to G768, spread evenly.
Does not: say where named sites are; `app.core.signals.electrode_positions` does, with its sources.
"""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from app.core.errors import DefectError
from app.core.signals.electrode_positions import ear_position, electrode_position, flat_position

# Rows from front to back: steps of 5 % of the arc over the vertex in front of Cz, and the name's first part near the
# midline and at the temple.
_ROWS: tuple[tuple[int, str, str], ...] = (
    (7, "AFp", "AFp"),
    (6, "AF", "AF"),
    (5, "AFF", "AFF"),
    (4, "F", "F"),
    (3, "FFC", "FFT"),
    (2, "FC", "FT"),
    (1, "FCC", "FTT"),
    (0, "C", "T"),
    (-1, "CCP", "TTP"),
    (-2, "CP", "TP"),
    (-3, "CPP", "TPP"),
    (-4, "P", "P"),
    (-5, "PPO", "PPO"),
    (-6, "PO", "PO"),
    (-7, "POO", "POO"),
)
# Columns as a share of the way from the midline to the temple (9 and 10 lie below it), names on the left and right.
_COLUMNS: tuple[tuple[float, str, str], ...] = (
    (0.125, "1h", "2h"),
    (0.25, "1", "2"),
    (0.375, "3h", "4h"),
    (0.5, "3", "4"),
    (0.625, "5h", "6h"),
    (0.75, "5", "6"),
    (0.875, "7h", "8h"),
    (1.0, "7", "8"),
    (1.125, "9h", "10h"),
    (1.25, "9", "10"),
)
# Fp1, Fpz, Fp2 and O1, Oz, O2 lie side by side on the ring.
_ENDS = (("Fp", 8), ("O", -8))

_EIGHT = ("Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2")
_SIXTEEN = ("F7", "F3", "F4", "F8", "T7", "T8", "P3", "P4")
_NINETEEN = ("Fz", "Cz", "Pz")
_THIRTY_TWO = ("FC5", "FC1", "FC2", "FC6", "CP5", "CP1", "CP2", "CP6", "AF3", "AF4", "PO3", "PO4", "Oz")
# fmt: off
_SIXTY_FOUR = (
    "Fpz", "AF7", "AFz", "AF8", "F5", "F1", "F2", "F6", "FT7", "FC3", "FCz", "FC4", "FT8", "C5", "C1", "C2", "C6",
    "TP7", "CP3", "CPz", "CP4", "TP8", "P5", "P1", "P2", "P6", "PO7", "POz", "PO8", "T9", "T10", "Iz",
)
# fmt: on
_EARS = ("A1", "A2")
_NAMED = 256
_GRID = 768
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def electrode_labels(n_channels: int) -> tuple[str, ...]:
    """Names for an amplifier of `n_channels` (8 to 1,024): 10-20 up to 21 (both ears), 10-10, 10-5, a grid."""
    wanted = [*_EIGHT, *_SIXTEEN, *_NINETEEN]
    if n_channels <= 21:
        chosen = [*wanted, *_EARS][:n_channels]
    else:
        first = [*wanted, *_THIRTY_TWO, *_SIXTY_FOUR]
        rest = [label for label in sorted(_named_sites(), key=_fineness) if label not in set(first) | set(_EARS)]
        chosen = [*first, *rest][: min(n_channels, _NAMED)]
        chosen += [_grid_label(k) for k in range(n_channels - _NAMED)]
    return tuple(sorted(chosen, key=_reading_order))


def electrode_positions(labels: tuple[str, ...]) -> NDArray[np.float64]:
    """Places on the unit sphere: x to the right ear, y to the nose, z up; shape (len(labels), 3)."""
    sites = _sites()
    return np.array([sites[label] for label in labels], np.float64)


def own_position(label: str) -> tuple[float, float, float] | None:
    """Where a contact is whose name does not say so (the grid's); None for the others."""
    return _sites()[label] if label in _sites() and label not in _named_sites() else None


def _grid_label(k: int) -> str:
    return f"G{k + 1}"


@cache
def _sites() -> dict[str, tuple[float, float, float]]:
    """The named sites and the grid's, which lie on a spiral over the upper head (Fibonacci lattice)."""
    sites = dict(_named_sites())
    for k in range(_GRID):
        height = 1 - 0.9 * (k + 0.5) / _GRID
        radius, around = math.sqrt(1 - height * height), k * _GOLDEN_ANGLE
        sites[_grid_label(k)] = (radius * math.cos(around), radius * math.sin(around), height)
    return sites


@cache
def _named_sites() -> dict[str, tuple[float, float, float]]:
    """Every named site that an amplifier here may have, with its place."""
    names = [f"{row}{end}" for row, _ in _ENDS for end in ("1", "z", "2")]
    for _, middle, temple in _ROWS:
        names.append(f"{middle}z")
        for share, left, right in _COLUMNS:
            names += [f"{temple if share > 0.8 else middle}{end}" for end in (left, right)]
    names.append("Iz")
    sites: dict[str, tuple[float, float, float]] = {}
    for name in names:
        place = electrode_position(name)
        if place is None:
            raise DefectError(f"There is no place for the electrode {name}.")
        sites[name] = place
    for ear in _EARS:
        place = ear_position(ear)
        if place is None:
            raise DefectError(f"There is no place for the ear {ear}.")
        sites[ear] = place
    return sites


def _fineness(label: str) -> tuple[float, ...]:
    """10-10 before 10-5 (names with an h, or of a row with three letters); then from the vertex down, in pairs."""
    x, y, z = _sites()[label]
    is_fine = label.endswith("h") or len(label.rstrip("0123456789hz")) == 3
    return (float(is_fine), -round(z, 3), y, x)


def _reading_order(label: str) -> tuple[float, float]:
    if label in _EARS:
        return (99.0, float(_EARS.index(label)))
    if label == "Iz":
        return (98.0, 0.0)
    if label.startswith("G"):
        return (100.0, float(label[1:]))
    row = label.rstrip("0123456789hz")
    ends = [(steps, name, name) for name, steps in _ENDS]
    steps = next(steps for steps, middle, temple in (*_ROWS, *ends) if row in (middle, temple))
    return (-float(steps), flat_position(_sites()[label])[0])
