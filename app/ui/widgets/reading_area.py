"""A column of cards with words over several lines, to scroll through: as tall as its words need at this width.

Guarantees: nothing below the last card, however the width or the words change. (Qt's own takes for a wrapped label the
height that it would need at its narrowest, and leaves the rest empty.) GUI thread only.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.widgets.plain import down


class ReadingArea(QScrollArea):
    """See the rules at the top of this module."""

    def __init__(self, *cards: QWidget, spacing: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self._column = down(*cards, spacing=spacing, margins=(0, 0, 8, 0))
        self._inside.setLayout(self._column)
        self._inside.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._inside and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            needed = self._column.totalHeightForWidth(self._inside.width())
            if needed > 0 and needed != self._inside.minimumHeight():
                self._inside.setFixedHeight(needed)
        return super().eventFilter(watched, event)
