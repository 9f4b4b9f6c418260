"""The one SQLite file of the station: connections, their settings, and its version.

Guarantees: WAL, synchronous=FULL, foreign keys, a busy timeout; writing transactions begin IMMEDIATE, reading ones see
one snapshot. Foreign errors leave as ours (`translated`), and never tell the values of a statement. A file of a newer
version is refused, never touched.
Does not: know what is in the tables. Engines may be shared between threads; a connection belongs to one.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, create_engine, event, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from app.core.errors import LedgerBroken, StorageFault

SCHEMA_VERSION = 4  # 2: the table of alarms; 3: of consents withdrawn; 4: of the versions of annotations
_APPLICATION_ID = 0x4E53574C  # "NSWL", so that `file` and support can tell what it is
_BUSY_TIMEOUT_S = 10.0
_DAMAGED = ("malformed", "not a database", "corrupt")


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
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = _reason(error)
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


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{mode}",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,  # we begin transactions ourselves
        check_same_thread=False,  # the pool hands a connection to one thread at a time
    )
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def writing_engine(path: Path) -> Engine:
    """An engine whose transactions begin IMMEDIATE and are on the disk when they end."""

    def connect() -> sqlite3.Connection:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        connection = _connect(path, "mode=rw")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")  # macOS: fsync alone leaves it in the drive's cache
        connection.execute("PRAGMA checkpoint_fullfsync=ON")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; works while another process writes, and on a medium that is read-only.

    Raises:
        sqlite3.Error: Not translated yet; see `translated`.
    """
    connection = _connect(path, "mode=ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists() or not path.exists():
            raise
        # WAL needs a -shm file beside it; on a read-only medium nobody can be writing, so do without.
        connection = _connect(path, "mode=ro&immutable=1")
    connection.execute("PRAGMA query_only=ON")
    return connection


def reading_engine(path: Path) -> Engine:
    """An engine that cannot write; each of its transactions sees one snapshot."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect_to_read(path),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=16,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def memory_engine() -> Engine:
    """A database that lives as long as one connection; for rebuilding tables to compare with."""
    return create_engine("sqlite://", hide_parameters=True)


def prepare(connection: Connection, *metadata: MetaData) -> int:
    """Make the tables that are missing, in one transaction; the version that was found (0: a new file).

    What is missing in a file of an older version can be made from its log; filling it is the caller's.

    Raises:
        StorageFault: A newer version of the application made this file.
    """
    version = schema_version(connection)
    if version > SCHEMA_VERSION:
        raise StorageFault(
            "This data folder belongs to a newer version of the application.",
            meaning="Nothing in it was changed.",
            advice="Update this application, or choose another folder with --data.",
        )
    if version == SCHEMA_VERSION:
        return version
    for tables in metadata:
        tables.create_all(connection, checkfirst=True)
    connection.execute(text(f"PRAGMA application_id={_APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION}"))
    return version


def schema_version(connection: Connection) -> int:
    """The version of the tables; 0 where none were made yet."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())
