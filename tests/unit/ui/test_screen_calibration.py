"""The screen's true size: measured with a ruler or a card, kept for that screen, followed by the page."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.dialogs.screen_calibration import LEFT_PX, MeasuredBy, ScreenCalibrationDialog
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences, load_preferences, save_preferences
from app.ui.safety_strip.output_panel import OutputPanel
from app.ui.signal_views.physical_scale import (
    MeasuredScreen,
    ScreenCalibration,
    ScreenIdentity,
    Timebase,
    calibration_of,
    page_scale,
    with_measured,
)
from app.ui.theme.active import ActiveTheme
from app.ui.window_screens import WindowScreens, identity_of
from tests.shared_data import REPOSITORY

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DESK = ScreenIdentity(name="DP-1", made_by="Maker 27", width_px=3840, height_px=2160)
LAPTOP = ScreenIdentity(name="eDP-1", width_px=1920, height_px=1080)


@pytest.fixture
def dialog(theme: ActiveTheme, qtbot: QtBot) -> ScreenCalibrationDialog:
    made = ScreenCalibrationDialog(ScreenCalibration(0.25))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def taken(dialog: ScreenCalibrationDialog) -> list[ScreenCalibration | None]:
    told: list[ScreenCalibration | None] = []
    dialog.calibrated.connect(told.append)
    return told


# --- measuring -------------------------------------------------------------------------------------------------------


def test_a_bar_dragged_to_500_pixels_for_100_mm_is_a_fifth_of_a_millimetre_a_pixel(
    dialog: ScreenCalibrationDialog,
) -> None:
    told = taken(dialog)
    QTest.mousePress(dialog.area, Qt.MouseButton.LeftButton, pos=QPoint(int(LEFT_PX) + 400, 150))
    QTest.mouseMove(dialog.area, QPoint(int(LEFT_PX) + 480, 150))
    QTest.mouseRelease(dialog.area, Qt.MouseButton.LeftButton, pos=QPoint(int(LEFT_PX) + 500, 150))
    dialog.area.make_wide(500)
    assert dialog.length.value() == pytest.approx(0.2)
    dialog.use_button.click()
    assert told == [ScreenCalibration(0.2, measured=True)]


def test_a_press_on_the_bar_moves_its_end(dialog: ScreenCalibrationDialog) -> None:
    QTest.mousePress(dialog.area, Qt.MouseButton.LeftButton, pos=QPoint(int(LEFT_PX) + 250, 150))
    assert dialog.mm_per_px == pytest.approx(0.4)


def test_a_card_is_85_6_mm_wide(dialog: ScreenCalibrationDialog) -> None:
    dialog.by_card.setChecked(True)
    assert dialog.area.by is MeasuredBy.CARD
    assert dialog.area.width_px == pytest.approx(85.60 / 0.25)
    dialog.area.make_wide(428.0)
    assert dialog.mm_per_px == pytest.approx(0.2)


def test_the_arrow_keys_do_what_the_mouse_does(dialog: ScreenCalibrationDialog) -> None:
    assert dialog.area.focusPolicy() is Qt.FocusPolicy.StrongFocus
    QTest.keyClick(dialog.area, Qt.Key.Key_Right)
    assert dialog.area.width_px == pytest.approx(400 + 1 / dialog.devicePixelRatioF())
    QTest.keyClick(dialog.area, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.area.width_px == pytest.approx(390 + 1 / dialog.devicePixelRatioF())


def test_a_number_can_be_typed_and_is_seen(dialog: ScreenCalibrationDialog) -> None:
    dialog.length.setValue(0.5)
    assert dialog.mm_per_px == pytest.approx(0.5)
    assert dialog.area.width_px == pytest.approx(200)
    size = dialog.screen().size()
    assert f"{size.width() / 2:.0f} mm wide" in dialog.screen_size.text()
    assert dialog.length.lineEdit().width() > 60, "without room for its text it would be an empty box"


def test_a_slip_of_the_hand_is_no_screen(dialog: ScreenCalibrationDialog) -> None:
    dialog.area.make_wide(0)
    assert dialog.mm_per_px == 1.0
    dialog.area.make_wide(99999)
    assert dialog.mm_per_px == 0.1


def test_the_amplitude_has_room_for_its_text(theme: ActiveTheme, qtbot: QtBot) -> None:
    panel = OutputPanel()
    qtbot.addWidget(panel)
    panel.show()
    assert panel.amplitude.lineEdit().width() > 60


# --- one measurement, one screen -------------------------------------------------------------------------------------


def test_a_measurement_holds_for_its_screen_in_its_resolution_only() -> None:
    measured = with_measured((), DESK, 0.155)
    assert calibration_of(measured, DESK, 2.0, 0.26) == ScreenCalibration(0.31, measured=True)
    assert calibration_of(measured, DESK, 1.0, 0.26) == ScreenCalibration(0.155, measured=True)
    assert calibration_of(measured, LAPTOP, 1.0, 0.26) == ScreenCalibration(0.26, measured=False)
    coarser = ScreenIdentity(name="DP-1", made_by="Maker 27", width_px=1920, height_px=1080)
    assert not calibration_of(measured, coarser, 1.0, 0.26).measured
    nonsense = (MeasuredScreen(screen=DESK, mm_per_device_px=40.0),)
    assert not calibration_of(nonsense, DESK, 1.0, 0.26).measured


def test_measuring_again_replaces_and_nothing_forgets() -> None:
    both = with_measured(with_measured((), DESK, 0.2), LAPTOP, 0.3)
    assert [one.mm_per_device_px for one in with_measured(both, DESK, 0.21)] == [0.3, 0.21]
    assert [one.screen for one in with_measured(both, DESK, 0.0)] == [LAPTOP]
    many = both
    for number in range(50):
        many = with_measured(many, ScreenIdentity(name=f"S{number}"), 0.2)
    assert len(many) == 32


def test_the_page_follows_the_screen_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    page = window.session.live_page.page
    assert not page.settings.calibration.measured
    window.screens.take(window.screen(), ScreenCalibration(0.2, measured=True))
    assert page.settings.calibration == ScreenCalibration(pytest.approx(0.2), measured=True)
    assert window.session.live_page.controls.settings.calibration == page.settings.calibration
    # 127 uV at 10 uV/mm are 12.7 mm: 63.5 of these pixels.
    scale = page_scale(uv_per_mm=10.0, timebase=Timebase(), available_px=1000, calibration=page.settings.calibration)
    assert 127.0 * scale.px_per_uv == pytest.approx(63.5)
    window.screens.take(window.screen(), None)
    assert not page.settings.calibration.measured


# In a program of its own: only when Qt starts can it be told which screens there are.
TWO_SCREENS = """
import sys
from dataclasses import replace
from types import SimpleNamespace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.physical_scale import ScreenCalibration
from app.ui.window_screens import WindowScreens

class Part:
    settings = PageSettings()
    def apply(self, settings): self.settings = settings
    show_settings = apply

class Window(QWidget):
    def __init__(self):
        super().__init__()
        self.session = SimpleNamespace(live_page=SimpleNamespace(page=Part(), controls=Part()))
    def remember(self, **changed): pass

application = QApplication([])
window = Window()
screens = WindowScreens(window, ())
window.resize(300, 200)
window.move(100, 100)
window.show()
QTest.qWait(20)
shown = lambda: window.session.live_page.page.settings.calibration
assert not shown().measured, "nothing is known yet"
screens.take(window.screen(), ScreenCalibration(0.2, measured=True))
assert shown() == ScreenCalibration(0.2, measured=True), shown()
window.move(2300, 100)
QTest.qWait(20)
assert window.screen().name() == "two"
assert not shown().measured, "the other screen was not measured"
screens.take(window.screen(), ScreenCalibration(0.3, measured=True))
window.move(100, 100)
QTest.qWait(20)
assert shown() == ScreenCalibration(0.2, measured=True), shown()
window.move(2300, 100)
QTest.qWait(20)
assert shown() == ScreenCalibration(0.3, measured=True), shown()
"""
SCREEN = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, "y": 0}


def test_the_scale_follows_the_window_from_screen_to_screen(tmp_path: Path) -> None:
    screens = [
        {**SCREEN, "name": "one", "x": 0, "width": 1920, "height": 1080},
        {**SCREEN, "name": "two", "x": 1920, "width": 1280, "height": 800},
    ]
    configuration = tmp_path / "screens.json"
    configuration.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={configuration}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_window_asks_and_keeps(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    window.keys.calibrate()
    window.keys.calibrate()
    dialogs = window.findChildren(ScreenCalibrationDialog)
    assert len(dialogs) == 1
    assert not dialogs[0].isModal()
    dialogs[0].area.make_wide(250)
    dialogs[0].use_button.click()
    ratio = window.screen().devicePixelRatio()
    wanted = (MeasuredScreen(screen=identity_of(window.screen()), mm_per_device_px=0.4 / ratio),)
    assert kept[-1].screens == wanted
    save_preferences(tmp_path, kept[-1])
    assert load_preferences(tmp_path)[0].screens == wanted


def test_what_an_earlier_version_measured_counts_for_the_screen_the_window_is_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    adopted = WindowScreens(window, (), of_old=0.3)
    assert adopted.current() == ScreenCalibration(pytest.approx(0.3), measured=True)
    assert adopted.measured[0].screen == identity_of(window.screen())
