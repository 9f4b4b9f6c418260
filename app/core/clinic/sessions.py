"""What happens to a session, as entries of the log.

Guarantees: every function may be called again after a crash: what is in the log already is not added a second time. A
session that has ended stays as it ended, but for one that failed and was let go on: it comes to one more end.
Does not: decide what comes next (`app.core.workflow`), or touch devices. Any thread; calls for one session come one
after the other.
"""

from typing import TypeVar

from app.core.clinic.attendance import arriving, fulfilling, giving_back
from app.core.clinic.electrodes import BEFORE, DEFAULT_TYPE, ImpedanceRound, newest_by_phase
from app.core.clinic.patients import existing_patient
from app.core.clinic.prerequisites import Prerequisite
from app.core.clinic.site_protocols import offered
from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.driver import ElectrodeImpedance
from app.core.errors import Conflict, NotFound, NotPermitted, WrongUse
from app.core.events.clinic_events import (
    Impedance,
    ImpedanceMeasuredData,
    PrerequisitesCheckedData,
    SessionCancelledData,
    SessionFailedData,
    SessionStepEnteredData,
)
from app.core.events.electrode_events import DeviceCalibratedData, ElectrodesChosenData, ImpedanceSkippedData
from app.core.events.safety_events import StopProofTestedData
from app.core.events.specification_events import SessionCompletedData, SessionStartedData
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.identifiers import SessionId, new_id
from app.core.settings.limits import ELECTRODE_TYPES
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore

DataT = TypeVar("DataT", bound=EventData)


def begin_session(
    store: StationStore, patient_id: str, protocol: str, device: str, *, clock: Clock = SYSTEM_CLOCK
) -> SessionId:
    """Open a session, and keep the patient's appointment of today with it; durable on return.

    Args:
        device: The driver's name and the device's, never a path.

    Raises:
        NotFound: There is no such patient or protocol.
        Conflict: Another session has not ended.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    patient = existing_patient(store, patient_id)
    text = offered(protocol, store.protocol_folder).text
    if store.sessions.unfinished():
        raise Conflict(
            "Another session is running.",
            meaning="It goes on unchanged.",
            advice="End or cancel the running session first.",
        )
    session_id = SessionId(new_id(clock))
    data = SessionStartedData(
        session_id=session_id, patient_id=patient.patient_id, protocol=protocol, device=device, protocol_text=text
    )
    store.log.append(
        _event("session.started", data, session_id, patient.patient_id, clock),
        *arriving(store, session_id, patient.patient_id, protocol, clock),
    )
    return session_id


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


def impedance_rounds(store: StationStore, session_id: str) -> tuple[ImpedanceRound, ...]:
    """The newest measurement of each phase, before the recording first.

    Raises:
        StorageFault: The store cannot be read.
    """
    return newest_by_phase(
        ImpedanceRound(
            impedances=tuple(ElectrodeImpedance(label=one.label, kiloohm=one.kiloohm) for one in event.data.impedances),
            phase=event.data.phase,
            measured_at=event.data.measured_at or event.timestamp.isoformat(timespec="seconds"),
            electrode_type=event.data.electrode_type,
        )
        for event in store.log.events_of(session_id)
        if isinstance(event.data, ImpedanceMeasuredData)
    )


def impedances_kept(store: StationStore, session_id: str, phase: str, number: int = 0) -> int | None:
    """How many electrodes a measurement that is in the log has (for `number` 0 any of its phase); None where it is not.

    Raises:
        StorageFault: The store cannot be read.
    """
    for event in store.log.events_of(session_id):
        data = event.data
        if isinstance(data, ImpedanceMeasuredData) and data.phase == phase and number in (0, data.number):
            return len(data.impedances)
    return None


def impedance_skipped(store: StationStore, session_id: str) -> str:
    """Why impedances were not measured after the recording; empty where they were, or nobody tried.

    Raises:
        StorageFault: The store cannot be read.
    """
    newest = _newest(store, session_id, ImpedanceSkippedData)
    return "" if newest is None else newest.reason


def record_skipped_impedance(
    store: StationStore, session_id: str, phase: str, reason: str, *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep that impedances were not measured, and why; once.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    data = ImpedanceSkippedData(session_id=session.session_id, phase=phase, reason=reason)
    if _newest(store, session_id, ImpedanceSkippedData) != data:
        store.log.append(_event("impedance.skipped", data, session.session_id, session.patient_id, clock))


def choose_electrodes(
    store: StationStore, session_id: str, electrode_type: str, *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep what electrodes are used, unless that was chosen last.

    Raises:
        NotFound: There is no such session.
        NotPermitted: The session has ended.
        WrongUse: There is no such type.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    demand_electrode_type(electrode_type)
    session = running_session(store, session_id)
    data = ElectrodesChosenData(session_id=session.session_id, electrode_type=electrode_type)
    if _newest(store, session_id, ElectrodesChosenData) != data:
        store.log.append(_event("session.electrodes_chosen", data, session.session_id, session.patient_id, clock))


def demand_electrode_type(electrode_type: str) -> None:
    """Raises: WrongUse: There is no such type."""
    if electrode_type not in ELECTRODE_TYPES:
        raise WrongUse(f"There are no {electrode_type!r} electrodes.", advice=f"Choose {', '.join(ELECTRODE_TYPES)}.")


def chosen_electrodes(store: StationStore, session_id: str) -> str:
    """What electrodes are used; the default where nobody chose.

    Raises:
        StorageFault: The store cannot be read.
    """
    newest = _newest(store, session_id, ElectrodesChosenData)
    return DEFAULT_TYPE if newest is None else newest.electrode_type


def latest_calibrations(store: StationStore, session_id: str) -> tuple[tuple[str, DeviceCalibratedData], ...]:
    """The newest check of each of the session's amplifiers, with its time (ISO 8601).

    Raises:
        StorageFault: The store cannot be read.
    """
    newest: dict[str, tuple[str, DeviceCalibratedData]] = {}
    for event in store.log.events_of(session_id):
        if isinstance(event.data, DeviceCalibratedData):
            newest[event.data.device_id] = (event.timestamp.isoformat(timespec="seconds"), event.data)
    return tuple(newest.values())


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
    store: StationStore,
    session_id: str,
    impedances: tuple[Impedance, ...],
    *,
    phase: str = BEFORE,
    measured_at: str = "",
    number: int = 0,
    clock: Clock = SYSTEM_CLOCK,
) -> None:
    """Keep a measurement with the type of electrode chosen now.

    Args:
        phase: One of `app.core.clinic.electrodes.PHASES`.
        number: The how-many-th before the recording.
        measured_at: ISO 8601, UTC; empty for now.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    data = ImpedanceMeasuredData(
        session_id=session.session_id,
        impedances=impedances,
        phase=phase,
        measured_at=measured_at or clock.wall().isoformat(timespec="seconds"),
        electrode_type=chosen_electrodes(store, session_id),
        number=number,
    )
    store.log.append(_event("impedance.measured", data, session.session_id, session.patient_id, clock))


def enter_step(store: StationStore, session_id: str, step: str, text: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that the session is at `step` now, doing or waiting for `text`, unless that was entered last.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    data = SessionStepEnteredData(session_id=session.session_id, step=step, text=text)
    if session.taken_up is not None:
        entered_last = _newest(store, session_id, SessionStepEnteredData) == data
    else:
        entered_last = (session.step, session.step_text) == (step, text)
    if session.is_over or entered_last:
        return
    store.log.append(_event("session.step_entered", data, session.session_id, session.patient_id, clock))


def complete_session(store: StationStore, session_id: str, exit_reason: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that the session ended in order, with the recording and report it has. Nothing where it is over.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if not session.is_over:
        data = SessionCompletedData(
            session_id=session.session_id,
            exit_reason=exit_reason,
            recording_id=session.recording_id,
            report_id=session.report_id,
        )
        store.log.append(
            _event("session.completed", data, session.session_id, session.patient_id, clock),
            *fulfilling(store, session, clock),
        )


def cancel_session(store: StationStore, session_id: str, reason: str, *, clock: Clock = SYSTEM_CLOCK) -> None:
    """Keep that the session was left. Nothing where it is over.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if not session.is_over:
        data = SessionCancelledData(session_id=session.session_id, reason=reason)
        store.log.append(
            _event("session.cancelled", data, session.session_id, session.patient_id, clock),
            *giving_back(store, session.session_id, "session_cancelled", clock),
        )


def fail_session(
    store: StationStore, session_id: str, step: str, code: str, text: str, *, clock: Clock = SYSTEM_CLOCK
) -> None:
    """Keep that the session could not go on. Nothing where it is over.

    Raises:
        NotFound: There is no such session.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    session = existing_session(store, session_id)
    if not session.is_over:
        data = SessionFailedData(session_id=session.session_id, step=step, code=code, text=text)
        store.log.append(
            _event("session.failed", data, session.session_id, session.patient_id, clock),
            *giving_back(store, session.session_id, "session_failed", clock),
        )


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
