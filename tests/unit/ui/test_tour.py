"""The tour with the simulated patient: points at real controls, works by keyboard, and is never in anybody's way."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.devices.driver import SimulatedSpec
from app.core.station import messages as m
from app.ui.main_window import MainWindow
from app.ui.preferences import Preferences
from app.ui.tour.tour_card import card_place
from app.ui.tour.tour_steps import STEPS
from app.ui.window_layout import kept_in_reach
from tests.fakes.safety_ends import FakeSafety
from tests.fakes.station import FakeStation
from tests.unit.ui.sessions import begin, next_step

# Qt's own remarks about drawing into memory; nothing of ours.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def area_of(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def step_name(window: MainWindow) -> str:
    return window.tour.step.name if window.tour.step is not None else ""


def go_to(window: MainWindow, name: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: step_name(window) == name)


@pytest.mark.proves("USE-WHOLE-SESSION")
def test_its_cards_lead_through_a_whole_session(
    window: MainWindow, station: FakeStation, safety: FakeSafety, qtbot: QtBot
) -> None:
    station.memory.missing = {"identity", "stop_proof"}
    window.session.begin_page.take_away(window.session.begin_page._chosen[0].choice)
    window.tour.offer()
    press = window.tour.card.next_button.click
    seen: list[str] = []

    def due(name: str) -> None:
        go_to(window, name, qtbot)
        seen.append(name)
        target = window.tour.pointed_at
        assert target is not None, name
        card = area_of(window.tour.card, window)
        for kept in kept_in_reach(window):
            assert not card.intersects(area_of(kept, window)), name
        assert window.tour.card.isVisible()
        assert QApplication.activeModalWidget() is None

    press()
    for name in ("patient", "device", "begin", "identity"):
        due(name)
        press()
    due("prerequisites")
    press()
    qtbot.waitUntil(lambda: safety.proofs == 1)
    station.prove_stop()
    for name in ("impedance", "ready", "marks", "stop", "consent", "end"):
        due(name)
        press()
    qtbot.waitUntil(lambda: window.session.live_page.asking)
    assert station.asked_for(m.StopSessionRecording) == []
    press()
    due("report")
    station.change_session(step="completed", exit_reason="completed", report_path="/r/x.pdf")
    qtbot.waitUntil(lambda: window.tour.pointed_at is window.session.result_page.open_button)
    press()
    assert not window.tour.is_shown
    assert seen == [step.name for step in STEPS]
    assert station.asked_for(m.RegisterPatient)[0].hospital_number == "DEMO-0001"


def test_a_card_goes_on_by_itself_when_it_is_done(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    window.tour.begin_or_return()
    assert step_name(window) == "patient"
    window.tour.card.next_button.click()
    go_to(window, "begin", qtbot)  # the simulated amplifier is chosen already
    next_step(window)
    go_to(window, "identity", qtbot)
    QTest.keyClicks(window.session.prerequisites_page.number, "DEMO-0001")
    next_step(window)
    go_to(window, "impedance", qtbot)


@pytest.mark.proves("REQ-WINDOW-NOT-MODAL")
def test_it_is_gone_as_soon_as_somebody_real_is_in_a_session(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    window.tour.begin_or_return()
    begin(window, station, qtbot)
    qtbot.waitUntil(lambda: not window.tour.is_shown)
    assert not window.tour.card.isVisible()
    window.tour.offer()
    window.tour.begin_or_return()
    assert not window.tour.is_shown
    window.help_menu._fill()
    assert [action.isEnabled() for action in window.help_menu.menu.actions()] == [True, False]


def test_by_keyboard_alone(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1, CONTROL | SHIFT)
    card = window.tour.card
    assert card.next_button.hasFocus()
    QTest.keyClick(card.next_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.banner.number.text() == "DEMO-0001")
    window.session.begin_page.devices.setFocus()
    QTest.keyClick(window.session.begin_page.devices, Qt.Key.Key_F1, CONTROL | SHIFT)
    assert window.tour.has_focus, "the same keys lead back to the card"
    for _ in range(8):
        focused = window.focusWidget()
        assert focused is not None
        if not card.isAncestorOf(focused):
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert not window.tour.has_focus, "Tab leads out of the card"
    QTest.keyClick(window, Qt.Key.Key_F1, CONTROL | SHIFT)
    QTest.keyClick(card.next_button, Qt.Key.Key_Escape)
    assert not window.tour.is_shown
    assert window.focusWidget() is not None


def test_having_seen_it_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    window.tour.offer()
    assert window.tour.step is None
    assert window.tour.card.title.startswith("Welcome")
    window.tour.card.leave_button.click()
    assert kept[-1].tour_seen


def test_a_locked_screen_puts_it_away(window: MainWindow, qtbot: QtBot) -> None:
    window.tour.begin_or_return()
    window.overlay.appear(QWidget())
    window.tour.look()
    assert not window.tour.card.isVisible()
    window.overlay.leave()


@pytest.mark.parametrize("target", [QRect(10, 60, 280, 40), QRect(300, 140, 760, 580), QRect(900, 650, 160, 40), None])
def test_the_card_stands_off_the_stop_and_its_target(target: QRect | None) -> None:
    room = QRect(0, 0, 1366, 768)
    stop = QRect(930, 0, 436, 130)
    place = QRect(card_place(QSize(372, 180), target, room, (stop,)), QSize(372, 180))
    assert room.contains(place)
    assert not place.intersects(stop)
    if target is not None and target.height() < 400:
        assert not place.intersects(target)


def test_a_session_that_runs_already_is_led_on_from_where_it_is(
    make_window: Callable[[], MainWindow], station: FakeStation, qtbot: QtBot
) -> None:
    station._on_RegisterPatient(
        m.RegisterPatient(hospital_number="DEMO-0001", family_name="Demo", given_name="P", birth_date="1980-01-01")
    )
    station._on_BeginSession(m.BeginSession(patient_id=station.memory.patients[0].patient_id, device=SimulatedSpec()))
    station.measure()
    window = make_window()
    qtbot.waitUntil(lambda: window.session.current_page is window.session.impedance_page)
    window.tour.begin_or_return()
    assert step_name(window) == "impedance"
