"""What is looked at once a second for the alarms: clocks, load, the session's end, what safety raised by itself.

Guarantees: bounded and quick; a session that has ended takes its own alarms with it, but for those that a person must
still acknowledge. Does not: wait. Thread: the station's main one.
"""

from app.core.station.alarm_desk import AlarmDesk
from app.core.station.alarm_import import OwnAlarmImport
from app.core.station.alarm_watch import ClockWatch, OverloadWatch
from app.core.station.station_rooms import StationRooms
from app.core.station.views import ProgramView, SessionView
from app.core.telemetry.heartbeat import SILENT_AFTER_S

WATCHED_STEPS = ("ready", "recording")
ENDED_STEPS = ("completed", "failed", "cancelled")
# About a session's device and recording: with the session over they cannot be there any more.
OF_A_SESSION = ("device_silent", "source_fault", "recording_not_advancing", "recording_broken", "processor_overloaded")


def end_alarms_of_session(alarms: AlarmDesk) -> None:
    """Clear what is about a session that is over. Before the next one begins, too: an alarm in its clearing delay would
    stop the output of a session that has nothing to do with it. Any thread.
    """
    for condition in OF_A_SESSION:
        alarms.clear(condition, at_once=True)


class AlarmRounds:
    """See the module."""

    def __init__(self, rooms: StationRooms) -> None:
        self._rooms = rooms
        self._clock = ClockWatch(rooms.clock)
        self._overload = OverloadWatch()
        self._own = OwnAlarmImport(rooms.data.safety, rooms.journal, rooms.store.alarms)
        self._session_id = ""
        self._looked_ns: int | None = None

    def look(self, programs: tuple[ProgramView, ...]) -> None:
        """Raise and clear what is due now."""
        alarms = self._rooms.alarms
        self._tell_standstill()
        if jump := self._clock.look():
            alarms.happened("clock_jump", text=jump)
        view = self._rooms.board.view
        self._tell_load(view, programs)
        self._end_with_session(view)
        self._own.look()

    def _tell_standstill(self) -> None:
        """Nobody was told anything while we were stopped ourselves, nor did anybody see to the programs."""
        now_ns, before_ns = self._rooms.clock.monotonic_ns(), self._looked_ns
        self._looked_ns = now_ns
        if before_ns is not None and now_ns - before_ns > SILENT_AFTER_S * 1e9:
            text = f"It stood still for {(now_ns - before_ns) / 1e9:.0f} s."
            self._rooms.alarms.happened("station_down", text=text)

    def _tell_load(self, view: SessionView | None, programs: tuple[ProgramView, ...]) -> None:
        alarms = self._rooms.alarms
        # A file may be played faster than the machine can draw it: only a device sets the pace.
        live = view is not None and view.step in WATCHED_STEPS and view.device is not None and view.device.live
        if not live:
            self._overload.forget()
            alarms.clear("processor_overloaded", at_once=True)
            return
        now_s = self._rooms.clock.monotonic_ns() * 1e-9
        if text := self._overload.look(now_s, ((one.name, one.pid, one.counters) for one in programs)):
            alarms.raise_("processor_overloaded", text=text)
        else:
            alarms.clear("processor_overloaded")

    def _end_with_session(self, view: SessionView | None) -> None:
        running = view.session_id if view is not None and view.step not in ENDED_STEPS else ""
        # Where another session runs already, those of this one were ended before it began: what stands is its own.
        if self._session_id and not running:
            end_alarms_of_session(self._rooms.alarms)
        self._session_id = running
