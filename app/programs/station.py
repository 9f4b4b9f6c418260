"""The station: the system of record, and the supervisor of the other programs."""

import argparse
import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, NeuraScaleError, OperatorError, unforeseen
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.settings.station_kind import ask_for_demonstration, demonstration_asked
from app.core.store.keys.station_file import refuse_for_demonstration
from app.core.telemetry.program_log import close_program_log, open_program_log
from app.programs.lifetime import StopRequest
from app.programs.passphrase_prompt import unlock_from_terminal

SUMMARY = "Run the station: log, store, workflows; starts and supervises safety, acquisition and worker."
EXAMPLE = "neurascale station --data /srv/neurascale"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data_path(), help="data folder (default: %(default)s)")
    parser.add_argument(
        "--owner",
        choices=("desktop", "demo", "command-line"),
        default="",
        help="end some time after this owner is gone and no session runs (set by the owner)",
    )
    parser.add_argument("--ask-passphrase", action="store_true", help="ask on the terminal for the passphrase")
    parser.add_argument("--demonstration", action="store_true", help="make a new data folder one for demonstration")


def run(arguments: argparse.Namespace) -> int:
    from app.core.station.launching import note_path, write_note, write_refusal
    from app.core.station.workstation import Workstation

    end = StopRequest()
    data = DataDirectory(arguments.data.expanduser().resolve()).create()
    if arguments.demonstration:
        refuse_for_demonstration(data, earlier=demonstration_asked())
        ask_for_demonstration()
    lock = FileLock(data.root / "station.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Conflict(
            "A station is already running on this data folder.",
            meaning="Nothing was changed.",
            advice="Use it, or end it first.",
        ) from error
    if arguments.ask_passphrase:
        unlock_from_terminal(data)
    log = open_program_log(data, "station")
    try:
        write_note(data, "station", os.getpid())
        Workstation(data, owner=arguments.owner, clock=SYSTEM_CLOCK, log=log, end=end).run()
        note_path(data, "station").unlink(missing_ok=True)
        data.remove_runtime()
    except Exception as error:  # noqa: BLE001 - the rim: what ended the station is told, and it really ends
        told = error if isinstance(error, NeuraScaleError) else unforeseen(error)
        log.critical("the station failed: %s", told)
        if isinstance(told, OperatorError):
            write_refusal(data, told)
        sys.stderr.write(f"neurascale station: {told}\n")
        sys.stderr.flush()
        # Threads of the workflow engine would keep the process alive with nobody left to answer; whoever waits for a
        # station starts another, and recording and the stop go on meanwhile.
        os._exit(1)
    finally:
        lock.release()
        close_program_log(log)
    return 0
