"""The alarm that the safety program raises by itself: the operator's window has fallen silent, or the station has gone.

Guarantees: a window that has answered once and then not for `DESKTOP_SILENT_NS` is an alarm, unless it took its leave;
so is a station that has gone without taking its leave while there is no window to say so. It ends when they are back,
and falls silent when a person acknowledges it. Each transition is a line of safety's own file, written without waiting
for the disk (a stop may follow at once, and takes its line along). An alarm that stood when the last safety program
died stands again.
Does not: sound or show anything (`neurascale safety-alarm` does, told by the status), stop, wait, or read a file of
settings: the figures are in `resources/limits.toml` too, and a test compares. The safety program's one thread.
"""

from dataclasses import dataclass, replace

from app.core.clock import Clock
from app.core.safety.own_alarm_record import OwnAlarmLine, new_alarm_id
from app.core.safety.record import StopRecord
from app.core.sounds.bursts import BurstSound

DESKTOP_SILENT_NS = 1_000_000_000
STATION_GONE_NS = 5_000_000_000
DESKTOP, STATION = "desktop", "station"
DESKTOP_SILENT, STATION_DOWN = "desktop_silent", "station_down"
ACTIVE, ACKNOWLEDGED, CLEARED = "active", "acknowledged", "cleared"
SOUND = BurstSound(
    priority="high",
    fundamental_hz=523.25,
    pulse_s=0.12,
    spacing_s=0.08,
    rise_s=0.018,
    repeat_s=5.0,
    halves_apart_s=0.5,
)
TEXTS = {
    DESKTOP_SILENT: "The operator's window has stopped answering.",
    STATION_DOWN: "The station program has gone, and no window is open.",
}
ADVICE = {
    DESKTOP_SILENT: "Look at the patient. An output that was running has been stopped; a recording goes on.\n"
    "The safety stop still works: by its chord, its pedal, or the command “neurascale stop”.\n"
    "Then open the workstation again.",
    STATION_DOWN: "Look at the patient. A recording that was running goes on.\n"
    "The safety stop still works: by its chord, its pedal, or the command “neurascale stop”.\n"
    "No other alarm can be told: open the workstation again.",
}


@dataclass(slots=True)
class _Watched:
    """When a program was last heard; None while nobody is missed."""

    heard_ns: int | None = None


class OwnAlarm:
    """See the rules at the top of this module.

    Args:
        record: Safety's own file.
        clock: Monotonic time.
        standing: What stood when the last safety program ended.
    """

    def __init__(self, record: StopRecord, *, clock: Clock, standing: OwnAlarmLine | None = None) -> None:
        self._record = record
        self._clock = clock
        self._watched = {DESKTOP: _Watched(), STATION: _Watched()}
        self._station_there = False
        self._line = standing
        # What stood is missed since before this program began, whatever its clock says.
        if standing is not None:
            role = DESKTOP if standing.condition == DESKTOP_SILENT else STATION
            limit_ns = DESKTOP_SILENT_NS if role == DESKTOP else STATION_GONE_NS
            self._watched[role].heard_ns = clock.monotonic_ns() - limit_ns

    @property
    def status(self) -> dict[str, str]:
        """As fields of `SafetyStatus`."""
        line = self._line
        return {
            "own_alarm": line.condition if line else "",
            "own_alarm_state": line.state if line else "",
            "own_alarm_since": line.at if line else "",
        }

    def heard(self, role: str) -> None:
        """A program gave a sign of life: the window answered its challenge, the station's watch came."""
        watched = self._watched.get(role)
        if watched is not None:
            watched.heard_ns = self._clock.monotonic_ns()
            self._station_there = self._station_there or role == STATION

    def gone(self, role: str, *, in_order: bool) -> None:
        """A program's connection has ended."""
        watched = self._watched.get(role)
        if watched is None:
            return
        if role == STATION:
            self._station_there = False
            watched.heard_ns = self._clock.monotonic_ns()
        if in_order:
            watched.heard_ns = None

    def acknowledge(self) -> bool:
        """A person has seen it; whether there was anything to see."""
        if self._line is None or self._line.state != ACTIVE:
            return False
        self._move(replace(self._line, state=ACKNOWLEDGED))
        return True

    def end(self) -> None:
        """The safety program ends in order, and its alarm with it."""
        if self._line is not None:
            self._move(replace(self._line, state=CLEARED))

    def look(self) -> None:
        """Raise or clear what is due now; a few times a second."""
        missing = self._missing(self._clock.monotonic_ns())
        line = self._line
        if line is not None and line.condition != missing:
            self._move(replace(line, state=CLEARED))
            line = None
        if line is None and missing:
            self._move(
                OwnAlarmLine(
                    alarm_id=new_alarm_id(self._clock), condition=missing, state=ACTIVE, text=TEXTS[missing], at=""
                )
            )

    def _missing(self, now_ns: int) -> str:
        desktop_ns, station_ns = self._watched[DESKTOP].heard_ns, self._watched[STATION].heard_ns
        if desktop_ns is not None:
            return DESKTOP_SILENT if now_ns - desktop_ns >= DESKTOP_SILENT_NS else ""
        if station_ns is None or self._station_there:
            return ""
        return STATION_DOWN if now_ns - station_ns >= STATION_GONE_NS else ""

    def _move(self, line: OwnAlarmLine) -> None:
        at = self._record.append("own_alarm", durable=False, **line.content())
        # What is told is since when it stands, not since when somebody has seen it.
        since = at if line.state == ACTIVE else line.at
        self._line = None if line.state == CLEARED else replace(line, at=since)
