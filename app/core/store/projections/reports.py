"""Reports, from `report.written`.

Guarantees: a report is named by its digest, so that the file can be checked against it. Does not: hold the file.
Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.recording_events import ReportWrittenData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one

REPORTS = Table(
    "reports",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False, index=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("recording_id", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("checkpoint_size", Integer, nullable=False),
    Column("written", Text, nullable=False),
    sqlite_strict=True,
)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report. `file_name` lies in the data folder's `reports`; `written` is UTC."""

    report_id: str
    session_id: str
    recording_id: str
    file_name: str
    sha256: str
    checkpoint_size: int
    written: datetime


class _Entry(msgspec.Struct, frozen=True):
    entry_index: int


def _write(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ReportWrittenData)
    connection.execute(
        REPORTS.insert().values(
            entry_index=index, **msgspec.structs.asdict(data), written=timestamp_text(event.timestamp)
        )
    )


HANDLERS: dict[str, Handler] = {"report.written": _write}


class Reports:
    """Reads reports."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, report_id: str) -> Report | None:
        """The report as written last under this id, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(REPORTS).where(REPORTS.c.report_id == report_id).order_by(REPORTS.c.entry_index.desc())
        return fetch_one(self._engine, query.limit(1), Report)

    def entry_of(self, report_id: str) -> int:
        """Index of the entry that named this report last; -1 where none does.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(REPORTS.c.entry_index).where(REPORTS.c.report_id == report_id)
        return max((one.entry_index for one in fetch_all(self._engine, query, _Entry)), default=-1)

    def of_session(self, session_id: str) -> tuple[Report, ...]:
        """Oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(REPORTS).where(REPORTS.c.session_id == session_id).order_by(REPORTS.c.entry_index)
        return fetch_all(self._engine, query, Report)
