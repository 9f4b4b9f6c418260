"""What a stimulator is: a stoppable output (`app.core.safety.output`) with an amplitude.

Guarantees: `Stimulator` is a `StoppableOutput`, so whatever drives one can be put behind an `OutputGuard`, and a driver
without a safe state, or without its own keep-alive, cannot be written against this protocol.
Does not: know which therapy it is; limits come from the device's own description.
"""

from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec

from app.core.safety.output import StoppableOutput

DEFAULT_BAUD = 115_200


class SimulatedStimulatorSpec(msgspec.Struct, frozen=True, kw_only=True, tag="simulated_stimulator"):
    """The simulated stimulator: a program of its own behind a serial port that it makes."""


class SerialStimulatorSpec(msgspec.Struct, frozen=True, kw_only=True, tag="serial_stimulator"):
    """A stimulator that speaks the protocol of docs/stimulator-protocol.md.

    Attributes:
        port: A port's name ("COM3", "/dev/ttyUSB0") or a pyserial URL ("socket://127.0.0.1:4711").
        baud: Bits a second; has no meaning for a URL.
        serial_number: Only the device that says this number is used; empty: whichever answers first.
    """

    port: str
    baud: int = DEFAULT_BAUD
    serial_number: str = ""


OutputSpec = SimulatedStimulatorSpec | SerialStimulatorSpec


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
        serial_number: Tells it from every other one of its maker; empty where it has none.
        firmware: Version of its own program, for technical support.
    """

    name: str
    safe_state: str
    greatest_amplitude_ma: float
    test_amplitude_ma: float
    safe_within_ms: float
    keep_alive_ms: float
    serial_number: str = ""
    firmware: str = ""


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

    @property
    def ordered_ma(self) -> float:
        """Amplitude of the session programme as last set, milliamperes, whether or not it runs."""
        ...

    def set_amplitude(self, amplitude_ma: float) -> None:
        """Set the amplitude of the session programme; takes effect at once where it runs.

        Raises:
            WrongUse: Negative, not a number, or beyond what the device accepts.
            DeviceFault: The device did not confirm it.
        """
        ...
