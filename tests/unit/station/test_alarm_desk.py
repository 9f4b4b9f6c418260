"""Every transition of an alarm is an entry."""

import threading

import pytest

from app.core.errors import DefectError, NotFound
from tests.fakes.station_rooms import StationOfTests


def transitions(station: StationOfTests) -> list[tuple[str, str]]:
    return [(data.condition, data.state) for data in station.events("alarm.changed")]


@pytest.mark.proves("REQ-ALARM-LOGGED")
def test_the_life_of_an_alarm_is_in_the_log_with_its_session(station: StationOfTests) -> None:
    session_id = station.begin()
    alarms = station.rooms.alarms
    changes = station.changes
    alarms.raise_("safety_stopped", text="0.5 s")
    assert station.changes == changes + 1
    (view,) = alarms.views()
    assert (view.condition, view.state, view.priority) == ("safety_stopped", "active", "high")
    assert view.text.endswith("0.5 s")
    alarms.clear("safety_stopped")
    alarms.acknowledge(view.alarm_id)
    assert alarms.views() == ()
    assert transitions(station) == [
        ("safety_stopped", "active"),
        ("safety_stopped", "latched"),
        ("safety_stopped", "cleared"),
    ]
    assert {data.session_id for data in station.events("alarm.changed")} == {session_id}


def test_raising_and_clearing_what_is_so_already_is_no_entry(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    for _ in range(5):
        alarms.raise_("clipping")
    for _ in range(5):
        alarms.clear("clipping")
    assert transitions(station) == [("clipping", "active"), ("clipping", "cleared")]


def test_a_delayed_alarm_comes_with_time(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    alarms.raise_("impedance")
    alarms.tick()
    assert alarms.views() == ()
    station.clock.advance(2.1)
    alarms.tick()
    assert [view.condition for view in alarms.views()] == ["impedance"]


def test_wrong_names_are_refused(station: StationOfTests) -> None:
    with pytest.raises(DefectError):
        station.rooms.alarms.raise_("no such condition")
    with pytest.raises(NotFound):
        station.rooms.alarms.acknowledge("no such alarm")


@pytest.mark.proves("REQ-ALARM-LOGGED")
def test_threads_at_once_leave_one_entry_for_each_transition(station: StationOfTests) -> None:
    def work() -> None:
        for _ in range(15):
            station.rooms.alarms.raise_("clipping")
            station.rooms.alarms.clear("clipping")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = [state for _, state in transitions(station)]
    assert states.count("active") == states.count("cleared") > 0
    assert station.rooms.alarms.views() == ()
