"""kill -9 of acquisition while a session waits for people: the device is opened again, and the session goes on."""

from pathlib import Path

import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.station.messages import ContinueSession, StopSessionRecording
from app.core.station.views import SessionView
from tests.journeys.running_workstation import RunningWorkstation, neurascale, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
SOURCE = SimulatedSpec(n_channels=21, rate_hz=250.0, speed=1.0)


def _lose_acquisition(workstation: RunningWorkstation) -> SessionView:
    """Kill it; the session's view once the device is open again."""
    killed = workstation.kill("acquisition")
    workstation.follow(lambda view: view.device is None, timeout_s=30)
    back = workstation.follow(lambda view: view.device is not None, timeout_s=30)
    assert workstation.pid_of("acquisition") != killed
    return back


def _go_on(workstation: RunningWorkstation, *steps: str) -> SessionView:
    for step in steps:
        workstation.follow(lambda view, step=step: view.step == step and step in view.waiting_for)  # type: ignore[misc]
        workstation.operator.request(ContinueSession(session_id=workstation.session_id, step=step))
    return workstation.follow(lambda view: view.step == "recording" and view.samples_recorded > 250)


def _complete(workstation: RunningWorkstation) -> None:
    workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
    view = workstation.follow(lambda view: view.step == "completed", timeout_s=120)
    assert (view.exit_reason, view.samples_lost, view.gaps) == ("completed", 0, 0)
    assert workstation.report().startswith(b"%PDF")
    done = neurascale("recording", "verify", view.recording_id, "--data", str(workstation.data.root), "--json")
    assert done.returncode == 0, done.stdout + done.stderr


def _deaths(workstation: RunningWorkstation) -> int:
    from app.core.store.station_store import StationStore

    with StationStore.open(workstation.data) as store:
        return sum(1 for _ in store.log.read(event_type="program.died"))


def test_while_prerequisites_are_awaited(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.begin(SOURCE)
        workstation.follow(lambda view: bool(view.waiting_for))
        back = _lose_acquisition(workstation)
        assert back.step == "prerequisites"
        workstation.prove()
        _go_on(workstation, "impedance", "ready")
        _complete(workstation)
    assert _deaths(workstation) == 1


def test_when_ready_to_record(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.begin(SOURCE)
        workstation.prove()
        workstation.follow(lambda view: "impedance" in view.waiting_for)
        workstation.operator.request(ContinueSession(session_id=workstation.session_id, step="impedance"))
        workstation.follow(lambda view: "ready" in view.waiting_for)
        back = _lose_acquisition(workstation)
        assert back.step == "ready"
        # The output was attached to the acquisition that died: its stop must be proved anew before anything runs.
        workstation.prove()
        _go_on(workstation, "ready")
        _complete(workstation)
    assert _deaths(workstation) == 1


def test_killed_again_and_again_it_is_opened_each_time(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.begin(SOURCE)
        workstation.follow(lambda view: bool(view.waiting_for))
        for _ in range(3):
            _lose_acquisition(workstation)
        workstation.prove()
        _go_on(workstation, "impedance", "ready")
        _complete(workstation)
    assert _deaths(workstation) == 3


def test_what_is_confirmed_while_it_is_away_counts_when_it_is_back(tmp_path: Path) -> None:
    """The session looks for its device while there is none; nobody but the device's return tells it to look again."""
    with running_workstation(tmp_path / "data") as workstation:
        workstation.begin(SOURCE)
        workstation.follow(lambda view: bool(view.waiting_for))
        workstation.kill("acquisition")
        workstation.follow(
            lambda view: view.device is None and any(p.name == "device" and not p.met for p in view.prerequisites)
        )
        workstation.follow(
            lambda view: view.device is not None and all(p.met or p.name == "stop_proof" for p in view.prerequisites)
        )
        workstation.prove()
        _go_on(workstation, "impedance", "ready")
        _complete(workstation)
