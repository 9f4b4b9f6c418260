"""All alarms that stand, each with its advice and a button to acknowledge it.

Guarantees: a row stays the same widget as long as its alarm stands, so that the keyboard's focus is not lost when
something else changes; what the station said before it fell silent is shown as old and cannot be acknowledged.
GUI thread only.
"""

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.core.station.views import AlarmView
from app.ui.language import tr
from app.ui.safety_strip.alarm_lamp import AlarmSign
from app.ui.safety_strip.alarm_words import priority_words, since_words
from app.ui.said import said
from app.ui.widgets.plain import across, button, down, frame, label

_ROW_PX = 54
_MOST_ROWS_SEEN = 5


class AlarmRow(QFrame):
    """One alarm."""

    acknowledged = Signal(str)

    def __init__(self, alarm_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alarm_id = alarm_id
        self.setFixedHeight(_ROW_PX)
        self._sign = AlarmSign("low")
        self._priority = label("", "heading")
        self._priority.setFixedWidth(130)
        self._text = label("", "heading")
        self._advice = label("", "soft")
        self._since = label("", "faint")
        for words in (self._text, self._advice):
            words.setMinimumWidth(60)
        self.acknowledge = button(tr("Acknowledge"), hint=tr("Acknowledge this alarm"))
        self.acknowledge.clicked.connect(self._acknowledge)
        row = across(self._sign, self._priority, spacing=10, margins=(20, 0, 8, 0))
        row.addLayout(down(self._text, self._advice, spacing=1, margins=(0, 6, 0, 6)), 1)
        row.addWidget(self._since)
        row.addWidget(self.acknowledge)
        self.setLayout(row)

    def show_alarm(self, alarm: AlarmView, now: datetime, *, stale: bool) -> None:
        over = alarm.state == "latched"
        self._sign.show_priority(alarm.priority)
        self._priority.setText(priority_words(alarm, stale=stale))
        text = said(alarm.text)
        self._text.setText(text)
        self._text.setToolTip(text)
        advice = tr("This has passed. Acknowledge to take it off.") if over else said(alarm.advice)
        self._advice.setText(advice)
        self._advice.setToolTip(advice)
        self._since.setText(since_words(alarm, now))
        done = alarm.state == "acknowledged" or stale
        if done and self.acknowledge.hasFocus():
            # Hiding a button hands its focus on to the next one, which a second Enter would then press.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.acknowledge.setVisible(not done)
        self.acknowledge.setAccessibleName(tr("Acknowledge: {text}").format(text=text))
        self.setAccessibleName(
            tr("{priority} priority alarm: {text} {advice} {since}").format(
                priority=priority_words(alarm, stale=stale), text=text, advice=advice, since=self._since.text()
            )
        )

    @Slot()
    def _acknowledge(self) -> None:
        self.acknowledged.emit(self._alarm_id)


class AlarmList(QFrame):
    """See the rules at the top of this module."""

    acknowledged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self.setAccessibleName(tr("All alarms that stand"))
        self._rows: dict[str, AlarmRow] = {}
        self._inside = frame("plain")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        self.setLayout(down(self._scroll, spacing=0))

    @property
    def rows(self) -> tuple[AlarmRow, ...]:
        return tuple(self._rows.values())

    def show_alarms(self, alarms: tuple[AlarmView, ...], stale: tuple[AlarmView, ...], now: datetime) -> None:
        """These, in this order, then the old ones."""
        wanted = [(alarm, False) for alarm in alarms] + [(alarm, True) for alarm in stale]
        for gone in self._rows.keys() - {alarm.alarm_id for alarm, _ in wanted}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows: dict[str, AlarmRow] = {}
        for at, (alarm, old) in enumerate(wanted):
            row = self._rows.get(alarm.alarm_id) or self._made(alarm.alarm_id)
            if self._column.indexOf(row) != at:
                self._column.insertWidget(at, row)
            row.show_alarm(alarm, now, stale=old)
            rows[alarm.alarm_id] = row
        self._rows = rows
        self.setFixedHeight(min(len(rows), _MOST_ROWS_SEEN) * _ROW_PX + 12)

    def focus_first(self) -> None:
        """The first one that can be acknowledged gets the keyboard."""
        for row in self._rows.values():
            if row.acknowledge.isVisible():
                row.acknowledge.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _made(self, alarm_id: str) -> AlarmRow:
        row = AlarmRow(alarm_id)
        row.acknowledged.connect(self.acknowledged)
        return row
