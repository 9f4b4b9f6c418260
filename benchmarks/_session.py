"""A recording session on a workstation of its own, for benchmarks: real programs, real processes.

The operator's part is played over the station's link; the lease is kept by the window where one is open, else by us.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from app.core.devices.driver import SimulatedSpec
from app.core.devices.stimulator import OutputSpec
from app.core.errors import LinkDown, NeuraScaleError, PrerequisiteMissing
from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.station.course_messages import NoteDeviation
from app.core.station.launching import ANSWERS, ensure_station, noted_process, program_command, program_environment
from app.core.station.messages import (
    BeginSession,
    ConfirmIdentity,
    ContinueSession,
    GetState,
    GiveConsent,
    RegisterPatient,
    Shutdown,
    StationState,
)
from app.core.station.operator_line import OperatorLine
from app.core.station.views import SessionView
from app.core.wire.line import Line

STEP_S = 60.0


def say(text: str) -> None:
    """One line of progress."""
    print(f"bench: {text}", file=sys.stderr, flush=True)


class Bench:
    """One workstation under measurement."""

    def __init__(self, data: DataDirectory, window: "subprocess.Popen[bytes] | None") -> None:
        self.data = data
        self.window = window
        self._operator = OperatorLine(data) if window is None else None
        self._closed = False
        self._line: Line[Any] | None = None if window is None else Line(data.runtime, f"bench#{os.getpid()}", ANSWERS)

    def ask(self, message: Any) -> Any:
        """The station's answer."""
        if self._operator is not None:
            return self._operator.request(message)
        assert self._line is not None
        return self._line.request(message, timeout_s=30.0)

    def state(self) -> StationState:
        answer = self.ask(GetState())
        assert isinstance(answer, StationState)
        return answer

    def session(self) -> SessionView:
        view = self.state().session
        assert view is not None
        if view.step in ("failed", "cancelled"):
            raise RuntimeError(view.error or view.step_text)
        return view

    def follow(self, until: Callable[[SessionView], bool]) -> SessionView:
        """The first view for which `until` holds."""
        ends = time.monotonic() + STEP_S
        while not until(view := self.session()):
            if time.monotonic() > ends:
                raise TimeoutError(f"the session stays at {view.step}: {view.step_text}")
            time.sleep(0.05)
        return view

    def record(self, spec: SimulatedSpec, *, output: OutputSpec | None = None) -> SessionView:
        """Lead a session up to its running recording."""
        number = f"BENCH-{time.monotonic_ns()}"
        patient = self.ask(
            RegisterPatient(hospital_number=number, family_name="Bench", given_name="Demo", birth_date="1980-01-01")
        )
        for purpose in ("recording", "stimulation"):
            self.ask(GiveConsent(patient_id=patient.patient_id, purpose=purpose, given_by="patient"))
        begun = self.ask(
            BeginSession(patient_id=patient.patient_id, device=spec, protocol="equipment-check", output=output)
        )
        self.ask(ConfirmIdentity(session_id=begun.session_id, hospital_number=number, birth_date="1980-01-01"))
        view = self.follow(lambda view: view.device is not None and bool(view.prerequisites))
        if any(one.name == "device_test" and not one.met for one in view.prerequisites):
            self.ask(
                NoteDeviation(
                    session_id=begun.session_id,
                    kind="step_passed",
                    item="device_test",
                    text="Passed: Amplifier tested",
                    reason="A measurement of the workstation, on nobody.",
                )
            )
        self._prove()
        for step in ("impedance", "ready"):
            self.follow(lambda view, step=step: view.step == step and step in view.waiting_for)
            self.ask(ContinueSession(session_id=begun.session_id, step=step))
        return self.follow(lambda view: view.step == "recording" and view.samples_recorded > 0)

    def _prove(self) -> None:
        ends = time.monotonic() + STEP_S
        while True:
            try:
                SafetyControl(self.data.runtime).prove("bench")
            except (PrerequisiteMissing, LinkDown):
                if time.monotonic() > ends:
                    raise
                time.sleep(0.1)
            else:
                return

    def processes(self) -> dict[str, psutil.Process]:
        """The programs by name."""
        found = {p.name: psutil.Process(p.pid) for p in self.state().programs if p.pid}
        station = noted_process(self.data, "station")
        if station is not None:
            found["station"] = station
        return found

    def close(self) -> None:
        """End everything, the recording in order; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        station = noted_process(self.data, "station")
        if self.window is not None:
            # It ends everything itself; with the station ended before it, it would start another one.
            self.window.terminate()
            self.window.wait(timeout=60)
        station = noted_process(self.data, "station") or station
        if station is not None and psutil.wait_procs([station], timeout=20 if self.window is not None else 0)[1]:
            try:
                self.ask(Shutdown(even_if_recording=True))
            except NeuraScaleError as error:
                say(f"the station did not end as asked: {error.what}")
            psutil.wait_procs([station], timeout=30)
        self.let_go()

    def let_go(self) -> None:
        """Ask nothing more; what runs is left alone. A second call does nothing."""
        self._closed = True
        if self._operator is not None:
            self._operator.close()
        if self._line is not None:
            self._line.close()


def open_window(data: DataDirectory) -> "subprocess.Popen[bytes]":
    """The real window, drawing into memory."""
    return subprocess.Popen(
        program_command("desktop", "--data", str(data.root), "--no-close-prompt", "--size", "1600x1000"),
        env=program_environment() | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def workstation(*, window: bool) -> Iterator[Bench]:
    """A workstation on a data folder of its own; with the window drawing into memory where asked."""
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
        data = DataDirectory(Path(folder)).create()
        opened: subprocess.Popen[bytes] | None = None
        if window:
            opened = open_window(data)
            ends = time.monotonic() + STEP_S
            while noted_process(data, "station") is None and time.monotonic() < ends:
                time.sleep(0.1)
        ensure_station(data, owner="demo")
        bench = Bench(data, opened)
        try:
            yield bench
        finally:
            bench.close()


def core_percent(processes: dict[str, psutil.Process], seconds: float) -> dict[str, float]:
    """Share of one core that each program used during the next `seconds`."""
    before = {name: _cpu_s(process) for name, process in processes.items()}
    began = time.monotonic()
    time.sleep(seconds)
    elapsed = time.monotonic() - began
    return {name: round(100 * (_cpu_s(process) - before[name]) / elapsed, 1) for name, process in processes.items()}


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
