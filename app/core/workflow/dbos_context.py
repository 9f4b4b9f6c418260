"""`WorkflowContext` on DBOS: what a definition asks becomes a checkpointed DBOS step.

Guarantees: every call draws its own step number, in the order of the definition; results and errors are kept as plain
JSON values. Each attempt of a step is a DBOS step of its own ("start_recording/2"), so that attempts, durations and
errors can be read from DBOS's tables.
Does not: keep exceptions in DBOS (they would come back as another class).
One instance a run, on the thread that DBOS runs the workflow on.
"""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import sqlalchemy as sa

from app.core.clock import Clock
from app.core.errors import NeuraScaleError, SurroundingsError
from app.core.events.cause import caused_by
from app.core.workflow.context import Result, Signal, StepPolicy, WorkflowState
from app.core.workflow.dbos_records import STATE_KEY
from app.core.workflow.effect import Effect, perform
from app.core.workflow.effect_runner import EffectOverran, EffectRunner
from app.core.workflow.signal_inbox import CAUSE, SignalInbox, StorageLost
from app.core.workflow.step_outcome import KeptError, StepOutcome, keep_error, rebuild_error

if TYPE_CHECKING:
    from dbos import DBOS


class DbosContext:
    """See the rules at the top of this module and of `app.core.workflow.context`."""

    def __init__(
        self,
        dbos: "type[DBOS]",
        workflow_id: str,
        inbox: SignalInbox,
        runner: EffectRunner,
        activities: object,
        on_state: Callable[[WorkflowState], None],
        clock: Clock,
        *,
        first_cause: str = "",
        retried: Signal | None = None,
    ) -> None:
        self._cause = first_cause
        self._retried = retried
        self._dbos = dbos
        self._workflow_id = workflow_id
        self._inbox = inbox
        self._runner = runner
        self._activities = activities
        self._on_state = on_state
        self._clock = clock
        self._taken = 0
        self._unshown: WorkflowState | None = None
        self.at_work: tuple[str, datetime, str] | None = None
        """The attempt or wait of this moment: its name, since when, and the entry that it came of."""

    def step(self, name: str, effect: Effect, policy: StepPolicy) -> Result:
        wait_s = policy.retry_wait_s
        for attempt in range(1, policy.attempts + 1):
            outcome = self._attempt(name if attempt == 1 else f"{name}/{attempt}", effect, policy.timeout_s)
            if outcome.error is None:
                return outcome.result
            if attempt == policy.attempts or not _may_be_tried_again(outcome.error):
                break
            self._runner.pause(wait_s)
            wait_s *= 2
        assert outcome.error is not None
        raise rebuild_error(outcome.error)

    def wait_signal(self, *names: str) -> Signal:
        def wait() -> dict[str, Any]:
            self.show_state()
            with self._working("wait_signal"), _not_kept_as_an_answer():
                return _plain(self._inbox.wait(self._workflow_id, tuple(map(str, names)), after=self._taken))

        return self._take(self._dbos.run_step({"name": "wait_signal"}, wait))

    def poll_signal(self, *names: str) -> Signal | None:
        def look() -> dict[str, Any]:
            self.show_state()
            with _not_kept_as_an_answer():
                signal = self._inbox.first(self._workflow_id, tuple(map(str, names)), after=self._taken)
            return {} if signal is None else _plain(signal)

        found = self._dbos.run_step({"name": "poll_signal"}, look)
        return self._take(found) if found else None

    def set_state(self, state: WorkflowState) -> None:
        self._dbos.set_event(STATE_KEY, _plain(state))
        self._unshown = state

    def sleep(self, duration_s: float) -> None:
        def end_of_sleep() -> str:
            return (self._clock.wall() + timedelta(seconds=duration_s)).isoformat()

        until = datetime.fromisoformat(self._dbos.run_step({"name": "sleep"}, end_of_sleep))
        left_s = (until - self._clock.wall()).total_seconds()
        if left_s > 0:
            self._runner.pause(left_s)

    def patched(self, name: str) -> bool:
        return bool(self._dbos.patch(name))

    def _attempt(self, name: str, effect: Effect, timeout_s: float) -> StepOutcome:
        cause = self._cause_now()

        def caused() -> Any:  # on the runner's thread, where nothing is being done yet
            with caused_by(cause):
                return perform(self._activities, effect)

        def attempt() -> dict[str, Any]:
            self.show_state()
            try:
                with self._working(name):
                    return _plain(StepOutcome(result=self._runner.run(name, caused, timeout_s)))
            except NeuraScaleError as error:
                return _plain(StepOutcome(error=keep_error(error)))

        return msgspec.convert(self._dbos.run_step({"name": name}, attempt), StepOutcome)

    @contextlib.contextmanager
    def _working(self, name: str) -> Iterator[None]:
        self.at_work = (name, self._clock.wall(), self._cause_now())
        try:
            yield
        finally:
            self.at_work = None

    def show_state(self) -> None:
        """Tell of the newest state, once something is really done in it, or the definition has come to its end.

        States that are passed again on the way to where a run was interrupted are the past, and are not told.
        """
        if self._unshown is not None:
            self._on_state(self._unshown)
            self._unshown = None

    def _cause_now(self) -> str:
        """Of a run that was begun after one that failed: what made it go on, until it is told something new."""
        retried = self._retried
        if retried is not None and self._taken < retried.position:
            return retried.payload.get(CAUSE, self._cause)
        return self._cause

    def _take(self, kept: dict[str, Any]) -> Signal:
        signal = msgspec.convert(kept, Signal)
        self._taken = signal.position
        self._cause = signal.payload.get(CAUSE, self._cause)
        return signal


@contextlib.contextmanager
def _not_kept_as_an_answer() -> Iterator[None]:
    """DBOS keeps an exception as what the step gave, for ever; a disk that fails for a moment must not become that."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        raise StorageLost from error


def _plain(value: msgspec.Struct) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(value)
    return plain


def _may_be_tried_again(error: KeptError) -> bool:
    return error.code.startswith(SurroundingsError.code) and error.code != EffectOverran.code
