"""Whether the patient came: what a session does to an appointment, what a person notes, and what takes it back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.clinic import sessions
from app.core.clinic.appointments import (
    book_appointment,
    cancel_appointment,
    conflicts_of,
    moment_text,
    move_appointment,
    terms_of,
)
from app.core.clinic.attendance import day_of, is_unmarked, kept_by, mark_appointment, take_back_mark
from app.core.clinic.merging import merge_patients
from app.core.clinic.patients import PatientDetails, register_patient
from app.core.clock import VirtualClock
from app.core.errors import Conflict, WrongUse
from app.core.events.access_events import CareAssignedData, UserCreatedData
from app.core.events.appointment_events import AppointmentTerms
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import EventData, new_event
from app.core.events.workflow_events import WorkflowRetriedData
from app.core.settings.data_directory import DataDirectory
from app.core.store.projections.appointments import Appointment
from app.core.store.station_store import StationStore

NOON = datetime(2026, 5, 11, 12, 0).astimezone()
"""At the station's own clock, so that a day is a day wherever the tests run."""


class Clinic:
    """One patient of a doctor's, and a clock that stands at noon."""

    def __init__(self, store: StationStore, clock: VirtualClock) -> None:
        self.store, self.clock = store, clock
        user = UserCreatedData(
            user_id="doctor", user_name="doctor", full_name="Doctor", roles=("clinician",), created_by="chief"
        )
        self.append("user.created", user, "doctor")
        self.patient = self.register("A-1")

    def append(self, event_type: str, data: EventData, subject_id: str) -> None:
        self.store.log.append(new_event(event_type, data, source_service="t", subject_id=subject_id, clock=self.clock))

    def register(self, number: str) -> str:
        details = PatientDetails(
            hospital_number=number, family_name="Kanarek", given_name=number, birth_date="1980-01-01", sex="female"
        )
        patient_id = register_patient(self.store, details, clock=self.clock)
        care = CareAssignedData(patient_id=patient_id, user_id="doctor", assigned_by="chief")
        self.append("care.assigned", care, patient_id)
        return patient_id

    def book(
        self, hours: float = 1.0, *, minutes: int = 60, protocol: str = "routine-eeg", patient_id: str = ""
    ) -> str:
        """An appointment that begins so many hours from noon; booked the week before."""
        week_ago = VirtualClock(wall=NOON - timedelta(days=7))
        terms = AppointmentTerms(
            starts=moment_text(NOON + timedelta(hours=hours)), minutes=minutes, place="EEG 1", protocol=protocol,
            provider_id="doctor",
        )  # fmt: skip
        return book_appointment(
            self.store, patient_id or self.patient, terms, booked_by="doctor",
            despite_reason="As the test wants it", clock=week_ago,
        )  # fmt: skip

    def begin(self, *, protocol: str = "routine-eeg") -> str:
        return sessions.begin_session(self.store, self.patient, protocol, "simulated", clock=self.clock)

    def record(self, session_id: str) -> str:
        started = RecordingStartedData(
            recording_id=f"r-{session_id}", session_id=session_id, device="simulated", stream_rates_hz=(250.0,),
            labels=("Fp1",),
        )  # fmt: skip
        self.append("recording.started", started, self.patient)
        return session_id

    def complete(self, session_id: str) -> None:
        sessions.complete_session(self.store, session_id, "completed", clock=self.clock)

    def get(self, appointment_id: str) -> Appointment:
        found = self.store.appointments.get(appointment_id)
        assert found is not None
        return found

    def state(self, appointment_id: str) -> tuple[str, str]:
        known = self.get(appointment_id)
        return known.state, known.session_id

    def mark(self, appointment_id: str, mark: str, **fields: Any) -> bool:
        return mark_appointment(self.store, appointment_id, mark, marked_by="doctor", clock=self.clock, **fields)

    def take_back(self, appointment_id: str, reason: str = "Marked by mistake") -> bool:
        return take_back_mark(self.store, appointment_id, reason=reason, taken_back_by="doctor", clock=self.clock)

    def types(self) -> list[str]:
        return [
            entry.event.event_type
            for entry in self.store.log.read()
            if entry.event.event_type.startswith("appointment.") and entry.event.event_type != "appointment.booked"
        ]


@pytest.fixture(name="clinic")
def _clinic(tmp_path: Path) -> Iterator[Clinic]:
    data = DataDirectory(tmp_path / "data").create()
    clock = VirtualClock(wall=NOON.astimezone(UTC))
    with StationStore.open(data, clock=clock) as store:
        yield Clinic(store, clock)
    data.remove_runtime()


# --- by a session ------------------------------------------------------------------------------------------------


def test_a_session_keeps_the_appointment_of_its_day_from_its_beginning_to_its_end(clinic: Clinic) -> None:
    booked = clinic.book()
    session_id = clinic.begin()
    assert clinic.state(booked) == ("arrived", session_id)
    assert kept_by(clinic.store, clinic.patient, "routine-eeg", clinic.clock.wall()) is None
    clinic.complete(clinic.record(session_id))
    clinic.complete(session_id)  # done again after a crash, it adds nothing
    assert clinic.state(booked) == ("fulfilled", session_id)
    assert clinic.types() == ["appointment.arrived", "appointment.fulfilled"]
    of_session = [event.event_type for event in clinic.store.log.events_of(session_id)]
    assert of_session[:2] == ["session.started", "appointment.arrived"]
    assert of_session[-2:] == ["session.completed", "appointment.fulfilled"]
    marks = clinic.store.appointments.marks(booked)
    assert [(one.state, one.session_id, one.marked_by) for one in marks] == [
        ("arrived", session_id, ""), ("fulfilled", session_id, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (lambda c, s: sessions.cancel_session(c.store, s, "It is too late", clock=c.clock), "session_cancelled"),
        (
            lambda c, s: sessions.fail_session(c.store, c.record(s), "analysing", "x", "It broke", clock=c.clock),
            "session_failed",
        ),
        (lambda c, s: c.complete(s), "nothing_recorded"),
    ],
)
def test_a_session_that_comes_to_nothing_gives_it_back_and_the_next_one_takes_it(
    clinic: Clinic, end: Any, why: str
) -> None:
    booked = clinic.book()
    session_id = clinic.begin()
    for _ in range(2):
        end(clinic, session_id)
    assert clinic.state(booked) == ("booked", "")
    assert clinic.types() == ["appointment.arrived", "appointment.reopened"]
    assert clinic.store.appointments.marks(booked)[-1].why == why
    again = clinic.begin()
    assert clinic.state(booked) == ("arrived", again)


def fail_and_take_up(clinic: Clinic) -> str:
    session_id = clinic.record(clinic.begin())
    sessions.fail_session(clinic.store, session_id, "analysing", "x", "The disk is full", clock=clinic.clock)
    retried = WorkflowRetriedData(
        workflow_id=session_id, definition="clinical_session", step="analyse", reason="Space was freed",
    )  # fmt: skip
    clinic.append("workflow.retried", retried, clinic.patient)
    return session_id


def test_a_session_that_failed_and_was_taken_up_keeps_its_appointment_after_all(clinic: Clinic) -> None:
    booked = clinic.book()
    session_id = fail_and_take_up(clinic)
    assert clinic.state(booked) == ("booked", "")
    clinic.complete(session_id)
    assert clinic.state(booked) == ("fulfilled", session_id)
    assert clinic.types() == ["appointment.arrived", "appointment.reopened", "appointment.fulfilled"]


def test_what_was_noted_since_it_failed_stays(clinic: Clinic) -> None:
    booked = clinic.book(-0.5)
    first = fail_and_take_up(clinic)
    clinic.mark(booked, "noshow")
    clinic.complete(first)
    assert clinic.state(booked) == ("noshow", "")
    clinic.take_back(booked)
    second = fail_and_take_up(clinic)
    cancel_appointment(
        clinic.store, booked, cause="clinic", reason="The room is flooded", cancelled_by="doctor", clock=clinic.clock
    )
    clinic.complete(second)
    assert clinic.state(booked) == ("cancelled", "")


def test_given_back_it_is_again_what_a_person_had_noted(clinic: Clinic) -> None:
    booked = clinic.book(-1.0)
    clinic.mark(booked, "arrived")
    session_id = clinic.begin()
    assert clinic.state(booked) == ("arrived", session_id)
    sessions.cancel_session(clinic.store, session_id, "A fire alarm", clock=clinic.clock)
    assert clinic.state(booked) == ("arrived", "")
    clinic.mark(booked, "noshow")
    clinic.take_back(booked)
    session_id = clinic.begin()
    sessions.cancel_session(clinic.store, session_id, "A fire alarm", clock=clinic.clock)
    assert clinic.state(booked) == ("booked", "")


@pytest.mark.parametrize(
    ("booked", "kept"),
    [
        ([(3.0, {}), (-2.5, {})], 1),  # the nearer end counts, here 1.5 h away
        ([(0.5, {}), (-0.5, {"minutes": 60})], 1),  # one under way is nearer than any other
        ([(0.2, {"protocol": "sleep-eeg"}), (4.0, {})], 1),  # the protocol goes before nearness
        ([(4.0, {"protocol": "sleep-eeg"})], 0),  # but any other is better than none
        ([(-14.0, {"minutes": 180})], 0),  # begun last night, over this morning
        ([(13.0, {})], None),  # tomorrow
        ([(-14.0, {"minutes": 60})], None),  # yesterday
        ([(24.0, {}), (-24.0, {})], None),
    ],
)
def test_which_appointment_a_session_keeps(
    clinic: Clinic, booked: list[tuple[float, dict[str, Any]]], kept: int | None
) -> None:
    ids = [clinic.book(hours, **fields) for hours, fields in booked]
    found = kept_by(clinic.store, clinic.patient, "routine-eeg", clinic.clock.wall())
    assert (found.appointment_id if found is not None else None) == (ids[kept] if kept is not None else None)


def test_cancelled_and_kept_ones_are_not_taken_and_the_missed_ones_last(clinic: Clinic) -> None:
    missed, cancelled, later = clinic.book(-1.5), clinic.book(0.0), clinic.book(8.0)
    cancel_appointment(
        clinic.store, cancelled, cause="patient", reason="Has a fever", cancelled_by="doctor", clock=clinic.clock
    )
    clinic.mark(missed, "noshow")
    for wanted in (later, missed):
        session_id = clinic.begin()
        assert clinic.state(wanted) == ("arrived", session_id)
        clinic.complete(clinic.record(session_id))
    session_id = clinic.begin()
    assert clinic.store.appointments.of_session(session_id) is None
    sessions.cancel_session(clinic.store, session_id, "Nobody is here", clock=clinic.clock)
    assert clinic.types().count("appointment.reopened") == 0


def test_an_appointment_under_either_number_of_the_person_is_kept(clinic: Clinic) -> None:
    other = clinic.register("A-2")
    booked = clinic.book(patient_id=other)
    assert kept_by(clinic.store, clinic.patient, "routine-eeg", clinic.clock.wall()) is None
    merge_patients(
        clinic.store, clinic.patient, other, kept_version=1, merged_version=1, reason="Registered twice at night",
        merged_by="doctor", clock=clinic.clock,
    )  # fmt: skip
    session_id = clinic.begin()
    assert clinic.state(booked) == ("arrived", session_id)
    clinic.complete(clinic.record(session_id))
    assert clinic.state(booked) == ("fulfilled", session_id)


# --- by a person -------------------------------------------------------------------------------------------------


def test_who_did_not_come_is_noted_once_and_taken_back_with_a_reason(clinic: Clinic) -> None:
    booked = clinic.book(-1.0)
    assert clinic.mark(booked, "noshow", reason="  Nobody  answers the telephone ")
    assert not clinic.mark(booked, "noshow")
    assert clinic.state(booked) == ("noshow", "")
    with pytest.raises(WrongUse, match="why"):
        clinic.take_back(booked, " ")
    assert clinic.take_back(booked, "Waited in the corridor")
    assert not clinic.take_back(booked, "Waited in the corridor")
    assert clinic.state(booked) == ("booked", "")
    marks = clinic.store.appointments.marks(booked)
    assert [(one.state, one.why, one.reason, one.marked_by) for one in marks] == [
        ("noshow", "", "Nobody answers the telephone", "doctor"),
        ("booked", "by_hand", "Waited in the corridor", "doctor"),
    ]
    assert clinic.types() == ["appointment.noshow", "appointment.reopened"]


def test_nobody_is_missed_before_it_begins_and_nobody_comes_days_before(clinic: Clinic) -> None:
    with pytest.raises(WrongUse, match="not begun"):
        clinic.mark(clinic.book(1.0), "noshow")
    with pytest.raises(WrongUse, match="later day"):
        clinic.mark(clinic.book(13.0), "arrived")
    with pytest.raises(WrongUse, match="arrived, noshow"):
        clinic.mark(clinic.book(2.0), "fulfilled")
    with pytest.raises(WrongUse, match="at most"):
        clinic.mark(clinic.book(3.0), "arrived", reason="x" * 501)
    assert clinic.types() == []
    assert clinic.mark(clinic.book(4.0), "arrived")


def test_what_is_past_is_not_moved_or_cancelled(clinic: Clinic) -> None:
    booked = clinic.book(-1.0)

    def refused(words: str) -> None:
        known = clinic.get(booked)
        for change in (
            lambda: move_appointment(
                clinic.store, booked, terms_of(known), version=1, reason="Another day", moved_by="doctor",
                clock=clinic.clock,
            ),
            lambda: cancel_appointment(
                clinic.store, booked, cause="clinic", reason="Another day", cancelled_by="doctor", clock=clinic.clock
            ),
        ):  # fmt: skip
            with pytest.raises(Conflict, match=words):
                change()

    clinic.mark(booked, "noshow")
    refused("did not come")
    clinic.mark(booked, "arrived")
    refused("has come")
    session_id = clinic.begin()
    refused("kept by a session")
    with pytest.raises(Conflict, match="is running"):
        clinic.take_back(booked)
    with pytest.raises(Conflict, match="kept by a session"):
        clinic.mark(booked, "noshow")
    clinic.complete(clinic.record(session_id))
    assert clinic.take_back(booked, "The session was for another question")
    assert clinic.state(booked) == ("arrived", "")


def test_who_did_not_come_takes_nobodys_time_and_who_came_does(clinic: Clinic) -> None:
    other = clinic.register("A-2")
    booked = clinic.book(-0.5, minutes=120)
    terms = terms_of(clinic.get(booked))
    assert [one.kind for one in conflicts_of(clinic.store, other, terms)] == ["place", "provider"]
    clinic.mark(booked, "arrived")
    assert [one.kind for one in conflicts_of(clinic.store, other, terms)] == ["place", "provider"]
    clinic.mark(booked, "noshow")
    assert conflicts_of(clinic.store, other, terms) == ()


def test_it_is_not_marked_only_once_its_day_is_over(clinic: Clinic) -> None:
    morning, night = clinic.get(clinic.book(-4.0)), clinic.get(clinic.book(10.0, minutes=240))
    assert not is_unmarked(morning, clinic.clock.wall())
    tomorrow = day_of(clinic.clock.wall())[1]
    assert is_unmarked(morning, tomorrow)
    assert not is_unmarked(night, tomorrow)  # it lasts into the next day
    assert is_unmarked(night, tomorrow + timedelta(days=1))
    clinic.mark(morning.appointment_id, "noshow")
    assert not is_unmarked(clinic.get(morning.appointment_id), tomorrow)


def test_rebuilt_from_the_log_the_tables_are_the_same(clinic: Clinic) -> None:
    kept, missed = clinic.book(), clinic.book(-3.0)
    sessions.cancel_session(clinic.store, clinic.begin(), "A fire alarm", clock=clinic.clock)
    clinic.complete(clinic.record(clinic.begin()))
    clinic.mark(missed, "noshow")

    def rows() -> tuple[object, ...]:
        read = clinic.store.appointments
        return read.of_patient(clinic.patient), read.marks(kept), read.marks(missed)

    before = rows()
    assert all(before)
    clinic.store.log.rebuild_projections()
    assert rows() == before
