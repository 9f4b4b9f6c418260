"""Windows of the clinic as they are seen: nothing is a riddle, nothing is larger than a small screen or asked twice."""

from typing import TypeVar

import msgspec
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from app.core.station.course_messages import NoteDeviation
from app.ui.clinic.appointment_rows import item_of
from app.ui.clinic.appointments_dialog import AppointmentsDialog
from app.ui.clinic.consent_dialog import ConsentDialog
from app.ui.clinic.deviations_dialog import DeviationsDialog
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.merging_dialog import MergingDialog
from app.ui.clinic.onboarding_dialog import OnboardingDialog
from app.ui.clinic.plans_dialog import PlansDialog
from app.ui.main_window import MainWindow
from app.ui.report_editing.editing_dialog import ReportEditingDialog
from app.ui.widgets.empty_note import EmptyNote
from app.ui.widgets.filled_lines import FilledLines, broken
from tests.fakes.clinic_answers import OMITTED, some_duty
from tests.fakes.intake_answers import ONBOARDING, PLAN, an_appointment, an_onboarding
from tests.fakes.station import FakeStation
from tests.unit.ui.test_stop_reach import OURS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
# A small screen less a title bar and a panel of the desktop.
ROOM = QSize(1366, 700)
OF_THE_CLINIC = (
    *(AppointmentsDialog, DeviationsDialog, DutyDialog, MergingDialog, OnboardingDialog, PlansDialog),
    *(ConsentDialog, ReportEditingDialog),
)
DialogT = TypeVar("DialogT", bound=QDialog)


def shown(kind: type[DialogT], window: MainWindow, qtbot: QtBot) -> DialogT:
    dialog = OURS[kind](window)
    assert isinstance(dialog, kind)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize("kind", OF_THE_CLINIC, ids=lambda kind: kind.__name__)
def test_each_opens_within_a_small_screen(window: MainWindow, qtbot: QtBot, kind: type[QDialog]) -> None:
    size = shown(kind, window, qtbot).size()
    assert (size.width() <= ROOM.width(), size.height() <= ROOM.height()) == (True, True), size


def test_a_list_without_rows_says_so_until_there_is_one(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    note = EmptyNote(tree)
    tree.show()
    assert note.isHidden()  # nothing is known yet
    note.say("Nothing is booked.")
    assert note.isVisible()
    assert tree.accessibleDescription() == "Nothing is booked."
    tree.addTopLevelItem(QTreeWidgetItem(["09:00"]))
    assert note.isHidden()
    tree.clear()
    assert note.isVisible()
    tree.resize(500, 400)
    qtbot.waitUntil(lambda: abs(note.geometry().center().x() - tree.viewport().rect().center().x()) <= 1)


def test_each_empty_list_of_the_clinic_has_its_sentence(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    appointments, plans = shown(AppointmentsDialog, window, qtbot), shown(PlansDialog, window, qtbot)
    duty, deviations = shown(DutyDialog, window, qtbot), shown(DeviationsDialog, window, qtbot)
    notes = (appointments.empty, plans.empty, duty.empty, deviations.empty)
    qtbot.waitUntil(lambda: all(one.text() for one in notes), timeout=5000)
    assert [one.isVisible() for one in notes] == [True] * 4
    station.memory.intake.plans = (PLAN,)
    station.memory.clinic.duties = [some_duty()]
    station.memory.clinic.departures = [OMITTED]
    for dialog in (plans, duty, deviations):
        dialog.refresh()
    qtbot.waitUntil(lambda: [one.isHidden() for one in notes[1:]] == [True] * 3, timeout=5000)


def test_a_search_that_finds_nobody_says_so(window: MainWindow, qtbot: QtBot) -> None:
    merging = shown(MergingDialog, window, qtbot)
    assert "Type" in merging.nobody.text()
    merging.search.setText("Zzz")
    qtbot.waitUntil(lambda: "No other record" in merging.nobody.text(), timeout=5000)
    assert merging.nobody.isVisible()


def test_words_fill_the_width_they_are_given(qtbot: QtBot) -> None:
    lines = FilledLines()
    qtbot.addWidget(lines)
    words = "Breathe deeply and regularly through the mouth, about twenty times a minute, with the eyes closed."
    lines.resize(900, 20)
    lines.show()
    lines.fill(words)
    metrics = lines.fontMetrics()
    for width in (900, 420, 180):
        lines.resize(width, 20)
        rows = lines.text().split("\n")
        assert " ".join(rows) == words
        assert max(metrics.horizontalAdvance(row) for row in rows) <= width
        assert len(rows) == len(broken(words, metrics, width))
    assert lines.minimumSizeHint().width() < 180
    assert lines.accessibleName() == words


def test_one_question_at_a_time(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.clinic.departures = [OMITTED]
    dialog = shown(DeviationsDialog, window, qtbot)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1, timeout=5000)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    assert dialog.add.isVisible()
    dialog.explain.click()
    assert not dialog.add.isVisible()
    dialog.reason.close_strip()
    assert dialog.add.isVisible()
    dialog.explain.click()
    dialog.reason.reason.edit.setText("Seizures from flicker before.")
    dialog.reason.send()
    assert dialog.add.isVisible()
    qtbot.waitUntil(lambda: bool(station.asked_for(NoteDeviation)), timeout=5000)


def test_sources_are_there_for_who_wants_them(window: MainWindow, qtbot: QtBot) -> None:
    dialog = shown(DeviationsDialog, window, qtbot)
    qtbot.waitUntil(dialog.sources.isVisible, timeout=5000)
    assert not dialog._sources.isVisible()
    dialog.sources.click()
    assert dialog._sources.isVisible()
    assert "ACNS" in dialog._sources.text()


def test_the_only_one_that_goes_on_is_not_listed_beside_itself(
    window: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    station.memory.intake.onboarding = an_onboarding("consent")
    dialog = shown(OnboardingDialog, window, qtbot)
    qtbot.waitUntil(dialog.open_ones.isVisible, timeout=5000)
    assert not dialog.new_button.isVisible()
    dialog.show_onboarding(ONBOARDING)
    qtbot.waitUntil(lambda: dialog.view is not None, timeout=5000)
    assert not dialog.open_ones.isVisible()
    assert dialog.new_button.isVisible()
    dialog.new_button.click()
    assert dialog.open_ones.isVisible()


def test_at_the_end_the_keyboard_is_on_what_comes_next(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.intake.onboarding = an_onboarding("appointment")
    dialog = shown(OnboardingDialog, window, qtbot)
    dialog.show_onboarding(ONBOARDING)
    qtbot.waitUntil(lambda: dialog.view is not None, timeout=5000)
    station.memory.intake.onboarding = an_onboarding("completed", state="completed")
    dialog.refresh()
    qtbot.waitUntil(dialog.guide.open.isVisible, timeout=5000)
    assert dialog.focusWidget() is dialog.guide.open


def test_a_cancelled_appointment_is_struck_out_but_for_why_and_the_whole_is_readable() -> None:
    reason = "Has a fever and a cough, and comes again when the family is well"
    one = an_appointment("2026-11-22T09:00:00Z", state="cancelled", cancel_reason=reason)
    item = item_of(one, with_day=False)
    struck = [item.font(column).strikeOut() for column in range(item.columnCount())]
    assert struck == [True] * (item.columnCount() - 1) + [False]
    assert reason in item.toolTip(item.columnCount() - 1)
    booked = item_of(msgspec.structs.replace(one, state="booked", cancel_reason=""), with_day=False)
    assert not booked.font(0).strikeOut()


def test_who_is_on_duty_now_has_a_mark_with_words(window: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    station.memory.clinic.duties = [some_duty(), some_duty("u-2", now=False, cancelled="2026-11-22T08:00:00Z")]
    dialog = shown(DutyDialog, window, qtbot)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2, timeout=5000)
    now, ended = dialog.list.topLevelItem(0), dialog.list.topLevelItem(1)
    assert now is not None
    assert ended is not None
    assert (now.text(0), now.toolTip(0)) == ("●", "on duty now")
    assert (ended.text(0), ended.font(1).strikeOut()) == ("", True)


def test_the_end_of_a_session_leaves_the_panels_beside_it_their_room(window: MainWindow) -> None:
    assert window.session.result_page.minimumSizeHint().width() <= 660
