"""Bluetooth amplifiers by what they advertise; the door is faked, the loop is real."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.bluetooth_search import (
    FORGET_S,
    NAMES,
    NO_BLUETOOTH,
    NOT_ALLOWED,
    SWITCHED_OFF,
    BluetoothSearch,
    BluetoothUnavailable,
    boards_called,
    entries_of,
)
from app.core.devices.brainflow_boards import Connection, check, form_of
from app.core.devices.driver import BrainFlowSpec


class MovedClock:
    """The system's clock, which a test may move on."""

    def __init__(self) -> None:
        self.ahead_ns = 0

    def monotonic_ns(self) -> int:
        return SYSTEM_CLOCK.monotonic_ns() + self.ahead_ns

    def wall(self):  # type: ignore[no-untyped-def]
        return SYSTEM_CLOCK.wall()

    def sleep(self, duration_s: float) -> None:
        SYSTEM_CLOCK.sleep(duration_s)


def telling(
    *advertised: tuple[str, str],
) -> Callable[[Callable[[str, str], None]], AbstractAsyncContextManager[object]]:
    @asynccontextmanager
    async def scan(heard):  # type: ignore[no-untyped-def]
        for address, name in advertised:
            heard(address, name)
        yield

    return scan


def refusing(sentence: str):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def scan(_heard):  # type: ignore[no-untyped-def]
        raise BluetoothUnavailable(sentence)
        yield

    return scan


def never() -> bool:
    return False


def test_every_board_that_is_recognised_is_a_bluetooth_board_and_needs_nothing_more() -> None:
    for beginning, boards in NAMES:
        for board in boards:
            assert form_of(board).connection is Connection.BLUETOOTH
        for entry in entries_of([("AA:BB", f"{beginning}-1A2B")]):
            assert isinstance(entry.spec, BrainFlowSpec)
            check(entry.spec)


def test_a_name_says_which_boards_it_may_be() -> None:
    assert boards_called("Ganglion-1a2b") == boards_called("Simblee") == (46,)
    assert boards_called("MuseS-1A2B") == (39, 67)
    assert boards_called("Muse-1A2B") == (38, 41)
    assert boards_called("Kettle") == ()


def test_what_advertises_is_listed_by_name_and_other_things_are_not() -> None:
    search = BluetoothSearch(
        telling(("AA:01", "Muse-1A2B"), ("AA:02", "Kettle"), ("AA:03", "Ganglion-77")), look_s=0.05
    )
    entries = search.look(never).entries
    assert [entry.name for entry in entries] == [
        "OpenBCI Ganglion “Ganglion-77”",
        "Muse 2 “Muse-1A2B”",
        "Muse 2016 “Muse-1A2B”",
    ]
    assert entries[0].spec == BrainFlowSpec(board_id=46, serial_number="Ganglion-77")
    assert "If that is the model" in entries[1].detail
    assert "If that" not in entries[0].detail


def test_two_of_one_name_are_told_apart_by_address() -> None:
    entries = entries_of([("AA:02", "Simblee"), ("AA:01", "Simblee"), ("AA:01", "Simblee")])
    assert [entry.spec.mac_address.upper() for entry in entries if isinstance(entry.spec, BrainFlowSpec)] == [
        "AA:01",
        "AA:02",
    ]
    assert "AA:01" in entries[0].detail


def test_one_that_pauses_stays_and_one_that_is_gone_goes() -> None:
    clock = MovedClock()
    advertised = [("AA:01", "Muse-1")]
    search = BluetoothSearch(lambda heard: telling(*advertised)(heard), clock=clock, look_s=0.01)
    assert search.look(never).entries
    advertised.clear()
    assert search.look(never).entries
    clock.ahead_ns += round(FORGET_S * 1e9)
    assert not search.look(never).entries


@pytest.mark.parametrize("sentence", [NO_BLUETOOTH, SWITCHED_OFF, NOT_ALLOWED])
def test_what_keeps_us_from_looking_is_a_sentence(sentence: str) -> None:
    sighting = BluetoothSearch(refusing(sentence)).look(never)
    assert sighting.entries == ()
    assert sighting.note == sentence
    assert sentence.endswith(".")


def test_a_look_ends_soon_after_it_is_given_up() -> None:
    given_up = threading.Event()
    before_ns = SYSTEM_CLOCK.monotonic_ns()

    @asynccontextmanager
    async def scan(_heard):  # type: ignore[no-untyped-def]
        asyncio.get_running_loop().call_later(0.05, given_up.set)
        yield

    BluetoothSearch(scan, look_s=20.0).look(given_up.is_set)
    assert SYSTEM_CLOCK.monotonic_ns() - before_ns < 2e9


def test_a_machine_without_a_system_bus_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real library, where nothing answers."""
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    if __import__("sys").platform != "linux":
        pytest.skip("D-Bus is Linux's way to Bluetooth")
    sighting = BluetoothSearch(look_s=0.05).look(never)
    assert sighting.entries == ()
    assert sighting.note == NO_BLUETOOTH
