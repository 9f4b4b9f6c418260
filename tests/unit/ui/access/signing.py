"""Ways to be at the window, for the tests of the window's access; by keys, as a person does it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.access.sign_in_pages import LockPage, SignInPage
from app.ui.main_window import MainWindow
from tests.fakes.access import PASSWORD


def type_into_focus(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def sign_in(window: MainWindow, qtbot: QtBot, name: str = "okafor", password: str = PASSWORD) -> None:
    """Name, Tab, password, Enter."""
    page = window.access.page
    assert isinstance(page, SignInPage)
    page.name.edit.setFocus()
    page.name.edit.clear()
    QTest.keyClicks(page.name.edit, name)
    QTest.keyClicks(page.password.edit, password)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.access.page is not page or not page.is_busy)


def unlock(window: MainWindow, qtbot: QtBot, password: str = PASSWORD) -> None:
    page = window.access.page
    assert isinstance(page, LockPage)
    QTest.keyClicks(page.password.edit, password)
    QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.access.is_open)
