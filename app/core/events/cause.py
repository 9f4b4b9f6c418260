"""What is being done just now, so that the events it makes name it as their cause.

Guarantees: within `caused_by`, `new_event` gives every event that names no cause of its own this one; it holds for the
thread (or task) that entered it and ends with it, also by an error. Does not: check that the cause is in the log; who
names an event that was refused leaves a cause that `log trace` calls missing. Any thread.
"""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

_CAUSE: ContextVar[str | None] = ContextVar("cause", default=None)


@contextlib.contextmanager
def caused_by(event_id: str | None) -> Iterator[None]:
    """What is made within came of this event; None: of what the events around it came of."""
    token = _CAUSE.set(event_id or _CAUSE.get())
    try:
        yield
    finally:
        _CAUSE.reset(token)


def current_cause() -> str | None:
    """The event that what is done now came of."""
    return _CAUSE.get()
