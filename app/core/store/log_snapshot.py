"""One snapshot of a log's file, as verification reads it.

Guarantees: opened for reading only, also while a station writes; all reads see one moment. Reads rows one by one, so
that a damaged page is noticed at the entry it holds. Does not: trust any value's type.
A snapshot belongs to one thread.
"""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Table
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.errors import LedgerBroken, StorageFault
from app.core.ledger.merkle import HASH_BYTES, Node
from app.core.ledger.verification import StoredEntry
from app.core.store.database import StoreConnection, connect_to_read, translated
from app.core.store.log_tables import REPEATED_COLUMNS
from app.core.store.store_file import StoreFile

_ENTRY_QUERY = (
    f"SELECT entry_index, encoding, token, payload, leaf_hash, {', '.join(REPEATED_COLUMNS)} "  # noqa: S608 names of ours
    "FROM entries WHERE entry_index >= ? ORDER BY entry_index"
)

# Rows read between two looks whether the check was given up.
_LOOK_EVERY = 512


class LogSnapshot:
    """Implements `app.core.ledger.verification.LogStorage` on SQLite."""

    def __init__(self, connection: StoreConnection, given_up: threading.Event, file: StoreFile) -> None:
        self.file = file
        self._connection = connection
        self._given_up = given_up
        self._read_as_utf8 = True

    @classmethod
    @contextlib.contextmanager
    def of(cls, file: StoreFile, given_up: threading.Event | None = None) -> Iterator["LogSnapshot"]:
        """A snapshot of this moment, let go of at the end.

        Args:
            file: The database file.
            given_up: Once set (by any thread), reading ends with a StorageFault.

        Raises:
            LedgerBroken: The file is damaged.
            StorageFault: It cannot be opened.
        """
        with translated("opened"):
            connection = connect_to_read(file)
        try:
            with translated("read"):
                connection.execute("BEGIN")
                ours = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'entries'").fetchone()[0]
            if not ours:
                raise LedgerBroken("The file in the log's place is a database, but no log of this application.")
            yield cls(connection, given_up or threading.Event(), file)
        finally:
            connection.close()

    def entries(self, first: int) -> Iterator[StoredEntry]:
        expected = first
        while True:
            try:
                with translated("read"):
                    for row in self._connection.execute(_ENTRY_QUERY, (expected,)):
                        repeated = dict(zip(REPEATED_COLUMNS, row[5:], strict=True))
                        yield StoredEntry(row[0], row[1], row[2], row[3], row[4], repeated)
                        expected += 1
                        if expected % _LOOK_EVERY == 0:
                            self._look_whether_given_up()
                return
            except LedgerBroken as error:
                raise LedgerBroken(f"Entry {expected} cannot be read: {error.what}", at_index=expected) from error
            except StorageFault as error:
                if not isinstance(error.__cause__, sqlcipher.OperationalError) or not self._read_as_utf8:
                    raise
                # A changed byte may make a text that is not UTF-8: it must come through, to be found different.
                self._read_any_text()

    def entry(self, index: int) -> StoredEntry:
        """The entry at `index`, not checked.

        Raises:
            LedgerBroken: It is not there, or cannot be read.
        """
        found = next(self.entries(index), None)
        if found is None or found.index != index:
            raise LedgerBroken(f"Entry {index} is gone.", at_index=index)
        return found

    def index_of(self, event_id: str) -> int | None:
        """Place of the entry whose event has this id; None where there is none."""
        for (index,) in self._rows("SELECT entry_index FROM entries WHERE event_id = ?", event_id):
            return int(index)
        return None

    def nodes(self, first: int) -> Iterator[tuple[int, bytes]]:
        query = "SELECT position, hash FROM nodes WHERE position >= ? ORDER BY position"
        with translated("read"):
            rows = self._connection.execute(query, (first,))
            while page := rows.fetchmany(_LOOK_EVERY):
                self._look_whether_given_up()
                yield from page

    def checkpoints(self, first: int) -> Iterator[tuple[int, str]]:
        query = "SELECT size, CAST(note AS BLOB) FROM checkpoints WHERE size >= ? ORDER BY size"
        for size, note in self._rows(query, first):
            yield size, _text(note)

    def head(self) -> str | None:
        for (note,) in self._rows("SELECT CAST(note AS BLOB) FROM head WHERE only = ?", 1):
            return _text(note)
        return None

    def node(self, node: Node) -> bytes:
        for (value,) in self._rows("SELECT hash FROM nodes WHERE position = ?", node.position):
            if isinstance(value, bytes) and len(value) == HASH_BYTES:
                return value
        raise LedgerBroken("A node of the tree is gone.", at_index=node.first_leaf)

    def last_checkpoint(self) -> str | None:
        """Text of the checkpoint over most entries."""
        query = "SELECT CAST(note AS BLOB) FROM checkpoints WHERE size >= ? ORDER BY size DESC LIMIT 1"
        for (note,) in self._rows(query, 0):
            return _text(note)
        return None

    def size(self) -> int:
        """Entries, by the index of the last one."""
        for (last,) in self._rows("SELECT coalesce(max(entry_index), -1) FROM entries WHERE entry_index >= ?", 0):
            return int(last) + 1
        return 0

    def version(self) -> int:
        """Of the file's tables."""
        for (version,) in self._rows("PRAGMA user_version"):
            return int(version)
        return 0

    def columns_of(self, table: str) -> tuple[str, ...]:
        """Names of a table's columns; none where there is no such table."""
        return tuple(str(name) for (name,) in self._rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", table))

    def check_file(self) -> None:
        """Let SQLite check its own structures, indexes included.

        Raises:
            LedgerBroken: It finds a fault.
        """
        answers = [str(row[0]) for row in self._rows("PRAGMA integrity_check(1)")]
        if answers != ["ok"]:
            raise LedgerBroken(f"The log's database file is damaged: {answers[0] if answers else 'no answer'}.")

    def projected(self, event_types: Sequence[str]) -> Iterator[tuple[int, str, str, bytes]]:
        """Index, type, encoding and payload of the entries of these types, by index."""
        # By the rows themselves: an index could hide one.
        wanted = ", ".join("?" * len(event_types))
        yield from self._rows(
            "SELECT entry_index, event_type, encoding, payload FROM entries NOT INDEXED "  # noqa: S608 question marks
            f"WHERE event_type IN ({wanted}) ORDER BY entry_index",
            *event_types,
        )

    def wrapped_keys(self) -> Iterator[tuple[str, bytes | None]]:
        """Each subject with its wrapped key, None where that was destroyed; nothing in a file from before sealing."""
        if any(self._rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", "subject_keys")):
            yield from self._rows("SELECT subject_id, box FROM subject_keys")

    def has_key(self, subject_id: str) -> bool:
        """Whether this subject's key can be opened."""
        return any(self._rows("SELECT 1 FROM subject_keys WHERE subject_id = ? AND box IS NOT NULL", subject_id))

    def table_rows(self, table: Table) -> Iterator[tuple[object, ...]]:
        """All rows of a projected table, in the order of the entries that made them."""
        self._read_any_text()
        columns = ", ".join(column.name for column in table.c)
        yield from self._rows(f"SELECT {columns} FROM {table.name} ORDER BY entry_index")  # noqa: S608 names of ours

    def _rows(self, query: str, *values: int | str) -> Iterator[tuple[Any, ...]]:
        """Rows one by one; a damaged page becomes our error."""
        with translated("read"):
            for row in self._connection.execute(query, values):
                self._look_whether_given_up()
                yield row

    def _look_whether_given_up(self) -> None:
        if self._given_up.is_set():
            raise StorageFault("The check of the log was given up.", meaning="Nothing was found so far.")

    def _read_any_text(self) -> None:
        """From now on a text that is not UTF-8 comes through too, at four times the cost of reading a row."""
        self._read_as_utf8 = False
        self._connection.text_factory = _text


def _text(raw: bytes) -> str:
    return str(raw, "utf-8", "surrogateescape")
