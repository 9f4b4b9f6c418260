"""Who is on duty from when to when, and who answered for which session since when, from `duty.*` and
`session.provider_changed`.

Guarantees: a duty that was cancelled keeps its row, ended where it was cancelled; a session's providers are rows in the
order in which they took over. Moments are texts in the form of `moment_text`, so that they compare as they are.
Erasing a user takes their duties; erasing a patient takes who answered for their sessions. Does not: decide who may.
Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.duty_events import DutyCancelledData, DutyRosteredData, ProviderChangedData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one

DUTIES = Table(
    "duties",
    PROJECTION_METADATA,
    Column("duty_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("user_id", Text, nullable=False, index=True),
    Column("begins", Text, nullable=False),
    Column("ends", Text, nullable=False, index=True),
    Column("how", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("rostered_by", Text, nullable=False),
    Column("cancelled", Text, nullable=False),
    sqlite_strict=True,
)

SESSION_PROVIDERS = Table(
    "session_providers",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("session_id", Text, nullable=False, index=True),
    Column("user_id", Text, nullable=False),
    Column("previous_id", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("duty_id", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("since", Text, nullable=False),
    sqlite_strict=True,
)


class RosteredDuty(msgspec.Struct, frozen=True, kw_only=True):
    """One duty. `ends`: the first moment that is none; `cancelled`: when it was, empty where it was not."""

    duty_id: str
    user_id: str
    begins: datetime
    ends: datetime
    how: str
    reason: str
    rostered_by: str
    cancelled: str


class SessionProvider(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for a session from `since` (UTC) on. `how`: "began" or "taken_over"."""

    session_id: str
    user_id: str
    previous_id: str
    how: str
    duty_id: str
    reason: str
    since: datetime


def moment_text(moment: datetime) -> str:
    """As moments stand in these tables."""
    return timestamp_text(moment)


def _roster(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, DutyRosteredData)
    connection.execute(
        DUTIES.insert().values(
            duty_id=data.duty_id,
            entry_index=index,
            user_id=data.user_id,
            begins=data.begins,
            ends=data.ends,
            how=data.how,
            reason=data.reason,
            rostered_by=data.rostered_by,
            cancelled="",
        )
    )


def _cancel(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, DutyCancelledData)
    connection.execute(
        DUTIES.update()
        .where(DUTIES.c.duty_id == data.duty_id)
        .values(ends=data.at, cancelled=timestamp_text(event.timestamp))
    )


def _provider(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ProviderChangedData)
    connection.execute(
        SESSION_PROVIDERS.insert().values(
            entry_index=index,
            session_id=data.session_id,
            user_id=data.user_id,
            previous_id=data.previous_id,
            how=data.how,
            duty_id=data.duty_id,
            reason=data.reason,
            since=timestamp_text(event.timestamp),
        )
    )


HANDLERS: dict[str, Handler] = {
    "duty.rostered": _roster,
    "duty.cancelled": _cancel,
    "session.provider_changed": _provider,
}


class Duties:
    """Reads duties and providers."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, duty_id: str) -> RosteredDuty | None:
        """The duty, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(DUTIES).where(DUTIES.c.duty_id == duty_id), RosteredDuty)

    def any(self) -> bool:
        """Whether this station keeps a roster: whether anybody was ever rostered by somebody.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(DUTIES).where(DUTIES.c.how == "rostered").order_by(DUTIES.c.entry_index).limit(1)
        return fetch_one(self._engine, query, RosteredDuty) is not None

    def at(self, moment: datetime, user_id: str = "") -> tuple[RosteredDuty, ...]:
        """The duties of a moment, of one user or of all; the one that ends last first.

        Raises:
            StorageFault: The database cannot be read.
        """
        text = timestamp_text(moment)
        query = select(DUTIES).where(DUTIES.c.begins <= text, DUTIES.c.ends > text)
        if user_id:
            query = query.where(DUTIES.c.user_id == user_id)
        return fetch_all(self._engine, query.order_by(DUTIES.c.ends.desc(), DUTIES.c.entry_index), RosteredDuty)

    def between(self, begins: datetime, ends: datetime) -> tuple[RosteredDuty, ...]:
        """The duties that touch a span of time, as they begin; those cancelled before they began too.

        Raises:
            StorageFault: The database cannot be read.
        """
        first, last = timestamp_text(begins), timestamp_text(ends)
        query = select(DUTIES).where(DUTIES.c.begins < last, DUTIES.c.ends > first)
        return fetch_all(self._engine, query.order_by(DUTIES.c.begins, DUTIES.c.entry_index), RosteredDuty)

    def of_session(self, session_id: str) -> tuple[SessionProvider, ...]:
        """Who answered for a session, one after the other.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(SESSION_PROVIDERS).where(SESSION_PROVIDERS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(SESSION_PROVIDERS.c.entry_index), SessionProvider)
