"""Answers what is asked about the versions of a patient.

Guarantees: as `app.core.station.service`, of which this is a part; a running session shows its patient as known now.
Does not: judge whose patient it is (the door does). Threads: the exchange's pool.
"""

from app.core.access.caller import Caller
from app.core.clinic.patient_correction import correct_patient
from app.core.clinic.patients import PatientDetails, existing_patient
from app.core.station.audit_messages import CorrectPatient, ListPatientVersions, PatientVersion, PatientVersions
from app.core.station.patient_views import patient_view
from app.core.station.station_rooms import StationRooms


def answer_correction_request(
    rooms: StationRooms, message: CorrectPatient | ListPatientVersions, caller: Caller
) -> PatientVersions:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    if isinstance(message, CorrectPatient):
        correct_patient(
            rooms.store,
            message.patient_id,
            PatientDetails(
                hospital_number=message.hospital_number,
                family_name=message.family_name,
                given_name=message.given_name,
                birth_date=message.birth_date,
                sex=message.sex,
            ),
            version=message.version,
            reason=message.reason,
            corrected_by=caller.user_id,
            clock=rooms.clock,
        )
        _show(rooms, message.patient_id)
    known = rooms.store.patient_versions.of_patient(message.patient_id)
    return PatientVersions(
        patient_id=message.patient_id,
        versions=tuple(
            PatientVersion(
                version=one.version,
                since=one.since.isoformat(timespec="seconds"),
                hospital_number=one.hospital_number,
                family_name=one.family_name,
                given_name=one.given_name,
                birth_date=one.birth_date,
                sex=one.sex,
                reason=one.reason,
                corrected_by=rooms.store.users.printed_name(one.corrected_by) if one.corrected_by else "",
            )
            for one in known
        ),
    )


def _show(rooms: StationRooms, patient_id: str) -> None:
    """In the session on the board, if it is this patient's."""
    view = rooms.board.view
    if view is not None and view.patient.patient_id == patient_id:
        patient = existing_patient(rooms.store, patient_id)
        rooms.board.change(view.session_id, patient=patient_view(rooms, patient))
