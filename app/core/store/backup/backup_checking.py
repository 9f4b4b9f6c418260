"""Checking a backup: that it is whole, and that it opens.

Guarantees: every file is read and compared with the signed list; with the passphrase, the log in it is checked from its
first entry, and every subject's key is opened. Without it the check says only that nothing was changed or lost. Only
what an erasure removed may be missing. Does not: change anything. Any thread that may wait.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import LedgerBroken, StorageFault, WrongUse
from app.core.ledger.checkpoint import CheckpointVerifier
from app.core.store.backup.backup_folder import KEY_FILE, BackupFolder, backup_broken, digest_of
from app.core.store.backup.backup_making import secret_bound
from app.core.store.backup.manifest import Manifest, Secret, read_manifest
from app.core.store.keys.passphrase import PassphraseFile
from app.core.store.keys.sealing import KEY_BYTES, opened
from app.core.store.keys.subject_keys import unwrapped
from app.core.store.log_verification import verify_file
from app.core.store.store_file import StoreFile


@dataclass(frozen=True, slots=True)
class CheckedBackup:
    """What was found to hold.

    Attributes:
        place_key: Opens the subjects' keys; None where no passphrase was given.
        erased: Subjects whose keys were destroyed in this place.
    """

    manifest: Manifest
    log_size: int
    root_hash: str
    files: int
    erased: tuple[str, ...]
    opened: bool
    place_key: bytes | None = None
    secret: Secret | None = None

    def __repr__(self) -> str:
        return f"CheckedBackup({self.manifest.backup_id})"


def verify_backup(
    path: Path,
    *,
    backup_id: str = "",
    passphrase: str | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> CheckedBackup:
    """Check a backup, the newest in its place by default.

    Raises:
        WrongUse: The folder holds no backups.
        NotFound: There is no such backup in it.
        NotPermitted: It is another passphrase.
        LedgerBroken: Something in it was changed or is missing, or its log does not hold.
        StorageFault: It cannot be read, or was made by a newer version.
    """
    folder = BackupFolder(path)
    place = folder.place()
    if place is None:
        raise WrongUse(
            "This folder holds no backups.", advice="Name the folder that was given to 'neurascale backup --to'."
        )
    manifest = read_manifest(folder, backup_id)
    if (manifest.place_id, manifest.station_id) != (place.place_id, place.station_id):
        raise backup_broken("its list of files belongs to another place")
    head = manifest.head()
    erased = _subjects(folder, manifest)
    progress(f"reading {len(manifest.files)} files")
    _check_objects(folder, manifest, erased)
    place_key = secret = None
    if passphrase is not None:
        place_key = PassphraseFile(path, KEY_FILE).key(passphrase)
        secret = open_secret(manifest, place_key)
        progress("checking the log")
        _check_log(folder, manifest, secret)
        _check_subject_keys(folder, place_key)
    return CheckedBackup(
        manifest=manifest,
        log_size=head.size,
        root_hash=head.root_text,
        files=len(manifest.files),
        erased=erased,
        opened=secret is not None,
        place_key=place_key,
        secret=secret,
    )


def open_secret(manifest: Manifest, place_key: bytes) -> Secret:
    """The keys that open a backup. Raises: LedgerBroken: They do not open."""
    try:
        box = base64.b64decode(manifest.secret, validate=True)
        plain = opened(place_key, box, bound_to=secret_bound(manifest.backup_id))
    except (ValueError, LedgerBroken) as error:
        raise backup_broken("the keys in it do not open") from error
    if len(plain) != 2 * KEY_BYTES:
        raise backup_broken("the keys in it do not open")
    return Secret(database=plain[:KEY_BYTES], signing=plain[KEY_BYTES:])


def _subjects(folder: BackupFolder, manifest: Manifest) -> tuple[str, ...]:
    """Those that were erased in this place, of all it knows."""
    kept = {one.subject_id: bool(one.box) for one in folder.all_subjects()}
    missing = sum(subject_id not in kept for subject_id in manifest.subjects)
    if missing:
        raise backup_broken(f"the keys of {missing} subjects are missing")
    return tuple(sorted(subject_id for subject_id, there in kept.items() if not there))


def _check_objects(folder: BackupFolder, manifest: Manifest, erased: tuple[str, ...]) -> None:
    may_be_missing = {file.digest for file in manifest.files if file.subject_id in erased}
    lengths = {file.digest: file.bytes for file in manifest.files}
    missing = changed = 0
    for digest in sorted(manifest.objects):
        path = folder.object_path(digest)
        try:
            state = path.stat()
            if state.st_size != lengths.get(digest, state.st_size) or digest_of(path) != digest:
                changed += 1
        except FileNotFoundError:
            missing += digest not in may_be_missing
        except OSError as error:
            raise StorageFault(f"The backup cannot be read: {error.strerror}.") from error
    if missing or changed:
        raise backup_broken(f"{missing} files are missing and {changed} were changed")


def _check_log(folder: BackupFolder, manifest: Manifest, secret: Secret) -> None:
    """The log in it, from its first entry."""
    verifier = CheckpointVerifier.from_text(manifest.log_key)
    file = StoreFile(folder.object_path(manifest.database), secret.database)
    found = verify_file(file, verifier, expected=manifest.head(), tables=False)
    if found.head.note != manifest.checkpoint:
        raise backup_broken("its log is not the one that its list names")


def _check_subject_keys(folder: BackupFolder, place_key: bytes) -> None:
    for one in folder.all_subjects():
        if one.box:
            try:
                unwrapped(place_key, one.subject_id, one.box)
            except LedgerBroken as error:
                raise backup_broken("the key of a subject does not open") from error
