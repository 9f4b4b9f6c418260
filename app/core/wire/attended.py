"""One to many, without loss: a publisher that knows its audience (XPUB/SUB).

Guarantees: messages reach every subscriber that was there when they were sent, in order; where one does not keep up,
the publisher waits for it, for a bounded time, then says so. The publisher knows when somebody begins to listen and
when all have left, so that it can wait for both. Subscribers are ordinary ones (`app.core.wire.broadcast.Subscriber`).
Does not: suit anything live, since a slow subscriber holds it up; it is for what can wait. One thread: the one that
made it.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
import zmq

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import TimedOut
from app.core.wire.addresses import Port, bind, new_socket
from app.core.wire.broadcast import in_one_frame

_POLL_S = 0.2
_JOINED, _LEFT = 1, 0


class AttendedPublisher:
    """XPUB, bound as `port`.

    Args:
        keeps_up_within_s: How long a subscriber whose queue is full is waited for.
    """

    def __init__(
        self, runtime: Path, port: Port, *, keeps_up_within_s: float = 10.0, clock: Clock = SYSTEM_CLOCK
    ) -> None:
        self._clock = clock
        self._keeps_up_within_s = keeps_up_within_s
        self._socket = new_socket(zmq.XPUB)
        self._socket.setsockopt(zmq.XPUB_NODROP, 1)
        self._socket.setsockopt(zmq.XPUB_VERBOSER, 1)  # each joining and leaving, not the first and last only
        self._socket.sndtimeo = round(keeps_up_within_s * 1000)
        bind(self._socket, runtime, port)
        self._joined = 0
        self._left = 0

    @property
    def joined(self) -> int:
        """Subscribers that ever came."""
        return self._joined

    def wait_for_subscriber(self, within_s: float, *, count: int = 1) -> bool:
        """Whether so many listen, waiting for that."""
        return self._wait(lambda: self._joined - self._left >= count, within_s)

    def wait_until_alone(self, within_s: float) -> bool:
        """Whether all who were there at the last `publish` have left, waiting for that: they have read everything."""
        audience = self._joined
        return self._wait(lambda: self._left >= audience, within_s)

    def publish(self, topic: str, message: msgspec.Struct) -> None:
        """Send to all who listen.

        Raises:
            TimedOut: One of them does not keep up.
        """
        frame = in_one_frame(topic, message)
        self._notice_audience(0.0)
        try:
            self._socket.send(frame)
        except zmq.Again as error:
            raise TimedOut(
                f"A subscriber did not keep up within {self._keeps_up_within_s:g} s.",
                meaning="It did not get everything.",
                advice="Look at the program that listens, and start again.",
            ) from error

    def close(self) -> None:
        self._socket.close()

    def _wait(self, holds: Callable[[], bool], within_s: float) -> bool:
        ends_ns = self._clock.monotonic_ns() + round(within_s * 1e9)
        self._notice_audience(0.0)
        while not holds():
            left_s = (ends_ns - self._clock.monotonic_ns()) / 1e9
            if left_s <= 0:
                return False
            self._notice_audience(min(left_s, _POLL_S))
        return True

    def _notice_audience(self, within_s: float) -> None:
        if not self._socket.poll(round(within_s * 1000)):
            return
        while True:
            try:
                told = self._socket.recv(zmq.DONTWAIT)
            except zmq.Again:
                return
            self._joined += told[:1] == bytes([_JOINED])
            self._left += told[:1] == bytes([_LEFT])
