"""Draws the board from the store after a restart, so that a running session goes on where it was.

Guarantees: what the store and the log have is shown; nothing is written. Thread: the station's main one, before it
turns.
"""

from app.core.clinic import sessions
from app.core.clinic.electrodes import AFTER
from app.core.clinic.session_protocol import protocol_of_session
from app.core.devices.driver import ElectrodeImpedance
from app.core.errors import NotFound
from app.core.events.erasure_events import SubjectErasedData
from app.core.events.specification_events import SafetyStopData
from app.core.identifiers import SessionId
from app.core.station.annotating import annotation_rows
from app.core.station.calibration_activities import calibration_view
from app.core.station.duty_requests import provider_view
from app.core.station.patient_views import patient_view
from app.core.station.station_rooms import StationRooms
from app.core.station.views import SessionEvent, SessionView
from app.core.store.projections.sessions import Session
from app.core.store.station_store import StationStore
from app.core.workflow.engine import WorkflowEngine


def last_stop_in_log(store: StationStore) -> int:
    """Number of the newest safety stop that has an entry."""
    newest = 0
    for entry in store.log.read(event_type="safety.emergency_stop"):
        if isinstance(entry.event.data, SafetyStopData):
            newest = max(newest, entry.event.data.stop_number)
    # An entry of a session whose patient was erased does not tell its number any more; the erasure does.
    for entry in store.log.read(event_type="subject.erased"):
        if isinstance(entry.event.data, SubjectErasedData):
            newest = max(newest, entry.event.data.last_stop)
    return newest


def restore_session(rooms: StationRooms, engine: WorkflowEngine) -> tuple[str, ...]:
    """Put the session that was running on the board; the ids of the unfinished ones."""
    unfinished = rooms.store.sessions.unfinished()
    if unfinished:
        _show(rooms, unfinished[-1])
        _show_workflow(rooms, engine, unfinished[-1].session_id)
    return tuple(session.session_id for session in unfinished)


def _show(rooms: StationRooms, session: Session) -> None:
    patient = rooms.store.patients.get(session.patient_id)
    if patient is None:
        return
    view = SessionView(
        session_id=session.session_id,
        patient=patient_view(rooms, patient),
        protocol=session.protocol,
        asked=protocol_of_session(rooms.store, session.session_id, session.protocol),
        step=session.step,
        step_text=session.step_text,
        recording_id=session.recording_id,
        impedances=_impedances(rooms, session.session_id),
        impedance_rounds=sessions.impedance_rounds(rooms.store, session.session_id),
        impedance_skipped=sessions.impedance_skipped(rooms.store, session.session_id),
        electrode_type=sessions.chosen_electrodes(rooms.store, session.session_id),
        calibration=calibration_view(sessions.latest_calibrations(rooms.store, session.session_id)),
        stop_latency_ms=sessions.proved_latency_ms(rooms.store, session.session_id),
        provider=provider_view(rooms, session.session_id),
    )
    rooms.board.show(view, past_events(rooms.store, session.session_id))
    if view.stop_latency_ms is not None:
        rooms.safety_desk.remember_proof(session.session_id)


def _show_workflow(rooms: StationRooms, engine: WorkflowEngine, session_id: str) -> None:
    try:
        state = engine.state(SessionId(session_id))
    except NotFound:
        return  # the station died before the workflow was begun; it is begun now
    rooms.board.change(
        session_id,
        step=state.step,
        step_text=state.text,
        waiting_for=tuple(name.removeprefix("continue:") for name in state.waiting_for),
    )


def past_events(store: StationStore, session_id: str) -> tuple[SessionEvent, ...]:
    """A session's event list, as far as the store has it.

    Raises:
        StorageFault: The store cannot be read.
    """
    others = tuple(
        SessionEvent(
            onset_s=row.onset_s, duration_s=row.duration_s, kind=row.kind, text=row.text, channels=row.channels
        )
        for row in store.session_events.of_session(session_id)
        if row.onset_s is not None and row.kind != "annotation"
    )
    return (*others, *annotation_rows(store.annotations.versions_of_session(session_id)))


def _impedances(rooms: StationRooms, session_id: str) -> tuple[ElectrodeImpedance, ...]:
    rounds = [each for each in sessions.impedance_rounds(rooms.store, session_id) if each.phase != AFTER]
    return rounds[-1].impedances if rounds else ()
