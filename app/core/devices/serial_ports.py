"""The serial ports of this machine, and what each adaptor says of itself.

Guarantees: opens no port, so that listing disturbs no device; a port whose adaptor says nothing is still listed.
Does not: know which amplifier is behind a port. Any thread. pyserial is imported when first asked.
"""

import sys
from pathlib import Path

import msgspec


class SerialPort(msgspec.Struct, frozen=True, kw_only=True):
    """One serial port.

    Attributes:
        port: What to give to a driver ("COM3", "/dev/ttyUSB0").
        detail: What the adaptor says, for people; empty where it says nothing.
        usb: Vendor, product and serial number ("0403:6015:DN0097XY"); empty where it is no USB adaptor.
    """

    port: str
    detail: str = ""
    usb: str = ""


def list_serial_ports() -> tuple[SerialPort, ...]:
    """Every port the system names, by name; on macOS the calling end (`cu.`) only, which is the one that answers."""
    from serial.tools import list_ports

    found: list[SerialPort] = []
    for info in sorted(list_ports.comports(), key=lambda info: info.device):
        if sys.platform == "darwin" and info.device.startswith("/dev/tty."):
            continue
        # pyserial says "n/a" where an adaptor says nothing.
        detail = "" if info.description in ("", "n/a", info.device) else info.description
        usb = "" if info.vid is None else f"{info.vid:04x}:{info.pid or 0:04x}:{info.serial_number or ''}"
        found.append(SerialPort(port=info.device, detail=detail, usb=usb))
    return tuple(found)


def adaptor_of(port: str) -> str:
    """The USB identity of the adaptor behind `port`; empty where the system does not tell."""
    names = {port, str(Path(port).resolve())} if sys.platform != "win32" else {port}
    return next((found.usb for found in list_serial_ports() if found.port in names), "")


def is_there(port: str) -> bool:
    """Whether the port exists now; says nothing about what is behind it."""
    if sys.platform == "win32":
        return any(found.port == port for found in list_serial_ports())
    return Path(port).exists()
