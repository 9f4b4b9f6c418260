"""Findings, judgements of detectors' proposals, and the texts of reports, each in all its versions.

Guarantees: every version is a row of its own, and none is ever changed; the newest one holds. Does not: decide who may,
or hold what nobody judged (that lies in the analysis of the recording). Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.finding_events import (
    FindingJudgedData,
    FindingRecordedData,
    FindingWithdrawnData,
    ReportTextWrittenData,
)
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, to_json

FINDING_VERSIONS = Table(
    "finding_versions",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("finding_id", Text, nullable=False, index=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("change", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("said_json", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    sqlite_strict=True,
)

FINDING_JUDGEMENTS = Table(
    "finding_judgements",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("finding_id", Text, nullable=False, index=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("happened", Text, nullable=False),
    Column("said_json", Text, nullable=False),
    sqlite_strict=True,
)

REPORT_TEXTS = Table(
    "report_texts",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("session_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("happened", Text, nullable=False),
    Column("said_json", Text, nullable=False),
    sqlite_strict=True,
)


class FindingVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a finding.

    Attributes:
        change: "recorded" or "withdrawn"; `said` of a withdrawn one is None.
        happened: UTC.
        reason: Why it was withdrawn.
    """

    __repr__ = reticent_repr

    entry_index: int
    finding_id: str
    session_id: str
    version: int
    change: str
    happened: datetime
    said: FindingRecordedData | None
    reason: str
    author_id: str
    author_name: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said of a proposal; `happened` is UTC."""

    __repr__ = reticent_repr

    entry_index: int
    finding_id: str
    session_id: str
    verdict: str
    happened: datetime
    said: FindingJudgedData


class ReportText(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a report's texts; `happened` is UTC."""

    __repr__ = reticent_repr

    entry_index: int
    session_id: str
    version: int
    happened: datetime
    said: ReportTextWrittenData


def _recorded(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, FindingRecordedData)
    connection.execute(
        FINDING_VERSIONS.insert().values(
            entry_index=index,
            finding_id=data.finding_id,
            session_id=data.session_id,
            version=data.version,
            change="recorded",
            happened=timestamp_text(event.timestamp),
            said_json=to_json(data),
            reason="",
            author_id=data.author_id,
            author_name=data.author_name,
        )
    )


def _withdrawn(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, FindingWithdrawnData)
    connection.execute(
        FINDING_VERSIONS.insert().values(
            entry_index=index,
            finding_id=data.finding_id,
            session_id=data.session_id,
            version=data.version,
            change="withdrawn",
            happened=timestamp_text(event.timestamp),
            said_json="null",
            reason=data.reason,
            author_id=data.author_id,
            author_name=data.author_name,
        )
    )


def _judged(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, FindingJudgedData)
    connection.execute(
        FINDING_JUDGEMENTS.insert().values(
            entry_index=index,
            finding_id=data.finding_id,
            session_id=data.session_id,
            verdict=data.verdict,
            happened=timestamp_text(event.timestamp),
            said_json=to_json(data),
        )
    )


def _text_written(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ReportTextWrittenData)
    connection.execute(
        REPORT_TEXTS.insert().values(
            entry_index=index,
            session_id=data.session_id,
            version=data.version,
            happened=timestamp_text(event.timestamp),
            said_json=to_json(data),
        )
    )


HANDLERS: dict[str, Handler] = {
    "finding.recorded": _recorded,
    "finding.withdrawn": _withdrawn,
    "finding.judged": _judged,
    "report.text_written": _text_written,
}


class Findings:
    """Reads findings, judgements and texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def versions(self, session_id: str) -> tuple[FindingVersion, ...]:
        """Every version of every finding of a session, in the log's order.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(FINDING_VERSIONS).where(FINDING_VERSIONS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(FINDING_VERSIONS.c.entry_index), FindingVersion)

    def of_session(self, session_id: str) -> tuple[FindingVersion, ...]:
        """Those that hold, each as it says now: what concerns the whole recording first, then in order of time.

        Raises:
            StorageFault: The database cannot be read.
        """
        newest = {one.finding_id: one for one in self.versions(session_id)}
        held = [(one, one.said) for one in newest.values() if one.said is not None]
        held.sort(key=lambda both: (both[1].onset_s is not None, both[1].onset_s or 0.0, both[0].entry_index))
        return tuple(one for one, _ in held)

    def judgements(self, session_id: str) -> dict[str, Judgement]:
        """The newest judgement of each proposal that was ever judged, by its id.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(FINDING_JUDGEMENTS).where(FINDING_JUDGEMENTS.c.session_id == session_id)
        found = fetch_all(self._engine, query.order_by(FINDING_JUDGEMENTS.c.entry_index), Judgement)
        return {one.finding_id: one for one in found}

    def texts(self, session_id: str) -> tuple[ReportText, ...]:
        """Every version of the texts, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(REPORT_TEXTS).where(REPORT_TEXTS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(REPORT_TEXTS.c.entry_index), ReportText)
