"""A program that sends LSL streams (`lsl_outlet.py`), started and killed."""

import os
import subprocess
import sys
from pathlib import Path

_OUTLET = Path(__file__).with_name("lsl_outlet.py")


class LslSource:
    """The other process.

    Args:
        identity: Part of the names and source ids of its streams: "Cap ID", "cap-ID" and "Keys ID", "keys-ID".
        began_s: LSL time of its sample number 0.
        source: The source id's first word, where it is to be another source of the same name.
    """

    def __init__(self, identity: str, *, began_s: float, source: str = "cap") -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(_OUTLET), identity, str(began_s), source],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)
        if self.process.stdout is not None:
            self.process.stdout.close()
