"""What the station asks of acquisition about the stimulator, and what acquisition tells of it.

Guarantees: frozen typed messages. Requests are answered with `Done` where no other answer is named.
"""

from app.core.devices.stimulator import OutputSpec, StimulatorDescription
from app.core.wire.envelopes import Message


class OpenOutput(Message, frozen=True, kw_only=True):
    """Attach this stimulator to the safety stop, in place of the one before. Answer: `OutputOpened`.

    The one before is brought to its safe state and let go of first, whatever comes of the new one. Refused
    (`NotPermitted`) while it runs, (`DeviceFault`) where the new one cannot be reached in time; it is looked for on.
    """

    spec: OutputSpec


class SetOutputAmplitude(Message, frozen=True, kw_only=True):
    """Set the amplitude of the session programme, milliamperes. Answer: `OutputAmplitude`.

    Refused (`WrongUse`) beyond the device's limits, (`PrerequisiteMissing`) where no stimulator is attached,
    (`DeviceFault`) where the device did not confirm it.
    """

    amplitude_ma: float


class OutputOpened(Message, frozen=True, kw_only=True):
    """It is attached, and in its safe state."""

    stimulator: StimulatorDescription


class OutputAmplitude(Message, frozen=True, kw_only=True):
    """The device has confirmed it."""

    before_ma: float
    amplitude_ma: float


class OutputExceeded(Message, frozen=True, kw_only=True):
    """Told without being asked: the device gave more than was ordered; it is being stopped.

    Attributes:
        amplitude_ma: What it gave.
        ordered_ma: What it should have given at most.
    """

    amplitude_ma: float
    ordered_ma: float
