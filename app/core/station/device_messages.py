"""What is asked and told about the devices that can be chosen.

Guarantees: frozen typed messages, part of `app.core.station.messages`, which gives them on.
"""

import msgspec

from app.core.devices.driver import DeviceSpec
from app.core.devices.found_devices import DeviceGroup, FoundStream
from app.core.devices.serial_ports import SerialPort
from app.core.wire.envelopes import Message


class ListDevices(Message, frozen=True, kw_only=True):
    """Answer: `DeviceList`, at once, with what is known.

    Attributes:
        watch: Somebody is choosing: look for devices by every way for the next 5 s; repeat it for longer.
        known_version: The list the asker has; where it is still the newest, the answer says so and nothing else.
        again: Look at once by every way.
        folders: Where recording files are looked for.
    """

    watch: bool = False
    known_version: int = 0
    again: bool = False
    folders: tuple[str, ...] = ()


class DeviceChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A device that can be chosen; see `devices.found_devices.DeviceEntry`."""

    name: str
    detail: str
    spec: DeviceSpec
    group: DeviceGroup = DeviceGroup.AMPLIFIER
    usable: bool = True


class DeviceList(Message, frozen=True, kw_only=True):
    """The devices that can be chosen.

    Attributes:
        version: Goes up with each change.
        unchanged: The asker has the newest list; all else is empty.
        streams: LSL streams, markers included.
        ports: Serial ports of this computer.
        notes: Sentences on why a way of looking finds nothing.
    """

    devices: tuple[DeviceChoice, ...]
    version: int = 0
    unchanged: bool = False
    streams: tuple[FoundStream, ...] = ()
    ports: tuple[SerialPort, ...] = ()
    notes: tuple[str, ...] = ()


class DevicesChanged(Message, frozen=True, kw_only=True):
    """The list of devices is another one (topic "devices"); told only while somebody watches it."""

    version: int
