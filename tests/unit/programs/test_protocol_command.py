"""`neurascale protocol`, against a station behind its door."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.core.settings.data_directory import DataDirectory
from app.programs import station_asked
from tests.fakes.asked_station import Asked
from tests.fakes.station_rooms import StationOfTests

Protocol = Callable[..., int]
WHY = "Decided at the meeting of May."
NIGHT = """schema_version = 2
name = "night-eeg"
title = "EEG by night"
purposes = ["recording"]
planned_minutes = 600
minimum_minutes = 480
annotations = ["Lights out"]
sources = ["Standing order 47 of the department of neurology."]
"""


@pytest.fixture
def asked(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    station = StationOfTests(data_directory)
    made = Asked(station)
    monkeypatch.setattr(station_asked, "asking_station", made.asking)
    yield made
    station.store.close()


@pytest.fixture
def protocol(asked: Asked) -> Protocol:
    return lambda action, *words: main(["protocol", action, "--data", str(asked.station.data.root), *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "night-eeg.toml"
    path.write_text(NIGHT, encoding="utf-8")
    return path


def test_one_is_added_listed_and_stands_whole_in_the_log(
    asked: Asked, protocol: Protocol, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert protocol("add", str(file), "--reason", WHY) == 0
    assert "night-eeg is offered" in capsys.readouterr().out
    (added,) = asked.station.events("protocol.added")
    assert (added.name, added.text, added.user_id, added.reason) == ("night-eeg", NIGHT, "cora", WHY)
    assert protocol("list", "--json") == 0
    told = {one["name"]: one for one in json.loads(capsys.readouterr().out)["protocols"]}
    assert told["night-eeg"]["of_site"] is True
    assert told["routine-eeg"]["of_site"] is False
    assert told["night-eeg"]["sha256"] == added.sha256
    assert protocol("add", str(file), "--reason", WHY) == 0  # the same again adds nothing
    assert len(asked.station.events("protocol.added")) == 1


def test_another_of_the_name_is_refused_unless_it_is_to_replace_it(
    asked: Asked, protocol: Protocol, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    protocol("add", str(file), "--reason", WHY)
    file.write_text(NIGHT.replace("480", "400"), encoding="utf-8")
    assert protocol("add", str(file), "--reason", WHY) == 1
    assert "already" in capsys.readouterr().err
    assert (asked.station.data.protocols / "night-eeg.toml").read_text(encoding="utf-8") == NIGHT
    assert protocol("add", str(file), "--reason", WHY, "--replace") == 0
    first, second = asked.station.events("protocol.added")
    assert second.replaced_sha256 == first.sha256
    assert "400" in (asked.station.data.protocols / "night-eeg.toml").read_text(encoding="utf-8")


def test_a_faulty_file_is_named_changes_nothing_and_does_not_end_the_station(
    asked: Asked, protocol: Protocol, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = asked.station.data.protocols
    folder.mkdir()
    (folder / "day-eeg.toml").write_text(NIGHT, encoding="utf-8")
    assert protocol("list") == 0
    assert "left out: day-eeg.toml: its name is not the file's" in capsys.readouterr().out
    file.write_text(NIGHT.replace('["recording"]', "[]"), encoding="utf-8")
    assert protocol("add", str(file), "--reason", WHY) == 2
    assert "consent" in capsys.readouterr().err
    assert asked.station.events("protocol.added") == []
    assert protocol("add", str(file.with_name("none.toml")), "--reason", WHY) == 1


def test_a_file_is_checked_without_a_station(
    monkeypatch: pytest.MonkeyPatch, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr(station_asked, "asking_station")
    assert main(["protocol", "check", str(file)]) == 0
    text = capsys.readouterr().out
    for wanted in ("night-eeg can be used: EEG by night", "480 at least", "Lights out"):
        assert wanted in text
    assert main(["protocol", "check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["usable"] is True
    file.write_text(NIGHT.replace("night-eeg", "routine-eeg"), encoding="utf-8")
    assert main(["protocol", "check", str(file), "--json"]) == 2
    out = capsys.readouterr()
    assert json.loads(out.out)["usable"] is False
    assert "its name is not the file's" in out.err


def test_a_technician_sees_and_does_not_add(
    asked: Asked, protocol: Protocol, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked.who = "ted"
    assert protocol("list") == 0
    assert protocol("add", str(file), "--reason", WHY) == 1
    assert not asked.station.data.protocols.exists()
    assert capsys.readouterr().err
    asked.who = "cora"
    assert protocol("add", str(file), "--reason", "x") == 2
    assert not asked.station.data.protocols.exists()
