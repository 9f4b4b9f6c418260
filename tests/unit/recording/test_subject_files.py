"""What an erasure removes from the disk: everything of these sessions, nothing of others."""

import shutil
from pathlib import Path

import pytest

from app.core.errors import StorageFault, WrongUse
from app.core.recording.subject_files import remove_subject_files
from app.core.settings.data_directory import DataDirectory
from tests.fakes.recordings import SESSION, create_writer, record_blocks


def kept(data: DataDirectory) -> set[str]:
    folders = (data.recordings, data.reports, data.root / "sessions")
    return {str(path.relative_to(data.root)) for folder in folders for path in folder.glob("*")}


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    """Two sessions: the one to go, and one whose id begins alike."""
    (data_directory.root / "sessions").mkdir()
    writer = create_writer(data_directory.recording("r-1"))
    record_blocks(writer, n_blocks=2)
    writer.close("stopped")
    for name in (SESSION, f"{SESSION}0"):
        for path in (
            data_directory.sealed_report(name), data_directory.report(name), data_directory.order(name),
            data_directory.clear_order(name), data_directory.reports / f"{name}.v2.pdf.sealed",
            data_directory.reports / f".{name}.pdf.sealed.17.part",
        ):  # fmt: skip
            path.write_bytes(b"x")
    shutil.copytree(data_directory.recording("r-1"), data_directory.recording("r-broken"))
    (data_directory.recording("r-broken") / "segment-000000.nsr").write_bytes(b"nothing that can be read")
    return data_directory


@pytest.mark.proves("REQ-PRIVACY")
def test_all_of_the_session_goes_and_nothing_else(data: DataDirectory) -> None:
    removed = remove_subject_files(data, [SESSION])
    assert len(removed) == 7
    assert "recordings/r-1" in removed
    assert {name for name in kept(data) if SESSION in name} == {name for name in kept(data) if f"{SESSION}0" in name}
    assert "recordings/r-broken" in kept(data), "whose it is nobody can say by its segments"
    assert remove_subject_files(data, [SESSION]) == (), "done twice it does no harm"


def test_a_recording_that_cannot_be_read_is_removed_by_its_name(data: DataDirectory) -> None:
    assert remove_subject_files(data, [], ["r-broken"]) == ("recordings/r-broken",)
    assert "recordings/r-1" in kept(data)


@pytest.mark.parametrize("identifier", ["", "..", "../reports", "a/b", "*"])
def test_only_identifiers_are_taken(data: DataDirectory, identifier: str) -> None:
    before = kept(data)
    with pytest.raises(WrongUse):
        remove_subject_files(data, [identifier])
    with pytest.raises(WrongUse):
        remove_subject_files(data, [], [identifier])
    assert kept(data) == before


def test_what_cannot_be_removed_is_said_and_the_rest_goes(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    stubborn, unlink = data.sealed_report(SESSION), Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == stubborn:
            raise PermissionError("in use")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StorageFault, match="1 files"):
        remove_subject_files(data, [SESSION])
    assert stubborn.exists()
    assert not data.recording("r-1").exists()
