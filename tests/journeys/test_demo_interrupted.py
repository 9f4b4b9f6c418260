"""What the headless demo does when something dies under it, and what the next one finds."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation, command_of, demo, neurascale, processes_of, wait_for

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


class DemoUnderway:
    """A demo that runs in the background; what it said so far."""

    def __init__(self, data: Path, *words: str) -> None:
        self.data = DataDirectory(data)
        data.parent.mkdir(parents=True, exist_ok=True)
        self._said = data.with_suffix(".stderr")
        self._result = data.with_suffix(".stdout")
        with self._said.open("wb") as said, self._result.open("wb") as result:
            self.process = subprocess.Popen(
                program_command("demo", "--headless", "--data", str(data), "--json", *words),
                stdout=result,
                stderr=said,
                env=program_environment(),
            )

    def said(self) -> str:
        return self._said.read_text()

    def wait_until_said(self, text: str) -> None:
        wait_for(lambda: text in self.said() or self.process.poll() is not None, 90, self.said())
        assert text in self.said()

    def kill(self, *programs: str) -> None:
        for process in processes_of(self.data):
            if any(program in command_of(process) for program in programs):
                process.kill()

    def end(self) -> tuple[int, dict[str, object]]:
        code = self.process.wait(timeout=120)
        text = self._result.read_text()
        return code, json.loads(text) if text.strip() else {}


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_station_that_dies_is_started_again_and_the_session_goes_on(tmp_path: Path) -> None:
    underway = DemoUnderway(tmp_path / "data", "--seconds", "5")
    underway.wait_until_said("recording: Recording.")
    underway.kill("station")
    code, result = underway.end()
    assert code == 0, underway.said()
    assert "the station has died; it is started again" in underway.said()
    assert (result["samples_recorded"], result["samples_lost"], result["exit_reason"]) == (1250, 0, "completed")
    assert result["channels"] == 21
    assert processes_of(underway.data) == []


def test_after_everything_was_killed_the_next_demo_ends_the_old_session_and_runs_a_new_one(tmp_path: Path) -> None:
    underway = DemoUnderway(tmp_path / "data", "--seconds", "60")
    underway.wait_until_said("recording: Recording.")
    underway.kill("demo", "station", "acquisition", "worker", "stop-inputs", "safety")
    underway.process.wait(timeout=20)
    wait_for(lambda: not processes_of(underway.data), 20, "something outlived its kill")

    code, result, said = demo("simulated", underway.data.root, "--seconds", "2")
    assert code == 0, said
    assert "was interrupted (recording)" in said
    assert result["samples_recorded"] == 500
    assert neurascale("log", "verify", "--data", str(underway.data.root)).returncode == 0
    listed = json.loads(neurascale("recording", "list", "--data", str(underway.data.root), "--json").stdout)
    recordings = listed["recordings"] if isinstance(listed, dict) else listed
    assert len(recordings) == 2
    for recording in recordings:
        words = ("recording", "verify", recording["recording_id"], "--data", str(underway.data.root))
        assert neurascale(*words).returncode == 0


@pytest.mark.proves("REQ-HOUSE-ONE-STATION")
def test_a_second_demo_on_the_same_folder_is_refused_and_leaves_the_first_alone(tmp_path: Path) -> None:
    first = DemoUnderway(tmp_path / "data", "--seconds", "5")
    first.wait_until_said("recording: Recording.")
    code, result, said = demo("simulated", first.data.root, "--seconds", "1")
    assert (code, result) == (1, {})
    assert "Another demo is running on this data folder" in said
    code, result = first.end()
    assert code == 0, first.said()
    assert result["samples_recorded"] == 1250


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_leaves_nothing_running_and_no_session_unfinished(tmp_path: Path, wish: signal.Signals) -> None:
    underway = DemoUnderway(tmp_path / "data", "--seconds", "60")
    underway.wait_until_said("recording: Recording.")
    os.kill(underway.process.pid, wish)
    code, result = underway.end()
    assert (code, result) == (1, {})
    assert "interrupted." in underway.said()
    assert "the session was cancelled" in underway.said()
    assert "Traceback" not in underway.said()
    assert processes_of(underway.data) == []
    assert not underway.data.runtime.exists()


@pytest.mark.proves("REQ-REPORT-SIMULATED")
def test_a_demo_touches_nothing_of_patients_in_its_data_folder(tmp_path: Path) -> None:
    workstation = RunningWorkstation(tmp_path / "data")
    workstation.record(SimulatedSpec(n_channels=8, duration_s=60.0))
    workstation.abandon()  # the power failed in the middle of a patient's recording
    code, result, said = demo("simulated", workstation.data.root, "--seconds", "3")
    assert (code, result) == (1, {})
    assert "holds patients" in said
    with StationStore.open(workstation.data) as store:
        session = store.sessions.last()
    assert session is not None
    # The station itself may have brought it to its end by now, but not as the demo's operator.
    assert session.session_id == workstation.session_id
    assert session.exit_reason != "cancelled"
