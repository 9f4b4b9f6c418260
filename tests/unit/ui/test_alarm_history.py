"""Alarms of the past: filters, detail, figures, file."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.clock import VirtualClock
from app.core.errors import LinkDown, StorageFault
from app.core.station.alarm_messages import GetAlarmStatistics, ListAlarmHistory
from app.core.station.messages import LogEntryAdded
from app.ui.item_models.alarm_rows import CSV_COLUMNS, csv_text
from app.ui.panels.alarm_history import AlarmHistoryDialog
from app.ui.theme.active import ActiveTheme
from tests.fakes.alarm_archive import AlarmArchive, past_alarms

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NOW = datetime(2026, 1, 1, 15, 20, tzinfo=UTC)


@pytest.fixture
def archive(qtbot: QtBot) -> Iterator[AlarmArchive]:
    made = AlarmArchive(VirtualClock(wall=NOW), past_alarms(NOW))
    yield made
    made.background.close()


@pytest.fixture
def dialog(qtbot: QtBot, theme: ActiveTheme, archive: AlarmArchive) -> Iterator[AlarmHistoryDialog]:
    made = AlarmHistoryDialog(archive, "session-1", clock=archive.clock)
    made.show()
    qtbot.waitUntil(lambda: made.rows.rowCount() > 0)
    yield made
    made.close()
    qtbot.wait(10)


def _choose(dialog: AlarmHistoryDialog, name: str, value: object, qtbot: QtBot, rows: int) -> None:
    choice = getattr(dialog, name)
    choice.setCurrentIndex(choice.findData(value))
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == rows)


@pytest.mark.proves("REQ-ALARM-HISTORY")
def test_filters_are_asked_of_the_station_for_list_and_figures_alike(
    dialog: AlarmHistoryDialog, archive: AlarmArchive, qtbot: QtBot
) -> None:
    everything = archive.alarms
    _choose(dialog, "span", 0.0, qtbot, len(everything))
    high = [one for one in everything if one.priority == "high"]
    _choose(dialog, "priority", "high", qtbot, len(high))
    _choose(dialog, "priority", "", qtbot, len(everything))
    clipped = [one for one in everything if one.condition == "clipping"]
    _choose(dialog, "condition", "clipping", qtbot, len(clipped))
    _choose(dialog, "condition", "", qtbot, len(everything))
    _choose(dialog, "session", "session-1", qtbot, 20)
    recent = [one for one in everything[:20] if datetime.fromisoformat(one.began) >= NOW - timedelta(hours=1)]
    assert 0 < len(recent) < 20
    _choose(dialog, "span", 3600.0, qtbot, len(recent))
    listed = [one.query for one in archive.asked if isinstance(one, ListAlarmHistory)]
    counted = [one.query for one in archive.asked if isinstance(one, GetAlarmStatistics)]
    assert listed == counted
    assert listed[-1].since == (NOW - timedelta(hours=1)).isoformat(timespec="seconds")
    assert listed[-1].session_id == "session-1"


@pytest.mark.proves("REQ-ALARM-HISTORY")
def test_the_detail_says_when_what_happened(dialog: AlarmHistoryDialog, archive: AlarmArchive) -> None:
    at = next(n for n, one in enumerate(archive.alarms) if one.acknowledged)
    dialog.table.selectRow(at)
    for words in ("Began", "condition gone", "acknowledged", "ended"):
        assert words in dialog.detail.text()
    assert archive.alarms[at].text in dialog.detail.text()


def test_the_figures_are_the_stations(dialog: AlarmHistoryDialog, archive: AlarmArchive, qtbot: QtBot) -> None:
    _choose(dialog, "span", 0.0, qtbot, len(archive.alarms))
    qtbot.waitUntil(lambda: dialog.figures.figure("Alarms") == str(len(archive.alarms)))
    assert "1 alarm flood" in dialog.figures.floods.text()
    assert dialog.figures.conditions.count() > 0
    longest = max(
        (datetime.fromisoformat(one.ended) - datetime.fromisoformat(one.began)).total_seconds()
        for one in archive.alarms
        if one.ended
    )
    assert dialog.figures.figure("Longest").endswith("min") == (longest >= 60)


def test_a_new_alarm_is_shown_without_asking(dialog: AlarmHistoryDialog, archive: AlarmArchive, qtbot: QtBot) -> None:
    shown = dialog.rows.rowCount()
    newest = past_alarms(NOW + timedelta(minutes=5), 1)
    archive.alarms = (*newest, *archive.alarms)
    archive.entry_arrived.emit(
        LogEntryAdded(index=1, event_type="session.begun", source_service="station", timestamp="")
    )
    qtbot.wait(300)
    assert dialog.rows.rowCount() == shown
    dialog.table.selectRow(2)
    chosen = dialog.rows.alarms[2]
    archive.entry_arrived.emit(
        LogEntryAdded(index=2, event_type="alarm.changed", source_service="station", timestamp="")
    )
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == shown + 1)
    assert dialog.rows.alarms[dialog.table.currentIndex().row()] == chosen, "what was chosen stays chosen"


def test_a_refusal_is_told(dialog: AlarmHistoryDialog, archive: AlarmArchive, qtbot: QtBot) -> None:
    archive.refuse_with = LinkDown("The station is not heard.")
    with qtbot.waitSignal(dialog.failed) as told:
        dialog.ask()
    assert told.args[0].what == "The station is not heard."


@pytest.mark.proves("REQ-ALARM-HISTORY", "REQ-PRIVACY")
def test_the_file_holds_what_the_table_shows_and_nobody(
    dialog: AlarmHistoryDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "alarms.csv"
    dialog.save(str(path))
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: path.stat().st_size > 0)
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    assert [row["alarm_id"] for row in rows] == [one.alarm_id for one in dialog.rows.alarms]
    assert tuple(rows[0]) == CSV_COLUMNS
    assert not any("patient" in column or "name" in column for column in CSV_COLUMNS)
    first = dialog.rows.alarms[1]
    lasted = datetime.fromisoformat(first.ended) - datetime.fromisoformat(first.began)
    assert float(rows[1]["lasted_s"]) == pytest.approx(lasted.total_seconds(), abs=0.001)
    assert rows[0]["lasted_s"] == "", "it still stands"
    assert path.read_bytes() == csv_text(dialog.rows.alarms).encode()


def test_a_file_that_cannot_be_written_is_told(dialog: AlarmHistoryDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.failed) as told:
        dialog.save(str(tmp_path / "gone" / "alarms.csv"))
    assert isinstance(told.args[0], StorageFault)
