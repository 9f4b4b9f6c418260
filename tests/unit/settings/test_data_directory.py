"""`app.core.settings.data_directory`: private folders, short runtime paths, errors in words."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import StorageFault
from app.core.settings.data_directory import DataDirectory, default_data_path


@pytest.fixture(autouse=True)
def runtime_parent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """As short as a system's own."""
    with tempfile.TemporaryDirectory(prefix="run", dir="/tmp" if os.name == "posix" else None) as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.proves("REQ-PRIVACY-LOCAL")
def test_every_folder_is_made_and_is_the_users_alone(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "deep" / "data").create()
    for folder in (data.root, data.keys, data.recordings, data.reports, data.safety, data.logs, data.runtime):
        assert folder.is_dir()
        assert mode(folder) == 0o700, folder
    assert DataDirectory(data.root).create() == data


def test_the_runtime_folder_is_short_and_the_same_for_every_spelling_of_the_data_folder(
    tmp_path: Path, runtime_parent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("x" * 120) / ("y" * 120)
    data = DataDirectory(long).create()
    # sun_path holds 108 bytes on Linux and 104 on macOS, the end mark included.
    assert len(os.fsencode(data.runtime.relative_to(runtime_parent) / "control.sock")) < 50
    (tmp_path / "link").symlink_to(long)
    assert DataDirectory(tmp_path / "link").runtime == data.runtime
    monkeypatch.chdir(long.parent)
    assert DataDirectory(Path(long.name)).runtime == data.runtime
    assert DataDirectory(tmp_path / "other").runtime != data.runtime


def test_without_a_runtime_folder_of_the_system_it_lies_in_the_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = DataDirectory(tmp_path / "data").create()
    assert data.runtime.is_relative_to(tmp_path)
    assert mode(data.runtime) == mode(data.runtime.parent) == 0o700


def test_a_runtime_folder_of_the_system_that_is_too_long_for_a_socket_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 60)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert not DataDirectory(tmp_path / "data").runtime.is_relative_to(deep)


def test_a_data_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageFault, match="cannot be made") as caught:
        DataDirectory(tmp_path / "file" / "data").create()
    assert "--data" in caught.value.advice


def test_a_data_folder_on_a_disk_that_takes_no_writing_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = DataDirectory(tmp_path / "data").create()
    data.remove_runtime()
    # A disk mounted read-only refuses root too; what the system then answers is given here.
    monkeypatch.setattr("os.access", lambda path, _mode: not str(path).startswith(str(data.root)))
    with pytest.raises(StorageFault, match="cannot be written to") as caught:
        data.create()
    assert "can be read and checked" in caught.value.meaning
    assert not data.runtime.exists(), "a folder was left where nothing will run"


def test_removing_the_runtime_folder_takes_what_is_left_in_it_and_nothing_of_the_record(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path / "data").create()
    (data.runtime / "control.sock").touch()
    (data.recordings / "kept").touch()
    data.remove_runtime()
    data.remove_runtime()
    assert not data.runtime.exists()
    assert (data.recordings / "kept").exists()


def test_names_hold_identifiers_only(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path)
    assert data.recording("r-1") == tmp_path / "recordings" / "r-1"
    assert data.report("s-1") == tmp_path / "reports" / "s-1.pdf"
    assert {p.parent for p in (data.database, data.workflow_database, data.settings)} == {tmp_path}


def test_the_default_follows_the_systems_conventions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert default_data_path() == tmp_path / "share" / "neurascale"
