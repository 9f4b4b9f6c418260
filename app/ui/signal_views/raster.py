"""Draws min-max columns of many traces into an image, one strip at a time.

Guarantees: the cost of a frame depends on the new columns only, not on the page; edges are smoothed by coverage;
nothing outside the strip is touched. Needs no screen and no Qt. Does not: know time, units or montages.
"""

import numpy as np
from numpy.typing import NDArray

OPAQUE = np.uint32(0xFF000000)


def pack_colour(colour: str) -> np.uint32:
    """A colour "#rrggbb" as a pixel of the image (0xAARRGGBB)."""
    return np.uint32(int(colour[1:], 16)) | OPAQUE


class ColumnRaster:
    """An RGB image of `height_px` x `width_px` device pixels.

    Attributes:
        pixels: uint32, 0xAARRGGBB, shape (height_px, width_px), C-contiguous.
    """

    def __init__(self, width_px: int, height_px: int, ground: np.uint32, line_px: float) -> None:
        self.pixels: NDArray[np.uint32] = np.full((height_px, width_px), ground, dtype=np.uint32)
        self._ground = ground
        self._half_line_px = line_px / 2.0

    @property
    def width_px(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height_px(self) -> int:
        return int(self.pixels.shape[0])

    def clear(self, first: int, end: int, colour: np.uint32 | None = None) -> None:
        """Columns [first, end) in one colour (the ground's where none is given)."""
        self.pixels[:, max(0, first) : max(0, end)] = self._ground if colour is None else colour

    def hatch(self, first: int, end: int, colour: np.uint32) -> None:
        """Slanted lines over columns [first, end): something is missing here."""
        columns = np.arange(max(0, first), min(end, self.width_px))
        rows = np.arange(self.height_px)
        if columns.size:
            slanted = ((rows[:, None] + columns[None, :]) % 12) < 3
            self.pixels[:, columns[0] : columns[-1] + 1][slanted] = colour

    def draw(
        self,
        first: int,
        tops: NDArray[np.float32],
        bottoms: NDArray[np.float32],
        colours: NDArray[np.uint32],
    ) -> None:
        """Draw columns from `first` on.

        Args:
            tops / bottoms: Device pixels from the top, shape (n_traces, n_columns); NaN draws nothing.
            colours: Of each trace, shape (n_traces,).
        """
        n_columns = tops.shape[1]
        high = tops - self._half_line_px
        low = bottoms + self._half_line_px
        with np.errstate(invalid="ignore"):
            visible = (low > 0) & (high < self.height_px)
        trace_at, column_at = np.nonzero(visible)
        if trace_at.size == 0 or n_columns == 0:
            return
        high = np.clip(high[trace_at, column_at], 0, self.height_px - 0.01)
        low = np.clip(low[trace_at, column_at], 0.01, self.height_px)
        row_first = high.astype(np.int64)
        counts = np.maximum(np.ceil(low).astype(np.int64) - row_first, 1)
        ends = np.cumsum(counts)
        starts = ends - counts
        # A stroke goes down from its first pixel, a row at a time.
        width = self.width_px
        begin = row_first * width + column_at + first
        flat = np.repeat(begin - starts * width, counts) + np.arange(0, int(ends[-1]) * width, width)
        over = colours[trace_at]
        image = self.pixels.reshape(-1)
        inner = np.ones(flat.size, dtype=np.bool_)
        inner[starts] = inner[ends - 1] = False
        image[flat[inner]] = np.repeat(over, np.maximum(counts - 2, 0))
        # Only the ends of a stroke cover their pixels in part.
        above = np.where(counts > 1, row_first + 1 - high, low - high)
        image[begin] = _blend(image[begin], over, _alpha(above))
        long = counts > 1
        below = (low - (row_first + counts - 1))[long]
        last = flat[ends - 1][long]
        image[last] = _blend(image[last], over[long], _alpha(below))


def _alpha(coverage: NDArray[np.float64]) -> NDArray[np.uint32]:
    """How much of a pixel is covered, 0 to 1, as 0 to 256."""
    return np.clip(coverage * 256.0, 0, 256).astype(np.uint32)


def _blend(under: NDArray[np.uint32], over: NDArray[np.uint32], alpha: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """`over` on `under`; `alpha` 0 to 256. Red and blue are mixed together in one word, as they do not touch."""
    rest = np.uint32(256) - alpha
    mask_rb, mask_g = np.uint32(0x00FF00FF), np.uint32(0x0000FF00)
    red_blue = ((under & mask_rb) * rest + (over & mask_rb) * alpha) >> np.uint32(8)
    green = ((under & mask_g) * rest + (over & mask_g) * alpha) >> np.uint32(8)
    mixed: NDArray[np.uint32] = OPAQUE | (red_blue & mask_rb) | (green & mask_g)
    return mixed
