"""Trigger the safety stop from a command line; or say how it stands, or reset it.

Guarantees: says whether the output confirmed its safe state, and after how long; exit code 1, with what to do, where
nothing was stopped or nothing confirmed it. A stop needs no sign-in and no running station. A reset goes by way of the
station where one runs, so that it is in the log; it never starts anything.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown, NeuraScaleError, TimedOut, WrongUse
from app.core.safety.client import SafetyControl, words_of_cause
from app.core.safety.stop_machine import SHORTEST_REASON_CHARACTERS
from app.core.settings.data_directory import DataDirectory, default_data_path

if TYPE_CHECKING:
    from app.core.wire.envelopes import Message

SUMMARY = "Trigger the safety stop now. It latches; it is reset in the window or with --reset, by a role with a reason."
EXAMPLE = 'neurascale stop --reason "electrode came loose"'
COMMAND_LINE = "command line"
NOT_KEPT = "given, and not kept"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=Path, default=default_data_path(), help="the data folder")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why, for the record (a reset needs one)")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--status", action="store_true", help="stop nothing: say how the stop stands")
    what.add_argument("--reset", action="store_true", help="take a latched stop back; needs --role and --reason")
    parser.add_argument("--role", metavar="TEXT", default="", help="with --reset: the role of the person who resets")


def run(arguments: argparse.Namespace) -> int:
    data = DataDirectory(arguments.data)
    control = SafetyControl(data.runtime)
    if arguments.status:
        return _tell(control)
    if arguments.reset:
        if not arguments.role.strip() or not arguments.reason.strip():
            raise WrongUse("A reset needs --role and --reason.", meaning="The stop stays as it is.")
        return _reset(data, control, arguments.role, arguments.reason)
    return _stop(data, control, arguments.reason)


def _stop(data: DataDirectory, control: SafetyControl, reason: str) -> int:
    pressed_ns = SYSTEM_CLOCK.monotonic_ns()
    result = control.stop("command", COMMAND_LINE, pressed_ns=pressed_ns)
    # Once it is done: the words are sealed by the station, because they may name somebody; safety's file lies in clear.
    if reason.strip():
        _explain(data, result.stop_number, reason)
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


def _explain(data: DataDirectory, stop_number: int, reason: str) -> None:
    from app.core.station.stop_messages import ExplainStop

    why = "no station runs that could seal it"
    try:
        if _by_station(data, ExplainStop(stop_number=stop_number, reason=reason)):
            return
    except NeuraScaleError as error:
        why = error.what
    sys.stderr.write(f"The reason was not kept: {why}.\n")


def _tell(control: SafetyControl) -> int:
    status = control.status()
    lines = [("state", status.state), ("proved", "yes" if status.proved else "no")]
    if status.causes:
        lines.append(("cause", words_of_cause(status.cause, status.source)))
        lines.append(("since", status.stopped_at))
    lines.append(("output", f"{status.output} ({status.output_name})" if status.output_name else status.output))
    if status.last_latency_ms is not None:
        lines.append(("last latency", f"{status.last_latency_ms:.1f} ms"))
    lines.append(("leases", ", ".join(status.holders) or "none"))
    lines.extend(("missing", sentence) for sentence in status.hindrances)
    if status.fault:
        lines.append(("fault", status.fault))
    sys.stdout.write("".join(f"{name:>12}  {value}\n" for name, value in lines))
    return 0


def _reset(data: DataDirectory, control: SafetyControl, role: str, reason: str) -> int:
    from app.core.station.messages import ResetStop

    if not _by_station(data, ResetStop(role=role, reason=reason, source=COMMAND_LINE)):
        control.reset(role, NOT_KEPT if len(reason.strip()) >= SHORTEST_REASON_CHARACTERS else reason, COMMAND_LINE)
        sys.stderr.write("The reason was not kept: no station runs that could seal it.\n")
    sys.stdout.write(f"reset: {control.status().state}; nothing was started\n")
    return 0


def _by_station(data: DataDirectory, message: "Message") -> bool:
    """Whether a station did it; what it refuses is raised; False where none answers."""
    import os

    from app.core.identifiers import new_id
    from app.core.station.launching import ANSWERS, noted_process
    from app.core.wire.line import Line

    if noted_process(data, "station") is None:
        return False
    try:
        line: Line[object] = Line(data.runtime, f"stop#{os.getpid()}-{new_id()}", ANSWERS)
    except LinkDown:
        return False
    try:
        line.request(message, timeout_s=5.0)
    except TimedOut:
        # A station that hangs must not keep a person from resetting; where it did it after all, that is said next.
        return False
    finally:
        line.close()
    return True
