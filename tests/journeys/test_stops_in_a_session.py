"""Stops that come of the session itself, with all programs: an alarm, a fault of the amplifier, a remote request.

And what comes after them: the recording goes on, the stop is reset, proved anew in the middle of the recording, and
nothing runs before somebody starts it.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.errors import NeuraScaleError, NotPermitted
from app.core.events.specification_events import SafetyStopData
from app.core.safety.client import SafetyControl, SafetyStatus
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import FILE_NAME
from app.core.station.alarm_messages import ReportPatientEvent
from app.core.station.launching import noted_process, program_command, program_environment
from app.core.station.messages import ResetStop, SendDeviceCommand
from app.core.station.stop_messages import ProveStop, RequestRemoteStop, StopProved
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation, processes_of, running_workstation, wait_for

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


def status_when(workstation: RunningWorkstation, state: str) -> SafetyStatus:
    control = SafetyControl(workstation.data.runtime)
    found: list[SafetyStatus] = []

    def look() -> bool:
        status = control.status()
        if status.state == state and not status.confirming:
            found.append(status)
        return bool(found)

    wait_for(look, 30, f"the stop is not {state}")
    return found[0]


def goes_on(workstation: RunningWorkstation) -> None:
    """The recording is still the same one, and grows."""
    before = workstation.follow(lambda view: view.step == "recording")
    workstation.follow(lambda view: view.samples_recorded > before.samples_recorded + 250)


def logged_stops(data: DataDirectory) -> list[SafetyStopData]:
    with StationStore.open(data) as store:
        return [e.event.data for e in store.log.read() if isinstance(e.event.data, SafetyStopData)]


def with_site(folder: Path, text: str) -> Path:
    folder.mkdir()
    (folder / FILE_NAME).write_text(f"schema_version = 1\n{text}", encoding="utf-8")
    return folder


@pytest.mark.proves("REQ-STOP-SITE", "REQ-STOP-EVIDENCE", "REQ-STOP-ALARM")
def test_an_alarm_that_the_site_names_stops_and_the_stop_is_proved_anew_while_it_records(tmp_path: Path) -> None:
    with running_workstation(with_site(tmp_path / "data", '[stop]\non_alarms = ["patient_event"]')) as workstation:
        ask = workstation.operator.request
        workstation.record(SimulatedSpec(n_channels=21, seed=4))
        status_when(workstation, "running")
        with pytest.raises(NotPermitted, match="remote stop"):
            ask(RequestRemoteStop(source="hub"))
        ask(ReportPatientEvent(session_id=workstation.session_id))
        status = status_when(workstation, "stopped")
        assert (status.cause, status.source, status.output) == ("alarm", "patient_event", "safe")
        goes_on(workstation)
        ask(ResetStop(role="clinician", reason="the patient is well"))
        status_when(workstation, "ready")
        # Acquisition starts anew with a device of its own: what was proved was another one.
        workstation.kill("acquisition")
        status_when(workstation, "unproved")
        proved: list[StopProved] = []

        def again() -> bool:
            try:
                answer = ask(ProveStop())
            except NeuraScaleError:
                return False
            assert isinstance(answer, StopProved)
            proved.append(answer)
            return True

        wait_for(again, 30, "the stop cannot be proved in the middle of a recording")
        status = status_when(workstation, "ready")
        assert status.proved
        assert status.output == "safe"  # and stays so, until somebody starts it
        workstation.operator.follow(lambda state: state.safety.proved, timeout_s=30)
        goes_on(workstation)
    assert [(stop.cause, stop.source) for stop in logged_stops(workstation.data)] == [("alarm", "patient_event")]


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT", "REQ-STOP-EVIDENCE")
def test_a_fault_of_the_amplifier_stops_and_the_recording_goes_on_when_it_is_over(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.record(SimulatedSpec(n_channels=21, seed=4))
        status_when(workstation, "running")
        workstation.operator.request(SendDeviceCommand(name="freeze", argument="3"))
        status = status_when(workstation, "stopped")
        assert (status.cause, status.source, status.output) == ("device_fault", "device_silent", "safe")
        goes_on(workstation)
    assert [stop.cause for stop in logged_stops(workstation.data)] == ["device_fault"]


@pytest.mark.proves("REQ-STOP-SITE", "REQ-STOP-REMOTE")
def test_a_site_that_allows_it_is_stopped_from_elsewhere_and_windows_see_what_watches(tmp_path: Path) -> None:
    with running_workstation(with_site(tmp_path / "data", "[stop]\nallow_remote = true")) as workstation:
        workstation.operator.request(RequestRemoteStop(source="hub: night watch"))
        status = status_when(workstation, "stopped")
        assert (status.cause, status.source) == ("remote", "hub: night watch")
        state = workstation.operator.follow(lambda state: bool(state.stop_inputs), timeout_s=20)
        assert [view.kind for view in state.stop_inputs] == ["chord"]
        assert workstation.pid_of("stop-inputs")


def test_settings_that_cannot_be_used_keep_the_output_from_being_started_and_nothing_else(tmp_path: Path) -> None:
    with running_workstation(with_site(tmp_path / "data", "alow_remote = true")) as workstation:
        state = workstation.operator.follow(lambda state: bool(state.site_fault), timeout_s=20)
        assert "alow_remote" in state.site_fault
        workstation.begin(SimulatedSpec(n_channels=21, seed=4))
        control = SafetyControl(workstation.data.runtime)
        wait_for(lambda: control.status().output == "safe", 20, "no output")
        assert "The site's settings cannot be used." in control.status().hindrances


# --- every way of starting -------------------------------------------------------------------------------------------


@contextmanager
def started(data: DataDirectory, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    environment = {**program_environment(), "QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        program_command(words[0], *words[1:], "--data", str(data.root)),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield program
    finally:
        program.send_signal(signal.SIGTERM)
        try:
            program.wait(30)
        finally:
            end_station(data)


def end_station(data: DataDirectory) -> None:
    """Whatever was started by it ends in order; killed where it does not."""
    station = noted_process(data, "station")
    if station is not None:
        station.terminate()
    try:
        wait_for(lambda: not processes_of(data), 30, "processes were left")
    finally:
        for process in processes_of(data):
            process.kill()
        data.remove_runtime()


@pytest.mark.proves("REQ-STOP-FIRST", "REQ-STOP-EVERY-START")
@pytest.mark.skipif(sys.platform == "win32", reason="parents are asked of a POSIX system")
@pytest.mark.parametrize(
    "words",
    [
        ("station",),
        ("desktop", "--no-close-prompt"),
        ("demo", "--headless", "--source", "simulated", "--seconds", "30"),
    ],
    ids=["station", "desktop", "demo"],
)
def test_every_way_of_starting_starts_safety_first_and_not_as_a_child_of_the_window(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    data = DataDirectory(tmp_path / "data").create()
    with started(data, *words) as program:
        names = ("safety", "stop-inputs", "acquisition", "worker")
        found: dict[str, psutil.Process] = {}

        def all_there() -> bool:
            for name in names:
                process = noted_process(data, name)
                if process is not None:
                    found[name] = process
            return len(found) == len(names)

        wait_for(all_there, 60, f"only {sorted(found)} were started")
        station = noted_process(data, "station")
        assert station is not None
        assert found["safety"].ppid() == station.pid
        if words[0] != "station":
            # The window's end, however it comes, takes nothing of this along: sessions of their own.
            assert station.pid != program.pid
            assert os.getsid(found["safety"].pid) != os.getsid(program.pid)
        began = {name: process.create_time() for name, process in found.items()}
        assert min(began, key=lambda name: began[name]) == "safety"
        wait_for(lambda: SafetyControl(data.runtime).status().pid == found["safety"].pid, 20, "it does not answer")
