"""What a Temporal server knows of a station's workflows, as the engine needs it.

Guarantees: a workflow that was reset ("tried again") is one workflow with several runs; its newest run stands for it.
Does not: see workflows that other programs run on the same server, or other stations. On the link's loop only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec
from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus, WorkflowFailureError
from temporalio.exceptions import CancelledError
from temporalio.service import RPCError, RPCStatusCode

from app.core.workflow.broken_run import BROKEN
from app.core.workflow.context import WorkflowState
from app.core.workflow.history import RunRecord, RunState
from app.core.workflow.registry import Definition
from app.core.workflow.temporal.effect_call import STATE_MEMO, VERSION_MEMO
from app.core.workflow.temporal.temporal_records import FailedStep, RunReader

MOST_RUNS = 500
"""Somebody waits for the answer, and a server may keep what a station did for months."""
_BROKEN = (
    WorkflowExecutionStatus.FAILED,
    WorkflowExecutionStatus.TERMINATED,
    WorkflowExecutionStatus.TIMED_OUT,
)


@dataclass(frozen=True)
class KnownWorkflow:
    """One workflow, by its newest run.

    Attributes:
        begun: When its first run began.
        runs: How many there are.
    """

    workflow_id: str
    run_id: str
    definition: Definition
    version: str
    status: WorkflowExecutionStatus
    state: WorkflowState
    begun: datetime
    ended: datetime | None
    runs: int = 1

    @property
    def unfinished(self) -> bool:
        return self.status == WorkflowExecutionStatus.RUNNING

    @property
    def is_broken(self) -> bool:
        """Whether it ended without its definition: the server ended it, or the definition could not go on."""
        return self.status in _BROKEN

    @property
    def run_state(self) -> RunState:
        """As people see it."""
        if self.unfinished:
            return RunState.WAITING if self.state.waiting_for else RunState.RUNNING
        if self.is_broken or self.state.step == "failed":
            return RunState.FAILED
        cancelled = self.status == WorkflowExecutionStatus.CANCELED or self.state.step == "cancelled"
        return RunState.CANCELLED if cancelled else RunState.COMPLETED


async def known_workflow(
    client: Client, workflow_id: str, definitions: Mapping[str, Definition]
) -> KnownWorkflow | None:
    """One of ours; None where the server has none of this id, or one that is not ours."""
    try:
        described = await client.get_workflow_handle(workflow_id).describe()
    except RPCError as error:
        if error.status == RPCStatusCode.NOT_FOUND:
            return None
        raise
    return await _known(described, definitions)


async def with_its_runs(client: Client, known: KnownWorkflow) -> KnownWorkflow:
    """The same, with when its first run began and how many there are."""
    begun = [one.start_time async for one in client.list_workflows(f"WorkflowId = '{known.workflow_id}'")]
    return replace(known, begun=min((known.begun, *begun)), runs=max(1, len(begun)))


async def known_workflows(
    client: Client, task_queue: str, definitions: Mapping[str, Definition], *, unfinished_only: bool = False
) -> tuple[KnownWorkflow, ...]:
    """A station's, newest first: the newest `MOST_RUNS` runs, or all runs that have not ended."""
    newest: dict[str, KnownWorkflow] = {}
    query = f"TaskQueue = '{task_queue}'"
    if unfinished_only:
        query += " AND ExecutionStatus = 'Running'"
    async for execution in client.list_workflows(query, limit=None if unfinished_only else MOST_RUNS):
        known = await _known(execution, definitions)
        if known is None:
            continue
        other = newest.get(known.workflow_id)
        if other is not None:
            first, last = sorted((other, known), key=lambda one: one.begun)
            known = replace(last, begun=first.begun, runs=other.runs + 1)
        newest[known.workflow_id] = known
    return tuple(sorted(newest.values(), key=lambda one: one.begun, reverse=True))


def run_record(known: KnownWorkflow, failed: FailedStep | None) -> RunRecord:
    """As every engine tells it. `failed`: the step that it failed at, where it did and may be tried again at some."""
    return RunRecord(
        workflow_id=known.workflow_id,
        definition=known.definition.name,
        version=known.version,
        state=known.run_state,
        begun=known.begun,
        ended=known.ended,
        exit_reason=known.state.exit_reason,
        step=known.state.step,
        text=known.state.text,
        waiting_for=known.state.waiting_for,
        error_code=known.state.error_code,
        error_text=known.state.error_text,
        runs=known.runs,
        failed_step="" if failed is None else failed.step,
        retryable=failed is not None and known.definition.may_retry(failed.step),
    )


async def ended_broken(client: Client, workflow_id: str) -> bool:
    """Waits until a workflow's newest run has ended; whether it ended without its definition."""
    try:
        await client.get_workflow_handle(workflow_id).result(follow_runs=False)
    except WorkflowFailureError as error:
        return not isinstance(error.cause, CancelledError)
    return False


async def read_runs(client: Client, workflow_id: str, *, waits: bool | None = None) -> RunReader:
    """What a workflow did, in all its runs.

    Args:
        client: Of the server.
        workflow_id: Whose.
        waits: Whether it waits for a signal, where this process has just heard; None: as the server has it.
    """
    found = [execution async for execution in client.list_workflows(f"WorkflowId = '{workflow_id}'")]
    reader = RunReader(client.data_converter)
    for number, execution in enumerate(sorted(found, key=lambda one: one.start_time), 1):
        history = await client.get_workflow_handle(workflow_id, run_id=execution.run_id).fetch_history()
        waits_since = None
        shown = (await execution.memo()).get(STATE_MEMO)
        waiting = isinstance(shown, dict) and bool(shown.get("waiting_for")) if waits is None else waits
        if execution.status == WorkflowExecutionStatus.RUNNING and waiting:
            waits_since = history.events[-1].event_time.ToDatetime(tzinfo=execution.start_time.tzinfo)
        await reader.read(history.events, number, waits_since=waits_since)
    return reader


async def _known(execution: WorkflowExecution, definitions: Mapping[str, Definition]) -> KnownWorkflow | None:
    definition = definitions.get(execution.workflow_type)
    if definition is None:
        return None
    memo = await execution.memo()
    try:
        state = msgspec.convert(memo.get(STATE_MEMO), WorkflowState)
    except msgspec.ValidationError:  # somebody else has written it
        state = definition.first_state
    status = execution.status or WorkflowExecutionStatus.RUNNING
    if status in _BROKEN:
        state = BROKEN
    return KnownWorkflow(
        workflow_id=execution.id,
        run_id=execution.run_id,
        definition=definition,
        version=str(memo.get(VERSION_MEMO, "")),
        status=status,
        state=state,
        begun=execution.start_time,
        ended=execution.close_time,
    )
