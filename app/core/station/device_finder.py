"""The station's answer to a window that chooses a device.

Guarantees: answers at once with what is known; a change is told under topic "devices", so that a board that is plugged
in appears without asking. Bluetooth and the network are not touched while a session runs: an amplifier may be using
them. Does not: open a device. Any thread.
"""

from collections.abc import Callable
from pathlib import Path

from app.core.devices.bluetooth_search import BluetoothSearch
from app.core.devices.device_watch import DeviceWatch, WatchedWay
from app.core.devices.network_search import NetworkSearch
from app.core.station.device_messages import DeviceChoice, DeviceList, ListDevices


class DeviceFinder:
    """See the rules at the top of this module.

    Args:
        on_change: Called with the list's new version, on any thread.
        session_runs: Whether a session has a device open.
    """

    def __init__(
        self,
        *,
        on_change: Callable[[int], None],
        session_runs: Callable[[], bool],
        watch: Callable[..., DeviceWatch] = DeviceWatch,
    ) -> None:
        self._watch = watch(
            ways=(
                WatchedWay("bluetooth", BluetoothSearch(), 1.0, quiet=False),
                WatchedWay("network", NetworkSearch(), 4.0, quiet=False),
            ),
            on_change=on_change,
            may_disturb=lambda: not session_runs(),
        )

    def answer(self, asked: ListDevices) -> DeviceList:
        """What is known now; see `ListDevices`."""
        if asked.watch:
            self._watch.attend([Path(folder) for folder in asked.folders], again=asked.again)
        known = self._watch.known()
        if asked.known_version == known.version:
            return DeviceList(devices=(), version=known.version, unchanged=True)
        return DeviceList(
            devices=tuple(
                DeviceChoice(
                    name=entry.name,
                    detail=entry.detail,
                    spec=entry.spec,
                    group=entry.group,
                    usable=entry.usable,
                )
                for entry in known.entries
            ),
            version=known.version,
            streams=known.streams,
            ports=known.ports,
            notes=known.notes,
        )

    def close(self) -> None:
        """Look no more."""
        self._watch.close()
