"""Brings the alarms that the safety program raised by itself into the log, with their own times.

Guarantees: each transition is in the log once, also those of a time when the station was down. Does not: show them on
the board: they are about a window that does not answer, and end when it is back. Thread: the station's main one.
"""

from pathlib import Path

from app.core.alarms.conditions import CONDITIONS
from app.core.errors import StorageFault
from app.core.events.safety_events import AlarmChangedData
from app.core.safety.own_alarm_record import OwnAlarmLine, own_alarm_lines
from app.core.safety.record import FILE_NAME
from app.core.station.journal import Journal
from app.core.store.projections.past_alarms import PastAlarms

SAFETY = "safety"


class OwnAlarmImport:
    """Looks whether safety's file has grown.

    Args:
        folder: The data folder's `safety`.
        known: The alarms that are in the log.
    """

    def __init__(self, folder: Path, journal: Journal, known: PastAlarms) -> None:
        self._folder = folder
        self._journal = journal
        self._known = known
        self._size = -1

    def look(self) -> None:
        """Import what is new; tried again at the next look where the log or the file refuses."""
        try:
            size = (self._folder / FILE_NAME).stat().st_size
        except OSError:
            return
        if size == self._size:
            return
        try:
            lines = own_alarm_lines(self._folder)
            missing = self._not_known(lines)
        except StorageFault as error:
            self._journal.say(error)
            return
        events = [self._journal.event(self._data(line), source=SAFETY) for line in missing]
        if self._journal.keep(*events):
            self._size = size

    def _not_known(self, lines: tuple[OwnAlarmLine, ...]) -> list[OwnAlarmLine]:
        """In safety's file a state comes once, and in one order; what the log's newest state has behind it is new."""
        states = {row.alarm_id: row.state for row in self._known.of_source(SAFETY)} if lines else {}
        missing, reached = [], dict.fromkeys(states, False)
        for line in lines:
            known = states.get(line.alarm_id)
            if known is None or reached[line.alarm_id]:
                missing.append(line)
            elif line.state == known:
                reached[line.alarm_id] = True
        return missing

    @staticmethod
    def _data(line: OwnAlarmLine) -> AlarmChangedData:
        condition = CONDITIONS.get(line.condition)
        return AlarmChangedData(
            alarm_id=line.alarm_id,
            condition=line.condition,
            priority=condition.priority.value if condition else "high",
            state=line.state,
            session_id="",
            text=line.text,
            at=line.at,
        )
