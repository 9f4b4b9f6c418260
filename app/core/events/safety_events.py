"""Data of the events of the safety stop and the alarms.

Guarantees: frozen typed values with a schema version. Texts hold no patient names. Does not: decide anything.
"""

from typing import Annotated, ClassVar

from app.core.events.constraints import Count, Seconds, one_of
from app.core.events.system_event import EventData


class StopProofTestedData(EventData, frozen=True, kw_only=True):
    session_id: str
    latency_ms: float
    passed: bool


class StopResetData(EventData, frozen=True, kw_only=True):
    session_id: str
    role: str
    reason: str


class StopExplainedData(EventData, frozen=True, kw_only=True):
    """Why somebody stopped, in their words; the safety program's own file has none."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    session_id: str
    stop_number: Count
    source: str
    reason: str


class OutputChangedData(EventData, frozen=True, kw_only=True):
    session_id: str
    state: str
    reason: str


class AlarmChangedData(EventData, frozen=True, kw_only=True):
    """Every transition of an alarm.

    Attributes:
        state: "active", "acknowledged", "latched" or "cleared".
        items: What it was about, where that is several things (channel labels).
        at: ISO 8601, UTC: when it happened, where that was told later (an alarm that safety raised by itself).
    """

    VERSION: ClassVar[int] = 3

    alarm_id: str
    condition: str
    priority: Annotated[str, one_of("high", "medium", "low")]
    state: Annotated[str, one_of("active", "acknowledged", "latched", "cleared")]
    session_id: str
    text: str
    items: tuple[str, ...] = ()
    at: str = ""


class AlarmAudioPausedData(EventData, frozen=True, kw_only=True):
    """Somebody silenced the sound of the alarms for a while, or ended such a pause (`seconds` 0)."""

    session_id: str
    seconds: Seconds
    until: str
