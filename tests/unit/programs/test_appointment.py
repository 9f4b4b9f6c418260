"""`neurascale appointment` and `plan`, against a station behind its door, on the days that are."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from app.__main__ import main
from app.core.clinic import sessions
from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.events.recording_events import RecordingStartedData
from app.core.events.system_event import new_event
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import RegisterPatient
from app.programs import station_asked
from tests.fakes.asked_station import Asked
from tests.fakes.station_rooms import StationOfTests

Say = Callable[..., str]
THREE_DAYS_S = 3 * 86_400.0
PLAN = ("--indication", "First seizure", "--goal", "Find its type", "--sessions", "2", "--interval-days", "14")


@pytest.fixture
def asked(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """Three days ago, so that what is booked is past once they went by."""
    clock = VirtualClock(wall=SYSTEM_CLOCK.wall() - timedelta(days=3))
    station = StationOfTests(data_directory, clock=clock)
    made = Asked(station)
    monkeypatch.setattr(station_asked, "asking_station", made.asking)
    person = RegisterPatient(
        hospital_number="4471-220", family_name="Halloran", given_name="Maeve", birth_date="1984-03-12"
    )
    made.patient_id = made(person).patient_id  # type: ignore[attr-defined]
    yield made
    station.store.close()


@pytest.fixture
def say(asked: Asked, capsys: pytest.CaptureFixture[str]) -> Say:
    def run(*words: str, code: int = 0) -> str:
        assert main([*words[:2], "--data", str(asked.station.data.root), *words[2:]]) == code
        out = capsys.readouterr()
        return out.err if code else out.out

    return run


def book(asked: Asked, say: Say, place: str = "EEG 1", *more: str) -> str:
    at = asked.station.clock.wall().astimezone().strftime("%Y-%m-%dT%H:%M")
    words = ("appointment", "book", "4471-220", "--at", at, "--place", place, "--provider", "cora", "--json", *more)
    found = json.loads(say(*words))["appointments"]
    return str(next(one["appointment_id"] for one in found if one["place"] == place))


def record(asked: Asked) -> str:
    """A session that is begun, recorded and completed."""
    station, patient_id = asked.station, asked.patient_id  # type: ignore[attr-defined]
    session_id = sessions.begin_session(station.store, patient_id, "routine-eeg", "simulated", clock=station.clock)
    data = RecordingStartedData(
        recording_id=f"r-{session_id}", session_id=session_id, device="simulated", stream_rates_hz=(250.0,),
        labels=("Fp1",),
    )  # fmt: skip
    event = new_event("recording.started", data, source_service="t", subject_id=patient_id, clock=station.clock)
    station.store.log.append(event)
    sessions.complete_session(station.store, session_id, "completed", clock=station.clock)
    return str(session_id)


def test_what_nobody_marked_is_listed_noted_and_taken_back(asked: Asked, say: Say) -> None:
    appointment_id = book(asked, say)
    assert say("appointment", "unmarked") == "Everything is marked.\n"
    asked.station.clock.advance(THREE_DAYS_S)
    assert "not marked" in say("appointment", "unmarked")
    day = (SYSTEM_CLOCK.wall() - timedelta(days=3)).astimezone().date().isoformat()
    assert "not marked" in say("appointment", "day", day)
    noted = say("appointment", "noshow", "4471-220", appointment_id, "--reason", "Nobody answers")
    assert "noshow: Nobody answers" in noted
    assert "noshow (Dr. Cora): Nobody answers" in noted
    assert say("appointment", "unmarked") == "Everything is marked.\n"
    assert "Say why" in say("appointment", "takeback", "4471-220", appointment_id, "--reason", " ", code=2)
    assert "booked again (Dr. Cora): Waited in the corridor" in say(
        "appointment", "takeback", "4471-220", appointment_id, "--reason", "Waited in the corridor"
    )
    assert "arrived (Dr. Cora)" in say("appointment", "arrived", "4471-220", appointment_id)
    assert "Look back" in say("appointment", "unmarked", "--days", "90", code=2)


def test_an_appointment_of_another_patient_is_not_noted(asked: Asked, say: Say) -> None:
    appointment_id = book(asked, say)
    other = RegisterPatient(hospital_number="4471-221", family_name="H", given_name="M", birth_date="1984-03-12")
    asked(other)
    assert "no such appointment" in say("appointment", "noshow", "4471-221", appointment_id, code=1)
    assert "appointment.noshow" not in asked.station.types()


def test_a_plan_counts_its_sessions_and_says_what_is_due(asked: Asked, say: Say) -> None:
    assert "0 of 2 sessions done, nothing booked" in say("plan", "make", "4471-220", *PLAN)
    book(asked, say)
    session_id = record(asked)
    assert "kept" not in say("appointment", "list", "4471-220")
    assert "fulfilled (a session)" in say("appointment", "list", "4471-220")
    due = (asked.station.clock.wall().astimezone().date() + timedelta(days=14)).isoformat()
    listed = say("plan", "list", "4471-220")
    assert f"active  1 of 2 sessions done, next due {due}, nothing booked" in listed
    assert f"session {session_id}" in listed
    asked.station.clock.advance(THREE_DAYS_S)
    book(asked, say, "EEG 2")
    assert f"next due {due}, booked " in say("plan", "list", "4471-220")
    record(asked)
    assert "2 of 2 sessions done\n" in say("plan", "list", "4471-220")


def test_a_session_that_was_left_says_why_the_appointment_is_booked_again(asked: Asked, say: Say) -> None:
    book(asked, say)
    store, clock = asked.station.store, asked.station.clock
    session_id = sessions.begin_session(
        store,
        asked.patient_id,  # type: ignore[attr-defined]
        "routine-eeg",
        "simulated",
        clock=clock,
    )
    assert "arrived (a session)" in say("appointment", "list", "4471-220")
    sessions.cancel_session(store, session_id, "A fire alarm", clock=clock)
    assert "booked again (the session was left)" in say("appointment", "list", "4471-220")


def test_of_two_plans_the_appointment_names_its_own(asked: Asked, say: Say) -> None:
    say("plan", "make", "4471-220", *PLAN)
    plans = json.loads(say("plan", "make", "4471-220", *PLAN, "--json"))["plans"]
    book(asked, say, "EEG 1", "--plan", plans[1]["plan_id"])
    record(asked)
    counted = {
        one["plan_id"]: len(one["sessions"]) for one in json.loads(say("plan", "list", "4471-220", "--json"))["plans"]
    }
    assert counted == {plans[0]["plan_id"]: 0, plans[1]["plan_id"]: 1}
    assert "no such treatment plan" in say(
        "appointment", "book", "4471-220", "--at", "2031-01-01T09:00", "--place", "EEG 3", "--provider", "cora",
        "--plan", "nonsense", code=1,
    )  # fmt: skip
