"""Workflows as rows of a table.

Guarantees: newest first, as the station gave them; a row keeps its place and the selection while only its words
change; ages are counted on by `tick`. GUI thread only. Does not: ask for workflows.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.core.clock import Clock
from app.core.station.workflow_messages import WorkflowRunView
from app.ui.item_models.alarm_rows import local_time
from app.ui.language import noop, tr
from app.ui.safety_strip.alarm_words import duration_words
from app.ui.said import said
from app.ui.theme.palette import Palette
from app.ui.workflows.workflow_words import is_unfinished, kind_words, lasted_s, status_words

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
COLUMNS = (noop("State"), noop("What"), noop("Of whom"), noop("Age"), noop("Does, or waits for"))
LASTED = COLUMNS.index("Age")
_UNKNOWN = "\u2013"


class WorkflowRows(QAbstractTableModel):
    """See the rules at the top of this module."""

    def __init__(self, palette: Palette, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._clock = clock
        self._runs: tuple[WorkflowRunView, ...] = ()

    @property
    def runs(self) -> tuple[WorkflowRunView, ...]:
        return self._runs

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self._all_changed()

    def show(self, runs: tuple[WorkflowRunView, ...]) -> None:
        """These and no others."""
        if runs == self._runs:
            return
        if [run.workflow_id for run in runs] == [run.workflow_id for run in self._runs]:
            self._runs = runs
            self._all_changed()
            return
        self.beginResetModel()
        self._runs = runs
        self.endResetModel()

    def row_of(self, workflow_id: str) -> int:
        """-1 where it is not shown."""
        return next((row for row, run in enumerate(self._runs) if run.workflow_id == workflow_id), -1)

    def tick(self) -> None:
        """Time has passed."""
        for row, run in enumerate(self._runs):
            if is_unfinished(run):
                place = self.index(row, LASTED)
                self.dataChanged.emit(place, place)

    def _all_changed(self) -> None:
        if self._runs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._runs) - 1, len(COLUMNS) - 1))

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._runs):
            return None
        run = self._runs[index.row()]
        if role == int(Qt.ItemDataRole.ToolTipRole) and index.column() == LASTED:
            return tr("begun {moment}").format(moment=local_time(run.begun))
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return self._words(run)[index.column()]
        if role == int(Qt.ItemDataRole.ForegroundRole):
            if index.column() == 0:
                states = {"failed": self._palette.danger, "waiting": self._palette.caution}
                return QColor(states.get(run.status, self._palette.text))
            if index.column() == LASTED:
                return QColor(self._palette.text_soft)
        return None

    def _words(self, run: WorkflowRunView) -> tuple[str, ...]:
        lasted = lasted_s(run, self._clock.wall().timestamp())
        return (
            status_words(run),
            kind_words(run.definition),
            run.on_whom or _UNKNOWN,
            _UNKNOWN if lasted is None else duration_words(lasted),
            said(run.text) or run.step,
        )
