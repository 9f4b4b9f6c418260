"""Patients as they are known now, from `patient.registered` and `patient.corrected`.

Guarantees: a hospital number belongs to one patient. Search ignores case and accents.
Does not: keep what was known before a correction (`patient_versions` does), or merge patients. Any thread.
"""

import unicodedata
from collections.abc import Iterable
from datetime import datetime

import msgspec
from sqlalchemy import Column, Connection, Engine, Integer, Table, Text, and_, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.core.events.canonical_form import timestamp_text
from app.core.events.signature_events import PatientCorrectedData
from app.core.events.specification_events import PatientRegisteredData
from app.core.events.system_event import SystemEvent
from app.core.reticence import reticent_repr
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one

PATIENTS = Table(
    "patients",
    PROJECTION_METADATA,
    Column("patient_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("hospital_number", Text, nullable=False, unique=True),
    Column("family_name", Text, nullable=False),
    Column("given_name", Text, nullable=False),
    Column("birth_date", Text, nullable=False),
    Column("sex", Text, nullable=False),
    Column("registered", Text, nullable=False),
    Column("family_key", Text, nullable=False, index=True),
    Column("given_key", Text, nullable=False, index=True),
    Column("number_key", Text, nullable=False, index=True),
    sqlite_strict=True,
)


# Letters that Unicode does not take apart into a letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "\N{LATIN SMALL LETTER DOTLESS I}": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """A patient. `birth_date` is ISO 8601; `registered` is UTC."""

    __repr__ = reticent_repr

    patient_id: str
    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str
    registered: datetime


def search_key(text: str) -> str:
    """Text without case and accents, as search compares it."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_WHOLE_LETTERS)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).strip()


def _register(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, PatientRegisteredData)
    connection.execute(
        PATIENTS.insert().values(
            patient_id=data.patient_id,
            entry_index=index,
            hospital_number=data.hospital_number,
            family_name=data.family_name,
            given_name=data.given_name,
            birth_date=data.birth_date,
            sex=data.sex,
            registered=timestamp_text(event.timestamp),
            family_key=search_key(data.family_name),
            given_key=search_key(data.given_name),
            number_key=search_key(data.hospital_number),
        )
    )


_SEARCHED = {"family_name": "family_key", "given_name": "given_key", "hospital_number": "number_key"}


def _correct(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, PatientCorrectedData)
    values = {one.field: one.new for one in data.changed}
    keys = {_SEARCHED[name]: search_key(text) for name, text in values.items() if name in _SEARCHED}
    connection.execute(PATIENTS.update().where(PATIENTS.c.patient_id == data.patient_id).values(**values, **keys))


HANDLERS: dict[str, Handler] = {"patient.registered": _register, "patient.corrected": _correct}


class Patients:
    """Reads patients."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, patient_id: str) -> Patient | None:
        """The patient, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(PATIENTS).where(PATIENTS.c.patient_id == patient_id), Patient)

    def by_hospital_number(self, hospital_number: str) -> Patient | None:
        """The patient with exactly this number, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(PATIENTS).where(PATIENTS.c.hospital_number == hospital_number)
        return fetch_one(self._engine, query, Patient)

    def born_on(self, dates: Iterable[str]) -> tuple[Patient, ...]:
        """Those born on one of these dates (ISO 8601), oldest entry first.

        Raises:
            StorageFault: The database cannot be read.
        """
        query = select(PATIENTS).where(PATIENTS.c.birth_date.in_(sorted(dates))).order_by(PATIENTS.c.entry_index)
        return fetch_all(self._engine, query, Patient)

    def search(self, text: str = "", *, limit: int = 200) -> tuple[Patient, ...]:
        """Newest first; each word of `text` begins a name or the hospital number.

        Raises:
            StorageFault: The database cannot be read.
        """
        matches = [_begins(word) for word in search_key(text).split()]
        query = select(PATIENTS).order_by(PATIENTS.c.entry_index.desc()).limit(limit)
        if matches:
            query = query.where(and_(*matches))
        return fetch_all(self._engine, query, Patient)


def _begins(word: str) -> ColumnElement[bool]:
    """A condition: a name, a part of a double name, or the number begins with `word`."""
    names = (PATIENTS.c.family_key, PATIENTS.c.given_key)
    return or_(
        *(column.startswith(word, autoescape=True) for column in (*names, PATIENTS.c.number_key)),
        *(column.contains(f"{before}{word}", autoescape=True) for column in names for before in (" ", "-")),
    )
