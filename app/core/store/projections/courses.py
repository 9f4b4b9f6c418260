"""How a session followed its protocol: activation procedures and deviations, from `activation.*` and
`session.deviation_*`.

Guarantees: rows in the order of their entries; a deviation that was withdrawn keeps its row, and says so. Does not:
know what the protocol asks for. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import REAL, Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.course_events import (
    ActivationEndedData,
    ActivationPhase,
    ActivationStartedData,
    DeviationNotedData,
    DeviationWithdrawnData,
)
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, to_json

ACTIVATIONS = Table(
    "activations",
    PROJECTION_METADATA,
    Column("activation_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("recording_id", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("onset_s", REAL, nullable=False),
    Column("phases_json", Text, nullable=False),
    Column("started_by", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("ended_s", REAL),
    Column("phase", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_strict=True,
)

DEVIATIONS = Table(
    "deviations",
    PROJECTION_METADATA,
    Column("deviation_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("session_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at_s", REAL),
    Column("noted_by", Text, nullable=False),
    Column("noted", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("withdrawn_by", Text, nullable=False),
    Column("withdrawal_reason", Text, nullable=False),
    sqlite_strict=True,
)


class Activation(msgspec.Struct, frozen=True, kw_only=True):
    """An activation procedure as it was done.

    Attributes:
        onset_s / ended_s: Stream time; `ended_s` is None while it goes on.
        phases: As they were planned when it was started.
        started: UTC.
        how: "completed", "broken_off" or "interrupted"; empty while it goes on.
        phase: The phase that it had come to when it ended.
    """

    __repr__ = reticent_repr

    activation_id: str
    session_id: str
    recording_id: str
    procedure: str
    title: str
    onset_s: float
    phases: tuple[ActivationPhase, ...]
    started_by: str
    started: datetime
    how: str
    ended_s: float | None
    phase: str
    reason: str


class Deviation(msgspec.Struct, frozen=True, kw_only=True):
    """Where a session departed from its protocol, and why; it holds while `withdrawn` is empty. `noted` is UTC."""

    __repr__ = reticent_repr

    deviation_id: str
    session_id: str
    kind: str
    item: str
    text: str
    reason: str
    at_s: float | None
    noted_by: str
    noted: datetime
    withdrawn: str
    withdrawn_by: str
    withdrawal_reason: str


def _start(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ActivationStartedData)
    connection.execute(
        ACTIVATIONS.insert().values(
            activation_id=data.activation_id,
            entry_index=index,
            session_id=data.session_id,
            recording_id=data.recording_id,
            procedure=data.procedure,
            title=data.title,
            onset_s=data.onset_s,
            phases_json=to_json(data.phases),
            started_by=data.started_by,
            started=timestamp_text(event.timestamp),
            how="",
            ended_s=None,
            phase="",
            reason="",
        )
    )


def _end(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, ActivationEndedData)
    connection.execute(
        ACTIVATIONS.update()
        .where(ACTIVATIONS.c.activation_id == data.activation_id)
        .values(how=data.how, ended_s=data.ended_s, phase=data.phase, reason=data.reason)
    )


def _note(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, DeviationNotedData)
    connection.execute(
        DEVIATIONS.insert().values(
            deviation_id=data.deviation_id,
            entry_index=index,
            session_id=data.session_id,
            kind=data.kind,
            item=data.item,
            text=data.text,
            reason=data.reason,
            at_s=data.at_s,
            noted_by=data.noted_by,
            noted=timestamp_text(event.timestamp),
            withdrawn="",
            withdrawn_by="",
            withdrawal_reason="",
        )
    )


def _withdraw(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, DeviationWithdrawnData)
    connection.execute(
        DEVIATIONS.update()
        .where(DEVIATIONS.c.deviation_id == data.deviation_id)
        .values(
            withdrawn=timestamp_text(event.timestamp), withdrawn_by=data.withdrawn_by, withdrawal_reason=data.reason
        )
    )


HANDLERS: dict[str, Handler] = {
    "activation.started": _start,
    "activation.ended": _end,
    "session.deviation_noted": _note,
    "session.deviation_withdrawn": _withdraw,
}


class Courses:
    """Reads how sessions followed their protocols."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def activations(self, session_id: str) -> tuple[Activation, ...]:
        """A session's activation procedures, in the order in which they were begun.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(ACTIVATIONS).where(ACTIVATIONS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(ACTIVATIONS.c.entry_index), Activation)

    def deviations(self, session_id: str) -> tuple[Deviation, ...]:
        """A session's deviations, withdrawn ones too, in the order in which they were noted.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(DEVIATIONS).where(DEVIATIONS.c.session_id == session_id)
        return fetch_all(self._engine, query.order_by(DEVIATIONS.c.entry_index), Deviation)
