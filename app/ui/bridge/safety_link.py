"""The window's own link to the safety program: its lease, the stop, and what state the stop is in.

Guarantees: the lease is renewed only when the GUI thread has ticked since the last renewal, so that a frozen window
loses it; a stop goes over a connection and a thread of its own, and waits for nothing else in this program; when the
link is down `status` is `LOST` and the window must not look as if its stop worked.
`longest_gap_ms` is the longest the GUI thread has let a tick wait; it is told with the heartbeat.
Does not: go through the station, ZeroMQ, or any queue shared with other work. GUI thread only.
"""

import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.safety.client import (
    LINK_LOST,
    LeaseHolder,
    SafetyControl,
    SafetyStatus,
    StopResult,
    ask_for_real_time,
    own_open_files,
)

TICK_EVERY_MS = 40
HOLDER_ROLE = "desktop"


LOST = SafetyStatus(state=LINK_LOST)


class Lease(Protocol):
    """`app.core.safety.client.LeaseHolder`, as seen from here."""

    @property
    def status(self) -> SafetyStatus | None: ...

    def service(self) -> None: ...

    def close(self) -> None: ...


class StopControl(Protocol):
    """`app.core.safety.client.SafetyControl`, as seen from here; calls block and are made on a thread of their own."""

    def stop(self, cause: str, source: str, *, pressed_ns: int | None = None) -> StopResult: ...

    def prove(self, source: str) -> StopResult: ...

    def start(self, source: str) -> StopResult: ...

    def finish(self, source: str) -> StopResult: ...


class SafetyLink(QObject):
    """See the rules at the top of this module.

    Args:
        make_lease / make_control: Make the two ends; called on the threads that then own them.
    """

    status_changed = Signal(object)  # SafetyStatus
    stop_confirmed = Signal(object)  # StopResult
    proof_confirmed = Signal(object)  # StopResult
    call_failed = Signal(str, object)  # "stop", "prove", "start" or "finish", NeuraScaleError

    def __init__(
        self,
        *,
        make_lease: Callable[[], Lease],
        make_control: Callable[[], StopControl],
        parent: QObject | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pressed_ns: int | None = None
        self._tick_ns: int | None = None
        self.longest_gap_ms = 0.0
        self._make_lease = make_lease
        self._make_control = make_control
        self._status = LOST
        self._ended = threading.Event()
        self._ticked = threading.Event()
        self._stop_wanted = threading.Event()
        self._wanted: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_EVERY_MS)
        self._timer.timeout.connect(self._tick)
        self._lease_thread = threading.Thread(target=self._hold, name="desktop-lease", daemon=True)
        # A stop never waits for a proof or a start that is under way: it has its thread and its connections.
        self._stop_thread = threading.Thread(target=self._stop_calls, name="desktop-stop", daemon=True)
        self._output_thread = threading.Thread(target=self._output_calls, name="desktop-output", daemon=True)
        self.status_changed.connect(self._note_status, Qt.ConnectionType.QueuedConnection)

    @property
    def status(self) -> SafetyStatus:
        return self._status

    def start(self) -> None:
        self._lease_thread.start()
        self._stop_thread.start()
        self._output_thread.start()
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """The safety stop, now."""
        self._pressed_ns = self._clock.monotonic_ns()
        self._stop_wanted.set()

    @Slot()
    def prove(self) -> None:
        """The proof test that each session starts with."""
        self._wanted.put("prove")

    @Slot()
    def start_output(self) -> None:
        """Start the output's programme: refused unless the stop is ready."""
        self._wanted.put("start")

    @Slot()
    def finish_output(self) -> None:
        """End the output's programme in order; the stop is ready afterwards."""
        self._wanted.put("finish")

    def close(self) -> None:
        """Give the lease back and end the threads within 6 s; a stop that was pressed goes out first."""
        self._timer.stop()
        self._ended.set()
        self._ticked.set()
        self._stop_wanted.set()
        self._wanted.put("")
        for thread in (self._lease_thread, self._stop_thread, self._output_thread):
            if thread.is_alive():
                thread.join(timeout=2)

    @Slot()
    def _tick(self) -> None:
        now_ns = self._clock.monotonic_ns()
        if self._tick_ns is not None:
            self.longest_gap_ms = max(self.longest_gap_ms, (now_ns - self._tick_ns) / 1e6)
        self._tick_ns = now_ns
        self._ticked.set()

    @Slot(object)
    def _note_status(self, status: SafetyStatus) -> None:
        self._status = status

    def _hold(self) -> None:
        lease = self._make_lease()
        shown = LOST
        try:
            while not self._ended.is_set():
                # One tick of the window, one renewal: without the next tick there is no next renewal.
                if not self._ticked.wait(0.25):
                    continue
                self._ticked.clear()
                lease.service()
                status = lease.status or LOST
                if status != shown:
                    shown = status
                    self.status_changed.emit(status)
        finally:
            lease.close()

    def _stop_calls(self) -> None:
        ask_for_real_time()
        control = self._make_control()
        while True:
            self._stop_wanted.wait()
            self._stop_wanted.clear()
            pressed_ns, self._pressed_ns = self._pressed_ns, None
            if pressed_ns is not None:
                try:
                    self.stop_confirmed.emit(control.stop("operator", HOLDER_ROLE, pressed_ns=pressed_ns))
                except NeuraScaleError as error:
                    self.call_failed.emit("stop", error)
            if self._ended.is_set():
                return

    def _output_calls(self) -> None:
        control = self._make_control()
        calls = {"prove": control.prove, "start": control.start, "finish": control.finish}
        while True:
            wanted = self._wanted.get()
            if self._ended.is_set():
                return
            try:
                result = calls[wanted](HOLDER_ROLE)
            except NeuraScaleError as error:
                self.call_failed.emit(wanted, error)
                continue
            if wanted == "prove":
                self.proof_confirmed.emit(result)


def real_safety_link(runtime: Path, parent: QObject | None = None) -> SafetyLink:
    """The link to the safety program of this data folder."""

    def make_lease() -> LeaseHolder:
        # A window that is killed must be missed at once; ending takes it long.
        ask_for_real_time()
        own_open_files()
        return LeaseHolder(runtime, HOLDER_ROLE)

    return SafetyLink(make_lease=make_lease, make_control=lambda: SafetyControl(runtime), parent=parent)
