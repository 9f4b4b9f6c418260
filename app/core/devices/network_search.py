"""Looks for amplifiers that announce themselves in the network.

Guarantees: asks only by the ways BrainFlow's own drivers use (SSDP for the OpenBCI WiFi Shield, a broadcast for
EmotiBit, the OSC packets a Neurosity headset sends by itself); an answer is believed for the address it came from
only; a network that cannot be used is a sentence in the result, never an error; ends within a quarter of a second
when told to, a shield's own answer excepted (1 s). Does not: find Galea, BioListener and NTL, which nothing they send
tells apart from other things; connect to an amplifier to measure. One thread at a time.
Sources: BrainFlow 5.23, openbci_wifi_shield_board.cpp, emotibit.cpp, notion_osc.cpp; OpenBCI_WIFI firmware (what a
shield says of itself); UPnP Device Architecture 1.1, 1.3 (SSDP).
"""

import contextlib
import http.client
import ipaddress
import json
import re
import selectors
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import msgspec
import psutil

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.brainflow_boards import form_of
from app.core.devices.driver import BrainFlowSpec
from app.core.devices.found_devices import DeviceEntry, Sighting

LOOK_S = 1.5
FREE_PORT = 6987
_SLICE_S = 0.1
_LONGEST_PACKET = 8192
_LONGEST_PAGE = 16_384
_SHIELD_ANSWERS_WITHIN_S = 1.0
_SEARCH = (
    b'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\n'
    b"ST: urn:schemas-upnp-org:device:Basic:1\r\nMX: 1\r\n\r\n"
)
_LOCATION = re.compile(rb"^location:\s*http://([0-9.]+)(?::(\d+))?/", re.IGNORECASE | re.MULTILINE)
_HELLO_EMOTIBIT = b"0,0,0,HE,1,100\n"
_OSC_RAW = re.compile(rb"neurosity/[a-z]+/([0-9A-Za-z-]{4,64})/raw\x00")
# What is on a shield, by its own answer to /board; without one, any of the three.
_SHIELD_BOARDS = {"ganglion": (4,), "cyton": (5,), "daisy": (6,)}
_ANY_SHIELD = (5, 6, 4)
_NEUROSITY = (23, 14, 13)
_EMOTIBIT = 47
NO_NETWORK = "Amplifiers in the network are not looked for: this computer is in no network."


class Interface(msgspec.Struct, frozen=True):
    """An address of this computer, and where to call to everybody beside it."""

    address: str
    broadcast: str = ""


class NetworkPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """Where to call and listen; tests have places of their own."""

    ssdp: tuple[str, int] = ("239.255.255.250", 1900)
    emotibit_port: int = 3131
    osc_port: int = 9000


@dataclass(slots=True)
class _Heard:
    """What one look brought: shields' addresses with their port, EmotiBits by serial number, headsets."""

    shields: dict[str, int] = field(default_factory=dict)
    emotibits: dict[str, str] = field(default_factory=dict)
    headsets: set[str] = field(default_factory=set)


def interfaces() -> tuple[Interface, ...]:
    """IPv4 addresses of this computer that others can reach."""
    found: list[Interface] = []
    up = psutil.net_if_stats()
    for name, addresses in psutil.net_if_addrs().items():
        if name in up and not up[name].isup:
            continue
        for one in addresses:
            if one.family == socket.AF_INET and not ipaddress.ip_address(one.address).is_loopback:
                found.append(Interface(one.address, one.broadcast or ""))
    return tuple(found)


class NetworkSearch:
    """One way of looking; see the rules at the top of this module."""

    def __init__(
        self,
        *,
        places: NetworkPlaces | None = None,
        interfaces: Callable[[], tuple[Interface, ...]] = interfaces,
        clock: Clock = SYSTEM_CLOCK,
        look_s: float = LOOK_S,
    ) -> None:
        self._places = places or NetworkPlaces()
        self._interfaces = interfaces
        self._clock = clock
        self._look_s = look_s

    def look(self, given_up: Callable[[], bool]) -> Sighting:
        """Call, listen for `look_s`, ask the shields that answered."""
        there = self._interfaces()
        if not there:
            return Sighting(note=NO_NETWORK)
        heard = _Heard()
        with contextlib.ExitStack() as stack, selectors.DefaultSelector() as selector:
            for one in there:
                self._call(one, stack, selector, heard)
            listening = _listening(self._places.osc_port)
            if listening is not None:
                stack.enter_context(listening)
                selector.register(listening, selectors.EVENT_READ, lambda data, _from: _note_osc(data, heard))
            until_ns = self._clock.monotonic_ns() + round(self._look_s * 1e9)
            while not given_up() and (left_s := (until_ns - self._clock.monotonic_ns()) / 1e9) > 0:
                for key, _ in selector.select(min(_SLICE_S, left_s)):
                    _take(key.fileobj, key.data)
        return Sighting(entries=tuple(_entries(heard, given_up)))

    def rest(self) -> None:
        """Nothing is kept open between looks."""

    def _call(
        self, one: Interface, stack: contextlib.ExitStack, selector: selectors.BaseSelector, heard: _Heard
    ) -> None:
        """A socket on this interface that has asked; none where the system refuses (a cable just pulled)."""
        try:
            asking = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            asking.setblocking(False)
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            asking.bind((one.address, 0))
            asking.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(one.address))
            asking.sendto(_SEARCH, self._places.ssdp)
            if one.broadcast:
                asking.sendto(_HELLO_EMOTIBIT, (one.broadcast, self._places.emotibit_port))
        except OSError:
            return
        selector.register(asking, selectors.EVENT_READ, lambda data, who: _note_answer(data, who, one, heard))


def _listening(port: int) -> socket.socket | None:
    """Hears what a headset broadcasts; None where another program has the port to itself."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        made.setblocking(False)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(("", port))
    except OSError:
        made.close()
        return None
    return made


def _take(source: object, note: Callable[[bytes, str], None]) -> None:
    assert isinstance(source, socket.socket)
    try:
        data, who = source.recvfrom(_LONGEST_PACKET)
    except OSError:
        return
    note(data, str(who[0]))


def _note_answer(data: bytes, who: str, to: Interface, heard: _Heard) -> None:
    location = _LOCATION.search(data)
    if location is not None:
        # Only what speaks for itself: an answer that names another machine would send us there.
        if location[1].decode("ascii") == who and data.upper().startswith(b"HTTP/1.1 200"):
            heard.shields[who] = min(int(location[2] or 80), 65535)
        return
    for packet in data.split(b"\n"):
        fields = packet.split(b",")
        if len(fields) >= 6 and fields[3] == b"HH":
            serial = fields[9].decode("ascii", "replace").strip() if len(fields) > 9 else ""
            heard.emotibits[serial[:64]] = to.broadcast


def _note_osc(data: bytes, heard: _Heard) -> None:
    found = _OSC_RAW.search(data)
    if found is not None:
        heard.headsets.add(found[1].decode("ascii"))


def _entries(heard: _Heard, given_up: Callable[[], bool]) -> Iterable[DeviceEntry]:
    for address, port in sorted(heard.shields.items()):
        if given_up():
            return
        yield from _shield_entries(address, port)
    for serial, broadcast in sorted(heard.emotibits.items()):
        yield DeviceEntry(
            name=f"EmotiBit {serial}".strip(),
            detail="In this network.",
            spec=BrainFlowSpec(board_id=_EMOTIBIT, ip_address=broadcast, serial_number=serial),
        )
    for serial in sorted(heard.headsets):
        for board in _NEUROSITY:
            yield DeviceEntry(
                name=f"{form_of(board).name} {serial}",
                detail="Sends OSC in this network. If that is the model.",
                spec=BrainFlowSpec(board_id=board, serial_number=serial),
            )


def _shield_entries(address: str, port: int) -> Iterable[DeviceEntry]:
    """The boards a shield may carry; nothing where what answered is something else (a lamp's bridge)."""
    page = _page(address, port, "/description.xml")
    if re.search(rb"<friendlyName>[^<]{0,80}OpenBCI", page) is None:
        return
    named = re.search(rb"<serialNumber>([\x20-\x7e]{1,40}?)</serialNumber>", page)
    called = f" “{named[1].decode('ascii')}”" if named else ""
    boards = _SHIELD_BOARDS.get(_board_on_shield(_page(address, port, "/board")), _ANY_SHIELD)
    sure = "" if len(boards) == 1 else " If that is the board on it."
    for board in boards:
        yield DeviceEntry(
            name=f"{form_of(board).name}{called}",
            detail=f"At {address}.{sure}",
            spec=BrainFlowSpec(board_id=board, ip_address=address, ip_port=FREE_PORT),
        )


def _board_on_shield(page: bytes) -> str:
    try:
        told = json.loads(page)
    except ValueError:
        return ""
    return str(told.get("board_type", "")) if isinstance(told, dict) else ""


def _page(address: str, port: int, path: str) -> bytes:
    """What a shield's own pages say; empty where it does not answer."""
    asking = http.client.HTTPConnection(address, port, timeout=_SHIELD_ANSWERS_WITHIN_S)
    try:
        asking.request("GET", path)
        answer = asking.getresponse()
        return answer.read(_LONGEST_PAGE) if answer.status == http.client.OK else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        asking.close()
