"""Answers what is asked about treatment plans and appointments.

Guarantees: as `app.core.station.service`, of which this is a part; one booking at a time, so that two who want the same
room at once cannot both be told that it is free. Of patients who are not the asker's, a list says when and where an
appointment is, and nothing else. Does not: judge whose patient it is (the door does). Threads: the exchange's pool.
"""

from collections.abc import Callable
from datetime import datetime

import msgspec

from app.core.access.caller import Caller
from app.core.clinic import appointments, attendance, treatment_plans
from app.core.clinic.onboarding import going_on
from app.core.clinic.plan_progress import PlanProgress, progress_of
from app.core.clinic.site_protocols import offered_names
from app.core.errors import DefectError, NotFound, WrongUse
from app.core.station.appointment_messages import (
    AppointmentBooked,
    AppointmentList,
    AppointmentMarkView,
    AppointmentRequest,
    AppointmentVersionView,
    AppointmentView,
    BookAppointment,
    CancelAppointment,
    ChangePlan,
    CheckAppointment,
    ConflictList,
    ConflictView,
    EndPlan,
    ListAppointments,
    ListPatientAppointments,
    ListPlans,
    ListProviders,
    MakePlan,
    MarkAppointment,
    MoveAppointment,
    PlanList,
    PlanMade,
    PlanSessionView,
    PlanVersionView,
    PlanView,
    ProviderList,
    ProviderView,
    TakeBackMark,
)
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.appointments import Appointment
from app.core.store.projections.treatment_plans import TreatmentPlan
from app.core.wire.envelopes import Done

MOST_DAYS_LISTED = 62
_PROVIDERS = frozenset({"clinician", "technician"})
Changed = Callable[[str], None]
"""Told the id of a patient for whom something was planned, booked or taken back."""


class AppointmentDesk:
    """See the module."""

    def __init__(self, rooms: StationRooms, changed: Changed) -> None:
        self._rooms = rooms
        self._changed = changed

    def answer(self, message: AppointmentRequest, caller: Caller) -> msgspec.Struct:
        """The answer.

        Raises:
            NeuraScaleError: Why not; see the messages.
        """
        match message:
            case ListPlans(patient_id=patient_id):
                return self._list_plans(patient_id)
            case ListAppointments():
                return self._list(message, caller)
            case ListPatientAppointments(patient_id=patient_id):
                return self._list_of_patient(patient_id)
            case ListProviders():
                return self._providers()
            case CheckAppointment():
                return self._check(message)
            case _:
                with self._rooms.booking:
                    return self._change(message, caller)

    # --- changing ------------------------------------------------------------------------------------------------

    def _change(self, message: AppointmentRequest, caller: Caller) -> msgspec.Struct:
        store, clock = self._rooms.store, self._rooms.clock
        match message:
            case MakePlan():
                if not message.plan_id or store.plans.get(message.plan_id) is None:
                    self._demand_onboarding(message.onboarding_id, message.patient_id)
                plan_id = treatment_plans.make_plan(
                    store,
                    message.patient_id,
                    message.terms,
                    made_by=caller.user_id,
                    plan_id=message.plan_id,
                    onboarding_id=message.onboarding_id,
                    clock=clock,
                )
                self._changed(message.patient_id)
                return PlanMade(plan_id=plan_id)
            case ChangePlan(plan_id=plan_id, terms=terms, version=version, reason=reason):
                treatment_plans.change_plan(
                    store, plan_id, terms, version=version, reason=reason, changed_by=caller.user_id, clock=clock
                )
                self._changed(treatment_plans.existing_plan(store, plan_id).patient_id)
            case EndPlan(plan_id=plan_id, how=how, reason=reason):
                treatment_plans.end_plan(store, plan_id, how=how, reason=reason, ended_by=caller.user_id, clock=clock)
                self._changed(treatment_plans.existing_plan(store, plan_id).patient_id)
            case BookAppointment():
                return self._book(message, caller)
            case MoveAppointment():
                appointments.move_appointment(
                    store,
                    message.appointment_id,
                    message.terms,
                    version=message.version,
                    reason=message.reason,
                    moved_by=caller.user_id,
                    despite=message.despite,
                    clock=clock,
                )
            case CancelAppointment(appointment_id=appointment_id, cause=cause, reason=reason):
                if cause not in ("patient", "clinic"):
                    raise WrongUse("Say from whom it came: patient, clinic.", meaning="No appointment was changed.")
                appointments.cancel_appointment(
                    store, appointment_id, cause=cause, reason=reason, cancelled_by=caller.user_id, clock=clock
                )
                self._changed(appointments.existing_appointment(store, appointment_id).patient_id)
            case MarkAppointment(appointment_id=appointment_id, mark=mark, reason=reason):
                attendance.mark_appointment(
                    store, appointment_id, mark, marked_by=caller.user_id, reason=reason, clock=clock
                )
                self._changed(appointments.existing_appointment(store, appointment_id).patient_id)
            case TakeBackMark(appointment_id=appointment_id, reason=reason):
                attendance.take_back_mark(
                    store, appointment_id, reason=reason, taken_back_by=caller.user_id, clock=clock
                )
                self._changed(appointments.existing_appointment(store, appointment_id).patient_id)
            case _:
                raise DefectError(f"Nobody here answers {type(message).__name__}.")
        return Done()

    def _book(self, message: BookAppointment, caller: Caller) -> AppointmentBooked:
        if not message.appointment_id or self._rooms.store.appointments.get(message.appointment_id) is None:
            self._demand_onboarding(message.onboarding_id, message.patient_id)  # asked again, it may be over by now
        appointment_id = appointments.book_appointment(
            self._rooms.store,
            message.patient_id,
            message.terms,
            booked_by=caller.user_id,
            appointment_id=message.appointment_id,
            plan_id=message.plan_id,
            onboarding_id=message.onboarding_id,
            despite_reason=message.despite_reason,
            clock=self._rooms.clock,
        )
        self._changed(message.patient_id)
        return AppointmentBooked(appointment_id=appointment_id)

    def _demand_onboarding(self, onboarding_id: str, patient_id: str) -> None:
        """Raises: NotFound: It is another patient's. Conflict: It is over."""
        if onboarding_id and going_on(self._rooms.store, onboarding_id).patient_id != patient_id:
            raise NotFound("There is no such onboarding of this patient.")

    def _check(self, message: CheckAppointment) -> ConflictList:
        terms = appointments.accepted_terms(self._rooms.store, message.terms, self._rooms.clock)
        found = appointments.conflicts_of(
            self._rooms.store, message.patient_id, terms, except_id=message.appointment_id
        )
        return ConflictList(
            conflicts=tuple(msgspec.convert(msgspec.structs.asdict(one), ConflictView) for one in found)
        )

    # --- showing -------------------------------------------------------------------------------------------------

    def _list_plans(self, patient_id: str) -> PlanList:
        """Of all records of the person, newest first."""
        store = self._rooms.store
        found = [one for record in store.merges.records_of(patient_id) for one in store.plans.of_patient(record)]
        found.sort(key=lambda one: one.made, reverse=True)
        progress = progress_of(store, patient_id, self._rooms.clock.wall())
        return PlanList(plans=tuple(self._plan_view(one, progress[one.plan_id]) for one in found))

    def _list(self, message: ListAppointments, caller: Caller) -> AppointmentList:
        since, until = _moment(message.since), _moment(message.until)
        if not since < until or (until - since).days > MOST_DAYS_LISTED:
            raise WrongUse(f"Ask for at most {MOST_DAYS_LISTED} days, from their beginning to their end.")
        found = self._rooms.store.appointments.between(
            appointments.moment_text(since),
            appointments.moment_text(until),
            with_cancelled=message.with_cancelled,
        )
        return AppointmentList(appointments=tuple(self._seen_by(caller, one) for one in found))

    def _list_of_patient(self, patient_id: str) -> AppointmentList:
        store = self._rooms.store
        found = [one for record in store.merges.records_of(patient_id) for one in store.appointments.of_patient(record)]
        found.sort(key=lambda one: one.starts, reverse=True)
        return AppointmentList(
            appointments=tuple(
                msgspec.structs.replace(self._view(one), versions=self._versions(one.appointment_id)) for one in found
            )
        )

    def _seen_by(self, caller: Caller, one: Appointment) -> AppointmentView:
        if self._rooms.reaches(caller, one.patient_id):
            return self._view(one)
        return AppointmentView(
            appointment_id=one.appointment_id,
            starts=appointments.moment_text(one.starts),
            minutes=one.minutes,
            place=one.place,
            own=False,
            state="cancelled" if one.state == "cancelled" else "booked",
        )

    def _view(self, one: Appointment) -> AppointmentView:
        store = self._rooms.store
        patient = store.patients.get(store.merges.kept_for(one.patient_id))
        return AppointmentView(
            appointment_id=one.appointment_id,
            starts=appointments.moment_text(one.starts),
            minutes=one.minutes,
            place=one.place,
            patient_id=patient.patient_id if patient is not None else one.patient_id,
            patient=f"{patient.family_name}, {patient.given_name}" if patient is not None else "",
            hospital_number=patient.hospital_number if patient is not None else "",
            birth_date=patient.birth_date if patient is not None else "",
            protocol=one.protocol,
            provider_id=one.provider_id,
            provider=store.users.printed_name(one.provider_id),
            plan_id=one.plan_id,
            version=one.version,
            state=one.state,
            booked_by=store.users.printed_name(one.booked_by),
            despite=one.despite,
            cancelled_by=store.users.printed_name(one.cancelled_by) if one.cancelled_by else "",
            cancel_cause=one.cancel_cause,
            cancel_reason=one.cancel_reason,
            session_id=one.session_id,
            unmarked=attendance.is_unmarked(one, self._rooms.clock.wall()),
            marks=self._marks(one),
        )

    def _marks(self, one: Appointment) -> tuple[AppointmentMarkView, ...]:
        store = self._rooms.store
        return tuple(
            AppointmentMarkView(
                state=mark.state,
                since=mark.since.isoformat(timespec="seconds"),
                of_session=bool(mark.session_id),
                why=mark.why,
                reason=mark.reason,
                marked_by=store.users.printed_name(mark.marked_by) if mark.marked_by else "",
            )
            for mark in store.appointments.marks(one.appointment_id)
        )

    def _versions(self, appointment_id: str) -> tuple[AppointmentVersionView, ...]:
        store = self._rooms.store
        return tuple(
            AppointmentVersionView(
                version=one.version,
                since=one.since.isoformat(timespec="seconds"),
                starts=one.terms.starts,
                minutes=one.terms.minutes,
                place=one.terms.place,
                protocol=one.terms.protocol,
                provider=store.users.printed_name(one.terms.provider_id),
                reason=one.reason,
                changed_by=store.users.printed_name(one.changed_by),
            )
            for one in store.appointments.versions(appointment_id)
        )

    def _plan_view(self, plan: TreatmentPlan, progress: PlanProgress) -> PlanView:
        store, booked = self._rooms.store, progress.next_booked
        return PlanView(
            plan_id=plan.plan_id,
            patient_id=plan.patient_id,
            version=plan.version,
            terms=plan.terms,
            made=plan.made.isoformat(timespec="seconds"),
            made_by=store.users.printed_name(plan.made_by),
            state=plan.state,
            ended=plan.ended,
            ended_by=store.users.printed_name(plan.ended_by) if plan.ended_by else "",
            end_reason=plan.end_reason,
            versions=tuple(
                PlanVersionView(
                    version=one.version,
                    since=one.since.isoformat(timespec="seconds"),
                    terms=one.terms,
                    reason=one.reason,
                    changed_by=store.users.printed_name(one.changed_by),
                )
                for one in store.plans.versions(plan.plan_id)
            ),
            sessions=tuple(
                PlanSessionView(session_id=one.session_id, started=one.started.isoformat(timespec="seconds"))
                for one in progress.sessions
            ),
            next_due=progress.next_due.isoformat() if progress.next_due is not None else "",
            next_booked=appointments.moment_text(booked.starts) if booked is not None else "",
        )

    def _providers(self) -> ProviderList:
        found = (one for one in self._rooms.store.users.list() if not one.disabled and _PROVIDERS & set(one.roles))
        providers = (
            ProviderView(user_id=one.user_id, name=one.full_name, clinician="clinician" in one.roles) for one in found
        )
        return ProviderList(
            providers=tuple(sorted(providers, key=lambda one: one.name.casefold())),
            protocols=offered_names(self._rooms.data.protocols),
        )


def _moment(text: str) -> datetime:
    """Raises: WrongUse: It is none, or has no zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongUse("A span of time has two moments, each with its zone.") from error
    if moment.tzinfo is None:
        raise WrongUse("A span of time has two moments, each with its zone.")
    return moment
