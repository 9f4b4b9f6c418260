"""`app.core.clock`: the system's clocks, and one that moves by hand."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import Clock, SystemClock, VirtualClock


@pytest.mark.proves("REQ-TIME-MONOTONIC")
def test_the_system_clock_is_monotonic_and_its_wall_time_is_utc() -> None:
    clock: Clock = SystemClock()
    earlier = clock.monotonic_ns()
    clock.sleep(0.002)
    assert clock.monotonic_ns() - earlier >= 2_000_000
    assert clock.wall().tzinfo is UTC
    assert abs(clock.wall() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("duration_s", [0.0, -1.0])
def test_sleeping_for_nothing_or_less_returns_at_once(duration_s: float) -> None:
    SystemClock().sleep(duration_s)
    clock = VirtualClock()
    before = clock.monotonic_ns()
    clock.sleep(duration_s)
    assert clock.monotonic_ns() == before


def test_a_virtual_clock_stands_still_until_it_is_moved() -> None:
    clock = VirtualClock(monotonic_ns=5, wall=datetime(2026, 3, 29, 0, 59, tzinfo=UTC))
    assert (clock.monotonic_ns(), clock.monotonic_ns()) == (5, 5)
    clock.advance(120)
    assert clock.monotonic_ns() == 5 + 120_000_000_000
    assert clock.wall() == datetime(2026, 3, 29, 1, 1, tzinfo=UTC)


@given(st.lists(st.integers(0, 10**9), max_size=50))
def test_both_clocks_move_by_the_same_amount(steps_us: list[int]) -> None:
    clock = VirtualClock(monotonic_ns=0)
    began = clock.wall()
    for step in steps_us:
        clock.sleep(step / 1e6)
    assert clock.monotonic_ns() == sum(steps_us) * 1000
    assert clock.wall() - began == timedelta(microseconds=sum(steps_us))


def test_a_virtual_clock_loses_no_step_between_threads() -> None:
    clock = VirtualClock(monotonic_ns=0)
    threads = [threading.Thread(target=lambda: [clock.advance(0.001) for _ in range(500)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.monotonic_ns() == 2_000_000_000
