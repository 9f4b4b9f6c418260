"""Draws a page of the past into a raster. Pure; needs no screen. Signal not yet recorded is left blank."""

import numpy as np

from app.ui.signal_views.ground import SweepColours, draw_grid, hatch_time
from app.ui.signal_views.past_page import PastPage
from app.ui.signal_views.raster import ColumnRaster
from app.ui.signal_views.sweep import RowLayout


def draw_past(raster: ColumnRaster, colours: SweepColours, page: PastPage, layouts: tuple[RowLayout, ...]) -> None:
    """Draw the whole page.

    Args:
        layouts: Of the streams, in the order of the request; one that was asked for with other rows is left out (its
            page is on its way).
    """
    n_columns = min(page.request.columns, raster.width_px)
    column_s = page.request.page_s / page.request.columns
    edges = np.linspace(page.start_s, page.start_s + n_columns * column_s, n_columns + 1)
    recorded = int(np.searchsorted(edges, page.recorded_s))
    if recorded > 0:
        draw_grid(raster, colours, edges[: min(recorded, n_columns) + 1], 0)
    for missing in page.missing:
        hatch_time(raster, colours.gap, (missing.start_s, missing.end_s), edges, 0)
    for columns, layout in zip(page.columns, layouts, strict=False):
        if columns.lows.shape[0] != layout.rows.size or not layout.rows.size:
            continue
        gain = layout.px_per_unit[:, None]
        one = layout.centres[:, None] - columns.lows[:, :n_columns] * gain
        other = layout.centres[:, None] - columns.highs[:, :n_columns] * gain
        raster.draw(0, np.minimum(one, other), np.maximum(one, other), layout.colours)
