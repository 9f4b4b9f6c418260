"""Where the packets of a live amplifier lie on its sample axis.

Guarantees: an index is given once and never runs back; packets that the amplifier numbered and that did not come are
a hole of their exact number, also where whole rounds of the counter are missing (time tells the rounds); where packets
bear no number, a hole is what time says, once it is longer than an amplifier may be late. Packets that come late, but
come, are no hole. Slow drift of the amplifier's clock is no hole.
Does not: correct clocks, know channels. Pure; one thread.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

# Packets without a number may be so late before they count as lost.
LATE_S = 0.25
# A burst of late packets may come in several fetches; so long is waited before a hole is believed in.
BURST_S = 0.05
_DRIFT_S = 10.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive packets: columns `start` to `stop` of what was given, the first of them at index `first`."""

    first: int
    start: int
    stop: int


class PacketAxis:
    """The axis of one table of samples.

    Args:
        rate_hz: Nominal rate.
        modulus: The packet number counts from 0 to one less and starts again; None where packets bear no number.
    """

    def __init__(self, rate_hz: float, modulus: int | None) -> None:
        self._rate_hz = rate_hz
        self._modulus = modulus
        self.next_sample = 0
        self.last_taken_s: float | None = None
        self._last_number: int | None = None
        self._lateness_s: float | None = None
        self._after_absence = False
        self._held_since_s: float | None = None

    def begin(self, first: int) -> None:
        """The next packet is at index `first`, whatever its number."""
        self.next_sample = first
        self.last_taken_s = None
        self._forget()

    def resume(self) -> None:
        """The amplifier was away: the next packet lies where time says."""
        self._after_absence = self.last_taken_s is not None
        self._forget()

    def place(self, taken_s: NDArray[np.float64], numbers: NDArray[np.float64], now_s: float) -> list[Stretch] | None:
        """Where these packets lie; None: give them again together with those that come next.

        Args:
            taken_s: When each was taken, monotonic seconds, shape (n,), n > 0.
            numbers: Packet numbers, shape (n,).
            now_s: Now, same clock.
        """
        steps = self._steps(taken_s, numbers)
        if self._lateness_s is None:
            self._lateness_s = float(taken_s[0]) - (self.next_sample - 1 + int(steps[0])) / self._rate_hz
        missing = self._missing(taken_s, steps, self._lateness_s)
        if missing < 0:
            # A number that ran back looks like nearly a round lost, in no time.
            steps[int(np.argmax(steps))] = 1
        elif missing:
            if self._held_since_s is None:
                self._held_since_s = now_s
            if now_s - self._held_since_s < BURST_S:
                return None
            steps[self._where(taken_s, steps)] += missing
        self._held_since_s = None
        # No step is a number that was repeated: the packet is one more all the same.
        steps = np.maximum(steps, 1)
        index = self.next_sample - 1 + np.cumsum(steps)
        self._keep(taken_s, int(numbers[-1]), int(index[-1]))
        cuts = [0, *(np.flatnonzero(np.diff(index) != 1) + 1).tolist(), len(index)]
        return [Stretch(int(index[a]), a, b) for a, b in pairwise(cuts)]

    def _steps(self, taken_s: NDArray[np.float64], numbers: NDArray[np.float64]) -> NDArray[np.int64]:
        """How far each packet lies from the one before, by its number alone; the first of all is at the next index."""
        steps = np.ones(len(taken_s), np.int64)
        if self._after_absence and self.last_taken_s is not None:
            steps[0] = max(1, round((float(taken_s[0]) - self.last_taken_s) * self._rate_hz))
        if self._modulus is not None:
            whole = numbers.astype(np.int64)
            before = whole[:-1] if self._last_number is None else np.concatenate(([self._last_number], whole[:-1]))
            told = (whole[len(whole) - len(before) :] - before) % self._modulus
            steps[len(whole) - len(before) :] = told
        return steps

    def _missing(self, taken_s: NDArray[np.float64], steps: NDArray[np.int64], usual_s: float) -> int:
        """Packets missing by time beyond what the numbers tell: whole rounds, or any where there are no numbers.

        Below zero where the numbers tell of a loss that there was no time for.
        """
        last = self.next_sample - 1 + int(steps.sum())
        late = (float(taken_s[-1]) - last / self._rate_hz - usual_s) * self._rate_hz
        if self._modulus is None:
            return round(late) if late > max(LATE_S * self._rate_hz, 3) else 0
        rounds = round(late / self._modulus)
        return self._modulus * rounds if rounds > 0 or steps.max() > self._modulus // 2 else 0

    def _where(self, taken_s: NDArray[np.float64], steps: NDArray[np.int64]) -> int:
        """Before which packet the missing ones lie: the longest pause that is not explained, among those
        where the numbers jump (after a pause of this machine, what the system has kept comes first).
        """
        before_s = float(taken_s[0]) if self.last_taken_s is None else self.last_taken_s
        pauses = np.diff(taken_s, prepend=before_s) * self._rate_hz - steps
        jumps = steps != 1
        return int(np.argmax(np.where(jumps, pauses, -np.inf) if jumps.any() else pauses))

    def _keep(self, taken_s: NDArray[np.float64], number: int, last: int) -> None:
        lateness_s = float(taken_s[-1]) - last / self._rate_hz
        if self._lateness_s is None or self.last_taken_s is None:
            self._lateness_s = lateness_s
        else:
            share = min(1.0, max(0.0, float(taken_s[-1]) - self.last_taken_s) / _DRIFT_S)
            self._lateness_s += share * (lateness_s - self._lateness_s)
        self.next_sample, self._last_number = last + 1, number
        self.last_taken_s = float(taken_s[-1])
        self._after_absence = False

    def _forget(self) -> None:
        self._last_number = self._lateness_s = self._held_since_s = None
