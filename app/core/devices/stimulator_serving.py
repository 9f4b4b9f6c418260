"""Puts the simulated stimulator behind a port: a pty, or where there is none (Windows) a loopback TCP socket.

Guarantees: whoever opens the port speaks to the firmware and to nothing else; a host that vanishes (killed, closed, its
cable pulled) brings the device to its safe state at once, as the fall of DTR does on a real port; where the port is, is
written in one rename, and only while there is one.
Does not: know the protocol. One thread, but `tell` (the simulation's own panel: faults, pulling the cable).
"""

import contextlib
import os
import queue
import select
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.stimulator_firmware import StimulatorFirmware
from app.core.errors import WrongUse

LONGEST_WAIT_S = 0.25
DELAY_S = 0.1
FLOOD = bytes(range(33, 127)) * 16
_READ_BYTES = 4096
_NOBODY_THERE_WAIT_S = 0.005


class Plug(Protocol):
    """The device's end of a cable. Never raises for a host that is gone."""

    @property
    def url(self) -> str:
        """What the host opens."""
        ...

    def wait(self, timeout_s: float) -> None:
        """Wait for bytes."""
        ...

    def take_host_gone(self) -> bool:
        """Whether a host that was there has let go of the port since the last call."""
        ...

    def read(self) -> bytes: ...

    def write(self, data: bytes) -> None: ...

    def close(self) -> None: ...


class PtyPlug:
    """A pseudo-terminal. This end holds only the master, so that it sees the last host let go of the other."""

    def __init__(self) -> None:
        import tty

        self._master, slave = os.openpty()
        tty.setraw(slave)
        os.set_blocking(self._master, False)
        self.url = os.ttyname(slave)
        os.close(slave)
        self._poll = select.poll()
        self._poll.register(self._master, select.POLLIN)
        self._host_there = False
        self._host_gone = False

    def wait(self, timeout_s: float) -> None:
        # While nobody is there, the system says so without end instead of waiting.
        if not self._host_there:
            SYSTEM_CLOCK.sleep(min(timeout_s, _NOBODY_THERE_WAIT_S))
            timeout_s = 0.0
        events = self._poll.poll(timeout_s * 1000)
        there = not any(event & select.POLLHUP for _, event in events)
        self._host_gone = self._host_gone or (self._host_there and not there)
        self._host_there = there

    def take_host_gone(self) -> bool:
        gone, self._host_gone = self._host_gone, False
        return gone

    def read(self) -> bytes:
        with contextlib.suppress(OSError):
            return os.read(self._master, _READ_BYTES)
        return b""

    def write(self, data: bytes) -> None:
        # A host that does not read loses what it does not read, as on a wire.
        with contextlib.suppress(OSError):
            os.write(self._master, data)

    def close(self) -> None:
        os.close(self._master)


class SocketPlug:
    """A loopback TCP socket that serves one host at a time; the newest one counts."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1)
        self._listener.setblocking(False)
        self._host: socket.socket | None = None
        self._host_gone = False
        self.url = f"socket://127.0.0.1:{self._listener.getsockname()[1]}"

    def wait(self, timeout_s: float) -> None:
        select.select([self._listener, *([self._host] if self._host else [])], [], [], timeout_s)

    def read(self) -> bytes:
        with contextlib.suppress(OSError):
            newest, _ = self._listener.accept()
            self._let_go()
            newest.setblocking(False)
            newest.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._host = newest
        if self._host is None:
            return b""
        try:
            data = self._host.recv(_READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError:
            data = b""
        if not data:
            self._let_go()
        return data

    def write(self, data: bytes) -> None:
        if self._host is not None:
            with contextlib.suppress(OSError):
                self._host.send(data)

    def take_host_gone(self) -> bool:
        gone, self._host_gone = self._host_gone, False
        return gone

    def _let_go(self) -> None:
        if self._host is not None:
            self._host.close()
            self._host = None
            self._host_gone = True

    def close(self) -> None:
        self._let_go()
        self._listener.close()


def make_plug() -> Plug:
    """The kind that this system has."""
    return SocketPlug() if sys.platform == "win32" else PtyPlug()


class StimulatorServer:
    """Serves one device.

    Args:
        announce: Where to write the port's name; None: nowhere.
        plug: Makes an end of a cable.
    """

    def __init__(
        self,
        firmware: StimulatorFirmware,
        *,
        announce: Path | None = None,
        plug: Callable[[], Plug] = make_plug,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        self._firmware = firmware
        self._announce = announce
        self._make_plug = plug
        self._clock = clock
        self._panel: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._plug: Plug | None = None
        self._plug_in_ns = 0
        self._insert()

    @property
    def url(self) -> str:
        """Of the port; empty while the cable is pulled."""
        return self._plug.url if self._plug else ""

    def tell(self, line: str) -> None:
        """What somebody does at the simulation's panel.

        "fault NAME..." (none: healed), or "unplug SECONDS". Any thread; heard within `LONGEST_WAIT_S`.
        """
        self._panel.put(line)

    def serve(self, until: Callable[[], bool]) -> None:
        """Serve until asked to end."""
        while not until():
            self.turn(LONGEST_WAIT_S)

    def turn(self, longest_wait_s: float) -> None:
        """Wait for something to do, and do it."""
        plug = self._plug
        wait_s = self._wait_s(longest_wait_s)
        if plug is None:
            SYSTEM_CLOCK.sleep(min(wait_s, 0.02))
        else:
            plug.wait(wait_s)
        while not self._panel.empty():
            self._hear_panel(self._panel.get().split())
        if self._plug is None:
            self._firmware.tell()
            if SYSTEM_CLOCK.monotonic_ns() >= self._plug_in_ns:
                self._insert()
            return
        if "flood" in self._firmware.faults:
            self._plug.write(FLOOD)
        # What it did by itself is said before what it is told next is answered.
        self._say(self._plug, self._firmware.tell())
        heard = self._plug.read()
        if self._plug.take_host_gone():
            # What it still had to say does not count any more, whoever comes next.
            self._firmware.host_gone()
            heard = b""
        self._say(self._plug, self._firmware.hear(heard))

    def close(self) -> None:
        """Pull the cable for good."""
        self._pull()

    def _wait_s(self, longest_s: float) -> float:
        if "flood" in self._firmware.faults:
            return 0.0005
        ends_ns = self._firmware.next_event_ns
        if ends_ns is None:
            return longest_s
        return min(max((ends_ns - self._clock.monotonic_ns()) / 1e9, 0.0) + 0.0005, longest_s)

    def _say(self, plug: Plug, data: bytes) -> None:
        if not data:
            return
        if "delay" in self._firmware.faults:
            SYSTEM_CLOCK.sleep(DELAY_S)
        plug.write(data)

    def _hear_panel(self, words: list[str]) -> None:
        match words:
            case ["fault", *names]:
                with contextlib.suppress(WrongUse):
                    self._firmware.break_down(*names)
            case ["unplug", seconds]:
                with contextlib.suppress(ValueError):
                    self._plug_in_ns = SYSTEM_CLOCK.monotonic_ns() + round(float(seconds) * 1e9)
                    self._pull()

    def _insert(self) -> None:
        self._plug = self._make_plug()
        self._firmware.reconnected()
        if self._announce is not None:
            fresh = self._announce.with_suffix(".new")
            fresh.write_text(self._plug.url, encoding="ascii")
            fresh.replace(self._announce)

    def _pull(self) -> None:
        plug, self._plug = self._plug, None
        if plug is not None:
            self._firmware.host_gone()
            self._announce_no_more(plug.url)
            plug.close()

    def _announce_no_more(self, url: str) -> None:
        """Only what we wrote: another one may have been started in our place meanwhile."""
        if self._announce is None:
            return
        with contextlib.suppress(OSError):
            if self._announce.read_text(encoding="ascii") == url:
                self._announce.unlink()
