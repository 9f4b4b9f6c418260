"""The alarms that stand now; pure.

    (none) --raise_--> PENDING --onset over--> ACTIVE --acknowledge--> ACKNOWLEDGED --clear--> (none)
                          |                     |  ^                |
                          clear                 |  |                +--raise_ with a new item--> ACTIVE
                          |                     |  +--raise_-- LATCHED --acknowledge--> (none)
                          v                     |                 ^
                        (none)                  +--clear----------+   (latching conditions)
                                                +--clear----> (none)  (others)

Rules:
1. One alarm a condition, whatever the number of things it is about (64 electrodes off at once are one alarm with 64
   items); raising it again updates what it says and never restarts, silences or doubles it.
2. A latching alarm is never gone before a person has acknowledged it.
3. Acknowledging silences; it does not make a condition go away. What has gone and comes again is a new alarm, and an
   item that joins an acknowledged alarm makes it sound again.
4. A pause of the sound ends by itself, and at once with any alarm that becomes active during it.
5. A condition that comes and goes is one alarm: it must have been gone for its clearing delay before the alarm clears.
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

LONGEST_AUDIO_PAUSE_S = 120.0
_NAMED_ITEMS = 3


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
        detail: What exactly (file's fault); no patient data.
        items: What it is about, where that is several things (channel labels), in the order they came.
        gone_since_ns: When its condition went, while the clearing delay runs.
    """

    alarm_id: AlarmId
    condition: Condition
    state: AlarmState
    since_ns: int
    detail: str = ""
    items: tuple[str, ...] = ()
    gone_since_ns: int | None = None

    @property
    def priority(self) -> Priority:
        return self.condition.priority

    @property
    def text(self) -> str:
        """For people, with the detail."""
        return " ".join(part for part in (self.condition.text, self._said_items(), self.detail) if part)

    @property
    def advice(self) -> str:
        return self.condition.advice

    def _said_items(self) -> str:
        if not self.items:
            return ""
        more = len(self.items) - _NAMED_ITEMS
        if more <= 1:
            return f"{', '.join(self.items)}."
        return f"{', '.join(self.items[:_NAMED_ITEMS])} and {more} more."

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
        longest_pause_s: Of the sound.
        new_alarm_id: Where identifiers come from.
    """

    def __init__(
        self,
        conditions: Iterable[Condition] = CONDITIONS.values(),
        *,
        longest_pause_s: float = LONGEST_AUDIO_PAUSE_S,
        new_alarm_id: Callable[[], str] = new_id,
    ) -> None:
        self._conditions = {condition.name: condition for condition in conditions}
        self._longest_pause_s = longest_pause_s
        self._new_id = new_alarm_id
        self._alarms: dict[str, Alarm] = {}
        self._paused_until_ns = 0

    def raise_(
        self, condition: str, now_ns: int, *, detail: str = "", items: Iterable[str] = ()
    ) -> tuple[AlarmTransition, ...]:
        """A condition is there (again).

        Args:
            condition: Its name.
            now_ns: Monotonic time.
            detail: What exactly; empty leaves what was said before.
            items: Which of several things it is about; they join those it is about already.

        Raises:
            DefectError: No such condition.
        """
        kind = self._kind(condition)
        transitions = list(self.tick(now_ns))
        alarm = self._alarms.get(condition)
        if alarm is None:
            self._alarms[condition] = Alarm(
                alarm_id=AlarmId(self._new_id()),
                condition=kind,
                state=AlarmState.PENDING,
                since_ns=now_ns,
                detail=detail,
                items=tuple(dict.fromkeys(items)),
            )
            return (*transitions, *self.tick(now_ns))
        # Items of what had gone already are not there any more, unless they are named again.
        there = alarm.items if alarm.gone_since_ns is None and alarm.state is not AlarmState.LATCHED else ()
        named = tuple(items)
        new_item = not set(named) <= set(alarm.items)
        alarm = self._alarms[condition] = replace(
            alarm, detail=detail or alarm.detail, items=tuple(dict.fromkeys((*there, *named))), gone_since_ns=None
        )
        if alarm.state is AlarmState.LATCHED or (alarm.state is AlarmState.ACKNOWLEDGED and new_item):
            transitions.append(self._move(alarm, AlarmState.ACTIVE, now_ns))
        return tuple(transitions)

    def restore(self, alarm_id: str, condition: str, began_ns: int, now_ns: int, *, detail: str = "") -> bool:
        """Put back what stood when the board was lost: a latching alarm that nobody had acknowledged. Whether it was.

        It stands latched, with the identifier it had, until a person acknowledges it or its condition is raised anew.

        Args:
            began_ns: Monotonic time at which it began, or as it would have been before this machine was started.
        """
        kind = self._conditions.get(condition)
        if kind is None or not kind.latching or condition in self._alarms:
            return False
        self._alarms[condition] = Alarm(
            alarm_id=AlarmId(alarm_id),
            condition=kind,
            state=AlarmState.LATCHED,
            since_ns=min(began_ns, now_ns),
            detail=detail,
        )
        return True

    def clear(
        self, condition: str, now_ns: int, *, items: Iterable[str] | None = None, at_once: bool = False
    ) -> tuple[AlarmTransition, ...]:
        """A condition is not there (any more).

        Args:
            condition: Its name.
            now_ns: Monotonic time.
            items: Which of several things are well again; None means all. The alarm goes with its last item.
            at_once: Without the clearing delay: what it was about is over (a session), so it cannot come back.

        Raises:
            DefectError: No such condition.
        """
        self._kind(condition)
        transitions = list(self.tick(now_ns))
        alarm = self._alarms.get(condition)
        if alarm is None or alarm.state is AlarmState.LATCHED:
            return tuple(transitions)
        if items is not None:
            well = set(items)
            left = tuple(item for item in alarm.items if item not in well)
            if left:
                self._alarms[condition] = replace(alarm, items=left)
                return tuple(transitions)
        if alarm.state is AlarmState.PENDING:
            # It was never an alarm, so nothing is told.
            del self._alarms[condition]
            return tuple(transitions)
        if at_once:
            stays = alarm.state is AlarmState.ACTIVE and alarm.condition.latching
            gone = replace(alarm, gone_since_ns=None)
            return (*transitions, self._move(gone, AlarmState.LATCHED if stays else AlarmState.CLEARED, now_ns))
        if alarm.gone_since_ns is None:
            self._alarms[condition] = replace(alarm, gone_since_ns=now_ns)
        return (*transitions, *self.tick(now_ns))

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
        """Alarms whose onset or clearing delay is over. Call it a few times a second."""
        transitions: list[AlarmTransition] = []
        for alarm in list(self._alarms.values()):
            kind = alarm.condition
            if alarm.state is AlarmState.PENDING and now_ns - alarm.since_ns >= kind.onset_s * 1e9:
                transitions.append(self._move(alarm, AlarmState.ACTIVE, now_ns))
            elif alarm.gone_since_ns is not None and now_ns - alarm.gone_since_ns >= kind.clearing_s * 1e9:
                gone = replace(alarm, gone_since_ns=None)
                stays = alarm.state is AlarmState.ACTIVE and kind.latching
                transitions.append(self._move(gone, AlarmState.LATCHED if stays else AlarmState.CLEARED, now_ns))
        return tuple(transitions)

    def snapshot(self) -> tuple[Alarm, ...]:
        """What is shown: by priority, then those nobody has acknowledged, then the newest."""
        return tuple(
            sorted(
                self._shown(),
                key=lambda alarm: (alarm.priority.rank, alarm.state is AlarmState.ACKNOWLEDGED, -alarm.since_ns),
            )
        )

    def pause_audio(self, now_ns: int, *, duration_s: float | None = None) -> None:
        """Silence the sound for a while, the longest pause at most (the default); zero ends the pause."""
        wanted_s = self._longest_pause_s if duration_s is None else duration_s
        self._paused_until_ns = now_ns + round(min(max(wanted_s, 0.0), self._longest_pause_s) * 1e9)

    def audible(self, now_ns: int) -> Priority | None:
        """The priority to sound now; None for silence."""
        if now_ns < self._paused_until_ns:
            return None
        loud = [alarm.priority for alarm in self._shown() if alarm.state is not AlarmState.ACKNOWLEDGED]
        return min(loud, key=lambda priority: priority.rank, default=None)

    def paused_until_ns(self, now_ns: int) -> int | None:
        """Until when the sound is paused; None where it is not."""
        return self._paused_until_ns if now_ns < self._paused_until_ns else None

    def _kind(self, condition: str) -> Condition:
        kind = self._conditions.get(condition)
        if kind is None:
            raise DefectError(f"There is no alarm condition {condition!r}.")
        return kind

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
