"""When acquisition waits, and when it no longer does."""

import pytest

from app.core.acquisition.back_pressure import AHEAD_BLOCKS, PATIENCE_S, BackPressure
from app.core.acquisition.liveness import Liveness
from app.core.clock import VirtualClock


def test_a_source_may_run_ahead_so_far_and_no_further() -> None:
    pressure = BackPressure(clock=VirtualClock())
    pressure.hear(10, 10)
    assert not pressure.must_wait(10 + AHEAD_BLOCKS)
    assert pressure.must_wait(11 + AHEAD_BLOCKS)
    pressure.hear(None, 0)
    assert pressure.must_wait(11 + AHEAD_BLOCKS)
    pressure.hear(11, 80)
    assert not pressure.must_wait(11 + AHEAD_BLOCKS)


def test_a_worker_that_is_silent_is_not_waited_for() -> None:
    clock = VirtualClock()
    pressure = BackPressure(clock=clock)
    assert not pressure.must_wait(10_000)  # never heard of
    pressure.hear(10, 1000)
    assert pressure.must_wait(1000)
    clock.advance(PATIENCE_S + 0.01)
    assert not pressure.must_wait(1000)
    pressure.hear(20, 1000)
    assert pressure.must_wait(1000)
    pressure.begin()
    assert not pressure.must_wait(1000)


def test_streams_of_a_device_that_was_open_before_are_set_off() -> None:
    pressure = BackPressure(clock=VirtualClock())
    pressure.begin()
    pressure.hear(501, 1)  # 500 blocks of the device before, and the first of this one
    assert pressure.must_wait(2 + AHEAD_BLOCKS)
    pressure.hear(502, 100)
    assert not pressure.must_wait(2 + AHEAD_BLOCKS)
    assert pressure.must_wait(3 + AHEAD_BLOCKS)
    pressure.hear(90, 100)  # the worker has forgotten the streams of before
    assert not pressure.must_wait(90 + AHEAD_BLOCKS)
    assert pressure.must_wait(91 + AHEAD_BLOCKS)


@pytest.mark.proves("REQ-DEVICE-SILENCE")
def test_silence_is_told_once_and_its_end_with_its_length() -> None:
    clock = VirtualClock()
    liveness = Liveness(clock=clock)
    liveness.begin()
    clock.advance(0.2)
    assert liveness.hear(0.02) is None
    clock.advance(0.25)
    assert liveness.newly_silent() is None
    clock.advance(0.01)
    assert liveness.newly_silent() == 0.26
    clock.advance(1.0)
    assert liveness.newly_silent() is None
    assert liveness.hear(0.02) == 1.26
    assert liveness.newly_silent() is None


@pytest.mark.proves("REQ-DEVICE-SILENCE")
def test_slow_packets_are_given_three_of_their_own_lengths() -> None:
    clock = VirtualClock()
    liveness = Liveness(clock=clock)
    liveness.begin()
    liveness.hear(0.5)
    clock.advance(1.4)
    assert liveness.newly_silent() is None
    clock.advance(0.2)
    assert liveness.newly_silent() is not None


def test_a_device_that_is_held_is_not_silent() -> None:
    clock = VirtualClock()
    liveness = Liveness(clock=clock)
    liveness.begin()
    liveness.suspend()
    clock.advance(10)
    assert liveness.newly_silent() is None
