"""A reason, asked for in its place: what will be done, a line for why, and a button that does it.

Guarantees: nothing is done without a reason of five letters; Esc or the second button puts it away. GUI thread only.
Does not: keep what was typed once it is sent or put away, or know what it is for.
"""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.language import tr
from app.ui.panels.patient_form import Field
from app.ui.widgets.plain import across, button, down, label, set_look

SHORTEST_REASON = 5


def reason_fault(text: str) -> str:
    """What is wrong with a reason as typed; empty where nothing is."""
    return "" if len(" ".join(text.split())) >= SHORTEST_REASON else tr("Say why, in a few words.")


class ReasonStrip(QFrame):
    """See the rules at the top of this module."""

    given = Signal(str, str)  # what it was asked for, the reason
    opened = Signal(bool)  # whether it asks now

    def __init__(self, parent: QWidget | None = None, *, wrap: bool = True) -> None:
        """`wrap`: whether long words go over several lines; not where what it lies in would scroll for it."""
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._about = ""
        self._words = label("", "heading", wrap=wrap, shrinks=not wrap)
        self.reason = Field(
            tr("Reason"), example=tr("Comes with the parents tomorrow"), check=reason_fault, parent=self
        )
        self.do = button(tr("Keep the reason"), "primary")  # until it is said what for
        self.do.setAutoDefault(False)
        self.do.clicked.connect(self.send)
        self.reason.edit.returnPressed.connect(self.send)
        self.put_away = button(tr("Not now"), "quiet", keys="Esc")
        self.put_away.setAutoDefault(False)
        self.put_away.clicked.connect(self.close_strip)
        column = down(self._words, spacing=8, margins=(14, 10, 14, 12))
        column.addLayout(self.reason.layout)
        column.addLayout(across(self.put_away, 1, self.do))
        self.setLayout(column)
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Esc is the strip's while something in it has the keyboard, before the window's own."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_strip()
                return True
        return super().event(event)

    @property
    def about(self) -> str:
        """What it asks for now; empty while it is put away."""
        return "" if self.isHidden() else self._about

    def ask(self, about: str, words: str, do: str, *, danger: bool = False) -> None:
        """Ask for a reason; `given` says it with `about`."""
        self._about = about
        self._words.setText(words)
        self.do.setText(do)
        self.do.setAccessibleName(do)
        self.do.setToolTip(do)
        set_look(self.do, "danger" if danger else "primary")
        self.reason.edit.clear()
        self.reason.show_fault("")
        self.show()
        self.opened.emit(True)
        self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def send(self) -> None:
        """Where there is a reason."""
        if not self.reason.is_good():
            self.reason.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        about, reason = self._about, self.reason.text
        self.close_strip()
        self.given.emit(about, reason)

    @Slot()
    def close_strip(self) -> None:
        self._about = ""
        self.reason.edit.clear()
        self.hide()
        self.opened.emit(False)
