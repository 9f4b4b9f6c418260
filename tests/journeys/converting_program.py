"""Opens a data folder as a station does, and kills itself (`python -m tests.journeys.converting_program DIR STEP`).

Guarantees: with STEP 0 it ends in order and prints how many steps there were; with any other it is gone by `kill -9`
just before that line of the conversion, or of the bringing up of the tables, runs for the first time.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from app.core.settings.data_directory import DataDirectory
from app.core.store import conversion, log_opening
from app.core.store.migrations import migration, revision_0002, revision_0005
from app.core.store.station_store import StationStore

_WATCHED = {module.__file__ for module in (conversion, log_opening, migration, revision_0002, revision_0005)}


def _open(root: Path, step: int) -> int:
    seen: set[tuple[str, int]] = set()

    def line(frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line":
            seen.add((frame.f_code.co_filename, frame.f_lineno))
            if len(seen) == step:
                os.kill(os.getpid(), signal.SIGKILL)
        return line

    def call(frame: FrameType, _event: str, _argument: object) -> Any:
        return line if frame.f_code.co_filename in _WATCHED else None

    sys.settrace(call)
    StationStore.open(DataDirectory(root)).close()
    sys.settrace(None)
    return len(seen)


if __name__ == "__main__":
    os.write(1, str(_open(Path(sys.argv[1]), int(sys.argv[2]))).encode())
