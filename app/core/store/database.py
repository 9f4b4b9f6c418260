"""The one SQLite file of the station: connections, their key, their settings.

Guarantees: every page of the file, of its write-ahead log and of its journal is encrypted and bound to its place
(SQLCipher, AES-256 and HMAC-SHA-512 a page), nothing is spilled into temporary files, and what is deleted is
overwritten. WAL, synchronous=FULL, foreign keys, a busy timeout; writing transactions begin IMMEDIATE, reading ones see
one snapshot. Foreign errors leave as ours (`translated`), and never tell the values of a statement, or the key.
Does not: know what is in the tables (`app.core.store.migrations` does). Engines may be shared between threads; a
connection belongs to one.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool, StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from app.core.errors import LedgerBroken, StorageFault
from app.core.store.store_file import KEY_BYTES, StoreFile

_BUSY_TIMEOUT_S = 10.0
_DAMAGED = ("malformed", "corrupt")
_NOT_OURS = "not a database"

# A connection of `sqlcipher3`, which has no types.
StoreConnection = Any


@contextlib.contextmanager
def translated(doing: str) -> Iterator[None]:
    """Turn database errors into ours.

    Args:
        doing: What was being done, as the end of "The log could not be ...".

    Raises:
        LedgerBroken: The file itself is damaged.
        StorageFault: Disk full, not writable, locked for too long, vanished.
    """
    try:
        yield
    except (SQLAlchemyError, sqlcipher.Error, sqlite3.Error, OSError) as error:
        reason = _reason(error)
        if _NOT_OURS in reason:
            raise LedgerBroken(
                "The log's database file does not open with this station's key.",
                meaning="Its beginning is damaged, or it is the file of another station. Nothing in it was changed.",
                advice="Do not delete it: copy the data folder, then restore the log from a backup.",
            ) from error
        if any(word in reason for word in _DAMAGED):
            raise LedgerBroken("The log's database file is damaged.") from error
        raise StorageFault(f"The log could not be {doing}: {reason}.") from error


def _reason(error: BaseException) -> str:
    """What went wrong first.

    SQLite undoes the whole transaction on a full disk by itself; undoing a part of it afterwards then fails too, and
    says nothing of the disk.
    """
    text = str(error.orig if isinstance(error, DBAPIError) else error)
    if "no such savepoint" in text and error.__context__ is not None:
        return _reason(error.__context__)
    return text


def connect(file: StoreFile, mode: str) -> StoreConnection:
    """A connection with its key and what every one of ours needs; `mode` as in SQLite's URIs, "mode=ro".

    Raises:
        sqlcipher3.dbapi2.Error: Not translated yet; see `translated`.
    """
    connection = sqlcipher.connect(
        f"{file.path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,  # we begin transactions ourselves
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )
    connection.execute("PRAGMA cipher_log_level=NONE")  # a page that does not hold is told by us, not on stderr
    if file.key is not None:
        if len(file.key) != KEY_BYTES:
            connection.close()
            raise StorageFault("The key of the log's database file is not one.")
        connection.execute(f"PRAGMA key=\"x'{file.key.hex()}'\"")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def connect_to_write(file: StoreFile) -> StoreConnection:
    """A connection whose commits are on the disk when they return; makes the file where there is none.

    Raises:
        sqlcipher3.dbapi2.Error: Not translated yet; see `translated`.
        OSError: The file cannot be made.
    """
    if not file.path.exists():
        os.close(os.open(file.path, os.O_CREAT | os.O_WRONLY, 0o600))
    connection = connect(file, "mode=rw")
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "fullfsync=ON",  # macOS: fsync alone leaves it in the drive's cache
        "checkpoint_fullfsync=ON",
        "secure_delete=ON",  # who has the file's key shall not find an erased person's in it
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def writing_engine(file: StoreFile) -> Engine:
    """An engine whose transactions begin IMMEDIATE and are on the disk when they end."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect_to_write(file),
        poolclass=NullPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def connect_to_read(file: StoreFile) -> StoreConnection:
    """A connection that cannot write; works while another process writes, and on a medium that is read-only.

    Raises:
        sqlcipher3.dbapi2.Error: Not translated yet; see `translated`.
    """
    connection = connect(file, "mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.OperationalError:
        connection.close()
        if file.path.with_name(f"{file.path.name}-wal").exists() or not file.path.exists():
            raise
        # WAL needs a -shm file beside it; on a read-only medium nobody can be writing, so do without.
        connection = connect(file, "mode=ro&immutable=1")
    connection.execute("PRAGMA query_only=ON")
    return connection


def reading_engine(file: StoreFile) -> Engine:
    """An engine that cannot write; each of its transactions sees one snapshot."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect_to_read(file),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=16,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def foreign_engine(file: StoreFile) -> Engine:
    """An engine for a library that leaves the beginning of transactions to the driver; each is IMMEDIATE.

    Each of its threads may keep a connection of its own; none is closed and opened again each time.
    """

    def connected() -> StoreConnection:
        connection = connect_to_write(file)
        connection.isolation_level = "IMMEDIATE"
        return connection

    return create_engine(
        f"sqlite:///{file.path}",
        module=sqlcipher,
        creator=connected,
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=24,
        hide_parameters=True,
    )


def memory_engine() -> Engine:
    """A database in memory, one for each of its connections; for rebuilding tables to compare with."""
    return create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool, hide_parameters=True)
