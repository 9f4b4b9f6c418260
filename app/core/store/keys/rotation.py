"""A new key for the station: in the same holder, in another, or behind another passphrase.

Guarantees: at every moment, also where the process or the machine dies, exactly one key opens everything, and it is
the one that the holder gives for the generation that `keys/station.json` names. The new key is in its holder before
that file names it, and the old one is removed after nothing is under it any more. What wraps the subjects' keys, and
what seals the key that signs the log, become new; the key of the database files stays, sealed anew: rotating does not
take back what somebody has copied with the old one. What is half done is finished by `finish`, which the station calls
when it starts. Does not: run beside a station (its lock is the caller's). One process at a time.
"""

import contextlib
from collections.abc import Callable, Iterator

from filelock import FileLock, Timeout
from msgspec.structs import replace
from sqlalchemy import Connection

from app.core.errors import Conflict, LedgerBroken
from app.core.events.keys_events import KeysMovedData, KeysPassphraseChangedData, KeysRotatedData
from app.core.events.system_event import EventData
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import connect_to_read, translated, writing_engine
from app.core.store.keys.holders import FileHolder, Holder, PassphraseHolder
from app.core.store.keys.key_shelf import StoredShelf
from app.core.store.keys.keyring_holder import KeyringHolder
from app.core.store.keys.sealing import new_key
from app.core.store.keys.station_file import KeyRing, StationFile, account_name, now_text, opened_ring, sealed_ring
from app.core.store.keys.station_key import (
    check_new_passphrase,
    key_holder,
    station_key_of,
    take_over,
)
from app.core.store.keys.subject_keys import WrappedKey, unwrapped, wrapped
from app.core.store.signing_key import KeyFolder
from app.core.store.store_file import StoreFile, is_in_clear

TOLD = {
    "keys.rotated": KeysRotatedData,
    "keys.moved": KeysMovedData,
    "keys.passphrase_changed": KeysPassphraseChangedData,
}


def rotate(
    data: DataDirectory,
    told_as: str,
    *,
    holder: Holder | None = None,
    passphrase: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> int:
    """Give the station a new key; how many subjects' keys were wrapped anew. The caller holds `station_ended`.

    Args:
        told_as: The type of the event that will say so (`TOLD`).
        holder: Who holds the new one; as before by default.
        passphrase: Of the new one, where it is behind one.
        progress: Told what has just been done.

    Raises:
        StationLocked: The old key cannot be had, or the new holder does not take one.
        NotPermitted: The passphrase is too simple, or a clinical folder's key shall lie in a file.
        LedgerBroken: The folder's keys, or a subject's, are damaged; nothing was changed.
        StorageFault: Something cannot be written; the key is the old or the new one, and `finish` goes on.
    """
    finish(data)
    before, old_key = station_key_of(data)
    ring = opened_ring(old_key, before)
    holder = holder or before.holder
    if holder is Holder.PASSPHRASE:
        check_new_passphrase(passphrase or "")
    key, generation = new_key(), before.generation + 1
    fresh = replace(ring, signing=new_key(), subjects_next=new_key())
    key_holder(data, before.kind, before.folder_id, holder, passphrase).keep(generation, key)
    progress("kept")
    folder = KeyFolder(data.keys)
    if folder.has_private_key:
        folder.seal(folder.private_key(), ring.signing, fresh.signing)
    progress("signing key under both")
    after = replace(
        before,
        holder=holder,
        generation=generation,
        rotated_at=now_text(),
        held_before=before.holder,
        to_tell=told_as,
        rewrapped=0,
        account=account_name(),
    )
    take_over(data, _with_ring(after, key, fresh), key)
    progress("named")
    finish(data, progress)
    file, _ = station_key_of(data)
    return file.rewrapped


def finish(data: DataDirectory, progress: Callable[[str], None] = lambda _: None) -> None:
    """Go on with a rotation that was begun; nothing where none was.

    Raises:
        StationLocked, LedgerBroken, StorageFault: As `rotate`.
    """
    file, key = station_key_of(data)
    ring = opened_ring(key, file)
    if ring.subjects_next:
        rewrapped = _rewrap(data, ring)
        progress("subjects' keys wrapped")
        ring = replace(ring, subjects=ring.subjects_next, subjects_next=b"")
        file = _with_ring(replace(file, rewrapped=rewrapped), key, ring)
        take_over(data, file, key)
        progress("ring settled")
    if file.held_before is not None:
        folder = KeyFolder(data.keys, ring.signing)
        if folder.has_private_key:
            folder.seal(folder.private_key(), ring.signing)
        progress("signing key under the new one")
        _forget(data, file.held_before, file.folder_id, file.generation - 1)
        progress("old key removed")
        take_over(data, replace(file, held_before=None), key)
        progress("done")


def change_to_tell(data: DataDirectory) -> EventData | None:
    """What was done to the keys and is not in the log; None mostly.

    Raises:
        LedgerBroken, StorageFault: As `station_keys`.
    """
    file, _ = station_key_of(data)
    if not file.to_tell:
        return None
    return TOLD[file.to_tell](
        generation=file.generation, holder=file.holder.value, rewrapped=file.rewrapped, account=file.account
    )


def change_was_told(data: DataDirectory) -> None:
    """Raises: LedgerBroken, StorageFault: As `station_keys`."""
    file, key = station_key_of(data)
    take_over(data, replace(file, to_tell="", rewrapped=0, account=""), key)


@contextlib.contextmanager
def station_ended(data: DataDirectory) -> Iterator[None]:
    """No station runs on this folder, and none starts meanwhile.

    Raises:
        Conflict: One runs.
    """
    lock = FileLock(data.root / "station.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Conflict(
            "A station is running on this data folder.",
            meaning="Nothing was changed.",
            advice="Close the workstation's window and wait half a minute until the station has ended, then try again.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def some_wrapped_key(data: DataDirectory, database_key: bytes) -> WrappedKey | None:
    """One of the subjects' keys as it lies in the database; None where there is none.

    Raises:
        LedgerBroken, StorageFault: The database cannot be read.
    """
    if not data.database.exists() or is_in_clear(data.database):
        return None
    query = "SELECT subject_id, box FROM subject_keys WHERE box IS NOT NULL LIMIT 1"
    with translated("read"), contextlib.closing(connect_to_read(StoreFile(data.database, database_key))) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'subject_keys'").fetchone():
            return None
        row = connection.execute(query).fetchone()
    return None if row is None else WrappedKey(row[0], row[1])


def _rewrap(data: DataDirectory, ring: KeyRing) -> int:
    """Wrap all subjects' keys with the next key, in one transaction; those that are already stay."""
    if not data.database.exists() or is_in_clear(data.database):
        return 0
    engine = writing_engine(StoreFile(data.database, ring.database))
    with translated("written"), engine.connect() as connection:
        with connection.begin():
            count = _rewrap_on(connection, ring) if _has_shelf(connection) else 0
        # The write-ahead log still holds the boxes of before.
        connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
    return count


def _has_shelf(connection: Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'subject_keys'"
    return connection.exec_driver_sql(query).first() is not None


def _rewrap_on(connection: Connection, ring: KeyRing) -> int:
    shelf = StoredShelf(connection)
    fresh: dict[str, bytes] = {}
    kept = [one for one in shelf.all() if one.box is not None]
    for one in kept:
        box = one.box or b""
        with contextlib.suppress(LedgerBroken):
            unwrapped(ring.subjects_next, one.subject_id, box)
            continue
        key = unwrapped(ring.subjects, one.subject_id, box)
        fresh[one.subject_id] = wrapped(ring.subjects_next, one.subject_id, key)
    shelf.replace_all(fresh)
    return len(kept)


def _with_ring(file: StationFile, key: bytes, ring: KeyRing) -> StationFile:
    sealed = sealed_ring(key, ring, station_id=file.station_id, kind=file.kind, generation=file.generation)
    return replace(file, ring=sealed)


def _forget(data: DataDirectory, holder: Holder, folder_id: str, generation: int) -> None:
    if holder is Holder.KEYRING:
        KeyringHolder(folder_id).forget(generation)
    elif holder is Holder.PASSPHRASE:
        PassphraseHolder(data.keys, "").forget(generation)
    else:
        FileHolder(data.keys).forget(generation)
