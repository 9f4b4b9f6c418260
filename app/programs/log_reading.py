"""What the actions of `neurascale log` have in common: the data folder, a snapshot of its log, files in and out.

Guarantees: reads only; a file that is written is new or written as a whole, and readable by its owner only.
Does not: check the log. One thread.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from app.core.errors import Conflict, LedgerBroken, NotFound, StorageFault
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.receipt import checkpoint_text
from app.core.ledger.verifier.checking import read_text
from app.core.settings.data_directory import DataDirectory, default_data_path
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_verification import verifier_of
from app.core.store.store_file import store_file


def add_data(parser: argparse.ArgumentParser) -> None:
    """Add `--data`."""
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="data folder (default: the user's)")


def data_of(arguments: argparse.Namespace) -> DataDirectory:
    """The folder that was named."""
    return DataDirectory(arguments.data or default_data_path())


@contextlib.contextmanager
def reading(arguments: argparse.Namespace) -> Iterator[tuple[LogSnapshot, CheckpointVerifier]]:
    """One moment of the log, and its key.

    Raises:
        WrongUse: There is no log in the folder.
        LedgerBroken: The log or its key cannot be read.
        StorageFault: The file cannot be opened.
    """
    data = data_of(arguments)
    verifier = verifier_of(data)
    with LogSnapshot.of(store_file(data)) as snapshot:
        yield snapshot, verifier


def signed_head(snapshot: LogSnapshot, verifier: CheckpointVerifier) -> Checkpoint:
    """The head of the log, its signature checked.

    Raises:
        LedgerBroken: There is none, or its signature is not valid.
    """
    note = snapshot.head()
    if note is None:
        raise LedgerBroken("The log has no signed head.")
    return verifier.verify(note)


def place_of(snapshot: LogSnapshot, word: str) -> int:
    """The index that an index or an event's id names.

    Raises:
        NotFound: No such entry.
    """
    size = snapshot.size()
    index = int(word) if word.isascii() and word.isdigit() else snapshot.index_of(word)
    if index is None or index >= size:
        raise NotFound(f"There is no such entry; the log has {size}.", advice="Name an index below that, or an id.")
    return index


def read_checkpoint(verifier: CheckpointVerifier, file: Path) -> Checkpoint:
    """A checkpoint kept in a file by itself, or within a receipt; its signature checked.

    Raises:
        WrongUse: The file cannot be read.
        LedgerBroken: It is not a checkpoint of this log.
    """
    return verifier.verify(checkpoint_text(read_text(file)))


def write_out(text: str, out: Path | None) -> None:
    """Print, or write to a new file.

    Raises:
        Conflict: The file is there already.
        StorageFault: It cannot be written.
    """
    if out is None:
        sys.stdout.write(text)
        return
    with new_file(out) as descriptor, os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[int]:
    """Descriptor of a file that was not there before; the caller closes it.

    Raises:
        Conflict: It is there already.
        StorageFault: It cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        yield os.open(path, flags, 0o600)
    except FileExistsError as error:
        raise Conflict(f"The file {path.name} is there already.", advice="Choose another name.") from error
    except OSError as error:
        raise StorageFault(f"The file {path.name} cannot be written: {error.strerror}.") from error
