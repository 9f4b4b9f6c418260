"""Checks of files: what was read, and what was found to hold, in words and for scripts.

Guarantees: reads files only; what does not hold raises, what is returned holds. Does not: print. Any thread.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.core.errors import LedgerBroken, WrongUse
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.growth import Growth
from app.core.ledger.proof_text import unproven
from app.core.ledger.receipt import Receipt, checkpoint_text
from app.core.ledger.tiles import CHECKPOINT_PATH, verify_tiles

_LONGEST_FILE_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Checked:
    """What holds.

    Attributes:
        answer: For scripts.
        sentence: For people.
    """

    answer: dict[str, object]
    sentence: str


def check_receipt(file: Path, verifier: CheckpointVerifier, payload_file: Path | None = None) -> Checked:
    """Check a receipt.

    Args:
        file: The receipt.
        verifier: The log's key.
        payload_file: The entry's own bytes, where they were kept apart from the receipt.

    Raises:
        WrongUse: A file cannot be read.
        LedgerBroken: It does not hold.
    """
    receipt = Receipt.from_text(read_text(file))
    if payload_file is not None:
        receipt = receipt.with_payload(_read(payload_file))
    checkpoint = receipt.verify(verifier)
    answer: dict[str, object] = {
        "verified": True,
        "index": receipt.index,
        "payload_sha256": receipt.payload_sha256.hex(),
        "payload": None if receipt.payload is None else receipt.payload.decode("utf-8", "replace"),
        **_of_checkpoint(checkpoint),
    }
    what = "this payload" if receipt.payload is not None else f"a payload of SHA-256 {receipt.payload_sha256.hex()}"
    sentence = f"The receipt holds: entry {receipt.index} of {checkpoint.origin} is {what} ({checkpoint.size} entries)."
    return Checked(answer, sentence)


def check_growth(file: Path, verifier: CheckpointVerifier, old_file: Path) -> Checked:
    """Check that a log only grew since an old checkpoint (a file of its own, or within a receipt).

    Raises:
        WrongUse: A file cannot be read.
        LedgerBroken: It does not hold.
    """
    old = verifier.verify(checkpoint_text(read_text(old_file)))
    new = Growth.from_text(read_text(file)).verify(verifier, old)
    answer: dict[str, object] = {"verified": True, "old_size": old.size, **_of_checkpoint(new)}
    return Checked(answer, f"The log only grew: its first {old.size} entries are unchanged among {new.size}.")


def check_checkpoint(file: Path, verifier: CheckpointVerifier) -> Checked:
    """Check the signature of a checkpoint.

    Raises:
        WrongUse: The file cannot be read.
        LedgerBroken: It is not one of this log.
    """
    found = verifier.verify(checkpoint_text(read_text(file)))
    return Checked(
        {"verified": True, **_of_checkpoint(found)},
        f"The checkpoint is signed by {found.origin}: {found.size} entries, root {found.root_text}.",
    )


def check_tiles(folder: Path, verifier: CheckpointVerifier) -> Checked:
    """Check every tile and every entry of an export.

    Raises:
        WrongUse: There is no export in the folder.
        LedgerBroken: Something does not hold.
    """
    checkpoint = verifier.verify(read_text(folder / CHECKPOINT_PATH))
    verify_tiles(checkpoint.size, checkpoint.root, partial(read_tile, folder))
    return Checked(
        {"verified": True, **_of_checkpoint(checkpoint)},
        f"The export holds: {checkpoint.size} entries of {checkpoint.origin}, root {checkpoint.root_text}.",
    )


def read_tile(folder: Path, path: str) -> bytes:
    """The content of a file of an export.

    Raises:
        LedgerBroken: It is not there.
    """
    try:
        return (folder / path).read_bytes()
    except OSError as error:
        raise unproven(f"The export is not whole: {path} cannot be read.") from error


def read_key(file: Path) -> CheckpointVerifier:
    """A public key kept in a file.

    Raises:
        WrongUse: The file cannot be read, or is not a key.
    """
    try:
        return CheckpointVerifier.from_text(read_text(file))
    except LedgerBroken as error:
        raise WrongUse(f"The file {file.name} is not a public key of a log.") from error


def read_text(file: Path) -> str:
    """The text of a small file.

    Raises:
        WrongUse: It cannot be read, or is no text.
    """
    try:
        return _read(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise WrongUse(f"The file {file.name} is not a text.") from error


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LONGEST_FILE_BYTES:
            raise WrongUse(f"The file {file.name} is too long to be what it should be.")
        return file.read_bytes()
    except OSError as error:
        raise WrongUse(f"The file {file.name} cannot be read.") from error


def _of_checkpoint(checkpoint: Checkpoint) -> dict[str, object]:
    return {
        "log": checkpoint.origin,
        "size": checkpoint.size,
        "root": checkpoint.root_text,
        "checkpoint": checkpoint.note,
    }
