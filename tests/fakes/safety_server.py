"""A real safety server on a thread of the test's own, and a client that speaks raw bytes to it."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.core.safety.endpoint import connect
from app.core.safety.lease_holder import LeaseHolder
from app.core.safety.server import SafetyServer


@contextmanager
def serving(runtime: Path, folder: Path, *, over_tcp: bool = False) -> Iterator[SafetyServer]:
    """Serves until the end of the block."""
    server = SafetyServer(runtime, folder, over_tcp=over_tcp)
    done = threading.Event()
    thread = threading.Thread(target=server.serve, args=(done.is_set,), name="safety-server")
    thread.start()
    try:
        yield server
    finally:
        done.set()
        thread.join(5)
        server.close()


@contextmanager
def holding(runtime: Path, *roles: str) -> Iterator[dict[str, LeaseHolder]]:
    """Holders that answer on a thread until the end of the block."""
    holders = {role: LeaseHolder(runtime, role) for role in roles}
    done = threading.Event()

    def keep() -> None:
        while not done.wait(0.005):
            for holder in holders.values():
                holder.service()
        for holder in holders.values():
            holder.close()

    thread = threading.Thread(target=keep, name="lease-holders")
    thread.start()
    try:
        yield holders
    finally:
        done.set()
        thread.join(5)


def until(condition: Callable[[], bool], *, within_s: float = 5.0) -> None:
    """Wait for `condition`; fails where it does not come about."""
    ends = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < ends, "it did not come about in time"
        time.sleep(0.002)


class RawClient:
    """Says anything to the safety program."""

    def __init__(self, runtime: Path) -> None:
        self.socket, self.token = connect(runtime)
        self.socket.settimeout(5)
        self._lines = self.socket.makefile("rb")

    def say(self, content: bytes | dict[str, object]) -> None:
        self.socket.sendall(content if isinstance(content, bytes) else json.dumps(content).encode() + b"\n")

    def hear(self, kind: str) -> dict[str, object]:
        """The next message of this kind."""
        while line := self._lines.readline():
            message = json.loads(line)
            if message["kind"] == kind:
                return dict(message)
        raise AssertionError(f"closed before a {kind} came")

    def is_closed(self) -> bool:
        """Whether the other side closes (within 5 s)."""
        try:
            while self._lines.readline():
                pass
        except ConnectionResetError:
            pass
        return True

    def close(self) -> None:
        self._lines.close()
        self.socket.close()

    def __enter__(self) -> "RawClient":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def abandoned(runtime: Path) -> socket.socket:
    """A connection that never says anything."""
    return connect(runtime)[0]
