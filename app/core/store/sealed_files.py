"""Files about a subject, sealed at rest under that subject's key: reports and the orders of sessions.

Guarantees: what is written is whole or not there, durable, readable by this user only, and opens only with the
subject's key and as what it was written as; no clear form of it touches the disk. Where the key was destroyed it never
opens again. No key is held between two calls, so that an erasure counts at once. Does not: decide who may read; make a
key (the first entry of the log about a subject does). Any thread.
"""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from app.core.errors import LedgerBroken, NotFound, StorageFault
from app.core.store.keys.subject_keys import SubjectKeys

SUFFIX = ".sealed"
_MAGIC = b"NEURASCALE SEALED 1\n"


class SealedFiles:
    """See the rules at the top of this module.

    Args:
        keys: Gives the keys of the subjects, anew each time.
    """

    def __init__(self, keys: Callable[[], SubjectKeys]) -> None:
        self._keys = keys

    def write(self, path: Path, plain: bytes, *, subject_id: str, place: str) -> None:
        """Seal `plain` into the file.

        Args:
            place: What it is ("report <session id>"); must be said again to open it.

        Raises:
            ErasedSubject: The subject was erased; nothing more is kept about it.
            LedgerBroken, StorageFault: The key cannot be had, or the disk refused; what was there before is untouched.
        """
        write_private(path, _MAGIC + self._keys().seal(subject_id, plain, place=place))

    def read(self, path: Path, *, subject_id: str, place: str) -> bytes:
        """What was sealed.

        Raises:
            NotFound: There is no such file.
            ErasedSubject: The subject was erased.
            LedgerBroken: It does not open: changed, cut, or put in another's place.
            StorageFault: It cannot be read.
        """
        try:
            kept = path.read_bytes()
        except FileNotFoundError as error:
            raise NotFound("There is no such sealed file.", meaning="It was never written, or was removed.") from error
        except OSError as error:
            raise StorageFault(f"A sealed file cannot be read: {error.strerror or error}.") from error
        if not kept.startswith(_MAGIC):
            raise LedgerBroken("A sealed file is damaged, or was sealed by a newer version.")
        return self._keys().open(subject_id, kept[len(_MAGIC) :], place=place)


def is_sealed(path: Path) -> bool:
    """Whether the file is of this form.

    Raises:
        StorageFault: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        raise StorageFault(f"A file cannot be read: {error.strerror or error}.") from error


def write_private(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, durable, readable by this user only.

    Raises:
        StorageFault: The disk refused; nothing of it is left.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise StorageFault(f"{path.suffix or 'A'} file cannot be written: {error.strerror or error}.") from error


def overwrite_and_remove(path: Path) -> None:
    """Remove a clear file after writing over its bytes; on flash and copying file systems only the removal counts.

    Raises:
        StorageFault: It is still there.
    """
    try:
        with contextlib.suppress(OSError), path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(os.urandom(min(left, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFault(f"A clear file cannot be removed: {error.strerror or error}.") from error
