"""Answers what is asked about two records of one person.

Guarantees: as `app.core.station.service`, of which this is a part; both records must be in the asker's care. Once it is
answered, everything on the station finds the person from either record. Threads: the exchange's pool.
"""

import threading

import msgspec

from app.core.access.caller import Caller
from app.core.clinic import merging
from app.core.clinic.consent import standing_consents
from app.core.clinic.patients import existing_patient
from app.core.errors import Conflict, NotPermitted
from app.core.station.merge_messages import (
    ListMerges,
    LookAtMerge,
    MergeList,
    MergePatients,
    MergePreview,
    MergeRequest,
    MergeView,
    PatientsMerged,
    RecordToMerge,
    UndoMerge,
)
from app.core.station.patient_views import patient_view
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.patient_merges import PatientMerge
from app.core.wire.envelopes import Done

_changing = threading.Lock()


def answer_merge_request(rooms: StationRooms, message: MergeRequest, caller: Caller) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case LookAtMerge(patient_id=patient_id, other_id=other_id):
            _demand_own(rooms, caller, other_id)
            differing = merging.differences(rooms.store, patient_id, other_id)
            return MergePreview(
                kept=_record(rooms, patient_id),
                merged=_record(rooms, other_id),
                differing=tuple(one.field for one in differing),
            )
        case MergePatients():
            _demand_own(rooms, caller, message.merged_id)
            return _merge(rooms, message, caller)
        case UndoMerge():
            return _undo(rooms, message, caller)
        case ListMerges(patient_id=patient_id):
            return MergeList(merges=_merges(rooms, patient_id))


def _merge(rooms: StationRooms, message: MergePatients, caller: Caller) -> PatientsMerged:
    with _changing:  # two windows: the second finds them joined
        merge_id = merging.merge_patients(
            rooms.store,
            message.patient_id,
            message.merged_id,
            kept_version=message.kept_version,
            merged_version=message.merged_version,
            reason=message.reason,
            merged_by=caller.user_id,
            clock=rooms.clock,
        )
        _look_again(rooms)
    return PatientsMerged(merge_id=merge_id)


def _undo(rooms: StationRooms, message: UndoMerge, caller: Caller) -> Done:
    merge = rooms.store.merges.get(message.merge_id)
    if merge is not None and message.patient_id not in (merge.kept_id, merge.merged_id):
        raise Conflict("This merge is not one of this patient's.", advice="Look at the patient again.")
    with _changing:
        merging.undo_merge(
            rooms.store, message.merge_id, reason=message.reason, undone_by=caller.user_id, clock=rooms.clock
        )
        _look_again(rooms)
    return Done()


def _look_again(rooms: StationRooms) -> None:
    """From now on everything goes by the new state; the session that is shown (it is over) is of the person, too."""
    rooms.care.persons.look_again()
    view = rooms.board.view
    patient = None if view is None else rooms.store.patients.get(view.patient.patient_id)
    if view is not None and patient is not None:
        rooms.board.change(view.session_id, patient=patient_view(rooms, patient))


def _merges(rooms: StationRooms, patient_id: str) -> tuple[MergeView, ...]:
    found: dict[str, PatientMerge] = {}
    for record in rooms.store.merges.records_of(patient_id):
        found |= {one.merge_id: one for one in rooms.store.merges.of_patient(record)}
    return tuple(_view(rooms, one) for one in sorted(found.values(), key=lambda one: (one.merged, one.merge_id)))


def _view(rooms: StationRooms, merge: PatientMerge) -> MergeView:
    users = rooms.store.users
    return MergeView(
        merge_id=merge.merge_id,
        merged=patient_view(rooms, existing_patient(rooms.store, merge.merged_id)),
        reason=merge.reason,
        by=users.printed_name(merge.merged_by),
        at=merge.merged.isoformat(timespec="seconds"),
        undone=merge.undone,
        undone_by=users.printed_name(merge.undone_by) if merge.undone else "",
        undo_reason=merge.undo_reason,
        sessions_since=0 if merge.undone else len(merging.came_since(rooms.store, merge)),
    )


def _record(rooms: StationRooms, patient_id: str) -> RecordToMerge:
    store = rooms.store
    patient = existing_patient(store, patient_id)
    sessions = merging.sessions_of_person(store, patient_id)
    return RecordToMerge(
        patient=patient_view(rooms, patient),
        version=len(store.patient_versions.of_patient(patient_id)),
        sessions=len(sessions),
        consents=len(standing_consents(store, patient_id)),
        reports=sum(bool(session.report_id) for session in sessions),
    )


def _demand_own(rooms: StationRooms, caller: Caller, patient_id: str) -> None:
    """The door looked at the one that is kept."""
    existing_patient(rooms.store, patient_id)
    if not rooms.care.has(caller.user_id, patient_id):
        raise NotPermitted(
            "The other record is not in your care.",
            meaning="Nothing was shown or changed.",
            advice="Have it assigned to you, then join the two.",
        )
