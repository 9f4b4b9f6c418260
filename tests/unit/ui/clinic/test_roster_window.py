"""A roster from a file on the screen: shown before it counts, every wrong line named."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.station.duty_messages import ImportRoster, ListDuties
from app.ui.clinic.duty_dialog import DutyDialog
from app.ui.clinic.roster_dialog import RosterDialog
from app.ui.main_window import MainWindow
from tests.fakes.station import FakeStation

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
HEAD = "user,begins,ends\n"
TED = "ted,2026-12-01T08:00+00:00,2026-12-01T16:00+00:00\n"
ZOE = "zoe,2026-12-01T08:00+00:00,2026-12-01T16:00+00:00\n"


@pytest.fixture
def roster(window: MainWindow, qtbot: QtBot) -> RosterDialog:
    window.records_dialogs.duty()
    qtbot.waitUntil(lambda: window.findChild(DutyDialog) is not None)
    duty = window.findChild(DutyDialog)
    assert isinstance(duty, DutyDialog)
    duty.roster.click()
    qtbot.waitUntil(lambda: duty.findChild(RosterDialog) is not None)
    found = duty.findChild(RosterDialog)
    assert isinstance(found, RosterDialog)
    assert not found.put.isEnabled()
    return found


def rows(roster: RosterDialog) -> list[tuple[str, str]]:
    items = (roster.list.topLevelItem(row) for row in range(roster.list.topLevelItemCount()))
    return [(one.text(0), one.text(4)) for one in items if one is not None]


def test_what_would_come_of_it_is_shown_before_anybody_is_on_duty(
    roster: RosterDialog, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(HEAD + TED + TED.replace("12-01", "12-02"), encoding="utf-8")
    roster.read(str(file))
    qtbot.waitUntil(roster.put.isEnabled)
    assert [asked.dry_run for asked in station.asked_for(ImportRoster)] == [True]
    assert rows(roster) == [("2", "is put on duty"), ("3", "is put on duty")]
    before = len(station.asked_for(ListDuties))
    roster.reason.edit.setText("Roster of December")
    roster.put.click()
    qtbot.waitUntil(lambda: len(station.asked_for(ListDuties)) > before)  # the page below looks again
    asked = station.asked_for(ImportRoster)[-1]
    assert (asked.dry_run, asked.reason, len(asked.lines)) == (False, "Roster of December", 2)
    assert not roster.put.isEnabled()  # once


def test_every_wrong_line_is_named_and_nobody_can_be_put_on_duty(
    roster: RosterDialog, station: FakeStation, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "roster.csv"
    file.write_text(HEAD + TED + ZOE + "ted,tomorrow,later\n", encoding="utf-8")
    roster.read(str(file))
    qtbot.waitUntil(lambda: len(rows(roster)) == 3)
    assert [line for line, _ in rows(roster)] == ["2", "3", "4"]
    assert "Nobody signs in as “zoe”" in rows(roster)[1][1]
    assert "“tomorrow” is not written" in rows(roster)[2][1]
    assert not roster.put.isEnabled()
    assert all(asked.dry_run for asked in station.asked_for(ImportRoster))


def test_a_file_that_is_not_there_is_said(roster: RosterDialog, qtbot: QtBot, tmp_path: Path) -> None:
    roster.read(str(tmp_path / "none.csv"))
    qtbot.waitUntil(lambda: bool(roster.fault.words))
    assert "cannot be read" in roster.fault.words
