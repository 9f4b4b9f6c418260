"""The panel of workflows as it is seen: columns that have room, an empty list that says so, a failure in its frame."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.workflows.workflow_panel import UNSIGNED, WorkflowPanel
from app.ui.workflows.workflow_rows import COLUMNS
from tests.fakes.station import FakeStation
from tests.fakes.workflows import FAILED, SESSION

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DOES = len(COLUMNS) - 1


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> WorkflowPanel:
    window.docks.open("workflows")
    qtbot.waitUntil(lambda: window.findChild(WorkflowPanel) is not None, timeout=5000)
    found = window.findChild(WorkflowPanel)
    assert isinstance(found, WorkflowPanel)
    qtbot.waitUntil(lambda: found.rows.rowCount() == 4, timeout=5000)
    return found


def test_what_it_does_has_a_column_only_where_there_is_room_to_read_it(panel: WorkflowPanel) -> None:
    letter = panel.fontMetrics().averageCharWidth()
    for letters, hidden in ((60, True), (120, True), (220, False), (60, True)):
        panel.resize(letters * letter, 500)
        panel._arrange(wide=letters >= 92, roomy=letters >= 190)
        assert panel.table.isColumnHidden(DOES) is hidden, letters


def test_where_none_is_so_the_list_says_it(panel: WorkflowPanel, station: FakeStation, qtbot: QtBot) -> None:
    assert not panel.empty.isVisible()
    station.memory.workflows.runs = tuple(one for one in station.memory.workflows.runs if one.status == "failed")
    panel.ask()
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 2, timeout=5000)
    panel.filter.setCurrentIndex(panel.filter.findData(UNSIGNED))
    assert panel.empty.isVisible()
    assert panel.empty.text() == "None of them is so now."
    station.memory.workflows.runs = ()
    panel.ask()
    qtbot.waitUntil(lambda: panel.empty.text() == "There is no workflow yet.", timeout=5000)


def test_a_failure_has_room_within_its_frame_and_the_protocol_its_title(panel: WorkflowPanel, qtbot: QtBot) -> None:
    panel.table.selectRow(panel.rows.row_of(FAILED))
    qtbot.waitUntil(lambda: panel.view._error.isVisible(), timeout=5000)
    margins = panel.view._error.contentsMargins()
    assert min(margins.left(), margins.top(), margins.right(), margins.bottom()) >= 6
    assert "disk is full" in panel.view.words
    assert "Routine EEG" in panel.view.words
    panel.table.selectRow(panel.rows.row_of(SESSION))
    qtbot.waitUntil(lambda: panel.view.shown is not None and panel.view.shown.workflow_id == SESSION, timeout=5000)
    assert not panel.view._error.isVisible()
    assert panel.view._title.property("look") == "heading"
    panel.view.forget()
    assert panel.view._title.property("look") == "soft"
