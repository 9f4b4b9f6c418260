"""Who asked for what is being done just now, so that the first entry it makes has that written before it.

Guarantees: within `asked`, the events that are made name the entry as their cause (`app.core.events.cause`), and the
log writes the entry in the same append as the first of them: who changed something is known exactly where the change
is, at the price of no further wait. It holds for the thread that entered it. An entry that was written is not written
again. Does not: write; where nothing was appended meanwhile, whoever asked sees `written` and decides. Any thread.
"""

import contextlib
from collections.abc import Iterator, Sequence
from contextvars import ContextVar

from app.core.events.cause import caused_by
from app.core.events.system_event import SystemEvent


class Asking:
    """What somebody asked for. `written`: its entry is in the log."""

    def __init__(self, event: SystemEvent) -> None:
        self.event = event
        self.written = False


_ASKING: ContextVar[Asking | None] = ContextVar("asking", default=None)


@contextlib.contextmanager
def asked(event: SystemEvent) -> Iterator[Asking]:
    """What is done within was asked for by this event, which is in no log yet."""
    asking = Asking(event)
    token = _ASKING.set(asking)
    try:
        with caused_by(event.event_id):
            yield asking
    finally:
        _ASKING.reset(token)


def unwritten_asking(events: Sequence[SystemEvent]) -> Asking | None:
    """What must be written before these events, if anything must."""
    asking = _ASKING.get()
    if asking is None or asking.written or not events:
        return None
    return None if any(event.event_id == asking.event.event_id for event in events) else asking
