"""What safety says becomes entries, alarms and signals; each stop once."""

from typing import Any

import pytest

from app.core.errors import LedgerBroken
from app.core.safety.client import LINK_LOST, SafetyStatus
from app.core.safety.record import FILE_NAME, StopRecord
from app.core.station.restoration import last_stop_in_log
from tests.fakes.station_rooms import StationOfTests

READY = SafetyStatus(state="ready", proved=True, output="safe")
UNPROVED = SafetyStatus(state="unproved")


def stopped(number: int = 1, **fields: Any) -> SafetyStatus:
    values = {
        "cause": "operator",
        "source": "window",
        "stop_number": number,
        "stopped_at": "2026-05-04T09:00:00+00:00",
        "last_latency_ms": 0.8,
        "output": "safe",
        "proved": True,
        **fields,
    }
    return SafetyStatus(state="stopped", **values)


def prove(station: StationOfTests, latency_ms: float | None = 0.4) -> None:
    for status in (
        UNPROVED,
        SafetyStatus(state="proving"),
        SafetyStatus(state="ready", proved=True, last_latency_ms=latency_ms),
    ):
        station.rooms.safety_desk.take(status)


@pytest.mark.proves("REQ-STOP-KEPT")
def test_a_stop_is_imported_with_its_own_time_and_told(station: StationOfTests) -> None:
    session_id = station.begin(step="recording", recording_seconds=7.0)
    desk = station.rooms.safety_desk
    desk.take(READY)
    station.told.clear()
    desk.take(stopped())
    (data,) = station.events("safety.emergency_stop")
    assert (data.stop_number, data.cause, data.latency_ms, data.session_id) == (1, "operator", 0.8, session_id)
    assert data.stopped_at == "2026-05-04T09:00:00+00:00"
    assert station.told == [(session_id, "safety_stop", "operator")]
    assert station.alarmed() == {"safety_stopped"}
    assert [(row.kind, row.onset_s) for _, row in station.rows] == [("alarm", 7.0)]
    assert desk.view.cause


@pytest.mark.proves("REQ-STOP-KEPT")
def test_missed_stops_come_from_safety_s_own_file(station: StationOfTests) -> None:
    record = StopRecord(station.data.safety, clock=station.clock)
    for number in (1, 2, 3):
        record.append("stopped", stop_number=number, cause="operator", source="desktop")
        record.append("stop_confirmed", stop_number=number, latency_ms=number / 10)
    record.close()
    station.rooms.safety_desk.take(stopped(3))
    assert [(data.stop_number, data.latency_ms) for data in station.events("safety.emergency_stop")] == [
        (1, 0.1),
        (2, 0.2),
        (3, 0.3),
    ]


def test_a_stop_is_an_entry_only_once_its_latency_is_known_but_told_at_once(station: StationOfTests) -> None:
    session_id = station.begin(step="recording")
    station.rooms.safety_desk.take(stopped(confirming=True, last_latency_ms=None))
    assert (session_id, "safety_stop", "operator") in station.told
    assert station.events("safety.emergency_stop") == []
    station.rooms.safety_desk.take(stopped())
    assert [data.latency_ms for data in station.events("safety.emergency_stop")] == [0.8]


def test_where_safety_s_file_cannot_be_read_its_word_counts_and_nothing_ends(station: StationOfTests) -> None:
    (station.data.safety / FILE_NAME).mkdir()
    station.rooms.safety_desk.take(stopped(2))
    assert [data.stop_number for data in station.events("safety.emergency_stop")] == [2]
    assert "cannot be read" in station.faults[0]


def test_the_same_stop_is_imported_once_whatever_is_said_of_it(station: StationOfTests) -> None:
    station.begin(step="recording")
    desk = station.rooms.safety_desk
    for status in (READY, stopped(), stopped(), stopped(source="again"), SafetyStatus(state=LINK_LOST), stopped()):
        desk.take(status)
    assert len(station.events("safety.emergency_stop")) == 1
    assert [name for _, name, _ in station.told].count("safety_stop") == 1
    desk.take(stopped(2))
    assert [data.stop_number for data in station.events("safety.emergency_stop")] == [1, 2]


@pytest.mark.proves("REQ-STOP-KEPT")
def test_a_stop_while_the_station_was_down_is_imported_and_one_before_is_not_again(station: StationOfTests) -> None:
    station.rooms.safety_desk.take(stopped(3))
    assert last_stop_in_log(station.store) == 3
    again = station.new_rooms().safety_desk
    again.take(stopped(3))
    assert len(station.events("safety.emergency_stop")) == 1
    again.take(stopped(4))
    assert last_stop_in_log(station.store) == 4


def test_a_stop_that_the_log_refused_is_tried_again_and_told_once(station: StationOfTests) -> None:
    station.begin(step="recording")
    log = station.store.log
    fault = LedgerBroken("Entry 1 was changed.")

    def refuse(*_events: Any) -> Any:
        raise fault

    log.append = refuse  # type: ignore[method-assign]
    station.rooms.safety_desk.take(stopped())
    station.rooms.safety_desk.take(stopped())
    del log.append
    assert station.events("safety.emergency_stop") == []
    station.rooms.safety_desk.take(stopped())
    station.rooms.safety_desk.take(stopped())
    assert len(station.events("safety.emergency_stop")) == 1
    assert [name for _, name, _ in station.told].count("safety_stop") == 1


def test_a_reset_clears_the_alarm_and_is_told(station: StationOfTests) -> None:
    session_id = station.begin(step="recording")
    desk = station.rooms.safety_desk
    desk.take(READY)
    desk.take(stopped())
    alarm = station.rooms.alarms.views()[0]
    station.rooms.alarms.acknowledge(alarm.alarm_id)
    desk.take(READY)
    assert (session_id, "safety_reset", "") in station.told
    assert station.alarmed() == set()


@pytest.mark.proves("REQ-STOP-RESTARTED")
def test_a_lost_link_is_an_alarm_and_no_reset(station: StationOfTests) -> None:
    session_id = station.begin(step="prerequisites")
    desk = station.rooms.safety_desk
    desk.take(stopped())
    station.told.clear()
    desk.take(SafetyStatus(state=LINK_LOST))
    assert "safety_link_lost" in station.alarmed()
    assert station.told == [(session_id, "prerequisites_changed", "")]
    desk.take(READY)
    assert station.told[1:] == [(session_id, "prerequisites_changed", "")]


@pytest.mark.proves("REQ-STOP-PROOF")
def test_a_proof_counts_for_its_session_while_safety_holds_it(station: StationOfTests) -> None:
    session_id = station.begin()
    desk = station.rooms.safety_desk
    assert not desk.proved_for(session_id)
    prove(station)
    assert desk.proved_for(session_id)
    assert station.shown().stop_latency_ms == 0.4
    assert [(data.latency_ms, data.passed) for data in station.events("safety.proof_tested")] == [(0.4, True)]
    assert (session_id, "stop_proved", "") in station.told
    assert not desk.proved_for("another")
    desk.take(UNPROVED)  # another output was attached
    assert not desk.proved_for(session_id)


def test_a_proof_without_a_confirmed_output_or_a_session_is_none(station: StationOfTests) -> None:
    prove(station)
    assert station.events("safety.proof_tested") == []
    session_id = station.begin()
    prove(station, latency_ms=None)
    assert not station.rooms.safety_desk.proved_for(session_id)


def test_ready_after_anything_but_a_proof_is_no_proof(station: StationOfTests) -> None:
    session_id = station.begin()
    for status in (SafetyStatus(state=LINK_LOST), READY, stopped(), READY):
        station.rooms.safety_desk.take(status)
    assert not station.rooms.safety_desk.proved_for(session_id)


def test_without_a_session_a_stop_is_kept_all_the_same(station: StationOfTests) -> None:
    station.rooms.safety_desk.take(stopped())
    assert [data.session_id for data in station.events("safety.emergency_stop")] == [""]
    assert station.told == []
    assert station.rows == []
