"""Treatment plans: made, changed with a reason, ended with a reason; what held before stays.

Guarantees: a plan names a protocol that there is; it is kept once however often it is asked for under its id; a change
is refused where somebody else changed the plan meanwhile. Does not: prescribe; or quote what was entered in an error.
Any thread.
"""

import msgspec

from app.core.clinic.patients import existing_patient
from app.core.clinic.site_protocols import offered
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.appointment_events import PlanChangedData, PlanEndedData, PlanMadeData, PlanTerms
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.store.projections.treatment_plans import TreatmentPlan
from app.core.store.station_store import StationStore

MOST_SESSIONS = 500
LONGEST_INTERVAL_DAYS = 3660
LONGEST_TEXT = 1000
SHORTEST_REASON = 5
LONGEST_REASON = 500
_NOTHING = "Nothing was changed."


def make_plan(
    store: StationStore,
    patient_id: str,
    terms: PlanTerms,
    *,
    made_by: str,
    plan_id: str = "",
    onboarding_id: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> str:
    """Keep a plan; durable on return. Its id.

    Args:
        plan_id: Chosen by who asks, so that asking again after a lost answer adds nothing; otherwise a new one.

    Raises:
        NotFound: There is no such patient or protocol.
        WrongUse: Terms cannot be accepted; all faults are named.
        Conflict: The id is another plan's.
        StorageFault, LedgerBroken: It cannot be written.
    """
    patient = existing_patient(store, patient_id)
    terms = accepted_terms(store, terms)
    known = store.plans.get(plan_id) if plan_id else None
    if known is not None:
        if (known.patient_id, store.plans.versions(plan_id)[0].terms) != (patient.patient_id, terms):
            raise Conflict("There is a plan with this id already.", meaning=_NOTHING)
        return plan_id
    plan_id = plan_id or new_id(clock)
    data = PlanMadeData(
        plan_id=plan_id, patient_id=patient.patient_id, terms=terms, made_by=made_by, onboarding_id=onboarding_id
    )
    store.log.append(_event("treatment_plan.made", data, patient.patient_id, onboarding_id, clock))
    return plan_id


def change_plan(
    store: StationStore,
    plan_id: str,
    terms: PlanTerms,
    *,
    version: int,
    reason: str,
    changed_by: str,
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Change a plan; durable on return. `version`: the one that whoever changes it has seen.

    Raises:
        NotFound: There is no such plan or protocol.
        WrongUse: Terms cannot be accepted, nothing differs, or no reason is given.
        Conflict: The plan was changed meanwhile, or has ended.
        StorageFault, LedgerBroken: It cannot be written.
    """
    plan = _active(store, plan_id)
    reason = demand_reason(reason)
    terms = accepted_terms(store, terms)
    if version != plan.version:
        raise Conflict(
            "This plan was changed meanwhile.", meaning=_NOTHING, advice="Look at it again, and change what is left."
        )
    if terms == plan.terms:
        raise WrongUse("Nothing was changed.", advice="Change something first.")
    data = PlanChangedData(
        plan_id=plan_id,
        patient_id=plan.patient_id,
        version=version + 1,
        terms=terms,
        reason=reason,
        changed_by=changed_by,
    )
    store.log.append(_event("treatment_plan.changed", data, plan.patient_id, "", clock))


def end_plan(
    store: StationStore, plan_id: str, *, how: str, reason: str, ended_by: str, clock: Clock = SYSTEM_CLOCK
) -> bool:
    """End a plan; durable on return. False where it had ended already: nothing is added then.

    Args:
        how: "done" or "stopped".

    Raises:
        NotFound: There is no such plan.
        WrongUse: No reason is given, or it is not said how.
        StorageFault, LedgerBroken: It cannot be written.
    """
    plan = existing_plan(store, plan_id)
    if how not in ("done", "stopped"):
        raise WrongUse("A plan is done, or stopped.", meaning=_NOTHING)
    reason = demand_reason(reason)
    if plan.state != "active":
        return False
    data = PlanEndedData(plan_id=plan_id, patient_id=plan.patient_id, how=how, reason=reason, ended_by=ended_by)
    store.log.append(_event("treatment_plan.ended", data, plan.patient_id, "", clock))
    return True


def existing_plan(store: StationStore, plan_id: str) -> TreatmentPlan:
    """The plan.

    Raises:
        NotFound: There is none with this id.
        StorageFault: The store cannot be read.
    """
    plan = store.plans.get(plan_id)
    if plan is None:
        raise NotFound("There is no such treatment plan.")
    return plan


def accepted_terms(store: StationStore, terms: PlanTerms) -> PlanTerms:
    """The terms as they are kept.

    Raises:
        NotFound: There is no such protocol.
        WrongUse: They cannot be accepted; all faults are named.
    """
    terms = msgspec.structs.replace(
        terms,
        indication=_in_order(terms.indication),
        goal=_in_order(terms.goal),
        note=_in_order(terms.note),
        protocol=terms.protocol.strip(),
    )
    faults = [
        text
        for wrong, text in (
            (not terms.indication, "Say what the plan is for (the indication)."),
            (not terms.goal, "Say what the plan is to show or reach."),
            (not 1 <= terms.sessions <= MOST_SESSIONS, f"A plan has 1 to {MOST_SESSIONS} sessions."),
            (
                not 0 <= terms.interval_days <= LONGEST_INTERVAL_DAYS,
                f"Between two sessions lie 0 to {LONGEST_INTERVAL_DAYS} days.",
            ),
            (
                max(len(terms.indication), len(terms.goal), len(terms.note)) > LONGEST_TEXT,
                f"A text has more than {LONGEST_TEXT} characters.",
            ),
        )
        if wrong
    ]
    if faults:
        raise WrongUse(" ".join(faults), meaning=_NOTHING, advice="Correct the fields named and save again.")
    offered(terms.protocol, store.protocol_folder)
    return terms


def demand_reason(reason: str) -> str:
    """The reason as it is kept.

    Raises:
        WrongUse: It is too short or too long.
    """
    reason = _in_order(reason)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise WrongUse(f"Say why, in {SHORTEST_REASON} to {LONGEST_REASON} characters.", meaning=_NOTHING)
    return reason


def _active(store: StationStore, plan_id: str) -> TreatmentPlan:
    plan = existing_plan(store, plan_id)
    if plan.state != "active":
        raise Conflict("This plan has ended.", meaning=_NOTHING, advice="Make a new plan.")
    return plan


def _in_order(text: str) -> str:
    return " ".join(text.split())


def _event(event_type: str, data: EventData, patient_id: str, onboarding_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type,
        data,
        source_service="station",
        correlation_id=onboarding_id or patient_id,
        subject_id=patient_id,
        clock=clock,
    )
