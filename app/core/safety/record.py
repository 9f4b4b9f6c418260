"""Safety's own append-only file: every stop, reset, proof and start, on disk before it is acknowledged.

Guarantees: a record is fsynced when `append` returns; one process has the file at a time (locked); on opening it is
known whether a stop was latched, or the output running, when the last safety program ended or died. A torn last line (a
crash while writing) was never acknowledged and counts for nothing; any other damage counts as a stop.
Does not: hold patient data of its own (the reason of a reset is a person's words and stays in this file).
"""

import errno
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import Conflict, StorageFault
from app.core.safety.stop_machine import Cause, StopCause

FILE_NAME = "stops.jsonl"
SCHEMA_VERSION = 1
_TORN_LINE_ENDED = "torn_line_ended"
_LOCK_AT_BYTE = 2**40  # Windows locks bytes, which may lie beyond the end; so nobody's reading is disturbed.


@dataclass(slots=True)
class Latch:
    """What the file says of the time before.

    Attributes:
        causes: Of the stop that was never reset; empty where none was latched.
        stop_number: Of the newest stop.
        stopped_at: UTC, ISO 8601; empty where there never was a stop.
        running: Whether the output was enabled and neither ended nor stopped.
    """

    causes: tuple[StopCause, ...] = ()
    stop_number: int = 0
    stopped_at: str = ""
    running: bool = False


class StopRecord:
    """The open file. One thread.

    Args:
        folder: The data folder's `safety`.
        clock: For the wall time of each record.

    Raises:
        Conflict: Another safety program has it open.
        StorageFault: It cannot be opened.
    """

    def __init__(self, folder: Path, *, clock: Clock) -> None:
        self._clock = clock
        self.path = folder / FILE_NAME
        self.fault = ""
        self._line_is_torn = False
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError as error:
            raise StorageFault(
                f"The safety program's own file cannot be opened: {error.strerror or error}.",
                meaning="No output can be enabled.",
                advice="Make the data folder writable for this user, then start the workstation again.",
            ) from error
        try:
            _lock(self._file)
            self.latch = self._read()
        except BaseException:
            os.close(self._file)
            raise

    def _read(self) -> Latch:
        latch = Latch()
        *lines, torn = self.path.read_bytes().split(b"\n")
        # An unreadable line is a torn one if the next says so; any other was changed by somebody else.
        unreadable_before = damaged = False
        for line in filter(None, lines):
            event = _take(latch, line)
            if unreadable_before and event != _TORN_LINE_ENDED:
                damaged = True
            if event == "reset":
                damaged = False
            unreadable_before = event == ""
        self._line_is_torn = bool(torn)
        if latch.running:
            latch.causes = (StopCause(Cause.SAFETY_DIED, "safety"),)
        elif (damaged or unreadable_before) and not latch.causes:
            latch.causes = (StopCause(Cause.RECORD_DAMAGED, FILE_NAME),)
        return latch

    def append(self, event: str, *, durable: bool = True, **content: object) -> str:
        """Write one record to disk; its wall time.

        Where it need not be `durable`, the disk is not waited for; the next record that must be takes it along.
        A failure is kept in `fault` and never raised: a stop must not fail because a disk is full.
        """
        at = self._clock.wall().isoformat(timespec="milliseconds")
        entry = {"schema_version": SCHEMA_VERSION, "event": event, "at": at}
        entry["monotonic_ns"] = self._clock.monotonic_ns()
        line = json.dumps(entry | content, separators=(",", ":")).encode() + b"\n"
        if self._line_is_torn:
            line = b"\n" + json.dumps({"event": _TORN_LINE_ENDED, "at": at}).encode() + b"\n" + line
        try:
            written = os.write(self._file, line)
            self._line_is_torn = self._line_is_torn or 0 < written < len(line)
            if written != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._line_is_torn = False
            if durable:
                os.fsync(self._file)
        except OSError as error:
            self.fault = f"The safety program's own file cannot be written ({error.strerror or error})."
        else:
            self.fault = ""
        return at

    def require(self, meaning: str) -> None:
        """Raise StorageFault, with this meaning, where the newest record is not on disk."""
        if self.fault:
            raise StorageFault(
                self.fault,
                meaning=meaning,
                advice="Free space on the disk or make the data folder writable, then try again.",
            )

    def close(self) -> None:
        """Let go of the file and its lock."""
        os.close(self._file)


def _take(latch: Latch, line: bytes) -> str:
    """Carry one record into `latch`; its event, "" where it cannot be understood."""
    try:
        entry = json.loads(line)
        event, at = str(entry["event"]), str(entry["at"])
        if event == "stopped":
            number = int(entry["stop_number"])
            causes = tuple(StopCause(str(cause), str(source)) for cause, source in entry["causes"])
            latch.stop_number, latch.stopped_at = max(number, latch.stop_number), at
            latch.causes, latch.running = causes, False
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    if event == "running":
        latch.running = True
    elif event == "finished":
        latch.running = False
    elif event == "reset":
        latch.causes = ()
    return event


def _lock(file: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, _LOCK_AT_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Conflict(
            "Another safety program already runs on this data folder.",
            meaning="This one ends; the running one keeps its outputs.",
            advice="Nothing need be done.",
        ) from error
