"""A serial port with a stimulator behind it: frames out, frames in.

Guarantees: no call waits longer than it says; a port that is gone is a `DeviceFault` at once and is closed by it; half
a frame of an earlier connection is never completed by a later one.
Does not: repeat, or know what is said. One thread at a time. pyserial is imported with the first port.
"""

import contextlib
from typing import Any

from app.core.devices.stimulator_frames import FROM_DEVICE, Frame, FrameReader
from app.core.errors import DeviceFault

READ_SLICE_S = 0.004
WRITE_WITHIN_S = 0.02
_LARGEST_READ = 4096

NOT_REACHED_MEANING = "It is not known whether the stimulator gives current; by itself it stops within its keep-alive."
NOT_REACHED_ADVICE = (
    "If a patient is connected: disconnect the stimulator from the patient now. Then check its power and cable."
)


def unreachable(what: str) -> DeviceFault:
    """A fault of the link to a stimulator, with what it means."""
    return DeviceFault(what, meaning=NOT_REACHED_MEANING, advice=NOT_REACHED_ADVICE)


def _port_errors() -> tuple[type[Exception], ...]:
    """What pyserial lets through when a port vanishes: besides its own, the terminal's, where there is one."""
    errors: list[type[Exception]] = [OSError]
    with contextlib.suppress(ImportError):
        import termios

        errors.append(termios.error)
    return tuple(errors)


_PORT_ERRORS = _port_errors()


class StimulatorPort:
    """An open port; made by opening it.

    Args:
        url: A port's name or a pyserial URL.
        baud: Bits a second.

    Raises:
        DeviceFault: It cannot be opened, or another program has it.
    """

    def __init__(self, url: str, baud: int) -> None:
        import serial

        self.url = url
        self._reader = FrameReader(FROM_DEVICE)
        # A URL knows nothing of locks; a port of this machine may be open in one program only.
        options: dict[str, Any] = {} if "://" in url else {"exclusive": True}
        try:
            self._serial: Any = serial.serial_for_url(
                url, baudrate=baud, timeout=READ_SLICE_S, write_timeout=WRITE_WITHIN_S, **options
            )
            self._serial.reset_input_buffer()
        except ValueError as error:
            raise unreachable(f"{url} is no port for a stimulator.") from error
        except _PORT_ERRORS as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            raise unreachable(f"The stimulator's port {url} cannot be opened ({reason}).") from error

    @property
    def is_open(self) -> bool:
        """False once it was closed or found to be gone."""
        return self._serial is not None

    @property
    def garbled(self) -> int:
        """Lines that were no frame, since it was opened."""
        return self._reader.garbled

    def fileno(self) -> int:
        """For waiting; -1 where it is closed, or the system has no such number for a serial port."""
        if self._serial is None:
            return -1
        try:
            return int(self._serial.fileno())
        except (AttributeError, OSError, ValueError, TypeError):
            return -1

    def send(self, frame: Frame) -> None:
        """Raises: DeviceFault: The port is gone, or takes nothing."""
        if self._serial is None:
            raise unreachable("The stimulator's port is closed.")
        try:
            self._serial.write(frame.encode())
        except _PORT_ERRORS as error:
            raise self._lost() from error

    def receive(self, *, wait: bool) -> list[Frame]:
        """Frames that have come.

        Args:
            wait: Where nothing is there, wait for it, `READ_SLICE_S` at most.

        Raises:
            DeviceFault: The port is gone.
        """
        if self._serial is None:
            raise unreachable("The stimulator's port is closed.")
        try:
            data = self._read(wait)
        except _PORT_ERRORS as error:
            raise self._lost() from error
        return self._reader.feed(data) if data else []

    def _read(self, wait: bool) -> bytes:
        data = bytearray()
        if wait and not self._serial.in_waiting:
            data += self._serial.read(1)
        # In a loop, because a URL's port never says that more than one byte waits.
        while len(data) < _LARGEST_READ and (waiting := int(self._serial.in_waiting)):
            data += self._serial.read(min(waiting, _LARGEST_READ - len(data)))
        return bytes(data)

    def _lost(self) -> DeviceFault:
        self.close()
        return unreachable(f"The stimulator's port {self.url} is gone.")

    def close(self) -> None:
        """Let go of it; more than once does no harm."""
        opened, self._serial = self._serial, None
        if opened is not None:
            with contextlib.suppress(*_PORT_ERRORS):
                opened.close()
