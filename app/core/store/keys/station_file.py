"""The file `keys/station.json`: which station this is, of which kind, who holds its key, and what that key opens.

Guarantees: written whole or not at all, so that replacing it is the one moment in which a new station key, or another
holder, becomes the right one; the ring of working keys in it opens only with the station's key, and only as the
station, the kind and the generation that the file says: none of them can be edited. Does not: hold a key in clear.
One process writes; any may read.
"""

import base64

import msgspec
import psutil

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, LedgerBroken, StorageFault
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.store.keys.holders import Holder, write_durably
from app.core.store.keys.sealing import KEY_BYTES, opened, sealed

SCHEMA_VERSION = 1


class KeyRing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The working keys, all random.

    Attributes:
        database: Of the store's files.
        subjects: Wraps the subjects' keys.
        signing: Seals the key that signs the log.
        local: Seals the station's own small files (where its backups are); the same as long as the folder lives.
        subjects_next: While a rotation is going on: the subjects' keys are wrapped by `subjects`, all of them, or by
            this one, all of them. Empty otherwise.
    """

    database: bytes
    subjects: bytes
    signing: bytes
    local: bytes
    subjects_next: bytes = b""

    def __repr__(self) -> str:
        return "KeyRing(...)"


class StationFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file holds.

    Attributes:
        folder_id: Of this data folder: a restored one has another, so that their keys do not meet in one keyring.
        generation: Counts the station's keys, from 1.
        made_at: When the folder got its first key, UTC.
        rotated_at: When it got this one, UTC.
        held_before: Who held the key before this one, until that one was removed.
        to_tell: What was done to the keys and is not in the log yet: an event's type. Empty mostly.
        rewrapped: For that event: how many subjects' keys were wrapped anew.
        account: For that event: whose account of the operating system did it.
    """

    schema_version: int = SCHEMA_VERSION
    station_id: str
    folder_id: str
    kind: StationKind
    holder: Holder
    generation: int
    made_at: str
    rotated_at: str
    ring: str
    held_before: Holder | None = None
    to_tell: str = ""
    rewrapped: int = 0
    account: str = ""


def read_station_file(data: DataDirectory) -> StationFile | None:
    """The file of a data folder; None where it has none.

    Raises:
        LedgerBroken: It is damaged.
        StorageFault: It cannot be read, or is of a newer version.
    """
    try:
        content = data.station_file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageFault(f"The file of the station's keys cannot be read: {error.strerror}.") from error
    try:
        version = msgspec.json.decode(content, type=_Version).schema_version
        if version > SCHEMA_VERSION:
            raise StorageFault(
                "The keys of this data folder were kept by a newer version of the application.",
                meaning="Nothing in it was changed.",
                advice="Update this application, or choose another folder with --data.",
            )
        return msgspec.json.decode(content, type=StationFile)
    except msgspec.MsgspecError as error:
        raise _damaged() from error


def refuse_for_demonstration(data: DataDirectory, *, earlier: bool) -> None:
    """Keep demonstrations out of folders that are for patients.

    Args:
        earlier: Whether a folder of an earlier version, which does not say what it is for, may become a demonstration.

    Raises:
        Conflict: The folder is, or may be, for patients.
        LedgerBroken, StorageFault: As `read_station_file`.
    """
    file = read_station_file(data)
    unsaid = file is None and not earlier and data.database.exists()
    if unsaid or (file is not None and file.kind is StationKind.CLINICAL):
        raise Conflict(
            "This data folder is for patients; no demonstration is run in it.",
            meaning="Nothing was changed.",
            advice="Name another folder with --data.",
        )


def write_station_file(data: DataDirectory, content: StationFile) -> None:
    """Raises: StorageFault: It cannot be written; the one before is as it was."""
    write_durably(data.station_file, msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n")


def sealed_ring(station_key: bytes, ring: KeyRing, *, station_id: str, kind: StationKind, generation: int) -> str:
    """The ring, as the file holds it."""
    box = sealed(station_key, msgspec.json.encode(ring), bound_to=_bound(station_id, kind, generation))
    return base64.b64encode(box).decode()


def opened_ring(station_key: bytes, file: StationFile) -> KeyRing:
    """The working keys.

    Raises:
        LedgerBroken: The key is another one, or the file was changed.
    """
    try:
        box = base64.b64decode(file.ring, validate=True)
        plain = opened(station_key, box, bound_to=_bound(file.station_id, file.kind, file.generation))
        ring = msgspec.json.decode(plain, type=KeyRing)
    except (ValueError, msgspec.MsgspecError) as error:
        raise _damaged() from error
    except LedgerBroken as error:
        raise _damaged() from error
    if any(len(key) != KEY_BYTES for key in (ring.database, ring.subjects, ring.signing, ring.local)):
        raise _damaged()
    return ring


def account_name() -> str:
    """The account of the operating system that this process runs as; empty where it has no name."""
    try:
        return psutil.Process().username()
    except (psutil.Error, KeyError, OSError):
        return ""


def now_text() -> str:
    """This moment, as the file tells it."""
    return SYSTEM_CLOCK.wall().isoformat(timespec="seconds")


def _bound(station_id: str, kind: StationKind, generation: int) -> bytes:
    return b"\0".join((b"station ring", station_id.encode(), kind.value.encode(), str(generation).encode()))


def _damaged() -> LedgerBroken:
    return LedgerBroken(
        "The file of the station's keys is damaged, or belongs to another station.",
        meaning="Nothing stored in this folder can be read without it; nothing was changed.",
        advice="Do not delete it: copy the data folder, then restore the folder 'keys' from a backup.",
    )


class _Version(msgspec.Struct):
    schema_version: int
