"""A process that rotates a data folder's keys and kills itself at the n-th step: `python -m ... DATA N`."""

import os
import signal
import sys
from pathlib import Path

from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.rotation import rotate, station_ended


def main() -> None:
    data, left = DataDirectory(Path(sys.argv[1])), int(sys.argv[2])

    def die_in_time(what: str) -> None:
        nonlocal left
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    with station_ended(data):
        rotate(data, "keys.rotated", progress=die_in_time)


if __name__ == "__main__":
    main()
