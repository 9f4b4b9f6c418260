"""What the station does by the clock; time is moved by hand."""

import logging
from typing import Any

import pytest
from msgspec.structs import replace

from app.core.clinic import sessions
from app.core.clinic.protocols import load_protocol
from app.core.errors import LedgerBroken
from app.core.station.housekeeping import (
    CHECKPOINT_EVERY_S,
    DESKTOP_SILENT_S,
    HEALTH_EVERY_S,
    LOW_DISK_BYTES,
    OWNERLESS_S,
    Housekeeping,
)
from app.core.station.supervision import ProgramState, Supervised, Supervisor
from app.core.telemetry.heartbeat import Heartbeat, ProgramName, StationAlive
from tests.fakes.station_rooms import DEVICE, StationOfTests


class FakeExchange:
    """Keeps what is sent to programs."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []

    def notify(self, peer: str, message: Any) -> None:
        self.sent.append((peer, message))


class Clockwork:
    """Housekeeping with three programs that nobody started."""

    def __init__(self, station: StationOfTests, owner: str) -> None:
        self.station = station
        self.exchange = FakeExchange()
        programs = (
            Supervised(ProgramName.SAFETY, sends_heartbeats=False),
            Supervised(ProgramName.ACQUISITION),
            Supervised(ProgramName.WORKER),
        )
        supervisor = Supervisor(
            station.data,
            programs,
            clock=station.clock,
            log=logging.Logger("x"),
            on_change=lambda _program, _what: None,
        )
        self.programs = supervisor.programs
        self.keeping = Housekeeping(station.rooms, supervisor, self.exchange, "incarnation-1", owner)  # type: ignore[arg-type]

    def pass_time(self, seconds: float, *, window: bool = False) -> str:
        """Tick each second; the first reason to end."""
        for _ in range(round(seconds)):
            self.station.clock.advance(1.0)
            if window:
                self.hear()
            if reason := self.keeping.tick():
                return reason
        return ""

    def hear(self, program: ProgramName = ProgramName.DESKTOP) -> None:
        self.keeping.heard(Heartbeat(program=program, pid=77, number=1, monotonic_ns=0, counters={"delay_ms": 3.0}))


def test_a_station_whose_owner_has_gone_ends(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "desktop")
    assert clockwork.pass_time(100, window=True) == ""
    assert clockwork.pass_time(OWNERLESS_S) == ""
    assert clockwork.pass_time(1) == "the desktop has been gone for 31 s"


def test_an_owner_that_never_came_is_not_waited_for_longer(station: StationOfTests) -> None:
    assert Clockwork(station, "demo").pass_time(OWNERLESS_S + 2).startswith("the demo has been gone")


def test_other_programs_are_no_owner(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "desktop")
    reasons = []
    for _ in range(40):
        clockwork.hear(ProgramName.WORKER)
        reasons.append(clockwork.pass_time(1))
    assert any(reasons)
    assert clockwork.keeping.desktop_view() is None


def test_a_station_started_by_hand_stays(station: StationOfTests) -> None:
    assert Clockwork(station, "").pass_time(1000) == ""


@pytest.mark.parametrize("step", ["recording", "analysing", "reporting"])
def test_it_never_leaves_a_session_at_work_and_waits_afresh_afterwards(station: StationOfTests, step: str) -> None:
    session_id = station.begin(step=step)
    clockwork = Clockwork(station, "desktop")
    assert clockwork.pass_time(600) == ""
    station.rooms.board.change(session_id, step="completed")
    assert clockwork.pass_time(OWNERLESS_S) == ""
    assert clockwork.pass_time(1) != ""


@pytest.mark.parametrize("step", ["prerequisites", "impedance", "ready", "completed", "failed", "cancelled"])
def test_a_session_that_only_waits_for_a_person_keeps_nobody(station: StationOfTests, step: str) -> None:
    station.begin(step=step)
    assert Clockwork(station, "desktop").pass_time(OWNERLESS_S + 1) != ""


def test_it_stays_while_a_report_is_made_after_all(station: StationOfTests) -> None:
    session_id = station.begin()
    sessions.fail_session(station.store, session_id, "analysing", "defect", "It ended.", clock=station.clock)
    station.rooms.board.show(None)
    clockwork = Clockwork(station, "command-line")
    station.take_up(session_id)
    assert clockwork.pass_time(3 * OWNERLESS_S) == ""
    sessions.complete_session(station.store, session_id, "completed", clock=station.clock)
    assert clockwork.pass_time(2 * OWNERLESS_S + 2).startswith("the command-line has been gone")


def test_programs_that_run_are_told_each_second_that_the_station_lives(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    worker = clockwork.programs["worker"]
    station.rooms.alarms.raise_("worker_down")
    worker.state = ProgramState.RESTARTING
    clockwork.pass_time(3)
    assert clockwork.exchange.sent == []
    assert station.alarmed() == {"worker_down"}
    worker.state = ProgramState.RUNNING
    clockwork.pass_time(3)
    assert clockwork.exchange.sent == [("worker#0", StationAlive(incarnation="incarnation-1"))] * 3
    assert station.alarmed() == set()


@pytest.mark.proves("REQ-DISK-FORECAST", "USE-DISK-WARNING")
def test_a_disk_that_fills_is_an_alarm_until_there_is_room(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    clockwork.pass_time(2)
    assert station.alarmed() == set()
    station.free_bytes = LOW_DISK_BYTES - 1
    clockwork.pass_time(2)
    assert station.alarmed() == {"disk"}
    assert "2.0 GB are free" in station.rooms.alarms.views()[0].text
    station.free_bytes = LOW_DISK_BYTES
    clockwork.pass_time(2)
    assert station.alarmed() == {"disk"}  # files that come and go at the limit are one alarm
    clockwork.pass_time(6)
    assert station.alarmed() == set()


@pytest.mark.proves("REQ-ALARM-WINDOW-SILENT")
def test_a_window_that_falls_silent_in_a_session_is_an_alarm(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    station.begin(step="recording")
    clockwork.pass_time(10)
    assert station.alarmed() == set()  # no window was ever seen: headless
    clockwork.hear()
    view = clockwork.keeping.desktop_view()
    assert view is not None
    assert (view.state, view.pid, view.counters) == ("running", 77, {"delay_ms": 3.0})
    clockwork.pass_time(DESKTOP_SILENT_S + 1)
    assert station.alarmed() == {"desktop_down"}
    view = clockwork.keeping.desktop_view()
    assert view is not None
    assert view.state == "silent"
    clockwork.hear()
    assert [alarm.state for alarm in station.rooms.alarms.views()] == ["latched"]


@pytest.mark.proves("REQ-ALARM-WINDOW-SILENT")
def test_a_window_that_is_closed_between_sessions_is_no_alarm(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    station.begin(step="completed")
    clockwork.hear()
    clockwork.pass_time(20)
    assert station.alarmed() == set()


def test_the_log_is_signed_each_minute_in_which_it_grew(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    station.register()
    clockwork.pass_time(CHECKPOINT_EVERY_S)
    assert station.types().count("ledger.event_recorded") == 1
    clockwork.pass_time(2 * CHECKPOINT_EVERY_S)
    assert station.types().count("ledger.event_recorded") == 1
    station.register("H-2")
    clockwork.pass_time(CHECKPOINT_EVERY_S)
    assert station.types().count("ledger.event_recorded") == 2


def test_the_state_of_the_house_is_written_down_now_and_then(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    clockwork.pass_time(2 * HEALTH_EVERY_S)
    found = station.events("system.health_check")
    assert len(found) == 2
    assert found[0].programs == {"safety": "stopped", "acquisition": "stopped", "worker": "stopped"}
    assert found[0].disk_free_bytes == station.free_bytes


@pytest.mark.proves("REQ-LOG-READ-ONLY")
def test_a_log_that_refuses_ends_nothing(station: StationOfTests) -> None:
    clockwork = Clockwork(station, "")
    station.begin(step="recording")
    clockwork.hear()
    station.store.log.refuse_from_now_on(LedgerBroken("Entry 1 was changed."))
    station.free_bytes = 0
    assert clockwork.pass_time(2 * HEALTH_EVERY_S) == ""
    assert station.alarmed() >= {"disk", "desktop_down"}
    assert station.rooms.journal.refused > 0


def _records(station: StationOfTests, left: float | None, **fields: Any) -> Clockwork:
    station.begin(
        **{"step": "recording", "waiting_for": ("stop",), "recording_id": "r", "disk_minutes_left": left, **fields}
    )
    return Clockwork(station, "")


@pytest.mark.proves("REQ-DISK-FORECAST", "USE-DISK-WARNING")
@pytest.mark.parametrize(
    ("left", "alarmed"),
    [
        (None, set()),
        (600.0, set()),
        (59.0, {"disk_time"}),
        (10.0, {"disk_time"}),
        (9.9, {"disk_time_short"}),
        (0.0, {"disk_time_short"}),
    ],
)
def test_a_disk_that_will_be_full_is_told_in_time(
    station: StationOfTests, left: float | None, alarmed: set[str]
) -> None:
    _records(station, left).pass_time(2)
    assert station.alarmed() == alarmed


def test_what_the_protocol_still_plans_must_fit(station: StationOfTests) -> None:
    planned = replace(load_protocol("routine-eeg"), planned_minutes=300.0)
    clockwork = _records(station, 200.0, asked=planned)
    clockwork.pass_time(2)
    assert station.alarmed() == {"disk_time"}
    station.rooms.board.change(station.shown().session_id, recording_seconds=100 * 60 + 1.0)
    clockwork.pass_time(2)
    assert station.alarmed() == set()


def test_a_source_that_is_known_to_fit_is_no_alarm_and_one_that_does_not_is(station: StationOfTests) -> None:
    ten_minutes = replace(DEVICE, total_samples={"eeg": 250 * 600})
    clockwork = _records(station, 12.0, device=ten_minutes)
    clockwork.pass_time(2)
    assert station.alarmed() == set()
    station.rooms.board.change(station.shown().session_id, disk_minutes_left=8.0)
    clockwork.pass_time(2)
    assert station.alarmed() == {"disk_time_short"}
    station.rooms.board.change(station.shown().session_id, waiting_for=())
    clockwork.pass_time(2)
    assert station.alarmed() == set()
