"""The first page of a session: two identifiers, the amplifier's test, and what may be passed with a reason."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.clinic.prerequisites import Prerequisite
from app.core.errors import Conflict
from app.core.station.views import CalibrationView
from app.ui.panels.prerequisites_page import PrerequisitesPage
from app.ui.theme.active import ActiveTheme
from tests.fakes.station_rooms import a_view

NUMBER = Prerequisite(name="identity", text="Identity confirmed by the hospital number", met=False, missing="Read it.")
AGAIN = Prerequisite(
    name="identity_again",
    text="Identity confirmed again by the date of birth",
    met=False,
    missing="Ask.",
    passable=True,
)
TEST = Prerequisite(name="device_test", text="Amplifier tested", met=False, missing="Test it.", passable=True)
STOP = Prerequisite(name="stop_proof", text="Safety stop tested", met=False, missing="Press it.")


def met(one: Prerequisite) -> Prerequisite:
    return msgspec.structs.replace(one, met=True, missing="", passable=False)


@pytest.fixture
def page(theme: ActiveTheme, qtbot: QtBot) -> Iterator[PrerequisitesPage]:
    host = QWidget()  # as in the window: a page is never a window of its own
    qtbot.addWidget(host)
    host.resize(900, 700)
    page = PrerequisitesPage(host)
    page.setGeometry(0, 0, 900, 700)
    host.show()
    yield page  # noqa: PT022 - its host lives as long


def show(page: PrerequisitesPage, *prerequisites: Prerequisite, **fields: object) -> None:
    page.show_session(a_view(prerequisites=prerequisites, **fields))
    QApplication.processEvents()  # rows that are new are laid out


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_the_date_of_birth_follows_the_number_by_keyboard(page: PrerequisitesPage, qtbot: QtBot) -> None:
    show(page, NUMBER, AGAIN)
    qtbot.waitUntil(page.number.hasFocus)
    show(page, met(NUMBER), AGAIN)
    qtbot.waitUntil(page.birth_date.hasFocus)
    QTest.keyClicks(page.birth_date, "1980-01-31")
    with qtbot.waitSignal(page.birth_date_said) as told:
        page.go_on()
    assert told.args == ["1980-01-31"]
    show(page, met(NUMBER), met(AGAIN))
    assert not page.birth_date.isVisible()


@pytest.mark.proves("REQ-CLINIC-IDENTITY")
def test_a_wrong_date_is_said_where_it_was_typed(page: PrerequisitesPage, qtbot: QtBot) -> None:
    show(page, met(NUMBER), AGAIN)
    QTest.keyClicks(page.birth_date, "1981-01-31")
    page.show_refused(Conflict("The date of birth said is not this patient's.", advice="Ask again."), by_date=True)
    assert page.birth_date.text() == ""
    qtbot.waitUntil(page.birth_date.hasFocus)
    assert "date of birth" in page.refused
    assert page.another_button.isVisible()
    show(page, met(NUMBER), met(AGAIN))
    assert page.refused == ""


def test_the_amplifier_is_tested_from_its_row(page: PrerequisitesPage, qtbot: QtBot) -> None:
    show(page, met(NUMBER), TEST)
    with qtbot.waitSignal(page.test_wanted):
        page.go_on()
    show(page, met(NUMBER), TEST, calibration=CalibrationView(state="running", text="Checking."))
    control = page.next_control
    assert control is not None
    assert not control.isEnabled()


@pytest.mark.proves("REQ-CLINIC-PREREQUISITES")
def test_what_may_be_passed_asks_for_a_reason_first(page: PrerequisitesPage, qtbot: QtBot) -> None:
    show(page, NUMBER, AGAIN, STOP)
    assert set(page.passes) == {"identity_again"}  # not the number, not the stop
    passing = page.passes["identity_again"]
    assert "date of birth" in passing.ask.accessibleName()
    QTest.mouseClick(passing.ask, Qt.MouseButton.LeftButton)
    assert passing.asking
    QTest.keyClicks(passing.reason, "no")
    assert not passing.keep.isEnabled()
    QTest.keyClicks(passing.reason, " speech since the stroke")
    with qtbot.waitSignal(page.pass_wanted) as told:
        QTest.keyClick(passing.reason, Qt.Key.Key_Return)
    assert told.args == ["identity_again", AGAIN.text, "no speech since the stroke"]
    show(page, NUMBER, met(AGAIN), STOP)
    assert not passing.isVisible()
    assert passing.reason.text() == ""


def test_escape_takes_the_question_back(page: PrerequisitesPage) -> None:
    show(page, met(NUMBER), TEST)
    passing = page.passes["device_test"]
    QTest.mouseClick(passing.ask, Qt.MouseButton.LeftButton)
    QTest.keyClicks(passing.reason, "a reason")
    QTest.keyClick(passing.reason, Qt.Key.Key_Escape)
    assert not passing.asking
    assert passing.ask.isVisible()
    assert passing.reason.text() == ""
