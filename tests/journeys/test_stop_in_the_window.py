"""The stop of the real window, with a real safety program: on an X server, with a real mouse and keyboard (xdotool).

The window runs `neurascale desktop` by way of a small driver that opens an application-modal box in it, since the
application itself has none."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import noted_process, probe_station, program_environment
from tests.journeys.running_workstation import processes_of, wait_for

pytest.importorskip("PySide6")
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
        reason="a real mouse and keyboard need Xvfb and xdotool",
    ),
]
DRIVER = Path(__file__).with_name("window_with_a_modal_box.py")


class Screen:
    """An X server of its own, with a mouse and a keyboard."""

    def __init__(self) -> None:
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1680x1050x24", "-nolisten", "tcp"],
            pass_fds=(write_end,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as told:
            self.display = f":{told.readline().strip()}"

    def do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": self.display}, check=True, timeout=20)

    def press(self, at: list[int]) -> None:
        self.do("mousemove", str(at[0]), str(at[1]), "click", "1")

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=10)


@pytest.fixture
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataDirectory]:
    folder = DataDirectory(tmp_path / "data").create()
    yield folder
    for process in processes_of(folder):
        process.kill()
    folder.remove_runtime()


class DrivenWindow:
    """The window's process; it writes what it shows into a file, whenever that changes."""

    def __init__(self, data: DataDirectory, screen: Screen, box: str, folder: Path) -> None:
        self._told = folder / "shown.json"
        self.process = subprocess.Popen(
            [sys.executable, str(DRIVER), str(data.root), str(self._told), box],
            env=program_environment() | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": "."},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def shown(self) -> dict[str, object]:
        try:
            told: dict[str, object] = json.loads(self._told.read_text())
        except (OSError, ValueError):
            return {}
        return told

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.communicate(timeout=40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()


def _stops(data: DataDirectory) -> int:
    return SafetyControl(data.runtime).status().stop_number


@pytest.mark.proves("REQ-STOP-CONTROL", "USE-STOP-NOW")
@pytest.mark.parametrize("box", ["modal", "menu", "lock"])
def test_mouse_and_chord_stop_over_whatever_is_open(
    data: DataDirectory, screen: Screen, tmp_path: Path, box: str
) -> None:
    window = DrivenWindow(data, screen, box, tmp_path)
    try:
        wait_for(lambda: window.shown().get("open") is True, 60, "the box was not opened")
        wait_for(lambda: window.shown().get("state") not in {None, "No link"}, 60, "the window did not find safety")
        before = _stops(data)
        time.sleep(0.3)
        screen.do("key", "ctrl+shift+s")
        wait_for(lambda: _stops(data) == before + 1, 10, "the chord did not stop")
        wait_for(lambda: window.shown().get("state") == "STOPPED", 5, "the stop was not shown")
        SafetyControl(data.runtime).reset("technician", "for the next press")
        wait_for(lambda: window.shown().get("state") != "STOPPED", 5, "the reset was not shown")
        at = window.shown()["stop_at"]
        assert isinstance(at, list)
        screen.press(at)
        wait_for(lambda: _stops(data) == before + 2, 10, "the mouse did not stop")
    finally:
        window.end()


def _pid_of_safety(data: DataDirectory) -> int:
    state = probe_station(data, timeout_s=10.0)
    assert state is not None
    return next(one.pid for one in state.programs if one.name == "safety")


@pytest.mark.proves("REQ-STOP-LOOK")
def test_a_frozen_and_a_killed_safety_program_are_seen(data: DataDirectory, screen: Screen, tmp_path: Path) -> None:
    window = DrivenWindow(data, screen, "none", tmp_path)
    try:
        wait_for(lambda: window.shown().get("state") not in {None, "No link"}, 60, "the window did not find safety")
        wait_for(lambda: noted_process(data, "station") is not None, 60, "no station")
        frozen = _pid_of_safety(data)
        # Frozen, not killed: the station starts a killed one again before anybody has seen that it was gone.
        os.kill(frozen, signal.SIGSTOP)
        try:
            wait_for(lambda: window.shown().get("look") == "dead", 5, "the stop still looked like one")
            wait_for(lambda: window.shown().get("panel") is True, 5, "nothing was said of what to do")
            assert "own switch" in str(window.shown()["instead"])
        finally:
            os.kill(frozen, signal.SIGCONT)
        wait_for(lambda: window.shown().get("look") != "dead", 15, "the link did not come back")
        # Nobody starts it again before the window has been looked at.
        station, killed = noted_process(data, "station"), _pid_of_safety(data)
        assert station is not None
        station.suspend()
        try:
            os.kill(killed, signal.SIGKILL)
            wait_for(lambda: window.shown().get("look") == "dead", 5, "a killed one was not seen")
        finally:
            station.resume()
        wait_for(lambda: window.shown().get("look") != "dead", 30, "it was not started again")
    finally:
        window.end()
