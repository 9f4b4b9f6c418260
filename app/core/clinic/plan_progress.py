"""How far a treatment plan is: which sessions count for it, and when the next is due.

Guarantees: worked out of what is kept, and the same whenever it is asked: a session that was completed with a recording
counts for the plan of the appointment that it kept; where that names none, or there was none, for the one plan that was
active when the session began and asked for its protocol then. Where several did, it counts for none of them. A session
never counts twice. Does not: end a plan that has all its sessions (a person does), or book. Any thread.
"""

from datetime import date, datetime, timedelta

import msgspec

from app.core.events.appointment_events import PlanTerms
from app.core.store.projections.appointments import Appointment
from app.core.store.projections.sessions import Session
from app.core.store.projections.treatment_plans import TreatmentPlan
from app.core.store.station_store import StationStore


class PlanProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far a plan is.

    Attributes:
        sessions: Those that count, oldest first.
        next_due: The day, where this station stands, on which the next session is due: the plan's interval after the
            last. None where the plan has ended or has all its sessions, before the first, and where no interval is
            asked for.
        next_booked: The first appointment from now on that would count for the plan, or None.
    """

    sessions: tuple[Session, ...]
    next_due: date | None
    next_booked: Appointment | None


def progress_of(store: StationStore, patient_id: str, now: datetime) -> dict[str, PlanProgress]:
    """Of each plan of the person, by the plan's id.

    Raises:
        StorageFault: The store cannot be read.
    """
    records = store.merges.records_of(patient_id)
    plans = {one.plan_id: one for record in records for one in store.plans.of_patient(record)}
    if not plans:
        return {}
    kept = sorted(
        (one for record in records for one in store.appointments.of_patient(record)), key=lambda one: one.starts
    )
    course = _Course(store, tuple(plans.values()))
    counted: dict[str, list[Session]] = {plan_id: [] for plan_id in plans}
    named = {one.session_id: one.plan_id for one in kept if one.session_id}
    sessions = (one for record in records for one in reversed(store.sessions.of_patient(record)))
    for session in sorted(sessions, key=lambda one: one.started):
        if session.step == "completed" and session.recording_id:
            plan_id = course.plan_for(named.get(session.session_id, ""), session.protocol, session.started)
            if plan_id:
                counted[plan_id].append(session)
    booked: dict[str, Appointment] = {}
    for one in kept:
        if one.state in ("booked", "arrived") and one.starts + timedelta(minutes=one.minutes) > now:
            booked.setdefault(course.plan_for(one.plan_id, one.protocol, now), one)
    return {
        plan_id: PlanProgress(
            sessions=tuple(done),
            next_due=_due(plans[plan_id], done),
            next_booked=booked.get(plan_id) if plans[plan_id].state == "active" else None,
        )
        for plan_id, done in counted.items()
    }


class _Course:
    """A person's plans, as each held at any time."""

    def __init__(self, store: StationStore, plans: tuple[TreatmentPlan, ...]) -> None:
        self._plans = plans
        self._versions = {one.plan_id: store.plans.versions(one.plan_id) for one in plans}

    def plan_for(self, plan_id: str, protocol: str, moment: datetime) -> str:
        """Id of the plan: the one named, where it is this person's; else the only one that fits; empty for none."""
        if plan_id in self._versions:
            return plan_id
        fitting = [
            one.plan_id
            for one in self._plans
            if one.made <= moment and (not one.ended or datetime.fromisoformat(one.ended) > moment)
            if self._terms_at(one.plan_id, moment).protocol == protocol
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def _terms_at(self, plan_id: str, moment: datetime) -> PlanTerms:
        first, *later = self._versions[plan_id]
        return next((one.terms for one in reversed(later) if one.since <= moment), first.terms)


def _due(plan: TreatmentPlan, done: list[Session]) -> date | None:
    if plan.state != "active" or not done or not plan.terms.interval_days or len(done) >= plan.terms.sessions:
        return None
    return done[-1].started.astimezone().date() + timedelta(days=plan.terms.interval_days)
