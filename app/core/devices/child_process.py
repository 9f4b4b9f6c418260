"""Ending a program that a driver started for itself.

Guarantees: asked first (its standard input closes), then terminated, then killed, each step bounded. Any thread.
"""

import contextlib
import subprocess


def end_child(process: subprocess.Popen[bytes], *, each_within_s: float) -> None:
    """End it and take its exit code; a step that does not help within `each_within_s` is followed by the next."""
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    for push in (None, process.terminate, process.kill):
        if push is not None:
            push()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(each_within_s)
            return
