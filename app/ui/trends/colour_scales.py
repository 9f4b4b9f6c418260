"""Colour scales of the trends, as numbers.

Guarantees: lightness changes evenly with the value (viridis: S. van der Walt, N. Smith, 2015), or with its distance
from zero, in the colours that left and right have on the traces; none needs red told from green; a value that is not
there has no colour at all. GUI thread (pyqtgraph reads its tables). Does not: choose ranges.
"""

import functools
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

Pixels = NDArray[np.uint32]
EVEN = "viridis"


@dataclass(frozen=True, slots=True)
class ColourScale:
    """From `low` to `high`; what lies beyond has the colour of the end."""

    low: float
    high: float

    def colours(self, values: NDArray[np.floating], colours: Pixels) -> Pixels:
        """Of 256 colours that of each value; 0 (transparent) where it is NaN."""
        place = (values - self.low) / (self.high - self.low) * 255
        found: Pixels = colours[np.nan_to_num(np.clip(place, 0, 255)).astype(np.uint8)]
        return np.where(np.isfinite(values), found, np.uint32(0))


@functools.lru_cache(maxsize=8)
def sided_table(low_colour: str, high_colour: str) -> Pixels:
    """256 colours, premultiplied: the one's full colour at the foot, nothing in the middle, the other's at the top."""
    share = np.abs(np.linspace(-1.0, 1.0, 256))
    ends = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (low_colour, high_colour)])
    parts = ends[(np.arange(256) >= 128).astype(np.intp)] * share[:, np.newaxis]
    red, green, blue = np.round(parts).astype(np.uint32).T
    packed: Pixels = np.round(share * 255).astype(np.uint32) << 24 | red << 16 | green << 8 | blue
    return packed


@functools.cache
def table(map_name: str) -> Pixels:
    """The 256 colours of a scale, 0xffrrggbb."""
    found = pg.colormap.get(map_name)  # type: ignore[no-untyped-call] # pyqtgraph has no types
    colours = found.getLookupTable(nPts=256).astype(np.uint32)
    packed: Pixels = np.uint32(0xFF000000) | colours[:, 0] << 16 | colours[:, 1] << 8 | colours[:, 2]
    return packed
