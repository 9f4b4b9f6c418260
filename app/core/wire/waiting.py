"""Waits for the first of several sources: lines, subscribers, doorbells, plain sockets.

One thread at a time: the one that owns the sources.
"""

from collections.abc import Sequence
from typing import Protocol

import zmq


class ZmqSource(Protocol):
    """A wire object that owns one socket."""

    @property
    def socket(self) -> "zmq.Socket[bytes]": ...


class FileSource(Protocol):
    """Anything with a file descriptor (a doorbell, a standard socket)."""

    def fileno(self) -> int: ...


def wait_any(sources: Sequence[ZmqSource | FileSource], timeout_s: float) -> set[int]:
    """Positions in `sources` of those that have something to read; empty after `timeout_s`."""
    poller = zmq.Poller()
    numbers: dict[object, int] = {}
    for position, source in enumerate(sources):
        handle: object = source.fileno() if not hasattr(source, "socket") else source.socket
        numbers[handle] = position
        poller.register(handle, zmq.POLLIN)
    ready = poller.poll(max(0, round(timeout_s * 1000)))
    return {numbers[handle] for handle, _ in ready}
