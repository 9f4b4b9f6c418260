"""The station's alarm board: conditions in, entries and views out.

Guarantees: every transition is an entry of the log. Does not: decide priorities or latching (`app.core.alarms` does).
Any thread.
"""

import threading
from collections.abc import Callable

from app.core.alarms.board import AlarmBoard, AlarmState, AlarmTransition
from app.core.clock import Clock
from app.core.events.safety_events import AlarmChangedData
from app.core.station.journal import Journal
from app.core.station.views import AlarmView


class AlarmDesk:
    """Raises, clears and acknowledges alarms.

    Args:
        session_id: Which session they belong to now; empty for none.
        on_change: Called after transitions.
    """

    def __init__(
        self, journal: Journal, *, clock: Clock, session_id: Callable[[], str], on_change: Callable[[], None]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._session_id = session_id
        self._on_change = on_change
        self._lock = threading.Lock()
        self._alarms = AlarmBoard()

    def raise_(self, condition: str, *, text: str = "") -> None:
        """A condition is there. Raises: DefectError: No such condition."""
        with self._lock:
            transitions = self._alarms.raise_(condition, self._clock.monotonic_ns(), detail=text)
        self._tell(transitions)

    def clear(self, condition: str) -> None:
        """A condition is not there. Raises: DefectError: No such condition."""
        with self._lock:
            transitions = self._alarms.clear(condition, self._clock.monotonic_ns())
        self._tell(transitions)

    def acknowledge(self, alarm_id: str) -> None:
        """A person has seen it. Raises: NotFound: No such alarm any more."""
        with self._lock:
            transitions = self._alarms.acknowledge(alarm_id, self._clock.monotonic_ns())
        self._tell(transitions)

    def stand(self, *conditions: str) -> bool:
        """Whether one of these conditions is there now and has been told."""
        with self._lock:
            alarms = self._alarms.snapshot()
        return any(alarm.condition.name in conditions and alarm.state is not AlarmState.LATCHED for alarm in alarms)

    def tick(self) -> None:
        """Alarms whose onset delay is over."""
        with self._lock:
            transitions = self._alarms.tick(self._clock.monotonic_ns())
        self._tell(transitions)

    def views(self) -> tuple[AlarmView, ...]:
        """What is shown, the most urgent first."""
        with self._lock:
            alarms = self._alarms.snapshot()
        return tuple(
            AlarmView(
                alarm_id=alarm.alarm_id,
                condition=alarm.condition.name,
                priority=alarm.priority.value,
                state=alarm.state.value,
                text=alarm.text,
                advice=alarm.advice,
                since=alarm.since(self._clock),
            )
            for alarm in alarms
        )

    def _tell(self, transitions: tuple[AlarmTransition, ...]) -> None:
        if not transitions:
            return
        session_id = self._session_id()
        self._journal.keep(
            *(
                self._journal.event(
                    AlarmChangedData(
                        alarm_id=transition.alarm.alarm_id,
                        condition=transition.alarm.condition.name,
                        priority=transition.alarm.priority.value,
                        state=transition.state.value,
                        session_id=session_id,
                        text=transition.alarm.text,
                    ),
                    session_id=session_id or None,
                )
                for transition in transitions
            )
        )
        self._on_change()
