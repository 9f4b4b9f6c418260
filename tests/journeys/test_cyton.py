"""A Cyton behind a pty, the real BrainFlow driver, the real acquisition program: unplugged, plugged in, exchanged."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.acquisition.messages import (
    DeviceBack,
    DeviceSilent,
    DeviceTold,
    GapRecorded,
    MeasureImpedance,
    OpenDevice,
    RecordingProgress,
    StartRecording,
    StartStreaming,
    StopRecording,
)
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import BrainFlowSpec
from app.core.errors import DeviceFault
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from tests.fakes.acquisition_station import AcquisitionStation, pause, start_program
from tests.fakes.cyton import Cyton
from tests.journeys.patience import HELD_UP_S, HUNG_AFTER_S

pytestmark = [pytest.mark.journey, pytest.mark.timeout(90)]
RATE_HZ = 250


@pytest.fixture(name="station")
def _station(data_directory: DataDirectory) -> Iterator[AcquisitionStation]:
    station = AcquisitionStation(data_directory.runtime)
    yield station
    station.close()


@pytest.fixture(name="program")
def _program(data_directory: DataDirectory, station: AcquisitionStation) -> Iterator["subprocess.Popen[bytes]"]:
    program = start_program(data_directory)
    station.wait_for_peer()
    yield program
    program.terminate()
    program.wait(10)


@pytest.fixture(name="port")
def _port(tmp_path: Path) -> Path:
    return tmp_path / "ttyUSB0"


@contextlib.contextmanager
def _plugged_in(port: Path, **options: object) -> Iterator[Cyton]:
    board = Cyton(port, **options)  # type: ignore[arg-type]
    try:
        yield board
    finally:
        with contextlib.suppress(OSError):
            board.unplug()


def _record(station: AcquisitionStation, port: Path) -> RecordingId:
    recording_id = RecordingId(new_id())
    station.ask(OpenDevice(spec=BrainFlowSpec(board_id=0, serial_port=str(port))))
    station.ask(StartStreaming())
    station.ask(StartRecording(recording_id=recording_id, session_id=SessionId(new_id())))
    return recording_id


@pytest.mark.proves("REQ-DEVICE-LOST-PACKETS", "REQ-RECORD-EXACT")
@pytest.mark.usefixtures("program")
def test_what_the_board_measured_is_what_is_recorded_and_what_the_radio_lost_is_a_gap(
    data_directory: DataDirectory, station: AcquisitionStation, port: Path
) -> None:
    with _plugged_in(port) as board:
        recording_id = _record(station, port)
        station.wait_for(RecordingProgress, where=lambda told: told.samples > 200)
        board.lose(7)
        short = station.wait_for(GapRecorded, where=lambda gap: gap.n_samples == 7)
        board.lose(300)
        long = station.wait_for(GapRecorded, where=lambda gap: gap.n_samples == 300)
        pause(0.5)
        station.ask(StopRecording())
    # What is lost for longer than 250 ms was told as silence before it was known as a loss.
    assert (short.cause, long.cause) == ("device", "silence")
    assert verify_recording(data_directory.recording(recording_id)).complete
    with RecordingReader(data_directory.recording(recording_id)) as reader:
        electrodes, sensors = reader.streams
        counter = sensors.labels.index("Packet number")
        end = next(count.end_sample for count in reader.counts() if count.stream_id == electrodes.stream_id)
        numbers = reader.samples(sensors.stream_id, 0, end)[counter]
        samples = reader.samples(electrodes.stream_id, 0, end)
    here = np.isfinite(samples[0])
    assert (~here).sum() == 307
    first = int(numbers[here][0])
    assert np.array_equal(numbers[here], ((first + np.arange(end)) % 256)[here])
    # The number is known but for whole rounds; the values repeat with the packets and settle which.
    candidates = [
        np.array([board.value_uv(3, first + 256 * k + n) for n in range(end)], np.float32)[here] for k in range(8)
    ]
    assert any(np.allclose(samples[3][here], expected, atol=1e-3) for expected in candidates)


@pytest.mark.proves("REQ-DEVICE-UNPLUGGED", "USE-DEVICE-LOST")
@pytest.mark.usefixtures("program")
def test_a_pulled_cable_is_noticed_in_time_and_the_same_board_is_taken_up_again(
    data_directory: DataDirectory, station: AcquisitionStation, port: Path
) -> None:
    with _plugged_in(port) as board:
        recording_id = _record(station, port)
        station.wait_for(RecordingProgress, where=lambda told: told.samples > 250)
        pulled_ns = board.unplug()
        silent = station.wait_for(DeviceSilent)
        noticed_s = (SYSTEM_CLOCK.monotonic_ns() - pulled_ns) / 1e9
    assert 0.25 <= silent.silent_s < HELD_UP_S
    # 250 ms, and what a busy machine takes to pass the word on.
    assert noticed_s < HELD_UP_S
    station.wait_for(DeviceTold, where=lambda told: told.event.text.endswith("Its port has vanished."))
    pause(1.0)
    with _plugged_in(port):
        back = station.wait_for(DeviceBack)
        pause(0.5)
        station.ask(StopRecording())
    gaps = station.of(GapRecorded)
    assert {gap.cause for gap in gaps} == {"silence"}
    assert gaps[0].n_samples / RATE_HZ == pytest.approx(back.silent_s, abs=0.1)
    assert verify_recording(data_directory.recording(recording_id)).complete


@pytest.mark.proves("REQ-DEVICE-SAME")
@pytest.mark.usefixtures("program")
def test_another_board_on_the_same_cable_is_not_recorded(station: AcquisitionStation, port: Path) -> None:
    with _plugged_in(port) as board:
        _record(station, port)
        station.wait_for(RecordingProgress, where=lambda told: told.samples > 100)
        board.unplug()
        station.wait_for(DeviceSilent)
    with _plugged_in(port, firmware="v9.9.9") as other:
        pause(4.0)
        assert "V" in other.commands
        assert other.sent == 0
        assert station.of(DeviceBack) == []
    with _plugged_in(port):
        station.wait_for(DeviceBack)
        station.ask(StopRecording())


def test_electrodes_are_measured_and_acquisition_goes_on_beating_meanwhile(
    station: AcquisitionStation, port: Path, program: "subprocess.Popen[bytes]"
) -> None:
    with _plugged_in(port, kiloohm={0: 3.0, 3: 47.5, 5: 5000.0}):
        station.ask(OpenDevice(spec=BrainFlowSpec(board_id=0, serial_port=str(port))))
        measured = {e.label: e.kiloohm for e in station.ask(MeasureImpedance(), timeout_s=28).impedances}
    assert measured["Fp1"] == pytest.approx(3.0, abs=0.1)
    assert measured["C4"] == pytest.approx(47.5, abs=0.5)
    assert measured["P8"] is None
    assert measured["O1"] == pytest.approx(5.0, abs=0.1)
    beats = [beat.monotonic_ns for beat in station.heartbeats]
    # The station takes a program that is silent for three seconds for hung.
    assert np.diff(beats).max() * 1e-9 < HUNG_AFTER_S
    assert program.poll() is None


@pytest.mark.usefixtures("program")
def test_a_dongle_without_a_board_is_refused_in_words_while_acquisition_goes_on_beating(
    station: AcquisitionStation, port: Path
) -> None:
    with _plugged_in(port) as board:
        board.switched_on = False
        with pytest.raises(DeviceFault, match="does not answer"):
            station.ask(OpenDevice(spec=BrainFlowSpec(board_id=0, serial_port=str(port))), timeout_s=28)
    assert np.diff([beat.monotonic_ns for beat in station.heartbeats]).max() * 1e-9 < HUNG_AFTER_S
