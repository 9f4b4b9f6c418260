"""The asking end: a stimulator that a program of its own drives and guards (`output_driving`).

Guarantees: every call ends in bounded time; a program that dies is told as an output whose state is not known, and is
started again (at most once a second), after which the same device is reached and guarded anew; nothing is ever started
again by itself. `close` brings the output to its safe state and leaves no process.
Does not: enable or stop anything; that is between safety and the guard. Any thread.
"""

import contextlib
import itertools
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import msgspec

from app.core.acquisition.output_program_messages import (
    READ_SAID,
    Asked,
    GivesTooMuch,
    Guard,
    Reach,
    Reached,
    Refused,
    Said,
    StateChanged,
    TakeAmplitude,
    line_of,
)
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.child_process import end_child
from app.core.devices.stimulator import OutputSpec, StimulatorDescription
from app.core.devices.stimulator_catalogue import OnExcess
from app.core.devices.stimulator_port import unreachable
from app.core.errors import DeviceFault
from app.core.wire.envelopes import error_of

ANSWER_WITHIN_S = 3.0
START_EVERY_NS = 1_000_000_000
LOOK_EVERY_S = 0.05
ENDS_WITHIN_S = 3.0
UNCONFIRMED = "unconfirmed"

OnChange = Callable[[str, str], None]


class DrivenOutput:
    """One stimulator, as acquisition sees it: its driver and its guard in one.

    Args:
        command: Starts the program, in `environment`; what it complains of goes to `complaints`.
        on_excess: Told once a run what it gives and what was ordered, milliamperes, where it gives more.
    """

    def __init__(
        self, command: Sequence[str], *, environment: Mapping[str, str], complaints: Path, on_excess: OnExcess
    ) -> None:
        self._command = list(command)
        self._environment = environment
        self._complaints = complaints
        self._on_excess = on_excess
        self._on_change: OnChange | None = None
        self._numbers = itertools.count(1)
        self._starting = threading.Lock()
        self._lock = threading.Condition()
        self._answers: dict[int, Reached | Refused | None] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._next_start_ns = 0
        self._known: Reached | None = None
        self._closing = threading.Event()
        self.state = UNCONFIRMED

    @property
    def pid(self) -> int:
        """Of its program; 0 while there is none."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else 0

    # --- as a driver -------------------------------------------------------------------------------------------

    @property
    def driver(self) -> Self:
        return self

    @property
    def description(self) -> StimulatorDescription:
        """What the device said it can do. Raises: DeviceFault: It has not been reached yet."""
        if self._known is None:
            raise unreachable("The stimulator has not been reached yet.")
        return self._known.description

    @property
    def ordered_ma(self) -> float:
        """Raises: DeviceFault: It does not answer."""
        return self._ask(Reach(number=next(self._numbers))).ordered_ma

    def open(self) -> StimulatorDescription:
        """Start the program where it does not run, and reach the device.

        Raises:
            DeviceFault: It cannot be reached, is another one, or says what cannot be.
        """
        self._start()
        return self._ask(Reach(number=next(self._numbers))).description

    def set_amplitude(self, amplitude_ma: float) -> None:
        """Raises: DeviceFault, WrongUse: As the driver's."""
        self._ask(TakeAmplitude(number=next(self._numbers), amplitude_ma=amplitude_ma))

    # --- as a guard --------------------------------------------------------------------------------------------

    def guard(self, on_change: OnChange) -> Self:
        """Let safety grant it to run from here on; `on_change` is told of each state, on a thread of ours.

        Raises:
            DeviceFault: Its program does not answer.
        """
        self._on_change = on_change
        self._ask(Guard(number=next(self._numbers)))
        return self

    def close(self) -> None:
        """Bring the output to its safe state and end its program; bounded, and more than once does no harm."""
        self._closing.set()
        with self._starting:
            process, reader = self._process, self._reader
        if process is None:
            return
        end_child(process, each_within_s=ENDS_WITHIN_S)
        if reader is not None and reader is not threading.current_thread():
            reader.join(ENDS_WITHIN_S)

    # --- its program -------------------------------------------------------------------------------------------

    def _start(self) -> None:
        with self._starting:
            if self._closing.is_set() or self.pid:
                return
            now_ns = SYSTEM_CLOCK.monotonic_ns()
            if now_ns < self._next_start_ns:
                raise unreachable("The program that drives the stimulator is being started.")
            self._next_start_ns = now_ns + START_EVERY_NS
            try:
                with self._complaints.open("ab") as complaints:
                    process = subprocess.Popen(
                        self._command,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        stderr=complaints,
                        env=dict(self._environment),
                    )
            except OSError as error:
                raise unreachable(
                    f"The program that drives the stimulator was not started: {error.strerror}."
                ) from error
            self._process = process
            self._reader = threading.Thread(target=self._hear, args=(process,), name="output-program", daemon=True)
            self._reader.start()

    def _ask(self, message: Asked) -> Reached:
        process = self._process
        if process is None or process.stdin is None:
            raise unreachable("The stimulator has not been reached yet.")
        with self._lock:
            self._answers[message.number] = None
            try:
                process.stdin.write(line_of(message))
                process.stdin.flush()
                self._lock.wait_for(
                    lambda: self._answers.get(message.number) is not None or self._process is not process,
                    ANSWER_WITHIN_S,
                )
            except (OSError, ValueError) as error:
                raise unreachable("The program that drives the stimulator has ended.") from error
            finally:
                answer = self._answers.pop(message.number)
        if isinstance(answer, Refused):
            raise error_of(answer.why)
        if answer is None:
            raise unreachable("The program that drives the stimulator does not answer.")
        self._known = answer
        return answer

    def _hear(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                try:
                    self._take(READ_SAID.decode(line))
                except msgspec.DecodeError:
                    break
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        process.wait()
        with self._lock:
            self._process = None if self._process is process else self._process
            self._lock.notify_all()
        if not self._closing.is_set() and self._on_change is not None:
            self._change(UNCONFIRMED, "device_fault: the program that drives it has ended")
            threading.Thread(target=self._take_up, name="output-program-again", daemon=True).start()

    def _take(self, said: Said) -> None:
        match said:
            case Reached() | Refused():
                with self._lock:
                    if said.number in self._answers:
                        self._answers[said.number] = said
                        self._lock.notify_all()
            case StateChanged():
                self._change(said.state, said.reason)
            case GivesTooMuch():
                self._on_excess(said.amplitude_ma, said.ordered_ma)

    def _change(self, state: str, reason: str) -> None:
        self.state = state
        if self._on_change is not None:
            self._on_change(state, reason)

    def _take_up(self) -> None:
        """Reach and guard it anew: its guard brings it to its safe state first."""
        while not self._closing.wait(LOOK_EVERY_S):
            with contextlib.suppress(DeviceFault):
                self.open()
                self._ask(Guard(number=next(self._numbers)))
                return


@dataclass(frozen=True, slots=True)
class OutputProgramMaker:
    """Makes them.

    Attributes:
        command: Gives the command line of the program for a stimulator's specification, as JSON.
    """

    command: Callable[[str], Sequence[str]]
    environment: Mapping[str, str]
    complaints: Path

    def __call__(self, spec: OutputSpec, on_excess: OnExcess) -> DrivenOutput:
        command = self.command(msgspec.json.encode(spec).decode())
        return DrivenOutput(command, environment=self.environment, complaints=self.complaints, on_excess=on_excess)
