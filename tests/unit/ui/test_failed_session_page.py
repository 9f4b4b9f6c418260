"""What the window says of a session that failed: what can be done about its report, and that it is being done."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.panels.ending_pages import ResultPage
from tests.fakes.station_rooms import a_view

pytestmark = pytest.mark.usefixtures("theme")


def page_of(qtbot: QtBot, **fields: object) -> ResultPage:
    page = ResultPage()
    qtbot.addWidget(page)
    page.show_session(a_view(**{"step": "failed", "exit_reason": "failed", "recording_seconds": 60.0, **fields}))
    return page


def about_report(page: ResultPage) -> str:
    return page._path.text()


def test_of_a_recording_without_a_report_it_says_how_there_can_be_one(qtbot: QtBot) -> None:
    page = page_of(qtbot, error="The analysis ended.", failures_seen=("An electrode came off.",))
    assert "Session failed" in page.said
    assert "The analysis ended." in page.said
    assert "Let it go on" in about_report(page)
    assert "Let it go on" not in about_report(page_of(qtbot, recording_seconds=0.0))
    assert "Let it go on" not in about_report(page_of(qtbot, step="cancelled", exit_reason="cancelled"))


def test_while_it_goes_on_it_says_what_is_done_and_then_shows_the_report(qtbot: QtBot) -> None:
    page = page_of(qtbot, goes_on=True, step_text="Writing the report.", failures_seen=("An electrode came off.",))
    assert page.said == "The session had failed, and goes on Writing the report."
    assert about_report(page) == "The report is being made from the recording."
    assert not page.open_button.isEnabled()
    page.show_session(a_view(step="completed", exit_reason="completed", report_path="x.sealed"))
    assert "Session completed" in page.said
    assert page.open_button.isEnabled()
