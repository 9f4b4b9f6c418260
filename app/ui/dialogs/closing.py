"""Closing the window while a session runs: what happens to the recording.

Guarantees: going away without ending the programs is the default; nothing is ended without being chosen. GUI thread
only.
"""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.language import tr
from app.ui.widgets.guarded_button import GuardedButton
from app.ui.widgets.plain import across, button, down, label


class Closing(StrEnum):
    """What was chosen."""

    LEAVE_RUNNING = "leave_running"
    END_ALL = "end_all"


class ClosingDialog(QDialog):
    """Asks; tells the answer with `chosen`. Not modal: the safety stop and the traces stay within reach."""

    chosen = Signal(str)  # Closing

    def __init__(self, *, recording: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        what = tr("A recording is running") if recording else tr("A session is running")
        self.setWindowTitle(what)
        stay = button(tr("Stay"), hint=tr("Keep this window open"), keys="Esc")
        stay.clicked.connect(self.reject)
        stay.setDefault(True)
        self.leave_button = button(
            tr("Close window only"), hint=tr("The session goes on; open the window again to attach to it")
        )
        self.leave_button.clicked.connect(self._leave)
        end = GuardedButton(tr("End session and close"), "danger", hint=tr("Stops in order; what was recorded is kept"))
        end.clicked.connect(self._end)
        text = tr(
            "Close the window only, and recording and safety go on without it; open it again to attach to the session. "
            "A stimulation that runs is ended in order: it needs this window.\n\n"
            "End the session, and the recording is closed in order. Analysis and report that are not done yet follow "
            "when the workstation is next opened."
        )
        words = label(text, "soft", wrap=True)
        words.setMinimumWidth(460)
        column = down(label(what, "title"), words, spacing=12, margins=(26, 22, 26, 20))
        column.addSpacing(6)
        column.addLayout(across(end, 1, self.leave_button, stay, spacing=10))
        self.setLayout(column)
        # The first Tab must not lead to what cannot be taken back.
        self.setTabOrder(stay, self.leave_button)
        self.setTabOrder(self.leave_button, end)
        stay.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave(self) -> None:
        self.accept()
        self.chosen.emit(Closing.LEAVE_RUNNING)

    @Slot()
    def _end(self) -> None:
        self.accept()
        self.chosen.emit(Closing.END_ALL)
