"""The safety program: the stop, its leases, and nothing else.

Guarantees: prints "ready" once it can be reached; SIGTERM brings the output to its safe state before it ends; uses no
log handler, no queue and no library beyond the standard one on its way to a stop. Main thread.
"""

import argparse
import sys
from pathlib import Path

from app.core.safety.priority import ask_for_real_time, steady_memory
from app.core.safety.server import SafetyServer
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.lifetime import StopRequest

SUMMARY = "The safety stop and its leases. Started by the station; ends by itself 60 s after its last client."
EXAMPLE = "neurascale safety --data ~/eeg-data"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=Path, default=default_data_path(), help="the data folder")


def run(arguments: argparse.Namespace) -> int:
    stop_request = StopRequest()
    data = DataDirectory(arguments.data).create()
    real_time = ask_for_real_time()
    server = SafetyServer(data.runtime, data.safety, real_time=real_time)
    try:
        steady_memory()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve(lambda: bool(stop_request))
    finally:
        server.close()
    return 0
