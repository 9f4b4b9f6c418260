"""The SDK's worker as this station runs it: which code it may load, and where that is guarded.

Guarantees: workflow code runs in the SDK's sandbox, which refuses clocks, files, chance and the network while a
workflow runs; all activations come on one thread, because a greenlet stays on the thread that it began on.
Does not: connect (`server_link`).

What is handed into the sandbox as it is, and why:
- `msgspec`, `greenlet`: compiled; a second copy in one process is not safe, and both only compute.
- `app.core.workflow.temporal.state_relay`: the way out for states; a copy of it would tell nobody.
Everything else of ours is imported anew for each run, under guard: the definitions, what they say of prerequisites,
identifiers and errors. Imports that a definition does not need are kept out of it by a test.
"""

import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio.client import Client
from temporalio.runtime import LogForwardingConfig, LoggingConfig, Runtime, TelemetryConfig, TelemetryFilter
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions
from temporalio.workflow import NondeterminismError

from app.core.workflow.effect_runner import CLOSING_GRACE_S
from app.core.workflow.registry import DEFINITIONS, Definition
from app.core.workflow.temporal.effect_desk import HEARTBEAT_EVERY_S, EffectDesk
from app.core.workflow.temporal.workflow_classes import REGISTERED, TemporalWorkflow, workflow_class

HANDED_IN = ("msgspec", "greenlet", "app.core.workflow.temporal.state_relay")
_OWN_QUEUE_S = 2.0
_SDK_LOGGER = "temporalio"
_CORE_LOGGER = "temporalio.core"
_runtime: Runtime | None = None


def workflow_thread() -> ThreadPoolExecutor:
    """The one thread of a worker's workflows."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="temporal-workflows")


def guarded() -> SandboxedWorkflowRunner:
    """The sandbox for registered definitions."""
    return SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_modules(*HANDED_IN))


def classes_and_runner(
    definitions: Mapping[str, Definition],
) -> tuple[Sequence[type[TemporalWorkflow]], WorkflowRunner]:
    """The classes of these definitions, and what runs them.

    Definitions that are not registered have no module that the sandbox could import, and run without it.
    """
    if definitions is DEFINITIONS:
        return list(REGISTERED.values()), guarded()
    return [workflow_class(definition) for definition in definitions.values()], UnsandboxedWorkflowRunner()


def station_worker(
    client: Client, task_queue: str, definitions: Mapping[str, Definition], desk: EffectDesk, thread: ThreadPoolExecutor
) -> Worker:
    """A worker that does workflows and effects of one station."""
    classes, runner = classes_and_runner(definitions)
    return Worker(
        client,
        task_queue=task_queue,
        workflows=classes,
        activities=[desk.perform],
        workflow_runner=runner,
        workflow_task_executor=thread,
        graceful_shutdown_timeout=timedelta(seconds=2 * CLOSING_GRACE_S),
        # A station that was killed still has a queue of its own there: what waits in it is handed on after this time.
        sticky_queue_schedule_to_start_timeout=timedelta(seconds=_OWN_QUEUE_S),
        max_heartbeat_throttle_interval=timedelta(seconds=HEARTBEAT_EVERY_S),
        # A run that its definition cannot go on with fails, as on the other engines; see `temporal_engine`.
        workflow_failure_exception_types=[NondeterminismError],
        # Every step must pass the server and be kept there before it is begun.
        disable_eager_activity_execution=True,
    )


def quiet_runtime() -> Runtime:
    """The SDK's runtime: no telemetry, and its log goes to our logger `temporalio.core` instead of the console."""
    global _runtime  # noqa: PLW0603 - the SDK's native part is one for each process
    if _runtime is None:
        told = LogForwardingConfig(logger=logging.getLogger(_CORE_LOGGER))
        logs = LoggingConfig(filter=TelemetryFilter(core_level="ERROR", other_level="ERROR"), forwarding=told)
        _runtime = Runtime(telemetry=TelemetryConfig(logging=logs), worker_heartbeat_interval=None)
    return _runtime


class SdkLog(logging.Handler):
    """Hands what the SDK warns of to our log: the first line, and the kind of an error, never its text."""

    def __init__(self, logger: logging.Logger) -> None:
        super().__init__(logging.WARNING)
        self._told = logger

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().partition("\n")[0][:300]
        fault = record.exc_info[1] if record.exc_info else None
        kind = f" ({type(fault).__name__})" if fault is not None else ""
        self._told.log(record.levelno, "workflow engine: %s%s", text, kind)

    def begin(self) -> None:
        """Listen, and let nobody else hear it."""
        sdk = logging.getLogger(_SDK_LOGGER)
        sdk.propagate = False
        sdk.addHandler(self)

    def end(self) -> None:
        """Listen no longer."""
        logging.getLogger(_SDK_LOGGER).removeHandler(self)
