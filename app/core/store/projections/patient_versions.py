"""What was known of each patient, in all versions, from `patient.registered` and `patient.corrected`.

Guarantees: every version is a row of its own, and none is ever changed; the newest one holds, and is what `patients`
shows. Does not: decide who may correct what. Any thread.
"""

from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.canonical_form import timestamp_text
from app.core.events.signature_events import PatientCorrectedData
from app.core.events.specification_events import PatientRegisteredData
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all

FIELDS = ("hospital_number", "family_name", "given_name", "birth_date", "sex")

PATIENT_VERSIONS = Table(
    "patient_versions",
    PROJECTION_METADATA,
    Column("entry_index", Integer, primary_key=True, autoincrement=False),
    Column("patient_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("since", Text, nullable=False),
    *(Column(name, Text, nullable=False) for name in FIELDS),
    Column("reason", Text, nullable=False),
    Column("corrected_by", Text, nullable=False),
    sqlite_strict=True,
)


class KnownPatient(msgspec.Struct, frozen=True, kw_only=True):
    """What was known of a patient from `since` (UTC) on; reason and `corrected_by` are empty for the first version."""

    __repr__ = reticent_repr

    patient_id: str
    version: int
    since: datetime
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    reason: str
    corrected_by: str


def _registered(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, PatientRegisteredData)
    known = {name: getattr(data, name) for name in FIELDS}
    _insert(connection, index, event, patient_id=data.patient_id, version=1, reason="", corrected_by="", **known)


def _corrected(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, PatientCorrectedData)
    columns = PATIENT_VERSIONS.c
    query = (
        select(*(columns[name] for name in FIELDS))
        .where(columns.patient_id == data.patient_id)
        .order_by(columns.entry_index.desc())
        .limit(1)
    )
    before = connection.execute(query).mappings().first()
    known = dict.fromkeys(FIELDS, "") | dict(before or {}) | {one.field: one.new for one in data.changed}
    _insert(
        connection, index, event, patient_id=data.patient_id, version=data.version, reason=data.reason,
        corrected_by=data.corrected_by, **known,
    )  # fmt: skip


def _insert(connection: Connection, index: int, event: SystemEvent, **values: object) -> None:
    connection.execute(
        PATIENT_VERSIONS.insert().values(entry_index=index, since=timestamp_text(event.timestamp), **values)
    )


HANDLERS: dict[str, Handler] = {"patient.registered": _registered, "patient.corrected": _corrected}


class PatientVersions:
    """Reads the versions of patients."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of_patient(self, patient_id: str) -> tuple[KnownPatient, ...]:
        """Every version, oldest first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(PATIENT_VERSIONS).where(PATIENT_VERSIONS.c.patient_id == patient_id)
        return fetch_all(self._engine, query.order_by(PATIENT_VERSIONS.c.entry_index), KnownPatient)
