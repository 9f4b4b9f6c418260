"""Channels that are configured otherwise while they are recorded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.errors import Conflict, NotFound, RecordingBroken, WrongUse
from app.core.recording.configurations import ChannelHistory, RecordedConfiguration
from app.core.recording.framing import FORMAT_VERSION
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import RecordingFollower, verify_recording
from app.core.recording.writer import RecordingWriter
from app.core.signals.channel_changes import ChannelChange, apply_change
from app.core.signals.channels import Channel, ChannelState
from tests.fakes.recordings import EEG, SLOW, create_writer, record_blocks, stream

VECTORS = Path(__file__).parents[2] / "vectors" / "recordings"


def changed(sample: int, **change: object) -> RecordedConfiguration:
    return RecordedConfiguration(
        stream_id=EEG,
        first_sample=sample,
        source="operator",
        change=ChannelChange(**change),  # type: ignore[arg-type]
        host_monotonic_ns=0,
    )


def test_from_which_sample_on_a_channel_is_what(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r", segment_limit_bytes=2500)
    end = record_blocks(writer, n_blocks=5)
    writer.append_configuration(EEG, ChannelChange(label="E2", new_label="Cz", gain=24.0), source="operator")
    end = record_blocks(writer, n_blocks=5, first=end, sequence=5)
    writer.append_configuration(
        EEG, ChannelChange(label="Cz", state=ChannelState.BAD, comment="dry"), source="device", first_sample=97
    )
    record_blocks(writer, n_blocks=5, first=end, sequence=10)
    writer.close("stopped")
    verified = verify_recording(tmp_path / "r")
    assert verified.segments > 1
    assert verified.configurations == 2
    with RecordingReader(tmp_path / "r") as reader:
        assert reader.streams[0].labels == ("E1", "E2", "E3")
        labels = [[c.label for c in reader.channels_at(EEG, sample)] for sample in (0, 49, 50, 149)]
        assert labels == [["E1", "E2", "E3"]] * 2 + [["E1", "Cz", "E3"]] * 2
        states = [reader.channels_at(EEG, sample)[1].state for sample in (96, 97, 10_000)]
        assert states == [ChannelState.GOOD, ChannelState.BAD, ChannelState.BAD]
        assert reader.channels_at(EEG, 97)[1].gain == 24.0
        assert reader.configuration_texts() == ("Channel E2 is called Cz, has gain 24", "Channel Cz is bad: dry")
        with pytest.raises(NotFound):
            reader.channels_at(SLOW, 0)


def test_what_changed_survives_death_and_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    writer = create_writer(folder)
    end = record_blocks(writer, n_blocks=3)
    writer.append_configuration(EEG, ChannelChange(label="E1", new_label="Fz"), source="operator")
    writer.abandon()
    writer = RecordingWriter.resume(folder, clock=VirtualClock())
    assert writer.history.streams[0].labels == ("Fz", "E2", "E3")
    with pytest.raises(NotFound):
        writer.append_configuration(EEG, ChannelChange(label="E1", new_label="Pz"), source="operator")
    writer.append_configuration(EEG, ChannelChange(label="Fz", new_label="Pz"), source="operator")
    record_blocks(writer, n_blocks=1, first=end, sequence=3)
    writer.abandon()
    writer = RecordingWriter.resume(folder, clock=VirtualClock())
    assert writer.history.streams[0].labels == ("Pz", "E2", "E3")
    writer.close("stopped")
    assert verify_recording(folder).configurations == 2


def test_what_does_not_fit_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    before = writer.bytes_written
    for stream_id, change, refusal in (
        (EEG, ChannelChange(label="Q"), NotFound),
        (SLOW, ChannelChange(label="E1"), NotFound),
        (EEG, ChannelChange(label="E1", new_label="E2"), Conflict),
        (EEG, ChannelChange(label="E1", new_label="E1"), WrongUse),
        (EEG, ChannelChange(label="E1"), WrongUse),
        (EEG, ChannelChange(label="E1", new_label=" "), WrongUse),
        (EEG, ChannelChange(label="E1", new_label="a\tb"), WrongUse),
        (EEG, ChannelChange(label="E1", comment="x" * 401), WrongUse),
    ):
        with pytest.raises(refusal):
            writer.append_configuration(stream_id, change, source="operator")
    assert writer.bytes_written == before
    writer.close("stopped")


def test_a_change_that_does_not_fit_is_damage() -> None:
    streams = (stream(),)
    for wrong in (
        [changed(5, label="Q", new_label="R")],
        [changed(5, label="E1", new_label="F1"), changed(4, label="E2", new_label="F2")],
        [changed(5, label="E1", new_label="E2")],
    ):
        with pytest.raises(RecordingBroken):
            ChannelHistory(streams, tuple(wrong))


def test_a_segment_that_forgets_what_changed_is_refused(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=2)
    writer.append_configuration(EEG, ChannelChange(label="E1", new_label="Fz"), source="operator")
    writer.texts.on_disk = ChannelHistory(writer.streams)
    writer._next_segment()
    writer.close("stopped")
    with pytest.raises(RecordingBroken, match="does not go on where"):
        verify_recording(tmp_path / "r")


@given(names=st.lists(st.text("abcXYZ", min_size=1, max_size=3), max_size=12), row=st.integers(0, 2))
def test_labels_stay_different_and_rows_stay_where_they_are(names: list[str], row: int) -> None:
    channels: tuple[Channel, ...] = stream().channels
    for name in names:
        try:
            channels = apply_change(channels, ChannelChange(label=channels[row].label, new_label=name))
        except (Conflict, WrongUse):
            continue
        assert channels[row].label == name
        assert len({channel.label for channel in channels}) == 3


@pytest.mark.proves("REQ-RECORD-OLD")
def test_a_recording_of_version_1_opens_verifies_and_goes_on(tmp_path: Path) -> None:
    assert FORMAT_VERSION == 3
    closed = verify_recording(VECTORS / "format-1" / "closed")
    assert (closed.complete, closed.segments, closed.sealed_minutes) == (True, 2, 2)
    assert [(c.samples, c.lost, c.gaps) for c in closed.streams] == [(500, 150, 1), (50, 15, 1)]
    with RecordingReader(VECTORS / "format-1" / "closed") as reader:
        assert reader.header.format_version == 1
        assert len(reader.events()) == 4
        assert reader.channels_at(EEG, 600) == reader.streams[0].channels
        assert reader.configurations() == ()
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "segment-000000.nsr").write_bytes((VECTORS / "format-1" / "cut-off" / "segment-000000.nsr").read_bytes())
    writer = RecordingWriter.resume(folder, clock=VirtualClock())
    writer.append_configuration(EEG, ChannelChange(label="E1", new_label="Fz"), source="operator")
    record_blocks(writer, n_blocks=1, first=70, sequence=7)
    writer.close("stopped")
    verified = verify_recording(folder)
    assert (verified.segments, verified.configurations, verified.streams[0].samples) == (2, 1, 80)


@pytest.mark.proves("REQ-RECORD-OLD")
def test_a_recording_of_version_2_opens_verifies_and_goes_on(tmp_path: Path) -> None:
    """Its texts lie in clear, and stay so: what was recorded is never changed."""
    closed = verify_recording(VECTORS / "format-2" / "closed")
    assert (closed.complete, closed.segments, closed.configurations) == (True, 1, 1)
    with RecordingReader(VECTORS / "format-2" / "closed") as reader:
        assert (reader.header.format_version, reader.header.texts) == (2, None)
        assert [event.text for event in reader.events()] == ["eyes closed", "cough"]
        assert reader.channels_at(EEG, 30)[0].comment == "loose"
        assert reader.configuration_texts() == ("Channel E1 is called Fz, is bad: loose",)
    folder = tmp_path / "r"
    folder.mkdir()
    (folder / "segment-000000.nsr").write_bytes((VECTORS / "format-2" / "cut-off" / "segment-000000.nsr").read_bytes())
    writer = RecordingWriter.resume(folder, clock=VirtualClock())
    assert not writer.texts.seals, "it began without a key, and there is none to be had while the station is away"
    record_blocks(writer, n_blocks=1, first=70, sequence=7)
    writer.close("stopped")
    verified = verify_recording(folder)
    assert (verified.segments, verified.streams[0].samples) == (2, 80)


def test_a_follower_takes_changes_as_they_come(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    follower = RecordingFollower(tmp_path / "r", clock=VirtualClock())
    record_blocks(writer, n_blocks=2)
    writer.append_configuration(EEG, ChannelChange(label="E3", reference="A1"), source="device")
    assert follower.check().configurations == 1
    follower.close()
    writer.close("stopped")
