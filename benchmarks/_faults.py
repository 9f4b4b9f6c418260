"""What is done to the programs of a workstation whose output runs, and how it is put right again.

Desktop, acquisition and safety hold the output: each of them killed or frozen must bring it to its safe state. Station
and worker hold nothing, by design: their loss must not change what the output does, and the stop must go on working.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from app.core.errors import Conflict, NeuraScaleError
from app.core.safety.client import SafetyControl, SafetyStatus
from app.core.station.launching import ensure_station, noted_process
from benchmarks._session import Bench, open_window, say
from benchmarks._witness import RUNNING, WitnessedStimulator

HOLDING = ("desktop", "acquisition", "safety")
BYSTANDERS = ("station", "worker")
READY_WITHIN_S = 60.0
GOES_ON_S = 0.5


@contextmanager
def saturated_cores(wanted: bool) -> Iterator[None]:
    """Both cores (each, where there are more) kept busy by other processes; they end with us, whatever happens."""
    source = f"import os\nwhile os.getppid() == {os.getpid()}:\n    for _ in range(1_000_000): pass\n"
    busy = [subprocess.Popen([sys.executable, "-c", source]) for _ in range((os.cpu_count() or 1) if wanted else 0)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def refuse_real_time() -> None:
    """From here on no program that we start is given real-time priority, nor are we; for good."""
    import ctypes
    import resource

    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_RTPRIO, (0, 0))
    pr_capbset_drop, cap_sys_nice = 24, 23
    ctypes.CDLL(None).prctl(pr_capbset_drop, cap_sys_nice, 0, 0, 0)


class Stops:
    """One workstation with a running session, whose output is started and stopped over and over."""

    def __init__(self, bench: Bench, device: WitnessedStimulator) -> None:
        self.bench = bench
        self.device = device
        self.control = SafetyControl(bench.data.runtime)
        self.stopped_by_themselves = 0

    # --- up to a running output --------------------------------------------------------------------------------

    def status(self) -> SafetyStatus | None:
        """None while the safety program does not answer."""
        try:
            return self.control.status()
        except NeuraScaleError:
            return None

    def run_output(self) -> None:
        """Reset, prove and start, as often as it takes: under load a lease may lapse between them."""
        ends = time.monotonic() + READY_WITHIN_S
        while not self._try_to_run():
            if time.monotonic() > ends:
                raise TimeoutError(f"the output could not be started: {self.status()}")
            time.sleep(0.005)

    def _try_to_run(self) -> bool:
        status = self.status()
        if status is None or len(status.holders) < 2 or status.output not in ("safe", "running"):
            return False
        try:
            if status.state == "running":
                return self.device.state == RUNNING
            if status.state == "stopped":
                if status.hindrances:
                    return False
                self.control.reset("clinician", "benchmark", "bench")
            self.control.prove("bench")
            return self.control.start("bench").state == "running" and self.device.state == RUNNING
        except Conflict:
            self.stopped_by_themselves += 1
            return False
        except NeuraScaleError:
            return False

    # --- ways to stop ------------------------------------------------------------------------------------------

    def by_command(self) -> float | None:
        """Milliseconds from the command to the device's safe state; None where it had stopped before by itself."""
        pressed_ns = time.monotonic_ns()
        self.control.stop("command", "bench", pressed_ns=pressed_ns)
        if self._was_safe_before(pressed_ns):
            self.stopped_by_themselves += 1
            return None
        return self.device.safe_after(pressed_ns)

    def _was_safe_before(self, trigger_ns: int) -> bool:
        before = [reached for reached in self.device.states() if reached.at_ns < trigger_ns]
        return not before or before[-1].state != RUNNING

    def pid_of(self, program: str) -> int:
        if program == "desktop":
            assert self.bench.window is not None
            return self.bench.window.pid
        process = noted_process(self.bench.data, program)
        if process is None:
            raise RuntimeError(f"{program} does not run")
        return process.pid

    def by_kill(self, program: str) -> float | None:
        """Kill a holder; milliseconds to the device's safe state. What was killed is there again afterwards."""
        pid = self.pid_of(program)
        killed_ns = time.monotonic_ns()
        os.kill(pid, signal.SIGKILL)
        took_ms = self._took_ms(killed_ns)
        if program == "desktop":
            self.reopen_window()
        else:
            self._wait_for_another(program, pid)
        return took_ms

    def by_freeze(self, program: str) -> float | None:
        """Freeze a holder; milliseconds to the device's safe state. It is thawed afterwards."""
        pid = self.pid_of(program)
        frozen_ns = time.monotonic_ns()
        os.kill(pid, signal.SIGSTOP)
        try:
            return self._took_ms(frozen_ns)
        finally:
            os.kill(pid, signal.SIGCONT)

    def _took_ms(self, trigger_ns: int) -> float | None:
        if self._was_safe_before(trigger_ns):
            self.stopped_by_themselves += 1
            return None
        return self.device.safe_after(trigger_ns)

    # --- bystanders --------------------------------------------------------------------------------------------

    def without(self, program: str, number: int) -> tuple[bool, float | None]:
        """Kill or freeze a bystander: whether the output went on, and how long a stop took meanwhile."""
        pid = self.pid_of(program)
        os.kill(pid, number)
        time.sleep(GOES_ON_S)
        went_on = self.device.state == RUNNING
        took_ms = self.by_command()
        if number == signal.SIGSTOP:
            os.kill(pid, signal.SIGCONT)
        elif program == "station":
            ensure_station(self.bench.data, owner="desktop")
        else:
            self._wait_for_another(program, pid)
        return went_on, took_ms

    # --- put right ---------------------------------------------------------------------------------------------

    def reopen_window(self) -> None:
        window = self.bench.window
        assert window is not None
        window.wait()
        self.bench.window = open_window(self.bench.data)

    def _wait_for_another(self, program: str, pid: int) -> None:
        ends = time.monotonic() + READY_WITHIN_S
        while True:
            found: psutil.Process | None = noted_process(self.bench.data, program)
            if found is not None and found.pid != pid:
                return
            if time.monotonic() > ends:
                raise TimeoutError(f"nobody started {program} again")
            time.sleep(0.05)


def tell(number: int, of: int, what: str, took_ms: float | None) -> None:
    """One line of progress."""
    took = "it had stopped by itself" if took_ms is None else f"{took_ms:.1f} ms"
    say(f"{number} of {of}: {what}: {took}")
