"""The station's pen, also where the log refuses."""

import pytest

from app.core.errors import DefectError, LedgerBroken
from app.core.events.program_events import StationStoppedData
from app.core.events.recording_events import DeviceSilentData
from app.core.events.system_event import EventData, SystemEvent
from app.core.station.journal import Journal
from tests.fakes.log_events import session_started
from tests.fakes.station_rooms import StationOfTests, a_view


def break_log(station: StationOfTests) -> None:
    station.store.log.refuse_from_now_on(LedgerBroken("Entry 3 was changed.", at_index=3))


def stopped(station: StationOfTests) -> SystemEvent:
    return station.rooms.journal.event(StationStoppedData(incarnation="i", reason="r"))


def test_an_entry_says_who_saw_it_when_for_which_session_and_about_whom(station: StationOfTests) -> None:
    session_id = station.begin()
    data = DeviceSilentData(device_id="d", session_id=session_id, silent_s=1.0)
    cause = station.rooms.journal.write(data, source="acquisition", session_id=session_id)
    event = station.rooms.journal.write(data, source="acquisition", session_id=session_id, caused_by=cause.event_id)
    kept = list(station.store.log.read())[-1].event
    assert kept == event
    assert (kept.event_type, kept.source_service) == ("device.silent", "acquisition")
    assert (kept.correlation_id, kept.causation_id) == (session_id, cause.event_id)
    assert kept.subject_id == station.shown().patient.patient_id
    assert kept.timestamp == station.clock.wall()


def test_an_entry_for_a_session_that_is_no_longer_shown_is_its_patients(station: StationOfTests) -> None:
    session_id = station.begin()
    patient_id = station.shown().patient.patient_id
    station.rooms.board.show(a_view("the next one"))
    data = StationStoppedData(incarnation="i", reason="r")
    assert station.rooms.journal.event(data, session_id=session_id).subject_id == patient_id


def test_an_entry_for_a_session_that_never_was_names_no_patient(station: StationOfTests) -> None:
    station.begin()
    data = StationStoppedData(incarnation="i", reason="r")
    assert station.rooms.journal.event(data, session_id="another").subject_id is None
    assert station.rooms.journal.event(data).subject_id is None


@pytest.mark.proves("REQ-LOG-READ-ONLY")
def test_where_the_log_is_read_only_writing_says_so(station: StationOfTests) -> None:
    break_log(station)
    with pytest.raises(LedgerBroken):
        station.rooms.journal.write(StationStoppedData(incarnation="i", reason="r"))
    assert station.types() == []


def test_what_cannot_be_kept_is_counted_and_told_and_stops_nothing(station: StationOfTests) -> None:
    break_log(station)
    journal = station.rooms.journal
    assert not journal.keep(stopped(station), stopped(station))
    assert not journal.keep(stopped(station))
    assert journal.refused == 3
    assert station.faults == ["Entry 3 was changed."] * 2
    assert "the log refused 2 entries (station.stopped): Entry 3 was changed." in station.log_lines
    assert journal.keep()
    assert not journal.checkpoint("stop")
    assert len(station.faults) == 3


def test_a_refusal_of_any_kind_of_ours_ends_nothing(station: StationOfTests) -> None:
    # A session of a patient whom nobody registered: a mistake of ours, and no reason to end a recording.
    assert not station.rooms.journal.keep(session_started(patient_id="nobody"))
    assert station.rooms.journal.refused == 1
    assert station.rooms.journal.keep(stopped(station))


def test_a_checkpoint_is_made_only_of_what_is_new(station: StationOfTests) -> None:
    station.rooms.journal.keep(stopped(station))
    assert station.rooms.journal.checkpoint("stop")
    size = station.store.log.size
    assert station.rooms.journal.checkpoint("stop")
    assert station.store.log.size == size


def test_data_of_no_type_of_the_catalogue_is_a_mistake_of_ours(station: StationOfTests) -> None:
    class Strange(EventData, frozen=True):
        pass

    with pytest.raises((KeyError, DefectError)):
        station.rooms.journal.event(Strange())


def test_an_alarm_about_the_log_that_the_log_refuses_does_not_go_round_in_circles(station: StationOfTests) -> None:
    rooms = station.new_rooms()
    journal = Journal(
        station.store.log,
        clock=station.clock,
        log=station.log,
        on_fault=lambda what: rooms.alarms.raise_("log_read_only", text=what),
        patient_of=lambda _session: None,
    )
    rooms.alarms._journal = journal  # as the workstation ties them
    break_log(station)
    assert not journal.keep(stopped(station))
    assert {alarm.condition for alarm in rooms.alarms.views()} == {"log_read_only"}
    assert journal.refused == 2  # the entry, and the one about the alarm
