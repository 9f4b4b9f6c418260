"""Annotations in all their versions: as set, as corrected, as withdrawn.

Guarantees: every version is a row of its own, and none is ever changed; the newest one holds. What the log says of an
annotation it never knew is kept all the same. Does not: decide who may correct what. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import REAL, Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.annotation_events import AnnotationCorrectedData, AnnotationWithdrawnData
from app.core.events.canonical_form import timestamp_text
from app.core.events.recording_events import AnnotationAddedData
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, to_json

ANNOTATION_VERSIONS = Table(
    "annotation_versions",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("annotation_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("change", Text, nullable=False),
    Column("session_id", Text, nullable=False, index=True),
    Column("recording_id", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("onset_s", REAL, nullable=False),
    Column("duration_s", REAL, nullable=False),
    Column("text", Text, nullable=False),
    Column("channels_json", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_strict=True,
)


class AnnotationVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an annotation.

    Attributes:
        entry_index: Its entry in the log.
        annotation_id: The same for all versions.
        version: From 1.
        change: "added", "corrected" or "withdrawn".
        happened: UTC.
        onset_s: Stream time; of a withdrawn one what it said before, as text and channels.
        origin: "clinician" or "device", of the first version.
        reason: Why it was corrected or withdrawn.
    """

    __repr__ = reticent_repr

    entry_index: int
    annotation_id: str
    version: int
    change: str
    session_id: str
    recording_id: str
    happened: datetime
    onset_s: float
    duration_s: float
    text: str
    channels: tuple[str, ...]
    origin: str
    reason: str

    @property
    def holds(self) -> bool:
        """Whether, as the newest one, it is to be shown and exported."""
        return self.change != "withdrawn"


def _added(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AnnotationAddedData)
    _insert(
        connection, index, event, annotation_id=event.event_id, version=1, change="added", session_id=data.session_id,
        recording_id=data.recording_id, onset_s=data.onset_s, duration_s=data.duration_s, text=data.text,
        channels_json=to_json(data.channels), origin=data.origin, reason="",
    )  # fmt: skip


def _corrected(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AnnotationCorrectedData)
    before = _newest(connection, data.annotation_id)
    _insert(
        connection, index, event, annotation_id=data.annotation_id, version=data.version, change="corrected",
        session_id=data.session_id, recording_id=data.recording_id, onset_s=data.onset_s, duration_s=data.duration_s,
        text=data.text, channels_json=to_json(data.channels), origin=before["origin"], reason=data.reason,
    )  # fmt: skip


def _withdrawn(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AnnotationWithdrawnData)
    before = _newest(connection, data.annotation_id)
    _insert(
        connection, index, event, annotation_id=data.annotation_id, version=data.version, change="withdrawn",
        session_id=data.session_id, recording_id=data.recording_id, reason=data.reason, **before,
    )  # fmt: skip


def _newest(connection: Connection, annotation_id: str) -> dict[str, object]:
    """What it said until now; nothing at its beginning where it was never told of."""
    columns = ANNOTATION_VERSIONS.c
    query = (
        select(columns.onset_s, columns.duration_s, columns.text, columns.channels_json, columns.origin)
        .where(columns.annotation_id == annotation_id)
        .order_by(columns.entry_index.desc())
        .limit(1)
    )
    found = connection.execute(query).mappings().first()
    if found is None:
        return {"onset_s": 0.0, "duration_s": 0.0, "text": "", "channels_json": "[]", "origin": "clinician"}
    return dict(found)


def _insert(connection: Connection, index: int, event: SystemEvent, **values: object) -> None:
    connection.execute(
        ANNOTATION_VERSIONS.insert().values(entry_index=index, happened=timestamp_text(event.timestamp), **values)
    )


HANDLERS: dict[str, Handler] = {
    "annotation.added": _added,
    "annotation.corrected": _corrected,
    "annotation.withdrawn": _withdrawn,
}


class Annotations:
    """Reads annotations."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_session(self, session_id: str) -> tuple[AnnotationVersion, ...]:
        """Those that hold, each as it says now, in stream time.

        Raises:
            StorageFault: The database cannot be read.
        """
        newest = {one.annotation_id: one for one in self.versions_of_session(session_id)}
        return tuple(sorted((one for one in newest.values() if one.holds), key=lambda one: one.onset_s))

    def versions_of_session(self, session_id: str) -> tuple[AnnotationVersion, ...]:
        """Every version of all of them, in the log's order.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ANNOTATION_VERSIONS).where(ANNOTATION_VERSIONS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(ANNOTATION_VERSIONS.c.entry_index), AnnotationVersion)

    def versions(self, annotation_id: str) -> tuple[AnnotationVersion, ...]:
        """Every version of one, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ANNOTATION_VERSIONS).where(ANNOTATION_VERSIONS.c.annotation_id == annotation_id)
        return fetch_all(self._engine, query.order_by(ANNOTATION_VERSIONS.c.entry_index), AnnotationVersion)
