"""What a window or a command line asks of the station about the stimulator.

Guarantees: frozen typed messages. Does not: start it; that is the safety program's (`app.core.safety`).
"""

from app.core.wire.envelopes import Message


class SetAmplitude(Message, frozen=True, kw_only=True):
    """Set the amplitude of the session's stimulation, milliamperes. Answer: `AmplitudeSet`.

    Takes effect at once where it runs. Refused (`WrongUse`) beyond the device's limits, (`PrerequisiteMissing`) where
    the session uses no stimulator or none is attached, (`DeviceFault`) where the device did not confirm it.
    """

    session_id: str
    amplitude_ma: float


class AmplitudeSet(Message, frozen=True, kw_only=True):
    """The device has confirmed it."""

    before_ma: float
    amplitude_ma: float


OutputRequest = SetAmplitude
OutputReply = AmplitudeSet
