"""Wakes a thread that waits on sockets, from any other thread.

Guarantees: `ring` never blocks and may be called from any thread or signal handler; rings before a wait are not lost.
"""

import contextlib
import socket


class Doorbell:
    """A pollable flag. `wait_any` of `app.core.wire.waiting` accepts it."""

    def __init__(self) -> None:
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)

    def fileno(self) -> int:
        return self._inside.fileno()

    def ring(self) -> None:
        with contextlib.suppress(BlockingIOError, OSError):
            self._outside.send(b"!")

    def answer(self) -> None:
        """Forget all rings up to now."""
        with contextlib.suppress(BlockingIOError):
            while self._inside.recv(4096):
                pass

    def close(self) -> None:
        self._inside.close()
        self._outside.close()
