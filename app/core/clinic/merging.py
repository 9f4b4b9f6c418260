"""Two records of one person: joined, and taken apart again.

Guarantees: joining changes nothing of either record: each keeps what was entered for it, its number and its key; what
belongs to the person (sessions, consents, reports, appointments, whose care it is) is found from either number and
shown with the record that is kept. It is undone as it was done, by an entry with a reason, and then each record has
again what was entered for it; what came since belongs to the record under which it was entered. Nobody is joined or
taken apart while a session of theirs runs, or an erasure waits; and not taken apart under a legal hold, which would
leave one of the two without it.
Does not: judge whether two records are of one person (people do), or who may. Any thread.
"""

import msgspec

from app.core.clinic.patients import existing_patient
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.events.merge_events import MergeUndoneData, PatientMergedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.store.projections.patient_merges import PatientMerge
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore

SHORTEST_REASON, LONGEST_REASON = 10, 500
_UNCHANGED = "Nothing was changed."


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which two records differ: its name, and what each says."""

    field: str
    kept: str
    merged: str


def merge_patients(
    store: StationStore,
    kept_id: str,
    merged_id: str,
    *,
    kept_version: int,
    merged_version: int,
    reason: str,
    merged_by: str,
    clock: Clock = SYSTEM_CLOCK,
) -> str:
    """Join the record `merged_id` to `kept_id`; durable on return. The merge's id.

    Args:
        kept_version, merged_version: Of the two records, as whoever joins them has seen them.
        merged_by: A user's id.

    Raises:
        NotFound: There is no such patient.
        WrongUse: They are one record, or no reason is given.
        Conflict: A record is joined to another already, was corrected meanwhile, has a session that runs, or is about
            to be erased.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    reason = _demand_reason(reason)
    if kept_id == merged_id:
        raise WrongUse("These are one record.", meaning=_UNCHANGED, advice="Choose the other record.")
    for patient_id, version in ((kept_id, kept_version), (merged_id, merged_version)):
        existing_patient(store, patient_id)
        if store.merges.kept_for(patient_id) != patient_id:
            raise Conflict(
                "One of these records is joined to another already.",
                meaning=_UNCHANGED,
                advice="Search for its number: the record that is found is the one to go on with.",
            )
        if version != len(store.patient_versions.of_patient(patient_id)):
            raise Conflict(
                "One of these records was corrected meanwhile.",
                meaning=_UNCHANGED,
                advice="Look at both again, and decide then.",
            )
        _demand_quiet(store, patient_id)
    data = PatientMergedData(
        merge_id=new_id(clock),
        kept_id=kept_id,
        merged_id=merged_id,
        kept_version=kept_version,
        merged_version=merged_version,
        reason=reason,
        merged_by=merged_by,
    )
    store.log.append(_event("patient.merged", data, merged_id, clock))
    return data.merge_id


def undo_merge(
    store: StationStore, merge_id: str, *, reason: str, undone_by: str, clock: Clock = SYSTEM_CLOCK
) -> PatientMerge:
    """Take two records apart again; durable on return. The merge that was.

    Raises:
        NotFound: There is no such merge.
        WrongUse: No reason is given.
        Conflict: It was undone before, a session of the person runs, or the person is about to be erased.
        NotPermitted: The person stands under a legal hold.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    reason = _demand_reason(reason)
    merge = store.merges.get(merge_id)
    if merge is None:
        raise NotFound("There is no such merge.", advice="Look at the patient again.")
    if merge.undone:
        raise Conflict("This merge was undone before.", meaning=_UNCHANGED)
    _demand_quiet(store, merge.kept_id)
    if any(store.erasures.holds(record) for record in store.merges.records_of(merge.kept_id)):
        raise NotPermitted(
            "The person stands under a legal hold.",
            meaning=f"{_UNCHANGED} Taken apart, one of the two records would be without it.",
            advice="Ask the administrator who placed it.",
        )
    data = MergeUndoneData(
        merge_id=merge_id, kept_id=merge.kept_id, merged_id=merge.merged_id, reason=reason, undone_by=undone_by
    )
    store.log.append(_event("patient.merge_undone", data, merge.merged_id, clock))
    return merge


def differences(store: StationStore, kept_id: str, merged_id: str) -> tuple[Differing, ...]:
    """What two records say differently of who it is, but for their numbers.

    Raises:
        NotFound: There is no such patient.
        StorageFault: The store cannot be read.
    """
    kept, merged = existing_patient(store, kept_id), existing_patient(store, merged_id)
    return tuple(
        Differing(field=field, kept=getattr(kept, field), merged=getattr(merged, field))
        for field in ("family_name", "given_name", "birth_date", "sex")
        if getattr(kept, field) != getattr(merged, field)
    )


def sessions_of_person(store: StationStore, patient_id: str) -> tuple[Session, ...]:
    """Those of all records of a person, newest first.

    Raises:
        StorageFault: The store cannot be read.
    """
    found = [one for record in store.merges.records_of(patient_id) for one in store.sessions.of_patient(record)]
    return tuple(sorted(found, key=lambda one: (one.started, one.session_id), reverse=True))


def numbers_of_person(store: StationStore, patient_id: str) -> tuple[str, ...]:
    """The hospital numbers of a person, that of the record that is shown first.

    Raises:
        StorageFault: The store cannot be read.
    """
    found = (store.patients.get(record) for record in store.merges.records_of(patient_id))
    return tuple(one.hospital_number for one in found if one is not None)


def came_since(store: StationStore, merge: PatientMerge) -> tuple[Session, ...]:
    """Sessions of the kept record since a merge: they stay with it when the merge is undone.

    Raises:
        StorageFault: The store cannot be read.
    """
    return tuple(one for one in store.sessions.of_patient(merge.kept_id) if one.started >= merge.merged)


def _demand_quiet(store: StationStore, patient_id: str) -> None:
    """Raises: Conflict: A session of the person runs, or an erasure waits."""
    if any(not one.is_over for one in sessions_of_person(store, patient_id)):
        raise Conflict(
            "A session of this patient is not over.", meaning=_UNCHANGED, advice="End or cancel it, then do this again."
        )
    records = store.merges.records_of(patient_id)
    if any(one.state == "asked" for record in records for one in store.erasures.of_subject(record)):
        raise Conflict(
            "This patient is about to be erased.",
            meaning=_UNCHANGED,
            advice="Wait until an administrator has decided, then do this again.",
        )


def _demand_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning=_UNCHANGED)
    return reason


def _event(event_type: str, data: EventData, subject_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type, data, source_service="station", correlation_id=subject_id, subject_id=subject_id, clock=clock
    )
