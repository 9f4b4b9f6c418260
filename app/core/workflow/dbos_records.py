"""Runs and steps as DBOS's tables hold them, also while no engine is open.

Guarantees: reads only; ids, names, times, our own errors and states, never a step's result. Attempts of one step
follow each other, since each is a DBOS step of its own ("start_recording/2"); a retried workflow is one workflow of
several runs, of which the steps that a later one took over are told once.
Does not: launch DBOS or make its tables; where there are none, there were no workflows. Any thread.
"""

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from app.core.workflow.broken_run import BROKEN
from app.core.workflow.context import WorkflowState
from app.core.workflow.dbos_steps import StepRow, attempted_steps, error_of, step_records, time_of
from app.core.workflow.history import RunRecord, RunState, StepRecord
from app.core.workflow.kept_values import KeptValues, PlainValues
from app.core.workflow.registry import DEFINITIONS, Definition
from app.core.workflow.signal_inbox import CAUSE, RETRIED

STATE_KEY = "state"
RUN_MARK = "/"
"""Between a workflow's id and the number of a run after the first."""
POSTGRESQL_SCHEMA = "dbos"
UNFINISHED = ("PENDING", "ENQUEUED", "DELAYED")


class RunRow(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one workflow."""

    run_id: str
    definition: str
    status: str
    begun_ms: int
    ended_ms: int | None
    version: str = ""
    shown: WorkflowState | None = None

    @property
    def workflow_id(self) -> str:
        return workflow_of(self.run_id)

    @property
    def number(self) -> int:
        return number_of(self.run_id)

    @property
    def unfinished(self) -> bool:
        return self.status in UNFINISHED


def workflow_of(run_id: str) -> str:
    """The workflow that a run is of."""
    return run_id.partition(RUN_MARK)[0]


def number_of(run_id: str) -> int:
    """Which run of its workflow it is, from 1."""
    _, mark, number = run_id.partition(RUN_MARK)
    return int(number) if mark else 1


def run_id_of(workflow_id: str, number: int) -> str:
    """Id of a workflow's run; the first has the workflow's own."""
    return workflow_id if number == 1 else f"{workflow_id}{RUN_MARK}{number}"


class DbosRecords:
    """Reads one database of workflows.

    Args:
        database: Where they lie.
        values: How what they keep is written there.
    """

    def __init__(self, database: sa.Engine, values: KeptValues | None = None) -> None:
        self._database = database
        self._values = values or PlainValues()
        schema = POSTGRESQL_SCHEMA if database.dialect.name == "postgresql" else None
        self._status = _table(
            schema,
            "workflow_status",
            *("workflow_uuid", "name", "status", "created_at", "updated_at", "completed_at", "application_version"),
        )
        self._attributes = sa.column("attributes", sa.JSON)
        self._operations = _table(
            schema,
            "operation_outputs",
            *(
                "workflow_uuid",
                "function_id",
                "function_name",
                "output",
                "started_at_epoch_ms",
                "completed_at_epoch_ms",
            ),
        )
        self._events = _table(schema, "workflow_events", "workflow_uuid", "key", "value")
        self._signals = _table(None, "neurascale_signals", "workflow_id", "position", "name", "payload")
        self._schema = schema

    def run_rows(
        self, workflow_id: str = "", *, unfinished_only: bool = False, among: Collection[str] | None = None
    ) -> tuple[RunRow, ...]:
        """Runs of one workflow, or of all, or of those runs; oldest first."""
        if not self._there():
            return ()
        status, events = self._status, self._events
        query = sa.select(
            status.c.workflow_uuid,
            status.c.name,
            status.c.status,
            sa.func.coalesce(self._time_of_a_step("started_at_epoch_ms", first=True), status.c.created_at),
            sa.func.coalesce(
                self._time_of_a_step("completed_at_epoch_ms", first=False), status.c.completed_at, status.c.updated_at
            ),
            self._attributes,
            events.c.value,
        ).select_from(
            status.outerjoin(
                events, sa.and_(events.c.workflow_uuid == status.c.workflow_uuid, events.c.key == STATE_KEY)
            )
        )
        if workflow_id:
            query = query.where(
                sa.or_(
                    status.c.workflow_uuid == workflow_id,
                    status.c.workflow_uuid.startswith(workflow_id + RUN_MARK, autoescape=True),
                )
            )
        if unfinished_only:
            query = query.where(status.c.status.in_(UNFINISHED))
        if among is not None:
            query = query.where(status.c.workflow_uuid.in_(among))
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(sorted(map(self._run_row, rows), key=lambda row: (row.begun_ms, row.number)))

    def _time_of_a_step(self, column: str, *, first: bool) -> sa.ScalarSelect[Any]:
        """Of a run's first or last step, to the millisecond; DBOS keeps a run's own times to the second on SQLite."""
        operations = self._operations
        order = operations.c.function_id if first else operations.c.function_id.desc()
        return (
            sa.select(operations.c[column])
            .where(operations.c.workflow_uuid == self._status.c.workflow_uuid)
            .order_by(order)
            .limit(1)
            .scalar_subquery()
        )

    def _run_row(self, row: Sequence[Any]) -> RunRow:
        run_id, definition, status, begun_ms, ended_ms, attributes, shown = row
        return RunRow(
            run_id=run_id,
            definition=definition or "",
            status=status or "",
            begun_ms=begun_ms,
            ended_ms=None if status in UNFINISHED else ended_ms,
            version=(attributes or {}).get("version", ""),
            shown=self._shown(status, shown),
        )

    def _shown(self, status: str, kept: str | None) -> WorkflowState | None:
        if status == "ERROR":
            return BROKEN
        return None if kept is None else msgspec.convert(self._values.read(kept), WorkflowState)

    def newest_run(self, workflow_id: str) -> RunRow | None:
        """The run that stands for the workflow now."""
        return max(self.run_rows(workflow_id), key=lambda row: row.number, default=None)

    def step_rows(self, run_id: str) -> tuple[StepRow, ...]:
        """What one run did, in order."""
        operations = self._operations
        query = (
            sa.select(
                operations.c.function_id,
                operations.c.function_name,
                operations.c.output,
                operations.c.started_at_epoch_ms,
                operations.c.completed_at_epoch_ms,
            )
            .where(operations.c.workflow_uuid == run_id)
            .order_by(operations.c.function_id)
        )
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        return tuple(
            StepRow(
                number=row[0],
                name=row[1],
                value=None if row[2] is None else self._values.read(row[2]),
                began_ms=row[3],
                ended_ms=row[4],
            )
            for row in rows
        )

    def state(self, run: RunRow) -> WorkflowState | None:
        """What a run shows now; `RunRow.shown` is of when it was read."""
        newest = next((row for row in self.run_rows(run.workflow_id) if row.run_id == run.run_id), None)
        return None if newest is None else newest.shown

    def history(self, workflow_id: str, first_cause: str = "") -> tuple[StepRecord, ...]:
        """All that is kept of what a workflow did; empty where it is not known."""
        records: list[StepRecord] = []
        before: Sequence[StepRow] = ()
        runs = sorted(self.run_rows(workflow_id), key=lambda row: row.number)
        retried = self._retry_causes(workflow_id) if len(runs) > 1 else {}
        for run in runs:
            rows = self.step_rows(run.run_id)
            taken_over = sum(
                1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, rows, strict=False))
            )
            records += step_records(rows, taken_over, run.number, (first_cause, retried.get(run.number)), len(records))
            before = rows
        return tuple(records)

    def _retry_causes(self, workflow_id: str) -> dict[int, str]:
        """Of the runs that were begun after one that failed: the entry that each came of."""
        query = (
            sa.select(self._signals.c.payload)
            .where(self._signals.c.workflow_id == workflow_id, self._signals.c.name == RETRIED)
            .order_by(self._signals.c.position)
        )
        with self._database.connect() as connection:
            told = [self._values.read(payload) for payload in connection.execute(query).scalars()]
        return {int(payload["run"]): payload[CAUSE] for payload in told if CAUSE in payload}

    def runs(
        self,
        definitions: Mapping[str, Definition] = DEFINITIONS,
        *,
        name: str = "",
        unfinished_only: bool = False,
        at_most: int | None = None,
    ) -> tuple[RunRecord, ...]:
        """The workflows that are known, newest first; no more than `at_most`, the newest of them."""
        bounded = at_most is not None and not unfinished_only  # what goes on is never much
        among = self._newest_runs(name, at_most) if bounded and at_most is not None else None
        rows = self.run_rows(unfinished_only=unfinished_only, among=among)
        return tuple(
            self._run_record(first, last, definitions.get(last.definition))
            for first, last in _workflows(rows)
            if not name or last.definition == name
        )[:at_most]

    def run(self, workflow_id: str, definitions: Mapping[str, Definition] = DEFINITIONS) -> RunRecord | None:
        """One workflow; None where it is not known."""
        for first, last in _workflows(self.run_rows(workflow_id)):
            return self._run_record(first, last, definitions.get(last.definition))
        return None

    def _newest_runs(self, name: str, at_most: int) -> tuple[str, ...]:
        """All runs of the workflows that were begun last.

        A file of years has ten thousand workflows; what each of them shows is read for those asked for alone.
        """
        if not self._there():
            return ()
        run_id = self._status.c.workflow_uuid
        again = run_id.contains(RUN_MARK, autoescape=True)
        # DBOS keeps a run's beginning to the second on SQLite; our ids rise with time.
        newest = (
            sa.select(run_id).where(~again).order_by(self._status.c.created_at.desc(), run_id.desc()).limit(at_most)
        )
        if name:
            newest = newest.where(self._status.c.name == name)
        with self._database.connect() as connection:
            found = set(connection.execute(newest).scalars())
            later = connection.execute(sa.select(run_id).where(again)).scalars()
            found.update([one for one in later if workflow_of(one) in found])
        return tuple(found)

    def failed_step(self, run: RunRow, state: WorkflowState, definition: Definition) -> StepRow | None:
        """The first attempt of the step that a run failed at; None where it has not failed, or not at a step.

        One that it may go on from comes first: on a full disk a step that merely shows something has failed with the
        same words before, and one of the ways out may have after.
        """
        if run.unfinished or state.step != "failed":
            return None
        found = [
            first
            for first, last in attempted_steps(self.step_rows(run.run_id))
            if (error := error_of(last)) is not None
            and (error.code, error.text()) == (state.error_code, state.error_text)
        ]
        return next((first for first in found if definition.may_retry(first.name)), found[0] if found else None)

    def _run_record(self, first: RunRow, last: RunRow, definition: Definition | None) -> RunRecord:
        state = last.shown or (definition.first_state if definition else WorkflowState(step="", text=""))
        retryable = definition is not None and bool(definition.retryable_steps)
        failed = self.failed_step(last, state, definition) if definition is not None and retryable else None
        return RunRecord(
            workflow_id=last.workflow_id,
            definition=last.definition,
            version=first.version,
            state=_run_state(last, state),
            begun=time_of(first.begun_ms),
            ended=None if last.ended_ms is None else time_of(last.ended_ms),
            exit_reason=state.exit_reason,
            step=state.step,
            text=state.text,
            waiting_for=state.waiting_for,
            error_code=state.error_code,
            error_text=state.error_text,
            runs=last.number,
            failed_step="" if failed is None else failed.name,
            retryable=failed is not None and definition is not None and definition.may_retry(failed.name),
        )

    def _there(self) -> bool:
        return sa.inspect(self._database).has_table("workflow_status", schema=self._schema)


def _workflows(rows: Iterable[RunRow]) -> list[tuple[RunRow, RunRow]]:
    """The first and the newest run of each workflow, newest workflow first; `rows`: oldest first."""
    found: dict[str, tuple[RunRow, RunRow]] = {}
    for row in rows:
        first, _ = found.get(row.workflow_id, (row, row))
        found[row.workflow_id] = (first, row)
    return sorted(found.values(), key=lambda pair: pair[0].begun_ms, reverse=True)


def _table(schema: str | None, name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns), schema=schema)


def _run_state(run: RunRow, state: WorkflowState) -> RunState:
    if run.unfinished:
        return RunState.WAITING if state.waiting_for else RunState.RUNNING
    if run.status == "ERROR" or state.step == "failed":
        return RunState.FAILED
    return RunState.CANCELLED if run.status == "CANCELLED" or state.step == "cancelled" else RunState.COMPLETED
