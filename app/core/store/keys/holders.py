"""Who holds the station's key: the system's keyring, a passphrase, or (for demonstrations) a private file.

Guarantees: a key is kept under a generation, so that a new one lies beside the old one until the file of the station
(`station_file`) names it; `keep` is durable when it returns. A key file is readable by its owner only, and one that
others may read is refused. Does not: decide which holder is right (`station_key` does). One process at a time.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.core.errors import LedgerBroken, NotPermitted, StorageFault
from app.core.store.keys.passphrase import FILE_NAME, PassphraseFile
from app.core.store.keys.sealing import KEY_BYTES


class Holder(StrEnum):
    """As it is written in `keys/station.json`."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a word for the way, not a secret
    FILE = "file"


class StationLocked(NotPermitted):
    """The station's key cannot be had now: a passphrase is needed, or the keyring does not give it."""

    code = "operator.not_permitted.station_locked"
    default_meaning = "Nothing stored can be read or recorded until then; the safety stop works all the same."
    default_advice = "Type the passphrase of this workstation."


class PassphraseToBeChosen(StationLocked):
    """A new data folder on a machine without a keyring that may be trusted: somebody must choose a passphrase."""

    code = "operator.not_permitted.station_locked.new"
    default_advice = (
        "Choose a passphrase for this workstation, and keep it where it is found again: what is recorded is lost"
        " without it."
    )


class KeyHolder(Protocol):
    """Keeps the station's key, each generation in a place of its own.

    Every method raises StationLocked where the holder does not open, StorageFault where it cannot be read or written.
    """

    @property
    def holder(self) -> Holder: ...

    @property
    def backend(self) -> str:
        """What it is on this machine, in words for `neurascale keys show`."""

    def keep(self, generation: int, key: bytes) -> None: ...

    def key(self, generation: int) -> bytes: ...

    def forget(self, generation: int) -> None:
        """Nothing where there is none."""


class FileHolder:
    """The key in a private file beside the data: for demonstrations, whose data are nobody's."""

    holder = Holder.FILE
    backend = "a private file beside the data"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, generation: int, key: bytes) -> None:
        write_durably(self._path(generation), key)

    def key(self, generation: int) -> bytes:
        path = self._path(generation)
        check_private(path)
        try:
            key = path.read_bytes()
        except OSError as error:
            raise StorageFault(
                f"The station's key cannot be read: {error.strerror}.",
                meaning="Nothing stored in this folder can be read without it.",
                advice="Restore the folder 'keys' from a backup.",
            ) from error
        if len(key) != KEY_BYTES:
            raise LedgerBroken("The file of the station's key is damaged.")
        return key

    def forget(self, generation: int) -> None:
        remove_overwritten(self._path(generation))

    def _path(self, generation: int) -> Path:
        return self._folder / f"station-key.{generation}"


class PassphraseHolder:
    """The key behind a passphrase, which this object holds while it lives."""

    holder = Holder.PASSPHRASE
    backend = "Argon2id (64 MiB, 3 passes)"

    def __init__(self, folder: Path, passphrase: str) -> None:
        self._folder = folder
        self._passphrase = passphrase

    def keep(self, generation: int, key: bytes) -> None:
        remove_overwritten(passphrase_path(self._folder, generation))
        PassphraseFile(self._folder, passphrase_path(self._folder, generation).name).keep(key, self._passphrase)
        sync_folder(self._folder)

    def key(self, generation: int) -> bytes:
        return PassphraseFile(self._folder, passphrase_path(self._folder, generation).name).key(self._passphrase)

    def forget(self, generation: int) -> None:
        remove_overwritten(passphrase_path(self._folder, generation))


def passphrase_path(folder: Path, generation: int) -> Path:
    stem, _, ending = FILE_NAME.rpartition(".")
    return folder / f"{stem}.{generation}.{ending}"


def write_durably(path: Path, content: bytes) -> None:
    """Write a private file whole or not at all, and make sure that it, and its name, are on the disk.

    Raises:
        StorageFault: It cannot be written; what was there is as it was.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageFault(f"The station's keys cannot be written: {error.strerror}.") from error


def sync_folder(folder: Path) -> None:
    """Make sure that the names in it are on the disk."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_overwritten(path: Path) -> None:
    """Overwrite a small file in place and remove it; nothing where there is none.

    On flash and on file systems that copy on writing the old blocks may outlive this; the key in them then opens only
    what was sealed under it, which is why the caller replaces that first.

    Raises:
        StorageFault: It cannot be removed.
    """
    try:
        with path.open("r+b") as file:
            length = file.seek(0, os.SEEK_END)
            file.seek(0)
            file.write(os.urandom(length))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageFault(f"An old key cannot be removed: {error.strerror}.") from error


def check_private(path: Path) -> None:
    """Raises: NotPermitted: Others of this machine may read the file (not known on Windows)."""
    if sys.platform == "win32":
        return
    try:
        state = path.stat()
    except OSError:
        return  # the reading says why
    if state.st_mode & 0o077 or state.st_uid not in (os.getuid(), 0):
        raise NotPermitted(
            f"The file {path.name} may be read by others of this machine.",
            meaning="What it protects is not protected; it is not used.",
            advice=f"Make it private (chmod 600 {path.name}), and think of it as known: rotate the keys.",
        )
