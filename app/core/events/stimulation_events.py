"""Data of the events of stimulation.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from app.core.events.constraints import Milliampere
from app.core.events.system_event import EventData


class StimulatorAttachedData(EventData, frozen=True, kw_only=True):
    """Which stimulator a session uses, and what it says it can do."""

    session_id: str
    name: str
    serial_number: str
    firmware: str
    safe_state: str
    greatest_amplitude_ma: Milliampere


class AmplitudeChangedData(EventData, frozen=True, kw_only=True):
    """The device has confirmed another amplitude of the session programme.

    Attributes:
        before_ma: What it was set to before.
        amplitude_ma: What it is set to.
    """

    session_id: str
    recording_id: str
    before_ma: Milliampere
    amplitude_ma: Milliampere


class StimulationExceededData(EventData, frozen=True, kw_only=True):
    """The device gave more than was ordered, and was brought to its safe state for it."""

    session_id: str
    amplitude_ma: float
    ordered_ma: float
