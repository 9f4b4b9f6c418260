"""Effects that are noted down instead of done; idempotent, and they can be held at any point as a power loss would.

One object outlives the engines of a test, as the world outside does.
"""

import threading
from collections.abc import Callable
from typing import Any

from app.core.errors import LinkDown, NeuraScaleError, OperatorError, SourceFileFault

WITHIN_S = 10.0
_REFUSALS: dict[str, type[NeuraScaleError]] = {
    "operator": OperatorError,
    "link": LinkDown,
    "file": SourceFileFault,
}
_VALUES: dict[str, Any] = {
    "text": "a text",
    "number": 7,
    "real": 0.5,
    "truth": True,
    "nothing": None,
    "texts": ("a", "b"),
}


class HeldPoint:
    """Where an effect is held: `reached` is set there, and what it gave is lost when `let_go` is set."""

    def __init__(self, key: str, when: str) -> None:
        self.key, self.when = key, when
        self.reached, self.let_go = threading.Event(), threading.Event()


class NotedEffects:
    """Activities of `tests.fakes.small_workflows`.

    Attributes:
        done: What happened, each key once, in order.
        calls: Every call, repeated ones too.
        kindly: While set, `refuse` does not refuse any more.
        on_refuse: Called first, whether it refuses or not.
    """

    def __init__(self) -> None:
        self.done: list[str] = []
        self.calls: list[str] = []
        self.kindly = False
        self.on_refuse: Callable[[], None] = lambda: None
        self._lock = threading.Lock()
        self._held: HeldPoint | None = None

    def hold(self, key: str, when: str) -> HeldPoint:
        """Hold the next call with this key "before" or "after" its effect."""
        self._held = HeldPoint(key, when)
        return self._held

    def note(self, key: str) -> str:
        self._called(key)
        self._hold_here(key, "before")
        self._happened(key)
        self._hold_here(key, "after")
        return f"({key})"

    def falter(self, key: str, times: int) -> str:
        self._called(key)
        if self.calls.count(key) <= times:
            raise LinkDown("No answer.")
        self._happened(key)
        return f"({key})"

    def refuse(self, how: str) -> None:
        self._called("refuse")
        self.on_refuse()
        if not self.kindly:
            raise _REFUSALS[how]("It will not.", advice="Ask again.")
        self._happened("refuse")

    def hang(self, key: str) -> None:
        self._called(key)
        self._hold_here(key, "before")

    def give(self, kind: str) -> Any:
        self._called(kind)
        return _VALUES[kind]

    def _called(self, key: str) -> None:
        with self._lock:
            self.calls.append(key)

    def _happened(self, key: str) -> None:
        with self._lock:
            if key not in self.done:
                self.done.append(key)

    def _hold_here(self, key: str, when: str) -> None:
        held = self._held
        if held is None or (held.key, held.when) != (key, when):
            return
        self._held = None
        held.reached.set()
        held.let_go.wait(WITHIN_S)
        raise LinkDown("The power was lost.")
