"""A real workstation for journeys: real processes on a data folder of the test's own, driven as an operator would.

Guarantees: `end` stops everything and fails where a process, a socket or the runtime folder is left.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from app.core.clinic.prerequisites import STEP_PASSED
from app.core.devices.driver import DeviceSpec
from app.core.errors import LinkDown, PrerequisiteMissing
from app.core.events.safety_events import AlarmChangedData
from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.station.course_messages import NoteDeviation
from app.core.station.launching import probe_station, program_command, program_environment
from app.core.station.messages import (
    BeginSession,
    ConfirmIdentity,
    ContinueSession,
    GiveConsent,
    PatientRegistered,
    RegisterPatient,
    SessionBegun,
    Shutdown,
    StationState,
)
from app.core.station.operator_line import OperatorLine
from app.core.station.report_messages import GetReport, ReportPiece
from app.core.station.views import SessionView
from app.core.store.station_store import StationStore
from tests.journeys.patience import BUSY_TAKES

STEP_S = 60.0


def logged_types(data: DataDirectory) -> list[str]:
    """The types of all entries of the log, in order."""
    with StationStore.open(data) as store:
        return [entry.event.event_type for entry in store.log.read()]


def alarms_raised(data: DataDirectory) -> set[str]:
    """The conditions of all alarms in the log."""
    with StationStore.open(data) as store:
        changes = [entry.event.data for entry in store.log.read(event_type="alarm.changed")]
    return {data.condition for data in changes if isinstance(data, AlarmChangedData)}


def neurascale(*words: str, timeout_s: float = 240.0) -> "subprocess.CompletedProcess[str]":
    """Run one command to its end."""
    return subprocess.run(
        program_command(words[0], *words[1:]),
        capture_output=True,
        text=True,
        timeout=timeout_s,
        env=program_environment(),
        check=False,
    )


def demo(source: Path | str, data: Path, *words: str) -> tuple[int, dict[str, Any], str]:
    """Exit code, the JSON object (empty where none was printed), and what was said on stderr."""
    done = neurascale("demo", "--headless", "--source", str(source), "--data", str(data), "--json", *words)
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else {}, done.stderr


def processes_of(data: DataDirectory) -> list[psutil.Process]:
    """Every process that was started on this data folder, zombies left out."""
    found = []
    for process in psutil.process_iter():
        try:
            if str(data.root) in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue
    return [process for process in found if process.pid != os.getpid()]


def command_of(process: psutil.Process) -> list[str]:
    """Its command line; empty where it has ended meanwhile."""
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:  # a zombie is one too
        return []


class RunningWorkstation:
    """A station with its programs, and an operator at a console."""

    def __init__(self, folder: Path) -> None:
        self.data = DataDirectory(folder).create()
        self._station = self._start_station()
        self.operator = OperatorLine(self.data)
        self.session_id = ""
        self.patient_id = ""
        self.patient: RegisterPatient | None = None

    def _start_station(self) -> "subprocess.Popen[bytes]":
        with (self.data.logs / "station.out").open("ab") as output:
            started = subprocess.Popen(
                self.station_command(),
                stdout=output,
                stderr=output,
                env=program_environment(),
                start_new_session=True,
            )

        def answers() -> bool:
            assert started.poll() is None, f"the station ended while it started; see {self.data.logs}"
            return probe_station(self.data) is not None

        wait_for(answers, 60, "the station does not answer")
        return started

    def station_command(self) -> list[str]:
        """The command line of its station."""
        return program_command("station", "--data", str(self.data.root))

    def station_is_gone(self) -> bool:
        """Whether the station has ended, of itself or killed."""
        return self._station.poll() is not None

    def restart_station(self) -> None:
        """Kill the station and start another."""
        self.kill_station()
        self.start_station()

    def kill_station(self, number: int = signal.SIGKILL) -> None:
        self._station.send_signal(number)
        self._station.wait()

    def start_station(self) -> None:
        self._station = self._start_station()

    def pid_of(self, program: str) -> int:
        """Process number of a supervised program that runs."""
        state = self.operator.follow(
            lambda state: any(p.name == program and p.state == "running" and p.pid for p in state.programs),
            timeout_s=STEP_S,
        )
        return next(p.pid for p in state.programs if p.name == program)

    def kill(self, program: str, number: int = signal.SIGKILL) -> int:
        pid = self.pid_of(program)
        os.kill(pid, number)
        return pid

    def begin(self, spec: DeviceSpec, *more: DeviceSpec) -> None:
        """Register a patient, begin a session and wait until its devices are open."""
        number = f"T{time.monotonic_ns()}"
        registered = self.operator.request(
            self.patient
            or RegisterPatient(
                hospital_number=number, family_name="Kanarek", given_name="Test", birth_date="1980-01-01"
            )
        )
        assert isinstance(registered, PatientRegistered)
        self.patient_id = registered.patient_id
        number = self.patient.hospital_number if self.patient is not None else number
        for purpose in ("recording", "stimulation"):
            self.operator.request(GiveConsent(patient_id=registered.patient_id, purpose=purpose, given_by="patient"))
        begun = self.operator.request(BeginSession(patient_id=registered.patient_id, device=spec, more_devices=more))
        assert isinstance(begun, SessionBegun)
        self.session_id = begun.session_id
        born = self.patient.birth_date if self.patient is not None else "1980-01-01"
        self.operator.request(ConfirmIdentity(session_id=self.session_id, hospital_number=number, birth_date=born))
        self.follow(lambda view: view.device is not None)
        self.pass_amplifier_test()

    def pass_amplifier_test(self) -> None:
        """Where the amplifier has a test signal: this journey is about something else."""
        view = self.follow(lambda view: bool(view.prerequisites) and view.device is not None)
        if any(one.name == "device_test" and not one.met for one in view.prerequisites):
            self.operator.request(
                NoteDeviation(
                    session_id=self.session_id,
                    kind=STEP_PASSED,
                    item="device_test",
                    text="Passed: Amplifier tested",
                    reason="This journey is about something else.",
                )
            )

    def record(self, spec: DeviceSpec, *more: DeviceSpec) -> SessionView:
        """Lead a session up to its running recording."""
        self.begin(spec, *more)
        self.prove()
        for step in ("impedance", "ready"):
            self.follow(lambda view, step=step: view.step == step and step in view.waiting_for)
            self.operator.request(ContinueSession(session_id=self.session_id, step=step))
        return self.follow(lambda view: view.step == "recording" and view.samples_recorded > 0)

    def prove(self) -> None:
        """Prove the safety stop, as soon as its output and the leases are there."""

        def proved() -> bool:
            try:
                SafetyControl(self.data.runtime).prove("journey")
            except (PrerequisiteMissing, LinkDown):
                return False
            return True

        wait_for(proved, STEP_S, "the stop could not be proved")

    def follow(self, until: Callable[[SessionView], bool], timeout_s: float = STEP_S) -> SessionView:
        """The session's first view for which `until` holds."""
        found: list[SessionView] = []

        def look(state: StationState) -> bool:
            view = state.session
            if view is not None and view.session_id == self.session_id and until(view):
                found.append(view)
            return bool(found)

        self.operator.follow(look, timeout_s=timeout_s)
        return found[0]

    def report(self) -> bytes:
        """The report of the session, as the station opens it."""
        pieces: list[bytes] = []
        total = 1
        while sum(map(len, pieces)) < total:
            got = self.operator.request(GetReport(session_id=self.session_id, offset=sum(map(len, pieces))))
            assert isinstance(got, ReportPiece)
            pieces, total = [*pieces, got.content], got.total_bytes
        return b"".join(pieces)

    def end(self) -> None:
        """Stop in order and see that nothing is left."""
        try:
            self.operator.request(Shutdown(even_if_recording=True))
        finally:
            self.operator.close()
            try:
                self._station.wait(timeout=40)
            except subprocess.TimeoutExpired:
                self._station.kill()
                self._station.wait()
                raise
        wait_for(lambda: not processes_of(self.data), 5, f"processes were left: {processes_of(self.data)}")
        assert not self.data.runtime.exists(), "the runtime folder was left"

    def abandon(self) -> None:
        """After a failure: nothing may run on."""
        for process in processes_of(self.data):
            process.kill()
        self._station.wait()
        self.operator.close()
        self.data.remove_runtime()


@contextmanager
def running_workstation(folder: Path) -> Iterator[RunningWorkstation]:
    """A workstation that is ended in order, or killed where the journey failed."""
    workstation = RunningWorkstation(folder)
    try:
        yield workstation
    except BaseException:
        workstation.abandon()
        raise
    workstation.end()


def wait_for(met: Callable[[], bool], limit_s: float, what: str) -> float:
    """Seconds until `met`; fails with `what` after `limit_s`, which a quiet machine keeps, and a busy one's share."""
    began = time.monotonic()
    while not met():
        assert time.monotonic() - began < BUSY_TAKES * limit_s, what
        time.sleep(0.02)
    return time.monotonic() - began
