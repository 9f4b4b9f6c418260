"""What is found when devices are looked for: entries that can be chosen, and the streams and ports behind them.

Guarantees: frozen typed values that cross the wire. Does not: look. Pure; any thread.
"""

from enum import StrEnum

import msgspec

from app.core.devices.driver import DeviceSpec


class DeviceGroup(StrEnum):
    """Under which heading a device is listed."""

    SIMULATED = "simulated"
    AMPLIFIER = "amplifier"
    LSL = "lsl"
    FILE = "file"


class DeviceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One device that can be chosen.

    Attributes:
        name: For people: a device's name, or a file's own name without its folder.
        detail: What it is ("10-20 system, 250 Hz"), or why it cannot be used.
        spec: What to give to `create_driver`.
        usable: False where opening it is known to fail; `detail` says why.
        group: The heading it is listed under.
    """

    name: str
    detail: str
    spec: DeviceSpec
    usable: bool = True
    group: DeviceGroup = DeviceGroup.AMPLIFIER


class FoundStream(msgspec.Struct, frozen=True, kw_only=True):
    """One LSL stream that is on the network now.

    Attributes:
        rate_hz: 0 where it has none, as markers do.
        is_text: Its values are strings.
    """

    name: str
    type: str
    source_id: str
    uid: str
    hostname: str
    n_channels: int
    rate_hz: float
    is_text: bool

    @property
    def is_signal(self) -> bool:
        return self.rate_hz > 0 and not self.is_text


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What one way of looking has found.

    Attributes:
        note: A sentence for people on why it finds nothing, or not everything; empty where all is well.
        streams: LSL streams, markers included.
    """

    entries: tuple[DeviceEntry, ...] = ()
    note: str = ""
    streams: tuple[FoundStream, ...] = ()
