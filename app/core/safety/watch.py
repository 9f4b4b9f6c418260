"""Told of every change of the safety stop.

Guarantees: each status of the safety program comes out once, in order, and a lost link comes out as a status with state
"link_lost". Does not: hold a lease. One thread.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.safety.link import Link
from app.core.safety.messages import Malformed, wait_readable
from app.core.safety.status import LINK_LOST, SafetyStatus


class SafetyWatch:
    """A watcher's end.

    Args:
        runtime: The runtime folder of the data folder.
        clock: Monotonic time.
        name: Who watches: the safety program misses a "station" that goes without a word.
    """

    def __init__(self, runtime: Path, *, clock: Clock = SYSTEM_CLOCK, name: str = "") -> None:
        self._link = Link(runtime, clock=clock, greeting={"role": "watch", "pid": os.getpid(), "name": name})
        self.status = SafetyStatus(state=LINK_LOST)

    @property
    def connected(self) -> bool:
        """Whether the safety program was heard in the last second."""
        return self._link.connected

    def fileno(self) -> int:
        """To wait on for reading; -1 while there is no connection. Ask anew before each wait."""
        return self._link.fileno()

    def service(self) -> tuple[SafetyStatus, ...]:
        """What has changed since the last call; never blocks. Call it four times a second at least."""
        changes: list[SafetyStatus] = []
        for message in self._link.service():
            if message.kind != "status":
                continue
            try:
                status = SafetyStatus.from_message(message)
            except Malformed:
                self._link.drop()
                break
            if status != self.status:
                changes.append(status)
                self.status = status
        if not self.connected and self.status.state != LINK_LOST:
            # Numbers and latencies of the past stay; what the output does now is not known.
            self.status = replace(self.status, state=LINK_LOST, output="unknown", holders=(), hindrances=())
            changes.append(self.status)
        return tuple(changes)

    def wait(self, timeout_s: float) -> tuple[SafetyStatus, ...]:
        """As `service`, waiting up to `timeout_s` for something to come."""
        handle = self.fileno()
        wait_readable((handle,), timeout_s if handle >= 0 else min(timeout_s, 0.05))
        return self.service()

    def __iter__(self) -> Iterator[SafetyStatus]:
        """Each change, for ever; waits."""
        while True:
            yield from self.wait(0.25)

    def close(self) -> None:
        """Take leave."""
        self._link.send("bye")
        self._link.drop()
