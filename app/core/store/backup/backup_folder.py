"""One place with backups: a folder on another disk, and what lies where in it.

Guarantees: a file that was backed up lies under its SHA-256 and is never changed; a backup is its manifest, which is
written last and whole, so that half a backup is none, and the one before holds. The subjects' keys lie apart, a file
each, because they must be reachable: a destroyed one stays as a mark that it was. Does not: decide what belongs into a
backup. One process writes at a time.

    place.json                  which place, of which station
    backup-key.json             the place's key behind its passphrase
    manifests/ID.json           what a backup holds; ID sorts by time
    objects/ab/abcdef...        files, by their digest
    subjects/HASH.json          a subject's key under the place's key
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.core.errors import LedgerBroken, StorageFault
from app.core.store.keys.holders import remove_overwritten, write_durably

PLACE_FILE = "place.json"
KEY_FILE = "backup-key.json"
SCHEMA_VERSION = 1
_CHUNK_BYTES = 1 << 20


class PlaceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema_version: int = SCHEMA_VERSION
    place_id: str
    station_id: str


class KeptSubject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subject's key; `box` empty once it was destroyed."""

    subject_id: str
    box: bytes


class BackupFolder:
    """See the module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifests = path / "manifests"
        self.objects = path / "objects"
        self.subjects = path / "subjects"

    def place(self) -> PlaceFile | None:
        """Which place this is; None where it is none.

        Raises:
            LedgerBroken: Its file is damaged.
            StorageFault: It cannot be read, or was made by a newer version.
        """
        try:
            place = msgspec.json.decode((self.path / PLACE_FILE).read_bytes(), type=PlaceFile)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StorageFault(f"The backup cannot be read: {error.strerror}.") from error
        except msgspec.MsgspecError as error:
            raise backup_broken("its file 'place.json' is damaged") from error
        if place.schema_version > SCHEMA_VERSION:
            raise StorageFault("This backup was made by a newer version of the application.", advice="Update this one.")
        return place

    def is_place(self, place_id: str) -> bool:
        """Whether the folder is there and is that place."""
        try:
            place = self.place()
        except (LedgerBroken, StorageFault):
            return False
        return place is not None and place.place_id == place_id

    # --- the subjects' keys --------------------------------------------------------------------------------------

    def subject(self, subject_id: str) -> KeptSubject | None:
        """What is kept of a subject's key; None where nothing ever was.

        Raises:
            LedgerBroken: The file is damaged.
            StorageFault: It cannot be read.
        """
        return self._read_subject(self._subject_path(subject_id))

    def all_subjects(self) -> Iterator[KeptSubject]:
        """Raises: LedgerBroken, StorageFault: As `subject`."""
        for path in sorted(self.subjects.glob("*.json")):
            if (kept := self._read_subject(path)) is not None:
                yield kept

    def keep_subject(self, subject_id: str, box: bytes) -> None:
        """Keep a key; one that was destroyed here stays destroyed.

        Raises:
            LedgerBroken, StorageFault: As `subject`, or it cannot be written.
        """
        kept = self.subject(subject_id)
        if kept is None or (kept.box and not box):
            self._write_subject(subject_id, box)

    def destroy_subject_key(self, place_id: str, subject_id: str) -> bool:
        """Overwrite and forget a subject's key, for good; False where none is kept.

        Raises:
            StorageFault: The place cannot be reached, is another one, or the key cannot be overwritten.
        """
        if not self.is_place(place_id):
            raise StorageFault(
                "A backup cannot be reached.",
                meaning="The key that it holds was not destroyed: whoever has this backup and its passphrase can still"
                " read.",
                advice="Connect the disk with the backup, then repeat the erasure there.",
            )
        try:
            kept = self.subject(subject_id)
        except LedgerBroken:
            kept = KeptSubject(subject_id=subject_id, box=b"damaged, and destroyed all the same")
        if kept is not None and not kept.box:
            return False
        remove_overwritten(self._subject_path(subject_id))
        self._write_subject(subject_id, b"")  # where there was none, too: a restored station must know of it
        return kept is not None

    def _subject_path(self, subject_id: str) -> Path:
        return self.subjects / f"{hashlib.sha256(subject_id.encode()).hexdigest()[:32]}.json"

    def _write_subject(self, subject_id: str, box: bytes) -> None:
        make_folder(self.subjects)
        write_durably(self._subject_path(subject_id), msgspec.json.encode(KeptSubject(subject_id=subject_id, box=box)))

    @staticmethod
    def _read_subject(path: Path) -> KeptSubject | None:
        try:
            return msgspec.json.decode(path.read_bytes(), type=KeptSubject)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageFault(f"The backup cannot be read: {error.strerror}.") from error
        except msgspec.MsgspecError as error:
            raise backup_broken("the file of a subject's key is damaged") from error

    # --- objects -------------------------------------------------------------------------------------------------

    def object_path(self, digest: str) -> Path:
        return self.objects / digest[:2] / digest

    def keep_object(self, source: Path) -> tuple[str, int]:
        """Copy a file, as long as it is now, read the copy back, and keep it under its digest; digest and length.

        Raises:
            StorageFault: It cannot be read or written, or the disk does not give back what it was given.
        """
        incoming = self.objects / "incoming"
        make_folder(self.objects)
        digest, length = hashlib.sha256(), 0
        try:
            with source.open("rb") as reading, incoming.open("wb") as writing:
                incoming.chmod(0o600)
                left = os.fstat(reading.fileno()).st_size  # what grows meanwhile belongs into the next backup
                while left and (chunk := reading.read(min(_CHUNK_BYTES, left))):
                    digest.update(chunk)
                    writing.write(chunk)
                    length += len(chunk)
                    left -= len(chunk)
                writing.flush()
                os.fsync(writing.fileno())
            name = digest.hexdigest()
            if digest_of(incoming) != name:
                raise StorageFault("The disk of the backup does not give back what was written to it.")
            self.adopt_object(incoming, name)
        except OSError as error:
            raise StorageFault(
                f"The backup cannot be written: {error.strerror}.",
                meaning="It was not made; the backups before it are as they were.",
                advice="Free space on the disk of the backup, or name another folder.",
            ) from error
        return name, length

    def adopt_object(self, incoming: Path, digest: str) -> None:
        """Give a file that lies on the same disk its place. Raises: OSError: Not translated."""
        path = self.object_path(digest)
        make_folder(path.parent)
        incoming.replace(path)

    def drop_objects(self, digests: set[str]) -> int:
        """Remove these objects; how many were there. Raises: StorageFault: One cannot be removed."""
        dropped = 0
        for digest in digests:
            try:
                self.object_path(digest).unlink()
                dropped += 1
            except FileNotFoundError:
                continue
            except OSError as error:
                raise StorageFault(f"A file of the backup cannot be removed: {error.strerror}.") from error
        return dropped

    def drop_unused(self, used: set[str]) -> int:
        """Remove the objects that no manifest names; how many. Raises: StorageFault: They cannot be removed."""
        dropped = 0
        try:
            for path in sorted(self.objects.rglob("*")):
                if path.is_file() and path.name not in used:
                    path.unlink()
                    dropped += 1
        except OSError as error:
            raise StorageFault(f"Old files of the backup cannot be removed: {error.strerror}.") from error
        return dropped


def digest_of(path: Path) -> str:
    """SHA-256 of a file. Raises: OSError: Not translated."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_folder(path: Path) -> None:
    """Raises: StorageFault: It cannot be made."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageFault(f"The folder of the backup cannot be made: {error.strerror}.") from error


def backup_broken(what: str) -> LedgerBroken:
    return LedgerBroken(
        f"The backup is damaged: {what}.",
        meaning="It was not used; the data folder it came from is not affected.",
        advice="Use another backup, or make a new one while the data folder is there. Keep this one until then.",
    )
