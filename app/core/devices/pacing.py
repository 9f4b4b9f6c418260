"""How fast a driver that makes or reads its samples hands them over.

Guarantees: at speed s, stream time runs s times as fast as the monotonic clock, without drift. Does not: know samples.
One thread at a time.
"""

import math

from app.core.clock import Clock


class Pace:
    """Stream time as the clock goes on; at speed None all of it is there at once."""

    def __init__(self, clock: Clock, speed: float | None) -> None:
        self._clock = clock
        self._speed = speed
        self._started_ns = clock.monotonic_ns()
        self._from_s = 0.0

    def start(self, from_s: float) -> None:
        """Stream time is `from_s` now."""
        self._started_ns = self._clock.monotonic_ns()
        self._from_s = from_s

    def reached_s(self) -> float:
        """Stream time now; infinite at speed None."""
        if self._speed is None:
            return math.inf
        return self._from_s + (self._clock.monotonic_ns() - self._started_ns) * 1e-9 * self._speed

    def wait_for(self, stream_time_s: float, timeout_s: float) -> bool:
        """Sleep until stream time is there, or for `timeout_s`; whether it is there."""
        ahead_s = stream_time_s - self.reached_s()
        if ahead_s <= 0 or self._speed is None:
            return True
        wait_s = ahead_s / self._speed
        # One nanosecond more, so that rounding does not wake us just before the moment.
        self._clock.sleep(min(wait_s + 1e-9, timeout_s))
        return wait_s <= timeout_s and self.reached_s() >= stream_time_s
