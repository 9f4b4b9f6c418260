"""`neurascale keys`, `backup` and `restore`, as they are typed."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.rotation import station_ended
from app.core.store.keys.station_key import ask_with, forget, station_key_of, station_keys, unlock
from app.core.store.log_offline import log_to_read
from app.core.store.station_store import StationStore
from app.programs import passphrase_prompt
from tests.fakes.backed_up_station import fill
from tests.fakes.log_events import step_entered

WORDS, OTHER_WORDS = "tulip orbit marble", "seven paper lanterns"


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    with StationStore.open(data_directory) as store:
        store.log.append(step_entered("hello"))
    return data_directory


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return private(tmp_path / "words", WORDS)


def private(path: Path, text: str) -> Path:
    path.touch(mode=0o600)
    path.write_text(f"{text}\n")
    return path


def types_in(data: DataDirectory) -> list[str]:
    with log_to_read(data) as log:
        return [entry.event.event_type for entry in log.read()]


def neurascale(*words: object) -> int:
    return main([str(word) for word in words])


def test_show_tells_who_holds_the_key_and_never_a_key(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert neurascale("keys", "--data", data.root, "show", "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["kind"], shown["holder"], shown["generation"]) == ("demonstration", "file", 1)
    assert neurascale("keys", "--data", data.root, "show") == 0
    _, key = station_key_of(data)
    keys = station_keys(data)
    text = json.dumps(shown) + capsys.readouterr().out
    assert not [one for one in (key, keys.database, keys.subjects, keys.signing, keys.local) if one.hex() in text]


def test_rotate_is_in_the_log(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    before = station_key_of(data)[1]
    assert neurascale("keys", "--data", data.root, "rotate") == 0
    assert station_key_of(data)[1] != before
    assert types_in(data)[-1] == "keys.rotated"
    assert "new key" in capsys.readouterr().out


def test_a_passphrase_is_changed_from_files_where_there_is_no_terminal(
    data: DataDirectory,
    tmp_path: Path,
    words: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = ("keys", "--data", data.root, "move", "--to", "passphrase")
    assert neurascale(*arguments) == 2  # nobody to ask
    assert "NEURASCALE_PASSPHRASE_FILE" in capsys.readouterr().err
    assert neurascale(*arguments, "--new-passphrase-file", words) == 0
    assert neurascale(*arguments, "--new-passphrase-file", words) == 1  # there already
    forget(data)
    assert neurascale("log", "verify", "--data", data.root) == 1
    assert "passphrase" in capsys.readouterr().err
    monkeypatch.setenv("NEURASCALE_PASSPHRASE_FILE", str(words))
    assert neurascale("log", "verify", "--data", data.root) == 0
    assert neurascale("keys", "--data", data.root, "rotate") == 0
    other = private(tmp_path / "other", OTHER_WORDS)
    assert neurascale("keys", "--data", data.root, "change-passphrase", "--new-passphrase-file", other) == 0
    assert [one for one in types_in(data) if one.startswith("keys.")] == [
        "keys.moved",
        "keys.rotated",
        "keys.passphrase_changed",
    ]
    forget(data)
    assert neurascale("log", "verify", "--data", data.root) == 1
    assert "does not open" in capsys.readouterr().err
    unlock(data, OTHER_WORDS)


def test_a_wrong_passphrase_may_be_tried_three_times(data: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    words = private(data.root / "w", WORDS)
    assert neurascale("keys", "--data", data.root, "move", "--to", "passphrase", "--new-passphrase-file", words) == 0
    typed: list[str] = []
    answers = iter(["no", "not this one", WORDS, "no", "no", "no", "never asked"])

    def ask(_prompt: str) -> str:
        typed.append(next(answers))
        return typed[-1]

    monkeypatch.setattr(passphrase_prompt, "ask", ask)
    monkeypatch.setattr(passphrase_prompt, "_has_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    try:
        forget(data)
        assert neurascale("log", "verify", "--data", data.root) == 0
        forget(data)
        assert neurascale("log", "verify", "--data", data.root) == 1
        assert len(typed) == 6
    finally:
        ask_with(None)


def test_keys_of_a_folder_without_any(tmp_path: Path, data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert neurascale("keys", "--data", tmp_path / "nothing", "show") == 2
    assert not (tmp_path / "nothing").exists()
    with station_ended(data):
        assert neurascale("keys", "--data", data.root, "rotate") == 1
    assert "running" in capsys.readouterr().err
    assert neurascale("keys", "--data", data.root, "change-passphrase") == 1


def test_a_backup_there_and_back(
    data_directory: DataDirectory, tmp_path: Path, words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(data_directory)
    (data_directory.recordings / "r-1" / "000.seg").unlink()
    (data_directory.recordings / "r-1").rmdir()
    place = tmp_path / "disk"
    make = ("backup", "--data", data_directory.root, "--to", place, "--passphrase-file", words)
    assert neurascale(*make, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["in_log"]
    assert types_in(data_directory)[-1] == "backup.made"
    assert neurascale("backup", "verify", "--from", place, "--passphrase-file", words, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["backup_id"], found["root_hash"]) == (made["backup_id"], made["root_hash"])
    assert neurascale("backup", "verify", "--from", place, "--without-passphrase") == 0
    assert "not checked" in capsys.readouterr().out
    assert neurascale("backup", "verify", "--from", place) == 2  # nobody to ask
    assert neurascale("backup", "list", "--data", data_directory.root, "--json") == 0
    assert [one["reachable"] for one in json.loads(capsys.readouterr().out.splitlines()[-1])] == [True]
    target = tmp_path / "new"
    assert neurascale("restore", "--from", place, "--data", target, "--passphrase-file", words, "--json") == 0
    assert types_in(DataDirectory(target))[-1] == "backup.restored"
    assert neurascale("log", "verify", "--data", target) == 0
    assert neurascale("log", "rebuild", "--check", "--data", target) == 0
    assert neurascale("restore", "--from", place, "--data", target, "--passphrase-file", words) == 2
    assert "not empty" in capsys.readouterr().err
    assert neurascale("backup", "forget", "--data", data_directory.root, "--place", made["place_id"]) == 0
    assert neurascale("backup", "forget", "--data", data_directory.root, "--place", made["place_id"]) == 2


def test_a_recording_that_is_damaged_is_named(
    data_directory: DataDirectory, tmp_path: Path, words: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(data_directory)
    (data_directory.recordings / "r-1" / "segment-000000.nsr").write_bytes(b"no header" * 100)
    place = tmp_path / "disk"
    assert neurascale("backup", "--data", data_directory.root, "--to", place, "--passphrase-file", words) == 1
    assert "r-1 does not match its own checksums" in capsys.readouterr().err
    assert neurascale("backup", "verify", "--from", place, "--passphrase-file", words) == 0


def test_what_is_missing_on_the_command_line_is_said(data: DataDirectory, tmp_path: Path) -> None:
    assert neurascale("backup", "--data", data.root) == 2
    assert neurascale("backup", "verify") == 2
    assert neurascale("backup", "--data", tmp_path / "nothing", "--to", tmp_path / "x") == 2
    assert neurascale("backup", "forget", "--data", data.root) == 2
    assert neurascale("backup", "verify", "--from", tmp_path) == 2


def test_no_demonstration_is_run_in_a_folder_for_patients(
    data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION")
    unlock(data_directory, WORDS)
    monkeypatch.setenv("NEURASCALE_DEMONSTRATION", "")
    assert neurascale("demo", "--headless", "--data", data_directory.root) == 1
    assert neurascale("station", "--demonstration", "--data", data_directory.root) == 1
    assert capsys.readouterr().err.count("for patients") == 2
