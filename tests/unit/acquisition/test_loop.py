"""The loop itself, on real sockets and a clock moved by hand."""

import logging
from pathlib import Path

import msgspec
import pytest

from app.core.acquisition.loop import ORPHAN_AFTER_S, ORPHAN_RECORDING_AFTER_S, AcquisitionLoop
from app.core.acquisition.resume_note import NotedDevice, ResumeNote, ResumeNoteFile
from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.devices.driver import Delivery, SimulatedSpec
from app.core.errors import DefectError
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from tests.fakes.drivers import DriverShelf, ScriptedDriver
from tests.fakes.recordings import (
    EEG,
    RECORDING,
    SESSION,
    SLOW,
    block,
    create_writer,
    device,
    record_blocks,
    stream,
)

LIVE = SimulatedSpec(n_channels=8, rate_hz=250.0)
LOG = logging.getLogger("neurascale.test-acquisition")
LOG.propagate = False


def _loop(data: DataDirectory, driver: ScriptedDriver, clock: VirtualClock, *, step_s: float) -> AcquisitionLoop:
    def should_end() -> bool:
        clock.advance(step_s)
        return False

    return AcquisitionLoop(data, DriverShelf(driver), clock=clock, make_output=None, should_end=should_end, log=LOG)


def _leave_a_recording(data: DataDirectory, clock: VirtualClock) -> Path:
    """As a killed acquisition leaves it: twenty samples, and a note."""
    folder = data.recording(RECORDING)
    writer = create_writer(folder, clock=clock)
    record_blocks(writer, n_blocks=2)
    writer.abandon()
    note = ResumeNote(spec=LIVE, device=device(), streaming=True, recording_id=RECORDING, session_id=SESSION)
    ResumeNoteFile(data.runtime).write(note)
    return folder


def test_without_a_station_it_ends_itself(data_directory: DataDirectory) -> None:
    clock = VirtualClock()
    began_ns = clock.monotonic_ns()
    _loop(data_directory, ScriptedDriver(), clock, step_s=5.0).run()
    assert ORPHAN_AFTER_S < (clock.monotonic_ns() - began_ns) / 1e9 < ORPHAN_AFTER_S + 15


@pytest.mark.proves("REQ-RECORD-GOES-ON")
def test_while_recording_it_stays_longer_and_closes_the_recording(data_directory: DataDirectory) -> None:
    clock = VirtualClock()
    folder = _leave_a_recording(data_directory, clock)
    began_ns = clock.monotonic_ns()
    _loop(data_directory, ScriptedDriver(), clock, step_s=60.0).run()
    assert ORPHAN_RECORDING_AFTER_S < (clock.monotonic_ns() - began_ns) / 1e9 < ORPHAN_RECORDING_AFTER_S + 180
    with RecordingReader(folder) as reader:
        assert reader.end is not None
        assert reader.end.reason == "terminated"
    assert ResumeNoteFile(data_directory.runtime).read() is None


def test_a_defect_of_ours_leaves_the_recording_to_be_taken_up(data_directory: DataDirectory) -> None:
    clock = VirtualClock()
    folder = _leave_a_recording(data_directory, clock)
    driver = ScriptedDriver()
    driver.deliveries.extend([Delivery(blocks=(block(20, 10, 2, host_ns=5),)), DefectError("A mistake.")])
    with pytest.raises(DefectError):
        _loop(data_directory, driver, clock, step_s=0.0).run()
    verified = verify_recording(folder)
    assert not verified.complete
    assert verified.streams[0].samples == 30
    note = ResumeNoteFile(data_directory.runtime).read()
    assert note is not None
    assert note.recording_id == RECORDING
    assert not driver.is_open


def test_a_damaged_recording_is_not_continued_but_the_device_is_there(data_directory: DataDirectory) -> None:
    clock = VirtualClock()
    folder = _leave_a_recording(data_directory, clock)
    path = folder / "segment-000000.nsr"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    driver = ScriptedDriver()
    _loop(data_directory, driver, clock, step_s=20.0).run()
    assert driver.starts == 1
    assert path.read_bytes() == data


def test_a_note_of_another_version_is_not_believed(data_directory: DataDirectory) -> None:
    ResumeNoteFile(data_directory.runtime).write(ResumeNote(spec=LIVE, device=device(), schema_version=99))
    assert ResumeNoteFile(data_directory.runtime).read() is None
    (data_directory.runtime / "acquisition.state").write_bytes(b"{")
    assert ResumeNoteFile(data_directory.runtime).read() is None


def test_after_a_crash_a_device_that_was_gone_before_has_been_away_for_longer(data_directory: DataDirectory) -> None:
    clock = VirtualClock()
    slow = stream(SLOW)
    writer = create_writer(data_directory.recording(RECORDING), stream(), slow, clock=clock)
    for number in range(100):
        clock.advance(0.1)
        writer.append_block(block(number * 10, 10, number, host_ns=clock.monotonic_ns()))
        if number < 50:
            writer.append_block(block(number * 10, 10, number, stream_id=SLOW, host_ns=clock.monotonic_ns()))
    writer.abandon()
    clock.advance(2.0)
    other = msgspec.structs.replace(device(slow), device_id="fake-2")
    note = ResumeNote(
        spec=LIVE,
        device=device(),
        more=(NotedDevice(spec=LIVE, device=other, identity="fake"),),
        streaming=True,
        recording_id=RECORDING,
        session_id=SESSION,
    )
    ResumeNoteFile(data_directory.runtime).write(note)
    first, second = ScriptedDriver(), ScriptedDriver()
    turns = iter([False] * 500)

    def should_end() -> bool:
        SYSTEM_CLOCK.sleep(0.001)
        return next(turns, True) or (first.running and second.running)

    AcquisitionLoop(
        data_directory, DriverShelf(first, second), clock=clock, make_output=None, should_end=should_end, log=LOG
    ).run()
    assert first.started_at is not None
    assert second.started_at is not None
    assert first.started_at[EEG] == pytest.approx(1200, abs=10)
    assert second.started_at[EEG] == pytest.approx(1200, abs=10)
