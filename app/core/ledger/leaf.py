"""What the tree commits to for one entry of the log.

Guarantees: a leaf is RFC 8785 JSON of `{"encoding", "payload_sha256", "token", "v"}`. The payload enters by its digest
only, and beside it a random token, so that a leaf tells nothing about a payload that has been erased or is
encrypted (a digest alone could be found by trying likely payloads). `encoding` says what the payload bytes are:
"plain" is the event's canonical JSON; "sealed-v1" the same with its data encrypted under the subject's key, so that
the leaf is over the ciphertext, and holds when the key is destroyed.
Does not: read or write anything; standard library only. Any thread.
"""

import hashlib
import os
import re

LEAF_VERSION = 1
PLAIN = "plain"
SEALED = "sealed-v1"
TOKEN_BYTES = 16

# Letters that canonical JSON writes as they are: a name of these needs no escaping.
_ENCODING_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+:/-]{0,63}")


def new_token() -> bytes:
    """16 bytes from the system's random source."""
    return os.urandom(TOKEN_BYTES)


def leaf_data(payload: bytes, token: bytes, encoding: str = PLAIN) -> bytes:
    """The bytes that are hashed as a leaf (RFC 6962 section 2.1).

    Raises:
        ValueError: `encoding` is not a name.
    """
    return leaf_data_of_digest(hashlib.sha256(payload).digest(), token, encoding)


def leaf_data_of_digest(payload_sha256: bytes, token: bytes, encoding: str = PLAIN) -> bytes:
    """As `leaf_data`, for a payload of which only the digest is known.

    Raises:
        ValueError: `encoding` is not a name.
    """
    if encoding not in (PLAIN, SEALED) and not _ENCODING_NAME.fullmatch(encoding):
        raise ValueError("an encoding's name has letters, digits and . _ + : / - only")
    # Written out, because a general writer of canonical JSON takes six times as long and a log has millions of them.
    return (
        f'{{"encoding":"{encoding}","payload_sha256":"{payload_sha256.hex()}",'
        f'"token":"{token.hex()}","v":{LEAF_VERSION}}}'
    ).encode("ascii")
