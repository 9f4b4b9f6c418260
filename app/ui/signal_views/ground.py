"""What lies under the traces: the time grid, and hatching where something is missing. Pure; needs no screen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.ui.signal_views.raster import ColumnRaster, pack_colour

CLOSEST_LINES_PX = 18


@dataclass(frozen=True, slots=True)
class SweepColours:
    """Packed colours of the page."""

    ground: np.uint32
    second: np.uint32
    fifth: np.uint32
    gap: np.uint32
    lost: np.uint32


def sweep_colours(page: str, second: str, fifth: str, gap: str, lost: str) -> SweepColours:
    return SweepColours(*(pack_colour(colour) for colour in (page, second, fifth, gap, lost)))


def draw_grid(raster: ColumnRaster, colours: SweepColours, edges_s: NDArray[np.float64], x_px: int) -> None:
    """Empty columns from `x_px` on with their lines of time; `edges_s` are the columns' bounds."""
    run = len(edges_s) - 1
    raster.clear(x_px, x_px + run)
    px_per_s = run / (edges_s[-1] - edges_s[0])
    for unit_s, colour in ((0.2, colours.second), (1.0, colours.fifth)):
        if unit_s * px_per_s < CLOSEST_LINES_PX:
            continue
        # A line belongs to the column in which a new unit begins; rounding keeps 0.6 from being 0.59999.
        units = np.floor(np.round(edges_s / unit_s, 6))
        starts = np.nonzero((units[1:] > units[:-1]) | (np.round(edges_s[:-1] % unit_s, 6) == 0))[0]
        for start in starts:
            raster.clear(x_px + int(start), x_px + int(start) + 1, colour)


def hatch_time(
    raster: ColumnRaster, colour: np.uint32, stretch_s: tuple[float, float], edges_s: NDArray[np.float64], x_px: int
) -> None:
    """Hatch what of a stretch of time lies on the columns."""
    run = len(edges_s) - 1
    px_per_s = run / (edges_s[-1] - edges_s[0])
    begin = max(0, int((stretch_s[0] - edges_s[0]) * px_per_s))
    end = min(run, int(np.ceil((stretch_s[1] - edges_s[0]) * px_per_s)))
    if begin < end:
        raster.hatch(x_px + begin, x_px + end, colour)
