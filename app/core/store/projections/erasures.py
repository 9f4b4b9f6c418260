"""Erasures and legal holds, from `erasure.*`, `legal_hold.*` and `subject.*`.

Guarantees: an erasure that was carried out is known by what belongs to nobody, so that its row is the same whether the
request can still be read or not. Does not: erase, or decide what stands in the way. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.erasure_events import (
    ErasureRefusedData,
    ErasureRequestedData,
    LegalHoldLiftedData,
    LegalHoldPlacedData,
    RemnantsRemovedData,
    SubjectErasedData,
)
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one, to_json

ERASURES = Table(
    "erasures",
    PROJECTION_METADATA,
    Column("erasure_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("subject_id", Text, nullable=False, index=True),
    Column("subject_kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason_class", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    Column("decided", Text, nullable=False),
    Column("decision_reason", Text, nullable=False),
    Column("unreached_json", Text, nullable=False),
    sqlite_strict=True,
)

LEGAL_HOLDS = Table(
    "legal_holds",
    PROJECTION_METADATA,
    Column("hold_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("subject_id", Text, nullable=False, index=True),
    Column("subject_kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("placed_by", Text, nullable=False),
    Column("placed", Text, nullable=False),
    Column("lifted_by", Text, nullable=False),
    Column("lifted", Text, nullable=False),
    sqlite_strict=True,
)


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """One request and what became of it.

    Attributes:
        state: "asked", "refused", "erased" or "complete".
        asked / decided: UTC; `decided` is empty while it is asked.
        unreached: Places of backups that may still hold the key.
    """

    erasure_id: str
    subject_id: str
    subject_kind: str
    state: str
    reason_class: str
    reason: str
    asked_by: str
    asked: str
    decided_by: str
    decided: str
    decision_reason: str
    unreached: tuple[str, ...]


class LegalHold(msgspec.Struct, frozen=True, kw_only=True):
    """A legal hold; it stands while `lifted` is empty."""

    hold_id: str
    subject_id: str
    subject_kind: str
    reason: str
    placed_by: str
    placed: datetime
    lifted_by: str
    lifted: str


def _asked(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ErasureRequestedData)
    connection.execute(
        ERASURES.insert().values(
            erasure_id=data.erasure_id,
            entry_index=index,
            subject_id=data.subject_id,
            subject_kind=data.subject_kind,
            state="asked",
            reason_class=data.reason_class,
            reason=data.reason,
            asked_by=data.asked_by,
            asked=timestamp_text(event.timestamp),
            decided_by="",
            decided="",
            decision_reason="",
            unreached_json="[]",
        )
    )


def _refused(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, ErasureRefusedData)
    connection.execute(
        ERASURES.update()
        .where(ERASURES.c.erasure_id == data.erasure_id)
        .values(
            state="refused",
            decided_by=data.refused_by,
            decided=timestamp_text(event.timestamp),
            decision_reason=data.reason,
        )
    )


def _erased(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, SubjectErasedData)
    # The request is among what cannot be read any more: this row stands by itself.
    connection.execute(ERASURES.delete().where(ERASURES.c.erasure_id == data.erasure_id))
    connection.execute(
        ERASURES.insert().values(
            erasure_id=data.erasure_id,
            entry_index=index,
            subject_id=data.subject_id,
            subject_kind=data.subject_kind,
            state="erased",
            reason_class=data.reason_class,
            reason="",
            asked_by=data.asked_by,
            asked=data.asked_at,
            decided_by=data.approved_by,
            decided=timestamp_text(event.timestamp),
            decision_reason="",
            unreached_json="[]",
        )
    )


def _remnants(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, RemnantsRemovedData)
    connection.execute(
        ERASURES.update()
        .where(ERASURES.c.erasure_id == data.erasure_id)
        .values(
            state="erased" if data.backups_unreached else "complete", unreached_json=to_json(data.backups_unreached)
        )
    )


def _placed(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, LegalHoldPlacedData)
    connection.execute(
        LEGAL_HOLDS.insert().values(
            hold_id=data.hold_id,
            entry_index=index,
            subject_id=data.subject_id,
            subject_kind=data.subject_kind,
            reason=data.reason,
            placed_by=data.placed_by,
            placed=timestamp_text(event.timestamp),
            lifted_by="",
            lifted="",
        )
    )


def _lifted(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, LegalHoldLiftedData)
    connection.execute(
        LEGAL_HOLDS.update()
        .where(LEGAL_HOLDS.c.hold_id == data.hold_id)
        .values(lifted_by=data.lifted_by, lifted=timestamp_text(event.timestamp))
    )


HANDLERS: dict[str, Handler] = {
    "erasure.requested": _asked,
    "erasure.refused": _refused,
    "subject.erased": _erased,
    "subject.remnants_removed": _remnants,
    "legal_hold.placed": _placed,
    "legal_hold.lifted": _lifted,
}


class Erasures:
    """Reads erasures and legal holds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, erasure_id: str) -> Erasure | None:
        """The erasure, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(ERASURES).where(ERASURES.c.erasure_id == erasure_id), Erasure)

    def list(self) -> tuple[Erasure, ...]:
        """All there are, newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(self._engine, select(ERASURES).order_by(ERASURES.c.entry_index.desc()), Erasure)

    def of_subject(self, subject_id: str) -> tuple[Erasure, ...]:
        """Those about one subject, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ERASURES).where(ERASURES.c.subject_id == subject_id).order_by(ERASURES.c.entry_index)
        return fetch_all(self._engine, query, Erasure)

    def hold(self, hold_id: str) -> LegalHold | None:
        """The legal hold, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(LEGAL_HOLDS).where(LEGAL_HOLDS.c.hold_id == hold_id), LegalHold)

    def holds(self, subject_id: str | None = None) -> tuple[LegalHold, ...]:
        """The legal holds that stand, oldest first; of one subject, or all.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(LEGAL_HOLDS).where(LEGAL_HOLDS.c.lifted == "").order_by(LEGAL_HOLDS.c.entry_index)
        if subject_id is not None:
            query = query.where(LEGAL_HOLDS.c.subject_id == subject_id)
        return fetch_all(self._engine, query, LegalHold)
