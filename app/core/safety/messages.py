"""Line JSON between the safety program and the others: one object a line, with size limits.

Guarantees: whatever bytes come in, the outcome is messages, `PeerGone` or `Malformed`, never anything else; no call
blocks; what waits to be sent and what waits to be understood is bounded.
Does not: reconnect, decide. One thread at a time.
"""

import json
import math
import select
import socket
from dataclasses import dataclass

LONGEST_LINE_BYTES = 8192
LARGEST_BACKLOG_BYTES = 65536
_READ_BYTES = 16384


class PeerGone(Exception):
    """The other side has closed, or does not read what it is sent."""


class Malformed(Exception):
    """The other side said something that is not a message of ours."""


@dataclass(frozen=True, slots=True)
class Message:
    """One received object with typed access to its fields."""

    kind: str
    content: dict[str, object]

    def text(self, name: str, *, default: str | None = None, longest: int = 400) -> str:
        """A text field, cut to `longest` characters. Raises Malformed where it is not there or not a text."""
        value = self.content.get(name, default)
        if not isinstance(value, str):
            raise Malformed(f"The text {name} of a {self.kind} is missing.")
        return value[:longest]

    def integer(self, name: str, *, default: int | None = None) -> int:
        """An integer field. Raises Malformed where it is not there or not an integer."""
        value = self.content.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or not -(2**63) <= value < 2**63:
            raise Malformed(f"The integer {name} of a {self.kind} is missing.")
        return value

    def optional_number(self, name: str) -> float | None:
        """A number or null. Raises Malformed where it is anything else."""
        value = self.content.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise Malformed(f"The number {name} of a {self.kind} is wrong.")
        return float(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts. Raises Malformed where it is anything else."""
        value = self.content.get(name)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise Malformed(f"The list {name} of a {self.kind} is missing.")
        return tuple(value)


def parse(line: bytes) -> Message:
    """The message of one line.

    Raises:
        Malformed: It is not a JSON object with a text `kind`.
    """
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Malformed("Not a line of JSON.") from error
    if not isinstance(content, dict) or not isinstance(content.get("kind"), str):
        raise Malformed("Not a JSON object with a kind.")
    return Message(content["kind"], content)


class MessageSocket:
    """A connected stream socket that carries messages; takes ownership of the socket."""

    def __init__(self, connected: socket.socket) -> None:
        connected.setblocking(False)
        self._socket = connected
        self._incoming = bytearray()
        self._outgoing = bytearray()

    def fileno(self) -> int:
        """Of the socket; -1 once closed."""
        return self._socket.fileno()

    @property
    def has_backlog(self) -> bool:
        """Whether something waits to be sent."""
        return bool(self._outgoing)

    def send(self, kind: str, **content: object) -> None:
        """Send now what the system takes, and keep the rest.

        Raises:
            PeerGone: The other side closed, or has not read for so long that the backlog is full.
        """
        content["kind"] = kind
        self._outgoing += json.dumps(content, separators=(",", ":")).encode() + b"\n"
        self.flush()
        if len(self._outgoing) > LARGEST_BACKLOG_BYTES:
            raise PeerGone("It does not read what it is sent.")

    def flush(self) -> None:
        """Send what waits, as far as the system takes it. Raises PeerGone."""
        while self._outgoing:
            try:
                sent = self._socket.send(self._outgoing)
            except (BlockingIOError, InterruptedError):
                return
            except OSError as error:
                raise PeerGone("The connection broke.") from error
            del self._outgoing[:sent]

    def receive(self) -> tuple[list[Message], str]:
        """What has come, and why no more will ("" while it may).

        Messages that came before the other side closed are handed over together with the reason, because a stop that
        was sent by a program in its last moment counts. At most 16 KiB are taken at a time, so that one talkative
        peer cannot hold up the others.

        Raises:
            Malformed: Something that is not a message came.
        """
        ended = ""
        try:
            chunk = self._socket.recv(_READ_BYTES)
            ended = "" if chunk else "connection closed"
        except (BlockingIOError, InterruptedError):
            return [], ""
        except OSError:
            chunk, ended = b"", "connection broken"
        self._incoming += chunk
        *lines, rest = self._incoming.split(b"\n")
        self._incoming = rest
        if len(rest) > LONGEST_LINE_BYTES or any(len(line) > LONGEST_LINE_BYTES for line in lines):
            raise Malformed("A line is too long.")
        return [parse(bytes(line)) for line in lines], ended

    def close(self) -> None:
        """Let go of the socket; more than once does no harm."""
        self._socket.close()


def wait_readable(handles: tuple[int, ...], timeout_s: float, *, writable: tuple[int, ...] = ()) -> None:
    """Wait until one of `handles` can be read (or of `writable` written), at most `timeout_s`; -1 stands for none."""
    if not hasattr(select, "poll"):
        reading = [handle for handle in handles if handle >= 0]
        if reading:
            select.select(reading, writable, [], timeout_s)
        return
    # poll, because select refuses the high descriptor numbers of a busy program.
    waiting = select.poll()
    for handle in handles:
        if handle >= 0:
            waiting.register(handle, select.POLLIN | (select.POLLOUT if handle in writable else 0))
    waiting.poll(max(timeout_s, 0.0) * 1000)
