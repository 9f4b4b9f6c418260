"""Opening a data folder's log, or beginning it.

Guarantees: a new log has its tables, its key and a signed head over no entries before anything can be added. A log
that is there is checked before it may be written to: all entries up to `CHECKED_AT_ONCE` of them (beyond that, those
after the last checkpoint), the clinical tables up to `TABLES_CHECKED_AT_ONCE`; the rest is checked in the background.
What does not match makes it read-only.
Does not: ever mend, replace or delete a log or a key. Any thread.
"""

from sqlalchemy import Connection, Engine, select

from app.core.clock import Clock
from app.core.errors import LedgerBroken
from app.core.events.canonical_form import decode_event
from app.core.identifiers import new_id
from app.core.ledger.checkpoint import Checkpoint, CheckpointSigner, CheckpointVerifier
from app.core.ledger.merkle import EMPTY_ROOT
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import SCHEMA_VERSION, prepare, translated, writing_engine
from app.core.store.head_copy import HeadCopy
from app.core.store.log import Log
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_tables import ENTRIES, HEAD, LOG_METADATA
from app.core.store.log_verification import verify_data, verify_file, verify_tail
from app.core.store.log_writer import LogWriter
from app.core.store.projections import registry
from app.core.store.projections.projection import PROJECTION_METADATA
from app.core.store.signing_key import KeyFolder

# Some 15 us an entry, and 150 us for the rows it makes: together under half a second.
CHECKED_AT_ONCE = 20_000
TABLES_CHECKED_AT_ONCE = 1_000


def open_log(data: DataDirectory, reading: Engine, *, clock: Clock) -> Log:
    """The log of a data folder, begun where there is none.

    Raises:
        LedgerBroken: The folder's log is gone, or its file is damaged so that nothing can be read.
        StorageFault: It cannot be opened or written, or belongs to a newer version.
    """
    keys = KeyFolder(data.keys)
    if keys.announced and not data.database.exists():
        raise LedgerBroken("The log is gone: its key is in the data folder, its database is not.", at_index=0)
    writing = writing_engine(data.database)
    with translated("opened"), writing.connect() as connection, connection.begin():
        version = prepare(connection, LOG_METADATA, PROJECTION_METADATA)
        if 0 < version < SCHEMA_VERSION:
            _fill_added(connection, version)
        begun = _begin(connection, keys, clock)
    if begun is not None:
        HeadCopy(data.database).write_once(begun[1])
        keys.announce(begun[0])
    try:
        signer = keys.signer()
    except LedgerBroken as error:
        return Log(data.database, reading, _verifier_if_readable(keys), clock=clock, fault=error)
    return _open_checked(data, reading, writing, signer, clock)


def rebuild_tables(data: DataDirectory) -> None:
    """Make the clinical tables anew from a log that holds, in one transaction.

    The one thing that can be mended, because it is made from what is not: the log itself is checked first, and read
    only. What was in the tables before is gone, so this is for an administrator who has a copy.

    Raises:
        WrongUse: There is no log in this folder.
        LedgerBroken: The log does not hold; nothing was changed.
        StorageFault: It cannot be read or written.
    """
    verify_data(data, tables=False)
    with translated("written"), writing_engine(data.database).connect() as connection, connection.begin():
        registry.clear(connection)
        query = select(ENTRIES.c.entry_index, ENTRIES.c.payload).where(ENTRIES.c.event_type.in_(registry.EVENT_TYPES))
        for index, payload in connection.execute(query.order_by(ENTRIES.c.entry_index)).all():
            registry.project(connection, index, decode_event(payload))


def _fill_added(connection: Connection, version: int) -> None:
    """The tables that this version brought, from entries that are checked right afterwards, as the tables are."""
    query = select(ENTRIES.c.entry_index, ENTRIES.c.payload).where(ENTRIES.c.event_type.in_(registry.EVENT_TYPES))
    rows = connection.execute(query.order_by(ENTRIES.c.entry_index))
    registry.fill_added(connection, version, ((index, decode_event(payload)) for index, payload in rows.all()))


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


def _open_checked(data: DataDirectory, reading: Engine, writing: Engine, signer: CheckpointSigner, clock: Clock) -> Log:
    """Check, then give it a writer; without one where it does not match."""
    log = Log(data.database, reading, signer.verifier, clock=clock)
    try:
        with LogSnapshot.of(data.database) as snapshot:
            size = snapshot.size()
        if size <= CHECKED_AT_ONCE:
            verify_file(data.database, signer.verifier, tables=size <= TABLES_CHECKED_AT_ONCE)
        else:
            verify_tail(data.database, signer.verifier)
        log.attach(LogWriter(writing, signer, HeadCopy(data.database), log.tell))
    except LedgerBroken as error:
        log.refuse_from_now_on(error)
        return log
    if size > TABLES_CHECKED_AT_ONCE:
        log.check_in_background()
    return log
