"""The answers of the stand-in of Temporal about a run, to workers and to clients.

Guarantees: what a server would say of the same run. Does not: change anything. Called with the frontend's lock held.
"""

import uuid
from dataclasses import dataclass, field
from typing import NoReturn

import grpc
import temporalio.api.enums.v1 as enums
import temporalio.api.query.v1 as queries
import temporalio.api.workflow.v1 as workflows
import temporalio.api.workflowservice.v1 as service
from temporalio.api.common.v1.grpc_status_pb2 import GrpcStatus
from temporalio.api.errordetails.v1 import WorkflowExecutionAlreadyStartedFailure

from tests.fakes.temporal_frontend_parts import Activity, moment
from tests.fakes.temporal_frontend_run import WorkflowRun


@dataclass
class Question:
    """A query that waits for a worker."""

    run: WorkflowRun
    query: queries.WorkflowQuery
    token: bytes = field(default_factory=lambda: uuid.uuid4().bytes)
    taken: bool = False
    answer: service.RespondQueryTaskCompletedRequest | None = None


def facts(run: WorkflowRun) -> dict[str, str]:
    return {
        "TaskQueue": run.asked.task_queue.name,
        "ExecutionStatus": run.status.title(),
        "WorkflowType": run.asked.workflow_type.name,
        "WorkflowId": run.workflow_id,
    }


def info(run: WorkflowRun) -> workflows.WorkflowExecutionInfo:
    told = workflows.WorkflowExecutionInfo(
        type=run.asked.workflow_type,
        start_time=moment(run.began_at),
        execution_time=moment(run.began_at),
        status=enums.WorkflowExecutionStatus.Value(f"WORKFLOW_EXECUTION_STATUS_{run.status}"),
        history_length=len(run.events),
        memo=run.memo,
        task_queue=run.asked.task_queue.name,
    )
    told.execution.workflow_id, told.execution.run_id = run.workflow_id, run.run_id
    if not run.runs:
        told.close_time.CopyFrom(moment(run.ended_at))
    return told


def task_answer(run: WorkflowRun, sticky: bool) -> service.PollWorkflowTaskQueueResponse:
    assert run.task is not None
    answer = service.PollWorkflowTaskQueueResponse(
        task_token=run.task.token,
        workflow_type=run.asked.workflow_type,
        previous_started_event_id=run.previous_started,
        started_event_id=run.task.started,
        attempt=run.task.attempt,
        workflow_execution_task_queue=run.asked.task_queue,
        scheduled_time=moment(run.task.scheduled_at),
        started_time=run.events[-1].event_time,
    )
    answer.workflow_execution.workflow_id, answer.workflow_execution.run_id = run.workflow_id, run.run_id
    answer.history.events.extend(run.events[run.previous_started if sticky else 0 :])
    return answer


def question_answer(question: Question) -> service.PollWorkflowTaskQueueResponse:
    run = question.run
    answer = service.PollWorkflowTaskQueueResponse(
        task_token=question.token,
        workflow_type=run.asked.workflow_type,
        previous_started_event_id=run.previous_started,
        attempt=1,
        workflow_execution_task_queue=run.asked.task_queue,
        query=question.query,
    )
    answer.workflow_execution.workflow_id, answer.workflow_execution.run_id = run.workflow_id, run.run_id
    answer.history.events.extend(run.events)
    return answer


def activity_answer(run: WorkflowRun, activity: Activity, namespace: str) -> service.PollActivityTaskQueueResponse:
    asked = activity.asked
    answer = service.PollActivityTaskQueueResponse(
        task_token=activity.token,
        workflow_namespace=namespace,
        workflow_type=run.asked.workflow_type,
        activity_type=asked.activity_type,
        activity_id=asked.activity_id,
        header=asked.header,
        input=asked.input,
        heartbeat_details=activity.beat,
        scheduled_time=run.events[activity.scheduled - 1].event_time,
        current_attempt_scheduled_time=moment(activity.scheduled_at),
        started_time=moment(activity.started_at),
        attempt=activity.attempt,
        schedule_to_close_timeout=asked.schedule_to_close_timeout,
        start_to_close_timeout=asked.start_to_close_timeout,
        heartbeat_timeout=asked.heartbeat_timeout,
        retry_policy=asked.retry_policy,
    )
    answer.workflow_execution.workflow_id, answer.workflow_execution.run_id = run.workflow_id, run.run_id
    return answer


def refuse_begun(context: grpc.ServicerContext, request_id: str, run_id: str) -> NoReturn:
    """With what the SDK looks for before it says so."""
    begun = WorkflowExecutionAlreadyStartedFailure(start_request_id=request_id, run_id=run_id)
    text = "Workflow execution is already running."
    status = GrpcStatus(code=6, message=text)
    status.details.add().Pack(begun)
    context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    refuse(context, grpc.StatusCode.ALREADY_EXISTS, text)


def refuse(context: grpc.ServicerContext, code: grpc.StatusCode, text: str) -> NoReturn:
    context.abort(code, text)
    raise AssertionError("abort raises")
