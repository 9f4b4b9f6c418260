"""The acquisition program: the device and the recording."""

import argparse
import gc
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.safety.client import ask_for_preference
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.programs.lifetime import StopRequest

SUMMARY = "The device and the recording. Started by the station; not meant to be started by hand."
EXAMPLE = "neurascale acquisition --data ~/neurascale-data"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")


def run(arguments: argparse.Namespace) -> int:
    """Runs until asked to end. 0: ended in order; 1: another acquisition holds the data folder's sockets."""
    stop = StopRequest()
    ask_for_preference()
    from app.core.acquisition.driven_output import OutputProgramMaker
    from app.core.acquisition.loop import AcquisitionLoop
    from app.core.acquisition.output_desk import OutputDesk
    from app.core.devices.catalogue import create_driver
    from app.core.devices.driver import DeviceSpec, Driver
    from app.core.station.launching import program_command, program_environment
    from app.core.telemetry.program_log import close_program_log, open_program_log

    data = DataDirectory(arguments.data).create()
    log = open_program_log(data, "acquisition")

    def make_driver(spec: DeviceSpec) -> Driver:
        return create_driver(spec, clock=SYSTEM_CLOCK)

    def make_output() -> OutputDesk:
        maker = OutputProgramMaker(
            command=lambda spec: program_command("output", "--data", str(data.root), "--spec", spec),
            environment=program_environment(),
            complaints=data.logs / "output.out",
        )
        return OutputDesk(data.runtime, maker, clock=SYSTEM_CLOCK)

    try:
        log.info("started")
        loop = AcquisitionLoop(
            data, make_driver, clock=SYSTEM_CLOCK, make_output=make_output, should_end=lambda: bool(stop), log=log
        )
        # What was loaded stays for good; collecting it again and again would cost the loop its punctuality.
        gc.collect()
        gc.freeze()
        loop.run()
        log.info("ended in order")
    finally:
        close_program_log(log)
    return 0
