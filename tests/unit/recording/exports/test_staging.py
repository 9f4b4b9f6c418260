"""Nothing of an export appears under its own name before it is whole; nothing stays of one that was stopped."""

import errno
from pathlib import Path

import pytest

from app.core.errors import Cancelled, StorageFault
from app.core.recording.exports.edf_export import export_edf
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import between, cancellable, unwatched
from app.core.recording.reader import RecordingReader
from tests.fakes.recordings import block, create_writer, record_blocks


def test_files_and_folders_appear_together_and_replace_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / ".b.unchecked").mkdir()  # left by a process that was killed
    (tmp_path / ".b.unchecked" / "half").write_text("half")
    with Staging() as staging:
        staging.place(tmp_path / "a.txt").write_text("new")
        (staging.folder(tmp_path / "b") / "inside").write_text("x")
        assert (tmp_path / "a.txt").read_text() == "old"
        assert staging.publish() == (tmp_path / "a.txt", tmp_path / "b")
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*")) == ["a.txt", "b", "b/inside"]
    assert (tmp_path / "a.txt").read_text() == "new"


def _fail_half_way(folder: Path, error: BaseException) -> None:
    with Staging() as staging:
        staging.place(folder / "a.txt").write_text("half")
        (staging.folder(folder / "b") / "inside").write_text("half")
        raise error


@pytest.mark.proves("REQ-EXPORT-WHOLE")
@pytest.mark.parametrize("error", [KeyboardInterrupt(), Cancelled("stopped"), ValueError("ours")])
def test_whatever_ends_it_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        _fail_half_way(tmp_path, error)
    assert not list(tmp_path.iterdir())


@pytest.mark.proves("REQ-EXPORT-WHOLE")
def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(StorageFault, match=r"a\.txt, b could not be written: No space"):
        _fail_half_way(tmp_path, OSError(errno.ENOSPC, "No space left on device"))
    assert not list(tmp_path.iterdir())


def test_the_progress_of_a_part_is_a_part_of_the_progress() -> None:
    told: list[float] = []
    half = between(told.append, 0.5, 1.0)
    half(0.0)
    between(half, 0.0, 0.5)(1.0)
    assert told == [0.5, 0.75]


@pytest.mark.parametrize("at", [0.0, 0.2, 0.5, 0.8, 0.999])
def test_an_export_in_several_files_that_is_stopped_leaves_none(tmp_path: Path, at: float) -> None:
    writer = create_writer(tmp_path / "r")
    end = record_blocks(writer, n_blocks=10)
    writer.append_block(block(end + 50, 10, 10))
    writer.close("stopped")
    told: list[float] = [0.0]
    stopping = cancellable(told.append, lambda: told[-1] >= at)
    with RecordingReader(tmp_path / "r") as reader, pytest.raises(Cancelled):
        export_edf(reader, tmp_path / "out.edf", progress=stopping)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["r"]
    cancellable(unwatched, lambda: False)(1.0)
