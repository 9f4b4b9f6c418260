"""A window killed in the middle of a recording: how soon a new one draws the running session.

`drawing_s` runs from the start of the new process to its first heartbeat that tells of drawn frames; heartbeats tell of
frames once a second, so it is up to 1 s too long. `heard_s` ends with its first heartbeat. `limit_s` is the issue's.
"""

import argparse
import time
from typing import Any

from app.core.devices.driver import SimulatedSpec
from app.core.station.views import ProgramView
from benchmarks._session import Bench, open_window, say, workstation

TRIES = 5
LIMIT_S = 2.0
GIVE_UP_S = 30.0


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures of `TRIES` kills."""
    heard: list[float] = []
    drawing: list[float] = []
    with workstation(window=True) as bench:
        before = bench.record(SimulatedSpec())
        for attempt in range(TRIES):
            assert bench.window is not None
            bench.window.kill()
            bench.window.wait()
            began = time.monotonic()
            bench.window = open_window(bench.data)
            heard.append(_wait(bench, began, drawn=False))
            drawing.append(_wait(bench, began, drawn=True))
            say(f"{attempt + 1} of {TRIES}: heard after {heard[-1]:.2f} s, drawing after {drawing[-1]:.2f} s")
        after = bench.session()
    return {
        "tries": TRIES,
        "heard_s": {"median": sorted(heard)[TRIES // 2], "max": max(heard)},
        "drawing_s": {"median": sorted(drawing)[TRIES // 2], "max": max(drawing)},
        "limit_s": LIMIT_S,
        "samples_recorded_meanwhile": after.samples_recorded - before.samples_recorded,
        "samples_lost": after.samples_lost,
    }


def _wait(bench: Bench, began: float, *, drawn: bool) -> float:
    assert bench.window is not None
    while time.monotonic() - began < GIVE_UP_S:
        desktop = next((p for p in bench.state().programs if p.name == "desktop"), None)
        if desktop is not None and desktop.pid == bench.window.pid and (not drawn or _draws(desktop)):
            return round(time.monotonic() - began, 2)
        time.sleep(0.02)
    raise TimeoutError("the new window did not come")


def _draws(desktop: ProgramView) -> bool:
    return desktop.counters.get("frames", 0.0) > 0
