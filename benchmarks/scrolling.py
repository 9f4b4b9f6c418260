"""Frames a second while scrolling, side by side with mne-qt-browser: same data, same size, same run, one after another.

`review` is ours as a reader has it who holds the arrow key: every frame is read from the recording's files (nothing is
kept in memory beforehand), reduced to columns, drawn and painted. `mne_qt_browser` holds the whole recording in memory
and shows it with its own defaults, without OpenGL, overview hidden. `live` is our scrolling page while signal comes in,
unthrottled, as `neurascale bench drawing` measures it. The three run in processes of their own; processor time a frame
stands beside frames a second, because others may have the processor meanwhile.
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from app.core.errors import SurroundingsError
from app.core.station.launching import program_environment
from benchmarks._peer_environment import PEERS, peer_python, peer_versions
from benchmarks._session import say
from benchmarks.drawing import eeg_like, measure_mode

CHANNELS = (64, 256)
RATE_HZ, WINDOW_S, RECORDED_S = 1000.0, 10.0, 40.0
SIZE_PX = (1600, 1000)
PEER = "mne_qt_browser"
ROOT = Path(__file__).resolve().parents[1]


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Both at each number of channels."""
    counts = (arguments.channels,) if arguments.channels else CHANNELS
    rate_hz, window_s = arguments.rate or RATE_HZ, arguments.window or WINDOW_S
    python = peer_python(PEER)
    with _screen() as screen:
        runs = [_side_by_side(python, screen, n, rate_hz, window_s, arguments.seconds or 6.0) for n in counts]
    return {"rate_hz": rate_hz, "window_s": window_s, "size_px": SIZE_PX, "peer": peer_versions(PEER), "runs": runs}


def _side_by_side(
    python: Path, screen: dict[str, str], channels: int, rate_hz: float, window_s: float, seconds: float
) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
        file = Path(folder) / "samples.npy"
        pool = eeg_like(channels, rate_hz)
        repeats = -(-round(RECORDED_S * rate_hz) // pool.shape[1])
        np.save(file, np.tile(pool, (1, repeats)))
        told = [str(file), str(rate_hz), str(window_s), *(str(side) for side in SIZE_PX), str(seconds)]
        say(f"{channels} channels: ours, from disk")
        ours = _run([sys.executable, "-m", "benchmarks._review_frames", *told], screen)
        say(f"{channels} channels: mne-qt-browser")
        theirs = _run([str(python), str(PEERS / PEER / "scroll.py"), *told], screen)
    live = measure_mode("scroll", channels, rate_hz, window_s, 2.0)["frames_per_s"]
    return {
        "channels": channels,
        "review_frames_per_s": round(ours["frames_per_s"], 2),
        "review_cpu_ms_per_frame": round(ours["cpu_ms_per_frame"], 1),
        "live_frames_per_s": live,
        "mne_qt_browser_frames_per_s": round(theirs["frames_per_s"], 2),
        "mne_qt_browser_cpu_ms_per_frame": round(theirs["cpu_ms_per_frame"], 1),
        "times_faster": round(ours["frames_per_s"] / theirs["frames_per_s"], 1),
    }


@contextlib.contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """The environment of a screen: the one there is, else a virtual one, since the peer takes no other.

    Raises:
        SurroundingsError: There is neither a display nor Xvfb.
    """
    environment = program_environment() | os.environ
    if environment.get("DISPLAY") and environment.get("QT_QPA_PLATFORM", "xcb") == "xcb":
        yield environment
        return
    if shutil.which("Xvfb") is None:
        raise SurroundingsError(
            "There is no display, and Xvfb is not installed.",
            meaning="mne-qt-browser opens its window on a real X server only.",
            advice="Install xvfb, or run this where there is a display.",
        )
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield environment | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(timeout=10)


def _run(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, timeout=300)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
