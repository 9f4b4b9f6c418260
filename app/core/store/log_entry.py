"""One entry of the log, as it was stored.

Guarantees: frozen. Does not: prove itself; that is `app.core.ledger.verification`.
"""

from dataclasses import dataclass

from app.core.events.system_event import SystemEvent


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event with its place in the log.

    Attributes:
        index: Place in the log, from 0, without holes.
        event: What happened.
        leaf_hash: What the tree commits to, 32 bytes.
        token: The random bytes in the leaf.
        payload: The canonical bytes of the event.
    """

    index: int
    event: SystemEvent
    leaf_hash: bytes
    token: bytes
    payload: bytes
