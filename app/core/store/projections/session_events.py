"""The rows of a session's event list: annotations, what the device said, gaps, alarms, steps.

Guarantees: in the log's order, each with its place in stream time where it has one.
Does not: guess a stream time from a wall time: a source may be played faster than it was recorded. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import REAL, Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.clinic_events import SessionStepEnteredData
from app.core.events.recording_events import AnnotationAddedData, DeviceStateData, DeviceWarningData, RecordingGapData
from app.core.events.safety_events import AlarmChangedData
from app.core.events.specification_events import SafetyStopData
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, to_json

SESSION_EVENTS = Table(
    "session_events",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("session_id", Text, nullable=False, index=True),
    Column("recording_id", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("onset_s", REAL),
    Column("duration_s", REAL, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("channels_json", Text, nullable=False),
    Column("origin", Text, nullable=False),
    sqlite_strict=True,
)

_INSERT = SESSION_EVENTS.insert()


class SessionEventRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the event list.

    Attributes:
        entry_index: Its entry in the log.
        happened: UTC.
        onset_s: Stream time, seconds since the recording's first sample; None where it has no place in the stream.
        kind: "annotation", "device", "gap", "alarm", "stop", "step".
        origin: "clinician" or "device" for annotations; the program that saw it otherwise.
    """

    __repr__ = reticent_repr

    entry_index: int
    session_id: str
    recording_id: str
    happened: datetime
    onset_s: float | None
    duration_s: float
    kind: str
    text: str
    channels: tuple[str, ...]
    origin: str


def _add(
    connection: Connection,
    index: int,
    event: SystemEvent,
    *,
    session_id: str,
    kind: str,
    text: str,
    onset_s: float | None = None,
    duration_s: float = 0.0,
    channels: tuple[str, ...] = (),
    recording_id: str = "",
    origin: str = "",
) -> None:
    if not session_id:
        return
    # Values beside the statement, not in it: a statement that is built anew for each row costs more than the row.
    row = {
        "entry_index": index,
        "session_id": session_id,
        "recording_id": recording_id,
        "happened": timestamp_text(event.timestamp),
        "onset_s": onset_s,
        "duration_s": duration_s,
        "kind": kind,
        "text": text,
        "channels_json": to_json(channels),
        "origin": origin or event.source_service,
    }
    connection.execute(_INSERT, row)


def _annotation(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AnnotationAddedData)
    _add(
        connection,
        index,
        event,
        session_id=data.session_id,
        recording_id=data.recording_id,
        kind="annotation",
        text=data.text,
        onset_s=data.onset_s,
        duration_s=data.duration_s,
        channels=data.channels,
        origin=data.origin,
    )


def _device_state(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, DeviceStateData)
    _add(
        connection,
        index,
        event,
        session_id=data.session_id,
        kind="device",
        text=data.text,
        onset_s=data.onset_s,
        channels=data.channels,
    )


def _device_warning(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, DeviceWarningData)
    _add(connection, index, event, session_id=data.session_id, kind="device", text=data.text)


def _gap(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingGapData)
    _add(
        connection,
        index,
        event,
        session_id=data.session_id,
        recording_id=data.recording_id,
        kind="gap",
        text=f"{data.n_samples} samples missing ({data.cause})",
        onset_s=data.onset_s,
        duration_s=data.duration_s,
    )


def _alarm(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AlarmChangedData)
    _add(connection, index, event, session_id=data.session_id, kind="alarm", text=f"{data.text} ({data.state})")


def _stop(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, SafetyStopData)
    _add(connection, index, event, session_id=data.session_id, kind="stop", text=f"Safety stop: {data.cause}")


def _step(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, SessionStepEnteredData)
    _add(connection, index, event, session_id=data.session_id, kind="step", text=data.text or data.step)


HANDLERS: dict[str, Handler] = {
    "annotation.added": _annotation,
    "device.state": _device_state,
    "device.warning": _device_warning,
    "recording.gap": _gap,
    "alarm.changed": _alarm,
    "safety.emergency_stop": _stop,
    "session.step_entered": _step,
}


class SessionEvents:
    """Reads the whole event list, or one kind of it."""

    def __init__(self, engine: Engine, *, kind: str | None = None) -> None:
        self._engine = engine
        self._kind = kind

    def of_session(self, session_id: str) -> tuple[SessionEventRow, ...]:
        """In stream time where all have one (annotations), else in the log's order.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SESSION_EVENTS).where(SESSION_EVENTS.c.session_id == session_id)
        if self._kind is not None:
            query = query.where(SESSION_EVENTS.c.kind == self._kind).order_by(SESSION_EVENTS.c.onset_s)
        return fetch_all(self._engine, query.order_by(SESSION_EVENTS.c.entry_index), SessionEventRow)
