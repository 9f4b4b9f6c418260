"""The clinical session on the real engine, with its effects written down instead of done."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LedgerBroken, LinkDown, NotFound, NotPermitted, OperatorError, SourceFileFault, StorageFault
from app.core.identifiers import SessionId
from app.core.settings.data_directory import DataDirectory
from app.core.workflow import dbos_engine
from app.core.workflow.clinical_session import ClinicalSession
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from tests.fakes.opened_database import opened_workflows
from tests.fakes.session_activities import EffectJournal, FakeSessionActivities

SESSION = SessionId("0199aaaa-0000-7000-8000-000000000001")
WITHIN_S = 10.0


class Bench:
    """An engine, its effects, and the states it told."""

    def __init__(self, data: DataDirectory) -> None:
        self.data = data
        self.activities = FakeSessionActivities(EffectJournal(data.root / "effects"))
        self.states: list[WorkflowState] = []
        self._told = threading.Condition()
        self._engine: DbosEngine | None = None

    @property
    def engine(self) -> DbosEngine:
        if self._engine is None:
            self._engine = DbosEngine(self.data, self.activities, on_state=self._on_state)
        return self._engine

    def _on_state(self, _session_id: str, state: WorkflowState) -> None:
        with self._told:
            self.states.append(state)
            self._told.notify_all()

    def await_state(self, *, step: str, waiting_for: str = "", text: str = "") -> WorkflowState:
        def reached() -> WorkflowState | None:
            if not self.states:
                return None
            state = self.states[-1]
            fits = state.step == step and (not waiting_for or waiting_for in state.waiting_for) and text in state.text
            return state if fits else None

        with self._told:
            found = self._told.wait_for(reached, WITHIN_S)
        assert found is not None, (
            f"never reached {step} {waiting_for}: {self.states[-3:]}, {self.activities.calls[-3:]}"
        )
        return found

    def go_to(self, step: str) -> None:
        """From nothing to where `step` waits for the clinician."""
        self.engine.start_session(SESSION)
        if step == "prerequisites":
            self.activities.missing = ("identity",)
            self.await_state(step="prerequisites", waiting_for="identity_confirmed")
            return
        self.await_state(step="impedance", waiting_for="continue:impedance")
        if step == "impedance":
            return
        self.engine.signal(SESSION, "continue:impedance")
        self.await_state(step="ready", waiting_for="continue:ready")
        if step == "ready":
            return
        self.engine.signal(SESSION, "continue:ready")
        self.await_state(step="recording", waiting_for="stop")

    def restart(self) -> tuple[SessionId, ...]:
        self.close()
        self.states.clear()
        return self.engine.resume_unfinished()

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(DataDirectory(tmp_path))
    yield bench
    bench.close()


RECORDED = [
    "open_device",
    "measure_impedance",
    "start_recording",
    "stop_recording",
    "measure_impedance_after",
    "close_device",
]


def test_a_whole_session_ends_completed(bench: Bench) -> None:
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    state = bench.await_state(step="completed")
    assert state.exit_reason == "completed"
    assert bench.activities.effects() == [*RECORDED, "analyse", "write_report", "complete completed"]
    steps = [state.step for state in bench.states]
    assert list(dict.fromkeys(steps)) == [
        "prerequisites",
        "impedance",
        "ready",
        "recording",
        "analysing",
        "reporting",
        "completed",
    ]


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES", "REQ-CLINIC-IDENTITY", "REQ-CLINIC-CONSENT")
def test_missing_prerequisites_hold_the_session_and_are_named(bench: Bench) -> None:
    bench.activities.missing = ("identity", "stop_proof")
    bench.engine.start_session(SESSION)
    state = bench.await_state(step="prerequisites", waiting_for="identity_confirmed")
    assert state.text == "Still needed: identity confirmed by the hospital number, safety stop tested."
    bench.activities.missing = ("stop_proof",)
    bench.engine.signal(SESSION, "identity_confirmed")
    bench.await_state(step="prerequisites", waiting_for="stop_proved", text="safety stop tested")
    assert "measure_impedance" not in bench.activities.effects()
    bench.activities.missing = ()
    bench.engine.signal(SESSION, "stop_proved")
    bench.await_state(step="impedance", waiting_for="continue:impedance")


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_what_was_lost_meanwhile_holds_the_recording_back(bench: Bench) -> None:
    bench.go_to("ready")
    bench.activities.missing = ("consent",)
    bench.engine.signal(SESSION, "continue:ready")
    bench.await_state(step="ready", waiting_for="continue:ready", text="consent given")
    assert "start_recording" not in bench.activities.effects()
    bench.activities.missing = ()
    bench.engine.signal(SESSION, "continue:ready")
    bench.await_state(step="recording", waiting_for="stop")


def test_impedances_can_be_measured_again(bench: Bench) -> None:
    bench.go_to("impedance")
    bench.engine.signal(SESSION, "measure_impedance")
    bench.engine.signal(SESSION, "continue:impedance")
    bench.await_state(step="ready", waiting_for="continue:ready")
    assert [call for call, _ in bench.activities.calls].count("measure_impedance") == 2


def test_a_second_measurement_is_told_from_a_first_one_that_is_asked_for_again(bench: Bench) -> None:
    bench.go_to("impedance")
    bench.engine.signal(SESSION, "measure_impedance")
    bench.engine.signal(SESSION, "continue:impedance")
    bench.await_state(step="ready", waiting_for="continue:ready")
    assert [line for line in bench.activities.effects() if "impedance" in line] == [
        "measure_impedance",
        "measure_impedance 2",
    ]


def test_what_is_missing_is_said_as_soon_as_the_session_is_ready(bench: Bench) -> None:
    bench.go_to("impedance")
    bench.activities.missing = ("provider",)
    bench.engine.signal(SESSION, "continue:impedance")
    bench.await_state(step="ready", waiting_for="continue:ready", text="provider on duty")


@pytest.mark.parametrize("step", ["prerequisites", "impedance", "ready", "recording"])
def test_a_session_can_be_left_at_each_step(bench: Bench, step: str) -> None:
    if step == "prerequisites":
        bench.activities.missing = ("identity",)
    bench.go_to(step)
    bench.engine.signal(SESSION, "cancel", {"reason": "The patient is tired."})
    assert bench.await_state(step="cancelled").exit_reason == "cancelled"
    effects = bench.activities.effects()
    assert effects[-2:] == ["close_device", "cancel The patient is tired."]
    assert ("stop_recording" in effects) == (step == "recording")
    assert "analyse" not in effects


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
@pytest.mark.parametrize("step", ["prerequisites", "impedance", "ready", "recording"])
def test_consent_withdrawn_ends_the_session_in_order_at_each_step(bench: Bench, step: str) -> None:
    if step == "prerequisites":
        bench.activities.missing = ("identity",)
    bench.go_to(step)
    bench.engine.signal(SESSION, "consent_withdrawn", {"purpose": "recording"})
    state = bench.await_state(step="cancelled")
    assert state.exit_reason == "consent_withdrawn"
    assert "kept" in state.text
    effects = bench.activities.effects()
    assert effects[-2:] == ["close_device", "withdraw"]
    assert ("stop_recording" in effects) == (step == "recording")
    assert not {"analyse", "write_report"} & set(effects)


@pytest.mark.proves("REQ-CLINIC-WITHDRAWAL")
@pytest.mark.parametrize("step", ["stop_recording", "analyse", "write_report"])
def test_consent_withdrawn_while_a_step_works_ends_the_session_after_it(bench: Bench, step: str) -> None:
    def withdrawn() -> None:
        bench.engine.signal(SESSION, "consent_withdrawn", {"purpose": "recording"})
        if step == "write_report":  # as the station's activities refuse it
            raise NotPermitted("Consent to be recorded was withdrawn.")

    bench.activities.on_call[step] = withdrawn
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    assert bench.await_state(step="cancelled").exit_reason == "consent_withdrawn"
    effects = bench.activities.effects()
    assert effects == [*RECORDED, *(["analyse"] if step != "stop_recording" else []), "withdraw"]


def test_a_withdrawal_that_a_killed_station_did_not_act_on_is_acted_on_by_the_next(bench: Bench) -> None:
    bench.go_to("recording")
    bench.close()
    bench.states.clear()
    bench.engine.signal(SESSION, "consent_withdrawn", {"purpose": "recording"})
    bench.engine.resume_unfinished()
    assert bench.await_state(step="cancelled").exit_reason == "consent_withdrawn"


def test_what_goes_and_comes_back_while_ready_is_said_at_once_and_starts_nothing(bench: Bench) -> None:
    bench.go_to("ready")
    bench.activities.missing = ("consent",)
    bench.engine.signal(SESSION, "prerequisites_changed")
    bench.await_state(step="ready", waiting_for="continue:ready", text="consent given")
    bench.activities.missing = ()
    bench.engine.signal(SESSION, "prerequisites_changed")
    bench.await_state(step="ready", waiting_for="continue:ready", text="Ready to record")
    assert "start_recording" not in bench.activities.effects()


def test_a_session_left_while_it_is_analysed_was_cancelled_and_has_not_failed(bench: Bench) -> None:
    def broken_off() -> None:
        bench.engine.signal(SESSION, "cancel", {"reason": "Wrong patient."})
        raise OperatorError("The analysis was broken off.")

    bench.activities.on_call["analyse"] = broken_off
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    bench.await_state(step="cancelled")
    assert bench.activities.effects() == [*RECORDED, "cancel Wrong patient."]


@pytest.mark.parametrize(
    ("signals", "exit_reason"),
    [
        ([("source_ended", {"reason": "complete"})], "completed"),
        ([("source_ended", {"reason": "fault"})], "source_fault"),
        ([("source_ended", {"reason": "disconnected"})], "device_lost"),
        ([("recording_failed", {})], "recording_failed"),
        ([("safety_stop", {}), ("stop", {})], "safety_stop"),
        ([("safety_stop", {}), ("safety_reset", {}), ("stop", {})], "completed"),
        ([("safety_stop", {}), ("source_ended", {"reason": "complete"})], "safety_stop"),
    ],
)
def test_whatever_ends_the_recording_is_the_exit_reason(
    bench: Bench, signals: list[tuple[str, dict[str, str]]], exit_reason: str
) -> None:
    bench.go_to("recording")
    for name, payload in signals:
        bench.engine.signal(SESSION, name, payload)
    assert bench.await_state(step="completed").exit_reason == exit_reason
    assert bench.activities.effects() == [*RECORDED, "analyse", "write_report", f"complete {exit_reason}"]


@pytest.mark.proves("REQ-STOP-EVIDENCE")
def test_a_safety_stop_leaves_the_recording_running(bench: Bench) -> None:
    bench.go_to("recording")
    bench.engine.signal(SESSION, "safety_stop")
    bench.await_state(step="recording", waiting_for="stop", text="latched")
    assert "stop_recording" not in bench.activities.effects()


def test_a_source_that_ends_while_recording_starts_is_not_missed(bench: Bench) -> None:
    bench.activities.after_call["start_recording"] = lambda: bench.engine.signal(SESSION, "source_ended")
    bench.go_to("ready")
    bench.engine.signal(SESSION, "continue:ready")
    assert bench.await_state(step="completed").exit_reason == "completed"


def test_a_passing_fault_is_tried_again(bench: Bench) -> None:
    faults = [LinkDown("Acquisition does not answer."), LinkDown("Acquisition does not answer.")]

    def fail_twice() -> None:
        if faults:
            raise faults.pop()

    bench.activities.on_call["start_recording"] = fail_twice
    bench.go_to("recording")
    assert [call for call, _ in bench.activities.calls].count("start_recording") == 3


def test_a_fault_of_the_file_fails_the_session_and_names_it(bench: Bench) -> None:
    def refuse() -> None:
        raise SourceFileFault("truncated.edf ends in the middle of its header.")

    bench.activities.on_call["open_device"] = refuse
    bench.engine.start_session(SESSION)
    state = bench.await_state(step="failed")
    assert state.error_code == "surroundings.source_file"
    assert "truncated.edf" in state.error_text
    assert bench.activities.effects() == ["close_device", "fail prerequisites surroundings.source_file"]


def test_a_failing_way_out_does_not_hide_the_first_fault(bench: Bench) -> None:
    def disk_full() -> None:
        raise StorageFault("The disk is full.")

    def gone() -> None:
        raise OperatorError("The device is gone.")

    bench.activities.on_call["start_recording"] = disk_full
    bench.activities.on_call["stop_recording"] = gone
    bench.activities.on_call["close_device"] = gone
    bench.go_to("ready")
    bench.engine.signal(SESSION, "continue:ready")
    state = bench.await_state(step="failed")
    assert state.error_code == "surroundings.storage"
    assert bench.activities.effects()[-1] == "fail recording surroundings.storage"
    tried = [call for call, _ in bench.activities.calls]
    assert tried.index("stop_recording") < tried.index("close_device") < tried.index("fail")


def test_an_error_that_is_not_ours_is_a_defect_and_is_not_tried_again(bench: Bench) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    bench.activities.on_call["measure_impedance"] = stumble
    bench.engine.start_session(SESSION)
    state = bench.await_state(step="failed")
    assert state.error_code == "defect"
    assert "ZeroDivisionError" in state.error_text
    assert [call for call, _ in bench.activities.calls].count("measure_impedance") == 1


@pytest.mark.proves("REQ-CLINIC-RESUMED")
@pytest.mark.parametrize("step", ["prerequisites", "impedance", "ready", "recording"])
def test_a_session_goes_on_where_it_was_after_a_restart(bench: Bench, step: str) -> None:
    if step == "prerequisites":
        bench.activities.missing = ("identity",)
    bench.go_to(step)
    before = bench.activities.effects()
    calls_before = [call for call in bench.activities.calls if call[0] != "check_prerequisites"]
    assert bench.restart() == (SESSION,)
    assert bench.engine.state(SESSION).step == step
    bench.activities.missing = ()
    for name in {
        "prerequisites": ["identity_confirmed", "continue:impedance", "continue:ready", "stop"],
        "impedance": ["continue:impedance", "continue:ready", "stop"],
        "ready": ["continue:ready", "stop"],
        "recording": ["stop"],
    }[step]:
        bench.engine.signal(SESSION, name)
    bench.await_state(step="completed")
    assert bench.activities.effects()[: len(before)] == before
    assert bench.activities.effects()[-1] == "complete completed"
    after = [call for call in bench.activities.calls if call[0] != "check_prerequisites"]
    assert after[: len(calls_before)] == calls_before
    repeated = [call for call in after if after.count(call) > 1]
    assert not repeated, "an activity that had finished was called again"


def test_a_signal_told_while_the_session_is_held_is_not_lost(bench: Bench) -> None:
    bench.go_to("recording")
    bench.close()
    bench.engine.signal(SESSION, "stop")
    assert "stop_recording" not in bench.activities.effects()
    bench.engine.resume_unfinished()
    bench.await_state(step="completed")


def test_a_finished_session_is_known_after_a_restart_and_takes_no_more_notice(bench: Bench) -> None:
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    bench.await_state(step="completed")
    assert bench.restart() == ()
    state = bench.engine.state(SESSION)
    assert (state.step, state.exit_reason) == ("completed", "completed")
    bench.engine.signal(SESSION, "stop")
    bench.engine.start_session(SESSION)
    assert bench.activities.effects().count("analyse") == 1


def test_a_close_does_not_wait_for_an_activity_that_hangs(bench: Bench) -> None:
    entered, let_go = threading.Event(), threading.Event()

    def hang() -> None:
        entered.set()
        let_go.wait(WITHIN_S)

    bench.activities.on_call["analyse"] = hang
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    assert entered.wait(WITHIN_S)
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    bench.close()
    took_s = (SYSTEM_CLOCK.monotonic_ns() - began_ns) / 1e9
    let_go.set()
    assert took_s < WITHIN_S / 2  # it hangs for WITHIN_S
    bench.activities.on_call.clear()
    assert bench.restart() == (SESSION,)
    bench.await_state(step="completed")


@pytest.mark.proves("REQ-CLINIC-ONE-SESSION")
def test_stale_signals_of_a_step_do_not_act_in_a_later_one(bench: Bench) -> None:
    bench.go_to("impedance")
    bench.engine.signal(SESSION, "stop")
    bench.engine.signal(SESSION, "continue:ready")
    bench.engine.signal(SESSION, "continue:impedance")
    bench.await_state(step="ready", waiting_for="continue:ready")
    bench.engine.signal(SESSION, "continue:ready")
    state = bench.await_state(step="recording", waiting_for="stop")
    assert state.exit_reason == ""


@pytest.mark.proves("REQ-LOG-READ-ONLY")
def test_a_log_that_cannot_be_written_does_not_end_a_recording(bench: Bench) -> None:
    bench.go_to("recording")

    def refuse() -> None:
        raise LedgerBroken("Entry 3 does not match.", at_index=3)

    bench.activities.on_call["enter_step"] = refuse
    bench.engine.signal(SESSION, "safety_stop")
    bench.await_state(step="recording", waiting_for="stop", text="latched")
    bench.engine.signal(SESSION, "stop")
    bench.await_state(step="completed")
    assert bench.activities.effects() == [*RECORDED, "analyse", "write_report", "complete safety_stop"]


def test_an_end_that_could_not_be_kept_is_told_again_at_the_next_start(bench: Bench) -> None:
    def refuse() -> None:
        raise NotPermitted("The log is read-only.")

    for activity in ("complete", "fail"):
        bench.activities.on_call[activity] = refuse
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    assert bench.await_state(step="failed").error_code == "operator.not_permitted"
    assert bench.activities.effects()[-1] == "write_report"
    bench.activities.on_call.clear()
    bench.close()
    bench.engine.resume_unfinished((SESSION,))
    assert bench.activities.effects()[-1] == "fail failed operator.not_permitted"


def test_a_session_that_was_opened_but_never_begun_is_begun_at_the_next_start(bench: Bench) -> None:
    assert bench.engine.resume_unfinished((SESSION,)) == (SESSION,)
    bench.await_state(step="impedance", waiting_for="continue:impedance")


def test_a_disk_that_fails_for_a_while_delays_a_session_and_changes_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dbos_engine, "_STORAGE_RETRY_S", 0.1)
    bench.go_to("recording")
    full = threading.Event()

    def refuse(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if full.is_set() and not statement.startswith("SELECT"):
            raise sa.exc.OperationalError(statement, None, sqlite3.OperationalError("database or disk is full"))

    def fill_up() -> None:
        full.set()

    bench.activities.on_call["stop_recording"] = fill_up
    sa.event.listen(sa.Engine, "before_cursor_execute", refuse)
    try:
        bench.engine.signal(SESSION, "stop")
        bench.await_state(step="recording", text="cannot be written to disk")
        with pytest.raises(StorageFault, match="cannot be written"):
            bench.engine.signal(SESSION, "safety_stop")
        full.clear()
        bench.activities.on_call.clear()
        assert bench.await_state(step="completed").exit_reason == "completed"
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", refuse)
    assert bench.activities.effects() == [*RECORDED, "analyse", "write_report", "complete completed"]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda engine: engine.signal(SESSION, "stop"), "operator.not_found"),
        (lambda engine: engine.state(SESSION), "operator.not_found"),
        (lambda engine: engine.history(SESSION), "operator.not_found"),
        (lambda engine: engine.retry(SESSION), "operator.not_found"),
        (lambda engine: engine.cancel(SESSION, "Tired."), "operator.not_found"),
        (lambda engine: engine.start("make_coffee", SESSION), "operator.wrong_use"),
        (lambda engine: engine.start_session(SESSION) or engine.signal(SESSION, "make_coffee"), "operator.wrong_use"),
    ],
)
def test_wrong_use_is_refused(bench: Bench, act: Callable[[DbosEngine], object], code: str) -> None:
    with pytest.raises(OperatorError) as refused:
        act(bench.engine)
    assert refused.value.code == code


def test_electrodes_that_cannot_be_measured_afterwards_hold_nothing_up(bench: Bench) -> None:
    def refuse() -> None:
        raise LinkDown("The device is gone.")

    bench.activities.on_call["measure_impedance_after"] = refuse
    bench.go_to("recording")
    bench.engine.signal(SESSION, "stop")
    assert bench.await_state(step="completed").exit_reason == "completed"
    assert [call for call, _ in bench.activities.calls].count("measure_impedance_after") == 1


@pytest.mark.parametrize("at", ["recording", "analyse"])
def test_a_session_begun_before_impedances_were_measured_afterwards_is_finished(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    hang = threading.Event()
    with monkeypatch.context() as before:
        before.setattr(ClinicalSession, "_measure_after", lambda _self: None)
        if at == "analyse":
            bench.activities.on_call["analyse"] = hang.wait
        bench.go_to("recording")
        if at == "analyse":
            bench.engine.signal(SESSION, "stop")
            bench.await_state(step="analysing")
        bench.close()
    hang.set()
    bench.activities.on_call.clear()
    bench.restart()
    if at == "recording":
        bench.await_state(step="recording", waiting_for="stop")
        bench.engine.signal(SESSION, "stop")
    assert bench.await_state(step="completed").exit_reason == "completed"
    # It measures where it has not passed the place yet, and goes its old way where it has.
    measured = "measure_impedance_after" in bench.activities.effects()
    assert measured == (at == "recording")


def test_of_a_session_that_is_forgotten_nothing_is_left_and_done_again_it_does_no_harm(bench: Bench) -> None:
    bench.go_to("recording")
    bench.engine.signal(SESSION, "cancel", {"reason": "Zyxquarblen"})
    bench.await_state(step="cancelled")
    bench.restart()
    assert bench.engine.forget([SESSION, SessionId("never-begun")]) == 1
    assert bench.engine.forget([SESSION]) == 0
    with pytest.raises(NotFound):
        bench.engine.state(SESSION)
    bench.close()
    data = bench.data
    with opened_workflows(data) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
    assert tables
    assert not [row for row in kept if SESSION in str(row) or "Zyxquarblen" in str(row)]
