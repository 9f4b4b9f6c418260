"""The stimulator, as acquisition sees it: a program of its own drives it, safety allows it, the station hears of it.

Guarantees: opening, enabling, disabling and setting never hold up the recording loop (they wait on threads of their
own); every change of the output is told in order; at most one stimulator is attached, and the one before was brought
to its safe state first. After a crash the stimulator that was attached is looked for again, by its serial number.
Does not: start or stop the output by itself. `take` and the requests are called by the loop's thread.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.core.acquisition.messages import DisableOutput, EnableOutput, OutputChanged
from app.core.acquisition.output_messages import (
    OpenOutput,
    OutputAmplitude,
    OutputExceeded,
    OutputOpened,
    SetOutputAmplitude,
)
from app.core.clock import Clock
from app.core.devices.stimulator import (
    OutputSpec,
    SerialStimulatorSpec,
    SimulatedStimulatorSpec,
    StimulatorDescription,
)
from app.core.devices.stimulator_catalogue import OnExcess
from app.core.errors import DefectError, DeviceFault, NeuraScaleError, NotPermitted, PrerequisiteMissing
from app.core.safety.client import SafetyControl
from app.core.wire.envelopes import Done
from app.core.wire.line import Incoming

NO_OUTPUT = "none"
OPEN_WITHIN_S = 8.0
LOOK_EVERY_S = 0.05
TELL_AFTER_S = 3.0


@dataclass(frozen=True, slots=True)
class OutputAnswer:
    """The outcome of a request: its answer, or why it was refused."""

    request: Incoming[Any]
    refused: NeuraScaleError | None
    answer: msgspec.Struct = field(default_factory=Done)


class DrivenStimulator(Protocol):
    """`driven_output.DrivenOutput`, as far as it is used here."""

    @property
    def description(self) -> StimulatorDescription: ...

    @property
    def ordered_ma(self) -> float: ...

    @property
    def state(self) -> str: ...

    def open(self) -> StimulatorDescription: ...

    def set_amplitude(self, amplitude_ma: float) -> None: ...

    def guard(self, on_change: Callable[[str, str], None]) -> object: ...

    def close(self) -> None: ...


class _Attached:
    """One stimulator that is wanted: looked for, then guarded, until it is let go of."""

    def __init__(
        self,
        spec: OutputSpec,
        driver: DrivenStimulator,
        tell: Callable[[str, str], None],
    ) -> None:
        self.spec = spec
        self.driver = driver
        self.why_not: DeviceFault | None = None
        self._tell = tell
        self._ended = threading.Event()
        self.ready = threading.Event()
        self._thread = threading.Thread(target=self._look, name="acquisition-output-opening", daemon=True)
        self._thread.start()

    def _look(self) -> None:
        looks = 0
        while not self._ended.is_set():
            try:
                self.driver.open()
                self.driver.guard(self._tell)
            except DeviceFault as fault:
                self.why_not = fault
            else:
                self.ready.set()
                return
            looks += 1
            if looks == round(TELL_AFTER_S / LOOK_EVERY_S):
                self._tell("unconfirmed", self.why_not.what)
            self._ended.wait(LOOK_EVERY_S)

    def close(self) -> None:
        """Safe state first; bounded."""
        self._ended.set()
        self._thread.join(timeout=5)
        self.driver.close()


class OutputDesk:
    """Owns the stimulator and its guard.

    Args:
        runtime: The runtime folder.
        make: Makes the driver of a stimulator.
    """

    def __init__(
        self, runtime: Path, make: Callable[[OutputSpec, OnExcess], DrivenStimulator], *, clock: Clock
    ) -> None:
        self._runtime = runtime
        self._make = make
        self._clock = clock
        self._control = SafetyControl(runtime, clock=clock)
        self._note = runtime / "output.json"
        self._news: queue.SimpleQueue[OutputChanged | OutputExceeded | OutputAnswer] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._opening = threading.Lock()
        self._attached = self._attach(self._noted())

    @property
    def state(self) -> str:
        """One of "none" (not reached yet), "safe", "running", "unconfirmed" and "closed"."""
        attached = self._attached
        return attached.driver.state if attached.ready.is_set() else NO_OUTPUT

    def handle(self, request: Incoming[Any]) -> None:
        """Do what is asked, on a thread of its own; the answer comes with `take`.

        `EnableOutput` and `DisableOutput` ask the safety program to start or to finish the programme.
        """
        match request.message:
            case EnableOutput():
                self._ask(request, lambda: self._control.start("acquisition"))
            case DisableOutput():
                self._ask(request, lambda: self._control.finish("acquisition"))
            case OpenOutput() as message:
                self._ask(request, partial(self._open, message))
            case SetOutputAmplitude() as message:
                self._ask(request, partial(self._set_amplitude, message))
            case other:
                raise DefectError(f"The stimulator's desk does not know the request {type(other).__name__}.")

    def take(self) -> list[OutputChanged | OutputExceeded | OutputAnswer]:
        """What has happened since the last call; never waits."""
        news: list[OutputChanged | OutputExceeded | OutputAnswer] = []
        while True:
            try:
                news.append(self._news.get_nowait())
            except queue.Empty:
                return news

    def close(self) -> None:
        """Bring the output to its safe state and end the threads; bounded."""
        for thread in self._threads:
            thread.join(timeout=OPEN_WITHIN_S + 2)
        self._attached.close()
        self._note.unlink(missing_ok=True)

    # --- on threads of their own -------------------------------------------------------------------------------

    def _open(self, message: OpenOutput) -> OutputOpened:
        with self._opening:
            if self._attached.spec != message.spec:
                if self.state == "running":
                    raise NotPermitted(
                        "The stimulator cannot be changed while it runs.", advice="End or stop its programme first."
                    )
                self._attached.close()
                self._attached = self._attach(message.spec)
            attached = self._attached
            if not attached.ready.wait(OPEN_WITHIN_S):
                raise attached.why_not or DeviceFault("The stimulator cannot be reached.")
            self._write_note(attached)
            return OutputOpened(stimulator=attached.driver.description)

    def _set_amplitude(self, message: SetOutputAmplitude) -> OutputAmplitude:
        attached = self._attached
        if not attached.ready.is_set():
            raise PrerequisiteMissing("No stimulator is attached.", advice="Connect the one of this session.")
        driver = attached.driver
        before_ma = driver.ordered_ma
        driver.set_amplitude(message.amplitude_ma)
        return OutputAmplitude(before_ma=before_ma, amplitude_ma=message.amplitude_ma)

    def _attach(self, spec: OutputSpec) -> _Attached:
        return _Attached(spec, self._make(spec, self._exceeded), self._changed)

    def _changed(self, state: str, reason: str) -> None:
        self._news.put(OutputChanged(state=state, reason=reason))

    def _exceeded(self, amplitude_ma: float, ordered_ma: float) -> None:
        self._news.put(OutputExceeded(amplitude_ma=amplitude_ma, ordered_ma=ordered_ma))

    def _ask(self, request: Incoming[Any], command: Callable[[], object]) -> None:
        def run() -> None:
            refused: NeuraScaleError | None = None
            answer: object = None
            try:
                answer = command()
            except NeuraScaleError as error:
                refused = error
            found = answer if isinstance(answer, OutputOpened | OutputAmplitude) else Done()
            self._news.put(OutputAnswer(request, refused, found))

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=run, name="acquisition-output-request", daemon=True)
        self._threads.append(thread)
        thread.start()

    # --- after a crash -------------------------------------------------------------------------------------------

    def _noted(self) -> OutputSpec:
        """What was attached when this program died; the simulated one where none was."""
        try:
            noted: OutputSpec = msgspec.json.decode(self._note.read_bytes(), type=OutputSpec)
        except (OSError, msgspec.DecodeError):
            return SimulatedStimulatorSpec()
        return noted

    def _write_note(self, attached: _Attached) -> None:
        spec = attached.spec
        if isinstance(spec, SerialStimulatorSpec):
            # Only this very device is taken up after a crash.
            serial_number = attached.driver.description.serial_number
            spec = msgspec.structs.replace(spec, serial_number=serial_number)
        fresh = self._note.with_suffix(".new")
        try:
            fresh.write_bytes(msgspec.json.encode(spec))
            fresh.replace(self._note)
        except OSError:
            # Without it a restarted acquisition attaches the simulated one, whose stop is not proved: nothing runs.
            self._note.unlink(missing_ok=True)
