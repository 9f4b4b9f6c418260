"""A sentence in the middle of a list in which nothing is, so that an empty list is never a riddle.

Guarantees: it lies over the list, takes no click and no keyboard, and goes as soon as there is a row. GUI thread only.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QLabel

_AWAY_PX = 24


class EmptyNote(QLabel):
    """See the rules at the top of this module."""

    def __init__(self, over: QAbstractItemView, words: str = "") -> None:
        super().__init__(words, over.viewport())
        self._over = over
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "soft")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        over.viewport().installEventFilter(self)
        model = over.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self.judge)
        self.judge()

    def say(self, words: str) -> None:
        """What is said where nothing is; empty says nothing."""
        self.setText(words)
        self._over.setAccessibleDescription(words)
        self.judge()

    @Slot()
    def judge(self) -> None:
        """Shown or not, by what there is."""
        empty = self._over.model().rowCount() == 0 and bool(self.text())
        if empty:
            self._place()
        self.setVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setGeometry(self._over.viewport().rect().adjusted(_AWAY_PX, 0, -_AWAY_PX, 0))
