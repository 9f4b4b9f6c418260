"""The stimulator, as acquisition sees it: the guard drives it, safety allows it, the station hears of it.

Guarantees: enabling and disabling go through the safety program and never hold up the recording loop (they wait on a
thread of their own); every change of the output is told in order. Does not: start or stop the output by itself.
`take` and `enable` are called by the loop's thread, `changed` by the guard's.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from app.core.acquisition.messages import OutputChanged
from app.core.clock import Clock
from app.core.errors import NeuraScaleError
from app.core.safety.client import OutputGuard, SafetyControl, StoppableOutput
from app.core.wire.line import Incoming

NO_OUTPUT = "none"


class Guard(Protocol):
    """What stands between safety and the output."""

    @property
    def state(self) -> str: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class OutputAnswer:
    """The outcome of a request: None, or why it was refused."""

    request: Incoming[Any]
    refused: NeuraScaleError | None


class OutputDesk:
    """Owns the guard.

    Args:
        runtime: The runtime folder.
        output: The stimulator.
    """

    def __init__(self, runtime: Path, output: StoppableOutput, *, clock: Clock) -> None:
        self._control = SafetyControl(runtime, clock=clock)
        self._news: queue.SimpleQueue[OutputChanged | OutputAnswer] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._guard: Guard = OutputGuard(runtime, output, on_change=self._changed, clock=clock)

    @property
    def state(self) -> str:
        """One of "safe", "running", "unconfirmed" and "closed"."""
        return self._guard.state

    def enable(self, request: Incoming[Any]) -> None:
        """Ask safety to start the programme; the answer comes with `take`."""
        self._ask(request, lambda: self._control.start("acquisition"))

    def disable(self, request: Incoming[Any]) -> None:
        """Ask safety to end the programme in order; the answer comes with `take`."""
        self._ask(request, lambda: self._control.finish("acquisition"))

    def take(self) -> list[OutputChanged | OutputAnswer]:
        """What has happened since the last call; never waits."""
        news: list[OutputChanged | OutputAnswer] = []
        while True:
            try:
                news.append(self._news.get_nowait())
            except queue.Empty:
                return news

    def close(self) -> None:
        """Bring the output to its safe state and end the threads; bounded."""
        self._guard.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _changed(self, state: str, reason: str) -> None:
        self._news.put(OutputChanged(state=state, reason=reason))

    def _ask(self, request: Incoming[Any], command: Callable[[], object]) -> None:
        def run() -> None:
            refused: NeuraScaleError | None = None
            try:
                command()
            except NeuraScaleError as error:
                refused = error
            self._news.put(OutputAnswer(request, refused))

        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=run, name="acquisition-output-request", daemon=True)
        self._threads.append(thread)
        thread.start()
