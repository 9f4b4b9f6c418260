"""Who has which patients in care, from `care.assigned` and `care.ended`.

Guarantees: a row is one user's care of one patient that holds now; assigned twice is assigned once. Erasing the patient
takes the rows, since their events are sealed under the patient. Does not: hold break-glass
(`app.core.store.projections.break_glass`). Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.access_events import CareAssignedData, CareEndedData
from app.core.events.canonical_form import timestamp_text
from app.core.events.system_event import SystemEvent
from app.core.store.database import translated
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

CARE = Table(
    "care",
    PROJECTION_METADATA,
    Column("patient_id", Text, primary_key=True),
    Column("user_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("since", Text, nullable=False),
    Column("assigned_by", Text, nullable=False),
    Column("how", Text, nullable=False),
    sqlite_strict=True,
)


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """One user's care of one patient. `since` is UTC; `how`: "registered" or "assigned"."""

    patient_id: str
    user_id: str
    since: datetime
    assigned_by: str
    how: str


def _assign(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, CareAssignedData)
    connection.execute(
        CARE.insert()
        .prefix_with("OR IGNORE")
        .values(
            patient_id=data.patient_id,
            user_id=data.user_id,
            entry_index=index,
            since=timestamp_text(event.timestamp),
            assigned_by=data.assigned_by,
            how=data.how,
        )
    )


def _end(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, CareEndedData)
    connection.execute(CARE.delete().where(CARE.c.patient_id == data.patient_id).where(CARE.c.user_id == data.user_id))


HANDLERS: dict[str, Handler] = {"care.assigned": _assign, "care.ended": _end}


class CareRelations:
    """Reads who has whom."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_patient(self, patient_id: str) -> tuple[Care, ...]:
        """Who has a patient, the first first.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(
            self._engine, select(CARE).where(CARE.c.patient_id == patient_id).order_by("entry_index"), Care
        )

    def pairs(self) -> frozenset[tuple[str, str]]:
        """All, as (user id, patient id).

        Raises:
            StorageFault: The database cannot be read.
        """
        with translated("read"), self._engine.begin() as connection:
            rows = connection.execute(select(CARE.c.user_id, CARE.c.patient_id)).all()
        return frozenset((row.user_id, row.patient_id) for row in rows)
