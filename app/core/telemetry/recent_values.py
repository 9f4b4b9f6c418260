"""Keeps the last values of a figure, and says how they are spread.

Guarantees: bounded memory; adding is constant time. Does not: keep time. One thread.
"""

import math
from collections import deque

KEPT = 2048


class RecentValues:
    """The last `KEPT` values of one figure."""

    def __init__(self) -> None:
        self._values: deque[float] = deque(maxlen=KEPT)

    def add(self, value: float) -> None:
        self._values.append(value)

    def quantile(self, share: float) -> float:
        """The smallest value that at least `share` (0 to 1) of the kept ones do not exceed; 0 where there are none."""
        if not self._values:
            return 0.0
        ordered = sorted(self._values)
        return ordered[max(0, math.ceil(share * len(ordered)) - 1)]

    def counters(self, name: str) -> dict[str, float]:
        """For a heartbeat: the median and the 99th percentile as `<name>_p50` and `<name>_p99`."""
        return {f"{name}_p50": self.quantile(0.5), f"{name}_p99": self.quantile(0.99)}
