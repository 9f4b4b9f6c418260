"""The guard between the safety program and an output, in the program that drives the output.

Guarantees: the output leaves its safe state only while a grant of the safety program is good, by this machine's
monotonic clock and without anybody's help: a stop, a lapsed grant, a broken link, a fault of the device and the end
of this program all lead to the safe state, and a run that has ended is never taken up again. Whatever is told to
safety as "safe" was confirmed by the device. A device that does not answer a question is asked again for
`SILENT_FOR_NS`, in which every order is heard and no grant is stretched, before it counts as a fault: a computer that
was held up for an instant is none.
Does not: share a thread with the recording: it has its own, small one, so that a slow disk never delays a stop.
`OutputGuard` may be used from any thread; `on_change` is called on the guard's thread, after safety was told.
"""

import atexit
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import DeviceFault, NotPermitted
from app.core.safety.link import Link
from app.core.safety.messages import Malformed, Message, wait_readable
from app.core.safety.output import AttendedOutput, OutputSilent, StoppableOutput
from app.core.safety.priority import ask_for_real_time

LONGEST_GRANT_NS = 1_000_000_000
SILENT_FOR_NS = 150_000_000
"""From the first question that was not answered in time. Ours: with the last question's own time (50 ms behind a serial
port) it is over within a lease of 300 ms, after which the device stops by itself whatever is asked."""
_RETRY_SAFE_S = 0.01
_LONGEST_WAIT_S = 0.1
_CLOSE_WITHIN_S = 2.0

SAFE = "safe"
RUNNING = "running"
UNCONFIRMED = "unconfirmed"
CLOSED = "closed"


class OutputGuard:
    """Guards one output; starts at once and brings it to its safe state first.

    Args:
        runtime: The runtime folder of the data folder.
        output: The output; from here on nobody else may start it.
        on_change: Told of each state ("safe", "running", "unconfirmed", "closed") and why; must be quick.
        clock: Monotonic time.
        real_time: Whether to ask for real-time priority for the guard's thread.
    """

    def __init__(
        self,
        runtime: Path,
        output: StoppableOutput,
        *,
        on_change: Callable[[str, str], None] | None = None,
        clock: Clock = SYSTEM_CLOCK,
        real_time: bool = True,
    ) -> None:
        self.on_change = on_change
        self._runtime = runtime
        self._output = output
        self._attended = output if isinstance(output, AttendedOutput) else None
        self._clock = clock
        self._real_time = real_time
        self._link: Link | None = None
        self._state = UNCONFIRMED
        self._run_id = ""
        self._ended_run = ""
        self._until_ns = 0
        self._silent_since_ns = 0
        self._order = 0
        self._closing = threading.Event()
        self._wanted_safe = threading.Event()
        self._at_rest = threading.Event()
        self._wake, self._woken = socket.socketpair()
        self._woken.setblocking(False)
        self._wake.setblocking(False)
        atexit.register(self.close)
        self._thread = threading.Thread(target=self._guard, name="safety-output-guard", daemon=True)
        self._thread.start()

    @property
    def state(self) -> str:
        """One of "safe", "running", "unconfirmed" (told to be safe, not confirmed) and "closed"."""
        return self._state

    @property
    def connected(self) -> bool:
        """Whether the safety program was heard lately."""
        return self._link is not None and self._link.connected

    def enable(self) -> None:
        """Make sure that the programme runs; it starts with safety's grant (`SafetyControl.start`), not with this call.

        Raises:
            NotPermitted: The safety program grants nothing.
        """
        if self._state != RUNNING:
            raise NotPermitted(
                "The output may not run: the safety program grants no lease.",
                meaning="It stays in its safe state.",
                advice="Prove the stop and start the output from the session screen.",
            )

    def disable(self, *, timeout_s: float = 1.0) -> None:
        """Bring the output to its safe state in order; safety is told that the programme is finished.

        Raises:
            DeviceFault: The device has not confirmed its safe state in time.
        """
        if self._state == CLOSED:
            return
        self._at_rest.clear()
        self._wanted_safe.set()
        self._stir()
        if not self._at_rest.wait(timeout_s):
            raise DeviceFault(
                "The output has not confirmed its safe state.",
                meaning="It may still be running.",
                advice="Use its own emergency stop or disconnect it from the patient now.",
            )

    def close(self) -> None:
        """Safe state, goodbye, end of the thread; more than once does no harm."""
        atexit.unregister(self.close)
        self._closing.set()
        self._stir()
        if threading.current_thread() is not self._thread:
            self._thread.join(_CLOSE_WITHIN_S)

    def _stir(self) -> None:
        try:
            self._wake.send(b"!")
        except OSError:
            # Full (it is awake already) or closed (it has ended).
            pass

    # --- the guard's thread ----------------------------------------------------------------------------------

    def _guard(self) -> None:
        real_time = self._real_time and ask_for_real_time()
        greeting = {
            "role": "output",
            "pid": os.getpid(),
            "name": self._output.name,
            "safe_state": self._output.safe_state,
            "real_time": real_time,
        }
        self._make_safe("started")
        self._link = Link(self._runtime, clock=self._clock, greeting=greeting, silent_after_ns=LONGEST_GRANT_NS // 2)
        try:
            while not self._closing.is_set():
                self._turn(self._link)
        finally:
            self._end(self._link)

    def _end(self, link: Link) -> None:
        """The output first, whatever else fails (a callback of somebody else's may have brought us here)."""
        try:
            self._make_safe("closed")
            link.send("bye")
            self._change(CLOSED if self._state == SAFE else UNCONFIRMED, "closed")
        finally:
            link.drop()
            self._wake.close()
            self._woken.close()

    def _turn(self, link: Link) -> None:
        wait_readable((self._woken.fileno(), link.fileno(), self._output_fileno()), self._longest_wait_s())
        self._drain()
        was_connected = link.fileno() >= 0
        messages = link.service()
        if not was_connected and link.fileno() >= 0:
            link.send(
                "changed", state=self._state, at_ns=self._clock.monotonic_ns(), order=0, run="", reason="attached"
            )
        for message in messages:
            try:
                self._take(link, message)
            except Malformed:
                link.drop()
                break
        self._attend()
        self._enforce(link)

    def _output_fileno(self) -> int:
        """None while unconfirmed: it is asked every 10 ms anyhow, and a port in disorder would wake us for ever."""
        return -1 if self._attended is None or self._state == UNCONFIRMED else self._attended.fileno()

    def _attend(self) -> None:
        """What the output says by itself; one that is gone is not in its safe state until it says so."""
        if self._attended is None or self._state == UNCONFIRMED:
            return
        try:
            self._attended.attend()
        except DeviceFault as error:
            self._make_safe(f"device_fault: {error.what}")

    def _longest_wait_s(self) -> float:
        if self._silent_since_ns:
            return 0.0
        if self._state == RUNNING:
            left_s = (self._until_ns - self._clock.monotonic_ns()) / 1e9
            return min(max(left_s, 0.0), _LONGEST_WAIT_S)
        return _RETRY_SAFE_S if self._state == UNCONFIRMED else _LONGEST_WAIT_S

    def _drain(self) -> None:
        try:
            self._woken.recv(4096)
        except BlockingIOError:
            pass

    def _take(self, link: Link, message: Message) -> None:
        match message.kind:
            case "order_safe":
                self._order = max(self._order, message.integer("order"))
                self._make_safe(message.text("reason"))
            case "grant":
                self._granted(message.text("run"), message.integer("until_ns"), message.text("programme"))
            case "challenge":
                link.send("answer", number=message.integer("number"), token=message.text("token"))

    def _granted(self, run_id: str, until_ns: int, programme: str) -> None:
        now_ns = self._clock.monotonic_ns()
        until_ns = min(until_ns, now_ns + LONGEST_GRANT_NS)
        if self._wanted_safe.is_set():
            # Somebody ended it in order while its grant was on the way: the ending counts.
            self._run_id = self._ended_run = run_id
        if until_ns <= now_ns or run_id == self._ended_run:
            return
        try:
            if run_id == self._run_id and self._state == RUNNING:
                self._hold(until_ns)
            elif self._state == SAFE:
                self._run_id, self._until_ns = run_id, until_ns
                self._output.arm()
                self._output.start(programme, until_ns)
                self._change(RUNNING, programme)
        except DeviceFault as error:
            self._make_safe(f"device_fault: {error.what}")

    def _hold(self, until_ns: int) -> None:
        try:
            self._output.hold(until_ns)
        except OutputSilent:
            if not self._bears_silence():
                raise
            return  # nothing is stretched: it is asked again with the next grant, if this one lasts until then
        self._silent_since_ns = 0
        self._until_ns = until_ns

    def _bears_silence(self) -> bool:
        """Whether a question without an answer is asked again before it is a fault."""
        now_ns = self._clock.monotonic_ns()
        self._silent_since_ns = self._silent_since_ns or now_ns
        return now_ns - self._silent_since_ns < SILENT_FOR_NS

    def _enforce(self, link: Link) -> None:
        """What needs nobody's word: the grant's end, the broken link, the device's own trip, and the wish to end."""
        if self._wanted_safe.is_set():
            self._make_safe("finished")
            if self._state == SAFE:
                self._wanted_safe.clear()
                self._at_rest.set()
        elif self._state == UNCONFIRMED:
            self._make_safe("tried again")
        elif self._state == RUNNING:
            if link.fileno() < 0:
                self._make_safe("link_lost")
            elif self._clock.monotonic_ns() >= self._until_ns:
                self._make_safe("lease_lapsed")
            elif fault := self._fault_of_output():
                self._make_safe(fault)
        elif self._state == SAFE and (fault := self._fault_of_output()):
            self._make_safe(fault)

    def _fault_of_output(self) -> str:
        """Why the output is not where it was told to be; empty where it is."""
        try:
            running = self._output.running
        except OutputSilent as error:
            return "" if self._bears_silence() else f"device_fault: {error.what}"
        except DeviceFault as error:
            return f"device_fault: {error.what}"
        self._silent_since_ns = 0
        if running == (self._state == RUNNING):
            return ""
        return f"device_fault: the device {'left' if running else 'went to'} its safe state by itself"

    def _make_safe(self, reason: str) -> None:
        """To the safe state, and tell safety; the run is over whatever comes of it."""
        self._ended_run = self._run_id or self._ended_run
        self._silent_since_ns = 0
        try:
            self._output.to_safe_state()
            state = UNCONFIRMED if self._output.running else SAFE
        except DeviceFault:
            state = UNCONFIRMED
        self._change(state, reason)

    def _change(self, state: str, reason: str) -> None:
        at_ns = self._clock.monotonic_ns()
        order = self._order if state == SAFE else 0
        changed = state != self._state
        self._state = state
        if self._link is not None and (changed or order):
            self._link.send("changed", state=state, at_ns=at_ns, order=order, run=self._run_id, reason=reason)
        if order:
            self._order = 0
        if changed and self.on_change is not None:
            self.on_change(state, reason)
