"""The key that signs this station's checkpoints, in two files of the data folder's `keys`.

Guarantees: the private key is readable by its owner only (0600), made once, never replaced: a data folder that has a
log but no key, or a key but no log, is refused, not mended. The public file is written last, so its presence
means that a log exists.
Does not: use the system's keyring; until that comes, whoever can read the file can sign. What they cannot do is make
an earlier checkpoint that left the machine (in a report) disagree with theirs unnoticed.
"""

import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from app.core.errors import LedgerBroken, StorageFault
from app.core.ledger.checkpoint import CheckpointSigner, CheckpointVerifier

_PRIVATE_FILE = "ledger-ed25519.pem"
_PUBLIC_FILE = "ledger-ed25519.pub"


def _write_durably(path: Path, content: bytes) -> None:
    """Write a new file and make sure that it, and its name, are on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class KeyFolder:
    """The folder `keys` of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._private = folder / _PRIVATE_FILE
        self._public = folder / _PUBLIC_FILE

    @property
    def announced(self) -> bool:
        """Whether a log was begun with this key."""
        return self._public.exists()

    def create_private_key(self) -> Ed25519PrivateKey:
        """A new key, on the disk.

        Raises:
            StorageFault: It cannot be written.
        """
        key = Ed25519PrivateKey.generate()
        try:
            _write_durably(self._private, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        except OSError as error:
            raise StorageFault(f"The log's key cannot be written: {error.strerror}.") from error
        return key

    def announce(self, verifier: CheckpointVerifier) -> None:
        """Write the public key: from now on there is a log.

        Raises:
            StorageFault: It cannot be written.
        """
        try:
            _write_durably(self._public, f"{verifier.text}\n".encode())
        except OSError as error:
            raise StorageFault(f"The log's public key cannot be written: {error.strerror}.") from error

    def signer(self) -> CheckpointSigner:
        """The signer of the log that is there.

        Raises:
            LedgerBroken: A key is missing, cannot be read, or the two do not belong together.
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
        """
        try:
            key = load_pem_private_key(self._private.read_bytes(), password=None)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise LedgerBroken("The private key of the log is missing or cannot be read.") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise LedgerBroken("The private key of the log is of another kind.")
        return key

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
