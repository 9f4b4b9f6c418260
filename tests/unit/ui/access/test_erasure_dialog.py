"""Erasures in the window: what stands in the way is said first, who asked cannot erase, no single key does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.station import erasure_messages as e
from app.ui.access.erasure_dialog import ErasureDialog
from app.ui.main_window import MainWindow
from tests.fakes.erasures import asked_by_another
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
REASON = "Asked for it in a letter."


def opened(window: MainWindow, station: FakeStation, qtbot: QtBot) -> ErasureDialog:
    """Opened from the user's menu, with the first patient chosen."""
    asked = len(station.asked_for(e.ListErasures))
    window.access_dialogs.erasures()
    dialog = window.findChild(ErasureDialog)
    assert isinstance(dialog, ErasureDialog)
    assert not dialog.isModal()
    qtbot.waitUntil(lambda: len(station.asked_for(e.ListErasures)) > asked)
    qtbot.wait(50)
    return dialog


def choose_first(window: MainWindow, qtbot: QtBot) -> str:
    """The patient in the first row; its id."""
    qtbot.waitUntil(lambda: window.patients.list.model().rowCount() > 0)
    window.patients.list.setCurrentIndex(window.patients.list.model().index(0, 0))
    qtbot.waitUntil(lambda: window.patients.current is not None)
    assert window.patients.current is not None
    return window.patients.current.patient_id


@pytest.mark.proves("REQ-ERASURE-TWO-PERSONS")
def test_who_asked_cannot_erase_and_somebody_else_can(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    patient_id = choose_first(window, qtbot)
    dialog = opened(window, station, qtbot)
    assert not dialog.ask.isEnabled()
    QTest.keyClicks(dialog.reason, REASON)
    assert dialog.ask.isEnabled()
    dialog.ask.click()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    (asked,) = station.asked_for(e.RequestErasure)
    assert (asked.patient_id, asked.reason, asked.reason_class) == (patient_id, REASON, "asked_by_subject")
    assert not dialog.approve.isEnabled()
    assert "somebody else" in dialog.approve.toolTip()
    with station.memory.lock:
        station.memory.erasures.erasures = [asked_by_another(patient_id)]
    dialog.refresh()
    qtbot.waitUntil(dialog.approve.isEnabled)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(dialog.approve, key)
    assert station.asked_for(e.ApproveErasure) == []
    QTest.mouseClick(dialog.approve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.news.words != "")
    assert "41" in dialog.news.words
    assert "by itself: 1." in dialog.news.words
    qtbot.waitUntil(lambda: not dialog.approve.isVisible())


def test_what_stands_in_the_way_and_what_cannot_be_reached_is_said_first(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    patient_id = choose_first(window, qtbot)
    obstacle = "These records must be kept until 2036-05-04 (10 years)."
    with station.memory.lock:
        station.memory.erasures.erasures = [asked_by_another(patient_id, stands_in_the_way=obstacle)]
    dialog = opened(window, station, qtbot)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert not dialog.approve.isEnabled()
    assert "2036" in dialog.approve.toolTip()
    assert "reached from here: 2." in dialog._facts.text()
    assert not dialog.refuse.isEnabled()
    QTest.keyClicks(dialog.decision_reason, "The letter is not signed.")
    dialog.refuse.click()
    qtbot.waitUntil(lambda: len(station.asked_for(e.RefuseErasure)) == 1)
    qtbot.waitUntil(lambda: not dialog.refuse.isVisible())


def test_a_legal_hold_is_placed_and_lifted(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    choose_first(window, qtbot)
    dialog = opened(window, station, qtbot)
    QTest.keyClicks(dialog.reason, "A claim was filed.")
    dialog.hold.click()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert not dialog.approve.isVisible()
    assert dialog.lift.isVisible()
    QTest.keyClicks(dialog.decision_reason, "The claim was settled.")
    dialog.lift.click()
    qtbot.waitUntil(lambda: dialog.list.isHidden())
    assert len(station.asked_for(e.LiftLegalHold)) == 1


def test_an_erased_patient_is_named_by_no_name(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    with station.memory.lock:
        gone = asked_by_another("0198c1f0-0000-7000-8000-00000000abcd", state="complete", reason="", exports=0)
        station.memory.erasures.erasures = [gone]
    dialog = opened(window, station, qtbot)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    item = dialog.list.topLevelItem(0)
    assert item is not None
    assert item.text(0).endswith("0000abcd")
    assert "erased" in dialog._why.text()
    assert not dialog.ask.isVisible()  # nobody is chosen
