"""Scrolling: new signal comes in at the right and moves the rest to the left, as on paper.

Guarantees: as `app.ui.signal_views.sweep`, whose columns these are: a frame draws the new columns only, over the
oldest ones; what moves is only where the image begins (`origin_px`), so that nothing is copied or drawn again.
Needs no screen.
"""

from app.ui.signal_views.sweep import Ranges, Span, Sweep


class Scroll(Sweep):
    """The same ring of columns, shown from its oldest to its newest."""

    bar_px = 0

    @property
    def origin_px(self) -> int:
        return self.cursor_px

    def advance(self) -> Ranges:
        """Draw what has become complete; all of the page has moved with it."""
        return [(0, self.width_px)] if super().advance() else []

    def redraw_piece(self, columns: int) -> Ranges:
        return [(0, self.width_px)] if super().redraw_piece(columns) else []

    def page_start_s(self, x_px: int) -> float:
        """Stream time at `x_px` columns from the left of what is shown now."""
        return self.left_edge_s(x_px) + x_px * self.page_s / self.width_px

    def page_start_of(self, at_s: float) -> float:
        return self.left_edge_s(0)

    def left_edge_s(self, x_px: float) -> float:
        return self.cursor_s - self.page_s

    def spans(self) -> tuple[Span, ...]:
        return ((self.left_edge_s(0), self.cursor_s, 0.0),)
