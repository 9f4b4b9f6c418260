"""Time stamps that jump: was something left out, or did it only come late?

Guarantees: a late burst is told from a pause however it is cut into pieces on its way: what follows a jump is held back
until it is clear, which is mostly with the next sample, and `LONGEST_JITTER_S` at the most. Nothing is dropped and the
order stays. Does not: know streams, indices or clocks; pure. One instance a stream, one thread.
"""

import numpy as np
from numpy.typing import NDArray

# As long as a device may be silent: what is told as silence must not go by without a gap.
LONGEST_JITTER_S = 0.25


def pauses_in(times_s: NDArray[np.float64], last_s: float | None, rate_hz: float) -> list[int]:
    """Positions of the samples before which something was left out.

    Stamped late, but caught up with by the end of what has come, is jitter.

    Args:
        times_s: Time stamps, at least one.
        last_s: Time stamp of the sample before; None where there is none.
    """
    steps_s, late_s = _lateness(times_s, last_s, rate_hz)
    jumps = np.flatnonzero(steps_s > LONGEST_JITTER_S).tolist()
    return [k for k in jumps if late_s[-1] - (late_s[k] - steps_s[k]) > LONGEST_JITTER_S]


def _lateness(
    times_s: NDArray[np.float64], last_s: float | None, rate_hz: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """By how much each sample came later than due after the one before it, and after the first."""
    before_s = times_s[0] - 1 / rate_hz if last_s is None else last_s
    steps_s = np.diff(times_s, prepend=before_s) - 1 / rate_hz
    return steps_s, np.cumsum(steps_s)


class LslJumps:
    """What is held back of one stream."""

    def __init__(self, rate_hz: float) -> None:
        self._rate_hz = rate_hz
        self._values: NDArray[np.float64] | None = None
        self._stamps_s: NDArray[np.float64] = np.empty(0)
        self._since_ns = 0

    def take(
        self,
        values: NDArray[np.float64],
        stamps_s: NDArray[np.float64],
        last_s: float | None,
        now_ns: int,
        *,
        everything: bool = False,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What may be placed now, of what was held back and what has come.

        Args:
            values: Of shape (n, n_channels); n may be 0.
            stamps_s: Their time stamps, on the axis of `last_s`.
            last_s: Time stamp of the sample that was placed last; None for none, or where a jump means nothing.
            everything: Whether nothing more will come.
        """
        held = self._values is not None
        if self._values is not None:
            values = np.concatenate((self._values, values)) if len(values) else self._values
            stamps_s = np.concatenate((self._stamps_s, stamps_s))
        self._values, self._stamps_s = None, np.empty(0)
        if not len(stamps_s) or everything or last_s is None:
            return values, stamps_s
        unclear = self._unclear(stamps_s, last_s)
        if unclear is None:
            return values, stamps_s
        if not held or unclear > 0:
            self._since_ns = now_ns
        elif now_ns - self._since_ns > LONGEST_JITTER_S * 1e9:
            return values, stamps_s
        self._values, self._stamps_s = values[unclear:], stamps_s[unclear:]
        return values[:unclear], stamps_s[:unclear]

    def _unclear(self, stamps_s: NDArray[np.float64], last_s: float) -> int | None:
        """Position of the first jump that may still turn out to be a late burst: its samples come faster than due."""
        pauses = pauses_in(stamps_s, last_s, self._rate_hz)
        if not pauses:
            return None
        _, late_s = _lateness(stamps_s, last_s, self._rate_hz)
        for k in pauses:
            further = len(stamps_s) - 1 - k
            if late_s[k] - late_s[-1] >= 0.5 * further / self._rate_hz:
                return k
        return None
