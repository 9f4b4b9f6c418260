"""What a run on the stand-in of Temporal is made of: its workflow task, activities and timers, and how they are read.

Guarantees: pure values. Does not: change a run (`temporal_frontend_run`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import temporalio.api.command.v1 as commands
import temporalio.api.common.v1 as common
import temporalio.api.enums.v1 as enums
import temporalio.api.failure.v1 as failures
from google.protobuf.duration_pb2 import Duration
from google.protobuf.timestamp_pb2 import Timestamp

_RETRIED_TIMEOUTS = {"TIMEOUT_TYPE_START_TO_CLOSE": "StartToClose", "TIMEOUT_TYPE_HEARTBEAT": "Heartbeat"}


@dataclass
class WorkflowTask:
    """The one workflow task that a run may have at a time."""

    queue: str
    attempt: int
    scheduled: int
    scheduled_at: float
    sticky_until: float | None = None
    started: int = 0
    due: float | None = None
    token: bytes = b""
    identity: str = ""


@dataclass
class Activity:
    """An activity that has not ended."""

    scheduled: int
    asked: commands.ScheduleActivityTaskCommandAttributes
    not_before: float
    scheduled_at: float
    attempt: int = 1
    token: bytes = b""
    started_at: float = 0.0
    beat_at: float = 0.0
    identity: str = ""
    beat: common.Payloads | None = None
    last_failure: failures.Failure | None = None
    cancel_requested: int = 0

    def due(self) -> tuple[float, str] | None:
        """When the attempt that runs has failed, and of which time-out."""
        if not self.token:
            return None
        limits = [
            (self.started_at + seconds(self.asked.start_to_close_timeout), "TIMEOUT_TYPE_START_TO_CLOSE"),
        ]
        if seconds(self.asked.heartbeat_timeout):
            limits.append((self.beat_at + seconds(self.asked.heartbeat_timeout), "TIMEOUT_TYPE_HEARTBEAT"))
        return min(limits)


@dataclass
class Timer:
    timer_id: str
    started: int
    fires_at: float


def seconds(duration: Duration) -> float:
    return duration.seconds + duration.nanos / 1e9


def moment(at_s: float) -> Timestamp:
    stamp = Timestamp()
    stamp.FromNanoseconds(round(at_s * 1e9))
    return stamp


ACTIVITY_FIELDS = (
    "activity_id",
    "activity_type",
    "task_queue",
    "header",
    "input",
    "schedule_to_close_timeout",
    "schedule_to_start_timeout",
    "start_to_close_timeout",
    "heartbeat_timeout",
    "retry_policy",
    "priority",
)


def name_of(command: commands.Command) -> str:
    return enums.CommandType.Name(command.command_type).removeprefix("COMMAND_TYPE_")


def same(given: Any, names: Iterable[str]) -> dict[str, Any]:
    """The fields that were given."""
    return {name: getattr(given, name) for name in names if name in {field.name for field, _ in given.ListFields()}}


def retryable(failure: failures.Failure, never: Iterable[str]) -> bool:
    if failure.HasField("timeout_failure_info"):
        kind = enums.TimeoutType.Name(failure.timeout_failure_info.timeout_type)
        return kind in _RETRIED_TIMEOUTS and f"TemporalTimeout:{_RETRIED_TIMEOUTS[kind]}" not in never
    if failure.HasField("application_failure_info"):
        info = failure.application_failure_info
        return not info.non_retryable and info.type not in never
    return not (failure.HasField("canceled_failure_info") or failure.HasField("terminated_failure_info"))
