"""A device that delivers at another rate than it says is told of once, and whatever only looks like it is not."""

import random
import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.devices.rate_watch import RateWatch
from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock

_RATE_HZ = 250.0


def _blocks(seconds: float, rate_at: Callable[[float], float], *, speed: float = 1.0) -> Iterator[SampleBlock]:
    """Blocks of five samples, up to 15 ms late, one in 100 by 200 ms."""
    chance = random.Random(1)
    at_s, first, arrived_ns = 1000.0, 0, 0
    while at_s < 1000.0 + seconds:
        at_s += 5 / rate_at(at_s - 1000.0) / speed
        late_s = chance.uniform(0, 0.015) + (0.2 if chance.random() < 0.01 else 0.0)
        # A block that was held up holds up those behind it.
        arrived_ns = max(arrived_ns, round((at_s + late_s) * 1e9))
        yield SampleBlock(StreamId("s"), 0, first, 0.0, arrived_ns, _RATE_HZ, np.zeros((1, 5), np.float32))
        first += 5


def _told(blocks: Iterator[SampleBlock], speed: float | None = 1.0) -> list[DeviceEvent]:
    watch = RateWatch(speed)
    return [event for block in blocks for event in watch.hear([block])]


@pytest.mark.proves("REQ-SIGNAL-RATE")
@pytest.mark.parametrize("speed", [1.0, 4.0])
@pytest.mark.parametrize("rate_hz", [240.0, 252.5])
def test_another_rate_is_told_once_and_when_it_is_right_again(rate_hz: float, speed: float) -> None:
    def rate_at(t: float) -> float:
        return rate_hz if 20 <= t < 60 else _RATE_HZ

    wrong, right = _told(_blocks(100.0, rate_at, speed=speed), speed)
    assert wrong.kind is DeviceEventKind.WARNING
    said = re.fullmatch(r"The device delivers at ([\d.]+) Hz, not at the 250 Hz it says", wrong.text)
    assert said is not None
    assert float(said[1]) == pytest.approx(rate_hz, abs=1.0)
    assert 20 < wrong.onset_s / speed < 33
    assert right.kind is DeviceEventKind.STATE
    assert re.fullmatch(r"The device delivers at (249\.\d+|250(\.\d+)?) Hz again, as it says", right.text)
    assert 55 < right.onset_s / speed < 75


@pytest.mark.parametrize("rate_hz", [250.0, 250.0 * (1 + 400e-6), 250.0 * 0.997])
def test_a_little_drift_jitter_and_stalls_are_no_other_rate(rate_hz: float) -> None:
    assert _told(_blocks(100.0, lambda _: rate_hz)) == []


@pytest.mark.parametrize("pause_s", [0.1, 0.4, 3.0, 30.0])
def test_a_clock_that_stood_is_no_other_rate(pause_s: float) -> None:
    def stood() -> Iterator[SampleBlock]:
        for block in _blocks(60.0, lambda _: _RATE_HZ):
            late_ns = round(pause_s * 1e9) if block.first_sample >= 7500 else 0
            yield SampleBlock(
                block.stream_id, 0, block.first_sample, 0.0, block.host_monotonic_ns + late_ns, _RATE_HZ, block.samples
            )

    assert _told(stood()) == []


def test_a_computer_that_stood_is_no_other_rate() -> None:
    def held() -> Iterator[SampleBlock]:
        for block in _blocks(60.0, lambda _: _RATE_HZ):
            at_ns = block.host_monotonic_ns
            at_ns = max(at_ns, 1_025_000_000_000) if at_ns > 1_020_000_000_000 else at_ns
            yield SampleBlock(block.stream_id, 0, block.first_sample, 0.0, at_ns, _RATE_HZ, block.samples)

    assert _told(held()) == []


def test_what_comes_as_fast_as_it_is_fetched_has_no_rate() -> None:
    assert _told(_blocks(100.0, lambda _: 1000.0), speed=None) == []
