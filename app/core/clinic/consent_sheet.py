"""The words of one consent as a page of paper, to be read and signed by hand.

Guarantees: the very words of that version, in the patient's language, with their digest below; PDF/A-2a of one page;
the same words give the same bytes; nothing touches the disk on the way, and nothing is read as markup. The page names
nobody: who signs is written by hand, so that the file is about no patient. Does not: keep that anything was signed.
Any thread or process; some tenths of a second of one core.
"""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, cast

import msgspec

from app import __version__
from app.core.clinic.consent_texts import LANGUAGES, ConsentText
from app.core.errors import DefectError, StorageFault, WrongUse
from app.core.settings.resources import resource_path

_LABELS: dict[str, dict[str, Any]] = {
    "en": {
        "subtitle": "Version {version}, in use since {since}",
        "person": ("Family name, given name", "Date of birth", "Hospital number", "Department"),
        "answers": ("Yes, I have read this or had it read to me, I could ask, and I agree.", "No, I do not agree."),
        "signatures": (
            "Place, date",
            "Signature (patient, parent or legal guardian)",
            "Name of whoever signs, if not the patient",
            "Signature of whoever explained it",
        ),
        "origin": "Text {purpose} {version} of {software}",
    },
    "de": {
        "subtitle": "Fassung {version}, in Gebrauch seit {since}",
        "person": ("Nachname, Vorname", "Geburtsdatum", "Patientennummer", "Abteilung"),
        "answers": (
            "Ja, ich habe dies gelesen oder vorgelesen bekommen, konnte fragen und stimme zu.",
            "Nein, ich stimme nicht zu.",
        ),
        "signatures": (
            "Ort, Datum",
            "Unterschrift (Patientin, Patient, Elternteil oder gesetzliche Vertretung)",
            "Name, falls nicht Patientin oder Patient unterschreibt",
            "Unterschrift der aufklärenden Person",
        ),
        "origin": "Text {purpose} {version} von {software}",
    },
}
"""What stands around the words, for patients: in their language, not in the window's."""
_DAY_FORMS = {"en": "%Y-%m-%d", "de": "%d.%m.%Y"}


def paragraphs(words: str) -> tuple[str, ...]:
    """Paragraphs of a text without the line breaks of the file it came in."""
    return tuple(" ".join(part.split()) for part in words.strip().split("\n\n"))


def consent_sheet(purpose: str, text: ConsentText, language: str, **options: Any) -> bytes:
    """The page as a PDF file; `options` go to the typesetter ("format", "ppi": a picture of the page, for tests).

    Raises:
        WrongUse: There is no such language.
        DefectError: It could not be set.
    """
    if language not in LANGUAGES:
        raise WrongUse("The text is not there in this language.", advice=f"Choose one of: {', '.join(LANGUAGES)}.")
    import typst

    labels, software = _LABELS[language], f"NeuraScale Workstation {__version__}"
    since = text.since.strftime(_DAY_FORMS[language])
    words = {
        **labels,
        "language": language,
        "title": text.titles[language],
        "version": text.version,
        "words": paragraphs(text.words[language]),
        "digest": text.digest(),
        "software": software,
        "subtitle": labels["subtitle"].format(version=text.version, since=since),
        "origin": labels["origin"].format(purpose=purpose, version=text.version, software=software),
    }
    files = {
        "main.typ": (resource_path("report") / "consent.typ").read_bytes(),
        "consent.json": msgspec.json.encode(words),
    }
    # Its stubs know paths only; a dictionary of files, so that nothing touches the disk, is documented.
    setting = cast("Any", typst.compile)
    made_at = round(datetime.combine(text.since, time(), UTC).timestamp())
    try:
        made = setting(
            files,
            font_paths=[resource_path("fonts")],
            timestamp=made_at,
            **(options or {"pdf_standards": ["a-2a"]}),
        )
    except typst.TypstError:
        raise DefectError("The page of a consent could not be set.") from None
    return bytes(made)


def save_sheet(path: Path, purpose: str, text: ConsentText, language: str) -> str:
    """Write the page to a file, also over one that is there; its name.

    Raises:
        WrongUse: There is no such language.
        DefectError: It could not be set.
        StorageFault: It cannot be written there.
    """
    made = consent_sheet(purpose, text, language)
    try:
        path.write_bytes(made)
    except OSError as error:
        raise StorageFault(
            "The page could not be written to this file.",
            meaning=f"Nothing else is affected ({error.strerror}).",
            advice="Choose another folder, or free space on the disk.",
        ) from error
    return path.name


def sheet_name(purpose: str, text: ConsentText, language: str) -> str:
    """How such a file is called; it says nothing of a patient."""
    return f"consent-{purpose}-{text.version}-{language}.pdf"
