"""The alarm bar: its flash measured on the pixels of the real widget, its words, its list, its audible state."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.station.views import AlarmView
from app.ui.safety_strip.alarm_line import AlarmLine
from app.ui.safety_strip.alarm_words import countdown_words, duration_words, others_words, since_words
from app.ui.theme.active import ActiveTheme
from app.ui.theme.palette import ThemeName
from tests.fakes.alarms import alarm_view
from tests.widget_pictures import pictured, pixels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# IEC 60601-1-8, 6.3.2.2, table 2 (see resources/limits.toml on its source).
RATE_HZ = {"high": (1.4, 2.8), "medium": (0.4, 0.8)}
DUTY = (0.2, 0.6)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def line(qtbot: QtBot, theme: ActiveTheme, clock: VirtualClock) -> Iterator[AlarmLine]:
    made = AlarmLine(clock=clock)
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    made.show()
    yield made
    made.hide()


def _brightness(line: AlarmLine) -> float:
    return float(pixels(pictured(line.lamp))[6, 12].mean())


def _flash(line: AlarmLine, clock: VirtualClock, seconds: float) -> list[tuple[float, bool]]:
    """When the lamp's pixels changed (seconds) and whether they were bright then; the timer's own waits are kept."""
    begun_ns, before = clock.monotonic_ns(), _brightness(line)
    edges = [(0.0, True)]
    while (at_s := (clock.monotonic_ns() - begun_ns) / 1e9) < seconds:
        wait_ms = line.lamp.next_edge_ms
        if wait_ms is None:
            return edges
        # Nothing is painted between two edges.
        clock.advance(wait_ms / 1000 / 2)
        assert _brightness(line) == before
        clock.advance(wait_ms / 1000 / 2)
        line.lamp.turn()
        after = _brightness(line)
        if after != before:
            at_s = (clock.monotonic_ns() - begun_ns) / 1e9
            edges.append((at_s, after > before))
            before = after
    return edges


@pytest.mark.proves("REQ-ALARM-FLASH")
@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.LIGHT])
@pytest.mark.parametrize(("priority", "condition"), [("high", "recording_not_advancing"), ("medium", "gap")])
def test_the_lamp_flashes_at_the_rate_of_its_priority(
    line: AlarmLine, theme: ActiveTheme, clock: VirtualClock, name: ThemeName, priority: str, condition: str
) -> None:
    theme.choose(name)
    line.show_alarms((alarm_view(condition, "active", clock),))
    edges = _flash(line, clock, 60.0)
    assert [bright for _, bright in edges[:4]] == [True, False, True, False]
    rises = [at for at, bright in edges if bright]
    falls = [at for at, bright in edges if not bright]
    periods = np.diff(rises)
    low_hz, high_hz = RATE_HZ[priority]
    assert low_hz <= 1 / periods.max() <= 1 / periods.min() <= high_hz
    lit = [fall - rise for rise, fall in zip(rises, falls, strict=False)]
    shares = [on / period for on, period in zip(lit, periods, strict=False)]
    assert DUTY[0] <= min(shares) <= max(shares) <= DUTY[1]
    # Late by less than a timer's millisecond, and never more from flash to flash.
    assert len(rises) == pytest.approx(60 / np.median(periods), abs=1.5)


@pytest.mark.proves("REQ-ALARM-FLASH")
@pytest.mark.parametrize(("condition", "state"), [("impedance", "active"), ("disk", "acknowledged")])
def test_low_and_acknowledged_alarms_are_lit_steadily(
    line: AlarmLine, clock: VirtualClock, condition: str, state: str
) -> None:
    line.show_alarms((alarm_view(condition, state, clock),))
    assert line.lamp.next_edge_ms is None
    bright = _brightness(line)
    for _ in range(40):
        clock.advance(0.13)
        line.lamp.turn()
        assert _brightness(line) == bright


@pytest.mark.proves("REQ-ALARM-LATCHING")
def test_an_alarm_that_is_over_flashes_on_until_somebody_has_seen_it(line: AlarmLine, clock: VirtualClock) -> None:
    line.show_alarms((alarm_view("recording_not_advancing", "latched", clock),))
    assert line.lamp.next_edge_ms is not None
    assert "is over" in line.accessibleName()


@pytest.mark.proves("REQ-ALARM-FLASH")
def test_another_state_of_the_same_alarm_does_not_begin_the_flash_anew(line: AlarmLine, clock: VirtualClock) -> None:
    line.show_alarms((alarm_view("gap", "active", clock),))
    clock.advance(line.lamp.next_edge_ms / 1000)
    line.lamp.turn()
    assert not line.lamp.lit
    line.show_alarms((alarm_view("gap", "active", clock, detail="Another one."),))
    assert not line.lamp.lit


def test_words_and_ground_never_flash(line: AlarmLine, clock: VirtualClock) -> None:
    line.show_alarms((alarm_view("recording_not_advancing", "active", clock),))
    seen = []
    for _ in range(4):
        picture = pixels(pictured(line.bar))
        seen.append(picture[:, line.lamp.geometry().right() + 2 :])
        clock.advance(line.lamp.next_edge_ms / 1000)
        line.lamp.turn()
    assert all(np.array_equal(first, second) for first, second in itertools.pairwise(seen))


def test_when_the_alarms_go_nothing_flashes(line: AlarmLine, clock: VirtualClock) -> None:
    line.show_alarms((alarm_view("recording_not_advancing", "active", clock),))
    line.show_alarms(())
    assert line.lamp.next_edge_ms is None
    assert line.accessibleName() == "No alarms"


# --- the list ---------------------------------------------------------------------------------------------------


def _three(clock: VirtualClock) -> tuple[AlarmView, ...]:
    return tuple(alarm_view(name, "active", clock) for name in ("impedance", "recording_not_advancing", "gap"))


@pytest.mark.proves("USE-ANSWER-ALARM")
def test_every_alarm_can_be_acknowledged_by_itself_with_the_keyboard(
    line: AlarmLine, clock: VirtualClock, qtbot: QtBot
) -> None:
    line.show_alarms(_three(clock))
    assert not line.list.isVisible()
    line.activateWindow()
    line.turn_list()
    assert line.list.isVisible()
    assert [row.accessibleName().split(" ")[0] for row in line.list.rows] == ["High", "Medium", "Low"]
    qtbot.waitUntil(lambda: line.list.rows[0].acknowledge.hasFocus())
    QTest.keyClick(line.focusWidget(), Qt.Key.Key_Tab)
    assert line.list.rows[1].acknowledge.hasFocus()
    # Something else changes meanwhile: the keyboard stays where it was.
    line.show_alarms((*_three(clock), alarm_view("disk", "active", clock)))
    assert line.list.rows[2].acknowledge.hasFocus()
    with qtbot.waitSignal(line.acknowledged) as told:
        QTest.keyClick(line.focusWidget(), Qt.Key.Key_Space)
    assert told.args == ["gap-id"]


@pytest.mark.proves("REQ-KEYS-NO-SINGLE", "USE-ANSWER-ALARM")
def test_acknowledging_does_not_hand_the_keyboard_to_the_next_alarm(
    line: AlarmLine, clock: VirtualClock, qtbot: QtBot
) -> None:
    line.show_alarms(_three(clock))
    line.activateWindow()
    line.turn_list()
    qtbot.waitUntil(lambda: line.list.rows[0].acknowledge.hasFocus())
    seen = alarm_view("recording_not_advancing", "acknowledged", clock)
    line.show_alarms((seen, *(one for one in _three(clock) if one.priority != "high")))
    focused = line.focusWidget()
    assert not isinstance(focused, QPushButton) or not focused.accessibleName().startswith("Acknowledge")


@pytest.mark.proves("REQ-ALARM-STATION-LOST")
def test_old_words_of_a_silent_station_are_marked_and_cannot_be_acknowledged(
    line: AlarmLine, clock: VirtualClock
) -> None:
    own = alarm_view("station_down", "active", clock)
    line.show_alarms((own,), (alarm_view("gap", "active", clock),), known=False)
    line.turn_list()
    assert "as last heard" in line.list.rows[1].accessibleName()
    assert line.list.rows[0].acknowledge.isVisible()
    assert not line.list.rows[1].acknowledge.isVisible()


def test_without_a_station_no_alarm_is_not_said(line: AlarmLine) -> None:
    line.show_alarms((), known=False)
    assert "not known" in line.accessibleName()


# --- can it be heard ---------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-ALARM-PAUSE", "REQ-ALARM-HEARD")
def test_the_pause_counts_down_and_a_new_sound_ends_it(line: AlarmLine, clock: VirtualClock, qtbot: QtBot) -> None:
    audible = line.audible
    assert (audible.sign, audible.words) == ("ready", "Sound on")
    audible.show_sound("high", None)
    assert (audible.sign, audible.words) == ("sounding", "Sounding")
    with qtbot.waitSignal(audible.pause_wanted):
        audible.turn_pause()
    audible.show_sound("", 120.0)
    assert (audible.sign, audible.words) == ("paused", "Sound paused 2:00")
    clock.advance(37.2)
    qtbot.waitUntil(lambda: audible.words == "Sound paused 1:23", timeout=1500)
    with qtbot.waitSignal(audible.resume_wanted):
        audible.turn_pause()
    audible.show_sound("high", None)
    assert (audible.sign, audible.words) == ("sounding", "Sounding")


def test_a_pause_ends_by_itself_on_the_screen_too(line: AlarmLine, clock: VirtualClock, qtbot: QtBot) -> None:
    line.audible.show_sound("", 0.5)
    assert line.audible.words == "Sound paused 0:01"
    clock.advance(0.6)
    qtbot.waitUntil(lambda: line.audible.sign == "ready", timeout=1500)


@pytest.mark.proves("REQ-ALARM-HEARD")
def test_that_nothing_can_be_heard_is_said_with_its_reason(line: AlarmLine) -> None:
    line.audible.show_fault("This computer has no program that plays sounds.")
    line.audible.show_sound("high", None)
    assert (line.audible.sign, line.audible.words) == ("mute", "No sound")
    assert "no program" in line.audible.accessibleName()
    assert not any(one.isVisible() for one in line.audible.findChildren(QPushButton))


# --- words --------------------------------------------------------------------------------------------------------


def test_words(clock: VirtualClock) -> None:
    assert [duration_words(s) for s in (0.4, 59, 60, 3599, 3900, 172_800, 190_000)] == [
        "0 s", "59 s", "1 min", "59 min", "1 h 05 min", "2 d 0 h", "2 d 4 h",
    ]  # fmt: skip
    assert [countdown_words(s) for s in (120.0, 83.2, 1.0, 0.1)] == ["2:00", "1:24", "0:01", "0:01"]
    assert others_words(()) == ""
    assert others_words((alarm_view("impedance", "active", clock),)) == "+1 more"
    assert others_words(_three(clock)) == "+3 more (1 high, 1 medium)"
    assert since_words(alarm_view("gap", "active", clock, ago_s=75), clock.wall()).endswith(", 1 min")
