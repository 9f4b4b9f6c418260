"""Ways through a session, as a user with a keyboard takes them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.panels.live_page import LivePage
from tests.fakes.station import FakeStation

CONTROL = Qt.KeyboardModifier.ControlModifier


def next_step(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Return, CONTROL)


def begin(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    """A session on the impedance screen."""
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 0)
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(window.session.begin_page.is_complete)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.prerequisites_page)
    patient = station.memory.patients[0]
    QTest.keyClicks(window.session.prerequisites_page.number, patient.hospital_number)
    next_step(window)
    qtbot.waitUntil(lambda: window.session.current_page is window.session.impedance_page)


def record(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    begin(window, station, qtbot)
    next_step(window)
    qtbot.waitUntil(lambda: isinstance(window.session.current_page, LivePage))
    next_step(window)
    qtbot.waitUntil(window.session.is_recording)
