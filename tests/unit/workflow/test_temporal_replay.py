"""Recorded histories on Temporal: today's definitions replay them all, and go on from each to its end."""

import asyncio
import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from google.protobuf.json_format import MessageToJson
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner, WorkflowRunner
from temporalio.workflow import NondeterminismError

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.site import TemporalSettings
from app.core.workflow.context import StepPolicy, WorkflowContext, WorkflowState
from app.core.workflow.effect import effect
from app.core.workflow.history import StepOutcomeName
from app.core.workflow.registry import DEFINITIONS
from app.core.workflow.temporal.sealed_payloads import sealing_converter
from app.core.workflow.temporal.temporal_engine import TemporalEngine
from app.core.workflow.temporal.worker import guarded, quiet_runtime, workflow_thread
from app.core.workflow.temporal.workflow_classes import REGISTERED, TemporalWorkflow, workflow_class
from tests.fakes.recorded_points import RECORDED
from tests.fakes.scripted_activities import ActivitiesByWorkflow, ScriptedActivities
from tests.fakes.temporal_frontend import TemporalFrontend
from tests.recorded_temporal import TASK_QUEUE, VECTOR_KEY, VECTORS, events_of, recorded_files, workflow_id_of

WITHIN_S = 60.0
WHOLE = VECTORS / "0.2" / "clinical_session" / "ended.json"

quiet_runtime()  # its native part keeps two sockets to itself as long as the process lives


def _name(path: Path) -> str:
    return "/".join(path.relative_to(VECTORS).with_suffix("").parts)


def _replay(path: Path, classes: list[type[TemporalWorkflow]], runner: WorkflowRunner) -> None:
    """As a worker that takes a run up goes through it; raises what is wrong."""
    thread = workflow_thread()
    events = events_of(path)
    workflow_id = events[0].workflow_execution_started_event_attributes.workflow_id
    replayer = Replayer(
        workflows=classes,
        workflow_runner=runner,
        workflow_task_executor=thread,
        data_converter=sealing_converter(VECTOR_KEY),
        runtime=quiet_runtime(),
    )
    try:
        asyncio.run(replayer.replay_workflow(WorkflowHistory(workflow_id, events)))
    finally:
        thread.shutdown()


def test_every_point_of_every_definition_is_recorded() -> None:
    there = {_name(path) for path in recorded_files()}
    for definition in DEFINITIONS.values():
        wanted = {f"{definition.version}/{definition.name}/{point.name}" for point in RECORDED[definition.name].points}
        assert wanted <= there, "record them: python -m tests.recorded_temporal record"


@pytest.mark.parametrize("path", recorded_files(), ids=_name)
def test_a_recorded_run_is_gone_through_again_by_todays_definition(path: Path) -> None:
    _replay(path, list(REGISTERED.values()), guarded())


# --- a definition that was changed ---------------------------------------------------------------------------------


def _changed(change: Callable[[WorkflowContext], WorkflowContext]) -> type[TemporalWorkflow]:
    """Today's session, on a context that does something else."""
    session = DEFINITIONS["clinical_session"]

    def run(context: WorkflowContext, workflow_id: str) -> str:
        return session.run(change(context), workflow_id)

    return workflow_class(dataclasses.replace(session, run=run))


class _Renamed:
    """A step has another name."""

    def __init__(self, context: WorkflowContext) -> None:
        self._context = context

    def __getattr__(self, name: str) -> object:
        return getattr(self._context, name)

    def step(self, name: str, asked: object, policy: StepPolicy) -> object:
        return self._context.step("archive" if name == "write_report" else name, asked, policy)  # type: ignore[arg-type]


class _OneMore(_Renamed):
    """A step more."""

    def step(self, name: str, asked: object, policy: StepPolicy) -> object:
        if name == "write_report" and self.may():
            self._context.step("archive", effect("archive"), policy)
        return self._context.step(name, asked, policy)  # type: ignore[arg-type]

    def may(self) -> bool:
        return True


class _OneMorePatched(_OneMore):
    """A step more, as changes are made."""

    def may(self) -> bool:
        return self._context.patched("0.3-archive")


class _OtherOrder(_Renamed):
    """Two steps in the other order."""

    def __init__(self, context: WorkflowContext) -> None:
        super().__init__(context)
        self._kept: tuple[str, object, StepPolicy] | None = None

    def step(self, name: str, asked: object, policy: StepPolicy) -> object:
        if name == "measure_impedance_after":
            self._kept = (name, asked, policy)
            return 0
        given = self._context.step(name, asked, policy)  # type: ignore[arg-type]
        if name == "close_device" and self._kept is not None:
            self._context.step(*self._kept)  # type: ignore[arg-type]
        return given


@pytest.mark.parametrize("change", [_Renamed, _OneMore, _OtherOrder])
def test_a_definition_changed_without_patched_is_refused(change: Callable[[WorkflowContext], WorkflowContext]) -> None:
    with pytest.raises(NondeterminismError, match=r"does not match|Nondeterminism"):
        _replay(WHOLE, [_changed(change)], UnsandboxedWorkflowRunner())


def test_a_definition_changed_with_patched_goes_through_what_was_recorded_before() -> None:
    _replay(WHOLE, [_changed(_OneMorePatched)], UnsandboxedWorkflowRunner())  # type: ignore[arg-type]


@pytest.mark.expected_log("restricted")
@pytest.mark.expected_log("Failed activation")
def test_a_definition_that_asks_for_the_time_itself_is_refused_by_the_sandbox(tmp_path: Path) -> None:
    # The sandbox imports a class by the name of its module, so this one has a module of its own.
    text = WHOLE.read_text().replace('"clinical_session"', '"asks_the_time"')
    path = tmp_path / "asks.json"
    path.write_text(text)
    from tests.fakes.impure_workflow import AsksTheTime

    with pytest.raises(Exception, match=r"Cannot access time"):
        _replay(path, [AsksTheTime], guarded())


# --- going on ------------------------------------------------------------------------------------------------------


class _Ends:
    """Says to each run what it waits for, until it has ended."""

    def __init__(self, replies: dict[str, dict[str, str]]) -> None:
        self.states: dict[str, WorkflowState] = {}
        self._replies = replies
        self.asked: list[tuple[str, str]] = []

    def on_state(self, workflow_id: str, state: WorkflowState) -> None:
        self.states[workflow_id] = state
        for name in state.waiting_for:
            if name in self._replies[workflow_id]:
                self.asked.append((workflow_id, self._replies[workflow_id][name]))
                return


@pytest.fixture(name="frontend")
def _frontend() -> Iterator[TemporalFrontend]:
    with TemporalFrontend() as frontend:
        yield frontend


def test_every_recorded_run_goes_on_to_its_end_and_does_nothing_twice(frontend: TemporalFrontend) -> None:
    activities = ActivitiesByWorkflow()
    replies, wanted, once = {}, {}, {}
    for path in recorded_files():
        facts = json.loads(path.read_text())
        recorded = RECORDED[facts["definition"]]
        point = next(point for point in recorded.points if point.name == facts["point"])
        workflow_id = workflow_id_of(facts["definition"], facts["point"])
        activities.of[workflow_id] = ScriptedActivities({**recorded.answers, **point.answers})
        if "fail" in point.name:
            activities.of[workflow_id] = ScriptedActivities(recorded.answers)
        frontend.take_up(events_of(path))
        replies[workflow_id], wanted[workflow_id] = recorded.replies, facts["ends"]
        once[workflow_id] = recorded.once if facts["ends"] == "completed" else ()
    ends = _Ends(replies)
    server = TemporalSettings(address=frontend.target, task_queue=TASK_QUEUE)
    engine = TemporalEngine(server, VECTOR_KEY, "recorded", activities, on_state=ends.on_state)
    try:
        unfinished = engine.resume_unfinished()
        give_up_ns = SYSTEM_CLOCK.monotonic_ns() + round(WITHIN_S * 1e9)
        while any(run.runs for run in frontend.runs):
            assert SYSTEM_CLOCK.monotonic_ns() < give_up_ns, {
                run.workflow_id: ends.states.get(run.workflow_id) for run in frontend.runs if run.runs
            }
            asked, ends.asked = ends.asked, []
            for workflow_id, name in asked:
                engine.signal(workflow_id, name)
            SYSTEM_CLOCK.sleep(0.02)
        assert {workflow_id: engine.state(workflow_id).exit_reason for workflow_id in unfinished} == {
            workflow_id: end for workflow_id, end in wanted.items() if workflow_id in unfinished
        }
        for workflow_id in wanted:
            done = [r.step for r in engine.history(workflow_id) if r.outcome == StepOutcomeName.DONE]
            assert [step for step in done if step in once[workflow_id]] == list(once[workflow_id]), workflow_id
    finally:
        engine.close()


def test_a_recorded_history_names_no_machine_and_holds_nothing_in_clear() -> None:
    for path in recorded_files():
        for event in events_of(path):
            text = MessageToJson(event)
            for word in ("/root", "/home", "/tmp", "@", "json/plain"):
                assert word not in text.replace("core_patch", ""), (path, word)
