"""One to many: blocks and typed messages by topic (PUB/SUB).

Guarantees: a publisher never waits for a subscriber. Does not: promise delivery. Under pressure ZeroMQ drops
whole messages; a subscriber knows it from the sequence numbers of blocks and shows it. So views travel
here, never the record. One thread each: the one that made it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec
import zmq

from app.core.errors import DefectError
from app.core.signals.blocks import SampleBlock, decode, encode
from app.core.wire.addresses import Port, bind, connect, new_socket
from app.core.wire.envelopes import Codec, Envelope, EnvelopeKind

M = TypeVar("M")
BLOCK_TOPIC_PREFIX = "block/"
MESSAGE_TOPIC_PREFIX = "message/"
_COPIED_BELOW_BYTES = 1 << 16
_TOPIC_ENDS = b"\0"
_LENGTH_BYTES = 4


def in_one_frame(topic: str, message: msgspec.Struct) -> bytes:
    """A message whose sending may be given up half-way, which must then not leave half of it behind.

    ZeroMQ aborts the whole process where a connection ends while frames of a message are missing in it.
    """
    envelope, content = Codec.pack(Envelope(kind=EnvelopeKind.NOTICE), message)
    length = len(envelope).to_bytes(_LENGTH_BYTES, "little")
    return b"".join(((MESSAGE_TOPIC_PREFIX + topic).encode(), _TOPIC_ENDS, length, envelope, content))


def _taken_apart(frame: bytes) -> tuple[str, bytes, bytes]:
    """Topic, envelope and message of one frame."""
    topic, ends, rest = frame.partition(_TOPIC_ENDS)
    length = int.from_bytes(rest[:_LENGTH_BYTES], "little")
    if not ends or len(rest) < _LENGTH_BYTES + length:
        raise DefectError("A broadcast of one frame is cut short.")
    content = rest[_LENGTH_BYTES:]
    return topic.decode(errors="replace"), content[:length], content[length:]


@dataclass(frozen=True, slots=True)
class BlockArrived:
    """A block that came in, with the topic it was sent under ("raw", "filtered")."""

    topic: str
    block: SampleBlock


@dataclass(frozen=True, slots=True)
class MessageArrived(Generic[M]):
    """A typed message that came in."""

    topic: str
    message: M


class Publisher:
    """PUB, bound as `port`."""

    def __init__(self, runtime: Path, port: Port, *, high_water_mark: int = 1000) -> None:
        self._socket = new_socket(zmq.PUB, high_water_mark=high_water_mark)
        bind(self._socket, runtime, port)

    def publish_block(self, topic: str, block: SampleBlock) -> None:
        # A large block is handed over as it lies: nobody writes into a block that has been made.
        copy = block.samples.nbytes < _COPIED_BELOW_BYTES
        self._socket.send_multipart([(BLOCK_TOPIC_PREFIX + topic).encode(), *encode(block)], copy=copy)

    def publish(self, topic: str, message: msgspec.Struct) -> None:
        frames = Codec.pack(Envelope(kind=EnvelopeKind.NOTICE), message)
        self._socket.send_multipart([(MESSAGE_TOPIC_PREFIX + topic).encode(), *frames])

    def close(self) -> None:
        self._socket.close()


class Subscriber(Generic[M]):
    """SUB, connected to `port`.

    Args:
        block_topics: Topics of blocks to take; prefixes.
        message_topics: Topics of messages to take; prefixes ("" for all).
        accepts: Union of message classes to accept; None where only blocks are taken.
    """

    def __init__(
        self,
        runtime: Path,
        port: Port,
        *,
        block_topics: tuple[str, ...] = (),
        message_topics: tuple[str, ...] = (),
        accepts: Any = None,
        high_water_mark: int = 1000,
    ) -> None:
        self._codec: Codec[Any] | None = Codec(accepts) if accepts is not None else None
        self._defect: DefectError | None = None
        self._socket = new_socket(zmq.SUB, high_water_mark=high_water_mark)
        for topic in block_topics:
            self._socket.subscribe((BLOCK_TOPIC_PREFIX + topic).encode())
        for topic in message_topics:
            self._socket.subscribe((MESSAGE_TOPIC_PREFIX + topic).encode())
        connect(self._socket, runtime, port)

    @property
    def socket(self) -> "zmq.Socket[bytes]":
        return self._socket

    def receive(self, timeout_s: float, *, at_most: int = 256) -> list[BlockArrived | MessageArrived[M]]:
        """What has come, oldest first; waits up to `timeout_s` for the first.

        Raises:
            DefectError: Something came that is not ours. What came before it has been handed over, what comes after it
                will be by the next call.
        """
        arrived: list[BlockArrived | MessageArrived[M]] = []
        if self._defect is not None:
            defect, self._defect = self._defect, None
            raise defect
        if not self._socket.poll(max(0, round(timeout_s * 1000))):
            return arrived
        while len(arrived) < at_most:
            try:
                frames = self._socket.recv_multipart(flags=zmq.DONTWAIT, copy=False)
            except zmq.Again:
                break
            try:
                arrived.append(self._open(frames))
            except DefectError as error:
                if not arrived:
                    raise
                self._defect = error
                break
        return arrived

    def _open(self, frames: "list[zmq.Frame]") -> BlockArrived | MessageArrived[M]:
        if len(frames) == 1:
            return self._message(*_taken_apart(frames[0].bytes))
        if len(frames) != 3:
            raise DefectError(f"A broadcast has 3 frames or one, this one {len(frames)}.")
        topic = frames[0].bytes.decode(errors="replace")
        if topic.startswith(BLOCK_TOPIC_PREFIX):
            # A large block is a view of ZeroMQ's own buffer, which lives as long as it does; small ones share one, in
            # which samples may lie at odd addresses.
            large = len(frames[2]) >= _COPIED_BELOW_BYTES
            samples = frames[2].buffer if large else frames[2].bytes
            return BlockArrived(topic.removeprefix(BLOCK_TOPIC_PREFIX), decode(frames[1].bytes, samples))
        return self._message(topic, frames[1].bytes, frames[2].bytes)

    def _message(self, topic: str, envelope: bytes, content: bytes) -> MessageArrived[M]:
        if self._codec is None:
            raise DefectError(f"The message {topic!r} came in where only blocks are taken.")
        self._codec.open_envelope(envelope)
        return MessageArrived(topic.removeprefix(MESSAGE_TOPIC_PREFIX), self._codec.open_message(content))

    def close(self) -> None:
        self._socket.close()
