"""Which seconds of the session belong to which column of a picture.

Guarantees: columns lie on a grid that moves in steps of a tenth of the span, so that between two moves new seconds only
add columns on the right; each column's seconds are told as ranges, and a second narrower than a column still has one.
Pure.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# What can be chosen, seconds; 0 is the whole session.
SPANS_S = (600.0, 1800.0, 3600.0, 14400.0, 0.0)
# The whole session is shown on the smallest of these that it fits.
WHOLE_S = tuple(60.0 * minutes for minutes in (10, 20, 30, 60, 120, 180, 240, 360, 480, 720, 960, 1440, 2160, 2880))
_MOVES_PER_SPAN = 10


@dataclass(frozen=True, slots=True)
class TimeColumns:
    """The span shown and how many columns it has."""

    start_s: float
    span_s: float
    columns: int

    @property
    def end_s(self) -> float:
        return self.start_s + self.span_s

    @property
    def column_s(self) -> float:
        return self.span_s / max(self.columns, 1)

    def time_at(self, place: float) -> float:
        """Stream time at a place, 0 left to 1 right."""
        return self.start_s + min(max(place, 0.0), 1.0) * self.span_s

    def place_of(self, seconds: float) -> float:
        return (seconds - self.start_s) / self.span_s

    def columns_of(self, first: int, end: int) -> tuple[int, int]:
        """The columns, cut to the picture, that show any of the seconds [first, end)."""
        left = int(np.floor((first - self.start_s) / self.column_s))
        right = int(np.ceil((end - self.start_s) / self.column_s))
        return min(max(left, 0), self.columns), min(max(right, 0), self.columns)

    def seconds_of(self, left: int, right: int, known_end: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """First and end of the seconds of each of the columns [left, right); empty ranges beyond `known_end`."""
        edges = self.start_s + np.arange(left, right + 1) * self.column_s
        first = np.floor(edges[:-1] + 1e-9).astype(np.intp)
        end = np.maximum(np.floor(edges[1:] + 1e-9).astype(np.intp), first + 1)
        return np.clip(first, 0, known_end), np.clip(end, 0, known_end)


def span_for(chosen_s: float, session_s: float) -> float:
    """The span of what was chosen; for 0 the smallest round one that holds the session."""
    if chosen_s > 0:
        return chosen_s
    return next((span for span in WHOLE_S if span >= session_s), float(np.ceil(session_s / 86_400.0) * 86_400.0))


def newest_start(span_s: float, session_s: float) -> float:
    """Where a span begins that shows the newest second, on the grid of moves."""
    move = span_s / _MOVES_PER_SPAN
    return max(0.0, float(np.ceil((session_s - span_s) / move)) * move)


def means(values: NDArray[np.floating], first: NDArray[np.intp], end: NDArray[np.intp]) -> NDArray[np.float32]:
    """The mean of each range of rows, missing values (NaN) left out; NaN where there is none.

    Args:
        values: Shape (n_seconds, ...).

    Returns:
        Shape (n_ranges, ...).
    """
    result = np.full((first.size, *values.shape[1:]), np.nan, dtype=np.float32)
    there = np.flatnonzero(end > first)
    if not there.size:
        return result
    low, high = int(first[there].min()), int(end[there].max())
    part = values[low:high].astype(np.float32)
    good = np.isfinite(part)
    # One row more, so that a range may end at the end.
    part = np.concatenate([np.where(good, part, np.float32(0)), np.zeros((1, *part.shape[1:]), np.float32)])
    counts = np.concatenate([good, np.zeros((1, *good.shape[1:]), np.bool_)]).astype(np.float32)
    pairs = np.stack([first[there] - low, end[there] - low], axis=1).ravel()
    total = np.add.reduceat(part, pairs, axis=0)[::2]
    count = np.add.reduceat(counts, pairs, axis=0)[::2]
    result[there] = np.divide(total, count, out=np.full(total.shape, np.nan, np.float32), where=count > 0)
    return result


def extremes(
    values: NDArray[np.floating], first: NDArray[np.intp], end: NDArray[np.intp]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Lowest and highest of each range of rows and of all that is in them; NaN where there is none."""
    lows = np.full(first.size, np.nan, dtype=np.float32)
    highs = lows.copy()
    there = np.flatnonzero(end > first)
    if not there.size:
        return lows, highs
    low, high = int(first[there].min()), int(end[there].max())
    part = values[low:high].astype(np.float32).reshape(high - low, -1)
    good = np.isfinite(part)
    least = np.append(np.where(good, part, np.inf).min(axis=1), np.inf)
    most = np.append(np.where(good, part, -np.inf).max(axis=1), -np.inf)
    pairs = np.stack([first[there] - low, end[there] - low], axis=1).ravel()
    lowest, highest = np.minimum.reduceat(least, pairs)[::2], np.maximum.reduceat(most, pairs)[::2]
    lows[there] = np.where(np.isfinite(lowest), lowest, np.nan)
    highs[there] = np.where(np.isfinite(highest), highest, np.nan)
    return lows, highs
