"""Electronic signatures: who signed what, when, and what it meant.

Guarantees: a signature shows the signer's printed name, the time and the meaning (21 CFR 11.50), and is bound to the
SHA-256 and the identifier of what was signed, so that it cannot be cut out and put under something else (11.70): one
changed byte, of the document or of the signature, and it does not hold. Does not: decide who may sign (`roles`), ask
for the components (`signing_round`), or keep keys and signatures. Pure; any thread.
"""

import base64
import hashlib
from enum import StrEnum

import msgspec
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.core.errors import LedgerBroken, WrongUse

_DOMAIN = b"neurascale electronic signature v1\n"
_MAY_BE_EMPTY = frozenset({"checkpoint_size", "checkpoint_root"})


class Meaning(StrEnum):
    """What signing means, as 21 CFR 11.50(a)(3) asks."""

    AUTHORSHIP = "authorship"
    REVIEW = "review"
    APPROVAL = "approval"
    RESPONSIBILITY = "responsibility"


class Statement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed.

    Attributes:
        signer_name: As printed on the document.
        signed_at: UTC, ISO 8601.
        document_kind / document_id: What it is under, as "report" and its identifier.
        sha256: Of the document's bytes, lower-case hexadecimal.
        checkpoint_size / checkpoint_root: Of the log as it covered the document's entry; 0 and empty without a log.
    """

    signer_id: str
    signer_name: str
    signed_at: str
    meaning: Meaning
    document_kind: str
    document_id: str
    sha256: str
    checkpoint_size: int = 0
    checkpoint_root: str = ""


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement and its Ed25519 signature by the station, base64."""

    statement: Statement
    ed25519: str


def sign(statement: Statement, key: Ed25519PrivateKey) -> Signature:
    """Raises: WrongUse: The statement lacks what a signature must show."""
    for name, value in msgspec.structs.asdict(statement).items():
        if name not in _MAY_BE_EMPTY and not str(value).strip():
            raise WrongUse(f"A signature needs its {name.replace('_', ' ')}.")
    return Signature(statement=statement, ed25519=base64.b64encode(key.sign(_signed_bytes(statement))).decode())


def signature_digest(signature: Signature) -> str:
    """SHA-256 of the statement and its signature together, lower-case hexadecimal; what the log proves of it."""
    return hashlib.sha256(rfc8785.dumps(msgspec.to_builtins(signature))).hexdigest()


def require_valid(
    signature: Signature, document: bytes, *, document_kind: str, document_id: str, key: Ed25519PublicKey
) -> None:
    """Whether the signature is the station's and is about exactly this document.

    Raises:
        LedgerBroken: It is not; says which.
    """
    statement = signature.statement
    require_made_by(signature, key)
    if (statement.document_kind, statement.document_id) != (document_kind, document_id):
        raise LedgerBroken("A signature belongs to another document.")
    if hashlib.sha256(document).hexdigest() != statement.sha256:
        raise LedgerBroken("The document was changed after it was signed.")


def require_made_by(signature: Signature, key: Ed25519PublicKey) -> None:
    """Whether every word of the statement is as the station of this key signed it.

    Raises:
        LedgerBroken: It is not.
    """
    statement = signature.statement
    try:
        key.verify(base64.b64decode(signature.ed25519, validate=True), _signed_bytes(statement))
    except (InvalidSignature, ValueError) as error:
        raise LedgerBroken("A signature was changed, or was not made by this station.") from error


def _signed_bytes(statement: Statement) -> bytes:
    return _DOMAIN + rfc8785.dumps(msgspec.to_builtins(statement))
