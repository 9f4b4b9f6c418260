"""The simulated stimulator as a process of its own, started by whoever drives it.

Guarantees: it is started again where it died (at most once a second), ends with its owner (its standard input closes,
also when the owner is killed), and its port is known only while it has one. Does not: drive it. Any thread.
"""

import contextlib
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.child_process import end_child
from app.core.devices.stimulator_port import unreachable

START_EVERY_NS = 1_000_000_000
ENDS_WITHIN_S = 2.0


class StimulatorProcess:
    """Owns the process.

    Args:
        command: Starts the program (`neurascale stimulator`), to which `--announce FILE --supervised` is added.
        announce: The file in which it says where its port is.
        output: The file that takes what it prints.
    """

    def __init__(
        self, command: Sequence[str], announce: Path, *, output: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        self._command = [*command, "--announce", str(announce), "--supervised"]
        self._announce = announce
        self._output = output
        self._environment = environment
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._next_start_ns = 0
        self._closed = False

    @property
    def pid(self) -> int:
        """0 while there is none."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else 0

    def port(self) -> str:
        """Where its port is; starts it where it does not run.

        Raises:
            DeviceFault: It has no port now.
        """
        with self._lock:
            if not self._closed and (self._process is None or self._process.poll() is not None):
                self._start()
        try:
            return self._announce.read_text(encoding="ascii")
        except OSError:
            raise unreachable("The simulated stimulator is not plugged in.") from None

    def break_down(self, *faults: str) -> None:
        """Put faults into it, in place of those before; see `stimulator_firmware.FAULTS`."""
        self._tell(" ".join(("fault", *faults)))

    def unplug(self, duration_s: float) -> None:
        """Pull its cable for so long."""
        self._tell(f"unplug {duration_s}")

    def close(self) -> None:
        """End it; bounded."""
        with self._lock:
            self._closed = True
            self._bury()
        self._announce.unlink(missing_ok=True)

    def _tell(self, line: str) -> None:
        process = self._process
        if process is not None and process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.write(f"{line}\n".encode())
                process.stdin.flush()

    def _start(self) -> None:
        now_ns = SYSTEM_CLOCK.monotonic_ns()
        if now_ns < self._next_start_ns:
            return
        self._next_start_ns = now_ns + START_EVERY_NS
        self._bury()
        self._announce.unlink(missing_ok=True)  # of one that was killed
        try:
            with self._output.open("ab") as output:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=output, stderr=output, env=self._environment
                )
        except OSError as error:
            raise unreachable(f"The simulated stimulator could not be started: {error.strerror}.") from error

    def _bury(self) -> None:
        """Asked by closing its input, then terminated, then killed."""
        process, self._process = self._process, None
        if process is not None:
            end_child(process, each_within_s=ENDS_WITHIN_S)
