"""Hands stops to the safety program, on a thread of its own, until they are taken.

Guarantees: `stop` never waits; each stop is given at once, and again every `AGAIN_S` for `GIVE_UP_S` where no safety
program takes it. Does not: decide. `stop` from any thread.
"""

import logging
import queue
import threading
from dataclasses import dataclass
from typing import Protocol

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import NeuraScaleError
from app.core.safety.client import StopResult

AGAIN_S = 0.1
GIVE_UP_S = 5.0


class StopControl(Protocol):
    """The one command of `SafetyControl` that is needed."""

    def stop(self, cause: str = ..., source: str = ..., *, pressed_ns: int | None = ...) -> StopResult: ...


@dataclass(frozen=True, slots=True)
class Trigger:
    """Somebody or something wants to stop.

    Attributes:
        cause: A word of `stop_machine.Cause`.
        at_ns: Monotonic time from which the latency counts.
    """

    cause: str
    source: str
    at_ns: int


class Stopper:
    """The thread that stops."""

    def __init__(self, control: StopControl, *, log: logging.Logger, clock: Clock = SYSTEM_CLOCK) -> None:
        self._control = control
        self._log = log
        self._clock = clock
        self._triggers: queue.SimpleQueue[Trigger | None] = queue.SimpleQueue()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stopper", daemon=True)
        self._thread.start()

    def stop(self, trigger: Trigger) -> None:
        """Stop, as soon as can be."""
        self._triggers.put(trigger)

    def _run(self) -> None:
        while (trigger := self._triggers.get()) is not None:
            self._give(trigger)

    def _give(self, trigger: Trigger) -> None:
        until_ns = self._clock.monotonic_ns() + round(GIVE_UP_S * 1e9)
        while True:
            try:
                result = self._control.stop(trigger.cause, trigger.source, pressed_ns=trigger.at_ns)
            except NeuraScaleError as error:
                if self._clock.monotonic_ns() >= until_ns or self._ended.is_set():
                    self._log.error("stop (%s, %s) was not taken: %s", trigger.cause, trigger.source, error.what)
                    return
                self._clock.sleep(AGAIN_S)
            else:
                self._log.info(
                    "stop %d (%s, %s): output %s, %s ms",
                    result.stop_number,
                    trigger.cause,
                    trigger.source,
                    result.output,
                    "-" if result.latency_ms is None else f"{result.latency_ms:.1f}",
                )
                return

    def close(self) -> None:
        """Give what waits, then end; bounded."""
        self._ended.set()
        self._triggers.put(None)
        self._thread.join(timeout=3)
