"""Data of the events by which two records of one person become one, and two again.

Guarantees: frozen typed values with a schema version. They say which records by id, and nothing of who it is; both are
sealed under the record that is joined to the other, and go with it. Does not: decide who may, or move anything.
"""

from typing import ClassVar

from app.core.events.constraints import Count
from app.core.events.system_event import EventData


class PatientMergedData(EventData, frozen=True, kw_only=True):
    """One record was joined to another: both are of one person, and `kept_id` is the one that is shown from now on.

    Attributes:
        merge_id: Names this merge for its undoing.
        kept_id / merged_id: Patients' ids. Nothing of either is changed; each keeps its own key.
        kept_version / merged_version: What whoever merged them had seen of each.
        merged_by: A user's id.
    """

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    merge_id: str
    kept_id: str
    merged_id: str
    kept_version: Count
    merged_version: Count
    reason: str
    merged_by: str


class MergeUndoneData(EventData, frozen=True, kw_only=True):
    """The two records are of two people after all; each has again what was entered for it."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    merge_id: str
    kept_id: str
    merged_id: str
    reason: str
    undone_by: str
