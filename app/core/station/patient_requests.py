"""Answers what is asked about patients: registering and finding them, and the list of their recordings.

Guarantees: as `app.core.station.service`, of which this is a part. Who registers a patient has them in care, by the
same append. Whoever may find patients finds all of them, by identity alone where they are not theirs: choosing the
right one is what keeps the wrong one from being recorded. Recordings are listed of one's own patients only.
Threads: the exchange's pool.
"""

from app.core.access.caller import Caller
from app.core.access.roles import Verdict, permissions
from app.core.acquisition.messages import StreamCount
from app.core.clinic import patients
from app.core.station.messages import (
    ListPatients,
    PatientList,
    PatientRegistered,
    RecordingList,
    RecordingView,
    RegisterPatient,
)
from app.core.station.patient_views import nameless, other_numbers, patient_view
from app.core.station.station_rooms import StationRooms
from app.core.station.views import PatientView
from app.core.store.projections.patients import Patient


def answer_patient_request(
    rooms: StationRooms, message: RegisterPatient | ListPatients, caller: Caller
) -> PatientRegistered | PatientList:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    match message:
        case RegisterPatient():
            details = patients.PatientDetails(
                hospital_number=message.hospital_number,
                family_name=message.family_name,
                given_name=message.given_name,
                birth_date=message.birth_date,
                sex=message.sex,
            )
            patient_id = patients.register_patient(
                rooms.store,
                details,
                clock=rooms.clock,
                together=lambda patient_id: rooms.care.registered(caller, patient_id),
            )
            rooms.care.was_registered(caller, patient_id)
            return PatientRegistered(patient_id=patient_id)
        case ListPatients(search=search):
            return PatientList(patients=tuple(_shown(rooms, patient, caller) for patient in _found(rooms, search)))


def list_recordings(rooms: StationRooms, caller: Caller) -> RecordingList:
    """The recordings of the caller's patients, newest first.

    Raises:
        StorageFault: The store cannot be read.
    """
    views = []
    named = permissions().judge("ListSessionEvents", caller.roles, own_patient=True) is Verdict.ALLOWED
    for recording in rooms.store.recordings.list():
        session = rooms.store.sessions.get(recording.session_id)
        shown_id = rooms.care.persons.shown_for(session.patient_id) if session is not None else ""
        patient = rooms.store.patients.get(shown_id) if shown_id else None
        if not rooms.reaches(caller, patient.patient_id if patient is not None else ""):
            continue
        report = rooms.data.sealed_report(recording.session_id)
        views.append(
            RecordingView(
                recording_id=recording.recording_id,
                session_id=recording.session_id,
                started=recording.started.isoformat(timespec="seconds"),
                seconds=recording.seconds or 0.0,
                streams=tuple(
                    StreamCount(stream_id=s.stream_id, samples=s.samples, lost=s.lost, gaps=s.gaps)
                    for s in recording.streams
                ),
                path=str(rooms.data.recording(recording.recording_id)),
                report_path=str(report) if report.exists() else "",
                patient=_of_recording(rooms, patient, named=named),
            )
        )
    return RecordingList(recordings=tuple(views))


def _of_recording(rooms: StationRooms, patient: Patient | None, *, named: bool) -> PatientView | None:
    """Whose it is; for who may see the samples and no session (a researcher) the id alone, which says nothing."""
    if patient is None:
        return None
    return patient_view(rooms, patient) if named else nameless(patient.patient_id)


def _found(rooms: StationRooms, search: str) -> tuple[Patient, ...]:
    """Each person once, as the record that is shown, from whichever number or name they were found by."""
    found: dict[str, Patient] = {}
    for patient in rooms.store.patients.search(search):
        shown_id = rooms.care.persons.shown_for(patient.patient_id)
        shown = patient if shown_id == patient.patient_id else rooms.store.patients.get(shown_id)
        if shown is not None:
            found.setdefault(shown_id, shown)
    return tuple(found.values())


def _shown(rooms: StationRooms, patient: Patient, caller: Caller) -> PatientView:
    if rooms.reaches(caller, patient.patient_id):
        return patient_view(rooms, patient)
    return PatientView(
        patient_id=patient.patient_id,
        hospital_number=patient.hospital_number,
        family_name=patient.family_name,
        given_name=patient.given_name,
        birth_date=patient.birth_date,
        sex=patient.sex,
        own=False,
        other_numbers=other_numbers(rooms, patient),
    )
