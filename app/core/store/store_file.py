"""Which file of a data folder is opened, and with which key.

Guarantees: the key is in no representation of a `StoreFile`, so in no message and no log. A file in clear, as versions
before the encryption wrote it, is known by its first bytes and is given no key: it can be read as it is, and
`app.core.store.conversion` turns it into an encrypted one before anything is written.
Does not: open anything, or make a key where there is no log. Any thread.
"""

from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import StorageFault, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.station_key import station_keys

KEY_BYTES = 32
_IN_CLEAR = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class StoreFile:
    """A database file and its raw key; crosses to processes of ours, and nowhere else.

    Attributes:
        key: 32 random bytes; None where the file is in clear.
        subjects: Wraps the keys of subjects in it; None where nothing in it is to be opened with them.
    """

    path: Path
    key: bytes | None = field(repr=False)
    subjects: bytes | None = field(default=None, repr=False)


def store_file(data: DataDirectory) -> StoreFile:
    """The log's file of a folder that has one, to be read.

    Raises:
        WrongUse: There is no log in this folder.
        NotPermitted: Its key cannot be had now (`StationLocked`).
        LedgerBroken: The file of the station's keys is damaged.
        StorageFault: It cannot be read.
    """
    if not data.database.is_file():
        raise WrongUse("There is no log in this data folder.", advice="Name the right folder with --data.")
    if is_in_clear(data.database):
        return StoreFile(data.database, None)
    keys = station_keys(data)
    return StoreFile(data.database, keys.database, keys.subjects)


def is_in_clear(path: Path) -> bool:
    """Whether this is a database file that anybody can read; False where there is none.

    Raises:
        StorageFault: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_IN_CLEAR)) == _IN_CLEAR
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageFault(f"The file {path.name} cannot be read: {error.strerror}.") from error
