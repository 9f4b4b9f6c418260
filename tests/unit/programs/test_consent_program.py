"""`neurascale consent`: what is asked of the station's own desk, and what is printed of its answers."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.core.access.caller import Caller
from app.core.clinic.consent_texts import consent_texts
from app.core.clinic.patients import PatientDetails, register_patient
from app.core.settings.data_directory import DataDirectory
from app.core.station.consent_requests import ConsentRequests
from app.core.station.messages import ListPatients
from app.core.station.patient_requests import answer_patient_request
from app.programs import station_asked
from tests.fakes.station_rooms import StationOfTests

NUMBER = "4471-220"
Say = Callable[..., int]


@pytest.fixture
def station(data_directory: DataDirectory) -> Iterator[StationOfTests]:
    made = StationOfTests(data_directory)
    details = PatientDetails(hospital_number=NUMBER, family_name="Berg", given_name="Jan", birth_date="1980-02-29")
    register_patient(made.store, details, clock=made.clock)
    yield made
    made.store.close()


@pytest.fixture
def say(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> Say:
    """The command, asking a station that is in this process."""
    consents = ConsentRequests(station.rooms, station.engine, lambda *_row: None)  # type: ignore[arg-type]

    def answer(message: Any) -> Any:
        if isinstance(message, ListPatients):
            return answer_patient_request(station.rooms, message, Caller())
        return consents.answer(message)

    @contextmanager
    def asking(*_where: object) -> Iterator[Callable[[Any], Any]]:
        yield answer

    monkeypatch.setattr(station_asked, "asking_station", asking)
    return lambda *words: main(["consent", *words])


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
def test_it_is_given_to_the_words_that_were_read_and_listed_with_all_that_was_noted(
    say: Say, station: StationOfTests, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say("list", NUMBER) == 0
    assert "recording    not given" in capsys.readouterr().out
    give = ("give", NUMBER, "--purpose", "recording", "--purpose", "research", "--by", "parent")
    assert say(*give, "--how", "witnessed", "--witness", "T. Lind", "--language", "de", "--version", "2026-1") == 0
    printed = capsys.readouterr().out
    assert "recording    given" in printed
    assert "given by parent, to version 2026-1, witnessed: T. Lind, read in de, counts" in printed
    assert [entry.purpose for entry in station.events("consent.given")] == ["recording", "research"]


@pytest.mark.proves("REQ-CLINIC-CONSENT-WORDS")
@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("--version", "1999-1"), "Another text is handed out", 1),
        (("--how", "witnessed"), "names its witness", 2),
        (("--witness", "T. Lind"), "names its witness", 2),
    ],
)
def test_what_is_not_clear_is_refused_and_nothing_kept(
    say: Say, station: StationOfTests, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str, code: int
) -> None:
    assert say("give", NUMBER, "--purpose", "recording", "--by", "patient", *words) == code
    assert said in capsys.readouterr().err
    assert station.events("consent.given") == []


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_it_is_withdrawn_with_what_that_ends_and_a_reason_if_there_is_one(
    say: Say, station: StationOfTests, capsys: pytest.CaptureFixture[str]
) -> None:
    say("give", NUMBER, "--purpose", "research", "--by", "patient")
    capsys.readouterr()
    assert say("withdraw", NUMBER, "--purpose", "research", "--reason", "Thought about it", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert "nothing begins for that purpose" in told["ended"][0]["ends"]
    research = next(one for one in told["consents"] if one["purpose"] == "research")
    assert (research["counts"], research["withdrawn"], research["texts"]) == (False, True, ["2026-1"])
    assert [entry["kind"] for entry in research["entries"]] == ["withdrawn", "given"]
    assert research["entries"][0]["reason"] == "Thought about it"
    assert research["entries"][1]["why_not"] == "It was withdrawn."
    assert len(station.events("consent.withdrawn")) == 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_words_are_shown_without_a_station(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["consent", "show", "stimulation", "--language", language]) == 0
    text = consent_texts("stimulation")[-1]
    printed = capsys.readouterr().out
    assert text.titles[language] in printed
    assert text.words[language].strip() in printed
    assert main(["consent", "show", "stimulation", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["words"]["de"] == text.words["de"]


def test_a_version_that_never_was_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["consent", "show", "recording", "--version", "1999-1"]) == 1
    assert "2026-1" in capsys.readouterr().err


def test_the_words_are_written_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "page.pdf"
    assert main(["consent", "show", "recording", "--language", "de", "--pdf", str(made)]) == 0
    assert "Einwilligung in die Aufzeichnung" in capsys.readouterr().out
    assert made.read_bytes().startswith(b"%PDF")
    assert main(["consent", "show", "recording", "--pdf", str(tmp_path / "nowhere" / "page.pdf")]) == 1
    assert "could not be written" in capsys.readouterr().err
