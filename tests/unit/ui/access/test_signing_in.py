"""Signing in at the window: by keyboard, with what was wrong said in words, and nothing asked of the station before."""

import msgspec
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.errors import NotPermitted
from app.core.station import access_messages as a
from app.core.station import messages as m
from app.ui.access.qr_picture import QUIET_MODULES, QrPicture
from app.ui.access.sign_in_pages import SignInPage
from app.ui.main_window import MainWindow
from tests.fakes.access import CODE, ONE_TIME, PASSWORD, user
from tests.fakes.station import FakeStation
from tests.unit.ui.access.signing import sign_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def page_of(window: MainWindow) -> SignInPage:
    page = window.access.page
    assert isinstance(page, SignInPage)
    return page


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_nobody_sees_or_asks_anything_before_signing_in(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    qtbot.wait(300)
    assert clinical.overlay.is_up
    assert not clinical.patients.isEnabled()
    assert clinical.patients.list.model().rowCount() == 0
    assert station.asked_for(m.ListPatients) == []
    assert station.asked_for(m.ListDevices) == []
    assert station.memory.access.refused == []
    assert clinical.notices.cards == ()


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_name_and_password_open_the_window_and_the_token_goes_with_each_request(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    sign_in(clinical, qtbot)
    qtbot.waitUntil(lambda: clinical.access.is_open)
    qtbot.waitUntil(lambda: clinical.patients.list.model().rowCount() > 0)
    assert clinical.links.station.token == station.memory.access.token != ""
    assert "Okafor" in clinical.user_button.accessibleName()
    assert station.memory.access.refused == []


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_a_state_from_before_that_comes_late_sends_nobody_away(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    before = m.StationState(incarnation="i", version="v", number=7, access=a.AccessView(stage="signed_out"))
    sign_in(clinical, qtbot)
    qtbot.waitUntil(lambda: clinical.access.is_open)
    token = clinical.links.station.token
    clinical.access._take_state(msgspec.structs.replace(clinical.state, incarnation="i", number=8))
    clinical.access.show_state(before)  # published before the answer, delivered after it
    assert clinical.links.station.token == token != ""
    assert clinical.access.is_open
    clinical.access.show_state(msgspec.structs.replace(before, number=9))
    assert not clinical.access.is_open, "a newer one says what is"


def test_a_wrong_password_is_said_with_what_to_do_and_leaves_the_name(clinical: MainWindow, qtbot: QtBot) -> None:
    sign_in(clinical, qtbot, password="something else")
    page = page_of(clinical)
    assert "not right" in page.fault.words
    assert "Caps Lock" in page.fault.words
    assert page.name.text == "okafor"
    assert page.password.edit.selectedText() == page.password.text
    QTest.keyClicks(page.password.edit, "x")
    assert page.fault.words == "", "what was said of another password does not hold of this one"


def test_enter_with_nothing_typed_asks_nothing(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    page = page_of(clinical)
    QTest.keyClick(page.name.edit, Qt.Key.Key_Return)
    QTest.keyClicks(page.name.edit, "okafor")
    QTest.keyClick(page.name.edit, Qt.Key.Key_Return)
    qtbot.wait(50)
    assert station.asked_for(a.SignIn) == []


def test_too_many_tries_are_counted_down(clinical: MainWindow, qtbot: QtBot) -> None:
    page = page_of(clinical)
    page.refuse(
        NotPermitted("There were too many wrong attempts under this name.", advice="Try again in 61 s, or ask.")
    )
    assert not page.action.isEnabled()
    assert "1:01" in page.action.text()
    page._count_down()
    assert "1:00" in page.action.text()
    page._wait_s = 1
    page._count_down()
    assert page.action.isEnabled()
    assert page.action.text() == "Sign in"


def test_the_code_is_asked_for_where_there_is_a_second_factor(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    sign_in(clinical, qtbot, "berger")
    page = page_of(clinical)
    qtbot.waitUntil(lambda: page.wants_code)
    assert page.password.text == PASSWORD
    QTest.keyClicks(page.code.edit, "999999")
    QTest.keyClick(page.code.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.fault.words != "")
    assert not clinical.access.is_open
    page.code.edit.clear()
    QTest.keyClicks(page.code.edit, CODE)
    QTest.keyClick(page.code.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clinical.access.is_open)
    assert [one.code for one in station.asked_for(a.SignIn)] == ["", "999999", CODE]


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_a_one_time_password_must_be_changed_before_anything_else(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    with station.memory.lock:
        new = user("new", "New Person", *(), must_change_password=True)
        station.memory.access.users.append(new)
        station.memory.access.passwords[new.user_id] = ONE_TIME
    sign_in(clinical, qtbot, "new", ONE_TIME)
    qtbot.waitUntil(lambda: clinical.access.page_name == "change_password")
    page = clinical.access.page
    QTest.keyClicks(page.new.first.edit, "short")
    QTest.keyClick(page.new.first.edit, Qt.Key.Key_Return)
    assert page.new.first.fault
    page.new.first.edit.setText("a bicycle made of bread")
    page.new.again.edit.setText("a bicycle made of broad")
    page.submit()
    assert page.new.again.fault
    assert station.asked_for(a.ChangePassword) == []
    page.new.again.edit.setText("a bicycle made of bread")
    page.submit()
    qtbot.waitUntil(lambda: clinical.access.is_open)
    asked = station.asked_for(a.ChangePassword)[0]
    assert (asked.password, asked.new_password) == (ONE_TIME, "a bicycle made of bread")


def test_what_is_typed_is_hidden_until_it_is_asked_for_and_caps_lock_is_said(clinical: MainWindow) -> None:
    field = page_of(clinical).password
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    field.shows.click()
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    for letter, held, caps in (
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("B", Qt.KeyboardModifier.ShiftModifier, False),
        ("7", Qt.KeyboardModifier.NoModifier, False),
        ("C", Qt.KeyboardModifier.NoModifier, True),
        ("7", Qt.KeyboardModifier.NoModifier, True),
        ("d", Qt.KeyboardModifier.ShiftModifier, True),
        ("e", Qt.KeyboardModifier.NoModifier, False),
    ):
        QApplication.sendEvent(field.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, held, letter))
        assert field.says_caps_lock is caps, letter
    field.take()
    assert field.text == ""
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_the_first_administrator_sets_up_by_keyboard(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    with station.memory.lock:
        station.memory.access.clinical("set_up")
        station.memory.access.users = []
    station.tell()
    qtbot.waitUntil(lambda: clinical.access.page_name == "first_administrator")
    page = clinical.access.page
    secret = "kahle Birne 44 fliegt"
    for field, text in (
        (page.full_name.edit, "Maria Berger"),
        (page.name.edit, "berger"),
        (page.new.first.edit, secret),
        (page.new.again.edit, secret),
    ):
        QTest.keyClicks(field, text)
    QTest.keyClick(page.new.again.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clinical.access.page_name == "second_factor")
    # The password was typed a moment ago: the QR code is there without asking again.
    qtbot.waitUntil(lambda: bool(clinical.access.page.picture.rows))
    factor = clinical.access.page
    assert "JBSW Y3DP" in factor.secret.text()
    QTest.keyClicks(factor.code.edit, CODE)
    QTest.keyClick(factor.code.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: clinical.access.page_name == "recovery_codes")
    station.tell()
    qtbot.wait(100)
    codes = clinical.access.page
    assert clinical.access.page_name == "recovery_codes", "they are shown once, until they are kept"
    assert codes.printed_words().count("k7fq") == 10
    codes.submit()
    assert not clinical.access.is_open, "not before it was ticked"
    codes.have.click()
    codes.submit()
    qtbot.waitUntil(lambda: clinical.access.is_open)


def test_a_code_of_that_size_can_be_scanned(clinical: MainWindow, qtbot: QtBot) -> None:
    """Each module has whole pixels, dark on white, with a quiet zone of four."""
    picture = QrPicture()
    qtbot.addWidget(picture)
    picture.show_text("otpauth://totp/NeuraScale%20Workstation%3Aberger?secret=" + "A" * 32 + "&issuer=NeuraScale")
    image = picture.grab().toImage()
    modules = len(picture.rows)
    pixel = min(picture.width(), picture.height()) // (modules + 2 * QUIET_MODULES)
    assert pixel >= 3
    left = (picture.width() - pixel * modules) // 2
    ratio = image.devicePixelRatio()
    for y in (0, 3, modules - 1):
        for x in range(modules):
            at = image.pixelColor(round((left + (x + 0.5) * pixel) * ratio), round((left + (y + 0.5) * pixel) * ratio))
            assert (at.lightness() < 80) is picture.rows[y][x]
