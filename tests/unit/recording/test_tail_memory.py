"""A recording changed behind its reader: what had been read already is looked at again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.errors import RecordingBroken
from app.core.recording.tail_memory import TAIL_BYTES
from app.core.recording.verification import RecordingFollower
from app.core.recording.writer import RecordingWriter
from tests.fakes.recordings import block, create_writer, record_blocks

SEGMENT = "segment-000000.nsr"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[RecordingWriter]:
    writer = create_writer(tmp_path / "r", clock=VirtualClock())
    record_blocks(writer, n_blocks=6)
    yield writer
    writer.abandon()


@pytest.fixture
def follower(tmp_path: Path, written: RecordingWriter) -> Iterator[RecordingFollower]:
    made = RecordingFollower(tmp_path / "r", clock=VirtualClock())
    made.check()
    yield made
    made.close()


def test_a_cut_that_is_written_over_before_the_next_look_is_noticed(
    tmp_path: Path, written: RecordingWriter, follower: RecordingFollower
) -> None:
    path = tmp_path / "r" / SEGMENT
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(size - 500)
    # The writer knows nothing of it: its next record lies where the file ended, zeros before it.
    written.append_block(block(60, 10, 6))
    assert path.stat().st_size > size
    with pytest.raises(RecordingBroken, match=rf"changed after it was written, at byte {size - 500}"):
        follower.check()


@pytest.mark.parametrize("back", [1, 200, 900])
def test_a_byte_flipped_in_what_was_read_is_noticed(tmp_path: Path, follower: RecordingFollower, back: int) -> None:
    path = tmp_path / "r" / SEGMENT
    with path.open("r+b") as file:
        file.seek(-back, 2)
        byte = file.read(1)[0]
        file.seek(-back, 2)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(RecordingBroken):
        follower.check()


def test_a_record_half_written_and_taken_back_is_no_fault(
    tmp_path: Path, written: RecordingWriter, follower: RecordingFollower
) -> None:
    path = tmp_path / "r" / SEGMENT
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(0, 2)
        file.write(b"NSRC half a record")
    assert follower.check().torn_bytes > 0
    with path.open("r+b") as file:
        file.truncate(size)
    written.append_block(block(60, 10, 6))
    assert follower.check().torn_bytes == 0


def test_what_is_remembered_is_bounded_and_a_sound_recording_stays_sound(
    written: RecordingWriter, follower: RecordingFollower
) -> None:
    n, first = 40_000, 60
    for k in range(8):
        written.append_block(block(first, n, 6 + k))
        first += n
        follower.check()
    assert n * 4 * 3 * 8 > 2 * TAIL_BYTES
    assert len(follower._tail._bytes) <= TAIL_BYTES
