"""A workstation for patients from its first start to a sign-out, by keyboard: real window, real programs, real keys.

The folder is new and the machine has no keyring: what it is for, a passphrase, the first administrator with a second
factor, a clinician who must change a one-time password, a session, a lock in the middle of it, and out.
"""

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from app.core.clock import SYSTEM_CLOCK
from app.core.settings.data_directory import DataDirectory
from app.core.store.keys.station_file import read_station_file
from app.core.store.keys.station_key import forget
from tests.journeys.keyed_window import KeyedWindow, Screen
from tests.journeys.running_workstation import processes_of
from tests.journeys.test_session_by_keyboard import record, register

pytest.importorskip("PySide6")
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        shutil.which("Xvfb") is None or shutil.which("xdotool") is None,
        reason="a real keyboard needs Xvfb and xdotool",
    ),
]
PASSPHRASE = "Kahle Birne 44 fliegt"
PASSWORD = "vier lose Worte 9"
OWN = "ein Rad aus Brot"


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyedWindow]:
    monkeypatch.delenv("NEURASCALE_DEMONSTRATION", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    data, screen = DataDirectory(tmp_path / "data").create(), Screen()
    made = KeyedWindow(data, screen, tmp_path)
    try:
        made.take_focus()
        yield made
    finally:
        made.end()
        # The session goes on without anybody at the window: that is what was asked for.
        for process in processes_of(data):
            process.kill()
        screen.close()
        forget(data)
        data.remove_runtime()


def code_of(secret: str, later_s: float = 0.0) -> str:
    """As an authenticator shows it; a code counts once, so the next one is that of the next half minute."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    return TOTP(key, 6, SHA1(), 30).generate(int(SYSTEM_CLOCK.wall().timestamp() + later_s)).decode()


def fill_all(window: KeyedWindow, *fields: tuple[str, str]) -> None:
    """One after the other; Tab leads on, over "Show" where a field has one."""
    for at, (name, text) in enumerate(fields):
        for _ in range(3):
            if window.shown("focus") == name or at == 0:
                break
            before = window.shown("focus")
            window.press("Tab")
            window.wait("focus", lambda focus, before=before: focus != before, "Tab leads nowhere")
        window.fill(name, text)


def set_up(window: KeyedWindow) -> None:
    """From nothing to an administrator at the window."""
    window.wait("page", lambda page: page == "kind", "it was not asked what the workstation is for")
    window.wait("focus", lambda name: name == "Try it with the simulated patient", "the choice has no keyboard")
    window.press("Tab")
    window.wait("focus", lambda name: name == "Set up for patients", "Tab does not lead to the other choice")
    window.press("Return")
    window.wait("page", lambda page: page == "new_passphrase", "no passphrase was asked for")
    fill_all(window, ("Passphrase", PASSPHRASE), ("Passphrase again", PASSPHRASE))
    window.press("Return")
    window.wait("fault", lambda words: "Write" in words, "it went on though nothing was written down")
    window.press("space", "Return")
    window.wait("page", lambda page: page == "first_administrator", "the station did not come", 60)
    fill_all(
        window,
        ("Full name", "Maria Berger"),
        ("User name", "berger"),
        ("Password", PASSWORD),
        ("Password again", PASSWORD),
    )
    window.press("Return")
    secret = window.wait("secret", bool, "there is no secret to scan")
    window.fill("Code that it shows now", code_of(secret))
    window.press("Return")
    window.wait("page", lambda page: page == "recovery_codes", "the code was not taken")
    window.press("Tab", "Tab", "space", "Return")
    window.wait("open", bool, "the window was not opened")


def add_clinician(window: KeyedWindow) -> str:
    """By the administrator; their one-time password."""
    window.press("ctrl+shift+i")
    window.wait("menu", bool, "the user's menu did not open")
    window.press("u")
    window.focus_dialog()
    window.press("ctrl+n")
    fill_all(window, ("User name", "okafor"), ("Full name", "Ngozi Okafor"))
    window.press("Tab", "Tab", "space", "Tab", "Tab", "Tab", "space")
    one_time = window.wait("one_time", bool, "there is no one-time password")
    window.press("Escape")
    window.focus_window()
    return str(one_time)


def sign_out(window: KeyedWindow) -> None:
    window.press("ctrl+shift+i")
    window.wait("menu", bool, "the user's menu did not open")
    window.press("o")
    window.wait("page", lambda page: page == "sign_in", "nobody was signed out")


@pytest.mark.proves("REQ-WINDOW-SIGN-IN", "REQ-WINDOW-LOCK")
def test_from_the_first_start_to_signing_out(window: KeyedWindow, tmp_path: Path) -> None:
    set_up(window)
    file = read_station_file(DataDirectory(tmp_path / "data"))
    assert file is not None
    assert (file.kind, file.holder) == ("clinical", "passphrase")
    one_time = add_clinician(window)
    sign_out(window)

    fill_all(window, ("User name", "okafor"), ("Password", "not that one"))
    window.press("Return")
    window.wait("fault", bool, "a wrong password was taken, or nothing was said")
    window.press("ctrl+a")
    window.fill("Password", one_time)
    window.press("Return")
    window.wait("page", lambda page: page == "change_password", "the one-time password was not to be changed")
    fill_all(window, ("New password", OWN), ("New password again", OWN))
    window.press("Return")
    window.wait("open", bool, "the clinician is not at the window")
    assert window.shown("user") == "okafor"

    register(window)
    record(window)
    window.press("ctrl+l")
    window.wait("page", lambda page: page == "lock", "it was not locked")
    before = window.shown("recorded_s")
    window.wait("recorded_s", lambda seconds: seconds > before + 1.0, "the recording does not go on behind the lock")
    assert "Recording" in window.shown("glance")
    window.fill("Password", OWN)
    window.press("Return")
    window.wait("open", bool, "it was not unlocked")
    assert window.shown("step") == "recording"
    window.press("1")
    window.wait("marks", lambda marks: len(marks) == 1, "the keyboard is not where it was")
    sign_out(window)
    assert window.shown("step") == "recording"
    assert window.shown("modal") is False
