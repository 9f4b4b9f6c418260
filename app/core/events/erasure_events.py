"""Data of the events of erasure and legal hold.

Guarantees: what was asked about a subject is sealed under that subject and goes with it; what was done
(`subject.erased`, `subject.remnants_removed`) belongs to nobody and stays: it names people by id only and holds no
free text. Does not: erase anything.
"""

from typing import Annotated, ClassVar

from app.core.events.constraints import Count, one_of
from app.core.events.system_event import EventData

SubjectKind = Annotated[str, one_of("patient", "user")]
ReasonClass = Annotated[str, one_of("asked_by_subject", "retention_over", "recorded_in_error", "unlawful")]


class ErasureRequestedData(EventData, frozen=True, kw_only=True):
    """Somebody asked for a subject to be erased; another one decides."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    erasure_id: str
    subject_id: str
    subject_kind: SubjectKind
    reason_class: ReasonClass
    reason: str
    asked_by: str


class ErasureRefusedData(EventData, frozen=True, kw_only=True):
    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    erasure_id: str
    subject_id: str
    refused_by: str
    reason: str


class LegalHoldPlacedData(EventData, frozen=True, kw_only=True):
    """Nothing about the subject may be erased until it is lifted."""

    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    hold_id: str
    subject_id: str
    subject_kind: SubjectKind
    reason: str
    placed_by: str


class LegalHoldLiftedData(EventData, frozen=True, kw_only=True):
    WITHHELD: ClassVar[tuple[str, ...]] = ("reason",)

    hold_id: str
    subject_id: str
    reason: str
    lifted_by: str


class SubjectErasedData(EventData, frozen=True, kw_only=True):
    """The subject's key was destroyed, and with it what every sealed entry said of them.

    Attributes:
        asked_at: UTC, ISO 8601.
        entries: How many entries of the log were sealed under the key.
        sessions: How many sessions there were, whose recordings, reports and orders are removed next.
        last_stop: Number of the newest safety stop in the log by then, so that none is entered again.
    """

    erasure_id: str
    subject_id: str
    subject_kind: SubjectKind
    reason_class: ReasonClass
    asked_by: str
    asked_at: str
    approved_by: str
    entries: Count
    sessions: Count
    last_stop: Count = 0


class RemnantsRemovedData(EventData, frozen=True, kw_only=True):
    """What lay outside the log was removed, as far as it can be reached; told again when more was.

    Attributes:
        files: How many files and folders of the data folder were removed this time.
        backups_reached: Places (ids) in whose backups the key was destroyed this time.
        backups_unreached: Places whose backups may still hold the key; tried again until there are none.
    """

    erasure_id: str
    subject_id: str
    files: Count
    backups_reached: tuple[str, ...] = ()
    backups_unreached: tuple[str, ...] = ()
