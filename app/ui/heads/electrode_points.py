"""Electrodes on a painted scalp: a dot for one that takes part, a cross for one that was left out.

Guarantees: seen on every colour of the scale and in every theme: dark inside, light outside. Their colours are none of
the theme's because the ground they stand on is not either. GUI thread only.
"""

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen

HALO = QColor("#ffffff")
DOT = QColor("#101010")
CROSS = QColor("#b3231a")
LINE = QColor(0, 0, 0, 110)
"""Of equal value."""
MANY = 64
"""With more electrodes than these the dots are smaller."""


def paint_dot(painter: QPainter, at: QPointF, count: int) -> None:
    """One of `count` electrodes that take part."""
    radius = 2.6 if count <= MANY else 1.7
    painter.setPen(QPen(HALO, 1))
    painter.setBrush(DOT)
    painter.drawEllipse(at, radius, radius)


def paint_cross(painter: QPainter, at: QPointF) -> None:
    """One that was left out."""
    r = 4.0
    lines = [
        QLineF(at.x() - r, at.y() - r, at.x() + r, at.y() + r),
        QLineF(at.x() - r, at.y() + r, at.x() + r, at.y() - r),
    ]
    for colour, width in ((HALO, 3.4), (CROSS, 1.8)):
        painter.setPen(QPen(colour, width))
        painter.drawLines(lines)
