"""The keyboard of an X server, asked over its own socket.

Speaks the four requests of the X11 protocol that this needs (X Window System Protocol, X Consortium Standard, appendix
B). Not through Xlib, which ends the process when the server goes away: a pedal watched by the same process must go on.

Guarantees: no call waits longer than `ANSWER_WITHIN_S`; a server that is gone, or answers wrongly, is told as
`PrerequisiteMissing`; a new layout is taken up. Does not: receive key presses, or grab anything. One thread.
"""

import contextlib
import os
import re
import socket
import struct
from pathlib import Path

from app.core.settings.site import LETTERS, PEDAL_KEYS
from app.core.stopping.keyboard import unavailable

ANSWER_WITHIN_S = 0.5
_SETUP_REPLY_BYTES = 8
_REPLY_BYTES = 32
_MAPPING_CHANGED = 34
_QUERY_KEYMAP = struct.pack("<BBH", 44, 0, 1)

# Keysyms (keysymdef.h); a letter's is its lower case in Latin-1. Left and right count as one.
_KEYSYMS: dict[str, tuple[int, ...]] = {
    "Ctrl": (0xFFE3, 0xFFE4),
    "Shift": (0xFFE1, 0xFFE2),
    "Alt": (0xFFE9, 0xFFEA, 0xFFE7, 0xFFE8),
    "Meta": (0xFFEB, 0xFFEC),
    "Pause": (0xFF13,),
    "End": (0xFF57,),
    "Insert": (0xFF63,),
    **{f"F{number}": (0xFFBD + number,) for number in range(1, 13)},
    **{letter: (ord(letter.lower()),) for letter in LETTERS},
}
# F13 to F24 mean something else in most layouts (volume, mail): they are known by their place, the kernel's code + 8.
_KEYCODES = {name: 191 + number for number, name in enumerate(PEDAL_KEYS)}


class X11Keyboard:
    """One connection to a server.

    Args:
        keys: Those to watch.
        display: As in DISPLAY.
        authority: File with the key to the server; the user's usual one where empty.

    Raises:
        PrerequisiteMissing: No such server, or it does not let us in.
    """

    def __init__(self, keys: frozenset[str], display: str, *, authority: str = "") -> None:
        self._keys = keys
        try:
            self._socket = _connected(display)
        except OSError as error:
            raise unavailable(f"The X server {display} cannot be reached: {error.strerror or error}.") from error
        try:
            self._first, self._last = self._set_up(_key_to(display, authority))
            self._codes = self._mapping()
        except BaseException:
            self._socket.close()
            raise

    def down(self) -> frozenset[str]:
        """As `keyboard.Keyboard`."""
        pressed = self._ask(_QUERY_KEYMAP)[8:40]
        if len(pressed) < 32:
            raise unavailable("The X server's answer is too short.")
        return frozenset(
            name for name, codes in self._codes.items() if any(pressed[code // 8] >> code % 8 & 1 for code in codes)
        )

    def close(self) -> None:
        """Let go of it."""
        self._socket.close()

    def _set_up(self, key: bytes) -> tuple[int, int]:
        """Greet the server; its first and last key code."""
        name = b"MIT-MAGIC-COOKIE-1" if key else b""
        greeting = struct.pack("<BxHHHHxx", ord("l"), 11, 0, len(name), len(key))
        self._send(greeting + _padded(name) + _padded(key))
        head = self._read(_SETUP_REPLY_BYTES)
        rest = self._read(struct.unpack_from("<H", head, 6)[0] * 4)
        if head[0] != 1 or len(rest) < 28:
            raise unavailable("The X server does not let this program in.")
        return rest[26], rest[27]

    def _mapping(self) -> dict[str, tuple[int, ...]]:
        """The key codes of each watched key in the present layout."""
        count = self._last - self._first + 1
        reply = self._ask(struct.pack("<BBHBBxx", 101, 0, 2, self._first, count))
        each = reply[1]
        keysyms = struct.unpack_from(f"<{count * each}I", reply, _REPLY_BYTES)
        codes: dict[str, tuple[int, ...]] = {}
        for name in self._keys:
            if name in _KEYCODES:
                codes[name] = (_KEYCODES[name],)
                continue
            wanted = _KEYSYMS[name]
            places = [place for place, keysym in enumerate(keysyms) if keysym in wanted]
            codes[name] = tuple(sorted({self._first + place // each for place in places}))
        missing = [name for name, found in codes.items() if not found]
        if missing:
            raise unavailable(f"This keyboard has no key {missing[0]}.", "Choose other keys in site.toml.")
        return codes

    def _ask(self, request: bytes) -> bytes:
        self._send(request)
        changed = False
        while True:
            head = self._read(_REPLY_BYTES)
            if head[0] == 1:
                reply = head + self._read(struct.unpack_from("<I", head, 4)[0] * 4)
                break
            if head[0] == 0:
                raise unavailable("The X server refuses to tell the state of the keyboard.")
            changed = changed or head[0] & 0x7F == _MAPPING_CHANGED
        if changed:
            self._codes = self._mapping()
        return reply

    def _send(self, content: bytes) -> None:
        try:
            self._socket.sendall(content)
        except OSError as error:
            raise unavailable("The X server is gone.") from error

    def _read(self, n_bytes: int) -> bytes:
        content = bytearray()
        while len(content) < n_bytes:
            try:
                chunk = self._socket.recv(n_bytes - len(content))
            except OSError as error:
                raise unavailable("The X server does not answer.") from error
            if not chunk:
                raise unavailable("The X server is gone.")
            content += chunk
        return bytes(content)


def _padded(content: bytes) -> bytes:
    return content + b"\0" * (-len(content) % 4)


def _parts(display: str) -> tuple[str, int]:
    found = re.fullmatch(r"(?P<host>.*):(?P<number>\d+)(\.\d+)?", display)
    if found is None:
        raise unavailable(f"“{display}” is no name of a display.")
    return found["host"].removeprefix("unix"), int(found["number"])


def _connected(display: str) -> socket.socket:
    host, number = _parts(display)
    if host:
        return socket.create_connection((host, 6000 + number), timeout=ANSWER_WITHIN_S)
    connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connected.settimeout(ANSWER_WITHIN_S)
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    try:
        try:
            connected.connect(path)
        except OSError:
            connected.connect(f"\0{path}")
    except OSError:
        connected.close()
        raise
    return connected


def _key_to(display: str, authority: str) -> bytes:
    """The cookie for this display; empty where there is none (a server may let its own user in without)."""
    path = Path(authority) if authority else Path.home() / ".Xauthority"
    number = str(_parts(display)[1]).encode()
    content = b""
    with contextlib.suppress(OSError):
        content = path.read_bytes()
    found, at = b"", 0
    here = os.uname().nodename.encode()
    with contextlib.suppress(struct.error):
        while at < len(content):
            family = struct.unpack_from(">H", content, at)[0]
            at += 2
            fields = []
            for _ in range(4):
                length = struct.unpack_from(">H", content, at)[0]
                fields.append(content[at + 2 : at + 2 + length])
                at += 2 + length
            address, for_number, name, key = fields
            if name != b"MIT-MAGIC-COOKIE-1" or for_number not in (b"", number):
                continue
            if family == 256 and address == here:
                return key
            found = found or key
    return found
