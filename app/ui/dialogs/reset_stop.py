"""Taking back a latched safety stop: who, and why.

Guarantees: not modal; both are needed; leads to ready, never to running; says what caused the stop and which causes
still stand, as they are now, and offers no reset while one does. GUI thread only. Does not: check the right to do so
(the station and the safety program do).
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from app.core.safety.client import LINK_LOST, SafetyStatus, words_of_cause
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, label

ROLES = ("clinician", "technician", "administrator")


class ResetStopDialog(QDialog):
    """See the rules at the top of this module."""

    reset_confirmed = Signal(str, str)  # role, reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Reset the safety stop"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hindrances: tuple[str, ...] = ()
        self._cause = label("", "heading", wrap=True)
        self.standing = label("", "soft", wrap=True)
        self.standing.setMinimumHeight(36)
        self.standing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._role = QComboBox()
        self._role.setAccessibleName(tr("Role"))
        for role in ROLES:
            self._role.addItem(said(role.capitalize()), role)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Reason"))
        self.reason.setPlaceholderText(tr("What was the cause, and that it has gone"))
        self.reason.setMinimumWidth(380)
        self.reason.setMaxLength(300)
        self.reason.textChanged.connect(self._judge)
        self.ok_button = button(tr("Reset the stop"), "primary")
        self.ok_button.clicked.connect(self._confirm)
        self.ok_button.setDefault(True)
        cancel = button(tr("Cancel"), "quiet", keys="Esc")
        cancel.clicked.connect(self.reject)
        column = down(
            label(tr("Reset the safety stop"), "title"),
            self._cause,
            self.standing,
            label(tr("Afterwards the stop is ready. No output starts by itself."), "soft", wrap=True),
            spacing=12,
            margins=(24, 20, 24, 18),
        )
        column.addLayout(down(label(tr("Role"), "small"), self._role, spacing=4))
        column.addLayout(down(label(tr("Reason"), "small"), self.reason, spacing=4))
        column.addSpacing(4)
        column.addLayout(across(1, cancel, self.ok_button))
        self.setLayout(column)
        self._judge()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_status(self, status: SafetyStatus) -> None:
        """What stopped it, and what still stands in the way; closes where somebody else has reset it."""
        if status.state not in {"stopped", LINK_LOST}:
            self.reject()
            return
        if status.state == LINK_LOST:
            self._hindrances = (noop("The safety program is not heard."),)
        else:
            self._hindrances = status.hindrances
            causes = [said(words_of_cause(*one.split(": ", 1))) for one in status.causes if ": " in one]
            self._cause.setText(
                tr("Stopped: {causes}.").format(
                    causes="; ".join(causes) or said(words_of_cause(status.cause, status.source))
                )
            )
        self.standing.setText(
            tr("Not yet cleared: {list}").format(list=" ".join(tr(said(one)) for one in self._hindrances))
            if self._hindrances
            else tr("All causes are cleared.")
        )
        self._judge()

    @Slot()
    def _judge(self) -> None:
        self.ok_button.setEnabled(len(self.reason.text().strip()) >= 3 and not self._hindrances)

    @Slot()
    def _confirm(self) -> None:
        self.reset_confirmed.emit(str(self._role.currentData()), self.reason.text().strip())
        self.accept()
