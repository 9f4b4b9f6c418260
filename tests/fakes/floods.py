"""Somebody runs wild: `python -m tests.fakes.floods TARGET DATA [SECONDS]`, thousands of messages a second.

At the sockets that the target binds; where it binds none (a window, a plugin, the hub's client), in its name at those
that it talks to. Garbage and well-formed messages take turns. Prints how many were sent when it ends.
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import zmq

from app.core.errors import LinkDown
from app.core.safety.endpoint import connect as connect_safety
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import GetState
from app.core.telemetry.heartbeat import Heartbeat, ProgramName
from app.core.wire.addresses import Port, connect, new_socket
from app.core.wire.envelopes import Codec, Envelope, EnvelopeKind

FRAMES_AT_ONCE = 200


def _at_control(data: DataDirectory, name: str) -> Callable[[], int]:
    """Heartbeats of nobody, questions whose answers nobody reads, and garbage."""
    socket = new_socket(zmq.DEALER)
    socket.setsockopt(zmq.IDENTITY, f"{name}#wild".encode())
    connect(socket, data.runtime, Port.CONTROL)
    program = ProgramName(name) if name in set(ProgramName) else ProgramName.WORKER
    beat = Codec.pack(Envelope(kind=EnvelopeKind.NOTICE), Heartbeat(program=program, pid=1, number=1, monotonic_ns=1))
    question = Codec.pack(Envelope(kind=EnvelopeKind.REQUEST, number=1), GetState())
    messages = (beat, [b"\xff" * 100, os.urandom(200)], question, [os.urandom(40)])

    def send() -> int:
        for number in range(FRAMES_AT_ONCE):
            with contextlib.suppress(zmq.Again):
                socket.send_multipart(messages[number % len(messages)], flags=zmq.DONTWAIT)
        return FRAMES_AT_ONCE

    return send


def _at_credit(data: DataDirectory) -> Callable[[], int]:
    socket = new_socket(zmq.PUSH)
    connect(socket, data.runtime, Port.CREDIT)

    def send() -> int:
        for _ in range(FRAMES_AT_ONCE):
            with contextlib.suppress(zmq.Again):
                socket.send_multipart([os.urandom(24)], flags=zmq.DONTWAIT)
        return FRAMES_AT_ONCE

    return send


def _at_publisher(data: DataDirectory, port: Port) -> Callable[[], int]:
    """Subscribes to thousands of topics, over and over."""
    socket = new_socket(zmq.XSUB)
    connect(socket, data.runtime, port)

    def send() -> int:
        for number in range(FRAMES_AT_ONCE):
            with contextlib.suppress(zmq.Again):
                topic = f"block/wild{number}".encode()
                socket.send(b"\x01" + topic, flags=zmq.DONTWAIT)
                socket.send(b"\x00" + topic, flags=zmq.DONTWAIT)
        return 2 * FRAMES_AT_ONCE

    return send


def _at_safety(data: DataDirectory, role: str) -> Callable[[], int]:
    def send() -> int:
        with contextlib.suppress(LinkDown, OSError):
            link, _token = connect_safety(data.runtime)
            with contextlib.closing(link):
                link.sendall(b'{"kind":"hello","role":"%s"}\n' % role.encode())
                link.sendall(b'{"kind":"status"}\n' * 50 + os.urandom(64) + b"\n")
        return 51

    return send


def floods(target: str, data: DataDirectory) -> tuple[Callable[[], int], ...]:
    """What is done, in turns."""
    match target:
        case "station":
            return (_at_control(data, "wild"), _at_publisher(data, Port.NOTICES))
        case "acquisition":
            return (_at_credit(data), _at_publisher(data, Port.SIGNAL))
        case "worker":
            return (_at_publisher(data, Port.VIEW),)
        case "safety":
            return (_at_safety(data, "control"),)
        case "desktop":
            return (_at_control(data, "desktop"), _at_safety(data, "desktop"))
        case _:
            return (_at_control(data, target), _at_publisher(data, Port.SIGNAL))


def main(target: str, data: DataDirectory, seconds: float) -> None:
    made = floods(target, data)
    sent, ends = 0, time.monotonic() + seconds
    sys.stdout.write("flooding\n")
    sys.stdout.flush()
    while time.monotonic() < ends:
        sent += sum(send() for send in made)
        time.sleep(0.005)
    sys.stdout.write(f"{sent}\n")


if __name__ == "__main__":
    main(sys.argv[1], DataDirectory(Path(sys.argv[2])), float(sys.argv[3]))
