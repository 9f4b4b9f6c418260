"""Appointments and treatment plans on the real store: what is kept, refused, named and shown again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.core.clinic.appointments import (
    book_appointment,
    cancel_appointment,
    conflicts_of,
    moment_text,
    move_appointment,
    terms_of,
)
from app.core.clinic.patients import PatientDetails, register_patient
from app.core.clinic.treatment_plans import change_plan, end_plan, make_plan
from app.core.clock import VirtualClock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.access_events import CareAssignedData, UserCreatedData, UserDisabledData
from app.core.events.appointment_events import AppointmentTerms, PlanTerms
from app.core.events.duty_events import DutyRosteredData
from app.core.events.system_event import EventData, new_event
from app.core.settings.data_directory import DataDirectory
from app.core.store.projections.duties import moment_text as duty_moment
from app.core.store.station_store import StationStore

CLOCK = VirtualClock(wall=datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
NOON = datetime(2026, 5, 11, 12, 0, tzinfo=UTC)
TERMS = AppointmentTerms(
    starts="2026-05-11T12:00:00Z", minutes=60, place="EEG 1", protocol="routine-eeg", provider_id="doctor"
)
PLAN = PlanTerms(indication="First seizure", goal="Find its type", protocol="routine-eeg", sessions=2)


class Clinic:
    """Two patients, a doctor who has both, a nurse who has none, somebody who left."""

    def __init__(self, store: StationStore) -> None:
        self.store = store
        for user_id, role in (("doctor", "clinician"), ("nurse", "technician"), ("gone", "clinician")):
            user = UserCreatedData(
                user_id=user_id, user_name=user_id, full_name=user_id.title(), roles=(role,), created_by="chief"
            )
            self.append("user.created", user, user_id)
        self.append("user.disabled", UserDisabledData(user_id="gone", disabled_by="chief", reason="left us"), "gone")
        self.one, self.other = self.register("A-1"), self.register("A-2")

    def append(self, event_type: str, data: EventData, subject_id: str) -> None:
        self.store.log.append(new_event(event_type, data, source_service="t", subject_id=subject_id, clock=CLOCK))

    def register(self, number: str) -> str:
        details = PatientDetails(
            hospital_number=number, family_name="Kanarek", given_name=number, birth_date="1980-01-01", sex="female"
        )
        patient_id = register_patient(self.store, details, clock=CLOCK)
        self.append(
            "care.assigned", CareAssignedData(patient_id=patient_id, user_id="doctor", assigned_by="chief"), patient_id
        )
        return patient_id

    def book(self, patient_id: str = "", *, despite: str = "", **terms: Any) -> str:
        return book_appointment(
            self.store,
            patient_id or self.one,
            msgspec.structs.replace(TERMS, **terms),
            booked_by="nurse",
            despite_reason=despite,
            clock=CLOCK,
        )

    def kinds(self, patient_id: str = "", *, except_id: str = "", **terms: Any) -> list[str]:
        found = conflicts_of(
            self.store, patient_id or self.other, msgspec.structs.replace(TERMS, **terms), except_id=except_id
        )
        return [one.kind for one in found]

    def move(self, appointment_id: str, *, version: int = 1, reason: str = "The bus is late", **terms: Any) -> None:
        known = self.store.appointments.get(appointment_id)
        assert known is not None
        move_appointment(
            self.store,
            appointment_id,
            msgspec.structs.replace(terms_of(known), **terms),
            version=version,
            reason=reason,
            moved_by="nurse",
            clock=CLOCK,
        )


@pytest.fixture(name="clinic")
def _clinic(tmp_path: Path) -> Iterator[Clinic]:
    data = DataDirectory(tmp_path / "data").create()
    with StationStore.open(data, clock=CLOCK) as store:
        yield Clinic(store)
    data.remove_runtime()


# --- appointments ------------------------------------------------------------------------------------------------


def test_an_appointment_is_kept_and_listed_by_day_and_patient(clinic: Clinic) -> None:
    late = clinic.book(starts="2026-05-11T15:00:00+02:00", place=" EEG   1 ")
    early = clinic.book(clinic.other, starts="2026-05-11T09:00:30Z")
    day = clinic.store.appointments.between("2026-05-11T00:00:00Z", "2026-05-12T00:00:00Z")
    assert [one.appointment_id for one in day] == [early, late]
    assert (day[1].starts, day[1].place, day[1].state) == (NOON + timedelta(hours=1), "EEG 1", "booked")
    assert moment_text(day[0].starts) == "2026-05-11T09:00:00Z"
    assert [one.appointment_id for one in clinic.store.appointments.of_patient(clinic.one)] == [late]
    assert clinic.store.appointments.between("2026-05-12T00:00:00Z", "2026-05-13T00:00:00Z") == ()


@pytest.mark.parametrize(
    ("starts", "minutes", "collides"),
    [
        ("2026-05-11T12:00:00Z", 60, True),
        ("2026-05-11T11:30:00Z", 31, True),
        ("2026-05-11T11:00:00Z", 60, False),  # ends as the other begins
        ("2026-05-11T12:59:00Z", 5, True),
        ("2026-05-11T13:00:00Z", 60, False),
        ("2026-05-10T13:00:00Z", 1440, True),  # a whole day, begun the day before
        ("2026-05-11T12:10:00Z", 10, True),  # within
    ],
)
def test_two_collide_where_they_share_a_minute(clinic: Clinic, starts: str, minutes: int, collides: bool) -> None:
    clinic.book()
    assert clinic.kinds(starts=starts, minutes=minutes) == (["place", "provider"] if collides else [])


def test_each_way_in_which_one_stands_against_another_is_named(clinic: Clinic) -> None:
    booked = clinic.book()
    assert clinic.kinds(place="eeg 1", provider_id="nurse") == ["place", "not_in_care"]
    assert clinic.kinds(clinic.one, place="EEG 2") == ["provider", "patient"]
    assert clinic.kinds(clinic.one, except_id=booked) == []
    (conflict, *_) = conflicts_of(clinic.store, clinic.other, TERMS)
    assert (conflict.appointment_id, conflict.starts, conflict.minutes) == (booked, TERMS.starts, 60)


def test_a_provider_is_off_duty_only_where_that_day_has_a_roster(clinic: Clinic) -> None:
    assert clinic.kinds() == []
    span = {"begins": duty_moment(NOON - timedelta(hours=4)), "ends": duty_moment(NOON + timedelta(hours=4))}
    clinic.append(
        "duty.rostered", DutyRosteredData(duty_id="d-1", user_id="nurse", rostered_by="chief", **span), "nurse"
    )
    assert clinic.kinds() == ["not_on_duty"]
    assert clinic.kinds(starts="2026-05-12T12:00:00Z") == []
    clinic.append(
        "duty.rostered", DutyRosteredData(duty_id="d-2", user_id="doctor", rostered_by="chief", **span), "doctor"
    )
    assert clinic.kinds() == []


def test_what_collides_is_refused_and_kept_for_a_reason(clinic: Clinic) -> None:
    clinic.book()
    size = clinic.store.log.size
    with pytest.raises(Conflict, match=r"The place is taken .* The provider has another appointment"):
        clinic.book(clinic.other)
    with pytest.raises(WrongUse):
        clinic.book(clinic.other, despite="x")
    assert clinic.store.log.size == size
    kept = clinic.store.appointments.get(clinic.book(clinic.other, despite="Two amplifiers in one room"))
    assert kept is not None
    assert kept.despite == ("place", "provider")
    assert clinic.store.appointments.versions(kept.appointment_id)[0].reason == "Two amplifiers in one room"


@pytest.mark.parametrize(
    ("terms", "error", "words"),
    [
        ({"starts": "2026-05-04T11:00:00Z"}, WrongUse, "past"),
        ({"starts": "2026-05-11T12:00:00"}, WrongUse, "zone"),
        ({"starts": "tomorrow"}, WrongUse, "zone"),
        ({"starts": "2046-05-11T12:00:00Z"}, WrongUse, "five years"),
        ({"minutes": 0}, WrongUse, "minutes"),
        ({"place": "  "}, WrongUse, "place"),
        ({"place": "x" * 81}, WrongUse, "place"),
        ({"protocol": "no-such"}, NotFound, "protocol"),
        ({"provider_id": "nobody"}, NotFound, "user"),
        ({"provider_id": "gone"}, Conflict, "sign in"),
    ],
)
def test_what_cannot_be_kept_is_said(clinic: Clinic, terms: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        clinic.book(**terms)
    assert clinic.store.appointments.of_patient(clinic.one) == ()


def test_who_stands_there_now_is_booked_all_the_same(clinic: Clinic) -> None:
    clinic.book(starts=moment_text(CLOCK.wall() - timedelta(minutes=14)))


def test_a_move_needs_a_reason_keeps_what_was_before_and_is_not_made_over_another(clinic: Clinic) -> None:
    booked = clinic.book()
    with pytest.raises(WrongUse, match="why"):
        clinic.move(booked, reason=" ", place="EEG 2")
    with pytest.raises(WrongUse, match="Nothing was changed"):
        clinic.move(booked)
    clinic.move(booked, starts="2026-05-11T16:00:00Z")
    with pytest.raises(Conflict, match="meanwhile"):
        clinic.move(booked, place="EEG 2")
    clinic.move(booked, version=2, place="EEG 2")
    kept = clinic.store.appointments.get(booked)
    assert kept is not None
    assert (kept.version, kept.place, kept.starts.hour) == (3, "EEG 2", 16)
    versions = clinic.store.appointments.versions(booked)
    assert [(one.terms.starts[11:13], one.terms.place, one.changed_by) for one in versions] == [
        ("12", "EEG 1", "nurse"), ("16", "EEG 1", "nurse"), ("16", "EEG 2", "nurse"),
    ]  # fmt: skip
    assert clinic.kinds() == []


def test_a_cancelled_appointment_stays_takes_nobodys_time_and_is_not_moved(clinic: Clinic) -> None:
    booked = clinic.book()
    with pytest.raises(WrongUse):
        cancel_appointment(clinic.store, booked, cause="weather", reason="Snow everywhere", cancelled_by="nurse")
    assert cancel_appointment(
        clinic.store, booked, cause="patient", reason="Has a fever", cancelled_by="nurse", clock=CLOCK
    )
    assert not cancel_appointment(
        clinic.store, booked, cause="patient", reason="Has a fever", cancelled_by="nurse", clock=CLOCK
    )
    assert clinic.kinds() == []
    kept = clinic.store.appointments.get(booked)
    assert kept is not None
    assert (kept.state, kept.cancel_cause, kept.cancel_reason) == ("cancelled", "patient", "Has a fever")
    with pytest.raises(Conflict, match="cancelled"):
        clinic.move(booked, place="EEG 2")


def test_an_appointment_belongs_to_a_plan_of_the_same_patient(clinic: Clinic) -> None:
    plan_id = make_plan(clinic.store, clinic.other, PLAN, made_by="doctor", clock=CLOCK)
    with pytest.raises(NotFound):
        book_appointment(clinic.store, clinic.one, TERMS, booked_by="nurse", plan_id=plan_id, clock=CLOCK)


# --- plans -------------------------------------------------------------------------------------------------------


def test_a_plan_is_changed_in_versions_and_ended_once(clinic: Clinic) -> None:
    plan_id = make_plan(clinic.store, clinic.one, PLAN, made_by="doctor", clock=CLOCK)
    more = msgspec.structs.replace(PLAN, sessions=3)
    change = {"reason": "Sleep was not reached", "changed_by": "doctor", "clock": CLOCK}
    change_plan(clinic.store, plan_id, more, version=1, **change)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="meanwhile"):
        change_plan(clinic.store, plan_id, PLAN, version=1, **change)  # type: ignore[arg-type]
    with pytest.raises(WrongUse, match="Nothing was changed"):
        change_plan(clinic.store, plan_id, more, version=2, **change)  # type: ignore[arg-type]
    assert [one.terms.sessions for one in clinic.store.plans.versions(plan_id)] == [2, 3]
    end = {"how": "done", "reason": "All were recorded", "ended_by": "doctor", "clock": CLOCK}
    assert end_plan(clinic.store, plan_id, **end)  # type: ignore[arg-type]
    assert not end_plan(clinic.store, plan_id, **end)  # type: ignore[arg-type]
    with pytest.raises(Conflict, match="ended"):
        change_plan(clinic.store, plan_id, PLAN, version=2, **change)  # type: ignore[arg-type]
    (plan,) = clinic.store.plans.of_patient(clinic.one)
    assert (plan.state, plan.version, plan.end_reason) == ("done", 2, "All were recorded")


def test_every_fault_of_a_plan_is_named(clinic: Clinic) -> None:
    with pytest.raises(WrongUse) as found:
        make_plan(
            clinic.store,
            clinic.one,
            PlanTerms(indication=" ", goal="", protocol="routine-eeg", sessions=0, interval_days=-1),
            made_by="doctor",
            clock=CLOCK,
        )
    assert all(word in found.value.what for word in ("indication", "show or reach", "sessions", "days"))
    with pytest.raises(NotFound):
        make_plan(clinic.store, clinic.one, msgspec.structs.replace(PLAN, protocol="x"), made_by="doctor", clock=CLOCK)


def test_made_again_under_one_id_it_is_made_once_and_never_over_another(clinic: Clinic) -> None:
    for _ in range(2):
        assert make_plan(clinic.store, clinic.one, PLAN, made_by="doctor", plan_id="p-1", clock=CLOCK) == "p-1"
    assert len(clinic.store.plans.of_patient(clinic.one)) == 1
    with pytest.raises(Conflict):
        make_plan(clinic.store, clinic.other, PLAN, made_by="doctor", plan_id="p-1", clock=CLOCK)


def test_rebuilt_from_the_log_the_tables_are_the_same(clinic: Clinic) -> None:
    plan_id = make_plan(clinic.store, clinic.one, PLAN, made_by="doctor", clock=CLOCK)
    booked = clinic.book()
    clinic.move(booked, starts="2026-05-11T16:00:00Z")
    cancel_appointment(clinic.store, booked, cause="clinic", reason="Nobody is here", cancelled_by="nurse", clock=CLOCK)
    end_plan(clinic.store, plan_id, how="stopped", reason="Another question", ended_by="doctor", clock=CLOCK)

    def rows() -> tuple[object, ...]:
        store = clinic.store
        return (
            store.plans.of_patient(clinic.one), store.plans.versions(plan_id),
            store.appointments.of_patient(clinic.one), store.appointments.versions(booked),
        )  # fmt: skip

    before = rows()
    assert all(before)
    clinic.store.log.rebuild_projections()
    assert rows() == before
