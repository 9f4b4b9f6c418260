"""The small interface that workflow definitions are written against.

Guarantees (of every engine behind it): a definition that was interrupted is run again from its beginning, and every
call that had finished gives what it gave before without being done again. Therefore a definition is deterministic: it
asks time, signals and effects of nothing but its context.
Does not: know of any engine. The same definition runs on DBOS over SQLite or PostgreSQL, and on Temporal.
"""

from typing import Any, Protocol, TypeAlias

import msgspec

from app.core.workflow.effect import Effect

Result: TypeAlias = Any
"""What an activity gives: nothing, a truth, a number, a text, or several texts (after a restart these are a list)."""


class StepPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How long a step may take and how often it is tried.

    Attributes:
        timeout_s: For one attempt. An attempt that overran it is not repeated, since it may still be at work.
        attempts: In all; only a `SurroundingsError` is tried again.
        retry_wait_s: Before the second attempt; doubled before each further one.
    """

    timeout_s: float = 30.0
    attempts: int = 1
    retry_wait_s: float = 0.5


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """Something a workflow was told.

    Attributes:
        position: Where it stands in the workflow's inbox, from 1.
        payload: Texts only; no patient data.
    """

    position: int
    name: str
    payload: dict[str, str] = {}


class WorkflowState(msgspec.Struct, frozen=True, kw_only=True):
    """What a workflow is doing, for people and for whoever waits for it.

    Attributes:
        waiting_for: Names of the signals that would let it go on; empty while it works.
        exit_reason: Why it ended; empty while it runs.
        error_code / error_text: Of our error tree, where it failed.
    """

    step: str
    text: str
    waiting_for: tuple[str, ...] = ()
    exit_reason: str = ""
    error_code: str = ""
    error_text: str = ""


class WorkflowContext(Protocol):
    """What a definition may do."""

    def step(self, name: str, effect: Effect, policy: StepPolicy) -> Result:
        """Run an effect once; after a restart its recorded result is given again.

        Raises:
            NeuraScaleError: The error of the last attempt, the same after a restart.
        """
        ...

    def wait_signal(self, *names: str) -> Signal:
        """The first signal with one of these names that is newer than the last one taken; waits as long as it takes.

        Signals passed over because nobody waited for them then are gone for this workflow.
        """
        ...

    def poll_signal(self, *names: str) -> Signal | None:
        """As `wait_signal`, but None where there is none yet."""
        ...

    def set_state(self, state: WorkflowState) -> None:
        """Show what the workflow is doing; kept with it."""
        ...

    def sleep(self, duration_s: float) -> None:
        """Wait; the end of the wait stays the same after a restart."""
        ...

    def patched(self, name: str) -> bool:
        """Whether this run was begun with, or has not yet reached, the change called `name`."""
        ...
