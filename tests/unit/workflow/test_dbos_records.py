"""What the tables of workflows tell while no engine is open, and of runs that came of each other."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from app.core.clock import SYSTEM_CLOCK
from app.core.events.cause import caused_by, current_cause
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_engine import DbosEngine
from app.core.workflow.dbos_records import DbosRecords, run_id_of, workflow_of
from app.core.workflow.dbos_steps import step_and_attempt
from app.core.workflow.history import RunState, StepOutcomeName
from app.core.workflow.workflow_database import workflow_database_of
from tests.fakes.noted_effects import NotedEffects
from tests.fakes.small_workflows import SMALL_WORKFLOWS

WITHIN_S = 10.0


class Desk:
    """An engine on a folder, and the reader of what it leaves there."""

    def __init__(self, folder: Path) -> None:
        self.data = DataDirectory(folder)
        self.effects = NotedEffects()
        self._told = threading.Condition()
        self._states: dict[str, WorkflowState] = {}
        self.engine = DbosEngine(
            self.data,
            self.effects,
            on_state=self._on_state,
            definitions=SMALL_WORKFLOWS,
            first_cause=lambda workflow_id: f"e-{workflow_id}",
        )

    def _on_state(self, workflow_id: str, state: WorkflowState) -> None:
        with self._told:
            self._states[workflow_id] = state
            self._told.notify_all()

    def await_step(self, workflow_id: str, step: str) -> None:
        with self._told:
            assert self._told.wait_for(
                lambda: workflow_id in self._states and self._states[workflow_id].step == step, WITHIN_S
            ), self._states

    def await_exit(self, workflow_id: str, exit_reason: str) -> None:
        with self._told:
            assert self._told.wait_for(lambda: self._states[workflow_id].exit_reason == exit_reason, WITHIN_S)

    def await_end(self, workflow_id: str) -> None:
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(WITHIN_S * 1e9)
        while workflow_id in [run.workflow_id for run in self.engine.runs(unfinished_only=True)]:
            assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.engine.close()


@pytest.fixture(name="records")
def _records(desk: Desk) -> Iterator[DbosRecords]:
    database = workflow_database_of(desk.data)
    yield DbosRecords(database)
    database.dispose()


def test_a_file_without_workflows_tells_of_none(tmp_path: Path) -> None:
    database = workflow_database_of(DataDirectory(tmp_path))
    try:
        assert DbosRecords(database).runs(SMALL_WORKFLOWS) == ()
        assert DbosRecords(database).history("w") == ()
    finally:
        database.dispose()


def test_runs_are_told_without_an_engine_newest_first(desk: Desk, records: DbosRecords) -> None:
    desk.engine.start("in_order", "one")
    desk.await_step("one", "completed")
    desk.engine.start("listening", "two")
    desk.await_step("two", "first")
    desk.engine.close()
    told = records.runs(SMALL_WORKFLOWS)
    assert [(run.workflow_id, run.state) for run in told] == [("two", RunState.WAITING), ("one", RunState.COMPLETED)]
    assert told[1].version == "1"
    assert told[1].ended is not None
    assert [run.workflow_id for run in records.runs(SMALL_WORKFLOWS, unfinished_only=True)] == ["two"]
    assert [run.workflow_id for run in records.runs(SMALL_WORKFLOWS, name="in_order")] == ["one"]


def test_each_step_tells_the_entry_that_it_came_of(desk: Desk, records: DbosRecords) -> None:
    desk.engine.start("compensating", "w")
    desk.await_step("w", "opened")
    with caused_by("e-told"):
        desk.engine.signal("w", "go", {"how": "operator"})
    desk.await_step("w", "failed")
    causes = [(record.step, record.cause_event_id) for record in desk.engine.history("w")]
    assert causes == [("open", "e-w"), ("go", "e-told"), ("refuse", "e-told"), ("close", "e-told")]
    assert records.history("w")[0].cause_event_id == "", "nobody else knows how it began"


def test_what_a_retry_does_came_of_it_until_something_new_is_told(desk: Desk) -> None:
    seen: list[str | None] = []
    note = desk.effects.note
    desk.effects.note = lambda key: (seen.append(f"{key} {current_cause()}"), note(key))[1]  # type: ignore[method-assign]
    desk.engine.start("compensating", "w")
    desk.await_step("w", "opened")
    with caused_by("e-told"):
        desk.engine.signal("w", "go", {"how": "operator"})
    desk.await_step("w", "failed")
    desk.await_end("w")
    desk.effects.kindly = True
    with caused_by("e-retried"):
        desk.engine.retry("w")
    desk.await_step("w", "completed")
    assert seen == ["open e-w", "close e-told", "close e-retried"]
    causes = [(record.run, record.step, record.cause_event_id) for record in desk.engine.history("w")]
    assert causes[-2:] == [(2, "refuse", "e-retried"), (2, "close", "e-retried")]
    assert causes[2:4] == [(1, "refuse", "e-told"), (1, "close", "e-told")]


def test_a_run_that_said_its_end_but_goes_on_still_hears(desk: Desk) -> None:
    """As a session whose report awaits a signature, while its progress cannot be written for a moment."""
    desk.engine.start("listening", "w")
    desk.await_step("w", "first")
    desk.engine._tell("w", WorkflowState(step="completed", text="Cannot be kept.", exit_reason="completed"))
    desk.engine.signal("w", "go")
    desk.engine.signal("w", "go")
    desk.await_exit("w", "go go nothing")


def test_what_is_at_work_is_told_with_its_beginning(desk: Desk) -> None:
    held = desk.effects.hold("second", "before")
    desk.engine.start("in_order", "w")
    assert held.reached.wait(WITHIN_S)
    last = desk.engine.history("w")[-1]
    held.let_go.set()
    assert (last.step, last.attempt, last.outcome) == ("second", 1, StepOutcomeName.RUNNING)
    assert last.began is not None
    assert (last.ended, last.duration_ms) == (None, None)


def test_nothing_that_a_step_gave_is_told(desk: Desk) -> None:
    desk.engine.start("in_order", "w")
    desk.await_step("w", "completed")
    assert "(first)" not in repr(desk.engine.history("w"))


def test_a_workflow_that_this_release_does_not_know_is_told_all_the_same(desk: Desk, records: DbosRecords) -> None:
    desk.engine.start("listening", "w")
    desk.await_step("w", "first")
    (run,) = records.runs({})
    assert (run.definition, run.state, run.retryable) == ("listening", RunState.WAITING, False)


def test_an_id_that_begins_like_another_is_not_its_run(desk: Desk, records: DbosRecords) -> None:
    desk.engine.start("in_order", "w")
    desk.await_step("w", "completed")
    desk.engine.start("in_order", "w%")
    desk.await_step("w%", "completed")
    assert [row.run_id for row in records.run_rows("w")] == ["w"]
    assert [row.run_id for row in records.run_rows("w%")] == ["w%"]


@pytest.mark.parametrize(("run_id", "workflow", "number"), [("w", "w", 1), ("w/2", "w", 2), ("w/11", "w", 11)])
def test_runs_of_one_workflow_are_numbered(run_id: str, workflow: str, number: int) -> None:
    assert workflow_of(run_id) == workflow
    assert run_id_of(workflow, number) == run_id


@pytest.mark.parametrize(
    ("name", "expected"), [("a", ("a", 1)), ("a/2", ("a", 2)), ("enter:ready", ("enter:ready", 1)), ("/x", ("/x", 1))]
)
def test_attempts_of_a_step_are_told_apart(name: str, expected: tuple[str, int]) -> None:
    assert step_and_attempt(name) == expected


def test_reading_changes_nothing(desk: Desk, records: DbosRecords) -> None:
    desk.engine.start("in_order", "w")
    desk.await_step("w", "completed")
    desk.engine.close()
    database = workflow_database_of(desk.data)
    try:
        with database.connect() as connection:
            before = connection.execute(sa.text("SELECT * FROM operation_outputs")).all()
        records.runs(SMALL_WORKFLOWS)
        records.history("w")
        with database.connect() as connection:
            assert connection.execute(sa.text("SELECT * FROM operation_outputs")).all() == before
    finally:
        database.dispose()
