"""A pedal's contact through a real pty. It has no modem lines: those have a stand-in here."""

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.devices.stop_contact import LOOP_OPEN_AFTER_NS, SILENT_AFTER_NS, ContactState, StopContact
from app.core.settings.site import ContactSettings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
LOOK_S = 0.02


class Pedal:
    """The other end of a serial line: a wire with a contact in it, or a device that tells."""

    def __init__(self, kind: str, folder: Path) -> None:
        import tty

        self.clock = VirtualClock()
        self.path = folder / "port"
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.path.symlink_to(os.ttyname(self._slave))
        self.pressed = False
        self.contact = StopContact(
            ContactSettings(name="pedal", port=str(self.path), kind=kind),  # type: ignore[arg-type]
            clock=self.clock,
        )

    def carry(self) -> None:
        """What goes out comes back while the contact is closed."""
        try:
            sent = os.read(self._master, 4096)
        except BlockingIOError:
            return
        if not self.pressed:
            self.tell(sent)

    def tell(self, sign: bytes) -> None:
        """Say something, and wait until it is there: a pty takes its time."""
        os.write(self._master, sign)
        assert select.select([self._slave], [], [], 2)[0]

    def looks(self, n: int = 1, *, carry: bool = True) -> ContactState:
        for _ in range(n):
            if carry:
                self.carry()
            self.clock.advance(LOOK_S)
            self.contact.look()
        return self.contact.state

    def pull(self) -> None:
        self.path.unlink()
        for handle in (self._slave, self._master):
            os.close(handle)
        self._master, self._slave = os.openpty()

    def plug(self) -> None:
        import tty

        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self.path.symlink_to(os.ttyname(self._slave))

    def close(self) -> None:
        self.contact.close()
        for handle in (self._slave, self._master):
            os.close(handle)


@pytest.fixture
def loop(tmp_path: Path) -> Iterator[Pedal]:
    pedal = Pedal("loop", tmp_path)
    yield pedal
    pedal.close()


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Pedal]:
    pedal = Pedal("bytes", tmp_path)
    yield pedal
    pedal.close()


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_a_loop_is_open_until_something_has_come_back(loop: Pedal) -> None:
    assert loop.looks() is ContactState.OPEN
    assert loop.looks(3) is ContactState.CLOSED
    assert loop.looks(600) is ContactState.CLOSED  # the counter goes round


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_an_opened_loop_is_seen_within_its_time_and_closes_again(loop: Pedal) -> None:
    loop.looks(5)
    loop.pressed = True
    assert loop.looks(round(LOOP_OPEN_AFTER_NS / 1e9 / LOOK_S) + 1) is ContactState.OPEN
    loop.pressed = False
    assert loop.looks(5) is ContactState.CLOSED


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_what_was_not_sent_does_not_close_a_loop(loop: Pedal) -> None:
    loop.pressed = True
    loop.looks(3)
    for _ in range(10):
        loop.tell(b"\xf0\xf1\xf2")
        assert loop.looks() is ContactState.OPEN


def test_a_program_that_was_late_itself_takes_no_closed_loop_for_open(loop: Pedal) -> None:
    loop.looks(5)
    for _ in range(5):
        loop.carry()
        loop.clock.advance(1.0)
        assert loop.contact.look() is ContactState.CLOSED


@pytest.mark.proves("REQ-STOP-CONTACT")
@pytest.mark.parametrize("kind", ["loop", "bytes"])
def test_a_pulled_plug_is_a_lost_contact_and_comes_back(tmp_path: Path, kind: str) -> None:
    pedal = Pedal(kind, tmp_path)
    pedal.looks()
    for _ in range(3):
        pedal.tell(b"1") if kind == "bytes" else None
        pedal.looks()
    assert pedal.contact.state is ContactState.CLOSED
    pedal.pull()
    assert pedal.looks(carry=False) is ContactState.LOST
    assert str(pedal.path) in pedal.contact.fault
    pedal.looks(5, carry=False)
    pedal.plug()
    assert pedal.looks(40, carry=False) is not ContactState.CLOSED
    for _ in range(40):
        pedal.tell(b"1") if kind == "bytes" else None
        pedal.looks()
    assert pedal.contact.state is ContactState.CLOSED
    pedal.close()


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_a_device_tells_and_a_short_press_is_not_lost(device: Pedal) -> None:
    assert device.looks() is ContactState.LOST
    device.tell(b"1")
    assert device.looks() is ContactState.CLOSED
    device.tell(b"101")
    assert device.looks() is ContactState.OPEN
    device.tell(b"1")
    assert device.looks() is ContactState.CLOSED
    device.tell(b"0")
    assert device.looks(3) is ContactState.OPEN
    assert device.contact.fault == ""


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_a_silent_device_is_a_lost_one(device: Pedal) -> None:
    device.looks()
    device.tell(b"1")
    device.looks()
    assert device.looks(round(SILENT_AFTER_NS / 1e9 / LOOK_S) - 2) is ContactState.CLOSED
    assert device.looks(3) is ContactState.LOST
    assert device.contact.fault == "Its device is silent."


class Lines:
    """A port with modem lines."""

    cts = True

    def close(self) -> None: ...


@pytest.mark.parametrize(
    ("wiring", "level", "state"),
    [
        ("normally_closed", True, ContactState.CLOSED),
        ("normally_closed", False, ContactState.OPEN),
        ("normally_open", True, ContactState.OPEN),
        ("normally_open", False, ContactState.CLOSED),
    ],
)
def test_a_line_is_read_by_its_wiring(wiring: str, level: bool, state: ContactState) -> None:
    contact = StopContact(
        ContactSettings(name="pedal", port="COM3", kind="line", wiring=wiring),  # type: ignore[arg-type]
        clock=VirtualClock(),
    )
    lines = Lines()
    lines.cts = level
    contact._port = lines
    assert contact.look() is state


@pytest.mark.proves("REQ-STOP-CONTACT")
def test_a_port_that_has_no_lines_is_lost_not_closed(tmp_path: Path) -> None:
    pedal = Pedal("line", tmp_path)
    assert pedal.looks(carry=False) is ContactState.LOST
    pedal.close()


def test_what_is_no_port_is_lost() -> None:
    contact = StopContact(ContactSettings(name="pedal", port="nothing://here"), clock=VirtualClock())
    contact.look()
    assert contact.state is ContactState.LOST
    assert "no serial port" in contact.fault
