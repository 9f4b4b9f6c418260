"""A prerequisite that may be passed: one press asks why, the reason passes it.

Guarantees: nothing is passed without a reason typed by a person; Escape takes the question back. GUI thread only.
Does not: pass anything itself.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.core.clinic.deviations import LONGEST_REASON, SHORTEST_REASON
from app.ui.language import tr
from app.ui.widgets.plain import button


class PassWithReason(QWidget):
    """See the rules at the top of this module.

    Args:
        name: Of the prerequisite.
    """

    wanted = Signal(str, str)  # the prerequisite's name, the reason

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.ask = button(
            tr("Go on without…"), "quiet", hint=tr("Say why; the reason is kept as a deviation and is in the report")
        )
        self.ask.clicked.connect(self._ask)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Why?"))
        self.reason.setAccessibleName(tr("Reason for going on without it"))
        self.reason.setToolTip(tr("A few words, at least {least} characters").format(least=SHORTEST_REASON))
        self.reason.setMaxLength(LONGEST_REASON)
        self.reason.setMinimumWidth(150)
        self.reason.textChanged.connect(self._judge)
        self.reason.returnPressed.connect(self._keep)
        self.keep = button(tr("Keep the reason"), hint=tr("Keep the reason, and go on without it"))
        self.keep.clicked.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.ask, self.reason, self.keep):
            row.addWidget(widget)
        self.forget()

    @property
    def asking(self) -> bool:
        """Whether it has been asked why."""
        return not self.reason.isHidden()

    def call_it(self, prerequisite: str) -> None:
        """For whom the button is only heard, its words say what it is about."""
        self.ask.setAccessibleName(tr("Go on without: {prerequisite}").format(prerequisite=prerequisite))

    def forget(self) -> None:
        """Back to the one press."""
        self.reason.clear()
        self.reason.hide()
        self.keep.hide()
        self.ask.show()
        self._judge()

    @Slot()
    def _ask(self) -> None:
        self.ask.hide()
        self.reason.show()
        self.keep.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _judge(self) -> None:
        self.keep.setEnabled(len(" ".join(self.reason.text().split())) >= SHORTEST_REASON)

    @Slot()
    def _keep(self) -> None:
        if self.keep.isEnabled():
            self.wanted.emit(self._name, self.reason.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.asking:
            self.forget()
            self.ask.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
