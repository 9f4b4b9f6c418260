"""Where each trace on the page reaches from top to bottom, for what is about some traces only. Pure."""

from app.ui.signal_views.page_layout import PageLayout
from app.ui.signal_views.page_marks import RowBand


def row_bands(layout: PageLayout) -> tuple[RowBand, ...]:
    """One for each trace that is on the page."""
    half_px = layout.places.spacing_px / 2
    return tuple(
        RowBand(trace.electrodes, centre_px - half_px, centre_px + half_px)
        for trace, centre_px in zip(layout.shown, layout.places.centres_px, strict=True)
    )
