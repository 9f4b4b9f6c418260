"""A session whose station is killed around each of its effects, one after the other, ends as it should."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

EFFECTS = [
    "enter_step prerequisites: Opening the device.",
    "open_device",
    "enter_step impedance: Measuring impedances.",
    "measure_impedance",
    "enter_step impedance: Look at the electrodes, then accept them or measure again.",
    "enter_step ready: Ready to record.",
    "enter_step recording: Starting the recording.",
    "start_recording",
    "enter_step recording: Recording.",
    "enter_step recording: Ending the recording.",
    "stop_recording",
    "enter_step recording: The recording has ended. Measuring impedances once more.",
    "measure_impedance_after",
    "close_device",
    "enter_step analysing: Analysing the recording.",
    "analyse",
    "enter_step reporting: Writing the report.",
    "write_report",
    "complete completed",
]
KILLS = [
    f"{when} {effect}" for effect in EFFECTS if not effect.startswith("enter_step") for when in ("before", "after")
]


def run_station(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tests.fakes.session_station", str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )


@pytest.mark.proves("REQ-CLINIC-RESUMED")
@pytest.mark.journey
@pytest.mark.timeout(300)
def test_each_effect_happens_once_though_the_station_is_killed_around_each(tmp_path: Path) -> None:
    (tmp_path / "kills").write_text("".join(line + "\n" for line in KILLS))
    for kill in KILLS:
        killed = run_station(tmp_path)
        assert killed.returncode == -signal.SIGKILL, f"was to die {kill}: {killed.stdout}{killed.stderr}"
    survivor = run_station(tmp_path)
    assert (survivor.returncode, survivor.stdout.strip(), survivor.stderr) == (0, "completed", "")
    assert (tmp_path / "effects").read_text().splitlines() == EFFECTS
    calls = (tmp_path / "calls").read_text().splitlines()
    for effect in EFFECTS:
        # Killed before and after its effect: asked for three times. What was kept is never asked for again.
        assert calls.count(effect) == (1 if effect.startswith("enter_step") else 3), effect
