"""Cut off, damaged or tampered with: what is whole is read, what is not is named."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.clock import VirtualClock
from app.core.errors import Conflict, RecordingBroken
from app.core.recording.framing import RECORD_HEADER
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import RecordingFollower, verify_recording
from app.core.recording.writer import RecordingWriter
from tests.fakes.recordings import EEG, annotation, block, create_writer, record_blocks, values


def _whole(folder: Path, *, close: bool = True, segment_limit_bytes: int = 1 << 30) -> bytes:
    writer = create_writer(folder, segment_limit_bytes=segment_limit_bytes)
    record_blocks(writer, n_blocks=6)
    writer.append_event(annotation("eyes closed", 0.3), source="operator")
    writer.append_block(block(70, 10, 6))
    if close:
        writer.close("stopped")
    else:
        writer.abandon()
    return (folder / "segment-000000.nsr").read_bytes()


def _record_ends(data: bytes) -> list[int]:
    ends: list[int] = []
    at = 0
    while at < len(data):
        at += RECORD_HEADER.size + RECORD_HEADER.unpack(data[at : at + RECORD_HEADER.size])[3]
        ends.append(at)
    return ends


@pytest.mark.proves("REQ-RECORD-TORN", "REQ-RECORD-KILLED")
def test_cut_at_any_byte_what_is_whole_before_it_is_valid(tmp_path: Path) -> None:
    data = _whole(tmp_path / "r")
    ends = _record_ends(data)
    path = tmp_path / "r" / "segment-000000.nsr"
    step = 19  # every record is cut in several places
    for length in [*range(ends[0], len(data), step), *ends]:
        path.write_bytes(data[:length])
        verified = verify_recording(tmp_path / "r")
        assert verified.bytes_total == max(end for end in ends if end <= length)
        assert verified.torn_bytes == length - verified.bytes_total
        assert verified.complete == (length == len(data))
        with RecordingReader(tmp_path / "r") as reader:
            n = reader.counts()[0].end_sample
            first = min(n, 60)
            assert np.array_equal(reader.samples(EEG, 0, first), values(0, first))


@pytest.mark.proves("REQ-RECORD-DAMAGE")
def test_any_flipped_byte_is_refused_and_named(tmp_path: Path) -> None:
    data = _whole(tmp_path / "r")
    path = tmp_path / "r" / "segment-000000.nsr"
    for at in range(0, len(data), 29):
        changed = bytearray(data)
        changed[at] ^= 0x40
        path.write_bytes(changed)
        with pytest.raises(RecordingBroken, match=r"segment-000000\.nsr"):
            verify_recording(tmp_path / "r")


@given(at=st.integers(0, 10_000), value=st.integers(1, 255))
def test_flipped_anywhere_by_any_value(tmp_path_factory: pytest.TempPathFactory, at: int, value: int) -> None:
    folder = tmp_path_factory.mktemp("flip") / "r"
    data = bytearray(_whole(folder))
    data[at % len(data)] ^= value
    (folder / "segment-000000.nsr").write_bytes(data)
    with pytest.raises(RecordingBroken):
        verify_recording(folder)


@pytest.mark.proves("REQ-RECORD-DAMAGE")
def test_a_record_taken_out_doubled_or_swapped_is_refused(tmp_path: Path) -> None:
    data = _whole(tmp_path / "r")
    ends = _record_ends(data)
    a, b, c = ends[1], ends[2], ends[3]
    path = tmp_path / "r" / "segment-000000.nsr"
    for changed in (
        data[:a] + data[b:],
        data[:b] + data[a:],
        data[:a] + data[b:c] + data[a:b] + data[c:],
    ):
        path.write_bytes(changed)
        with pytest.raises(RecordingBroken, match="record"):
            verify_recording(tmp_path / "r")


@pytest.mark.proves("REQ-RECORD-TORN")
def test_zeros_left_by_a_lost_power_supply_are_a_torn_tail(tmp_path: Path) -> None:
    data = _whole(tmp_path / "r", close=False)
    ends = _record_ends(data)
    path = tmp_path / "r" / "segment-000000.nsr"
    # The file system made the file longer, and stored nothing of it, or the head of a record only.
    path.write_bytes(data + bytes(4096))
    assert verify_recording(tmp_path / "r").bytes_total == len(data)
    path.write_bytes(data[: ends[-2] + 40] + bytes(4096))
    assert verify_recording(tmp_path / "r").bytes_total == ends[-2]


@pytest.mark.proves("REQ-RECORD-DAMAGE")
def test_a_missing_or_foreign_segment_is_refused(tmp_path: Path) -> None:
    _whole(tmp_path / "r", segment_limit_bytes=700)
    segments = sorted((tmp_path / "r").iterdir())
    assert len(segments) > 3
    kept = segments[1].read_bytes()
    segments[1].unlink()
    with pytest.raises(RecordingBroken):
        verify_recording(tmp_path / "r")
    segments[1].write_bytes(kept[: len(kept) - 10])
    with pytest.raises(RecordingBroken, match="ends at byte"):
        verify_recording(tmp_path / "r")
    segments[1].write_bytes(kept)
    verify_recording(tmp_path / "r")
    segments[0].unlink()
    with pytest.raises(RecordingBroken, match="first segment"):
        verify_recording(tmp_path / "r")


def test_a_cut_off_recording_goes_on_in_a_new_segment(tmp_path: Path) -> None:
    clock = VirtualClock()
    folder = tmp_path / "r"
    _whole(folder, close=False)
    path = folder / "segment-000000.nsr"
    path.write_bytes(path.read_bytes()[:-30])  # killed while writing the last block
    before = path.read_bytes()
    writer = RecordingWriter.resume(folder, clock=clock)
    (unsealed,) = writer.take_seals()
    assert unsealed.segment == path.name
    assert writer.next_sample(EEG) == 70  # the gap before the torn block is recorded
    assert writer.next_sequence(EEG) == 6
    writer.append_block(block(120, 10, 6), gap_cause="restart")
    writer.close("stopped")
    assert path.read_bytes() == before
    verified = verify_recording(folder)
    assert verified.complete
    assert verified.segments == 2
    assert [(g.first_sample, g.n_samples, g.cause) for g in verified.gaps] == [(60, 10, "device"), (70, 50, "restart")]
    with RecordingReader(folder) as reader:
        assert np.array_equal(reader.samples(EEG, 0, 60), values(0, 60))
        assert np.array_equal(reader.samples(EEG, 120, 130), values(120, 130))
        assert reader.events()[0].text == "eyes closed"


def test_killed_again_before_the_new_segment_had_its_header(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    _whole(folder, close=False)
    (folder / "segment-000001.nsr").write_bytes(b"NSRC\x01\x00")
    writer = RecordingWriter.resume(folder, clock=VirtualClock())
    writer.append_block(block(80, 10, 7))
    writer.close("stopped")
    assert sorted(p.name for p in folder.iterdir()) == [f"segment-00000{k}.nsr" for k in range(3)]
    assert verify_recording(folder).streams[0].samples == 80


def test_a_closed_recording_cannot_be_continued(tmp_path: Path) -> None:
    _whole(tmp_path / "r")
    with pytest.raises(Conflict):
        RecordingWriter.resume(tmp_path / "r")


def test_a_recording_damaged_in_the_middle_is_not_continued(tmp_path: Path) -> None:
    data = bytearray(_whole(tmp_path / "r", close=False))
    data[len(data) // 2] ^= 1
    (tmp_path / "r" / "segment-000000.nsr").write_bytes(data)
    with pytest.raises(RecordingBroken):
        RecordingWriter.resume(tmp_path / "r")


def test_samples_changed_after_opening_are_noticed_on_reading(tmp_path: Path) -> None:
    data = bytearray(_whole(tmp_path / "r"))
    with RecordingReader(tmp_path / "r") as reader:
        at = data.index(values(20, 30).tobytes())
        with (tmp_path / "r" / "segment-000000.nsr").open("r+b") as file:
            file.seek(at)
            file.write(b"\x01")
        with pytest.raises(RecordingBroken):
            reader.samples(EEG, 0, 60)


@pytest.mark.proves("REQ-RECORD-DAMAGE", "REQ-REPORT-OWN-DATA")
def test_segments_of_two_recordings_do_not_mix(tmp_path: Path) -> None:
    _whole(tmp_path / "a", segment_limit_bytes=700)
    writer = create_writer(tmp_path / "b", segment_limit_bytes=700)
    record_blocks(writer, n_blocks=6, n=11)
    writer.close("stopped")
    shutil.copy(tmp_path / "b" / "segment-000001.nsr", tmp_path / "a" / "segment-000001.nsr")
    with pytest.raises(RecordingBroken):
        verify_recording(tmp_path / "a")


def test_a_growing_recording_that_becomes_shorter_or_is_removed_is_noticed_at_the_next_look(tmp_path: Path) -> None:
    for spoil, said in (
        (lambda path: path.write_bytes(path.read_bytes()[:-100]), "has been cut"),
        (lambda path: path.unlink(), "was removed"),
    ):
        folder = tmp_path / said.replace(" ", "-")
        writer = create_writer(folder)
        record_blocks(writer, n_blocks=5)
        follower = RecordingFollower(folder, clock=VirtualClock())
        follower.check()
        spoil(folder / "segment-000000.nsr")
        with pytest.raises(RecordingBroken, match=said):
            follower.check()
        follower.close()
        writer.abandon()
