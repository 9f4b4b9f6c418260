"""Each way to stop in real processes, with the window frozen. The chord needs Xvfb and xdotool."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import FILE_NAME
from app.core.station.launching import program_command, program_environment
from tests.fakes.pedals import LoopPedal
from tests.journeys.patience import HELD_UP_S
from tests.journeys.test_safety_processes import ROOT, Workstation

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pty nor SIGSTOP"),
]
NEEDS_X = pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
    reason="the chord is pressed with xdotool under Xvfb; install xvfb and xdotool",
)


def site(data: DataDirectory, text: str) -> None:
    (data.root / FILE_NAME).write_text(f"schema_version = 1\n{text}", encoding="utf-8")


@contextmanager
def display() -> Iterator[str]:
    """An X server of the test's own; its name."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "640x480x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(10)


@contextmanager
def stop_inputs(data: DataDirectory, *, on: str = "") -> Iterator["subprocess.Popen[bytes]"]:
    environment = {key: value for key, value in program_environment().items() if key not in {"DISPLAY", "XAUTHORITY"}}
    environment |= {"DISPLAY": on} if on else {}
    with (data.logs / "stop-inputs.out").open("ab") as output:
        program = subprocess.Popen(
            program_command("stop-inputs", "--data", str(data.root)), env=environment, stdout=output, stderr=output
        )
    try:
        yield program
    finally:
        program.send_signal(signal.SIGCONT)
        program.terminate()
        assert program.wait(10) in {0, -signal.SIGKILL}


class GuardedWorkstation(Workstation):
    """With a safety program that demands the program of the pedal."""

    def start_safety(self) -> None:
        words = ("-m", "app", "safety", "--data", str(self.data.root), "--needs", "stop_inputs")
        self._spawn("safety", *words)
        assert self.output_of("safety") == "ready"


@pytest.fixture
def workstation(data_directory: DataDirectory) -> Iterator[Workstation]:
    found = Workstation(data_directory)
    yield found
    found.end()


@pytest.fixture
def guarded(data_directory: DataDirectory) -> Iterator[Workstation]:
    found = GuardedWorkstation(data_directory)
    yield found
    found.end()


@pytest.fixture
def pedal(data_directory: DataDirectory) -> Iterator[LoopPedal]:
    found = LoopPedal(data_directory.root / "pedal")
    site(data_directory, f'[[stop.contacts]]\nname = "foot pedal"\nport = "{found.path}"')
    yield found
    found.unplug()


def keys(on: str, *words: str) -> None:
    subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": on}, check=True, timeout=10)


def watching(data: DataDirectory, *, within_s: float = 20.0) -> None:
    """Wait until the program says in its log that it has begun, and has looked once."""
    ends = time.monotonic() + within_s
    while "started" not in "".join(path.read_text() for path in data.logs.glob("stop-inputs*.log")):
        assert time.monotonic() < ends
        time.sleep(0.05)
    time.sleep(0.3)


def chord(on: str, direction: str) -> None:
    keys(on, *(word for key in ("ctrl", "alt", "shift", "s") for word in (f"key{direction}", key)))


@pytest.mark.proves("REQ-STOP-CHORD", "USE-STOP-NOW")
@NEEDS_X
def test_the_chord_stops_while_the_window_is_frozen(workstation: Workstation) -> None:
    with display() as on, stop_inputs(workstation.data, on=on):
        watching(workstation.data)
        workstation.run_output()
        workstation.freeze("desktop")
        # Faster than the lease of the frozen window, which would stop it too: that the chord did is seen by the cause.
        chord(on, "down")
        status = workstation.wait_for(lambda status: any(cause.startswith("chord") for cause in status.causes))
        chord(on, "up")
        workstation.thaw("desktop")
        assert status.state == "stopped"
        workstation.wait_for(lambda status: status.output == "safe")


@pytest.mark.proves("REQ-STOP-CHORD")
@NEEDS_X
def test_half_a_chord_or_a_short_one_does_not_stop_and_a_whole_one_does(workstation: Workstation) -> None:
    with display() as on, stop_inputs(workstation.data, on=on):
        watching(workstation.data)
        workstation.run_output()
        keys(on, "keydown", "ctrl", "keydown", "shift", "keydown", "s")
        time.sleep(0.6)
        keys(on, "keyup", "s", "keyup", "shift", "keyup", "ctrl")
        for _ in range(3):
            keys(on, "key", "s")
        assert workstation.control.status().state == "running"
        chord(on, "down")
        status = workstation.wait_for(lambda status: status.state == "stopped")
        chord(on, "up")
        assert (status.cause, status.source) == ("chord", "Ctrl+Alt+Shift+S")
        status = workstation.wait_for(lambda status: status.last_latency_ms is not None)
        assert status.last_latency_ms < 1000 * HELD_UP_S


@NEEDS_X
@pytest.mark.proves("REQ-STOP-CONTACT", "REQ-STOP-PEDAL")
def test_a_pedal_that_acts_as_a_keyboard_stops(workstation: Workstation) -> None:
    site(workstation.data, '[stop]\npedal_keys = ["F13"]')
    with display() as on, stop_inputs(workstation.data, on=on):
        watching(workstation.data)
        workstation.run_output()
        keys(on, "keydown", "191")
        status = workstation.wait_for(lambda status: status.state == "stopped")
        keys(on, "keyup", "191")
        assert (status.cause, status.source) == ("pedal", "F13")


@pytest.mark.proves("REQ-STOP-CONTACT", "REQ-STOP-PEDAL", "REQ-STOP-RESET")
def test_a_pedal_on_a_serial_port_stops_and_hinders_the_reset_while_it_is_down(
    guarded: Workstation, pedal: LoopPedal
) -> None:
    with stop_inputs(guarded.data):
        guarded.wait_for(
            lambda status: "stop_inputs" in status.holders and not any("pedal" in h for h in status.hindrances)
        )
        guarded.run_output()
        guarded.freeze("desktop")  # whatever the window does
        pressed_ns = time.monotonic_ns()
        pedal.pressed = True
        safe_ns, _ = guarded.output_change("safe")
        guarded.thaw("desktop")
        status = guarded.wait_for(lambda status: any(cause == "pedal: foot pedal" for cause in status.causes))
        assert (safe_ns - pressed_ns) / 1e6 < 400
        guarded.wait_for(lambda status: "The contact “foot pedal” is open." in status.hindrances)
        pedal.pressed = False
        guarded.wait_for(lambda status: not status.hindrances)
        assert guarded.control.reset("clinician", "pedal was pressed").state == "ready"
        assert status.state == "stopped"


@pytest.mark.proves("REQ-STOP-CONTACT", "REQ-STOP-PEDAL")
def test_a_pulled_plug_stops(guarded: Workstation, pedal: LoopPedal) -> None:
    with stop_inputs(guarded.data):
        guarded.wait_for(lambda status: "stop_inputs" in status.holders and len(status.hindrances) <= 1)
        guarded.run_output()
        pedal.unplug()
        status = guarded.wait_for(lambda status: status.state == "stopped")
        assert (status.cause, status.source) == ("pedal_lost", "foot pedal")


@pytest.mark.proves("REQ-STOP-CONTACT", "REQ-STOP-PEDAL")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_without_the_program_that_watches_the_pedal_nothing_runs(
    guarded: Workstation, pedal: LoopPedal, number: signal.Signals
) -> None:
    missing = "The program that watches the pedal does not hold its lease."
    guarded.wait_for(lambda status: missing in status.hindrances)
    with stop_inputs(guarded.data) as program:
        guarded.wait_for(lambda status: "stop_inputs" in status.holders and len(status.hindrances) <= 1)
        guarded.run_output()
        program.send_signal(number)
        status = guarded.wait_for(lambda status: status.state == "stopped")
        assert (status.cause, status.source) == ("lease_lapsed", "stop_inputs")
        guarded.wait_for(lambda status: "The program that watches the pedal has not come back." in status.hindrances)


@pytest.mark.proves("REQ-STOP-COMMAND", "REQ-STOP-RESET")
def test_the_command_tells_resets_and_refuses(workstation: Workstation) -> None:
    def command(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "app", "stop", "--data", str(workstation.data.root), *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )

    workstation.run_output()
    told = command("--status")
    assert told.returncode == 0
    assert "running" in told.stdout
    assert workstation.control.status().state == "running"
    assert command().returncode == 0
    assert command("--reset").returncode == 2
    refused = command("--reset", "--role", "clinician", "--reason", "x")
    assert refused.returncode == 1
    assert "reason" in refused.stderr
    done = command("--reset", "--role", "clinician", "--reason", "electrode fixed")
    assert done.returncode == 0, done.stderr
    assert workstation.control.status().state == "ready"
