"""The backups that this data folder knows of, so that an erasure finds them.

Guarantees: every backup made by this station is here, with its place, until it is forgotten by an administrator; the
list is sealed under the station's key, because a path may tell who works where. Does not: say that a backup is whole
(`neurascale backup verify` does). Any thread; one process writes.
"""

from dataclasses import dataclass
from pathlib import Path

from app.core.settings.data_directory import DataDirectory
from app.core.store.backup.backup_folder import BackupFolder
from app.core.store.backup.backup_register import read_register
from app.core.store.backup.manifest import forget_subject


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """One place with a backup.

    Attributes:
        place_id: How the log names it.
        reachable: The folder is there now, and is that backup.
    """

    path: Path
    reachable: bool
    place_id: str = ""


def known_backups(data: DataDirectory) -> tuple[KnownBackup, ...]:
    """All of them, reachable or not.

    Raises:
        StationLocked: The station's key cannot be had.
        LedgerBroken: The list is damaged.
        StorageFault: It cannot be read.
    """
    return tuple(
        KnownBackup(Path(entry.path), BackupFolder(Path(entry.path)).is_place(entry.place_id), entry.place_id)
        for entry in read_register(data).places
    )


def destroy_subject_key(backup: KnownBackup, subject_id: str) -> bool:
    """Destroy a subject's key in a backup, for good, and remove their recordings; False where it holds neither.

    Raises:
        StorageFault: The backup cannot be reached, or something cannot be removed.
        LedgerBroken: Its list of files was changed: the key is destroyed, recordings may be left.
    """
    return forget_subject(BackupFolder(backup.path), backup.place_id, subject_id)
