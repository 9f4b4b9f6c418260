"""The key that signs this station's checkpoints, in two files of the data folder's `keys`.

Guarantees: the private key lies sealed under the station's keys, made once, never replaced: a data folder that has a
log but no key, or a key but no log, is refused, not mended. The public file is written last, so its presence means
that a log exists. A key that an earlier version kept in clear is sealed when it is first used, and its clear file is
overwritten and removed once the sealed one was read back. While the station's keys are rotated the sealed file holds
two boxes, one for each key that may turn out to hold.
Does not: protect against whoever may use the station's keys. What they cannot do is make an earlier checkpoint that
left the machine (in a report) disagree with theirs unnoticed. Any thread; one process writes.
"""

import base64
from pathlib import Path

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from app.core.errors import LedgerBroken
from app.core.ledger.checkpoint import CheckpointSigner, CheckpointVerifier
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.holders import remove_overwritten, write_durably
from app.core.store.keys.sealing import opened, sealed
from app.core.store.keys.station_key import station_keys

_CLEAR_FILE = "ledger-ed25519.pem"
_SEALED_FILE = "ledger-ed25519.sealed"
_PUBLIC_FILE = "ledger-ed25519.pub"
_BOUND_TO = b"neurascale key that signs the log"
_MOST_BOXES = 2


class _Boxes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema_version: int = 1
    boxes: tuple[str, ...]


class KeyFolder:
    """The folder `keys` of one data folder.

    Args:
        sealing_key: What seals the private key; by default that of the data folder's `station_keys`, asked for when
            it is needed.
    """

    def __init__(self, folder: Path, sealing_key: bytes | None = None) -> None:
        self._data = DataDirectory(folder.parent)
        self._sealing_key = sealing_key
        self._clear = folder / _CLEAR_FILE
        self._sealed = folder / _SEALED_FILE
        self._public = folder / _PUBLIC_FILE

    @property
    def announced(self) -> bool:
        """Whether a log was begun with this key."""
        return self._public.exists()

    @property
    def has_private_key(self) -> bool:
        return self._sealed.exists() or self._clear.exists()

    def create_private_key(self) -> Ed25519PrivateKey:
        """A new key, on the disk.

        Raises:
            StationLocked: The station's keys cannot be had.
            StorageFault: It cannot be written.
        """
        key = Ed25519PrivateKey.generate()
        self.seal(key, self._key())
        return key

    def seal(self, key: Ed25519PrivateKey, *sealing_keys: bytes) -> None:
        """Keep a private key, to be opened by any of these.

        Raises:
            StorageFault: It cannot be written; what was there is as it was.
        """
        boxes = (sealed(one, key.private_bytes_raw(), bound_to=_BOUND_TO) for one in sealing_keys)
        kept = _Boxes(boxes=tuple(base64.b64encode(box).decode() for box in boxes))
        write_durably(self._sealed, msgspec.json.encode(kept))

    def announce(self, verifier: CheckpointVerifier) -> None:
        """Write the public key: from now on there is a log.

        Raises:
            StorageFault: It cannot be written.
        """
        write_durably(self._public, f"{verifier.text}\n".encode())

    def signer(self) -> CheckpointSigner:
        """The signer of the log that is there.

        Raises:
            LedgerBroken: A key is missing, cannot be read, or the two do not belong together.
            StationLocked, StorageFault: As `private_key`.
        """
        verifier = self.verifier()
        signer = CheckpointSigner(verifier.name, self.private_key())
        if signer.verifier.text != verifier.text:
            raise LedgerBroken("The private key is not the one this log was begun with.")
        return signer

    def private_key(self) -> Ed25519PrivateKey:
        """The private key that is there.

        Raises:
            LedgerBroken: It is missing or cannot be read.
            StationLocked: The station's keys cannot be had.
            StorageFault: A key in clear cannot be sealed.
        """
        if not self._sealed.exists() and self._clear.exists():
            self.seal(self._clear_key(), self._key())
        key = self._sealed_key()
        if self._clear.exists():
            remove_overwritten(self._clear)
        return key

    def _sealed_key(self) -> Ed25519PrivateKey:
        try:
            kept = msgspec.json.decode(self._sealed.read_bytes(), type=_Boxes)
            boxes = [base64.b64decode(box, validate=True) for box in kept.boxes[:_MOST_BOXES]]
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise _unreadable() from error
        refused: LedgerBroken | None = None
        for box in boxes:
            try:
                return Ed25519PrivateKey.from_private_bytes(opened(self._key(), box, bound_to=_BOUND_TO))
            except LedgerBroken as error:
                refused = error
            except ValueError as error:
                raise _unreadable() from error
        raise _unreadable() from refused

    def _clear_key(self) -> Ed25519PrivateKey:
        try:
            key = load_pem_private_key(self._clear.read_bytes(), password=None)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise _unreadable() from error
        if not isinstance(key, Ed25519PrivateKey):
            raise LedgerBroken("The private key of the log is of another kind.")
        return key

    def _key(self) -> bytes:
        return self._sealing_key if self._sealing_key is not None else station_keys(self._data).signing

    def verifier(self) -> CheckpointVerifier:
        """The public key of the log that is there.

        Raises:
            LedgerBroken: It is missing or cannot be read.
        """
        try:
            text = self._public.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LedgerBroken("The public key of the log is missing or cannot be read.") from error
        return CheckpointVerifier.from_text(text)


def _unreadable() -> LedgerBroken:
    return LedgerBroken("The private key of the log is missing or cannot be read.")
