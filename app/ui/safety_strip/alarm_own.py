"""The alarms that only the window can raise, and what is shown and heard of them and the station's together.

Guarantees: when the station is not heard, that is an alarm of its own (high), and what the station said before is kept
in sight as old; when the window has lost the safety program, that is one too, unless the station says the same. A pause
of the sound holds for both kinds, and ends for the window's with any new one of the window's.
Pure: no Qt, no clock (callers pass monotonic nanoseconds). GUI thread only. Does not: judge the station's alarms.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from app.core.alarms.board import Alarm, AlarmBoard, AlarmState
from app.core.alarms.conditions import CONDITIONS
from app.core.clock import Clock
from app.core.errors import NotFound
from app.core.station.views import AlarmView

STATION_DOWN = "station_down"
SAFETY_LINK_LOST = "safety_link_lost"
# A workstation that starts cold has answered long before; until then "not known" is said without alarm.
FOUND_WITHIN_S = 30.0
# The window's connection breaks with the first missing answer; a safety program that is started again takes so long.
_SAFETY_LINK_ONSET_S = 1.0

OWN_CONDITIONS = (
    # As the station will say it afterwards, in words for the time in which it cannot.
    replace(
        CONDITIONS[STATION_DOWN],
        text="Alarms from the station are not known.",
        advice="Watch patient and devices yourself. The station is being started again; recording and stop go on.",
        onset_s=0.0,
        clearing_s=0.0,
    ),
    replace(CONDITIONS[SAFETY_LINK_LOST], onset_s=_SAFETY_LINK_ONSET_S, clearing_s=0.0),
)
_RANKS = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAlarms:
    """What the bar shows.

    Attributes:
        alarms: Those that stand, those that nobody has acknowledged first, then by priority, then the oldest.
        stale: What the station said before it fell silent.
        known: Whether the station is heard, so that no alarm means no alarm.
        sound: Which priority is to be heard; empty for silence.
        pause_left_s: How much longer the sound is paused; None where it is not.
    """

    alarms: tuple[AlarmView, ...] = ()
    stale: tuple[AlarmView, ...] = ()
    known: bool = False
    sound: str = ""
    pause_left_s: float | None = None


def by_urgency(alarms: tuple[AlarmView, ...]) -> tuple[AlarmView, ...]:
    """In the order in which a person should see to them."""
    return tuple(sorted(alarms, key=lambda a: (a.state == "acknowledged", _RANKS.get(a.priority, 3), a.since)))


class WindowAlarms:
    """See the rules at the top of this module.

    Args:
        clock: For the time of day of a beginning only.
        started_ns: When the window began to look for the station.
        longest_pause_s: Of the sound.
    """

    def __init__(self, clock: Clock, started_ns: int, *, longest_pause_s: float) -> None:
        self._clock = clock
        self._board = AlarmBoard(OWN_CONDITIONS, longest_pause_s=longest_pause_s)
        self._longest_pause_s = longest_pause_s
        self._started_ns = started_ns
        self._station_up: bool | None = None
        self._safety_up: bool | None = None
        self._ending = False
        self._station_alarms: tuple[AlarmView, ...] = ()
        self._station_sound = ""
        self._station_paused_until_ns: int | None = None

    def hear_station(self, alarms: tuple[AlarmView, ...], sound: str, pause_left_s: float | None, now_ns: int) -> None:
        """The station's newest word."""
        if sound and not self._station_sound:
            # Its pause has ended, or something new has come: the window's own alarms are not kept silent either.
            self._board.pause_audio(now_ns, duration_s=0.0)
        self._station_alarms, self._station_sound = alarms, sound
        self._station_paused_until_ns = (
            None if pause_left_s is None else now_ns + round(min(pause_left_s, self._longest_pause_s) * 1e9)
        )
        self.station_is(up=True, now_ns=now_ns)
        told = {alarm.condition for alarm in alarms}
        for alarm in self._board.snapshot():
            if alarm.condition.name in told:
                # The station's alarm of the same condition stands in its place: one thing, one acknowledgement.
                self._board.acknowledge(alarm.alarm_id, now_ns)

    def station_is(self, *, up: bool, now_ns: int) -> None:
        """Whether the station is heard."""
        self._station_up = up
        self._judge(STATION_DOWN, up=up, now_ns=now_ns)

    def safety_is(self, *, up: bool, now_ns: int) -> None:
        """Whether the window's own link to the safety program stands. One that never stood is not yet lost."""
        if up or self._safety_up is not None:
            self._safety_up = up
            self._judge(SAFETY_LINK_LOST, up=up, now_ns=now_ns)

    def end(self, now_ns: int) -> None:
        """All programs are being ended in order: that they fall silent now is no alarm."""
        self._ending = True
        for condition in OWN_CONDITIONS:
            self._board.clear(condition.name, now_ns)

    def acknowledge(self, alarm_id: str, now_ns: int) -> bool:
        """Whether it was one of the window's own; it is then acknowledged."""
        try:
            self._board.acknowledge(alarm_id, now_ns)
        except NotFound:
            return False
        return True

    def pause(self, now_ns: int, seconds: float | None) -> None:
        """Of the window's own alarms; None is the longest pause, zero ends it."""
        self._board.pause_audio(now_ns, duration_s=seconds)

    def turn(self, now_ns: int) -> ShownAlarms:
        """What is to be shown and heard now; call it on each change and a few times a second."""
        late = now_ns - self._started_ns >= FOUND_WITHIN_S * 1e9
        if late and not self._ending:
            if self._station_up is None:
                self.station_is(up=False, now_ns=now_ns)
            if self._safety_up is None:
                self._safety_up = False
                self._judge(SAFETY_LINK_LOST, up=False, now_ns=now_ns)
        self._board.tick(now_ns)
        known = bool(self._station_up)
        own = self._own(known)
        sound = self._sound(own, known, now_ns)
        from_station = self._station_alarms if known else ()
        return ShownAlarms(
            alarms=by_urgency((*from_station, *(self._view(alarm) for alarm in own))),
            stale=() if known else by_urgency(self._station_alarms),
            known=known,
            sound=sound,
            pause_left_s=None if sound else self._pause_left_s(known, now_ns),
        )

    def _judge(self, condition: str, *, up: bool, now_ns: int) -> None:
        if up:
            self._board.clear(condition, now_ns)
        elif not self._ending:
            self._board.raise_(condition, now_ns)

    def _own(self, known: bool) -> tuple[Alarm, ...]:
        told = {alarm.condition for alarm in self._station_alarms} if known else set()
        return tuple(alarm for alarm in self._board.snapshot() if alarm.condition.name not in told)

    def _sound(self, own: tuple[Alarm, ...], known: bool, now_ns: int) -> str:
        loud = [self._station_sound] if known and self._station_sound else []
        if self._board.paused_until_ns(now_ns) is None:
            loud += [alarm.priority.value for alarm in own if alarm.state is not AlarmState.ACKNOWLEDGED]
        return min(loud, key=lambda priority: _RANKS.get(priority, 3), default="")

    def _pause_left_s(self, known: bool, now_ns: int) -> float | None:
        ends = [self._board.paused_until_ns(now_ns), self._station_paused_until_ns if known else None]
        left = [(end - now_ns) / 1e9 for end in ends if end is not None and end > now_ns]
        return max(left, default=None)

    def _view(self, alarm: Alarm) -> AlarmView:
        ago = timedelta(microseconds=(self._clock.monotonic_ns() - alarm.since_ns) // 1000)
        return AlarmView(
            alarm_id=alarm.alarm_id,
            condition=alarm.condition.name,
            priority=alarm.priority.value,
            state=alarm.state.value,
            text=alarm.text,
            advice=alarm.advice,
            since=(self._clock.wall() - ago).isoformat(timespec="seconds"),
        )
