"""The leaf: its bytes are for ever."""

import hashlib
import json
import re

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from app.core.ledger.leaf import TOKEN_BYTES, leaf_data, new_token
from app.core.ledger.merkle import leaf_hash


def test_the_form_of_released_leaves_never_changes() -> None:
    data = leaf_data(b'{"event_type":"x"}', bytes(range(16)))
    assert data == (
        b'{"encoding":"plain","payload_sha256":"dda7c88177a05995967c398c73a32bfa17c2ed0879b3e270050033a60effda7e",'
        b'"token":"000102030405060708090a0b0c0d0e0f","v":1}'
    )
    assert leaf_hash(data).hex() == "8366f61cf6dbd697a4772d5dd464ad47235b212a4e0b5e5bc4cf7c660a27574b"


def test_a_leaf_tells_nothing_of_a_payload_without_its_token() -> None:
    one, other = new_token(), new_token()
    assert len(one) == TOKEN_BYTES
    assert one != other
    assert leaf_hash(leaf_data(b"same", one)) != leaf_hash(leaf_data(b"same", other))


def test_an_encoding_is_part_of_the_leaf() -> None:
    token = new_token()
    assert json.loads(leaf_data(b"x", token, "aes-256-gcm"))["encoding"] == "aes-256-gcm"
    assert leaf_data(b"x", token, "aes-256-gcm") != leaf_data(b"x", token)


@given(st.binary(max_size=40), st.binary(min_size=16, max_size=16), st.text(max_size=20))
def test_a_leaf_is_canonical_json_or_refused(payload: bytes, token: bytes, encoding: str) -> None:
    members = {
        "encoding": encoding,
        "payload_sha256": hashlib.sha256(payload).hexdigest(),
        "token": token.hex(),
        "v": 1,
    }
    try:
        data = leaf_data(payload, token, encoding)
    except ValueError:
        assert not re.fullmatch(r"[A-Za-z0-9._-]+", encoding) or not encoding[0].isalnum()
    else:
        assert data == rfc8785.dumps(members)


@pytest.mark.parametrize("encoding", ["", "a b", 'a"b', "a\\b", "ä", "plain\n", "-x", "x" * 65])
def test_what_is_no_name_is_no_encoding(encoding: str) -> None:
    with pytest.raises(ValueError, match="encoding"):
        leaf_data(b"x", new_token(), encoding)
