"""One workflow run as a Temporal server keeps it: its events, and what is due of it.

Guarantees: events are only ever appended, numbered from 1; what arrives while a workflow task is being worked on comes
after that task's own events, as on a server; an attempt of an activity leaves its "started" event with its end.
Does not: know of queues, polls or the network (`temporal_frontend`). Child workflows, updates, Nexus, continue-as-new
and cron are refused. Called with the frontend's lock held.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import temporalio.api.command.v1 as commands
import temporalio.api.common.v1 as common
import temporalio.api.enums.v1 as enums
import temporalio.api.failure.v1 as failures
import temporalio.api.history.v1 as histories
import temporalio.api.taskqueue.v1 as queues
import temporalio.api.workflowservice.v1 as service

from tests.fakes.temporal_frontend_parts import (
    ACTIVITY_FIELDS,
    Activity,
    Timer,
    WorkflowTask,
    moment,
    name_of,
    retryable,
    same,
    seconds,
)

_ENDS = {
    "COMPLETE_WORKFLOW_EXECUTION": ("WORKFLOW_EXECUTION_COMPLETED", "COMPLETED", ("result",)),
    "FAIL_WORKFLOW_EXECUTION": ("WORKFLOW_EXECUTION_FAILED", "FAILED", ("failure",)),
    "CANCEL_WORKFLOW_EXECUTION": ("WORKFLOW_EXECUTION_CANCELED", "CANCELED", ("details",)),
}


class UnhandledCommandError(Exception):
    """The workflow wanted to end while something had arrived that it had not seen."""


@dataclass
class WorkflowRun:
    """See the rules at the top of this module."""

    asked: service.StartWorkflowExecutionRequest
    began_at: float
    run_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    events: list[histories.HistoryEvent] = field(default_factory=list)
    buffered: list[histories.HistoryEvent] = field(default_factory=list)
    activities: dict[int, Activity] = field(default_factory=dict)
    timers: dict[str, Timer] = field(default_factory=dict)
    task: WorkflowTask | None = None
    previous_started: int = 0
    sticky: queues.TaskQueue | None = None
    sticky_timeout_s: float = 0.0
    memo: common.Memo = field(default_factory=common.Memo)
    status: str = "RUNNING"
    ended_at: float = 0.0

    @property
    def workflow_id(self) -> str:
        return self.asked.workflow_id

    @property
    def runs(self) -> bool:
        return self.status == "RUNNING"

    # --- events --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        self.memo.CopyFrom(self.asked.memo)
        self.append(
            self.began_at,
            "WORKFLOW_EXECUTION_STARTED",
            workflow_type=self.asked.workflow_type,
            task_queue=self.asked.task_queue,
            input=self.asked.input,
            workflow_task_timeout=self.asked.workflow_task_timeout,
            workflow_execution_timeout=self.asked.workflow_execution_timeout,
            workflow_run_timeout=self.asked.workflow_run_timeout,
            original_execution_run_id=self.run_id,
            first_execution_run_id=self.run_id,
            identity=self.asked.identity,
            workflow_id=self.workflow_id,
            attempt=1,
            memo=self.asked.memo,
            header=self.asked.header,
        )
        self.schedule_task(self.began_at)

    def append(self, at: float, kind: str, **attributes: Any) -> int:
        """A new event; its number."""
        event = self._event(at, kind, attributes)
        event.event_id = len(self.events) + 1
        event.task_id = 1_048_576 + event.event_id
        self.events.append(event)
        return event.event_id

    def receive(self, at: float, *kinds: tuple[str, dict[str, Any]]) -> None:
        """Events that did not come of a workflow task: kept back while one is being worked on."""
        if self.task is not None and self.task.started:
            self.buffered.extend(self._event(at, kind, attributes) for kind, attributes in kinds)
            return
        for kind, attributes in kinds:
            self.append(at, kind, **attributes)
        self.schedule_task(at)

    def schedule_task(self, at: float) -> None:
        if self.task is not None or not self.runs:
            return
        sticky = self.sticky is not None
        queue = self.sticky.name if self.sticky is not None else self.asked.task_queue.name
        scheduled = self.append(
            at,
            "WORKFLOW_TASK_SCHEDULED",
            task_queue=queues.TaskQueue(name=queue, normal_name=self.asked.task_queue.name if sticky else ""),
            start_to_close_timeout=self.asked.workflow_task_timeout,
            attempt=1,
        )
        self.task = WorkflowTask(queue, 1, scheduled, at, sticky_until=at + self.sticky_timeout_s if sticky else None)

    def _event(self, at: float, kind: str, attributes: dict[str, Any]) -> histories.HistoryEvent:
        given = {name: value for name, value in attributes.items() if value is not None}
        event = histories.HistoryEvent(
            event_time=given.pop("event_time", None) or moment(at),
            user_metadata=given.pop("user_metadata", None),
            event_type=enums.EventType.Value(f"EVENT_TYPE_{kind}"),
        )
        of_kind = getattr(event, f"{kind.lower()}_event_attributes")
        of_kind.SetInParent()
        of_kind.MergeFrom(type(of_kind)(**given))
        return event

    def _flush(self) -> bool:
        """Append what was kept back, with the numbers of the attempts' own events; whether there was any."""
        kept, self.buffered = self.buffered, []
        started: dict[int, int] = {}
        for event in kept:
            event.event_id = len(self.events) + 1
            event.task_id = 1_048_576 + event.event_id
            of_kind = getattr(event, event.WhichOneof("attributes") or "")
            if event.event_type == enums.EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED:
                started[of_kind.scheduled_event_id] = event.event_id
            elif hasattr(of_kind, "scheduled_event_id") and of_kind.scheduled_event_id in started:
                of_kind.started_event_id = started[of_kind.scheduled_event_id]
            self.events.append(event)
        return bool(kept)

    # --- workflow tasks ------------------------------------------------------------------------------------------

    def start_task(self, at: float, identity: str) -> WorkflowTask:
        assert self.task is not None
        self.task.started = self.append(
            at,
            "WORKFLOW_TASK_STARTED",
            scheduled_event_id=self.task.scheduled,
            identity=identity,
            request_id=str(uuid.uuid4()),
            history_size_bytes=sum(event.ByteSize() for event in self.events),
        )
        self.task.identity = identity
        self.task.token = uuid.uuid4().bytes
        self.task.due = at + seconds(self.asked.workflow_task_timeout)
        return self.task

    def end_task(self, at: float, done: service.RespondWorkflowTaskCompletedRequest) -> None:
        """The worker has answered.

        Raises:
            UnhandledCommandError: The workflow wanted to end, and something had arrived meanwhile.
        """
        task = self.task
        assert task is not None
        wants_to_end = any(name_of(command) in _ENDS for command in done.commands)
        if self.buffered and wants_to_end:
            self.fail_task(at, enums.WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND, None, "")
            raise UnhandledCommandError
        completed = self.append(
            at,
            "WORKFLOW_TASK_COMPLETED",
            scheduled_event_id=task.scheduled,
            started_event_id=task.started,
            identity=done.identity,
            sdk_metadata=done.sdk_metadata,
            metering_metadata=done.metering_metadata,
            worker_version=done.worker_version_stamp,
        )
        self.previous_started = task.started
        self.task = None
        if done.HasField("sticky_attributes"):
            self.sticky = done.sticky_attributes.worker_task_queue
            self.sticky_timeout_s = seconds(done.sticky_attributes.schedule_to_start_timeout)
        for command in done.commands:
            self._apply(at, completed, command)
        arrived = self._flush()
        if self.runs and (arrived or done.force_create_new_workflow_task):
            self.schedule_task(at)

    def fail_task(self, at: float, cause: int, failure: failures.Failure | None, identity: str) -> None:
        """The first failure is kept as an event; of further ones only the newest attempt stays."""
        task = self.task
        assert task is not None
        if task.attempt == 1:
            self.append(
                at,
                "WORKFLOW_TASK_FAILED",
                scheduled_event_id=task.scheduled,
                started_event_id=task.started,
                cause=cause,
                failure=failure,
                identity=identity,
            )
        self._try_task_again(at)

    def time_out_task(self, at: float, kind: str) -> None:
        task = self.task
        assert task is not None
        if task.attempt == 1:
            self.append(
                at,
                "WORKFLOW_TASK_TIMED_OUT",
                scheduled_event_id=task.scheduled,
                started_event_id=task.started,
                timeout_type=enums.TimeoutType.Value(kind),
            )
        self._try_task_again(at)

    def _try_task_again(self, at: float) -> None:
        task = self.task
        assert task is not None
        if task.attempt > 1:
            del self.events[task.scheduled - 1 :]
        attempt = 1 if self._flush() or not task.started else task.attempt + 1
        self.sticky, self.task = None, None
        self.schedule_task(at)
        assert self.task is not None
        newest: WorkflowTask = self.task
        newest.attempt = attempt
        self.events[-1].workflow_task_scheduled_event_attributes.attempt = attempt
        newest.scheduled_at = at + min(0.1 * 2 ** (attempt - 1), 10.0) if attempt > 2 else at

    # --- what a worker commands ----------------------------------------------------------------------------------

    def _apply(self, at: float, completed: int, command: commands.Command) -> None:
        name = name_of(command)
        given = getattr(command, f"{name.lower()}_command_attributes")
        after: dict[str, Any] = {"workflow_task_completed_event_id": completed}
        if command.HasField("user_metadata"):
            after["user_metadata"] = command.user_metadata
        match name:
            case "SCHEDULE_ACTIVITY_TASK":
                number = self.append(at, "ACTIVITY_TASK_SCHEDULED", **same(given, ACTIVITY_FIELDS), **after)
                self.activities[number] = Activity(number, given, at, at)
            case "REQUEST_CANCEL_ACTIVITY_TASK":
                number = self.append(
                    at, "ACTIVITY_TASK_CANCEL_REQUESTED", scheduled_event_id=given.scheduled_event_id, **after
                )
                self._cancel_activity(at, given.scheduled_event_id, number)
            case "START_TIMER":
                fields = same(given, ("timer_id", "start_to_fire_timeout"))
                number = self.append(at, "TIMER_STARTED", **fields, **after)
                self.timers[given.timer_id] = Timer(given.timer_id, number, at + seconds(given.start_to_fire_timeout))
            case "CANCEL_TIMER":
                timer = self.timers.pop(given.timer_id)
                self.append(at, "TIMER_CANCELED", timer_id=timer.timer_id, started_event_id=timer.started, **after)
            case "RECORD_MARKER":
                fields = same(given, ("marker_name", "header", "failure"))
                self.append(at, "MARKER_RECORDED", **fields, details=dict(given.details), **after)
            case "MODIFY_WORKFLOW_PROPERTIES":
                self.append(at, "WORKFLOW_PROPERTIES_MODIFIED", upserted_memo=given.upserted_memo, **after)
                for key, value in given.upserted_memo.fields.items():
                    self.memo.fields[key].CopyFrom(value)
            case "UPSERT_WORKFLOW_SEARCH_ATTRIBUTES":
                self.append(at, "UPSERT_WORKFLOW_SEARCH_ATTRIBUTES", **same(given, ("search_attributes",)), **after)
            case _ if name in _ENDS:
                kind, status, fields_kept = _ENDS[name]
                self.append(at, kind, **same(given, fields_kept), **after)
                self.end(at, status)
            case _:
                raise NotImplementedError(name)

    def end(self, at: float, status: str) -> None:
        self.status, self.ended_at = status, at
        self.task = None
        self.activities.clear()
        self.timers.clear()

    def _cancel_activity(self, at: float, scheduled: int, number: int) -> None:
        activity = self.activities.get(scheduled)
        if activity is None:
            return
        activity.cancel_requested = number
        if not activity.token:
            del self.activities[scheduled]
            self.receive(
                at,
                (
                    "ACTIVITY_TASK_CANCELED",
                    {"scheduled_event_id": scheduled, "latest_cancel_requested_event_id": number},
                ),
            )

    # --- activities and timers -----------------------------------------------------------------------------------

    def start_activity(self, at: float, activity: Activity, identity: str) -> None:
        activity.token = uuid.uuid4().bytes
        activity.started_at = activity.beat_at = at
        activity.identity = identity

    def complete_activity(self, at: float, activity: Activity, result: common.Payloads) -> None:
        self._end_activity(at, activity, "ACTIVITY_TASK_COMPLETED", result=result, identity=activity.identity)

    def cancel_activity(self, at: float, activity: Activity, details: common.Payloads) -> None:
        self._end_activity(
            at,
            activity,
            "ACTIVITY_TASK_CANCELED",
            details=details,
            latest_cancel_requested_event_id=activity.cancel_requested,
        )

    def fail_activity(self, at: float, activity: Activity, failure: failures.Failure) -> None:
        """The attempt failed or was lost: another one, as the policy says, or the end of the activity."""
        policy = activity.asked.retry_policy
        exhausted = bool(policy.maximum_attempts) and activity.attempt >= policy.maximum_attempts
        timed_out = failure.HasField("timeout_failure_info")
        if exhausted or activity.cancel_requested or not retryable(failure, policy.non_retryable_error_types):
            state = (
                enums.RetryState.RETRY_STATE_MAXIMUM_ATTEMPTS_REACHED
                if exhausted
                else enums.RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE
            )
            kind = "ACTIVITY_TASK_TIMED_OUT" if timed_out else "ACTIVITY_TASK_FAILED"
            self._end_activity(at, activity, kind, failure=failure, retry_state=state)
            return
        wait_s = seconds(policy.initial_interval) * (policy.backoff_coefficient or 2.0) ** (activity.attempt - 1)
        longest_s = seconds(policy.maximum_interval) or 100 * seconds(policy.initial_interval)
        activity.attempt += 1
        activity.token = b""
        activity.last_failure = failure
        activity.not_before = activity.scheduled_at = at + min(wait_s, longest_s)

    def _end_activity(self, at: float, activity: Activity, kind: str, **attributes: Any) -> None:
        del self.activities[activity.scheduled]
        waits = self.task is not None and self.task.started
        started = {
            "scheduled_event_id": activity.scheduled,
            "identity": activity.identity,
            "request_id": str(uuid.uuid4()),
            "attempt": activity.attempt,
            "last_failure": activity.last_failure,
        }
        ended = {
            "scheduled_event_id": activity.scheduled,
            "started_event_id": 0 if waits else len(self.events) + 1,
            **attributes,
        }
        began = moment(activity.started_at)
        self.receive(at, ("ACTIVITY_TASK_STARTED", {**started, "event_time": began}), (kind, ended))

    def settle(self, at: float) -> None:
        """Let happen what is due by now."""
        task = self.task
        if task is not None and task.started and task.due is not None and at >= task.due:
            self.time_out_task(at, "TIMEOUT_TYPE_START_TO_CLOSE")
        elif task is not None and not task.started and task.sticky_until is not None and at >= task.sticky_until:
            self.time_out_task(at, "TIMEOUT_TYPE_SCHEDULE_TO_START")
        for timer in [timer for timer in self.timers.values() if at >= timer.fires_at]:
            del self.timers[timer.timer_id]
            self.receive(at, ("TIMER_FIRED", {"timer_id": timer.timer_id, "started_event_id": timer.started}))
        for activity in list(self.activities.values()):
            due = activity.due()
            if due is not None and at >= due[0]:
                lost = failures.Failure(
                    message="activity timeout", source="Server", timeout_failure_info={"timeout_type": due[1]}
                )
                self.fail_activity(at, activity, lost)

    def dues(self) -> Iterator[float]:
        """When something is due next."""
        if self.task is not None:
            due = self.task.due if self.task.started else self.task.sticky_until
            yield from () if due is None else (due,)
            yield self.task.scheduled_at
        yield from (timer.fires_at for timer in self.timers.values())
        for activity in self.activities.values():
            due_of = activity.due()
            yield activity.not_before if due_of is None else due_of[0]
