"""What a signal does within each pixel column: its lowest and highest value there.

Guarantees: nothing that happened within a column is lost, however many samples fall into it; where fewer than one
does, the straight line between samples is followed, so that a trace never breaks up. Pure.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.ui.signal_views.page_store import PageStore

Derive = Callable[[NDArray[np.float32]], NDArray[np.float32]]
Extremes = tuple[NDArray[np.float32], NDArray[np.float32]]


def column_extremes(store: PageStore, bounds: NDArray[np.float64], derive: Derive) -> Extremes:
    """Lowest and highest values between successive `bounds`.

    Args:
        bounds: Sample positions (fractional) of the column edges, rising, shape (n_columns + 1,).
        derive: Makes the traces to draw of channels, both float32, shape (n, n_samples).

    Returns:
        Two arrays of channel units, float32, shape (n_traces, n_columns); NaN where a sample is missing.
    """
    first = int(np.floor(bounds[0]))
    end = int(np.ceil(bounds[-1])) + 1
    return segment_extremes(derive(store.read(first, end + 1)), first, bounds)


def segment_extremes(segment: NDArray[np.float32], first: int, bounds: NDArray[np.float64]) -> Extremes:
    """The same of samples that are at hand.

    Args:
        segment: Samples from index `first` on, shape (n_traces, n_samples); one more than the last bound needs.
    """
    whole = np.floor(bounds).astype(np.int64)
    fraction = (bounds - whole).astype(np.float32)
    at = whole - first
    # A bound that falls on a sample needs no neighbour (and NaN times zero would be NaN).
    edges = np.where(fraction > 0, segment[:, at] + (segment[:, at + 1] - segment[:, at]) * fraction, segment[:, at])
    lows = np.minimum(edges[:, :-1], edges[:, 1:])
    highs = np.maximum(edges[:, :-1], edges[:, 1:])
    starts = np.ceil(bounds).astype(np.int64) - first
    filled = starts[:-1] < starts[1:]
    if filled.any():
        inner = segment[:, : starts[-1]]
        begins = np.minimum(starts[:-1], max(inner.shape[1] - 1, 0))
        inner_lows = np.minimum.reduceat(inner, begins, axis=1)
        inner_highs = np.maximum.reduceat(inner, begins, axis=1)
        lows = np.where(filled, np.minimum(lows, inner_lows), lows)
        highs = np.where(filled, np.maximum(highs, inner_highs), highs)
    return lows, highs
