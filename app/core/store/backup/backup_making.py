"""Making a backup, while the station runs or not.

Guarantees: the log in it was checked from its first entry, and goes on from the log of the backup before; every file
was read back from the place and compared; what is there already is not copied again. A backup exists once its signed
manifest is on the disk; until then, whatever happens, the ones before hold and nothing else is changed. The data
folder is only read, but for the list of backups. Does not: lock anything that the station needs. One backup of a data
folder at a time; any thread that may wait.
"""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from app import __version__
from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, LedgerBroken, NeuraScaleError, NotFound, StorageFault, WrongUse
from app.core.identifiers import new_id
from app.core.settings.data_directory import DataDirectory
from app.core.store.backup.backup_folder import KEY_FILE, PLACE_FILE, BackupFolder, PlaceFile, digest_of, make_folder
from app.core.store.backup.backup_register import (
    MadeBackup,
    Place,
    Register,
    read_register,
    register_locked,
    write_register,
)
from app.core.store.backup.database_snapshot import SnapshotFacts, copy_database, strip_log_database
from app.core.store.backup.manifest import KeptFile, Manifest, all_manifests, backup_ids, write_manifest
from app.core.store.keys.holders import write_durably
from app.core.store.keys.passphrase import PassphraseFile
from app.core.store.keys.sealing import new_key, sealed
from app.core.store.keys.station_file import account_name
from app.core.store.keys.station_key import StationKeys, check_new_passphrase, station_keys
from app.core.store.keys.subject_keys import unwrapped, wrapped
from app.core.store.log_verification import verify_file
from app.core.store.signing_key import KeyFolder
from app.core.store.store_file import StoreFile, is_in_clear

KEPT_BACKUPS = 3
# Made anew by a restored station, or of the moment only.
_LEFT_OUT = ("keys", "logs", "station.db", "station.head", "workflow.db")
_LEFT_OUT_ENDINGS = (".lock", ".new", "-wal", "-shm", "-journal", ".encrypting", ".in-clear")


@dataclass(slots=True)
class BackupWork:
    """How a backup is to be made.

    Attributes:
        passphrase: Asked for the place's passphrase, and whether it is to be chosen; not asked where it is known.
        check_recording: Raises where a recording does not match its own checksums; it is kept all the same, and named.
        progress: Told what is being done, in words.
        keep: So many backups stay in the place.
    """

    passphrase: Callable[[bool], str]
    check_recording: Callable[[Path], None] = lambda _: None
    progress: Callable[[str], None] = lambda _: None
    keep: int = KEPT_BACKUPS
    damaged: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What a backup holds, for whoever asked for it. `copied`: files that were not there already."""

    place_id: str
    backup_id: str
    log_size: int
    root_hash: str
    files: int
    copied: int
    bytes: int
    damaged_recordings: tuple[str, ...]


def make_backup(data: DataDirectory, to: Path, work: BackupWork) -> BackupMade:
    """Back up a data folder into a place.

    Raises:
        WrongUse: There is no log in the data folder, or the place lies within it.
        Conflict: The folder is another station's place, or holds something else.
        StationLocked: The data folder's key, or a passphrase for a new place, is needed.
        NotPermitted: It is another passphrase.
        LedgerBroken: The log, or the backup before, does not hold; no backup was made.
        StorageFault: Something cannot be read or written; no backup was made.
    """
    _refuse_what_makes_no_sense(data, to)
    try:
        with register_locked(data):
            return _make(data, BackupFolder(to), work)
    except StorageFault as error:
        raise StorageFault(
            error.what,
            meaning="No backup was made; the backups before it are as they were.",
            advice="See that the disk of the backup is there and has room, then try again.",
        ) from error


def _make(data: DataDirectory, folder: BackupFolder, work: BackupWork) -> BackupMade:
    keys = station_keys(data)
    place = _place(data, folder, keys, work)
    before = all_manifests(folder)
    work.progress("copying the log")
    snapshot = copy_database(StoreFile(data.database, keys.database), folder.objects / "incoming.db")
    facts = strip_log_database(snapshot)
    work.progress("checking the log")
    head = _checked(data, snapshot, before)
    _keep_subjects(folder, place, keys, facts)
    digest = _adopt(folder, snapshot.path)
    workflow = _workflow(data, folder, keys)
    files, copied = _files(data, folder, facts.owners, before, work)
    backup_id = new_id()
    manifest = Manifest(
        backup_id=backup_id,
        place_id=place.place_id,
        station_id=keys.station_id,
        kind=keys.kind,
        made_at=SYSTEM_CLOCK.wall().isoformat(timespec="seconds"),
        made_by=__version__,
        log_key=KeyFolder(data.keys).verifier().text,
        checkpoint=head[2],
        database=digest,
        workflow=workflow,
        files=files,
        subjects=tuple(one.subject_id for one in facts.subjects),
        secret=_secret(data, keys, place, backup_id),
    )
    work.progress("signing the list of files")
    write_manifest(folder, manifest, KeyFolder(data.keys).private_key())
    length = sum(file.bytes for file in files)
    made = MadeBackup(
        place_id=place.place_id,
        backup_id=backup_id,
        log_size=head[0],
        root_hash=head[1],
        files=len(files),
        bytes=length,
        account=account_name(),
    )
    register = read_register(data)
    write_register(data, msgspec.structs.replace(register, to_tell=(*register.to_tell, made)))
    _drop_old(folder, work.keep)
    return BackupMade(
        place_id=place.place_id,
        backup_id=backup_id,
        log_size=head[0],
        root_hash=head[1],
        files=len(files),
        copied=copied,
        bytes=length,
        damaged_recordings=tuple(work.damaged),
    )


# --- the place ---------------------------------------------------------------------------------------------------


def _refuse_what_makes_no_sense(data: DataDirectory, to: Path) -> None:
    if not data.database.is_file():
        raise WrongUse("There is no log in this data folder.", advice="Name the right folder with --data.")
    if is_in_clear(data.database):
        raise Conflict(
            "This data folder was made by an earlier version and is not encrypted yet.",
            meaning="No backup was made.",
            advice="Start the workstation once on it, then back it up.",
        )
    root, place = data.root.resolve(), to.resolve()
    if place == root or root in place.parents or place in root.parents:
        raise WrongUse(
            "A backup does not lie within the data folder, or around it.",
            meaning="It would be lost together with it. No backup was made.",
            advice="Name a folder on another disk.",
        )


def _place(data: DataDirectory, folder: BackupFolder, keys: StationKeys, work: BackupWork) -> Place:
    register = read_register(data)
    there = folder.place()
    path = str(folder.path.resolve())
    if there is None:
        place = _new_place(folder, keys, path, work)
    elif there.station_id != keys.station_id:
        raise Conflict(
            "This folder holds the backups of another station.",
            meaning="No backup was made; nothing in it was changed.",
            advice="Name another folder.",
        )
    else:
        known = next((one for one in register.places if one.place_id == there.place_id), None)
        key = known.backup_key if known is not None else _place_key(folder, work.passphrase(False))
        place = Place(place_id=there.place_id, path=path, backup_key=key)
    # Before any key is copied there: an erasure must find every place that may hold one.
    others = tuple(one for one in register.places if one.place_id != place.place_id)
    write_register(data, msgspec.structs.replace(register, places=(*others, place)))
    if there is None:
        document = PlaceFile(place_id=place.place_id, station_id=keys.station_id)
        write_durably(folder.path / PLACE_FILE, msgspec.json.encode(document))
    make_folder(folder.objects)
    return place


def _new_place(folder: BackupFolder, keys: StationKeys, path: str, work: BackupWork) -> Place:
    make_folder(folder.path)
    strange = {entry.name for entry in folder.path.iterdir()} - {KEY_FILE, f"{KEY_FILE}.new", f"{PLACE_FILE}.new"}
    if strange - {"lost+found"}:
        raise Conflict(
            "This folder is not empty, and holds no backup.",
            meaning="No backup was made; nothing in it was changed.",
            advice="Name an empty folder.",
        )
    passphrase = work.passphrase(True)
    check_new_passphrase(passphrase)
    (folder.path / KEY_FILE).unlink(missing_ok=True)  # of a place whose making was interrupted: it opens nothing
    key = new_key()
    PassphraseFile(folder.path, KEY_FILE).keep(key, passphrase)
    return Place(place_id=new_id(), path=path, backup_key=key)


def _place_key(folder: BackupFolder, passphrase: str) -> bytes:
    return PassphraseFile(folder.path, KEY_FILE).key(passphrase)


# --- what goes into it -------------------------------------------------------------------------------------------


def _checked(data: DataDirectory, snapshot: StoreFile, before: list[Manifest]) -> tuple[int, str, str]:
    """Size, root and signed head of a log that holds, and that goes on from the newest backup's."""
    verifier = KeyFolder(data.keys).verifier()
    expected = None
    if before:
        if before[-1].log_key != verifier.text:
            raise Conflict(
                "The backups in this folder are of another log.",
                meaning="No backup was made; nothing in it was changed.",
                advice="Name another folder, and find out how this log came to be another one.",
            )
        expected = before[-1].head()
    try:
        found = verify_file(snapshot, verifier, expected=expected, tables=False)
    except LedgerBroken as error:
        raise LedgerBroken(
            error.what,
            at_index=error.at_index,
            meaning="No backup was made of a log that does not hold; the backups before are as they were.",
            advice="Keep those backups. Copy the data folder as it is, and tell your security officer.",
        ) from error
    return found.size, found.head.root_text, found.head.note


def _keep_subjects(folder: BackupFolder, place: Place, keys: StationKeys, facts: SnapshotFacts) -> None:
    for one in facts.subjects:
        if one.box is None:
            folder.keep_subject(one.subject_id, b"")
        elif folder.subject(one.subject_id) is None:
            key = unwrapped(keys.subjects, one.subject_id, one.box)
            folder.keep_subject(one.subject_id, wrapped(place.backup_key, one.subject_id, key))


def _adopt(folder: BackupFolder, path: Path) -> str:
    try:
        digest = digest_of(path)
        folder.adopt_object(path, digest)
    except OSError as error:
        raise StorageFault(f"The backup cannot be written: {error.strerror}.") from error
    return digest


def _workflow(data: DataDirectory, folder: BackupFolder, keys: StationKeys) -> str:
    if not data.workflow_database.is_file() or is_in_clear(data.workflow_database):
        return ""
    copy = copy_database(StoreFile(data.workflow_database, keys.database), folder.objects / "incoming.workflow")
    return _adopt(folder, copy.path)


def _files(
    data: DataDirectory, folder: BackupFolder, owners: dict[str, str], before: list[Manifest], work: BackupWork
) -> tuple[tuple[KeptFile, ...], int]:
    """All files of the data folder, and how many had to be copied."""
    known = {file.path: file for manifest in before for file in manifest.files}
    checked: set[str] = set()
    kept, copied = [], 0
    for path, name in _to_keep(data.root):
        try:
            state = path.stat()
        except FileNotFoundError:
            continue  # removed meanwhile
        parts = name.split("/")
        earlier = known.get(name)
        same = earlier is not None and (earlier.bytes, earlier.modified_ns) == (state.st_size, state.st_mtime_ns)
        if earlier is not None and same and folder.object_path(earlier.digest).is_file():
            digest, length = earlier.digest, earlier.bytes
        else:
            if parts[0] == data.recordings.name and len(parts) > 1 and parts[1] not in checked:
                checked.add(parts[1])
                _check_recording(data.recordings / parts[1], work)
            work.progress(f"copying {parts[0]}" if len(parts) > 1 else "copying settings")
            digest, length = folder.keep_object(path)
            copied += 1
        subject = next((owners[part.split(".")[0]] for part in parts if part.split(".")[0] in owners), "")
        kept.append(KeptFile(path=name, digest=digest, bytes=length, modified_ns=state.st_mtime_ns, subject_id=subject))
    return tuple(kept), copied


def _check_recording(path: Path, work: BackupWork) -> None:
    try:
        work.check_recording(path)
    except NotFound:
        return  # it is only just being made
    except NeuraScaleError:
        work.damaged.append(path.name)


def _to_keep(root: Path) -> Iterator[tuple[Path, str]]:
    """Files and their names below the root, in a fixed order; what is only of this machine or moment is left out."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        first = name.split("/")[0]
        volatile = name.endswith(_LEFT_OUT_ENDINGS) or path.name.startswith(".")
        if first not in _LEFT_OUT and not volatile and path.is_file() and not path.is_symlink():
            yield path, name


def _secret(data: DataDirectory, keys: StationKeys, place: Place, backup_id: str) -> str:
    plain = keys.database + KeyFolder(data.keys).private_key().private_bytes_raw()
    return base64.b64encode(sealed(place.backup_key, plain, bound_to=secret_bound(backup_id))).decode()


def secret_bound(backup_id: str) -> bytes:
    """What the secret of a manifest is bound to."""
    return b"neurascale backup secret\0" + backup_id.encode()


def _drop_old(folder: BackupFolder, keep: int) -> None:
    """The oldest backups go once there are too many; what no other names goes with them."""
    for backup_id in backup_ids(folder)[: -max(keep, 1)]:
        (folder.manifests / f"{backup_id}.json").unlink(missing_ok=True)
    used = {digest for manifest in all_manifests(folder) for digest in manifest.objects}
    folder.drop_unused(used)


def forget_place(data: DataDirectory, place_id: str) -> bool:
    """No longer know a place, because its disk was destroyed; False where it was not known.

    Raises:
        StationLocked, LedgerBroken, StorageFault: The list of backups cannot be read or written.
    """
    with register_locked(data):
        register: Register = read_register(data)
        left = tuple(one for one in register.places if one.place_id != place_id)
        write_register(data, msgspec.structs.replace(register, places=left))
    return len(left) < len(register.places)
