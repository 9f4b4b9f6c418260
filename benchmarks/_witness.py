"""A stimulator of our own at the end of the wire, and its record: when its electrodes reached which state.

The device is `neurascale stimulator --record`, a process that no other program owns, so that it outlives all of them as
an instrument would. Its times are on the monotonic clock that all processes of a machine share.
"""

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from app.core.devices.stimulator import SerialStimulatorSpec
from app.core.station.launching import program_command, program_environment

LOOK_EVERY_S = 0.001
SAFE, RUNNING = "safe", "running"


@dataclass(frozen=True, slots=True)
class Reached:
    """One state, and when."""

    state: str
    at_ns: int


class WitnessedStimulator:
    """The device and what it wrote down.

    Args:
        folder: Where its record and the name of its port lie.
        terminal: Behind a pseudo-terminal instead of a loopback socket. What is written to a terminal is passed on by a
            worker of the kernel with ordinary priority, which on busy cores takes longer than all programs together.
    """

    def __init__(self, folder: Path, *, terminal: bool = False) -> None:
        self._record = folder / "stimulator.states"
        announce = folder / "stimulator.port"
        words = ("--serial-number", "SIM-WITNESS", "--announce", str(announce), "--record", str(self._record))
        words += () if terminal else ("--socket",)
        self.process = subprocess.Popen(
            program_command("stimulator", *words),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=program_environment(),
        )
        ends = time.monotonic() + 30
        while not announce.exists():
            if time.monotonic() > ends or self.process.poll() is not None:
                raise RuntimeError("the simulated stimulator did not start")
            time.sleep(0.02)
        self.spec = SerialStimulatorSpec(port=announce.read_text(encoding="ascii"), serial_number="SIM-WITNESS")
        self._states: list[Reached] = []
        self._read = 0

    def states(self) -> list[Reached]:
        """All that it has reached so far, in order."""
        if self._record.exists():
            with self._record.open("rb") as record:
                record.seek(self._read)
                fresh = record.read()
            whole = fresh[: fresh.rfind(b"\n") + 1]
            self._read += len(whole)
            for line in whole.decode("ascii").splitlines():
                state, at_ns = line.split()
                self._states.append(Reached(state, int(at_ns)))
        return self._states

    @property
    def state(self) -> str:
        """What it gives now."""
        states = self.states()
        return states[-1].state if states else SAFE

    def safe_after(self, trigger_ns: int, *, within_s: float = 5.0) -> float:
        """Milliseconds from the trigger to the first safe state after it.

        Raises:
            TimeoutError: It went on.
        """
        ends = time.monotonic() + within_s
        while True:
            for reached in reversed(self.states()):
                if reached.at_ns < trigger_ns:
                    break
                if reached.state == SAFE:
                    return self._first_safe(trigger_ns)
            if time.monotonic() > ends:
                raise TimeoutError(f"the output went on for {within_s:g} s")
            time.sleep(LOOK_EVERY_S)

    def _first_safe(self, trigger_ns: int) -> float:
        after = [reached for reached in self._states if reached.at_ns >= trigger_ns and reached.state == SAFE]
        return (after[0].at_ns - trigger_ns) / 1e6

    def close(self) -> None:
        """Switch it off."""
        self.process.terminate()
        self.process.wait(10)
