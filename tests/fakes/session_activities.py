"""A session's effects, written down instead of done; idempotent as the station's are, and obedient to a script.

Each effect is one line in a file, so that a test can count effects over several processes. Kill points: the process
kills itself before or after the effect of a given call, which is where a power loss hurts.
"""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

from app.core.identifiers import SessionId


class EffectJournal:
    """Append-only file of effects by key; a second effect of one key is counted as repeated, and has no effect."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()

    def lines(self) -> list[str]:
        return self.path.read_text().splitlines() if self.path.exists() else []

    def happened(self, key: str) -> bool:
        return key in self.lines()

    def add_once(self, key: str) -> bool:
        with self._lock:
            if self.happened(key):
                return False
            with self.path.open("a") as file:
                file.write(key + "\n")
                file.flush()
                os.fsync(file.fileno())
            return True


class FakeSessionActivities:
    """Implements `SessionActivities`.

    Attributes:
        calls: (activity, detail) of every call, repeated ones too.
        missing: What `check_prerequisites` answers; may be changed meanwhile.
        signature: What `check_signature` answers; the report is signed at once unless a test waits.
        on_call: Called before the effect of an activity of that name; may raise, block or kill.
        after_call: The same after the effect.
    """

    def __init__(self, journal: EffectJournal) -> None:
        self.journal = journal
        self.calls: list[tuple[str, str]] = []
        self.missing: tuple[str, ...] = ()
        self.impedances = 21
        self.signature = "is signed"
        self.on_call: dict[str, Callable[[], None]] = {}
        self.after_call: dict[str, Callable[[], None]] = {}

    def _do(self, activity: str, detail: str = "") -> None:
        self.calls.append((activity, detail))
        self.on_call.get(activity, lambda: None)()
        self.journal.add_once(f"{activity} {detail}".strip())
        self.after_call.get(activity, lambda: None)()

    def enter_step(self, session_id: SessionId, step: str, text: str) -> None:
        self._do("enter_step", f"{step}: {text}")

    def open_device(self, session_id: SessionId) -> None:
        self._do("open_device")

    def check_prerequisites(self, session_id: SessionId) -> tuple[str, ...]:
        self.calls.append(("check_prerequisites", ""))
        return self.missing

    def measure_impedance(self, session_id: SessionId, number: int = 1) -> int:
        self._do("measure_impedance", "" if number == 1 else str(number))
        return self.impedances

    def measure_impedance_after(self, session_id: SessionId) -> int:
        self._do("measure_impedance_after")
        return self.impedances

    def start_recording(self, session_id: SessionId) -> None:
        self._do("start_recording")

    def stop_recording(self, session_id: SessionId) -> None:
        self._do("stop_recording")

    def close_device(self, session_id: SessionId) -> None:
        self._do("close_device")

    def analyse(self, session_id: SessionId) -> None:
        self._do("analyse")

    def write_report(self, session_id: SessionId, exit_reason: str) -> None:
        self._do("write_report")

    def complete(self, session_id: SessionId, exit_reason: str) -> None:
        self._do("complete", exit_reason)

    def check_signature(self, session_id: SessionId) -> str:
        self.calls.append(("check_signature", ""))
        return self.signature

    def leave_unsigned(self, session_id: SessionId, reason: str) -> None:
        self._do("leave_unsigned", reason)

    def cancel(self, session_id: SessionId, reason: str) -> None:
        self._do("cancel", reason)

    def withdraw(self, session_id: SessionId) -> None:
        self._do("withdraw")

    def fail(self, session_id: SessionId, step: str, code: str, text: str) -> None:
        self._do("fail", f"{step} {code}")

    def effects(self) -> list[str]:
        """Effects without the steps shown."""
        return [line for line in self.journal.lines() if not line.startswith("enter_step")]


def kill_this_process() -> None:
    """As a power loss would, without a word."""
    os.kill(os.getpid(), signal.SIGKILL)
