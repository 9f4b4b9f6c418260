"""Several devices, channels that changed, one file with pauses, the devices' clocks: what formats do with them."""

import logging
from pathlib import Path
from typing import Any

import edfio
import numpy as np
import pytest
import pyxdf
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.devices.driver import (
    ClockOffset,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    PlaybackSpec,
)
from app.core.devices.playback import PlaybackDriver
from app.core.errors import DefectError, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.recording.exports import edf_export
from app.core.recording.exports.bids_export import export_bids
from app.core.recording.exports.edf_export import export_edf
from app.core.recording.exports.edf_layout import choose_layout_with_pauses, exact_rate, share_a_record
from app.core.recording.exports.formats import ExportFormat, export_recording
from app.core.recording.exports.xdf_export import export_xdf
from app.core.recording.reader import RecordingReader
from app.core.recording.writer import RecordingWriter
from app.core.signals.blocks import SampleBlock
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import Channel, ChannelState, StreamDescription
from tests.fakes.exported_recordings import rich_recording
from tests.fakes.recordings import (
    EEG,
    RECORDING,
    SESSION,
    SLOW,
    annotation,
    block,
    create_writer,
    record_blocks,
    values,
)
from tests.unit.recording.exports.test_bids_export import _faults, _table


def _stream(stream_id: StreamId, name: str, rate_hz: float) -> StreamDescription:
    return StreamDescription(
        stream_id=stream_id, name=name, rate_hz=rate_hz, channels=(Channel(label="Fp1"), Channel(label="Cz"))
    )


def _device(stream: StreamDescription) -> DeviceDescription:
    return DeviceDescription(
        device_id=DeviceId(stream.name), driver="fake", name=f"Cap {stream.name}", streams=(stream,), live=True
    )


def _two_devices(folder: Path, *, rates: tuple[float, float] = (100.0, 50.0), gap: bool = False) -> Path:
    """Four seconds of two devices whose channels have the same labels; with `gap` the second loses one of them."""
    streams = _stream(EEG, "A", rates[0]), _stream(SLOW, "B", rates[1])
    devices = tuple(map(_device, streams))
    both = DeviceDescription(
        device_id=DeviceId("A+B"), driver="fake", name="Cap A and Cap B", streams=streams, live=True
    )
    writer = RecordingWriter.create(
        folder, recording_id=RECORDING, session_id=SESSION, device=both, devices=devices, clock=VirtualClock()
    )
    for stream in streams:
        n = round(stream.rate_hz)
        seconds = [0, 1, 3] if gap and stream is streams[1] else [0, 1, 2, 3]
        for k, second in enumerate(seconds):
            samples = values(second * n, (second + 1) * n, n_channels=2, seed=len(stream.name) + k)
            writer.append_block(SampleBlock(stream.stream_id, k, second * n, float("nan"), 0, stream.rate_hz, samples))
    writer.append_event(annotation("both", 2.5, 0.0), source="operator")
    writer.close("stopped")
    return folder


def test_devices_without_gaps_share_a_file_and_labels_stay_apart(tmp_path: Path) -> None:
    with RecordingReader(_two_devices(tmp_path / "r")) as reader:
        assert [device.name for device in reader.header.devices] == ["Cap A", "Cap B"]
        (file,) = export_edf(reader, tmp_path / "x.bdf")
    read = edfio.read_bdf(file)
    assert [signal.label for signal in read.signals] == ["Fp1", "Cz", "Fp1~2", "Cz~2"]
    assert [signal.sampling_frequency for signal in read.signals] == [100.0, 100.0, 50.0, 50.0]


def test_a_gap_of_one_device_does_not_cut_the_other(tmp_path: Path) -> None:
    with RecordingReader(_two_devices(tmp_path / "r", gap=True)) as reader:
        files = export_edf(reader, tmp_path / "x.edf")
        lone = export_edf(reader, tmp_path / "d.edf", discontinuous=True)
    assert [file.name for file in files] == ["x-device1.edf", "x-device2.edf", "x-device2-part2.edf"]
    lengths = [len(edfio.read_edf(file).signals[0].data) for file in files]
    assert lengths == [400, 100, 50]
    assert [[a.text for a in edfio.read_edf(file).annotations] for file in files] == [["both"], ["both"], []]
    assert [file.name for file in lone] == ["d-device1.edf", "d-device2.edf"]


def test_rates_that_share_no_data_record_get_files_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    odd = StreamDescription(stream_id=SLOW, name="odd", rate_hz=99.991, channels=(Channel(label="X"),))
    writer = create_writer(folder, _stream(EEG, "A", 100.0), odd)
    writer.append_block(block(0, 100, 0, n_channels=2))
    writer.append_block(block(0, 100, 0, stream_id=SLOW, n_channels=1, rate_hz=99.991))
    writer.close("stopped")
    with RecordingReader(folder) as reader:
        files = export_edf(reader, tmp_path / "x.bdf")
    assert [file.name for file in files] == ["x-stream1.bdf", "x-stream2.bdf"]
    assert not share_a_record([exact_rate(100.0), exact_rate(99.991)])
    assert share_a_record([exact_rate(256.0), exact_rate(1000.0), exact_rate(31.25)])


def test_the_validator_takes_devices_gaps_and_bad_channels(tmp_path: Path) -> None:
    folder = _changed_recording(tmp_path / "c")
    for name, source in (("gap", _two_devices(tmp_path / "r", gap=True)), ("changed", folder)):
        with RecordingReader(source) as reader:
            (made,) = export_bids(reader, tmp_path / name)
        assert _faults(made) == []
    names = sorted(path.name.split("_", 1)[1] for path in (tmp_path / "gap").rglob("*_eeg.[eb]df"))
    assert [name.rsplit("_", 1)[0] for name in names] == [
        "task-recording_acq-device1_run-01",
        "task-recording_acq-device2_run-01",
        "task-recording_acq-device2_run-02",
    ]
    scans = _table(next((tmp_path / "gap").rglob("*_scans.tsv")))
    assert [scan["missing_before"] for scan in scans] == ["n/a", "n/a", "50 samples of B (device)"]


def _changed_recording(folder: Path) -> Path:
    """Two seconds; a new name, a gap of a second, then a bad channel."""
    writer = create_writer(folder)
    end = record_blocks(writer, n_blocks=10)
    writer.append_configuration(EEG, ChannelChange(label="E2", new_label="Cz", reference="A1"), source="operator")
    end = record_blocks(writer, n_blocks=10, first=end, sequence=10)
    record_blocks(writer, n_blocks=5, first=300, sequence=20)
    bad = ChannelChange(label="E3", state=ChannelState.BAD, comment="fell off")
    writer.append_configuration(EEG, bad, source="operator")
    record_blocks(writer, n_blocks=5, first=350, sequence=25)
    writer.close("stopped")
    return folder


def test_what_changed_is_an_annotation_and_what_the_next_file_is_made_of(tmp_path: Path) -> None:
    with RecordingReader(_changed_recording(tmp_path / "r")) as reader:
        first, second = (edfio.read_edf(file) for file in export_edf(reader, tmp_path / "x.edf"))
        (made,) = export_bids(reader, tmp_path / "set")
    assert [s.label for s in first.signals] == ["E1", "E2", "E3"]
    assert [s.label for s in second.signals] == ["E1", "Cz", "E3"]
    assert [(a.onset, a.text) for a in first.annotations] == [(1.0, "Channel E2 is called Cz, has reference A1@@E2")]
    assert [(a.onset, a.text) for a in second.annotations] == [(0.5, "Channel E3 is bad: fell off@@E3")]
    tables = [_table(path) for path in sorted(made.rglob("*_channels.tsv"))]
    assert [[row["status"] for row in table] for table in tables] == [["good"] * 3, ["good", "good", "bad"]]
    assert tables[1][2]["status_description"] == "bad from 0.500 s: fell off"
    assert [row["reference"] for row in tables[1]] == ["n/a", "A1", "n/a"]


@pytest.mark.parametrize("word", sorted(set(ExportFormat) - {ExportFormat.EDF, ExportFormat.BDF}))
def test_every_format_says_what_changed(tmp_path: Path, word: ExportFormat) -> None:
    if word is ExportFormat.NWB:
        pytest.importorskip("pynwb", reason="the extra `exports` is not installed")
    with RecordingReader(_changed_recording(tmp_path / "r")) as reader:
        export_recording(reader, tmp_path / f"x.{word}", word)
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "r"]
    assert any(b"Channel E3 is bad: fell off" in path.read_bytes() for path in written)


@pytest.mark.parametrize("suffix", ["edf", "bdf"])
def test_one_file_with_pauses_is_read_back_with_its_gaps(tmp_path: Path, suffix: str) -> None:
    """By our own reader, which knows pauses; by MNE, which joins them, sample for sample."""
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        (file,) = export_edf(reader, tmp_path / f"x.{suffix}", discontinuous=True)
        recorded = reader.samples(EEG, 0, 650)
    assert file.read_bytes()[192:197] == (b"EDF+D" if suffix == "edf" else b"BDF+D")
    played = _play(file)
    got = np.full((4, 650), np.nan, dtype=np.float32)
    for one in played[0]:
        if one.n_channels == 4:
            got[:, one.first_sample : one.end_sample] = one.samples
    assert np.array_equal(np.isnan(got[1]), np.isnan(recorded[1]))
    step = np.nanmax(np.abs(recorded[1])) / (1 << (15 if suffix == "edf" else 23)) * 1.01
    assert np.nanmax(np.abs(got[1] - recorded[1])) <= step
    assert "Augen zu ☂" in played[1]
    mne: Any = pytest.importorskip("mne", reason="mne is not installed")
    read = mne.io.read_raw_edf if suffix == "edf" else mne.io.read_raw_bdf
    joined = read(file, verbose="error").get_data(picks=[1])[0] * 1e6
    assert np.abs(joined - recorded[1][~np.isnan(recorded[1])]).max() <= step


def _play(file: Path) -> tuple[list[SampleBlock], list[str]]:
    driver = PlaybackDriver(PlaybackSpec(path=str(file), speed=None), clock=VirtualClock())
    driver.open()
    driver.start()
    blocks: list[SampleBlock] = []
    texts: list[str] = []
    ended = False
    while not ended:
        delivery = driver.read(0.0)
        blocks += delivery.blocks
        texts += [event.text for event in delivery.events]
        ended = delivery.ended is not None
    driver.close()
    return blocks, texts


def test_a_pause_that_is_told_wrongly_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compare = edf_export.compare

    def spoil(reader: Any, plan: Any, path: Path, header: int, share: Any) -> None:
        path.write_bytes(path.read_bytes().replace(b"+4.5\x14\x14", b"+4.6\x14\x14"))
        compare(reader, plan, path, header, share)

    monkeypatch.setattr(edf_export, "compare", spoil)
    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(DefectError, match="another time"):
        export_edf(reader, tmp_path / "x.edf", discontinuous=True)


def test_only_edf_and_bdf_have_pauses(tmp_path: Path) -> None:
    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(WrongUse):
        export_recording(reader, tmp_path / "x.csv", ExportFormat.CSV, discontinuous=True)


@given(
    stretches=st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 3000)), min_size=2, max_size=6),
    rate=st.sampled_from([100.0, 250.0, 256.0, 512.0, 1000.0]),
)
def test_data_records_never_reach_over_a_pause(stretches: list[tuple[int, int]], rate: float) -> None:
    lengths, begins_s, at = [], [], 0
    for n, pause in stretches:
        lengths.append([n])
        begins_s.append(at / rate)
        at += n + pause
    layout, records = choose_layout_with_pauses([exact_rate(rate)], [4], lengths, begins_s, 2)
    ends_s = [begin + n * float(layout.duration_s) for begin, n in zip(begins_s, records, strict=True)]
    assert all(end <= begin + 1e-9 for end, begin in zip(ends_s[:-1], begins_s[1:], strict=True))
    assert all(n * layout.samples[0] >= own[0] for n, own in zip(records, lengths, strict=True))


def test_pauses_shorter_than_the_rates_allow_are_refused() -> None:
    rates = [exact_rate(100.0), exact_rate(10.0)]
    with pytest.raises(WrongUse, match="too short"):
        choose_layout_with_pauses(rates, [4, 1], [[105, 11], [100, 10]], [0.0, 1.06], 2)


def test_the_devices_clocks_are_in_the_xdf_file_as_they_came(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    writer = create_writer(tmp_path / "r")
    for k in range(8):
        samples = values(k * 100, (k + 1) * 100)
        # A clock of its own, 5000 s off, that runs 50 ppm fast.
        writer.append_block(SampleBlock(EEG, k, k * 100, 5000 + k * 1.00005, 10**9 + k * 10**9, 100.0, samples))
        at_s = 1.0 + k
        measured = ClockOffset(stream_id=EEG, offset_s=at_s - (5000 + k * 1.00005), at_s=at_s)
        writer.append_event(
            DeviceEvent(
                kind=DeviceEventKind.CLOCK_OFFSET, onset_s=float(k), duration_s=None, text="", clock_offset=measured
            ),
            source="device",
        )
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (file,) = export_xdf(reader, tmp_path / "x.xdf")
        (csv, *_rest) = export_recording(reader, tmp_path / "x.csv", ExportFormat.CSV)
    raw, _ = pyxdf.load_xdf(file, synchronize_clocks=False, dejitter_timestamps=False)
    clock = raw[-1]
    assert clock["info"]["type"] == ["Clock"]
    assert clock["time_stamps"].tolist() == [5000 + k * 1.00005 for k in range(8)]
    assert clock["time_series"].tolist() == [[k * 100.0, 1.0 + k] for k in range(8)]
    assert clock["clock_values"] == [1.0 + k - (5000 + k * 1.00005) for k in range(8)]
    with caplog.at_level(logging.ERROR, logger="pyxdf.pyxdf"):  # it remarks on streams that have no offsets
        synchronised, _ = pyxdf.load_xdf(file, dejitter_timestamps=False)
    # Synchronised, the device's clock is this machine's; the samples stay where they were.
    assert synchronised[-1]["time_stamps"] == pytest.approx([1.0 + k for k in range(8)], abs=1e-6)
    assert synchronised[0]["time_stamps"][-1] == pytest.approx(7.99)
    # A measurement of a clock is no event of the recording.
    assert csv.with_name("x-events.csv").read_text().count("\n") == 1


def test_the_clocks_of_marker_streams_are_in_the_xdf_file_each_by_its_name(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=3)
    told = {"Stimulus PC": (0.25, 0.26), "Foot pedal": (-3.5,)}
    for name, offsets in told.items():
        for k, offset_s in enumerate(offsets):
            measured = ClockOffset(stream_id="", offset_s=offset_s, at_s=10.0 + k, source_name=name)
            event = DeviceEvent(
                kind=DeviceEventKind.CLOCK_OFFSET, onset_s=0.1, duration_s=None, text="", clock_offset=measured
            )
            writer.append_event(event, source="device")
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (file,) = export_xdf(reader, tmp_path / "x.xdf")
    streams, _ = pyxdf.load_xdf(file, synchronize_clocks=False, dejitter_timestamps=False)
    read = {one["info"]["name"][0]: (one["clock_times"], one["clock_values"]) for one in streams}
    assert read["Stimulus PC clock"] == ([9.75, 10.74], [0.25, 0.26])
    assert read["Foot pedal clock"] == ([13.5], [-3.5])
