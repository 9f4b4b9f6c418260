"""Durable workflows on DBOS over SQLite or PostgreSQL: they outlive the station's process.

Guarantees: those of `app.core.workflow.engine`; a signal reaches a waiting workflow at once.
Does not: log on its own, or keep pickled values; no patient data enters its database, and over SQLite it opens no
network connection. The safety stop never waits for it.
One engine a process (DBOS keeps process-wide state). Methods may be called from any thread; each writes to disk at most
once. Only the station uses it.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec
import sqlalchemy as sa

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import Conflict, NotFound, StorageFault, WrongUse
from app.core.events.cause import current_cause
from app.core.settings.data_directory import DataDirectory
from app.core.workflow.broken_run import BROKEN, let_go
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_context import DbosContext
from app.core.workflow.dbos_process import APPLICATION_VERSION, DbosProcess
from app.core.workflow.dbos_records import (
    UNFINISHED,
    DbosRecords,
    RunRow,
    number_of,
    run_id_of,
)
from app.core.workflow.dbos_steps import running_record
from app.core.workflow.effect import perform
from app.core.workflow.effect_runner import EffectRunner
from app.core.workflow.engine import StateListener
from app.core.workflow.history import RunRecord, StepRecord
from app.core.workflow.kept_values import KeptValues
from app.core.workflow.registry import CLINICAL_SESSION, DEFINITIONS, Definition
from app.core.workflow.signal_inbox import CAUSE, RETRIED, SignalInbox, StorageLost, WorkflowSuspended
from app.core.workflow.workflow_database import workflow_database_of

_SUSPENDED_WITHIN_S = 3.0
_KEPT_WITHIN_S = 1.0
_STORAGE_RETRY_S = 5.0
_NOT_KEPT = "The session's progress cannot be written to disk: free some space. It goes on by itself then."
_SERVER_AWAY = "The session's progress cannot be kept: its database does not answer. It goes on by itself when it does."


class DbosEngine:
    """Runs the registered definitions; a `app.core.workflow.engine.WorkflowEngine`.

    Args:
        data: Its `workflow_database` is used, unless `database` is given.
        activities: Owner of the effects of all definitions.
        clock: For times kept with signals, and sleeps.
        on_state: Called on the workflow's thread when its state has changed; not for states of the past while it is
            resumed. Must be quick.
        first_cause: Id of the event that a workflow began with; what is done before its first signal came of it.
        logger: Gets what DBOS warns of.
        definitions: What can be run, by name.
        database: Where workflows are kept; becomes the engine's, which disposes of it.
        values: How what they keep is written there.

    Raises:
        StorageFault: The workflow file cannot be opened.
        Conflict: Another engine is open in this process.
    """

    def __init__(
        self,
        data: DataDirectory,
        activities: object,
        clock: Clock = SYSTEM_CLOCK,
        *,
        on_state: StateListener | None = None,
        first_cause: Callable[[str], str] = lambda _workflow_id: "",
        logger: logging.Logger | None = None,
        definitions: Mapping[str, Definition] = DEFINITIONS,
        database: sa.Engine | None = None,
        values: KeptValues | None = None,
    ) -> None:
        self._activities = activities
        self._clock = clock
        self._on_state = on_state
        self._first_cause = first_cause
        self._definitions = definitions
        self._logger = logger or logging.getLogger("neurascale.workflow")
        self._changed = threading.Condition()
        self._states: dict[str, WorkflowState] = {}
        self._contexts: dict[str, DbosContext] = {}
        self._newest: dict[str, RunRow] = {}
        self._admitted: set[str] = set()
        self._all_admitted = False
        self._at_work = 0
        self._returned: set[str] = set()
        self._closed = False
        self._database = workflow_database_of(data) if database is None else database
        started = False
        try:
            self._inbox = SignalInbox(self._database, clock, values)
            self._runner = EffectRunner()
            self._records = DbosRecords(self._database, values)
            self._process = DbosProcess(
                self._database,
                {definition.name: self._workflow(definition) for definition in definitions.values()},
                self._logger,
                values,
            )
            started = True
        finally:
            if not started:
                self._database.dispose()

    def _workflow(self, definition: Definition) -> Callable[[str], str]:
        def run(workflow_id: str) -> str:
            return self._run(definition, workflow_id)

        return run

    # --- what a station asks -------------------------------------------------------------------------------------

    def start(self, definition_name: str, workflow_id: str) -> None:
        from dbos import SetWorkflowAttributes, SetWorkflowID

        definition = self._definitions.get(definition_name)
        if definition is None:
            raise WrongUse(f"There is no workflow “{definition_name}”.")
        self._admit(workflow_id)
        if self._run_of(workflow_id) is None:
            with SetWorkflowID(workflow_id), SetWorkflowAttributes({"version": definition.version}):
                self._process.api.start_workflow(self._process.workflows[definition.name], workflow_id)

    def start_session(self, session_id: str) -> None:
        self.start(CLINICAL_SESSION, session_id)

    def signal(self, workflow_id: str, name: str, payload: dict[str, str] | None = None) -> None:
        with _written("The session was not told; what is recorded is kept."):
            definition = self._definition_of(self._known(workflow_id))
            if name not in list(definition.signals):
                raise WrongUse(f"This workflow knows no signal “{name}”.")
            if self._has_ended(workflow_id):
                return  # kept, it would reach a run that is begun anew by `retry`
            cause = current_cause()
            told = payload or {}
            self._inbox.append(workflow_id, str(name), {**told, CAUSE: cause} if cause else told)

    def state(self, workflow_id: str) -> WorkflowState:
        with self._changed:
            state = self._states.get(workflow_id)
        if state is not None:
            return state
        run = self._known(workflow_id)
        return self._records.state(run) or self._definition_of(run).first_state

    def history(self, workflow_id: str) -> tuple[StepRecord, ...]:
        self._known(workflow_id)
        records = self._records.history(workflow_id, self._first_cause(workflow_id))
        with self._changed:
            context = self._contexts.get(workflow_id)
        at_work = None if context is None else context.at_work
        return records if at_work is None else tuple(running_record(records, *at_work))

    def runs(
        self, definition_name: str = "", *, unfinished_only: bool = False, at_most: int | None = None
    ) -> tuple[RunRecord, ...]:
        return self._records.runs(
            self._definitions, name=definition_name, unfinished_only=unfinished_only, at_most=at_most
        )

    def run(self, workflow_id: str) -> RunRecord:
        found = self._records.run(workflow_id, self._definitions)
        if found is None:
            raise NotFound("No workflow was begun under this number.")
        return found

    def retry(self, workflow_id: str) -> None:
        from dbos import SetWorkflowID

        run = self._records.newest_run(self._known(workflow_id).workflow_id)
        assert run is not None
        failed = self._records.failed_step(run, self.state(workflow_id), self._definition_of(run))
        if failed is None:
            raise Conflict("This workflow has not failed, so there is nothing to try again.")
        if not self._definition_of(run).may_retry(failed.name):
            raise Conflict(
                "This workflow cannot go on from where it failed.",
                meaning="What was done before stays as it is.",
                advice="Begin a new one.",
            )
        number = run.number + 1
        self._admit(workflow_id)
        with _written("It has not gone on."):
            if cause := current_cause():
                self._inbox.append(workflow_id, RETRIED, {"run": str(number), CAUSE: cause})
            with SetWorkflowID(run_id_of(workflow_id, number)):
                self._process.api.fork_workflow(run.run_id, failed.number, application_version=APPLICATION_VERSION)
        with self._changed:
            self._states.pop(workflow_id, None)
            self._newest.pop(workflow_id, None)

    def cancel(self, workflow_id: str, reason: str) -> None:
        definition = self._definition_of(self._known(workflow_id))
        if self._has_ended(workflow_id):
            raise Conflict("This workflow has ended already.")
        if not definition.cancel_signal:
            raise Conflict("A workflow of this kind cannot be cancelled.", meaning="It goes on.")
        self.signal(workflow_id, definition.cancel_signal, {"reason": reason})

    def resume_unfinished(self, held: Iterable[str] = ()) -> tuple[str, ...]:
        for workflow_id in held:
            run = self._run_of(workflow_id)
            if run is None:
                self.start_session(workflow_id)
                continue
            state = self.state(workflow_id)
            if state.exit_reason and self._is_over(run.run_id):
                self._tell_end_again(self._definition_of(run), workflow_id, state)
        found = tuple(row.workflow_id for row in self._records.run_rows(unfinished_only=True))
        with self._changed:
            self._all_admitted = True
            self._changed.notify_all()
        return found

    def forget(self, workflow_ids: Iterable[str]) -> int:
        with _written("What it holds is still there."):
            found = {known: rows for known in workflow_ids if (rows := self._records.run_rows(known))}
            if found:
                self._process.api.delete_workflows([row.run_id for rows in found.values() for row in rows])
                self._inbox.forget(list(found))
        with self._changed:
            for workflow_id in found:
                self._states.pop(workflow_id, None)
                self._newest.pop(workflow_id, None)
        return len(found)

    def close(self) -> None:
        """Suspend every session where it is and end DBOS; bounded. A second call does nothing.

        An activity that is at work is left to end by itself; its step is run again at the next start.
        """
        with self._changed:
            if self._closed:
                return
            self._closed = True
            self._changed.notify_all()
        self._runner.close()
        self._inbox.close()
        with self._changed:
            self._changed.wait_for(lambda: self._at_work == 0, _SUSPENDED_WITHIN_S)
        self._await_kept()
        self._process.end()
        self._database.dispose()

    def _await_kept(self) -> None:
        """DBOS keeps the end of a workflow just after the workflow's own code has returned."""
        give_up_ns = self._clock.monotonic_ns() + round(_KEPT_WITHIN_S * 1e9)
        for run_id in sorted(self._returned):
            while self._clock.monotonic_ns() < give_up_ns and not self._is_over(run_id):
                self._clock.sleep(0.01)

    # --- the workflow's thread -----------------------------------------------------------------------------------

    def _run(self, definition: Definition, workflow_id: str) -> str:
        with self._changed:
            self._at_work += 1
        try:
            self._wait_until_admitted(workflow_id)
            context = DbosContext(
                self._process.api,
                workflow_id,
                self._inbox,
                self._runner,
                self._activities,
                lambda state: self._tell(workflow_id, state),
                self._clock,
                first_cause=self._first_cause(workflow_id),
                retried=self._inbox.retried(workflow_id, number_of(str(self._process.api.workflow_id))),
            )
            with self._changed:
                self._contexts[workflow_id] = context
            exit_reason = definition.run(context, workflow_id)
            context.show_state()
            with self._changed:
                self._returned.add(str(self._process.api.workflow_id))
            return exit_reason
        except (StorageLost, sa.exc.SQLAlchemyError) as error:
            self._wait_for_storage(workflow_id, str(self._process.api.workflow_id))
            raise WorkflowSuspended from error
        except Exception:  # the rim: whatever a definition stumbles over, what it holds is let go
            let_go(definition, workflow_id, self._activities, self._runner, self._logger)
            self._tell(workflow_id, BROKEN)
            raise
        finally:
            with self._changed:
                self._contexts.pop(workflow_id, None)
                self._at_work -= 1
                self._changed.notify_all()

    def _wait_until_admitted(self, workflow_id: str) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._all_admitted or workflow_id in self._admitted)
            if self._closed:
                raise WorkflowSuspended

    def _wait_for_storage(self, workflow_id: str, run_id: str) -> None:
        """The session's progress cannot be kept: say so, and go on from its last kept step once it can."""
        with self._changed:
            state = self._states.get(workflow_id) or WorkflowState(step="prerequisites", text="")
        text = _NOT_KEPT if self._database.dialect.name == "sqlite" else _SERVER_AWAY
        self._tell(workflow_id, msgspec.structs.replace(state, text=text, waiting_for=()))
        threading.Thread(target=self._go_on_when_writable, args=(run_id,), name="workflow-storage", daemon=True).start()

    def _go_on_when_writable(self, run_id: str) -> None:
        while True:
            try:
                self._runner.pause(_STORAGE_RETRY_S)
                self._process.api.resume_workflow(run_id)
            except sa.exc.SQLAlchemyError:
                continue
            except WorkflowSuspended:
                pass
            return

    def _tell(self, workflow_id: str, state: WorkflowState) -> None:
        with self._changed:
            self._states[workflow_id] = state
        if self._on_state is not None:
            self._on_state(workflow_id, state)

    # --- what is there -------------------------------------------------------------------------------------------

    def _admit(self, workflow_id: str) -> None:
        with self._changed:
            self._admitted.add(workflow_id)
            self._changed.notify_all()

    def _run_of(self, workflow_id: str) -> RunRow | None:
        """The run that stands for a workflow; its status may be of the past."""
        with self._changed:
            known = self._newest.get(workflow_id)
        if known is None and (known := self._records.newest_run(workflow_id)) is not None:
            with self._changed:
                self._newest[workflow_id] = known
        return known

    def _known(self, workflow_id: str) -> RunRow:
        run = self._run_of(workflow_id)
        if run is None:
            raise NotFound("No workflow was begun under this number.")
        return run

    def _definition_of(self, run: RunRow) -> Definition:
        found = self._definitions.get(run.definition)
        if found is None:
            raise WrongUse(f"This release knows no workflow “{run.definition}”.")
        return found

    def _has_ended(self, workflow_id: str) -> bool:
        """Not while it waits: a session is complete before its report is signed; nor while it cannot be kept."""
        state = self.state(workflow_id)
        if not state.exit_reason or state.waiting_for:
            return False
        return self._is_over(self._known(workflow_id).run_id)

    def _is_over(self, run_id: str) -> bool:
        status = self._process.api.get_workflow_status(run_id)
        return status is not None and status.status not in UNFINISHED

    def _tell_end_again(self, definition: Definition, workflow_id: str, state: WorkflowState) -> None:
        if definition.tell_end_again is not None:
            perform(self._activities, definition.tell_end_again(workflow_id, state))


@contextlib.contextmanager
def _written(meaning: str) -> Iterator[None]:
    """Raises: StorageFault: The workflow file or database cannot be written now."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        raise StorageFault(
            "The workflow file cannot be written.", meaning=meaning, advice="Free space on the disk, then try again."
        ) from error
