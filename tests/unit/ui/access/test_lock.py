"""The lock: it covers whom, never what; everything goes on behind it, and comes back as it was."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.station import access_messages as a
from app.core.station import messages as m
from app.ui.access.sign_in_pages import LockPage, SignInPage
from app.ui.dialogs.shortcut_list import ShortcutListDialog
from app.ui.main_window import MainWindow
from app.ui.shown_keys import shown_keys
from tests.fakes.access import LIND
from tests.fakes.station import FakeStation
from tests.unit.ui.access.signing import sign_in, unlock
from tests.unit.ui.sessions import record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def recording(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> MainWindow:
    """A clinician records one of their own."""
    with station.memory.lock:
        station.memory.access.care = {one.patient_id: ["u-okafor"] for one in station.memory.patients}
    sign_in(clinical, qtbot)
    qtbot.waitUntil(lambda: clinical.access.is_open)
    record(clinical, station, qtbot)
    station.change_session(recording_seconds=751.0)
    qtbot.wait(50)
    return clinical


@pytest.mark.proves("REQ-WINDOW-LOCK")
def test_the_lock_hides_who_and_shows_what_goes_on(recording: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    QTest.keyClick(recording, Qt.Key.Key_L, CONTROL)
    assert recording.overlay.is_up, "covered at once, before the station has answered"
    qtbot.waitUntil(lambda: recording.access.page_name == "lock")
    assert len(station.asked_for(a.LockSeat)) == 1
    assert recording.links.station.token == ""
    gate = recording.access.gate
    assert gate is not None
    assert "Recording" in gate.glance.words
    assert "12:31" in gate.glance.words
    patient = station.memory.patients[0]
    shown = " ".join(one.text() for one in gate.findChildren(QLabel) if one.isVisible())
    assert patient.family_name.casefold() not in shown.casefold()
    assert patient.hospital_number not in shown
    # What is seen of the window itself: the gate in place of names and traces.
    for part in (recording.banner, recording.session, recording.events):
        seen = recording.childAt(part.mapTo(recording, part.rect().center()))
        assert seen is gate or seen is recording.overlay or gate.isAncestorOf(seen)
    assert station.memory.session is not None
    assert station.memory.session.step == "recording"
    assert station.asked_for(m.StopSessionRecording) == []


@pytest.mark.proves("REQ-WINDOW-LOCK")
def test_unlocking_leads_back_to_the_very_place(recording: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    dialog = ShortcutListDialog(shown_keys().keymap, {}, recording)
    dialog.show()
    recording.activateWindow()
    recording.events.own_text.setText("half a rem")
    recording.events.own_text.setFocus()
    page = recording.session.current_page
    recording.access.lock()
    qtbot.waitUntil(lambda: recording.access.page_name == "lock")
    assert not dialog.isVisible()
    unlock(recording, qtbot)
    assert dialog.isVisible()
    assert recording.session.current_page is page
    assert recording.events.own_text.text() == "half a rem"
    assert recording.events.own_text.hasFocus() or not recording.isActiveWindow()
    assert recording.links.station.token == station.memory.access.token != ""
    dialog.close()
    station.add_event("Eyes open", onset_s=0.4)
    qtbot.wait(50)
    assert recording.session.is_recording()


def test_marks_that_came_behind_the_lock_are_read_with_their_words(
    recording: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    recording.access.lock()
    qtbot.waitUntil(lambda: recording.access.page_name == "lock")
    station.add_event("Eyes closed", onset_s=0.5)
    qtbot.wait(80)
    assert [one.text for one in recording.events.rows.events] == [], "without a reader nothing is drawn"
    unlock(recording, qtbot)
    qtbot.waitUntil(lambda: [one.text for one in recording.events.rows.events] == ["Eyes closed"])


@pytest.mark.proves("REQ-WINDOW-LOCK")
def test_a_lock_by_idleness_comes_from_the_station(recording: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    with station.memory.lock:
        station.memory.access.token = ""
        station.memory.access.change(stage="locked", locked_because="idle")
    station.tell()
    qtbot.waitUntil(lambda: recording.access.page_name == "lock")
    page = recording.access.page
    assert isinstance(page, LockPage)
    assert page.title.text() == "Dr. Ngozi Okafor"
    assert "not used" in page.words.text()
    unlock(recording, qtbot)


@pytest.mark.proves("REQ-WINDOW-LOCK")
def test_another_user_takes_over_and_finds_nothing_of_the_one_before(
    recording: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    dialog = ShortcutListDialog(shown_keys().keymap, {}, recording)
    dialog.show()
    recording.patients.search.setText("Hal")
    recording.access.lock()
    qtbot.waitUntil(lambda: recording.access.page_name == "lock")
    page = recording.access.page
    assert isinstance(page, LockPage)
    page.other.click()
    assert isinstance(recording.access.page, SignInPage)
    recording.access.page.back.click()
    assert recording.access.page_name == "lock"
    recording.access.page.other.click()
    sign_in(recording, qtbot, "lind")
    qtbot.waitUntil(lambda: recording.access.is_open)
    assert recording.patients.search.text() == ""
    assert recording.findChildren(ShortcutListDialog) == [] or not dialog.isVisible()
    assert recording.session.is_recording(), "the session is whose it was, and goes on"
    assert LIND.full_name in recording.user_button.accessibleName()


@pytest.mark.proves("REQ-WINDOW-LOCK")
def test_a_station_that_does_not_answer_uncovers_nothing(
    recording: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.close()
    recording.access.lock()
    qtbot.wait(400)
    assert recording.overlay.is_up
    assert recording.access.page_name == "locking"


def test_signing_out_empties_the_desk(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    sign_in(clinical, qtbot)
    qtbot.waitUntil(lambda: clinical.patients.list.model().rowCount() > 0)
    clinical.access.sign_out()
    qtbot.waitUntil(lambda: clinical.access.page_name == "sign_in")
    assert clinical.patients.list.model().rowCount() == 0
    assert clinical.links.station.token == ""
    assert len(station.asked_for(a.SignOut)) == 1


def test_only_a_persons_input_is_activity_and_it_is_told_seldom(
    recording: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    watch = recording.access._watch
    watch.watch(recording.windowHandle())
    watch._since.invalidate()
    station.memory.asked.clear()
    handle = recording.windowHandle()
    made_by_us = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    watch.eventFilter(handle, made_by_us)
    assert station.asked_for(a.SeatActivity) == []
    for at in range(20):
        QTest.mouseMove(handle, recording.rect().center() + QPointF(at, 0).toPoint())
        QApplication.processEvents()
    qtbot.waitUntil(lambda: len(station.asked_for(a.SeatActivity)) == 1)
    qtbot.wait(60)
    assert len(station.asked_for(a.SeatActivity)) == 1
    watch.told_every_ms = 0
    QTest.mouseMove(handle, recording.rect().center() + QPointF(60, 0).toPoint())
    qtbot.waitUntil(lambda: len(station.asked_for(a.SeatActivity)) >= 2)
    assert isinstance(QMouseEvent.Type.MouseMove, QEvent.Type)


@pytest.mark.proves("REQ-WINDOW-LOCK")
def test_what_names_a_patient_does_not_open_over_the_lock(recording: MainWindow, qtbot: QtBot) -> None:
    recording.access.lock()
    qtbot.waitUntil(lambda: recording.access.page_name == "lock")
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    recording.dialogs.reset_stop()
    recording.dialogs.alarm_history()
    recording.access_dialogs.users()
    qtbot.wait(30)
    opened = {one for one in QApplication.topLevelWidgets() if one.isVisible()} - before
    assert {type(one).__name__ for one in opened} <= {"FloatingStop"}


def test_a_demonstration_has_no_lock_and_says_what_it_is(window: MainWindow, station: FakeStation) -> None:
    assert window.strips.demonstration.isVisible()
    window.access.lock()
    assert window.access.is_open
    assert station.asked_for(a.LockSeat) == []


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_a_window_whose_seat_another_has_taken_shows_nothing_more(
    recording: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    with station.memory.lock:
        station.memory.access.token = "of another window"
        station.memory.access.change(user=LIND)
    station.tell()
    qtbot.waitUntil(lambda: recording.access.page_name == "sign_in")
