"""A pedal or button on a serial port, whose contact stops the output.

Guarantees: what is not known to be closed is open: before the first good sign, after the last, where the port has
vanished, where what comes back is not what was sent. A look waits `WRITE_WITHIN_S` at most. A port that vanished is
opened again by itself.
Does not: stop anything (`app.core.stopping` does), or tell a pressed pedal from a cut cable where the wiring cannot.
One thread. pyserial is imported with the first port.

Three wirings, see `settings.site.ContactSettings`. With "loop", a counting byte goes out and must come back through the
contact before the next one does: two wires, no electronics, and a wire that has a supply on it is not taken for closed.
"""

import contextlib
from enum import StrEnum
from typing import Any

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.settings.site import ContactSettings

BAUD = 115_200
LOOP_OPEN_AFTER_NS = 80_000_000
"""Adaptors hold what comes back for 16 ms; and what came while this program was late is read before it is judged."""
SILENT_AFTER_NS = 250_000_000
"""Of a device that tells ten times a second: two signs may be late, not missing."""
SEND_AGAIN_NS = 40_000_000
OPEN_EVERY_NS = 500_000_000
WRITE_WITHIN_S = 0.005
AT_REST, PRESSED = b"1", b"0"


class ContactState(StrEnum):
    """What is known of a contact."""

    CLOSED = "closed"
    OPEN = "open"
    LOST = "lost"


class StopContact:
    """One contact.

    Args:
        settings: Where and how it is wired.
        clock: Monotonic time.
    """

    def __init__(self, settings: ContactSettings, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self.settings = settings
        self.state = ContactState.LOST
        self.fault = "It was not seen yet."
        self._clock = clock
        self._port: Any = None
        self._open_ns = 0
        self._good_ns: int | None = None
        self._closed = False
        self._counter = 0
        self._sent_ns = 0

    @property
    def name(self) -> str:
        return self.settings.name

    def look(self) -> ContactState:
        """How it stands now; never waits. Call it fifty times a second."""
        now_ns = self._clock.monotonic_ns()
        if self._port is None and not self._opened(now_ns):
            self.state = ContactState.LOST
            return self.state
        try:
            self.state = self._read(now_ns)
        except _port_errors() as error:
            self._lost(f"Its port {self.settings.port} is gone ({_reason(error)}).")
        return self.state

    def _opened(self, now_ns: int) -> bool:
        if now_ns < self._open_ns:
            return False
        self._open_ns = now_ns + OPEN_EVERY_NS
        import serial

        port = self.settings.port
        options: dict[str, Any] = {} if "://" in port else {"exclusive": True}
        try:
            self._port = serial.serial_for_url(port, baudrate=BAUD, timeout=0, write_timeout=WRITE_WITHIN_S, **options)
            self._port.reset_input_buffer()
        except ValueError:
            self._lost(f"{port} is no serial port.")
        except _port_errors() as error:
            self._lost(f"Its port {port} cannot be opened ({_reason(error)}).")
        return self._port is not None

    def _read(self, now_ns: int) -> ContactState:
        if self.settings.kind == "line":
            level = bool(getattr(self._port, self.settings.line))
            self.fault = ""
            closed = level == (self.settings.wiring == "normally_closed")
            return ContactState.CLOSED if closed else ContactState.OPEN
        came = bytes(self._port.read(self._port.in_waiting or 1))
        return self._loop(came, now_ns) if self.settings.kind == "loop" else self._bytes(came, now_ns)

    def _loop(self, came: bytes, now_ns: int) -> ContactState:
        back = self._counter.to_bytes(1, "big") in came
        if back:
            self._good_ns = now_ns
            self._counter = (self._counter + 1) % 256
        if back or now_ns - self._sent_ns >= SEND_AGAIN_NS:
            self._sent_ns = now_ns
            # Where nothing takes it, nothing comes back: the contact is open then, the port not gone.
            with contextlib.suppress(_write_timeout()):
                self._port.write(self._counter.to_bytes(1, "big"))
        self.fault = ""
        closed = self._good_ns is not None and now_ns - self._good_ns < LOOP_OPEN_AFTER_NS
        return ContactState.CLOSED if closed else ContactState.OPEN

    def _bytes(self, came: bytes, now_ns: int) -> ContactState:
        pressed = came.rfind(PRESSED)
        if pressed >= 0 or AT_REST in came:
            self._good_ns = now_ns
            self._closed = came.rfind(AT_REST) > pressed
        if self._good_ns is None or now_ns - self._good_ns >= SILENT_AFTER_NS:
            self.fault = "Its device is silent."
            return ContactState.LOST
        self.fault = ""
        # One that was pressed and let go between two looks was pressed.
        return ContactState.CLOSED if self._closed and pressed < 0 else ContactState.OPEN

    def _lost(self, fault: str) -> None:
        self.close()
        self.state, self.fault = ContactState.LOST, fault

    def close(self) -> None:
        """Let go of the port; more than once does no harm."""
        opened, self._port = self._port, None
        self._good_ns, self._closed = None, False
        if opened is not None:
            with contextlib.suppress(*_port_errors()):
                opened.close()


def _port_errors() -> tuple[type[Exception], ...]:
    """What pyserial lets through when a port vanishes, or cannot do what it is asked."""
    errors: list[type[Exception]] = [OSError]
    with contextlib.suppress(ImportError):
        import termios

        errors.append(termios.error)
    return tuple(errors)


def _write_timeout() -> type[Exception]:
    """A full buffer is not a lost port: nothing goes out, nothing comes back, and the contact is open."""
    import serial

    found: type[Exception] = serial.SerialTimeoutException
    return found


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
