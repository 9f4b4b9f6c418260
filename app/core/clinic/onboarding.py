"""Taking a patient in: what people say in it. Begun, decided who it is, gone on without something, left.

Guarantees: what was typed is in the log, sealed under the id that the patient will have, before anything is done with
it; a decision is made on the newest list of candidates or refused; whoever says that it is another person than those
alike, goes on without a step, or leaves, says why. Nothing here is done twice for one asking.
Does not: do the steps (`app.core.clinic.onboarding_steps`), know the workflow, or quote what was entered in an error.
Any thread.
"""

from collections.abc import Callable

from app.core.clinic.patients import PatientDetails, faults_of, normal_details, normal_number
from app.core.clinic.treatment_plans import demand_reason
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.onboarding_events import (
    IdentityDecidedData,
    OnboardingBegunData,
    OnboardingLeavingData,
    OnboardingStepSkippedData,
)
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.store.projections.onboardings import Onboarding
from app.core.store.station_store import StationStore

PREFIX = "onboarding-"
STEPS = ("access", "consent", "plan", "appointment")
"""What is arranged once it is settled who the patient is, in this order."""
SAME_PERSON, OTHER_PERSON = "same_person", "other_person"
_NOTHING = "Nothing was changed."


def new_onboarding_id(clock: Clock = SYSTEM_CLOCK) -> str:
    """An id that no onboarding has; also the id of its workflow."""
    return f"{PREFIX}{new_id(clock)}"


def begin_onboarding(
    store: StationStore,
    details: PatientDetails,
    *,
    begun_by: str,
    clinician_id: str = "",
    onboarding_id: str = "",
    together: Callable[[str], SystemEvent] | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> str:
    """Begin to take a patient in; durable on return. The onboarding's id.

    Args:
        onboarding_id: Chosen by who asks (`new_onboarding_id`), so that asking again after a lost answer adds nothing.
        together: Makes what belongs into the same append (whose it is), from the id the patient will have.

    Raises:
        WrongUse: Fields cannot be accepted; all of them are named.
        NotFound: There is no such clinician.
        Conflict: The id is another onboarding's, or the clinician cannot sign in any more.
        StorageFault, LedgerBroken: It cannot be written.
    """
    faults = faults_of(details, today=clock.wall().date())
    if faults:
        raise WrongUse(
            " ".join(fault.text for fault in faults),
            meaning="Nothing was begun.",
            advice="Correct the fields named and try again.",
        )
    details = normal_details(details)
    if onboarding_id and not onboarding_id.startswith(PREFIX):
        raise WrongUse("This is no id of an onboarding.", meaning="Nothing was begun.")
    known = store.onboardings.get(onboarding_id) if onboarding_id else None
    if known is not None:
        if details_of(known) != details:
            raise Conflict("There is an onboarding with this id already.", meaning=_NOTHING)
        return onboarding_id
    if clinician_id:
        clinician = store.users.get(clinician_id)
        if clinician is None:
            raise NotFound("There is no such user.", advice="Choose the clinician from the list.")
        if clinician.disabled:
            raise Conflict("This user cannot sign in any more.", advice="Choose another clinician.")
    onboarding_id = onboarding_id or new_onboarding_id(clock)
    draft_id = new_id(clock)
    data = OnboardingBegunData(
        onboarding_id=onboarding_id,
        patient_id=draft_id,
        hospital_number=details.hospital_number,
        family_name=details.family_name,
        given_name=details.given_name,
        birth_date=details.birth_date,
        sex=details.sex,
        begun_by=begun_by,
        clinician_id=clinician_id,
    )
    begun = onboarding_event("onboarding.begun", data, onboarding_id, draft_id, clock)
    store.log.append(begun, *(() if together is None else (together(draft_id),)))
    return onboarding_id


def decide_identity(
    store: StationStore,
    onboarding_id: str,
    *,
    decision: str,
    search: int,
    decided_by: str,
    patient_id: str = "",
    reason: str = "",
    hospital_number: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Keep who it is; durable on return.

    Args:
        search: Of the list of candidates that whoever decides has seen.
        patient_id: Which candidate it is, for "same_person".
        reason: Why it is none of them, for "other_person".
        hospital_number: As read again; needed where one of those alike has the number.

    Raises:
        NotFound: There is no such onboarding, or no such candidate.
        WrongUse: The decision, the reason or the number cannot be accepted.
        Conflict: The list is another one meanwhile, it is decided, the onboarding is over, or the number is taken.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = going_on(store, onboarding_id)
    if decision not in (SAME_PERSON, OTHER_PERSON):
        raise WrongUse("It is the same person, or another one.", meaning=_NOTHING)
    if not known.candidates or search != known.search or known.decided_search == known.search:
        raise Conflict(
            "This was decided already, or the list of those alike is another one now.",
            meaning=_NOTHING,
            advice="Look at the onboarding again.",
        )
    if decision == SAME_PERSON:
        if all(one.patient_id != patient_id for one in known.candidates) or store.patients.get(patient_id) is None:
            raise NotFound("This patient is not among those alike.", advice="Choose one from the list.")
        reason, number = "", ""
    else:
        patient_id, reason = "", demand_reason(reason)
        number = _free_number(store, known, normal_number(hospital_number), clock)
    data = IdentityDecidedData(
        onboarding_id=onboarding_id,
        search=search,
        decision=decision,
        decided_by=decided_by,
        patient_id=patient_id,
        reason=reason,
        hospital_number=number,
    )
    store.log.append(onboarding_event("onboarding.identity_decided", data, onboarding_id, known.draft_id, clock))


def _free_number(store: StationStore, known: Onboarding, number: str, clock: Clock) -> str:
    """The number as put right, empty where it stays. Raises: WrongUse, Conflict: See `decide_identity`."""
    details = details_of(known, hospital_number=number or known.hospital_number)
    faults = [one for one in faults_of(details, today=clock.wall().date()) if one.field == "hospital_number"]
    if faults:
        raise WrongUse(faults[0].text, meaning=_NOTHING)
    if store.patients.by_hospital_number(details.hospital_number) is not None:
        raise Conflict(
            "The hospital number belongs to a patient who is registered already.",
            meaning="Two people cannot have one number; nothing was changed.",
            advice="Read the number again from the patient's document, and enter it with the decision.",
        )
    return number if number != known.hospital_number else ""


def skip_step(
    store: StationStore,
    onboarding_id: str,
    step: str,
    *,
    missing: tuple[str, ...],
    reason: str,
    skipped_by: str,
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Go on without what a step asks for; durable on return. Asked twice, it adds nothing.

    Raises:
        NotFound: There is no such onboarding.
        WrongUse: There is no such step, or no reason is given.
        Conflict: The onboarding is over.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = going_on(store, onboarding_id)
    if step not in STEPS:
        raise WrongUse(f"There is no such step; there are: {', '.join(STEPS)}.", meaning=_NOTHING)
    reason = demand_reason(reason)
    if step in known.skipped_steps():
        return
    data = OnboardingStepSkippedData(
        onboarding_id=onboarding_id, step=step, missing=missing, reason=reason, skipped_by=skipped_by
    )
    store.log.append(onboarding_event("onboarding.step_skipped", data, onboarding_id, known.draft_id, clock))


def ask_to_leave(
    store: StationStore, onboarding_id: str, *, reason: str, left_by: str, clock: Clock = SYSTEM_CLOCK
) -> bool:
    """Keep that somebody leaves it, and why; durable on return. False where somebody had before: nothing is added.

    Raises:
        NotFound: There is no such onboarding.
        WrongUse: No reason is given.
        Conflict: The onboarding is over, or has failed: its workflow could not take back anything.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = going_on(store, onboarding_id)
    reason = demand_reason(reason)
    if known.state == "failed":
        raise Conflict(
            "This onboarding has failed, and does nothing more by itself.",
            meaning=_NOTHING,
            advice="Try it again first, then leave it.",
        )
    if known.state == "leaving":
        return False
    data = OnboardingLeavingData(onboarding_id=onboarding_id, step=known.step, reason=reason, left_by=left_by)
    store.log.append(onboarding_event("onboarding.leaving", data, onboarding_id, known.draft_id, clock))
    return True


def existing_onboarding(store: StationStore, onboarding_id: str) -> Onboarding:
    """The onboarding.

    Raises:
        NotFound: There is none with this id, or whoever it is about was erased.
        StorageFault: The store cannot be read.
    """
    known = store.onboardings.get(onboarding_id)
    if known is None:
        raise NotFound("There is no such onboarding.", advice="Look at the list of those that go on.")
    return known


def going_on(store: StationStore, onboarding_id: str) -> Onboarding:
    """As `existing_onboarding`.

    Raises:
        NotFound: There is none with this id.
        Conflict: It is over.
        StorageFault: The store cannot be read.
    """
    known = existing_onboarding(store, onboarding_id)
    if known.state in ("completed", "left"):
        raise Conflict("This onboarding is over.", meaning=_NOTHING, advice="Open the patient, or begin a new one.")
    return known


def details_of(known: Onboarding, *, hospital_number: str = "") -> PatientDetails:
    """What was typed, as put right since."""
    return PatientDetails(
        hospital_number=hospital_number or known.hospital_number,
        family_name=known.family_name,
        given_name=known.given_name,
        birth_date=known.birth_date,
        sex=known.sex,
    )


def onboarding_event(
    event_type: str, data: EventData, onboarding_id: str, subject_id: str, clock: Clock
) -> SystemEvent:
    """An event of an onboarding's chain, sealed under whom it is about."""
    return new_event(
        event_type,
        data,
        source_service="station",
        correlation_id=onboarding_id,
        subject_id=subject_id,
        clock=clock,
    )
