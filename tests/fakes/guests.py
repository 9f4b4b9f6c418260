"""Stand-ins for programs to come, in real processes: `python -m tests.fakes.guests ROLE DATA`.

ROLE is "station" (the real one, which looks after a plugin and a sync stand-in besides its own programs), "plugin"
(takes the signal, as a researcher's panel will) or "sync" (follows the log, as the hub's clients will). Both tell the
station that they live, and write down how far they have come; where they cannot, they end.
"""

import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_environment, start_process, write_note
from app.core.station.messages import StationNotice
from app.core.station.supervision import Supervised
from app.core.station.workstation import Workstation
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, Heartbeat, ProgramName, StationAlive
from app.core.telemetry.program_log import close_program_log, open_program_log
from app.core.wire.addresses import Port
from app.core.wire.broadcast import Subscriber
from app.core.wire.line import Line
from app.programs.lifetime import StopRequest

GUESTS = (ProgramName.PLUGIN, ProgramName.SYNC)
ROOT = Path(__file__).parents[2]


def guest_command(role: str, data: DataDirectory) -> list[str]:
    return [sys.executable, "-m", "tests.fakes.guests", role, str(data.root)]


def start_guest(role: str, data: DataDirectory) -> "subprocess.Popen[bytes]":
    """Start one in a session of its own."""
    with (data.logs / f"{role}.out").open("ab") as output:
        return subprocess.Popen(
            guest_command(role, data),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=ROOT,
            env=program_environment(),
            start_new_session=True,
        )


class StationWithGuests(Workstation):
    """The real station with two more programs to look after."""

    def __init__(self, data: DataDirectory, *, log: logging.Logger, end: StopRequest) -> None:
        super().__init__(data, owner="", clock=SYSTEM_CLOCK, log=log, end=end)
        self._supervisor._start_process = self._start_any
        for guest in GUESTS:
            self._supervisor.start(guest)

    @staticmethod
    def _start_any(program: str, data: DataDirectory, *words: str) -> "subprocess.Popen[bytes]":
        return start_guest(program, data) if program in GUESTS else start_process(program, data, *words)

    def _programs(self) -> tuple[Supervised, ...]:
        return (*super()._programs(), *(Supervised(guest) for guest in GUESTS))


def run_station(data: DataDirectory) -> None:
    end = StopRequest()
    log = open_program_log(data, "station")
    try:
        write_note(data, "station", os.getpid())
        StationWithGuests(data, log=log, end=end).run()
        data.remove_runtime()
    finally:
        close_program_log(log)


def run_guest(role: ProgramName, data: DataDirectory) -> None:
    end = StopRequest()
    line: Line[Any] = Line(data.runtime, f"{role}#{os.getpid()}", StationAlive)
    source: Subscriber[Any] = (
        Subscriber(data.runtime, Port.SIGNAL, block_topics=("raw",))
        if role is ProgramName.PLUGIN
        else Subscriber(data.runtime, Port.NOTICES, message_topics=("entry",), accepts=StationNotice)
    )
    taken = beats = 0
    next_s = 0.0
    while not end:
        taken += len(source.receive(0.05))
        line.receive(0.0)
        if time.monotonic() < next_s:
            continue
        next_s = time.monotonic() + HEARTBEAT_EVERY_S
        beats += 1
        line.notify(Heartbeat(program=role, pid=os.getpid(), number=beats, monotonic_ns=time.monotonic_ns()))
        # What it has come to must be on disk before it may forget it; where that cannot be, it is no good.
        with (data.root / f"{role}.progress").open("ab") as progress:
            progress.write(f"{taken}\n".encode())
    source.close()
    line.close()


if __name__ == "__main__":
    asked, folder = sys.argv[1], DataDirectory(Path(sys.argv[2]))
    if asked == "station":
        run_station(folder)
    else:
        run_guest(ProgramName(asked), folder)
