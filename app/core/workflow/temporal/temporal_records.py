"""What a run on Temporal did, read from the events that its server keeps.

Guarantees: the same records as from the other engines (`app.core.workflow.history`): every attempt of each step, waits,
sleeps and patches, in order; what a run took over from the one it was reset from is told once, with that one.
Does not: ask the server. A signal is told when it came; whether the definition took notice of it is not kept there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec
from temporalio.api.common.v1 import Payload
from temporalio.api.enums.v1 import EventType, WorkflowTaskFailedCause
from temporalio.api.history.v1 import HistoryEvent
from temporalio.converter import DataConverter

from app.core.workflow.context import WorkflowState
from app.core.workflow.history import StepOutcomeName, StepRecord
from app.core.workflow.registry import Definition
from app.core.workflow.temporal.effect_call import CAUSE, SLEEP, EffectCall, FailedAttempt, ToldSignal

_PATCH_MARKER = "core_patch"
_ENDED = {
    EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED: "activity_task_completed_event_attributes",
    EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED: "activity_task_failed_event_attributes",
    EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT: "activity_task_timed_out_event_attributes",
    EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED: "activity_task_canceled_event_attributes",
}


@dataclass
class _Attempt:
    """`number` is the step's, in the order of the run."""

    call: EffectCall
    number: str
    scheduled: datetime
    started: datetime | None = None


@dataclass(frozen=True)
class FailedStep:
    """Where a run failed, and the event to reset it to: asked again from there, its first attempt is made again."""

    step: str
    reset_to: int


@dataclass
class RunReader:
    """Reads the events of one run after the other."""

    converter: DataConverter
    records: list[StepRecord] = field(default_factory=list)
    _first_asked: dict[str, int] = field(default_factory=dict)
    _numbers: dict[int, str] = field(default_factory=dict)

    async def read(self, events: Sequence[HistoryEvent], run: int, *, waits_since: datetime | None = None) -> None:
        """Take up a run's events.

        Args:
            waits_since: Where the run waits for a signal now.
        """
        attempts: dict[int, _Attempt] = {}
        self._first_asked.clear()
        self._numbers.clear()
        sleeps: dict[int, datetime] = {}
        for event in events[taken_over(events) :]:
            at = moment(event.event_time)
            match event.event_type:
                case EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
                    attempts[event.event_id] = await self._asked(event, at)
                case EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED:
                    attempts[event.activity_task_started_event_attributes.scheduled_event_id].started = at
                case kind if kind in _ENDED:
                    ended = getattr(event, _ENDED[kind])
                    failed = await self._failed(event)
                    self._add_attempt(attempts.pop(ended.scheduled_event_id), at, failed, run)
                case EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
                    await self._add_signal(event, at, run)
                case EventType.EVENT_TYPE_TIMER_STARTED:
                    if await self._values([event.user_metadata.summary]) == [SLEEP]:
                        sleeps[event.event_id] = at
                case EventType.EVENT_TYPE_TIMER_FIRED:
                    began = sleeps.pop(event.timer_fired_event_attributes.started_event_id, None)
                    if began is not None:
                        self._add(kind="sleep", step="sleep", began=began, ended=at, run=run)
                case EventType.EVENT_TYPE_MARKER_RECORDED:
                    self._add_patch(event, at, run)
                case _:
                    pass
        for attempt in attempts.values():
            self._add_attempt(attempt, None, None, run)
        for began in sleeps.values():
            self._add(kind="sleep", step="sleep", began=began, ended=None, run=run)
        if waits_since is not None and not attempts and not sleeps:
            self._add(kind="wait", step="", began=waits_since, ended=None, run=run)

    def failed_step(self, state: WorkflowState, definition: Definition) -> FailedStep | None:
        """The step that the run read last failed at; None where it did not fail at a step.

        One that it may go on from comes first; see `app.core.workflow.dbos_records`.
        """
        last_attempts = {
            number: record for record in self.records if (number := self._numbers.get(record.position)) is not None
        }
        found = [
            FailedStep(record.step, self._first_asked[number])
            for number, record in last_attempts.items()
            if record.error_code and (record.error_code, record.error_text) == (state.error_code, state.error_text)
        ]
        return next((one for one in found if definition.may_retry(one.step)), found[0] if found else None)

    async def _asked(self, event: HistoryEvent, at: datetime) -> _Attempt:
        asked = event.activity_task_scheduled_event_attributes
        call = msgspec.convert((await self._values(asked.input.payloads))[0], EffectCall)
        number = asked.activity_id.partition(":")[0]
        self._first_asked.setdefault(number, asked.workflow_task_completed_event_id)
        return _Attempt(call, number, at)

    def _add_attempt(self, attempt: _Attempt, ended: datetime | None, failed: FailedAttempt | None, run: int) -> None:
        self._numbers[len(self.records) + 1] = attempt.number
        self._add(
            kind="step",
            step=attempt.call.step,
            attempt=attempt.call.attempt,
            began=attempt.started or attempt.scheduled,
            ended=ended,
            cause=attempt.call.cause,
            failed=failed,
            run=run,
        )

    async def _add_signal(self, event: HistoryEvent, at: datetime, run: int) -> None:
        given = event.workflow_execution_signaled_event_attributes
        try:
            told = msgspec.convert((await self._values(given.input.payloads))[0], ToldSignal)
        except (msgspec.ValidationError, IndexError):
            return  # not told by this station
        self._add(kind="wait", step=told.name, began=at, ended=at, cause=told.payload.get(CAUSE, ""), run=run)

    def _add_patch(self, event: HistoryEvent, at: datetime, run: int) -> None:
        marker = event.marker_recorded_event_attributes
        if marker.marker_name == _PATCH_MARKER:
            kept = msgspec.json.decode(marker.details["patch-data"].payloads[0].data)
            self._add(kind="patch", step=kept["id"], began=at, ended=at, run=run)

    def _add(
        self,
        *,
        kind: str,
        step: str,
        began: datetime,
        ended: datetime | None,
        run: int,
        attempt: int = 1,
        cause: str = "",
        failed: FailedAttempt | None = None,
    ) -> None:
        outcome = StepOutcomeName.RUNNING if ended is None else StepOutcomeName.DONE
        self.records.append(
            StepRecord(
                position=len(self.records) + 1,
                kind=kind,
                step=step,
                attempt=attempt,
                began=began,
                ended=ended,
                duration_ms=None if ended is None else (ended - began).total_seconds() * 1000.0,
                outcome=outcome if failed is None else StepOutcomeName.FAILED,
                error_code=failed.error.code if failed else "",
                error_text=failed.error.text() if failed else "",
                cause_event_id=cause,
                run=run,
            )
        )

    async def _failed(self, event: HistoryEvent) -> FailedAttempt | None:
        failure = event.activity_task_failed_event_attributes.failure
        details = failure.application_failure_info.details.payloads
        if event.event_type != EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED or not details:
            return None
        return msgspec.convert((await self._values(details))[0], FailedAttempt)

    async def _values(self, payloads: Iterable[Payload]) -> list[Any]:
        found = [payload for payload in payloads if payload.metadata]
        return list(await self.converter.decode(found)) if found else []


def taken_over(events: Sequence[HistoryEvent]) -> int:
    """How many of a run's first events are those of the run that it was reset from."""
    resets = [
        index + 1
        for index, event in enumerate(events)
        if event.workflow_task_failed_event_attributes.cause
        == WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW
    ]
    return max(resets, default=0)


def moment(stamp: Any) -> datetime:
    """A server's time."""
    at: datetime = stamp.ToDatetime(tzinfo=UTC)
    return at
