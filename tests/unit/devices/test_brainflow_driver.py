"""The BrainFlow driver on a board whose every packet is known; searches for a lost board run on their real thread."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.devices.brainflow_driver import AFTER_DUE_S, GONE_AFTER_S, BrainFlowDriver
from app.core.devices.driver import BrainFlowSpec, Delivery, DeviceEventKind
from app.core.errors import DeviceFault, WrongUse
from tests.fakes.boards import BoardShelf, ScriptedBoard

Make = Callable[..., BrainFlowDriver]


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def port(tmp_path: Path) -> Path:
    path = tmp_path / "ttyUSB0"
    path.touch()
    return path


@pytest.fixture
def make(clock: VirtualClock, port: Path) -> Iterator[Make]:
    made: list[BrainFlowDriver] = []

    def make(*boards: ScriptedBoard, **fields: object) -> BrainFlowDriver:
        spec = BrainFlowSpec(board_id=0, serial_port=str(port), **fields)  # type: ignore[arg-type]
        made.append(BrainFlowDriver(spec, clock=clock, make_board=BoardShelf(*boards)))
        return made[-1]

    yield make
    for driver in made:
        driver.close()


def _read_for(driver: BrainFlowDriver, clock: VirtualClock, duration_s: float) -> list[Delivery]:
    ends_ns = clock.monotonic_ns() + duration_s * 1e9
    found = []
    while clock.monotonic_ns() < ends_ns:
        found.append(driver.read(0.02))
    return found


def _indices(deliveries: list[Delivery]) -> list[int]:
    """Of the electrodes' stream."""
    return [k for d in deliveries for b in d.blocks if b.n_channels == 8 for k in range(b.first_sample, b.end_sample)]


def _wait(driver: BrainFlowDriver, clock: VirtualClock, until: Callable[[], bool]) -> list[Delivery]:
    """Read in virtual time until the search's real thread has done its part."""
    gives_up_ns = SYSTEM_CLOCK.monotonic_ns() + 5_000_000_000
    found = []
    while not until():
        assert SYSTEM_CLOCK.monotonic_ns() < gives_up_ns
        found.append(driver.read(0.02))
        SYSTEM_CLOCK.sleep(0.002)
    return found


def test_samples_come_as_measured_and_are_fetched_as_soon_as_they_are_there(clock: VirtualClock, make: Make) -> None:
    board = ScriptedBoard(clock)
    driver = make(board)
    driver.open()
    driver.start()
    started_s = clock.monotonic_ns() * 1e-9
    deliveries = _read_for(driver, clock, 1.0)
    blocks = [b for d in deliveries for b in d.blocks if b.n_channels == 8]
    assert _indices(deliveries) == list(range(len(_indices(deliveries))))
    samples = np.concatenate([b.samples for b in blocks], axis=1)
    assert np.array_equal(samples, np.arange(samples.shape[1]) + 1000 * np.arange(8)[:, None])
    assert [b.sequence for b in blocks] == list(range(len(blocks)))
    sensors = [b for d in deliveries for b in d.blocks if b.n_channels == 15]
    assert [b.first_sample for b in sensors] == [b.first_sample for b in blocks]
    # Each fetch that was waited for is 0.15 ms after a sample, a few retries aside.
    past_s = [(at - started_s) % 0.004 for at in board.fetches[5:]]
    assert sorted(past_s)[len(past_s) // 2] == pytest.approx(AFTER_DUE_S, abs=2e-4)
    assert len(board.fetches) < 1.3 * 250


def test_what_the_board_lost_is_a_jump(clock: VirtualClock, make: Make) -> None:
    board = ScriptedBoard(clock)
    driver = make(board)
    driver.open()
    driver.start()
    before = _indices(_read_for(driver, clock, 0.5))
    board.silent = True
    assert _indices(_read_for(driver, clock, 1.5)) == []
    board.silent = False
    after = _indices(_read_for(driver, clock, 0.5))
    assert after[0] - before[-1] == pytest.approx(1.5 * 250, abs=3)
    assert after == list(range(after[0], after[0] + len(after)))


def test_a_board_whose_port_vanishes_is_let_go_of_and_found_again(clock: VirtualClock, make: Make, port: Path) -> None:
    first, second = ScriptedBoard(clock), ScriptedBoard(clock)
    driver = make(first, second)
    driver.open()
    driver.start()
    before = _indices(_read_for(driver, clock, 0.5))
    first.silent = True
    port.unlink()
    (warning,) = [e for d in _read_for(driver, clock, 0.25) for e in d.events]
    assert (warning.kind, warning.text) == (
        DeviceEventKind.WARNING,
        "Connection to the OpenBCI Cyton lost. Its port has vanished.",
    )
    _wait(driver, clock, lambda: not first.prepared)
    assert first.calls[-2:] == ["stop", "release"]
    assert second.calls == []
    port.touch()
    deliveries = _wait(driver, clock, lambda: second.streaming)
    deliveries += _read_for(driver, clock, 0.5)
    assert [e.text for d in deliveries for e in d.events] == ["Connection to the OpenBCI Cyton restored"]
    after = _indices(deliveries)
    assert after == list(range(after[0], after[0] + len(after)))
    assert after[0] > before[-1] + 50


def test_a_board_that_only_falls_silent_is_opened_anew_after_three_seconds(clock: VirtualClock, make: Make) -> None:
    first, second = ScriptedBoard(clock), ScriptedBoard(clock)
    driver = make(first, second)
    driver.open()
    driver.start()
    _read_for(driver, clock, 0.5)
    first.silent = True
    assert [e for d in _read_for(driver, clock, GONE_AFTER_S - 0.1) for e in d.events] == []
    events = [e.text for d in _read_for(driver, clock, 0.3) for e in d.events]
    assert events[0] == "Connection to the OpenBCI Cyton lost. It delivers nothing."
    _wait(driver, clock, lambda: second.streaming)


def test_another_board_on_the_same_port_is_refused_until_the_right_one_is_back(
    clock: VirtualClock, make: Make, port: Path
) -> None:
    first, other, right = ScriptedBoard(clock), ScriptedBoard(clock, answer="v9$$$"), ScriptedBoard(clock)
    driver = make(first, other, right)
    driver.open()
    driver.start()
    first.faults.add("fetch")
    _wait(driver, clock, lambda: right.streaming)
    assert other.calls == ["prepare", "ask V", "release"]
    assert not other.streaming


def test_a_search_is_given_up_when_the_device_is_closed(clock: VirtualClock, make: Make) -> None:
    first, second = ScriptedBoard(clock), ScriptedBoard(clock)
    second.faults.add("prepare")
    driver = make(first, second)
    driver.open()
    driver.start()
    first.faults.add("fetch")
    _wait(driver, clock, lambda: "prepare" in second.calls)
    driver.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "board search"]
    assert driver.read(0.01) == Delivery()


def test_a_board_that_cannot_be_asked_is_let_go_of(clock: VirtualClock, make: Make) -> None:
    board = ScriptedBoard(clock)
    board.faults.add("ask")
    driver = make(board)
    with pytest.raises(DeviceFault):
        driver.open()
    assert not board.prepared
    board.faults.clear()
    assert driver.open().name == "OpenBCI Cyton"


def test_electrodes_are_measured_one_after_the_other_and_put_back(clock: VirtualClock, make: Make) -> None:
    board = ScriptedBoard(clock)
    driver = make(board)
    driver.open()
    measured = driver.measure_impedance()
    assert [electrode.label for electrode in measured] == ["Fp1", "Fp2", "C3", "C4", "P7", "P8", "O1", "O2"]
    asked = [call for call in board.calls if call.startswith("ask")]
    assert asked[1:5] == ["ask x1000100Xz101Z", "ask z100Zx1060110X", "ask x2000100Xz201Z", "ask z200Zx2060110X"]
    assert not board.streaming
    board.silent = True
    with pytest.raises(DeviceFault, match="delivers nothing"):
        driver.measure_impedance()
    assert board.calls[-2:] == ["ask z100Zx1060110X", "stop"]


def test_samples_that_come_during_a_measurement_are_delivered(clock: VirtualClock, make: Make) -> None:
    driver = make(ScriptedBoard(clock))
    driver.open()
    driver.start()
    before = _indices(_read_for(driver, clock, 0.3))
    driver.measure_impedance()
    after = _indices(_read_for(driver, clock, 0.3))
    assert before + after == list(range(len(before) + len(after)))
    assert len(after) > 8 * 0.8 * 250


def test_a_marker_is_a_number(clock: VirtualClock, make: Make) -> None:
    board = ScriptedBoard(clock)
    driver = make(board)
    driver.open()
    with pytest.raises(DeviceFault):
        driver.command("marker", "4")
    driver.start()
    driver.command("marker", "4")
    assert board.markers == [4.0]
    with pytest.raises(WrongUse):
        driver.command("marker", "four")


def test_a_source_with_a_length_ends_to_the_sample(clock: VirtualClock, make: Make) -> None:
    driver = make(ScriptedBoard(clock), duration_s=0.5)
    description = driver.open()
    assert set((description.total_samples or {}).values()) == {125}
    driver.start()
    deliveries = _read_for(driver, clock, 0.7)
    assert _indices(deliveries) == list(range(125))
    assert [d.ended.reason for d in deliveries if d.ended] == ["complete"]


@pytest.mark.proves("REQ-TIME-MONOTONIC")
def test_a_wall_clock_that_is_set_moves_no_sample(clock: VirtualClock, make: Make) -> None:
    """Stamps are wall time; a clock set back an hour makes them look as if from the future, or an hour old."""
    board = ScriptedBoard(clock)
    driver = make(board)
    driver.open()
    driver.start()
    before = _indices(_read_for(driver, clock, 0.3))
    board.stamps_off_s = 3600.0
    between = _indices(_read_for(driver, clock, 0.3))
    board.stamps_off_s = -7200.0
    after = _indices(_read_for(driver, clock, 0.3))
    assert before + between + after == list(range(len(before + between + after)))
