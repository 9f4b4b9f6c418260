"""What a definition may ask of its context, on the real engine and over restarts."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, LedgerBroken, LinkDown, NeuraScaleError, OperatorError
from app.core.events.cause import current_cause
from app.core.store.store_file import StoreFile
from app.core.workflow.context import StepPolicy, WorkflowContext, WorkflowState
from app.core.workflow.dbos_context import DbosContext
from app.core.workflow.dbos_process import DbosProcess
from app.core.workflow.effect import Effect, effect
from app.core.workflow.effect_runner import EffectRunner
from app.core.workflow.signal_inbox import CAUSE, SignalInbox, WorkflowSuspended
from app.core.workflow.step_outcome import keep_error, rebuild_error
from app.core.workflow.workflow_database import open_workflow_database
from tests.fakes.opened_database import opened_file

LOG = logging.getLogger("neurascale.test-workflow")
TWICE = StepPolicy(timeout_s=5.0, attempts=2, retry_wait_s=0.01)
WITHIN_S = 10.0


class Doer:
    """Activities made of the functions of one test; numbers, since an effect is data."""

    def __init__(self) -> None:
        self.functions: list[Callable[[], object]] = []

    def do(self, number: int) -> object:
        return self.functions[number]()


DOER = Doer()


def does(function: Callable[[], object]) -> Effect:
    DOER.functions.append(function)
    return effect("do", len(DOER.functions) - 1)


class OneWorkflow:
    """Runs one definition on DBOS until it is interrupted or ends, as often as asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.states: list[str] = []

    def run(self, definition: Callable[[WorkflowContext], str], *, tell: tuple[str, ...] = (), cause: str = "") -> str:
        """Its result, or "suspended". A run after a suspended one goes on with that."""
        from dbos import SetWorkflowID

        database = open_workflow_database(StoreFile(self._path, bytes(32)))
        inbox, runner = SignalInbox(database, SYSTEM_CLOCK), EffectRunner()
        for name in tell:
            inbox.append("w", name, {CAUSE: cause} if cause else {})
        outcomes: list[str] = []

        def workflow(_argument: str) -> str:
            context = DbosContext(
                process.api,
                "w",
                inbox,
                runner,
                DOER,
                lambda state: self.states.append(state.text),
                SYSTEM_CLOCK,
                first_cause="e-begun",
            )
            try:
                outcomes.append(definition(context))
            except WorkflowSuspended:
                outcomes.append("suspended")
                raise
            return outcomes[-1]

        process = DbosProcess(database, {"one": workflow}, LOG)
        try:
            if process.api.get_workflow_status("w") is None:
                with SetWorkflowID("w"):
                    process.api.start_workflow(process.workflows["one"], "")
            give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(WITHIN_S * 1e9)
            while not outcomes and SYSTEM_CLOCK.monotonic_ns() < give_up_ns:
                SYSTEM_CLOCK.sleep(0.01)
            # DBOS keeps the end just after the definition has returned.
            while outcomes[-1] != "suspended" and process.api.get_workflow_status("w").status == "PENDING":
                SYSTEM_CLOCK.sleep(0.01)
            return outcomes[-1]
        finally:
            runner.close()
            inbox.close()
            process.end()
            database.dispose()


@pytest.fixture(name="one")
def _one(tmp_path: Path) -> OneWorkflow:
    return OneWorkflow(tmp_path / "workflow.db")


def interrupt() -> str:
    raise WorkflowSuspended


def test_an_error_of_a_step_is_the_same_after_a_restart(one: OneWorkflow) -> None:
    runs: list[NeuraScaleError] = []
    tried: list[int] = []

    def refuse() -> str:
        tried.append(1)
        raise LedgerBroken("Entry 7 does not match.", at_index=7, advice="Ask.")

    def definition(context: WorkflowContext) -> str:
        try:
            context.step("refuse", does(refuse), TWICE)
        except NeuraScaleError as error:
            runs.append(error)
        if len(runs) == 1:
            interrupt()
        return "done"

    assert one.run(definition) == "suspended"
    assert one.run(definition) == "done"
    first, second = runs
    assert type(second) is LedgerBroken
    assert (second.what, second.advice, second.at_index) == ("Entry 7 does not match.", "Ask.", 7)
    assert str(first) == str(second)
    assert len(tried) == 2, "two attempts in the first run, none in the second"


def test_a_result_of_a_step_is_the_same_after_a_restart(one: OneWorkflow) -> None:
    made: list[str] = []
    seen: list[str] = []

    def make() -> str:
        made.append("x")
        return f"result {len(made)}"

    def definition(context: WorkflowContext) -> str:
        seen.append(context.step("make", does(make), TWICE))
        if len(seen) == 1:
            interrupt()
        return "done"

    one.run(definition)
    one.run(definition)
    assert seen == ["result 1", "result 1"]


@pytest.mark.parametrize(("fault", "attempts"), [(LinkDown("No answer."), 2), (OperatorError("Wrong."), 1)])
def test_only_faults_of_the_surroundings_are_tried_again(
    one: OneWorkflow, fault: NeuraScaleError, attempts: int
) -> None:
    tried: list[int] = []

    def refuse() -> str:
        tried.append(1)
        raise fault

    def definition(context: WorkflowContext) -> str:
        with pytest.raises(type(fault)):
            context.step("refuse", does(refuse), TWICE)
        return "done"

    assert one.run(definition) == "done"
    assert len(tried) == attempts


def test_a_signal_taken_is_not_taken_again_after_a_restart(one: OneWorkflow) -> None:
    taken: list[str] = []

    def definition(context: WorkflowContext) -> str:
        taken.append(context.wait_signal("a").name)
        if len(taken) == 1:
            interrupt()
        taken.append(context.wait_signal("a", "b").name)
        return "done" if context.poll_signal("a", "b") is None else "more"

    one.run(definition, tell=("a",))
    assert one.run(definition, tell=("b",)) == "done"
    assert taken == ["a", "a", "b"]


def test_what_is_done_came_of_the_last_signal_also_after_a_restart(one: OneWorkflow) -> None:
    def definition(context: WorkflowContext) -> str:
        before = context.step("before", does(lambda: current_cause() or ""), TWICE)
        context.wait_signal("go")
        after = context.step("after", does(lambda: current_cause() or ""), TWICE)
        if len(one.states) < 1:
            one.states.append("interrupted")
            interrupt()
        return f"{before} {after} {context.step('later', does(lambda: current_cause() or ''), TWICE)}"

    assert one.run(definition, tell=("go",), cause="e-told") == "suspended"
    assert one.run(definition) == "e-begun e-told e-told"


def test_what_was_polled_in_vain_stays_so_after_a_restart(one: OneWorkflow) -> None:
    polled: list[bool] = []

    def definition(context: WorkflowContext) -> str:
        polled.append(context.poll_signal("late") is not None)
        if len(polled) == 1:
            interrupt()
        return "done"

    one.run(definition)
    one.run(definition, tell=("late",))
    assert polled == [False, False]


def test_a_sleep_ends_when_it_was_to_end_though_the_run_was_interrupted(one: OneWorkflow) -> None:
    slept_s: list[float] = []

    def definition(context: WorkflowContext) -> str:
        began_ns = SYSTEM_CLOCK.monotonic_ns()
        context.sleep(0.4)
        slept_s.append((SYSTEM_CLOCK.monotonic_ns() - began_ns) / 1e9)
        return interrupt() if len(slept_s) == 1 else "done"

    one.run(definition)
    assert one.run(definition) == "done"
    assert slept_s[0] >= 0.4
    assert slept_s[1] < 0.2, "the end of the sleep had passed while the workflow was interrupted"


def test_states_of_a_replay_are_not_told_again(one: OneWorkflow) -> None:
    runs: list[int] = []

    def definition(context: WorkflowContext) -> str:
        runs.append(1)
        for number in range(3):
            context.set_state(WorkflowState(step="count", text=f"{number}"))
            context.step(f"count-{number}", does(lambda: "x"), TWICE)
        if len(runs) == 1:
            interrupt()
        context.set_state(WorkflowState(step="count", text="new"))
        context.step("more", does(lambda: "x"), TWICE)
        return "done"

    one.run(definition)
    assert one.states == ["0", "1", "2"]
    one.run(definition)
    assert one.states == ["0", "1", "2", "new"]


def test_a_change_is_not_in_runs_begun_before_it(one: OneWorkflow) -> None:
    def before(context: WorkflowContext) -> str:
        context.step("old", does(lambda: "x"), TWICE)
        return interrupt()

    def after(context: WorkflowContext) -> str:
        changed = context.patched("2-new-order")
        context.step("new" if changed else "old", does(lambda: "x"), TWICE)
        return "changed" if changed else "as before"

    one.run(before)
    assert one.run(after) == "as before"


def test_a_change_is_in_runs_begun_after_it(one: OneWorkflow) -> None:
    assert one.run(lambda context: "changed" if context.patched("2-new-order") else "as before") == "changed"


def test_nothing_but_json_lies_in_the_file(one: OneWorkflow, tmp_path: Path) -> None:
    def definition(context: WorkflowContext) -> str:
        context.step("text", does(lambda: "a result"), TWICE)
        context.set_state(WorkflowState(step="s", text="t"))
        return context.wait_signal("a").name

    one.run(definition, tell=("a",))
    with opened_file(StoreFile(tmp_path / "workflow.db", bytes(32))) as connection:
        formats = {
            row[0]
            for table in ("operation_outputs", "workflow_events", "workflow_status")
            for row in connection.execute(f"SELECT DISTINCT serialization FROM {table}")
        }
    assert formats <= {"portable_json", None}
    assert "portable_json" in formats


def test_there_is_one_engine_a_process(one: OneWorkflow, tmp_path: Path) -> None:
    def definition(_context: WorkflowContext) -> str:
        database = open_workflow_database(StoreFile(tmp_path / "other.db", bytes(32)))
        try:
            with pytest.raises(Conflict):
                DbosProcess(database, {"two": lambda text: text}, LOG)
        finally:
            database.dispose()
        return "done"

    assert one.run(definition) == "done"


def test_an_error_that_this_release_does_not_know_is_a_defect() -> None:
    kept = keep_error(LinkDown("No answer."))
    assert type(rebuild_error(kept)) is LinkDown
    unknown = type(kept)(code="surroundings.of_the_future", what="W.", meaning="M.", advice="A.")
    assert rebuild_error(unknown).code == "defect"
