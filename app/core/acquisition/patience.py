"""Waits for a device that takes seconds, without letting go of the lease or falling silent.

Guarantees: `meanwhile` is called at least every 20 ms until the call is done; what the call raises is raised here.
Does not: give up (a driver bounds its own waits). The call runs on a thread of its own, `meanwhile` on the caller's.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
EVERY_S = 0.02


def wait_for(call: Callable[[], T], meanwhile: Callable[[], None] | None) -> T:
    """The result of `call`; without `meanwhile` it is simply called."""
    if meanwhile is None:
        return call()
    with ThreadPoolExecutor(1, thread_name_prefix="device call") as thread:
        future = thread.submit(call)
        while not wait((future,), EVERY_S).done:
            meanwhile()
        return future.result()
