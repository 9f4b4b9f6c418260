"""What is asked of the station about its durable workflows: which there are, one with all its steps, go on, leave.

Guarantees: frozen typed messages, part of `app.core.station.messages`. Ids, names of steps and our own texts; who the
patient is stands in an answer only where the asker may see that patient.
"""

import msgspec

from app.core.reticence import reticent_repr
from app.core.wire.envelopes import Message


class ListWorkflows(Message, frozen=True, kw_only=True):
    """Answer: `WorkflowList`, newest first.

    Attributes:
        definition: Only runs of this one; empty for all.
        unfinished_only: Only those that go on, or wait.
        at_most: 500 at most.
    """

    definition: str = ""
    unfinished_only: bool = False
    at_most: int = 100


class WorkflowRunView(msgspec.Struct, frozen=True, kw_only=True):
    """One run.

    Attributes:
        version: Of the definition.
        status: "running", "waiting" (for a person), "completed", "cancelled" or "failed".
        step / text: Where it is, and what it does or waits for, in words.
        waiting_for: Names of the signals that let it go on.
        begun / ended: ISO 8601, UTC; empty where that has not been, or is not known.
        exit_reason: Why it ended; empty while it goes on.
        error_code / error_text: Where it failed.
        correlation_id: Under which the log has what came of it.
        patient_id: Empty where the run is about nobody yet, or that is not known.
        on_whom: Name and number where the asker may see them; empty else.
        about: The protocol of a session.
        runs: How often it was begun; 2 after the first retry.
        retry_refused / cancel_refused: Why it cannot be let go on again, or left; empty where it can.
    """

    workflow_id: str
    definition: str
    version: str = ""
    status: str = "running"
    step: str = ""
    text: str = ""
    waiting_for: tuple[str, ...] = ()
    begun: str = ""
    ended: str = ""
    exit_reason: str = ""
    error_code: str = ""
    error_text: str = ""
    correlation_id: str = ""
    patient_id: str = ""
    on_whom: str = ""
    about: str = ""
    runs: int = 1
    retry_refused: str = ""
    cancel_refused: str = ""

    __repr__ = reticent_repr


class WorkflowList(Message, frozen=True, kw_only=True):
    """`more`: there are older ones."""

    runs: tuple[WorkflowRunView, ...]
    more: bool = False


class GetWorkflow(Message, frozen=True, kw_only=True):
    """Answer: `WorkflowDetail`. Refused (`NotFound`) where there is none of this id."""

    workflow_id: str


class WorkflowEntryView(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the log that a run led to, without its data.

    Attributes:
        when: ISO 8601, UTC.
        cause_id: The event that it came of; empty for none.
    """

    index: int
    event_id: str
    event_type: str
    when: str
    cause_id: str = ""


class WorkflowStepView(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt of one step, or one wait.

    Attributes:
        number: Its place in the workflow, from 1 on; attempts of one step follow each other.
        kind: "step", "wait" (for somebody to say something), "sleep" or "patch" (which form of a change it follows).
        name: Of the step; of a wait what came, or empty while it waits.
        run: Which run of the workflow, from 1 on; 2 after the first retry.
        attempt: From 1 on.
        began / ended: ISO 8601, UTC; empty where it is still at work.
        outcome: "done", "failed" or "running".
        error_code / error_text: Of our error tree, where it failed.
        cause_id: The event that it was done because of; empty where that is not known.
        entries: What was written into the log under the run's id while it was at work.
    """

    number: int
    name: str
    kind: str = "step"
    run: int = 1
    attempt: int = 1
    began: str = ""
    ended: str = ""
    duration_ms: float | None = None
    outcome: str = "done"
    error_code: str = ""
    error_text: str = ""
    cause_id: str = ""
    entries: tuple[WorkflowEntryView, ...] = ()


class WorkflowDetail(Message, frozen=True, kw_only=True):
    """One run with all its steps, in their order.

    Attributes:
        between: Entries of the log under the run's id that belong to no step: what happened while it waited.
        entries_cut: There are more entries than are told here.
    """

    run: WorkflowRunView
    steps: tuple[WorkflowStepView, ...] = ()
    between: tuple[WorkflowEntryView, ...] = ()
    entries_cut: bool = False


class RetryWorkflow(Message, frozen=True, kw_only=True):
    """Let a failed run go on from the step that failed. Refused (`Conflict`) where its definition has no way to."""

    workflow_id: str
    reason: str

    __repr__ = reticent_repr


class CancelWorkflow(Message, frozen=True, kw_only=True):
    """Leave a run: it is brought to its end in order, what was done is kept. Refused (`Conflict`) where it is over."""

    workflow_id: str
    reason: str

    __repr__ = reticent_repr


WorkflowRequest = ListWorkflows | GetWorkflow | RetryWorkflow | CancelWorkflow
WorkflowReply = WorkflowList | WorkflowDetail
