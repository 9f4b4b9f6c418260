"""Keeps a growing file safe on the disk without making its writer wait.

Guarantees: what was written is asked of the disk at most `EVERY_S` apart (and at once where wanted); an error of the
disk is handed to the writer at its next turn; `close` is bounded by one last sync. Slow syncs are counted, not hidden.
Does not: write. The thread inside does nothing but `fsync`, which waits outside Python's lock.
May be called from the writer's thread only.
"""

import os
import threading

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import StorageFault

EVERY_S = 0.5
SLOW_S = 1.0


def sync_now(descriptor: int) -> None:
    """Raises: StorageFault: The disk did not take it."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        raise StorageFault(f"The disk did not store the recording: {error.strerror}.") from error


def sync_folder(path: "os.PathLike[str]") -> None:
    """Make a new file's name durable (POSIX; Windows does it by itself)."""
    if os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync_now(descriptor)
    finally:
        os.close(descriptor)


class DiskSync:
    """Syncs one open file from a thread of its own, and closes it in the end."""

    def __init__(self, descriptor: int, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._descriptor = descriptor
        self._clock = clock
        self._condition = threading.Condition()
        self._wanted_by_ns: int | None = None
        self._syncing = False
        self._ending = False
        self._fault: StorageFault | None = None
        self.longest_s = 0.0
        self.slow = 0
        self._thread = threading.Thread(target=self._run, name="recording-sync", daemon=True)
        self._thread.start()

    def note_written(self, *, at_once: bool = False) -> None:
        """Something was written; it will be on the disk within `EVERY_S` (or as soon as the disk can).

        Raises:
            StorageFault: An earlier sync failed: what the disk holds is not known any more.
        """
        with self._condition:
            if self._fault is not None:
                raise self._fault
            due_ns = self._clock.monotonic_ns() + (0 if at_once else round(EVERY_S * 1e9))
            if self._wanted_by_ns is None or due_ns < self._wanted_by_ns:
                self._wanted_by_ns = due_ns
                # A later turn of the thread sees the deadline anyway; only the first and a hurried one must wake it.
                self._condition.notify_all()

    def wait_durable(self, timeout_s: float) -> bool:
        """Whether everything written before this call is on the disk; waits up to `timeout_s`.

        Where it is not yet, it will be as soon as the disk can, or the next write raises.

        Raises:
            StorageFault: The disk did not take it.
        """
        self.note_written(at_once=True)
        with self._condition:
            done = self._condition.wait_for(
                lambda: self._fault is not None or (self._wanted_by_ns is None and not self._syncing), timeout_s
            )
            if self._fault is not None:
                raise self._fault
        return done

    def end(self) -> None:
        """Let the thread store what is still due, close the file and end; returns at once."""
        with self._condition:
            self._ending = True
            self._condition.notify_all()

    def ended(self, timeout_s: float) -> bool:
        """Whether the file is stored and closed; waits up to `timeout_s`.

        Raises:
            StorageFault: The disk did not take it.
        """
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            return False
        if self._fault is not None:
            raise self._fault
        return True

    def _run(self) -> None:
        ending = False
        while not ending:
            with self._condition:
                while not self._ending and (left_s := self._left_s()) > 0:
                    self._condition.wait(None if left_s == float("inf") else left_s)
                ending = self._ending
                self._wanted_by_ns = None
                self._syncing = True
            self._sync()
        os.close(self._descriptor)

    def _left_s(self) -> float:
        if self._wanted_by_ns is None:
            return float("inf")
        return (self._wanted_by_ns - self._clock.monotonic_ns()) / 1e9

    def _sync(self) -> None:
        started_ns = self._clock.monotonic_ns()
        fault: StorageFault | None = None
        try:
            sync_now(self._descriptor)
        except StorageFault as error:
            fault = error
        took_s = (self._clock.monotonic_ns() - started_ns) / 1e9
        with self._condition:
            self._fault = self._fault or fault
            self._syncing = False
            self.longest_s = max(self.longest_s, took_s)
            self.slow += took_s > SLOW_S
            self._condition.notify_all()
