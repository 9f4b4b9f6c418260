"""A session whose analysis or report failed is let go on: what the log, the board and the next session see of it."""

import threading
from collections.abc import Iterator

import pytest

from app.core.acquisition.messages import AcquisitionState
from app.core.clinic import consent, sessions
from app.core.clinic.erasure.obstacles import obstacle
from app.core.errors import Conflict, NotPermitted
from app.core.identifiers import RecordingId
from app.core.settings.data_directory import DataDirectory
from app.core.settings.station_kind import StationKind
from app.core.station.consent_messages import ConsentWithdrawn, WithdrawConsent
from app.core.station.consent_requests import ConsentRequests
from app.core.station.report_making import kept_content
from app.core.station.session_activities import StationActivities
from app.core.workflow import effect_runner
from tests.fakes.made_after_all import NO_ROOM, WITHIN_S, StationOfReports
from tests.fakes.station_rooms import DEVICE, StationOfTests


@pytest.fixture
def made(data_directory: DataDirectory, monkeypatch: pytest.MonkeyPatch) -> Iterator[StationOfReports]:
    monkeypatch.setattr(effect_runner, "CLOSING_GRACE_S", 0.05)
    station = StationOfTests(data_directory)
    made = StationOfReports(station, monkeypatch)
    yield made
    made.close()
    station.store.close()


def failed(made: StationOfReports, task: str) -> str:
    """A session that failed for this task, twice."""
    made.tasks.fails = {task}
    session_id = made.begin()
    made.await_status(session_id, "failed")
    assert made.tasks.asked.count(task) == 2
    made.tasks.fails.clear()
    return session_id


def ends(made: StationOfReports, session_id: str) -> list[str]:
    told = (
        "session.failed",
        "workflow.retried",
        "recording.analysed",
        "report.written",
        "session.completed",
        "session.cancelled",
    )
    return [event.event_type for event in made.station.store.log.events_of(session_id) if event.event_type in told]


def await_report(made: StationOfReports, session_id: str) -> None:
    made.await_state(session_id, lambda state: "report_signed" in state.waiting_for)


@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_report_that_failed_twice_is_made_after_all(made: StationOfReports) -> None:
    session_id = failed(made, "report")
    store = made.station.store
    before = sessions.existing_session(store, session_id)
    assert (before.step, before.exit_reason, before.is_over, bool(before.recording_id)) == (
        "failed",
        "failed",
        True,
        True,
    )
    assert NO_ROOM in made.station.shown().error
    made.station.clock.advance(3 * 86400.0)
    made.let_go_on(session_id)
    await_report(made, session_id)
    assert ends(made, session_id) == [
        "recording.analysed", "session.failed", "workflow.retried", "report.written", "session.completed",
    ]  # fmt: skip
    (retried,) = made.station.events("workflow.retried")
    assert (retried.step, retried.definition) == ("write_report", "clinical_session")
    assert made.tasks.asked.count("analysis") == 1
    assert set(made.station.acquisition.asked_for()) <= {"DisableOutput", "StopRecording"}
    after = sessions.existing_session(store, session_id)
    assert (after.step, after.exit_reason, after.error, after.is_over) == ("completed", "completed", "", True)
    assert after.ended == before.ended, "its patient went home then"
    content = kept_content(store, made.station.data, after)
    assert content.session.ended == before.ended.isoformat(timespec="seconds")  # type: ignore[union-attr]
    assert content.written > content.session.ended
    view = made.station.shown()
    assert (view.step, view.exit_reason, view.error, view.goes_on) == ("completed", "completed", "", False)
    assert view.report_path


def test_while_it_is_made_the_next_session_runs_and_nothing_of_it_is_touched(made: StationOfReports) -> None:
    session_id = failed(made, "report")
    station = made.station
    other = sessions.begin_session(station.store, made.patient_id, "routine-eeg", "simulated", clock=station.clock)
    station.rooms.board.show(None)
    asked = len(station.acquisition.asked)
    reached, let_go = threading.Event(), threading.Event()
    made.tasks.on_task["report"] = lambda: (reached.set(), let_go.wait(WITHIN_S))  # type: ignore[assignment]
    made.let_go_on(session_id)
    assert reached.wait(WITHIN_S)
    try:
        assert [one.session_id for one in station.store.sessions.unfinished()] == [other]
        assert [one.session_id for one in station.store.sessions.taken_up()] == [session_id]
        with pytest.raises(Conflict):
            made.let_go_on(session_id)
        sessions.complete_session(station.store, other, "completed", clock=station.clock)
        found = obstacle(
            station.store,
            "patient",
            made.patient_id,
            station=StationKind.DEMONSTRATION,
            site_years=0,
            clock=station.clock,
        )
        assert found is not None
        assert "not over" in found.what
    finally:
        let_go.set()
    await_report(made, session_id)
    assert station.store.sessions.taken_up() == ()
    assert len(station.acquisition.asked) == asked
    assert station.rooms.board.view is None


def test_on_the_board_it_stays_a_session_that_is_over(made: StationOfReports) -> None:
    session_id = failed(made, "report")
    reached, let_go = threading.Event(), threading.Event()
    made.tasks.on_task["report"] = lambda: (reached.set(), let_go.wait(WITHIN_S))  # type: ignore[assignment]
    made.let_go_on(session_id)
    assert reached.wait(WITHIN_S)
    view = made.station.shown()
    try:
        assert (view.step, view.goes_on, view.error) == ("failed", True, "")
        assert view.step_text == "Writing the report."
        assert not made.station.rooms.board.is_running()
    finally:
        let_go.set()
    await_report(made, session_id)


def test_a_second_failure_is_a_second_entry_and_can_go_on_too(made: StationOfReports) -> None:
    session_id = failed(made, "analysis")
    made.tasks.fails = {"report"}
    made.let_go_on(session_id)
    made.await_status(session_id, "failed")
    assert (made.station.shown().goes_on, NO_ROOM in made.station.shown().error) == (False, True)
    made.tasks.fails.clear()
    made.let_go_on(session_id)
    await_report(made, session_id)
    assert ends(made, session_id) == [
        "session.failed", "workflow.retried", "recording.analysed",
        "session.failed", "workflow.retried", "report.written", "session.completed",
    ]  # fmt: skip
    assert [one.step for one in made.station.events("workflow.retried")] == ["analyse", "write_report"]


@pytest.mark.parametrize(("task", "at"), [("analysis", "analysing"), ("report", "reporting")])
def test_a_station_that_dies_in_it_goes_on_and_doubles_nothing(made: StationOfReports, task: str, at: str) -> None:
    session_id = failed(made, "analysis")
    reached, let_go = threading.Event(), threading.Event()
    made.tasks.on_task[task] = lambda: (reached.set(), let_go.wait(WITHIN_S))  # type: ignore[assignment]
    made.let_go_on(session_id)
    assert reached.wait(WITHIN_S)
    made.close()
    let_go.set()
    made.tasks.on_task.clear()
    assert made.restart() == (session_id,)
    await_report(made, session_id)
    assert [one.step for one in made.station.events("session.resumed")] == [at]
    assert ends(made, session_id) == [
        "session.failed", "workflow.retried", "recording.analysed", "report.written", "session.completed",
    ]  # fmt: skip
    content = kept_content(
        made.station.store, made.station.data, sessions.existing_session(made.station.store, session_id)
    )
    assert content.session.consented_purposes == ("recording",)
    assert made.station.rooms.board.view is None


def test_one_that_was_wished_for_and_never_begun_has_failed_again_at_the_next_start(
    made: StationOfReports, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = failed(made, "report")
    monkeypatch.setattr(made.engine, "retry", lambda _workflow_id: None)  # the power went just before
    made.let_go_on(session_id)
    assert not sessions.existing_session(made.station.store, session_id).is_over
    made.restart()
    assert sessions.existing_session(made.station.store, session_id).is_over
    assert made.station.events("session.resumed") == []
    assert ends(made, session_id)[-3:] == ["session.failed", "workflow.retried", "session.failed"]
    made.restart()
    assert ends(made, session_id)[-1:] == ["session.failed"]
    assert len(made.station.events("session.failed")) == 2
    made.let_go_on(session_id)
    await_report(made, session_id)


def test_one_whose_failure_could_not_be_kept_holds_the_next_up_until_it_has_gone_on(
    made: StationOfReports, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object, **_how: object) -> None:
        raise Conflict("The log cannot be written.")

    with monkeypatch.context() as disk:
        disk.setattr(sessions, "fail_session", full)
        session_id = failed(made, "report")
    station = made.station
    with pytest.raises(Conflict):
        sessions.begin_session(station.store, made.patient_id, "routine-eeg", "simulated", clock=station.clock)
    made.let_go_on(session_id)
    await_report(made, session_id)
    assert ends(made, session_id) == ["recording.analysed", "workflow.retried", "report.written", "session.completed"]
    after = sessions.existing_session(station.store, session_id)
    assert (after.step, after.is_over, after.ended is not None) == ("completed", True, True)
    sessions.begin_session(station.store, made.patient_id, "routine-eeg", "simulated", clock=station.clock)


def test_one_whose_workflow_is_gone_is_not_begun_anew(made: StationOfReports) -> None:
    session_id = failed(made, "report")
    monkeyed = made.engine.retry
    made.engine.retry = lambda _workflow_id: None  # type: ignore[method-assign]
    made.let_go_on(session_id)
    made.engine.retry = monkeyed  # type: ignore[method-assign]
    made.engine.forget([session_id])
    assert made.restart() == ()
    assert made.engine.runs() == ()


def test_consent_taken_back_ends_it_and_forbids_it(made: StationOfReports) -> None:
    session_id = failed(made, "analysis")
    station = made.station
    reached, let_go = threading.Event(), threading.Event()
    made.tasks.on_task["analysis"] = lambda: (reached.set(), let_go.wait(WITHIN_S))  # type: ignore[assignment]
    made.let_go_on(session_id)
    assert reached.wait(WITHIN_S)
    desk = ConsentRequests(station.rooms, made.engine, lambda *row: station.rows.append(row))
    answer = desk.answer(WithdrawConsent(patient_id=made.patient_id, purpose="recording"))
    let_go.set()
    assert isinstance(answer, ConsentWithdrawn)
    assert "not finished" in answer.ends
    made.await_status(session_id, "cancelled")
    assert ends(made, session_id) == ["session.failed", "workflow.retried", "session.cancelled"]
    assert "report" not in made.tasks.asked


def test_without_consent_nobody_lets_it_go_on(made: StationOfReports) -> None:
    session_id = failed(made, "analysis")
    consent.withdraw_consent(made.station.store, made.patient_id, "recording", clock=made.station.clock)
    with pytest.raises(NotPermitted):
        made.let_go_on(session_id)
    assert made.station.events("workflow.retried") == []


def test_what_it_releases_is_never_the_next_sessions_device(
    made: StationOfReports, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where its definition cannot go on: every way out is asked for."""
    session_id = failed(made, "report")
    station = made.station
    sessions.begin_session(station.store, made.patient_id, "routine-eeg", "simulated", clock=station.clock)
    station.rooms.acquisition_desk.state = AcquisitionState(
        device=DEVICE, recording_id=RecordingId("another"), streaming=True
    )
    monkeypatch.setattr(station.store.recordings, "get", lambda _id: None)  # as where its end was never kept
    asked = len(station.acquisition.asked)
    activities = StationActivities(station.rooms)
    activities.stop_recording(session_id)  # type: ignore[arg-type]
    activities.close_device(session_id)  # type: ignore[arg-type]
    assert activities.measure_impedance_after(session_id) == 0  # type: ignore[arg-type]
    assert len(station.acquisition.asked) == asked
