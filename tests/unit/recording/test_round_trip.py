"""What is written comes back, whole and nothing else."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.errors import Conflict, DefectError, NotFound, WrongUse
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import RecordingFollower, verify_recording
from app.core.recording.writer import RecordingWriter
from tests.fakes.recordings import (
    EEG,
    RECORDING,
    SESSION,
    SLOW,
    annotation,
    block,
    create_writer,
    device,
    record_blocks,
    stream,
    values,
)


@pytest.mark.proves("REQ-RECORD-EXACT")
def test_samples_come_back_bit_for_bit(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    end = record_blocks(writer, n_blocks=20)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        assert np.array_equal(reader.samples(EEG, 0, end), values(0, end))
        assert np.array_equal(reader.samples(EEG, 37, 88), values(37, 88))
        assert reader.samples(EEG, 5, 5).shape == (3, 0)
        assert reader.streams == (stream(),)
        assert (reader.header.recording_id, reader.header.session_id) == (RECORDING, SESSION)
        assert [b.sequence for b in reader.blocks()] == list(range(20))
        assert reader.seconds() == 2.0
        assert reader.end is not None
        assert reader.end.reason == "stopped"


def test_asking_beyond_what_was_recorded_is_refused(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=1)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        with pytest.raises(WrongUse):
            reader.samples(EEG, 0, 11)
        with pytest.raises(NotFound):
            reader.samples(SLOW, 0, 1)


@pytest.mark.proves("REQ-RECORD-GAPS")
def test_a_gap_is_recorded_as_a_gap_and_never_filled(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=2)
    gap = writer.append_block(block(50, 10, 2), gap_cause="silence")
    writer.close("stopped")
    assert gap is not None
    assert (gap.first_sample, gap.n_samples, gap.cause) == (20, 30, "silence")
    with RecordingReader(tmp_path / "r") as reader:
        samples = reader.samples(EEG, 15, 55)
        assert np.array_equal(samples[:, :5], values(15, 20))
        assert np.isnan(samples[:, 5:35]).all()
        assert np.array_equal(samples[:, 35:], values(50, 55))
        (count,) = reader.counts()
        assert (count.samples, count.lost, count.gaps, count.end_sample) == (30, 30, 1, 60)
        assert reader.stretches(EEG) == ((0, 20), (50, 60))
        assert reader.gaps() == (gap,)


def test_a_hole_of_the_played_file_is_a_gap_but_not_a_loss(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=1)
    writer.append_block(block(40, 10, 1), gap_cause="source")
    (count,) = writer.close("stopped")
    assert (count.lost, count.gaps) == (0, 1)
    assert verify_recording(tmp_path / "r").streams == (count,)


def test_a_recording_that_begins_with_a_hole_says_so(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    writer.append_block(block(7, 10, 0))
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        assert reader.gaps()[0].end_sample == 7
        assert np.isnan(reader.samples(EEG, 0, 7)).all()


def test_repeated_samples_and_foreign_streams_are_refused(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=2)
    with pytest.raises(DefectError):
        writer.append_block(block(15, 10, 2))
    with pytest.raises(DefectError):
        writer.append_block(block(20, 10, 2, stream_id=SLOW))
    (count,) = writer.close("stopped")
    assert count.samples == 20


def test_events_keep_text_duration_and_order(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    events = [annotation("später ☂", 1.5), annotation("first", 0.25, 0.0), annotation("long", 0.5, 12.5)]
    for event in events:
        writer.append_event(event, source="device")
    writer.append_event(annotation("operator's", 0.1), source="operator", wait=True)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        assert [e.text for e in reader.events()] == ["operator's", "first", "long", "später ☂"]
        assert reader.events()[1].duration_s == 0.0
        assert reader.events()[3].duration_s is None
        assert [e.source for e in reader.recorded_events()] == ["device"] * 3 + ["operator"]


def test_streams_of_two_rates_are_counted_apart(tmp_path: Path) -> None:
    slow = stream(SLOW, n_channels=1, rate_hz=10.0)
    writer = create_writer(tmp_path / "r", stream(), slow)
    for k in range(5):
        writer.append_block(block(k * 100, 100, k))
        writer.append_block(block(k * 10, 10, k, stream_id=SLOW, n_channels=1, rate_hz=10.0))
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        assert [c.samples for c in reader.counts()] == [500, 50]
        assert np.array_equal(reader.samples(SLOW, 12, 50), values(12, 50, n_channels=1))
        assert len(list(reader.blocks(SLOW))) == 5


def test_a_reader_and_a_follower_see_a_recording_grow(tmp_path: Path) -> None:
    clock = VirtualClock()
    writer = create_writer(tmp_path / "r", segment_limit_bytes=4000)
    follower = RecordingFollower(tmp_path / "r", clock=clock)
    with RecordingReader(tmp_path / "r") as reader:
        end = 0
        for k in range(6):
            end = record_blocks(writer, n_blocks=10, first=end, sequence=10 * k)
            reader.refresh()
            assert reader.counts()[0].samples == end
            assert follower.check().streams == reader.counts()
        assert np.array_equal(reader.samples(EEG, 0, end), values(0, end))
        clock.advance(2.5)
        follower.check()
        assert follower.standing_still_s == 2.5
        assert not follower.check().complete
        writer.close("stopped")
        last = follower.check()
        assert last.complete
        assert last.segments > 2
        assert last.torn_bytes == 0
        reader.refresh()
        assert reader.end is not None
    follower.close()


@pytest.mark.proves("REQ-RECORD-SEALED")
def test_each_minute_is_sealed_and_so_is_the_rest(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=150, n=100)
    writer.close("stopped")
    seals = writer.take_seals()
    assert [seal.minute for seal in seals] == [0, 1, 2]
    assert seals[0].first_byte == 0
    assert [s.first_byte for s in seals[1:]] == [s.end_byte for s in seals[:-1]]
    assert writer.take_seals() == ()
    assert verify_recording(tmp_path / "r").sealed_minutes == 3


def test_a_recording_cannot_be_begun_twice(tmp_path: Path) -> None:
    create_writer(tmp_path / "r").close("stopped")
    with pytest.raises(Conflict):
        create_writer(tmp_path / "r")


def test_nothing_is_not_a_recording(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        RecordingReader(tmp_path / "absent")
    with pytest.raises(NotFound):
        RecordingWriter.resume(tmp_path)


@pytest.mark.proves("REQ-RECORD-EXACT")
@given(
    cuts=st.lists(st.tuples(st.integers(1, 40), st.integers(0, 30)), min_size=1, max_size=12),
    limit=st.integers(600, 20_000),
)
def test_any_cut_into_blocks_gaps_and_segments_reads_the_same(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[tuple[int, int]], limit: int
) -> None:
    folder = tmp_path_factory.mktemp("any") / "r"
    writer = create_writer(folder, segment_limit_bytes=limit)
    due = np.full((3, sum(n + hole for n, hole in cuts)), np.nan, dtype=np.float32)
    at = 0
    for sequence, (n, hole) in enumerate(cuts):
        at += hole
        writer.append_block(block(at, n, sequence))
        due[:, at : at + n] = values(at, at + n)
        at += n
    counts = writer.close("stopped")
    with RecordingReader(folder) as reader:
        assert np.array_equal(reader.samples(EEG, 0, at), due, equal_nan=True)
        assert reader.counts() == counts
    verified = verify_recording(folder)
    assert verified.complete
    assert verified.streams == counts


@pytest.mark.proves("REQ-PRIVACY")
def test_names_of_people_are_nowhere_in_the_files(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=1)
    writer.close("stopped")
    assert {p.name for p in (tmp_path / "r").iterdir()} == {"segment-000000.nsr"}
    header = (tmp_path / "r" / "segment-000000.nsr").read_bytes()[28:].partition(b"}NSRC")[0]
    assert str(tmp_path).encode() not in header
    assert device().name.encode() in header
