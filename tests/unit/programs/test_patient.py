"""`neurascale patient`, against a station behind its door."""

import json
from collections.abc import Callable, Iterator

import pytest

from app.__main__ import main
from app.core.settings.data_directory import DataDirectory
from app.core.station.appointment_messages import MakePlan, PlanTerms
from app.core.station.messages import GiveConsent
from app.programs import patient as patient_command
from app.programs import station_asked
from tests.fakes.asked_station import Asked
from tests.fakes.station_rooms import StationOfTests

Patient = Callable[..., int]
MAEVE = ("--number", "4471-220", "--family", "Halloran", "--given", "Maeve", "--born", "1984-03-12", "--sex", "female")
TWICE = ("--number", "4470-118", "--family", "Halloran", "--given", "Maebh", "--born", "1984-03-21", "--sex", "female")
WHY = "Digits swapped; read from the passport."


@pytest.fixture
def asked(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    station = StationOfTests(data_directory)
    made = Asked(station)
    monkeypatch.setattr(station_asked, "asking_station", made.asking)
    yield made
    station.store.close()


@pytest.fixture
def patient(asked: Asked) -> Patient:
    return lambda action, *words: main(["patient", action, "--data", str(asked.station.data.root), *words])


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_one_is_registered_and_shown_with_care_consents_and_plans(
    asked: Asked, patient: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    assert patient("add", *MAEVE, "--json") == 0
    patient_id = json.loads(capsys.readouterr().out)["patient"]["patient_id"]
    asked(GiveConsent(patient_id=patient_id, purpose="recording", given_by="patient"))
    terms = PlanTerms(indication="First seizure", goal="Find its type", protocol="routine-eeg", sessions=2)
    asked(MakePlan(patient_id=patient_id, terms=terms))
    for word in ("4471-220", " 4471-220 ", patient_id):
        assert patient("show", word) == 0
        text = capsys.readouterr().out
        for wanted in ("Halloran, Maeve", "4471-220", "Dr. Cora", "recording: given", "First seizure", patient_id):
            assert wanted in text, (word, wanted)


def test_a_correction_keeps_what_was_known_with_who_when_and_why(
    patient: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    patient("add", *MAEVE)
    assert patient("correct", "4471-220", "--born", "1984-03-21", "--reason", WHY) == 0
    capsys.readouterr()
    assert patient("history", "4471-220") == 0
    text = capsys.readouterr().out
    for wanted in ("birth date: 1984-03-12", "1984-03-12 -> 1984-03-21", WHY, "Dr. Cora", "2026-05-04"):
        assert wanted in text, wanted
    assert "family name: Halloran ->" not in text  # what did not change is not told as a change
    assert patient("history", "4471-220", "--json") == 0
    assert [one["version"] for one in json.loads(capsys.readouterr().out)["versions"]] == [1, 2]


def test_what_is_wrong_is_said_and_changes_nothing(
    asked: Asked, patient: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    patient("add", *MAEVE)
    before = asked.station.types()
    assert patient("correct", "4471-220", "--reason", WHY) == 2  # not said what
    assert patient("correct", "4471-220", "--born", "1984-03-21", "--reason", "x") == 2
    assert patient("add", *MAEVE) == 1
    assert patient("show", "no-such-number") == 1
    text = capsys.readouterr().err
    assert "hospital number" in text
    assert "registered already" in text
    assert [one for one in asked.station.types() if one.startswith("patient.")] == [
        one for one in before if one.startswith("patient.")
    ]


def test_two_records_of_one_person_are_joined_found_by_both_numbers_and_taken_apart(
    patient: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    patient("add", *MAEVE)
    patient("add", *TWICE)
    capsys.readouterr()
    assert patient("join", "4471-220", "4470-118", "--reason", "The same passport, looked at twice.") == 0
    assert "4471-220, also 4470-118" in capsys.readouterr().out
    assert patient("show", "4470-118") == 0  # either number finds the person
    assert "Halloran, Maeve" in capsys.readouterr().out
    assert patient("part", "4470-118", "--reason", "It was the sister, after all.") == 0
    assert "also" not in capsys.readouterr().out
    assert patient("history", "4471-220") == 0
    text = capsys.readouterr().out
    for wanted in ("joined 4470-118: The same passport", "taken apart: It was the sister"):
        assert wanted in text, wanted
    assert patient("part", "4471-220", "--reason", "It was the sister, after all.") == 1
    assert "No such joining stands" in capsys.readouterr().err


def test_a_record_is_not_joined_to_itself(patient: Patient, capsys: pytest.CaptureFixture[str]) -> None:
    patient("add", *MAEVE)
    assert patient("join", "4471-220", "4471-220", "--reason", "The same passport, looked at twice.") == 2
    assert "same record" in capsys.readouterr().err


@pytest.mark.parametrize("action", ["show", "history", "correct", "part"])
def test_nothing_is_printed_of_somebody_elses_patient(
    action: str, asked: Asked, patient: Patient, capsys: pytest.CaptureFixture[str]
) -> None:
    patient("add", *MAEVE, "--json")
    patient_id = json.loads(capsys.readouterr().out)["patient"]["patient_id"]
    asked.who = "noa"
    more = {"correct": ("--born", "1990-01-01", "--reason", WHY), "part": ("--reason", WHY)}.get(action, ())
    for word in ("4471-220", patient_id):
        assert patient(action, word, *more) == 1
        out = capsys.readouterr()
        assert out.out == ""
        assert "Halloran" not in out.err
        assert "1984" not in out.err


def test_the_list_has_ones_own_alone(asked: Asked, patient: Patient, capsys: pytest.CaptureFixture[str]) -> None:
    patient("add", *MAEVE)
    asked.who = "noa"
    patient("add", *TWICE)
    capsys.readouterr()
    assert patient("list", "--search", "hallo") == 0
    text = capsys.readouterr().out
    assert "4470-118" in text
    assert "4471-220" not in text
    assert patient("list", "--search", "4471", "--json") == 0
    assert told(capsys) == {"patients": [], "more": False}
    assert patient("list", "--search", "4471") == 0
    assert capsys.readouterr().out == "No such patient is in your care.\n"


def test_a_list_that_is_cut_says_so(
    asked: Asked, patient: Patient, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    patient("add", *MAEVE)
    capsys.readouterr()
    monkeypatch.setattr(patient_command, "MOST_LISTED", 1)
    assert patient("list") == 0
    assert "--search finds the others" in capsys.readouterr().out
    assert patient("list", "--json") == 0
    assert told(capsys)["more"] is True
