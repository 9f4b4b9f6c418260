"""What a stimulator is: a stoppable output (`app.core.safety.output`) with an amplitude.

Guarantees: `Stimulator` is a `StoppableOutput`, so whatever drives one can be put behind an `OutputGuard`, and a driver
without a safe state, or without its own keep-alive, cannot be written against this protocol.
Does not: know which therapy it is; limits come from the device's own description.
"""

from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec

from app.core.safety.output import StoppableOutput


class StimulatorState(StrEnum):
    """What a stimulator says of itself."""

    SAFE = "safe"
    ARMED = "armed"
    RUNNING = "running"


class StimulatorDescription(msgspec.Struct, frozen=True, kw_only=True):
    """What a stimulator can do.

    Attributes:
        name: For people.
        safe_state: Its declared safe state, in words.
        greatest_amplitude_ma: Largest amplitude it accepts, milliamperes.
        test_amplitude_ma: Amplitude of the test programme of the proof test; must be imperceptible.
        safe_within_ms: Longest time from the order to the safe state.
        keep_alive_ms: It falls to its safe state by itself after so long without being held.
    """

    name: str
    safe_state: str
    greatest_amplitude_ma: float
    test_amplitude_ma: float
    safe_within_ms: float
    keep_alive_ms: float


@runtime_checkable
class Stimulator(StoppableOutput, Protocol):
    """A stoppable output with an amplitude; methods may be called from any thread."""

    @property
    def description(self) -> StimulatorDescription:
        """What it can do."""
        ...

    @property
    def state(self) -> StimulatorState:
        """What the device says now."""
        ...

    @property
    def amplitude_ma(self) -> float:
        """Output amplitude now, milliamperes; that of the safe state while it is safe."""
        ...

    def set_amplitude(self, amplitude_ma: float) -> None:
        """Set the amplitude of the session programme; takes effect at once where it runs.

        Raises:
            WrongUse: Negative, not a number, or beyond what the device accepts.
        """
        ...
