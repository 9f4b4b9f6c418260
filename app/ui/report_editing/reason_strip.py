"""A line that asks for a reason, where one is needed; gone as soon as it was given or given up.

Guarantees: a reason that says nothing is not given. GUI thread only. Does not: know what the reason is for.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.ui.language import tr
from app.ui.widgets.plain import across, button, label

_SHORTEST, _LONGEST = 5, 500


class ReasonStrip(QFrame):
    """See the rules at the top of this module."""

    given = Signal(str, str)  # what it is for, the reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._what = ""
        self._caption = label("", "small")
        self.edit = QLineEdit()
        self.edit.setMaxLength(_LONGEST)
        self.edit.textChanged.connect(self._judge)
        self.edit.returnPressed.connect(self.give)
        self.give_button = button(tr("Confirm"), "primary")
        self.give_button.setAutoDefault(False)
        self.give_button.clicked.connect(self.give)
        leave = button(tr("Leave"), "quiet", keys="Esc")
        leave.setAutoDefault(False)
        leave.clicked.connect(self.give_up)
        row = across(self._caption, self.edit, leave, self.give_button, spacing=8, margins=(10, 6, 10, 6))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.hide()

    def ask(self, caption: str, what: str) -> None:
        """Show it, and wait for a reason."""
        self._what = what
        self._caption.setText(caption)
        self.edit.setAccessibleName(caption)
        self.edit.setPlaceholderText(tr("At least five letters (no names)"))
        self.edit.clear()
        self._judge()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def give(self) -> None:
        reason = " ".join(self.edit.text().split())
        if len(reason) >= _SHORTEST:
            self.hide()
            self.given.emit(self._what, reason)

    @Slot()
    def give_up(self) -> None:
        self.hide()
        self.edit.clear()

    @Slot()
    def _judge(self) -> None:
        self.give_button.setEnabled(len(" ".join(self.edit.text().split())) >= _SHORTEST)
