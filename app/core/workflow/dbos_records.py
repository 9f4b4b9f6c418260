"""Runs and steps as DBOS's tables hold them, also while no engine is open.

Guarantees: reads only; ids, names, times, our own errors and states, never a step's result. Attempts of one step
follow each other, since each is a DBOS step of its own ("start_recording/2"); a retried workflow is one workflow of
several runs, of which the steps that a later one took over are told once.
Does not: launch DBOS or make its tables; where there are none, there were no workflows. Any thread.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from app.core.workflow.broken_run import BROKEN
from app.core.workflow.context import WorkflowState
from app.core.workflow.history import RunRecord, RunState, StepOutcomeName, StepRecord
from app.core.workflow.kept_values import KeptValues, PlainValues
from app.core.workflow.registry import DEFINITIONS, Definition
from app.core.workflow.signal_inbox import CAUSE, RETRIED
from app.core.workflow.step_outcome import KeptError

STATE_KEY = "state"
RUN_MARK = "/"
"""Between a workflow's id and the number of a run after the first."""
POSTGRESQL_SCHEMA = "dbos"
UNFINISHED = ("PENDING", "ENQUEUED", "DELAYED")
_PATCH = "DBOS.patch-"
_WAITS = ("wait_signal", "poll_signal")


class RunRow(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one workflow."""

    run_id: str
    definition: str
    status: str
    begun_ms: int
    ended_ms: int | None
    version: str = ""

    @property
    def workflow_id(self) -> str:
        return workflow_of(self.run_id)

    @property
    def number(self) -> int:
        return number_of(self.run_id)

    @property
    def unfinished(self) -> bool:
        return self.status in UNFINISHED


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of what a run did; `value` is what it gave."""

    number: int
    name: str
    value: Any
    began_ms: int | None
    ended_ms: int | None


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


def step_and_attempt(name: str) -> tuple[str, int]:
    """("start_recording", 2) of "start_recording/2"."""
    step, mark, attempt = name.rpartition("/")
    return (step, int(attempt)) if mark and attempt.isdigit() else (name, 1)


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

    def run_rows(self, workflow_id: str = "") -> tuple[RunRow, ...]:
        """Runs of one workflow, or of all; oldest first."""
        if not self._there():
            return ()
        status, operations = self._status, self._operations
        # DBOS keeps a run's own times to the second on SQLite; those of its steps are to the millisecond.
        own_steps = operations.c.workflow_uuid == status.c.workflow_uuid
        began = sa.select(sa.func.min(operations.c.started_at_epoch_ms)).where(own_steps).scalar_subquery()
        ended = sa.select(sa.func.max(operations.c.completed_at_epoch_ms)).where(own_steps).scalar_subquery()
        query = sa.select(
            status.c.workflow_uuid,
            status.c.name,
            status.c.status,
            sa.func.coalesce(began, status.c.created_at),
            sa.func.coalesce(ended, status.c.completed_at, status.c.updated_at),
            self._attributes,
        ).select_from(status)
        if workflow_id:
            query = query.where(
                sa.or_(
                    status.c.workflow_uuid == workflow_id,
                    status.c.workflow_uuid.startswith(workflow_id + RUN_MARK, autoescape=True),
                )
            )
        with self._database.connect() as connection:
            rows = connection.execute(query).all()
        found = [
            RunRow(
                run_id=row[0],
                definition=row[1] or "",
                status=row[2] or "",
                begun_ms=row[3],
                ended_ms=None if row[2] in UNFINISHED else row[4],
                version=(row[5] or {}).get("version", ""),
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda row: (row.begun_ms, row.number)))

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
        """What a run showed last."""
        if run.status == "ERROR":
            return BROKEN
        query = sa.select(self._events.c.value).where(
            self._events.c.workflow_uuid == run.run_id, self._events.c.key == STATE_KEY
        )
        with self._database.connect() as connection:
            kept = connection.execute(query).scalar()
        return None if kept is None else msgspec.convert(self._values.read(kept), WorkflowState)

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
            records += _records(rows, taken_over, run.number, (first_cause, retried.get(run.number)), len(records))
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
        self, definitions: Mapping[str, Definition] = DEFINITIONS, *, name: str = "", unfinished_only: bool = False
    ) -> tuple[RunRecord, ...]:
        """The workflows that are known, newest first."""
        newest: dict[str, tuple[RunRow, RunRow]] = {}
        for row in self.run_rows():
            first, _ = newest.get(row.workflow_id, (row, row))
            newest[row.workflow_id] = (first, row)
        return tuple(
            self._run_record(first, last, definitions.get(last.definition))
            for first, last in sorted(newest.values(), key=lambda pair: pair[0].begun_ms, reverse=True)
            if (not name or last.definition == name) and (last.unfinished or not unfinished_only)
        )

    def failed_step(self, run: RunRow, state: WorkflowState) -> StepRow | None:
        """The first attempt of the step that a run failed at; None where it has not failed, or not at a step."""
        if run.unfinished or state.step != "failed":
            return None
        first: StepRow | None = None
        for row in self.step_rows(run.run_id):
            if _kind(row.name) != "step":
                continue
            if step_and_attempt(row.name)[1] == 1:
                first = row
            error = _error(row)
            if error is not None and (error.code, error.text()) == (state.error_code, state.error_text):
                return first
        return None

    def _run_record(self, first: RunRow, last: RunRow, definition: Definition | None) -> RunRecord:
        shown = self.state(last)
        state = shown or (definition.first_state if definition else WorkflowState(step="", text=""))
        failed = self.failed_step(last, state) if definition is not None and definition.retryable_steps else None
        return RunRecord(
            workflow_id=last.workflow_id,
            definition=last.definition,
            version=first.version,
            state=_run_state(last, state),
            begun=_time(first.begun_ms),
            ended=None if last.ended_ms is None else _time(last.ended_ms),
            exit_reason=state.exit_reason,
            step=state.step,
            text=state.text,
            waiting_for=state.waiting_for,
            error_code=state.error_code,
            error_text=state.error_text,
            runs=last.number,
            retryable=failed is not None
            and definition is not None
            and definition.may_retry(step_and_attempt(failed.name)[0]),
        )

    def _there(self) -> bool:
        return sa.inspect(self._database).has_table("workflow_status", schema=self._schema)


def _table(schema: str | None, name: str, *columns: str) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns), schema=schema)


def _time(epoch_ms: int) -> datetime:
    return datetime.fromtimestamp(epoch_ms / 1000, UTC)


def _run_state(run: RunRow, state: WorkflowState) -> RunState:
    if run.unfinished:
        return RunState.WAITING if state.waiting_for else RunState.RUNNING
    if run.status == "ERROR" or state.step == "failed":
        return RunState.FAILED
    return RunState.CANCELLED if run.status == "CANCELLED" or state.step == "cancelled" else RunState.COMPLETED


def _records(
    rows: Sequence[StepRow], taken_over: int, run: int, causes: tuple[str, str | None], before: int
) -> Iterable[StepRecord]:
    cause, retried = causes
    position = itertools.count(before + 1)
    for index, row in enumerate(rows):
        kind = _kind(row.name)
        if index == taken_over and retried is not None:
            cause = retried
        told = row.value if row.name in _WAITS else None
        if told:
            cause = told.get("payload", {}).get(CAUSE, cause)
        if index < taken_over or not kind or (row.name == "poll_signal" and not told):
            continue
        yield _record(row, kind, told, cause, run, next(position))


def _record(row: StepRow, kind: str, told: dict[str, Any] | None, cause: str, run: int, position: int) -> StepRecord:
    step, attempt = step_and_attempt(row.name) if kind == "step" else (row.name, 1)
    if kind == "wait":
        step = (told or {}).get("name", "")
    error = _error(row) if kind == "step" else None
    timed = row.began_ms is not None and row.ended_ms is not None
    return StepRecord(
        position=position,
        kind=kind,
        step=step.removeprefix(_PATCH),
        attempt=attempt,
        began=None if row.began_ms is None else _time(row.began_ms),
        ended=None if row.ended_ms is None else _time(row.ended_ms),
        duration_ms=float(row.ended_ms - row.began_ms) if timed else None,  # type: ignore[operator]
        outcome=StepOutcomeName.DONE if error is None else StepOutcomeName.FAILED,
        error_code=error.code if error else "",
        error_text=error.text() if error else "",
        cause_event_id=cause,
        run=run,
    )


def _kind(name: str) -> str:
    """Empty for what the engine does for itself."""
    if name in _WAITS:
        return "wait"
    if name == "sleep":
        return "sleep"
    if name.startswith(_PATCH):
        return "patch"
    return "" if name.startswith("DBOS.") else "step"


def _error(row: StepRow) -> KeptError | None:
    value = row.value
    kept = value.get("error") if isinstance(value, dict) else None
    return None if kept is None else msgspec.convert(kept, KeptError)


def running_record(records: Iterable[StepRecord], name: str, began: datetime, cause: str) -> Iterator[StepRecord]:
    """`records`, and after them the attempt that is being made now."""
    last = 0
    run = 1
    for record in records:
        last, run = record.position, record.run
        yield record
    kind = _kind(name)
    step, attempt = step_and_attempt(name) if kind == "step" else ("", 1)
    yield StepRecord(
        position=last + 1,
        kind=kind,
        step=step,
        attempt=attempt,
        began=began,
        ended=None,
        duration_ms=None,
        outcome=StepOutcomeName.RUNNING,
        cause_event_id=cause,
        run=run,
    )
