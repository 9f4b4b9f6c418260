"""A data folder from a backup, on this machine or another.

Guarantees: the backup is checked whole before anything is made; the folder is made beside its place and gets its name
only when everything in it was checked again: its log from the first entry, that it contains the backup's checkpoint,
and that the clinical tables, made anew, say what it says. Where anything fails nothing is left. What was erased in the
backup's place since it was made stays erased. Keys are new and held on this machine; only those of the database and
of the log's signature are the old ones. That it was restored is the next entry of the log. Does not: stop the station
that the backup came from; only one of the two may go on. One process, once.
"""

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.core.errors import LedgerBroken, NeuraScaleError, StorageFault, WrongUse
from app.core.events.keys_events import BackupRestoredData
from app.core.events.system_event import new_event
from app.core.identifiers import new_id
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.settings.data_directory import DataDirectory
from app.core.store.backup.backup_checking import CheckedBackup, verify_backup
from app.core.store.backup.backup_folder import BackupFolder, backup_broken, digest_of
from app.core.store.backup.backup_register import Place, Register, write_register
from app.core.store.backup.database_snapshot import put_back_subjects
from app.core.store.backup.manifest import path_below
from app.core.store.keys.holders import Holder
from app.core.store.keys.sealing import new_key
from app.core.store.keys.station_file import KeyRing, account_name, read_station_file
from app.core.store.keys.station_key import StationKeys, forget, holder_of, make_restored_keys
from app.core.store.keys.subject_keys import WrappedKey, unwrapped, wrapped
from app.core.store.log_opening import rebuild_tables
from app.core.store.log_verification import verify_data
from app.core.store.signing_key import KeyFolder
from app.core.store.station_store import StationStore
from app.core.store.store_file import StoreFile


@dataclass(frozen=True, slots=True)
class RestoreWork:
    """How a folder is to be restored.

    Attributes:
        holder: Who shall hold its key; a demonstration's is in a file.
        new_passphrase: Of the restored folder, where its key is behind one.
        others: Other places of this station: what was erased in one of them stays erased, too.
        after: Told the folder and the chains of entries of each subject that stays erased, before it gets its name.
    """

    holder: Holder
    new_passphrase: str | None = None
    others: tuple[Path, ...] = ()
    after: Callable[[DataDirectory, tuple[str, ...]], None] = lambda _data, _chains: None
    progress: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Restored:
    """What was made."""

    backup_id: str
    made_at: str
    log_size: int
    root_hash: str
    files: int
    erased_again: int


def restore(source: Path, target: Path, *, passphrase: str, work: RestoreWork, backup_id: str = "") -> Restored:
    """Make a data folder from a backup.

    Raises:
        WrongUse: The target is there and not empty, or the source holds no backups.
        NotFound, NotPermitted, LedgerBroken: As `verify_backup`.
        StationLocked: The holder does not take the new key.
        StorageFault: Something cannot be read or written; nothing is left of it.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongUse(
            "The folder to restore into is not empty.",
            meaning="Nothing was restored, and nothing in it was touched.",
            advice="Name a new folder with --data; the workstation is started with it afterwards.",
        )
    work.progress("checking the backup")
    checked = verify_backup(source, backup_id=backup_id, passphrase=passphrase, progress=work.progress)
    erased = tuple(sorted({*checked.erased, *_erased_in(work.others, checked.manifest.station_id)}))
    checked = replace(checked, erased=erased)
    made = target.parent / f".{target.name}.restoring-{new_id()[-8:]}"
    data = DataDirectory(made)
    try:
        restored = _restore(BackupFolder(source), checked, data, work)
        if target.exists():
            target.rmdir()
        made.rename(target)
    except OSError as error:
        raise StorageFault(
            f"The folder cannot be restored: {error.strerror}.",
            meaning="Nothing was restored; the backup is as it was.",
            advice="Free space on the disk, or name another folder.",
        ) from error
    finally:
        forget(data)
        data.remove_runtime()
        if made.exists():
            _forget_held_key(data)
            shutil.rmtree(made, ignore_errors=True)
    return restored


def _erased_in(others: tuple[Path, ...], station_id: str) -> set[str]:
    """Subjects whose keys were destroyed in other places of this station.

    Raises:
        WrongUse: One of them is no place of this station.
        LedgerBroken, StorageFault: It cannot be read.
    """
    erased: set[str] = set()
    for path in others:
        place = BackupFolder(path).place()
        if place is None or place.station_id != station_id:
            raise WrongUse("A folder that was named for what was erased holds no backups of this station.")
        erased |= {one.subject_id for one in BackupFolder(path).all_subjects() if not one.box}
    return erased


def _restore(folder: BackupFolder, checked: CheckedBackup, data: DataDirectory, work: RestoreWork) -> Restored:
    manifest, secret = checked.manifest, checked.secret
    assert secret is not None
    assert checked.place_key is not None
    data.create()
    work.progress("making new keys")
    ring = KeyRing(database=secret.database, subjects=new_key(), signing=new_key(), local=new_key())
    keys = make_restored_keys(
        data,
        manifest.station_id,
        manifest.kind,
        work.holder,
        work.new_passphrase,
        ring,
    )
    work.progress("copying files")
    copied = _copy_files(folder, checked, data)
    signing = KeyFolder(data.keys)
    signing.seal(Ed25519PrivateKey.from_private_bytes(secret.signing), keys.signing)
    signing.announce(CheckpointVerifier.from_text(manifest.log_key))
    _put_back_keys(folder, checked, data, keys)
    work.progress("making the clinical tables")
    rebuild_tables(data)
    work.progress("checking the log")
    found = verify_data(data, expected=manifest.head())
    if found.head.note != manifest.checkpoint:
        raise backup_broken("its log is not the one that its list names")
    place = Place(place_id=manifest.place_id, path=str(folder.path.resolve()), backup_key=checked.place_key)
    write_register(data, Register(places=(place,)))
    told = BackupRestoredData(
        place_id=manifest.place_id,
        backup_id=manifest.backup_id,
        log_size=found.size,
        root_hash=found.head.root_text,
        erased_again=len(set(checked.erased) & set(manifest.subjects)),
        account=account_name(),
    )
    with StationStore.open(data) as store:
        if store.log.fault:
            raise LedgerBroken(f"The restored log does not hold: {store.log.fault}")
        chains = {chain for subject_id in checked.erased for chain in store.log.chains_of(subject_id)}
        store.log.append(new_event("backup.restored", told, source_service="station"))
    work.after(data, tuple(sorted(chains)))
    return Restored(
        backup_id=manifest.backup_id,
        made_at=manifest.made_at,
        log_size=found.size,
        root_hash=found.head.root_text,
        files=copied,
        erased_again=told.erased_again,
    )


def _copy_files(folder: BackupFolder, checked: CheckedBackup, data: DataDirectory) -> int:
    """Every file but those of erased subjects; each read back. Raises: OSError: Not translated."""
    manifest, copied = checked.manifest, 0
    for file in manifest.files:
        if file.subject_id in checked.erased:
            continue
        _copy(folder, file.digest, path_below(data.root, file.path))
        copied += 1
    _copy(folder, manifest.database, data.database)
    if manifest.workflow:
        _copy(folder, manifest.workflow, data.workflow_database)
    return copied


def _copy(folder: BackupFolder, digest: str, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(folder.object_path(digest), target)
    target.chmod(0o600)
    if digest_of(target) != digest:
        raise StorageFault("The disk does not give back what was written to it.")


def _put_back_keys(folder: BackupFolder, checked: CheckedBackup, data: DataDirectory, keys: StationKeys) -> None:
    """The subjects' keys, wrapped for this folder; a destroyed one as a mark that it was."""
    assert checked.place_key is not None
    known = {one.subject_id: one.box for one in folder.all_subjects()}
    restored = []
    for subject_id in sorted({*checked.manifest.subjects, *checked.erased}):
        box = known.get(subject_id, b"")
        if box and subject_id not in checked.erased:
            key = unwrapped(checked.place_key, subject_id, box)
            restored.append(WrappedKey(subject_id, wrapped(keys.subjects, subject_id, key)))
        else:
            restored.append(WrappedKey(subject_id, None))
    put_back_subjects(StoreFile(data.database, keys.database), tuple(restored))


def _forget_held_key(data: DataDirectory) -> None:
    """A keyring keeps nothing of a folder that was not restored."""
    with contextlib.suppress(NeuraScaleError):
        file = read_station_file(data)
        if file is not None:
            holder_of(data, file, "").forget(file.generation)
