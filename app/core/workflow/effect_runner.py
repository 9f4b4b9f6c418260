"""Runs one attempt of one effect, within its time limit, on a thread of its own.

Guarantees: returns or raises within the time limit, and within `CLOSING_GRACE_S` when the engine closes; whatever an
effect raises comes out as an error of our tree.
Does not: end an effect that overran its limit (Python cannot); the thread is left behind as a daemon and its outcome is
dropped, which is why an attempt that overran is never repeated.
"""

import threading
from collections.abc import Callable
from typing import Any

from app.core.errors import DefectError, NeuraScaleError, TimedOut
from app.core.workflow.signal_inbox import WorkflowSuspended

CLOSING_GRACE_S = 1.0
"""What is nearly done when the engine closes may end and be kept, and need not be done again at the next start."""


class EffectOverran(TimedOut):
    """An effect did not end within its time limit, and may still be at work."""

    code = "surroundings.timed_out.overran"


class EffectRunner:
    """Runs effects until it is closed."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._closed = False

    def run(self, name: str, effect: Callable[[], Any], timeout_s: float) -> Any:
        """Run `effect` and give what it gives.

        Raises:
            EffectOverran: Not done within `timeout_s`.
            DefectError: It raised something that is not of our tree.
            NeuraScaleError: What it raised.
            WorkflowSuspended: The runner was closed; the effect may or may not have happened.
        """
        outcome: list[tuple[Any, Exception | None]] = []

        def work() -> None:
            try:
                result, fault = effect(), None
            except Exception as error:  # noqa: BLE001 - carried to the waiting thread, which raises it
                result, fault = None, error
            with self._changed:
                outcome.append((result, fault))
                self._changed.notify_all()

        with self._changed:
            if self._closed:
                raise WorkflowSuspended
        threading.Thread(target=work, name=f"effect-{name}", daemon=True).start()
        with self._changed:
            in_time = self._changed.wait_for(lambda: outcome or self._closed, timeout_s)
            if not self._changed.wait_for(lambda: outcome, CLOSING_GRACE_S if in_time else 0.0):
                if in_time:
                    raise WorkflowSuspended
                raise EffectOverran(
                    f"The step “{name}” was not done within {timeout_s:g} s.",
                    advice="Look at the programs' states; end the session if it does not go on.",
                )
        result, fault = outcome[0]
        if isinstance(fault, NeuraScaleError):
            raise fault
        if fault is not None:
            raise DefectError(f"An unexpected {type(fault).__name__} in the step “{name}”.") from fault
        return result

    def pause(self, duration_s: float) -> None:
        """Wait, unless closed.

        Raises:
            WorkflowSuspended: The runner was closed.
        """
        with self._changed:
            if self._changed.wait_for(lambda: self._closed, duration_s):
                raise WorkflowSuspended

    def close(self) -> None:
        """Begin nothing more, and let everybody who waits go with `WorkflowSuspended`."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
