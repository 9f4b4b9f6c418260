"""A second copy of the signed head, in a file of its own beside the database.

Guarantees: it is written after each commit, in place and with one write, so it is never newer than the log was. A log
that is older than its copy has lost entries that had been acknowledged: a database file put back from an older copy,
or a write-ahead log that was cut. Does not: count as the log; where it is missing nothing is said against the log,
because the copy may have been left behind when the data folder was moved. The writer's thread writes; any may read.
"""

import os
from pathlib import Path

from app.core.errors import LedgerBroken, StorageFault
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier

# One sector: written as a whole or not at all, and longer than any head is.
_BYTES = 512


class HeadCopy:
    """The file `station.head` beside `station.db`."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_suffix(".head")
        self._descriptor: int | None = None

    def write(self, head: Checkpoint) -> None:
        """Replace the copy.

        Raises:
            StorageFault: It cannot be written.
        """
        record = head.note.encode().ljust(_BYTES, b"\n")
        try:
            if self._descriptor is None:
                self._descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, record)
        except OSError as error:
            raise StorageFault(f"The copy of the log's head cannot be written: {error.strerror}.") from error

    def write_once(self, head: Checkpoint) -> None:
        """Write the first copy and let go of the file.

        Raises:
            StorageFault: It cannot be written.
        """
        self.write(head)
        self.close()

    def read(self, verifier: CheckpointVerifier) -> Checkpoint | None:
        """The copy; None where there is none.

        Raises:
            LedgerBroken: It was changed.
            StorageFault: It cannot be read.
        """
        try:
            record = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageFault(f"The copy of the log's head cannot be read: {error.strerror}.") from error
        if not record:
            return None
        try:
            text = record.decode().rstrip("\n") + "\n"
        except UnicodeDecodeError as error:
            raise LedgerBroken("The copy of the log's head was changed.") from error
        return verifier.verify(text)

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
