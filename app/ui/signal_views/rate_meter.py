"""How many samples a second really arrive, and how long ago the last one did.

Guarantees: counts what came, not what the source says of itself: lost blocks and silence lower the figure. Pure; the
clock is the caller's.
"""

from collections import deque

WINDOW_NS = 3_000_000_000
FEWEST_NS = 1_000_000_000


class RateMeter:
    """The rate of one stream over the last seconds."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, int]] = deque()

    @property
    def newest_ns(self) -> int | None:
        """When the newest block was handed over by the device; None before the first."""
        return self._seen[-1][0] if self._seen else None

    def take(self, host_monotonic_ns: int, n_samples: int) -> None:
        """A block that has arrived."""
        self._seen.append((host_monotonic_ns, n_samples))
        while self._seen[0][0] < host_monotonic_ns - WINDOW_NS:
            self._seen.popleft()

    def rate_hz(self, now_ns: int) -> float | None:
        """None before there is a second to judge by; 0 where it came once and comes no more."""
        if self._seen and now_ns - self._seen[-1][0] > FEWEST_NS:
            return 0.0
        if len(self._seen) < 2:
            return None
        span_ns = self._seen[-1][0] - self._seen[0][0]
        if span_ns < FEWEST_NS:
            return None
        # The first block's samples were taken before the span begins.
        return (sum(n for _, n in self._seen) - self._seen[0][1]) * 1e9 / span_ns
