"""A real LSL outlet in another process: found, received, killed in mid-stream, and taken up again."""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.catalogue import create_driver, list_devices
from app.core.devices.driver import DeviceEventKind, Driver, LslSpec, LslStream
from app.core.errors import DeviceFault
from tests.contracts.driver_suite import Played, play

try:
    import pylsl
except (ImportError, RuntimeError) as error:
    pytest.skip(f"this machine has no liblsl: {error}", allow_module_level=True)

_OUTLET = Path(__file__).parent.parent / "fakes" / "lsl_outlet.py"


class _Outlet:
    """The other process."""

    def __init__(self, identity: str, began_s: float) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(_OUTLET), identity, str(began_s)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ),
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n"

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def identity() -> str:
    return uuid.uuid4().hex[:8]


@pytest.fixture
def began_s() -> float:
    # So long ago that a value is its sample's number and float32 tells it exactly.
    return float(pylsl.local_clock()) - 10.0


@pytest.fixture
def start(identity: str, began_s: float) -> Iterator[Callable[[], _Outlet]]:
    started: list[_Outlet] = []

    def start() -> _Outlet:
        started.append(_Outlet(identity, began_s))
        return started[-1]

    yield start
    for outlet in started:
        outlet.kill()


@pytest.fixture
def driver(identity: str) -> Iterator[Driver]:
    spec = LslSpec(streams=(LslStream(type="EEG", source_id=f"cap-{identity}"), LslStream(name=f"Keys {identity}")))
    driver = create_driver(spec, clock=SYSTEM_CLOCK)
    yield driver
    driver.close()


def _states(played: Played) -> list[str]:
    return [event.text for event in played.events if event.kind is DeviceEventKind.STATE]


def _receive(driver: Driver, played: Played, until: Callable[[Played], bool], *, within_s: float = 15.0) -> None:
    """Go on receiving into `played` until it holds what is awaited."""
    ends = time.monotonic() + within_s
    while not until(played):
        assert time.monotonic() < ends, "It did not come."
        delivery = driver.read(0.05)
        for block in delivery.blocks:
            played.blocks.setdefault(block.stream_id, []).append(block)
        played.events.extend(delivery.events)


def test_signal_and_markers_come_as_they_were_sent(
    start: Callable[[], _Outlet], driver: Driver, identity: str, began_s: float
) -> None:
    start()
    description = driver.open()
    (stream,) = description.streams
    assert stream.labels == ("Cz", "Pz")
    assert {channel.unit for channel in stream.channels} == {"uV"}
    assert stream.rate_hz == 250.0
    driver.start()
    played = Played()
    _receive(driver, played, lambda so_far: sum(e.kind is DeviceEventKind.ANNOTATION for e in so_far.events) >= 4)
    samples, indices = played.samples(stream.stream_id), played.indices(stream.stream_id)
    # Every one of them, in order.
    assert np.array_equal(samples[0], samples[0, 0] + np.arange(samples.shape[1]))
    assert np.array_equal(samples[1], -samples[0])
    assert np.array_equal(indices, np.arange(len(indices)))
    assert any(text.startswith(f"Clock offset of the LSL stream 'Cap {identity}'") for text in _states(played))
    for block in played.blocks[stream.stream_id]:
        assert block.device_time_s == pytest.approx(began_s + float(block.samples[0, 0]) / 250.0, abs=1e-6)
    for event in played.events:
        if event.kind is DeviceEventKind.ANNOTATION:
            # A tick is sample number tick * 125; offsets of one machine's clock against itself are below a millisecond.
            number = int(event.text.split()[1]) * 125
            assert event.onset_s * 250.0 == pytest.approx(number - float(samples[0, 0]), abs=0.5)


def test_a_killed_source_is_told_and_taken_up_again_with_its_exact_gap(
    start: Callable[[], _Outlet], driver: Driver, identity: str
) -> None:
    outlet = start()
    (stream,) = driver.open().streams
    driver.start()
    played = Played()
    _receive(driver, played, lambda so_far: len(so_far.blocks.get(stream.stream_id, ())) > 20)
    outlet.kill()
    killed_s = time.monotonic()
    _receive(driver, played, lambda so_far: sum("is lost" in text for text in _states(so_far)) == 2)
    told_after_s = time.monotonic() - killed_s
    n_before = len(played.blocks[stream.stream_id])
    start()
    _receive(driver, played, lambda so_far: sum("is back" in text for text in _states(so_far)) == 2)
    _receive(driver, played, lambda so_far: len(so_far.blocks[stream.stream_id]) > n_before + 20)
    samples, indices = played.samples(stream.stream_id), played.indices(stream.stream_id)
    assert told_after_s < 1.0
    jumps = np.flatnonzero(np.diff(indices) != 1)
    assert len(jumps) == 1
    # The values number the samples: what is missing there is missing here, within the two clock offsets.
    missing = samples[0, jumps[0] + 1] - samples[0, jumps[0]] - 1
    gap = indices[jumps[0] + 1] - indices[jumps[0]] - 1
    assert missing > 0
    assert abs(gap - missing) <= 1
    assert (np.diff(samples[0])[np.diff(indices) == 1] == 1).all()
    sequences = [block.sequence for block in played.blocks[stream.stream_id]]
    assert sequences == list(range(len(sequences)))
    assert f"The LSL stream 'Cap {identity}' is lost; it is looked for." in _states(played)


def test_it_ends_after_the_time_that_was_asked_for(start: Callable[[], _Outlet], identity: str) -> None:
    start()
    spec = LslSpec(streams=(LslStream(source_id=f"cap-{identity}"),), duration_s=0.6)
    driver = create_driver(spec, clock=SYSTEM_CLOCK)
    (stream,) = driver.open().streams
    driver.start(at_sample={stream.stream_id: 100}, sequence={stream.stream_id: 7})
    played = play(driver)
    driver.close()
    assert played.indices(stream.stream_id)[0] == 100
    assert played.blocks[stream.stream_id][0].sequence == 7
    assert played.ended is not None
    assert played.ended.reason == "complete"


def test_a_stream_that_is_not_there_is_named_in_time() -> None:
    driver = create_driver(LslSpec(streams=(LslStream(name="nobody"),), timeout_s=1.0), clock=SYSTEM_CLOCK)
    began = time.monotonic()
    with pytest.raises(DeviceFault, match="There is no LSL stream named 'nobody'"):
        driver.open()
    assert time.monotonic() - began < 4.0


def test_the_list_of_devices_shows_it(start: Callable[[], _Outlet], identity: str) -> None:
    start()
    entries = [entry for entry in list_devices(lsl_wait_s=1.0) if entry.name == f"Cap {identity}"]
    assert [entry.detail.split(", on ")[0] for entry in entries] == ["LSL, EEG, 2 channels, 250 Hz"] * 2
    alone, marked = (entry.spec for entry in entries)
    assert isinstance(alone, LslSpec)
    assert isinstance(marked, LslSpec)
    assert len(alone.streams) == 1
    assert f"keys-{identity}" in {stream.source_id for stream in marked.streams}


def test_markers_alone_are_no_device(start: Callable[[], _Outlet], identity: str) -> None:
    start()
    driver = create_driver(LslSpec(streams=(LslStream(name=f"Keys {identity}"),)), clock=SYSTEM_CLOCK)
    with pytest.raises(DeviceFault, match="None of the chosen LSL streams is a signal"):
        driver.open()
    driver.close()
