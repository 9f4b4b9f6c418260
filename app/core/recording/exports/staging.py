"""Where an export lies until it has been checked: hidden beside its target, under a name that says so.

Guarantees: nothing appears under its own name before `publish`; leaving the `with` block in any other way (an error,
Ctrl-C) removes everything. What a killed process leaves is called `.NAME.unchecked`, and goes with the next export to
the same target. Does not: make several files appear in one instant. One thread.
"""

import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from app.core.errors import StorageFault


class Staging:
    """The files (or folders) of one export. Disk errors leave the `with` block as `StorageFault`."""

    def __init__(self) -> None:
        self._waiting: dict[Path, Path] = {}

    def place(self, target: Path) -> Path:
        """Where to write what will be called `target`; free to be written."""
        unchecked = target.with_name(f".{target.name}.unchecked")
        _remove(unchecked)
        self._waiting[target] = unchecked
        return unchecked

    def folder(self, target: Path) -> Path:
        """The same for a folder, which is made."""
        unchecked = self.place(target)
        unchecked.mkdir()
        return unchecked

    def publish(self) -> tuple[Path, ...]:
        """Give everything its own name, replacing what was there; the targets in the order they were placed."""
        for target, unchecked in self._waiting.items():
            if target.is_dir() and unchecked.is_dir():
                target.rmdir()  # an empty one; not every system moves a folder onto it
            unchecked.replace(target)
        published = tuple(self._waiting)
        self._waiting.clear()
        return published

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for unchecked in self._waiting.values():
            _remove(unchecked)
        if isinstance(error, OSError):
            names = ", ".join(target.name for target in self._waiting) or "the export"
            raise StorageFault(
                f"{names} could not be written: {error.strerror or error}.",
                meaning="Nothing was exported; the recording itself is intact.",
                advice="Free space, or choose another place, and export again.",
            ) from error


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
