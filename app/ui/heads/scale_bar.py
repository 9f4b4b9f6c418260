"""The scale beside a head: its colours from nothing to the top, with figures and unit.

Guarantees: says the top and the middle as figures; drawn in the colours of the map. GUI thread only.
"""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.heads.contours import ramp
from app.ui.heads.head_figures import Shown
from app.ui.heads.head_words import unit_of
from app.ui.language import number, tr
from app.ui.theme.active import active_theme
from app.ui.widgets.spoken_roles import speak

_BAR_PX = 10

speak("ScaleBar", QAccessible.Role.Graphic)


class ScaleBar(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top, self._unit = 1.0, ""
        colours = np.ascontiguousarray(ramp()[np.newaxis])
        self._image = QImage(colours.tobytes(), 256, 1, 768, QImage.Format.Format_RGB888).copy()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        active_theme().changed.connect(self.update)

    def show_scale(self, shown: Shown, top: float) -> None:
        self._top, self._unit = top, unit_of(shown)
        self.setAccessibleName(tr("Scale: 0 to {top} {unit}").format(top=number(top), unit=self._unit))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(220, _BAR_PX + 20)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, _BAR_PX + 20)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        palette = active_theme().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        bar = QRectF(1, 2, self.width() - 2, _BAR_PX)
        painter.drawImage(bar, self._image)
        painter.setPen(QPen(QColor(palette.line_strong), 1))
        painter.drawRect(bar)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(palette.text_soft))
        words = QRectF(0, _BAR_PX + 4, self.width(), 15)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft), "0")
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter), number(self._top / 2))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignRight), f"{number(self._top)} {self._unit}")
        painter.end()
