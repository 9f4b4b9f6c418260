"""Appointments: booked, moved and cancelled with reasons; two that want the same person or place are named.

Guarantees: what conflicts (place, provider, patient, care, duty) is looked for before anything is kept, and where it is
accepted all the same, it is kept with the appointment and why; an appointment is kept once however often it is asked
for under its id; what held before stays. Does not: remind anybody, or know another station's appointments. Any thread;
two bookings at once are the caller's to keep apart (`app.core.station.appointment_requests` does).
"""

from datetime import UTC, datetime, timedelta

import msgspec

from app.core.clinic.patients import existing_patient
from app.core.clinic.site_protocols import offered
from app.core.clinic.treatment_plans import demand_reason
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.appointment_events import (
    AppointmentBookedData,
    AppointmentCancelledData,
    AppointmentMovedData,
    AppointmentTerms,
)
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import new_id
from app.core.store.projections.appointments import Appointment
from app.core.store.station_store import StationStore

LONGEST_MINUTES = 24 * 60
LONGEST_PLACE = 80
FARTHEST_DAYS = 5 * 366
GRACE = timedelta(minutes=15)
"""Whoever comes unannounced is booked while they stand there; earlier than that is a mistake."""
CAUSES = ("patient", "clinic", "onboarding")
CONFLICTS = ("place", "provider", "patient", "not_in_care", "not_on_duty")
"""Kinds of conflict; stable words, which lie in the log."""
_NOTHING = "No appointment was changed."


class AppointmentConflict(msgspec.Struct, frozen=True, kw_only=True):
    """What stands against an appointment.

    Attributes:
        kind: Of `CONFLICTS`.
        text: For people; names nobody.
        appointment_id / starts / minutes: The other appointment; empty where it is none.
    """

    kind: str
    text: str
    appointment_id: str = ""
    starts: str = ""
    minutes: int = 0


def moment_text(moment: datetime) -> str:
    """UTC, to the minute, in the one form in which appointments are kept and sorted."""
    return moment.astimezone(UTC).replace(second=0, microsecond=0).strftime("%Y-%m-%dT%H:%M:00Z")


def conflicts_of(
    store: StationStore,
    patient_id: str,
    terms: AppointmentTerms,
    *,
    except_id: str = "",
) -> tuple[AppointmentConflict, ...]:
    """Everything that stands against an appointment.

    Args:
        terms: As `accepted_terms` gives them.
        except_id: The appointment that is moved.

    Raises:
        StorageFault: The store cannot be read.
    """
    starts, ends = _span(terms.starts, terms.minutes)
    found = []
    earliest = moment_text(starts - timedelta(minutes=LONGEST_MINUTES))
    for other in store.appointments.between(earliest, moment_text(ends)):
        if other.state == "noshow":
            continue  # whoever did not come takes nobody's time
        if other.appointment_id == except_id or other.starts + timedelta(minutes=other.minutes) <= starts:
            continue
        at = f"{other.starts:%Y-%m-%d %H:%M} UTC, {other.minutes} min"
        # One appointment may stand against another in several ways; each has its own cure.
        if other.place.casefold() == terms.place.casefold():
            found.append(_conflict("place", f"The place is taken ({at}).", other))
        if other.provider_id == terms.provider_id:
            found.append(_conflict("provider", f"The provider has another appointment ({at}).", other))
        if other.patient_id == patient_id:
            found.append(_conflict("patient", f"The patient has another appointment ({at}).", other))
    if (terms.provider_id, patient_id) not in store.care.pairs():
        found.append(AppointmentConflict(kind="not_in_care", text="The provider does not have this patient in care."))
    rostered = {duty.user_id for duty in store.duties.at(starts)}
    # Where nobody is rostered yet, the roster of that day is not made.
    if rostered and terms.provider_id not in rostered:
        found.append(AppointmentConflict(kind="not_on_duty", text="The provider is not on duty then."))
    return tuple(found)


def book_appointment(
    store: StationStore,
    patient_id: str,
    terms: AppointmentTerms,
    *,
    booked_by: str,
    appointment_id: str = "",
    plan_id: str = "",
    onboarding_id: str = "",
    despite_reason: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> str:
    """Keep an appointment; durable on return. Its id.

    Args:
        appointment_id: Chosen by who asks, so that asking again after a lost answer adds nothing.
        despite_reason: Why it is kept in spite of conflicts; where it is empty, a conflict refuses it.

    Raises:
        NotFound: There is no such patient, provider, protocol or plan.
        WrongUse: Terms cannot be accepted.
        Conflict: Something stands against it, and no reason is given; all of it is named.
        StorageFault, LedgerBroken: It cannot be written.
    """
    patient = existing_patient(store, patient_id)
    known = store.appointments.get(appointment_id) if appointment_id else None
    if known is not None:
        wanted = accepted_terms(store, terms, clock, in_the_past=True)
        if (known.patient_id, store.appointments.versions(appointment_id)[0].terms) != (patient.patient_id, wanted):
            raise Conflict("There is an appointment with this id already.", meaning=_NOTHING)
        return appointment_id
    terms = accepted_terms(store, terms, clock)
    plan = store.plans.get(plan_id) if plan_id else None
    if plan_id and (plan is None or plan.patient_id != patient.patient_id):
        raise NotFound("This patient has no such treatment plan.")
    found = conflicts_of(store, patient.patient_id, terms)
    despite_reason = _accepting(found, despite_reason)
    appointment_id = appointment_id or new_id(clock)
    data = AppointmentBookedData(
        appointment_id=appointment_id,
        patient_id=patient.patient_id,
        terms=terms,
        booked_by=booked_by,
        plan_id=plan_id,
        onboarding_id=onboarding_id,
        despite=tuple(dict.fromkeys(one.kind for one in found)),
        despite_reason=despite_reason,
    )
    store.log.append(_event("appointment.booked", data, patient.patient_id, onboarding_id, clock))
    return appointment_id


def move_appointment(
    store: StationStore,
    appointment_id: str,
    terms: AppointmentTerms,
    *,
    version: int,
    reason: str,
    moved_by: str,
    despite: bool = False,
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Move an appointment, or give it another place, protocol or provider; durable on return.

    Args:
        version: The one that whoever moves it has seen.
        despite: Whether conflicts are accepted, for the reason given.

    Raises:
        NotFound: There is no such appointment, provider or protocol.
        WrongUse: Terms cannot be accepted, nothing differs, or no reason is given.
        Conflict: It was moved or cancelled meanwhile, the patient came or did not, or something stands against it.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_appointment(store, appointment_id)
    reason = demand_reason(reason)
    if known.state == "cancelled":
        raise Conflict("This appointment was cancelled.", meaning=_NOTHING, advice="Book a new one.")
    _demand_changeable(known)
    terms = accepted_terms(store, terms, clock)
    if version != known.version:
        raise Conflict(
            "This appointment was moved meanwhile.", meaning=_NOTHING, advice="Look at it again, then move it."
        )
    if terms == terms_of(known):
        raise WrongUse("Nothing was changed.", advice="Change the time, the place or the provider first.")
    found = conflicts_of(store, known.patient_id, terms, except_id=appointment_id)
    _accepting(found, reason if despite else "")
    data = AppointmentMovedData(
        appointment_id=appointment_id,
        patient_id=known.patient_id,
        version=version + 1,
        terms=terms,
        reason=reason,
        moved_by=moved_by,
        despite=tuple(dict.fromkeys(one.kind for one in found)),
    )
    store.log.append(_event("appointment.moved", data, known.patient_id, "", clock))


def cancel_appointment(
    store: StationStore,
    appointment_id: str,
    *,
    cause: str,
    reason: str,
    cancelled_by: str,
    clock: Clock = SYSTEM_CLOCK,
) -> bool:
    """Cancel an appointment; durable on return. False where it had been already: nothing is added then.

    Raises:
        NotFound: There is no such appointment.
        WrongUse: No reason is given, or it is not said from whom it came.
        Conflict: The patient came, or did not; or a session keeps it.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_appointment(store, appointment_id)
    if cause not in CAUSES:
        raise WrongUse(f"Say from whom it came: {', '.join(CAUSES)}.", meaning=_NOTHING)
    reason = demand_reason(reason)
    if known.state == "cancelled":
        return False
    _demand_changeable(known)
    data = AppointmentCancelledData(
        appointment_id=appointment_id,
        patient_id=known.patient_id,
        cause=cause,
        reason=reason,
        cancelled_by=cancelled_by,
    )
    store.log.append(_event("appointment.cancelled", data, known.patient_id, "", clock))
    return True


def existing_appointment(store: StationStore, appointment_id: str) -> Appointment:
    """The appointment.

    Raises:
        NotFound: There is none with this id.
        StorageFault: The store cannot be read.
    """
    found = store.appointments.get(appointment_id)
    if found is None:
        raise NotFound("There is no such appointment.")
    return found


def kept_by_a_session() -> Conflict:
    """Why an appointment is not changed that a session keeps."""
    return Conflict(
        "This appointment is kept by a session.",
        meaning=_NOTHING,
        advice="Where the session was not for it, take that back first.",
    )


def terms_of(known: Appointment) -> AppointmentTerms:
    """When, where, what and with whom, as it holds."""
    return AppointmentTerms(
        starts=moment_text(known.starts),
        minutes=known.minutes,
        place=known.place,
        protocol=known.protocol,
        provider_id=known.provider_id,
    )


def accepted_terms(
    store: StationStore, terms: AppointmentTerms, clock: Clock, *, in_the_past: bool = False
) -> AppointmentTerms:
    """The terms as they are kept.

    Args:
        in_the_past: Whether a moment that is over is none the worse for it.

    Raises:
        NotFound: There is no such provider or protocol.
        WrongUse: They cannot be accepted; all faults are named.
        Conflict: The provider cannot sign in any more.
    """
    try:
        starts = datetime.fromisoformat(terms.starts)
    except ValueError:
        starts = None
    place = " ".join(terms.place.split())
    now = clock.wall()
    faults = []
    if starts is None or starts.tzinfo is None:
        faults.append("Say when it begins, as a date and time with its zone.")
    elif starts < now - GRACE and not in_the_past:
        faults.append("It would begin in the past.")
    elif starts > now + timedelta(days=FARTHEST_DAYS):
        faults.append("It would begin more than five years from now.")
    if not 1 <= terms.minutes <= LONGEST_MINUTES:
        faults.append(f"An appointment takes 1 to {LONGEST_MINUTES} minutes.")
    if not 1 <= len(place) <= LONGEST_PLACE:
        faults.append(f"Name the place, in at most {LONGEST_PLACE} characters.")
    if faults or starts is None:
        raise WrongUse(" ".join(faults), meaning=_NOTHING, advice="Correct the fields named and save again.")
    offered(terms.protocol, store.protocol_folder)
    provider = store.users.get(terms.provider_id)
    if provider is None:
        raise NotFound("There is no such user.", advice="Choose the provider from the list.")
    if provider.disabled:
        raise Conflict("This user cannot sign in any more.", meaning=_NOTHING, advice="Choose another provider.")
    return msgspec.structs.replace(terms, starts=moment_text(starts), place=place)


def _demand_changeable(known: Appointment) -> None:
    """Raises: Conflict: It cannot be moved or cancelled any more."""
    if known.session_id:
        raise kept_by_a_session()
    if known.state == "noshow":
        raise Conflict(
            "The patient did not come to this appointment.",
            meaning=_NOTHING,
            advice="Book a new one, or take back that the patient did not come.",
        )
    if known.state == "arrived":
        raise Conflict(
            "The patient has come to this appointment.",
            meaning=_NOTHING,
            advice="Take back that the patient has come first.",
        )


def _accepting(found: tuple[AppointmentConflict, ...], reason: str) -> str:
    """Why conflicts are accepted; empty where there are none.

    Raises:
        Conflict: There are some, and no reason.
        WrongUse: The reason is too short.
    """
    if not found:
        return ""
    if not reason.strip():
        raise Conflict(
            " ".join(dict.fromkeys(one.text for one in found)),
            meaning=_NOTHING,
            advice="Choose another time, place or provider, or say why it is kept all the same.",
        )
    return demand_reason(reason)


def _span(starts: str, minutes: int) -> tuple[datetime, datetime]:
    begins = datetime.fromisoformat(starts)
    return begins, begins + timedelta(minutes=minutes)


def _conflict(kind: str, text: str, other: Appointment) -> AppointmentConflict:
    return AppointmentConflict(
        kind=kind,
        text=text,
        appointment_id=other.appointment_id,
        starts=moment_text(other.starts),
        minutes=other.minutes,
    )


def _event(event_type: str, data: EventData, patient_id: str, onboarding_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type,
        data,
        source_service="station",
        correlation_id=onboarding_id or patient_id,
        subject_id=patient_id,
        clock=clock,
    )
