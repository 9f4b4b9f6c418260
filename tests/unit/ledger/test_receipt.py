"""Receipts: they hold for their entry, alone; any change to one is refused, in words that blame the receipt."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import CheckpointSigner
from app.core.ledger.receipt import FIRST_LINE, Receipt, checkpoint_text
from tests.fakes.ledger_trees import NAME, TreeInMemory

_TREE = TreeInMemory(140)
_VERIFIER = _TREE.signer.verifier


def _receipt(index: int, size: int) -> Receipt:
    checkpoint = _TREE.checkpoint(size)
    return Receipt.of_entry(index, _TREE.payloads[index], _TREE.tokens[index], "plain", checkpoint, _TREE)


@given(st.integers(1, 140), st.data())
def test_a_receipt_holds_by_its_text_alone(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    receipt = _receipt(index, size)
    for one in (receipt, receipt.without_payload()):
        read = Receipt.from_text(one.text)
        assert read == one
        assert read.verify(_VERIFIER).size == size
    other = data.draw(st.integers(0, 200))
    if other != index:
        moved = receipt.text.replace(f"\nindex {index}\n", f"\nindex {other}\n")
        with pytest.raises(LedgerBroken) as refusal:
            Receipt.from_text(moved).verify(_VERIFIER)
        assert "nothing against the log" in refusal.value.meaning


@given(st.data())
def test_one_changed_letter_is_refused(data: st.DataObject) -> None:
    text = _receipt(77, 100).text
    place = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("AZaz059+/=\n —x"))
    if letter == text[place]:
        return
    with pytest.raises(LedgerBroken):
        Receipt.from_text(text[:place] + letter + text[place + 1 :]).verify(_VERIFIER)


@given(st.text())
def test_any_text_is_refused_in_our_words(text: str) -> None:
    for candidate in (text, f"{FIRST_LINE}\n{text}", f"{FIRST_LINE}\nextra e30=\nindex 0\n\n{text}"):
        with pytest.raises(LedgerBroken):
            Receipt.from_text(candidate).verify(_VERIFIER)


def test_a_receipt_without_payload_says_nothing_of_it() -> None:
    receipt = _receipt(5, 9).without_payload()
    extra = json.loads(base64.b64decode(receipt.text.split("\n")[1].removeprefix("extra ")))
    assert extra.keys() == {"encoding", "payload_sha256", "token"}
    assert receipt.with_payload(_TREE.payloads[5]).verify(_VERIFIER).size == 9
    with pytest.raises(LedgerBroken, match="not the entry's"):
        receipt.with_payload(_TREE.payloads[6]).verify(_VERIFIER)


def test_another_key_and_another_payload_are_refused() -> None:
    receipt = _receipt(5, 9)
    stranger = CheckpointSigner(NAME, Ed25519PrivateKey.generate()).verifier
    with pytest.raises(LedgerBroken, match="signature"):
        receipt.verify(stranger)
    other = Receipt.of_entry(6, _TREE.payloads[5], _TREE.tokens[6], "plain", _TREE.checkpoint(9), _TREE)
    with pytest.raises(LedgerBroken, match="root"):
        other.verify(_VERIFIER)


def test_a_signature_of_a_witness_may_stand_under_it() -> None:
    receipt = _receipt(5, 9)
    text = receipt.text + "— witness.example/w1 CMp+6LWBU0anHGH5aNDTJkH/gj79sG+T6+iP2ThYN5k=\n"
    assert Receipt.from_text(text).verify(_VERIFIER).size == 9
    assert checkpoint_text(text) == text.partition("\n\n")[2]
    assert checkpoint_text(receipt.note) == receipt.note


def test_a_proof_asks_for_few_nodes_however_long_the_log() -> None:
    tree = TreeInMemory(5000)
    checkpoint = tree.checkpoint(5000)
    tree.asked = 0
    Receipt.of_entry(17, tree.payloads[17], tree.tokens[17], "plain", checkpoint, tree)
    assert tree.asked <= 2 * 13
