"""What happens to a session, as entries of the log.

Guarantees: every function may be called again after a crash: what is in the log already is not added a second time. A
session that has ended stays as it ended. Identity counts only while the last number that was read is the patient's.
Does not: decide what comes next (`app.core.workflow`), or touch devices. Any thread; calls for one session come one
after the other.
"""

from typing import TypeVar

from app.core.clinic.patients import existing_patient, normal_number
from app.core.clinic.prerequisites import Prerequisite
from app.core.clinic.protocols import load_protocol
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, NotPermitted
from app.core.events.clinic_events import (
    IdentityConfirmedData,
    Impedance,
    ImpedanceMeasuredData,
    PrerequisitesCheckedData,
    SessionCancelledData,
    SessionFailedData,
    SessionStepEnteredData,
)
from app.core.events.safety_events import StopProofTestedData
from app.core.events.specification_events import SessionCompletedData, SessionStartedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import SessionId, new_id
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore

DataT = TypeVar("DataT", bound=EventData)


def begin_session(
    store: StationStore, patient_id: str, protocol: str, device: str, *, clock: Clock = SYSTEM_CLOCK
) -> SessionId:
    """Open a session; durable on return.

    Args:
        device: The driver's name and the device's, never a path.

    Raises:
        NotFound: There is no such patient or protocol.
        Conflict: Another session has not ended.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    patient = existing_patient(store, patient_id)
    load_protocol(protocol)
    if store.sessions.unfinished():
        raise Conflict(
            "Another session is running.",
            meaning="It goes on unchanged.",
            advice="End or cancel the running session first.",
        )
    session_id = SessionId(new_id(clock))
    data = SessionStartedData(session_id=session_id, patient_id=patient.patient_id, protocol=protocol, device=device)
    store.log.append(_event("session.started", data, session_id, patient.patient_id, clock))
    return session_id


def confirm_identity(
    store: StationStore, session_id: str, hospital_number: str, *, clock: Clock = SYSTEM_CLOCK
) -> bool:
    """Keep whether the number that was read is the patient's; whether it is.

    Raises:
        NotFound: There is no such session.
        NotPermitted: The session has ended.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = running_session(store, session_id)
    patient = existing_patient(store, session.patient_id)
    matched = normal_number(hospital_number) == patient.hospital_number
    data = IdentityConfirmedData(session_id=session.session_id, patient_id=patient.patient_id, matched=matched)
    store.log.append(_event("session.identity_confirmed", data, session.session_id, patient.patient_id, clock))
    return matched


def identity_confirmed(store: StationStore, session_id: str) -> bool:
    """Whether the last number read in this session was the patient's.

    Raises:
        StorageFault: The store cannot be read.
    """
    newest = _newest(store, session_id, IdentityConfirmedData)
    return newest is not None and newest.matched


def proved_latency_ms(store: StationStore, session_id: str) -> float | None:
    """Time to the safe state in this session's last proof test of the stop; None where none was made or it failed.

    Raises:
        StorageFault: The store cannot be read.
    """
    newest = _newest(store, session_id, StopProofTestedData)
    return newest.latency_ms if newest is not None and newest.passed else None


def latest_impedances(store: StationStore, session_id: str) -> tuple[Impedance, ...]:
    """The impedances measured last; empty where none were.

    Raises:
        StorageFault: The store cannot be read.
    """
    newest = _newest(store, session_id, ImpedanceMeasuredData)
    return () if newest is None else newest.impedances


def record_prerequisites(
    store: StationStore, session_id: str, prerequisites: tuple[Prerequisite, ...], *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep what was met and what was missing, unless that is what was found last.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    data = PrerequisitesCheckedData(
        session_id=session.session_id,
        met=tuple(each.name for each in prerequisites if each.met),
        missing=tuple(each.name for each in prerequisites if not each.met),
    )
    if _newest(store, session_id, PrerequisitesCheckedData) != data:
        store.log.append(_event("session.prerequisites_checked", data, session.session_id, session.patient_id, clock))


def record_impedances(
    store: StationStore, session_id: str, impedances: tuple[Impedance, ...], *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep a measurement.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    data = ImpedanceMeasuredData(session_id=session.session_id, impedances=impedances)
    store.log.append(_event("impedance.measured", data, session.session_id, session.patient_id, clock))


def enter_step(store: StationStore, session_id: str, step: str, text: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that the session is at `step` now, doing or waiting for `text`, unless that was entered last.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if session.ended is not None or (session.step, session.step_text) == (step, text):
        return
    data = SessionStepEnteredData(session_id=session.session_id, step=step, text=text)
    store.log.append(_event("session.step_entered", data, session.session_id, session.patient_id, clock))


def complete_session(store: StationStore, session_id: str, exit_reason: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that the session ended in order, with the recording and report it has. Nothing where it has ended.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if session.ended is None:
        data = SessionCompletedData(
            session_id=session.session_id,
            exit_reason=exit_reason,
            recording_id=session.recording_id,
            report_id=session.report_id,
        )
        store.log.append(_event("session.completed", data, session.session_id, session.patient_id, clock))


def cancel_session(store: StationStore, session_id: str, reason: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that the session was left. Nothing where it has ended.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if session.ended is None:
        data = SessionCancelledData(session_id=session.session_id, reason=reason)
        store.log.append(_event("session.cancelled", data, session.session_id, session.patient_id, clock))


def fail_session(
    store: StationStore, session_id: str, step: str, code: str, text: str, *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep that the session could not go on. Nothing where it has ended.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if session.ended is None:
        data = SessionFailedData(session_id=session.session_id, step=step, code=code, text=text)
        store.log.append(_event("session.failed", data, session.session_id, session.patient_id, clock))


def existing_session(store: StationStore, session_id: str) -> Session:
    """The session.

    Raises:
        NotFound: There is none with this id.
        StorageFault: The store cannot be read.
    """
    session = store.sessions.get(session_id)
    if session is None:
        raise NotFound("There is no such session.")
    return session


def running_session(store: StationStore, session_id: str) -> Session:
    """The session, which has not ended.

    Raises:
        NotFound: There is none with this id.
        NotPermitted: It has ended.
        StorageFault: The store cannot be read.
    """
    session = existing_session(store, session_id)
    if session.ended is not None:
        raise NotPermitted("This session has ended.", advice="Begin a new session for this patient.")
    return session


def _event(event_type: str, data: EventData, session_id: str, patient_id: str, clock: Clock) -> SystemEvent:
    return new_event(
        event_type,
        data,
        source_service="station",
        correlation_id=session_id,
        subject_id=patient_id,
        clock=clock,
    )


def _newest(store: StationStore, session_id: str, kind: type[DataT]) -> DataT | None:
    for event in reversed(store.log.events_of(session_id)):
        if isinstance(event.data, kind):
            return event.data
    return None
