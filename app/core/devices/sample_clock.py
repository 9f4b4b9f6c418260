"""The simulated amplifier's oscillator: when it takes which sample, as stream time goes on.

Guarantees: exact and the same at every asking, also for samples of long ago: this is the truth that a time axis is held
against. Does not: sleep, know samples. Pure; one thread.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class _Piece:
    """From sample `first` on, which begins at `at_s`, samples are taken at `rate_hz`."""

    first: int
    at_s: float
    rate_hz: float


class SampleClock:
    """One oscillator.

    Args:
        rate_hz: What the amplifier says its rate is.

    Attributes:
        told_s: What the amplifier's clock is ahead of its sample counter.
    """

    def __init__(self, rate_hz: float) -> None:
        self._nominal_hz = rate_hz
        self._pieces = [_Piece(0, 0.0, rate_hz)]
        self._firsts = [0]
        self.told_s = 0.0

    @property
    def rate_hz(self) -> float:
        """The rate at which samples are taken now."""
        return self._pieces[-1].rate_hz

    def start(self, sample: int, at_s: float) -> None:
        """Sample `sample` begins at stream time `at_s`; the rate stays as it is."""
        self._pieces = [_Piece(sample, at_s, self.rate_hz)]
        self._firsts = [sample]

    def set_rate(self, from_sample: int, rate_hz: float) -> None:
        """From that sample on, which is not taken yet, the rate is another."""
        self._add(_Piece(from_sample, self.begins_s(from_sample), rate_hz))

    def stand(self, from_sample: int, duration_s: float) -> None:
        """Before that sample, which is not taken yet, the clock stands still for so long."""
        self._add(_Piece(from_sample, self.begins_s(from_sample) + duration_s, self.rate_hz))

    def begins_s(self, sample: int) -> float:
        """Stream time at which a sample begins; the one before it has then ended."""
        piece = self._pieces[max(0, bisect_right(self._firsts, sample) - 1)]
        return piece.at_s + (sample - piece.first) / piece.rate_hz

    def whole_samples(self, at_s: float) -> int:
        """One past the newest sample that has ended by `at_s`."""
        piece = next((p for p in reversed(self._pieces) if p.at_s <= at_s), self._pieces[0])
        taken = piece.first + math.floor((at_s - piece.at_s) * piece.rate_hz)
        after = bisect_right(self._firsts, piece.first)
        return min(taken, self._firsts[after]) if after < len(self._firsts) else taken

    def true_s(self, samples: NDArray[np.int64]) -> NDArray[np.float64]:
        """`begins_s` of many samples."""
        place = np.maximum(np.searchsorted(self._firsts, samples, side="right") - 1, 0)
        first = np.array(self._firsts, np.float64)[place]
        at_s = np.array([piece.at_s for piece in self._pieces])[place]
        rate_hz = np.array([piece.rate_hz for piece in self._pieces])[place]
        return np.asarray(at_s + (samples - first) / rate_hz, np.float64)

    def _add(self, piece: _Piece) -> None:
        if self._firsts[-1] == piece.first:
            self._pieces.pop()
            self._firsts.pop()
        self._pieces.append(piece)
        self._firsts.append(piece.first)
