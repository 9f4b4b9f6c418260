"""Words that fill the width they are given, in as many lines as they need there.

Guarantees: it can be as narrow as its place, and its height follows its width by itself: a label that wraps asks its
layout for height by width, which makes a page that scrolls show a scroll bar before anything is cut. The whole is one
text for a screen reader. GUI thread only.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LEAST_PX = 120


class FilledLines(QLabel):
    """See the rules at the top of this module."""

    def __init__(self, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = ""

    def fill(self, words: str) -> None:
        """Say these."""
        self._words = words
        self.setAccessibleName(words)
        self._break()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(max(LEAST_PX, min(self.width(), super().sizeHint().width())), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._break()

    def _break(self) -> None:
        text = "\n".join(broken(self._words, self.fontMetrics(), max(LEAST_PX, self.width())))
        if text != self.text():
            self.setText(text)


def broken(words: str, metrics: QFontMetrics, width_px: int) -> list[str]:
    """Lines of at most this width, cut between words; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width_px:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
