"""What every engine of workflows must do, whatever lies behind it: the same definitions, the same outcomes.

Subclass `WorkflowSuite` in a test module and give the fixture `driver`, an `EngineDriver` on storage of its own.
"""

import threading
from collections.abc import Iterator, Mapping
from typing import Protocol

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.workflow.context import WorkflowState
from app.core.workflow.engine import StateListener, WorkflowEngine
from app.core.workflow.history import RunState, StepOutcomeName
from app.core.workflow.registry import Definition
from tests.fakes.noted_effects import NotedEffects
from tests.fakes.small_workflows import CHANGED, CHANGED_WITHOUT_A_WORD, SMALL_WORKFLOWS, STEPS

WITHIN_S = 20.0
ID = "0199aaaa-0000-7000-8000-00000000000b"


class EngineDriver(Protocol):
    """One kind of engine, on storage that outlives its engines.

    Attributes:
        without: Names of tests of the suite that this engine cannot pass, with the reason; they are skipped with it.
    """

    without: Mapping[str, str]

    def open(
        self, definitions: Mapping[str, Definition], activities: object, on_state: StateListener
    ) -> WorkflowEngine:
        """An engine on the storage; there is never more than one open at a time."""
        ...


class Bench:
    """An engine that can be restarted, its effects, and the states it told."""

    def __init__(self, driver: EngineDriver) -> None:
        self.effects = NotedEffects()
        self.states: list[WorkflowState] = []
        self._driver = driver
        self._told = threading.Condition()
        self._engine: WorkflowEngine | None = None
        self.definitions: Mapping[str, Definition] = SMALL_WORKFLOWS

    @property
    def engine(self) -> WorkflowEngine:
        if self._engine is None:
            self._engine = self._driver.open(self.definitions, self.effects, self._on_state)
        return self._engine

    def _on_state(self, _workflow_id: str, state: WorkflowState) -> None:
        with self._told:
            self.states.append(state)
            self._told.notify_all()

    def await_step(self, step: str) -> WorkflowState:
        """The state that shows `step`, once it is the newest."""
        with self._told:
            reached = self._told.wait_for(lambda: self.states and self.states[-1].step == step, WITHIN_S)
        assert reached, f"never reached {step}: {self.states[-3:]}, {self.effects.calls[-3:]}"
        return self.states[-1]

    def await_end(self) -> WorkflowState:
        with self._told:
            reached = self._told.wait_for(lambda: self.states and self.states[-1].exit_reason, WITHIN_S)
        assert reached, f"never ended: {self.states[-3:]}, {self.effects.calls[-3:]}"
        return self.states[-1]

    def await_run(self, state: RunState) -> None:
        """A run's end is kept just after its last state was told."""
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(WITHIN_S * 1e9)
        while (found := self.engine.runs()[0].state) != state:
            assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns, f"{found} instead of {state}"
            SYSTEM_CLOCK.sleep(0.01)

    def run(self, name: str) -> WorkflowState:
        """From its beginning to its end."""
        self.engine.start(name, ID)
        return self.await_end()

    def restart(self, definitions: Mapping[str, Definition] | None = None) -> tuple[str, ...]:
        self.close()
        self.states.clear()
        if definitions is not None:
            self.definitions = definitions
        return self.engine.resume_unfinished()

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
            self._engine = None


class WorkflowSuite:
    """Fixture `driver` comes from the subclass."""

    @pytest.fixture
    def bench(self, driver: EngineDriver, request: pytest.FixtureRequest) -> Iterator[Bench]:
        name = request.node.originalname
        if name in driver.without:
            pytest.skip(driver.without[name])
        bench = Bench(driver)
        yield bench
        bench.close()

    # --- steps ---------------------------------------------------------------------------------------------------

    def test_steps_are_done_in_order_and_once(self, bench: Bench) -> None:
        assert bench.run("in_order").exit_reason == "(first) (second) (third) (fourth)"
        assert bench.effects.calls == list(STEPS)
        assert [state.step for state in bench.states] == [*STEPS, "completed"]

    def test_a_passing_fault_is_tried_again(self, bench: Bench) -> None:
        assert bench.run("faltering").exit_reason == "(falter)"
        assert bench.effects.calls == ["falter"] * 3

    @pytest.mark.parametrize(
        ("how", "code", "attempts"),
        [("operator", "operator", 1), ("link", "surroundings.link_down", 3), ("file", "surroundings.source_file", 3)],
    )
    def test_only_faults_of_the_surroundings_are_tried_again_and_every_way_out_compensates(
        self, bench: Bench, how: str, code: str, attempts: int
    ) -> None:
        bench.engine.start("compensating", ID)
        bench.await_step("opened")
        bench.engine.signal(ID, "go", {"how": how})
        end = bench.await_end()
        assert (end.exit_reason, end.error_code) == ("failed", code)
        assert end.error_text.startswith("It will not.")
        assert end.error_text.endswith("Ask again.")
        assert bench.effects.calls == ["open", *["refuse"] * attempts, "close"]
        assert bench.effects.done == ["open", "close"]

    def test_an_effect_that_overran_its_limit_is_not_tried_again(self, bench: Bench) -> None:
        held = bench.effects.hold("hang", "before")
        try:
            end = bench.run("overrunning")
        finally:
            held.let_go.set()
        assert end.error_code == "surroundings.timed_out.overran"
        assert bench.effects.calls == ["hang"]

    def test_every_kind_of_value_is_the_same_after_a_restart(self, bench: Bench) -> None:
        bench.engine.start("giving", ID)
        bench.await_step("given")
        bench.restart()
        bench.engine.signal(ID, "go")
        assert bench.await_end().exit_reason == repr(["a text", 7, 0.5, True, None, ["a", "b"]])
        assert len(bench.effects.calls) == 6

    # --- signals and sleep ---------------------------------------------------------------------------------------

    def test_signals_are_taken_in_order_and_what_nobody_waited_for_is_gone(self, bench: Bench) -> None:
        bench.engine.start("listening", ID)
        bench.await_step("first")
        bench.engine.signal(ID, "other")
        bench.engine.signal(ID, "go", {"text": "now"})
        bench.await_step("second")
        bench.engine.signal(ID, "go")
        assert bench.await_end().exit_reason == "go go nothing"
        assert bench.effects.done == ["go now"]

    def test_a_signal_told_while_nothing_runs_is_not_lost(self, bench: Bench) -> None:
        bench.engine.start("listening", ID)
        bench.await_step("first")
        bench.close()
        bench.engine.signal(ID, "go")
        bench.engine.signal(ID, "other")
        bench.engine.signal(ID, "cancel")
        assert bench.restart() == (ID,)
        assert bench.await_end().exit_reason == "go other cancel"

    def test_a_sleep_is_slept_once(self, bench: Bench) -> None:
        began_ns = SYSTEM_CLOCK.monotonic_ns()
        bench.engine.start("sleeping", ID)
        bench.await_step("sleeping") if "sleeping" in [state.step for state in bench.states] else None
        bench.await_end()
        assert SYSTEM_CLOCK.monotonic_ns() - began_ns >= 0.4e9
        assert bench.effects.done == ["before", "after"]

    # --- restart at each step ------------------------------------------------------------------------------------

    @pytest.mark.parametrize("when", ["before", "after"])
    @pytest.mark.parametrize("step", STEPS)
    def test_a_run_that_loses_its_power_at_a_step_goes_on_there(self, bench: Bench, step: str, when: str) -> None:
        held = bench.effects.hold(step, when)
        bench.engine.start("in_order", ID)
        assert held.reached.wait(WITHIN_S)
        bench.close()
        held.let_go.set()
        assert bench.restart() == (ID,)
        assert bench.await_end().exit_reason == "(first) (second) (third) (fourth)"
        assert bench.effects.done == list(STEPS), "none doubled, none lost"
        assert bench.effects.calls == [*STEPS[: STEPS.index(step) + 1], *STEPS[STEPS.index(step) :]]

    def test_a_run_that_has_ended_stays_so_and_takes_no_more_notice(self, bench: Bench) -> None:
        bench.run("in_order")
        bench.await_run(RunState.COMPLETED)
        assert bench.restart() == ()
        assert bench.engine.state(ID).exit_reason == "(first) (second) (third) (fourth)"
        bench.engine.signal(ID, "go")
        bench.engine.start("in_order", ID)
        assert bench.effects.calls == list(STEPS)

    # --- changes of a definition ---------------------------------------------------------------------------------

    def test_a_run_begun_before_a_change_is_finished_as_it_began(self, bench: Bench) -> None:
        bench.engine.start("changing", ID)
        bench.await_step("waiting")
        bench.restart(CHANGED)
        bench.engine.signal(ID, "go")
        assert bench.await_end().exit_reason == "as before"
        assert bench.effects.calls == ["old", "more", "last"], "what it had not reached yet is done as it is done now"

    def test_a_run_begun_after_a_change_has_it(self, bench: Bench) -> None:
        bench.definitions = CHANGED
        bench.engine.start("changing", ID)
        bench.await_step("waiting")
        bench.restart()
        bench.engine.signal(ID, "go")
        assert bench.await_end().exit_reason == "changed"
        assert bench.effects.calls == ["new", "more", "last"]

    @pytest.mark.expected_log("workflow engine: .*")
    def test_a_definition_changed_without_a_word_does_nothing_of_what_it_would(self, bench: Bench) -> None:
        bench.engine.start("changing", ID)
        bench.await_step("waiting")
        bench.restart(CHANGED_WITHOUT_A_WORD)
        bench.engine.signal(ID, "go")
        end = bench.await_end()
        assert (end.step, end.error_code) == ("failed", "defect")
        assert bench.effects.calls == ["old"]

    # --- what people see and do ----------------------------------------------------------------------------------

    def test_every_attempt_is_told_with_its_times_and_errors(self, bench: Bench) -> None:
        bench.run("faltering")
        records = [record for record in bench.engine.history(ID) if record.kind == "step"]
        assert [(record.step, record.attempt, record.outcome) for record in records] == [
            ("falter", 1, StepOutcomeName.FAILED),
            ("falter", 2, StepOutcomeName.FAILED),
            ("falter", 3, StepOutcomeName.DONE),
        ]
        assert {record.error_code for record in records} == {"surroundings.link_down", ""}
        assert records[0].error_text.startswith("No answer.")
        for record in records:
            assert record.began is not None
            assert record.ended is not None
            assert record.began <= record.ended
            assert record.duration_ms is not None
            assert record.duration_ms >= 0

    def test_what_a_run_waits_for_is_told(self, bench: Bench) -> None:
        bench.engine.start("listening", ID)
        bench.await_step("first")
        run = bench.engine.runs(unfinished_only=True)[0]
        assert (run.workflow_id, run.definition, run.state, run.step) == (ID, "listening", RunState.WAITING, "first")
        assert run.waiting_for == ("go",)
        assert run.ended is None
        last = bench.engine.history(ID)[-1]
        assert (last.kind, last.outcome) == ("wait", StepOutcomeName.RUNNING)

    def test_a_run_is_cancelled_in_order(self, bench: Bench) -> None:
        bench.engine.start("compensating", ID)
        bench.await_step("opened")
        bench.engine.cancel(ID, "The patient is tired.")
        assert bench.await_end().exit_reason == "cancelled"
        assert bench.effects.done == ["open", "close", "cancelled: The patient is tired."]
        bench.await_run(RunState.CANCELLED)
        with pytest.raises(Conflict):
            bench.engine.cancel(ID, "Again.")

    def test_a_failed_run_goes_on_from_the_step_that_failed(self, bench: Bench) -> None:
        bench.engine.start("compensating", ID)
        bench.await_step("opened")
        bench.engine.signal(ID, "go", {"how": "operator"})
        assert bench.await_end().exit_reason == "failed"
        bench.await_run(RunState.FAILED)
        assert bench.engine.runs()[0].retryable
        bench.restart()
        bench.effects.kindly = True
        bench.engine.retry(ID)
        assert bench.await_end().exit_reason == "completed"
        assert bench.effects.calls == ["open", "refuse", "close", "refuse", "close"]
        bench.await_run(RunState.COMPLETED)
        run = bench.engine.runs()[0]
        assert (run.workflow_id, run.runs, run.retryable) == (ID, 2, False)
        told = [(record.run, record.step) for record in bench.engine.history(ID) if record.kind == "step"]
        assert told == [(1, "open"), (1, "refuse"), (1, "close"), (2, "refuse"), (2, "close")]
        assert len(bench.engine.runs()) == 1

    def _failed_at_its_analysis(self, bench: Bench) -> None:
        bench.engine.start("reporting", ID)
        bench.await_step("opened")
        bench.engine.signal(ID, "go")
        assert bench.await_end().exit_reason == "failed"
        bench.await_run(RunState.FAILED)
        assert (bench.engine.run(ID).failed_step, bench.engine.run(ID).retryable) == ("analyse", True)

    def _let_go_on(self, bench: Bench) -> None:
        bench.states.clear()
        bench.engine.retry(ID)

    def test_what_was_done_before_the_step_that_failed_is_not_done_again(self, bench: Bench) -> None:
        self._failed_at_its_analysis(bench)
        bench.effects.kindly = True
        self._let_go_on(bench)
        assert bench.await_end().exit_reason == "completed"
        assert bench.effects.calls == [
            "open",
            "close",
            *["refuse"] * 3,
            "pass",
            *["refuse"] * 3,
            "failed",
            "refuse",
            "report",
        ]
        told = [(record.run, record.step) for record in bench.engine.history(ID) if record.kind == "step"]
        assert told[-2:] == [(2, "analyse"), (2, "report")], "not from the step before, which failed in the same words"

    def test_one_that_fails_again_can_go_on_again(self, bench: Bench) -> None:
        self._failed_at_its_analysis(bench)
        self._let_go_on(bench)
        assert bench.await_end().exit_reason == "failed"
        bench.await_run(RunState.FAILED)
        assert (bench.engine.run(ID).runs, bench.engine.run(ID).failed_step) == (2, "analyse")
        bench.effects.kindly = True
        self._let_go_on(bench)
        assert bench.await_end().exit_reason == "completed"
        bench.await_run(RunState.COMPLETED)
        run = bench.engine.run(ID)
        assert (run.runs, run.failed_step, run.retryable) == (3, "", False)
        assert run == bench.engine.runs()[0]
        assert [bench.effects.calls.count(key) for key in ("open", "close", "pass", "report")] == [1, 1, 1, 1]

    @pytest.mark.parametrize("when", ["before", "after"])
    def test_power_lost_in_a_run_that_was_let_go_on_costs_it_nothing(self, bench: Bench, when: str) -> None:
        self._failed_at_its_analysis(bench)
        bench.effects.kindly = True
        held = bench.effects.hold("report", when)
        self._let_go_on(bench)
        assert held.reached.wait(WITHIN_S)
        bench.close()
        held.let_go.set()
        assert bench.restart() == (ID,)
        assert bench.await_end().exit_reason == "completed"
        assert bench.effects.calls.count("report") == 2
        assert bench.effects.done == ["open", "close", "pass", "failed", "refuse", "report"], "none doubled, none lost"

    def test_one_that_goes_on_is_not_let_go_on_a_second_time(self, bench: Bench) -> None:
        self._failed_at_its_analysis(bench)
        bench.effects.kindly = True
        held = bench.effects.hold("report", "before")
        self._let_go_on(bench)
        try:
            assert held.reached.wait(WITHIN_S)
            with pytest.raises(Conflict):
                bench.engine.retry(ID)
            assert not bench.engine.run(ID).retryable
        finally:
            held.let_go.set()
        assert bench.await_end().exit_reason == "completed"
        bench.await_run(RunState.COMPLETED)
        assert bench.engine.run(ID).runs == 2
        with pytest.raises(Conflict):
            bench.engine.retry(ID)

    def test_one_that_goes_on_can_be_left_and_stays_left(self, bench: Bench) -> None:
        self._failed_at_its_analysis(bench)
        bench.effects.kindly = True
        bench.effects.on_refuse = lambda: bench.engine.cancel(ID, "Nobody needs it.")
        self._let_go_on(bench)
        assert bench.await_end().exit_reason == "cancelled"
        bench.await_run(RunState.CANCELLED)
        assert "report" not in bench.effects.calls
        with pytest.raises(Conflict):
            bench.engine.retry(ID)

    def test_only_so_many_runs_are_told_as_are_asked_for_the_newest_first(self, bench: Bench) -> None:
        ids = [f"0199aaaa-0000-7000-8000-0000000000{number:02}" for number in range(10, 15)]
        for workflow_id in ids:
            bench.states.clear()
            bench.engine.start("faltering" if workflow_id == ids[0] else "giving", workflow_id)
            bench.await_step("completed" if workflow_id == ids[0] else "given")
        told = [run.workflow_id for run in bench.engine.runs(at_most=3)]
        assert told == [run.workflow_id for run in bench.engine.runs()][:3] == ids[:1:-1]
        assert [run.workflow_id for run in bench.engine.runs("faltering", at_most=3)] == ids[:1]
        assert len(bench.engine.runs(unfinished_only=True, at_most=2)) == 2
        assert [bench.engine.run(one).workflow_id for one in ids] == ids

    def test_a_run_that_did_not_fail_is_not_tried_again(self, bench: Bench) -> None:
        bench.run("in_order")
        bench.await_run(RunState.COMPLETED)
        with pytest.raises(Conflict):
            bench.engine.retry(ID)

    def test_what_is_forgotten_is_gone(self, bench: Bench) -> None:
        bench.run("in_order")
        bench.await_run(RunState.COMPLETED)
        assert bench.engine.forget([ID, "0199aaaa-0000-7000-8000-00000000000c"]) == 1
        assert bench.engine.runs() == ()
        with pytest.raises(NotFound):
            bench.engine.state(ID)

    def test_wrong_use_is_refused(self, bench: Bench) -> None:
        with pytest.raises(WrongUse):
            bench.engine.start("make_coffee", ID)
        for ask in (
            lambda: bench.engine.signal(ID, "go"),
            lambda: bench.engine.state(ID),
            lambda: bench.engine.history(ID),
            lambda: bench.engine.run(ID),
            lambda: bench.engine.retry(ID),
            lambda: bench.engine.cancel(ID, "Why not."),
        ):
            with pytest.raises(NotFound):
                ask()
        bench.engine.start("listening", ID)
        with pytest.raises(WrongUse):
            bench.engine.signal(ID, "make_coffee")
