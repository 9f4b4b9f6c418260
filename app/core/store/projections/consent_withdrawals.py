"""Consents that were taken back, from `consent.withdrawn`.

Guarantees: a withdrawal belongs to a registered patient; each is a row, also of a purpose that was withdrawn before.
Does not: decide which consents still count (`app.core.clinic.consent` does, by the order of the entries). Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, ForeignKey, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.clinic_events import ConsentWithdrawnData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

CONSENT_WITHDRAWALS = Table(
    "consent_withdrawals",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False, index=True),
    Column("purpose", Text, nullable=False),
    Column("withdrawn_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("session_id", Text, nullable=False),
    Column("withdrawn", Text, nullable=False),
    Column("noted_by", Text, nullable=False),
    sqlite_strict=True,
)


class ConsentWithdrawal(msgspec.Struct, frozen=True, kw_only=True):
    """A withdrawal. `withdrawn` is UTC; `session_id` is empty where no session ran; `noted_by`: a user's id."""

    entry_index: int
    patient_id: str
    purpose: str
    withdrawn_by: str
    reason: str
    session_id: str
    withdrawn: datetime
    noted_by: str = ""


def _withdraw(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ConsentWithdrawnData)
    connection.execute(
        CONSENT_WITHDRAWALS.insert().values(
            entry_index=index,
            patient_id=data.patient_id,
            purpose=data.purpose,
            withdrawn_by=data.withdrawn_by,
            reason=data.reason,
            session_id=data.session_id,
            withdrawn=timestamp_text(event.timestamp),
            noted_by=data.noted_by,
        )
    )


HANDLERS: dict[str, Handler] = {"consent.withdrawn": _withdraw}


class ConsentWithdrawals:
    """Reads withdrawals."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_patient(self, patient_id: str) -> tuple[ConsentWithdrawal, ...]:
        """All withdrawals of a patient, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = (
            select(CONSENT_WITHDRAWALS)
            .where(CONSENT_WITHDRAWALS.c.patient_id == patient_id)
            .order_by(CONSENT_WITHDRAWALS.c.entry_index)
        )
        return fetch_all(self._engine, query, ConsentWithdrawal)
