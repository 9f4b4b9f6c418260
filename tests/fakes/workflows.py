"""What a station of tests answers about its workflows.

Attributes of `FakeWorkflows` may be changed by a test: the runs, and the steps of each.
"""

from typing import Any

import msgspec

from app.core.errors import Conflict, NotFound
from app.core.station import workflow_messages as w
from app.core.wire.envelopes import Done

SESSION = "0199aaaa-0000-7000-8000-00000000000a"
UNSIGNED = "0199aaaa-0000-7000-8000-00000000000b"
FAILED = "0199aaaa-0000-7000-8000-00000000000c"
ONBOARDING = "onboarding-0199aaaa-0000-7000-8000-00000000000d"
OVER = "It is over."
NOT_FAILED = "Only what has failed can go on from where it failed."

RUNS = (
    w.WorkflowRunView(
        workflow_id=SESSION, definition="clinical_session", version="0.2", status="running", step="recording",
        text="Recording.", waiting_for=("stop", "source_ended"), begun="2026-11-22T08:02:11.000000Z",
        correlation_id=SESSION, patient_id="p-1", on_whom="Halloran, Maeve (4471-220)", about="routine-eeg",
        retry_refused=NOT_FAILED,
    ),
    w.WorkflowRunView(
        workflow_id=ONBOARDING, definition="patient_onboarding", version="0.2", status="failed", step="failed",
        text="The appointment cannot be kept.", begun="2026-11-22T07:40:03.000000Z",
        ended="2026-11-22T07:41:10.000000Z", exit_reason="failed", error_code="surroundings.storage_fault",
        error_text="The disk is full. Nothing was booked. Free space on the disk.", correlation_id=ONBOARDING,
        patient_id="p-2", on_whom="Okonkwo, Daniel (4471-305)", cancel_refused=OVER,
    ),
    w.WorkflowRunView(
        workflow_id=UNSIGNED, definition="clinical_session", version="0.2", status="waiting", step="completed",
        text="The session is complete; its report waits for a signature.",
        waiting_for=("report_signed", "report_withdrawn"), begun="2026-11-21T09:12:44.000000Z",
        exit_reason="completed", correlation_id=UNSIGNED, patient_id="p-3", on_whom="Lindqvist, Astrid (4471-118)",
        about="routine-eeg", retry_refused=NOT_FAILED,
    ),
    w.WorkflowRunView(
        workflow_id=FAILED, definition="clinical_session", version="0.1", status="failed", step="failed",
        text="The recording's disk is full.", begun="2026-11-20T13:05:00.000000Z", ended="2026-11-20T13:31:07.000000Z",
        exit_reason="failed", error_code="surroundings.storage_fault",
        error_text="The recording's disk is full. What was recorded is kept. Free space on the disk.",
        correlation_id=FAILED, patient_id="p-1", on_whom="Halloran, Maeve (4471-220)", about="routine-eeg",
        retry_refused="It failed before its recording was whole, so there is nothing to go on with; "
        "begin a new session.",
        cancel_refused=OVER,
    ),
)  # fmt: skip
STEPS = (
    w.WorkflowStepView(
        number=1, name="enter:prerequisites", began="2026-11-22T08:02:11.020000Z",
        ended="2026-11-22T08:02:11.031000Z", duration_ms=11.0, cause_id="0199aaaa-0000-7000-8000-000000000100",
        entries=(
            w.WorkflowEntryView(
                index=402, event_id="0199aaaa-0000-7000-8000-000000000101", event_type="session.step_entered",
                when="2026-11-22T08:02:11.024000Z", cause_id="0199aaaa-0000-7000-8000-000000000100",
            ),
        ),
    ),
    w.WorkflowStepView(
        number=2, name="open_device", began="2026-11-22T08:02:11.040000Z", ended="2026-11-22T08:02:39.041000Z",
        duration_ms=28_001.0, outcome="failed", error_code="surroundings.device_fault",
        error_text="The amplifier does not answer. Nothing was recorded. Switch it on, and look at its cable.",
        cause_id="0199aaaa-0000-7000-8000-000000000100",
    ),
    w.WorkflowStepView(
        number=3, name="open_device", attempt=2, began="2026-11-22T08:02:39.541000Z",
        ended="2026-11-22T08:02:41.900000Z", duration_ms=2359.0, cause_id="0199aaaa-0000-7000-8000-000000000100",
        entries=(
            w.WorkflowEntryView(
                index=405, event_id="0199aaaa-0000-7000-8000-000000000102", event_type="device.connected",
                when="2026-11-22T08:02:41.800000Z", cause_id="0199aaaa-0000-7000-8000-000000000100",
            ),
        ),
    ),
    w.WorkflowStepView(
        number=4, name="identity_confirmed", kind="wait", began="2026-11-22T08:02:42.000000Z",
        ended="2026-11-22T08:03:20.000000Z", duration_ms=38_000.0, cause_id="0199aaaa-0000-7000-8000-000000000103",
    ),
    w.WorkflowStepView(
        number=5, name="start_recording", began="2026-11-22T08:05:00.000000Z", ended="2026-11-22T08:05:00.180000Z",
        duration_ms=180.0, cause_id="0199aaaa-0000-7000-8000-000000000104",
        entries=(
            w.WorkflowEntryView(
                index=431, event_id="0199aaaa-0000-7000-8000-000000000105", event_type="recording.started",
                when="2026-11-22T08:05:00.100000Z", cause_id="0199aaaa-0000-7000-8000-000000000104",
            ),
        ),
    ),
    w.WorkflowStepView(
        number=6, name="", kind="wait", began="2026-11-22T08:05:00.200000Z", outcome="running",
        cause_id="0199aaaa-0000-7000-8000-000000000104",
    ),
)  # fmt: skip
BETWEEN = (
    w.WorkflowEntryView(
        index=401, event_id="0199aaaa-0000-7000-8000-000000000100", event_type="session.started",
        when="2026-11-22T08:02:10.900000Z",
    ),
)  # fmt: skip


class FakeWorkflows:
    """See the module."""

    def __init__(self) -> None:
        self.runs = RUNS
        self.steps: dict[str, tuple[w.WorkflowStepView, ...]] = {run.workflow_id: STEPS for run in RUNS}
        self.asked: list[Any] = []

    def of(self, kind: type) -> list[Any]:
        """What was asked of this kind."""
        return [message for message in self.asked if isinstance(message, kind)]

    def change(self, workflow_id: str, **changed: Any) -> None:
        """A run as it is now."""
        self.runs = tuple(
            msgspec.structs.replace(run, **changed) if run.workflow_id == workflow_id else run for run in self.runs
        )

    def answer(self, message: Any) -> tuple[bool, msgspec.Struct | None]:
        """Whether it is about these, and the answer."""
        if not isinstance(message, w.WorkflowRequest):
            return False, None
        self.asked.append(message)
        match message:
            case w.ListWorkflows():
                return True, w.WorkflowList(runs=self.runs)
            case w.GetWorkflow(workflow_id=workflow_id):
                return True, w.WorkflowDetail(
                    run=self._run(workflow_id), steps=self.steps[workflow_id], between=BETWEEN
                )
            case w.RetryWorkflow(workflow_id=workflow_id):
                if self._run(workflow_id).retry_refused:
                    raise Conflict(self._run(workflow_id).retry_refused)
                self.change(workflow_id, status="running", ended="", exit_reason="", retry_refused=NOT_FAILED)
            case w.CancelWorkflow(workflow_id=workflow_id):
                self.change(workflow_id, status="cancelled", cancel_refused=OVER)
        return True, Done()

    def _run(self, workflow_id: str) -> w.WorkflowRunView:
        for run in self.runs:
            if run.workflow_id == workflow_id:
                return run
        raise NotFound("There is no workflow of this id.")
