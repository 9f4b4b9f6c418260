"""A device that comes, goes, lies and comes back."""

import pytest

from app.core.acquisition.device_link import DeviceLink
from app.core.clock import VirtualClock
from app.core.devices.driver import Delivery, EndOfSource, PlaybackSpec, SimulatedSpec
from app.core.errors import Conflict, DeviceFault, PrerequisiteMissing, SourceFileFault
from tests.fakes.drivers import DriverShelf, ScriptedDriver
from tests.fakes.recordings import EEG, annotation, block, device, stream

LIVE = SimulatedSpec(n_channels=8, rate_hz=250.0)
FILE = PlaybackSpec(path="x.edf", speed=None)


def _link(*drivers: ScriptedDriver) -> tuple[DeviceLink, VirtualClock]:
    clock = VirtualClock()
    return DeviceLink(DriverShelf(*drivers), clock=clock), clock


def test_a_live_device_streams_at_once_and_a_file_waits_to_be_recorded() -> None:
    driver = ScriptedDriver()
    link, _ = _link(driver)
    link.open(LIVE)
    link.start_streaming()
    assert driver.running
    link.hold()
    assert driver.running
    link.open(FILE)
    link.start_streaming()
    assert link.streaming
    assert not driver.running
    link.start_delivery()
    assert driver.running
    link.hold()
    assert not driver.running


def test_without_a_device_nothing_can_be_asked() -> None:
    link, _ = _link(ScriptedDriver())
    for ask in (link.start_streaming, link.start_delivery, lambda: link.ask(lambda driver: driver.stop())):
        with pytest.raises(PrerequisiteMissing):
            ask()
    assert link.read(0.0).blocks == ()


def test_a_device_that_cannot_be_opened_leaves_none_open() -> None:
    driver = ScriptedDriver()
    driver.open_fault = DeviceFault("No answer.")
    link, _ = _link(driver)
    with pytest.raises(DeviceFault):
        link.open(LIVE)
    assert link.description is None


def test_events_are_told_on_the_axis_of_the_recording() -> None:
    driver = ScriptedDriver()
    link, _ = _link(driver)
    link.open(LIVE)
    link.start_streaming()
    driver.deliveries.append(Delivery(blocks=(block(0, 100, 0),)))
    link.read(0.0)
    assert link.axis is not None
    link.axis.start_here()
    driver.deliveries.append(Delivery(blocks=(block(100, 10, 1),), events=(annotation("x", 1.05),)))
    reading = link.read(0.0)
    assert reading.blocks[0][0].first_sample == 0
    assert reading.events[0].onset_s == pytest.approx(0.05)


@pytest.mark.proves("REQ-DEVICE-SILENCE")
def test_a_program_held_up_by_a_busy_machine_blames_no_device() -> None:
    driver = ScriptedDriver()
    link, clock = _link(driver)
    link.open(LIVE)
    link.start_streaming()
    driver.deliveries.append(Delivery(blocks=(block(0, 10, 0),)))
    link.read(0.0)
    clock.advance(0.4)
    # The first look comes back with a word but no samples; the device had gone on, and the next look finds them.
    driver.deliveries += [Delivery(events=(annotation("x", 0.05),)), Delivery(blocks=(block(10, 40, 1),))]
    reading = link.read(0.0)
    assert reading.silent_s is None
    assert len(reading.blocks) == 1
    assert [one.text for one in reading.events] == ["x"]


@pytest.mark.proves("REQ-DEVICE-SILENCE")
def test_silence_and_its_end_are_noticed_and_blamed_for_the_gap() -> None:
    driver = ScriptedDriver()
    link, clock = _link(driver)
    link.open(LIVE)
    link.start_streaming()
    driver.deliveries.append(Delivery(blocks=(block(0, 10, 0),)))
    assert link.read(0.0).silent_s is None
    clock.advance(0.4)
    assert link.read(0.0).silent_s == pytest.approx(0.4)
    assert link.read(0.0).silent_s is None
    driver.deliveries.append(Delivery(blocks=(block(60, 10, 1),)))
    reading = link.read(0.0)
    assert reading.back_s == pytest.approx(0.4)
    assert reading.blocks[0][1] == "silence"


def test_a_jump_without_silence_is_the_devices_or_the_files_own() -> None:
    for spec, cause in ((LIVE, "device"), (FILE, "source")):
        driver = ScriptedDriver()
        link, _ = _link(driver)
        link.open(spec)
        link.start_delivery()
        driver.deliveries.append(Delivery(blocks=(block(40, 10, 0),)))
        assert link.read(0.0).blocks[0][1] == cause


def test_a_device_that_vanishes_is_looked_for_until_it_is_back() -> None:
    first, absent, second = ScriptedDriver(), ScriptedDriver(), ScriptedDriver()
    absent.open_fault = DeviceFault("Still gone.")
    link, clock = _link(first, absent, second)
    link.open(LIVE)
    link.start_streaming()
    first.deliveries.append(Delivery(blocks=(block(0, 10, 0),)))
    first.deliveries.append(DeviceFault("Unplugged."))
    link.read(0.0)
    link.read(0.0)
    assert not first.is_open
    link.read(0.0)  # the first try fails
    assert not second.is_open
    clock.advance(1.0)
    assert link.read(0.0).silent_s == pytest.approx(1.0) or link.reconnections == 1
    link.read(0.0)
    assert second.running
    assert second.started_at == {EEG: 110}
    assert second.started_sequence == {EEG: 1}
    second.deliveries.append(Delivery(blocks=(block(110, 10, 1),)))
    assert link.read(0.0).blocks[0][1] == "device"


@pytest.mark.proves("REQ-DEVICE-SAME")
def test_another_device_in_its_place_is_not_taken_for_it() -> None:
    first, other = ScriptedDriver(), ScriptedDriver(device(stream(n_channels=5)))
    link, _ = _link(first, other)
    link.open(LIVE)
    link.start_streaming()
    first.deliveries.append(DeviceFault("Unplugged."))
    for _ in range(3):
        link.read(0.0)
    assert not other.running
    assert link.reconnections == 0


def test_after_a_crash_a_paced_source_goes_on_now_and_a_waiting_one_where_it_was() -> None:
    for spec, idle_s, due in ((LIVE, 2.0, 300), (FILE, 2.0, 100)):
        driver = ScriptedDriver()
        link, _ = _link(driver)
        link.take_up(spec, device(), positions={EEG: (100, 7)}, idle_s=idle_s, started=True)
        link.read(0.0)
        assert driver.started_at == {EEG: due}
        assert driver.started_sequence == {EEG: 7}
        driver.deliveries.append(Delivery(blocks=(block(due, 10, 7),)))
        placed, cause = link.read(0.0).blocks[0]
        assert (placed.first_sample, placed.sequence, cause) == (due, 7, "restart")


def test_the_end_of_a_source_is_told_once_and_it_cannot_be_recorded_again() -> None:
    driver = ScriptedDriver()
    link, clock = _link(driver)
    link.open(FILE)
    link.start_delivery()
    driver.deliveries.append(Delivery(ended=EndOfSource(reason="complete")))
    assert link.read(0.0).ended is not None
    assert not link.running
    clock.advance(5.0)
    assert link.read(0.0).ended is None
    with pytest.raises(Conflict):
        link.start_delivery()


def test_a_file_that_fails_while_it_is_read_ends_the_source_with_the_fault() -> None:
    driver = ScriptedDriver()
    link, _ = _link(driver)
    link.open(FILE)
    link.start_delivery()
    driver.deliveries.append(SourceFileFault("x.edf is damaged."))
    reading = link.read(0.0)
    assert reading.ended == EndOfSource(reason="fault", text="x.edf is damaged.")
