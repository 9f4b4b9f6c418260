"""The output program: one stimulator, its guard, and nothing else.

Guarantees: ends when its standard input does, after the output has confirmed its safe state; asks for real-time
priority before it does anything. Started by acquisition, which talks to it in lines (`output_program_messages`).
"""

import argparse
import gc
import signal
import sys
from pathlib import Path

from app.core.settings.data_directory import DataDirectory, default_data_path

SUMMARY = "Drives and guards one stimulator. Started by acquisition; not meant to be started by hand."
EXAMPLE = 'neurascale output --data ~/neurascale-data --spec \'{"type":"simulated_stimulator"}\''


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, default=default_data_path(), metavar="DIR", help="the data folder")
    parser.add_argument("--spec", required=True, metavar="JSON", help="which stimulator")


def run(arguments: argparse.Namespace) -> int:
    from app.core.safety.client import ask_for_real_time

    ask_for_real_time()
    # It ends when its owner does: a Ctrl-C goes to the owner, too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    import msgspec

    from app.core.acquisition.output_driving import OutputDriving
    from app.core.clock import SYSTEM_CLOCK
    from app.core.devices.stimulator import OutputSpec
    from app.core.devices.stimulator_catalogue import MadeStimulator, OnExcess, StimulatorMaker
    from app.core.station.launching import program_command, program_environment

    data = DataDirectory(arguments.data)
    spec: OutputSpec = msgspec.json.decode(arguments.spec, type=OutputSpec)
    maker = StimulatorMaker(
        command=program_command("stimulator", "--data", str(data.root)),
        environment=program_environment(),
        announce=data.runtime / "stimulator.port",
        output=data.logs / "stimulator.out",
        clock=SYSTEM_CLOCK,
    )

    def make(on_excess: OnExcess) -> MadeStimulator:
        return maker(spec, on_excess)

    driving = OutputDriving(data.runtime, make, sys.stdout.buffer, clock=SYSTEM_CLOCK)
    gc.collect()
    gc.freeze()
    driving.serve(sys.stdin.buffer)
    return 0
