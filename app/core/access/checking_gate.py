"""How many passwords are checked or hashed at a time: each takes a tenth of a second of all cores and 64 MiB.

Guarantees: one at a time for each program that asks, and two in all; `BURST` at once, and then `PER_S` a second.
Whoever comes beyond that is refused at once and keeps no thread waiting, so that a flood of sign-ins, under whatever
names, takes a bounded part of the cores and of memory from what records. Does not: wait. Any thread.
"""

import contextlib
import threading
from collections.abc import Iterator

from app.core.clock import Clock
from app.core.errors import Conflict

AT_ONCE = 2
BURST = 30
PER_S = 1.0


class CheckingGate:
    """See the module."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._inside: set[str] = set()
        self._left = float(BURST)
        self._counted_ns = clock.monotonic_ns()

    @contextlib.contextmanager
    def entered(self, peer: str) -> Iterator[None]:
        """Hold a place.

        Raises:
            Conflict: There is none.
        """
        with self._lock:
            now_ns = self._clock.monotonic_ns()
            self._left = min(float(BURST), self._left + PER_S * (now_ns - self._counted_ns) / 1e9)
            self._counted_ns = now_ns
            if peer in self._inside or len(self._inside) >= AT_ONCE or self._left < 1:
                raise Conflict(
                    "Too many passwords are being checked.",
                    meaning="This one was not looked at, and counts for nothing.",
                    advice="Try again in a moment.",
                )
            self._inside.add(peer)
            self._left -= 1
        try:
            yield
        finally:
            with self._lock:
                self._inside.discard(peer)
