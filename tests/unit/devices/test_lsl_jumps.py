"""`app.core.devices.lsl_jumps`: a late burst is none of the pauses, however it is cut on its way."""

import random

import numpy as np
import pytest
from numpy.typing import NDArray

from app.core.devices.lsl_jumps import LONGEST_JITTER_S, LslJumps, pauses_in

RATE_HZ = 100.0
TURN_NS = 15_000_000


def in_pieces(times_s: NDArray[np.float64], pieces: list[int]) -> tuple[NDArray[np.float64], list[int]]:
    """Values as they were placed, and before which of them something was found to be left out."""
    jumps, now_ns, last_s, first = LslJumps(RATE_HZ), 0, None, 0
    placed: list[float] = []
    pauses: list[int] = []

    def place(taken: NDArray[np.float64], stamps_s: NDArray[np.float64], last_s: float | None) -> float | None:
        if not len(stamps_s):
            return last_s
        pauses.extend(len(placed) + k for k in pauses_in(stamps_s, last_s, RATE_HZ))
        placed.extend(taken[:, 0].tolist())
        return float(stamps_s[-1])

    for n in [*pieces, len(times_s)]:
        here = slice(first, min(first + n, len(times_s)))
        values = np.arange(len(times_s), dtype=np.float64)[here, np.newaxis]
        last_s = place(*jumps.take(values, times_s[here], last_s, now_ns), last_s)
        first, now_ns = here.stop, now_ns + TURN_NS
    place(*jumps.take(np.empty((0, 1)), np.empty(0), last_s, now_ns, everything=True), last_s)
    return np.array(placed), pauses


def burst(late_s: float = 0.4) -> NDArray[np.float64]:
    """20 samples in time, 40 stamped when the last of them was due, 20 in time."""
    k = np.arange(80.0)
    return np.where((k >= 20) & (k < 60), 0.2 + late_s + (k - 20) * 1e-4, k / RATE_HZ)


def pause() -> NDArray[np.float64]:
    """20 samples in time, 40 that were never measured, 20 in time."""
    k = np.arange(40.0)
    return np.where(k < 20, k, k + 40) / RATE_HZ


@pytest.mark.parametrize("seed", range(20))
def test_a_burst_is_no_pause_and_a_pause_is_one_in_whatever_pieces_they_come(seed: int) -> None:
    rng = random.Random(seed)
    pieces = [rng.choice((0, 1, 1, 2, 3, 7, 20)) for _ in range(200)]
    placed, pauses = in_pieces(burst(), pieces)
    assert placed.tolist() == list(range(80))
    assert pauses == []
    placed, pauses = in_pieces(pause(), pieces)
    assert placed.tolist() == list(range(40))
    assert pauses == [20]


def test_what_stays_unclear_is_let_go_in_time() -> None:
    jumps = LslJumps(RATE_HZ)
    value, late = np.ones((1, 1)), np.array([1.0])
    taken, stamps_s = jumps.take(value, late, 0.0, 0)
    assert len(stamps_s) == 0
    none = np.empty((0, 1)), np.empty(0)
    assert len(jumps.take(*none, 0.0, round(LONGEST_JITTER_S * 1e9))[1]) == 0
    taken, stamps_s = jumps.take(*none, 0.0, round(LONGEST_JITTER_S * 1e9) + 1)
    assert (taken.tolist(), stamps_s.tolist()) == ([[1.0]], [1.0])
    assert len(jumps.take(*none, 1.0, 10**10)[1]) == 0


def test_after_a_loss_nothing_is_held_back_and_what_was_is_let_go_with_it() -> None:
    jumps = LslJumps(RATE_HZ)
    value = np.ones((1, 1))
    assert len(jumps.take(value, np.array([1.0]), 0.0, 0)[1]) == 0
    _, stamps_s = jumps.take(np.empty((0, 1)), np.empty(0), 0.0, 1, everything=True)
    assert stamps_s.tolist() == [1.0]
    assert len(jumps.take(value, np.array([9.0]), None, 2)[1]) == 1
