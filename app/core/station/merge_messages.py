"""What is asked of the station about two records of one person.

Guarantees: frozen typed messages, part of `app.core.station.messages`. `patient_id` is the record that is kept, and
whom the request is about; the other record must be in the asker's care too, or it is refused (`NotPermitted`).
"""

import msgspec

from app.core.reticence import reticent_repr
from app.core.station.views import PatientView
from app.core.wire.envelopes import Message


class LookAtMerge(Message, frozen=True, kw_only=True):
    """Look at two records side by side before joining them. Answer: `MergePreview`."""

    patient_id: str
    other_id: str


class RecordToMerge(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two: `version` of what is known of it, and how much there is of each kind."""

    patient: PatientView
    version: int
    sessions: int
    consents: int
    reports: int


class MergePreview(Message, frozen=True, kw_only=True):
    """Both records. `differing`: names of the fields in which they say who it is differently."""

    kept: RecordToMerge
    merged: RecordToMerge
    differing: tuple[str, ...] = ()


class MergePatients(Message, frozen=True, kw_only=True):
    """Join a record to the one that is kept. Answer: `PatientsMerged`.

    Refused (`Conflict`) where one of them was changed meanwhile, is joined already, has a session that runs or waits to
    be erased; (`WrongUse`) without a reason of ten characters.

    Attributes:
        kept_version, merged_version: As `MergePreview` showed them.
    """

    patient_id: str
    merged_id: str
    kept_version: int
    merged_version: int
    reason: str


class PatientsMerged(Message, frozen=True, kw_only=True):
    merge_id: str


class UndoMerge(Message, frozen=True, kw_only=True):
    """Take the two apart again. Answer: `Done`. Refused as `MergePatients`, and under a legal hold (`NotPermitted`)."""

    patient_id: str
    merge_id: str
    reason: str


class ListMerges(Message, frozen=True, kw_only=True):
    """Every merge of this person's records, undone ones too. Answer: `MergeList`, oldest first."""

    patient_id: str


class MergeView(msgspec.Struct, frozen=True, kw_only=True):
    """One merge.

    Attributes:
        merged: The record that was joined to the one that is shown.
        at, undone: ISO 8601, UTC; `undone` is empty while it stands.
        by, undone_by: As printed.
        sessions_since: Sessions of the record that was kept since then: they stay with it if the merge is undone.
    """

    __repr__ = reticent_repr

    merge_id: str
    merged: PatientView
    reason: str
    by: str
    at: str
    undone: str = ""
    undone_by: str = ""
    undo_reason: str = ""
    sessions_since: int = 0


class MergeList(Message, frozen=True, kw_only=True):
    merges: tuple[MergeView, ...]


MergeRequest = LookAtMerge | MergePatients | UndoMerge | ListMerges
MergeReply = MergePreview | PatientsMerged | MergeList
