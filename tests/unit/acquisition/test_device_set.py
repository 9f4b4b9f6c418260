"""Several devices, one axis: no one waits for another."""

import threading
from collections.abc import Callable, Sequence

import pytest

from app.core.acquisition.device_set import DeviceSet
from app.core.acquisition.held_device import Reading
from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.devices.driver import (
    Delivery,
    DeviceDescription,
    DeviceEventKind,
    DeviceSpec,
    EndOfSource,
    PlaybackSpec,
    SimulatedSpec,
)
from app.core.errors import DeviceFault, NotFound, PrerequisiteMissing, WrongUse
from tests.fakes.drivers import ScriptedDriver
from tests.fakes.recordings import EEG, SLOW, block, device, stream

A, B = SimulatedSpec(seed=1), SimulatedSpec(seed=2)


class Shelves:
    """Hands out drivers by spec, in order."""

    def __init__(self, **drivers: Sequence[ScriptedDriver]) -> None:
        self._left = {key: list(some) for key, some in drivers.items()}

    def __call__(self, spec: DeviceSpec) -> ScriptedDriver:
        some = self._left["file" if isinstance(spec, PlaybackSpec) else "ab"[spec.seed - 1]]  # type: ignore[union-attr]
        return some.pop(0) if len(some) > 1 else some[0]


def _other(**fields: object) -> DeviceDescription:
    return DeviceDescription(device_id="other", driver="fake", name="Other", streams=(stream(SLOW),), live=True)


def _read(devices: DeviceSet) -> dict[str, Reading]:
    return {link.description.name: reading for link, reading in devices.readings(0.0) if link.description}


def _pair(
    clock: VirtualClock, *more: ScriptedDriver, meanwhile: Callable[[], None] | None = None
) -> tuple[DeviceSet, ScriptedDriver, ScriptedDriver]:
    a, b = ScriptedDriver(), ScriptedDriver(_other())
    devices = DeviceSet(Shelves(a=[a, *more], b=[b]), clock=clock, while_waiting=meanwhile)
    devices.open([A, B])
    devices.start_streaming()
    return devices, a, b


def _ns(clock: VirtualClock) -> int:
    return clock.monotonic_ns()


@pytest.mark.proves("REQ-TIME-AXIS")
def test_sample_0_of_every_stream_is_the_moment_recording_began() -> None:
    clock = VirtualClock()
    devices, a, b = _pair(clock)
    a.deliveries.append(Delivery(blocks=(block(0, 10, 0, host_ns=_ns(clock)),)))
    clock.advance(0.1)
    b.deliveries.append(Delivery(blocks=(block(0, 5, 0, stream_id=SLOW, host_ns=_ns(clock)),)))
    _read(devices)
    clock.advance(0.05)
    # At this moment A has measured 10 + 15 samples, B 5 + 5, whatever of them has arrived.
    devices.start_delivery()
    devices.begin_axis()
    clock.advance(0.05)
    a.deliveries.append(Delivery(blocks=(block(10, 20, 1, host_ns=_ns(clock)),)))
    b.deliveries.append(Delivery(blocks=(block(5, 10, 1, stream_id=SLOW, host_ns=_ns(clock)),)))
    read = _read(devices)
    (first, _), (other, _) = read["Fake amplifier"].blocks[0], read["Other"].blocks[0]
    assert (first.first_sample, first.n_samples) == (0, 5)
    assert (other.first_sample, other.n_samples) == (0, 5)


def test_a_device_that_begins_late_begins_with_a_gap() -> None:
    clock = VirtualClock()
    devices, _, b = _pair(clock)
    devices.start_delivery()
    devices.begin_axis()
    clock.advance(1.0)
    b.deliveries.append(Delivery(blocks=(block(0, 10, 0, stream_id=SLOW, host_ns=_ns(clock)),)))
    assert _read(devices)["Other"].blocks[0][0].first_sample == 90


def test_what_a_device_measured_before_the_recording_began_is_left_out_though_it_arrives_later() -> None:
    clock = VirtualClock()
    devices, _, b = _pair(clock)
    clock.advance(0.2)
    devices.start_delivery()
    devices.begin_axis()
    clock.advance(0.05)
    b.deliveries.append(Delivery(blocks=(block(0, 25, 0, stream_id=SLOW, host_ns=_ns(clock)),)))
    ((first, _),) = _read(devices)["Other"].blocks
    assert (first.first_sample, first.n_samples) == (0, 5)
    assert first.device_time_s == pytest.approx(0.2)


@pytest.mark.proves("REQ-DEVICE-UNPLUGGED")
def test_one_that_is_lost_is_found_again_and_the_other_loses_nothing() -> None:
    clock = VirtualClock()
    absent, again = ScriptedDriver(), ScriptedDriver()
    absent.open_fault = DeviceFault("Still gone.")
    devices, a, b = _pair(clock, absent, again)
    a.deliveries.extend([Delivery(blocks=(block(0, 10, 0, host_ns=_ns(clock)),)), DeviceFault("Unplugged.")])
    got = 0
    told: list[Reading] = []
    for turn in range(12):
        b.deliveries.append(Delivery(blocks=(block(turn * 10, 10, turn, stream_id=SLOW, host_ns=_ns(clock)),)))
        if again.running:
            again.deliveries.append(
                Delivery(blocks=(block(again.started_at[EEG], 10, 1, host_ns=_ns(clock)),)) if not got else Delivery()
            )
        read = _read(devices)
        assert len(read["Other"].blocks) == 1
        told.append(read["Fake amplifier"])
        got += len(told[-1].blocks) if turn else 0
        clock.advance(0.1)
    assert [one.lost for one in told if one.lost and one.found_s is None] == ["Unplugged."]
    (found,) = [one for one in told if one.found_s is not None]
    assert found.found_s == pytest.approx(0.3, abs=0.11)
    (back,) = [one for one in told[1:] if one.blocks]
    assert back.blocks[0][0].first_sample == pytest.approx(50, abs=11)
    assert back.blocks[0][1] == "device"


@pytest.mark.proves("REQ-DEVICE-SAME")
def test_another_device_in_its_place_is_told_once_and_not_taken() -> None:
    clock = VirtualClock()
    stranger = ScriptedDriver(device(stream(n_channels=3)))
    stranger.description = DeviceDescription(
        device_id="stranger", driver="fake", name="Stranger", streams=(stream(),), live=True
    )
    devices, a, _ = _pair(clock, stranger)
    a.deliveries.append(DeviceFault("Unplugged."))
    events = []
    for _ in range(20):
        events.extend(_read(devices)["Fake amplifier"].events)
        clock.advance(0.5)
    assert [event.kind for event in events] == [DeviceEventKind.WARNING]
    assert "Another device answers" in events[0].text
    assert not stranger.running


def test_a_device_that_takes_its_time_to_come_back_does_not_hold_up_the_other() -> None:
    hangs, opened = threading.Event(), threading.Event()

    class Slow(ScriptedDriver):
        def open(self) -> DeviceDescription:
            opened.set()
            assert hangs.wait(10)
            return super().open()

    slow = Slow()
    clock = VirtualClock()
    devices, a, b = _pair(clock, slow, meanwhile=lambda: None)
    a.deliveries.append(DeviceFault("Unplugged."))
    _read(devices)
    for turn in range(50):
        b.deliveries.append(Delivery(blocks=(block(turn * 10, 10, turn, stream_id=SLOW),)))
        assert len(_read(devices)["Other"].blocks) == 1
    assert opened.wait(5)
    hangs.set()
    deadline = SYSTEM_CLOCK.monotonic_ns() + 5_000_000_000
    while not slow.running and SYSTEM_CLOCK.monotonic_ns() < deadline:
        _read(devices)
    assert slow.running
    devices.close()
    assert not slow.is_open


def test_impedance_is_measured_while_the_other_is_read() -> None:
    done = threading.Event()

    class Measured(ScriptedDriver):
        def measure_impedance(self):  # type: ignore[no-untyped-def]
            assert done.wait(10)
            return super().measure_impedance()

        def read(self, timeout_s: float) -> Delivery:
            assert done.is_set(), "two threads use one driver"
            return super().read(timeout_s)

    clock = VirtualClock()
    a, b = Measured(), ScriptedDriver(_other())
    can = DeviceDescription(
        device_id="fake", driver="fake", name="Fake", streams=(stream(),), live=True, can_measure_impedance=True
    )
    a.description = can
    devices = DeviceSet(Shelves(a=[a], b=[b]), clock=clock, while_waiting=lambda: None)
    devices.open([A, B])
    devices.start_streaming()
    asked = devices.ask_impedances()
    for turn in range(20):
        b.deliveries.append(Delivery(blocks=(block(turn * 10, 10, turn, stream_id=SLOW),)))
        read = _read(devices)
        assert len(read["Other"].blocks) == 1
        # It could not be read; that is not its silence.
        assert read["Fake"].silent_s is None
        clock.advance(0.1)
    assert not asked.done
    done.set()
    for link in devices.links:
        while link.description and link.description.name == "Fake" and not link.readable:
            link.tend()
    assert [(one.label, one.device_id) for one in asked.result()] == [("E1", "fake")]
    devices.close()


def test_a_command_goes_to_the_device_named_or_the_first_that_knows_it() -> None:
    class Deaf(ScriptedDriver):
        def command(self, name: str, argument: str = "") -> None:
            raise WrongUse("No such command.")

    clock = VirtualClock()
    a, b = Deaf(), ScriptedDriver(_other())
    devices = DeviceSet(Shelves(a=[a], b=[b]), clock=clock)
    devices.open([A, B])
    devices.start_streaming()
    asked = devices.ask_command("eyes", "closed")
    assert asked.done
    asked.result()
    assert b.commands == [("eyes", "closed")]
    refused = devices.ask_command("eyes", "closed", "fake")
    assert refused.done
    with pytest.raises(WrongUse):
        refused.result()
    with pytest.raises(NotFound):
        devices.ask_command("eyes", "closed", "nobody")


def test_the_set_has_ended_when_the_last_device_has_and_the_worst_end_counts() -> None:
    clock = VirtualClock()
    devices, a, b = _pair(clock)
    a.deliveries.append(Delivery(ended=EndOfSource(reason="fault", text="Torn.")))
    b.deliveries.append(Delivery())
    _read(devices)
    assert devices.running
    assert devices.ended is None
    b.deliveries.append(Delivery(ended=EndOfSource(reason="complete")))
    _read(devices)
    assert not devices.running
    assert devices.ended == EndOfSource(reason="fault", text="Torn.")


def test_all_open_or_none() -> None:
    a, b = ScriptedDriver(), ScriptedDriver()
    b.open_fault = DeviceFault("No answer.")
    devices = DeviceSet(Shelves(a=[a], b=[b]), clock=VirtualClock())
    with pytest.raises(DeviceFault):
        devices.open([A, B])
    assert devices.description is None
    assert not a.is_open
    with pytest.raises(PrerequisiteMissing):
        devices.start_streaming()


def test_of_sources_without_a_pace_the_one_behind_is_read() -> None:
    clock = VirtualClock()
    a, b = ScriptedDriver(), ScriptedDriver(_other())
    devices = DeviceSet(Shelves(a=[a], b=[b]), clock=clock)
    devices.open([SimulatedSpec(seed=1, speed=None), SimulatedSpec(seed=2, speed=None)])
    devices.start_delivery()
    devices.begin_axis()
    for turn in range(4):
        a.deliveries.append(Delivery(blocks=(block(turn * 10, 10, turn),)))
        b.deliveries.append(Delivery(blocks=(block(turn * 10, 10, turn, stream_id=SLOW),)))
    order = [name for _ in range(6) for name in _read(devices)]
    assert order.count("Fake amplifier") == order.count("Other") == 3
    assert devices.can_wait
