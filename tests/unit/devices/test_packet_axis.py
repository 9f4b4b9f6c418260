"""Where packets lie: exact holes, no false ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.devices.packet_axis import BURST_S, PacketAxis, Stretch

RATE_HZ = 250.0


def _indices(axis: PacketAxis, numbers: list[int], taken_s: list[float], now_s: float | None = None) -> list[int]:
    """The index of each packet; [] where they are held."""
    times = np.array(taken_s)
    now = taken_s[-1] if now_s is None else now_s
    placed = axis.place(times, np.array(numbers, float) % 256, now)
    return [s.first + k for s in placed or () for k in range(s.stop - s.start)]


def _on_time(numbers: list[int]) -> list[float]:
    return [10 + n / RATE_HZ for n in numbers]


@pytest.mark.proves("REQ-DEVICE-LOST-PACKETS")
@given(st.lists(st.integers(0, 700), min_size=1, max_size=40), st.integers(0, 255))
def test_every_loss_is_a_hole_of_its_exact_length(losses: list[int], first: int) -> None:
    """Whatever is lost between packets, rounds of the counter included."""
    _lose(losses, first, 1)


@given(st.lists(st.integers(0, 254), min_size=1, max_size=40), st.integers(0, 255), st.integers(2, 20))
def test_losses_of_less_than_a_round_are_exact_however_packets_are_fetched(
    losses: list[int], first: int, at_once: int
) -> None:
    _lose(losses, first, at_once)


def _lose(losses: list[int], first: int, at_once: int) -> None:
    numbers = [first]
    for lost in losses:
        numbers += [numbers[-1] + 1, numbers[-1] + 2 + lost, numbers[-1] + 3 + lost]
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(0)
    waiting: list[int] = []
    found: list[int] = []
    for k in range(0, len(numbers), at_once):
        waiting += numbers[k : k + at_once]
        for now_s in (None, _on_time(waiting)[-1] + 2 * BURST_S):
            placed = _indices(axis, waiting, _on_time(waiting), now_s)
            if placed:
                found, waiting = found + placed, []
                break
    assert found == [n - first for n in numbers]


def test_late_packets_that_come_in_a_burst_are_no_hole() -> None:
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(0)
    assert _indices(axis, list(range(100)), _on_time(list(range(100)))) == list(range(100))
    late = [10 + 700 / RATE_HZ] * 600
    assert _indices(axis, list(range(100, 700)), late) == list(range(100, 700))


def test_a_burst_that_comes_in_two_fetches_is_waited_for() -> None:
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(0)
    _indices(axis, list(range(100)), _on_time(list(range(100))))
    late_s = 10 + 700 / RATE_HZ
    assert _indices(axis, [100, 101], [late_s] * 2) == []
    assert _indices(axis, list(range(100, 700)), [late_s] * 600, late_s + 0.004) == list(range(100, 700))


def test_after_a_pause_of_this_machine_the_hole_is_where_the_numbers_jump() -> None:
    """What the system had buffered comes first, then a jump, then what is fresh."""
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(0)
    _indices(axis, list(range(100)), _on_time(list(range(100))))
    back_s = 10 + 1400 / RATE_HZ
    numbers = [*range(100, 220), *range(1400, 1410)]
    assert _indices(axis, numbers, [back_s] * 120 + _on_time(numbers[120:]), back_s + 1) in ([], numbers)
    assert _indices(axis, numbers, [back_s] * 120 + _on_time(numbers[120:]), back_s + 2) == numbers


@pytest.mark.parametrize("modulus", [256, None])
def test_drift_of_the_clock_is_no_hole(modulus: int | None) -> None:
    axis = PacketAxis(RATE_HZ, modulus)
    axis.begin(0)
    for k in range(0, 250 * 600, 50):
        numbers = list(range(k, k + 50))
        assert _indices(axis, numbers, [10 + n / RATE_HZ * 1.0005 for n in numbers]) == numbers


def test_without_numbers_time_tells_of_a_long_absence_only() -> None:
    axis = PacketAxis(RATE_HZ, None)
    axis.begin(0)
    _indices(axis, [0] * 100, _on_time(list(range(100))))
    assert _indices(axis, [0], _on_time([140])) == [100]
    axis.begin(0)
    _indices(axis, [0] * 100, _on_time(list(range(100))))
    assert _indices(axis, [0], _on_time([350])) == []
    assert _indices(axis, [0, 0], _on_time([350, 351]), 99.0) == [350, 351]


def test_a_board_that_was_away_comes_back_where_time_says() -> None:
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(1000)
    assert _indices(axis, [7, 8], [5.0, 5.004]) == [1000, 1001]
    axis.resume()
    assert _indices(axis, [0, 1], [7.004, 7.008]) == [1501, 1502]


def test_a_number_repeated_or_run_back_loses_no_packet() -> None:
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(0)
    assert _indices(axis, list(range(6)), _on_time(list(range(6)))) == list(range(6))
    assert _indices(axis, [5, 6, 5, 6], _on_time([6, 7, 8, 9])) == [6, 7, 8, 9]


def test_stretches_name_the_columns() -> None:
    axis = PacketAxis(RATE_HZ, 256)
    axis.begin(3)
    placed = axis.place(np.array(_on_time([0, 1, 5])), np.array([250.0, 251.0, 255.0]), 11.0)
    assert placed == [Stretch(3, 0, 2), Stretch(8, 2, 3)]
