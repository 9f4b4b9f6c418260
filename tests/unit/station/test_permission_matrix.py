"""Every request x every role and pair of roles x whose patient x how somebody is there, by a table a person can check.

What is expected comes from `tests/vectors/permissions.csv` alone; what happens, from the door on a real store.
"""

import csv
import dataclasses
import itertools
import typing
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.access.seat import Stage
from app.core.clinic import sessions
from app.core.errors import NotFound, NotOwnPatient, NotPermitted, NotSignedIn
from app.core.events.access_events import CareAssignedData
from app.core.events.appointment_events import AppointmentBookedData, AppointmentTerms, PlanMadeData, PlanTerms
from app.core.events.erasure_events import ErasureRequestedData, LegalHoldPlacedData
from app.core.events.onboarding_events import OnboardingBegunData
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import EventData, new_event
from app.core.settings.data_directory import DataDirectory
from app.core.station.care_messages import OpenBreakGlass
from app.core.station.door.care_desk import CareDesk
from app.core.station.door.door import Door
from app.core.station.messages import StationRequest
from tests.fakes.door import FakeReception, a_message, somebody
from tests.fakes.station_rooms import StationOfTests, a_view

TABLE = Path(__file__).parents[2] / "vectors" / "permissions.csv"
CLASSES = {one.__name__: one for one in typing.get_args(StationRequest)}
IDS = ("patient_id", "session_id", "recording_id", "export_id", "erasure_id", "hold_id", "user_id", "workflow_id")
IDS += ("plan_id", "appointment_id", "onboarding_id")
PLAN = PlanTerms(indication="Seizures", goal="Type", protocol="routine-eeg", sessions=1)
APPOINTMENT = AppointmentTerms(
    starts="2030-01-01T09:00:00Z", minutes=60, place="Lab", protocol="routine-eeg", provider_id="doctor"
)
ROLES: tuple[tuple[Role, ...], ...] = ((), *((role,) for role in Role), *itertools.combinations(Role, 2))
WHOSE = ("own", "other", "unknown")
STAGES = ("demonstration", "open", "locked", "signed_out", "break_glass")


def expected_table() -> dict[str, dict[str, str]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        return {row["request"]: row for row in csv.DictReader(file)}


def expected(row: dict[str, str], roles: tuple[Role, ...], whose: str, stage: str) -> type[Exception] | None:
    """What must come of it: None where it is allowed."""
    if row["nobody"] == "yes":
        return None
    if stage in ("locked", "signed_out"):
        return NotSignedIn
    cells = {row[role.value] for role in roles}
    if "yes" in cells:
        return None
    if not cells & {"own", "own/emergency"}:
        return NotPermitted
    if stage == "demonstration" or (row["about"] == "running" and whose == "unknown"):
        return None  # everybody's patient; or no session, so about nobody
    if whose == "own":
        return None
    if whose == "unknown":
        return NotFound
    if "own/emergency" not in cells:
        return NotPermitted
    return None if stage == "break_glass" else NotOwnPatient


class House:
    """A station with a patient who is in everybody's care here, one who is in nobody's, and doors of all kinds."""

    def __init__(self, data: DataDirectory) -> None:
        self.station = StationOfTests(data)
        self.patients = {"own": self.station.register("H-1"), "other": self.station.register("H-2")}
        self.ids = {"unknown": {**dict.fromkeys(IDS, "no-such-thing"), "user_id": ""}}
        for whose, patient_id in self.patients.items():
            self.ids[whose] = self._make(whose, patient_id)
        self.reception = FakeReception()
        # The same user id whatever the roles: whose patient it is does not depend on them.
        care = CareAssignedData(patient_id=self.patients["own"], user_id="doctor", assigned_by="chief")
        self._append("care.assigned", care, self.patients["own"])
        glass = CareAssignedData(patient_id=self.patients["own"], user_id="urgent", assigned_by="chief")
        self._append("care.assigned", glass, self.patients["own"])
        self.rooms = self.station.new_rooms()
        urgent = somebody("urgent", Role.CLINICIAN)
        self.rooms.break_glass.answer(
            OpenBreakGlass(patient_id=self.patients["other"], reason="Seizure in the corridor"), urgent
        )
        everybodys = CareDesk(self.station.store, clock=self.station.clock, everybodys=True)
        self._doors = {
            (stage == "demonstration", whose): self._door(everybodys if stage == "demonstration" else None, whose)
            for stage in ("demonstration", "open")
            for whose in WHOSE
        }

    def ask(self, request: str, roles: tuple[Role, ...], whose: str, stage: str) -> type[Exception] | None:
        """What comes of it."""
        user_id = "urgent" if stage == "break_glass" else "doctor"
        signed_in = stage not in ("locked", "signed_out")
        self.reception.callers = {"t": somebody(user_id, *roles)} if signed_in else {}
        self.reception.stage = Stage.LOCKED if stage == "locked" else Stage.SIGNED_OUT
        message = a_message(CLASSES[request], **self.ids[whose])
        try:
            caller = self._doors[stage == "demonstration", whose].admit("desktop#1", message, "t")
        except (NotPermitted, NotFound) as error:
            return type(error)
        assert isinstance(caller, Caller)
        return None

    def _door(self, care: CareDesk | None, whose: str) -> Door:
        ids = self.ids[whose]
        export = SimpleNamespace(export_id=ids["export_id"], recording_id=ids["recording_id"])
        subject_export = SimpleNamespace(export_id=ids["export_id"], patient_id=ids["patient_id"])
        rooms = dataclasses.replace(
            self.rooms,
            exports=SimpleNamespace(view=None if whose == "unknown" else export),  # type: ignore[arg-type]
            subject_exports=SimpleNamespace(view=None if whose == "unknown" else subject_export),  # type: ignore[arg-type]
            board=self.station.new_rooms().board,
            **({} if care is None else {"care": care}),
        )
        if whose != "unknown":
            view = a_view(ids["session_id"])
            patient = msgspec.structs.replace(view.patient, patient_id=ids["patient_id"])
            rooms.board.show(msgspec.structs.replace(view, patient=patient))
        return Door(rooms, self.reception)

    def _make(self, whose: str, patient_id: str) -> dict[str, str]:
        station = self.station
        session_id = sessions.begin_session(station.store, patient_id, "routine-eeg", "simulated", clock=station.clock)
        sessions.fail_session(station.store, session_id, "prerequisites", "x", "It is over.", clock=station.clock)
        ids = {name: f"{name}-{whose}" for name in IDS}
        ids |= {"patient_id": patient_id, "session_id": session_id, "user_id": "", "workflow_id": session_id}
        started = RecordingStartedData(
            recording_id=ids["recording_id"],
            session_id=session_id,
            device="Simulated amplifier",
            stream_rates_hz=(250.0,),
            labels=("Fp1",),
        )
        self._append("recording.started", started, patient_id)
        asked = ErasureRequestedData(
            erasure_id=ids["erasure_id"], subject_id=patient_id, subject_kind="patient",
            reason_class="asked_by_subject", reason="asked for it", asked_by="chief",
        )  # fmt: skip
        self._append("erasure.requested", asked, patient_id)
        hold = LegalHoldPlacedData(
            hold_id=ids["hold_id"], subject_id=patient_id, subject_kind="patient", reason="a case", placed_by="chief"
        )
        self._append("legal_hold.placed", hold, patient_id)
        plan = PlanMadeData(plan_id=ids["plan_id"], patient_id=patient_id, terms=PLAN, made_by="chief")
        self._append("treatment_plan.made", plan, patient_id)
        booked = AppointmentBookedData(
            appointment_id=ids["appointment_id"], patient_id=patient_id, terms=APPOINTMENT, booked_by="chief"
        )
        self._append("appointment.booked", booked, patient_id)
        begun = OnboardingBegunData(
            onboarding_id=ids["onboarding_id"], patient_id=patient_id, hospital_number="H-3", family_name="K",
            given_name="V", birth_date="1980-01-01", sex="female", begun_by="chief",
        )  # fmt: skip
        self._append("onboarding.begun", begun, patient_id)
        return ids

    def _append(self, event_type: str, data: EventData, patient_id: str) -> None:
        event = new_event(event_type, data, source_service="station", subject_id=patient_id, clock=self.station.clock)
        self.station.store.log.append(event)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(DataDirectory(tmp_path_factory.mktemp("matrix") / "data").create())
    yield made
    made.station.store.close()


def test_the_table_names_every_request_of_the_station_once() -> None:
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = [row["request"] for row in csv.DictReader(file)]
    assert rows == sorted(CLASSES), "write the missing ones into tests/vectors/permissions.csv, by hand"


@pytest.mark.proves("REQ-ACCESS-DOOR")
@pytest.mark.parametrize("request_name", sorted(CLASSES))
def test_who_may_do_what_to_whom_and_when(house: House, request_name: str) -> None:
    row = expected_table()[request_name]
    wrong = [
        (roles, whose, stage, found, wanted)
        for roles, whose, stage in itertools.product(ROLES, WHOSE, STAGES)
        if (found := house.ask(request_name, roles, whose, stage)) is not (wanted := expected(row, roles, whose, stage))
    ]
    assert not wrong, "\n".join(
        f"{'+'.join(roles) or 'no role'}, {whose}, {stage}: {_said(found)}, not {_said(wanted)}"
        for roles, whose, stage, found, wanted in wrong
    )


def _said(outcome: type[Exception] | None) -> str:
    return "allowed" if outcome is None else outcome.__name__
