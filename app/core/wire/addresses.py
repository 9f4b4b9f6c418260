"""Where each socket is bound, and the one place that binds and connects.

Guarantees: only programs of this user on this machine can reach a socket. On Linux and macOS sockets are Unix
sockets in the private runtime folder. Elsewhere (or with NEURASCALE_CARRIER=tcp) they are loopback TCP with
CURVE (RFC 26/CurveZMQ), whose server key is readable only through that folder. A restarted binder takes the same
address and key, so that those connected find it again by themselves. `linger` is 0 on every socket.
Does not: carry the safety stop (that link is standard library only; see `app.core.safety`).
"""

import contextlib
import os
import sys
from enum import StrEnum
from pathlib import Path

import msgspec
import zmq

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown

RELEASED_WITHIN_NS = 1_000_000_000


class Port(StrEnum):
    """The sockets of a running workstation, by who binds them."""

    CONTROL = "control"  # station: requests, replies, heartbeats
    NOTICES = "notices"  # station: log entries, session state, program states
    SIGNAL = "signal"  # acquisition: raw blocks and device events
    CREDIT = "credit"  # acquisition: how far the worker has come
    VIEW = "view"  # worker: filtered blocks, quality, band powers
    REPLAY = "replay"  # whoever replays the log: entries of the past, marked as such


class _TcpNote(msgspec.Struct, frozen=True):
    port: int
    public_key: bytes
    secret_key: bytes


def _uses_tcp() -> bool:
    return sys.platform == "win32" or os.environ.get("NEURASCALE_CARRIER") == "tcp"


def _note_path(runtime: Path, port: Port) -> Path:
    return runtime / f"{port}.tcp"


def new_socket(kind: int, *, high_water_mark: int = 1000) -> zmq.Socket[bytes]:
    """A socket of the process's one context, with our defaults."""
    socket: zmq.Socket[bytes] = zmq.Context.instance().socket(kind)
    socket.linger = 0
    socket.sndhwm = high_water_mark
    socket.rcvhwm = high_water_mark
    return socket


def bind(socket: zmq.Socket[bytes], runtime: Path, port: Port) -> None:
    """Bind `socket` as `port`; a socket that cannot be bound is closed.

    A Unix socket is taken over without a word from a program that still holds it: that only one program of a kind
    runs on a data folder is for the station to see to (it locks the folder).

    Raises:
        LinkDown: With TCP, another program holds the address.
    """
    try:
        if not _uses_tcp():
            socket.bind(f"ipc://{runtime / port}.sock")
            return
        path = _note_path(runtime, port)
        note: _TcpNote | None = None
        with contextlib.suppress(FileNotFoundError, msgspec.DecodeError):
            note = msgspec.msgpack.decode(path.read_bytes(), type=_TcpNote)
        public, secret = (note.public_key, note.secret_key) if note else zmq.curve_keypair()
        socket.curve_server = True
        socket.curve_secretkey = secret
        if note:
            _bind_again(socket, note.port)
            return
        chosen = socket.bind_to_random_port("tcp://127.0.0.1")
        fresh = path.with_suffix(".new")
        fresh.write_bytes(msgspec.msgpack.encode(_TcpNote(chosen, public, secret)))
        fresh.chmod(0o600)
        fresh.replace(path)
    except zmq.ZMQError as error:
        socket.close()
        raise LinkDown(
            f"The socket {port!s} is taken: {error.strerror}.",
            advice="Another workstation may be running on the same data folder; close it first.",
        ) from error


def _bind_again(socket: zmq.Socket[bytes], port: int) -> None:
    """Bind where we were bound before; ZeroMQ lets go of a closed socket in the background, so patience is needed."""
    ends_ns = SYSTEM_CLOCK.monotonic_ns() + RELEASED_WITHIN_NS
    while True:
        try:
            socket.bind(f"tcp://127.0.0.1:{port}")
            return
        except zmq.ZMQError as error:
            if error.errno != zmq.EADDRINUSE or SYSTEM_CLOCK.monotonic_ns() > ends_ns:
                raise
        SYSTEM_CLOCK.sleep(0.01)


def was_bound(runtime: Path, port: Port) -> bool:
    """Whether a program has bound `port` since the runtime folder was made; it may have died since."""
    return (_note_path(runtime, port) if _uses_tcp() else runtime / f"{port}.sock").exists()


def connect(socket: zmq.Socket[bytes], runtime: Path, port: Port) -> None:
    """Connect `socket` to `port`, bound now or later (with TCP: bound already); closed where that fails.

    Raises:
        LinkDown: With TCP, nobody has bound it yet.
    """
    if not _uses_tcp():
        socket.connect(f"ipc://{runtime / port}.sock")
        return
    try:
        note = msgspec.msgpack.decode(_note_path(runtime, port).read_bytes(), type=_TcpNote)
    except (FileNotFoundError, msgspec.DecodeError) as error:
        socket.close()
        raise LinkDown(f"No program has opened the socket {port!s} yet.") from error
    socket.curve_serverkey = note.public_key
    socket.curve_publickey, socket.curve_secretkey = zmq.curve_keypair()
    socket.connect(f"tcp://127.0.0.1:{note.port}")
