"""One entry of the log, as it was stored.

Guarantees: frozen. Does not: prove itself; that is `app.core.ledger.verification`.
"""

from dataclasses import dataclass

from app.core.events.system_event import SystemEvent
from app.core.ledger.leaf import PLAIN


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event with its place in the log.

    Attributes:
        index: Place in the log, from 0, without holes.
        event: What happened, opened; its data is `ErasedData` where the subject was erased.
        leaf_hash: What the tree commits to, 32 bytes.
        token: The random bytes in the leaf.
        payload: The bytes the leaf is over: the event's canonical JSON, its data sealed where it has a subject.
        encoding: What the payload is: "plain" or "sealed-v1".
    """

    index: int
    event: SystemEvent
    leaf_hash: bytes
    token: bytes
    payload: bytes
    encoding: str = PLAIN

    @property
    def erased(self) -> bool:
        """Whether what it said is gone, because its subject was erased."""
        return self.event.is_erased
