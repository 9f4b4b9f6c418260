"""Signed checkpoints: the form of C2SP, and what is not believed."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import CheckpointSigner, CheckpointVerifier

_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
_SIGNER = CheckpointSigner("neurascale.local/log/test", _KEY)
_ROOT = hashlib.sha256(b"root").digest()
_NOTE = _SIGNER.sign(4711, _ROOT).note


def test_the_text_is_a_c2sp_checkpoint_in_a_signed_note() -> None:
    lines = _NOTE.split("\n")
    assert lines[:4] == ["neurascale.local/log/test", "4711", base64.b64encode(_ROOT).decode(), ""]
    assert lines[5:] == [""]
    dash, name, signature = lines[4].split(" ")
    assert (dash, name) == ("\u2014", "neurascale.local/log/test")
    raw = base64.b64decode(signature)
    public = _KEY.public_key()
    assert raw[:4] == hashlib.sha256(name.encode() + b"\n\x01" + public.public_bytes_raw()).digest()[:4]
    public.verify(raw[4:], "\n".join(lines[:3]).encode() + b"\n")


def test_the_verifier_key_is_go_sumdb_s() -> None:
    # The example key of golang.org/x/mod/sumdb/note, whose form C2SP signed notes took over.
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert CheckpointVerifier.from_text(text).text == text


def test_a_checkpoint_is_believed_by_its_own_key_only() -> None:
    found = _SIGNER.verifier.verify(_NOTE)
    assert (found.size, found.root, found.note) == (4711, _ROOT, _NOTE)
    again = CheckpointVerifier.from_text(_SIGNER.verifier.text)
    assert again.verify(_NOTE) == found
    other = CheckpointSigner("neurascale.local/log/test", Ed25519PrivateKey.generate())
    with pytest.raises(LedgerBroken):
        other.verifier.verify(_NOTE)
    with pytest.raises(LedgerBroken, match="another log"):
        CheckpointSigner("neurascale.local/log/other", _KEY).verifier.verify(_NOTE)


def test_signatures_of_witnesses_may_stand_below() -> None:
    witness = CheckpointSigner("witness.example", Ed25519PrivateKey.generate())
    line = witness.sign(4711, _ROOT).note.split("\n")[4]
    assert _SIGNER.verifier.verify(f"{_NOTE}{line}\n").size == 4711


@given(st.integers(0, len(_NOTE.encode()) - 1), st.integers(1, 255))
def test_one_changed_byte_is_never_believed(place: int, change: int) -> None:
    raw = bytearray(_NOTE.encode())
    raw[place] ^= change
    text = raw.decode("utf-8", "surrogateescape")
    with pytest.raises(LedgerBroken):
        _SIGNER.verifier.verify(text)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n\n",
        "neurascale.local/log/test\n1\n\n",
        _NOTE[:-1],
        _NOTE.replace("4711", "04711"),
        _NOTE.replace("4711", "-1"),
        _NOTE.replace("4711", "\u0664"),
        _NOTE.replace("\n\n", "\nextension\n\n"),
        _NOTE.replace("\n\n", "\n\udc80\n\n"),
        _NOTE.replace("4711\n", ""),
    ],
)
def test_other_texts_are_refused_in_our_own_words(note: str) -> None:
    with pytest.raises(LedgerBroken):
        _SIGNER.verifier.verify(note)


@pytest.mark.parametrize("text", ["", "a+b", "name+00000000+AAAA", _SIGNER.verifier.text.replace("+", "+0", 1)])
def test_a_broken_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(LedgerBroken):
        CheckpointVerifier.from_text(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb"])
def test_names_that_would_break_the_form_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        CheckpointSigner(name, _KEY)
