"""Alarms in the whole window: keys, the station's pause, a station or safety program that is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.errors import Conflict
from app.core.station import messages as m
from app.core.station.alarm_messages import GetAlarmStatistics, ListAlarmHistory, PauseAlarmAudio
from app.ui.main_window import MainWindow
from app.ui.panels.alarm_history import AlarmHistoryDialog
from app.ui.safety_strip.alarm_control import NO_SOUND_HERE
from tests.fakes.alarms import alarm_view
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _alarm(station: FakeStation, *names: str, sound: str) -> None:
    clock = VirtualClock(wall=SYSTEM_CLOCK.wall())
    with station.memory.lock:
        station.memory.alarms = tuple(alarm_view(name, "active", clock) for name in names)
        station.memory.alarm_sound = sound
    station.tell()


def test_the_sound_is_paused_by_key_for_as_long_as_the_station_says(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    audible = window.alarms.audible
    audible.show_fault("")
    _alarm(station, "recording_not_advancing", sound="high")
    qtbot.waitUntil(lambda: audible.sign == "sounding")
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: station.asked_for(PauseAlarmAudio) == [PauseAlarmAudio(seconds=None)])
    qtbot.waitUntil(lambda: audible.sign == "paused")
    assert audible.words in {"Sound paused 2:00", "Sound paused 1:59"}
    # A new alarm: the station ends the pause, and the window is heard at once.
    with station.memory.lock:
        station.memory.audio_paused_until = ""
    _alarm(station, "recording_not_advancing", "gap", sound="high")
    qtbot.waitUntil(lambda: audible.sign == "sounding")
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: audible.sign == "paused")
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: station.asked_for(PauseAlarmAudio)[-1] == PauseAlarmAudio(seconds=0.0))
    qtbot.waitUntil(lambda: audible.sign == "sounding")


def test_a_pause_that_is_refused_is_told(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    _alarm(station, "gap", sound="medium")
    window.alarms.audible.show_fault("")
    qtbot.waitUntil(lambda: window.alarms.audible.sign == "sounding")
    station.memory.refuse_with = Conflict("Not now.")
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: [card.error.what for card in window.notices.cards] == ["Not now."])


@pytest.mark.proves("USE-ANSWER-ALARM")
def test_all_alarms_are_one_key_away_and_each_can_be_acknowledged(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    _alarm(station, "impedance", "gap", "recording_not_advancing", sound="high")
    qtbot.waitUntil(lambda: window.alarms.shown is not None)
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    qtbot.waitUntil(window.alarms.list.isVisible)
    qtbot.waitUntil(lambda: window.alarms.list.rows[0].acknowledge.hasFocus())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [one.alarm_id for one in station.asked_for(m.AcknowledgeAlarm)] == ["gap-id"])
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert not window.alarms.list.isVisible()


def test_the_past_is_one_key_away_and_opened_once(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_L, CONTROL | SHIFT)
        qtbot.waitUntil(lambda: len(window.findChildren(AlarmHistoryDialog)) == 1)
    qtbot.waitUntil(lambda: bool(station.asked_for(ListAlarmHistory)) and bool(station.asked_for(GetAlarmStatistics)))
    dialog = window.findChild(AlarmHistoryDialog)
    assert not dialog.isModal()
    dialog.reject()
    qtbot.waitUntil(lambda: window.findChild(AlarmHistoryDialog) is None)


@pytest.mark.proves("REQ-STOP-LOOK")
def test_a_lost_safety_program_is_an_alarm_of_the_windows_own(
    window: MainWindow, safety: FakeSafety, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: window.links.safety.status.state == "ready")
    safety.status = None
    qtbot.waitUntil(lambda: window.alarms.shown is not None, timeout=4000)
    assert window.alarms.shown.condition == "safety_link_lost"
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: window.alarms.shown.state == "acknowledged")


class _Ear:
    """An `AlarmSound` without a thread."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def sound(self, priority: str) -> None:
        if not self.heard or self.heard[-1] != priority:
            self.heard.append(priority)


@pytest.fixture
def ear() -> _Ear:
    return _Ear()


@pytest.mark.proves("REQ-ALARM-STATION-LOST")
def test_a_station_that_dies_is_seen_and_heard(
    make_window: Callable[[], MainWindow], station: FakeStation, qtbot: QtBot, ear: _Ear
) -> None:
    window = make_window()
    window.alarm_control._sound = ear
    _alarm(station, "gap", sound="medium")
    qtbot.waitUntil(lambda: ear.heard[-1:] == ["medium"], timeout=5000)
    station.close()
    qtbot.waitUntil(lambda: ear.heard[-1:] == ["high"], timeout=6000)
    assert window.alarms.shown.text == "Alarms from the station are not known."
    assert "medium" not in ear.heard[ear.heard.index("high") :]
    # What it said last is kept in sight, as old.
    window.alarms.turn_list()
    assert "as last heard" in window.alarms.list.rows[-1].accessibleName()
    # The pause works without a station, too.
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: ear.heard[-1] == "")


@pytest.mark.proves("REQ-ALARM-HEARD")
def test_a_window_without_sound_says_so(window: MainWindow) -> None:
    assert window.alarms.audible.words == "No sound"
    assert NO_SOUND_HERE in window.alarms.audible.accessibleName()
