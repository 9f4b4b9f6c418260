"""`WorkflowContext` on Temporal: what a definition asks becomes a command that the server keeps in the run's history.

Guarantees: every attempt of a step is an activity of its own, whose id is the step's position and name
("7:start_recording/2"), so that Temporal's replay refuses a definition whose steps have another order or other names.
An attempt that was lost with its station is made again and has not failed, as on DBOS. States are kept with the run (a
memo) and are told only once they are no longer the past.
Does not: do effects. Runs inside the sandbox, within `run_in_greenlet`; one instance a run.
"""

import contextlib
from datetime import timedelta
from typing import Any

import msgspec
from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError

from app.core.errors import NeuraScaleError, SurroundingsError, TimedOut
from app.core.workflow.context import Result, Signal, StepPolicy, WorkflowState
from app.core.workflow.effect import Effect
from app.core.workflow.step_outcome import rebuild_error
from app.core.workflow.temporal.effect_call import (
    CAUSE,
    PAUSE,
    SLEEP,
    STATE_MEMO,
    AttemptAnswer,
    EffectCall,
    FailedAttempt,
    activity_id,
    plain,
)
from app.core.workflow.temporal.greenlet_bridge import awaited
from app.core.workflow.temporal.state_relay import tell_state

HEARTBEAT_TIMEOUT_S = 10.0
"""A station that died is noticed within this time, however long a step may take."""
_OVERRUN_S = 30.0
"""The station itself ends an attempt at the step's time limit; the server does only where the station is lost."""
# Only for attempts that were lost: what failed comes back as an error that Temporal does not try again.
_LOST = RetryPolicy(
    initial_interval=timedelta(seconds=0.5),
    backoff_coefficient=2.0,
    maximum_interval=timedelta(seconds=10),
    maximum_attempts=0,
)


class _AttemptFailed(Exception):
    def __init__(self, error: NeuraScaleError, *, again: bool) -> None:
        super().__init__(error.code)
        self.error = error
        self.again = again


class TemporalContext:
    """See the rules at the top of this module and of `app.core.workflow.context`."""

    def __init__(self, first_state: WorkflowState) -> None:
        self.state = first_state
        self._cause = ""
        self._inbox: list[Signal] = []
        self._taken = 0
        self._steps = 0
        self._unshown: WorkflowState | None = None

    def begin(self, first_cause: str) -> None:
        """What is done before the first signal came of this entry of the log."""
        self._cause = self._cause or first_cause

    def told(self, name: str, payload: dict[str, str]) -> None:
        """A signal has come."""
        self._inbox.append(Signal(position=len(self._inbox) + 1, name=name, payload=payload))

    def step(self, name: str, effect: Effect, policy: StepPolicy) -> Result:
        self._steps += 1
        wait_s = policy.retry_wait_s
        attempt = 1
        while True:
            try:
                return self._attempt(name, attempt, effect, policy.timeout_s)
            except _AttemptFailed as failed:
                if attempt == policy.attempts or not failed.again:
                    raise failed.error from None
            awaited(workflow.sleep(timedelta(seconds=wait_s), summary=PAUSE))
            wait_s *= 2
            attempt += 1

    def wait_signal(self, *names: str) -> Signal:
        self.show_state()
        found = self._first(names)
        while found is None:
            awaited(workflow.wait_condition(lambda: self._first(names) is not None))
            found = self._first(names)
        return self._take(found)

    def poll_signal(self, *names: str) -> Signal | None:
        self.show_state()
        found = self._first(names)
        return None if found is None else self._take(found)

    def set_state(self, state: WorkflowState) -> None:
        self.state = state
        workflow.upsert_memo({STATE_MEMO: plain(state)})
        self._unshown = state

    def sleep(self, duration_s: float) -> None:
        self.show_state()
        awaited(workflow.sleep(timedelta(seconds=duration_s), summary=SLEEP))

    def patched(self, name: str) -> bool:
        return workflow.patched(name)

    def show_state(self) -> None:
        """Tell of the newest state, unless it belongs to the past of a run that is being gone through again."""
        if self._unshown is not None and not workflow.unsafe.is_replaying():
            info = workflow.info()
            tell_state(info.task_queue, info.workflow_id, plain(self._unshown))
            self._unshown = None

    def _attempt(self, name: str, attempt: int, effect: Effect, timeout_s: float) -> Any:
        self.show_state()
        call = EffectCall(
            activity=effect.activity,
            arguments=effect.arguments,
            step=name,
            attempt=attempt,
            timeout_s=timeout_s,
            cause=self._cause,
        )
        named = activity_id(self._steps, name, attempt)
        try:
            answer = awaited(
                workflow.execute_activity(
                    effect.activity,
                    plain(call),
                    activity_id=named,
                    start_to_close_timeout=timedelta(seconds=timeout_s + _OVERRUN_S),
                    heartbeat_timeout=timedelta(seconds=HEARTBEAT_TIMEOUT_S),
                    retry_policy=_LOST,
                    cancellation_type=workflow.ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
                )
            )
        except ActivityError as error:
            raise _failed(name, error) from error
        return _own_result(answer, named)

    def _first(self, names: tuple[str, ...]) -> Signal | None:
        wanted = set(map(str, names))
        return next((told for told in self._inbox[self._taken :] if told.name in wanted), None)

    def _take(self, signal: Signal) -> Signal:
        self._taken = signal.position
        self._cause = signal.payload.get(CAUSE, self._cause)
        return signal


def _own_result(found: Any, named: str) -> Any:
    try:
        answer = msgspec.convert(found, AttemptAnswer)
    except msgspec.ValidationError:
        answer = AttemptAnswer(workflow_id="", activity_id="")
    if (answer.workflow_id, answer.activity_id) != (workflow.info().workflow_id, named):
        refused = SurroundingsError(
            "The Temporal server brought an answer that this station did not give.",
            meaning="Whether the step was done is not known.",
            advice="End the session, and have the server looked at.",
        )
        raise _AttemptFailed(refused, again=False)
    return answer.result


def _failed(step: str, error: ActivityError) -> _AttemptFailed:
    cause = error.cause
    if isinstance(cause, ApplicationError) and cause.details:
        with contextlib.suppress(msgspec.ValidationError):
            failed = msgspec.convert(cause.details[0], FailedAttempt)
            return _AttemptFailed(rebuild_error(failed.error), again=failed.again)
    lost = TimedOut(
        f"The step “{step}” was lost on its way through the Temporal server.",
        meaning="It may or may not have been done.",
        advice="Look at the programs' states, and at the server's own pages.",
    )
    return _AttemptFailed(lost, again=False)
