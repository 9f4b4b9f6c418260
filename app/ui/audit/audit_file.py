"""Writes a file that somebody chose a place for: whole or not there, readable by its owner only.

Guarantees: called on the background's thread; a failure is an error that says what to do. Does not: choose the place.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from app.core.errors import StorageFault


def write_new(path: Path, pieces: Sequence[str]) -> str:
    """Write it; its name.

    Raises:
        StorageFault: It cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageFault(
            "The file could not be written.",
            meaning=f"Nothing else is affected ({error.strerror}).",
            advice="Choose another folder, or free space on the disk.",
        ) from error
    return path.name
