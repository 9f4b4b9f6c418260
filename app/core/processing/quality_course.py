"""How the share of good electrodes went over a recording, in so many steps that a page can show.

Guarantees: at most `MOST_STEPS` whatever the length; where nothing could be judged (a gap) the step says `NOT_JUDGED`.
Does not: judge. One thread.
"""

import numpy as np
from numpy.typing import NDArray

MOST_STEPS = 480
NOT_JUDGED = -1.0


class QualityCourse:
    """Adds up epochs.

    Args:
        span_s: From the recording's first sample to its last.
        epoch_s: Length of an epoch; a step is at least as long.
    """

    def __init__(self, span_s: float, epoch_s: float) -> None:
        steps = int(min(MOST_STEPS, max(1.0, span_s / epoch_s))) if epoch_s > 0 and span_s > 0 else 0
        self.step_s = span_s / steps if steps else 0.0
        self._total = np.zeros(steps)
        self._epochs = np.zeros(steps, dtype=np.int64)
        self._half_s = epoch_s / 2

    def add(self, begin_s: float, good: NDArray[np.bool_]) -> None:
        """An epoch, and which of the electrodes that count are good in it."""
        at = min(int((begin_s + self._half_s) / self.step_s), self._total.size - 1)
        self._total[at] += float(good.mean())
        self._epochs[at] += 1

    def shares(self) -> tuple[float, ...]:
        """By step, 0 to 1."""
        return tuple(
            round(float(total / count), 3) if count else NOT_JUDGED
            for total, count in zip(self._total, self._epochs, strict=True)
        )
