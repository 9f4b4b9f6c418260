"""A program's end of the control link to the station.

Guarantees: requests time out; a station that restarts is found again without help; a request from the station is
answered once. Does not: start threads. One thread only: the one that made it (a ZeroMQ socket never leaves it).
"""

import itertools
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import zmq

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import DefectError, NeuraScaleError, TimedOut
from app.core.wire.addresses import Port, connect, new_socket
from app.core.wire.envelopes import Codec, Envelope, EnvelopeKind, Refusal, error_of, refusal_of

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Incoming(Generic[M]):
    """A request (`number` > 0) or notice from the station."""

    number: int
    message: M
    correlation_id: str


class Line(Generic[M]):
    """DEALER to the station's ROUTER.

    Args:
        runtime: The runtime folder.
        identity: Program name and process id, "acquisition#1234"; how the station addresses it.
        accepts: Union of the messages the station may send, replies included.
        on_defect: Told of messages that could not be opened; they are dropped.

    Attributes:
        token: Sent with each request; empty until somebody has signed in. Nothing else ever sees it.
    """

    def __init__(
        self,
        runtime: Path,
        identity: str,
        accepts: Any,
        *,
        clock: Clock = SYSTEM_CLOCK,
        on_defect: Callable[[DefectError], None] | None = None,
    ) -> None:
        self.token = ""
        self._clock = clock
        self._codec: Codec[Any] = Codec(accepts | Refusal)
        self._numbers = itertools.count(1)
        self._waiting: deque[Incoming[M]] = deque()
        self._on_defect = on_defect or (lambda _error: None)
        self._socket = new_socket(zmq.DEALER)
        self._socket.setsockopt(zmq.IDENTITY, identity.encode())
        connect(self._socket, runtime, Port.CONTROL)

    @property
    def socket(self) -> "zmq.Socket[bytes]":
        return self._socket

    def notify(self, message: msgspec.Struct, *, correlation_id: str = "") -> None:
        """Send without waiting; dropped if the station has been away for long."""
        self._send(Envelope(kind=EnvelopeKind.NOTICE, correlation_id=correlation_id), message)

    def request(self, message: msgspec.Struct, *, timeout_s: float, correlation_id: str = "") -> Any:
        """The station's answer.

        Raises:
            TimedOut: No answer within `timeout_s`.
            NeuraScaleError: As the station refused it.
        """
        number = self.ask(message, correlation_id=correlation_id)
        deadline_ns = self._clock.monotonic_ns() + round(timeout_s * 1e9)
        while (left_ns := deadline_ns - self._clock.monotonic_ns()) > 0:
            for answer_number, answer in self._receive(left_ns / 1e9):
                if answer_number == number:
                    if isinstance(answer, Refusal):
                        raise error_of(answer)
                    return answer
        raise TimedOut(
            f"The station did not answer {type(message).__name__} within {timeout_s:g} s.",
            meaning="Recording and the safety stop run in programs of their own and go on.",
        )

    def ask(self, message: msgspec.Struct, *, correlation_id: str = "") -> int:
        """Send a request and return its number at once; `receive` brings the answer."""
        number = next(self._numbers)
        envelope = Envelope(kind=EnvelopeKind.REQUEST, number=number, correlation_id=correlation_id, token=self.token)
        self._send(envelope, message)
        return number

    def receive(self, timeout_s: float) -> tuple[list[Incoming[M]], list[tuple[int, Any]]]:
        """What has come: requests and notices of the station, and answers (number, message or Refusal) to `ask`."""
        answers = self._receive(0.0 if self._waiting else timeout_s)
        incoming = list(self._waiting)
        self._waiting.clear()
        return incoming, answers

    def reply(self, to: Incoming[M], message: msgspec.Struct) -> None:
        if to.number:
            self._send(Envelope(kind=EnvelopeKind.REPLY, number=to.number, correlation_id=to.correlation_id), message)

    def refuse(self, to: Incoming[M], error: NeuraScaleError) -> None:
        if to.number:
            envelope = Envelope(kind=EnvelopeKind.REFUSAL, number=to.number, correlation_id=to.correlation_id)
            self._send(envelope, refusal_of(error))

    def close(self) -> None:
        self._socket.close()

    def _send(self, envelope: Envelope, message: msgspec.Struct) -> None:
        try:
            self._socket.send_multipart(Codec.pack(envelope, message), flags=zmq.DONTWAIT)
        except zmq.Again:
            return  # the station has been away for a thousand messages; it asks for the state when it is back

    def _receive(self, timeout_s: float) -> list[tuple[int, Any]]:
        answers: list[tuple[int, Any]] = []
        if not self._socket.poll(max(0, round(timeout_s * 1000))):
            return answers
        while True:
            try:
                frames = self._socket.recv_multipart(flags=zmq.DONTWAIT)
            except zmq.Again:
                return answers
            try:
                if len(frames) != 2:
                    raise DefectError(f"A control message has 2 frames, this one {len(frames)}.")
                envelope = self._codec.open_envelope(frames[0])
                message = self._codec.open_message(frames[1])
            except DefectError as error:
                self._on_defect(error)
                continue
            if envelope.kind in (EnvelopeKind.REPLY, EnvelopeKind.REFUSAL):
                answers.append((envelope.number, message))
            else:
                self._waiting.append(Incoming(envelope.number, message, envelope.correlation_id))
