"""Entries of the audit as rows of a table.

Guarantees: newest first, as the station gave them, page after page; times are local; a refusal is told by a mark and a
word, not by colour alone. GUI thread only. Does not: ask for entries.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.core.station.audit_messages import AuditRow
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import noop, tr
from app.ui.said import said
from app.ui.theme.palette import Palette

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
COLUMNS = (noop("When"), noop("Who"), noop("What"), noop("On whom"), noop("Result"))
RESULT_NAMES = {"done": noop("done"), "refused": noop("refused"), "failed": noop("failed")}
_MARKS = {"refused": "✕ ", "failed": "! "}


class AuditRows(QAbstractTableModel):
    """See the rules at the top of this module."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._rows: tuple[AuditRow, ...] = ()

    @property
    def entries(self) -> tuple[AuditRow, ...]:
        return self._rows

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def show(self, rows: tuple[AuditRow, ...]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def add(self, rows: tuple[AuditRow, ...]) -> None:
        """A further page below."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self._words(row)[index.column()]
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return self._words(row)[index.column()]
        if role == int(Qt.ItemDataRole.ForegroundRole):
            if row.result != "done" and index.column() in {2, 4}:
                return QColor(self._palette.danger)
            if index.column() == 0:
                return QColor(self._palette.text_soft)
        return None

    @staticmethod
    def _words(row: AuditRow) -> tuple[str, ...]:
        result = _MARKS.get(row.result, "") + tr(RESULT_NAMES.get(row.result, row.result))
        return (
            local_time(row.when),
            row.who,
            said(row.what),
            row.on_whom,
            tr("{result}, emergency").format(result=result) if row.emergency else result,
        )
