"""Consent taken back: what is told to the session, to the output, to an export, and what is refused afterwards."""

from pathlib import Path

import pytest

from app.core.clinic import consent, sessions
from app.core.devices.driver import SimulatedSpec
from app.core.errors import Conflict, NotPermitted
from app.core.events.recording_events import RecordingStartedData
from app.core.safety.client import SafetyControl
from app.core.station.consent_messages import ConsentWithdrawn, WithdrawConsent
from app.core.station.consent_requests import ConsentRequests, tell_again
from app.core.station.messages import GiveConsent, ResetStop
from app.core.station.recording_messages import ExportRecording
from app.core.station.recording_requests import answer_recording_request
from app.core.station.report_activities import ReportActivities
from app.core.station.session_order import SessionOrder, write_order
from app.core.station.stop_requests import answer_stop_request
from tests.fakes.safety_server import serving
from tests.fakes.station_rooms import StationOfTests


class Desk:
    """The requests, on a station of its own."""

    def __init__(self, station: StationOfTests) -> None:
        self.station = station
        self.requests = ConsentRequests(
            station.rooms,
            station.engine,  # type: ignore[arg-type]
            lambda *row: station.rows.append(row),
        )

    def give(self, *purposes: str) -> None:
        for purpose in purposes:
            patient_id = self.station.shown().patient.patient_id
            self.requests.answer(GiveConsent(patient_id=patient_id, purpose=purpose, given_by="patient"))

    def withdraw(self, purpose: str, reason: str = "") -> ConsentWithdrawn:
        patient_id = self.station.shown().patient.patient_id
        answer = self.requests.answer(WithdrawConsent(patient_id=patient_id, purpose=purpose, reason=reason))
        assert isinstance(answer, ConsentWithdrawn)
        return answer


@pytest.fixture
def desk(station: StationOfTests) -> Desk:
    return Desk(station)


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_consent_to_be_recorded_taken_back_is_logged_shown_and_told_to_the_session(desk: Desk) -> None:
    session_id = desk.station.begin(step="recording", recording_seconds=12.5)
    desk.give("recording")
    desk.station.engine.signals.clear()
    answer = desk.withdraw("recording", "is afraid")
    (entry,) = desk.station.events("consent.withdrawn")
    assert (entry.purpose, entry.reason, entry.session_id) == ("recording", "is afraid", session_id)
    assert desk.station.engine.signals == [(session_id, "consent_withdrawn", {"purpose": "recording"})]
    assert desk.station.shown().patient.consented_purposes == ()
    assert desk.station.shown().patient.withdrawn_purposes == ("recording",)
    assert "ends in order" in answer.ends
    assert "kept" in answer.kept
    ((_, row),) = desk.station.rows
    assert (row.onset_s, row.text) == (12.5, "Consent to recording withdrawn")


def test_asked_twice_it_is_one_entry_and_told_again(desk: Desk) -> None:
    desk.station.begin(step="recording")
    desk.give("recording")
    first = desk.withdraw("recording")
    assert desk.withdraw("recording") == first
    assert len(desk.station.events("consent.withdrawn")) == 1
    assert desk.station.engine.names().count("consent_withdrawn") == 2
    assert len(desk.station.rows) == 1


def test_what_was_never_given_cannot_be_withdrawn(desk: Desk) -> None:
    desk.station.begin()
    with pytest.raises(Conflict):
        desk.withdraw("research")
    assert desk.station.events("consent.withdrawn") == []


def test_research_withdrawn_lets_the_session_go_on(desk: Desk) -> None:
    desk.station.begin(step="recording")
    desk.give("recording", "research")
    desk.station.engine.signals.clear()
    assert "goes on" in desk.withdraw("research").ends
    assert desk.station.engine.signals == []


def test_without_a_session_it_is_kept_all_the_same(desk: Desk) -> None:
    desk.station.begin(step="recording")
    desk.give("recording")
    desk.station.rooms.board.change(desk.station.shown().session_id, step="completed")
    desk.station.engine.signals.clear()
    assert "No session runs" in desk.withdraw("recording").ends
    (entry,) = desk.station.events("consent.withdrawn")
    assert entry.session_id == ""
    assert desk.station.engine.signals == []


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_stimulation_withdrawn_stops_the_output_and_it_cannot_be_reset(desk: Desk) -> None:
    desk.station.begin(step="recording")
    desk.give("recording", "stimulation")
    rooms = desk.station.rooms
    with serving(desk.station.data.runtime, desk.station.data.safety):
        control = SafetyControl(desk.station.data.runtime)
        assert "stopped" in desk.withdraw("stimulation").ends
        status = control.status()
        assert (status.state, status.cause) == ("stopped", "consent to stimulation was withdrawn")
        reset = ResetStop(role="clinician", reason="by reflex")
        with pytest.raises(NotPermitted, match="withdrawn consent"):
            answer_stop_request(rooms, reset, lambda *_: None)
        desk.give("stimulation")
        answer_stop_request(rooms, reset, lambda *_: None)
        assert control.status().state != "stopped"


def test_without_a_safety_program_it_says_what_to_do_by_hand(desk: Desk) -> None:
    desk.station.begin(step="recording")
    desk.give("stimulation")
    assert "own switch" in desk.withdraw("stimulation").ends
    assert "own switch" in desk.station.shown().failures_seen[0]
    assert desk.station.shown().patient.withdrawn_purposes == ("stimulation",)


def test_without_a_stimulator_nothing_is_stopped(desk: Desk) -> None:
    session_id = desk.station.begin(step="recording")
    write_order(desk.station.rooms, session_id, SessionOrder(device=SimulatedSpec(), with_output=False))
    desk.give("stimulation")
    assert "no stimulator" in desk.withdraw("stimulation").ends


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_an_export_for_research_needs_consent_that_stands(desk: Desk, tmp_path: Path) -> None:
    station = desk.station
    session_id = station.begin(step="recording")
    station.rooms.journal.write(
        RecordingStartedData(
            recording_id="r-0123456789ab", session_id=session_id, device="d", stream_rates_hz=(1.0,), labels=("A",)
        ),
        session_id=session_id,
    )
    asked = ExportRecording(recording_id="r-0123456789ab", format="csv", folder=str(tmp_path), purpose="research")
    with pytest.raises(NotPermitted, match="research"):
        answer_recording_request(station.rooms, asked)
    desk.give("research")
    station.run_task = lambda *_, given_up, **__: _until(given_up)
    answer_recording_request(station.rooms, asked)
    view = station.rooms.exports.view
    assert view is not None
    assert (view.state, view.purpose) == ("running", "research")
    desk.withdraw("research")
    station.rooms.exports.close()
    view = station.rooms.exports.view
    assert view is not None
    assert view.state == "cancelled"
    with pytest.raises(NotPermitted, match="withdrawn"):
        answer_recording_request(station.rooms, asked)


def _until(given_up: object) -> bytes:
    """A task that works until it is given up."""
    from app.core.errors import LinkDown

    assert callable(given_up)
    while not given_up():
        pass
    raise LinkDown("The task was given up.")


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
def test_analysis_and_report_are_refused_past_the_workflow_too(desk: Desk) -> None:
    session_id = desk.station.begin(step="analysing")
    desk.give("recording")
    desk.withdraw("recording")
    activities = ReportActivities(desk.station.rooms)
    with pytest.raises(NotPermitted):
        activities.analyse(session_id)
    with pytest.raises(NotPermitted):
        activities.write_report(session_id, "completed")
    activities.withdraw(session_id)
    assert desk.station.shown().exit_reason == "consent_withdrawn"
    kept = sessions.existing_session(desk.station.store, session_id)
    assert (kept.step, kept.step_text) == ("cancelled", "consent to be recorded was withdrawn")


def test_a_station_that_was_restarted_in_between_tells_the_session(desk: Desk) -> None:
    session_id = desk.station.begin(step="recording")
    patient_id = desk.station.shown().patient.patient_id
    desk.give("recording")
    told: list[tuple[str, str, str]] = []
    tell_again(desk.station.rooms, lambda *words: told.append(words), (session_id, "unknown"))
    assert told == []
    consent.withdraw_consent(desk.station.store, patient_id, "recording", clock=desk.station.clock)
    tell_again(desk.station.rooms, lambda *words: told.append(words), (session_id,))
    assert told == [(session_id, "consent_withdrawn", "")]
