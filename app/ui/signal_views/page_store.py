"""The last stretch of one stream, kept for drawing it again after a change of scale or montage.

Guarantees: memory is fixed by the stream's rate; what is missing reads as NaN and is known as a gap (missing in the
source) or as lost (missing only here, on the screen). Does not: filter, scale or
draw. GUI thread only; needs no screen.
"""

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.core.signals.blocks import SampleBlock

AT_MOST_BYTES = 192_000_000


class Missing(StrEnum):
    """Why samples are not there."""

    GAP = "gap"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class MissingStretch:
    """Samples [first, end) that are not there."""

    kind: Missing
    first: int
    end: int


class PageStore:
    """A ring over the newest samples of one stream, addressed by absolute sample index.

    Args:
        seconds: How much to keep; less where it would need more than `AT_MOST_BYTES`.
    """

    def __init__(self, n_channels: int, rate_hz: float, seconds: float) -> None:
        self.n_channels = n_channels
        self._seconds = seconds
        self._make_room(rate_hz)
        self._missing: deque[MissingStretch] = deque(maxlen=256)
        self._next_sequence: int | None = None
        self.begin = 0
        self.end = 0

    def _make_room(self, rate_hz: float) -> None:
        wanted = int(self._seconds * rate_hz) + 1
        self.rate_hz = rate_hz
        self.capacity = max(64, min(wanted, AT_MOST_BYTES // (4 * max(self.n_channels, 1))))
        # Not filled: what was never written is never read, and touching so much memory at once is a pause that is seen.
        self._values = np.empty((self.n_channels, self.capacity), dtype=np.float32)

    @property
    def first(self) -> int:
        """Index of the oldest sample still held."""
        return max(self.begin, self.end - self.capacity)

    @property
    def missing(self) -> tuple[MissingStretch, ...]:
        return tuple(self._missing)

    def append(self, block: SampleBlock) -> bool:
        """Take a block; whether the stream began anew with it (all before is forgotten)."""
        other_rate = block.rate_hz != self.rate_hz
        if other_rate:
            # The worker thins a fast stream out, by how much depends on the filters: sample numbers count at that rate.
            self._make_room(block.rate_hz)
        began = other_rate or self._next_sequence is None or block.first_sample < self.end
        if began:
            self._missing.clear()
            self.begin = self.end = block.first_sample
        elif block.first_sample > self.end:
            lost_here = self._next_sequence is not None and block.sequence > self._next_sequence
            kind = Missing.LOST if lost_here else Missing.GAP
            self._missing.append(MissingStretch(kind, self.end, block.first_sample))
            self._write(self.end, min(block.first_sample - self.end, self.capacity), None)
            self.end = block.first_sample
        self._write(block.first_sample, block.n_samples, block.samples)
        self._next_sequence = block.sequence + 1
        self.end = block.end_sample
        return began

    def read(self, first: int, end: int) -> NDArray[np.float32]:
        """Copy of samples [first, end), shape (n_channels, end - first); NaN where missing or not held."""
        out = np.full((self.n_channels, max(0, end - first)), np.nan, dtype=np.float32)
        lowest, highest = max(first, self.first), min(end, self.end)
        at = lowest
        while at < highest:
            ring_at = at % self.capacity
            run = min(highest - at, self.capacity - ring_at)
            out[:, at - first : at - first + run] = self._values[:, ring_at : ring_at + run]
            at += run
        return out

    def _write(self, first: int, count: int, samples: NDArray[np.float32] | None) -> None:
        offset = max(0, count - self.capacity)
        at, left = first + offset, count - offset
        while left > 0:
            ring_at = at % self.capacity
            run = min(left, self.capacity - ring_at)
            if samples is None:
                self._values[:, ring_at : ring_at + run] = np.nan
            else:
                self._values[:, ring_at : ring_at + run] = samples[:, offset : offset + run]
            at, left, offset = at + run, left - run, offset + run
