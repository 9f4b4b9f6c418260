"""A workflow that asks for the time itself, which the sandbox of Temporal must refuse."""

import time

from app.core.workflow.context import WorkflowContext
from app.core.workflow.registry import Definition
from app.core.workflow.session_signals import SessionSignal
from app.core.workflow.temporal.workflow_classes import workflow_class


def _run(_context: WorkflowContext, _workflow_id: str) -> str:
    return str(time.monotonic())


AsksTheTime = workflow_class(Definition(name="asks_the_time", version="1", run=_run, signals=SessionSignal))
AsksTheTime.__module__ = __name__
AsksTheTime.__name__ = "AsksTheTime"
