"""The keys of a data folder, as the whole application asks for them.

Guarantees: one answer a process and folder until the folder's file of keys changes; keys are made once, when a new
folder is first used, and never again: a folder whose log is sealed but whose keys are gone is refused. Where a
passphrase is needed and nobody gave it, `StationLocked` says so. No key is in a text, a log or an error. Does not:
ask anybody; derive or fetch a key twice. Any thread; a keyring or a passphrase takes a fifth of a second and more, so
never the first call on the station's main turn or the window's thread.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from app.core.errors import Conflict, LedgerBroken, StorageFault
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind, demonstration_asked, kind_of_new_folder
from app.core.store.keys.handed_key import passphrase_from_file, take_handed_key
from app.core.store.keys.holders import (
    FileHolder,
    Holder,
    KeyHolder,
    PassphraseHolder,
    PassphraseToBeChosen,
    StationLocked,
)
from app.core.store.keys.keyring_holder import KeyringHolder, keyring_may_be_used
from app.core.store.keys.sealing import new_key
from app.core.store.keys.station_file import (
    KeyRing,
    StationFile,
    now_text,
    opened_ring,
    read_station_file,
    sealed_ring,
    write_station_file,
)
from app.core.store.keys.subject_keys import unwrapped

LEAST_PASSPHRASE_CHARACTERS = 12
_MADE_WITHIN_S = 30.0
_PLAIN_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class StationKeys:
    """What opens the data folder.

    Attributes:
        database: Of the store's files: a raw SQLCipher key, 32 bytes.
        subjects: Wraps the subjects' keys, 32 bytes.
        signing: Seals the key that signs the log, 32 bytes.
        local: Seals the station's own small files, 32 bytes.
        kind: `StationKind`, which compares as the words "clinical" and "demonstration".
        holder: `Holder`, which compares as "keyring", "passphrase", "file".
    """

    station_id: str
    kind: StationKind
    holder: Holder
    database: bytes = field(repr=False)
    subjects: bytes = field(repr=False)
    signing: bytes = field(repr=False)
    local: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What this process knows of a folder, while its file is the one that was read."""

    stamp: tuple[int, int, int]
    station_key: bytes = field(repr=False)
    keys: StationKeys = field(repr=False)


_lock = threading.RLock()
_opened: dict[Path, _Opened] = {}
_asker: Callable[[DataDirectory], StationKeys] | None = None


def station_keys(data: DataDirectory) -> StationKeys:
    """The keys of a data folder; made by the default policy where it is a new one.

    Raises:
        StationLocked: A passphrase is needed and was not given, or the keyring does not give the key.
        LedgerBroken: The folder's keys are gone or damaged.
        StorageFault: They cannot be read or written.
    """
    with _lock:
        if (known := _known(data)) is not None:
            return known.keys
        file = read_station_file(data)
        if file is None:
            return _made_by_policy(data)
        if (handed := take_handed_key()) is not None:
            return _remember(data, file, handed)
        if file.holder is Holder.PASSPHRASE:
            passphrase = passphrase_from_file()
            if passphrase is not None:
                return unlock(data, passphrase)
            if _asker is not None:
                return _asker(data)
            raise StationLocked("The passphrase of this workstation is needed.")
        return _remember(data, file, holder_of(data, file).key(file.generation))


def ask_with(asker: Callable[[DataDirectory], StationKeys] | None) -> None:
    """Where a passphrase is needed in this process, ask with this (which calls `unlock`); None: ask nobody."""
    global _asker  # noqa: PLW0603 - one terminal a process
    _asker = asker


def unlock(data: DataDirectory, passphrase: str) -> StationKeys:
    """Open a folder with its passphrase, for this process; a new folder gets its keys behind it.

    Raises:
        NotPermitted: It is another passphrase, or one too short for a new folder.
        LedgerBroken: The folder's keys are damaged.
        StorageFault: They cannot be read or written.
    """
    with _lock:
        file = read_station_file(data)
        if file is None:
            return make_station_keys(data, kind_of_new_folder(), Holder.PASSPHRASE, passphrase)
        if file.holder is not Holder.PASSPHRASE:
            return station_keys(data)
        return _remember(data, file, PassphraseHolder(data.keys, passphrase).key(file.generation))


def forget(data: DataDirectory) -> None:
    """Keep nothing of this folder in memory: the next who asks must open it anew."""
    with _lock:
        _opened.pop(data.root.resolve(), None)


def key_to_hand_on(data: DataDirectory) -> bytes | None:
    """The station's key, for a program started from here; None where that program gets it by itself, or we lack it."""
    with _lock:
        known = _known(data)
    return known.station_key if known is not None and known.keys.holder is Holder.PASSPHRASE else None


def make_station_keys(
    data: DataDirectory, kind: StationKind | str, holder: Holder | str, passphrase: str | None = None
) -> StationKeys:
    """Make the keys of a folder that has none.

    Raises:
        Conflict: It has keys already; nothing was changed.
        LedgerBroken: It has none, but what lies in it was sealed with some.
        StationLocked: The keyring does not take the key.
        NotPermitted: The passphrase is too short, or a clinical folder shall have its key in a file.
        StorageFault: They cannot be written.
    """
    kind, holder = StationKind(kind), Holder(holder)
    lock = FileLock(data.create().keys / "station.lock")
    try:
        lock.acquire(timeout=_MADE_WITHIN_S)
    except (Timeout, OSError) as error:
        raise StorageFault("The folder of the station's keys cannot be locked.") from error
    try:
        if read_station_file(data) is not None:
            raise Conflict("This data folder has its keys already.", meaning="They were not touched.")
        _refuse_where_keys_were_lost(data)
        return _make(data, kind, holder, passphrase)
    finally:
        lock.release()


def station_key_of(data: DataDirectory) -> tuple[StationFile, bytes]:
    """The file of a folder and the key it is under, for whoever changes them (`rotation`).

    Raises:
        StationLocked, LedgerBroken, StorageFault: As `station_keys`.
    """
    with _lock:
        station_keys(data)
        known, file = _known(data), read_station_file(data)
    if known is None or file is None:
        raise StorageFault("The keys of this data folder were just changed by another program.")
    return file, known.station_key


def take_over(data: DataDirectory, file: StationFile, station_key: bytes) -> StationKeys:
    """From now on this file of keys holds, in this process too.

    Raises:
        StorageFault: It cannot be written; the one before holds.
    """
    with _lock:
        write_station_file(data, file)
        return _remember(data, file, station_key)


def holder_of(data: DataDirectory, file: StationFile, passphrase: str | None = None) -> KeyHolder:
    """Who holds the key of this folder.

    Raises:
        StationLocked: It is a passphrase, and it was not given.
    """
    return _holder(data, file.folder_id, file.holder, passphrase)


def check_new_passphrase(passphrase: str) -> None:
    """Raises: PassphraseToBeChosen: It is too easily guessed."""
    if len(passphrase) < LEAST_PASSPHRASE_CHARACTERS or len(set(passphrase)) < 5:
        raise PassphraseToBeChosen(
            "The passphrase is too short or too simple.",
            meaning="Nothing was made or changed.",
            advice=f"Choose at least {LEAST_PASSPHRASE_CHARACTERS} characters; four words that do not belong together"
            " are easy to keep in mind.",
        )


def _made_by_policy(data: DataDirectory) -> StationKeys:
    try:
        if demonstration_asked():
            return make_station_keys(data, StationKind.DEMONSTRATION, Holder.FILE)
        if keyring_may_be_used():
            return make_station_keys(data, StationKind.CLINICAL, Holder.KEYRING)
        if (passphrase := passphrase_from_file()) is not None:
            return make_station_keys(data, StationKind.CLINICAL, Holder.PASSPHRASE, passphrase)
    except Conflict:
        return station_keys(data)  # another process made them just now
    raise PassphraseToBeChosen(
        "This new data folder needs a passphrase: there is no keyring on this machine that may be trusted."
    )


def _make(data: DataDirectory, kind: StationKind, holder: Holder, passphrase: str | None) -> StationKeys:
    ring = KeyRing(database=new_key(), subjects=new_key(), signing=new_key(), local=new_key())
    return make_restored_keys(data, new_id(), kind, holder, passphrase, ring)


def make_restored_keys(
    data: DataDirectory, station_id: str, kind: StationKind, holder: Holder, passphrase: str | None, ring: KeyRing
) -> StationKeys:
    """A new station key for working keys that are given: of a folder that is being restored, and is nobody's else.

    Raises:
        StationLocked: The holder does not take the key.
        NotPermitted: The passphrase is too short, or a clinical folder shall have its key in a file.
        StorageFault: They cannot be written.
    """
    if holder is Holder.PASSPHRASE and passphrase is not None:
        check_new_passphrase(passphrase)
    folder_id, station_key = new_id(), new_key()
    key_holder(data, kind, folder_id, holder, passphrase).keep(1, station_key)
    now = now_text()
    file = StationFile(
        station_id=station_id,
        folder_id=folder_id,
        kind=kind,
        holder=holder,
        generation=1,
        made_at=now,
        rotated_at=now,
        ring=sealed_ring(station_key, ring, station_id=station_id, kind=kind, generation=1),
    )
    write_station_file(data, file)
    return _remember(data, file, station_key)


def key_holder(
    data: DataDirectory, kind: StationKind, folder_id: str, holder: Holder, passphrase: str | None
) -> KeyHolder:
    """A holder of this folder's keys.

    Raises:
        StationLocked: It is a passphrase, and it was not given; or a file, for a clinical folder.
    """
    if holder is Holder.FILE and kind is StationKind.CLINICAL:
        raise StationLocked(
            "The key of a clinical data folder is not kept in a file beside the data.",
            meaning="Nothing was made or changed.",
            advice="Use the system's keyring, or a passphrase.",
        )
    return _holder(data, folder_id, holder, passphrase)


def _holder(data: DataDirectory, folder_id: str, holder: Holder, passphrase: str | None) -> KeyHolder:
    if holder is Holder.FILE:
        return FileHolder(data.keys)
    if holder is Holder.KEYRING:
        return KeyringHolder(folder_id)
    if passphrase is None:
        raise StationLocked("The passphrase of this workstation is needed.")
    return PassphraseHolder(data.keys, passphrase)


def _refuse_where_keys_were_lost(data: DataDirectory) -> None:
    """Raises: LedgerBroken: The folder was in use under keys that are no longer there."""
    try:
        with data.database.open("rb") as file:
            header = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        header = b""
    except OSError as error:
        raise StorageFault(f"The log cannot be read: {error.strerror}.") from error
    if (header and header != _PLAIN_HEADER) or (data.keys / "ledger-ed25519.sealed").exists():
        raise LedgerBroken(
            "The keys of this data folder are gone, or its log is damaged: it does not begin as one in clear, and the"
            " file 'keys/station.json' is not there.",
            meaning="Nothing in it can be read without its keys. Nothing was changed.",
            advice="Do not delete anything: restore the folder 'keys' from a backup.",
        )


def _stamp(data: DataDirectory) -> tuple[int, int, int] | None:
    try:
        state = data.station_file.stat()
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size


def _known(data: DataDirectory) -> _Opened | None:
    known = _opened.get(data.root.resolve())
    return known if known is not None and known.stamp == _stamp(data) else None


def _remember(data: DataDirectory, file: StationFile, station_key: bytes) -> StationKeys:
    stamp = _stamp(data)
    ring = opened_ring(station_key, file)
    keys = StationKeys(
        station_id=file.station_id,
        kind=file.kind,
        holder=file.holder,
        database=ring.database,
        subjects=_subjects_in_use(data, ring),
        signing=ring.signing,
        local=ring.local,
    )
    if stamp is not None:
        _opened[data.root.resolve()] = _Opened(stamp, station_key, keys)
    return keys


def _subjects_in_use(data: DataDirectory, ring: KeyRing) -> bytes:
    """Which key wraps the subjects' keys, while a rotation is half done: one transaction turns all of them.

    Raises:
        LedgerBroken, StorageFault: The database cannot be read.
    """
    if not ring.subjects_next:
        return ring.subjects
    from app.core.store.keys.rotation import some_wrapped_key  # which needs the database, which needs this module

    found = some_wrapped_key(data, ring.database)
    if found is None:
        return ring.subjects_next
    try:
        unwrapped(ring.subjects_next, found.subject_id, found.box or b"")
    except LedgerBroken:
        return ring.subjects
    return ring.subjects_next
