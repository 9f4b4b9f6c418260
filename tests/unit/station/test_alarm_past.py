"""What a window asks of alarms: their sound, their past; and what a lost station finds of them again."""

import json
from datetime import timedelta

import pytest

from app.core.errors import WrongUse
from app.core.events.safety_events import AlarmChangedData
from app.core.safety.own_alarm_record import OwnAlarmLine
from app.core.safety.record import FILE_NAME, StopRecord
from app.core.settings.limits import clinical_limits
from app.core.station.alarm_import import OwnAlarmImport
from app.core.station.alarm_limits import alarm_board, conditions, flashes, sounds
from app.core.station.alarm_messages import (
    AlarmHistory,
    AlarmQuery,
    AlarmStatistics,
    GetAlarmStatistics,
    ListAlarmHistory,
    PauseAlarmAudio,
)
from app.core.station.alarm_requests import answer_alarm_request
from app.core.station.alarm_restoration import restore_alarms
from app.core.store.projections.past_alarms import AlarmFilter
from tests.fakes.station_rooms import StationOfTests


def states(station: StationOfTests) -> list[tuple[str, str]]:
    return [(data.condition, data.state) for data in station.events("alarm.changed")]


def test_the_board_is_built_from_the_limits() -> None:
    kinds = {kind.name: kind for kind in conditions()}
    delays = clinical_limits().alarm.delays
    assert {name: (kind.onset_s, kind.clearing_s) for name, kind in kinds.items()} == {
        name: (delay.onset_s, delay.clearing_s) for name, delay in delays.items()
    }
    assert flashes()["high"].rate_hz > flashes()["medium"].rate_hz > flashes()["low"].rate_hz == 0.0
    assert [sound.priority for sound in sounds()] == ["high", "medium", "low"]
    assert alarm_board()._longest_pause_s == clinical_limits().alarm.audio_pause.value


def test_the_sound_is_told_paused_and_comes_back(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    assert alarms.sound() == ""
    alarms.raise_("safety_stopped")
    assert alarms.sound() == "high"
    answer_alarm_request(station.rooms, PauseAlarmAudio(seconds=30.0))
    until = station.clock.wall() + timedelta(seconds=30)
    assert (alarms.sound(), alarms.audio_paused_until()) == ("", until.isoformat(timespec="milliseconds"))
    station.clock.advance(30)
    assert (alarms.sound(), alarms.audio_paused_until()) == ("high", "")
    answer_alarm_request(station.rooms, PauseAlarmAudio())
    alarms.raise_("clipping")
    assert (alarms.sound(), alarms.audio_paused_until()) == ("high", "")
    answer_alarm_request(station.rooms, PauseAlarmAudio())
    answer_alarm_request(station.rooms, PauseAlarmAudio(seconds=0.0))
    assert alarms.sound() == "high"
    assert [data.seconds for data in station.events("alarm.audio_paused")] == [30.0, 120.0, 120.0, 0.0]


def test_who_listens_hears_each_transition_before_it_is_written(station: StationOfTests) -> None:
    heard: list[tuple[str, str, int]] = []
    station.rooms.alarms.listen(
        lambda transition: heard.append(
            (transition.alarm.condition.name, str(transition.state), len(station.events("alarm.changed")))
        )
    )
    station.rooms.alarms.raise_("stimulation_limit")
    station.rooms.alarms.clear("stimulation_limit")
    assert heard == [("stimulation_limit", "active", 0), ("stimulation_limit", "latched", 1)]


def test_items_that_join_are_shown_without_an_entry_of_their_own(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    alarms.raise_("clipping", items=("O1",))
    changes = station.changes
    alarms.raise_("clipping", items=("O2",))
    assert station.changes == changes + 1
    assert alarms.views()[0].items == ("O1", "O2")
    alarms.clear("clipping", items=("O1",))
    assert alarms.views()[0].items == ("O2",)
    assert states(station) == [("clipping", "active")]


def test_something_of_a_moment_stays_to_be_seen_and_is_one_alarm_when_it_comes_again(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    for _ in range(3):
        alarms.happened("gap", text="0.5 s")
        station.clock.advance(1)
        alarms.tick()
    assert states(station) == [("gap", "active")]
    station.clock.advance(clinical_limits().alarm.delays["gap"].clearing_s)
    alarms.tick()
    assert states(station) == [("gap", "active"), ("gap", "latched")]
    alarms.acknowledge(alarms.views()[0].alarm_id)
    assert alarms.views() == ()


def test_the_history_can_be_asked_for(station: StationOfTests) -> None:
    session_id = station.begin()
    alarms = station.rooms.alarms
    alarms.raise_("clipping")
    station.clock.advance(60)
    alarms.acknowledge(alarms.views()[0].alarm_id)
    alarms.clear("clipping")
    alarms.raise_("safety_stopped")
    found = answer_alarm_request(station.rooms, ListAlarmHistory(at_most=1))
    assert isinstance(found, AlarmHistory)
    assert ([one.condition for one in found.alarms], found.more) == (["safety_stopped"], 1)
    found = answer_alarm_request(station.rooms, ListAlarmHistory(query=AlarmQuery(condition="clipping")))
    assert isinstance(found, AlarmHistory)
    (past,) = found.alarms
    assert (past.state, past.session_id, past.priority) == ("cleared", session_id, "medium")
    assert past.began < past.acknowledged == past.ended
    station.clock.advance(60)
    told = answer_alarm_request(station.rooms, GetAlarmStatistics())
    assert isinstance(told, AlarmStatistics)
    assert (told.alarms, told.high, told.medium, told.low) == (2, 1, 1, 0)
    assert told.seconds == pytest.approx(120)
    assert told.share_in_alarm == pytest.approx(1.0)
    assert told.median_to_acknowledge_s == pytest.approx(60)
    assert told.per_hour == pytest.approx(60)


def test_a_time_that_is_none_is_refused_with_an_example(station: StationOfTests) -> None:
    with pytest.raises(WrongUse) as refused:
        answer_alarm_request(station.rooms, ListAlarmHistory(query=AlarmQuery(since="last week")))
    assert "2026-05-04" in refused.value.advice


# --- after the station was lost -------------------------------------------------------------------------------------


def lost_and_found(station: StationOfTests, *resumed: str) -> None:
    """The station is killed and another begins on the same store."""
    station.rooms = station.new_rooms()
    restore_alarms(station.rooms, resumed)


def test_a_latching_alarm_survives_the_station_and_others_are_told_as_ended(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    for condition in ("stimulation_limit", "clipping", "recording_broken"):
        alarms.raise_(condition)
    ids = {view.condition: view.alarm_id for view in alarms.views()}
    alarms.acknowledge(ids["recording_broken"])
    station.clock.advance(90)
    lost_and_found(station)
    (view,) = station.rooms.alarms.views()
    assert (view.condition, view.alarm_id, view.state) == ("stimulation_limit", ids["stimulation_limit"], "latched")
    assert view.since == "2026-05-04T09:00:00.000+00:00"
    assert states(station)[4:] == [
        ("stimulation_limit", "latched"),
        ("clipping", "cleared"),
        ("recording_broken", "cleared"),
    ]
    before = station.store.log.size
    lost_and_found(station)
    assert station.store.log.size == before  # it stood latched already
    station.rooms.alarms.acknowledge(view.alarm_id)
    assert station.store.alarms.standing() == ()


def test_that_the_station_was_away_during_a_session_is_an_alarm(station: StationOfTests) -> None:
    session_id = station.begin()
    station.clock.advance(12)
    lost_and_found(station, session_id)
    (view,) = station.rooms.alarms.views()
    assert (view.condition, view.priority, view.state) == ("station_down", "high", "latched")
    assert view.text.endswith("It was away for 12 s at most.")


def test_that_it_was_away_without_a_session_is_none(station: StationOfTests) -> None:
    lost_and_found(station)
    assert station.rooms.alarms.views() == ()


# --- what safety raised by itself -----------------------------------------------------------------------------------


def own_line(state: str, alarm_id: str = "o-1") -> OwnAlarmLine:
    return OwnAlarmLine(alarm_id=alarm_id, condition="desktop_silent", state=state, text="Silent.", at="")


class SafetyFile:
    """Safety's own file, as its program writes it."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station

    def write(self, *lines: OwnAlarmLine) -> None:
        record = StopRecord(self.station.data.safety, clock=self.station.clock)
        for line in lines:
            self.station.clock.advance(1)
            record.append("own_alarm", durable=False, **line.content())
        record.close()


def test_what_safety_raised_is_in_the_log_once_and_with_its_own_time(station: StationOfTests) -> None:
    file = SafetyFile(station)
    own = OwnAlarmImport(station.data.safety, station.rooms.journal, station.store.alarms)
    own.look()
    file.write(own_line("active"), own_line("acknowledged"))
    station.clock.advance(600)  # the station was down meanwhile
    own.look()
    own.look()
    file.write(own_line("cleared"), own_line("active", "o-2"))
    own = OwnAlarmImport(station.data.safety, station.rooms.journal, station.store.alarms)  # and was restarted
    own.look()
    entries = list(station.store.log.read(event_type="alarm.changed"))
    assert {entry.event.source_service for entry in entries} == {"safety"}
    datas = [entry.event.data for entry in entries]
    assert all(isinstance(data, AlarmChangedData) for data in datas)
    assert [(data.alarm_id, data.state) for data in station.events("alarm.changed")] == [
        ("o-1", "active"),
        ("o-1", "acknowledged"),
        ("o-1", "cleared"),
        ("o-2", "active"),
    ]
    second, first = station.store.alarms.find(AlarmFilter())
    assert (first.began.second, first.acknowledged and first.acknowledged.second, first.priority) == (1, 2, "high")
    assert second.ended is None
    lost_and_found(station)
    assert station.store.alarms.standing() == (second,)  # safety itself says when that ends


def test_a_file_that_is_not_there_is_no_fault(station: StationOfTests) -> None:
    OwnAlarmImport(station.data.safety / "nowhere", station.rooms.journal, station.store.alarms).look()
    assert station.faults == []
    assert not (station.data.safety / FILE_NAME).exists()


def test_lines_of_stops_are_left_to_others(station: StationOfTests) -> None:
    (station.data.safety / FILE_NAME).write_text(json.dumps({"event": "stopped", "at": "x"}) + "\n")
    OwnAlarmImport(station.data.safety, station.rooms.journal, station.store.alarms).look()
    assert states(station) == []
