"""The window of the safety program's own alarm: what it says, how it flashes, and what makes it go."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.safety.own_alarm import ADVICE, DESKTOP_SILENT, TEXTS
from app.core.settings.limits import clinical_limits
from app.ui.safety_alarm_qt import TICK_MS, SafetyAlarmWindow


class Scene:
    def __init__(self, qtbot: QtBot) -> None:
        self.clock = VirtualClock()
        self.over = False
        self.window = SafetyAlarmWindow(
            TEXTS[DESKTOP_SILENT],
            ADVICE[DESKTOP_SILENT],
            "2026-05-04T09:00:00+00:00",
            asked_to_end=lambda: self.over,
            clock=self.clock,
        )
        self.window._timer.stop()  # the test turns the clock
        self.window._timer.start(3_600_000)
        qtbot.addWidget(self.window)
        self.window.show()

    def said(self) -> str:
        return "\n".join(label.text() for label in self.window.findChildren(QLabel))


@pytest.fixture(name="scene")
def _scene(qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(qtbot)
    yield scene
    scene.over = True
    scene.window._tick()


def test_it_says_what_happened_since_when_and_what_to_do(scene: Scene) -> None:
    said = scene.said()
    assert TEXTS[DESKTOP_SILENT] in said
    assert "neurascale stop" in said
    assert "Since " in said
    assert "!!!" in said
    assert scene.window.accessibleName() == f"Alarm of high priority. {TEXTS[DESKTOP_SILENT]}"
    assert scene.window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_no_line_of_it_is_cut_off(scene: Scene) -> None:
    for label in scene.window.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()


def test_it_flashes_as_a_high_alarm_does(scene: Scene) -> None:
    flash = clinical_limits().alarm.flash
    lit: list[bool] = []
    for _ in range(round(10 / (TICK_MS / 1000))):
        scene.window._tick()
        lit.append(scene.window.lit)
        scene.clock.advance(TICK_MS / 1000)
    edges = sum(after and not before for before, after in zip([False, *lit], lit, strict=False))
    assert edges / 10 == pytest.approx(flash.high_rate.value, abs=0.1)
    assert sum(lit) / len(lit) == pytest.approx(flash.high_duty.value, abs=0.1)
    assert 1.4 <= edges / 10 <= 2.8


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Enter])
def test_no_key_that_was_meant_for_another_window_makes_it_go(scene: Scene, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(scene.window, key)
    scene.window.close()
    assert scene.window.isVisible()
    assert not scene.window.seen


def test_its_button_makes_it_go_and_says_that_it_was_seen(scene: Scene, qtbot: QtBot) -> None:
    qtbot.mouseClick(scene.window.button, Qt.MouseButton.LeftButton)
    assert scene.window.seen
    assert not scene.window.isVisible()


def test_the_end_of_the_alarm_makes_it_go_unseen(scene: Scene) -> None:
    scene.over = True
    scene.window._tick()
    assert not scene.window.isVisible()
    assert not scene.window.seen


@pytest.mark.parametrize("since", ["", "yesterday"])
def test_a_time_that_is_none_is_left_out(qtbot: QtBot, since: str) -> None:
    window = SafetyAlarmWindow("It happened.", "Look.", since)
    qtbot.addWidget(window)
    assert not [label for label in window.findChildren(QLabel) if label.text().startswith("Since")]
    window._timer.stop()
