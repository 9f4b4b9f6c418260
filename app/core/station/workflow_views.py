"""Draws what engine, store and log know of a workflow into what windows and command lines are shown.

Guarantees: pure; the same answer from a running station and from a folder on which none runs. Entries of the log are
given to the step that was at work when they were written, by their times; one that fits no step stands between them.
Does not: read anything, or say who may see it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from app.core.events.canonical_form import timestamp_text
from app.core.events.lineage import Mention
from app.core.station.workflow_messages import (
    WorkflowDetail,
    WorkflowEntryView,
    WorkflowRunView,
    WorkflowStepView,
)
from app.core.workflow.history import RunRecord, RunState, StepRecord
from app.core.workflow.registry import CLINICAL_SESSION, DEFINITIONS

MOST_ENTRIES = 2_000
OVER = (RunState.COMPLETED, RunState.CANCELLED, RunState.FAILED)
_CLOCK_TICK = timedelta(milliseconds=1)
"""Engines keep whole milliseconds, rounded down; the log keeps microseconds."""


def run_view(record: RunRecord, *, patient_id: str = "", on_whom: str = "", about: str = "") -> WorkflowRunView:
    """One run. `on_whom`: only for an asker who may see it."""
    return WorkflowRunView(
        workflow_id=record.workflow_id,
        definition=record.definition,
        version=record.version,
        status=record.state.value,
        step=record.step,
        text=record.text,
        waiting_for=tuple(name.removeprefix("continue:") for name in record.waiting_for),
        begun=moment_text(record.begun),
        ended=moment_text(record.ended),
        exit_reason=record.exit_reason,
        error_code=record.error_code,
        error_text=record.error_text,
        correlation_id=record.workflow_id,
        patient_id=patient_id,
        on_whom=on_whom,
        about=about,
        runs=record.runs,
        retry_refused=why_not_retried(record),
        cancel_refused=why_not_cancelled(record),
    )


def why_not_retried(record: RunRecord) -> str:
    """A sentence; empty where it can be."""
    if record.state is not RunState.FAILED:
        return "Only what has failed can go on from where it failed."
    if not record.retryable:
        if record.definition == CLINICAL_SESSION:
            return "It failed before its recording was whole, so there is nothing to go on with; begin a new session."
        return "What was done when it failed has been brought to its end; begin anew."
    return ""


def why_not_cancelled(record: RunRecord) -> str:
    """A sentence; empty where it can be."""
    if record.state in OVER:
        return "It is over."
    definition = DEFINITIONS.get(record.definition)
    return (
        "" if definition is not None and definition.cancel_signal else "Workflows of this kind are not left half-way."
    )


def detail(run: WorkflowRunView, steps: Sequence[StepRecord], chain: Sequence[Mention]) -> WorkflowDetail:
    """One run with its steps. `chain`: its entries of the log, oldest first, one more than are told where there are."""
    told = [(_moment(mention.timestamp), _entry(mention)) for mention in chain[:MOST_ENTRIES]]
    views, placed = [], set[int]()
    for step in steps:
        within = [entry for when, entry in told if _was_at_work(step, when)] if step.kind == "step" else []
        placed.update(entry.index for entry in within)
        views.append(_step(step, tuple(within)))
    return WorkflowDetail(
        run=run,
        steps=tuple(views),
        between=tuple(entry for _, entry in told if entry.index not in placed),
        entries_cut=len(chain) > MOST_ENTRIES,
    )


def moment_text(moment: datetime | None) -> str:
    """As the log writes moments; empty for none."""
    return "" if moment is None else timestamp_text(moment)


def _was_at_work(step: StepRecord, when: datetime) -> bool:
    if step.began is None or when < step.began:
        return False
    return step.ended is None or when <= step.ended + _CLOCK_TICK


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _entry(mention: Mention) -> WorkflowEntryView:
    return WorkflowEntryView(
        index=mention.index,
        event_id=mention.event_id,
        event_type=mention.event_type,
        when=mention.timestamp,
        cause_id=mention.causation_id or "",
    )


def _step(step: StepRecord, entries: tuple[WorkflowEntryView, ...]) -> WorkflowStepView:
    return WorkflowStepView(
        number=step.position,
        name=step.step,
        kind=step.kind,
        run=step.run,
        attempt=step.attempt,
        began=moment_text(step.began),
        ended=moment_text(step.ended),
        duration_ms=step.duration_ms,
        outcome=str(step.outcome),
        error_code=step.error_code,
        error_text=step.error_text,
        cause_id=step.cause_event_id,
        entries=entries,
    )
