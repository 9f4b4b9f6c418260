"""A QR code as a picture, for the authenticator on a telephone.

Guarantees: dark on white with its quiet zone in every theme, for a camera must read it; whole pixels for each module,
so that it is sharp at every scale; it holds what it was given and keeps no copy once it is cleared. GUI thread only.
"""

import segno
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.language import tr
from app.ui.widgets.spoken_roles import speak

SIDE_PX = 212
QUIET_MODULES = 4
_WHITE, _INK = "#ffffff", "#101418"


class QrPicture(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("QR code for the authenticator; the same secret stands beside it as text"))

    @property
    def rows(self) -> tuple[tuple[bool, ...], ...]:
        """The modules, without the quiet zone."""
        return self._rows

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(SIDE_PX, SIDE_PX)

    def show_text(self, text: str) -> None:
        """The code of `text`; empty clears it."""
        made = segno.make(text, error="m", micro=False).matrix if text else ()
        self._rows = tuple(tuple(bool(module) for module in row) for row in made)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_WHITE))
        painter.drawRoundedRect(self.rect(), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if self._rows:
            painter.setBrush(QColor(_INK))
            modules = len(self._rows) + 2 * QUIET_MODULES
            module_px = max(1, min(self.width(), self.height()) // modules)
            left = (self.width() - module_px * len(self._rows)) // 2
            top = (self.height() - module_px * len(self._rows)) // 2
            for y, row in enumerate(self._rows):
                for x, dark in enumerate(row):
                    if dark:
                        painter.drawRect(QRect(left + x * module_px, top + y * module_px, module_px, module_px))
        painter.end()


speak("QrPicture", QAccessible.Role.Graphic)
