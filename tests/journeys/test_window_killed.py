"""The real window, killed in the middle of a recording and opened again; and closed in order."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.recording.reader import RecordingReader
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import noted_process, probe_station, program_command, program_environment
from app.core.station.messages import StationState
from app.core.station.views import ProgramView
from tests.journeys.running_workstation import neurascale, processes_of, wait_for

pytest.importorskip("PySide6")
pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


class Window:
    """`neurascale desktop` as a process, on a screen in memory."""

    def __init__(self, data: DataDirectory, *words: str) -> None:
        self.process = subprocess.Popen(
            program_command("desktop", "--data", str(data.root), "--no-close-prompt", *words),
            env=program_environment() | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def end(self, *, kill: bool) -> str:
        """Kill it, or ask it to close; what it said."""
        if kill:
            self.process.kill()
        else:
            self.process.terminate()
        _, said = self.process.communicate(timeout=40)
        # The platform plugin that draws into memory says this by itself at every start.
        lines = [line for line in said.decode().splitlines() if "propagateSizeHints" not in line]
        return "\n".join(lines)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataDirectory]:
    folder = DataDirectory(tmp_path / "data").create()
    yield folder
    for process in processes_of(folder):
        process.kill()
    folder.remove_runtime()


def _state(data: DataDirectory) -> StationState | None:
    return probe_station(data, timeout_s=2.0) if noted_process(data, "station") else None


def _desktop(state: StationState | None) -> ProgramView | None:
    return next((p for p in state.programs if p.name == "desktop"), None) if state else None


def _samples(data: DataDirectory) -> int:
    state = _state(data)
    return state.session.samples_recorded if state and state.session else 0


def _draws(data: DataDirectory, pid: int) -> bool:
    desktop = _desktop(_state(data))
    return desktop is not None and desktop.pid == pid and desktop.counters.get("frames", 0) > 0


@pytest.mark.proves("REQ-WINDOW-KILLED", "REQ-RECORD-GOES-ON", "USE-LOSE-WINDOW")
def test_a_killed_window_leaves_the_recording_and_a_new_one_attaches(data: DataDirectory) -> None:
    window = Window(data, "--demo", "--source", "simulated")
    wait_for(lambda: _samples(data) > 250, 60, "the rehearsal did not begin to record")
    before = _state(data)
    assert before is not None
    assert before.session is not None
    assert before.safety.output == "running"
    supervised = {p.name: p.pid for p in before.programs if p.name != "desktop"}
    window.end(kill=True)

    wait_for(lambda: (s := _state(data)) is not None and s.safety.output == "safe", 5, "the output went on")
    after = _state(data)
    assert after is not None
    assert after.safety.state == "stopped", "the stop did not latch"
    reached = _samples(data)
    wait_for(lambda: _samples(data) > reached + 250, 10, "the recording did not go on")
    wait_for(lambda: "desktop_down" in _conditions(data), 10, "the loss of the window is no alarm")

    again = Window(data)
    wait_for(lambda: _draws(data, again.process.pid), 15, "the new window does not draw the running session")
    attached = _state(data)
    assert attached is not None
    assert attached.session is not None
    assert attached.session.session_id == before.session.session_id
    assert {p.name: p.pid for p in attached.programs if p.name != "desktop"} == supervised
    assert (attached.session.samples_lost, attached.session.gaps) == (0, 0)

    said = again.end(kill=False)
    wait_for(lambda: processes_of(data) == [], 30, "programs were left running")
    assert "Traceback" not in said
    reader = RecordingReader(data.recording(before.session.recording_id))
    assert reader.end is not None
    assert reader.counts()[0].lost == 0
    reader.close()
    assert not data.runtime.exists()
    assert neurascale("log", "verify", "--data", str(data.root)).returncode == 0


def test_closing_the_window_ends_everything(data: DataDirectory) -> None:
    window = Window(data)
    wait_for(lambda: (state := _state(data)) is not None and _desktop(state) is not None, 30, "no window came")
    wait_for(lambda: len(processes_of(data)) >= 5, 20, "not all programs came")
    shared_memory = _shared_memory()
    said = window.end(kill=False)
    wait_for(lambda: processes_of(data) == [], 20, "programs were left running")
    assert window.process.returncode == 0, said
    assert said == ""
    assert not data.runtime.exists()
    assert _shared_memory() <= shared_memory


def _conditions(data: DataDirectory) -> set[str]:
    state = _state(data)
    return {alarm.condition for alarm in state.alarms} if state else set()


def _shared_memory() -> set[str]:
    folder = Path("/dev/shm")
    return {entry.name for entry in folder.iterdir()} if folder.exists() else set()


@pytest.mark.proves("REQ-ALARM-STATION-LOST")
def test_the_station_starts_again_when_it_is_killed_under_a_window(data: DataDirectory) -> None:
    window = Window(data)
    wait_for(lambda: _desktop(_state(data)) is not None, 30, "no window came")
    station = noted_process(data, "station")
    assert station is not None
    station.kill()
    time.sleep(0.1)
    wait_for(
        lambda: (found := noted_process(data, "station")) is not None and found.pid != station.pid,
        30,
        "nobody started the station again",
    )
    wait_for(lambda: _desktop(_state(data)) is not None, 30, "the window did not find the new station")
    window.end(kill=False)
    wait_for(lambda: processes_of(data) == [], 30, "programs were left running")
