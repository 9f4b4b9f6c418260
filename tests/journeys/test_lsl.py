"""A real LSL outlet in another process: found, received, killed in mid-stream, and taken up again."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.catalogue import create_driver, list_devices
from app.core.devices.driver import DeviceEventKind, Driver, LslSpec, LslStream
from app.core.devices.lsl_network import LslInlet
from app.core.errors import DeviceFault
from tests.contracts.driver_suite import Played, play
from tests.fakes.lsl_source import LslSource
from tests.journeys.patience import HELD_UP_S

try:
    import pylsl
except (ImportError, RuntimeError) as error:
    pytest.skip(f"this machine has no liblsl: {error}", allow_module_level=True)


@pytest.fixture
def identity() -> str:
    return uuid.uuid4().hex[:8]


@pytest.fixture
def began_s() -> float:
    # So long ago that a value is its sample's number and float32 tells it exactly.
    return float(pylsl.local_clock()) - 10.0


@pytest.fixture
def start(identity: str, began_s: float) -> Iterator[Callable[[], LslSource]]:
    started: list[LslSource] = []

    def start() -> LslSource:
        started.append(LslSource(identity, began_s=began_s))
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


def _kinds(played: Played) -> list[DeviceEventKind]:
    return [event.kind for event in played.events]


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
    start: Callable[[], LslSource], driver: Driver, identity: str, began_s: float
) -> None:
    start()
    description = driver.open()
    (stream,) = description.streams
    assert stream.labels == ("Cz", "Pz")
    assert {channel.unit for channel in stream.channels} == {"uV"}
    assert stream.rate_hz == 250.0
    driver.start()
    played = Played()
    _receive(driver, played, lambda so_far: _kinds(so_far).count(DeviceEventKind.ANNOTATION) >= 4)
    # The library measures each source's clock in its own time, and the faster the less there is to do.
    _receive(driver, played, lambda so_far: _kinds(so_far).count(DeviceEventKind.CLOCK_OFFSET) >= 2)
    samples, indices = played.samples(stream.stream_id), played.indices(stream.stream_id)
    # Every one of them, in order.
    assert np.array_equal(samples[0], samples[0, 0] + np.arange(samples.shape[1]))
    assert np.array_equal(samples[1], -samples[0])
    assert np.array_equal(indices, np.arange(len(indices)))
    offsets = [event.clock_offset for event in played.events if event.kind is DeviceEventKind.CLOCK_OFFSET]
    assert {one.stream_id for one in offsets if one} == {stream.stream_id, ""}
    assert all(one and abs(one.offset_s) < 0.005 and abs(one.at_s - pylsl.local_clock()) < 60 for one in offsets)
    for block in played.blocks[stream.stream_id]:
        assert block.device_time_s == pytest.approx(began_s + float(block.samples[0, 0]) / 250.0, abs=1e-6)
    for event in played.events:
        if event.kind is DeviceEventKind.ANNOTATION:
            # A tick is sample number tick * 125; offsets of one machine's clock against itself are below a millisecond.
            number = int(event.text.split()[1]) * 125
            assert event.onset_s * 250.0 == pytest.approx(number - float(samples[0, 0]), abs=0.5)


@pytest.mark.proves("REQ-DEVICE-UNPLUGGED")
def test_a_killed_source_is_told_and_taken_up_again_with_its_exact_gap(
    start: Callable[[], LslSource], driver: Driver, identity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    connected_on: list[threading.Thread] = []
    corrected = LslInlet.offset_s

    def noted(inlet: LslInlet, timeout_s: float = 0.0) -> float | None:
        if timeout_s > 0:  # it waits for an answer
            connected_on.append(threading.current_thread())
        return corrected(inlet, timeout_s)

    outlet = start()
    (stream,) = driver.open().streams
    driver.start()
    played = Played()
    _receive(driver, played, lambda so_far: len(so_far.blocks.get(stream.stream_id, ())) > 20)
    monkeypatch.setattr(LslInlet, "offset_s", noted)
    outlet.kill()
    killed_s = time.monotonic()
    _receive(driver, played, lambda so_far: sum("is lost" in text for text in _states(so_far)) == 2)
    told_after_s = time.monotonic() - killed_s
    n_before = len(played.blocks[stream.stream_id])
    start()
    _receive(driver, played, lambda so_far: sum("is back" in text for text in _states(so_far)) == 2)
    _receive(driver, played, lambda so_far: len(so_far.blocks[stream.stream_id]) > n_before + 20)
    samples, indices = played.samples(stream.stream_id), played.indices(stream.stream_id)
    assert told_after_s < HELD_UP_S
    # Taking it up again holds nobody up: acquisition's safety lease lives 200 ms.
    assert len(connected_on) == 2
    assert threading.current_thread() not in connected_on
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


def test_it_ends_after_the_time_that_was_asked_for(start: Callable[[], LslSource], identity: str) -> None:
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
    assert time.monotonic() - began < 1.0 + HELD_UP_S


def test_the_list_of_devices_shows_it(start: Callable[[], LslSource], identity: str) -> None:
    start()
    entries = [entry for entry in list_devices(lsl_wait_s=1.0) if entry.name == f"Cap {identity}"]
    assert [entry.detail.split(", on ")[0] for entry in entries] == ["LSL, EEG, 2 channels, 250 Hz"] * 2
    alone, marked = (entry.spec for entry in entries)
    assert isinstance(alone, LslSpec)
    assert isinstance(marked, LslSpec)
    assert len(alone.streams) == 1
    assert f"keys-{identity}" in {stream.source_id for stream in marked.streams}


def test_markers_alone_are_no_device(start: Callable[[], LslSource], identity: str) -> None:
    start()
    driver = create_driver(LslSpec(streams=(LslStream(name=f"Keys {identity}"),)), clock=SYSTEM_CLOCK)
    with pytest.raises(DeviceFault, match="None of the chosen LSL streams is a signal"):
        driver.open()
    driver.close()


@pytest.mark.proves("REQ-DEVICE-SAME")
def test_another_source_of_the_same_name_is_not_taken_up(
    start: Callable[[], LslSource], driver: Driver, identity: str, began_s: float
) -> None:
    outlet = start()
    (stream,) = driver.open().streams
    driver.start()
    played = Played()
    _receive(driver, played, lambda so_far: len(so_far.blocks.get(stream.stream_id, ())) > 5)
    outlet.kill()
    _receive(
        driver, played, lambda so_far: f"The LSL stream 'Cap {identity}' is lost; it is looked for." in _states(so_far)
    )
    n_before = len(played.blocks[stream.stream_id])
    other = LslSource(identity, began_s=began_s, source="other")
    try:
        # Its markers are the same source's as before; its signal is not.
        _receive(driver, played, lambda so_far: f"The LSL stream 'Keys {identity}' is back." in _states(so_far))
        ends = time.monotonic() + 2.0
        _receive(driver, played, lambda _so_far: time.monotonic() > ends)
        assert f"The LSL stream 'Cap {identity}' is back." not in _states(played)
        assert len(played.blocks[stream.stream_id]) == n_before
    finally:
        other.kill()
    start()
    _receive(driver, played, lambda so_far: len(so_far.blocks[stream.stream_id]) > n_before)


def test_what_the_time_stamps_leave_out_is_a_gap_and_a_late_burst_is_none(identity: str) -> None:
    info = pylsl.StreamInfo(f"Odd {identity}", "EEG", 1, 100.0, "float32", f"odd-{identity}")
    outlet = pylsl.StreamOutlet(info)
    driver = create_driver(LslSpec(streams=(LslStream(source_id=f"odd-{identity}"),)), clock=SYSTEM_CLOCK)
    (stream,) = driver.open().streams
    driver.start()
    began = pylsl.local_clock()

    def send(first: int, end: int, *, late_s: float = 0.0) -> None:
        for k in range(first, end):
            # A burst: all of them stamped when the last was due.
            due_s = k / 100.0 if not late_s else (first / 100.0 + late_s + (k - first) * 1e-4)
            outlet.push_sample([float(k)], began + due_s)

    def received(n_samples: int) -> None:
        _receive(
            driver,
            played,
            lambda so_far: sum(b.n_samples for b in so_far.blocks.get(stream.stream_id, ())) >= n_samples,
        )

    played = Played()
    send(0, 20)
    received(20)
    send(20, 60, late_s=0.4)
    received(60)
    send(60, 80)
    received(80)
    # 40 samples were never measured.
    send(120, 140)
    received(100)
    driver.close()
    samples, indices = played.samples(stream.stream_id), played.indices(stream.stream_id)
    assert np.array_equal(indices, samples[0])
