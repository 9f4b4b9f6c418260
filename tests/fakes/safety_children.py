"""Real processes around the real safety program: `python -m tests.fakes.safety_children ROLE RUNTIME`.

ROLE is "desktop" (a lease), "acquisition" (a lease, a guard and a simulated stimulator) or "flood" (garbage for ever).
Acquisition prints each change of the output as "STATE MONOTONIC_NS REASON". All end when their standard input closes.
"""

import os
import select
import sys
import time
from pathlib import Path

from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.errors import LinkDown
from app.core.safety.client import LeaseHolder, OutputGuard
from app.core.safety.endpoint import connect


def _say(state: str, reason: str) -> None:
    sys.stdout.write(f"{state} {time.monotonic_ns()} {reason}\n")
    sys.stdout.flush()


def hold(role: str, runtime: Path) -> None:
    holder = LeaseHolder(runtime, role)
    guard = OutputGuard(runtime, SimulatedStimulator(), on_change=_say) if role == "acquisition" else None
    while True:
        handle = holder.fileno()
        readable, _, _ = select.select([0] + ([handle] if handle >= 0 else []), [], [], 0.02)
        holder.service()
        if 0 in readable:
            break
    if guard is not None:
        guard.close()
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
