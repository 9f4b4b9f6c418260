"""The head seen from above: circle, nose, ears, and the lines that electrodes are found by.

Guarantees: the same head under every map. GUI thread only. Does not: paint electrodes.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from app.ui.theme.palette import Palette

EDGE = 0.93
"""Where the equator (Fpz, T7, Oz, T8) lies, as a share of the circle's radius."""


def paint_head(painter: QPainter, head: QRectF, palette: Palette, *, filled: bool = True) -> None:
    """The head; `filled` with the ground of a panel and the lines of the 10-20 system, else its outline only."""
    painter.setPen(QPen(QColor(palette.line_strong), 1.6))
    painter.setBrush(QColor(palette.raised) if filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(nose(head))
    for sweep in (-1, 1):
        painter.drawPath(ear(head, sweep))
    painter.drawEllipse(head)
    if not filled:
        return
    painter.setPen(QPen(QColor(palette.line), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    centre = head.center()
    painter.drawLine(QPointF(centre.x(), head.top()), QPointF(centre.x(), head.bottom()))
    painter.drawLine(QPointF(head.left(), centre.y()), QPointF(head.right(), centre.y()))
    ring = head.width() * (1 - EDGE) / 2
    painter.drawEllipse(head.adjusted(ring, ring, -ring, -ring))


def nose(head: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(head.center().x() - head.width() * 0.06, head.top() + 1))
    path.quadTo(
        QPointF(head.center().x(), head.top() - head.width() * 0.1),
        path.currentPosition() + QPointF(head.width() * 0.12, 0),
    )
    return path


def ear(head: QRectF, sweep: int) -> QPainterPath:
    """The left (-1) or right (1) one."""
    x = head.left() if sweep < 0 else head.right()
    path = QPainterPath(QPointF(x, head.center().y() - head.height() * 0.09))
    reach = sweep * head.width() * 0.055
    path.cubicTo(
        QPointF(x + reach, head.center().y() - head.height() * 0.1),
        QPointF(x + reach, head.center().y() + head.height() * 0.1),
        QPointF(x, head.center().y() + head.height() * 0.09),
    )
    return path
