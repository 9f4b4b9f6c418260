"""The alarms that stand now; pure.

    (none) --raise_--> PENDING --onset over--> ACTIVE --acknowledge--> ACKNOWLEDGED --clear--> (none)
                          |                     |  ^
                          clear                 |  +--raise_-- LATCHED --acknowledge--> (none)
                          |                     |                 ^
                          v                     +--clear----------+   (latching conditions)
                        (none)                  +--clear----> (none)  (others)

Rules:
1. One alarm a condition; raising it again updates what it says and never restarts, silences or doubles it.
2. A latching alarm is never gone before a person has acknowledged it.
3. Acknowledging silences; it does not make a condition go away. What has gone and comes again is a new alarm.
4. A pause of the sound ends by itself, and at once with any alarm that becomes active during it.
Does not: read a clock (callers pass monotonic nanoseconds), make a sound, write, detect. One thread at a time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from app.core.alarms.conditions import CONDITIONS, Condition, Priority
from app.core.clock import Clock
from app.core.errors import DefectError, NotFound
from app.core.identifiers import AlarmId, new_id

LONGEST_AUDIO_PAUSE_S = 120.0  # IEC 60601-1-8, 6.8: the pause is time-limited; two minutes are usual for monitors


class AlarmState(StrEnum):
    """States of an alarm; "cleared" only in a transition."""

    PENDING = "pending"
    ACTIVE = "active"
    ACKNOWLEDGED = "acknowledged"
    LATCHED = "latched"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One alarm.

    Attributes:
        since_ns: Monotonic time at which its condition was first raised.
        detail: What exactly (channel labels, file's fault); no patient data.
    """

    alarm_id: AlarmId
    condition: Condition
    state: AlarmState
    since_ns: int
    detail: str = ""

    @property
    def priority(self) -> Priority:
        return self.condition.priority

    @property
    def text(self) -> str:
        """For people, with the detail."""
        return f"{self.condition.text} {self.detail}".strip()

    @property
    def advice(self) -> str:
        return self.condition.advice

    def since(self, clock: Clock) -> str:
        """Wall time of its beginning, UTC, ISO 8601."""
        ago = timedelta(microseconds=(clock.monotonic_ns() - self.since_ns) // 1000)
        return (clock.wall() - ago).isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmTransition:
    """One change of one alarm, for the log."""

    alarm: Alarm
    state: AlarmState
    at_ns: int


class AlarmBoard:
    """All alarms.

    Args:
        conditions: The table.
        new_alarm_id: Where identifiers come from.
    """

    def __init__(
        self,
        conditions: Iterable[Condition] = CONDITIONS.values(),
        *,
        new_alarm_id: Callable[[], str] = new_id,
    ) -> None:
        self._conditions = {condition.name: condition for condition in conditions}
        self._new_id = new_alarm_id
        self._alarms: dict[str, Alarm] = {}
        self._paused_until_ns = 0

    def raise_(self, condition: str, now_ns: int, *, detail: str = "") -> tuple[AlarmTransition, ...]:
        """A condition is there (again).

        Raises:
            DefectError: No such condition.
        """
        kind = self._conditions.get(condition)
        if kind is None:
            raise DefectError(f"There is no alarm condition {condition!r}.")
        transitions = list(self.tick(now_ns))
        alarm = self._alarms.get(condition)
        if alarm is None:
            alarm_id = AlarmId(self._new_id())
            self._alarms[condition] = Alarm(
                alarm_id=alarm_id, condition=kind, state=AlarmState.PENDING, since_ns=now_ns, detail=detail
            )
            transitions += self.tick(now_ns)
            return tuple(transitions)
        alarm = self._alarms[condition] = replace(alarm, detail=detail or alarm.detail)
        if alarm.state is AlarmState.LATCHED:
            transitions.append(self._move(alarm, AlarmState.ACTIVE, now_ns))
        return tuple(transitions)

    def clear(self, condition: str, now_ns: int) -> tuple[AlarmTransition, ...]:
        """A condition is not there (any more).

        Raises:
            DefectError: No such condition.
        """
        if condition not in self._conditions:
            raise DefectError(f"There is no alarm condition {condition!r}.")
        transitions = list(self.tick(now_ns))
        alarm = self._alarms.get(condition)
        if alarm is None or alarm.state is AlarmState.LATCHED:
            return tuple(transitions)
        if alarm.state is AlarmState.PENDING:
            # It was never an alarm, so nothing is told.
            del self._alarms[condition]
        elif alarm.state is AlarmState.ACTIVE and alarm.condition.latching:
            transitions.append(self._move(alarm, AlarmState.LATCHED, now_ns))
        else:
            transitions.append(self._move(alarm, AlarmState.CLEARED, now_ns))
        return tuple(transitions)

    def acknowledge(self, alarm_id: str, now_ns: int) -> tuple[AlarmTransition, ...]:
        """A person has seen it.

        Raises:
            NotFound: No such alarm (any more).
        """
        transitions = list(self.tick(now_ns))
        alarm = next((found for found in self._shown() if found.alarm_id == alarm_id), None)
        if alarm is None:
            raise NotFound(
                "This alarm is no longer there.",
                meaning="Its condition has gone, or somebody has acknowledged it.",
                advice="Nothing need be done.",
            )
        if alarm.state is AlarmState.ACTIVE:
            transitions.append(self._move(alarm, AlarmState.ACKNOWLEDGED, now_ns))
        elif alarm.state is AlarmState.LATCHED:
            transitions.append(self._move(alarm, AlarmState.CLEARED, now_ns))
        return tuple(transitions)

    def tick(self, now_ns: int) -> tuple[AlarmTransition, ...]:
        """Alarms whose onset delay is over become active. Call it a few times a second."""
        due = [
            alarm
            for alarm in self._alarms.values()
            if alarm.state is AlarmState.PENDING and now_ns - alarm.since_ns >= alarm.condition.onset_s * 1e9
        ]
        return tuple(self._move(alarm, AlarmState.ACTIVE, now_ns) for alarm in due)

    def snapshot(self) -> tuple[Alarm, ...]:
        """What is shown: by priority, then those nobody has acknowledged, then the newest."""
        return tuple(
            sorted(
                self._shown(),
                key=lambda alarm: (alarm.priority.rank, alarm.state is AlarmState.ACKNOWLEDGED, -alarm.since_ns),
            )
        )

    def pause_audio(self, now_ns: int, *, duration_s: float = LONGEST_AUDIO_PAUSE_S) -> None:
        """Silence the sound for a while, two minutes at most; zero ends the pause."""
        self._paused_until_ns = now_ns + round(min(max(duration_s, 0.0), LONGEST_AUDIO_PAUSE_S) * 1e9)

    def audible(self, now_ns: int) -> Priority | None:
        """The priority to sound now; None for silence."""
        if now_ns < self._paused_until_ns:
            return None
        loud = [alarm.priority for alarm in self._shown() if alarm.state is not AlarmState.ACKNOWLEDGED]
        return min(loud, key=lambda priority: priority.rank, default=None)

    def _shown(self) -> list[Alarm]:
        return [alarm for alarm in self._alarms.values() if alarm.state is not AlarmState.PENDING]

    def _move(self, alarm: Alarm, state: AlarmState, now_ns: int) -> AlarmTransition:
        moved = replace(alarm, state=state)
        if state is AlarmState.CLEARED:
            del self._alarms[alarm.condition.name]
        else:
            self._alarms[alarm.condition.name] = moved
        if state is AlarmState.ACTIVE:
            self._paused_until_ns = 0
        return AlarmTransition(alarm=moved, state=state, at_ns=now_ns)
