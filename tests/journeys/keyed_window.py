"""A real window on an X server of its own, worked by a real keyboard (xdotool), for journeys.

Guarantees: keys are pressed only while the window has the focus; whoever waits, waits for what the window shows, never
for a time. `end` leaves no process.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_environment
from tests.journeys.running_workstation import wait_for

DRIVER = Path(__file__).with_name("window_by_keyboard.py")


class Screen:
    """An X server of its own, with a keyboard."""

    def __init__(self) -> None:
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1680x1050x24", "-nolisten", "tcp"],
            pass_fds=(write_end,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        with os.fdopen(read_end) as told:
            self.display = f":{told.readline().strip()}"

    def do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": self.display}, check=True, timeout=30)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(timeout=10)


class KeyedWindow:
    """The window's process, and what it shows."""

    def __init__(self, data: DataDirectory, screen: Screen, folder: Path, *words: str) -> None:
        self._screen = screen
        self._told = folder / "shown.json"
        self.process = subprocess.Popen(
            [sys.executable, str(DRIVER), str(data.root), str(self._told), *words],
            env=program_environment() | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": "."},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def take_focus(self) -> None:
        """There is no window manager here that would give it the keyboard."""
        window = self.wait("window", bool, "there is no window", 60)
        self._screen.do("windowfocus", "--sync", str(window))
        self.wait("active", bool, "the window did not get the keyboard")

    def focus_dialog(self) -> None:
        """The keyboard to the dialog that is open."""
        dialog = self.wait("dialog", bool, "no dialog was opened")
        self._screen.do("windowfocus", "--sync", str(dialog))

    def focus_window(self) -> None:
        """The keyboard back to the window, once its dialog is closed."""
        self.wait("dialog", lambda dialog: not dialog, "the dialog was not closed")
        self._screen.do("windowfocus", "--sync", str(self.shown("window")))
        self.wait("active", bool, "the window did not get the keyboard")

    def shown(self, name: str) -> Any:
        """One fact; None while nothing is shown."""
        try:
            return json.loads(self._told.read_text()).get(name)
        except (OSError, ValueError):
            return None

    def wait(self, name: str, met: Callable[[Any], bool], what: str, limit_s: float = 45.0) -> Any:
        """The fact as soon as it is as wanted; fails with `what` and all that is shown."""

        def reached() -> bool:
            value = self.shown(name)
            return (value is not None and met(value)) or self.process.poll() is not None

        try:
            wait_for(reached, limit_s, what)
        except AssertionError as error:
            told = self._told.read_text() if self._told.exists() else "nothing"
            raise AssertionError(f"{what}; shown: {told}") from error
        assert self.process.poll() is None, f"{what}{self._last_words()}"
        return self.shown(name)

    def _last_words(self) -> str:
        """Of a window that has died."""
        if self.process.poll() is None or self.process.stderr is None:
            return ""
        return "; the window has ended: " + self.process.stderr.read().decode(errors="replace")[-2000:]

    def comes(self, name: str, met: Callable[[Any], bool], limit_s: float) -> bool:
        """Whether the fact comes to be as wanted."""
        try:
            self.wait(name, met, "", limit_s)
        except AssertionError:
            return False
        return True

    def press(self, *keys: str) -> None:
        """Keys as xdotool names them ("ctrl+Return")."""
        for key in keys:
            self._screen.do("key", "--clearmodifiers", key)

    def type(self, text: str) -> None:
        self._screen.do("type", "--clearmodifiers", "--delay", "12", text)

    def press_until(self, key: str, name: str, met: Callable[[Any], bool], what: str) -> None:
        """Press once, and wait for what comes of it."""
        self.press(key)
        self.wait(name, met, what)

    def fill(self, focus: str, text: str) -> None:
        """Type into the field in focus, which must be the one called `focus`, and see that it is there."""
        self.wait("focus", lambda name: name == focus, f"the focus did not come to “{focus}”")
        self.type(text)
        self.wait("typed", lambda typed: typed == text, f"“{text}” was not typed")

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.communicate(timeout=40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
