"""Draws a page of the past into a raster, in pieces. Needs no screen. Signal not yet recorded is left blank."""

import numpy as np

from app.ui.signal_views.ground import SweepColours, draw_grid, hatch_time
from app.ui.signal_views.past_page import PastPage
from app.ui.signal_views.raster import ColumnRaster
from app.ui.signal_views.sweep import RowLayout


class PastDrawing:
    """One page on its way into its raster, from left to right.

    Args:
        layouts: Of the streams, in the order of the request; one that was asked for with other rows is left out (its
            page is on its way).
    """

    def __init__(
        self, raster: ColumnRaster, colours: SweepColours, page: PastPage, layouts: tuple[RowLayout, ...]
    ) -> None:
        self.raster = raster
        self.page = page
        self._layouts = layouts
        self._n_columns = min(page.request.columns, raster.width_px)
        self._drawn = 0
        self._draw_ground(colours)

    @property
    def is_owing(self) -> bool:
        """Whether something is still to be drawn."""
        return self._drawn < self._n_columns

    def draw_piece(self, columns: int) -> tuple[int, int]:
        """Draw up to `columns` more; the dirty columns [first, end)."""
        first, end = self._drawn, min(self._drawn + columns, self._n_columns)
        self._drawn = end
        for drawn, layout in zip(self.page.columns, self._layouts, strict=False):
            if drawn.lows.shape[0] != layout.rows.size or not layout.rows.size:
                continue
            gain = layout.px_per_unit[:, None]
            one = layout.centres[:, None] - drawn.lows[:, first:end] * gain
            other = layout.centres[:, None] - drawn.highs[:, first:end] * gain
            self.raster.draw(first, np.minimum(one, other), np.maximum(one, other), layout.colours)
        return first, end

    def _draw_ground(self, colours: SweepColours) -> None:
        page = self.page
        column_s = page.request.page_s / page.request.columns
        edges = np.linspace(page.start_s, page.start_s + self._n_columns * column_s, self._n_columns + 1)
        recorded = int(np.searchsorted(edges, page.recorded_s))
        if recorded > 0:
            draw_grid(self.raster, colours, edges[: min(recorded, self._n_columns) + 1], 0)
        for missing in page.missing:
            hatch_time(self.raster, colours.gap, (missing.start_s, missing.end_s), edges, 0)


def draw_past(raster: ColumnRaster, colours: SweepColours, page: PastPage, layouts: tuple[RowLayout, ...]) -> None:
    """Draw the whole page at once."""
    drawing = PastDrawing(raster, colours, page, layouts)
    while drawing.is_owing:
        drawing.draw_piece(raster.width_px)
