"""Taking back a latched safety stop: who, and why.

Guarantees: not modal; both are needed; leads to ready, never to running. GUI thread only. Does not: check the right
to do so (the station does).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from app.ui.widgets.plain import across, button, down, label

ROLES = ("clinician", "technician", "administrator")


class ResetStopDialog(QDialog):
    """See the rules at the top of this module."""

    reset_confirmed = Signal(str, str)  # role, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Reset the safety stop")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._role = QComboBox()
        self._role.setAccessibleName("Role")
        for role in ROLES:
            self._role.addItem(role.capitalize(), role)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason")
        self.reason.setPlaceholderText("What was the cause, and that it has gone")
        self.reason.setMinimumWidth(380)
        self.reason.setMaxLength(300)
        self.reason.textChanged.connect(self._judge)
        self.ok_button = button("Reset the stop", "primary")
        self.ok_button.clicked.connect(self._confirm)
        self.ok_button.setDefault(True)
        cancel = button("Cancel", "quiet", keys="Esc")
        cancel.clicked.connect(self.reject)
        column = down(
            label("Reset the safety stop", "title"),
            label("Afterwards the stop is ready. No output starts by itself.", "soft", wrap=True),
            spacing=12,
            margins=(24, 20, 24, 18),
        )
        column.addLayout(down(label("Role", "small"), self._role, spacing=4))
        column.addLayout(down(label("Reason", "small"), self.reason, spacing=4))
        column.addSpacing(4)
        column.addLayout(across(1, cancel, self.ok_button))
        self.setLayout(column)
        self._judge("")

    @Slot(str)
    def _judge(self, text: str) -> None:
        self.ok_button.setEnabled(len(text.strip()) >= 3)

    @Slot()
    def _confirm(self) -> None:
        self.reset_confirmed.emit(str(self._role.currentData()), self.reason.text().strip())
        self.accept()
