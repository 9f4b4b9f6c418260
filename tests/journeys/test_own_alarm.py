"""Safety's own alarm in real processes: the window frozen, killed and closed in order; heard, seen, and in the log."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app.core.clock import VirtualClock
from app.core.devices.driver import SimulatedSpec
from app.core.errors import LinkDown
from app.core.safety.client import SafetyControl, SafetyStatus
from app.core.safety.own_alarm import SOUND
from app.core.safety.own_alarm_record import own_alarm_lines
from app.core.settings.data_directory import DataDirectory
from app.core.station.alarm_history import alarm_history, alarm_statistics
from app.core.station.alarm_messages import AlarmQuery
from app.core.station.launching import noted_process, probe_station, program_command, program_environment
from app.core.station.messages import StopSessionRecording
from app.core.store.alarms_offline import alarms_of_log
from app.core.store.projections.past_alarms import AlarmFilter
from tests.journeys.patience import HELD_UP_S
from tests.journeys.running_workstation import command_of, neurascale, processes_of, running_workstation, wait_for

pytest.importorskip("PySide6")
pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]

# Stands in for the system's player: keeps when it was asked to play safety's alarm (the window has sounds of its own).
PLAYER = """#!/bin/sh
for file; do :; done
case "$file" in *safety-alarm*) echo "$(date +%s.%N) $(wc -c < "$file")" >> "{heard}" ;; esac
exec sleep 2
"""


class Scene:
    """A workstation on a data folder of the test's own, a window of its own, and ears."""

    def __init__(self, folder: Path) -> None:
        self.data = DataDirectory(folder / "data").create()
        self.heard = folder / "heard"
        players = folder / "bin"
        players.mkdir()
        for name in ("pw-play", "paplay", "aplay"):
            (players / name).write_text(PLAYER.format(heard=self.heard))
            (players / name).chmod(0o700)
        self.environment = program_environment() | {
            "QT_QPA_PLATFORM": "offscreen",
            "PATH": f"{players}{os.pathsep}{os.environ['PATH']}",
        }
        self.control = SafetyControl(self.data.runtime)
        self.window = self._open("--demo", "--source", "simulated")
        wait_for(lambda: self._samples() > 250, 90, "the rehearsal did not begin to record")

    def _open(self, *words: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            program_command("desktop", "--data", str(self.data.root), "--no-close-prompt", *words),
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def open_another(self) -> None:
        self.window.wait()
        self.window = self._open()

    def _samples(self) -> int:
        state = probe_station(self.data, timeout_s=2.0) if noted_process(self.data, "station") else None
        return state.session.samples_recorded if state and state.session else 0

    def status(self) -> SafetyStatus:
        """As safety says; empty while it is not running."""
        try:
            return self.control.status()
        except LinkDown:
            return SafetyStatus(state="link_lost")

    def shown(self) -> list[psutil.Process]:
        """The windows of the alarm."""
        return [process for process in processes_of(self.data) if "--face" in command_of(process)]

    def bursts(self) -> list[tuple[float, int]]:
        lines = self.heard.read_text().splitlines() if self.heard.exists() else []
        return [(float(when), int(size)) for when, size in map(str.split, lines)]

    def alarms(self, source: str) -> list[tuple[str, str]]:
        """Condition and state of what one program raised, from the log."""
        with alarms_of_log(self.data) as alarms:
            return [(row.condition, row.state) for row in alarms.of_source(source)]

    def close(self) -> None:
        if self.window.poll() is None:
            self.window.send_signal(signal.SIGCONT)
            self.window.kill()
        self.window.wait()
        for process in processes_of(self.data):
            process.kill()
        self.data.remove_runtime()


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    made.close()


@pytest.mark.proves("REQ-ALARM-OWN")
@pytest.mark.skipif(shutil.which("date") is None, reason="the stand-in of the player needs a shell")
def test_a_frozen_and_a_killed_window_are_told_without_window_and_station(scene: Scene) -> None:
    assert scene.status().own_alarm == ""
    assert scene.bursts() == []

    frozen_s = time.time()
    began = time.monotonic()
    scene.window.send_signal(signal.SIGSTOP)
    wait_for(lambda: bool(scene.status().own_alarm), 5, "a frozen window was not told")
    assert time.monotonic() - began >= 0.7
    wait_for(lambda: bool(scene.bursts()), 3, "nothing was heard")
    heard_s, size = scene.bursts()[0]
    assert heard_s - frozen_s <= HELD_UP_S
    assert size == len(SOUND.wave_file())
    wait_for(lambda: len(scene.shown()) == 1, 5, "nothing was shown")
    assert scene.status().state == "stopped"  # its lease lapsed before
    assert scene.status().output == "safe"

    # Neither the alarm nor what shows it stands in a stop's way.
    result = scene.control.stop("command", "journey")
    assert result.output == "safe"

    scene.window.send_signal(signal.SIGCONT)
    wait_for(lambda: not scene.status().own_alarm, 5, "a window that is back is still missed")
    wait_for(lambda: not scene.shown(), 5, "the alarm is still shown")
    wait_for(lambda: scene.alarms("safety") == [("desktop_silent", "cleared")], 5, "the log does not know")

    # With the station dead too, safety is the only one to say anything; what it said is in the log afterwards.
    station = noted_process(scene.data, "station")
    assert station is not None
    station.kill()
    scene.window.kill()
    wait_for(lambda: scene.status().own_alarm_state == "active", 5, "a killed window was not told")
    wait_for(lambda: len(scene.shown()) == 1, 5, "nothing was shown")
    assert scene.control.acknowledge_alarm().own_alarm_state == "acknowledged"
    wait_for(lambda: not scene.shown(), 5, "what was acknowledged is still shown")
    lines = own_alarm_lines(scene.data.safety)
    assert [line.state for line in lines] == ["active", "cleared", "active", "acknowledged"]
    scene.open_another()
    wait_for(lambda: not scene.status().own_alarm, 60, "the new window is not taken for one")
    wait_for(
        lambda: scene.alarms("safety") == [("desktop_silent", "cleared")] * 2, 20, "the log does not know of the second"
    )
    with alarms_of_log(scene.data) as alarms:
        row = alarms.of_source("safety")[1]
        assert row.began.isoformat(timespec="milliseconds") == lines[2].at
        assert row.acknowledged is not None
        station_down = [past for past in alarm_history(alarms, AlarmQuery()).alarms if past.condition == "station_down"]
        assert [past.state for past in station_down] == ["latched"]
        assert alarm_statistics(alarms, AlarmQuery(), clock=VirtualClock(wall=row.began)).alarms >= 1
    told = neurascale("alarms", "list", "--data", str(scene.data.root))
    assert told.returncode == 0
    assert "desktop_silent" in told.stdout


@pytest.mark.proves("REQ-ALARM-RESTORED")
def test_a_killed_safety_program_takes_its_alarm_up_again(scene: Scene) -> None:
    scene.window.send_signal(signal.SIGSTOP)
    wait_for(lambda: bool(scene.status().own_alarm), 5, "a frozen window was not told")
    since = scene.status().own_alarm_since
    safety = noted_process(scene.data, "safety")
    assert safety is not None
    safety.kill()

    def back() -> bool:
        state = probe_station(scene.data, timeout_s=2.0)
        return state is not None and any(p.name == "safety" and p.pid not in (0, safety.pid) for p in state.programs)

    wait_for(back, 20, "safety was not started again")
    wait_for(lambda: scene.status().own_alarm_since == since, 5, "the alarm is gone with the program that raised it")
    wait_for(lambda: len(scene.shown()) == 1, 5, "it is not shown again, or twice")


@pytest.mark.proves("REQ-ALARM-OWN")
def test_a_window_that_is_closed_in_order_is_not_missed(scene: Scene) -> None:
    before = len(scene.alarms("station"))
    assert scene.alarms("safety") == []
    scene.window.terminate()
    assert scene.window.wait(timeout=40) == 0
    began = time.monotonic()
    while time.monotonic() - began < 3.0:
        assert scene.status().own_alarm == ""
        time.sleep(0.1)
    assert own_alarm_lines(scene.data.safety) == ()
    assert scene.bursts() == []
    # The output ran under the window's lease, and the recording goes on without a window: both must be told.
    assert {condition for condition, _ in scene.alarms("station")[before:]} <= {"safety_stopped", "desktop_down"}


def test_a_session_that_ends_in_order_ends_without_any_alarm(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        workstation.record(SimulatedSpec(n_channels=8, seed=5))
        workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
        workstation.follow(lambda view: view.step == "completed")
        data = workstation.data
    with alarms_of_log(data) as alarms:
        assert [(row.condition, row.text) for row in alarms.find(AlarmFilter())] == []
    assert own_alarm_lines(data.safety) == ()
