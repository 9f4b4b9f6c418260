"""Uses of break-glass and their reviews, from `access.break_glass_*`.

Guarantees: a row is one use, from its opening to its review. Erasing the patient takes it, since its events are sealed
under the patient. Does not: say whether one that nobody ended has run out. Any thread.
"""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Select, Table, Text, func, select

from app.core.events.access_events import BreakGlassClosedData, BreakGlassOpenedData, BreakGlassReviewedData
from app.core.events.canonical_form import timestamp_text
from app.core.events.system_event import SystemEvent
from app.core.store.database import translated
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one

BREAK_GLASS = Table(
    "break_glass",
    PROJECTION_METADATA,
    Column("break_glass_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("user_id", Text, nullable=False),
    Column("patient_id", Text, nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("opened", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("ended", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("reviewed_by", Text, nullable=False),
    Column("verdict", Text, nullable=False, index=True),
    Column("note", Text, nullable=False),
    Column("reviewed", Text, nullable=False),
    sqlite_strict=True,
)


class BreakGlass(msgspec.Struct, frozen=True, kw_only=True):
    """One use.

    Attributes:
        opened / ends_at: UTC; from when, and until when at the latest.
        ended / how: When it was ended, as ISO 8601, and by what: "time", "hand", "sign_out"; empty while nobody has.
        reviewed: When, as ISO 8601; empty while `verdict` is.
    """

    break_glass_id: str
    user_id: str
    patient_id: str
    reason: str
    opened: datetime
    ends_at: datetime
    ended: str
    how: str
    reviewed_by: str
    verdict: str
    note: str
    reviewed: str


def _open(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, BreakGlassOpenedData)
    connection.execute(
        BREAK_GLASS.insert().values(
            break_glass_id=data.break_glass_id,
            entry_index=index,
            user_id=data.user_id,
            patient_id=data.patient_id,
            reason=data.reason,
            opened=timestamp_text(event.timestamp),
            ends_at=data.ends_at,
            ended="",
            how="",
            reviewed_by="",
            verdict="",
            note="",
            reviewed="",
        )
    )


def _close(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, BreakGlassClosedData)
    connection.execute(
        BREAK_GLASS.update()
        .where(BREAK_GLASS.c.break_glass_id == data.break_glass_id)
        .values(ended=timestamp_text(event.timestamp), how=data.how)
    )


def _review(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, BreakGlassReviewedData)
    connection.execute(
        BREAK_GLASS.update()
        .where(BREAK_GLASS.c.break_glass_id == data.break_glass_id)
        .values(
            reviewed_by=data.reviewed_by,
            verdict=data.verdict,
            note=data.note,
            reviewed=timestamp_text(event.timestamp),
        )
    )


HANDLERS: dict[str, Handler] = {
    "access.break_glass_opened": _open,
    "access.break_glass_closed": _close,
    "access.break_glass_reviewed": _review,
}


class BreakGlassUses:
    """Reads uses of break-glass. Every method raises `StorageFault` where the database cannot be read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, break_glass_id: str) -> BreakGlass | None:
        """The use, or None."""
        query = select(BREAK_GLASS).where(BREAK_GLASS.c.break_glass_id == break_glass_id)
        return fetch_one(self._engine, query, BreakGlass)

    def not_ended(self) -> tuple[BreakGlass, ...]:
        """Those that nobody has ended, run out or not."""
        return self._all(select(BREAK_GLASS).where(BREAK_GLASS.c.how == ""))

    def waiting(self) -> tuple[BreakGlass, ...]:
        """Those without a review, oldest first."""
        return self._all(select(BREAK_GLASS).where(BREAK_GLASS.c.verdict == ""))

    def count_waiting(self) -> int:
        """How many those are."""
        query = select(func.count()).select_from(BREAK_GLASS).where(BREAK_GLASS.c.verdict == "")
        with translated("read"), self._engine.begin() as connection:
            return int(connection.execute(query).scalar_one())

    def all(self) -> tuple[BreakGlass, ...]:
        """Every one, oldest first."""
        return self._all(select(BREAK_GLASS))

    def _all(self, query: Select[Any]) -> tuple[BreakGlass, ...]:
        return fetch_all(self._engine, query.order_by(BREAK_GLASS.c.entry_index), BreakGlass)
