"""Keeps the program that sounds and shows the safety program's own alarm beside it.

Guarantees: it is started before the safety program serves anybody, and started again only while nothing is enabled, so
that no start ever stands in the way of a stop; it ends with the safety program, however that ends (its standard input
closes). Without it the stop works all the same. Does not: talk to it; it watches like any other program.
The safety program's one thread.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.clock import Clock

AGAIN_AFTER_NS = 5_000_000_000

StartCompanion = Callable[[], "subprocess.Popen[bytes]"]


def own_command(*words: str) -> list[str]:
    """The command line that starts a program of ours (as `station.launching`, of which this room knows nothing)."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-P", "-m", "app", *words]


def own_environment() -> dict[str, str]:
    """Our environment, and where to find the package when it runs from source."""
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        source_root = str(Path(__file__).resolve().parents[3])
        environment["PYTHONPATH"] = os.pathsep.join([source_root, *filter(None, [environment.get("PYTHONPATH")])])
    return environment


def start_companion(command: Sequence[str], output: Path) -> "subprocess.Popen[bytes]":
    """Start it; what it prints goes to `output`.

    Raises:
        OSError: It cannot be started, or the output not be written.
    """
    with output.open("ab") as out:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
            env=own_environment(),
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )


class AlarmCompanion:
    """The companion's keeper; `look` ten times a second."""

    def __init__(self, start: StartCompanion, *, clock: Clock) -> None:
        self._start = start
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        self._again_ns = 0
        self._begin()

    def look(self, *, at_rest: bool) -> None:
        """Start it again where it has ended, but only `at_rest`."""
        if self._process is not None and self._process.poll() is None:
            return
        if at_rest and self._clock.monotonic_ns() >= self._again_ns:
            self._let_go()
            self._begin()

    def close(self) -> None:
        """Let it end: it sees its input close. Not waited for."""
        self._let_go()

    def _begin(self) -> None:
        self._again_ns = self._clock.monotonic_ns() + AGAIN_AFTER_NS
        with contextlib.suppress(OSError):
            self._process = self._start()

    def _let_go(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
