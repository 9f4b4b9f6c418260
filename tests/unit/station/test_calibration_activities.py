"""A check of the amplifier: when it may be made, what it asks of acquisition, and that the electrodes come back."""

import threading
from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from app.core.acquisition.messages import DeviceCommand
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import CalibrationSignal
from app.core.errors import Conflict, DeviceFault, PrerequisiteMissing
from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock
from app.core.station import calibration_activities
from app.core.station.calibration_activities import CalibrationDesk, calibration_view
from app.core.station.restoration import restore_session
from app.core.wire.addresses import Port
from app.core.wire.broadcast import Publisher
from tests.fakes.station_rooms import DEVICE, STREAM, StationOfTests
from tests.unit.processing.test_calibration import square_wave

EEG = msgspec.structs.replace(STREAM, stream_id=StreamId("0199aaaa-0000-7000-8000-0000000000ee"))
HAS = msgspec.structs.replace(
    DEVICE,
    streams=(EEG,),
    calibrations=(
        CalibrationSignal(name="square", peak_to_peak_uv=100.0, frequency_hz=1.0),
        CalibrationSignal(name="short"),
    ),
)


class Amplifier(threading.Thread):
    """Publishes what the last command put on the inputs, faster than time; O2 has nine tenths of its gain."""

    def __init__(self, station: StationOfTests) -> None:
        super().__init__(name="amplifier-of-tests")
        self.station = station
        self.ended = threading.Event()
        self.fault: DeviceFault | None = None
        self._square = np.tile(square_wave(frequency_hz=1.0, seconds=1.0), 2)

    def run(self) -> None:
        publisher = Publisher(self.station.data.runtime, Port.SIGNAL)
        first = 0
        while not self.ended.wait(0.002):
            commands = [m.argument for m in self.station.acquisition.asked if isinstance(m, DeviceCommand)]
            shown = commands[-1] if commands else "off"
            at = first % 250
            wave = self._square[at : at + 25] if shown == "square" else np.zeros(25)
            samples = np.array([wave, 0.9 * wave], np.float32)
            block = SampleBlock(EEG.stream_id, first // 25, first, 0.0, SYSTEM_CLOCK.monotonic_ns(), 250.0, samples)
            publisher.publish_block("raw", block)
            first += 25
        publisher.close()


@pytest.fixture(name="desk")
def _desk(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> Iterator[CalibrationDesk]:
    monkeypatch.setattr(calibration_activities, "SETTLES_S", 0.1)
    amplifier = Amplifier(station)
    amplifier.start()
    desk = CalibrationDesk(station.rooms)
    yield desk
    station.rooms.closing.set()
    desk.close()
    amplifier.ended.set()
    amplifier.join()


def await_check(desk: CalibrationDesk) -> None:
    gives_up_ns = SYSTEM_CLOCK.monotonic_ns() + 15_000_000_000
    while True:
        try:
            desk.demand_idle()
        except Conflict:
            assert SYSTEM_CLOCK.monotonic_ns() < gives_up_ns
            SYSTEM_CLOCK.sleep(0.02)
        else:
            return


def test_a_check_finds_the_channel_and_puts_the_electrodes_back(station: StationOfTests, desk: CalibrationDesk) -> None:
    session_id = station.begin(step="impedance", waiting_for=("impedance",), device=HAS)
    desk.begin(session_id)
    with pytest.raises(Conflict, match="being checked"):
        desk.begin(session_id)
    await_check(desk)
    asked = [m.argument for m in station.acquisition.asked if isinstance(m, DeviceCommand)]
    assert asked == ["square", "short", "off"]
    shown = station.shown().calibration
    assert shown is not None
    assert (shown.state, [c.faults for c in shown.channels]) == ("wrong", [(), ("gain",)])
    (kept,) = station.events("device.calibrated")
    assert (kept.verdict, kept.signals, kept.device_id) == ("wrong", ("square", "short"), "sim-1")
    # A station that is started again knows of it.
    rooms = station.new_rooms()
    restore_session(rooms, station.engine)
    restored = rooms.board.session(session_id).calibration
    assert restored is not None
    assert restored.channels == shown.channels


def test_a_device_that_refuses_is_a_check_that_failed(station: StationOfTests, desk: CalibrationDesk) -> None:
    session_id = station.begin(step="ready", waiting_for=("ready",), device=HAS)
    station.acquisition.answers[DeviceCommand] = [DeviceFault("It does not answer."), None]
    desk.begin(session_id)
    await_check(desk)
    shown = station.shown().calibration
    assert shown is not None
    assert (shown.state, shown.text) == ("failed", "The amplifier could not be checked. It does not answer.")
    assert station.acquisition.asked[-1].argument == "off"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"step": "impedance", "waiting_for": ("impedance",), "device": DEVICE}, "no test signal"),
        ({"step": "impedance", "waiting_for": (), "device": HAS}, "between opening and recording"),
        ({"step": "recording", "waiting_for": ("stop",), "device": HAS}, "between opening and recording"),
    ],
)
def test_there_is_a_time_for_it(
    station: StationOfTests, desk: CalibrationDesk, fields: dict[str, object], why: str
) -> None:
    session_id = station.begin(**fields)
    with pytest.raises(PrerequisiteMissing, match=why):
        desk.begin(session_id)
    assert station.acquisition.asked == []


def test_no_check_is_no_view() -> None:
    assert calibration_view(()) is None
