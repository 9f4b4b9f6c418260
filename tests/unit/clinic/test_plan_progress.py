"""Which sessions count for a treatment plan, and when the next one is due."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from app.core.clinic import sessions
from app.core.clinic.appointments import book_appointment, moment_text
from app.core.clinic.patients import PatientDetails, register_patient
from app.core.clinic.plan_progress import PlanProgress, progress_of
from app.core.clinic.treatment_plans import change_plan, end_plan, make_plan
from app.core.clock import VirtualClock
from app.core.events.access_events import UserCreatedData
from app.core.events.appointment_events import AppointmentTerms, PlanTerms
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore

DAY_S = 86_400.0
TERMS = PlanTerms(indication="Seizures", goal="Their type", protocol="routine-eeg", sessions=3, interval_days=14)


class Course:
    """A patient whose days go by."""

    def __init__(self, store: StationStore, clock: VirtualClock) -> None:
        self.store, self.clock = store, clock
        user = UserCreatedData(
            user_id="doctor", user_name="doctor", full_name="Doctor", roles=("clinician",), created_by="chief"
        )
        store.log.append(new_event("user.created", user, source_service="t", subject_id="doctor", clock=clock))
        details = PatientDetails(
            hospital_number="A-1", family_name="Kanarek", given_name="V", birth_date="1980-01-01", sex="female"
        )
        self.patient = register_patient(store, details, clock=clock)

    def plan(self, **terms: object) -> str:
        return make_plan(
            self.store, self.patient, msgspec.structs.replace(TERMS, **terms), made_by="doctor", clock=self.clock
        )

    def days(self, number: float) -> None:
        self.clock.advance(number * DAY_S)

    def session(self, protocol: str = "routine-eeg", *, recorded: bool = True) -> str:
        session_id = sessions.begin_session(self.store, self.patient, protocol, "simulated", clock=self.clock)
        if recorded:
            data = RecordingStartedData(
                recording_id=f"r-{session_id}", session_id=session_id, device="simulated", stream_rates_hz=(250.0,),
                labels=("Fp1",),
            )  # fmt: skip
            event = new_event("recording.started", data, source_service="t", subject_id=self.patient, clock=self.clock)
            self.store.log.append(event)
        sessions.complete_session(self.store, session_id, "completed", clock=self.clock)
        return session_id

    def book(self, *, days: float = 0.0, protocol: str = "routine-eeg", plan_id: str = "") -> str:
        terms = AppointmentTerms(
            starts=moment_text(self.clock.wall() + timedelta(days=days)), minutes=60, place="EEG 1",
            protocol=protocol, provider_id="doctor",
        )  # fmt: skip
        return book_appointment(
            self.store, self.patient, terms, booked_by="doctor", plan_id=plan_id,
            despite_reason="As the test wants it", clock=self.clock,
        )  # fmt: skip

    def of(self, plan_id: str) -> PlanProgress:
        return progress_of(self.store, self.patient, self.clock.wall())[plan_id]

    def counted(self, plan_id: str) -> list[str]:
        return [one.session_id for one in self.of(plan_id).sessions]


@pytest.fixture(name="course")
def _course(tmp_path: Path) -> Iterator[Course]:
    data = DataDirectory(tmp_path / "data").create()
    clock = VirtualClock(wall=datetime(2026, 5, 11, 12, 0).astimezone().astimezone(UTC))
    with StationStore.open(data, clock=clock) as store:
        yield Course(store, clock)
    data.remove_runtime()


def test_sessions_done_are_counted_and_the_next_is_due_after_the_interval(course: Course) -> None:
    plan = course.plan()
    assert (course.counted(plan), course.of(plan).next_due) == ([], None)
    first = course.session()
    course.session(recorded=False)
    course.session("sleep-eeg")
    due = course.of(plan).next_due
    assert due is not None
    assert due == course.clock.wall().astimezone().date() + timedelta(days=14)
    course.days(20)
    second, third = course.session(), course.session()
    assert course.counted(plan) == [first, second, third]
    assert course.of(plan).next_due is None  # all are done
    fourth = course.session()
    assert course.counted(plan)[-1] == fourth


def test_a_session_that_was_left_does_not_count(course: Course) -> None:
    plan = course.plan()
    session_id = sessions.begin_session(course.store, course.patient, "routine-eeg", "simulated", clock=course.clock)
    assert course.counted(plan) == []
    sessions.cancel_session(course.store, session_id, "A fire alarm", clock=course.clock)
    assert course.counted(plan) == []


def test_the_plan_of_the_appointment_goes_before_the_protocol(course: Course) -> None:
    sleep, routine = course.plan(protocol="sleep-eeg"), course.plan()
    course.book(plan_id=sleep)
    for_sleep = course.session("routine-eeg")
    assert (course.counted(sleep), course.counted(routine)) == ([for_sleep], [])
    course.book(days=1)
    course.days(1)
    for_routine = course.session("routine-eeg")  # its appointment names no plan
    assert (course.counted(sleep), course.counted(routine)) == ([for_sleep], [for_routine])


def test_where_two_plans_ask_for_the_protocol_it_counts_for_none(course: Course) -> None:
    one, other = course.plan(), course.plan(indication="Something else")
    course.days(0.1)
    course.session()
    assert course.counted(one) == course.counted(other) == []
    course.book(plan_id=other)
    assert course.counted(other) == []
    kept = course.session()
    assert (course.counted(one), course.counted(other)) == ([], [kept])


def test_a_session_counts_for_the_plan_that_held_when_it_began(course: Course) -> None:
    before = course.session()
    course.days(1)
    old = course.plan()
    course.days(1)
    first = course.session()
    course.days(1)
    change_plan(
        course.store, old, msgspec.structs.replace(TERMS, protocol="sleep-eeg"), version=1, reason="Sleep is needed",
        changed_by="doctor", clock=course.clock,
    )  # fmt: skip
    course.days(1)
    other = course.session()
    slept = course.session("sleep-eeg")
    course.days(1)
    end_plan(course.store, old, how="done", reason="It is enough", ended_by="doctor", clock=course.clock)
    course.days(1)
    new = course.plan(protocol="sleep-eeg")
    course.days(1)
    last = course.session("sleep-eeg")
    assert course.counted(old) == [first, slept]
    assert course.counted(new) == [last]
    assert not {before, other} & {*course.counted(old), *course.counted(new)}
    assert course.of(old).next_due is None  # it has ended


def test_no_interval_is_no_day_and_the_next_booked_is_named(course: Course) -> None:
    plan = course.plan(interval_days=0)
    course.session()
    assert course.of(plan).next_due is None
    assert course.of(plan).next_booked is None
    course.book(days=9, protocol="sleep-eeg")
    later, sooner = course.book(days=8), course.book(days=7)
    found = course.of(plan).next_booked
    assert found is not None
    assert found.appointment_id == sooner
    course.days(7.5)
    found = course.of(plan).next_booked
    assert found is not None
    assert found.appointment_id == later


def test_nobody_with_no_plan_has_progress(course: Course) -> None:
    course.session()
    assert progress_of(course.store, course.patient, course.clock.wall()) == {}
