"""Where this data folder's backups are: the file `keys/backups.sealed`.

Guarantees: sealed under the station's key, written whole or not at all; what is not in the log yet is marked, so that
whoever writes the log next tells it. Does not: look at the places. One process writes at a time (a lock says so).
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from app.core.errors import LedgerBroken, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.holders import write_durably
from app.core.store.keys.sealing import opened, sealed
from app.core.store.keys.station_key import station_keys

_NAME = "backups.sealed"
_BOUND_TO = b"neurascale register of backups"
_LOCKED_WITHIN_S = 10.0


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A folder with backups of this station.

    Attributes:
        backup_key: Opens the subjects' keys in it, so that the next backup there needs nobody to type.
    """

    place_id: str
    path: str
    backup_key: bytes

    def __repr__(self) -> str:
        return f"Place({self.place_id})"


class MadeBackup(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that is not in the log yet."""

    place_id: str
    backup_id: str
    log_size: int
    root_hash: str
    files: int
    bytes: int
    account: str = ""


class Register(msgspec.Struct, frozen=True, kw_only=True):
    schema_version: int = 1
    places: tuple[Place, ...] = ()
    to_tell: tuple[MadeBackup, ...] = ()


def read_register(data: DataDirectory) -> Register:
    """The register; an empty one where no backup was made.

    Raises:
        StationLocked: The station's key cannot be had.
        LedgerBroken: It is damaged.
        StorageFault: It cannot be read.
    """
    try:
        box = _path(data).read_bytes()
    except FileNotFoundError:
        return Register()
    except OSError as error:
        raise StorageFault(f"The list of backups cannot be read: {error.strerror}.") from error
    plain = opened(station_keys(data).local, box, bound_to=_BOUND_TO)
    try:
        return msgspec.msgpack.decode(plain, type=Register)
    except msgspec.MsgspecError as error:
        raise LedgerBroken("The list of backups is damaged.") from error


def write_register(data: DataDirectory, register: Register) -> None:
    """Raises: StationLocked, StorageFault: As `read_register`."""
    write_durably(_path(data), sealed(station_keys(data).local, msgspec.msgpack.encode(register), bound_to=_BOUND_TO))


def backup_was_told(data: DataDirectory, backup_id: str) -> None:
    """Raises: StationLocked, LedgerBroken, StorageFault: As `read_register`."""
    with register_locked(data):
        register = read_register(data)
        left = tuple(made for made in register.to_tell if made.backup_id != backup_id)
        write_register(data, msgspec.structs.replace(register, to_tell=left))


@contextlib.contextmanager
def register_locked(data: DataDirectory) -> Iterator[None]:
    """Nobody else changes it meanwhile.

    Raises:
        StorageFault: Somebody else holds it for too long.
    """
    lock = FileLock(data.keys / "backups.lock")
    try:
        lock.acquire(timeout=_LOCKED_WITHIN_S)
    except (Timeout, OSError) as error:
        raise StorageFault("The list of backups is in use by another program.") from error
    try:
        yield
    finally:
        lock.release()


def _path(data: DataDirectory) -> Path:
    return data.keys / _NAME
