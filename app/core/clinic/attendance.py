"""Whether the patient came: an appointment is kept by its session, or a person says what became of it.

Guarantees: which appointment a session keeps is a fixed rule (`kept_by`), and is in the log with the beginning of the
session, in one transaction; what came of it is with the session's end, in one transaction. So both are there once,
however often the station dies. A person's mark needs no session, and is taken back by an entry of its own. What is kept
by a session that runs is nobody's to change.
Does not: conclude that somebody did not come because a day is over: that stays "not marked" until a person says so.
Any thread; the caller keeps bookings and beginnings apart (`StationRooms.booking`).
"""

from datetime import datetime, time, timedelta

from app.core.clinic.appointments import existing_appointment, kept_by_a_session
from app.core.clinic.treatment_plans import LONGEST_REASON, demand_reason
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, WrongUse
from app.core.events.appointment_events import (
    AppointmentArrivedData,
    AppointmentFulfilledData,
    AppointmentNoShowData,
    AppointmentReopenedData,
)
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.store.projections.appointments import Appointment, AppointmentMark
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore

MARKS = ("arrived", "noshow")
"""What a person may note; FHIR's words for the state of an appointment."""
_NOTHING = "No appointment was changed."


def day_of(moment: datetime) -> tuple[datetime, datetime]:
    """The beginning of the day that a moment lies in, and of the next, where this station stands."""
    day = moment.astimezone().date()
    return (
        datetime.combine(day, time()).astimezone(),
        datetime.combine(day + timedelta(days=1), time()).astimezone(),
    )


def kept_by(store: StationStore, patient_id: str, protocol: str, moment: datetime) -> Appointment | None:
    """The appointment that a session keeps which begins at a moment; None for none.

    Of the person's appointments that reach into this station's day and that no session keeps, those come first that
    nobody marked as not come, then those with the session's protocol, then the nearest: one that is under way is nearer
    than any other; of two as near, the earlier.

    Raises:
        StorageFault: The store cannot be read.
    """
    begins, ends = day_of(moment)

    def rank(one: Appointment) -> tuple[bool, bool, timedelta, datetime]:
        over = one.starts + timedelta(minutes=one.minutes)
        away = max(one.starts - moment, moment - over, timedelta())
        return one.state == "noshow", one.protocol != protocol, away, one.starts

    found = (
        one
        for record in store.merges.records_of(patient_id)
        for one in store.appointments.of_patient(record)
        if one.state in ("booked", *MARKS) and not one.session_id
        if one.starts < ends and one.starts + timedelta(minutes=one.minutes) > begins
    )
    return min(found, key=rank, default=None)


def arriving(
    store: StationStore, session_id: str, patient_id: str, protocol: str, clock: Clock
) -> tuple[SystemEvent, ...]:
    """What the log says of appointments when a session begins; for one append with it.

    Raises:
        StorageFault: The store cannot be read.
    """
    kept = kept_by(store, patient_id, protocol, clock.wall())
    if kept is None:
        return ()
    data = AppointmentArrivedData(appointment_id=kept.appointment_id, patient_id=kept.patient_id, session_id=session_id)
    return (_event("appointment.arrived", data, kept.patient_id, session_id, clock),)


def fulfilling(store: StationStore, session: Session, clock: Clock) -> tuple[SystemEvent, ...]:
    """What the log says of appointments when a session ends in order; for one append with it.

    A session that had failed, and was taken up again, keeps the appointment that it gave back, where nothing else was
    noted of that meanwhile.

    Raises:
        StorageFault: The store cannot be read.
    """
    kept = store.appointments.of_session(session.session_id)
    if kept is None and session.recording_id:
        kept = _given_back_by(store, session.session_id)
    if kept is None:
        return ()
    if not session.recording_id:
        return _given_back(store, kept, session.session_id, "nothing_recorded", clock)
    data = AppointmentFulfilledData(
        appointment_id=kept.appointment_id,
        patient_id=kept.patient_id,
        session_id=session.session_id,
        recording_id=session.recording_id,
    )
    return (_event("appointment.fulfilled", data, kept.patient_id, session.session_id, clock),)


def giving_back(store: StationStore, session_id: str, why: str, clock: Clock) -> tuple[SystemEvent, ...]:
    """What the log says of appointments when a session comes to nothing; for one append with it.

    Args:
        why: "session_cancelled" or "session_failed".

    Raises:
        StorageFault: The store cannot be read.
    """
    kept = store.appointments.of_session(session_id)
    return () if kept is None else _given_back(store, kept, session_id, why, clock)


def mark_appointment(
    store: StationStore,
    appointment_id: str,
    mark: str,
    *,
    marked_by: str,
    reason: str = "",
    clock: Clock = SYSTEM_CLOCK,
) -> bool:
    """Keep that the patient came, or did not; durable on return. False where that holds already: nothing is added then.

    Args:
        mark: Of `MARKS`.
        reason: What is known of it; may be empty.

    Raises:
        NotFound: There is no such appointment.
        WrongUse: It is neither, or the reason is too long; it has not begun, or is not of this day or one before.
        Conflict: It was cancelled, or a session keeps it.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_appointment(store, appointment_id)
    reason = " ".join(reason.split())
    if mark not in MARKS:
        raise WrongUse(f"Say what became of it: {', '.join(MARKS)}.", meaning=_NOTHING)
    if len(reason) > LONGEST_REASON:
        raise WrongUse(f"A reason has at most {LONGEST_REASON} characters.", meaning=_NOTHING)
    if known.state == mark and not known.session_id:
        return False
    if known.state == "cancelled":
        raise Conflict("This appointment was cancelled.", meaning=_NOTHING)
    if known.session_id:
        raise kept_by_a_session()
    now = clock.wall()
    if mark == "noshow" and known.starts > now:
        raise WrongUse("This appointment has not begun yet.", meaning=_NOTHING, advice="Cancel it, or wait until then.")
    if mark == "arrived" and known.starts >= day_of(now)[1]:
        raise WrongUse("This appointment is on a later day.", meaning=_NOTHING, advice="Move it to today first.")
    data: EventData
    if mark == "arrived":
        data = AppointmentArrivedData(
            appointment_id=appointment_id, patient_id=known.patient_id, reason=reason, noted_by=marked_by
        )
    else:
        data = AppointmentNoShowData(
            appointment_id=appointment_id, patient_id=known.patient_id, reason=reason, noted_by=marked_by
        )
    store.log.append(_event(f"appointment.{mark}", data, known.patient_id, "", clock))
    return True


def take_back_mark(
    store: StationStore, appointment_id: str, *, reason: str, taken_back_by: str, clock: Clock = SYSTEM_CLOCK
) -> bool:
    """Keep that what was noted of an appointment does not hold; durable on return. False where nothing was noted.

    One that was kept by a session that is over belongs to it no more; the session stays as it is.

    Raises:
        NotFound: There is no such appointment.
        WrongUse: No reason is given.
        Conflict: It was cancelled, or the session that keeps it has not ended.
        StorageFault, LedgerBroken: It cannot be written.
    """
    known = existing_appointment(store, appointment_id)
    reason = demand_reason(reason)
    if known.state == "cancelled":
        raise Conflict("This appointment was cancelled.", meaning=_NOTHING, advice="Book a new one.")
    if known.state == "booked":
        return False
    session = store.sessions.get(known.session_id) if known.session_id else None
    if session is not None and session.ended is None:
        raise Conflict(
            "The session of this appointment is running.",
            meaning=_NOTHING,
            advice="Leave the session; that gives the appointment back.",
        )
    data = AppointmentReopenedData(
        appointment_id=appointment_id,
        patient_id=known.patient_id,
        state=_noted_by_hand(store.appointments.marks(appointment_id)) if known.session_id else "booked",
        why="by_hand",
        session_id=known.session_id,
        reason=reason,
        reopened_by=taken_back_by,
    )
    store.log.append(_event("appointment.reopened", data, known.patient_id, "", clock))
    return True


def is_unmarked(known: Appointment, moment: datetime) -> bool:
    """Whether its day is over, and nobody said whether the patient came."""
    ends = known.starts + timedelta(minutes=known.minutes)
    return known.state == "booked" and ends <= day_of(moment)[0]


def _given_back(
    store: StationStore, kept: Appointment, session_id: str, why: str, clock: Clock
) -> tuple[SystemEvent, ...]:
    data = AppointmentReopenedData(
        appointment_id=kept.appointment_id,
        patient_id=kept.patient_id,
        state=_noted_by_hand(store.appointments.marks(kept.appointment_id)),
        why=why,
        session_id=session_id,
    )
    return (_event("appointment.reopened", data, kept.patient_id, session_id, clock),)


def _given_back_by(store: StationStore, session_id: str) -> Appointment | None:
    """The appointment that this session gave back as it failed, where that is the last that was noted of it."""
    known = store.appointments.given_back_by(session_id)
    if known is None or known.state == "cancelled":
        return None
    newest = store.appointments.marks(known.appointment_id)[-1]
    return known if (newest.session_id, newest.why) == (session_id, "session_failed") else None


def _noted_by_hand(marks: tuple[AppointmentMark, ...]) -> str:
    """What a person noted last and did not take back; that nobody did is "booked"."""
    return next((one.state for one in reversed(marks) if not one.session_id), "booked")


def _event(event_type: str, data: EventData, patient_id: str, session_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type,
        data,
        source_service="station",
        correlation_id=session_id or patient_id,
        subject_id=patient_id,
        clock=clock,
    )
