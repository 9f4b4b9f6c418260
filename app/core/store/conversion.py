"""Turns a database file in clear, of a version before the encryption, into an encrypted one.

Guarantees: at every moment, also where the process or the machine dies, the file under its name is the one in clear or
the encrypted one, whole. The encrypted copy is made beside it, compared with it row by row and synced before it takes
its place; only then is the one in clear overwritten and removed, by the next opening if not by this one. A log that
does not hold is left as it is: it can be read, and is evidence. Does not: change a row, or run beside a program that
writes the file (it takes SQLite's exclusive lock; an older station that is running is waited for, then refused).
Any thread; a second process waits for the first.
"""

import contextlib
import os
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from filelock import FileLock, Timeout

from app.core.errors import LedgerBroken, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import StoreConnection, connect, translated
from app.core.store.keys.station_key import StationKeys, station_keys
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_verification import verify_file
from app.core.store.signing_key import KeyFolder
from app.core.store.store_file import StoreFile, is_in_clear

_COPY = ".encrypting"
_IN_CLEAR = ".in-clear"
_ALONE_WITHIN_S = 60.0
_SEQUENCES = "sqlite_sequence"
_AT_ONCE_BYTES = 1 << 20


def log_file_to_write(data: DataDirectory) -> StoreFile:
    """The log's file, encrypted if it was not; made by whoever writes to it where there is none.

    A file in clear whose log does not hold is returned as it is, with no key: it may only be read.

    Raises:
        NotPermitted: The station's keys cannot be had now (`StationLocked`).
        LedgerBroken: The station's keys are gone or damaged.
        StorageFault: The copy could not be written or does not say the same; the file in clear is as it was.
    """
    keys = station_keys(data)
    encrypted = StoreFile(data.database, keys.database, keys.subjects)
    if is_in_clear(data.database):
        in_clear = StoreFile(data.database, None)
        try:
            log_keys = KeyFolder(data.keys)
            if log_keys.announced:
                verify_file(in_clear, log_keys.verifier())
            else:
                with LogSnapshot.of(in_clear):  # begun, and nothing more; or not ours
                    pass
            encrypt(data.database, keys.database)
        except LedgerBroken:
            return in_clear
    else:
        _remove_left_over(data.database)
    return encrypted


def workflow_file(data: DataDirectory) -> StoreFile:
    """The file of durable workflows, encrypted if it was not.

    Raises: As `log_file_to_write`; a damaged one in clear is LedgerBroken.
    """
    keys: StationKeys = station_keys(data)
    if is_in_clear(data.workflow_database):
        encrypt(data.workflow_database, keys.database)
    else:
        _remove_left_over(data.workflow_database)
    return StoreFile(data.workflow_database, keys.database)


def encrypt(path: Path, key: bytes) -> None:
    """Put an encrypted file in the place of one in clear; nothing where another process did so just now.

    Raises:
        LedgerBroken: The file is damaged, so that it cannot be copied.
        StorageFault: Somebody else writes to it, the disk is full, or the copy does not say the same.
    """
    lock = FileLock(path.with_name(f"{path.name}{_COPY}.lock"))
    with translated("encrypted"):
        try:
            lock.acquire(timeout=_ALONE_WITHIN_S)
        except Timeout as error:
            raise StorageFault("Another program is encrypting the log.", advice="Wait for it to end.") from error
        try:
            if is_in_clear(path):
                _encrypt_alone(path, StoreFile(path.with_name(f"{path.name}{_COPY}"), key))
        finally:
            lock.release()


def is_being_encrypted(path: Path) -> bool:
    """Whether a copy is being made of it just now, or was when the machine died."""
    return path.with_name(f"{path.name}{_COPY}").exists()


def _encrypt_alone(path: Path, copy: StoreFile) -> None:
    _remove_left_over(path)
    _remove(copy.path)
    with contextlib.closing(connect(StoreFile(path, None), "mode=rw")) as original:
        # One file without a write-ahead log: beside the encrypted one an old log in clear would make no sense.
        if original.execute("PRAGMA journal_mode=DELETE").fetchone() != ("delete",):
            raise StorageFault(
                "Another program has the log open.",
                meaning="It was written by an older version, and is to be encrypted; it is as it was.",
                advice="End the other program (an older version of this application), then start again.",
            )
        original.execute("BEGIN EXCLUSIVE")
        os.close(os.open(copy.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(original, copy)
        _compare(original, copy)
        _sync(copy.path)
        with contextlib.suppress(OSError):  # a file system without second names: it is removed, not overwritten
            os.link(path, path.with_name(f"{path.name}{_IN_CLEAR}"))
        if os.name == "posix":
            copy.path.replace(path)
    if os.name != "posix":
        copy.path.replace(path)  # an open file is not replaced there
    _sync(path.parent)
    _remove_left_over(path)


def _copy(original: StoreConnection, copy: StoreFile) -> None:
    """All of it: tables, rows, indexes, and the two numbers that SQLite's own export leaves out."""
    with contextlib.closing(connect(copy, "mode=rw")) as target:
        target.execute("PRAGMA synchronous=FULL")
        target.execute("PRAGMA foreign_keys=OFF")
        target.execute("BEGIN IMMEDIATE")
        made = original.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        for name, sql in [(name, sql) for kind, name, sql in made if kind == "table"]:
            target.execute(sql)
            _fill(original, target, name)
        if _SEQUENCES in _tables(original):  # where numbers that were given out are remembered
            target.execute(f"DELETE FROM {_SEQUENCES}")  # noqa: S608 a name of SQLite's
            _fill(original, target, _SEQUENCES)
        for sql in (sql for kind, _, sql in made if kind != "table"):
            target.execute(sql)
        for pragma in ("user_version", "application_id"):
            target.execute(f"PRAGMA {pragma}={int(original.execute(f'PRAGMA {pragma}').fetchone()[0])}")
        target.execute("COMMIT")


def _compare(original: StoreConnection, copy: StoreFile) -> None:
    """Read the copy from the disk, with its key, and hold every row against the original.

    Raises:
        StorageFault: One differs.
    """
    with contextlib.closing(connect(copy, "mode=ro")) as made:
        query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
        same = original.execute(query).fetchall() == made.execute(query).fetchall()
        same = same and made.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        same = same and all(
            original.execute(f"PRAGMA {pragma}").fetchone() == made.execute(f"PRAGMA {pragma}").fetchone()
            for pragma in ("user_version", "application_id")
        )
        for name in _tables(original) if same else ():
            pairs = zip_longest(_rows(original, name), _rows(made, name))
            same = same and all(left == right for left, right in pairs)
    if not same:
        raise StorageFault(
            "The encrypted copy of the log does not say what the log says.",
            meaning="The log itself is as it was; the copy was not used.",
            advice="Check the disk, then start again.",
        )


def _fill(original: StoreConnection, target: StoreConnection, table: str) -> None:
    rows = original.execute(_all_of(table))
    marks = ", ".join("?" * len(rows.description))
    target.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)  # noqa: S608 a name from SQLite itself


def _tables(connection: StoreConnection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _rows(connection: StoreConnection, table: str) -> Iterator[tuple[object, ...]]:
    yield from connection.execute(_all_of(table))


def _all_of(table: str) -> str:
    # Not by an index, whose order and whose rows may be others.
    return f'SELECT * FROM "{table}" NOT INDEXED'  # noqa: S608 a name from SQLite itself


def _remove_left_over(path: Path) -> None:
    """Finish what a conversion that died left: the one in clear goes where the encrypted one is in its place."""
    kept = path.with_name(f"{path.name}{_IN_CLEAR}")
    if not kept.exists():
        return
    with translated("encrypted"):
        if not is_in_clear(path):
            _overwrite(kept)
        kept.unlink()  # else it is a second name of the file that is still in use
        _sync(path.parent)


def _overwrite(path: Path) -> None:
    """On flash and on file systems that copy on writing old blocks may outlive this; nothing better can be done."""
    with path.open("r+b") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(bytes(min(left, _AT_ONCE_BYTES)))
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
