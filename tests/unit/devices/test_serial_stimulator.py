"""The driver over a real pty, against a device that mumbles, falls silent, is swapped or vanishes."""

import os
import threading
import time
import tty
from collections.abc import Iterator

import pytest

from app.core.clock import VirtualClock
from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.stimulator import StimulatorState
from app.core.errors import DeviceFault
from tests.fakes.safety_server import until
from tests.fakes.stimulators import Served, served_stimulator

SECOND_NS = 1_000_000_000


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def served(clock: VirtualClock) -> Iterator[Served]:
    with served_stimulator(clock) as found:
        found.driver.open()
        yield found


def run(served: Served, clock: VirtualClock) -> None:
    served.driver.arm()
    served.driver.start("session", clock.monotonic_ns() + 300_000_000)
    assert served.device.running


def break_down(served: Served, *faults: str) -> None:
    served.firmware.break_down(*faults)


@pytest.mark.proves("REQ-STOP-CONFIRMED")
@pytest.mark.parametrize("fault", ["mute", "garble"])
def test_without_an_answer_nothing_is_assumed_and_it_takes_no_longer_than_said(
    served: Served, clock: VirtualClock, fault: str
) -> None:
    run(served, clock)
    break_down(served, fault)
    began = time.monotonic()
    with pytest.raises(DeviceFault, match="did not answer") as raised:
        served.driver.to_safe_state()
    assert time.monotonic() - began < served.driver.safe_within_ms / 1000 + 0.1
    assert "disconnect" in raised.value.advice
    with pytest.raises(DeviceFault):
        served.driver.hold(clock.monotonic_ns() + SECOND_NS)
    assert not served.device.running  # it had heard the stop, and only its answer was lost
    break_down(served)
    served.driver.to_safe_state()
    assert not served.driver.running


def test_a_command_whose_answer_was_lost_is_repeated(served: Served, clock: VirtualClock) -> None:
    break_down(served, "mute")
    healing = threading.Timer(0.025, break_down, (served,))
    healing.start()
    served.driver.to_safe_state()
    healing.join()
    assert served.driver.repeated >= 1


def test_a_flood_of_garbage_hides_nothing(served: Served, clock: VirtualClock) -> None:
    break_down(served, "flood")
    time.sleep(0.05)
    run(served, clock)
    served.driver.attend()
    served.driver.to_safe_state()
    assert not served.device.running


def test_what_it_does_by_itself_is_known_without_asking(served: Served, clock: VirtualClock) -> None:
    run(served, clock)
    clock.advance(0.31)
    until(lambda: served.device.until_ns == 0)
    time.sleep(0.05)
    served.driver.attend()
    assert served.driver._told is not None
    assert served.driver._told.state is StimulatorState.SAFE
    with pytest.raises(DeviceFault):
        served.driver.hold(clock.monotonic_ns() + SECOND_NS)
    assert not served.device.running


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT")
def test_a_pulled_cable_is_a_fault_at_once_and_the_same_device_comes_back_safe(
    served: Served, clock: VirtualClock
) -> None:
    run(served, clock)
    served.server.tell("unplug 1.5")  # longer than three looks take, also on a busy machine
    until(lambda: not served.server.url)
    for attempt in (served.driver.attend, served.driver.to_safe_state, lambda: served.driver.running):
        with pytest.raises(DeviceFault):
            attempt()
    assert served.driver.fileno() == -1
    clock.advance(0.31)
    assert not served.device.running

    def back() -> bool:
        try:
            served.driver.to_safe_state()
        except DeviceFault:
            return False
        return True

    until(back)
    assert served.driver.state is StimulatorState.SAFE
    assert served.driver.fileno() >= 0


@pytest.mark.proves("REQ-STIM-SAME-DEVICE")
def test_another_device_behind_the_same_port_is_stopped_and_not_used(clock: VirtualClock) -> None:
    with served_stimulator(clock, serial_number="OTHER-7") as served:
        served.device.arm()
        served.device.start("session", clock.monotonic_ns() + SECOND_NS)
        with pytest.raises(DeviceFault, match="Another stimulator answers"):
            served.driver.open()
        assert not served.device.running
        assert served.driver.fileno() == -1


@pytest.mark.proves("REQ-STIM-SAME-DEVICE")
def test_a_device_that_was_swapped_meanwhile_is_not_started(
    served: Served, clock: VirtualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = served.firmware._identity
    monkeypatch.setattr(served.firmware, "_identity", lambda: identity() | {"serial": "SIM-0002"})
    with pytest.raises(DeviceFault, match="Another stimulator"):
        served.driver.arm()
    with pytest.raises(DeviceFault):
        served.driver.start("session", clock.monotonic_ns() + SECOND_NS)
    assert not served.device.running


@pytest.mark.proves("REQ-STIM-TOO-MUCH")
@pytest.mark.parametrize("programme", ["session", "test"])
def test_more_current_than_ordered_is_a_fault_and_told_once(
    served: Served, clock: VirtualClock, programme: str
) -> None:
    served.driver.set_amplitude(0.5)
    break_down(served, "excess")
    served.driver.arm()
    with pytest.raises(DeviceFault, match=r"gives 0\.75 mA"):
        served.driver.start(programme, clock.monotonic_ns() + 300_000_000)
    with pytest.raises(DeviceFault):
        _ = served.driver.running
    assert served.excess == [(0.75, 0.5 if programme == "session" else 0.0)]
    served.driver.to_safe_state()
    assert not served.driver.running


def test_an_amplitude_without_an_answer_is_not_taken_for_set(served: Served, clock: VirtualClock) -> None:
    break_down(served, "mute")
    with pytest.raises(DeviceFault):
        served.driver.set_amplitude(0.2)
    break_down(served)
    run(served, clock)
    served.driver.set_amplitude(1.5)
    assert (served.driver.amplitude_ma, served.driver.ordered_ma, served.device.amplitude_ma) == (1.5, 1.5, 1.5)


@pytest.mark.proves("REQ-STOP-FIRST")
def test_a_stop_waits_for_no_other_call(served: Served, clock: VirtualClock) -> None:
    run(served, clock)
    break_down(served, "mute")
    failed: list[DeviceFault] = []

    def set_it() -> None:
        try:
            served.driver.set_amplitude(0.5)
        except DeviceFault as fault:
            failed.append(fault)

    setting = threading.Thread(target=set_it)
    setting.start()
    time.sleep(0.01)
    with pytest.raises(DeviceFault, match="did not answer"):
        served.driver.to_safe_state()
    setting.join()
    assert [fault.what for fault in failed] == ["The stimulator is being stopped."]
    assert not served.device.running


def test_an_echo_is_no_answer() -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    os.set_blocking(master, False)
    ended = threading.Event()

    def echo() -> None:
        while not ended.wait(0.0005):
            try:
                os.write(master, os.read(master, 4096))
            except BlockingIOError:
                pass

    thread = threading.Thread(target=echo)
    thread.start()
    driver = SerialStimulator(lambda: os.ttyname(slave))
    try:
        with pytest.raises(DeviceFault, match="did not answer"):
            driver.open()
    finally:
        ended.set()
        thread.join()
        driver.close()
        os.close(master)
        os.close(slave)


def test_a_port_that_is_not_there_or_taken_is_said_and_not_tried_without_end(served: Served) -> None:
    driver = SerialStimulator(lambda: "/dev/does-not-exist")
    with pytest.raises(DeviceFault, match="cannot be opened"):
        driver.open()
    with pytest.raises(DeviceFault):
        _ = driver.description
    second = SerialStimulator(lambda: served.server.url)
    with pytest.raises(DeviceFault, match="cannot be opened"):
        second.open()
    served.driver.to_safe_state()  # the first one is not disturbed
