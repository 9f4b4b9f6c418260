"""The pages that are put behind a report: its signatures as people read them, and addenda.

Guarantees: PDF/A-2a; each signature with the signer's printed name, the time with its zone and the meaning (21 CFR
11.50), and what it was put under; both identifiers of the patient on each page; the same content gives the same bytes;
nothing touches the disk, and nothing is read as markup. Does not: sign, or join the pages to a report (`signed_pdf`).
Any process; some tenths of a second of one core.
"""

from collections.abc import Sequence
from typing import Any, cast

import msgspec

from app import __version__
from app.core.access.signatures import Meaning
from app.core.clinic.reports import wording
from app.core.clinic.reports.content import ReportedPatient
from app.core.clinic.reports.rendering import document_seconds, said_briefly
from app.core.errors import DefectError
from app.core.settings.resources import resource_path

MEANINGS = {
    Meaning.AUTHORSHIP: "I am the author of this report.",
    Meaning.REVIEW: "I have reviewed this report.",
    Meaning.APPROVAL: "I approve this report.",
    Meaning.RESPONSIBILITY: "I take responsibility for this report.",
}
_SIGNED = {
    Meaning.AUTHORSHIP: "Signed as author",
    Meaning.REVIEW: "Signed as reviewer",
    Meaning.APPROVAL: "Signed as approver",
    Meaning.RESPONSIBILITY: "Signed as responsible",
}


class SheetSignature(msgspec.Struct, frozen=True, kw_only=True):
    """A signature as it is printed; `signed_at` is ISO 8601 with offset, `state` as in `SignatureView`."""

    signature_id: str
    signer_name: str
    signed_at: str
    meaning: Meaning
    document_id: str
    version: int
    sha256: str
    ed25519: str
    checkpoint_size: int
    checkpoint_root: str
    state: str = "valid"


class SheetAddendum(msgspec.Struct, frozen=True, kw_only=True):
    """An addendum; `written` is ISO 8601 with offset."""

    report_id: str
    version: int
    written: str
    text: str
    reason: str
    author_name: str
    supersedes: str
    supersedes_sha256: str


def signature_sheet(
    patient: ReportedPatient, report_id: str, signatures: Sequence[SheetSignature], *, log: str
) -> bytes:
    """The page of signatures; `log` names the station's log.

    Raises:
        DefectError: It could not be set.
    """
    states = {"superseded": "Of an earlier version", "withdrawn": "Of a version that was withdrawn"}
    blocks = [
        {
            "title": wording.breakable(one.signer_name),
            "said": f"{_SIGNED[one.meaning]}: “{MEANINGS[one.meaning]}”",
            "rows": [
                ["Time", wording.moment(one.signed_at)],
                ["Meaning", _SIGNED[one.meaning].removeprefix("Signed as ")],
                ["Over", f"Version {one.version}, {one.document_id}"],
                ["SHA-256", wording.breakable(one.sha256, 32)],
                ["Log", f"{one.checkpoint_size} entries, {wording.breakable(one.checkpoint_root, 32)}"],
                ["Signature", wording.breakable(one.ed25519, 32)],
                *([["Note", states[one.state]]] if one.state in states else []),
            ],
        }
        for one in signatures
    ]
    notes = [
        "This page was put behind the report; the bytes before it are those that were signed, unchanged. The "
        "signatures, and proofs that they are in the station's log, are in this file.",
        f"Check it with: neurascale signature verify FILE --key PUBLIC (log {log}).",
    ]
    newest = max((one.signed_at for one in signatures), default="")
    lead = "Electronic signatures after 21 CFR part 11."
    return _compile("Signatures", patient, report_id, lead, blocks, notes, newest)


def addendum_sheet(patient: ReportedPatient, addendum: SheetAddendum) -> bytes:
    """The page of an addendum.

    Raises:
        DefectError: It could not be set.
    """
    block = {
        "title": f"Addendum (version {addendum.version})",
        "said": wording.breakable(addendum.text),
        "rows": [
            ["Reason", wording.breakable(addendum.reason)],
            ["Author", wording.breakable(addendum.author_name)],
            ["Time", wording.moment(addendum.written)],
            ["Follows", addendum.supersedes],
            ["SHA-256 of it", wording.breakable(addendum.supersedes_sha256, 32)],
        ],
    }
    notes = ["The pages before this one are the version that it follows, unchanged byte for byte. Both are kept."]
    lead = "What is said here is part of the report from this version on."
    return _compile("Addendum", patient, addendum.report_id, lead, [block], notes, addendum.written)


def _compile(
    title: str,
    patient: ReportedPatient,
    report_id: str,
    lead: str,
    blocks: Sequence[dict[str, Any]],
    notes: Sequence[str],
    written: str,
) -> bytes:
    import typst

    words = {
        "title": title,
        "lead": lead,
        "report_id": report_id,
        "software": f"NeuraScale Workstation {__version__}",
        "running": {
            "name": wording.breakable(f"{patient.family_name.upper()}, {patient.given_name}"),
            "born": wording.day(patient.birth_date),
            "number": wording.breakable(patient.hospital_number),
        },
        "blocks": list(blocks),
        "notes": list(notes),
    }
    files = {
        "main.typ": (resource_path("report") / "sheet.typ").read_bytes(),
        "sheet.json": msgspec.json.encode(words),
    }
    setting = cast("Any", typst.compile)
    try:
        made = setting(
            files,
            font_paths=[resource_path("fonts")],
            timestamp=document_seconds(written),
            pdf_standards=["a-2a"],
        )
    except typst.TypstError as error:
        raise DefectError(f"A page of the report could not be set: {said_briefly(error)}.") from None
    return bytes(made)
