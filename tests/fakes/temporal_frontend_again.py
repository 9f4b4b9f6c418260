"""Runs of the stand-in of Temporal that do not begin at their beginning: reset to an earlier event, or recorded before.

Guarantees: the events taken over are the very ones. Does not: know how they came about. Called with the frontend's lock
held.
"""

from collections.abc import Sequence

import temporalio.api.command.v1 as commands
import temporalio.api.enums.v1 as enums
import temporalio.api.history.v1 as histories
import temporalio.api.workflowservice.v1 as service

from tests.fakes.temporal_frontend_parts import ACTIVITY_FIELDS, Activity, Timer, same, seconds
from tests.fakes.temporal_frontend_run import WorkflowRun

_ENDED = ("completed", "failed", "timed_out", "canceled")


def begun_again(old: WorkflowRun, finish: int, at: float) -> WorkflowRun:
    """A run that takes over the events of `old` before event `finish`, the end of a workflow task."""
    run = WorkflowRun(old.asked, at)
    _take_over(run, old.events[: finish - 1])
    run.append(
        at,
        "WORKFLOW_TASK_FAILED",
        scheduled_event_id=finish - 2,
        started_event_id=finish - 1,
        cause=enums.WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW,
        base_run_id=old.run_id,
        new_run_id=run.run_id,
    )
    for event in old.events[finish - 1 :]:
        if event.event_type == enums.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
            told = event.workflow_execution_signaled_event_attributes
            run.append(at, "WORKFLOW_EXECUTION_SIGNALED", signal_name=told.signal_name, input=told.input)
    run.schedule_task(at)
    return run


def recorded_before(events: Sequence[histories.HistoryEvent], at: float) -> WorkflowRun:
    """A run as a station that is gone has left it: its attempts are lost, its timers are over."""
    began = events[0].workflow_execution_started_event_attributes
    asked = service.StartWorkflowExecutionRequest(
        workflow_id=began.workflow_id,
        **same(began, ("workflow_type", "task_queue", "input", "workflow_task_timeout", "memo", "header")),
    )
    run = WorkflowRun(asked, events[0].event_time.ToNanoseconds() / 1e9, run_id=began.original_execution_run_id)
    _take_over(run, events)
    for event in events:
        if event.HasField("activity_task_scheduled_event_attributes"):
            given = same(event.activity_task_scheduled_event_attributes, ACTIVITY_FIELDS)
            asked_for = commands.ScheduleActivityTaskCommandAttributes(**given)
            run.activities[event.event_id] = Activity(event.event_id, asked_for, at, at, attempt=2)
        elif event.HasField("timer_started_event_attributes"):
            timer = event.timer_started_event_attributes
            began_at = event.event_time.ToNanoseconds() / 1e9
            run.timers[timer.timer_id] = Timer(
                timer.timer_id, event.event_id, began_at + seconds(timer.start_to_fire_timeout)
            )
        elif event.HasField("timer_fired_event_attributes"):
            del run.timers[event.timer_fired_event_attributes.timer_id]
        for end in _ENDED:
            if event.HasField(f"activity_task_{end}_event_attributes"):
                del run.activities[getattr(event, f"activity_task_{end}_event_attributes").scheduled_event_id]
    if events[-1].event_type == enums.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
        run.end(at, "COMPLETED")
    return run


def _take_over(run: WorkflowRun, events: Sequence[histories.HistoryEvent]) -> None:
    run.memo.CopyFrom(run.asked.memo)
    for event in events:
        run.events.append(histories.HistoryEvent.FromString(event.SerializeToString()))
        if event.HasField("workflow_task_completed_event_attributes"):
            run.previous_started = event.workflow_task_completed_event_attributes.started_event_id
        for key, value in event.workflow_properties_modified_event_attributes.upserted_memo.fields.items():
            run.memo.fields[key].CopyFrom(value)
