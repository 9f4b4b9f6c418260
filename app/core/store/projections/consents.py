"""Consents, from `consent.given`.

Guarantees: a consent belongs to a registered patient. Does not: know what was taken back
(`app.core.store.projections.consent_withdrawals`). Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, ForeignKey, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.clinic_events import ConsentGivenData
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

CONSENTS = Table(
    "consents",
    PROJECTION_METADATA,
    Column("consent_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("patient_id", Text, ForeignKey("patients.patient_id"), nullable=False, index=True),
    Column("purpose", Text, nullable=False),
    Column("given_by", Text, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("given", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("witness", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("noted_by", Text, nullable=False),
    sqlite_strict=True,
)


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """A consent. `given` is UTC; `entry_index` is its place in the log; `how` and after it: as in its event."""

    consent_id: str
    entry_index: int
    patient_id: str
    purpose: str
    given_by: str
    text_version: str
    given: datetime
    how: str = ""
    witness: str = ""
    language: str = ""
    noted_by: str = ""


def _give(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, ConsentGivenData)
    connection.execute(
        CONSENTS.insert().values(
            consent_id=data.consent_id,
            entry_index=index,
            patient_id=data.patient_id,
            purpose=data.purpose,
            given_by=data.given_by,
            text_version=data.text_version,
            given=timestamp_text(event.timestamp),
            how=data.how,
            witness=data.witness,
            language=data.language,
            noted_by=data.noted_by,
        )
    )


HANDLERS: dict[str, Handler] = {"consent.given": _give}


class Consents:
    """Reads consents."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_patient(self, patient_id: str) -> tuple[Consent, ...]:
        """All consents of a patient, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(CONSENTS).where(CONSENTS.c.patient_id == patient_id).order_by(CONSENTS.c.entry_index)
        return fetch_all(self._engine, query, Consent)
