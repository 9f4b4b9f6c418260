"""Supervision of real, hostile children; time is moved by hand where waiting would be long."""

import logging
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator

import msgspec
import psutil
import pytest

from app.core.clock import SYSTEM_CLOCK, Clock, VirtualClock
from app.core.settings.data_directory import DataDirectory
from app.core.station import supervision
from app.core.station.launching import ProcessNote, note_path, noted_process, write_note
from app.core.station.restart_policy import DELAYS_S, GIVE_UP_DEATHS
from app.core.station.supervision import FIRST_HEARTBEAT_WITHIN_S, ProgramState, Supervised, Supervisor
from app.core.telemetry.heartbeat import SILENT_AFTER_S, Heartbeat, ProgramName
from tests.fakes.hostile_programs import DEAF, DIES_AT_ONCE, FLOODS, OBEDIENT, HostileStart


class HandClock(VirtualClock):
    """Moved by hand only; who sleeps on it sleeps, so that real processes get their time to die."""

    def sleep(self, duration_s: float) -> None:
        time.sleep(duration_s)


TURN_S = 0.5


class Room:
    """A supervisor of one worker."""

    def __init__(self, data: DataDirectory, program: str, clock: Clock) -> None:
        self.data = data
        self.clock = clock
        self.start = HostileStart(worker=program)
        self.worker = Supervised(ProgramName.WORKER)
        self.changes: list[str] = []
        self.supervisor = self.another()

    def another(self) -> Supervisor:
        """As after a restart of the station; the same worker's record is used."""
        log = logging.Logger("test-supervision")  # of no parent: lines on the way down are its business
        log.addHandler(logging.NullHandler())
        return Supervisor(
            self.data,
            (self.worker,),
            clock=self.clock,
            log=log,
            on_change=lambda program, what: self.changes.append(what),
            start=self.start,
        )

    def heartbeat(self, pid: int | None = None, program: ProgramName = ProgramName.WORKER) -> None:
        pid = self.worker.pid if pid is None else pid
        self.supervisor.heard(
            Heartbeat(program=program, pid=pid, number=1, monotonic_ns=0, counters={"blocks_lost": 0.0})
        )

    def ticks_for(self, seconds: float) -> None:
        """Time passes as it does for a station that works."""
        assert isinstance(self.clock, HandClock)
        while seconds > 0:
            self.clock.advance(min(seconds, TURN_S))
            self.supervisor.tick()
            seconds -= TURN_S

    def tick_until(self, met: Callable[[], bool]) -> None:
        ends_s = time.monotonic() + 5
        while not met():
            assert time.monotonic() < ends_s, "it did not come about in time"
            self.supervisor.tick()
            time.sleep(0.002)


@pytest.fixture
def rooms(data_directory: DataDirectory) -> Iterator[Callable[..., Room]]:
    made: list[Room] = []

    def make(program: str, clock: Clock = SYSTEM_CLOCK) -> Room:
        made.append(Room(data_directory, program, clock))
        return made[-1]

    yield make
    for room in made:
        room.start.end()


def said(room: Room, word: str) -> None:
    """Wait until the child has said `word`."""
    ends_s = time.monotonic() + 5
    while word not in (room.data.logs / "worker.out").read_text():
        assert time.monotonic() < ends_s, "the child did not get ready"
        time.sleep(0.005)


def test_a_started_program_runs_once_it_is_heard(rooms: Callable[..., Room]) -> None:
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    assert (room.worker.state, room.changes) == (ProgramState.STARTING, ["started"])
    noted = noted_process(room.data, "worker")
    assert noted is not None
    assert noted.pid == room.worker.pid
    room.heartbeat(pid=room.worker.pid + 1)
    room.heartbeat(program=ProgramName.DESKTOP)
    assert room.worker.state is ProgramState.STARTING
    room.heartbeat()
    view = room.worker.view()
    assert (view.state, view.pid, view.restarts) == ("running", room.worker.pid, 0)
    assert view.counters == {"blocks_lost": 0.0}


def test_a_death_is_noticed_at_once_and_the_program_started_again(rooms: Callable[..., Room]) -> None:
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    first = room.worker.pid
    room.heartbeat()
    os.kill(first, signal.SIGKILL)
    room.tick_until(lambda: room.worker.restarts == 1)
    assert room.worker.pid != first
    assert room.worker.last_exit == "killed by signal 9"
    assert room.changes == ["started", "died", "started"]
    assert room.worker.counters == {}


def test_a_program_that_dies_at_once_again_and_again_is_given_up(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(DIES_AT_ONCE, clock)
    room.supervisor.start("worker")
    starts = 0
    while room.worker.state is not ProgramState.GIVEN_UP:
        starts += 1
        assert starts <= GIVE_UP_DEATHS
        room.start.started[-1].wait()
        room.supervisor.tick()
        waits_s = room.worker.start_at_s - clock.monotonic_ns() / 1e9
        assert waits_s <= 10.0
        clock.advance(max(waits_s, 0.0) + 0.001)
        room.supervisor.tick()
    assert len(room.start.started) == GIVE_UP_DEATHS
    assert room.worker.last_exit == "exit code 7"
    assert room.changes[-2:] == ["died", "given_up"]
    clock.advance(3600)
    room.supervisor.tick()
    assert len(room.start.started) == GIVE_UP_DEATHS


def test_it_waits_before_it_starts_again(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(DIES_AT_ONCE, clock)
    room.supervisor.start("worker")
    for _ in range(2):
        room.start.started[-1].wait()
        room.supervisor.tick()
        room.supervisor.tick()
    assert room.worker.state is ProgramState.RESTARTING
    assert len(room.start.started) == 2
    clock.advance(0.24)
    room.supervisor.tick()
    assert len(room.start.started) == 2
    clock.advance(0.02)
    room.supervisor.tick()
    assert len(room.start.started) == 3


def test_a_late_sign_of_life_does_not_bring_a_dead_program_back(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(DIES_AT_ONCE, clock)
    room.supervisor.start("worker")
    for _ in range(2):
        room.start.started[-1].wait()
        room.supervisor.tick()
        room.supervisor.tick()
    assert room.worker.state is ProgramState.RESTARTING
    room.heartbeat()
    assert room.worker.state is ProgramState.RESTARTING
    room.supervisor.tick()
    assert room.changes.count("died") == 2


@pytest.mark.proves("REQ-ALARM-PROGRAMS")
def test_a_program_that_hangs_silently_is_killed_and_replaced(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(DEAF, clock)
    room.supervisor.start("worker")
    room.heartbeat()
    hung = room.start.started[0]
    room.ticks_for(SILENT_AFTER_S - 0.1)
    assert hung.poll() is None
    clock.advance(0.2)
    room.supervisor.tick()
    assert hung.wait(timeout=5) == -signal.SIGKILL
    assert room.worker.last_exit.startswith("silent for 3.1 s")
    room.supervisor.tick()
    assert room.worker.pid != hung.pid


def test_a_station_that_stood_still_itself_kills_nobody_for_that(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(OBEDIENT, clock)
    room.supervisor.start("worker")
    room.supervisor.tick()
    room.heartbeat()
    clock.advance(10 * SILENT_AFTER_S)
    room.supervisor.tick()
    assert room.start.started[0].poll() is None
    # From then on it is heard again, and its own silence counts as ever.
    room.ticks_for(SILENT_AFTER_S - 0.1)
    assert room.start.started[0].poll() is None
    room.ticks_for(0.2)
    assert room.start.started[0].wait(timeout=5) == -signal.SIGKILL


def test_a_frozen_program_is_killed_too(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(OBEDIENT, clock)
    room.supervisor.start("worker")
    room.heartbeat()
    os.kill(room.worker.pid, signal.SIGSTOP)
    room.ticks_for(SILENT_AFTER_S + 1)
    assert room.start.started[0].wait(timeout=5) == -signal.SIGKILL


def test_a_program_that_hangs_from_its_start_gets_its_time_and_then_less_and_less_often(
    rooms: Callable[..., Room],
) -> None:
    clock = HandClock()
    room = rooms(OBEDIENT, clock)
    room.supervisor.start("worker")
    waits_s = []
    for _ in range(3):
        room.ticks_for(FIRST_HEARTBEAT_WITHIN_S - 0.1)
        assert room.worker.state is ProgramState.STARTING
        clock.advance(0.2)
        room.supervisor.tick()
        assert room.worker.state is ProgramState.RESTARTING
        waits_s.append(room.worker.start_at_s - clock.monotonic_ns() / 1e9)
        clock.advance(2.0)
        room.supervisor.tick()
    assert waits_s == pytest.approx(DELAYS_S[:3])


def test_a_flood_of_output_blocks_nobody(rooms: Callable[..., Room], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "ASK_S", 0.1)
    room = rooms(FLOODS)
    room.supervisor.start("worker")
    output = room.data.logs / "worker.out"
    room.tick_until(lambda: output.stat().st_size > 1_000_000)
    began_s = time.monotonic()
    room.supervisor.stop_all()
    assert time.monotonic() - began_s < supervision.ASK_S + supervision.TERMINATE_S + supervision.KILL_S
    assert room.start.started[0].poll() is not None


def test_a_start_that_the_system_refuses_is_a_death_and_ends_nothing(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(OBEDIENT, clock)
    room.start.refuse = OSError(11, "Resource temporarily unavailable")
    room.supervisor.start("worker")
    assert room.worker.state is ProgramState.RESTARTING
    assert room.worker.last_exit == "not started: Resource temporarily unavailable"
    assert room.worker.view().pid == 0
    room.start.refuse = None
    clock.advance(0.5)
    room.supervisor.tick()
    assert room.worker.state is ProgramState.STARTING
    assert room.worker.pid == room.start.started[0].pid


def test_a_program_that_cannot_be_noted_runs_all_the_same(rooms: Callable[..., Room]) -> None:
    room = rooms(OBEDIENT)
    note_path(room.data, "worker").with_suffix(".new").mkdir()
    room.supervisor.start("worker")
    assert room.start.started[0].poll() is None
    assert noted_process(room.data, "worker") is None
    note_path(room.data, "worker").with_suffix(".new").rmdir()


# --- a station that comes back -----------------------------------------------------------------------------------


def test_a_restarted_station_adopts_what_still_runs(rooms: Callable[..., Room]) -> None:
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    pid = room.worker.pid
    room.worker = Supervised(ProgramName.WORKER)
    room.supervisor = room.another()
    room.supervisor.start("worker")
    assert (room.worker.pid, len(room.start.started)) == (pid, 1)
    assert room.changes == ["started", "adopted"]
    room.heartbeat()
    assert room.worker.state is ProgramState.RUNNING
    os.kill(pid, signal.SIGKILL)
    room.start.started[0].wait()
    room.tick_until(lambda: room.worker.restarts == 1)
    assert "exit code is not known" in room.worker.last_exit
    assert room.worker.pid != pid


def test_an_adopted_program_that_hangs_is_killed(rooms: Callable[..., Room]) -> None:
    clock = HandClock()
    room = rooms(DEAF, clock)
    room.supervisor.start("worker")
    said(room, "deaf")
    room.worker = Supervised(ProgramName.WORKER)
    room.supervisor = room.another()
    room.supervisor.start("worker")
    clock.advance(FIRST_HEARTBEAT_WITHIN_S + 1)
    room.supervisor.tick()
    assert room.start.started[0].wait(timeout=5) == -signal.SIGKILL


def test_a_note_of_a_process_whose_number_is_another_one_s_now_is_not_believed(
    rooms: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervision, "ASK_S", 0.1)
    room = rooms(OBEDIENT)
    stranger = room.start("worker", room.data)
    write_note(room.data, "worker", stranger.pid)
    note = msgspec.json.decode(note_path(room.data, "worker").read_bytes(), type=ProcessNote)
    older = msgspec.structs.replace(note, created_s=note.created_s - 0.01)
    note_path(room.data, "worker").write_bytes(msgspec.json.encode(older))
    room.supervisor.start("worker")
    assert room.worker.pid != stranger.pid
    room.supervisor.stop_all()
    assert stranger.poll() is None


@pytest.mark.proves("REQ-TIME-MONOTONIC")
def test_setting_the_clock_does_not_make_a_running_program_a_stranger(
    rooms: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    booted_s = psutil.boot_time()
    # What the kernel tells after the clock was set: another time of the boot.
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: booted_s + 3600.0)
    found = noted_process(room.data, "worker")
    assert found is not None
    assert found.pid == room.worker.pid


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b'{"program":"worker","pid":-3,"created_s":1}', b'{"program":"worker"}', b"\xff\x00"],
)
def test_a_damaged_note_is_no_note(data_directory: DataDirectory, content: bytes) -> None:
    note_path(data_directory, "worker").write_bytes(content)
    assert noted_process(data_directory, "worker") is None


def test_notes_of_dead_zombie_and_impossible_processes_are_no_notes(data_directory: DataDirectory) -> None:
    ended = subprocess.Popen(["true"])
    while psutil.Process(ended.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.002)
    write_note(data_directory, "worker", ended.pid)
    assert noted_process(data_directory, "worker") is None
    ended.wait()
    assert noted_process(data_directory, "worker") is None
    write_note(data_directory, "safety", ended.pid)
    assert not note_path(data_directory, "safety").exists()
    note_path(data_directory, "worker").write_bytes(
        msgspec.json.encode(ProcessNote(program="worker", pid=2**60, created_s=1.0))
    )
    assert noted_process(data_directory, "worker") is None


# --- the staged stop ---------------------------------------------------------------------------------------------


def test_a_program_that_takes_the_wish_is_not_terminated(rooms: Callable[..., Room]) -> None:
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    room.heartbeat()
    room.worker.ask_to_quit = lambda: os.kill(room.worker.pid, signal.SIGUSR2)
    began_s = time.monotonic()
    room.supervisor.stop_all()
    assert time.monotonic() - began_s < supervision.ASK_S
    assert room.start.started[0].returncode == -signal.SIGUSR2
    assert room.worker.state is ProgramState.STOPPED
    assert not note_path(room.data, "worker").exists()


def test_one_that_cannot_hear_the_wish_yet_is_terminated_at_once(rooms: Callable[..., Room]) -> None:
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    began_s = time.monotonic()
    room.supervisor.stop_all()
    assert time.monotonic() - began_s < supervision.ASK_S
    assert room.start.started[0].returncode == -signal.SIGTERM


def test_one_that_ignores_the_wish_is_terminated(rooms: Callable[..., Room], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervision, "ASK_S", 0.1)
    room = rooms(OBEDIENT)
    room.supervisor.start("worker")
    room.heartbeat()
    room.supervisor.stop_all()
    assert room.start.started[0].returncode == -signal.SIGTERM


def test_one_that_ignores_sigterm_is_killed_in_bounded_time(
    rooms: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    for stage in ("ASK_S", "TERMINATE_S"):
        monkeypatch.setattr(supervision, stage, 0.2)
    room = rooms(DEAF)
    room.supervisor.start("worker")
    said(room, "deaf")
    room.heartbeat()
    began_s = time.monotonic()
    room.supervisor.stop_all()
    assert 0.4 <= time.monotonic() - began_s < 10
    assert room.start.started[0].returncode == -signal.SIGKILL


def test_programs_are_started_in_order_and_ended_in_the_other(data_directory: DataDirectory) -> None:
    start = HostileStart(safety=OBEDIENT, acquisition=OBEDIENT, worker=OBEDIENT)
    ended: list[str] = []

    def supervised(name: str) -> Supervised:
        program = Supervised(name, sends_heartbeats=name != "safety")

        def ask() -> None:
            ended.append(name)
            os.kill(program.pid, signal.SIGUSR2)

        program.ask_to_quit = ask
        return program

    log = logging.Logger("test-supervision")
    programs = tuple(supervised(name) for name in ("safety", "acquisition", "worker"))
    supervisor = Supervisor(
        data_directory, programs, clock=SYSTEM_CLOCK, log=log, on_change=lambda _program, _what: None, start=start
    )
    try:
        for name in supervisor.programs:
            supervisor.start(name)
            pid = supervisor.programs[name].pid
            supervisor.heard(Heartbeat(program=ProgramName(name), pid=pid, number=1, monotonic_ns=0))
        assert supervisor.programs["safety"].state is ProgramState.RUNNING
        supervisor.stop_all()
    finally:
        start.end()
    assert ended == ["worker", "acquisition", "safety"]
    supervisor.stop_all()  # a second time: nothing to do
    assert len(ended) == 3
