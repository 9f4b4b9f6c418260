"""A saved report that carries its signatures, and what is to be said of it: who, when, meaning, over what, and whether.

Guarantees: `judged` believes nothing but the public key it is given: each signature must be that key's, over bytes that
this file begins with, and proven by a receipt to be in the log. A signature copied from another report, one changed
byte of the report or of a signature, a version exchanged: each is named. A signer who was disabled later, or a version
that another one followed, changes nothing of a signature. Does not: read files, or need a station. Pure.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from app.core.access.signatures import Signature, require_made_by, signature_digest
from app.core.clinic.reports.signed_pdf import proofs_in
from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.ledger.receipt import Receipt

_EVENT = "signature.recorded"


class SignedVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A version of the report: the first `length` bytes of the file."""

    document_id: str
    version: int
    sha256: str
    length: int
    withdrawn: bool = False


class KeptProof(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt for the entry that recorded a signature; see `app.core.ledger.receipt`."""

    signature_sha256: str
    receipt: str


class SignedReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a saved report carries beside its pages.

    Attributes:
        public_key: Of the station that signed; to be compared, never believed.
        versions: Oldest first; the last one is what the pages before the signatures show.
    """

    public_key: str
    versions: tuple[SignedVersion, ...]
    signatures: tuple[Signature, ...]
    proofs: tuple[KeptProof, ...] = ()
    form: str = "neurascale signed report v1"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What holds of one signature.

    Attributes:
        fault: Why it does not hold; empty where it does.
        entry_index / logged_at: Where the log has it; None and empty where that is not proven.
        note: "", "superseded" or "withdrawn": what became of the version it is over.
    """

    signature: Signature
    version: SignedVersion | None
    fault: str = ""
    entry_index: int | None = None
    logged_at: str = ""
    note: str = ""


def carried_by(document: bytes) -> SignedReport:
    """What a saved report carries.

    Raises:
        LedgerBroken: It is not a PDF, carries nothing, or what it carries cannot be read.
    """
    carried = proofs_in(document)
    if not carried:
        raise LedgerBroken(
            "This file carries no signatures.",
            meaning="It was never signed, or was saved before it was.",
            advice="Save the report again from the workstation.",
        )
    try:
        return msgspec.json.decode(carried, type=SignedReport)
    except msgspec.MsgspecError as error:
        raise LedgerBroken("The signatures in this file cannot be read.") from error


def judged(document: bytes, verifier: CheckpointVerifier) -> tuple[Judgement, ...]:
    """What holds of each signature that a saved report carries.

    Raises:
        LedgerBroken: It carries none, or they cannot be read.
    """
    carried = carried_by(document)
    return tuple(_judge(document, one, carried, verifier) for one in carried.signatures)


def holds(judgements: Sequence[Judgement]) -> bool:
    """Whether there is a signature, and all of them hold."""
    return bool(judgements) and not any(one.fault for one in judgements)


def _judge(document: bytes, signature: Signature, carried: SignedReport, verifier: CheckpointVerifier) -> Judgement:
    statement = signature.statement
    version = next(
        (one for one in carried.versions if (one.document_id, one.sha256) == (statement.document_id, statement.sha256)),
        None,
    )
    try:
        require_made_by(signature, verifier.public_key)
        _demand_over(document, version)
        index, logged_at = _demand_logged(signature, carried, verifier)
    except LedgerBroken as error:
        return Judgement(signature, version, fault=error.what)
    assert version is not None
    note = "withdrawn" if version.withdrawn else "" if version == carried.versions[-1] else "superseded"
    return Judgement(signature, version, entry_index=index, logged_at=logged_at, note=note)


def _demand_over(document: bytes, version: SignedVersion | None) -> None:
    if version is None:
        raise LedgerBroken("A signature belongs to another document.")
    if not 0 < version.length <= len(document):
        raise LedgerBroken("The document was cut after it was signed.")
    if hashlib.sha256(document[: version.length]).hexdigest() != version.sha256:
        raise LedgerBroken("The document was changed after it was signed.")


def _demand_logged(signature: Signature, carried: SignedReport, verifier: CheckpointVerifier) -> tuple[int, str]:
    """Place and time of the entry that recorded it."""
    digest = signature_digest(signature)
    proof = next((one for one in carried.proofs if one.signature_sha256 == digest), None)
    if proof is None:
        raise LedgerBroken("The file does not prove that the log has this signature; save the report again.")
    receipt = Receipt.from_text(proof.receipt)
    receipt.verify(verifier)
    try:
        entry = json.loads(receipt.payload or b"")
        same = entry["event_type"] == _EVENT and entry["data"]["signature_sha256"] == digest
        logged_at = str(entry["timestamp"])
    except (ValueError, KeyError, TypeError) as error:
        raise LedgerBroken("The receipt of a signature is for something else.") from error
    if not same:
        raise LedgerBroken("The receipt of a signature is for something else.")
    return receipt.index, logged_at
