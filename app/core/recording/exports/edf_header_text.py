"""The texts of an EDF+ header: who, when, and labels of at most sixteen characters. Pure.

Guarantees: only printable ASCII, as the format demands; what has no ASCII form is replaced by its nearest letter.
Does not: take any identity from anywhere; without one the header says "X X X X" (EDF+ specification, section 2.1.3.3).
"""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import edfio

from app.core.recording.exports.identity import ExportIdentity

LABEL_CHARACTERS = 16
_PATIENT_CHARACTERS = 80


def ascii_text(text: str, characters: int) -> str:
    """Printable ASCII, cut to length: micro becomes u, accents are dropped."""
    for written, meant in (("µ", "u"), ("μ", "u"), ("Ω", "Ohm"), ("°", "deg")):
        text = text.replace(written, meant)
    plain = unicodedata.normalize("NFKD", text)
    kept = (c if 32 <= ord(c) < 127 else "_" for c in plain if not unicodedata.combining(c))
    return "".join(kept).strip()[:characters]


def subfield(text: str, characters: int = 30) -> str:
    """A subfield: no spaces in it; "X" where empty."""
    return "_".join(ascii_text(text, characters).split()) or "X"


def header_patient(identity: ExportIdentity | None) -> edfio.Patient:
    """The patient field, within its eighty characters."""
    if identity is None:
        return edfio.Patient()
    fixed = len("  F DD-MMM-YYYY ")
    code = subfield(identity.code, 24)
    name = subfield(identity.name, _PATIENT_CHARACTERS - fixed - len(code))
    sex: Any = identity.sex_letter or "X"
    return edfio.Patient(code=code, sex=sex, birthdate=identity.birth_date, name=name)


def header_recording(start: datetime) -> edfio.Recording:
    """The recording field; the start's fraction of a second, which the header's time cannot hold, as a last word."""
    return edfio.Recording(
        startdate=start.date(),
        equipment_code="NeuraScale",
        additional=[f"start+{start.microsecond // 1000:03d}ms"],
    )


def short_labels(labels: Sequence[str]) -> list[str]:
    """Labels within sixteen characters, still different from each other."""
    short: list[str] = []
    for label in labels:
        candidate = ascii_text(label, LABEL_CHARACTERS)
        number = 2
        while candidate in short:
            tail = f"~{number}"
            candidate = ascii_text(label, LABEL_CHARACTERS)[: LABEL_CHARACTERS - len(tail)] + tail
            number += 1
        short.append(candidate)
    return short
