"""What an export has written, in numbers: size and digest of each file.

Guarantees: read from the disk after everything was published, piece by piece. Does not: keep paths; the names are those
below what was asked for. Any thread or process.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from app.core.errors import StorageFault

_CHUNK_BYTES = 1 << 20


class ExportedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file. `name`: as it is called, below the data set's folder where it is one."""

    name: str
    n_bytes: int
    sha256: str


def describe_files(written: Iterable[Path]) -> tuple[ExportedFile, ...]:
    """Every file of an export, folders with all that is in them, sorted within.

    Raises:
        StorageFault: One of them cannot be read.
    """
    found: list[ExportedFile] = []
    for path in written:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.is_file())
            found += [_describe(one, f"{path.name}/{one.relative_to(path).as_posix()}") for one in inside]
        else:
            found.append(_describe(path, path.name))
    return tuple(found)


def _describe(path: Path, name: str) -> ExportedFile:
    digest = hashlib.sha256()
    n_bytes = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                n_bytes += len(chunk)
    except OSError as error:
        raise StorageFault(f"{name} was written and cannot be read: {error.strerror or error}.") from error
    return ExportedFile(name=name, n_bytes=n_bytes, sha256=digest.hexdigest())
