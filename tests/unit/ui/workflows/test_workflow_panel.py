"""Workflows on the screen: listed, narrowed, looked into; going on and leaving with a reason; live; by right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.core.access.roles import Role
from app.core.station.access_messages import AccessView, UserView
from app.core.station.messages import LogEntryAdded
from app.core.station.workflow_messages import CancelWorkflow, GetWorkflow, ListWorkflows, RetryWorkflow
from app.core.workflow.onboarding_activities import OnboardingActivities
from app.core.workflow.registry import DEFINITIONS
from app.core.workflow.session_activities import SessionActivities
from app.core.workflow.session_steps import SESSION_STEPS
from app.ui.main_window import MainWindow
from app.ui.workflows.workflow_panel import FAILED as ONLY_FAILED
from app.ui.workflows.workflow_panel import UNFINISHED, UNSIGNED, WorkflowPanel
from app.ui.workflows.workflow_words import KIND_NAMES, SIGNAL_NAMES, STEP_NAMES, took_words
from tests.fakes.station import FakeStation
from tests.fakes.workflows import FAILED, ONBOARDING, SESSION, FakeWorkflows
from tests.fakes.workflows import UNSIGNED as TO_SIGN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def known(station: FakeStation) -> FakeWorkflows:
    return station.memory.workflows


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> WorkflowPanel:
    window.docks.open("workflows")
    qtbot.waitUntil(lambda: window.findChild(WorkflowPanel) is not None, timeout=5000)
    found = window.findChild(WorkflowPanel)
    assert isinstance(found, WorkflowPanel)
    qtbot.waitUntil(lambda: found.rows.rowCount() == 4, timeout=5000)
    return found


def choose(panel: WorkflowPanel, workflow_id: str, qtbot: QtBot) -> None:
    panel.table.selectRow(panel.rows.row_of(workflow_id))
    qtbot.waitUntil(lambda: panel.view.shown is not None and panel.view.shown.workflow_id == workflow_id, timeout=5000)


def entry(event_type: str) -> LogEntryAdded:
    return LogEntryAdded(index=1, event_type=event_type, source_service="station", timestamp="2026-11-22T08:00:00Z")


def test_state_kind_patient_and_age_stand_in_the_table_and_it_can_be_narrowed(panel: WorkflowPanel) -> None:
    shown = [[panel.rows.index(row, column).data() for column in (0, 1, 2)] for row in range(4)]
    assert shown == [
        ["▶ running", "Session", "Halloran, Maeve (4471-220)"],
        ["✕ failed", "Intake", "Okonkwo, Daniel (4471-305)"],
        ["✎ to be signed", "Session", "Lindqvist, Astrid (4471-118)"],
        ["✕ failed", "Session", "Halloran, Maeve (4471-220)"],
    ]
    assert panel.rows.index(3, 3).data() == "26 min"
    assert "to be signed: 1" in panel.count.text()
    for wanted, number in ((UNFINISHED, 1), (UNSIGNED, 1), (ONLY_FAILED, 2)):
        panel.filter.setCurrentIndex(panel.filter.findData(wanted))
        assert panel.rows.rowCount() == number, wanted


def test_every_attempt_stands_with_its_time_outcome_error_and_trace(panel: WorkflowPanel, qtbot: QtBot) -> None:
    choose(panel, SESSION, qtbot)
    steps = panel.view.steps
    rows = [[steps.topLevelItem(at).text(column) for column in (0, 2, 3)] for at in range(6)]  # type: ignore[union-attr]
    assert rows == [
        ["Show the step “Prerequisites”", "11 ms", "✓ done"],
        ["Open the device", "28.0 s", "✕ failed"],
        ["Open the device, attempt 2", "2.4 s", "✓ done"],
        ["Told: an identifier was confirmed", "38.0 s", "✓ done"],
        ["Start the recording", "180 ms", "✓ done"],
        ["Waits to be told", "\u2013", "▶ at work"],
    ]
    failed = steps.topLevelItem(1)
    assert failed is not None
    assert failed.isExpanded()
    assert "does not answer" in failed.child(0).text(0)  # type: ignore[union-attr]
    recorded = steps.topLevelItem(4)
    assert recorded is not None
    assert recorded.child(0).text(0) == "Entry 431: recording.started"  # type: ignore[union-attr]
    panel.view.trace.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith(f"neurascale workflow show {SESSION}")
    assert copied[1].startswith("neurascale log trace 0199aaaa-0000-7000-8000-000000000100")


def test_a_failed_one_goes_on_with_a_reason_and_only_where_it_can(
    panel: WorkflowPanel, known: FakeWorkflows, qtbot: QtBot
) -> None:
    choose(panel, FAILED, qtbot)
    assert not panel.view.retry.isEnabled()
    assert "begin a new session" in panel.view.retry.toolTip()
    choose(panel, ONBOARDING, qtbot)
    QTest.mouseClick(panel.view.retry, Qt.MouseButton.LeftButton)
    assert panel.view.reason.hasFocus()
    QTest.keyClicks(panel.view.reason, "why")
    assert not panel.view.confirm.isEnabled()
    QTest.keyClicks(panel.view.reason, " not: space was freed")
    QTest.keyClick(panel.view.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(known.of(RetryWorkflow)), timeout=5000)
    assert known.of(RetryWorkflow)[0] == RetryWorkflow(workflow_id=ONBOARDING, reason="why not: space was freed")
    assert panel.view.form.isHidden()
    qtbot.waitUntil(lambda: panel.rows.index(1, 0).data() == "▶ running", timeout=5000)


def test_one_is_left_with_a_reason_or_not_after_all(panel: WorkflowPanel, known: FakeWorkflows, qtbot: QtBot) -> None:
    choose(panel, SESSION, qtbot)
    panel.view.cancel.click()
    panel.view.reason.setText("The patient has gone home")
    panel.view.back.click()
    assert panel.view.form.isHidden()
    panel.view.cancel.click()
    assert panel.view.reason.text() == ""
    panel.view.reason.setText("The patient has gone home")
    panel.view.confirm.click()
    qtbot.waitUntil(lambda: bool(known.of(CancelWorkflow)), timeout=5000)
    qtbot.waitUntil(lambda: panel.rows.index(0, 0).data() == "■ left", timeout=5000)
    qtbot.waitUntil(lambda: not panel.view.cancel.isEnabled(), timeout=5000)


def test_what_is_to_be_signed_leads_to_its_report_and_what_is_not_yours_does_not(
    panel: WorkflowPanel, known: FakeWorkflows, qtbot: QtBot
) -> None:
    choose(panel, SESSION, qtbot)
    assert panel.view.report.isHidden()
    choose(panel, TO_SIGN, qtbot)
    assert panel.view.report.isEnabled()
    with qtbot.waitSignal(panel.view.report_wanted, timeout=5000) as wanted:
        panel.view.report.click()
    assert wanted.args == [TO_SIGN]
    known.change(TO_SIGN, on_whom="")
    panel.ask()
    qtbot.waitUntil(lambda: not panel.view.report.isEnabled(), timeout=5000)
    assert panel.view.report.toolTip() == "This patient is not in your care."


def test_what_happens_is_shown_by_itself_and_nothing_is_asked_unseen(
    panel: WorkflowPanel, window: MainWindow, station: FakeStation, known: FakeWorkflows, qtbot: QtBot
) -> None:
    choose(panel, SESSION, qtbot)
    before = len(known.of(ListWorkflows)), len(known.of(GetWorkflow))
    known.change(SESSION, text="Ending the recording.", waiting_for=())
    window.links.station.entry_arrived.emit(entry("alarm.changed"))
    window.links.station.entry_arrived.emit(entry("session.step_entered"))
    window.links.station.entry_arrived.emit(entry("session.step_entered"))
    qtbot.waitUntil(lambda: panel.rows.index(0, 4).data() == "Ending the recording.", timeout=5000)
    qtbot.waitUntil(lambda: "Ending the recording." in panel.view.words, timeout=5000)
    assert (len(known.of(ListWorkflows)), len(known.of(GetWorkflow))) == (before[0] + 1, before[1] + 1)
    panel.hide()
    window.links.station.entry_arrived.emit(entry("session.step_entered"))
    qtbot.wait(600)
    assert len(known.of(ListWorkflows)) == before[0] + 1


def test_another_user_sees_nothing_of_it_and_may_not_act_without_the_role(panel: WorkflowPanel, qtbot: QtBot) -> None:
    choose(panel, SESSION, qtbot)
    admin = UserView(user_id="u3", user_name="u3", full_name="U Three", roles=(Role.ADMINISTRATOR,))
    panel.show_access(AccessView(kind="clinical", user=admin))
    assert panel.rows.rowCount() == 0
    assert panel.view.shown is None
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 4, timeout=5000)
    choose(panel, SESSION, qtbot)
    assert not panel.view.cancel.isEnabled()
    assert "Only for" in panel.view.cancel.toolTip()
    somebody = UserView(user_id="u2", user_name="u2", full_name="U Two", roles=(Role.RESEARCHER,))
    panel.show_access(AccessView(kind="clinical", user=somebody))
    assert panel.rows.rowCount() == 0
    assert not panel.refresh.isEnabled()
    assert "Only for" in panel.count.text()


def test_every_step_and_signal_of_the_definitions_has_words() -> None:
    activities = {
        name
        for kind in (SessionActivities, OnboardingActivities)
        for name in vars(kind)
        if not name.startswith("_") and name not in ("enter_step", "enter_onboarding_step", "check_onboarding")
    }
    assert activities - set(STEP_NAMES) == set()
    assert {step.name for step in SESSION_STEPS} - {"enter"} - set(STEP_NAMES) == set()
    told = {str(signal) for definition in DEFINITIONS.values() for signal in definition.signals}
    assert told - set(SIGNAL_NAMES) == set()
    assert set(DEFINITIONS) == set(KIND_NAMES)


def test_durations_are_as_people_say_them() -> None:
    assert [took_words(ms) for ms in (None, 0.4, 999.0, 1000.0, 59_900.0, 61_000.0, 7_260_000.0)] == [
        "\u2013", "0 ms", "999 ms", "1.0 s", "59.9 s", "1 min", "2 h 01 min",
    ]  # fmt: skip
