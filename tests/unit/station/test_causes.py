"""What came of what: the entries of one mishap name each other, so that `log trace` can follow them."""

from app.core.acquisition.messages import DeviceSilent, GapRecorded, RecordingFailed
from app.core.clinic import sessions
from app.core.events.cause import caused_by, current_cause
from app.core.events.system_event import SystemEvent
from app.core.safety.client import SafetyStatus
from app.core.station.acquisition_desk import AcquisitionDesk
from app.core.station.program_news import tell_program_news
from app.core.station.session_activities import first_entry_of
from app.core.station.session_messenger import SessionMessenger
from app.core.station.supervision import Supervised
from app.core.telemetry.heartbeat import ProgramName
from tests.fakes.station_rooms import StationOfTests


def _newest(station: StationOfTests, event_type: str) -> SystemEvent:
    return [entry.event for entry in station.store.log.read(event_type=event_type)][-1]


def test_the_alarm_of_silence_came_of_the_silence(station: StationOfTests) -> None:
    station.begin(step="recording")
    station.rooms.acquisition_desk.handle([DeviceSilent(silent_s=0.3, device_id="d")])
    assert _newest(station, "alarm.changed").causation_id == _newest(station, "device.silent").event_id


def test_the_alarm_of_a_gap_came_of_the_gap(station: StationOfTests) -> None:
    station.begin(step="recording")
    (stream,) = station.shown().device.streams  # type: ignore[union-attr]
    gap = GapRecorded(stream_id=stream.stream_id, first_sample=5, n_samples=10, cause="lost")
    station.rooms.acquisition_desk.handle([gap])
    assert _newest(station, "alarm.changed").causation_id == _newest(station, "recording.gap").event_id


def test_the_session_is_told_of_a_failed_recording_with_its_cause(station: StationOfTests) -> None:
    session_id = station.begin(step="recording")
    causes: list[str | None] = []
    desk = AcquisitionDesk(
        station.rooms.journal,
        station.rooms.board,
        station.rooms.alarms,
        log=station.log,
        signal=lambda *_told: causes.append(current_cause()),
        show_event=lambda *_row: None,
        reopen=lambda _session_id: None,
    )
    desk.handle([RecordingFailed(recording_id="r-1", what="The disk is full.", advice="Free some.")])
    failed = _newest(station, "recording.failed")
    assert failed.correlation_id == session_id
    assert _newest(station, "alarm.changed").causation_id == failed.event_id
    assert causes == [failed.event_id]


def test_a_stop_by_an_alarm_came_of_the_alarm_and_its_own_alarm_of_the_stop(station: StationOfTests) -> None:
    station.begin(step="recording")
    station.rooms.acquisition_desk.handle([DeviceSilent(silent_s=0.3, device_id="d")])
    silence = _newest(station, "alarm.changed")
    stopped = SafetyStatus(
        state="stopped",
        cause="device_fault",
        source="device_silent",
        stop_number=1,
        stopped_at="2026-05-04T09:00:00+00:00",
        confirming=True,
    )
    station.rooms.safety_desk.take(SafetyStatus(state="running", proved=True))
    station.rooms.safety_desk.take(stopped)  # the alarm at once; the stop's entry once it is confirmed
    alarm = _newest(station, "alarm.changed")
    station.rooms.safety_desk.take(
        SafetyStatus(
            state="stopped",
            cause="device_fault",
            source="device_silent",
            stop_number=1,
            stopped_at="2026-05-04T09:00:00+00:00",
            last_latency_ms=0.5,
        )
    )
    stop = _newest(station, "safety.emergency_stop")
    assert stop.causation_id == silence.event_id
    assert alarm.causation_id == stop.event_id


def test_the_alarm_of_a_dead_program_came_of_its_death_and_its_end_of_the_alarm(station: StationOfTests) -> None:
    worker = Supervised(ProgramName.WORKER)
    worker.last_exit = "killed by signal 9"
    tell_program_news(station.rooms, worker, "died")
    raised = _newest(station, "alarm.changed")
    assert raised.causation_id == _newest(station, "program.died").event_id
    station.rooms.alarms.clear("worker_down", at_once=True)
    assert _newest(station, "alarm.changed").causation_id == raised.event_id


def test_a_session_is_told_later_what_could_not_be_kept_at_first_with_the_cause_it_had(
    station: StationOfTests,
) -> None:
    causes: list[str | None] = []
    messenger = SessionMessenger(clock=station.clock, log=station.log)
    with caused_by("e-1"):
        messenger.tell("s-1", "stop", "")  # nobody is there to deliver it yet
    messenger.deliver = lambda *_told: causes.append(current_cause())
    messenger.tick()
    assert causes == ["e-1"]


def test_a_session_begins_with_its_first_entry(station: StationOfTests) -> None:
    session_id = station.begin(step="prerequisites")
    assert first_entry_of(station.store, session_id) == _newest(station, "session.started").event_id
    assert first_entry_of(station.store, "no-such-session") == ""
    assert sessions.existing_session(station.store, session_id).session_id == session_id
