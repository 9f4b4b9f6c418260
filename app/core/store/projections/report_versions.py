"""The later versions of reports, and which versions hold no more: `report.amended`, `report.withdrawn`.

Guarantees: a version is a row that is never changed; the first version is the row in `reports`. Does not: hold files.
Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.signature_events import ReportAmendedData, ReportWithdrawnData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

REPORT_AMENDMENTS = Table(
    "report_amendments",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False, index=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("supersedes", Text, nullable=False),
    Column("supersedes_sha256", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author_id", Text, nullable=False),
    Column("author_name", Text, nullable=False),
    Column("written", Text, nullable=False),
    sqlite_strict=True,
)

REPORT_WITHDRAWALS = Table(
    "report_withdrawals",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False, index=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("withdrawn_by", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    sqlite_strict=True,
)


class Amendment(msgspec.Struct, frozen=True, kw_only=True):
    """A later version; the attributes of `ReportAmendedData`. `written` is UTC."""

    entry_index: int
    report_id: str
    session_id: str
    version: int
    supersedes: str
    supersedes_sha256: str
    sha256: str
    text: str
    reason: str
    author_id: str
    author_name: str
    written: datetime


class Withdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """A version that holds no more, and since when (UTC)."""

    report_id: str
    session_id: str
    reason: str
    withdrawn_by: str
    withdrawn: datetime


def _amended(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ReportAmendedData)
    connection.execute(
        REPORT_AMENDMENTS.insert().values(
            entry_index=index, written=timestamp_text(event.timestamp), **msgspec.structs.asdict(data)
        )
    )


def _withdrawn(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ReportWithdrawnData)
    connection.execute(
        REPORT_WITHDRAWALS.insert().values(
            entry_index=index,
            report_id=data.report_id,
            session_id=data.session_id,
            reason=data.reason,
            withdrawn_by=data.withdrawn_by,
            withdrawn=timestamp_text(event.timestamp),
        )
    )


HANDLERS: dict[str, Handler] = {"report.amended": _amended, "report.withdrawn": _withdrawn}


class ReportVersions:
    """Reads what became of reports."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def amendments(self, session_id: str) -> tuple[Amendment, ...]:
        """Oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(REPORT_AMENDMENTS).where(REPORT_AMENDMENTS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(REPORT_AMENDMENTS.c.entry_index), Amendment)

    def withdrawals(self, session_id: str) -> tuple[Withdrawal, ...]:
        """Oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(REPORT_WITHDRAWALS).where(REPORT_WITHDRAWALS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(REPORT_WITHDRAWALS.c.entry_index), Withdrawal)
