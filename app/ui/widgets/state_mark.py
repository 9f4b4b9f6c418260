"""A state as a shape and a colour: never colour alone.

Guarantees: each state has a shape of its own (tick, ring, triangle, octagon, bar), so that it can be told in
greyscale. GUI thread only.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui.language import noop, tr
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette


def state_colour(state: str, palette: Palette) -> str:
    return {
        "good": palette.good,
        "caution": palette.caution,
        "danger": palette.danger,
        "info": palette.info,
        "busy": palette.accent,
        "recording": palette.danger,
    }.get(state, palette.text_faint)


_WORDS = {
    "good": noop("good"),
    "caution": noop("caution"),
    "danger": noop("danger"),
    "info": noop("note"),
    "busy": noop("busy"),
    "recording": noop("recording"),
    "idle": noop("idle"),
    "lost": noop("not known"),
}


def state_words(state: str) -> str:
    """For whoever does not see the shape."""
    return tr(_WORDS.get(state, state))


def paint_state(painter: QPainter, area: QRectF, state: str, palette: Palette) -> None:
    """Paint the mark of `state` into the square `area`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(state_colour(state, palette))
    centre, r = area.center(), area.width() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    stroke = QPen(QColor(palette.surface), max(1.4, r * 0.26), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if state == "good":
        painter.drawEllipse(centre, r, r)
        painter.setPen(stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = (QPointF(-0.42, 0.04), QPointF(-0.1, 0.36), QPointF(0.44, -0.32))
        painter.drawPolyline(QPolygonF([centre + point * r for point in points]))
    elif state == "caution":
        points = (QPointF(0, -0.95), QPointF(1.05, 0.85), QPointF(-1.05, 0.85))
        painter.drawPolygon(QPolygonF([centre + point * r for point in points]))
        painter.setPen(stroke)
        painter.drawLine(centre + QPointF(0, -0.3) * r, centre + QPointF(0, 0.2) * r)
        painter.drawPoint(centre + QPointF(0, 0.56) * r)
    elif state == "danger":
        painter.drawPath(octagon(area))
        painter.setPen(stroke)
        painter.drawLine(centre + QPointF(0, -0.45) * r, centre + QPointF(0, 0.12) * r)
        painter.drawPoint(centre + QPointF(0, 0.48) * r)
    elif state == "info":
        painter.drawRoundedRect(area.adjusted(r * 0.1, r * 0.1, -r * 0.1, -r * 0.1), r * 0.3, r * 0.3)
        painter.setPen(stroke)
        painter.drawLine(centre + QPointF(0, -0.02) * r, centre + QPointF(0, 0.45) * r)
        painter.drawPoint(centre + QPointF(0, -0.45) * r)
    elif state == "recording":
        painter.drawEllipse(centre, r * 0.82, r * 0.82)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(colour, max(1.5, r * 0.28))
        if state == "lost":
            pen.setDashPattern([1.2, 1.4])
        painter.setPen(pen)
        painter.drawEllipse(centre, r * 0.82, r * 0.82)
        if state == "busy":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, r * 0.4, r * 0.4)
    painter.restore()


def octagon(area: QRectF) -> QPainterPath:
    """A regular octagon that fills `area`."""
    cut = area.width() * 0.2929
    path = QPainterPath(QPointF(area.left() + cut, area.top()))
    for x, y in (
        (area.right() - cut, area.top()),
        (area.right(), area.top() + cut),
        (area.right(), area.bottom() - cut),
        (area.right() - cut, area.bottom()),
        (area.left() + cut, area.bottom()),
        (area.left(), area.bottom() - cut),
        (area.left(), area.top() + cut),
    ):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


class StateMark(QWidget):
    """The mark as a widget."""

    def __init__(self, state: str = "idle", size_px: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._size_px = size_px
        self.setFixedSize(size_px, size_px)
        self.setAccessibleName(state_words(state))
        active_theme().changed.connect(self.update)

    @property
    def state(self) -> str:
        return self._state

    def show_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.setAccessibleName(state_words(state))
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._size_px, self._size_px)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_state(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._state, active_theme().palette)
        painter.end()
