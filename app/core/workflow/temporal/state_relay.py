"""Tells this process of states that workflows on Temporal show, at once and without asking the server.

Guarantees: a listener of one task queue hears only of workflows that its own worker runs; `tell_state` from inside the
sandbox reaches the process outside, since this module is handed into the sandbox as it is (`worker`).
Does not: keep anything, or take part in what a workflow does: nobody may read anything from here inside a workflow.
Any thread.
"""

import threading
from collections.abc import Callable
from typing import Any

StateHearer = Callable[[str, dict[str, Any]], None]
"""Gets the workflow's id and its state as plain values."""

_lock = threading.Lock()
_hearers: dict[str, StateHearer] = {}


def hear_states(task_queue: str, hearer: StateHearer) -> None:
    """From now on tell `hearer` of the states of this task queue's workflows."""
    with _lock:
        _hearers[task_queue] = hearer


def hear_no_more(task_queue: str) -> None:
    """Tell nobody any longer."""
    with _lock:
        _hearers.pop(task_queue, None)


def tell_state(task_queue: str, workflow_id: str, state: dict[str, Any]) -> None:
    """A workflow that is not being replayed shows this."""
    with _lock:
        hearer = _hearers.get(task_queue)
    if hearer is not None:
        hearer(workflow_id, state)
