"""Runs a synchronous definition inside an asynchronous workflow.

Guarantees: the definition runs on the thread and within the context variables of the workflow that awaits it, and only
while that is awaited; an awaited thing's result or error comes out of `awaited` as if it had been called. A workflow
that is given up (its error comes in as `CancelledError`) leaves no greenlet behind.
Does not: start threads. All activations of one workflow must come on the same thread, since a greenlet cannot change
it: see `workflow_thread` in `worker`.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import greenlet

Answer = TypeVar("Answer")


async def run_in_greenlet(definition: Callable[[], Answer]) -> Answer:
    """Run it to its end, awaiting on its behalf whatever it hands to `awaited`."""
    runs = greenlet.greenlet(definition)
    runs.gr_context = greenlet.getcurrent().gr_context
    given: Any = runs.switch()
    while not runs.dead:
        try:
            answer = await given
        except BaseException as error:  # noqa: BLE001 - carried into the definition, which handles or raises it
            given = runs.throw(error)
        else:
            given = runs.switch(answer)
    result: Answer = given
    return result


def awaited(something: Awaitable[Answer]) -> Answer:
    """Called by the definition's side: what `something` gives, once it does."""
    parent = greenlet.getcurrent().parent
    assert parent is not None
    answer: Answer = parent.switch(something)
    return answer
