"""After an interruption the clinician is told when, at which step, and what is done about it."""

import pytest

from app.core.clinic import sessions
from app.core.events.program_events import StationStartedData, StationStoppedData
from app.core.station.restoration import restore_session
from app.core.station.resumption import STEP_WORDS, tell_resumed
from tests.fakes.station_rooms import StationOfTests


def interrupted(station: StationOfTests, step: str, *, in_order: bool = False) -> str:
    """A session at a step, and another start of the station ten minutes after."""
    journal = station.rooms.journal
    journal.write(StationStartedData(version="1", incarnation="a", resumed_sessions=()))
    session_id = station.begin()
    station.clock.advance(60.0)
    sessions.enter_step(station.store, session_id, step, "Going on.", clock=station.clock)
    if in_order:
        journal.write(StationStoppedData(incarnation="a", reason="asked"))
    station.clock.advance(600.0)
    station.rooms = station.new_rooms()
    resumed = restore_session(station.rooms, station.engine)  # type: ignore[arg-type]
    tell_resumed(station.rooms, resumed, started=station.clock.wall())
    return session_id


@pytest.mark.proves("REQ-CLINIC-RESUMED-SAID")
@pytest.mark.parametrize("step", STEP_WORDS)
def test_it_is_said_when_it_broke_off_at_which_step_and_what_is_done(station: StationOfTests, step: str) -> None:
    session_id = interrupted(station, step)
    view = station.shown()
    local = "09:01:00" if station.clock.wall().astimezone().utcoffset().total_seconds() == 0 else ":01:00"  # type: ignore[union-attr]
    assert local in view.resumed
    assert "stopped without warning" in view.resumed
    assert STEP_WORDS[step] in view.resumed
    assert "nothing is done twice" in view.resumed
    assert view.failures_seen == (view.resumed,)
    (told,) = station.events("session.resumed")
    assert (told.session_id, told.step, told.how) == (session_id, step, "broken_off")
    assert told.gone_since.startswith("2026-05-04T09:01:00")
    assert told.doing in view.resumed


def test_a_station_that_was_ended_in_order_is_told_from_one_that_broke_off(station: StationOfTests) -> None:
    interrupted(station, "recording", in_order=True)
    assert "was ended in order after" in station.shown().resumed
    assert station.events("session.resumed")[0].how == "ended"


def test_where_no_session_ran_nothing_is_said(station: StationOfTests) -> None:
    before = station.store.log.size
    tell_resumed(station.rooms, (), started=station.clock.wall())
    assert station.store.log.size == before


def test_each_start_has_its_own_entry(station: StationOfTests) -> None:
    interrupted(station, "ready")
    station.rooms.journal.write(StationStartedData(version="1", incarnation="b", resumed_sessions=()))
    station.clock.advance(5.0)
    station.rooms = station.new_rooms()
    resumed = restore_session(station.rooms, station.engine)  # type: ignore[arg-type]
    tell_resumed(station.rooms, resumed, started=station.clock.wall())
    assert len(station.events("session.resumed")) == 2
