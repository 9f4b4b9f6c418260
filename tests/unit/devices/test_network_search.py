"""Amplifiers that announce themselves, by real sockets on loopback."""

import socket
import threading

import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.brainflow_boards import check
from app.core.devices.driver import BrainFlowSpec
from app.core.devices.network_search import (
    FREE_PORT,
    NO_NETWORK,
    Interface,
    NetworkPlaces,
    NetworkSearch,
    interfaces,
)
from tests.fakes.shield import FakeShield, emotibit

LOOPBACK = Interface("127.0.0.1", "127.0.0.1")


def unused_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        port: int = made.getsockname()[1]
        return port


def search(look_s: float = 0.4, **places: object) -> NetworkSearch:
    given = {"ssdp": ("127.0.0.1", unused_port()), "emotibit_port": unused_port(), "osc_port": unused_port(), **places}
    return NetworkSearch(places=NetworkPlaces(**given), interfaces=lambda: (LOOPBACK,), look_s=look_s)  # type: ignore[arg-type]


def never() -> bool:
    return False


def test_a_shield_is_found_with_the_board_on_it() -> None:
    shield = FakeShield()
    try:
        (entry,) = search(ssdp=shield.place).look(never).entries
    finally:
        shield.close()
    assert entry.name == "OpenBCI Cyton with WiFi Shield “OpenBCI-12AB”"
    assert entry.spec == BrainFlowSpec(board_id=5, ip_address="127.0.0.1", ip_port=FREE_PORT)
    assert isinstance(entry.spec, BrainFlowSpec)
    check(entry.spec)
    (asked,) = shield.searches
    assert asked.startswith(b"M-SEARCH * HTTP/1.1\r\n")
    assert b"ST: urn:schemas-upnp-org:device:Basic:1\r\n" in asked


@pytest.mark.parametrize("board", ['{"board_type": "none"}', "not json", "[1]"])
def test_a_shield_that_does_not_say_what_is_on_it_is_offered_for_each(board: str) -> None:
    shield = FakeShield(board=board)
    try:
        entries = search(ssdp=shield.place).look(never).entries
    finally:
        shield.close()
    assert [entry.spec.board_id for entry in entries if isinstance(entry.spec, BrainFlowSpec)] == [5, 6, 4]
    assert all("If that is the board on it." in entry.detail for entry in entries)


def test_a_lamp_is_no_amplifier_and_nobody_is_sent_elsewhere() -> None:
    lamp, liar = FakeShield(name="Philips hue"), FakeShield()
    liar.location = f"http://192.0.2.7:{liar.page_port}/description.xml"
    try:
        assert search(ssdp=lamp.place).look(never).entries == ()
        assert search(ssdp=liar.place).look(never).entries == ()
    finally:
        lamp.close()
        liar.close()


def test_an_emotibit_is_found_by_its_serial_number() -> None:
    with emotibit("MD-V5-0000123") as port:
        (entry,) = search(emotibit_port=port).look(never).entries
    assert entry.spec == BrainFlowSpec(board_id=47, ip_address="127.0.0.1", serial_number="MD-V5-0000123")


def test_a_headset_that_sends_osc_is_heard() -> None:
    port = unused_port()
    packet = b"#bundle\x00" + bytes(12) + b"neurosity/notion/0a1b2c3d/raw\x00\x00\x00,[ffffffff]\x00"
    ended = threading.Event()

    def send() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
            while not ended.wait(0.02):
                made.sendto(packet, ("127.0.0.1", port))

    sender = threading.Thread(target=send)
    sender.start()
    entries = search(osc_port=port).look(never).entries
    ended.set()
    sender.join()
    assert [entry.spec for entry in entries] == [
        BrainFlowSpec(board_id=board, serial_number="0a1b2c3d") for board in (23, 14, 13)
    ]


def test_rubbish_is_nothing() -> None:
    port = unused_port()
    ended = threading.Event()

    def send() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
            while not ended.wait(0.02):
                for rubbish in (b"", b"\xff" * 3000, b",,,HH,,", b"LOCATION: http://999.1/\n", b"neurosity/x//raw\x00"):
                    made.sendto(rubbish, ("127.0.0.1", port))

    sender = threading.Thread(target=send)
    sender.start()
    entries = search(osc_port=port, look_s=0.2).look(never).entries
    ended.set()
    sender.join()
    assert entries == ()


def test_no_network_is_a_sentence() -> None:
    assert NetworkSearch(interfaces=lambda: ()).look(never).note == NO_NETWORK


def test_an_interface_that_has_gone_is_passed_over() -> None:
    gone = NetworkSearch(
        places=NetworkPlaces(osc_port=unused_port()), interfaces=lambda: (Interface("192.0.2.1"),), look_s=0.05
    )
    assert gone.look(never).entries == ()


def test_a_look_that_is_given_up_ends() -> None:
    before_ns = SYSTEM_CLOCK.monotonic_ns()
    search(look_s=20.0).look(lambda: SYSTEM_CLOCK.monotonic_ns() - before_ns > 5e7)
    assert SYSTEM_CLOCK.monotonic_ns() - before_ns < 2e9


def test_our_own_addresses_are_others_can_reach() -> None:
    assert all(not one.address.startswith("127.") for one in interfaces())
