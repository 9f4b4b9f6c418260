"""Acquisition as a real process: recorded to the last sample, killed, starved, left alone."""

import contextlib
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import edfio
import mne
import numpy as np
import pytest

from app.core.acquisition.messages import (
    AcquisitionState,
    AddAnnotation,
    DeviceBack,
    DeviceCommand,
    DeviceSilent,
    DeviceTold,
    GapRecorded,
    MinuteSealed,
    OpenDevice,
    Quit,
    RecordingFailed,
    RecordingProgress,
    RecordingStopped,
    SourceEnded,
    StartRecording,
    StartStreaming,
    StopRecording,
)
from app.core.devices.driver import DeviceSpec, PlaybackSpec, SimulatedSpec
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.exports.edf_export import export_edf
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from app.core.wire.credit import CreditGiver
from tests.fakes.acquisition_station import AcquisitionStation, pause, start_program

pytestmark = [pytest.mark.journey, pytest.mark.timeout(90)]
SIMULATED = SimulatedSpec(n_channels=21, rate_hz=250.0)


@pytest.fixture(name="station")
def _station(data_directory: DataDirectory) -> Iterator[AcquisitionStation]:
    station = AcquisitionStation(data_directory.runtime)
    yield station
    station.close()


@contextlib.contextmanager
def _program(data: DataDirectory, **options: object) -> Iterator["subprocess.Popen[bytes]"]:
    program = start_program(data, **options)
    try:
        yield program
    finally:
        program.terminate()
        program.wait(10)


def _record(station: AcquisitionStation, spec: DeviceSpec) -> RecordingId:
    """Open, stream, start recording."""
    recording_id = RecordingId(new_id())
    station.wait_for_peer()
    station.ask(OpenDevice(spec=spec))
    station.ask(StartStreaming())
    station.ask(StartRecording(recording_id=recording_id, session_id=SessionId(new_id())))
    return recording_id


@pytest.mark.needs_data
@pytest.mark.parametrize(
    ("name", "file_format"),
    [
        ("eegmmidb/S001R01.edf", "edf"),
        ("edf_bdf/multiple_annotation_chans.bdf", "bdf"),
        ("edf_bdf/multiple_annotation_chans.bdf", "edf"),
        ("seizure/nih_pt1_scalp_seizure.edf", "edf"),
        ("edf_bdf/sleep_short_psg.edf", "edf"),
    ],
)
def test_a_file_played_recorded_and_exported_is_the_file(
    name: str,
    file_format: str,
    data_directory: DataDirectory,
    station: AcquisitionStation,
    shared_data: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    source_path = shared_data(name)
    with _program(data_directory):
        recording_id = _record(station, PlaybackSpec(path=str(source_path), speed=None))
        assert station.wait_for(SourceEnded).ended.reason == "complete"
        stopped = station.ask(StopRecording())
    assert all(count.lost == 0 and count.gaps == 0 for count in stopped.streams)
    assert verify_recording(data_directory.recording(recording_id)).complete
    with RecordingReader(data_directory.recording(recording_id)) as reader:
        (exported_path,) = export_edf(reader, tmp_path / f"out.{file_format}")
    source = (edfio.read_bdf if source_path.suffix == ".bdf" else edfio.read_edf)(source_path)
    exported = (edfio.read_bdf if file_format == "bdf" else edfio.read_edf)(exported_path)
    assert exported.annotations == source.annotations
    assert sorted(exported.labels) == sorted(source.labels)
    same_depth = source_path.suffix == exported_path.suffix
    for theirs in source.signals:
        ours = exported.get_signal(theirs.label)
        assert ours.physical_dimension == theirs.physical_dimension
        assert len(ours.digital) == len(theirs.digital)
        if same_depth:
            assert np.array_equal(ours.digital, theirs.digital)
        step = (ours.physical_max - ours.physical_min) / (ours.digital_max - ours.digital_min)
        assert np.abs(ours.data - theirs.data).max() <= abs(step)
    _compare_with_mne(source_path, exported_path)


def _compare_with_mne(source_path: Path, exported_path: Path) -> None:
    """An independent reader sees the same too."""

    def read(path: Path) -> "mne.io.BaseRaw":
        reader = mne.io.read_raw_bdf if path.suffix == ".bdf" else mne.io.read_raw_edf
        return reader(path, preload=True, verbose="error", stim_channel=None)

    theirs, ours = read(source_path), read(exported_path)
    assert set(ours.ch_names) == set(theirs.ch_names)
    assert ours.info["sfreq"] == theirs.info["sfreq"]
    assert ours.n_times == theirs.n_times
    assert list(ours.annotations.description) == list(theirs.annotations.description)
    assert np.allclose(ours.annotations.onset, theirs.annotations.onset)
    assert np.allclose(ours.annotations.duration, theirs.annotations.duration)
    if source_path.suffix == exported_path.suffix:
        picked = ours.get_data(picks=theirs.ch_names)
        assert np.allclose(picked, theirs.get_data(), rtol=1e-9, atol=1e-12)


@pytest.mark.proves("REQ-RECORD-GOES-ON")
def test_killed_while_recording_a_live_device_it_goes_on_by_itself(
    data_directory: DataDirectory, station: AcquisitionStation
) -> None:
    killed = start_program(data_directory)
    recording_id = _record(station, SIMULATED)
    station.wait_for(RecordingProgress, where=lambda n: n.samples > 100)
    station.ask(AddAnnotation(text="before"))
    killed.kill()
    killed.wait()
    cut_off = verify_recording(data_directory.recording(recording_id))
    assert not cut_off.complete
    assert cut_off.streams[0].samples >= 100
    mark = station.mark()
    with _program(data_directory):
        state = station.wait_for(AcquisitionState, after=mark)
        assert state.recording_id == recording_id
        assert state.streaming
        gap = station.wait_for(GapRecorded, after=mark)
        assert gap.cause == "restart"
        assert gap.first_sample == cut_off.streams[0].samples
        assert 0 < gap.n_samples < 250 * 10
        sealed = station.wait_for(MinuteSealed, after=mark)
        assert (sealed.segment, sealed.end_byte) == ("segment-000000.nsr", cut_off.bytes_total)
        station.wait_for(RecordingProgress, after=mark, where=lambda n: n.samples > cut_off.streams[0].samples + 50)
        assert station.ask(AddAnnotation(text="after")).onset_s > gap.first_sample / 250
        stopped: RecordingStopped = station.ask(StopRecording())
    verified = verify_recording(data_directory.recording(recording_id))
    assert verified.complete
    assert verified.segments == 2
    assert verified.streams[0].lost == gap.n_samples == stopped.streams[0].lost
    with RecordingReader(data_directory.recording(recording_id)) as reader:
        assert [event.text for event in reader.events()] == ["before", "after"]
        end = reader.counts()[0].end_sample
        samples = reader.samples(reader.streams[0].stream_id, 0, end)
    missing = np.isnan(samples).any(axis=0)
    assert np.flatnonzero(missing).tolist() == list(range(gap.first_sample, gap.first_sample + gap.n_samples))


@pytest.mark.proves("REQ-RECORD-KILLED")
@pytest.mark.needs_data
def test_killed_in_the_middle_of_a_file_that_can_wait_nothing_is_missing(
    data_directory: DataDirectory, station: AcquisitionStation, shared_data: Callable[[str], Path]
) -> None:
    source = shared_data("eegmmidb/S001R01.edf")
    killed = start_program(data_directory)
    worker = CreditGiver(data_directory.runtime)
    try:
        # A worker that is alive but stuck at its first block holds the file back.
        station.wait_for_peer()
        for _ in range(10):
            worker.give(1)
            pause(0.02)
        recording_id = _record(station, PlaybackSpec(path=str(source), speed=None))
        for _ in range(5):
            worker.give(1)
            pause(0.1)
        held = verify_recording(data_directory.recording(recording_id))
        assert 0 < held.streams[0].samples < 9760
        killed.kill()
        killed.wait()
    finally:
        worker.close()
    mark = station.mark()
    with _program(data_directory):
        station.wait_for(SourceEnded, after=mark)
        stopped = station.ask(StopRecording())
    assert [(c.samples, c.lost, c.gaps) for c in stopped.streams] == [(9760, 0, 0)]
    assert verify_recording(data_directory.recording(recording_id)).segments == 2
    with RecordingReader(data_directory.recording(recording_id)) as reader:
        assert [e.text for e in reader.events()] == ["T0"]
        recorded = reader.samples(reader.streams[0].stream_id, 0, 9760)
    data = np.array([signal.data for signal in edfio.read_edf(source).signals])
    assert np.array_equal(recorded, data.astype(np.float32))


@pytest.mark.proves("REQ-DISK-FULL")
@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_full_disk_ends_the_recording_keeps_what_is_there_and_the_program_goes_on(
    data_directory: DataDirectory, station: AcquisitionStation
) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    with _program(data_directory, preexec_fn=little_room):
        recording_id = _record(station, SIMULATED)
        failed = station.wait_for(RecordingFailed)
        assert failed.recording_id == recording_id
        assert "disk" in failed.advice
        pause(0.3)
        assert station.heartbeats
        verified = verify_recording(data_directory.recording(recording_id))
        assert verified.torn_bytes == 0
        assert verified.streams[0].samples > 100
        # The device is still there, and can be asked.
        station.ask(DeviceCommand(name="eyes", argument="closed"))
        station.ask(Quit())


@pytest.mark.proves("REQ-DEVICE-SILENCE", "REQ-RECORD-GAPS")
def test_a_device_that_falls_silent_is_told_and_the_silence_is_a_gap(
    data_directory: DataDirectory, station: AcquisitionStation
) -> None:
    with _program(data_directory):
        recording_id = _record(station, SIMULATED)
        station.wait_for(RecordingProgress, where=lambda n: n.samples > 20)
        station.ask(DeviceCommand(name="disconnect", argument="0.8"))
        assert station.wait_for(DeviceSilent).silent_s < 0.8
        assert station.wait_for(DeviceBack).silent_s == pytest.approx(0.8, abs=0.3)
        gap = station.wait_for(GapRecorded)
        assert gap.cause == "silence"
        assert gap.n_samples / 250 == pytest.approx(0.8, abs=0.3)
        station.ask(StopRecording())
    assert verify_recording(data_directory.recording(recording_id)).streams[0].lost == gap.n_samples


def test_asked_to_end_it_closes_the_recording_and_leaves_nothing_to_take_up(
    data_directory: DataDirectory, station: AcquisitionStation
) -> None:
    with _program(data_directory) as program:
        recording_id = _record(station, SIMULATED)
        station.wait_for(RecordingProgress, where=lambda n: n.samples > 20)
        assert (data_directory.runtime / "acquisition.state").stat().st_mode & 0o777 == 0o600
        program.send_signal(signal.SIGTERM)
        assert program.wait(5) == 0
    verified = verify_recording(data_directory.recording(recording_id))
    assert verified.complete
    assert not (data_directory.runtime / "acquisition.state").exists()


def test_a_station_that_was_restarted_is_told_what_is_going_on(
    data_directory: DataDirectory, station: AcquisitionStation
) -> None:
    with _program(data_directory):
        recording_id = _record(station, SIMULATED)
        station.alive()
        station.close()
        later = AcquisitionStation(data_directory.runtime, incarnation="two")
        try:
            later.wait_for(RecordingProgress)
            later.alive()
            state = later.wait_for(AcquisitionState)
            assert (state.recording_id, state.streaming) == (recording_id, True)
            # What it asked before it died, it may ask again.
            session_id = SessionId(new_id())
            assert later.ask(StartRecording(recording_id=recording_id, session_id=session_id)).resumed
            first = later.ask(StopRecording())
            assert later.ask(StopRecording()) == first
        finally:
            later.close()
    assert not later.of(DeviceTold)
