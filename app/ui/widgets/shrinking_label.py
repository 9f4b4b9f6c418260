"""A line of words that gives way where there is little room.

Guarantees: it ends in "…" where it is cut, and the whole is in its tooltip and for a screen reader then; its size hint
is that of the whole. GUI thread only. Does not: serve for what must never be cut (identifiers, alarms, the stop).
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QStylePainter, QWidget

LEAST_PX = 34


class ShrinkingLabel(QLabel):
    """See the rules at the top of this module."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("elides", True)
        self._own_tip = ""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), LEAST_PX), whole.height())

    @property
    def is_cut(self) -> bool:
        return self.width() < super().minimumSizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._tell()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._tell()

    def _tell(self) -> None:
        wanted = self.text() if self.is_cut else ""
        if wanted != self._own_tip and self.toolTip() in ("", self._own_tip):
            self._own_tip = wanted
            self.setToolTip(wanted)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self.is_cut:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        room = self.contentsRect()
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = int(self.alignment() | Qt.TextFlag.TextSingleLine)
        painter.drawItemText(room, flags, option.palette, self.isEnabled(), words, self.foregroundRole())
