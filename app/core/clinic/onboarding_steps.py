"""Taking a patient in: what is done in it, and what each step still misses.

Guarantees: every function looks at the store before it acts, so that doing it again after a crash leaves what the first
time left and adds nothing. What is taken back when an onboarding is left is taken back by entries of its own (a
cancellation, an end), never by removing any; the record and consents stay, since a person's record is the person's, and
consent is taken back by who gave it. Does not: wait for anybody, or know the workflow. Any thread.
"""

from collections.abc import Iterable

from app.core.clinic import consent
from app.core.clinic.appointments import cancel_appointment
from app.core.clinic.likeness import find_alike
from app.core.clinic.onboarding import (
    SAME_PERSON,
    details_of,
    existing_onboarding,
    onboarding_event,
)
from app.core.clinic.patients import register_patient
from app.core.clinic.protocols import DEFAULT_PROTOCOL, purposes_needed
from app.core.clinic.site_protocols import offered, offered_names
from app.core.clinic.treatment_plans import end_plan
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict
from app.core.events.access_events import CareEndedData
from app.core.events.onboarding_events import (
    CandidatesFoundData,
    FoundCandidate,
    OnboardingCompletedData,
    OnboardingFailedData,
    OnboardingLeavingData,
    OnboardingLeftData,
    OnboardingStepEnteredData,
)
from app.core.store.projections.onboardings import Onboarding
from app.core.store.projections.treatment_plans import TreatmentPlan
from app.core.store.station_store import StationStore

REGISTERED, SEARCH_AGAIN = "registered", "search_again"
LEFT_REASON = "The onboarding in which it was arranged was left."


def enter_step(store: StationStore, onboarding_id: str, step: str, text: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep where the onboarding is; the same step with the same text is kept once.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    if (known.step, known.step_text) == (step, text) and known.state != "failed":
        return
    data = OnboardingStepEnteredData(onboarding_id=onboarding_id, step=step, text=text)
    store.log.append(onboarding_event("onboarding.step_entered", data, onboarding_id, known.draft_id, clock))


def search_candidates(
    store: StationStore, onboarding_id: str, search: int, *, clock: Clock = SYSTEM_CLOCK
) -> tuple[str, ...]:
    """Look for registered patients who are alike; keep and give their ids. `search`: counts from 1.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be read or written.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.search < search:
        found = tuple(
            FoundCandidate(patient_id=one.patient.patient_id, score=one.score, why=one.why)
            for one in find_alike(store, details_of(known))
            if one.patient.patient_id != known.draft_id
        )
        data = CandidatesFoundData(onboarding_id=onboarding_id, search=search, candidates=found)
        store.log.append(onboarding_event("onboarding.candidates_found", data, onboarding_id, known.draft_id, clock))
        known = existing_onboarding(store, onboarding_id)
    return tuple(one.patient_id for one in known.candidates)


def create_record(store: StationStore, onboarding_id: str, *, clock: Clock = SYSTEM_CLOCK) -> str:
    """Register the patient, or take the one they are.

    Returns:
        `SAME_PERSON`, `REGISTERED`, or `SEARCH_AGAIN` where the number was taken or the person erased meanwhile.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.decision == SAME_PERSON and known.decided_search == known.search:
        return SAME_PERSON if store.patients.get(known.patient_id) is not None else SEARCH_AGAIN
    if store.patients.get(known.draft_id) is not None:
        return REGISTERED
    if known.candidates and known.decided_search != known.search:
        return SEARCH_AGAIN
    try:
        register_patient(store, details_of(known), clock=clock, patient_id=known.draft_id)
    except Conflict:
        return SEARCH_AGAIN
    return REGISTERED


def missing_for(store: StationStore, onboarding_id: str, step: str, *, clock: Clock = SYSTEM_CLOCK) -> tuple[str, ...]:
    """What a step still misses, in words of `app.core.workflow.patient_onboarding`; empty where it is done or skipped.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault: The store cannot be read.
    """
    known = existing_onboarding(store, onboarding_id)
    return () if step in known.skipped_steps() else unmet(store, known, step, clock=clock)


def unmet(store: StationStore, known: Onboarding, step: str, *, clock: Clock = SYSTEM_CLOCK) -> tuple[str, ...]:
    """As `missing_for`, whether it was skipped or not."""
    records = store.merges.records_of(known.patient_id) if known.patient_id else ()
    match step:
        case "access":
            carers = {one.user_id for record in records for one in store.care.of_patient(record)}
            if not carers & {known.begun_by, known.clinician_id}:
                return ("care",)
            clinicians = {one.user_id for one in store.users.list() if "clinician" in one.roles and not one.disabled}
            return () if carers & clinicians or not clinicians else ("clinician",)
        case "consent":
            given = consent.consented_purposes(store, known.patient_id, clock=clock)
            return tuple(one for one in consents_needed(store, known) if one not in given)
        case "plan":
            return () if _active_plans(store, records) else ("plan",)
        case _:
            booked = (one for record in records for one in store.appointments.of_patient(record))
            held = ("booked", "arrived", "fulfilled")
            ahead = (one for one in booked if one.state in held and one.starts >= known.begun)
            return () if any(ahead) else ("appointment",)


def consents_needed(store: StationStore, known: Onboarding) -> tuple[str, ...]:
    """The purposes for which consent is asked: those of the plan's protocol; of the usual one where none is made yet.

    Raises:
        StorageFault: The store cannot be read.
    """
    return purposes_planned(store, known.patient_id)


def purposes_planned(store: StationStore, patient_id: str) -> tuple[str, ...]:
    """As `consents_needed`, for a patient.

    Raises:
        StorageFault: The store cannot be read.
    """
    records = store.merges.records_of(patient_id) if patient_id else ()
    active = _active_plans(store, records)
    planned = active[0].terms.protocol if active else DEFAULT_PROTOCOL
    # A site's file may have gone since the plan was made; the usual protocol's consents are asked for then.
    name = planned if planned in offered_names(store.protocol_folder) else DEFAULT_PROTOCOL
    return purposes_needed(offered(name, store.protocol_folder).protocol, with_output=False)


def _active_plans(store: StationStore, records: Iterable[str]) -> list[TreatmentPlan]:
    return [one for record in records for one in store.plans.of_patient(record) if one.state == "active"]


# --- the ends ------------------------------------------------------------------------------------------------------


def complete(store: StationStore, onboarding_id: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that it is complete, once.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.state == "completed":
        return
    data = OnboardingCompletedData(
        onboarding_id=onboarding_id, patient_id=known.patient_id, skipped=known.skipped_steps()
    )
    store.log.append(onboarding_event("onboarding.completed", data, onboarding_id, known.draft_id, clock))


def fail(
    store: StationStore, onboarding_id: str, step: str, code: str, text: str, *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep that it could not go on, once.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.state == "failed":
        return
    data = OnboardingFailedData(onboarding_id=onboarding_id, step=step, code=code, text=text)
    store.log.append(onboarding_event("onboarding.failed", data, onboarding_id, known.draft_id, clock))


def note_leaving(store: StationStore, onboarding_id: str, reason: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that it is left where nobody has yet: it was ended as a workflow, not in its own window.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.state in ("leaving", "left"):
        return
    data = OnboardingLeavingData(onboarding_id=onboarding_id, step=known.step, reason=reason, left_by="")
    store.log.append(onboarding_event("onboarding.leaving", data, onboarding_id, known.draft_id, clock))


def cancel_appointments(store: StationStore, onboarding_id: str, *, clock: Clock = SYSTEM_CLOCK) -> int:
    """Cancel what was booked in this onboarding and stands; how many.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    booked = (
        one
        for one in store.appointments.of_patient(known.patient_id)
        if one.onboarding_id == onboarding_id and one.state == "booked"  # what the patient came to is past taking back
    )
    return sum(
        cancel_appointment(
            store,
            one.appointment_id,
            cause="onboarding",
            reason=LEFT_REASON,
            cancelled_by=known.left_by,
            clock=clock,
        )
        for one in booked
    )


def end_plans(store: StationStore, onboarding_id: str, *, clock: Clock = SYSTEM_CLOCK) -> int:
    """Stop what was planned in this onboarding and goes on; how many.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    plans = (one for one in store.plans.of_patient(known.patient_id) if one.onboarding_id == onboarding_id)
    return sum(
        end_plan(store, one.plan_id, how="stopped", reason=LEFT_REASON, ended_by=known.left_by, clock=clock)
        for one in plans
    )


def given_into_care(store: StationStore, onboarding_id: str) -> str:
    """Id of the clinician who has the patient by this onboarding; empty where nobody was given anything by it.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault: The store cannot be read.
    """
    known = existing_onboarding(store, onboarding_id)
    for one in store.care.of_patient(known.patient_id):
        ours = one.how == "assigned" and one.assigned_by == known.begun_by and one.since >= known.begun
        if one.user_id == known.clinician_id and ours:
            return one.user_id
    return ""


def leave(store: StationStore, onboarding_id: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that it was left, with what stays and what was taken back, once.

    Raises:
        NotFound: There is no such onboarding.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.state == "left":
        return
    patient_id = known.patient_id
    registered = bool(patient_id) and store.patients.get(patient_id) is not None
    cancelled = any(
        one.onboarding_id == onboarding_id and one.cancel_cause == "onboarding"
        for one in store.appointments.of_patient(patient_id)
    )
    stopped = any(
        one.onboarding_id == onboarding_id and one.end_reason == LEFT_REASON
        for one in store.plans.of_patient(patient_id)
    )
    ended = any(
        isinstance(event.data, CareEndedData) and event.data.reason == LEFT_REASON
        for event in (store.log.events_of(patient_id) if registered else ())
        if event.timestamp >= known.begun
    )
    kept = {
        "record": registered,
        "access": registered and bool(store.care.of_patient(patient_id)),
        "consent": registered and bool(consent.consented_purposes(store, patient_id)),
    }
    taken_back = {"appointment": cancelled, "plan": stopped, "access": ended}
    data = OnboardingLeftData(
        onboarding_id=onboarding_id,
        step=known.step,
        kept=tuple(name for name, there in kept.items() if there),
        taken_back=tuple(name for name, done in taken_back.items() if done),
    )
    store.log.append(onboarding_event("onboarding.left", data, onboarding_id, known.draft_id, clock))
