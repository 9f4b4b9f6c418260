"""What a replay of the log says to those who listen on its own socket.

Guarantees: everything replayed is marked as such, and cannot be taken for what happens now: it travels on a socket of
its own, in messages of its own. Does not: hold who the patient is, unless that was asked for.
"""

from app.core.wire.envelopes import Message

REPLAY_TOPIC = "replay"


class ReplayBegun(Message, frozen=True, kw_only=True):
    """A replay of entries with index `first` up to, not including, `end`.

    Attributes:
        speed: Factor of the time that really passed between the entries; 0 for as fast as can be.
        identified: Whether who the patient is has been left in.
    """

    replay_id: str
    first: int
    end: int
    event_type: str = ""
    speed: float = 0.0
    identified: bool = False


class ReplayedEvent(Message, frozen=True, kw_only=True):
    """An entry of the past.

    Attributes:
        number: Place in this replay, from 0, without holes.
        index: Place in the log.
        event: The event as JSON, in the form of the current schema, without the fields `withheld` of its data.
    """

    replay_id: str
    number: int
    index: int
    event_type: str
    timestamp: str
    event: bytes
    withheld: tuple[str, ...] = ()
    replayed: bool = True


class ReplayEnded(Message, frozen=True, kw_only=True):
    """All was sent; `events`: how many, so that who listened knows that nothing is missing."""

    replay_id: str
    events: int


ReplayMessage = ReplayBegun | ReplayedEvent | ReplayEnded
