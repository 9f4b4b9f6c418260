"""A view that can be pointed at: a click is a moment, a drag a stretch, the wheel turns towards the past.

Guarantees: with Ctrl a pick is about the trace pointed at only; with Shift the peak of that trace is asked for, never
taken silently; with Alt a click sets the second cursor, from the moment that was picked before.
GUI thread only. Does not: know what lies where (its page says so), or decide what follows.
"""

from dataclasses import replace
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.ui.signal_views.montages import Trace
from app.ui.signal_views.page_cursor import Pick

DRAG_FROM_PX = 4.0


class PointedPage(Protocol):
    """Who knows what lies where."""

    def raster_place(self, at: QPointF) -> QPointF:
        """Pixels from the raster's corner, of pixels of the widget."""
        ...

    def raster_rect(self) -> QRectF: ...

    def time_at(self, x_px: float) -> float | None:
        """Stream time, as recorded, of what is shown `x_px` from the left of the traces; None where nothing is."""
        ...

    def trace_at(self, y_px: float) -> Trace | None: ...

    def show_pick(self, pick: Pick | None) -> None: ...


class PointedView(pg.GraphicsView):
    """See the rules at the top of this module.

    Args:
        page: Who knows what lies where; its heir itself, as a rule.
    """

    picked = Signal(object)  # Pick
    pointed = Signal(object)  # Pick of a moment that holds now, or None: for whoever shows what is there
    span_marked = Signal(object)  # Pick of a stretch that holds now, or None
    peak_wanted = Signal(object)  # Pick
    turned = Signal(int)  # notches of the wheel, positive to the past

    def __init__(self, page: PointedPage, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.enableMouse(False)  # type: ignore[no-untyped-call]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page = page
        self._pressed_at: QPointF | None = None
        self._held: Pick | None = None

    def tell_pick(self, pick: Pick | None) -> None:
        """Say which place holds from now on; None where none does."""
        self._held = pick
        lasting = pick is not None and pick.duration_s > 0
        self.pointed.emit(None if lasting else pick)
        self.span_marked.emit(pick if lasting else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self._page.raster_place(event.position())
        if event.button() is Qt.MouseButton.LeftButton and self._page.raster_rect().contains(place):
            self._pressed_at = place

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._pressed_at is not None:
            pick = self._pick_between(self._pressed_at, event)
            if pick is not None and pick.duration_s:
                self._page.show_pick(pick)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        pressed_at, self._pressed_at = self._pressed_at, None
        if pressed_at is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        pick = self._pick_between(pressed_at, event)
        if pick is None:
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self._held is not None and not pick.duration_s:
            start_s, end_s = sorted((self._held.start_s, pick.start_s))
            pick = replace(self._held, start_s=start_s, end_s=end_s, at_peak=False)
        at_peak = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and not pick.duration_s
        (self.peak_wanted if at_peak else self.picked).emit(pick)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        turned = event.angleDelta().y()
        if turned:
            self.turned.emit(round(turned / 120) or (1 if turned > 0 else -1))
        event.accept()

    def _pick_between(self, one: QPointF, event: QMouseEvent) -> Pick | None:
        last_px = self._page.raster_rect().width() - 1.0
        other_px = min(max(self._page.raster_place(event.position()).x(), 0.0), last_px)
        start_s, end_s = self._page.time_at(one.x()), self._page.time_at(other_px)
        if start_s is None:
            return None
        if end_s is None or abs(other_px - one.x()) < DRAG_FROM_PX:
            end_s = start_s
        trace = self._page.trace_at(one.y())
        linked = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return Pick(
            min(start_s, end_s),
            max(start_s, end_s),
            trace.electrodes if trace is not None and linked else (),
            trace.label if trace is not None else "",
        )
