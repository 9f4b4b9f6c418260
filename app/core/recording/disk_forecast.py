"""How long the recording still fits on its disk, from what it has grown by.

Guarantees: says nothing before it has measured; never less than nothing. In minutes of signal: for a device that is
minutes on the clock, for a file played faster than that it is what of it still fits. Does not: look at the disk. Pure;
one thread.
"""

from collections import deque

MEASURED_OVER_S = 60.0
SHORTEST_MEASURE_S = 2.0


class DiskForecast:
    """Fed with each progress of one recording.

    Args:
        reserve_bytes: Kept out of the reckoning (`limits.disk.reserve`).
    """

    def __init__(self, *, reserve_bytes: int) -> None:
        self._reserve_bytes = reserve_bytes
        self._seen: deque[tuple[float, int]] = deque()

    def minutes_left(self, seconds: float, bytes_written: int, free_bytes: int) -> float | None:
        """Minutes of signal that still fit; None where too little has been recorded to say.

        Args:
            seconds: Stream time recorded.
            bytes_written: Size of the recording.
            free_bytes: Free on its disk now.
        """
        if not self._seen or seconds > self._seen[-1][0]:
            self._seen.append((seconds, bytes_written))
        while len(self._seen) > 2 and seconds - self._seen[1][0] >= MEASURED_OVER_S:
            self._seen.popleft()
        measured_s = self._seen[-1][0] - self._seen[0][0]
        grown = self._seen[-1][1] - self._seen[0][1]
        if measured_s < SHORTEST_MEASURE_S or grown <= 0:
            return None
        return max(0.0, (free_bytes - self._reserve_bytes) * measured_s / grown / 60.0)
