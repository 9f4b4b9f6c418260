"""Opening a data folder's log, or beginning it.

Guarantees: a new log has its tables, its key and a signed head over no entries before anything can be added. A log
that is there is checked before it may be written to: all entries up to `CHECKED_AT_ONCE` of them (beyond that, those
after the last checkpoint), the clinical tables up to `TABLES_CHECKED_AT_ONCE`; the rest is checked in the background.
What does not match makes it read-only. A log of an older version is checked whole before its tables are brought to
today's, in one transaction; one that does not hold is left as it is.
Does not: ever mend, replace or delete a log or a key. Any thread.
"""

from sqlalchemy import Connection, Engine, select

from app.core.clock import Clock
from app.core.errors import LedgerBroken
from app.core.identifiers import new_id
from app.core.ledger.checkpoint import Checkpoint, CheckpointSigner, CheckpointVerifier
from app.core.ledger.merkle import EMPTY_ROOT
from app.core.settings.data_directory import DataDirectory
from app.core.store.conversion import log_file_to_write
from app.core.store.database import translated, writing_engine
from app.core.store.entry_opening import EntryOpener
from app.core.store.head_copy import HeadCopy
from app.core.store.keys.key_shelf import StoredShelf
from app.core.store.keys.subject_keys import SubjectKeys
from app.core.store.log import Log
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_tables import ENTRIES, HEAD
from app.core.store.log_verification import verify_data, verify_file, verify_tail
from app.core.store.log_writer import LogWriter
from app.core.store.migrations.migration import SCHEMA_VERSION, migrate, schema_version
from app.core.store.opened_log import opened_at
from app.core.store.projections import registry
from app.core.store.signing_key import KeyFolder
from app.core.store.store_file import StoreFile

# Some 15 us an entry, and 150 us for the rows it makes: together under half a second.
CHECKED_AT_ONCE = 20_000
TABLES_CHECKED_AT_ONCE = 1_000
_PAGE = 1_000


def open_log(data: DataDirectory, file: StoreFile, reading: Engine, *, clock: Clock) -> Log:
    """The log of a data folder, begun where there is none.

    Args:
        data: The folder.
        file: Its file, as `app.core.store.conversion.log_file_to_write` gave it.
        reading: Reads it.
        clock: Of new events.

    Raises:
        LedgerBroken: The folder's log is gone, or its file is damaged so that nothing can be read.
        StorageFault: It cannot be opened or written, or belongs to a newer version.
    """
    keys = KeyFolder(data.keys)
    if keys.announced and not file.path.exists():
        raise LedgerBroken("The log is gone: its key is in the data folder, its database is not.", at_index=0)
    verifier = _verifier_if_readable(keys)
    if file.key is None:
        return Log(file, reading, verifier, clock=clock, fault=_fault_in_clear(file, verifier))
    if verifier is not None and (fault := _fault_of_tail(file, verifier)) is not None:
        return Log(file, reading, verifier, clock=clock, fault=fault)
    writing = writing_engine(file)
    try:
        with translated("opened"), writing.connect() as connection, connection.begin():
            _bring_up(connection, file, verifier)
            begun = _begin(connection, keys, clock)
    except _OlderAndBroken as error:
        return Log(file, reading, verifier, clock=clock, fault=error.fault)
    if begun is not None:
        HeadCopy(file.path).write_once(begun[1])
        keys.announce(begun[0])
    try:
        signer = keys.signer()
    except LedgerBroken as error:
        return Log(file, reading, _verifier_if_readable(keys), clock=clock, fault=error)
    return _open_checked(file, reading, writing, signer, clock)


def rebuild_tables(data: DataDirectory) -> None:
    """Make the clinical tables anew from a log that holds, in one transaction.

    The one thing that can be mended, because it is made from what is not: the log itself is checked first, and read
    only. What was in the tables before is gone, so this is for an administrator who has a copy.

    Raises:
        WrongUse: There is no log in this folder.
        LedgerBroken: The log does not hold; nothing was changed.
        StorageFault: It cannot be read or written, or is of an older version, which no station has opened yet.
    """
    verify_data(data, tables=False)
    file = log_file_to_write(data)
    with translated("written"), writing_engine(file).connect() as connection, connection.begin():
        migrate(connection)
        _project_all(connection, file)


def _fault_of_tail(file: StoreFile, verifier: CheckpointVerifier) -> LedgerBroken | None:
    """What is wrong with the newest entries, seen before anything may write.

    A writing connection to a file whose write-ahead log was spoilt would move into the file what is left of that log,
    and remove the rest of it when it is closed: what a later examination could still find would be gone.

    Raises:
        LedgerBroken: Nothing in it can be read.
        StorageFault: It cannot be opened.
    """
    with LogSnapshot.of(file):
        pass
    try:
        verify_tail(file, verifier)
    except LedgerBroken as error:
        return error
    return None


class _OlderAndBroken(Exception):
    """A log of an older version that does not hold: it is left as it is."""

    def __init__(self, fault: LedgerBroken) -> None:
        super().__init__(fault.what)
        self.fault = fault


def _fault_in_clear(file: StoreFile, verifier: CheckpointVerifier | None) -> LedgerBroken:
    """Why a file in clear was not encrypted."""
    if verifier is None:
        return LedgerBroken("The key of the log cannot be read.")
    try:
        verify_file(file, verifier)
    except LedgerBroken as error:
        return error
    return LedgerBroken("The log's database file is damaged.")


def _bring_up(connection: Connection, file: StoreFile, verifier: CheckpointVerifier | None) -> None:
    """Today's tables, filled from a log that was found to hold.

    Raises:
        _OlderAndBroken: It does not.
        StorageFault: A newer version made the file.
    """
    if 0 < schema_version(connection) < SCHEMA_VERSION and verifier is not None:
        try:
            verify_file(file, verifier)
        except LedgerBroken as error:
            raise _OlderAndBroken(error) from error
    if 0 < migrate(connection) < SCHEMA_VERSION:
        _project_all(connection, file)


def _project_all(connection: Connection, file: StoreFile) -> None:
    """Empty the clinical tables and make them from all entries."""
    opener = EntryOpener(SubjectKeys(file.subjects, StoredShelf(connection)))
    registry.clear(connection)
    columns = ENTRIES.c.entry_index, ENTRIES.c.encoding, ENTRIES.c.payload
    query = select(*columns).where(ENTRIES.c.event_type.in_(registry.EVENT_TYPES)).order_by(ENTRIES.c.entry_index)
    first = 0
    # In pages: an old log may be larger than the memory.
    while page := connection.execute(query.where(ENTRIES.c.entry_index >= first).limit(_PAGE)).all():
        for index, encoding, payload in page:
            registry.project(connection, index, opened_at(opener, index, encoding, payload))
        first = page[-1].entry_index + 1


def _begin(connection: Connection, keys: KeyFolder, clock: Clock) -> tuple[CheckpointVerifier, Checkpoint] | None:
    """Sign the head of a log without entries, where there is no log yet; its key, to be announced."""
    if keys.announced:
        return None
    note = connection.execute(select(HEAD.c.note)).scalar()
    if note is not None:
        return _begun_before(str(note), keys)
    signer = CheckpointSigner(f"neurascale.local/log/{new_id(clock)}", keys.create_private_key())
    head = signer.sign(0, EMPTY_ROOT)
    connection.execute(HEAD.insert().values(only=1, note=head.note))
    return signer.verifier, head


def _begun_before(note: str, keys: KeyFolder) -> tuple[CheckpointVerifier, Checkpoint] | None:
    """A log that was begun, but whose key was not announced because the station died just then: it has no entries."""
    try:
        verifier = CheckpointSigner(note.partition("\n")[0], keys.private_key()).verifier
        head = verifier.verify(note)
    except (LedgerBroken, ValueError):
        return None
    return (verifier, head) if head.size == 0 else None


def _verifier_if_readable(keys: KeyFolder) -> CheckpointVerifier | None:
    try:
        return keys.verifier()
    except LedgerBroken:
        return None


def _open_checked(file: StoreFile, reading: Engine, writing: Engine, signer: CheckpointSigner, clock: Clock) -> Log:
    """Check, then give it a writer; without one where it does not match."""
    log = Log(file, reading, signer.verifier, clock=clock)
    try:
        with LogSnapshot.of(file) as snapshot:
            size = snapshot.size()
        if size <= CHECKED_AT_ONCE:
            verify_file(file, signer.verifier, tables=size <= TABLES_CHECKED_AT_ONCE)
        else:
            verify_tail(file, signer.verifier)
        log.attach(LogWriter(writing, signer, HeadCopy(file.path), file.subjects, log.tell))
    except LedgerBroken as error:
        log.refuse_from_now_on(error)
        return log
    if size > TABLES_CHECKED_AT_ONCE:
        log.check_in_background()
    return log
