"""Signed checkpoints: the whole log, up to one size, in three lines and a signature.

Guarantees: the text form is C2SP tlog-checkpoint inside a C2SP signed note with an Ed25519 signature (algorithm byte
0x01), so that tools and witnesses made by others can read and countersign it. Further signatures under a note (of
witnesses) are kept and ignored here. Does not: keep keys, files or time; no extension lines are written.
Any thread.

    neurascale.local/log/0198c1f0-...      the log's name (origin)
    4711                                    entries it covers
    qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=   root
                                            (empty line)
    - name base64(key id + signature)       with an em dash in place of the hyphen
"""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.core.errors import LedgerBroken
from app.core.ledger.merkle import HASH_BYTES

_ED25519 = b"\x01"
_SIGNATURE_MARK = "\N{EM DASH} "
_BODY_LINES = 3
_KEY_ID_BYTES = 4


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement about the log's first `size` entries.

    Attributes:
        origin: Name of the log.
        size: Entries covered.
        root: Root over them, 32 bytes.
        note: The whole signed text, as it is stored, printed and sent.
    """

    origin: str
    size: int
    root: bytes
    note: str

    @property
    def root_text(self) -> str:
        """The root in lower-case hexadecimal."""
        return self.root.hex()


def _key_id(name: str, public_key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:_KEY_ID_BYTES]


def _body(origin: str, size: int, root: bytes) -> str:
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


class CheckpointSigner:
    """Signs for one log with one key.

    Args:
        name: The log's name; without spaces and plus signs. It is both origin and name of the key.
        private_key: Ed25519.
    """

    def __init__(self, name: str, private_key: Ed25519PrivateKey) -> None:
        self._private_key = private_key
        self.verifier = CheckpointVerifier(name, private_key.public_key())

    def sign(self, size: int, root: bytes) -> Checkpoint:
        """A checkpoint over the first `size` entries."""
        name = self.verifier.name
        body = _body(name, size, root)
        signature = self._private_key.sign(body.encode())
        line = base64.b64encode(self.verifier.key_id + signature).decode()
        return Checkpoint(name, size, root, f"{body}\n{_SIGNATURE_MARK}{name} {line}\n")


class CheckpointVerifier:
    """Believes checkpoints of one log by one key."""

    def __init__(self, name: str, public_key: Ed25519PublicKey) -> None:
        if not name or "+" in name or any(letter.isspace() for letter in name):
            raise ValueError("a key's name is not empty and has neither spaces nor plus signs")
        self.name = name
        self._public_key = public_key
        self._public_bytes = public_key.public_bytes_raw()
        self.key_id = _key_id(name, self._public_bytes)

    @property
    def public_key(self) -> Ed25519PublicKey:
        """The key itself; signatures of the station on documents are checked with it, too."""
        return self._public_key

    @property
    def text(self) -> str:
        """The verifier key as signed notes write it: name, key id, key."""
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(_ED25519 + self._public_bytes).decode()}"

    @classmethod
    def from_text(cls, text: str) -> "CheckpointVerifier":
        """Read a verifier key.

        Raises:
            LedgerBroken: It is not one, or its parts do not belong together.
        """
        try:
            name, key_id, encoded = text.strip().split("+", 2)
            raw = base64.b64decode(encoded, validate=True)
            if raw[:1] != _ED25519:
                raise ValueError("not an Ed25519 key")
            verifier = cls(name, Ed25519PublicKey.from_public_bytes(raw[1:]))
            if verifier.key_id.hex() != key_id:
                raise ValueError("key id of another key")
        except ValueError as error:
            raise LedgerBroken("The public key of the log cannot be read.") from error
        return verifier

    def verify(self, note: str, *, at_index: int | None = None) -> Checkpoint:
        """Read a checkpoint and check its signature.

        Args:
            note: The signed text.
            at_index: Entry to name in the error.

        Raises:
            LedgerBroken: It is not a checkpoint of this log, or no valid signature of this key is under it.
        """
        body, separator, signatures = note.partition("\n\n")
        lines = body.split("\n")
        if not separator or len(lines) < _BODY_LINES or not signatures.endswith("\n"):
            raise LedgerBroken("A signed checkpoint is not in the form of one.", at_index=at_index)
        if lines[0] != self.name:
            raise LedgerBroken("A signed checkpoint belongs to another log.", at_index=at_index)
        size, root = _read_size(lines[1], at_index), _read_root(lines[2], at_index)
        try:
            signed = f"{body}\n".encode()
        except UnicodeEncodeError as error:
            raise LedgerBroken("A signed checkpoint is not in the form of one.", at_index=at_index) from error
        for line in signatures.split("\n"):
            if self._signed_by(line, signed):
                return Checkpoint(self.name, size, root, note)
        raise LedgerBroken("The signature of a checkpoint is not valid.", at_index=at_index)

    def _signed_by(self, line: str, signed: bytes) -> bool:
        """Whether this signature line is ours and valid."""
        prefix = f"{_SIGNATURE_MARK}{self.name} "
        if not line.startswith(prefix):
            return False
        try:
            raw = base64.b64decode(line[len(prefix) :], validate=True)
        except ValueError:
            return False
        # Decoders take several spellings of the last base64 letter; only the one we write is ours.
        if base64.b64encode(raw).decode() != line[len(prefix) :] or raw[:_KEY_ID_BYTES] != self.key_id:
            return False
        try:
            self._public_key.verify(raw[_KEY_ID_BYTES:], signed)
        except InvalidSignature:
            return False
        return True


def _read_size(text: str, at_index: int | None) -> int:
    if not (text.isascii() and text.isdigit()) or (text != "0" and text.startswith("0")):
        raise LedgerBroken("The size in a signed checkpoint is not a number.", at_index=at_index)
    return int(text)


def _read_root(text: str, at_index: int | None) -> bytes:
    try:
        root = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise LedgerBroken("The root in a signed checkpoint cannot be read.", at_index=at_index) from error
    if len(root) != HASH_BYTES:
        raise LedgerBroken("The root in a signed checkpoint is not a SHA-256 hash.", at_index=at_index)
    return root
