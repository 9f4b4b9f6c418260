"""Who is told of every change of the safety stop.

Guarantees: told at each change, at once where somebody has joined, and every `TELL_EVERY_NS` anyhow. Does not: wait, or
know who they are. The safety program's one thread.
"""

from app.core.safety.attached_output import Peer
from app.core.safety.status import SafetyStatus

TELL_EVERY_NS = 250_000_000


class Audience:
    """Those who watch."""

    def __init__(self) -> None:
        self._peers: list[Peer] = []
        self._told: SafetyStatus | None = None
        self.tell_ns = 0

    def join(self, peer: Peer) -> None:
        """Tell this one too, from now on."""
        self._peers.append(peer)
        self._told = None

    def leave(self, peer: Peer) -> None:
        """Tell it no more, if it ever was told."""
        if peer in self._peers:
            self._peers.remove(peer)

    def tell(self, status: SafetyStatus, now_ns: int) -> None:
        """Tell everybody, where there is something new or it is time again."""
        if status == self._told and now_ns < self.tell_ns:
            return
        self._told, self.tell_ns = status, now_ns + TELL_EVERY_NS
        content = status.to_message()
        for peer in list(self._peers):
            peer.send("status", **content)
