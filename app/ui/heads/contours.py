"""Lines of equal value on a field, and the colours between them.

Guarantees: all cells at once, so that a map a second costs about a millisecond. The colours are those of the report
(`app.core.clinic.reports.drawing`), whose lightness rises evenly: they can be told in grey and with any colour vision.
Pure; any thread. Does not: paint.
"""

import functools

import numpy as np
from numpy.typing import NDArray

from app.core.clinic.reports.drawing import colours

Floats = NDArray[np.floating]


@functools.cache
def ramp() -> NDArray[np.uint8]:
    """256 colours from low to high, shape (256, 3)."""
    return colours(np.linspace(0.0, 1.0, 256))


def shares_of(values: Floats, top: float) -> NDArray[np.uint8]:
    """Places in `ramp` of values between 0 and `top`."""
    return np.asarray(np.clip(np.nan_to_num(values) / top, 0.0, 1.0) * 255 + 0.5).astype(np.uint8)


def contour_lines(field: Floats, level: float) -> NDArray[np.float64]:
    """Pieces of the line where `field` is `level`.

    Marching squares (Maple 2003) over all cells at once; saddles are cut one way, which at this size nobody sees.

    Args:
        field: Shape (rows, columns), finite.

    Returns:
        Shape (k, 4): column and row of one end, column and row of the other.
    """
    ends: list[NDArray[np.float64]] = []
    counts = np.zeros((field.shape[0] - 1, field.shape[1] - 1), np.int64)
    crossings = np.full((*counts.shape, 4, 2), np.nan)
    rows, columns = np.mgrid[0 : counts.shape[0], 0 : counts.shape[1]].astype(np.float64)
    corners = [field[:-1, :-1], field[:-1, 1:], field[1:, 1:], field[1:, :-1]]
    offsets = [(0, 0), (0, 1), (1, 1), (1, 0)]
    for side in range(4):
        a, b = corners[side], corners[(side + 1) % 4]
        (row_a, column_a), (row_b, column_b) = offsets[side], offsets[(side + 1) % 4]
        cut = (a >= level) != (b >= level)
        share = np.divide(level - a, b - a, out=np.zeros(a.shape, np.float64), where=cut)
        row, column = np.nonzero(cut)
        nth = counts[row, column]
        crossings[row, column, nth, 0] = (columns + column_a + share * (column_b - column_a))[row, column]
        crossings[row, column, nth, 1] = (rows + row_a + share * (row_b - row_a))[row, column]
        counts[row, column] += 1
    for first in (0, 2):
        pair = counts >= first + 2
        ends.append(crossings[pair][:, first : first + 2].reshape(-1, 4))
    return np.concatenate(ends)
