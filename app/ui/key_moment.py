"""When a key was pressed, on this program's own monotonic clock.

Guarantees: what the window handles late is dated back by as much as it was late; never into the future, and never by
more than `MOST_LATE_MS`. Where the system gives no time with its keys, the answer is the moment of handling.
Does not: listen to keys. GUI thread only.

The system dates keys by a clock whose zero is unknown here. The smallest difference ever seen between its time and ours
is a key that was handled at once; what any other key has more than that is how late it was handled.
"""

from app.core.clock import Clock

MOST_LATE_MS = 10_000.0
# A shortcut is handled right after its key; what was noted longer ago was another key.
SAME_KEY_NS = 100_000_000


class KeyMoment:
    """See the rules at the top of this module."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._least_ms: float | None = None
        self._pressed_ns: int | None = None
        self._noted_ns = 0

    def note(self, system_ms: int) -> None:
        """A key arrived that the system dates so (0: it does not)."""
        now_ns = self._clock.monotonic_ns()
        self._pressed_ns = self._noted_ns = now_ns
        if system_ms <= 0:
            return
        apart_ms = now_ns / 1e6 - system_ms
        if self._least_ms is None or not 0 <= apart_ms - self._least_ms <= MOST_LATE_MS:
            # The first, an earlier one than ever, or a clock that was set anew (X counts in 32 bits).
            self._least_ms = apart_ms
        self._pressed_ns = now_ns - round((apart_ms - self._least_ms) * 1e6)

    def take(self) -> int | None:
        """When the key was pressed that is handled now; None where it was none (a button, say)."""
        pressed_ns, self._pressed_ns = self._pressed_ns, None
        return pressed_ns if self._clock.monotonic_ns() - self._noted_ns <= SAME_KEY_NS else None
