"""Where the safety program is reached: a Unix socket, or loopback TCP with a secret where there are none.

Guarantees: only this user's (and root's) programs get through: the Unix socket is private to the user and the peer's
user is asked of the kernel on Linux; over TCP a random token that lies in the private runtime folder must be shown.
Does not: ensure that only one safety program runs (`record.StopRecord` holds the lock).
"""

import contextlib
import json
import os
import secrets
import socket
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import LinkDown, StorageFault

SOCKET_NAME = "safety.sock"
PORT_NAME = "safety.port"
_BACKLOG = 64
_AT_THE_DOOR_S = 0.001

NOT_RUNNING_ADVICE = (
    "If something is connected that can do harm, use its own emergency stop or disconnect it now; "
    "then restart the workstation."
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A listening socket and the token that a peer must show ("" where the kernel answers for it)."""

    listener: socket.socket
    token: str
    path: Path

    def close(self) -> None:
        """Stop listening and remove the file that says where."""
        self.listener.close()
        with contextlib.suppress(OSError):
            self.path.unlink()


def listen(runtime: Path, *, over_tcp: bool = not hasattr(socket, "AF_UNIX")) -> Endpoint:
    """Begin to listen; a socket file left behind by a killed program is replaced.

    Raises:
        StorageFault: The runtime folder is missing or not writable.
    """
    try:
        return _listen_tcp(runtime / PORT_NAME) if over_tcp else _listen_unix(runtime / SOCKET_NAME)
    except OSError as error:
        raise StorageFault(
            f"The safety program cannot open its socket: {error.strerror or error}.",
            meaning="No output can be enabled.",
            advice="Check that the runtime folder exists and belongs to this user, then start the workstation again.",
        ) from error


def _listen_unix(path: Path) -> Endpoint:
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(str(path))
        path.chmod(0o600)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return Endpoint(listener, "", path)


def _listen_tcp(path: Path) -> Endpoint:
    token = secrets.token_hex(32)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind(("127.0.0.1", 0))
        listener.listen(_BACKLOG)
        content = json.dumps({"port": listener.getsockname()[1], "token": token})
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(content)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return Endpoint(listener, token, path)


def connect(runtime: Path, *, timeout_s: float = 0.25) -> tuple[socket.socket, str]:
    """A connected socket and the token to show.

    Raises:
        LinkDown: No safety program listens there.
    """
    try:
        if (runtime / PORT_NAME).exists():
            where = json.loads((runtime / PORT_NAME).read_text(encoding="utf-8"))
            return socket.create_connection(("127.0.0.1", int(where["port"])), timeout=timeout_s), str(where["token"])
        connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _not_running() from error
    try:
        connected.settimeout(timeout_s)
        _connect_unix(connected, str(runtime / SOCKET_NAME), timeout_s)
    except OSError as error:
        connected.close()
        raise _not_running() from error
    return connected, ""


def _connect_unix(connected: socket.socket, path: str, timeout_s: float) -> None:
    """Connect; where too many others are waiting at the door, the system refuses at once instead of waiting with us."""
    until_ns = SYSTEM_CLOCK.monotonic_ns() + round(timeout_s * 1e9)
    while True:
        try:
            connected.connect(path)
        except BlockingIOError:
            if SYSTEM_CLOCK.monotonic_ns() >= until_ns:
                raise
            SYSTEM_CLOCK.sleep(_AT_THE_DOOR_S)
        else:
            return


def _not_running() -> LinkDown:
    return LinkDown(
        "The safety program does not answer.",
        meaning="The safety stop on the screen does not work; every output falls to its safe state by itself.",
        advice=NOT_RUNNING_ADVICE,
    )


def peer_may_enter(connected: socket.socket) -> bool:
    """Whether the kernel says that the peer is this user or root; True where the kernel cannot be asked."""
    if sys.platform != "linux" or connected.family != socket.AF_UNIX:
        return True
    size = struct.calcsize("3i")
    _, user, _ = struct.unpack("3i", connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return user in {0, os.getuid()}
