"""A field for a password or passphrase: hidden, to be shown on request, with a word where Caps Lock is on.

Guarantees: what was typed is hidden again whenever the field is cleared or taken; `take` empties the field, so that a
secret stands in no widget longer than it is needed. Caps Lock is judged by the letters typed: Qt tells nothing of it.
GUI thread only. Does not: judge a password.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.language import tr
from app.ui.widgets.plain import across, button, down, label

LONGEST = 256


class SecretField(QObject):
    """See the rules at the top of this module. `layout` is what a page takes in."""

    changed = Signal(str)

    def __init__(self, name: str, *, hint: str = "", parent: QWidget) -> None:
        super().__init__(parent)
        self._caps: bool | None = None
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setMaxLength(LONGEST)
        self.edit.setAccessibleName(name)
        self.edit.setToolTip(hint or name)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.changed)
        self.shows = button(tr("Show"), "link", hint=tr("Show what is typed, or hide it again"))
        self.shows.setCheckable(True)
        self.shows.setAutoDefault(False)
        self.shows.toggled.connect(self._show_text)
        self._caps_words = label(tr("▲ Caps Lock is on"), "flag")
        self._caps_words.hide()
        self._fault = label("", "fault", wrap=True)
        self._fault.hide()
        self._caption = label(name, "small")
        self._caption.setBuddy(self.edit)
        head = across(self._caption, 1, self._caps_words, self.shows)
        self.layout = down(head, self.edit, self._fault, spacing=4)

    @property
    def text(self) -> str:
        """As typed: a space at its end is part of a password."""
        return self.edit.text()

    @property
    def says_caps_lock(self) -> bool:
        return not self._caps_words.isHidden()

    @property
    def fault(self) -> str:
        return "" if self._fault.isHidden() else self._fault.text()

    def take(self) -> str:
        """What was typed; the field is empty and hidden afterwards."""
        text = self.edit.text()
        self.clear()
        return text

    def clear(self) -> None:
        self.edit.clear()
        self.shows.setChecked(False)

    def show_fault(self, fault: str) -> None:
        """What is wrong with it, in words; empty where nothing is."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.edit.setProperty("fault", bool(fault))
        self.edit.setAccessibleDescription(fault)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)

    def set_visible(self, visible: bool) -> None:
        """The whole field."""
        for part in (self._caption, self.edit, self.shows):
            part.setVisible(visible)
        if not visible:
            self._fault.hide()
            self._caps_words.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._judge_caps(event)
        elif event.type() is QEvent.Type.FocusOut:
            self._caps_words.hide()
        return False

    def _judge_caps(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._caps = None if self._caps is None else not self._caps
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._caps = text.isupper() != shifted
        self._caps_words.setVisible(bool(self._caps))

    @Slot(bool)
    def _show_text(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.shows.setText(tr("Hide") if shown else tr("Show"))
        self.shows.setAccessibleName(self.shows.text())
