"""The station's key behind a passphrase, for machines without a keyring that may be trusted.

Guarantees: the key is sealed under one made from the passphrase by Argon2id (RFC 9106, 64 MiB, 3 passes, 4 lanes, a
salt of its own); a new passphrase seals the same key anew; the file is written whole or not at all, readable by its
owner only, and says nothing of the passphrase. Does not: hold the passphrase longer than a call. One process at a
time.
"""

import base64
import os
import unicodedata
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.core.errors import Conflict, LedgerBroken, NotFound, NotPermitted, StorageFault
from app.core.store.keys.hashing_turn import HASHING
from app.core.store.keys.sealing import KEY_BYTES, opened, sealed

FILE_NAME = "station-key.json"
SCHEMA_VERSION = 1
_BOUND_TO = b"neurascale station key behind a passphrase"
_SALT_BYTES = 16
_PASSES, _LANES, _MEMORY_KIB = 3, 4, 64 * 1024
# What a file may ask for: a forged one must not take the machine's memory.
_MOST_PASSES, _MOST_LANES, _MOST_MEMORY_KIB = 16, 16, 1024 * 1024


class _Kept(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema_version: int
    passes: int
    lanes: int
    memory_kib: int
    salt: str
    box: str


class PassphraseFile:
    """The file `name` in `folder`."""

    def __init__(self, folder: Path, name: str = FILE_NAME) -> None:
        self._path = folder / name

    @property
    def exists(self) -> bool:
        return self._path.exists()

    def keep(self, key: bytes, passphrase: str) -> None:
        """Make the file.

        Raises:
            Conflict: There is one; its key would be lost, and all that it opens.
            StorageFault: It cannot be written.
        """
        if self.exists:
            raise Conflict(
                "This station has a key behind a passphrase already.",
                meaning="Another key in its place would make everything stored unreadable.",
                advice="Use the passphrase that it has, or change it.",
            )
        self._write(key, passphrase)

    def key(self, passphrase: str) -> bytes:
        """The key.

        Raises:
            NotFound: There is no file.
            NotPermitted: The passphrase is another one.
            LedgerBroken: The file is damaged.
            StorageFault: It cannot be read.
        """
        kept = self._read()
        try:
            salt, box = base64.b64decode(kept.salt, validate=True), base64.b64decode(kept.box, validate=True)
        except ValueError as error:
            raise _damaged() from error
        plausible = 1 <= kept.passes <= _MOST_PASSES and 1 <= kept.lanes <= _MOST_LANES
        if not plausible or not 8 * kept.lanes <= kept.memory_kib <= _MOST_MEMORY_KIB or len(salt) < 8:
            raise _damaged()
        kdf = Argon2id(
            salt=salt, length=KEY_BYTES, iterations=kept.passes, lanes=kept.lanes, memory_cost=kept.memory_kib
        )
        with HASHING:
            made = kdf.derive(_typed(passphrase))
        try:
            return opened(made, box, bound_to=_BOUND_TO)
        except LedgerBroken as error:
            raise NotPermitted(
                "The passphrase does not open the station's key.",
                meaning="Nothing stored can be read without it; nothing is lost by a wrong try.",
                advice="Check the keyboard's layout and try again. Where nobody knows the passphrase any more, the data"
                " can only be read from a backup whose passphrase is known.",
            ) from error

    def change(self, old: str, new: str) -> None:
        """Seal the same key under another passphrase.

        Raises:
            NotFound, NotPermitted, LedgerBroken, StorageFault: As `key`; the file is as it was.
        """
        self._write(self.key(old), new)

    def _write(self, key: bytes, passphrase: str) -> None:
        salt = os.urandom(_SALT_BYTES)
        kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=_PASSES, lanes=_LANES, memory_cost=_MEMORY_KIB)
        with HASHING:
            made = kdf.derive(_typed(passphrase))
        box = sealed(made, key, bound_to=_BOUND_TO)
        kept = _Kept(
            schema_version=SCHEMA_VERSION,
            passes=_PASSES,
            lanes=_LANES,
            memory_kib=_MEMORY_KIB,
            salt=base64.b64encode(salt).decode(),
            box=base64.b64encode(box).decode(),
        )
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            fresh.unlink(missing_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.encode(kept))
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        except OSError as error:
            raise StorageFault(f"The station's key could not be written: {error.strerror}.") from error

    def _read(self) -> _Kept:
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=_Kept)
        except FileNotFoundError:
            raise NotFound("This station has no key behind a passphrase.") from None
        except OSError as error:
            raise StorageFault(f"The station's key could not be read: {error.strerror}.") from error
        except msgspec.MsgspecError as error:
            raise _damaged() from error
        if kept.schema_version != SCHEMA_VERSION:
            raise StorageFault("The station's key was kept by a newer version of the application.")
        return kept


def _typed(passphrase: str) -> bytes:
    """The same bytes for the same words, whichever keyboard and system composed their accents (NIST SP 800-63B-4)."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def _damaged() -> LedgerBroken:
    return LedgerBroken("The file of the station's key is damaged.")
