"""Alarms from their beginning to their end, from `alarm.changed`.

Guarantees: a row an alarm, whatever part of its life the log has; moments are when things happened, also where they
were told later. Does not: know which alarms there can be. Any thread.
"""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Select, Table, Text, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from app.core.events.canonical_form import timestamp_text
from app.core.events.safety_events import AlarmChangedData
from app.core.events.system_event import SystemEvent
from app.core.store.database import translated
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

ALARMS = Table(
    "alarms",
    PROJECTION_METADATA,
    Column("alarm_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("condition", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("session_id", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("began", Text, nullable=False, index=True),
    Column("acknowledged", Text),
    Column("over", Text),
    Column("ended", Text),
    sqlite_strict=True,
)


class AlarmRow(msgspec.Struct, frozen=True, kw_only=True):
    """One alarm. Moments are UTC.

    Attributes:
        state: "active", "acknowledged", "latched" while it stands, "cleared" afterwards.
        source: The program that raised it.
        text: As last told.
        acknowledged: When a person did, the last time.
        over: When its condition had gone; None while it is there.
        ended: When it was taken off; None while it stands.
    """

    alarm_id: str
    condition: str
    priority: str
    state: str
    session_id: str
    source: str
    text: str
    began: datetime
    acknowledged: datetime | None
    over: datetime | None
    ended: datetime | None


class AlarmFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which alarms; None and empty are no restriction. They stood at some time from `since` to `until`."""

    since: datetime | None = None
    until: datetime | None = None
    priority: str = ""
    condition: str = ""
    session_id: str = ""


def _moment(event: SystemEvent, at: str) -> str:
    try:
        return timestamp_text(datetime.fromisoformat(at)) if at else timestamp_text(event.timestamp)
    except ValueError:
        return timestamp_text(event.timestamp)


def _change(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AlarmChangedData)
    moment = _moment(event, data.at)
    this = ALARMS.c.alarm_id == data.alarm_id
    fresh = {
        "alarm_id": data.alarm_id,
        "entry_index": index,
        "condition": data.condition,
        "priority": data.priority,
        "state": data.state,
        "session_id": data.session_id,
        "source": event.source_service,
        "text": data.text,
        "began": moment,
    }
    connection.execute(insert(ALARMS).values(fresh).on_conflict_do_nothing())
    before = connection.execute(select(ALARMS.c.state, ALARMS.c.over).where(this)).one()
    values: dict[str, object] = {"state": data.state, "text": data.text}
    if data.state == "active":
        values["over"] = None
    elif data.state == "acknowledged":
        values["acknowledged"] = moment
    elif data.state == "latched":
        values["over"] = moment
    else:
        values["ended"] = moment
        values["over"] = before.over or moment
        if before.state == "latched":  # which only a person's acknowledgement takes off
            values["acknowledged"] = moment
    connection.execute(ALARMS.update().where(this).values(**values))


HANDLERS: dict[str, Handler] = {"alarm.changed": _change}


class PastAlarms:
    """Reads alarms."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, wanted: AlarmFilter, *, at_most: int | None = None) -> tuple[AlarmRow, ...]:
        """Newest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = _matching(select(ALARMS), wanted).order_by(ALARMS.c.began.desc(), ALARMS.c.entry_index.desc())
        return fetch_all(self._engine, query if at_most is None else query.limit(at_most), AlarmRow)

    def count(self, wanted: AlarmFilter) -> int:
        """How many there are.

        Raises:
            StorageFault: The database cannot be read.
        """
        with translated("read"), self._engine.begin() as connection:
            return int(connection.execute(_matching(select(func.count()).select_from(ALARMS), wanted)).scalar_one())

    def standing(self) -> tuple[AlarmRow, ...]:
        """Those that have not ended, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(
            self._engine, select(ALARMS).where(ALARMS.c.ended.is_(None)).order_by(ALARMS.c.entry_index), AlarmRow
        )

    def of_source(self, source: str) -> tuple[AlarmRow, ...]:
        """Those that one program raised, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(
            self._engine, select(ALARMS).where(ALARMS.c.source == source).order_by(ALARMS.c.entry_index), AlarmRow
        )


def _matching(query: "Select[Any]", wanted: AlarmFilter) -> "Select[Any]":
    if wanted.since is not None:
        query = query.where(or_(ALARMS.c.ended.is_(None), ALARMS.c.ended >= timestamp_text(wanted.since)))
    if wanted.until is not None:
        query = query.where(ALARMS.c.began <= timestamp_text(wanted.until))
    for column, value in (
        (ALARMS.c.priority, wanted.priority),
        (ALARMS.c.condition, wanted.condition),
        (ALARMS.c.session_id, wanted.session_id),
    ):
        if value:
            query = query.where(column == value)
    return query
