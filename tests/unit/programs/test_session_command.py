"""`neurascale session`, against a station behind its door."""

import json
from collections.abc import Callable, Iterator

import pytest

from app.__main__ import main
from app.core.clinic.sessions import cancel_session
from app.core.events.access_events import CareAssignedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.station.duty_requests import provider_view
from app.programs import station_asked
from tests.fakes.asked_station import Asked
from tests.fakes.station_rooms import StationOfTests

Session = Callable[..., int]
WHY = "A bandage over both ears."


@pytest.fixture
def asked(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    station = StationOfTests(data_directory)
    session_id = station.begin()
    patient_id = station.shown().patient.patient_id
    care = CareAssignedData(patient_id=patient_id, user_id="cora", assigned_by="alma")
    station.store.log.append(
        new_event("care.assigned", care, source_service="t", subject_id=patient_id, clock=station.clock)
    )
    board = station.rooms.board.view
    station.rooms = station.new_rooms()
    station.rooms.board.show(board)
    made = Asked(station)
    made.engine.begun(session_id, station.clock.wall())
    monkeypatch.setattr(station_asked, "asking_station", made.asking)
    yield made
    station.store.close()


@pytest.fixture
def session(asked: Asked) -> Session:
    return lambda action, *words: main(["session", action, "--data", str(asked.station.data.root), *words])


def test_one_is_listed_and_shown_with_what_its_protocol_asks_for(
    asked: Asked, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    session_id = asked.station.shown().session_id
    assert session("list") == 0
    text = capsys.readouterr().out
    assert session_id in text
    assert "Kanarek" in text
    assert session("show", session_id) == 0
    text = capsys.readouterr().out
    for wanted in ("protocol routine-eeg, 20 min at least", "nothing departs", "Kanarek"):
        assert wanted in text, wanted


def test_somebody_takes_a_session_over(asked: Asked, session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    session_id = asked.station.shown().session_id
    assert session("takeover", session_id, "--reason", "Change of shift") == 0
    assert "answers for it: Dr. Cora" in capsys.readouterr().out
    provider = provider_view(asked.station.rooms, session_id)
    assert provider is not None
    assert provider.user_id == "cora"


def test_a_deviation_is_noted_one_found_is_explained_and_one_withdrawn(
    asked: Asked, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    session_id = asked.station.shown().session_id
    assert session("deviation", session_id, "--what", "Without A1 and A2", "--kind", "montage", "--reason", WHY) == 0
    assert f"Why: {WHY} (Dr. Cora)" in capsys.readouterr().out
    (noted,) = asked.station.events("session.deviation_noted")
    assert session("deviation", session_id, "--withdraw", noted.deviation_id, "--reason", "It was not so.") == 0
    assert "nothing departs" in capsys.readouterr().out
    assert session("deviation", session_id, "--explain", "too_short", "--reason", WHY) == 1
    assert "No such deviation was found" in capsys.readouterr().err
    cancel_session(asked.station.store, session_id, "The patient left.", clock=asked.station.clock)
    assert session("show", session_id, "--json") == 0
    found = json.loads(capsys.readouterr().out)["course"]["departures"]
    assert [one["reason"] for one in found] == [""] * len(found)
    key = f"{found[-1]['kind']}:{found[-1]['item']}".rstrip(":")
    assert session("deviation", session_id, "--explain", key, "--reason", WHY) == 0
    assert WHY in capsys.readouterr().out


def test_nothing_is_printed_of_somebody_elses_session(
    asked: Asked, session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    session_id = asked.station.shown().session_id
    asked.who = "noa"
    assert session("list") == 0
    assert capsys.readouterr().out == "There is no session of a patient in your care.\n"
    for words in (("show",), ("takeover",), ("deviation", "--what", "Something", "--reason", WHY)):
        assert session(words[0], session_id, *words[1:]) == 1
        out = capsys.readouterr()
        assert (out.out, "Kanarek" in out.err) == ("", False)
