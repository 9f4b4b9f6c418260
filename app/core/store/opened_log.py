"""Events of a log's file, opened, read beside whoever writes it.

Guarantees: reads only; what a subject's key opens is opened, what was erased comes with its envelope alone. Does not:
check the proofs (`log_verification` does). One thread.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from app.core.errors import DefectError, LedgerBroken
from app.core.events.system_event import SystemEvent
from app.core.ledger.leaf import PLAIN
from app.core.settings.data_directory import DataDirectory
from app.core.store.entry_opening import EntryOpener
from app.core.store.keys.key_shelf import StoredShelf
from app.core.store.keys.subject_keys import SubjectKeys, WrappedKey
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.log_tables import ENTRIES
from app.core.store.store_file import store_file

_PAGE = 500


class SnapshotShelf:
    """Implements the reading half of `KeyShelf` on a snapshot, read when it is made."""

    def __init__(self, snapshot: LogSnapshot) -> None:
        self._kept = {who: WrappedKey(who, box) for who, box in snapshot.wrapped_keys()}

    def get(self, subject_id: str) -> WrappedKey | None:
        return self._kept.get(subject_id)

    def all(self) -> tuple[WrappedKey, ...]:
        return tuple(self._kept.values())

    def put_new(self, key: WrappedKey) -> None:
        raise _reads_only()

    def destroy(self, subject_id: str) -> None:
        raise _reads_only()

    def replace_all(self, keys: Mapping[str, bytes]) -> None:
        raise _reads_only()


def opener_of(snapshot: LogSnapshot) -> EntryOpener:
    """Opens the entries of a snapshot.

    Raises:
        LedgerBroken, StorageFault: The keys cannot be read.
    """
    return EntryOpener(SubjectKeys(snapshot.file.subjects, SnapshotShelf(snapshot)))


def opened_at(opener: EntryOpener, index: int, encoding: str, payload: bytes) -> SystemEvent:
    """The event of the entry at `index`.

    Raises:
        LedgerBroken: It does not open; the entry is named.
        StorageFault: A newer version wrote it.
    """
    try:
        return opener.event(encoding, payload)
    except LedgerBroken as error:
        raise LedgerBroken(f"Entry {index} cannot be opened: {error.what}", at_index=index) from error


def opener_on(connection: Connection, subjects_key: bytes | None) -> EntryOpener:
    """Opens (and, in a transaction that writes, seals) the entries behind a connection."""
    return EntryOpener(SubjectKeys(subjects_key, StoredShelf(connection)))


def stored_events(
    connection: Connection, opener: EntryOpener, event_types: Sequence[str]
) -> Iterator[tuple[int, SystemEvent]]:
    """Index and event of the entries of these types, by index, within a transaction that may write other tables.

    Those of erased subjects come too, with `ErasedData`.

    Raises:
        LedgerBroken: An entry does not open.
        StorageFault: A newer version wrote it.
    """
    table, first = ENTRIES.c, 0
    query = select(table.entry_index, table.encoding, table.payload).where(table.event_type.in_(event_types))
    query = query.order_by(table.entry_index).limit(_PAGE)
    while page := connection.execute(query.where(table.entry_index >= first)).all():
        for row in page:
            yield row.entry_index, opened_at(opener, row.entry_index, row.encoding, row.payload)
        first = page[-1].entry_index + 1


def in_clear(connection: Connection, subject_id: str) -> bool:
    """Whether anything about a subject was stored before its data was sealed."""
    query = select(ENTRIES.c.entry_index).where(ENTRIES.c.subject_id == subject_id, ENTRIES.c.encoding == PLAIN)
    return connection.execute(query.limit(1)).first() is not None


def opened_events(data: DataDirectory, event_types: Sequence[str]) -> Iterator[tuple[int, SystemEvent]]:
    """Index and event of the entries of these types, by index; those of erased subjects are left out.

    Raises:
        StationLocked: The folder's keys are behind a passphrase that nobody gave.
        LedgerBroken: An entry cannot be read or opened.
        StorageFault: The log cannot be opened.
    """
    with LogSnapshot.of(store_file(data)) as snapshot:
        opener = opener_of(snapshot)
        for index, _, encoding, payload in snapshot.projected(event_types):
            event = opened_at(opener, index, encoding, payload)
            if not event.is_erased:
                yield index, event


def _reads_only() -> DefectError:
    return DefectError("A subject's key was to be made or destroyed where the log is only read.")
