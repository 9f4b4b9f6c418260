"""`neurascale log`: what it prints and how it exits."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.settings.data_directory import DataDirectory
from app.core.store.station_store import StationStore
from tests.fakes.log_events import patient_registered, session_started, step_entered
from tests.fakes.opened_database import opened_database


@pytest.fixture
def data(data_directory: DataDirectory) -> DataDirectory:
    with StationStore.open(data_directory) as store:
        store.log.append(patient_registered(), session_started())
        store.log.checkpoint("report")
        store.log.append(step_entered())
    return data_directory


def _verify(data: DataDirectory, *more: str) -> int:
    return main(["log", "verify", "--data", str(data.root), *more])


def test_a_log_that_holds(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert _verify(data, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verified"], answer["size"], answer["checkpoint_size"]) == (True, 4, 2)
    assert answer["checkpoint"].startswith("neurascale.local/log/")
    assert len(answer["root"]) == 64
    assert _verify(data) == 0
    assert "4 entries" in capsys.readouterr().out


def test_a_log_that_does_not(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    with opened_database(data) as connection:
        connection.execute("UPDATE entries SET event_type = 'session.completed' WHERE entry_index = 1")
    assert _verify(data, "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verified"], answer["at_index"]) == (False, 1)
    assert "Entry 1" in answer["fault"]
    assert _verify(data) == 1
    assert "entry 1" in capsys.readouterr().out


def test_a_folder_without_a_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "verify", "--data", str(tmp_path), "--json"]) == 2
    assert "no log" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.proves("REQ-LOG-CHECKPOINT")
def test_a_checkpoint_kept_elsewhere(data: DataDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _verify(data, "--json") == 0
    kept = tmp_path / "kept.txt"
    kept.write_text(json.loads(capsys.readouterr().out)["checkpoint"], encoding="utf-8")
    assert _verify(data, "--checkpoint", str(kept)) == 0
    assert _verify(data, "--checkpoint", str(tmp_path / "none.txt")) == 2
    kept.write_text(kept.read_text(encoding="utf-8").replace("\n2\n", "\n3\n"), encoding="utf-8")
    assert _verify(data, "--checkpoint", str(kept)) == 1


def test_tables_are_made_anew_from_a_log_that_holds(data: DataDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    with opened_database(data) as connection:
        connection.execute("UPDATE patients SET birth_date = '1901-01-01'")
    assert _verify(data) == 1
    assert main(["log", "rebuild-tables", "--data", str(data.root), "--json"]) == 0
    capsys.readouterr()
    assert _verify(data) == 0
    with StationStore.open(data) as store:
        patient = store.patients.get("p-1")
        assert patient is not None
        assert patient.birth_date == "1990-01-31"
        assert store.log.fault is None


def test_tables_are_not_made_from_a_log_that_does_not_hold(data: DataDirectory) -> None:
    with opened_database(data) as connection:
        connection.execute("UPDATE patients SET birth_date = '1901-01-01'")
        connection.execute("UPDATE entries SET payload = x'7b7d' WHERE entry_index = 0")
    assert main(["log", "rebuild-tables", "--data", str(data.root)]) == 1
    with opened_database(data) as connection:
        assert connection.execute("SELECT birth_date FROM patients").fetchone() == ("1901-01-01",)
