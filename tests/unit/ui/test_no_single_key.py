"""No single key changes acquisition, stimulation or the stop: not by default, and not by a user's wish."""

import string

import pytest
from pytestqt.qtbot import QtBot

from app.ui.shortcut_rules import ChosenKeys, fault_of, resolve
from app.ui.shortcuts import SHORTCUTS, Shortcut, Touches

DANGEROUS = [shortcut for shortcut in SHORTCUTS if shortcut.touches is not Touches.NOTHING]
SINGLE = [
    *string.ascii_uppercase,
    *string.digits,
    *(f"F{number}" for number in range(1, 13)),
    *("Space", "Return", "Enter", "Esc", "Tab", "Del", "Backspace", "Home", "Left", "Shift+S", "Shift+F5"),
]


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
def test_what_touches_a_recording_an_output_or_the_stop_is_told_apart() -> None:
    assert {shortcut.touches for shortcut in DANGEROUS} == set(Touches) - {Touches.NOTHING}
    assert {"next_step", "safety_stop", "leave_session"} <= {shortcut.action for shortcut in DANGEROUS}


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
@pytest.mark.parametrize("shortcut", DANGEROUS, ids=lambda shortcut: shortcut.action)
def test_a_single_key_is_neither_its_default_nor_to_be_had(shortcut: Shortcut, qtbot: QtBot) -> None:
    assert all("Ctrl+" in keys or "Alt+" in keys or "Meta+" in keys for keys in shortcut.keys.split("; "))
    assert fault_of(shortcut, shortcut.keys) == ""
    for key in SINGLE:
        assert fault_of(shortcut, key), key
        keymap, left_out = resolve([ChosenKeys(action=shortcut.action, keys=key)])
        assert keymap.of(shortcut.action) == shortcut.keys
        assert len(left_out) == 1


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
def test_the_stop_needs_two_keys_to_be_held() -> None:
    stop = next(shortcut for shortcut in SHORTCUTS if shortcut.action == "safety_stop")
    assert fault_of(stop, "Ctrl+S")
    assert fault_of(stop, "Alt+F9")
    assert fault_of(stop, "Ctrl+Alt+F9") == ""


@pytest.mark.proves("REQ-KEYS-NO-SINGLE")
def test_a_choice_that_another_has_already_is_not_followed() -> None:
    stop = next(shortcut for shortcut in SHORTCUTS if shortcut.action == "safety_stop")
    taken = stop.keys.split("; ")[0]
    keymap, left_out = resolve([ChosenKeys(action="leave_session", keys=taken)])
    assert keymap.of("leave_session") != taken
    assert len(left_out) == 1
