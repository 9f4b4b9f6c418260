"""Which sample was the newest one drawn, and since when: what a person had before the eyes when a key went down.

Guarantees: the answer is a sample's own time, to the sample, at every rate; a key that is handled late (the window was
busy) still gets what was drawn when it was pressed. Remembers the last few seconds. Does not: know of keys. Pure.
"""

import math
from bisect import bisect_right
from collections import deque

REMEMBERED = 1024  # frames: 17 s at 60 a second


class DrawnSamples:
    """See the rules at the top of this module."""

    def __init__(self) -> None:
        self._since_ns: deque[int] = deque(maxlen=REMEMBERED)
        self._sample_s: deque[float] = deque(maxlen=REMEMBERED)

    def note(self, at_ns: int, drawn_to_s: float, rate_hz: float) -> None:
        """From now on everything before `drawn_to_s` is drawn."""
        newest = max(0, math.ceil(drawn_to_s * rate_hz - 1e-6) - 1)
        if self._sample_s and newest / rate_hz < self._sample_s[-1]:
            self.forget()  # a stream that began anew
        if self._sample_s and newest / rate_hz == self._sample_s[-1]:
            return
        self._since_ns.append(at_ns)
        self._sample_s.append(newest / rate_hz)

    def at(self, at_ns: int) -> float | None:
        """Stream time of the newest sample that was drawn at that moment; the oldest known where it is longer ago."""
        if not self._since_ns:
            return None
        return self._sample_s[max(0, bisect_right(self._since_ns, at_ns) - 1)]

    def forget(self) -> None:
        self._since_ns.clear()
        self._sample_s.clear()
