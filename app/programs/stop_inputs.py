"""The program that watches the chord, pedals and contacts: stops that need no window."""

import argparse
import os
from pathlib import Path

from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.lifetime import StopRequest

SUMMARY = "Watches the chord, pedals and contacts that stop an output. Started by the station, beside safety."
EXAMPLE = "neurascale stop-inputs --data ~/eeg-data"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", type=Path, default=default_data_path(), help="the data folder")


def run(arguments: argparse.Namespace) -> int:
    """Runs until asked to end, or until nobody is left who could run an output."""
    stop_request = StopRequest()
    from app.core.safety.priority import ask_for_preference
    from app.core.settings.site import read_site_or_strict, site_path
    from app.core.stopping.loop import StopInputsLoop
    from app.core.telemetry.program_log import close_program_log, open_program_log

    data = DataDirectory(arguments.data).create()
    log = open_program_log(data, "stop-inputs")
    try:
        site, fault = read_site_or_strict(site_path(data))
        if fault:
            log.error("%s", fault)
        preferred = ask_for_preference()
        log.info("stop-inputs %d started, preferred by the system: %s", os.getpid(), preferred)
        reason = StopInputsLoop(data, site, log=log, wants_to_end=lambda: bool(stop_request)).run()
        log.info("stop-inputs %d ended: %s", os.getpid(), reason)
    finally:
        close_program_log(log)
    return 0
