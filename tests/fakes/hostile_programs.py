"""Programs that behave badly, in real processes: a door to put in the place of `start_process`."""

import subprocess
import sys
from pathlib import Path

from app.core.settings.data_directory import DataDirectory

OBEDIENT = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
DIES_AT_ONCE = "raise SystemExit(7)"
FLOODS = "import sys\nwhile True: sys.stdout.write('x' * 65536); sys.stderr.write('y' * 65536)"
SMALL_STATION = """
import os, sys
from pathlib import Path
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import GetState, StationState
from app.core.wire.exchange import Exchange
import threading
data = DataDirectory(Path(sys.argv[1]))
state = StationState(incarnation=str(os.getpid()), version="small")
Exchange(data.runtime, GetState, on_request=lambda p, m, c: state, on_notice=lambda p, m: None, on_defect=print)
threading.Event().wait(30)
"""


class HostileStart:
    """Starts python programs by name instead of ours.

    Attributes:
        programs: Their text by name; may be changed meanwhile.
        started: All that were started, in order.
        refuse: Raised instead of starting.
    """

    def __init__(self, **programs: str) -> None:
        self.programs = programs
        self.started: list[subprocess.Popen[bytes]] = []
        self.refuse: OSError | None = None

    def __call__(self, program: str, data: DataDirectory, *_words: str) -> "subprocess.Popen[bytes]":
        if self.refuse is not None:
            raise self.refuse
        with (data.logs / f"{program}.out").open("ab") as output:
            started = subprocess.Popen(
                [sys.executable, "-c", self.programs[program], str(data.root)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=Path(__file__).parents[2],
                start_new_session=True,
            )
        self.started.append(started)
        return started

    def end(self) -> None:
        """Nothing that was started outlives the test."""
        for process in self.started:
            process.kill()
            process.wait()
