"""Appointments in all their versions, and what became of them, from `appointment.*`.

Guarantees: each version and each mark is a row that is never changed; the appointment shows the newest. A cancelled one
stays, and takes nobody's time. An appointment belongs to one patient, and goes with them when they are erased. `starts`
has one fixed form (UTC, to the minute), so that texts sort as moments do. Does not: find conflicts. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.appointment_events import (
    AppointmentArrivedData,
    AppointmentBookedData,
    AppointmentCancelledData,
    AppointmentFulfilledData,
    AppointmentMovedData,
    AppointmentNoShowData,
    AppointmentReopenedData,
    AppointmentTerms,
)
from app.core.events.canonical_form import timestamp_text
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one, to_json

APPOINTMENTS = Table(
    "appointments",
    PROJECTION_METADATA,
    Column("appointment_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("patient_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("starts", Text, nullable=False, index=True),
    Column("minutes", Integer, nullable=False),
    Column("place", Text, nullable=False),
    Column("protocol", Text, nullable=False),
    Column("provider_id", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("onboarding_id", Text, nullable=False),
    Column("booked", Text, nullable=False),
    Column("booked_by", Text, nullable=False),
    Column("despite_json", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("cancelled_by", Text, nullable=False),
    Column("cancel_cause", Text, nullable=False),
    Column("cancel_reason", Text, nullable=False),
    Column("session_id", Text, nullable=False, index=True),
    sqlite_strict=True,
)

APPOINTMENT_VERSIONS = Table(
    "appointment_versions",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("appointment_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("since", Text, nullable=False),
    Column("terms_json", Text, nullable=False),
    Column("despite_json", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    sqlite_strict=True,
)

APPOINTMENT_MARKS = Table(
    "appointment_marks",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("appointment_id", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("session_id", Text, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("marked_by", Text, nullable=False),
    sqlite_strict=True,
)
_TERMS = ("starts", "minutes", "place", "protocol", "provider_id")


class Appointment(msgspec.Struct, frozen=True, kw_only=True):
    """An appointment as it holds, or held last.

    Attributes:
        starts: UTC.
        state: FHIR's words: "booked", "arrived", "fulfilled", "noshow" or "cancelled".
        despite: Conflicts that were accepted.
        session_id: Of the session that keeps it, or kept it; empty for none.
    """

    __repr__ = reticent_repr

    appointment_id: str
    patient_id: str
    version: int
    starts: datetime
    minutes: int
    place: str
    protocol: str
    provider_id: str
    plan_id: str
    onboarding_id: str
    booked: datetime
    booked_by: str
    despite: tuple[str, ...]
    state: str
    cancelled_by: str
    cancel_cause: str
    cancel_reason: str
    session_id: str


class AppointmentVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What held from `since` on. `reason`: why it was moved; of the first, why its conflicts were accepted."""

    __repr__ = reticent_repr

    version: int
    since: datetime
    terms: AppointmentTerms
    despite: tuple[str, ...]
    reason: str
    changed_by: str


class AppointmentMark(msgspec.Struct, frozen=True, kw_only=True):
    """What was noted of an appointment, and held from `since` on.

    Attributes:
        session_id: Of the session that it came of, or that was taken from it; empty where neither.
        why: Of `AppointmentReopenedData`; empty where nothing was taken back.
        marked_by: A user's id; empty where a session did it.
    """

    __repr__ = reticent_repr

    state: str
    since: datetime
    session_id: str
    why: str
    reason: str
    marked_by: str


def _book(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentBookedData)
    connection.execute(
        APPOINTMENTS.insert().values(
            appointment_id=data.appointment_id,
            entry_index=index,
            patient_id=data.patient_id,
            version=1,
            plan_id=data.plan_id,
            onboarding_id=data.onboarding_id,
            booked=timestamp_text(event.timestamp),
            booked_by=data.booked_by,
            despite_json=to_json(data.despite),
            state="booked",
            cancelled_by="",
            cancel_cause="",
            cancel_reason="",
            session_id="",
            **{name: getattr(data.terms, name) for name in _TERMS},
        )
    )
    _add_version(connection, index, event, data, 1, data.despite_reason, data.booked_by)


def _move(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentMovedData)
    connection.execute(
        APPOINTMENTS.update()
        .where(APPOINTMENTS.c.appointment_id == data.appointment_id)
        .values(
            version=data.version,
            despite_json=to_json(data.despite),
            **{name: getattr(data.terms, name) for name in _TERMS},
        )
    )
    _add_version(connection, index, event, data, data.version, data.reason, data.moved_by)


def _cancel(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentCancelledData)
    connection.execute(
        APPOINTMENTS.update()
        .where(APPOINTMENTS.c.appointment_id == data.appointment_id)
        .values(
            state="cancelled",
            cancelled_by=data.cancelled_by,
            cancel_cause=data.cause,
            cancel_reason=data.reason,
        )
    )


def _arrive(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentArrivedData)
    _mark(connection, data.appointment_id, "arrived", data.session_id)
    _add_mark(connection, index, event, data, state="arrived", reason=data.reason, marked_by=data.noted_by)


def _fulfil(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentFulfilledData)
    _mark(connection, data.appointment_id, "fulfilled", data.session_id)
    _add_mark(connection, index, event, data, state="fulfilled")


def _miss(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentNoShowData)
    _mark(connection, data.appointment_id, "noshow", "")
    _add_mark(connection, index, event, data, state="noshow", reason=data.reason, marked_by=data.noted_by)


def _reopen(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AppointmentReopenedData)
    _mark(connection, data.appointment_id, data.state, "")
    _add_mark(
        connection, index, event, data, state=data.state, why=data.why, reason=data.reason, marked_by=data.reopened_by
    )


def _mark(connection: Connection, appointment_id: str, state: str, session_id: str) -> None:
    connection.execute(
        APPOINTMENTS.update()
        .where(APPOINTMENTS.c.appointment_id == appointment_id)
        .values(state=state, session_id=session_id)
    )


def _add_mark(
    connection: Connection,
    index: int,
    event: SystemEvent,
    data: AppointmentArrivedData | AppointmentFulfilledData | AppointmentNoShowData | AppointmentReopenedData,
    *,
    state: str,
    why: str = "",
    reason: str = "",
    marked_by: str = "",
) -> None:
    connection.execute(
        APPOINTMENT_MARKS.insert().values(
            entry_index=index,
            appointment_id=data.appointment_id,
            state=state,
            since=timestamp_text(event.timestamp),
            session_id="" if isinstance(data, AppointmentNoShowData) else data.session_id,
            why=why,
            reason=reason,
            marked_by=marked_by,
        )
    )


def _add_version(
    connection: Connection,
    index: int,
    event: SystemEvent,
    data: AppointmentBookedData | AppointmentMovedData,
    version: int,
    reason: str,
    changed_by: str,
) -> None:
    connection.execute(
        APPOINTMENT_VERSIONS.insert().values(
            entry_index=index,
            appointment_id=data.appointment_id,
            version=version,
            since=timestamp_text(event.timestamp),
            terms_json=to_json(data.terms),
            despite_json=to_json(data.despite),
            reason=reason,
            changed_by=changed_by,
        )
    )


HANDLERS: dict[str, Handler] = {
    "appointment.booked": _book,
    "appointment.moved": _move,
    "appointment.cancelled": _cancel,
    "appointment.arrived": _arrive,
    "appointment.fulfilled": _fulfil,
    "appointment.noshow": _miss,
    "appointment.reopened": _reopen,
}


class Appointments:
    """Reads appointments."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, appointment_id: str) -> Appointment | None:
        """The appointment, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(APPOINTMENTS).where(APPOINTMENTS.c.appointment_id == appointment_id)
        return fetch_one(self._engine, query, Appointment)

    def of_patient(self, patient_id: str) -> tuple[Appointment, ...]:
        """All of a patient, cancelled ones too, the latest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(APPOINTMENTS).where(APPOINTMENTS.c.patient_id == patient_id)
        return fetch_all(
            self._engine, query.order_by(APPOINTMENTS.c.starts.desc(), APPOINTMENTS.c.entry_index.desc()), Appointment
        )

    def between(self, since: str, until: str, *, with_cancelled: bool = False) -> tuple[Appointment, ...]:
        """Those that start at or after `since` and before `until` (`moment_text`), in order.

        Raises:
            StorageFault: The database cannot be read.
        """
        columns = APPOINTMENTS.c
        query = select(APPOINTMENTS).where(columns.starts >= since, columns.starts < until)
        if not with_cancelled:
            query = query.where(columns.state != "cancelled")
        return fetch_all(self._engine, query.order_by(columns.starts, columns.entry_index), Appointment)

    def versions(self, appointment_id: str) -> tuple[AppointmentVersion, ...]:
        """Every version, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        table = APPOINTMENT_VERSIONS
        query = select(table).where(table.c.appointment_id == appointment_id).order_by(table.c.entry_index)
        return fetch_all(self._engine, query, AppointmentVersion)

    def of_session(self, session_id: str) -> Appointment | None:
        """The appointment that a session keeps, or kept; None where it keeps none.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(APPOINTMENTS).where(APPOINTMENTS.c.session_id == session_id), Appointment)

    def given_back_by(self, session_id: str) -> Appointment | None:
        """The appointment that was taken from a session last; None where none was.

        Raises:
            StorageFault: The database cannot be read.
        """
        table = APPOINTMENT_MARKS
        newest = (
            select(table.c.appointment_id)
            .where(table.c.session_id == session_id, table.c.why != "")
            .order_by(table.c.entry_index.desc())
            .limit(1)
        )
        query = select(APPOINTMENTS).where(APPOINTMENTS.c.appointment_id == newest.scalar_subquery())
        return fetch_one(self._engine, query, Appointment)

    def marks(self, appointment_id: str) -> tuple[AppointmentMark, ...]:
        """What was noted of it, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        table = APPOINTMENT_MARKS
        query = select(table).where(table.c.appointment_id == appointment_id).order_by(table.c.entry_index)
        return fetch_all(self._engine, query, AppointmentMark)
