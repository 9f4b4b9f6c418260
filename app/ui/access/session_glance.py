"""What goes on behind a lock, without a word about whom: recording or not, for how long, and the safety program.

Guarantees: no name, number or remark of a patient; a state is a shape and a word. GUI thread only.
"""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QWidget

from app.core.station.messages import StationState
from app.ui.language import noop, tr
from app.ui.signal_views.page_cursor import clock_text
from app.ui.widgets.plain import across, label
from app.ui.widgets.state_mark import StateMark

_STEPS = {
    "prerequisites": ("busy", noop("A session is being prepared")),
    "impedance": ("busy", noop("A session is being prepared")),
    "ready": ("good", noop("A session is ready to record")),
    "recording": ("recording", noop("Recording goes on")),
    "analysing": ("busy", noop("A recording is being analysed")),
    "reporting": ("busy", noop("A report is being written")),
}


class SessionGlance(QFrame):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self._mark = StateMark("idle", 15)
        self._words = label("", "heading")
        self._time = label("", "figure")
        row = across(self._mark, self._words, 1, self._time, spacing=11, margins=(16, 10, 16, 10))
        self.setLayout(row)
        self.hide()

    @property
    def words(self) -> str:
        return "" if self.isHidden() else f"{self._words.text()} {self._time.text()}".strip()

    @Slot(object)
    def show_state(self, state: StationState | None) -> None:
        session = state.session if state is not None else None
        if session is None or session.exit_reason or session.step not in _STEPS:
            self.hide()
            return
        mark, words = _STEPS[session.step]
        self._mark.show_state(mark)
        self._words.setText(tr(words))
        self._time.setText(clock_text(session.recording_seconds) if session.step == "recording" else "")
        self.setAccessibleName(f"{self._words.text()} {self._time.text()}".strip())
        self.show()

    @Slot()
    def show_unheard(self) -> None:
        """The station is not heard; what it did last goes on."""
        if not self.isHidden():
            self._mark.show_state("lost")
