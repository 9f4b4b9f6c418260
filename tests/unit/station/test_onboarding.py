"""Taking a patient in, on the real engine, store and desks: the path, each power loss, each way out."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest

from app.core.access.roles import Role
from app.core.clinic.onboarding_steps import LEFT_REASON
from app.core.clinic.patients import PatientDetails, register_patient
from app.core.errors import Conflict, NotFound, StorageFault, WrongUse
from app.core.events.access_events import CareAssignedData
from app.core.events.system_event import new_event
from app.core.settings.station_kind import StationKind
from app.core.station.appointment_messages import BookAppointment, CancelAppointment, MakePlan, MarkAppointment
from app.core.station.care_messages import AssignCare
from app.core.station.door.whose import Whose
from app.core.station.erasure_desk import ErasureDesk
from app.core.station.erasure_messages import ApproveErasure, RequestErasure
from app.core.station.erasure_remnants import ErasureRemnants
from app.core.station.messages import GiveConsent
from app.core.station.onboarding_messages import (
    DecideIdentity,
    GetOnboarding,
    LeaveOnboarding,
    ListOnboardings,
    SkipOnboardingStep,
)
from app.core.workflow import effect_runner
from tests.fakes.door import somebody
from tests.fakes.intake import BEGIN, DOCTOR, ID, NURSE, PLAN, TERMS, TakenIn
from tests.fakes.station_rooms import StationOfTests

CHIEFS = (somebody("chief", Role.ADMINISTRATOR), somebody("deputy", Role.ADMINISTRATOR))
ONCE = (
    "onboarding.begun", "onboarding.candidates_found", "onboarding.identity_decided", "consent.given",
    "treatment_plan.made", "appointment.booked", "onboarding.completed",
)  # fmt: skip


@pytest.fixture(name="clinic")
def _clinic(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> Iterator[TakenIn]:
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)
    made = TakenIn(station)
    yield made
    made.close()


def alike(clinic: TakenIn, number: str = "A-1", given_name: str = "Vogel") -> str:
    """Somebody registered who may be the same person."""
    details = PatientDetails(
        hospital_number=number, family_name="Kanarek", given_name=given_name, birth_date="1980-01-01", sex="female"
    )
    return register_patient(clinic.station.store, details, clock=clinic.station.clock)


def begin(clinic: TakenIn) -> None:
    clinic.ask(BEGIN, NURSE)


# --- the path ----------------------------------------------------------------------------------------------------


def test_a_patient_is_taken_in_step_by_step_and_each_step_says_what_it_misses(clinic: TakenIn) -> None:
    begin(clinic)
    assert clinic.await_state("consent").text == "Take the patient's consent for recording."
    view = clinic.view(NURSE)
    assert [(one.name, one.state) for one in view.steps] == [
        ("identity", "done"), ("record", "done"), ("access", "done"), ("consent", "now"), ("plan", "waiting"),
        ("appointment", "waiting"),
    ]  # fmt: skip
    clinic.do("consent")
    assert clinic.await_state("plan").text == "Make an initial treatment plan."
    clinic.do("plan")
    assert clinic.await_state("appointment").text == "Book the first appointment."
    clinic.do("appointment")
    assert clinic.await_state("completed").exit_reason == "completed"
    view = clinic.view()
    patient = clinic.station.store.patients.by_hospital_number("B-2")
    assert patient is not None
    assert (view.state, view.patient.patient_id, view.step) == ("completed", patient.patient_id, "completed")
    assert {one.state for one in view.steps} == {"done"}
    assert clinic.ask(ListOnboardings(), NURSE).onboardings == ()
    assert {one.user_id for one in clinic.station.store.care.of_patient(patient.patient_id)} == {"nurse", "doctor"}


def test_nobody_is_registered_while_somebody_may_be_the_same_person(clinic: TakenIn) -> None:
    known = alike(clinic)
    begin(clinic)
    clinic.await_state("identity", "One registered patient may be the same person")
    view = clinic.view(NURSE)
    (candidate,) = view.candidates
    assert (candidate.patient.patient_id, candidate.why) == (known, ("birth_date", "names"))
    assert not candidate.patient.own
    assert clinic.station.types().count("patient.registered") == 1
    with pytest.raises(WrongUse):
        clinic.ask(DecideIdentity(onboarding_id=ID, search=1, decision="other_person", reason="no"), NURSE)
    clinic.do("identity")
    clinic.await_state("consent")
    assert clinic.station.types().count("patient.registered") == 2
    with pytest.raises(Conflict):  # decided is decided
        clinic.ask(DecideIdentity(onboarding_id=ID, search=1, decision="same_person", patient_id=known), NURSE)


def test_who_is_registered_already_is_not_registered_again_nor_taken_into_ones_own_care(clinic: TakenIn) -> None:
    known = alike(clinic, "B-2", "Vogel")
    care = CareAssignedData(patient_id=known, user_id="other", assigned_by="chief")
    clinic.station.store.log.append(
        new_event("care.assigned", care, source_service="t", subject_id=known, clock=clinic.station.clock)
    )
    clinic.restart()
    begin(clinic)
    clinic.await_state("identity")
    clinic.ask(DecideIdentity(onboarding_id=ID, search=1, decision="same_person", patient_id=known), NURSE)
    clinic.await_state("access", "given into your care")
    view = clinic.view(NURSE)
    assert (view.patient.patient_id, view.may_arrange, view.patient.own) == (known, False, False)
    assert clinic.station.types().count("patient.registered") == 1
    other = somebody("other", DOCTOR.roles.__iter__().__next__())
    for user_id in ("nurse", "doctor"):
        asked = AssignCare(patient_id=known, user_id=user_id)
        clinic.intake.after(asked, clinic.station.rooms.care.answer(asked, other))
    clinic.await_state("consent")
    assert clinic.view(NURSE).may_arrange


def test_two_people_cannot_have_one_number(clinic: TakenIn) -> None:
    alike(clinic, "B-2", "Thea")
    begin(clinic)
    clinic.await_state("identity")
    other = DecideIdentity(onboarding_id=ID, search=1, decision="other_person", reason="Sister; the number was misread")
    with pytest.raises(Conflict, match="belongs to a patient"):
        clinic.ask(other, NURSE)
    clinic.ask(
        DecideIdentity(
            onboarding_id=ID, search=1, decision="other_person", reason="The number was misread", hospital_number="B-3"
        ),
        NURSE,
    )
    clinic.await_state("consent")
    registered = clinic.station.store.patients.by_hospital_number("B-3")
    assert registered is not None
    assert registered.patient_id == clinic.view(NURSE).patient.patient_id


def test_a_number_that_is_taken_in_between_is_searched_for_again(clinic: TakenIn) -> None:
    alike(clinic)
    begin(clinic)
    clinic.await_state("identity")
    taken = alike(clinic, "B-2", "Bodo")
    clinic.ask(
        DecideIdentity(
            onboarding_id=ID, search=1, decision="other_person", reason="Another mother", hospital_number="B-4"
        ),
        NURSE,
    )
    clinic.await_state("consent")
    assert clinic.station.store.patients.by_hospital_number("B-4") is not None
    assert taken != clinic.view(NURSE).patient.patient_id


def test_a_candidate_must_be_one_of_those_shown_and_the_list_the_newest(clinic: TakenIn) -> None:
    alike(clinic)
    stranger = clinic.station.register("Z-9")
    begin(clinic)
    clinic.await_state("identity")
    with pytest.raises(Conflict):
        clinic.ask(DecideIdentity(onboarding_id=ID, search=7, decision="same_person", patient_id=stranger), NURSE)
    with pytest.raises(NotFound):
        clinic.ask(DecideIdentity(onboarding_id=ID, search=1, decision="same_person", patient_id="p-none"), NURSE)


def test_what_is_lost_meanwhile_holds_the_end_back(clinic: TakenIn) -> None:
    """A plan that is stopped while the appointment is awaited is asked for again."""
    begin(clinic)
    clinic.do_what_is_awaited(until="appointment")
    plan = clinic.station.store.plans.get("plan-1")
    assert plan is not None
    from app.core.station.appointment_messages import EndPlan

    clinic.ask(EndPlan(plan_id="plan-1", how="stopped", reason="Another question came up"))
    clinic.do("appointment")
    clinic.await_state("plan")
    clinic.ask(MakePlan(patient_id=plan.patient_id, terms=PLAN, plan_id="plan-2", onboarding_id=ID))
    clinic.await_state("completed")


def test_a_step_is_gone_on_without_for_a_reason_only(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.await_state("consent")
    with pytest.raises(WrongUse):
        clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="consent", reason=" "), NURSE)
    with pytest.raises(WrongUse):
        clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="record", reason="Not wanted now"), NURSE)
    clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="consent", reason="Parents come tomorrow"), NURSE)
    clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="consent", reason="Parents come tomorrow"), NURSE)
    clinic.await_state("plan")
    (skipped,) = clinic.station.events("onboarding.step_skipped")
    assert (skipped.missing, skipped.skipped_by) == (("recording",), "nurse")
    clinic.do_what_is_awaited()
    (completed,) = clinic.station.events("onboarding.completed")
    assert completed.skipped == ("consent",)
    view = clinic.view()
    assert [(one.state, one.detail) for one in view.steps if one.name == "consent"] == [
        ("skipped", "Parents come tomorrow")
    ]


# --- power loss --------------------------------------------------------------------------------------------------

ACTIVITIES = (
    "search_candidates", "create_record", "set_up_access", "check_onboarding", "enter_onboarding_step",
    "complete_onboarding",
)  # fmt: skip


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_power_loss_at_each_step_loses_nothing_and_doubles_nothing(clinic: TakenIn, activity: str, when: str) -> None:
    alike(clinic)
    clinic.effects.at = (activity, when)
    waiter = threading.Thread(target=lambda: clinic.effects.reached.wait(20) and clinic.wake(), daemon=True)
    waiter.start()
    begin(clinic)
    clinic.do_what_is_awaited(once=clinic.effects.reached.is_set)
    assert clinic.effects.reached.is_set()
    clinic.restart()
    state = clinic.do_what_is_awaited()
    waiter.join(5)
    assert state is not None
    assert state.exit_reason == "completed"
    counted = Counter(clinic.station.types())
    assert {name: counted[name] for name in ONCE} == dict.fromkeys(ONCE, 1)
    assert counted["patient.registered"] == 2  # who is alike, and the one taken in
    assert counted["care.assigned"] == 2  # the nurse who began, and the doctor


def test_an_appointment_that_the_patient_came_to_is_not_taken_back(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.do_what_is_awaited(until="plan")
    patient_id = clinic.view().patient.patient_id
    now = clinic.station.clock.wall()
    for appointment_id, hours in (("visit-1", 0), ("visit-2", 26)):
        terms = msgspec.structs.replace(TERMS, starts=(now + timedelta(hours=hours)).isoformat())
        clinic.ask(BookAppointment(patient_id=patient_id, terms=terms, appointment_id=appointment_id, onboarding_id=ID))
    clinic.ask(MarkAppointment(appointment_id="visit-1", mark="arrived"))
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Went on to another clinic"))
    clinic.await_state("cancelled")
    found = {one.appointment_id: one.state for one in clinic.station.store.appointments.of_patient(patient_id)}
    assert found == {"visit-1": "arrived", "visit-2": "cancelled"}


def test_the_first_appointment_may_be_kept_before_the_plan_is_made(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.do_what_is_awaited(until="plan")
    patient_id = clinic.view().patient.patient_id
    clinic.station.clock.advance(90.0)  # an appointment is kept to the minute
    terms = msgspec.structs.replace(TERMS, starts=clinic.station.clock.wall().isoformat())
    clinic.ask(BookAppointment(patient_id=patient_id, terms=terms, appointment_id="visit-1", onboarding_id=ID))
    clinic.ask(MarkAppointment(appointment_id="visit-1", mark="arrived"))
    clinic.do("plan")
    assert clinic.await_state("completed").exit_reason == "completed"


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "activity", ["note_leaving", "take_back_appointments", "take_back_plans", "take_back_access", "leave_onboarding"]
)
def test_a_power_loss_while_it_is_left_takes_back_everything_once(clinic: TakenIn, activity: str, when: str) -> None:
    begin(clinic)
    clinic.do_what_is_awaited(until="appointment")
    patient_id = clinic.view().patient.patient_id
    booked = BookAppointment(patient_id=patient_id, terms=TERMS, appointment_id="visit-1", onboarding_id=ID)
    clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="access", reason="Settled by the ward"), NURSE)
    clinic.effects.at = (activity, when)
    clinic.engine.signal(ID, "leave", {"reason": "ended as a workflow"})
    assert clinic.effects.reached.wait(20)
    clinic.restart()
    clinic.await_state("cancelled")
    counted = Counter(clinic.station.types())
    assert (counted["onboarding.left"], counted["treatment_plan.ended"], counted["care.ended"]) == (1, 1, 1)
    assert counted["onboarding.leaving"] == 1
    assert booked.onboarding_id == ID


@pytest.mark.parametrize("told", ["begun", "decided", "left"])
def test_what_was_said_just_before_the_power_went_is_acted_on_at_the_next_start(clinic: TakenIn, told: str) -> None:
    """In the log, but the workflow was never told."""
    alike(clinic)
    if told == "begun":
        from app.core.clinic.onboarding import begin_onboarding

        details = PatientDetails(
            hospital_number="B-2", family_name="Kanarek", given_name="Vogel", birth_date="1980-01-01", sex="female"
        )
        begin_onboarding(
            clinic.station.store, details, begun_by="nurse", onboarding_id=ID,
            together=lambda draft: clinic.station.rooms.care.registered(NURSE, draft), clock=clinic.station.clock,
        )  # fmt: skip
        clinic.restart()
        clinic.await_state("identity")
        return
    begin(clinic)
    clinic.await_state("identity")
    clinic.engine.close()
    from app.core.clinic import onboarding

    if told == "decided":
        onboarding.decide_identity(
            clinic.station.store, ID, decision="other_person", search=1, decided_by="nurse", reason="Another mother",
            clock=clinic.station.clock,
        )  # fmt: skip
    else:
        onboarding.ask_to_leave(
            clinic.station.store, ID, reason="Went home", left_by="nurse", clock=clinic.station.clock
        )
    clinic.restart()
    clinic.await_state("consent" if told == "decided" else "cancelled")


def test_consent_given_while_the_station_is_down_to_the_workflow_is_seen_at_the_next_start(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.await_state("consent")
    patient_id = clinic.view(NURSE).patient.patient_id
    clinic.consents.answer(GiveConsent(patient_id=patient_id, purpose="recording", given_by="patient"))
    clinic.restart()
    clinic.await_state("plan")


# --- the ways out ------------------------------------------------------------------------------------------------


def test_left_it_takes_back_what_it_arranged_by_entries_and_keeps_the_rest(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.do_what_is_awaited(until="appointment")
    patient_id = clinic.view().patient.patient_id
    clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="plan", reason="Settled by the ward"), NURSE)
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="The patient moves to another town"), NURSE)
    assert clinic.await_state("cancelled").exit_reason == "left"
    (left,) = clinic.station.events("onboarding.left")
    assert (left.kept, left.taken_back) == (("record", "access", "consent"), ("plan", "access"))
    plan = clinic.station.store.plans.get("plan-1")
    assert plan is not None
    assert (plan.state, plan.end_reason, plan.ended_by) == ("stopped", LEFT_REASON, "nurse")
    assert [one.user_id for one in clinic.station.store.care.of_patient(patient_id)] == ["nurse"]
    assert clinic.station.store.patients.get(patient_id) is not None
    with pytest.raises(Conflict):
        clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Once more, to be sure"), NURSE)


def test_left_its_appointment_is_cancelled_and_stays_in_the_list(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.do_what_is_awaited(until="plan")
    patient_id = clinic.view().patient.patient_id
    clinic.ask(BookAppointment(patient_id=patient_id, terms=TERMS, appointment_id="visit-1", onboarding_id=ID))
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Does not come"), NURSE)
    clinic.await_state("cancelled")
    (visit,) = clinic.station.store.appointments.of_patient(patient_id)
    assert (visit.state, visit.cancel_cause, visit.cancelled_by) == ("cancelled", "onboarding", "nurse")
    assert len(clinic.station.store.appointments.versions("visit-1")) == 1


def test_left_before_anybody_was_registered_nothing_is_kept(clinic: TakenIn) -> None:
    alike(clinic)
    begin(clinic)
    clinic.await_state("identity")
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Went home"), NURSE)
    clinic.await_state("cancelled")
    (left,) = clinic.station.events("onboarding.left")
    assert (left.kept, left.taken_back) == ((), ())
    assert clinic.station.types().count("patient.registered") == 1


def test_what_was_cancelled_by_the_patient_is_not_cancelled_again(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.do_what_is_awaited(until="plan")
    patient_id = clinic.view().patient.patient_id
    clinic.ask(BookAppointment(patient_id=patient_id, terms=TERMS, appointment_id="visit-1", onboarding_id=ID))
    clinic.ask(CancelAppointment(appointment_id="visit-1", cause="patient", reason="Cannot come then"))
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Does not come"), NURSE)
    clinic.await_state("cancelled")
    assert clinic.station.types().count("appointment.cancelled") == 1


def test_a_fault_fails_it_says_so_and_it_goes_on_from_there_when_tried_again(
    clinic: TakenIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_fields: object) -> str:
        raise Conflict("The store refused.")

    from app.core.clinic import onboarding_steps

    with monkeypatch.context() as broken:
        broken.setattr(onboarding_steps, "create_record", full)
        begin(clinic)
        state = clinic.await_state("failed")
    assert state.error_code == Conflict.code
    assert clinic.view(NURSE).state == "failed"
    assert clinic.view(NURSE).step == "record"
    with pytest.raises(Conflict, match="has failed"):
        clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Does not come"), NURSE)
    clinic.await_failed_run()
    clinic.states.clear()
    clinic.engine.retry(ID)
    clinic.await_state("consent")
    assert clinic.view(NURSE).state == "open"
    counted = Counter(clinic.station.types())
    assert (counted["onboarding.failed"], counted["patient.registered"]) == (1, 1)


def test_a_passing_fault_of_the_disk_is_tried_again(clinic: TakenIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.core.clinic import onboarding_steps

    real, faults = onboarding_steps.search_candidates, [StorageFault("The disk is full.")]

    def once(*arguments: object, **fields: object) -> object:
        if faults:
            raise faults.pop()
        return real(*arguments, **fields)  # type: ignore[arg-type]

    monkeypatch.setattr(onboarding_steps, "search_candidates", once)
    begin(clinic)
    clinic.await_state("consent")
    assert clinic.effects.calls.count("search_candidates") == 2


# --- keys and secrets --------------------------------------------------------------------------------------------


def test_asked_twice_under_one_id_everything_is_done_once(clinic: TakenIn) -> None:
    begin(clinic)
    begin(clinic)
    clinic.await_state("consent")
    with pytest.raises(Conflict):
        clinic.ask(
            type(BEGIN)(**{**{f: getattr(BEGIN, f) for f in BEGIN.__struct_fields__}, "given_name": "Other"}), NURSE
        )
    patient_id = clinic.view(NURSE).patient.patient_id
    for _ in range(2):
        clinic.ask(MakePlan(patient_id=patient_id, terms=PLAN, plan_id="plan-1", onboarding_id=ID))
        clinic.ask(BookAppointment(patient_id=patient_id, terms=TERMS, appointment_id="v-1", onboarding_id=ID))
    counted = Counter(clinic.station.types())
    assert (counted["onboarding.begun"], counted["treatment_plan.made"], counted["appointment.booked"]) == (1, 1, 1)


def test_rebuilt_from_the_log_the_onboarding_is_the_same(clinic: TakenIn) -> None:
    alike(clinic)
    begin(clinic)
    clinic.do_what_is_awaited(until="plan")
    clinic.ask(SkipOnboardingStep(onboarding_id=ID, step="plan", reason="Settled by the ward"), NURSE)
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Went home"), NURSE)
    clinic.await_state("cancelled")
    before = clinic.station.store.onboardings.get(ID)
    assert before is not None
    assert before.skipped
    assert before.candidates
    clinic.station.store.log.rebuild_projections()
    assert clinic.station.store.onboardings.get(ID) == before


def test_an_onboarding_is_listed_to_who_began_it_and_nobody_else(clinic: TakenIn) -> None:
    alike(clinic)
    begin(clinic)
    clinic.await_state("identity")
    assert [one.onboarding_id for one in clinic.ask(ListOnboardings(), NURSE).onboardings] == [ID]
    assert clinic.ask(ListOnboardings(), DOCTOR).onboardings == ()
    with pytest.raises(NotFound):
        clinic.ask(GetOnboarding(onboarding_id="onboarding-none"), NURSE)


def test_no_patient_data_is_in_the_workflow_file(clinic: TakenIn) -> None:
    alike(clinic)
    begin(clinic)
    clinic.do_what_is_awaited()
    said = "".join(f"{record}" for record in clinic.engine.history(ID)) + f"{clinic.engine.runs()}"
    assert not [word for word in ("Kanarek", "Vogel", "B-2", "1980-01-01", "passport", "seizure") if word in said]


# --- erasure -----------------------------------------------------------------------------------------------------


def erase(clinic: TakenIn, subject_id: str) -> None:
    rooms = clinic.station.rooms
    desk = ErasureDesk(rooms, StationKind.DEMONSTRATION, ErasureRemnants(rooms, lambda _ids: 0))
    ask = RequestErasure(patient_id=subject_id, user_id="", reason="The patient asked for it in writing.")
    erasure_id = desk.answer(ask, CHIEFS[0]).erasure_id  # type: ignore[attr-defined]
    desk.answer(ApproveErasure(erasure_id=erasure_id), CHIEFS[1])


def test_who_is_being_taken_in_is_not_erased_meanwhile(clinic: TakenIn) -> None:
    begin(clinic)
    clinic.await_state("consent")
    with pytest.raises(Conflict, match="being taken in"):
        erase(clinic, clinic.view(NURSE).patient.patient_id)


def test_with_a_patient_goes_what_was_typed_when_they_were_taken_in_again(clinic: TakenIn) -> None:
    known = alike(clinic)
    begin(clinic)
    clinic.await_state("identity")
    clinic.ask(DecideIdentity(onboarding_id=ID, search=1, decision="same_person", patient_id=known), NURSE)
    clinic.await_state("access")
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Was registered already"), NURSE)
    clinic.await_state("cancelled")
    erase(clinic, known)
    assert clinic.station.store.onboardings.get(ID) is None
    (entry,) = clinic.station.store.log.read(event_type="onboarding.begun")
    assert entry.erased


def test_what_was_typed_and_led_to_nobody_can_be_erased(clinic: TakenIn) -> None:
    alike(clinic)
    begin(clinic)
    clinic.await_state("identity")
    clinic.ask(LeaveOnboarding(onboarding_id=ID, reason="Went home"), NURSE)
    clinic.await_state("cancelled")
    draft_id = clinic.view(NURSE).draft_id
    asked = RequestErasure(patient_id=draft_id, user_id="", reason="x")
    assert Whose(clinic.station.rooms).of(asked).patient_id == draft_id
    erase(clinic, draft_id)
    assert clinic.station.store.onboardings.get(ID) is None
