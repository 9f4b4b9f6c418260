"""The safety program: the stop, its leases, and nothing else.

Guarantees: prints "ready" once it can be reached; SIGTERM brings the output to its safe state before it ends; uses no
log handler, no queue and no library beyond the standard one on its way to a stop. Main thread.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.safety.own_alarm_companion import AlarmCompanion, own_command, start_companion
from app.core.safety.priority import ask_for_real_time, steady_memory
from app.core.safety.server import SafetyServer
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.lifetime import StopRequest

SUMMARY = "The safety stop and its leases. Started by the station; ends by itself 60 s after its last client."
EXAMPLE = "neurascale safety --data ~/eeg-data"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=Path, default=default_data_path(), help="the data folder")
    parser.add_argument(
        "--needs",
        action="append",
        choices=("stop_inputs", "site_settings"),
        default=[],
        help="what else must be there for an output to run",
    )


def run(arguments: argparse.Namespace) -> int:
    stop_request = StopRequest()
    data = DataDirectory(arguments.data).create()
    real_time = ask_for_real_time()
    server = SafetyServer(data.runtime, data.safety, real_time=real_time, needs=tuple(arguments.needs))
    # Here, because starting a program takes a millisecond in which nobody would be served.
    companion = AlarmCompanion(
        partial(start_companion, own_command("safety-alarm", "--data", str(data.root)), data.logs / "safety-alarm.out"),
        clock=SYSTEM_CLOCK,
    )

    def asked_to_end() -> bool:
        companion.look(at_rest=not server.keeper.position.enables)
        return bool(stop_request)

    try:
        steady_memory()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve(asked_to_end)
    finally:
        server.close()
        companion.close()
    return 0
