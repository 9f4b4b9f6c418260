"""Looks for Bluetooth amplifiers by what they advertise.

Guarantees: connects to nothing and pairs nothing; a computer without Bluetooth, with Bluetooth switched off or without
permission is a sentence in the result, never an error; ends within a quarter of a second when told to. bleak is
imported when first looked. Does not: find amplifiers of classic Bluetooth (Mentalab Explore, Enophone), which do not
advertise and are paired in the system's settings. One thread at a time.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.brainflow_boards import form_of
from app.core.devices.driver import BrainFlowSpec
from app.core.devices.found_devices import DeviceEntry, DeviceGroup, Sighting

LOOK_S = 2.5
FORGET_S = 15.0
_SLICE_S = 0.1

# How a name begins, and BrainFlow's boards that answer to it. Source: the scan callbacks of BrainFlow 5.23's boards
# (`adapter_on_scan_found` in muse.cpp, muse_athena.cpp, ganglion_native.cpp, brainalive.cpp, aavaa_v3.cpp), which
# compare the same beginnings. They take every Muse for any; that the S models call themselves MuseS and the others
# Muse is how Interaxon names them. Longer beginnings come first: the first that fits decides.
NAMES: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("MuseS", (39, 67)),
    ("Muse", (38, 41)),
    ("Ganglion", (46,)),
    ("Simblee", (46,)),  # a Ganglion that has forgotten its name
    ("BrainAlive", (40,)),
    ("AAVAAv3", (53,)),
)

NO_BLUETOOTH = "Bluetooth amplifiers are not looked for: this computer has no Bluetooth, or its service does not run."
SWITCHED_OFF = (
    "Bluetooth amplifiers are not looked for: Bluetooth is switched off. Switch it on in the system settings."
)
NOT_ALLOWED = (
    "Bluetooth amplifiers are not looked for: this program may not use Bluetooth. Allow it in the system settings."
)
NOT_ANSWERING = "Bluetooth amplifiers are not looked for: the system's Bluetooth does not answer."

Heard = Callable[[str, str], None]
Scanner = Callable[[Heard], AbstractAsyncContextManager[object]]
"""Makes a scan that, while entered, tells each advertisement: address, name."""


@dataclass(slots=True)
class _Advertised:
    name: str
    heard_ns: int


class BluetoothUnavailable(Exception):
    """There is no Bluetooth to look with; says why in a sentence."""


class BluetoothSearch:
    """One way of looking; see the rules at the top of this module.

    Args:
        scanner: The door to the system's Bluetooth.
    """

    def __init__(self, scanner: Scanner | None = None, *, clock: Clock = SYSTEM_CLOCK, look_s: float = LOOK_S) -> None:
        self._scanner = scanner or _system_scanner
        self._clock = clock
        self._look_s = look_s
        self._heard: dict[str, _Advertised] = {}

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        """Listen for `look_s`; what was heard in the last 15 s, amplifiers pausing between advertisements."""
        try:
            asyncio.run(self._listen(given_up))
        except BluetoothUnavailable as reason:
            self._heard.clear()
            return Sighting(note=str(reason))
        oldest_ns = self._clock.monotonic_ns() - round(FORGET_S * 1e9)
        self._heard = {address: one for address, one in self._heard.items() if one.heard_ns >= oldest_ns}
        return Sighting(entries=tuple(entries_of((address, one.name) for address, one in self._heard.items())))

    def rest(self) -> None:
        """Forget what was heard."""
        self._heard.clear()

    async def _listen(self, given_up: Callable[[], bool]) -> None:
        until_ns = self._clock.monotonic_ns() + round(self._look_s * 1e9)
        async with self._scanner(self._note):
            while not given_up() and self._clock.monotonic_ns() < until_ns:  # noqa: ASYNC110 - another thread gives up
                await asyncio.sleep(_SLICE_S)

    def _note(self, address: str, name: str) -> None:
        if boards_called(name):
            self._heard[address] = _Advertised(name, self._clock.monotonic_ns())


def boards_called(name: str) -> tuple[int, ...]:
    """BrainFlow's numbers of the boards that advertise such a name; empty where it is no amplifier."""
    return next((boards for beginning, boards in NAMES if name.startswith(beginning)), ())


def entries_of(advertised: Iterable[tuple[str, str]]) -> list[DeviceEntry]:
    """An entry for each board each name may stand for, by name."""
    heard = sorted(set(advertised), key=lambda one: (one[1], one[0]))
    names = [name for _, name in heard]
    entries: list[DeviceEntry] = []
    for address, name in heard:
        # BrainFlow compares addresses by case, and each system writes them in its own; a name is the same everywhere.
        twin = names.count(name) > 1
        mac = (address.lower() if sys.platform == "win32" else address) if twin else ""
        boards = boards_called(name)
        for board in boards:
            sure = "" if len(boards) == 1 else " If that is the model behind this name."
            entries.append(
                DeviceEntry(
                    name=f"{form_of(board).name} “{name}”",
                    detail=f"Bluetooth{f', {address}' if twin else ''}.{sure}",
                    spec=BrainFlowSpec(board_id=board, serial_number="" if twin else name, mac_address=mac),
                    group=DeviceGroup.AMPLIFIER,
                )
            )
    return entries


class _SystemScan:
    """bleak's scanner, with its errors as sentences."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._scanner: Any = None

    async def __aenter__(self) -> object:
        try:
            import bleak
            from bleak.exc import BleakError
        except ImportError as error:
            raise BluetoothUnavailable(NO_BLUETOOTH) from error
        try:
            self._scanner = bleak.BleakScanner(self._told)
            await asyncio.wait_for(self._scanner.start(), 5.0)
        except (BleakError, OSError, EOFError, TimeoutError) as error:
            raise BluetoothUnavailable(_why(error)) from error
        return self

    async def __aexit__(self, *_: object) -> None:
        from bleak.exc import BleakError

        try:
            await asyncio.wait_for(self._scanner.stop(), 2.0)
        except (BleakError, OSError, EOFError, TimeoutError):
            return  # the adapter was pulled meanwhile; the next look says so

    def _told(self, device: Any, advertisement: Any) -> None:
        name = advertisement.local_name or device.name
        if name:
            self._heard(str(device.address), str(name))


def _system_scanner(heard: Heard) -> AbstractAsyncContextManager[object]:
    return _SystemScan(heard)


def _why(error: Exception) -> str:
    """The library tells why since 2.0; without a system bus (`OSError`) there is no Bluetooth service on Linux."""
    if isinstance(error, TimeoutError):
        return NOT_ANSWERING
    reason = getattr(getattr(error, "reason", None), "name", "")
    if reason == "POWERED_OFF":
        return SWITCHED_OFF
    if reason.startswith("DENIED") or isinstance(error, PermissionError):
        return NOT_ALLOWED
    return NO_BLUETOOTH if reason in ("", "NO_BLUETOOTH", "NO_BLE_CENTRAL_ROLE") else NOT_ANSWERING
