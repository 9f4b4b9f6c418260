"""The watch over keys, with a keyboard that can be taken away."""

import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.errors import PrerequisiteMissing
from app.core.settings.site import ChordSettings, StopSettings
from app.core.stopping import kernel_keyboard
from app.core.stopping.keyboard import open_keyboard, unavailable
from app.core.stopping.keys import KeyWatch
from app.core.stopping.stopper import Trigger

CHORD = frozenset({"Ctrl", "Alt", "Shift", "S"})


class FakeKeyboard:
    def __init__(self) -> None:
        self.pressed: frozenset[str] = frozenset()
        self.there = True
        self.watched: frozenset[str] = frozenset()
        self.closed = 0

    def open(self, keys: Iterable[str]) -> "FakeKeyboard":
        if not self.there:
            raise unavailable("There is no display.")
        self.watched = frozenset(keys)
        return self

    def down(self) -> frozenset[str]:
        if not self.there:
            raise unavailable("The X server is gone.")
        return self.pressed & self.watched

    def close(self) -> None:
        self.closed += 1


class Desk:
    def __init__(self, settings: StopSettings) -> None:
        self.clock = VirtualClock()
        self.keyboard = FakeKeyboard()
        self.stops: list[Trigger] = []
        self.watch = KeyWatch(settings, self.stops.append, clock=self.clock, open_with=self.keyboard.open)

    def looks(self, n: int) -> None:
        for _ in range(n):
            self.watch.look()
            self.clock.advance(0.02)

    @property
    def states(self) -> list[tuple[str, str]]:
        return [(view.name, view.state) for view in self.watch.views()]


@pytest.mark.proves("REQ-STOP-CHORD")
def test_the_chord_held_is_one_stop_with_its_name() -> None:
    desk = Desk(StopSettings())
    desk.looks(2)
    assert desk.states == [("Ctrl+Alt+Shift+S", "watched")]
    desk.keyboard.pressed = CHORD
    desk.looks(30)
    assert [(stop.cause, stop.source) for stop in desk.stops] == [("chord", "Ctrl+Alt+Shift+S")]


@pytest.mark.proves("REQ-STOP-PEDAL")
def test_a_pedals_key_stops_at_once_by_itself() -> None:
    desk = Desk(StopSettings(pedal_keys=("F13", "F14")))
    desk.keyboard.pressed = frozenset({"F14"})
    desk.looks(1)
    assert [(stop.cause, stop.source) for stop in desk.stops] == [("pedal", "F14")]
    assert [state for _, state in desk.states] == ["watched"] * 3


def test_a_keyboard_that_is_gone_is_told_and_taken_up_again() -> None:
    desk = Desk(StopSettings())
    desk.keyboard.there = False
    desk.looks(1)
    assert desk.states == [("Ctrl+Alt+Shift+S", "unavailable")]
    assert desk.watch.views()[0].text == "There is no display."
    desk.keyboard.there = True
    desk.looks(1)
    assert desk.states == [("Ctrl+Alt+Shift+S", "watched")]
    desk.keyboard.pressed = CHORD
    desk.looks(5)
    desk.keyboard.there = False
    desk.looks(30)
    assert desk.keyboard.closed == 1
    assert desk.stops == []  # keys of a keyboard that is gone are not held on


def test_switched_off_it_watches_nothing_and_says_so() -> None:
    desk = Desk(StopSettings(chord=ChordSettings(enabled=False)))
    desk.keyboard.pressed = CHORD
    desk.looks(30)
    assert desk.stops == []
    assert desk.states == [("Ctrl+Alt+Shift+S", "off")]
    desk.watch.start()
    desk.watch.close()


def test_its_thread_watches_until_it_is_closed() -> None:
    keyboard = FakeKeyboard()
    keyboard.pressed = CHORD
    stops: list[Trigger] = []
    watch = KeyWatch(StopSettings(chord=ChordSettings(hold_s=0)), stops.append, open_with=keyboard.open)
    watch.start()
    try:
        for _ in range(500):
            if stops:
                break
            time.sleep(0.005)
        assert len(stops) == 1
    finally:
        watch.close()
    assert keyboard.closed == 1


@pytest.mark.parametrize(
    "environment",
    [{}, {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, {"DISPLAY": ":98765"}, {"DISPLAY": "no display"}],
)
def test_where_no_keys_can_be_watched_it_says_why(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems are always asked")
    monkeypatch.setattr(
        kernel_keyboard.KernelKeyboard.__init__, "__kwdefaults__", {"folder": Path("/nowhere"), "clock": VirtualClock()}
    )
    with pytest.raises(PrerequisiteMissing) as refused:
        open_keyboard(CHORD, environment=environment)
    assert "chord" in refused.value.meaning
    if "WAYLAND_DISPLAY" in environment:
        assert "Wayland" in refused.value.what
