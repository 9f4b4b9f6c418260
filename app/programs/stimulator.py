"""The simulated stimulator: a device made of software behind a serial port of its own.

Guarantees: prints where its port is; whatever happens to the programs around it, it falls to its safe state by its own
keep-alive. Ends on SIGTERM and, with --supervised, when its standard input closes; then lines on its standard input are
its panel: "fault NAME..." and "unplug SECONDS". Main thread.
"""

import argparse
import gc
import hashlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.settings.data_directory import default_data_path
from app.programs.lifetime import StopRequest

if TYPE_CHECKING:
    from app.core.devices.stimulator_serving import StimulatorServer

SUMMARY = "The simulated stimulator behind a serial port of its own (started by acquisition where a session uses it)."
EXAMPLE = "neurascale stimulator --serial-number SIM-0001"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    parser.add_argument(
        "--serial-number", metavar="TEXT", help="what it says of itself (default: from the data folder)"
    )
    parser.add_argument("--announce", type=Path, metavar="FILE", help="write the port's name there")
    parser.add_argument("--record", type=Path, metavar="FILE", help="write each state there, with its monotonic time")
    parser.add_argument("--socket", action="store_true", help="be behind a loopback socket instead of a terminal")
    parser.add_argument("--supervised", action="store_true", help="end when standard input closes")


def run(arguments: argparse.Namespace) -> int:
    stop = StopRequest()
    from app.core.clock import SYSTEM_CLOCK
    from app.core.devices.simulated_stimulator import SimulatedStimulator
    from app.core.devices.stimulator_firmware import StimulatorFirmware
    from app.core.devices.stimulator_serving import SocketPlug, StimulatorServer, make_plug
    from app.core.safety.priority import ask_for_real_time

    # A device has a processor of its own; this one asks for the next best.
    ask_for_real_time()
    serial_number = arguments.serial_number or simulated_serial_number(arguments.data)
    stimulator = SimulatedStimulator(
        clock=SYSTEM_CLOCK,
        serial_number=serial_number,
        on_state=_recorder(arguments.record) if arguments.record is not None else None,
    )
    server = StimulatorServer(
        StimulatorFirmware(stimulator, clock=SYSTEM_CLOCK),
        announce=arguments.announce,
        plug=SocketPlug if arguments.socket else make_plug,
    )
    if arguments.supervised:
        threading.Thread(target=_hear_panel, args=(server, stop), name="stimulator-panel", daemon=True).start()
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    gc.collect()
    gc.freeze()
    try:
        server.serve(lambda: bool(stop))
    finally:
        server.close()
    return 0


def simulated_serial_number(data: Path) -> str:
    """The same for the same data folder, so that it is known again after a restart."""
    return f"SIM-{hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:8].upper()}"


def _recorder(path: Path) -> Callable[[str, int], None]:
    """Writes "STATE MONOTONIC_NS" for each state; a line is there as soon as the state is."""
    record = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(state: str, at_ns: int) -> None:
        os.write(record, f"{state} {at_ns}\n".encode())

    return note


def _hear_panel(server: "StimulatorServer", stop: StopRequest) -> None:
    for line in sys.stdin:
        server.tell(line)
    stop.ask()
