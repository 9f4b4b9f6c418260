"""What a workflow keeps (states, signals, results and errors of steps), as text in a database.

Guarantees: JSON values, never pickle. Sealed, it is AES-256-GCM ciphertext under a key that never leaves the station: a
database elsewhere, and whoever else can read or write it, holds ids, names of steps and times only, and cannot make a
value up.
Does not: hide that a workflow runs, or when its steps were done. A database that is not honest can keep values back, or
exchange one value of ours for another. Any thread.
"""

import base64
import binascii
import json
from typing import Any, Protocol

import msgspec

from app.core.errors import LedgerBroken
from app.core.store.keys.sealing import opened, sealed

_BOUND_TO = b"neurascale workflow value"


class KeptValues(Protocol):
    """Writes values as text, and reads them again."""

    def write(self, value: Any) -> str:
        """The value as text."""
        ...

    def read(self, text: str) -> Any:
        """The value again.

        Raises:
            LedgerBroken: It is not what was written.
        """
        ...


class PlainValues:
    """For a file that is encrypted as a whole."""

    def write(self, value: Any) -> str:
        return json.dumps(value, separators=(",", ":"), ensure_ascii=False)

    def read(self, text: str) -> Any:
        return json.loads(text)


class SealedValues:
    """For a database elsewhere.

    Args:
        key: 32 bytes.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    def write(self, value: Any) -> str:
        return base64.b64encode(sealed(self._key, msgspec.json.encode(value), bound_to=_BOUND_TO)).decode()

    def read(self, text: str) -> Any:
        try:
            return msgspec.json.decode(opened(self._key, base64.b64decode(text, validate=True), bound_to=_BOUND_TO))
        except (binascii.Error, msgspec.MsgspecError) as error:
            raise LedgerBroken("A value in the database of the workflows is not what was written there.") from error
