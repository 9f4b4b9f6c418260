"""Durable workflows on a Temporal server: a `app.core.workflow.engine.WorkflowEngine`.

Guarantees: those of `app.core.workflow.engine`, as far as the server keeps what it has acknowledged; all that leaves
the station is sealed. While the server cannot be reached, workflows wait and say so, and calls fail within seconds.
Does not: keep anything on this machine, or hold up a recording or the safety stop. Any thread; each call waits for the
server, so it belongs on no thread that draws or records.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec
from temporalio.api.common.v1 import WorkflowExecution as ExecutionName
from temporalio.api.workflowservice.v1 import DeleteWorkflowExecutionRequest, ResetWorkflowExecutionRequest
from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.worker import Worker

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, LinkDown, NotFound, StorageFault, WrongUse
from app.core.events.cause import current_cause
from app.core.identifiers import new_id
from app.core.settings.site import TemporalSettings
from app.core.workflow.broken_run import BROKEN, let_go
from app.core.workflow.context import WorkflowState
from app.core.workflow.effect import perform
from app.core.workflow.effect_runner import EffectRunner
from app.core.workflow.engine import StateListener
from app.core.workflow.history import RunRecord, StepRecord
from app.core.workflow.registry import CLINICAL_SESSION, DEFINITIONS, Definition
from app.core.workflow.signal_inbox import WorkflowSuspended
from app.core.workflow.temporal.effect_call import CAUSE, STATE_MEMO, VERSION_MEMO, ToldSignal, plain
from app.core.workflow.temporal.effect_desk import EffectDesk
from app.core.workflow.temporal.server_link import ServerLink
from app.core.workflow.temporal.state_relay import hear_no_more, hear_states
from app.core.workflow.temporal.temporal_records import FailedStep
from app.core.workflow.temporal.temporal_runs import (
    KnownWorkflow,
    ended_broken,
    known_workflow,
    known_workflows,
    read_runs,
    run_record,
    with_its_runs,
)
from app.core.workflow.temporal.worker import SdkLog, station_worker, workflow_thread

_RESUMED_AGAIN_EVERY_S = 5.0
_SIGNALLED_WITHIN_S = 2.0
"""The station's main turn may be what tells a session something; what was not told is told again."""
_DONE_ON_THE_STATION = "Asked for at the workstation."


class TemporalEngine:
    """See the rules at the top of this module.

    Args:
        server: Where it is, and under which names.
        key: Seals what leaves the station, 32 bytes; the same as long as the data folder lives.
        station_id: Names the task queue, where the settings name none.
        activities: Owner of the effects of all definitions.
        on_state: Called when a workflow shows a new state; not for states of the past. Must be quick.
        first_cause: Id of the event that a workflow began with.
        definitions: What can be run, by name.

    Raises:
        WrongUse: A file that the settings name cannot be read.
    """

    def __init__(
        self,
        server: TemporalSettings,
        key: bytes,
        station_id: str,
        activities: object,
        clock: Clock = SYSTEM_CLOCK,
        *,
        on_state: StateListener | None = None,
        first_cause: Callable[[str], str] = lambda _workflow_id: "",
        logger: logging.Logger | None = None,
        definitions: Mapping[str, Definition] = DEFINITIONS,
    ) -> None:
        self._task_queue = server.task_queue or f"neurascale-{station_id}"
        self._activities = activities
        self._clock = clock
        self._on_state = on_state
        self._first_cause = first_cause
        self._definitions = definitions
        self._log = logger or logging.getLogger("neurascale.workflow")
        self._changed = threading.Condition()
        self._states: dict[str, WorkflowState] = {}
        self._names: dict[str, str] = {}
        self._failed: dict[str, FailedStep | None] = {}
        self._closed = False
        self._runner = EffectRunner()
        self._desk = EffectDesk(activities, self._runner)
        self._thread = workflow_thread()
        self._link = ServerLink(server, key, self._task_queue, self._log)
        self._sdk_log = SdkLog(self._log)
        self._sdk_log.begin()
        hear_states(self._task_queue, self._shown)

    # --- what a station asks -------------------------------------------------------------------------------------

    def start(self, definition_name: str, workflow_id: str) -> None:
        definition = self._definitions.get(definition_name)
        if definition is None:
            raise WrongUse(f"There is no workflow “{definition_name}”.")
        first_cause = self._first_cause(workflow_id)

        async def begin(client: Client) -> None:
            try:
                await client.start_workflow(
                    definition.name,
                    first_cause,
                    id=workflow_id,
                    task_queue=self._task_queue,
                    id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                    memo={VERSION_MEMO: definition.version, STATE_MEMO: plain(definition.first_state)},
                )
            except WorkflowAlreadyStartedError:
                return

        self._link.ask(begin)
        self._link.serve(self._worker)
        self._watch(definition, workflow_id)

    def start_session(self, session_id: str) -> None:
        self.start(CLINICAL_SESSION, session_id)

    def signal(self, workflow_id: str, name: str, payload: dict[str, str] | None = None) -> None:
        cause = current_cause()
        told = {**(payload or {}), CAUSE: cause} if cause else payload or {}
        try:
            if str(name) not in list(self._definition_of(workflow_id).signals):
                raise WrongUse(f"This workflow knows no signal “{name}”.")

            async def tell(client: Client) -> None:
                sealed = ToldSignal(workflow_id=workflow_id, name=str(name), payload=told)
                await client.get_workflow_handle(workflow_id).signal(str(name), plain(sealed))

            try:
                self._link.ask(tell, within_s=_SIGNALLED_WITHIN_S)
            except NotFound:
                return  # it has ended, and takes no more notice
        except LinkDown as error:
            raise StorageFault(
                error.what, meaning="The session was not told; what is recorded is kept.", advice=error.advice
            ) from error

    def state(self, workflow_id: str) -> WorkflowState:
        with self._changed:
            state = self._states.get(workflow_id)
        if state is not None:
            return state
        try:
            return self._known(workflow_id).state
        except LinkDown as error:
            return WorkflowState(step="", text=f"{error.what} {error.meaning}")

    def history(self, workflow_id: str) -> tuple[StepRecord, ...]:
        self._known(workflow_id)
        with self._changed:
            state = self._states.get(workflow_id)
        waits = None if state is None else bool(state.waiting_for)
        return tuple(self._link.ask(lambda client: read_runs(client, workflow_id, waits=waits)).records)

    def runs(
        self, definition_name: str = "", *, unfinished_only: bool = False, at_most: int | None = None
    ) -> tuple[RunRecord, ...]:
        found = self._link.ask(lambda client: known_workflows(client, self._task_queue, self._definitions))
        wanted = [
            known
            for known in found
            if (not definition_name or known.definition.name == definition_name)
            and (known.unfinished or not unfinished_only)
        ]
        return tuple(self._run_record(self._as_shown(known)) for known in wanted[:at_most])

    def run(self, workflow_id: str) -> RunRecord:
        known = self._known(workflow_id)
        return self._run_record(self._as_shown(self._link.ask(lambda client: with_its_runs(client, known))))

    def retry(self, workflow_id: str) -> None:
        known = self._known(workflow_id)
        if known.unfinished or known.state.step != "failed":
            raise Conflict("This workflow has not failed, so there is nothing to try again.")
        failed = self._link.ask(lambda client: read_runs(client, workflow_id)).failed_step(
            known.state, known.definition
        )
        if failed is None or not known.definition.may_retry(failed.step):
            raise Conflict(
                "This workflow cannot go on from where it failed.",
                meaning="What was done before stays as it is.",
                advice="Begin a new one.",
            )
        request = ResetWorkflowExecutionRequest(
            workflow_execution=ExecutionName(workflow_id=workflow_id, run_id=known.run_id),
            reason=_DONE_ON_THE_STATION,
            workflow_task_finish_event_id=failed.reset_to,
            request_id=new_id(self._clock),
        )

        async def reset(client: Client) -> None:
            request.namespace = client.namespace
            await client.workflow_service.reset_workflow_execution(request)

        with self._changed:
            self._states.pop(workflow_id, None)
        self._link.ask(reset)
        self._link.serve(self._worker)
        self._watch(known.definition, workflow_id)

    def cancel(self, workflow_id: str, reason: str) -> None:
        known = self._known(workflow_id)
        if not known.unfinished:
            raise Conflict("This workflow has ended already.")
        if not known.definition.cancel_signal:
            raise Conflict("A workflow of this kind cannot be cancelled.", meaning="It goes on.")
        self.signal(workflow_id, known.definition.cancel_signal, {"reason": reason})

    def resume_unfinished(self, held: Iterable[str] = ()) -> tuple[str, ...]:
        wanted = tuple(held)
        try:
            return self._resume(wanted)
        except LinkDown as error:
            self._log.warning("%s Workflows go on once it does.", error.what)
        threading.Thread(target=self._resume_later, args=(wanted,), name="temporal-resume", daemon=True).start()
        return wanted

    def forget(self, workflow_ids: Iterable[str]) -> int:
        forgotten = 0
        try:
            for workflow_id in workflow_ids:
                try:
                    self._known(workflow_id)
                except NotFound:
                    continue
                self._link.ask(lambda client, gone=workflow_id: _delete(client, gone))  # type: ignore[misc]
                forgotten += 1
                with self._changed:
                    self._states.pop(workflow_id, None)
                    self._names.pop(workflow_id, None)
        except LinkDown as error:
            raise StorageFault(error.what, meaning="What the server holds is still there.") from error
        return forgotten

    def close(self) -> None:
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        self._link.stop_serving()  # first: an attempt that is handed back must not be handed out to this worker again
        self._runner.close()
        self._link.close()
        hear_no_more(self._task_queue)
        self._thread.shutdown(wait=False)
        self._sdk_log.end()

    # --- within --------------------------------------------------------------------------------------------------

    def _worker(self, client: Client) -> Worker:
        return station_worker(client, self._task_queue, self._definitions, self._desk, self._thread)

    def _definition_of(self, workflow_id: str) -> Definition:
        """Kept here once it is known: the station tells its sessions much, and waits each time.

        Raises:
            NotFound: The server knows no such workflow of ours.
            LinkDown: It does not answer.
        """
        with self._changed:
            name = self._names.get(workflow_id, "")
        if name:
            return self._definitions[name]
        definition = self._known(workflow_id).definition
        with self._changed:
            self._names[workflow_id] = definition.name
        return definition

    def _known(self, workflow_id: str) -> KnownWorkflow:
        """What the server knows of one of ours.

        Raises:
            NotFound: Nothing.
            LinkDown: It does not answer.
        """
        known = self._link.ask(lambda client: known_workflow(client, workflow_id, self._definitions))
        if known is None:
            raise NotFound("No such workflow was begun.")
        return known

    def _resume(self, held: tuple[str, ...]) -> tuple[str, ...]:
        unfinished: dict[str, KnownWorkflow] = {}
        for workflow_id in held:
            try:
                known = self._known(workflow_id)
            except NotFound:
                self.start_session(workflow_id)
                continue
            tell_again = known.definition.tell_end_again
            if known.is_broken:
                self._let_go(known.definition, workflow_id)
            elif known.unfinished:
                unfinished[workflow_id] = known  # a server's list may be a moment late
            elif known.state.exit_reason and tell_again is not None:
                perform(self._activities, tell_again(workflow_id, known.state))
        found = self._link.ask(
            lambda client: known_workflows(client, self._task_queue, self._definitions, unfinished_only=True)
        )
        unfinished.update((known.workflow_id, known) for known in found)
        self._link.serve(self._worker)
        oldest_first = sorted(unfinished.values(), key=lambda known: known.begun)
        for known in oldest_first:
            # The worker takes a waiting workflow up only when something happens to it; until then nobody would say
            # what it is doing.
            self._shown(known.workflow_id, plain(known.state))
            self._watch(known.definition, known.workflow_id)
        return tuple(known.workflow_id for known in oldest_first)

    def _as_shown(self, known: KnownWorkflow) -> KnownWorkflow:
        """With the state that was shown here, which the server may get a moment later."""
        with self._changed:
            state = self._states.get(known.workflow_id)
        return replace(known, state=state) if state is not None and known.unfinished else known

    def _watch(self, definition: Definition, workflow_id: str) -> None:
        """Somebody may end a run on the server, or its definition cannot go on: what it held must not stay held."""

        def then(broken: bool) -> None:
            if broken:
                threading.Thread(
                    target=self._let_go, args=(definition, workflow_id), name="temporal-let-go", daemon=True
                ).start()

        self._link.watch(lambda client: ended_broken(client, workflow_id), then)

    def _let_go(self, definition: Definition, workflow_id: str) -> None:
        self._log.warning("workflow engine: the run %s ended without its definition; it is let go", workflow_id)
        try:
            let_go(definition, workflow_id, self._activities, self._runner, self._log)
        except WorkflowSuspended:
            return  # the next start of the station does it
        self._shown(workflow_id, plain(BROKEN))

    def _resume_later(self, held: tuple[str, ...]) -> None:
        while True:
            with self._changed:
                if self._changed.wait_for(lambda: self._closed, _RESUMED_AGAIN_EVERY_S):
                    return
            try:
                self._resume(held)
            except LinkDown:
                continue
            return

    def _shown(self, workflow_id: str, state: dict[str, Any]) -> None:
        shown = msgspec.convert(state, WorkflowState)
        with self._changed:
            if self._closed:
                return
            self._states[workflow_id] = shown
        if self._on_state is not None:
            self._on_state(workflow_id, shown)

    def _run_record(self, known: KnownWorkflow) -> RunRecord:
        failed = None
        if not known.unfinished and known.state.step == "failed" and known.definition.retryable_steps:
            # A run that is over stays as it is, and its events are long: they are asked for once.
            if known.run_id not in self._failed:
                read = self._link.ask(lambda client: read_runs(client, known.workflow_id))
                self._failed[known.run_id] = read.failed_step(known.state, known.definition)
            failed = self._failed[known.run_id]
        return run_record(known, failed)


async def _delete(client: Client, workflow_id: str) -> None:
    async for execution in client.list_workflows(f"WorkflowId = '{workflow_id}'"):
        name = ExecutionName(workflow_id=workflow_id, run_id=execution.run_id)
        await client.workflow_service.delete_workflow_execution(
            DeleteWorkflowExecutionRequest(namespace=client.namespace, workflow_execution=name)
        )
