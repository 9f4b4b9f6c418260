"""Whose patient somebody is."""

from typing import Any

import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.clinic import sessions
from app.core.errors import Conflict, NeuraScaleError, NotFound, NotPermitted
from app.core.events.access_events import UserCreatedData, UserDisabledData
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import EventData, new_event
from app.core.station.care_messages import AssignCare, EndCare, ListCare
from app.core.station.door.care_desk import CareDesk
from app.core.station.messages import ListPatients, PatientList, RecordingList, RegisterPatient
from app.core.station.patient_requests import answer_patient_request, list_recordings
from tests.fakes.door import somebody
from tests.fakes.station_rooms import StationOfTests

DOCTOR = somebody("doctor", Role.CLINICIAN)
CHIEF = somebody("chief", Role.ADMINISTRATOR)
RESEARCHER = somebody("researcher", Role.RESEARCHER)


class Clinic:
    """Users, and a patient whom the doctor registered."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        for user_id in ("doctor", "nurse", "chief", "researcher", "gone"):
            self.append(
                "user.created",
                UserCreatedData(
                    user_id=user_id,
                    user_name=user_id,
                    full_name=user_id.title(),
                    roles=("clinician",),
                    created_by="chief",
                ),
                user_id,
            )
        self.append("user.disabled", UserDisabledData(user_id="gone", disabled_by="chief", reason="left us"), "gone")
        self.patient_id = self.register("H-1")

    @property
    def desk(self) -> CareDesk:
        return self.station.rooms.care

    def append(self, event_type: str, data: EventData, subject_id: str) -> None:
        event = new_event(event_type, data, source_service="t", subject_id=subject_id, clock=self.station.clock)
        self.station.store.log.append(event)

    def register(self, number: str, caller: Caller = DOCTOR) -> str:
        asked = RegisterPatient(
            hospital_number=number, family_name="Kanarek", given_name="V", birth_date="1980-01-01", sex="female"
        )
        patient_id: str = answer_patient_request(self.station.rooms, asked, caller).patient_id  # type: ignore[union-attr]
        return patient_id

    def ask(self, message: Any, caller: Caller = DOCTOR) -> Any:
        return self.desk.answer(message, caller)

    def carers(self) -> list[tuple[str, str]]:
        return [(one.user_name, one.assigned_by) for one in self.ask(ListCare(patient_id=self.patient_id)).care]


@pytest.fixture
def clinic(station: StationOfTests) -> Clinic:
    return Clinic(station)


def test_who_registers_a_patient_has_them_by_the_same_append(clinic: Clinic) -> None:
    assert clinic.desk.has("doctor", clinic.patient_id)
    assert not clinic.desk.has("nurse", clinic.patient_id)
    assert clinic.carers() == [("Doctor", "")]
    assert clinic.station.types()[-2:] == ["patient.registered", "care.assigned"]
    (entry,) = clinic.station.store.log.read(event_type="care.assigned")
    assert entry.event.subject_id == clinic.patient_id


def test_care_is_given_and_ended_and_known_after_a_restart(clinic: Clinic) -> None:
    clinic.ask(AssignCare(patient_id=clinic.patient_id, user_id="nurse"))
    clinic.ask(AssignCare(patient_id=clinic.patient_id, user_id="nurse"))
    assert clinic.desk.has("nurse", clinic.patient_id)
    assert len(clinic.station.events("care.assigned")) == 2
    clinic.ask(EndCare(patient_id=clinic.patient_id, user_id="doctor", reason="other ward"))
    assert not clinic.desk.has("doctor", clinic.patient_id)
    clinic.station.rooms = clinic.station.new_rooms()
    assert [clinic.desk.has(one, clinic.patient_id) for one in ("doctor", "nurse")] == [False, True]
    assert clinic.desk.patients_of("nurse") == {clinic.patient_id}
    assert clinic.carers() == [("Nurse", "doctor")]
    clinic.station.store.log.rebuild_projections(check=True)


@pytest.mark.parametrize(
    ("message", "caller", "error"),
    [
        (lambda p: AssignCare(patient_id=p, user_id="nobody"), DOCTOR, NotFound),
        (lambda p: AssignCare(patient_id=p, user_id="gone"), DOCTOR, Conflict),
        (lambda _: AssignCare(patient_id="none", user_id="nurse"), DOCTOR, NotFound),
        (lambda p: AssignCare(patient_id=p, user_id="chief"), CHIEF, NotPermitted),
        (lambda p: EndCare(patient_id=p, user_id="nurse"), DOCTOR, NotFound),
        (lambda p: EndCare(patient_id=p, user_id="doctor"), DOCTOR, Conflict),
        (lambda _: ListCare(patient_id="none"), DOCTOR, NotFound),
    ],
    ids=["no user", "disabled", "no patient", "oneself", "has not", "last one", "no patient listed"],
)
def test_what_is_refused(clinic: Clinic, message: Any, caller: Caller, error: type[NeuraScaleError]) -> None:
    before = clinic.station.types()
    with pytest.raises(error):
        clinic.ask(message(clinic.patient_id), caller)
    assert clinic.station.types() == before


def test_in_a_demonstration_every_patient_is_everybodys(clinic: Clinic) -> None:
    desk = CareDesk(clinic.station.store, clock=clinic.station.clock, everybodys=True)
    assert desk.has("whoever", clinic.patient_id)
    assert desk.patients_of("whoever") is None


def test_all_patients_are_found_and_more_than_identity_is_shown_of_ones_own_alone(clinic: Clinic) -> None:
    other = clinic.register("H-2", somebody("nurse", Role.CLINICIAN))
    found = answer_patient_request(clinic.station.rooms, ListPatients(), DOCTOR)
    assert isinstance(found, PatientList)
    assert {one.patient_id: one.own for one in found.patients} == {clinic.patient_id: True, other: False}
    assert {one.family_name for one in found.patients} == {"Kanarek"}


def test_recordings_are_listed_of_ones_own_patients_and_without_names_for_research(clinic: Clinic) -> None:
    _record(clinic, clinic.patient_id, "r-1")
    other = clinic.register("H-2", somebody("nurse", Role.CLINICIAN))
    _record(clinic, other, "r-2")
    clinic.ask(AssignCare(patient_id=clinic.patient_id, user_id="researcher"))

    def listed(caller: Caller) -> list[tuple[str, str]]:
        found: RecordingList = list_recordings(clinic.station.rooms, caller)
        return [(one.recording_id, one.patient.family_name if one.patient else "-") for one in found.recordings]

    assert listed(DOCTOR) == [("r-1", "Kanarek")]
    assert listed(RESEARCHER) == [("r-1", "")]
    assert listed(somebody("chief", Role.CLINICIAN)) == []


def _record(clinic: Clinic, patient_id: str, recording_id: str) -> None:
    station = clinic.station
    session_id = sessions.begin_session(station.store, patient_id, "routine-eeg", "simulated", clock=station.clock)
    started = RecordingStartedData(
        recording_id=recording_id, session_id=session_id, device="x", stream_rates_hz=(250.0,), labels=("Fp1",)
    )
    clinic.append("recording.started", started, patient_id)
    sessions.fail_session(station.store, session_id, "recording", "x", "over", clock=station.clock)
