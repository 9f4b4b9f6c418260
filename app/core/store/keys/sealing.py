"""One way to seal bytes under a key, for wrapped keys and for data alike.

Guarantees: AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce a seal; what it is for is bound in, so that a
sealed thing put in another's place does not open. Layout: version (1 byte) | nonce (12) | ciphertext and tag. A key
seals fewer than 2^32 things (SP 800-38D, 8.3): a subject's events and a station's wrapped keys are far from it. Does
not: keep keys. Pure but for the random source; any thread.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.core.errors import LedgerBroken

KEY_BYTES = 32
OVERHEAD_BYTES = 1 + 12 + 16
_VERSION = b"\x01"
_NONCE_BYTES = 12


def new_key() -> bytes:
    """256 random bits."""
    return AESGCM.generate_key(bit_length=8 * KEY_BYTES)


def sealed(key: bytes, plain: bytes, *, bound_to: bytes) -> bytes:
    """`plain` under `key`; `bound_to` must be said again to open it."""
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, plain, _VERSION + bound_to)


def opened(key: bytes, box: bytes, *, bound_to: bytes) -> bytes:
    """What was sealed.

    Raises:
        LedgerBroken: Another key, another binding, a changed or cut box, or one of a newer version.
    """
    if box[:1] != _VERSION or len(box) < OVERHEAD_BYTES:
        raise LedgerBroken("Something that was sealed is damaged, or was sealed by a newer version.")
    try:
        return AESGCM(key).decrypt(box[1 : 1 + _NONCE_BYTES], box[1 + _NONCE_BYTES :], _VERSION + bound_to)
    except InvalidTag as error:
        raise LedgerBroken("Something that was sealed does not open with its key.") from error
