"""kill -9 in the middle of a session: what was recorded, what the log says, what the window is shown."""

import json
import os
import signal
from pathlib import Path

import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.recording.reader import RecordingReader
from app.core.station.messages import StopSessionRecording
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation, logged_types, neurascale, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
SOURCE = SimulatedSpec(n_channels=21, rate_hz=250.0, speed=1.0)


def _complete(workstation: RunningWorkstation) -> str:
    """Stop, wait for the report; the recording's id."""
    workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
    view = workstation.follow(lambda view: view.step == "completed", timeout_s=120)
    assert workstation.report().startswith(b"%PDF")
    return view.recording_id


def _verified(workstation: RunningWorkstation, recording_id: str) -> dict[str, object]:
    done = neurascale("recording", "verify", recording_id, "--data", str(workstation.data.root), "--json")
    assert done.returncode == 0, done.stderr
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def _log_verifies(workstation: RunningWorkstation) -> None:
    done = neurascale("log", "verify", "--data", str(workstation.data.root), "--json")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.proves("REQ-RECORD-KILLED")
def test_a_killed_worker_costs_nothing_of_the_record(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        before = workstation.record(SOURCE)
        killed = workstation.kill("worker")
        workstation.operator.follow(
            lambda state: any(p.name == "worker" and p.restarts == 1 and p.state == "running" for p in state.programs),
            timeout_s=30,
        )
        assert workstation.pid_of("worker") != killed
        shown = workstation.follow(lambda view: view.samples_recorded > before.samples_recorded + 250)
        assert shown.samples_lost == 0
        assert shown.gaps == 0
        recording_id = _complete(workstation)
        _verified(workstation, recording_id)
    types = logged_types(workstation.data)
    assert "program.died" in types
    assert "recording.gap" not in types
    _log_verifies(workstation)


@pytest.mark.proves("REQ-RECORD-GAPS", "REQ-RECORD-GOES-ON")
def test_a_killed_acquisition_resumes_the_recording_with_an_explicit_gap(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        before = workstation.record(SOURCE)
        workstation.kill("acquisition")
        shown = workstation.follow(
            lambda view: view.gaps == 1 and view.samples_recorded > before.samples_recorded + 250
        )
        assert shown.samples_lost > 0
        state = workstation.operator.follow(lambda state: True, timeout_s=30)
        assert "acquisition_down" in {alarm.condition for alarm in state.alarms} or state.alarms
        recording_id = _complete(workstation)
        reader = RecordingReader(workstation.data.recording(recording_id))
        count, gaps, segments = reader.counts()[0], reader.gaps(), len(reader.headers)
        reader.close()
        assert segments == 2
        assert [gap.cause for gap in gaps] == ["restart"]
        assert count.lost == gaps[0].n_samples
        _verified(workstation, recording_id)
    types = logged_types(workstation.data)
    assert types.count("recording.gap") == 1
    assert "recording.resumed" in types
    _log_verifies(workstation)


@pytest.mark.proves("REQ-CLINIC-RESUMED", "REQ-RECORD-GOES-ON")
def test_a_killed_station_goes_on_with_the_session(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        before = workstation.record(SOURCE)
        acquisition = workstation.pid_of("acquisition")
        workstation.restart_station()
        assert workstation.pid_of("acquisition") == acquisition
        shown = workstation.follow(lambda view: view.samples_recorded > before.samples_recorded + 500)
        assert (shown.samples_lost, shown.gaps) == (0, 0)
        recording_id = _complete(workstation)
        _verified(workstation, recording_id)
    _log_verifies(workstation)


@pytest.mark.proves("REQ-STOP-RESTARTED", "REQ-ALARM-PROGRAMS")
def test_a_killed_safety_program_is_started_again_and_its_loss_is_an_alarm(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        before = workstation.record(SOURCE)
        safety = next(
            p.pid for p in workstation.operator.follow(lambda s: True, timeout_s=30).programs if p.name == "safety"
        )
        os.kill(safety, signal.SIGKILL)
        state = workstation.operator.follow(
            lambda state: any(alarm.condition == "safety_link_lost" for alarm in state.alarms), timeout_s=30
        )
        assert state.session is not None
        back = workstation.operator.follow(lambda state: state.safety.state != "link_lost", timeout_s=20)
        assert back.safety.output != "running"
        workstation.follow(lambda view: view.samples_recorded > before.samples_recorded + 250 and view.gaps == 0)
        _complete(workstation)
    _log_verifies(workstation)


@pytest.mark.proves("REQ-ALARM-PROGRAMS")
def test_a_frozen_worker_is_noticed_and_replaced(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.record(SOURCE)
        frozen = workstation.kill("worker", signal.SIGSTOP)
        state = workstation.operator.follow(
            lambda state: any(p.name == "worker" and p.pid != frozen and p.state == "running" for p in state.programs),
            timeout_s=30,
        )
        worker = next(p for p in state.programs if p.name == "worker")
        assert worker.last_exit.startswith("silent for")
        assert state.session is not None
        assert state.session.samples_lost == 0
        _complete(workstation)


def test_the_simulated_patient_does_as_the_command_line_tells(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.record(SOURCE)
        words = ("--data", str(workstation.data.root))
        assert neurascale("devices", "tell", "seizure", "on", *words).returncode == 0
        refused = neurascale("devices", "tell", "levitate", *words)
        assert refused.returncode == 2
        assert "levitate" in refused.stderr
        _complete(workstation)
        with StationStore.open(workstation.data) as store:
            said = [row.text for row in store.session_events.of_session(workstation.session_id)]
    assert any("seizure" in text.casefold() for text in said), said
    gone = neurascale("devices", "tell", "seizure", "on", "--data", str(workstation.data.root))
    assert gone.returncode == 1
