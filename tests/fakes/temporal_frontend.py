"""A small stand-in of a Temporal server's frontend: what a worker and a client of the SDK ask of one, over real gRPC.

Guarantees: it keeps events as a server does (`temporal_frontend_run`); workers may come and go, and runs outlive them;
sticky queues, time-outs of workflow tasks and lost activities work as on a server. What it is not asked here it answers
with "unimplemented", as a server that does not know a call.
Does not: keep anything on disk, check who asks, know schedules, updates, child workflows, Nexus or search beyond
`Name = "value"` joined by AND. One namespace.
"""

import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

import grpc
import temporalio.api.enums.v1 as enums
import temporalio.api.workflowservice.v1 as service
from google.protobuf.message import Message
from temporalio.api.history.v1 import HistoryEvent
from temporalio.api.workflowservice.v1 import service_pb2_grpc

from tests.fakes.temporal_frontend_again import begun_again, recorded_before
from tests.fakes.temporal_frontend_answers import (
    Question,
    activity_answer,
    facts,
    info,
    question_answer,
    refuse,
    refuse_begun,
    task_answer,
)
from tests.fakes.temporal_frontend_parts import Activity
from tests.fakes.temporal_frontend_run import UnhandledCommandError, WorkflowRun

LONG_POLL_S = 20.0
_THREADS = 48

Found = TypeVar("Found")


class TemporalFrontend(service_pb2_grpc.WorkflowServiceServicer):
    """Serves on a free port of this machine from `with` to its end.

    Args:
        port: 0 for a free one; another to come back where one was.
        namespace: The only one.
        credentials: For an encrypted link.

    Attributes:
        runs: All that were begun, oldest first.
        seen: Every message that came over the network, as it was, to look for what must not be in it.
    """

    def __init__(
        self, port: int = 0, *, namespace: str = "default", credentials: grpc.ServerCredentials | None = None
    ) -> None:
        self.namespace = namespace
        self._credentials = credentials
        self.runs: list[WorkflowRun] = []
        self.seen: list[bytes] = []
        self._asked_port = port
        self._skipped_s = 0.0
        self._changed = threading.Condition(threading.RLock())
        self._questions: list[Question] = []
        self._gone: set[str] = set()
        self._ended = False

    def __enter__(self) -> "TemporalFrontend":
        self._pool = ThreadPoolExecutor(_THREADS)
        self._server = grpc.server(self._pool, options=[("grpc.so_reuseport", 0)])
        service_pb2_grpc.add_WorkflowServiceServicer_to_server(self, self._server)
        place = f"127.0.0.1:{self._asked_port}"
        if self._credentials is None:
            self.port = self._server.add_insecure_port(place)
        else:
            self.port = self._server.add_secure_port(place, self._credentials)
        self._server.start()
        return self

    def __exit__(self, *_error: object) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._server.stop(grace=0.5).wait()
        self._pool.shutdown()

    @property
    def target(self) -> str:
        return f"127.0.0.1:{self.port}"

    def skip(self, duration_s: float) -> None:
        """Let the server's clock go on by so much."""
        with self._changed:
            self._skipped_s += duration_s
            self._changed.notify_all()

    def take_up(self, events: Sequence[HistoryEvent]) -> None:
        """Have a run that was recorded before."""
        with self._changed:
            self.runs.append(recorded_before(events, self._now()))

    def settled_events(self, workflow_id: str, within_s: float = 10.0) -> tuple[HistoryEvent, ...]:
        """A run's events, once its worker has answered and nothing is on its way to it."""
        with self._changed:
            run = self.run_of(workflow_id)
            settled = self._changed.wait_for(lambda: run.task is None, within_s)
            assert settled, f"{workflow_id} does not come to rest"
            return tuple(run.events)

    def run_of(self, workflow_id: str, run_id: str = "") -> WorkflowRun:
        """The newest run of a workflow, or the one named."""
        with self._changed:
            for run in reversed(self.runs):
                if run.workflow_id == workflow_id and run_id in ("", run.run_id):
                    return run
        raise LookupError(workflow_id)

    # --- waiting -------------------------------------------------------------------------------------------------

    def _now(self) -> float:
        return time.time() + self._skipped_s

    def _await(self, context: grpc.ServicerContext, look: Callable[[float], Found | None]) -> Found | None:
        """What `look` finds, once it does; None where the asker has gone or the long poll is over."""
        give_up = time.monotonic() + min(LONG_POLL_S, (context.time_remaining() or LONG_POLL_S) * 0.8)
        with self._changed:
            while not self._ended and context.is_active():
                now = self._now()
                for run in self.runs:
                    run.settle(now)
                found = look(now)
                if found is not None:
                    self._changed.notify_all()
                    return found
                left_s = give_up - time.monotonic()
                if left_s <= 0:
                    return None
                dues = [due - now for run in self.runs for due in run.dues() if due > now]
                # Somebody who has gone is noticed within a fifth of a second, and cannot take a task away.
                self._changed.wait(min([left_s, 0.2, *dues]))
        return None

    @contextmanager
    def _changing(self, request: Message) -> Iterator[float]:
        with self._changed:
            self.seen.append(request.SerializeToString())
            yield self._now()
            self._changed.notify_all()

    def _must_find(self, context: grpc.ServicerContext, execution: Any) -> WorkflowRun:
        try:
            return self.run_of(execution.workflow_id, execution.run_id)
        except LookupError:
            refuse(context, grpc.StatusCode.NOT_FOUND, f"workflow not found for ID: {execution.workflow_id}")

    # --- about the server ----------------------------------------------------------------------------------------

    def GetSystemInfo(self, request: Any, context: grpc.ServicerContext) -> Any:
        return service.GetSystemInfoResponse(
            server_version="1.0.0-stand-in",
            capabilities=service.GetSystemInfoResponse.Capabilities(
                signal_and_query_header=True,
                internal_error_differentiation=True,
                activity_failure_include_heartbeat=True,
                encoded_failure_attributes=True,
                sdk_metadata=True,
            ),
        )

    def DescribeNamespace(self, request: Any, context: grpc.ServicerContext) -> Any:
        if request.namespace != self.namespace:
            refuse(context, grpc.StatusCode.NOT_FOUND, f"Namespace {request.namespace} is not found.")
        described = service.DescribeNamespaceResponse()
        described.namespace_info.name = self.namespace
        return described

    # --- what clients ask ----------------------------------------------------------------------------------------

    def StartWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            known = [run for run in self.runs if run.workflow_id == request.workflow_id]
            rejects = enums.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE
            if known and (known[-1].runs or request.workflow_id_reuse_policy == rejects):
                if known[-1].asked.request_id == request.request_id:
                    return service.StartWorkflowExecutionResponse(run_id=known[-1].run_id, started=False)
                refuse_begun(context, request.request_id, known[-1].run_id)
            if not request.workflow_task_timeout.ByteSize():
                request.workflow_task_timeout.FromSeconds(10)
            run = WorkflowRun(request, now)
            run.begin()
            self.runs.append(run)
            return service.StartWorkflowExecutionResponse(run_id=run.run_id, started=True)

    def SignalWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run = self._must_find(context, request.workflow_execution)
            if not run.runs:
                refuse(context, grpc.StatusCode.NOT_FOUND, "workflow execution already completed")
            told = {"signal_name": request.signal_name, "identity": request.identity}
            run.receive(
                now, ("WORKFLOW_EXECUTION_SIGNALED", {**told, "input": request.input, "header": request.header})
            )
            return service.SignalWorkflowExecutionResponse()

    def RequestCancelWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run = self._must_find(context, request.workflow_execution)
            if run.runs:
                why = {"cause": request.reason, "identity": request.identity}
                run.receive(now, ("WORKFLOW_EXECUTION_CANCEL_REQUESTED", why))
            return service.RequestCancelWorkflowExecutionResponse()

    def TerminateWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run = self._must_find(context, request.workflow_execution)
            run.append(now, "WORKFLOW_EXECUTION_TERMINATED", reason=request.reason, identity=request.identity)
            run.end(now, "TERMINATED")
            return service.TerminateWorkflowExecutionResponse()

    def DeleteWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request):
            gone = self._must_find(context, request.workflow_execution)
            self.runs = [run for run in self.runs if run is not gone]
            return service.DeleteWorkflowExecutionResponse()

    def ResetWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            old = self._must_find(context, request.workflow_execution)
            if old.runs:
                old.append(now, "WORKFLOW_EXECUTION_TERMINATED", reason=request.reason, identity=request.identity)
                old.end(now, "TERMINATED")
            run = begun_again(old, request.workflow_task_finish_event_id, now)
            self.runs.append(run)
            return service.ResetWorkflowExecutionResponse(run_id=run.run_id)

    def DescribeWorkflowExecution(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changed:
            run = self._must_find(context, request.execution)
            return service.DescribeWorkflowExecutionResponse(workflow_execution_info=info(run))

    def ListWorkflowExecutions(self, request: Any, context: grpc.ServicerContext) -> Any:
        wanted = dict(re.findall(r"""(\w+)\s*=\s*["']([^"']*)["']""", request.query))
        with self._changed:
            found = [run for run in self.runs if all(facts(run).get(name) == is_ for name, is_ in wanted.items())]
            return service.ListWorkflowExecutionsResponse(executions=[info(run) for run in reversed(found)])

    def GetWorkflowExecutionHistory(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changed:
            run = self._must_find(context, request.execution)
        if request.wait_new_event and run.runs:
            self._await(context, lambda _now: None if run.runs else True)
        events = list(run.events)
        if request.history_event_filter_type == enums.HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT:
            events = events[-1:] if not run.runs else []
        answer = service.GetWorkflowExecutionHistoryResponse()
        answer.history.events.extend(events)
        if request.wait_new_event and run.runs:
            answer.next_page_token = b"again"
        return answer

    def QueryWorkflow(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request):
            question = Question(self._must_find(context, request.execution), request.query)
            self._questions.append(question)
        answer = self._await(context, lambda _now: question.answer)
        with self._changed:
            self._questions.remove(question)
        if answer is None:
            refuse(context, grpc.StatusCode.DEADLINE_EXCEEDED, "no worker has answered")
        if answer.completed_type != enums.QueryResultType.QUERY_RESULT_TYPE_ANSWERED:
            refuse(context, grpc.StatusCode.INVALID_ARGUMENT, answer.error_message)
        return service.QueryWorkflowResponse(query_result=answer.query_result)

    # --- what workers ask ----------------------------------------------------------------------------------------

    def PollWorkflowTaskQueue(self, request: Any, context: grpc.ServicerContext) -> Any:
        queue, identity = request.task_queue.name, request.identity

        def look(now: float) -> Any:
            if request.worker_instance_key in self._gone:
                return service.PollWorkflowTaskQueueResponse()
            for run in self.runs:
                task = run.task
                if task is not None and not task.started and task.queue == queue and task.scheduled_at <= now:
                    return task_answer(run, self._start(run, now, identity))
            for question in self._questions:
                if not question.taken and question.run.task is None and question.run.asked.task_queue.name == queue:
                    question.taken = True
                    return question_answer(question)
            return None

        return self._await(context, look) or service.PollWorkflowTaskQueueResponse()

    def _start(self, run: WorkflowRun, now: float, identity: str) -> bool:
        assert run.task is not None
        sticky = run.sticky is not None and run.task.queue == run.sticky.name
        run.start_task(now, identity)
        return sticky

    def RespondWorkflowTaskCompleted(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run = self._with_task(context, request.task_token)
            try:
                run.end_task(now, request)
            except UnhandledCommandError:
                refuse(context, grpc.StatusCode.INVALID_ARGUMENT, "UnhandledCommand")
            finally:
                self._leave_gone_workers(run)
            return service.RespondWorkflowTaskCompletedResponse()

    def RespondWorkflowTaskFailed(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run = self._with_task(context, request.task_token)
            run.fail_task(now, request.cause, request.failure, request.identity)
            return service.RespondWorkflowTaskFailedResponse()

    def RespondQueryTaskCompleted(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request):
            for question in self._questions:
                if question.token == request.task_token:
                    question.answer = request
            return service.RespondQueryTaskCompletedResponse()

    def ResetStickyTaskQueue(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request):
            self._must_find(context, request.execution).sticky = None
            return service.ResetStickyTaskQueueResponse()

    def ShutdownWorker(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request):
            # It takes no more: what it were handed now would be lost until its time-out.
            self._gone |= {request.sticky_task_queue, request.worker_instance_key} - {""}
            for run in self.runs:
                self._leave_gone_workers(run)
            return service.ShutdownWorkerResponse()

    def _leave_gone_workers(self, run: WorkflowRun) -> None:
        """What waits on the own queue of a worker that has ended goes back to the one that all share."""
        if run.sticky is not None and run.sticky.name in self._gone:
            run.sticky = None
        if run.task is not None and not run.task.started and run.task.queue in self._gone:
            run.task.queue, run.task.sticky_until = run.asked.task_queue.name, None

    def _with_task(self, context: grpc.ServicerContext, token: bytes) -> WorkflowRun:
        for run in self.runs:
            if run.task is not None and run.task.started and run.task.token == token:
                return run
        return refuse(context, grpc.StatusCode.NOT_FOUND, "Workflow task not found.")

    def PollActivityTaskQueue(self, request: Any, context: grpc.ServicerContext) -> Any:
        def look(now: float) -> Any:
            if request.worker_instance_key in self._gone:
                return service.PollActivityTaskQueueResponse()
            for run in self.runs:
                for activity in run.activities.values():
                    queue = activity.asked.task_queue.name or run.asked.task_queue.name
                    if not activity.token and activity.not_before <= now and queue == request.task_queue.name:
                        run.start_activity(now, activity, request.identity)
                        return activity_answer(run, activity, self.namespace)
            return None

        return self._await(context, look) or service.PollActivityTaskQueueResponse()

    def RecordActivityTaskHeartbeat(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            _, activity = self._with_activity(context, request.task_token)
            activity.beat, activity.beat_at = request.details, now
            return service.RecordActivityTaskHeartbeatResponse(cancel_requested=bool(activity.cancel_requested))

    def RespondActivityTaskCompleted(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run, activity = self._with_activity(context, request.task_token)
            run.complete_activity(now, activity, request.result)
            return service.RespondActivityTaskCompletedResponse()

    def RespondActivityTaskFailed(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run, activity = self._with_activity(context, request.task_token)
            run.fail_activity(now, activity, request.failure)
            return service.RespondActivityTaskFailedResponse()

    def RespondActivityTaskCanceled(self, request: Any, context: grpc.ServicerContext) -> Any:
        with self._changing(request) as now:
            run, activity = self._with_activity(context, request.task_token)
            run.cancel_activity(now, activity, request.details)
            return service.RespondActivityTaskCanceledResponse()

    def _with_activity(self, context: grpc.ServicerContext, token: bytes) -> tuple[WorkflowRun, Activity]:
        for run in self.runs:
            for activity in run.activities.values():
                if activity.token and activity.token == token:
                    return run, activity
        return refuse(context, grpc.StatusCode.NOT_FOUND, "invalid activityID or activity already timed out")
