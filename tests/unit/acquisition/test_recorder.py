"""What the recorder writes and tells."""

from typing import Any

import msgspec
import pytest

from app.core.acquisition.messages import (
    ConfigurationChanged,
    GapRecorded,
    MinuteSealed,
    RecordingFailed,
    RecordingProgress,
)
from app.core.acquisition.recorder import Recorder
from app.core.clock import VirtualClock
from app.core.devices.driver import ClockOffset, DeviceEvent, DeviceEventKind
from app.core.errors import Conflict, NotFound, PrerequisiteMissing, StorageFault
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import ChannelState
from tests.fakes.recordings import EEG, RECORDING, SESSION, annotation, block, device


@pytest.fixture(name="told")
def _told() -> list[msgspec.Struct]:
    return []


def _recorder(data: DataDirectory, told: list[Any]) -> Recorder:
    return Recorder(data, told.append, clock=VirtualClock())


def test_gaps_progress_and_seals_are_told(data_directory: DataDirectory, told: list[Any]) -> None:
    recorder = _recorder(data_directory, told)
    recorder.begin(RECORDING, SESSION, device())
    recorder.take([(block(0, 10, 0), "device"), (block(30, 10, 1), "silence")], [annotation("a", 0.1)])
    recorder.tend()
    recorder.tend()
    stopped = recorder.end("stopped")
    assert (stopped.streams[0].samples, stopped.streams[0].lost, stopped.streams[0].gaps) == (20, 20, 1)
    gaps = [n for n in told if isinstance(n, GapRecorded)]
    assert [(g.first_sample, g.n_samples, g.cause) for g in gaps] == [(10, 20, "silence")]
    progress = [n for n in told if isinstance(n, RecordingProgress)]
    assert [(p.samples, p.lost, p.seconds) for p in progress] == [(20, 20, 0.4), (20, 20, 0.4)]
    assert [n.minute for n in told if isinstance(n, MinuteSealed)] == [0]
    assert recorder.recording_id is None
    assert verify_recording(data_directory.recording(RECORDING)).bytes_total == stopped.bytes_written


@pytest.mark.proves("REQ-RECORD-SHORT")
def test_an_ended_source_that_delivered_too_little_is_a_loss(data_directory: DataDirectory, told: list[Any]) -> None:
    recorder = _recorder(data_directory, told)
    recorder.begin(RECORDING, SESSION, device())
    recorder.take([(block(0, 10, 0), "device")], [])
    recorder.close_to({EEG: 25})
    stopped = recorder.end("source_ended")
    assert (stopped.streams[0].samples, stopped.streams[0].lost) == (10, 15)
    assert [n.n_samples for n in told if isinstance(n, GapRecorded)] == [15]


def test_only_one_recording_at_a_time(data_directory: DataDirectory, told: list[Any]) -> None:
    recorder = _recorder(data_directory, told)
    for ask in (lambda: recorder.end("stopped"), lambda: recorder.annotate("x", None, 0.0, ())):
        with pytest.raises(PrerequisiteMissing):
            ask()
    recorder.begin(RECORDING, SESSION, device())
    with pytest.raises(Conflict):
        recorder.begin(RECORDING, SESSION, device())
    recorder.end("stopped")


def test_an_annotation_without_onset_is_at_the_newest_sample(data_directory: DataDirectory, told: list[Any]) -> None:
    recorder = _recorder(data_directory, told)
    recorder.begin(RECORDING, SESSION, device())
    recorder.take([(block(0, 50, 0), "device")], [])
    assert recorder.annotate("now", None, 0.0, ("E1",)).onset_s == 0.5
    assert recorder.annotate("then", 0.2, 1.0, ()).onset_s == 0.2
    recorder.end("stopped")
    with RecordingReader(data_directory.recording(RECORDING)) as reader:
        assert [(e.text, e.onset_s, e.channels) for e in reader.events()] == [("then", 0.2, ()), ("now", 0.5, ("E1",))]


def test_a_crash_between_an_event_and_its_samples_does_not_double_it(
    data_directory: DataDirectory, told: list[Any]
) -> None:
    dying = _recorder(data_directory, told)
    dying.begin(RECORDING, SESSION, device())
    dying.take([(block(0, 10, 0), "device")], [annotation("once", 0.12)])
    dying.finish(in_order=False, source_ended=False)
    recorder = _recorder(data_directory, told)
    writer = recorder.resume(RECORDING)
    assert writer.next_sample(EEG) == 10
    told.clear()
    fresh = recorder.take([(block(10, 10, 1), "restart")], [annotation("once", 0.12), annotation("new", 0.13)])
    assert [e.text for e in fresh] == ["new"]
    recorder.end("stopped")
    with RecordingReader(data_directory.recording(RECORDING)) as reader:
        assert [e.text for e in reader.events()] == ["once", "new"]
        assert reader.counts()[0].lost == 0


@pytest.mark.proves("REQ-DISK-FULL")
def test_a_full_disk_ends_the_recording_says_so_and_keeps_what_was_there(
    data_directory: DataDirectory, told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = _recorder(data_directory, told)
    recorder.begin(RECORDING, SESSION, device())
    recorder.take([(block(0, 10, 0), "device")], [])

    def full(*_parts: object, **_options: object) -> None:
        raise StorageFault("The recording could not be written: No space left on device.")

    with monkeypatch.context() as patched:
        patched.setattr("app.core.recording.segment_file.SegmentFile.append", full)
        recorder.take([(block(10, 10, 1), "device")], [])
    (failed,) = [n for n in told if isinstance(n, RecordingFailed)]
    assert "No space" in failed.what
    assert recorder.recording_id is None
    assert recorder.take([(block(20, 10, 2), "device")], [annotation("x", 0.2)])[0].text == "x"
    verified = verify_recording(data_directory.recording(RECORDING))
    assert verified.streams[0].samples == 10


def test_a_recording_that_could_not_be_begun_may_be_begun_again(
    data_directory: DataDirectory, told: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = _recorder(data_directory, told)

    def full(*_parts: object, **_options: object) -> None:
        raise StorageFault("The recording could not be written: No space left on device.")

    with monkeypatch.context() as patched:
        patched.setattr("app.core.recording.segment_file.SegmentFile.append", full)
        with pytest.raises(StorageFault):
            recorder.begin(RECORDING, SESSION, device())
    assert recorder.recording_id is None
    recorder.begin(RECORDING, SESSION, device())
    recorder.end("stopped")


def test_a_channel_is_changed_by_the_device_or_by_a_person(data_directory: DataDirectory, told: list[Any]) -> None:
    recorder = _recorder(data_directory, told)
    with pytest.raises(PrerequisiteMissing):
        recorder.change_channel("", ChannelChange(label="E1", new_label="Fz"))
    recorder.begin(RECORDING, SESSION, device())
    recorder.take([(block(0, 50, 0), "device")], [])
    assert recorder.change_channel("", ChannelChange(label="E1", new_label="Fz")).first_sample == 50
    off = DeviceEvent(
        kind=DeviceEventKind.CONFIGURATION,
        onset_s=0.7,
        duration_s=None,
        text="E2 came off",
        change=ChannelChange(label="E2", state=ChannelState.DISCONNECTED),
    )
    recorder.take([(block(50, 50, 1), "device")], [off])
    recorder.take([], [off])  # said again, as a device does that was opened again: it changes nothing more
    with pytest.raises(NotFound):
        recorder.change_channel("", ChannelChange(label="E1", new_label="Pz"))
    changes = [(n.source, n.first_sample, n.onset_s, n.text) for n in told if isinstance(n, ConfigurationChanged)]
    assert changes == [
        ("operator", 50, 0.5, "Channel E1 is called Fz"),
        ("device", 70, 0.7, "Channel E2 is disconnected"),
    ]
    streams = recorder.configured_streams
    assert streams is not None
    assert streams[0].labels == ("Fz", "E2", "E3")
    recorder.end("stopped")
    with RecordingReader(data_directory.recording(RECORDING)) as reader:
        assert [one.change.label for one in reader.configurations()] == ["E1", "E2"]
        assert [event.kind for event in reader.events()] == [DeviceEventKind.CONFIGURATION]


def test_the_clocks_offsets_are_recorded_as_they_came(data_directory: DataDirectory, told: list[Any]) -> None:
    recorder = _recorder(data_directory, told)
    recorder.begin(RECORDING, SESSION, device())
    offsets = [ClockOffset(stream_id=EEG, offset_s=0.1 + k * 1e-9, at_s=1000.5 + k) for k in range(3)]
    events = [
        DeviceEvent(kind=DeviceEventKind.CLOCK_OFFSET, onset_s=0.0, duration_s=None, text="", clock_offset=one)
        for one in offsets
    ]
    recorder.take([(block(0, 10, 0), "device")], events)
    recorder.end("stopped")
    with RecordingReader(data_directory.recording(RECORDING)) as reader:
        assert [event.clock_offset for event in reader.events()] == offsets


@pytest.mark.proves("REQ-DISK-FORECAST")
def test_the_progress_says_how_long_the_disk_lasts(data_directory: DataDirectory, told: list[Any]) -> None:
    clock = VirtualClock()
    recorder = Recorder(data_directory, told.append, clock=clock, free_bytes=lambda _path: 500_000_000 + 1_380_000)
    recorder.begin(RECORDING, SESSION, device())
    for k in range(10):
        recorder.take([(block(k * 100, 100, k), "device")], [])
        clock.advance(1.0)
        recorder.tend()
    recorder.end("stopped")
    left = [n.disk_minutes_left for n in told if isinstance(n, RecordingProgress)]
    assert left[0] is None
    # 100 samples of three channels and 100 bytes around them a second: 1,300 bytes.
    assert left[-1] == pytest.approx(1_380_000 / 1300 / 60, rel=0.02)


@pytest.mark.proves("REQ-DISK-FULL")
def test_a_disk_that_is_almost_full_ends_it_in_order_while_the_report_still_fits(
    data_directory: DataDirectory, told: list[Any]
) -> None:
    free = [10_000_000_000]
    clock = VirtualClock()
    recorder = Recorder(data_directory, told.append, clock=clock, free_bytes=lambda _path: free[0])
    recorder.begin(RECORDING, SESSION, device())
    recorder.take([(block(0, 10, 0), "device")], [])
    recorder.tend()
    assert recorder.recording_id == RECORDING
    free[0] = 0
    clock.advance(1.1)
    recorder.tend()
    # A disk that does not say how much is free is written to until it refuses.
    assert recorder.recording_id == RECORDING
    free[0] = 63_000_000
    clock.advance(1.1)
    recorder.tend()
    assert recorder.recording_id is None
    (failed,) = [notice for notice in told if isinstance(notice, RecordingFailed)]
    assert "64 MB" in failed.what
    assert "Free space" in failed.advice
    verified = verify_recording(data_directory.recording(RECORDING))
    assert verified.complete
    assert verified.streams[0].samples == 10
