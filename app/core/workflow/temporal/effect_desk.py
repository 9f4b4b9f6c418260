"""Does the effects that workflows on Temporal ask this station for.

Guarantees: one attempt at a time for each workflow, on a thread of its own and within its time limit; an attempt that
the server hands out again, because it heard nothing for a while, joins the one at work here instead of beginning a
second, and one whose answer was lost is answered again without being done again; the server hears each few
seconds that an attempt is still at work. An attempt that the station's end interrupts has not failed.
Does not: end an effect that overran its limit (`effect_runner`). Called by the SDK's worker, on its loop.
"""

import asyncio
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import msgspec
from temporalio import activity
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from app.core.errors import NeuraScaleError, SurroundingsError
from app.core.events.cause import caused_by
from app.core.workflow.effect import Effect, perform
from app.core.workflow.effect_runner import EffectOverran, EffectRunner
from app.core.workflow.signal_inbox import WorkflowSuspended
from app.core.workflow.step_outcome import keep_error
from app.core.workflow.temporal.effect_call import (
    ATTEMPT_FAILED,
    ATTEMPT_SUSPENDED,
    AttemptAnswer,
    EffectCall,
    FailedAttempt,
    plain,
)

HEARTBEAT_EVERY_S = 2.5
_SHOWN = ApplicationErrorCategory.BENIGN
"""Such errors are shown by the workflow itself; the SDK need not log them, with all their traceback, a second time."""


class EffectDesk:
    """See the rules at the top of this module.

    Args:
        activities: Owner of the effects.
        runner: Runs each attempt; whoever made it closes it.
    """

    def __init__(self, activities: object, runner: EffectRunner) -> None:
        self._activities = activities
        self._runner = runner
        self._lock = threading.Lock()
        self._newest: dict[str, tuple[tuple[str, str], Future[Any]]] = {}

    @activity.defn(dynamic=True)
    async def perform(self, arguments: Sequence[RawValue]) -> Any:
        """Whatever activity it is."""
        info = activity.info()
        call = _call_of(arguments)
        if call is None or call.activity != info.activity_type:
            raise ApplicationError("not what this station sealed", type="refused", non_retryable=True)
        outcome = asyncio.wrap_future(
            self._begun(str(info.workflow_id), (str(info.workflow_run_id), info.activity_id), call)
        )
        while True:
            done, _ = await asyncio.wait({outcome}, timeout=HEARTBEAT_EVERY_S)
            if done:
                result = _result(outcome.result())
                return plain(
                    AttemptAnswer(workflow_id=str(info.workflow_id), activity_id=info.activity_id, result=result)
                )
            activity.heartbeat()

    def _begun(self, workflow_id: str, attempt: tuple[str, str], call: EffectCall) -> "Future[Any]":
        with self._lock:
            newest = self._newest.get(workflow_id)
            if newest is not None and newest[0] == attempt and not _was_suspended(newest[1]):
                return newest[1]
            outcome: Future[Any] = Future()
            # Nobody may take an attempt back that is at work: Python cannot end it.
            outcome.set_running_or_notify_cancel()
            self._newest[workflow_id] = (attempt, outcome)
        threading.Thread(target=self._work, args=(call, outcome), name=f"attempt-{call.step}", daemon=True).start()
        return outcome

    def _work(self, call: EffectCall, outcome: "Future[Any]") -> None:
        def caused() -> Any:
            with caused_by(call.cause):
                return perform(self._activities, Effect(call.activity, call.arguments))

        try:
            result = msgspec.to_builtins(self._runner.run(call.step, caused, call.timeout_s))
        except NeuraScaleError as error:
            again = isinstance(error, SurroundingsError) and not isinstance(error, EffectOverran)
            result = FailedAttempt(error=keep_error(error), again=again)
        except WorkflowSuspended:
            outcome.set_result((True, None))
            return
        outcome.set_result((False, result))


def _call_of(arguments: Sequence[RawValue]) -> EffectCall | None:
    converter = activity.payload_converter()
    try:
        return msgspec.convert(converter.from_payload(arguments[0].payload), EffectCall)
    except (msgspec.ValidationError, IndexError):
        return None


def _was_suspended(outcome: "Future[Any]") -> bool:
    return outcome.done() and bool(outcome.result()[0])


def _result(outcome: tuple[bool, Any]) -> Any:
    """The result, or the error as Temporal has it: what the server can read of it is the code.

    Raises:
        ApplicationError: The attempt failed, or is to be made again by the next station.
    """
    suspended, result = outcome
    if suspended:
        raise ApplicationError("the station ends", type=ATTEMPT_SUSPENDED, category=_SHOWN)
    if isinstance(result, FailedAttempt):
        code = result.error.code
        raise ApplicationError(
            code, plain(result), type=f"{ATTEMPT_FAILED}:{code}", non_retryable=True, category=_SHOWN
        )
    return result
