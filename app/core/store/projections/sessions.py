"""Sessions, from `session.*`, with the recording and report that belong to them.

Guarantees: a session belongs to a registered patient. A session that ended stays as it ended: later events add a
recording or report to it, but change neither step nor reason. The one exception is a session that failed and was let go
on (`workflow.retried`): its next end is how it ended. It stays ended meanwhile, since its patient is gone and another
session may run. Does not: decide what step comes next. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, ForeignKey, Integer, Table, Text, bindparam, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.clinic_events import SessionCancelledData, SessionFailedData, SessionStepEnteredData
from app.core.events.recording_events import RecordingStartedData, ReportWrittenData
from app.core.events.specification_events import SessionCompletedData, SessionStartedData
from app.core.events.system_event import SystemEvent
from app.core.events.workflow_events import WorkflowRetriedData
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one

SESSIONS = Table(
    "sessions",
    PROJECTION_METADATA,
    Column("session_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False, index=True),
    Column("protocol", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("step_text", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("ended", Text),
    Column("exit_reason", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("recording_id", Text, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("taken_up", Text),
    sqlite_strict=True,
)


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A session. Moments are UTC; `ended` is None while it runs; texts that do not apply (yet) are empty.

    Attributes:
        step: Name of the last step entered; "prerequisites" first, "completed", "cancelled" or "failed" at the end.
        exit_reason: As `session.completed` says; "cancelled" or "failed" otherwise.
        ended: When its patient's part in it was over; what was made later of a session that failed does not move it.
        error: What failed, for people.
        taken_up: Since when it goes on, after it failed; None where it does not, or has come to its next end.
    """

    session_id: str
    patient_id: str
    protocol: str
    device: str
    step: str
    step_text: str
    started: datetime
    ended: datetime | None
    exit_reason: str
    error: str
    recording_id: str
    report_id: str
    taken_up: datetime | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is at work any more; one that was let go on is not over, though it runs nowhere."""
        return self.ended is not None and self.taken_up is None


_UPDATE = SESSIONS.update().where(SESSIONS.c.session_id == bindparam("of_session"))
_UPDATE_RUNNING = _UPDATE.where(SESSIONS.c.ended.is_(None))
_UPDATE_FAILED = _UPDATE.where(SESSIONS.c.step == "failed")
_UPDATE_TAKEN_UP = _UPDATE.where(SESSIONS.c.taken_up.is_not(None))


def _start(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, SessionStartedData)
    connection.execute(
        SESSIONS.insert().values(
            session_id=data.session_id,
            entry_index=index,
            patient_id=data.patient_id,
            protocol=data.protocol,
            device=data.device,
            step="prerequisites",
            step_text="",
            started=timestamp_text(event.timestamp),
            ended=None,
            exit_reason="",
            error="",
            recording_id="",
            report_id="",
        )
    )


def _change(connection: Connection, session_id: str, values: dict[str, str], *, only_running: bool = False) -> None:
    # Values beside the statement, not in it: a statement that is built anew for each row costs more than the row.
    connection.execute(_UPDATE_RUNNING if only_running else _UPDATE, {"of_session": session_id, **values})


def _enter_step(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, SessionStepEnteredData)
    _change(connection, data.session_id, {"step": data.step, "step_text": data.text}, only_running=True)


def _complete(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, SessionCompletedData)
    for column, value in (("recording_id", data.recording_id), ("report_id", data.report_id)):
        if value:
            _change(connection, data.session_id, {column: value})
    _end(connection, data.session_id, event, step="completed", exit_reason=data.exit_reason)


def _cancel(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, SessionCancelledData)
    _end(connection, data.session_id, event, step="cancelled", exit_reason="cancelled", step_text=data.reason)


def _fail(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, SessionFailedData)
    _end(connection, data.session_id, event, step="failed", exit_reason="failed", error=data.text)


def _end(connection: Connection, session_id: str, event: SystemEvent, **values: str) -> None:
    ending = {"step_text": "", "error": "", **values}
    connection.execute(_UPDATE_TAKEN_UP, {"of_session": session_id, **ending, "taken_up": None})
    _change(connection, session_id, ending | {"ended": timestamp_text(event.timestamp)}, only_running=True)


def _take_up(connection: Connection, _index: int, event: SystemEvent) -> None:
    """Other workflows than sessions are no rows here."""
    data = data_of(event, WorkflowRetriedData)
    since = timestamp_text(event.timestamp)
    connection.execute(_UPDATE_FAILED, {"of_session": data.workflow_id, "taken_up": since})


def _add_recording(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingStartedData)
    _change(connection, data.session_id, {"recording_id": data.recording_id})


def _add_report(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, ReportWrittenData)
    _change(connection, data.session_id, {"report_id": data.report_id})


HANDLERS: dict[str, Handler] = {
    "session.started": _start,
    "session.step_entered": _enter_step,
    "session.completed": _complete,
    "session.cancelled": _cancel,
    "session.failed": _fail,
    "recording.started": _add_recording,
    "report.written": _add_report,
    "workflow.retried": _take_up,
}


class Sessions:
    """Reads sessions."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, session_id: str) -> Session | None:
        """The session, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(SESSIONS).where(SESSIONS.c.session_id == session_id), Session)

    def list(self, *, limit: int = 200) -> tuple[Session, ...]:
        """Newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(self._engine, select(SESSIONS).order_by(SESSIONS.c.entry_index.desc()).limit(limit), Session)

    def of_patient(self, patient_id: str) -> tuple[Session, ...]:
        """Newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SESSIONS).where(SESSIONS.c.patient_id == patient_id).order_by(SESSIONS.c.entry_index.desc())
        return fetch_all(self._engine, query, Session)

    def last(self) -> Session | None:
        """The session started last, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(SESSIONS).order_by(SESSIONS.c.entry_index.desc()).limit(1), Session)

    def unfinished(self) -> tuple[Session, ...]:
        """Those that have not ended, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SESSIONS).where(SESSIONS.c.ended.is_(None)).order_by(SESSIONS.c.entry_index)
        return fetch_all(self._engine, query, Session)

    def taken_up(self) -> tuple[Session, ...]:
        """Those that failed and were let go on, until their next end; oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SESSIONS).where(SESSIONS.c.taken_up.is_not(None)).order_by(SESSIONS.c.entry_index)
        return fetch_all(self._engine, query, Session)
