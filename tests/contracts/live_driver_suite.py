"""What a driver of a live device must do: the contract of every driver, but for what needs a source played twice.

A live device runs in real time and its samples come once, so time is the machine's and everything is played once for
the whole class. `source` gives a driver that ends by itself after `seconds` of stream time.
"""

from collections.abc import Callable

import numpy as np
import pytest

from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.devices.driver import DeviceDescription, Driver
from tests.contracts.driver_suite import DriverSuite, MakeDriver, Played, play

MakeLive = Callable[[float], Driver]
_PLAYED: dict[type, tuple[DeviceDescription, Played]] = {}


class LiveDriverSuite(DriverSuite):
    """Held against every driver of a live device. A class gives `source`."""

    seconds = 1.5
    sender_late_s = 0.0
    """By how much its sender may be behind on a busy machine, and then hand over at once."""
    # These play a source twice, at other speeds, or in the time of a virtual clock.
    test_speed_changes_nothing_but_time = None  # type: ignore[assignment]
    test_it_keeps_its_pace = None  # type: ignore[assignment]
    test_it_goes_on_where_it_is_told_to = None  # type: ignore[assignment]
    test_going_on_tells_no_event_twice_and_none_too_few = None  # type: ignore[assignment]
    test_started_at_its_end_it_ends = None  # type: ignore[assignment]
    test_it_can_be_started_again = None  # type: ignore[assignment]

    @pytest.fixture
    def source(self) -> MakeLive:
        raise NotImplementedError

    @pytest.fixture
    def make(self, source: MakeLive) -> MakeDriver:
        def make(_speed: float | None, _clock: VirtualClock) -> Driver:
            return source(self.seconds)

        return make

    @pytest.fixture
    def whole(self, source: MakeLive) -> tuple[DeviceDescription, Played]:
        if type(self) not in _PLAYED:
            driver = source(self.seconds)
            description = driver.open()
            driver.start()
            _PLAYED[type(self)] = (description, play(driver))
            driver.close()
        return _PLAYED[type(self)]

    def test_the_same_device_has_the_same_ids(self, make: MakeDriver) -> None:
        """One after the other: a device has one user."""
        found = []
        for _ in range(2):
            driver = make(1.0, VirtualClock())
            description = driver.open()
            driver.close()
            found.append((description.device_id, [stream.stream_id for stream in description.streams]))
        assert found[0] == found[1]

    def test_it_is_live(self, whole: tuple[DeviceDescription, Played]) -> None:
        assert whole[0].live

    def test_its_pace_is_its_own_rate(self, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        main = description.streams[0]
        blocks = played.blocks[main.stream_id]
        took_s = (blocks[-1].host_monotonic_ns - blocks[0].host_monotonic_ns) * 1e-9
        assert (blocks[-1].first_sample - blocks[0].first_sample) / main.rate_hz == pytest.approx(took_s, abs=0.1)

    def test_a_read_waits_no_longer_than_told(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        driver.open()
        driver.start()
        over_s = []
        for timeout_s in (0.0, 0.001, 0.005, 0.0, 0.1, 0.05) * 3:
            before_ns = SYSTEM_CLOCK.monotonic_ns()
            driver.read(timeout_s)
            over_s.append((SYSTEM_CLOCK.monotonic_ns() - before_ns) * 1e-9 - timeout_s)
        driver.close()
        # One block's time, as the contract has it; the machine may take its own, so not each but most.
        assert sorted(over_s)[len(over_s) * 3 // 4] < 0.02

    def test_nothing_comes_before_its_time(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        # Before the start, not after it: on a busy machine much may come between the two.
        began_ns = SYSTEM_CLOCK.monotonic_ns()
        driver.start()
        first = play(driver, until=lambda so_far: bool(so_far.blocks))
        took_s = (SYSTEM_CLOCK.monotonic_ns() - began_ns) * 1e-9
        driver.close()
        main = description.streams[0]
        came_s = len(first.indices(main.stream_id)) / main.rate_hz
        assert came_s <= took_s + 1 / main.rate_hz + self.sender_late_s

    def test_it_goes_on_with_the_index_and_number_it_is_told(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        at = {stream.stream_id: 100 for stream in description.streams}
        driver.start(at_sample=at, sequence=dict.fromkeys(at, 7))
        rest = play(driver)
        driver.close()
        for stream in description.streams:
            blocks = rest.blocks[stream.stream_id]
            assert (blocks[0].first_sample, blocks[0].sequence) == (100, 7)
            assert (np.diff(rest.indices(stream.stream_id)) > 0).all()

    def test_a_second_start_begins_at_nought(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        for _ in range(2):
            driver.start()
            first = play(driver, until=lambda so_far: bool(so_far.blocks))
        driver.close()
        assert first.indices(description.streams[0].stream_id)[0] == 0
