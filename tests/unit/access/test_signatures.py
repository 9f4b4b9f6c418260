"""Signatures: bound to what was signed, and asked for with both components when they must be."""

import hashlib

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.core.access.signatures import Meaning, Signature, Statement, require_valid, sign
from app.core.access.signing_round import BREAK_S, Components, SigningRound
from app.core.errors import LedgerBroken, WrongUse

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
DOCUMENT = b"%PDF-1.7 the report"


def statement(document: bytes = DOCUMENT, **changed: str) -> Statement:
    told = {
        "signer_id": "u1",
        "signer_name": "Dr. M. Keller",
        "signed_at": "2026-11-22T10:00:00+00:00",
        "document_kind": "report",
        "document_id": "r1",
        "sha256": hashlib.sha256(document).hexdigest(),
    }
    return Statement(meaning=Meaning.APPROVAL, **{**told, **changed})


def valid(signature: Signature, document: bytes = DOCUMENT, document_id: str = "r1") -> None:
    require_valid(signature, document, document_kind="report", document_id=document_id, key=KEY.public_key())


def test_a_signature_holds_under_its_document_after_it_was_stored() -> None:
    signature = sign(statement(), KEY)
    valid(msgspec.json.decode(msgspec.json.encode(signature), type=Signature))


def test_a_copied_signature_fails() -> None:
    signature = sign(statement(), KEY)
    with pytest.raises(LedgerBroken, match="another document"):
        valid(signature, document_id="r2")
    other = b"%PDF-1.7 another report"
    moved = Signature(statement=statement(other, document_id="r2"), ed25519=signature.ed25519)
    with pytest.raises(LedgerBroken, match="not made by this station"):
        valid(moved, other, "r2")


@given(at=st.integers(0, len(DOCUMENT) - 1), bit=st.integers(0, 7))
def test_one_changed_bit_of_the_document_fails(at: int, bit: int) -> None:
    changed = bytearray(DOCUMENT)
    changed[at] ^= 1 << bit
    with pytest.raises(LedgerBroken, match="changed after it was signed"):
        valid(sign(statement(), KEY), bytes(changed))


@pytest.mark.parametrize("field", ["signer_id", "signer_name", "signed_at", "document_kind", "document_id", "sha256"])
def test_every_word_of_it_is_signed_and_none_may_be_missing(field: str) -> None:
    signature = sign(statement(), KEY)
    changed = msgspec.structs.replace(signature.statement, **{field: getattr(signature.statement, field) + "x"})
    with pytest.raises(LedgerBroken):
        valid(Signature(statement=changed, ed25519=signature.ed25519))
    with pytest.raises(WrongUse, match=field.replace("_", " ")):
        sign(statement(**{field: " "}), KEY)


def test_another_meaning_or_key_or_no_signature_fails() -> None:
    signature = sign(statement(), KEY)
    reviewed = msgspec.structs.replace(signature.statement, meaning=Meaning.REVIEW)
    for bad in (
        Signature(statement=reviewed, ed25519=signature.ed25519),
        sign(statement(), Ed25519PrivateKey.generate()),
        Signature(statement=signature.statement, ed25519=""),
        Signature(statement=signature.statement, ed25519="not base64!"),
    ):
        with pytest.raises(LedgerBroken):
            valid(bad)


def test_both_components_at_first_and_after_any_break() -> None:
    both, one = Components.BOTH, Components.SECOND_ALONE
    asked = SigningRound()
    assert asked.asks_for("anna", now_s=0.0) is both
    asked = asked.after_signing("anna", now_s=0.0)
    assert asked.asks_for("anna", now_s=BREAK_S) is one
    assert asked.asks_for("bert", now_s=1.0) is both
    assert asked.asks_for("anna", now_s=BREAK_S + 1) is both
    assert asked.asks_for("anna", now_s=-1.0) is both
    assert asked.after_break().asks_for("anna", now_s=1.0) is both
    assert SigningRound().asks_for("", now_s=0.0) is both
