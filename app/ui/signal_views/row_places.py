"""Where the traces lie on the page: evenly, with a little room between the chains of a montage.

Guarantees: every trace lies within the page, in order; a chain is set off by half a row, so that left, right and
midline are seen at a glance. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.signal_views.channel_groups import begins_group
from app.ui.signal_views.montages import Trace

CHAIN_GAP_ROWS = 0.5


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Logical pixels.

    Attributes:
        spacing_px: From one trace to the next within a chain.
        centres_px: Baselines from the top of the raster, one for each trace on the page.
    """

    spacing_px: float
    centres_px: tuple[float, ...]


def row_places(traces: Sequence[Trace], height_px: float) -> RowPlaces:
    """Places of the traces that are on the page."""
    at_rows: list[float] = []
    row = 0.5
    for index, trace in enumerate(traces):
        if index:
            row += 1.0 + (CHAIN_GAP_ROWS if begins_group(traces[index - 1], trace) else 0.0)
        at_rows.append(row)
    spacing_px = height_px / (at_rows[-1] + 0.5 if at_rows else 1.0)
    return RowPlaces(spacing_px, tuple(at * spacing_px for at in at_rows))
