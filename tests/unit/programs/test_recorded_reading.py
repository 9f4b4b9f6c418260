"""Commands that show patient data by themselves: each asks who it is, and leaves an entry before it shows anything."""

import argparse
import importlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import COMMANDS, main
from app.core.access.roles import Role
from app.core.clinic import patients
from app.core.errors import StorageFault
from app.core.events.access_events import AccessReadData, AccessRefusedData, CareAssignedData
from app.core.events.system_event import EventData, new_event
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import DEMONSTRATION_VARIABLE, StationKind
from app.core.store.keys import station_key
from app.core.store.station_store import StationStore
from tests.fakes.reception import PASSWORD, ReceptionOfTests, quick_passwords

NAME = "Kanarek"
BY_THE_STATION = {"worker"}  # started by the station for what it has judged itself
LOG_COMMANDS = {
    "log show": ("log", "show", "{entry}", "--identified"),
    "log export": ("log", "export", "--identified", "--open"),
    "log prove": ("log", "prove", "{entry}", "--identified"),
    "events watch": ("events", "watch", "--identified", "--seconds", "0.1"),
}


def parsers(parser: argparse.ArgumentParser, path: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    yield path, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield from parsers(inner, f"{path} {word}")


@pytest.mark.proves("REQ-ACCESS-BOOK")
def test_every_command_with_identified_asks_who_it_is_and_says_where_it_cannot_be_recorded() -> None:
    found = []
    for word, (module, _) in COMMANDS.items():
        if word in BY_THE_STATION:
            continue
        outer = argparse.ArgumentParser()
        importlib.import_module(f"app.programs.{module}").configure(outer)
        for path, parser in parsers(outer, word):
            options = {option for action in parser._actions for option in action.option_strings}
            if path == "recording info":  # shows without being asked what was typed into the recording
                assert {"--user", "--password-stdin", "--unrecorded-read"} <= options, path
            if "--identified" in options:
                found.append(path)
                assert {"--user", "--password-stdin", "--unrecorded-read"} <= options, path
    assert sorted(found) == sorted([*LOG_COMMANDS, "log replay", "recording export"])


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataDirectory]:
    """A clinical folder behind a passphrase, with a doctor who has the patient and one who has not."""
    quick_passwords(monkeypatch)
    monkeypatch.delenv(DEMONSTRATION_VARIABLE, raising=False)
    made = DataDirectory(tmp_path / "data").create()
    station_key.make_station_keys(made, StationKind.CLINICAL, "passphrase", "lantern gravel seventeen boats")
    station_key.unlock(made, "lantern gravel seventeen boats")
    people = ReceptionOfTests(made)
    doctor = people.person("doctor", Role.CLINICIAN)
    people.person("stranger", Role.CLINICIAN)
    details = patients.PatientDetails(
        hospital_number="H-1", family_name=NAME, given_name="V", birth_date="1980-01-01", sex="female"
    )
    patient_id = patients.register_patient(people.store, details, clock=people.clock)
    care = CareAssignedData(patient_id=patient_id, user_id=doctor, assigned_by=doctor)
    people.store.log.append(
        new_event("care.assigned", care, source_service="t", subject_id=patient_id, clock=people.clock)
    )
    people.reception.close(session_runs=False)
    people.close()
    yield made
    station_key.forget(made)


def ask(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch, command: str, user: str, *words: str, password: str = PASSWORD
) -> int:
    with StationStore.open(data) as store:
        (entry,) = store.log.read(event_type="patient.registered")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
    asked = [word.format(entry=entry.index) for word in LOG_COMMANDS[command]]
    return main([*asked, "--data", str(data.root), "--user", user, "--password-stdin", *words])


def told(data: DataDirectory, event_type: str) -> list[EventData]:
    with StationStore.open(data) as store:
        return [entry.event.data for entry in store.log.read(event_type=event_type)]


@pytest.mark.proves("REQ-ACCESS-BOOK")
def test_who_has_the_patient_reads_and_that_is_an_entry(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(data, monkeypatch, "log show", "doctor") == 0
    assert NAME in capsys.readouterr().out
    (read,) = told(data, "access.read")
    assert isinstance(read, AccessReadData)
    assert read.request == "log show"
    assert read.patient_id


@pytest.mark.proves("REQ-ACCESS-BOOK")
@pytest.mark.parametrize("command", list(LOG_COMMANDS))
def test_who_has_not_is_refused_shown_nothing_and_that_is_an_entry(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert ask(data, monkeypatch, command, "stranger", "--unrecorded-read") == 1
    out = capsys.readouterr()
    assert NAME not in out.out
    assert "not permitted" in out.err.lower() or "operator.not" in out.err
    assert told(data, "access.read") == []
    (refused,) = told(data, "access.refused")
    assert isinstance(refused, AccessRefusedData)
    assert refused.reason in ("patient", "role")


def test_a_wrong_password_shows_nothing(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(data, monkeypatch, "log show", "doctor", password="wrong words") == 1
    assert NAME not in capsys.readouterr().out


def test_without_a_name_to_sign_in_by_nothing_is_shown(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["log", "export", "--identified", "--open", "--data", str(data.root)]) == 2
    assert NAME not in capsys.readouterr().out


def test_what_cannot_be_recorded_is_shown_only_where_that_is_asked_for_and_is_said(
    data: DataDirectory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_words: object, **_how: object) -> None:
        raise StorageFault("The disk is full.")

    monkeypatch.setattr("app.core.station.folder_door.FolderDoor.note", full)
    assert ask(data, monkeypatch, "log show", "doctor") == 1
    shown = capsys.readouterr()
    assert NAME not in shown.out
    assert "--unrecorded-read" in shown.err
    assert ask(data, monkeypatch, "log show", "doctor", "--unrecorded-read") == 0
    shown = capsys.readouterr()
    assert NAME in shown.out
    assert "NOT in the log" in shown.err
