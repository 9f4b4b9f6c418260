"""What one device is asked (to measure impedance, to obey a command), one thing after the other, while nobody waits.

Guarantees: each runs on a thread of its own, in the order asked, and nothing else may use the device meanwhile.
Does not: end a question that hangs; `settle` gives it up. One thread looks on.
"""

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from app.core.acquisition.background_call import GIVEN_UP_AFTER_S, LOOK_EVERY_S, BackgroundCall
from app.core.errors import DeviceFault

T = TypeVar("T")


class Questions:
    """The queue of one device.

    Args:
        while_waiting: Called while `settle` waits; None asks on this thread.
    """

    def __init__(self, while_waiting: Callable[[], None] | None) -> None:
        self._while_waiting = while_waiting
        self._queue: deque[BackgroundCall[Any]] = deque()

    @property
    def pending(self) -> bool:
        """Whether the device is busy."""
        return bool(self._queue)

    def add(self, call: Callable[[], T]) -> BackgroundCall[T]:
        """Ask it as soon as what was asked before is done."""
        asked = BackgroundCall(call)
        self._queue.append(asked)
        return asked

    def tend(self) -> bool:
        """Begin what is due; whether something was finished."""
        finished = False
        while self._queue:
            if not self._queue[0].begun:
                self._queue[0].begin(in_background=self._while_waiting is not None)
            if not self._queue[0].done:
                break
            self._queue.popleft()
            finished = True
        return finished

    def wait(self, timeout_s: float) -> None:
        """Until the device is free, or for `timeout_s`."""
        if self._queue:
            self._queue[0].wait(timeout_s)

    def settle(self) -> None:
        """Whoever is about to use the device waits for what it was asked; what hangs is given up. Bounded."""
        turns = round(GIVEN_UP_AFTER_S / LOOK_EVERY_S)
        while self._queue and turns > 0:
            self.tend()
            if self._queue and not self._queue[0].wait(LOOK_EVERY_S):
                turns -= 1
                if self._while_waiting is not None:
                    self._while_waiting()
        while self._queue:
            asked = self._queue.popleft()
            if not asked.begun:
                asked.refuse(DeviceFault("The device was let go of before it could be asked."))
