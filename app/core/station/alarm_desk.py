"""The station's alarm board: conditions in, entries and views out.

Guarantees: every transition, every acknowledgement and every pause of the sound is an entry of the log. Whoever listens
is told of each transition before the entry is written, so that what an alarm sets off never waits for a disk.
Does not: decide priorities, latching or delays (`app.core.alarms` and `resources/limits.toml` do), make a sound.
Any thread.
"""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from app.core.alarms.board import Alarm, AlarmState, AlarmTransition
from app.core.clock import Clock
from app.core.events.cause import current_cause
from app.core.events.safety_events import AlarmAudioPausedData, AlarmChangedData
from app.core.events.system_event import SystemEvent
from app.core.station.alarm_limits import alarm_board
from app.core.station.journal import Journal
from app.core.station.views import AlarmView

Listener = Callable[[AlarmTransition], None]


class AlarmDesk:
    """Raises, clears and acknowledges alarms.

    Args:
        session_id: Which session they belong to now; empty for none.
        on_change: Called when what is shown has changed.
    """

    def __init__(
        self, journal: Journal, *, clock: Clock, session_id: Callable[[], str], on_change: Callable[[], None]
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._session_id = session_id
        self._on_change = on_change
        self._lock = threading.Lock()
        self._alarms = alarm_board()
        self._listeners: list[Listener] = []
        self._raised: dict[str, str] = {}

    def listen(self, listener: Listener) -> None:
        """Have `listener` told of every transition, on the thread that made it; it is quick and raises nothing."""
        self._listeners.append(listener)

    def raise_(self, condition: str, *, text: str = "", items: Iterable[str] = ()) -> None:
        """A condition is there.

        Args:
            condition: Its name.
            text: What exactly; empty leaves what was said before.
            items: Which of several things (channel labels); they join those that it is about already.

        Raises:
            DefectError: No such condition.
        """
        with self._lock:
            before = self._alarms.snapshot()
            transitions = self._alarms.raise_(condition, self._clock.monotonic_ns(), detail=text, items=items)
            changed = self._alarms.snapshot() != before
        self._tell(transitions, changed=changed)

    def clear(self, condition: str, *, items: Iterable[str] | None = None, at_once: bool = False) -> None:
        """A condition is not there.

        Args:
            condition: Its name.
            items: Which of several things are well again; None means all.
            at_once: Without the clearing delay, because what it was about is over.

        Raises:
            DefectError: No such condition.
        """
        with self._lock:
            before = self._alarms.snapshot()
            now_ns = self._clock.monotonic_ns()
            transitions = self._alarms.clear(condition, now_ns, items=items, at_once=at_once)
            changed = self._alarms.snapshot() != before
        self._tell(transitions, changed=changed)

    def happened(self, condition: str, *, text: str = "", items: Iterable[str] = ()) -> None:
        """Something of a moment (a gap, a press): raised, and over after its clearing delay; latching ones stay seen.

        Raises:
            DefectError: No such condition.
        """
        self.raise_(condition, text=text, items=items)
        self.clear(condition)

    def acknowledge(self, alarm_id: str) -> None:
        """A person has seen it. Raises: NotFound: No such alarm any more."""
        with self._lock:
            transitions = self._alarms.acknowledge(alarm_id, self._clock.monotonic_ns())
        self._tell(transitions)

    def pause_audio(self, seconds: float | None) -> None:
        """Silence the sound; None is the longest pause there is, zero ends one. Any new alarm ends it too."""
        with self._lock:
            now_ns = self._clock.monotonic_ns()
            self._alarms.pause_audio(now_ns, duration_s=seconds)
            until_ns = self._alarms.paused_until_ns(now_ns)
        paused_s = 0.0 if until_ns is None else (until_ns - now_ns) * 1e-9
        session_id = self._session_id()
        until = self._in_s(paused_s).isoformat(timespec="milliseconds") if paused_s else ""
        data = AlarmAudioPausedData(session_id=session_id, seconds=round(paused_s, 3), until=until)
        self._journal.keep(self._journal.event(data, session_id=session_id or None))
        self._on_change()

    def sound(self) -> str:
        """The priority to be heard now; empty for silence."""
        with self._lock:
            priority = self._alarms.audible(self._clock.monotonic_ns())
        return "" if priority is None else priority.value

    def audio_paused_until(self) -> str:
        """UTC, ISO 8601; empty where the sound is not paused."""
        now_ns = self._clock.monotonic_ns()
        with self._lock:
            until_ns = self._alarms.paused_until_ns(now_ns)
        return "" if until_ns is None else self._in_s((until_ns - now_ns) * 1e-9).isoformat(timespec="milliseconds")

    def stand(self, *conditions: str) -> bool:
        """Whether one of these conditions is there now and has been told."""
        with self._lock:
            alarms = self._alarms.snapshot()
        return any(
            alarm.condition.name in conditions and alarm.state is not AlarmState.LATCHED and alarm.gone_since_ns is None
            for alarm in alarms
        )

    def tick(self) -> None:
        """Alarms whose onset or clearing delay is over."""
        with self._lock:
            transitions = self._alarms.tick(self._clock.monotonic_ns())
        self._tell(transitions)

    def restore(self, alarm_id: str, condition: str, began: datetime, *, detail: str = "") -> bool:
        """Put back an alarm that stood when the station was lost; whether it was one that stays (latching)."""
        with self._lock:
            now_ns = self._clock.monotonic_ns()
            ago_ns = round((self._clock.wall() - began).total_seconds() * 1e9)
            return self._alarms.restore(alarm_id, condition, now_ns - ago_ns, now_ns, detail=detail)

    def views(self) -> tuple[AlarmView, ...]:
        """What is shown, the most urgent first."""
        with self._lock:
            alarms = self._alarms.snapshot()
        return tuple(self._view(alarm) for alarm in alarms)

    def _view(self, alarm: Alarm) -> AlarmView:
        return AlarmView(
            alarm_id=alarm.alarm_id,
            condition=alarm.condition.name,
            priority=alarm.priority.value,
            state=alarm.state.value,
            text=alarm.text,
            advice=alarm.advice,
            since=alarm.since(self._clock),
            items=alarm.items,
        )

    def _in_s(self, seconds: float) -> datetime:
        return self._clock.wall() + timedelta(seconds=seconds)

    def _tell(self, transitions: tuple[AlarmTransition, ...], *, changed: bool = False) -> None:
        if transitions:
            for listener in self._listeners:
                for transition in transitions:
                    listener(transition)
            session_id = self._session_id()
            self._journal.keep(*(self._entry(transition, session_id) for transition in transitions))
            self._on_change()
        elif changed:
            self._on_change()

    def _entry(self, transition: AlarmTransition, session_id: str) -> SystemEvent:
        """What becomes of an alarm came of its raising, where nothing else is being done."""
        raised = self._raised.get(transition.alarm.condition.name)
        cause = current_cause() or (raised if transition.state is not AlarmState.ACTIVE else None)
        data = changed_data(transition, session_id)
        entry = self._journal.event(data, session_id=session_id or None, caused_by=cause)
        if transition.state is AlarmState.ACTIVE:
            self._raised[transition.alarm.condition.name] = entry.event_id
        return entry

    def raised_by(self, condition: str) -> str | None:
        """The entry with which this alarm was raised last; None where that was before the station's start."""
        return self._raised.get(condition)


def changed_data(transition: AlarmTransition, session_id: str) -> AlarmChangedData:
    """The transition as the log keeps it."""
    alarm = transition.alarm
    return AlarmChangedData(
        alarm_id=alarm.alarm_id,
        condition=alarm.condition.name,
        priority=alarm.priority.value,
        state=transition.state.value,
        session_id=session_id,
        text=alarm.text,
        items=alarm.items,
    )
