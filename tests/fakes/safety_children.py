"""Real processes around the real safety program: `python -m tests.fakes.safety_children ROLE RUNTIME`.

ROLE is "desktop" (a lease), "acquisition" (a lease, and a guard around the simulated stimulator, which is a process of
its own behind a serial port) or "flood" (garbage for ever). Acquisition prints each change of the output as "STATE
MONOTONIC_NS REASON" and first "device PID"; a line on its standard input is one for the stimulator's panel. All end
when their standard input closes.
"""

import os
import select
import sys
import time
from pathlib import Path

from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.stimulator_process import StimulatorProcess
from app.core.errors import DeviceFault, LinkDown
from app.core.safety.client import LeaseHolder, OutputGuard
from app.core.safety.endpoint import connect


def _say(state: str, reason: str) -> None:
    sys.stdout.write(f"{state} {time.monotonic_ns()} {reason}\n")
    sys.stdout.flush()


def _make_device(runtime: Path) -> tuple[StimulatorProcess, SerialStimulator]:
    command = [sys.executable, "-m", "app", "stimulator", "--serial-number", "SIM-TEST"]
    process = StimulatorProcess(command, runtime / "stimulator.port", output=Path(os.devnull))
    driver = SerialStimulator(process.port)
    while True:
        try:
            driver.open()
        except DeviceFault:
            time.sleep(0.01)
        else:
            return process, driver


def hold(role: str, runtime: Path) -> None:
    process = guard = driver = None
    if role == "acquisition":
        process, driver = _make_device(runtime)
        sys.stdout.write(f"device {process.pid}\n")
        guard = OutputGuard(runtime, driver, on_change=_say)
    holder = LeaseHolder(runtime, role)
    while True:
        handle = holder.fileno()
        readable, _, _ = select.select([0] + ([handle] if handle >= 0 else []), [], [], 0.02)
        holder.service()
        if 0 in readable:
            line = os.read(0, 200)
            if not line:
                break
            if process is not None:
                process._tell(line.decode().strip())
    if guard is not None and driver is not None and process is not None:
        guard.close()
        driver.close()
        process.close()
    holder.close()


def flood(runtime: Path) -> None:
    _say("flooding", "")
    while not select.select([0], [], [], 0)[0]:
        try:
            link, _ = connect(runtime)
        except LinkDown:
            continue
        try:
            link.sendall(b'{"kind":"hello","role":"control"}\n')
            while not select.select([0], [], [], 0)[0]:
                link.sendall(b'{"kind":"status"}\n' * 50 + os.urandom(64))
        except OSError:
            pass
        link.close()


if __name__ == "__main__":
    if sys.argv[1] == "flood":
        flood(Path(sys.argv[2]))
    else:
        hold(sys.argv[1], Path(sys.argv[2]))
