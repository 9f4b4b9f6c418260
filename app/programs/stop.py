"""Trigger the safety stop from a command line.

Guarantees: says whether the output confirmed its safe state, and after how long; exit code 1, with what to do, where
nothing was stopped or nothing confirmed it. Needs no sign-in and no running station.
"""

import argparse
import sys
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.safety.client import SafetyControl, ask_for_real_time
from app.core.settings.data_directory import DataDirectory, default_data_path

SUMMARY = "Trigger the safety stop now. It latches; it is reset in the window, with a role and a reason."
EXAMPLE = 'neurascale stop --reason "electrode came loose"'


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=Path, default=default_data_path(), help="the data folder")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, for the record")


def run(arguments: argparse.Namespace) -> int:
    pressed_ns = SYSTEM_CLOCK.monotonic_ns()
    # On a busy machine most of a stop's time is that of the one who asks for it.
    ask_for_real_time()
    source = f"command line: {arguments.reason}" if arguments.reason else "command line"
    result = SafetyControl(DataDirectory(arguments.data).runtime).stop("command", source, pressed_ns=pressed_ns)
    if result.output in {"running", "unconfirmed", "unknown"}:
        sys.stderr.write(
            "The safety stop is active, but the output has NOT confirmed its safe state. "
            "Use its own emergency stop or disconnect it from the patient now.\n"
        )
        return 1
    confirmed = (
        "no output is attached" if result.latency_ms is None else f"output safe after {result.latency_ms:.1f} ms"
    )
    sys.stdout.write(f"stopped: {confirmed} (stop {result.stop_number})\n")
    return 0
