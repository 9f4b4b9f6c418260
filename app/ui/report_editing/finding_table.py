"""The table of findings and proposals, with its keys.

Guarantees: A, R and O judge the chosen proposal and only while the table has the focus, Enter opens the row; the chosen
row stays chosen when the rows come again, and after a decision the next undecided one is chosen. GUI thread only.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.clinic.findings.detector_findings import DetectorFinding, FindingState
from app.core.station.finding_messages import FindingsView
from app.ui.language import tr
from app.ui.report_editing.finding_rows import FindingRows, Row, state_of_row
from app.ui.theme.active import active_theme

_VERDICTS = {
    Qt.Key.Key_A: FindingState.ACCEPTED,
    Qt.Key.Key_R: FindingState.REFUSED,
    Qt.Key.Key_O: FindingState.PROPOSED,
}


class FindingTable(QTableView):
    """See the rules at the top of this module."""

    chosen = Signal(object)  # Row or None
    judged = Signal(str, str)  # id, verdict
    opened = Signal(str)  # id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FindingRows(active_theme().palette, self)
        active_theme().changed.connect(self._dress)
        self._wanted = ""
        self._judged = ""
        self.setModel(self.rows)
        self.setAccessibleName(tr("Findings and proposals"))
        self.setAccessibleDescription(tr("A accepts a proposal, R refuses it, O opens it again, Enter makes a finding"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(150)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.rows.modelReset.connect(self._choose_again)
        self.doubleClicked.connect(self._open)

    @property
    def chosen_row(self) -> Row | None:
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def row_of(self, finding_id: str) -> Row | None:
        """A row by its id, where it is shown."""
        at = self.rows.place_of(finding_id)
        return self.rows.rows[at] if at >= 0 else None

    def show_view(self, view: FindingsView) -> None:
        row = self.chosen_row
        self._wanted = row.finding_id if row is not None else self._wanted
        decided, self._judged = self._judged, ""
        self.rows.show_view(view)
        if decided and decided == self._wanted:
            self._choose_next_open(decided)

    def _choose_next_open(self, after: str) -> None:
        """The next proposal that nobody has decided, where this one was decided by its key."""
        place = self.rows.place_of(after)
        row = self.row_of(after)
        if row is not None and state_of_row(row) == FindingState.PROPOSED:
            return
        for at in range(place + 1, len(self.rows.rows)):
            if state_of_row(self.rows.rows[at]) == FindingState.PROPOSED:
                self.selectRow(at)
                return

    @Slot()
    def _choose_again(self) -> None:
        at = self.rows.place_of(self._wanted)
        if at < 0 and self.rows.rows:
            at = 0
        if at >= 0:
            self.selectRow(at)
        else:
            self.chosen.emit(None)

    @Slot()
    def _dress(self) -> None:
        self.rows.dress(active_theme().palette)

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, _now: QModelIndex, _before: QModelIndex) -> None:
        row = self.chosen_row
        if row is not None:
            self._wanted = row.finding_id
        self.chosen.emit(row)

    @Slot(QModelIndex)
    def _open(self, _index: QModelIndex) -> None:
        row = self.chosen_row
        if row is not None:
            self.opened.emit(row.finding_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        row = self.chosen_row
        verdict = _VERDICTS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if verdict is not None and isinstance(row, DetectorFinding):
            self._judged = row.finding_id
            self.judged.emit(row.finding_id, str(verdict))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and row is not None:
            self.opened.emit(row.finding_id)
        else:
            super().keyPressEvent(event)
