"""What the tree commits to for one entry of the log.

Guarantees: a leaf is RFC 8785 JSON of `{"encoding", "payload_sha256", "token", "v"}`. The payload enters by its digest
only, and beside it a random token, so that a leaf tells nothing about a payload that has been erased or is
encrypted (a digest alone could be found by trying likely payloads). `encoding` says what the payload bytes are:
"plain" is the event's canonical JSON; ciphertexts come with later versions under names of their own.
Does not: read or write anything; standard library and rfc8785 only. Any thread.
"""

import hashlib
import os

import rfc8785

LEAF_VERSION = 1
PLAIN = "plain"
TOKEN_BYTES = 16


def new_token() -> bytes:
    """16 bytes from the system's random source."""
    return os.urandom(TOKEN_BYTES)


def leaf_data(payload: bytes, token: bytes, encoding: str = PLAIN) -> bytes:
    """The bytes that are hashed as a leaf (RFC 6962 section 2.1)."""
    return rfc8785.dumps(
        {
            "encoding": encoding,
            "payload_sha256": hashlib.sha256(payload).hexdigest(),
            "token": token.hex(),
            "v": LEAF_VERSION,
        }
    )
