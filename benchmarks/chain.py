"""Everything at once: simulated amplifier, recording, filters, window, stop armed and output running.

`sample_to_screen_ms` runs from the driver's hand-over to the end of the window's paint that shows the sample (drawn
into memory, 1600 x 1000); `filter_ms` is the worker's time for one block. Both are told by the programs themselves.
"""

import argparse
import time
from typing import Any

from app.core.devices.driver import SimulatedSpec
from app.core.recording.verification import verify_recording
from benchmarks._session import core_percent, say, workstation

SETTLE_S = 5.0


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures of one load."""
    channels, rate_hz = arguments.channels or 256, arguments.rate or 2_000.0
    seconds = arguments.seconds or 20.0
    say(f"{channels} channels at {rate_hz:g} Hz for {seconds:g} s, window included")
    with workstation(window=True) as bench:
        bench.record(SimulatedSpec(n_channels=channels, rate_hz=rate_hz))
        time.sleep(SETTLE_S)
        cores = core_percent(bench.processes(), seconds)
        state = bench.state()
        view = bench.session()
        counters = {program.name: program.counters for program in state.programs}
        output = state.safety.output
        bench.close()
        on_disk = verify_recording(bench.data.recording(view.recording_id))
    desktop, worker = counters.get("desktop", {}), counters.get("worker", {})
    return {
        "channels": channels,
        "rate_hz": rate_hz,
        "samples_lost": view.samples_lost + sum(count.lost for count in on_disk.streams),
        "blocks_lost_to_views": desktop.get("blocks_lost", 0.0),
        "core_percent": cores,
        "core_percent_total": round(sum(cores.values()), 1),
        "sample_to_screen_ms": _spread(desktop, "sample_to_screen_ms"),
        "filter_ms": _spread(worker, "filter_ms"),
        "longest_window_pause_ms": round(desktop.get("longest_gap_ms", 0.0), 1),
        "output_at_the_end": output,
    }


def _spread(counters: dict[str, float], name: str) -> dict[str, float]:
    return {key: round(counters.get(f"{name}_{key}", 0.0), 2) for key in ("p50", "p99")}
