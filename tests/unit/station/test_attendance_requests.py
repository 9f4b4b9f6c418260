"""What the station answers about appointments that were kept, missed or not marked, and how far plans are."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
import pytest

from app.core.clinic import sessions
from app.core.clinic.appointments import moment_text
from app.core.errors import Conflict, WrongUse
from app.core.events.access_events import CareAssignedData
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import EventData, new_event
from app.core.station.appointment_messages import (
    AppointmentView,
    BookAppointment,
    ListAppointments,
    ListPatientAppointments,
    ListPlans,
    MakePlan,
    MarkAppointment,
    TakeBackMark,
)
from tests.fakes.intake import DOCTOR, NURSE, PLAN, TERMS, TakenIn
from tests.fakes.station_rooms import StationOfTests


class Visits:
    """A patient of the doctor's with a plan, and appointments around now."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.patient = station.register("A-1")
        care = CareAssignedData(patient_id=self.patient, user_id="doctor", assigned_by="chief")
        self._append("care.assigned", care)
        self.clinic = TakenIn(station)  # after the care: rooms read whose patient it is as they open
        self.clinic.ask(MakePlan(patient_id=self.patient, terms=PLAN, plan_id="plan-1"))

    def _append(self, event_type: str, data: EventData) -> None:
        event = new_event(event_type, data, source_service="t", subject_id=self.patient, clock=self.station.clock)
        self.station.store.log.append(event)

    def book(self, appointment_id: str, at: datetime) -> None:
        terms = msgspec.structs.replace(TERMS, starts=moment_text(at))
        self.clinic.ask(BookAppointment(patient_id=self.patient, terms=terms, appointment_id=appointment_id))

    def keep(self) -> str:
        """A session that is recorded and completed."""
        store, clock = self.station.store, self.station.clock
        session_id = sessions.begin_session(store, self.patient, "routine-eeg", "simulated", clock=clock)
        recorded = RecordingStartedData(
            recording_id=f"r-{session_id}", session_id=session_id, device="simulated", stream_rates_hz=(250.0,),
            labels=("Fp1",),
        )  # fmt: skip
        self._append("recording.started", recorded)
        sessions.complete_session(store, session_id, "completed", clock=clock)
        return session_id

    def all(self) -> dict[str, AppointmentView]:
        found = self.clinic.ask(ListPatientAppointments(patient_id=self.patient)).appointments
        return {one.appointment_id: one for one in found}


@pytest.fixture(name="visits")
def _visits(station: StationOfTests) -> Iterator[Visits]:
    made = Visits(station)
    yield made
    made.clinic.close()


def test_a_kept_appointment_names_its_session_and_its_plan_counts_it(visits: Visits) -> None:
    now = visits.station.clock.wall()
    visits.book("v-1", now)
    session_id = visits.keep()
    visits.book("v-2", now + timedelta(days=15))
    view = visits.all()["v-1"]
    assert (view.state, view.session_id, view.unmarked) == ("fulfilled", session_id, False)
    assert [(one.state, one.of_session, one.marked_by) for one in view.marks] == [
        ("arrived", True, ""), ("fulfilled", True, ""),
    ]  # fmt: skip
    (plan,) = visits.clinic.ask(ListPlans(patient_id=visits.patient)).plans
    assert [one.session_id for one in plan.sessions] == [session_id]
    assert plan.next_due == (now.astimezone().date() + timedelta(days=14)).isoformat()
    assert plan.next_booked == moment_text(now + timedelta(days=15))


def test_who_did_not_come_is_said_by_a_person_and_taken_back(visits: Visits) -> None:
    clock = visits.station.clock
    visits.book("v-1", clock.wall())
    clock.advance(2 * 86_400.0)
    assert visits.all()["v-1"].unmarked
    for _ in range(2):
        visits.clinic.ask(MarkAppointment(appointment_id="v-1", mark="noshow", reason="Nobody answers"))
    view = visits.all()["v-1"]
    assert (view.state, view.unmarked, [one.marked_by for one in view.marks]) == ("noshow", False, ["Doctor"])
    with pytest.raises(WrongUse, match="Say why"):
        visits.clinic.ask(TakeBackMark(appointment_id="v-1", reason=""))
    visits.clinic.ask(TakeBackMark(appointment_id="v-1", reason="Waited in the corridor"))
    view = visits.all()["v-1"]
    assert (view.state, view.unmarked, view.marks[-1].why) == ("booked", True, "by_hand")


def test_the_session_that_runs_keeps_it_from_being_changed(visits: Visits) -> None:
    visits.book("v-1", visits.station.clock.wall())
    sessions.begin_session(visits.station.store, visits.patient, "routine-eeg", "simulated", clock=visits.station.clock)
    with pytest.raises(Conflict, match="kept by a session"):
        visits.clinic.ask(MarkAppointment(appointment_id="v-1", mark="noshow"))


def test_of_others_patients_the_list_tells_nothing_of_who_came(visits: Visits) -> None:
    now = visits.station.clock.wall()
    visits.book("v-1", now)
    visits.keep()
    day = ListAppointments(since=moment_text(now - timedelta(hours=1)), until=moment_text(now + timedelta(hours=1)))
    (own,) = visits.clinic.ask(day, DOCTOR).appointments
    assert own.state == "fulfilled"
    (seen,) = visits.clinic.ask(day, NURSE).appointments
    assert (seen.own, seen.state, seen.session_id, seen.marks) == (False, "booked", "", ())
