"""The alarm line: the most urgent alarm, how many more there are, and acknowledging it.

Guarantees: always the same place; priority is symbol, word and colour (IEC 60601-1-8: high red, medium yellow, low
cyan); a high alarm pulses slowly until it is acknowledged; what is shown comes from the station's state only.
GUI thread only. Does not: raise or judge alarms.
"""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.core.station.views import AlarmView
from app.ui.widgets.plain import button, label, set_look
from app.ui.widgets.state_mark import StateMark

ACKNOWLEDGE_KEYS = "Ctrl+K"
_RANK = {"high": 0, "medium": 1, "low": 2}
_LOOKS = {
    "high": ("danger", "danger", "High"),
    "medium": ("caution", "caution", "Medium"),
    "low": ("info", "info", "Low"),
}


class AlarmLine(QFrame):
    """See the rules at the top of this module."""

    acknowledged = Signal(str)  # alarm id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self.setFixedHeight(40)
        self._alarms: tuple[AlarmView, ...] = ()
        self._unknown = False
        self._mark = StateMark("good", 18)
        self._priority = label("", "heading")
        self._text = label("", "heading")
        self._advice = label("", "soft")
        self._more = label("", "faint")
        self._acknowledge = button(
            self.tr("Acknowledge"), hint=self.tr("Acknowledge this alarm"), keys=ACKNOWLEDGE_KEYS
        )
        self._acknowledge.clicked.connect(self.acknowledge_shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 4, 3)
        row.setSpacing(10)
        for widget in (self._mark, self._priority, self._text):
            row.addWidget(widget)
        row.addWidget(self._advice, 1)
        row.addWidget(self._more)
        row.addWidget(self._acknowledge)
        self._bright = True
        self._pulse = QTimer(self)
        self._pulse.setInterval(600)
        self._pulse.timeout.connect(self._turn_pulse)
        self._advice.setMinimumWidth(40)
        self.show_unknown()

    @property
    def shown(self) -> AlarmView | None:
        return self._alarms[0] if self._alarms else None

    def show_alarms(self, alarms: tuple[AlarmView, ...]) -> None:
        """All alarms in force, in any order."""
        ordered = tuple(sorted(alarms, key=lambda a: (a.state == "acknowledged", _RANK.get(a.priority, 3), a.since)))
        if ordered == self._alarms and self._priority.text() and not self._unknown:
            return
        self._unknown = False
        self._alarms = ordered
        first = self.shown
        if first is None:
            self._show_none()
            return
        look, mark, word = _LOOKS.get(first.priority, _LOOKS["low"])
        seen = first.state == "acknowledged"
        set_look(self, "inset" if seen else look)
        self._mark.show_state(mark)
        over = first.state == "latched"
        suffix = " · acknowledged" if seen else " · is over" if over else ""
        advice = self.tr("This has passed. Acknowledge to take it off.") if over else first.advice
        self._priority.setText(f"{word}{suffix}")
        self._text.setText(f"“{first.text}”" if over else first.text)
        self._advice.setText(advice)
        self._advice.setToolTip(advice)
        others = len(ordered) - 1
        self._more.setText(f"and {others} more" if others else "")
        self._more.setToolTip("\n".join(f"{a.priority}: {a.text}" for a in ordered[1:]))
        self._acknowledge.setVisible(not seen)
        self.setAccessibleName(f"{word} priority alarm{suffix}: {first.text} {advice}")
        if first.priority == "high" and not seen and not over:
            self._pulse.start()
        else:
            self._pulse.stop()

    def show_unknown(self) -> None:
        """The station is not heard: nobody can say that there is no alarm."""
        if self._alarms:
            return
        self._show_none()
        self._mark.show_state("lost")
        self._priority.setText(self.tr("Alarms are not known"))
        self._advice.setText(self.tr("The station is not heard yet, or no more."))
        self.setAccessibleName("Alarms are not known: the station is not heard")
        self._unknown = True

    def _show_none(self) -> None:
        set_look(self, "inset")
        self._pulse.stop()
        self._mark.show_state("good")
        self._priority.setText(self.tr("No alarms"))
        for words in (self._text, self._advice, self._more):
            words.setText("")
        self._acknowledge.hide()
        self.setAccessibleName("No alarms")

    @Slot()
    def acknowledge_shown(self) -> None:
        first = self.shown
        if first is not None and first.state != "acknowledged":
            self.acknowledged.emit(first.alarm_id)

    @Slot()
    def _turn_pulse(self) -> None:
        self._bright = not self._bright
        set_look(self, "danger" if self._bright else "inset")
