"""Data of what becomes of an annotation after it was set: it is put right, or it is withdrawn.

Guarantees: frozen typed values with a schema version. The entry of `annotation.added` stays as it is; the newest
correction holds, and a withdrawal ends it. Does not: decide who may.
"""

from typing import ClassVar

from app.core.events.constraints import Count, Seconds
from app.core.events.system_event import EventData


class AnnotationCorrectedData(EventData, frozen=True, kw_only=True):
    """All that the annotation says from now on.

    Attributes:
        annotation_id: `event_id` of its `annotation.added`.
        version: 2 for the first correction.
        reason: Why, in words; may be empty.
    """

    # Somebody typed it; it may say a name whatever the guide says.
    WITHHELD: ClassVar[tuple[str, ...]] = ("text", "reason")

    annotation_id: str
    version: Count
    session_id: str
    recording_id: str
    onset_s: float
    duration_s: Seconds
    text: str
    channels: tuple[str, ...]
    reason: str = ""


class AnnotationWithdrawnData(EventData, frozen=True, kw_only=True):
    """The annotation does not hold any more; `annotation_id` and `version` as in `AnnotationCorrectedData`."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    annotation_id: str
    version: Count
    session_id: str
    recording_id: str
    reason: str
