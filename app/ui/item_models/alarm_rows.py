"""Alarms of the past as rows of a table, and as lines of a CSV file.

Guarantees: newest first, as the station gave them; times are local on the screen and UTC in a file; a file holds what
the table shows and nothing of a patient. GUI thread only (but `csv_text`, which is pure).
"""

import csv
import io

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.core.station.alarm_messages import PastAlarm
from app.ui.language import moment_text, noop, tr
from app.ui.safety_strip.alarm_words import PRIORITY_NAMES, STATE_NAMES, duration_words, moment
from app.ui.said import said
from app.ui.theme.palette import Palette

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
COLUMNS = (noop("Began"), noop("Priority"), noop("Alarm"), noop("Lasted"), noop("Acknowledged after"), noop("State"))
NOT_KNOWN = "\u2013"
_MARKS = {"high": "!!!", "medium": "!!", "low": "!"}
CSV_COLUMNS = (
    "alarm_id", "condition", "priority", "text", "state", "began_utc", "acknowledged_utc", "over_utc", "ended_utc",
    "lasted_s", "acknowledged_after_s", "session_id",
)  # fmt: skip


def seconds_between(first: str, second: str) -> float | None:
    """None where one of them is not known."""
    began, ended = moment(first), moment(second)
    return None if began is None or ended is None else (ended - began).total_seconds()


def lasted_s(alarm: PastAlarm) -> float | None:
    """From its beginning to its end; None while it stands."""
    return seconds_between(alarm.began, alarm.ended)


def csv_text(alarms: tuple[PastAlarm, ...]) -> str:
    """The table for a spreadsheet (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for one in alarms:
        lasted, answered = lasted_s(one), seconds_between(one.began, one.acknowledged)
        writer.writerow(
            (
                one.alarm_id,
                one.condition,
                one.priority,
                one.text,
                one.state,
                one.began,
                one.acknowledged,
                one.over,
                one.ended,
                "" if lasted is None else f"{lasted:.3f}",
                "" if answered is None else f"{answered:.3f}",
                one.session_id,
            )
        )
    return out.getvalue()


def local_time(iso: str) -> str:
    """As "2026-01-31 14:03:22" (German: "31.01.2026 14:03:22"), in local time; a dash where it is not known."""
    at = moment(iso)
    if at is None:
        return NOT_KNOWN
    return moment_text(at)


class AlarmRows(QAbstractTableModel):
    """See the rules at the top of this module."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._alarms: tuple[PastAlarm, ...] = ()

    @property
    def alarms(self) -> tuple[PastAlarm, ...]:
        return self._alarms

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        if self._alarms:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._alarms) - 1, len(COLUMNS) - 1))

    def show(self, alarms: tuple[PastAlarm, ...]) -> None:
        """These and no others."""
        if alarms != self._alarms:
            self.beginResetModel()
            self._alarms = alarms
            self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._alarms)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._alarms):
            return None
        alarm = self._alarms[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self._words(alarm)[index.column()]
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return said(alarm.text)
        if role == int(Qt.ItemDataRole.ForegroundRole):
            if index.column() == 1:
                states = {"high": self._palette.danger, "medium": self._palette.caution}
                return QColor(states.get(alarm.priority, self._palette.info))
            if index.column() in {0, 3, 4}:
                return QColor(self._palette.text_soft)
        return None

    @staticmethod
    def _words(alarm: PastAlarm) -> tuple[str, ...]:
        lasted, answered = lasted_s(alarm), seconds_between(alarm.began, alarm.acknowledged)
        name = tr(PRIORITY_NAMES.get(alarm.priority, alarm.priority))
        return (
            local_time(alarm.began),
            f"{_MARKS.get(alarm.priority, '')} {name}".strip(),
            said(alarm.text),
            tr("still there") if lasted is None else duration_words(lasted),
            NOT_KNOWN if answered is None else duration_words(answered),
            tr(STATE_NAMES.get(alarm.state, alarm.state) or noop("stands")),
        )
