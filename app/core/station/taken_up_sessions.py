"""Sessions that failed after their recording and were let go on: their analysis and report, made at last.

Guarantees: such a session is over for whoever begins the next one: it stands on the board only as one that has ended,
holds no device, and is told of nothing but consent that was withdrawn. After a restart it goes on where it was; one
that came to no run of its own (the station died between the wish and the run) has failed as before.
Does not: run it (`app.core.workflow`), or decide who may. Any thread.
"""

import contextlib

from app.core.clinic.consent import withdrawn_purposes
from app.core.errors import NotFound
from app.core.identifiers import SessionId
from app.core.station.session_board import OVER_STEPS, SessionBoard
from app.core.station.station_rooms import StationRooms
from app.core.store.station_store import StationStore
from app.core.workflow.context import WorkflowState
from app.core.workflow.engine import WorkflowEngine
from app.core.workflow.session_signals import SessionSignal


def show_workflow(board: SessionBoard, session_id: str, state: WorkflowState) -> None:
    """What a session's workflow does, on the board; of one that is over only what is made of it."""
    view = board.view
    if view is None or view.session_id != session_id:
        return
    if view.step in OVER_STEPS and state.step not in OVER_STEPS:
        board.change(session_id, step_text=state.text, error="", goes_on=True)
        return
    board.change(
        session_id,
        step=state.step,
        step_text=state.text,
        waiting_for=tuple(name.removeprefix("continue:") for name in state.waiting_for),
        progress=None,
        goes_on=False,
    )


def taken_up_sessions(rooms: StationRooms, engine: WorkflowEngine) -> dict[str, str]:
    """Those to be gone on with after a restart, and the step each is at; one whose workflow is gone is not begun anew.

    Raises:
        StorageFault: The store cannot be read.
    """
    found: dict[str, str] = {}
    for session in rooms.store.sessions.taken_up():
        with contextlib.suppress(NotFound):
            found[session.session_id] = engine.state(SessionId(session.session_id)).step
    return found


def tell_consent_withdrawn(rooms: StationRooms, engine: WorkflowEngine, patient_id: str) -> bool:
    """Consent to be recorded is gone: what is still being made of this person's recordings ends; whether there is such.

    Raises:
        StorageFault: The store cannot be read, or a workflow cannot be told.
    """
    records = rooms.care.persons.records_of(patient_id)
    told = False
    for session in rooms.store.sessions.taken_up():
        if session.patient_id in records:
            with contextlib.suppress(NotFound):
                engine.signal(SessionId(session.session_id), SessionSignal.CONSENT_WITHDRAWN, {"purpose": "recording"})
                told = True
    return told


def consent_is_withdrawn(board: SessionBoard, store: StationStore, session_id: str) -> bool:
    """Asked several times a second: of the running session from the board, of others from the store.

    Raises:
        StorageFault: The store cannot be read.
    """
    view = board.view
    if view is not None and view.session_id == session_id and view.step not in OVER_STEPS:
        return "recording" in view.patient.withdrawn_purposes
    session = store.sessions.get(session_id)
    return session is None or "recording" in withdrawn_purposes(store, session.patient_id)


def holds_acquisition(rooms: StationRooms, session_id: str) -> bool:
    """Whether what acquisition does may be this session's: one that has ended has left it to the next one."""
    session = rooms.store.sessions.get(session_id)
    return session is None or session.ended is None or not rooms.store.sessions.unfinished()
