"""A call to a device that may take seconds, on a thread of its own, so that no other device waits for it.

Guarantees: what the call gives or raises is had by whoever looks; a call that is given up still lets go of what it has
opened. Does not: end a call that hangs (a driver bounds its own waits), nor make a driver fit for two threads: whoever
begins a call leaves the driver alone until it is done.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from app.core.errors import DeviceFault

T = TypeVar("T")
GIVEN_UP_AFTER_S = 5.0
LOOK_EVERY_S = 0.02


class BackgroundCall(Generic[T]):
    """One call, begun when its turn has come. One thread looks at it."""

    def __init__(self, call: Callable[[], T]) -> None:
        self._call = call
        self._future: Future[T] = Future()
        self.begun = False

    def begin(self, *, in_background: bool = True) -> None:
        """Call it now; it is done already when this returns unless it is `in_background`."""
        self.begun = True
        thread = ThreadPoolExecutor(1, thread_name_prefix="device call")
        self._future = thread.submit(self._call)
        thread.shutdown(wait=not in_background)

    @property
    def done(self) -> bool:
        return self._future.done()

    def wait(self, timeout_s: float) -> bool:
        """Whether it is done; waits up to `timeout_s` for it."""
        return bool(wait((self._future,), timeout_s).done)

    def result(self) -> T:
        """What the call gave; only once it is done. Raises: whatever the call raised."""
        return self._future.result(0)

    def refuse(self, fault: DeviceFault) -> None:
        """It was never begun, and will not be; whoever looks is told why."""
        self._future.set_exception(fault)

    def give_up(self, let_go: Callable[[T], None]) -> None:
        """Nobody looks any more; what it gives after all is let go of, on its own thread."""

        def release(future: Future[T]) -> None:
            if not future.cancelled() and future.exception() is None:
                let_go(future.result())

        self._future.add_done_callback(release)
