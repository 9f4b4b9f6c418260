"""The alarm bar: the most urgent alarm, how many more there are, acknowledging, and whether it can be heard.

Guarantees: always the same place; priority is colour, shape, marks and word (IEC 60601-1-8: high red, medium yellow,
low cyan); the lamp flashes at the rate of its priority until the alarm is acknowledged, the words never do; an alarm
whose condition has gone says so; all alarms that stand are one key away (Ctrl+J), each with a button of its own.
GUI thread only. Does not: raise, judge or sound alarms.
"""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.core.alarms.board import AlarmState
from app.core.alarms.conditions import Priority
from app.core.alarms.indicators import flash_of
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.station.views import AlarmView
from app.ui.language import tr
from app.ui.safety_strip.alarm_audible import AudibleState
from app.ui.safety_strip.alarm_figures import AlarmFigures, alarm_figures
from app.ui.safety_strip.alarm_lamp import AlarmLamp
from app.ui.safety_strip.alarm_list import AlarmList
from app.ui.safety_strip.alarm_own import by_urgency
from app.ui.safety_strip.alarm_words import others_words, priority_words, since_words
from app.ui.said import said
from app.ui.widgets.plain import button, down, frame, label, post, set_look

ACKNOWLEDGE_KEYS = "Ctrl+K"
LIST_KEYS = "Ctrl+J"
HISTORY_KEYS = "Ctrl+Shift+L"
BAR_PX = 54
_LOOKS = {"high": "danger", "medium": "caution", "low": "info"}


class ElidedWords(QLabel):
    """One line that gives way: what does not fit is in its tooltip."""

    def __init__(self, look: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)
        self.full = ""

    def say(self, words: str) -> None:
        if words != self.full:
            self.full = words
            self.setToolTip(words)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideRight, self.width()))


class AlarmLine(QFrame):
    """See the rules at the top of this module."""

    acknowledged = Signal(str)  # alarm id
    history_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK, figures: AlarmFigures | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._flashes = (figures or alarm_figures()).flashes
        self._alarms: tuple[AlarmView, ...] = ()
        self._stale: tuple[AlarmView, ...] = ()
        self.lamp = AlarmLamp(clock=clock)
        self._priority = label("", "heading")
        self._text = ElidedWords("heading")
        self._advice = ElidedWords("soft")
        self._since = label("", "faint")
        self._more = button("", "quiet", hint=tr("All alarms that stand"), keys=LIST_KEYS)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_list)
        self._acknowledge = button(tr("Acknowledge"), hint=tr("Acknowledge this alarm"), keys=ACKNOWLEDGE_KEYS)
        self._acknowledge.clicked.connect(self.acknowledge_shown)
        self._history = button(tr("History"), "quiet", hint=tr("Alarms of the past"), keys=HISTORY_KEYS)
        self._history.clicked.connect(self.history_wanted)
        self.audible = AudibleState(clock=clock)
        self.list = AlarmList()
        self.list.acknowledged.connect(self.acknowledged)
        self.list.hide()
        self.bar = self._built_bar()
        self.setLayout(down(self.bar, self.list, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_unknown()

    @property
    def shown(self) -> AlarmView | None:
        return self._alarms[0] if self._alarms else None

    def show_alarms(
        self, alarms: tuple[AlarmView, ...], stale: tuple[AlarmView, ...] = (), *, known: bool = True
    ) -> None:
        """All alarms in force, in any order.

        Args:
            stale: What the station said before it fell silent.
            known: Whether the station is heard, so that none means none.
        """
        self._alarms, self._stale = by_urgency(alarms), by_urgency(stale)
        now = self._clock.wall()
        self.list.show_alarms(self._alarms, self._stale, now)
        first = self.shown
        if first is None and known:
            self._show_none("good", tr("No alarms"), "")
            return
        if first is None:
            self._show_none("lost", tr("Alarms are not known"), tr("The station is not heard yet, or no more."))
            return
        seen, over = first.state == "acknowledged", first.state == "latched"
        set_look(self.bar, "inset" if seen else _LOOKS.get(first.priority, "info"))
        flash = flash_of(self._flashes, Priority(first.priority), AlarmState(first.state))
        self.lamp.show_priority(first.priority, flash)
        priority, since = priority_words(first), since_words(first, now)
        advice = tr("This has passed. Acknowledge to take it off.") if over else said(first.advice)
        self._priority.setText(priority)
        text = said(first.text)
        self._text.say(tr("“{text}”").format(text=text) if over else text)
        self._advice.say(advice)
        self._since.setText(since)
        self._below.show()
        self._acknowledge.setVisible(not seen)
        self._show_more()
        more = f" {self._more.text().rstrip(' ▾▴')}." if self._more.text() else ""
        self.setAccessibleName(
            tr("{priority} priority alarm: {text} {advice} {since}").format(
                priority=priority, text=text, advice=advice, since=since
            )
            + more
        )

    def show_unknown(self) -> None:
        """The station has not been heard yet: nobody can say that there is no alarm."""
        if not self._alarms:
            self.show_alarms((), self._stale, known=False)

    @Slot()
    def acknowledge_shown(self) -> None:
        first = self.shown
        if first is not None and first.state != "acknowledged":
            self.acknowledged.emit(first.alarm_id)

    @Slot()
    def turn_list(self) -> None:
        """Open the list of all alarms with the keyboard in it, or close it."""
        if self._alarms or self._stale:
            self._more.setChecked(not self._more.isChecked())
            if self._more.isChecked():
                self.list.focus_first()

    def _built_bar(self) -> QFrame:
        bar = frame("inset")
        bar.setFixedHeight(BAR_PX)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._priority)
        words.addWidget(self._text, 1)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self._since)
        below.addWidget(self._advice, 1)
        row = QHBoxLayout(bar)
        row.setContentsMargins(2, 2, 6, 2)
        row.setSpacing(8)
        row.addWidget(self.lamp)
        row.addLayout(down(words, self._below, spacing=1, margins=(4, 4, 0, 5)), 1)
        for widget in (self._more, self._acknowledge, post(), self.audible, self._history):
            row.addWidget(widget)
        return bar

    def _show_none(self, mark: str, words: str, advice: str) -> None:
        set_look(self.bar, "inset")
        self.lamp.show_idle(mark)
        self._priority.setText(words)
        self._text.say("")
        self._advice.say(advice)
        self._since.setText("")
        self._below.setVisible(bool(advice))
        self._acknowledge.hide()
        self._show_more()
        self.setAccessibleName(f"{words} {advice}".strip())

    def _show_more(self) -> None:
        others = (*self._alarms[1:], *self._stale)
        there = bool(others)
        if not there:
            self._more.setChecked(False)
        arrow = "▴" if self._more.isChecked() else "▾"
        words = others_words(others)
        self._more.setText(f"{words}  {arrow}" if there else "")
        self._more.setAccessibleName(
            tr("{words}: show all alarms").format(words=words) if there else tr("All alarms that stand")
        )
        self._more.setVisible(there)

    @Slot(bool)
    def _show_list(self, shown: bool) -> None:
        self.list.setVisible(shown)
        self._show_more()
