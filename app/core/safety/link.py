"""A connection to the safety program that comes back by itself.

Guarantees: `service` never blocks (a connect on this machine takes at most 50 ms where the safety program is frozen
with a full backlog); a lost connection is tried again every 100 ms; a safety program that says nothing for 1 s counts
as lost.
Does not: answer, decide. One thread.
"""

from pathlib import Path

from app.core.clock import Clock
from app.core.errors import LinkDown
from app.core.safety.endpoint import connect
from app.core.safety.messages import Malformed, Message, MessageSocket, PeerGone

RETRY_EVERY_NS = 100_000_000
SILENT_AFTER_NS = 1_000_000_000


class Link:
    """One connection with a greeting.

    Args:
        runtime: The runtime folder of the data folder.
        clock: Monotonic time.
        greeting: Content of the "hello" that opens the connection.
        silent_after_ns: A connection over which nothing comes for so long is closed and made anew.
    """

    def __init__(
        self, runtime: Path, *, clock: Clock, greeting: dict[str, object], silent_after_ns: int = SILENT_AFTER_NS
    ) -> None:
        self._runtime = runtime
        self._clock = clock
        self._greeting = greeting
        self._silent_after_ns = silent_after_ns
        self._socket: MessageSocket | None = None
        self._retry_ns = 0
        self._heard_ns = 0

    @property
    def connected(self) -> bool:
        """Whether the safety program was heard lately over this connection."""
        return self._socket is not None and self._clock.monotonic_ns() - self._heard_ns < self._silent_after_ns

    def fileno(self) -> int:
        """Of the socket, for waiting; -1 while there is none. Changes with each connection."""
        return -1 if self._socket is None else self._socket.fileno()

    @property
    def has_backlog(self) -> bool:
        """Whether something waits to be sent."""
        return self._socket is not None and self._socket.has_backlog

    def service(self) -> tuple[Message, ...]:
        """Connect where needed, send what waits, and give what has come."""
        now_ns = self._clock.monotonic_ns()
        if self._socket is None:
            if now_ns < self._retry_ns:
                return ()
            self._retry_ns = now_ns + RETRY_EVERY_NS
            self._open(now_ns)
        if self._socket is None:
            return ()
        try:
            self._socket.flush()
            messages, ended = self._socket.receive()
        except (PeerGone, Malformed):
            self.drop()
            return ()
        if messages:
            self._heard_ns = self._clock.monotonic_ns()
        if ended or self._clock.monotonic_ns() - self._heard_ns >= self._silent_after_ns:
            self.drop()
        return tuple(messages)

    def _open(self, now_ns: int) -> None:
        try:
            connected, token = connect(self._runtime, timeout_s=0.05)
        except LinkDown:
            return
        self._socket = MessageSocket(connected)
        self._heard_ns = now_ns
        self.send("hello", token=token, **self._greeting)

    def send(self, kind: str, **content: object) -> bool:
        """Send, and whether there was a connection to send over (not whether it has arrived)."""
        if self._socket is None:
            return False
        try:
            self._socket.send(kind, **content)
        except PeerGone:
            self.drop()
            return False
        return True

    def drop(self) -> None:
        """Close this connection; the next `service` makes another."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
