"""Says that the station is not heard, what that means, and that somebody is working on it.

Guarantees: plainly visible as long as it lasts, gone by itself afterwards. GUI thread only.
"""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.errors import NeuraScaleError
from app.ui.language import tr
from app.ui.said import said
from app.ui.widgets.plain import down, label, set_look
from app.ui.widgets.state_mark import StateMark

SHOWN_AFTER_MS = 1500


class LinkNotice(QFrame):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "caution")
        self._seen_up = False
        self._ending = False
        self._mark = StateMark("busy", 18)
        self._what = label(tr("Starting the workstation…"), "heading")
        self._meaning = label(tr("Patients and devices appear as soon as the station answers."), "soft", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(down(self._what, self._meaning, spacing=1), 1)
        set_look(self, "inset")
        # A station that is there already answers sooner than this: no flicker then.
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOWN_AFTER_MS)
        self._late.timeout.connect(self._show_late)
        self._late.start()
        self.hide()

    def show_up(self) -> None:
        self._seen_up = True
        self._late.stop()
        if self._ending:
            return
        self.hide()

    def show_down(self) -> None:
        self._late.stop()
        if self._ending:
            return
        if self._seen_up:
            set_look(self, "caution")
            self._mark.show_state("caution")
            self._what.setText(tr("The station is not heard. It is being started again."))
            self._meaning.setText(
                tr(
                    "Recording and the safety stop run in programs of their own and go on. "
                    "What is shown here may be old."
                )
            )
        self.show()

    def show_ending(self) -> None:
        """All programs are being ended in order."""
        self._ending = True
        self._late.stop()
        set_look(self, "inset")
        self._mark.show_state("busy")
        self._what.setText(tr("Ending…"))
        self._meaning.setText(tr("The session is closed in order; the window closes by itself."))
        self.show()

    def show_failed(self, error: NeuraScaleError) -> None:
        """Starting it did not work; it is tried again."""
        if self._ending:
            return
        self._late.stop()
        set_look(self, "danger")
        self._mark.show_state("danger")
        self._what.setText(f"{said(error.what)} {tr('Trying again.')}")
        self._meaning.setText(said(f"{error.meaning} {error.advice}"))
        self.show()

    @Slot()
    def _show_late(self) -> None:
        self.show()
