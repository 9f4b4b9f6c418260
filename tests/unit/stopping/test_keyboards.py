"""What each system's keyboard says, against what its documentation says; the X server is a stand-in that speaks X11."""

import os
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.errors import PrerequisiteMissing
from app.core.settings.site import FUNCTION_KEYS, LETTERS, MODIFIERS, NAMED_KEYS, PEDAL_KEYS
from app.core.stopping import kernel_keyboard, x11_keyboard
from app.core.stopping.kernel_keyboard import KernelKeyboard, keys_down
from app.core.stopping.native_keyboards import MACOS_KEYS, WINDOWS_KEYS, StateKeyboard
from app.core.stopping.x11_keyboard import X11Keyboard

ALL_KEYS = {*MODIFIERS, *LETTERS, *FUNCTION_KEYS, *NAMED_KEYS, *PEDAL_KEYS}
COOKIE = b"0123456789abcdef"


class XServer:
    """Greets, tells a keymap and a layout; in between says things nobody asked for."""

    def __init__(self, path: str) -> None:
        self.pressed: set[int] = set()
        self.layout = {38: 0x61, 39: 0x73, 37: 0xFFE3, 105: 0xFFE4, 64: 0xFFE9, 50: 0xFFE1}
        self.lets_in = True
        self.layout_changed = False
        self.refuses = False
        self.greeted = b""
        self.asked_layout = 0
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(path)
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve, name="x-server")
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client:
                self._greet(client)
                while self._answer(client):
                    pass

    def _greet(self, client: socket.socket) -> None:
        head = client.recv(12, socket.MSG_WAITALL)
        name, data = struct.unpack_from("<HH", head, 6)
        self.greeted = client.recv((name + 3) // 4 * 4 + (data + 3) // 4 * 4, socket.MSG_WAITALL) if name else b""
        body = struct.pack("<IIIIHHBBBBBBBB4x", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 32, 8, 255)
        client.sendall(struct.pack("<BBHHH", int(self.lets_in), 0, 11, 0, len(body) // 4) + body)

    def _answer(self, client: socket.socket) -> bool:
        head = client.recv(4, socket.MSG_WAITALL)
        if len(head) < 4:
            return False
        client.recv(struct.unpack_from("<H", head, 2)[0] * 4 - 4, socket.MSG_WAITALL)
        if self.refuses:
            client.sendall(bytes(32))
        elif head[0] == 44:
            if self.layout_changed:
                self.layout_changed = False
                client.sendall(struct.pack("<B31x", 34))
            keys = bytearray(32)
            for code in self.pressed:
                keys[code // 8] |= 1 << code % 8
            client.sendall(struct.pack("<BBHI", 1, 0, 0, 2) + bytes(keys))
        else:
            self.asked_layout += 1
            keysyms = [value for code in range(8, 256) for value in (self.layout.get(code, 0), 0)]
            client.sendall(struct.pack("<BBHI24x", 1, 2, 0, len(keysyms)) + struct.pack(f"<{len(keysyms)}I", *keysyms))
        return True

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="X servers are reached over Unix sockets here")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[XServer]:
    path = str(tmp_path / "X")

    def connected(_display: str) -> socket.socket:
        found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        found.settimeout(0.5)
        found.connect(path)
        return found

    monkeypatch.setattr(x11_keyboard, "_connected", connected)
    found = XServer(path)
    yield found
    found.close()


def authority(folder: Path, *entries: tuple[int, bytes, bytes, bytes]) -> str:
    content = b""
    for family, address, number, key in entries:
        content += struct.pack(">H", family)
        for field in (address, number, b"MIT-MAGIC-COOKIE-1", key):
            content += struct.pack(">H", len(field)) + field
    path = folder / "authority"
    path.write_bytes(content)
    return str(path)


def test_it_tells_which_keys_are_down_left_and_right_alike(server: XServer) -> None:
    keyboard = X11Keyboard(frozenset({"Ctrl", "A", "S", "F13"}), ":7")
    assert keyboard.down() == frozenset()
    server.pressed = {105, 39, 191}
    assert keyboard.down() == {"Ctrl", "S", "F13"}
    keyboard.close()


def test_it_shows_the_cookie_of_this_display(server: XServer, tmp_path: Path) -> None:
    here = os.uname().nodename.encode()
    path = authority(
        tmp_path,
        (256, here, b"3", b"for another one."),
        (256, b"elsewhere", b"7", b"of another host."),
        (256, here, b"7", COOKIE),
    )
    X11Keyboard(frozenset({"S"}), ":7", authority=path).close()
    assert server.greeted.startswith(b"MIT-MAGIC-COOKIE-1")
    assert COOKIE in server.greeted


@pytest.mark.parametrize("content", [b"", b"\x01", b"\x01\x00\x00\xff", bytes(range(192, 256))])
def test_a_broken_authority_file_shows_nothing(server: XServer, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken").write_bytes(content)
    X11Keyboard(frozenset({"S"}), ":7", authority=str(tmp_path / "broken")).close()


def test_a_new_layout_is_taken_up(server: XServer) -> None:
    keyboard = X11Keyboard(frozenset({"S"}), ":7")
    server.layout = {50: 0x73}
    server.layout_changed = True
    keyboard.down()
    assert server.asked_layout == 2
    server.pressed = {50}
    assert keyboard.down() == {"S"}
    keyboard.close()


def test_what_goes_wrong_is_told_not_waited_for(server: XServer) -> None:
    with pytest.raises(PrerequisiteMissing, match="no key Pause"):
        X11Keyboard(frozenset({"Pause"}), ":7")
    keyboard = X11Keyboard(frozenset({"S"}), ":7")
    server.refuses = True
    with pytest.raises(PrerequisiteMissing, match="refuses"):
        keyboard.down()
    keyboard.close()
    server.lets_in = False
    with pytest.raises(PrerequisiteMissing, match="not let"):
        X11Keyboard(frozenset({"S"}), ":7")


def test_a_server_that_hangs_is_not_waited_for_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = socket.socketpair()
    ours.settimeout(0.05)
    monkeypatch.setattr(x11_keyboard, "_connected", lambda _display: ours)
    with pytest.raises(PrerequisiteMissing, match="does not answer"):
        X11Keyboard(frozenset({"S"}), ":7")
    theirs.close()
    assert ours.fileno() == -1


# --- the kernel's ----------------------------------------------------------------------------------------------------


def test_the_kernels_state_is_read_bit_by_bit() -> None:
    state = bytearray(96)
    for code in (97, 56, 42, 31, 183):
        state[code // 8] |= 1 << code % 8
    assert keys_down(bytes(state), frozenset(ALL_KEYS)) == {"Ctrl", "Alt", "Shift", "S", "F13"}


def test_the_kernel_and_x_count_the_same_keys() -> None:
    """A key has the same place for both, eight further for X."""
    for name in PEDAL_KEYS:
        assert kernel_keyboard._CODES[name] == (x11_keyboard._KEYCODES[name] - 8,)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux only")
def test_what_is_no_keyboard_is_let_go_of(tmp_path: Path) -> None:
    with pytest.raises(PrerequisiteMissing, match="may be read"):
        KernelKeyboard(frozenset({"S"}), folder=tmp_path, clock=VirtualClock())
    (tmp_path / "event0").write_bytes(b"")
    keyboard = KernelKeyboard(frozenset({"S"}), folder=tmp_path, clock=VirtualClock())
    with pytest.raises(PrerequisiteMissing, match="taken off"):
        keyboard.down()
    keyboard.close()


# --- Windows and macOS -----------------------------------------------------------------------------------------------


def test_every_key_that_can_be_chosen_has_its_code() -> None:
    assert set(WINDOWS_KEYS) == ALL_KEYS
    assert set(kernel_keyboard._CODES) == ALL_KEYS
    assert set(x11_keyboard._KEYSYMS) | set(x11_keyboard._KEYCODES) == ALL_KEYS
    assert ALL_KEYS - set(MACOS_KEYS) == {"Pause", "F21", "F22", "F23", "F24"}


@pytest.mark.parametrize("table", [WINDOWS_KEYS, MACOS_KEYS, kernel_keyboard._CODES, x11_keyboard._KEYSYMS])
def test_no_two_keys_have_the_same_code(table: dict[str, tuple[int, ...]]) -> None:
    codes = [code for values in table.values() for code in values]
    assert len(set(codes)) == len(codes)


def test_a_keyboard_asked_key_by_key() -> None:
    pressed = {WINDOWS_KEYS["Ctrl"][0], WINDOWS_KEYS["S"][0]}
    keyboard = StateKeyboard(frozenset({"Ctrl", "Alt", "S"}), WINDOWS_KEYS, pressed.__contains__)
    assert keyboard.down() == {"Ctrl", "S"}
    with pytest.raises(PrerequisiteMissing, match="no key Pause"):
        StateKeyboard(frozenset({"Pause"}), MACOS_KEYS, pressed.__contains__)
