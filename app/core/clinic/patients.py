"""Registering patients: what may be entered, and what is already there.

Guarantees: a patient is registered with two usable identifiers (hospital number and birth date) and a name; every
fault of a form is found at once and named by its field. A hospital number is compared without spaces and case, so that
a number read from a wristband matches the one that was typed.
Does not: merge or correct patients, or quote what was entered in an error. Any thread.
"""

import contextlib
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.specification_events import PatientRegisteredData
from app.core.events.system_event import SystemEvent, new_event
from app.core.identifiers import PatientId, new_id
from app.core.reticence import reticent_repr
from app.core.store.projections.patients import Patient
from app.core.store.station_store import StationStore

SEXES = ("female", "male", "other", "unknown")
"""FHIR R4, value set administrative-gender."""

MAX_TEXT = 120
MAX_NUMBER = 40
OLDEST_YEARS = 130


class PatientDetails(msgspec.Struct, frozen=True, kw_only=True):
    """What a form holds. `birth_date` is YYYY-MM-DD."""

    __repr__ = reticent_repr

    hospital_number: str
    family_name: str
    given_name: str
    birth_date: str
    sex: str = "unknown"


class FieldFault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with one field, and what to do; for showing beside it."""

    field: str
    text: str


def normal_number(hospital_number: str) -> str:
    """The number as it is kept and compared: no spaces, capital letters."""
    capitals = "".join(unicodedata.normalize("NFKC", hospital_number).upper().split())
    return unicodedata.normalize("NFKC", capitals)


def read_birth_date(text: str) -> str:
    """A birth date as somebody types what was said (YYYY-MM-DD or DD.MM.YYYY), as it is kept; empty if it is none."""
    text = "".join(unicodedata.normalize("NFKC", text).split())
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(text, form).replace(tzinfo=UTC).date().isoformat()
    return ""


def normal_details(details: PatientDetails) -> PatientDetails:
    """The details as they are kept: spaces put in order, NFC."""
    return PatientDetails(
        hospital_number=normal_number(details.hospital_number),
        family_name=_normal_text(details.family_name),
        given_name=_normal_text(details.given_name),
        birth_date=details.birth_date.strip(),
        sex=details.sex.strip().lower(),
    )


def faults_of(details: PatientDetails, *, today: date) -> tuple[FieldFault, ...]:
    """Everything that is wrong with the details, in the order of the form; empty where they can be registered."""
    details = normal_details(details)
    found = {
        "hospital_number": _number_fault(details.hospital_number),
        "family_name": _name_fault(details.family_name, "family name"),
        "given_name": _name_fault(details.given_name, "given name"),
        "birth_date": _birth_date_fault(details.birth_date, today),
        "sex": "" if details.sex in SEXES else f"Choose one of: {', '.join(SEXES)}.",
    }
    return tuple(FieldFault(field=field, text=text) for field, text in found.items() if text)


def register_patient(
    store: StationStore,
    details: PatientDetails,
    *,
    clock: Clock = SYSTEM_CLOCK,
    together: Callable[[PatientId], SystemEvent] | None = None,
    patient_id: str = "",
) -> PatientId:
    """Register a patient; durable on return.

    Args:
        together: Makes what belongs into the same append (whose patient it is), from the new id.
        patient_id: Chosen before, under which what was typed is kept already; otherwise a new one.

    Raises:
        WrongUse: Fields cannot be accepted; all of them are named.
        Conflict: The hospital number belongs to a patient who is registered already.
        StorageFault: It cannot be written.
        LedgerBroken: The log is read-only.
    """
    faults = faults_of(details, today=clock.wall().date())
    if faults:
        raise WrongUse(
            " ".join(fault.text for fault in faults),
            meaning="The patient was not registered.",
            advice="Correct the fields named and save again.",
        )
    details = normal_details(details)
    if store.patients.by_hospital_number(details.hospital_number) is not None:
        raise Conflict(
            "A patient with this hospital number is registered already.",
            meaning="Nothing was changed.",
            advice="Search for the number and open that patient, or check the number on the patient's document.",
        )
    new = PatientId(patient_id or new_id(clock))
    data = PatientRegisteredData(patient_id=new, **msgspec.structs.asdict(details))
    registered = new_event(
        "patient.registered",
        data,
        source_service="station",
        correlation_id=new,
        subject_id=new,
        clock=clock,
    )
    store.log.append(registered, *(() if together is None else (together(new),)))
    return new


def existing_patient(store: StationStore, patient_id: str) -> Patient:
    """The patient.

    Raises:
        NotFound: There is none with this id.
        StorageFault: The store cannot be read.
    """
    patient = store.patients.get(patient_id)
    if patient is None:
        raise NotFound("There is no such patient.")
    return patient


def _normal_text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _has_control_characters(text: str) -> bool:
    return any(unicodedata.category(letter).startswith("C") for letter in text)


def _number_fault(number: str) -> str:
    if not number:
        return "Enter the hospital number."
    if len(number) > MAX_NUMBER:
        return f"The hospital number has more than {MAX_NUMBER} characters."
    if _has_control_characters(number):
        return "The hospital number holds characters that cannot be shown."
    return ""


def _name_fault(name: str, what: str) -> str:
    if not name:
        return f"Enter the {what}."
    if len(name) > MAX_TEXT:
        return f"The {what} has more than {MAX_TEXT} characters."
    if _has_control_characters(name):
        return f"The {what} holds characters that cannot be shown."
    return ""


def _birth_date_fault(birth_date: str, today: date) -> str:
    if not birth_date:
        return "Enter the birth date as YYYY-MM-DD."
    try:
        born = date.fromisoformat(birth_date)
    except ValueError:
        return "The birth date is not a date of the form YYYY-MM-DD."
    if born.isoformat() != birth_date:
        return "The birth date is not a date of the form YYYY-MM-DD."
    # One day of grace: it may be tomorrow already where the patient was born, and UTC here.
    if born > today + timedelta(days=1):
        return "The birth date lies in the future."
    if born.year < today.year - OLDEST_YEARS:
        return f"The birth date lies more than {OLDEST_YEARS} years back."
    return ""
