"""For how long the records of a subject must be kept, from `resources/retention.toml`, and when that is over.

Guarantees: every period has the law it comes from; a site lengthens them, never shortens; a data folder for
demonstration has none. Does not: know legal holds, or erase. Any thread.
"""

import tomllib
from datetime import datetime
from functools import cache
from typing import Annotated

import msgspec

from app.core.clinic.merging import sessions_of_person
from app.core.errors import DefectError, NotFound
from app.core.settings.resources import resource_path
from app.core.settings.station_kind import StationKind
from app.core.store.station_store import StationStore

SCHEMA_VERSION = 1
KINDS = ("patient.treated", "patient.not_treated", "user.took_part", "user.never_took_part")


class RetentionKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of record.

    Attributes:
        begins: What the counting begins with, in words.
        source: The law or rule that sets the period.
    """

    name: str
    years: Annotated[int, msgspec.Meta(ge=0, le=200)]
    begins: Annotated[str, msgspec.Meta(min_length=5)]
    source: Annotated[str, msgspec.Meta(min_length=20)]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema_version: int
    kind: tuple[RetentionKind, ...]


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for one subject.

    Attributes:
        years: The period, as the site lengthened it.
        ends: When it is over, UTC.
        source: The law, and the site where it asks for more.
    """

    kind: str
    years: int
    ends: datetime
    source: str


@cache
def retention_kinds() -> dict[str, RetentionKind]:
    """All kinds, by name.

    Raises:
        DefectError: The file is not there, not such a table, or a kind is missing.
    """
    path = resource_path("retention.toml")
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DefectError(f"The retention periods in {path.name} cannot be read: {error}") from error
    found = {kind.name: kind for kind in file.kind}
    if file.schema_version != SCHEMA_VERSION or tuple(found) != KINDS or len(found) != len(file.kind):
        raise DefectError(f"The retention periods in {path.name} are not those that this version needs.")
    return found


def retention_of(
    store: StationStore, subject_kind: str, subject_id: str, *, station: StationKind, site_years: int = 0
) -> Retention | None:
    """The period that holds for a subject, over or not; None in a folder for demonstration.

    Args:
        site_years: What the site asks for at least; counts where something must be kept at all.

    Raises:
        NotFound: There is no such subject.
        StorageFault: The store cannot be read.
    """
    name, begins = _of_patient(store, subject_id) if subject_kind == "patient" else _of_user(store, subject_id)
    if station is StationKind.DEMONSTRATION:
        return None
    kind = retention_kinds()[name]
    lengthened = kind.years > 0 and site_years > kind.years
    years = site_years if lengthened else kind.years
    source = f"{kind.source}; lengthened by this site" if lengthened else kind.source
    return Retention(kind=name, years=years, ends=years_later(begins, years), source=source)


def years_later(moment: datetime, years: int) -> datetime:
    """The same day so many years later; the 29th of February becomes the 1st of March."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, month=3, day=1)


def _of_patient(store: StationStore, patient_id: str) -> tuple[str, datetime]:
    patient = store.patients.get(patient_id)
    if patient is None:
        typed = store.onboardings.of_patient(patient_id)
        if typed:  # nobody was registered by it; what was typed is kept all the same
            return "patient.not_treated", typed[0].begun
        raise NotFound("There is no such patient.")
    records = [store.patients.get(record) for record in store.merges.records_of(patient_id)]
    ends = [session.ended or session.started for session in sessions_of_person(store, patient_id)]
    registered = max(one.registered for one in (patient, *records) if one is not None)
    return ("patient.treated", max(ends)) if ends else ("patient.not_treated", registered)


def _of_user(store: StationStore, user_id: str) -> tuple[str, datetime]:
    user = store.users.get(user_id)
    if user is None:
        raise NotFound("There is no such user.")
    if user.last_signed_in:
        return "user.took_part", datetime.fromisoformat(user.last_signed_in)
    return "user.never_took_part", datetime.fromisoformat(user.created)
