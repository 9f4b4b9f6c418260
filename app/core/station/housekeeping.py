"""What the station does by the clock: signs of life, checkpoints, disk, and leaving when nobody needs it.

Guarantees: a station started for a window ends some time after the window is gone and no session runs. Does not: wait.
Thread: the station's main one.
"""

import math

from app.core.clinic.protocols import DEFAULT_PROTOCOL, load_protocol
from app.core.errors import NeuraScaleError
from app.core.events.specification_events import HealthCheckData
from app.core.settings.limits import clinical_limits
from app.core.station.alarm_rounds import AlarmRounds
from app.core.station.program_news import clear_down
from app.core.station.station_rooms import StationRooms
from app.core.station.supervision import ProgramState, Supervisor
from app.core.station.views import ProgramView, SessionView
from app.core.store.station_news import tell_station_news
from app.core.telemetry.heartbeat import Heartbeat, ProgramName, StationAlive
from app.core.wire.exchange import Exchange

ALIVE_EVERY_S = 1.0
CHECKPOINT_EVERY_S = 60.0
HEALTH_EVERY_S = 300.0
NEWS_EVERY_S = 60.0
OWNERLESS_S = 30.0
DESKTOP_SILENT_S = 3.0
LOW_DISK_BYTES = 2_000_000_000
OVER_STEPS = ("completed", "failed", "cancelled")


def minutes_to_come(view: SessionView) -> float:
    """Of signal: what is left of a source that knows its length, else of what the protocol plans; never negative."""
    device = view.device
    if device is not None and device.total_samples is not None:
        longest_s = max(
            (device.total_samples.get(stream.stream_id, 0) / stream.rate_hz for stream in device.streams), default=0.0
        )
    else:
        longest_s = (view.asked or load_protocol(DEFAULT_PROTOCOL)).planned_minutes * 60
    return max(0.0, (longest_s - view.recording_seconds) / 60)


class Housekeeping:
    """The station's clockwork.

    Args:
        owner: "desktop" or "demo" where the station ends after its owner.
    """

    def __init__(
        self, rooms: StationRooms, supervisor: Supervisor, exchange: Exchange, incarnation: str, owner: str
    ) -> None:
        self._rooms = rooms
        self._supervisor = supervisor
        self._exchange = exchange
        self._incarnation = incarnation
        self._owner = owner
        self._rounds = AlarmRounds(rooms)
        now_s = self._now_s()
        self._owner_seen_s = now_s
        self._desktop_seen_s: float | None = None
        self._desktop_pid = 0
        self._desktop_counters: dict[str, float] = {}
        self._due_s = {"alive": now_s, "checkpoint": now_s + CHECKPOINT_EVERY_S, "health": now_s + HEALTH_EVERY_S}
        self._due_s["news"] = now_s  # a change of keys, or a backup, made while no station ran

    def _now_s(self) -> float:
        return self._rooms.clock.monotonic_ns() / 1e9

    def heard(self, heartbeat: Heartbeat) -> None:
        """A window or console showed a sign of life."""
        if heartbeat.program is not ProgramName.DESKTOP:
            return
        self._owner_seen_s = self._desktop_seen_s = self._now_s()
        self._desktop_pid = heartbeat.pid
        self._desktop_counters = heartbeat.counters
        self._rooms.alarms.clear("desktop_down")
        self._rooms.reception.window_seen(f"{heartbeat.program}#{heartbeat.pid}")

    def desktop_view(self) -> ProgramView | None:
        """The window as a program, where one was seen."""
        if self._desktop_seen_s is None:
            return None
        silent = self._now_s() - self._desktop_seen_s > DESKTOP_SILENT_S
        return ProgramView(
            name=ProgramName.DESKTOP,
            pid=self._desktop_pid,
            state="silent" if silent else "running",
            restarts=0,
            counters=self._desktop_counters,
        )

    def tick(self) -> str:
        """Do what is due; why the station should end, or empty."""
        now_s = self._now_s()
        self._rooms.alarms.tick()
        self._rooms.reception.tick()
        if self._is_due("alive", now_s, ALIVE_EVERY_S):
            self._every_second(now_s)
        if self._is_due("checkpoint", now_s, CHECKPOINT_EVERY_S):
            self._checkpoint()
        if self._is_due("health", now_s, HEALTH_EVERY_S):
            self._health()
        if self._is_due("news", now_s, NEWS_EVERY_S):
            self._tell_news()
        return self._why_end(now_s)

    def _is_due(self, what: str, now_s: float, every_s: float) -> bool:
        if now_s < self._due_s[what]:
            return False
        self._due_s[what] = now_s + every_s
        return True

    def _every_second(self, now_s: float) -> None:
        for program in self._supervisor.programs.values():
            if program.sends_heartbeats and program.state is ProgramState.RUNNING:
                self._exchange.notify(program.peer, StationAlive(incarnation=self._incarnation))
                clear_down(self._rooms.alarms, program.name)
        free = self._rooms.disk_free_bytes()
        if free < LOW_DISK_BYTES:
            self._rooms.alarms.raise_("disk", text=f"{free / 1e9:.1f} GB are free.")
        else:
            self._rooms.alarms.clear("disk")
        self._forecast_disk()
        seen_s = self._desktop_seen_s
        if seen_s is not None and now_s - seen_s > DESKTOP_SILENT_S and self._session_runs():
            self._rooms.alarms.raise_("desktop_down")
        desktop = self.desktop_view()
        views = (program.view() for program in self._supervisor.programs.values())
        self._rounds.look((*views, *(() if desktop is None else (desktop,))))

    def _forecast_disk(self) -> None:
        """Tell in time that the recording will not fit; what is known to fit as a whole is no alarm."""
        alarms, view = self._rooms.alarms, self._rooms.board.view
        left = view.disk_minutes_left if view is not None and "stop" in view.waiting_for else None
        limits = clinical_limits().disk
        needed = math.inf if view is None or left is None else minutes_to_come(view)
        prompt, attention = limits.prompt.value, limits.attention.value
        if view is not None and view.device is not None and view.device.total_samples is not None:
            prompt, attention = min(prompt, needed), min(attention, needed)
        text = "" if left is None else f"{left:.0f} minutes of signal still fit on the disk."
        for condition, there in (
            ("disk_time_short", left is not None and left < prompt),
            ("disk_time", left is not None and prompt <= left < max(attention, needed)),
        ):
            if there:
                alarms.raise_(condition, text=text)
            else:
                alarms.clear(condition)

    def _checkpoint(self) -> None:
        if not self._rooms.store.log.fault:
            self._rooms.journal.checkpoint("every minute")

    def _tell_news(self) -> None:
        try:
            if not self._rooms.store.log.fault:
                tell_station_news(self._rooms.data, self._rooms.store.log)
        except NeuraScaleError as error:
            self._rooms.log.warning("what was done to keys or backups is not in the log yet: %s", error.what)

    def _health(self) -> None:
        programs = {program.name: program.state.value for program in self._supervisor.programs.values()}
        data = HealthCheckData(programs=programs, disk_free_bytes=self._rooms.disk_free_bytes())
        self._rooms.journal.keep(self._rooms.journal.event(data))

    def _session_runs(self) -> bool:
        view = self._rooms.board.view
        return view is not None and view.step not in OVER_STEPS

    def _why_end(self, now_s: float) -> str:
        if not self._owner:
            return ""
        if (self._session_runs() and self._must_stay()) or self._exports():
            self._owner_seen_s = now_s
            return ""
        gone_s = now_s - self._owner_seen_s
        if gone_s <= OWNERLESS_S:
            return ""
        if self._rooms.store.sessions.taken_up():
            self._owner_seen_s = now_s  # a report is being made after all
            return ""
        return f"the {self._owner} has been gone for {gone_s:.0f} s"

    def _exports(self) -> bool:
        views = (self._rooms.exports.view, self._rooms.subject_exports.view)
        return any(view is not None and view.state == "running" for view in views)

    def _must_stay(self) -> bool:
        """A session that only waits for a person does not keep a station that nobody looks at."""
        view = self._rooms.board.view
        return view is not None and view.step in ("recording", "analysing", "reporting")
