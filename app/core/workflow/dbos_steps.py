"""What the rows of one run of DBOS's mean: attempts of steps, waits, sleeps, and which came of which entry.

Guarantees: pure. Does not: read anything (`app.core.workflow.dbos_records`).
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from app.core.workflow.history import StepOutcomeName, StepRecord
from app.core.workflow.signal_inbox import CAUSE
from app.core.workflow.step_outcome import KeptError

_PATCH = "DBOS.patch-"
_WAITS = ("wait_signal", "poll_signal")


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of what a run did; `value` is what it gave."""

    number: int
    name: str
    value: Any
    began_ms: int | None
    ended_ms: int | None


def step_and_attempt(name: str) -> tuple[str, int]:
    """("start_recording", 2) of "start_recording/2"."""
    step, mark, attempt = name.rpartition("/")
    return (step, int(attempt)) if mark and attempt.isdigit() else (name, 1)


def time_of(epoch_ms: int) -> datetime:
    """A time of DBOS's."""
    return datetime.fromtimestamp(epoch_ms / 1000, UTC)


def step_records(
    rows: Sequence[StepRow], taken_over: int, run: int, causes: tuple[str, str | None], before: int
) -> Iterable[StepRecord]:
    """The records of one run.

    Args:
        rows: All it has.
        taken_over: How many of them are the run's before.
        run: Its number.
        causes: The entries that the workflow began with, and that this run came of if it was asked for.
        before: How many records were told already.
    """
    cause, retried = causes
    position = itertools.count(before + 1)
    for index, row in enumerate(rows):
        kind = kind_of(row.name)
        if index == taken_over and retried is not None:
            cause = retried
        told = row.value if row.name in _WAITS else None
        if told:
            cause = told.get("payload", {}).get(CAUSE, cause)
        if index < taken_over or not kind or (row.name == "poll_signal" and not told):
            continue
        yield _record(row, kind, told, cause, run, next(position))


def attempted_steps(rows: Iterable[StepRow]) -> Iterator[tuple[StepRow, StepRow]]:
    """The first and the last attempt of each step, in order."""
    first: StepRow | None = None
    last: StepRow | None = None
    for row in rows:
        if kind_of(row.name) != "step":
            continue
        if step_and_attempt(row.name)[1] == 1 or first is None:
            if first is not None and last is not None:
                yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last


def _record(row: StepRow, kind: str, told: dict[str, Any] | None, cause: str, run: int, position: int) -> StepRecord:
    step, attempt = step_and_attempt(row.name) if kind == "step" else (row.name, 1)
    if kind == "wait":
        step = (told or {}).get("name", "")
    error = error_of(row) if kind == "step" else None
    timed = row.began_ms is not None and row.ended_ms is not None
    return StepRecord(
        position=position,
        kind=kind,
        step=step.removeprefix(_PATCH),
        attempt=attempt,
        began=None if row.began_ms is None else time_of(row.began_ms),
        ended=None if row.ended_ms is None else time_of(row.ended_ms),
        duration_ms=float(row.ended_ms - row.began_ms) if timed else None,  # type: ignore[operator]
        outcome=StepOutcomeName.DONE if error is None else StepOutcomeName.FAILED,
        error_code=error.code if error else "",
        error_text=error.text() if error else "",
        cause_event_id=cause,
        run=run,
    )


def kind_of(name: str) -> str:
    """Empty for what the engine does for itself."""
    if name in _WAITS:
        return "wait"
    if name == "sleep":
        return "sleep"
    if name.startswith(_PATCH):
        return "patch"
    return "" if name.startswith("DBOS.") else "step"


def error_of(row: StepRow) -> KeptError | None:
    """The error that an attempt ended with."""
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
    kind = kind_of(name)
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
