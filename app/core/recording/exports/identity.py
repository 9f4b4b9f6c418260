"""Who a recording is of, where the person exporting asks for it to be said.

Guarantees: looked up in the station's store by the recording's session, reading only, also while the station runs.
Does not: come into any export by itself: without an `ExportIdentity` every format is anonymous. Any thread.
"""

from datetime import date

import msgspec

from app.core.errors import NotFound
from app.core.reticence import reticent_repr
from app.core.settings.data_directory import DataDirectory


class ExportIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """A patient, as an export may name them.

    Attributes:
        code: Hospital number.
        sex: "F" or "female", "M" or "male"; anything else is written as unknown.
    """

    __repr__ = reticent_repr

    code: str = "X"
    name: str = "X"
    sex: str = "X"
    birth_date: date | None = None

    @property
    def sex_letter(self) -> str:
        """Either "F" or "M"; empty where unknown."""
        return {"F": "F", "FEMALE": "F", "M": "M", "MALE": "M"}.get(self.sex.upper(), "")


def identity_of(data: DataDirectory, session_id: str) -> ExportIdentity:
    """The patient of a session.

    Raises:
        NotFound: The data folder knows no such session or patient.
        StorageFault: The store cannot be read.
        LedgerBroken: The store is damaged.
    """
    # Not at the top: an anonymous export shall not wait for the database's packages.
    from app.core.store.database import reading_engine
    from app.core.store.projections.patients import Patients
    from app.core.store.projections.sessions import Sessions
    from app.core.store.store_file import store_file

    nobody = NotFound(
        "The data folder does not say whose recording this is.",
        meaning="Nothing was exported.",
        advice="Export it without --identified, or name the data folder in which it was recorded.",
    )
    if not data.database.is_file():
        raise nobody
    engine = reading_engine(store_file(data))
    try:
        session = Sessions(engine).get(session_id)
        patient = Patients(engine).get(session.patient_id) if session else None
    finally:
        engine.dispose()
    if patient is None:
        raise nobody
    return ExportIdentity(
        code=patient.hospital_number,
        name=f"{patient.given_name} {patient.family_name}",
        sex=patient.sex,
        birth_date=date.fromisoformat(patient.birth_date) if patient.birth_date else None,
    )
