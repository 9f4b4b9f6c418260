"""What the station answers to a window that chooses a device."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.core.devices.device_watch import KnownDevices
from app.core.devices.driver import SimulatedSpec
from app.core.devices.found_devices import DeviceEntry, DeviceGroup
from app.core.devices.serial_ports import SerialPort
from app.core.station.device_finder import DeviceFinder
from app.core.station.device_messages import DeviceList, ListDevices


class FakeWatch:
    """Knows what a test says."""

    def __init__(self, **given: Any) -> None:
        self.given = given
        self.attended: list[tuple[tuple[Path, ...], bool]] = []
        entry = DeviceEntry(name="n", detail="d", spec=SimulatedSpec(), usable=False, group=DeviceGroup.SIMULATED)
        self.answer = KnownDevices(version=7, entries=(entry,), ports=(SerialPort(port="COM3"),), notes=("no.",))
        self.closed = False

    def attend(self, folders: Sequence[Path] = (), *, again: bool = False) -> None:
        self.attended.append((tuple(folders), again))

    def known(self) -> KnownDevices:
        return self.answer

    def close(self) -> None:
        self.closed = True


def finder(session_runs: Callable[[], bool] = lambda: False) -> tuple[DeviceFinder, FakeWatch]:
    made: list[FakeWatch] = []

    def build(**given: Any) -> Any:
        made.append(FakeWatch(**given))
        return made[0]

    return DeviceFinder(on_change=lambda _version: None, session_runs=session_runs, watch=build), made[0]


def test_everything_known_is_answered_and_crosses_the_wire() -> None:
    finds, _ = finder()
    answer = finds.answer(ListDevices())
    assert answer.version == 7
    assert (answer.devices[0].group, answer.devices[0].usable) == (DeviceGroup.SIMULATED, False)
    assert answer.ports[0].port == "COM3"
    assert answer.notes == ("no.",)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(answer), type=DeviceList) == answer


def test_who_has_the_newest_list_is_told_only_that() -> None:
    finds, _ = finder()
    answer = finds.answer(ListDevices(known_version=7))
    assert (answer.unchanged, answer.devices) == (True, ())
    assert not finds.answer(ListDevices(known_version=6)).unchanged


def test_only_who_watches_makes_us_look() -> None:
    finds, watch = finder()
    finds.answer(ListDevices())
    assert watch.attended == []
    finds.answer(ListDevices(watch=True, folders=("/recordings",), again=True))
    assert watch.attended == [((Path("/recordings"),), True)]
    finds.close()
    assert watch.closed


def test_bluetooth_and_the_network_are_left_alone_while_a_session_runs() -> None:
    running = [True]
    _, watch = finder(lambda: running[0])
    assert [one.name for one in watch.given["ways"] if not one.quiet] == ["bluetooth", "network"]
    assert not watch.given["may_disturb"]()
    running[0] = False
    assert watch.given["may_disturb"]()


def test_a_list_from_before_is_still_read() -> None:
    old = {"type": "DeviceList", "devices": [{"name": "n", "detail": "d", "spec": {"type": "simulated"}}]}
    assert msgspec.convert(old, DeviceList).devices[0].group is DeviceGroup.AMPLIFIER
