"""What a workflow did: its runs, and of each run every step with every attempt.

Guarantees: ids, step names, times and texts of our own errors only, so it may be shown and printed. Times are those of
the station's clock. The same records come from every engine, and for DBOS also from its file while no engine is open.
Does not: hold patient data, or results of steps.
"""

from datetime import datetime
from enum import StrEnum

import msgspec


class StepOutcomeName(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    FAILED = "failed"
    RUNNING = "running"


class RunState(StrEnum):
    """Where a run is."""

    RUNNING = "running"
    WAITING = "waiting"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    FAILED = "failed"


class StepRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt of one step, or one wait.

    Attributes:
        position: In the order of the run; attempts of one step follow each other.
        kind: "step", "wait" (for a signal), "sleep" or "patch".
        step: Name of the step; of a wait the signal that came, or empty while it waits.
        attempt: From 1.
        duration_ms: None while it runs.
        outcome: "done", "failed" or "running".
        error_code / error_text: Of our error tree; empty unless it failed.
        cause_event_id: The entry of the log that it came of; empty where none is known.
        run: Number of the run, from 1; 2 after the first retry.
    """

    position: int
    kind: str
    step: str
    attempt: int
    began: datetime | None
    ended: datetime | None
    duration_ms: float | None
    outcome: StepOutcomeName
    error_code: str = ""
    error_text: str = ""
    cause_event_id: str = ""
    run: int = 1


class RunRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One workflow, as it stands.

    Attributes:
        definition: Name of the definition.
        version: Of the definition in this release.
        state: Where it is.
        step / text: What it shows.
        waiting_for: Names of the signals that would let it go on.
        exit_reason: Empty while it runs.
        runs: How often it was begun; 2 after the first retry.
        failed_step: Name of the step that it failed at; empty where it has not failed, or is never retried.
        retryable: Whether `retry` would go on from there.
    """

    workflow_id: str
    definition: str
    version: str
    state: RunState
    begun: datetime
    ended: datetime | None
    exit_reason: str = ""
    step: str = ""
    text: str = ""
    waiting_for: tuple[str, ...] = ()
    error_code: str = ""
    error_text: str = ""
    runs: int = 1
    failed_step: str = ""
    retryable: bool = False
