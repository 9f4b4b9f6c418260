"""The marks of the keys 1 to 8, and own words: what they say, and where the next one goes.

Guarantees: own words are marked where their first letter was typed; the row above says where a mark would go.
GUI thread only. Does not: know the place, or set a mark.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.plain import button, down, label

LONGEST_WORDS = 200


class MarkButtons(QFrame):
    """See the rules at the top of this module.

    Args:
        texts: In the order of the keys (1 to 8).
    """

    annotation_wanted = Signal(str)
    words_begun = Signal()
    words_given = Signal(str)

    def __init__(self, texts: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: tuple[str, ...] = ()
        self.buttons: list[QPushButton] = []
        self._where = label("", "overline")
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._columns = 2
        self.own_text = QLineEdit()
        self.own_text.setPlaceholderText(tr("Own words, then Enter  (Ctrl+E)"))
        self.own_text.setAccessibleName(tr("Mark with own words"))
        self.own_text.setToolTip(tr("Type and press Enter: marked where the first letter was typed (Ctrl+E)"))
        self.own_text.setMaxLength(LONGEST_WORDS)
        self.own_text.textEdited.connect(self._own_text_edited)
        self.own_text.returnPressed.connect(self._own_text_entered)
        self._words_before = ""
        column = down(self._where, spacing=8)
        column.addLayout(self._grid)
        column.addWidget(self.own_text)
        self.setLayout(column)
        self.show_place("")
        self.show_texts(texts)

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Other texts for the keys."""
        texts = tuple(map(said, texts))  # what the button says is what is recorded
        if texts == self.texts:
            return
        allowed = self.own_text.isEnabled()
        for old in self.buttons:
            self._grid.removeWidget(old)
            old.deleteLater()
        self.texts = texts
        self.buttons = [
            button(f"{number}  {text}", "mark", hint=text, keys=str(number)) for number, text in enumerate(texts, 1)
        ]
        for at, one in enumerate(self.buttons):
            one.setAccessibleName(tr("Mark: {text}").format(text=texts[at]))
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # What is too long for one column even is cut by the button, and whole in its tooltip.
            one.setMinimumWidth(60)
            one.setEnabled(allowed)
            one.clicked.connect(self._button_clicked)
        self._place()

    def allow(self, *, allowed: bool) -> None:
        for one in self.buttons:
            one.setEnabled(allowed)
        self.own_text.setEnabled(allowed)
        if not allowed:
            self.own_text.clear()
            self._words_before = ""

    def show_place(self, text: str) -> None:
        """Where the next mark goes; empty is now."""
        self._where.setText(tr("MARK AT  {place}").format(place=text) if text else tr("MARK NOW"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Two columns where the words are whole in them, else one."""
        super().resizeEvent(event)
        half = -(-len(self.buttons) // 2)
        widest = [
            max((one.sizeHint().width() for one in part), default=0)
            for part in (self.buttons[:half], self.buttons[half:])
        ]
        columns = 2 if sum(widest) + self._grid.spacing() <= self.width() else 1
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        """Downwards, as the keys are counted."""
        rows = max(1, -(-len(self.buttons) // self._columns))
        for at, one in enumerate(self.buttons):
            self._grid.addWidget(one, at % rows, at // rows)

    @property
    def place_text(self) -> str:
        return self._where.text()

    def mark(self, number: int) -> None:
        """As the key `number` (from 1) does."""
        if 1 <= number <= len(self.texts) and self.own_text.isEnabled():
            self.annotation_wanted.emit(self.texts[number - 1])

    @Slot(str)
    def _own_text_edited(self, text: str) -> None:
        if text and not self._words_before:
            self.words_begun.emit()
        self._words_before = text

    @Slot()
    def _button_clicked(self) -> None:
        sender = self.sender()
        if sender in self.buttons:
            self.mark(self.buttons.index(sender) + 1)

    @Slot()
    def _own_text_entered(self) -> None:
        text = self.own_text.text().strip()
        if text:
            self.words_given.emit(text)
        self.own_text.clear()
        self._words_before = ""
