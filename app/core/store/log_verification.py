"""Checking a station's log from its files, whoever is writing it.

Guarantees: reads only; works beside a running station and on a stopped one. Checks the log by the rules of
`app.core.ledger.verification`, the second copy of the head, SQLite's own structures, and that the clinical tables say
what the log says. Only the tables need the keys of subjects: the log is proved without them, also where subjects were
erased. Does not: repair anything. Any thread.
"""

import contextlib
import threading
from functools import partial

from sqlalchemy.exc import IntegrityError

from app.core.errors import LedgerBroken, WrongUse
from app.core.events.erasure_events import SubjectErasedData
from app.core.ledger.checkpoint import Checkpoint, CheckpointVerifier
from app.core.ledger.merkle import GrowingTree
from app.core.ledger.verification import VerifiedLog, put_back, verify_log
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import memory_engine
from app.core.store.head_copy import HeadCopy
from app.core.store.log_parallel import WORTH_SHARING, verify_shared
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.opened_log import opened_at, opener_of
from app.core.store.projections import registry
from app.core.store.projections.projection import PROJECTION_METADATA
from app.core.store.signing_key import KeyFolder
from app.core.store.store_file import StoreFile, store_file


def verify_data(
    data: DataDirectory,
    *,
    expected: Checkpoint | None = None,
    tables: bool = True,
    verifier: CheckpointVerifier | None = None,
    processes: int = 1,
) -> VerifiedLog:
    """Check the log of a data folder.

    Args:
        data: The folder.
        expected: A checkpoint kept elsewhere that the log must contain.
        tables: Whether the clinical tables are checked too.
        verifier: The log's public key, kept elsewhere; None: the folder's own.
        processes: How many processes share a long log between them.

    Raises:
        WrongUse: There is no log in this folder.
        LedgerBroken: Something does not match; `at_index` names the first entry that cannot be believed.
        StorageFault: It cannot be read.
    """
    of_folder = verifier_of(data)
    return verify_file(store_file(data), verifier or of_folder, expected=expected, tables=tables, processes=processes)


def verifier_of(data: DataDirectory) -> CheckpointVerifier:
    """The key of the log in a data folder.

    Raises:
        WrongUse: There is no log in this folder.
        LedgerBroken: The log or its key is gone, or the key cannot be read.
    """
    keys = KeyFolder(data.keys)
    if not data.database.is_file():
        if keys.announced:
            raise LedgerBroken("The log is gone: its key is in the data folder, its database is not.", at_index=0)
        raise WrongUse("There is no log in this data folder.", advice="Name the right folder with --data.")
    return keys.verifier()


def verify_file(
    file: StoreFile,
    verifier: CheckpointVerifier,
    *,
    expected: Checkpoint | None = None,
    tables: bool = True,
    given_up: threading.Event | None = None,
    processes: int = 1,
) -> VerifiedLog:
    """As `verify_data`, with the key given; ends with a StorageFault once `given_up` is set.

    Raises:
        LedgerBroken: Something does not match.
        StorageFault: It cannot be read.
    """
    # Before the snapshot: the copy is written after the commit, so it is never ahead of a snapshot taken later.
    copy = HeadCopy(file.path).read(verifier)
    with LogSnapshot.of(file, given_up) as snapshot:
        size = snapshot.size()
        shared = processes > 1 and size >= WORTH_SHARING
        if shared:
            also = [partial(_check_tables_of, file, size)] if tables else []
            found = verify_shared(file, verifier, size, expected=expected, processes=processes, also=also)
        else:
            found = verify_log(snapshot, verifier, expected=expected)
        if copy is not None:
            _check_copy(copy, found, snapshot)
        if not shared:
            snapshot.check_file()
            if tables:
                _check_tables(snapshot, found.size)
    return found


def verify_tail(file: StoreFile, verifier: CheckpointVerifier) -> VerifiedLog:
    """Check what came after the last kept checkpoint; quick however long the log is.

    Raises:
        LedgerBroken: Something does not match.
        StorageFault: It cannot be read.
    """
    copy = HeadCopy(file.path).read(verifier)
    with LogSnapshot.of(file) as snapshot:
        note = snapshot.last_checkpoint()
        trusted = verifier.verify(note) if note is not None else None
        found = verify_log(snapshot, verifier, trusted=trusted)
        if copy is not None:
            _check_copy(copy, found, snapshot)
    return found


def _check_copy(copy: Checkpoint, found: VerifiedLog, snapshot: LogSnapshot) -> None:
    """The log must contain what the second copy of its head covers."""
    if copy.size > found.size:
        raise put_back(found.size, copy.size, "the copy of its head")
    if GrowingTree.of_stored(copy.size, snapshot).root() != copy.root:
        raise LedgerBroken("The log is not the one the copy of its head was signed over.")


def _check_tables_of(file: StoreFile, size: int) -> None:
    """In a process of its own."""
    with LogSnapshot.of(file) as snapshot:
        _check_tables(snapshot, size)


def _check_tables(snapshot: LogSnapshot, size: int) -> None:
    """The clinical tables must say what the entries say, those about erased subjects nothing."""
    opener = opener_of(snapshot)
    engine = memory_engine()
    with contextlib.closing(engine.connect()) as rebuilt:
        PROJECTION_METADATA.create_all(rebuilt)
        for index, event_type, encoding, payload in snapshot.projected(registry.EVENT_TYPES):
            event = opened_at(opener, index, encoding, payload)
            if isinstance(event.data, SubjectErasedData):
                _check_erased(snapshot, event.data, index)
            try:
                registry.project(rebuilt, index, event)
            except IntegrityError as error:
                raise LedgerBroken(
                    f"Entry {index} ({event_type}) contradicts those before it.", at_index=index
                ) from error
        tables = registry.tables_of(snapshot.version(), snapshot.columns_of)
        difference = registry.first_difference(lambda table: registry.rows(rebuilt, table), snapshot.table_rows, tables)
    engine.dispose()
    if difference is not None:
        table, index = difference
        raise LedgerBroken(
            f"The table {table} does not say what entry {index} says.",
            at_index=index if 0 <= index < size else None,
            meaning="The log itself holds; a table made from it was changed outside this application.",
        )


def _check_erased(snapshot: LogSnapshot, data: SubjectErasedData, index: int) -> None:
    """The key that an entry says was destroyed must be."""
    if snapshot.has_key(data.subject_id):
        raise LedgerBroken(
            f"The key that entry {index} says was destroyed is there again.",
            at_index=index,
            meaning="An erased person can be read: somebody put a key back from an old copy of the data folder.",
        )


def read_checkpoint(data: DataDirectory, text: str) -> Checkpoint:
    """A checkpoint that was kept outside the log, its signature checked with the folder's key.

    Raises:
        LedgerBroken: It is not a checkpoint of this log.
    """
    return KeyFolder(data.keys).verifier().verify(text)
