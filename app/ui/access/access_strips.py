"""Two bands over the window that nobody can close: a demonstration, and an emergency access that runs.

Guarantees: shown as long as what they say is so; the emergency access counts down to its end and can be ended at once.
GUI thread only. Does not: end anything by itself (the station does, when its time is over).
"""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.access_messages import AccessView, BreakGlassView
from app.ui.language import tr
from app.ui.widgets.plain import button, down, label
from app.ui.widgets.state_mark import StateMark

DEMONSTRATION = "demonstration"


def left_s(ends_at: str, now: datetime) -> float:
    """Seconds until an ISO 8601 moment; 0 where it is past, or none."""
    try:
        return max(0.0, (datetime.fromisoformat(ends_at) - now).total_seconds())
    except (ValueError, TypeError):
        return 0.0


class AccessStrips(QWidget):
    """See the rules at the top of this module."""

    end_wanted = Signal(str)  # break-glass id

    def __init__(self, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent)
        self._clock = clock
        self._running: BreakGlassView | None = None
        self._who = ""
        self.demonstration = QFrame()
        self.demonstration.setProperty("look", "demonstration")
        words = label(tr("Demonstration: not for patients"), "demonstration")
        row = QHBoxLayout(self.demonstration)
        row.setContentsMargins(16, 1, 16, 1)
        row.addStretch(1)
        row.addWidget(words)
        row.addStretch(1)
        self.emergency = QFrame()
        self.emergency.setProperty("look", "emergency")
        self._words = label("", "heading")
        self._left = label("", "heading")
        self.end_button = button(tr("End now"), "danger", hint=tr("End the emergency access before its time"))
        self.end_button.clicked.connect(self._end)
        row = QHBoxLayout(self.emergency)
        row.setContentsMargins(16, 3, 10, 3)
        row.setSpacing(10)
        row.addWidget(StateMark("danger", 16))
        row.addWidget(self._words)
        row.addWidget(label(tr("What you do is reviewed."), "soft", shrinks=True), 1)
        row.addWidget(self._left)
        row.addWidget(self.end_button)
        self.setLayout(down(self.demonstration, self.emergency, spacing=0))
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count)
        self.demonstration.hide()
        self.emergency.hide()

    @property
    def words(self) -> str:
        """What is said of an emergency access; empty while none runs."""
        return "" if self.emergency.isHidden() else f"{self._words.text()} {self._left.text()}"

    def show_view(self, view: AccessView, who: str) -> None:
        """`who`: the patient of the emergency access, as they may be called here; empty where that is not known."""
        self.demonstration.setVisible(view.kind == DEMONSTRATION)
        self._running, self._who = view.break_glass, who
        self.emergency.setVisible(view.break_glass is not None)
        if view.break_glass is None:
            self._timer.stop()
            return
        self._words.setText(tr("Emergency access to {patient}").format(patient=who) if who else tr("Emergency access"))
        self.end_button.setEnabled(True)
        self._count()
        self._timer.start()

    @Slot()
    def _count(self) -> None:
        if self._running is None:
            return
        minutes, seconds = divmod(int(left_s(self._running.ends_at, self._clock.wall())), 60)
        self._left.setText(tr("{time} left").format(time=f"{minutes}:{seconds:02d}"))
        self.emergency.setAccessibleName(f"{self._words.text()}, {self._left.text()}")

    @Slot()
    def _end(self) -> None:
        if self._running is not None:
            self.end_button.setEnabled(False)
            self.end_wanted.emit(self._running.break_glass_id)
