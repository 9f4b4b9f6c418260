"""The lines of safety's own file, for whoever reads beside its owner.

Guarantees: every line that can be read comes out once, in order; torn and damaged ones are passed over, because the
file's owner deals with them. Does not: lock, write or repair; works while the safety program runs. Any process.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.core.errors import StorageFault
from app.core.safety.record import FILE_NAME


def record_lines(folder: Path, *, without_it: str) -> Iterator[dict[str, Any]]:
    """All lines that are JSON objects; none where there is no file.

    Args:
        folder: The data folder's `safety`.
        without_it: What it means that the file cannot be read, as a sentence.

    Raises:
        StorageFault: The file is there but cannot be read.
    """
    try:
        content = (folder / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageFault(
            f"The safety program's own file cannot be read: {error.strerror or error}.", meaning=without_it
        ) from error
    for raw in content.splitlines():
        try:
            entry = json.loads(raw)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict):
            yield entry
