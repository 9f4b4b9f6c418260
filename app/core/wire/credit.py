"""Back-pressure for sources that can wait: the worker tells acquisition how far it has come.

Guarantees: telling never blocks. Does not: slow a live device; acquisition asks for credit only
where the source is a file or simulation played as fast as the chain keeps up.
"""

import contextlib
import struct
from pathlib import Path

import zmq

from app.core.wire.addresses import Port, bind, connect, new_socket

_FRAME = struct.Struct("<Q")


class CreditGiver:
    """The worker's end: PUSH."""

    def __init__(self, runtime: Path) -> None:
        self._socket = new_socket(zmq.PUSH)
        connect(self._socket, runtime, Port.CREDIT)

    def give(self, n_blocks: int) -> None:
        """The sum over streams of (last block number processed + 1); a restarted worker catches up by itself."""
        with contextlib.suppress(zmq.Again):
            self._socket.send(_FRAME.pack(n_blocks), flags=zmq.DONTWAIT)

    def close(self) -> None:
        self._socket.close()


class CreditTaker:
    """Acquisition's end: PULL."""

    def __init__(self, runtime: Path) -> None:
        self._socket = new_socket(zmq.PULL)
        bind(self._socket, runtime, Port.CREDIT)

    @property
    def socket(self) -> "zmq.Socket[bytes]":
        return self._socket

    def take(self, timeout_s: float) -> int | None:
        """The newest count told; None where nothing came within `timeout_s`. What is not a count is passed over."""
        newest: int | None = None
        if not self._socket.poll(max(0, round(timeout_s * 1000))):
            return None
        while True:
            try:
                frame = self._socket.recv(flags=zmq.DONTWAIT)
            except zmq.Again:
                return newest
            if len(frame) == _FRAME.size:
                (newest,) = _FRAME.unpack(frame)

    def close(self) -> None:
        self._socket.close()
