"""A copy of the station's database for a backup: the log and what cannot be made from it.

Guarantees: one moment of it, while the station writes; under the same key; without the subjects' keys (they lie apart)
and without the clinical tables, whose rows would outlive the destruction of those keys; a restored log makes them
anew. Does not: check the log (the caller does). One thread.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from app.core.store.database import StoreConnection, connect, connect_to_read, translated
from app.core.store.keys.subject_keys import WrappedKey
from app.core.store.projections.projection import PROJECTION_METADATA
from app.core.store.store_file import StoreFile

_PAGES_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """What was in the copy and is no longer.

    Attributes:
        subjects: The subjects' keys, wrapped by the station.
        owners: Whose recording (by its id) or session (by its id) it is.
    """

    subjects: tuple[WrappedKey, ...]
    owners: dict[str, str]


def copy_database(source: StoreFile, target: Path) -> StoreFile:
    """A copy of an encrypted database as it is now.

    Raises:
        LedgerBroken: The database is damaged.
        StorageFault: It cannot be read, or the copy not be written.
    """
    copy = StoreFile(target, source.key)
    with translated("backed up"):
        target.unlink(missing_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with (
            contextlib.closing(connect_to_read(source)) as reading,
            contextlib.closing(connect(copy, "mode=rw")) as new,
        ):
            new.execute("PRAGMA synchronous=FULL")
            reading.backup(new, pages=_PAGES_AT_ONCE)
        # In a connection of its own: a header that says "write-ahead log" would ask for files beside it for ever.
        with contextlib.closing(connect(copy, "mode=rw")) as new:
            new.execute("PRAGMA journal_mode=DELETE")
    return copy


def strip_log_database(copy: StoreFile) -> SnapshotFacts:
    """Take out the subjects' keys and the clinical tables' rows, and leave nothing of them in the file.

    Raises:
        LedgerBroken, StorageFault: As `copy_database`.
    """
    with translated("backed up"), contextlib.closing(connect(copy, "mode=rw")) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA foreign_keys=OFF")
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        facts = SnapshotFacts(_subjects(connection, tables), _owners(connection, tables))
        connection.execute("BEGIN IMMEDIATE")
        for table in reversed(PROJECTION_METADATA.sorted_tables):
            if table.name in tables:
                connection.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - a name of ours
        if "subject_keys" in tables:
            connection.execute("DELETE FROM subject_keys")
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    return facts


def put_back_subjects(file: StoreFile, keys: tuple[WrappedKey, ...]) -> None:
    """The subjects' keys of a restored database.

    Raises:
        LedgerBroken, StorageFault: As `copy_database`.
    """
    with translated("restored"), contextlib.closing(connect(file, "mode=rw")) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DELETE FROM subject_keys")
        connection.executemany("INSERT INTO subject_keys VALUES (?, ?)", [(one.subject_id, one.box) for one in keys])
        connection.execute("COMMIT")


def _subjects(connection: StoreConnection, tables: set[str]) -> tuple[WrappedKey, ...]:
    if "subject_keys" not in tables:
        return ()
    rows = connection.execute("SELECT subject_id, box FROM subject_keys ORDER BY subject_id")
    return tuple(WrappedKey(subject_id, box) for subject_id, box in rows)


def _owners(connection: StoreConnection, tables: set[str]) -> dict[str, str]:
    if not {"sessions", "recordings"} <= tables:
        return {}
    owners = dict(connection.execute("SELECT session_id, patient_id FROM sessions").fetchall())
    query = "SELECT r.recording_id, s.patient_id FROM recordings r JOIN sessions s USING (session_id)"
    return owners | dict(connection.execute(query).fetchall())
