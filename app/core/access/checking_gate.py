"""How many passwords are checked or hashed at a time: each takes a tenth of a second of all cores and 64 MiB.

Guarantees: one at a time for each program that asks, and two in all; whoever comes beyond that is refused at once and
keeps no thread waiting, so that a flood of sign-ins delays other requests by little and memory is bounded.
Does not: wait. Any thread.
"""

import contextlib
import threading
from collections.abc import Iterator

from app.core.errors import Conflict

AT_ONCE = 2


class CheckingGate:
    """See the module."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside: set[str] = set()

    @contextlib.contextmanager
    def entered(self, peer: str) -> Iterator[None]:
        """Hold a place.

        Raises:
            Conflict: There is none.
        """
        with self._lock:
            if peer in self._inside or len(self._inside) >= AT_ONCE:
                raise Conflict(
                    "A password is being checked already.",
                    meaning="This one was not looked at, and counts for nothing.",
                    advice="Try again in a moment.",
                )
            self._inside.add(peer)
        try:
            yield
        finally:
            with self._lock:
                self._inside.discard(peer)
