"""The open end of a recording: one segment file that only grows.

Guarantees: a record is handed to the operating system in one call, whole or not at all: where the disk is full in the
middle of one, the part is taken back. What was handed over survives the death of this program at once, and the loss
of power after at most a second. Does not: know what records mean. One thread: the one that writes.
"""

import contextlib
import hashlib
import os
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, StorageFault
from app.core.recording.framing import RecordKind, frame
from app.core.recording.syncing import DiskSync, sync_folder

FULL_ADVICE = "Free space on the disk (or choose another data folder), then start a new recording."


class SegmentFile:
    """A new segment.

    Raises:
        Conflict: A file of that name exists already.
        StorageFault: It cannot be made.
    """

    def __init__(self, path: Path, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self.path = path
        self.size = 0
        self.sealed_to = 0
        self._number = 0
        self._digest = hashlib.sha256()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            self._descriptor = os.open(path, flags, 0o600)
        except FileExistsError as error:
            raise Conflict(f"The segment {path.name} exists already.") from error
        except OSError as error:
            raise StorageFault(f"The segment {path.name} cannot be made: {error.strerror}.") from error
        try:
            sync_folder(path.parent)
        except StorageFault:
            os.close(self._descriptor)
            raise
        self._sync = DiskSync(self._descriptor, clock=clock)

    @property
    def slow_syncs(self) -> int:
        return self._sync.slow

    @property
    def longest_sync_s(self) -> float:
        return self._sync.longest_s

    def append(self, kind: RecordKind, *payload: "bytes | memoryview", at_once: bool = False) -> None:
        """Put a record at the end.

        Args:
            payload: The parts of its payload, in order.
            at_once: Ask the disk for it now rather than within a second.

        Raises:
            StorageFault: The disk is full or failed; nothing of this record is left in the file.
        """
        parts = [frame(kind, self._number, *payload), *payload]
        self._write(parts)
        for part in parts:
            self._digest.update(part)
        self._number += 1
        self._sync.note_written(at_once=at_once)

    def wait_durable(self, timeout_s: float) -> bool:
        """Whether everything appended is on the disk; waits up to `timeout_s`.

        Raises:
            StorageFault: The disk did not take it.
        """
        return self._sync.wait_durable(timeout_s)

    def take_digest(self) -> tuple[int, int, str]:
        """Range and SHA-256 of what was appended since the last call."""
        first, self.sealed_to = self.sealed_to, self.size
        digest, self._digest = self._digest.hexdigest(), hashlib.sha256()
        return first, self.size, digest

    def retire(self) -> None:
        """Nothing more will be appended: store what is still due and close, without waiting for it."""
        self._sync.end()

    def retired(self, timeout_s: float) -> bool:
        """Whether a retired file is stored and closed; waits up to `timeout_s`.

        Raises:
            StorageFault: The disk did not take it.
        """
        return self._sync.ended(timeout_s)

    def _write(self, parts: "list[bytes | memoryview]") -> None:
        total = sum(len(part) for part in parts)
        written = 0
        try:
            if hasattr(os, "writev"):
                written = os.writev(self._descriptor, parts)
            if written < total:
                rest = memoryview(b"".join(parts))
                while written < total:
                    written += os.write(self._descriptor, rest[written:])
        except OSError as error:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self.size)
                os.lseek(self._descriptor, self.size, os.SEEK_SET)
            raise StorageFault(
                f"The recording could not be written: {error.strerror or error}.", advice=FULL_ADVICE
            ) from error
        self.size += total
