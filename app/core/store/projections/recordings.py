"""Recordings, from `recording.*`.

Guarantees: whatever order a crash left the events in, a row stands for each recording that was named.
Does not: know what is in the files; `app.core.recording` does. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import REAL, Column, Connection, Engine, Integer, Table, Text, select
from sqlalchemy.dialects.sqlite import insert

from app.core.events.canonical_form import timestamp_text
from app.core.events.recording_events import (
    RecordingAnalysedData,
    RecordingFailedData,
    RecordingGapData,
    RecordingResumedData,
    RecordingStartedData,
    RecordingStoppedData,
    StreamTotals,
)
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one, to_json

RECORDINGS = Table(
    "recordings",
    PROJECTION_METADATA,
    Column("recording_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("device", Text, nullable=False),
    Column("stream_rates_hz_json", Text, nullable=False),
    Column("labels_json", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("stopped", Text),
    Column("streams_json", Text, nullable=False),
    Column("bytes_written", Integer, nullable=False),
    Column("seconds", REAL, nullable=False),
    Column("gaps", Integer, nullable=False),
    Column("resumptions", Integer, nullable=False),
    Column("failure", Text, nullable=False),
    Column("analysis_sha256", Text, nullable=False),
    sqlite_strict=True,
)


class Recording(msgspec.Struct, frozen=True, kw_only=True):
    """A recording. Moments are UTC; `stopped` is None while it runs (or where its end was never told).

    Attributes:
        streams: Totals as acquisition told them at the end; empty before.
        gaps: Gaps told so far.
        resumptions: How often acquisition came back after a crash and went on.
        failure: Why it failed; empty otherwise.
    """

    recording_id: str
    session_id: str
    device: str
    stream_rates_hz: tuple[float, ...]
    labels: tuple[str, ...]
    started: datetime
    stopped: datetime | None
    streams: tuple[StreamTotals, ...]
    bytes_written: int
    seconds: float
    gaps: int
    resumptions: int
    failure: str
    analysis_sha256: str


def _upsert(
    connection: Connection, index: int, event: SystemEvent, recording_id: str, session_id: str, **values: object
) -> None:
    """Change the recording's row, making it first where its beginning was never told."""
    fresh: dict[str, object] = {
        "recording_id": recording_id,
        "entry_index": index,
        "session_id": session_id,
        "device": "",
        "stream_rates_hz_json": "[]",
        "labels_json": "[]",
        "started": timestamp_text(event.timestamp),
        "stopped": None,
        "streams_json": "[]",
        "bytes_written": 0,
        "seconds": 0.0,
        "gaps": 0,
        "resumptions": 0,
        "failure": "",
        "analysis_sha256": "",
    }
    connection.execute(insert(RECORDINGS).values(fresh).on_conflict_do_nothing())
    if values:
        connection.execute(RECORDINGS.update().where(RECORDINGS.c.recording_id == recording_id).values(**values))


def _start(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingStartedData)
    _upsert(
        connection,
        index,
        event,
        data.recording_id,
        data.session_id,
        device=data.device,
        stream_rates_hz_json=to_json(data.stream_rates_hz),
        labels_json=to_json(data.labels),
    )


def _resume(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingResumedData)
    more = RECORDINGS.c.resumptions + 1
    _upsert(connection, index, event, data.recording_id, data.session_id, resumptions=more)


def _gap(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingGapData)
    _upsert(connection, index, event, data.recording_id, data.session_id, gaps=RECORDINGS.c.gaps + 1)


def _stop(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingStoppedData)
    _upsert(
        connection,
        index,
        event,
        data.recording_id,
        data.session_id,
        stopped=timestamp_text(event.timestamp),
        streams_json=to_json(data.streams),
        bytes_written=data.bytes_written,
        seconds=data.seconds,
    )


def _fail(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingFailedData)
    _upsert(connection, index, event, data.recording_id, data.session_id, failure=data.what)


def _analyse(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, RecordingAnalysedData)
    _upsert(connection, index, event, data.recording_id, data.session_id, analysis_sha256=data.analysis_sha256)


HANDLERS: dict[str, Handler] = {
    "recording.started": _start,
    "recording.resumed": _resume,
    "recording.gap": _gap,
    "recording.stopped": _stop,
    "recording.failed": _fail,
    "recording.analysed": _analyse,
}


class Recordings:
    """Reads recordings."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, recording_id: str) -> Recording | None:
        """The recording, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(RECORDINGS).where(RECORDINGS.c.recording_id == recording_id)
        return fetch_one(self._engine, query, Recording)

    def list(self, *, limit: int = 200) -> tuple[Recording, ...]:
        """Newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(RECORDINGS).order_by(RECORDINGS.c.entry_index.desc()).limit(limit)
        return fetch_all(self._engine, query, Recording)

    def of_session(self, session_id: str) -> tuple[Recording, ...]:
        """Oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(RECORDINGS).where(RECORDINGS.c.session_id == session_id).order_by(RECORDINGS.c.entry_index)
        return fetch_all(self._engine, query, Recording)
