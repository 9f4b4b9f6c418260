"""What every driver must do; see the rules at the top of `app.core.devices.driver`.

A driver's test class inherits `DriverSuite` and gives `driver`; the source it makes must end by itself after
two to thirty seconds of stream time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import numpy as np
import pytest

from app.core.clock import VirtualClock
from app.core.devices.driver import DeviceDescription, DeviceEvent, Driver, EndOfSource
from app.core.errors import DeviceFault, WrongUse
from app.core.signals.blocks import SampleBlock, decode, encode

MakeDriver = Callable[[float | None, VirtualClock], Driver]
_MOST_READS = 100_000


@dataclass
class Played:
    """Everything a driver delivered."""

    blocks: dict[str, list[SampleBlock]] = field(default_factory=dict)
    events: list[DeviceEvent] = field(default_factory=list)
    ended: EndOfSource | None = None

    def samples(self, stream_id: str) -> np.ndarray:
        return np.concatenate([block.samples for block in self.blocks[stream_id]], axis=1)

    def indices(self, stream_id: str) -> np.ndarray:
        return np.concatenate([np.arange(b.first_sample, b.end_sample) for b in self.blocks[stream_id]])


def play(driver: Driver, *, timeout_s: float = 0.05, until: Callable[[Played], bool] | None = None) -> Played:
    """Read until the source ends, or `until` holds."""
    played = Played()
    for _ in range(_MOST_READS):
        delivery = driver.read(timeout_s)
        for block in delivery.blocks:
            played.blocks.setdefault(block.stream_id, []).append(block)
        played.events.extend(delivery.events)
        played.ended = delivery.ended
        if delivery.ended or (until is not None and until(played)):
            return played
    raise AssertionError("The source never ended.")


class DriverSuite:
    """Held against every driver."""

    @pytest.fixture
    def make(self) -> MakeDriver:
        raise NotImplementedError

    @pytest.fixture
    def whole(self, make: MakeDriver) -> tuple[DeviceDescription, Played]:
        driver = make(None, VirtualClock())
        description = driver.open()
        driver.start()
        played = play(driver)
        driver.close()
        return description, played

    def test_it_is_a_driver(self, make: MakeDriver) -> None:
        assert isinstance(make(None, VirtualClock()), Driver)

    def test_its_description_is_complete(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        driver.close()
        assert description.streams
        assert description.device_id
        assert "/" not in description.name
        assert "\\" not in description.name
        ids = [str(UUID(stream.stream_id)) for stream in description.streams]
        assert len(set(ids)) == len(ids)
        for stream in description.streams:
            assert stream.rate_hz > 0
            assert stream.channels
            assert len(set(stream.labels)) == len(stream.labels)

    def test_the_same_device_has_the_same_ids(self, make: MakeDriver) -> None:
        first, second = make(None, VirtualClock()), make(1.0, VirtualClock())
        one, two = first.open(), second.open()
        first.close()
        second.close()
        assert one.device_id == two.device_id
        assert [stream.stream_id for stream in one.streams] == [stream.stream_id for stream in two.streams]

    @pytest.mark.proves("REQ-RECORD-EXACT")
    def test_every_sample_comes_once_and_in_order(self, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        assert description.total_samples is not None
        assert set(played.blocks) == {stream.stream_id for stream in description.streams}
        for stream in description.streams:
            blocks = played.blocks[stream.stream_id]
            assert [block.sequence for block in blocks] == list(range(len(blocks)))
            indices = played.indices(stream.stream_id)
            assert (np.diff(indices) > 0).all()
            assert indices[0] >= 0
            assert len(indices) == description.total_samples[stream.stream_id]
        # Streams of one device may begin one after the other; the axis begins with the first of them.
        assert min(played.indices(stream.stream_id)[0] for stream in description.streams) == 0
        assert played.ended is not None
        assert played.ended.reason in ("complete", "fault")

    def test_blocks_are_as_the_wire_wants_them(self, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        for stream in description.streams:
            for block in played.blocks[stream.stream_id]:
                assert block.samples.shape == (len(stream.channels), block.n_samples)
                assert block.n_samples > 0
                assert block.rate_hz == stream.rate_hz
                assert np.isfinite(block.samples).all()
                again = decode(*encode(block))
                assert again.first_sample == block.first_sample
                assert np.array_equal(again.samples, block.samples)

    def test_speed_changes_nothing_but_time(self, make: MakeDriver, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        driver = make(1.0, VirtualClock())
        driver.open()
        driver.start()
        paced = play(driver)
        driver.close()
        for stream in description.streams:
            assert np.array_equal(paced.samples(stream.stream_id), played.samples(stream.stream_id))
            assert np.array_equal(paced.indices(stream.stream_id), played.indices(stream.stream_id))
        assert paced.events == played.events

    @pytest.mark.parametrize("speed", [0.5, 1.0, 4.0])
    def test_it_keeps_its_pace(self, make: MakeDriver, speed: float) -> None:
        clock = VirtualClock()
        driver = make(speed, clock)
        description = driver.open()
        driver.start()
        began_ns = clock.monotonic_ns()
        played = play(driver)
        took_s = (clock.monotonic_ns() - began_ns) * 1e-9
        driver.close()
        main = description.streams[0]
        stream_s = len(played.indices(main.stream_id)) / main.rate_hz
        assert took_s == pytest.approx(stream_s / speed, abs=0.25)

    def test_a_paced_block_is_about_twenty_milliseconds(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        driver.start()
        main = description.streams[0]
        blocks = play(driver).blocks[main.stream_id]
        driver.close()
        assert max(block.n_samples for block in blocks) <= max(1, 0.021 * main.rate_hz + 1)

    def test_a_read_waits_no_longer_than_told(self, make: MakeDriver) -> None:
        clock = VirtualClock()
        driver = make(1.0, clock)
        driver.open()
        driver.start()
        for timeout_s in (0.0, 0.001, 0.005, 0.0, 0.1, 0.05):
            before_ns = clock.monotonic_ns()
            driver.read(timeout_s)
            assert (clock.monotonic_ns() - before_ns) * 1e-9 <= timeout_s + 1e-6
        driver.close()

    def test_nothing_comes_before_its_time(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        driver.open()
        driver.start()
        assert driver.read(0.0).blocks == ()
        driver.close()

    @pytest.mark.proves("REQ-TIME-MONOTONIC")
    def test_host_time_never_runs_back(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        driver.start()
        played = play(driver)
        driver.close()
        for stream in description.streams:
            stamps = [block.host_monotonic_ns for block in played.blocks[stream.stream_id]]
            assert stamps == sorted(stamps)

    def test_it_goes_on_where_it_is_told_to(self, make: MakeDriver, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        driver = make(None, VirtualClock())
        driver.open()
        at = {s.stream_id: int(played.indices(s.stream_id)[-1] * 0.6) for s in description.streams}
        sequence = {stream.stream_id: 1000 + k for k, stream in enumerate(description.streams)}
        driver.start(at_sample=at, sequence=sequence)
        rest = play(driver)
        driver.close()
        for stream in description.streams:
            stream_id = stream.stream_id
            expected = played.indices(stream_id) >= at[stream_id]
            assert np.array_equal(rest.indices(stream_id), played.indices(stream_id)[expected])
            assert np.array_equal(rest.samples(stream_id), played.samples(stream_id)[:, expected])
            assert rest.blocks[stream_id][0].sequence == sequence[stream_id]

    def test_going_on_tells_no_event_twice_and_none_too_few(
        self, make: MakeDriver, whole: tuple[DeviceDescription, Played]
    ) -> None:
        description, played = whole
        main = description.streams[0].stream_id
        first = make(None, VirtualClock())
        first.open()
        first.start()
        half = len(played.blocks[main]) // 2
        before = play(first, until=lambda so_far: len(so_far.blocks.get(main, ())) >= half)
        first.close()
        second = make(None, VirtualClock())
        second.open()
        second.start(at_sample={stream: blocks[-1].end_sample for stream, blocks in before.blocks.items()})
        after = play(second)
        second.close()
        assert before.events + after.events == played.events

    def test_started_at_its_end_it_ends(self, make: MakeDriver, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        driver = make(1.0, VirtualClock())
        driver.open()
        driver.start(at_sample={s.stream_id: int(played.indices(s.stream_id)[-1]) + 1 for s in description.streams})
        rest = play(driver)
        driver.close()
        assert rest.ended == played.ended
        assert rest.blocks == {}

    def test_after_its_end_nothing_comes(self, make: MakeDriver) -> None:
        driver = make(None, VirtualClock())
        driver.open()
        driver.start()
        play(driver)
        assert driver.read(0.01).blocks == ()
        assert driver.read(0.01).ended is None
        driver.close()

    def test_it_can_be_started_again(self, make: MakeDriver, whole: tuple[DeviceDescription, Played]) -> None:
        description, played = whole
        driver = make(None, VirtualClock())
        driver.open()
        for _ in range(2):
            driver.start()
            again = play(driver)
        driver.close()
        main = description.streams[0].stream_id
        assert np.array_equal(again.samples(main), played.samples(main))

    def test_stop_and_close_may_come_at_any_time(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        driver.stop()
        driver.close()
        driver.open()
        driver.stop()
        driver.start()
        driver.stop()
        driver.stop()
        assert driver.read(0.01).blocks == ()
        driver.close()
        driver.close()
        assert driver.open().streams
        driver.close()

    def test_it_cannot_start_before_it_is_open(self, make: MakeDriver) -> None:
        with pytest.raises(DeviceFault):
            make(1.0, VirtualClock()).start()

    def test_it_refuses_commands_it_does_not_know(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        driver.open()
        with pytest.raises(WrongUse):
            driver.command("no such command", "at all")
        driver.close()

    def test_impedance_is_of_its_own_channels(self, make: MakeDriver) -> None:
        driver = make(1.0, VirtualClock())
        description = driver.open()
        measured = driver.measure_impedance()
        driver.close()
        assert bool(measured) == description.can_measure_impedance
        labels = {label for stream in description.streams for label in stream.labels}
        assert {electrode.label for electrode in measured} <= labels
        assert all(electrode.kiloohm is None or electrode.kiloohm > 0 for electrode in measured)
