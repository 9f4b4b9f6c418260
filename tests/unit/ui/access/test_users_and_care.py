"""Users, whose patient somebody is, emergency access and its review, and what is offered to whom."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.access.roles import Role, permissions
from app.core.station import access_messages as a
from app.core.station import care_messages as c
from app.core.station import messages as m
from app.ui.access.access_strips import left_s
from app.ui.access.care_dialog import CareDialog
from app.ui.access.emergency_dialogs import EmergencyDialog, ReviewsDialog, done_words
from app.ui.access.password_strength import Strength, judge
from app.ui.access.permitted import may_not
from app.ui.access.user_menu import initials
from app.ui.access.users_dialog import UsersDialog
from app.ui.main_window import MainWindow
from tests.fakes.access import BERGER, CODE, LIND, OKAFOR, ONE_TIME, some_uses
from tests.fakes.station import FakeStation
from tests.unit.ui.access.signing import sign_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def as_user(window: MainWindow, qtbot: QtBot, name: str) -> None:
    sign_in(window, qtbot, name)
    page = window.access.page
    if page is not None and getattr(page, "wants_code", False):
        QTest.keyClicks(page.code.edit, CODE)
        QTest.keyClick(page.code.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.access.is_open)


def test_an_administrator_adds_a_user_and_hands_over_what_is_shown_once(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    as_user(clinical, qtbot, "berger")
    clinical.access_dialogs.users()
    dialog = clinical.findChild(UsersDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 3)
    form = dialog.form
    assert not form.save.isEnabled()
    form.name.edit.setText("weber")
    form.full_name.edit.setText("Jan Weber")
    assert "role" in form.save.toolTip()
    form.roles.boxes[Role.TECHNICIAN].setChecked(True)
    form.save.click()
    qtbot.waitUntil(lambda: form.note.password.text() == ONE_TIME)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 4)
    assert form.note.isVisible(), "the list that comes does not take the note away"
    assert form.user is not None
    assert form.user.user_name == "weber"
    assert not form.password.isVisible()
    form.note.handed_over.click()
    assert form.password.isVisible()
    assert form.note.password.text() == "", "it is not shown again"
    dialog.close()


def test_each_change_of_a_user_needs_its_reason(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    as_user(clinical, qtbot, "berger")
    clinical.access_dialogs.users()
    dialog = clinical.findChild(UsersDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 3)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    form = dialog.form
    for pressed in (form.save, form.password, form.factor, form.disable):
        assert not pressed.isEnabled()
        assert "reason" in pressed.toolTip()
    form.reason.edit.setText("has left")
    assert not form.factor.isEnabled(), "there is none to reset"
    form.disable.click()
    qtbot.waitUntil(lambda: len(station.asked_for(a.DisableUser)) == 1)
    assert station.asked_for(a.DisableUser)[0].reason == "has left"
    qtbot.waitUntil(lambda: form.disable.text() == "Enable")
    form.roles.boxes[Role.RESEARCHER].setChecked(True)
    form.reason.edit.setText("joined the study")
    form.save.click()
    qtbot.waitUntil(lambda: len(station.asked_for(a.ChangeUser)) == 1)
    changed = station.asked_for(a.ChangeUser)[0]
    assert changed.full_name is None
    assert set(changed.roles) == {Role.CLINICIAN, Role.RESEARCHER}
    dialog.close()


def test_what_a_role_may_not_is_disabled_with_the_reason_and_stays_so(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    as_user(clinical, qtbot, "berger")
    new = clinical.patients.new_button
    assert not new.isEnabled()
    assert "technicians" in new.toolTip()
    new.setEnabled(True)
    assert not new.isEnabled(), "whatever else wants it enabled"
    clinical.access.sign_out()
    qtbot.waitUntil(lambda: clinical.access.page_name == "sign_in")
    as_user(clinical, qtbot, "okafor")
    assert new.isEnabled()
    assert "New patient" in new.toolTip()


def test_the_window_asks_the_same_table_as_the_station() -> None:
    for role in Role:
        view = a.AccessView(
            stage="open", kind="clinical", user=a.UserView(user_id="u", user_name="u", full_name="U", roles=(role,))
        )
        for permission in permissions().permissions:
            for request in permission.requests:
                refused = str(permissions().judge(request, frozenset({role}), own_patient=True)) == "refused"
                assert bool(may_not(view, request)) is refused, (role, request)


@pytest.mark.proves("REQ-WINDOW-SIGN-IN")
def test_emergency_access_needs_a_reason_is_counted_down_and_can_be_ended(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    as_user(clinical, qtbot, "okafor")
    qtbot.waitUntil(lambda: clinical.patients.list.model().rowCount() > 0)
    clinical.patients.list.setCurrentIndex(clinical.patients.list.model().index(0, 0))
    bar = clinical.patients.care_bar
    qtbot.waitUntil(lambda: "Not in your care" in bar.words)
    bar.emergency.click()
    dialog = clinical.findChild(EmergencyDialog)
    assert dialog is not None
    assert not dialog.isModal()
    dialog.reason.setPlainText("Seizure")
    assert not dialog.open_button.isEnabled()
    dialog.reason.setPlainText("Seizure in the corridor")
    dialog.open_button.click()
    qtbot.waitUntil(clinical.strips.emergency.isVisible)
    assert station.asked_for(c.OpenBreakGlass)[0].reason == "Seizure in the corridor"
    assert "HALLORAN" in clinical.strips.words
    assert "59:" in clinical.strips.words
    qtbot.waitUntil(lambda: "Emergency access is open" in bar.words)
    clinical.strips.end_button.click()
    qtbot.waitUntil(lambda: not clinical.strips.emergency.isVisible())
    qtbot.waitUntil(lambda: "Not in your care" in bar.words)


def test_care_is_given_and_ended(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    with station.memory.lock:
        station.memory.access.care = {one.patient_id: [OKAFOR.user_id] for one in station.memory.patients}
    as_user(clinical, qtbot, "okafor")
    qtbot.waitUntil(lambda: clinical.patients.list.model().rowCount() > 0)
    clinical.patients.list.setCurrentIndex(clinical.patients.list.model().index(0, 0))
    bar = clinical.patients.care_bar
    qtbot.waitUntil(lambda: bar.words == "In your care")
    assert not bar.emergency.isVisible()
    bar.care.click()
    dialog = clinical.findChild(CareDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.users.count() == 2)
    dialog.users.setCurrentIndex(dialog.users.findData(LIND.user_id))
    dialog.assign.click()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    assert not dialog.end.isEnabled()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    dialog.end.click()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0))
    dialog.end.click()
    qtbot.waitUntil(lambda: "Nobody else" in dialog.fault.words)
    dialog.close()


def test_nobody_reviews_their_own_and_a_no_needs_a_note(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    with station.memory.lock:
        station.memory.access.uses = some_uses()
    as_user(clinical, qtbot, "berger")
    with station.memory.lock:
        station.memory.access.change(reviews_waiting=2)
    station.tell()
    qtbot.waitUntil(lambda: clinical.user_button.waiting == 2)
    assert "2" in clinical.user_button.accessibleName()
    clinical.access_dialogs.reviews()
    dialog = clinical.findChild(ReviewsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    assert dialog.justified.isEnabled()
    assert not dialog.not_justified.isEnabled()
    dialog.note.setPlainText("There was time to ask.")
    assert dialog.not_justified.isEnabled()
    dialog.not_justified.click()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    asked = station.asked_for(c.ReviewBreakGlass)[0]
    assert (asked.break_glass_id, asked.verdict, asked.note) == ("b-1", "not_justified", "There was time to ask.")
    assert not dialog.justified.isEnabled()
    assert "own" in dialog.justified.toolTip()
    qtbot.waitUntil(lambda: clinical.user_button.waiting == 1)
    dialog.close()


def test_signing_in_offers_the_workspace_of_the_role_once(
    clinical: MainWindow, station: FakeStation, qtbot: QtBot
) -> None:
    as_user(clinical, qtbot, "okafor")
    offer = clinical.notices._offer
    assert offer is not None
    offer.take_button.click()
    assert clinical.workspaces.book.current == "clinician"
    clinical.access.sign_out()
    qtbot.waitUntil(lambda: clinical.access.page_name == "sign_in")
    clinical.workspaces.use("technician")
    as_user(clinical, qtbot, "okafor")
    assert clinical.notices._offer is None
    assert clinical.workspaces.book.current == "technician"


def test_the_simplest_words() -> None:
    assert initials("Dr. Maria Berger") == "MB"
    assert initials("Cher") == "C"
    assert initials("") == "?"
    assert done_words((("BeginSession", 1), ("ConfirmIdentity", 2), ("Annotate", 6))) == "session (3), annotations (6)"
    moment = datetime.fromisoformat("2026-05-01T10:00:00+00:00")
    assert left_s("2026-05-01T10:01:30+00:00", moment) == 90
    assert left_s("2026-05-01T09:00:00+00:00", moment) == 0
    assert left_s("nonsense", moment) == 0


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("short", Strength.NONE),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijklmnop", Strength.WEAK),
        ("passwordpassword", Strength.WEAK),
        ("kahle Birne 44 fliegt", Strength.STRONG),
    ],
)
def test_how_strong_a_password_is(text: str, strength: Strength) -> None:
    assert judge(text, 12) is strength


def test_refused_polls_are_not_even_sent(clinical: MainWindow, station: FakeStation, qtbot: QtBot) -> None:
    clinical.links.station.ask(m.ListPatients(), clinical)
    qtbot.wait(50)
    assert station.asked_for(m.ListPatients) == []
    assert BERGER.second_factor
