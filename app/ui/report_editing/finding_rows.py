"""Findings and proposals of detectors as rows of one table, in order of time.

Guarantees: a proposal is never shown like a finding: its state stands beside it in words and with a mark of its own
shape. GUI thread only. Does not: ask for them, or decide.
"""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.core.clinic.findings.detector_findings import KINDS, DetectorFinding, FindingState
from app.core.clinic.findings.structured import Finding
from app.core.station.finding_messages import FindingsView
from app.ui.language import noop, tr
from app.ui.report_editing.term_words import finding_label, place_text
from app.ui.said import said
from app.ui.signal_views.page_cursor import clock_text
from app.ui.theme.palette import Palette

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
COLUMNS = (noop("State"), noop("Time"), noop("What"), noop("Where"), noop("By"))
FOUND = "found"
STATE_WORDS = {
    FOUND: noop("● Finding"),
    FindingState.PROPOSED: noop("◇ Proposal"),
    FindingState.ACCEPTED: noop("✓ Accepted"),
    FindingState.REFUSED: noop("✕ Refused"),
}

Row = Finding | DetectorFinding


def state_of_row(row: Row) -> str:
    return FOUND if isinstance(row, Finding) else row.state


def detector_words(one: DetectorFinding) -> str:
    """A proposal as people read it: its kind, and what its detector says of it."""
    kind = said(KINDS.get(one.kind, one.kind))
    return f"{kind}: {said(one.text)}" if one.text else kind


class FindingRows(QAbstractTableModel):
    """See the rules at the top of this module."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._rows: tuple[Row, ...] = ()
        self._all: tuple[Row, ...] = ()
        self._only_open = False

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def show_view(self, view: FindingsView) -> None:
        """These and no others: what concerns the whole recording first."""
        found: list[Row] = [*view.findings, *view.detector_findings]
        found.sort(key=lambda one: (one.onset_s is not None, one.onset_s or 0.0, state_of_row(one) != FOUND))
        self._all = tuple(found)
        self._choose()

    def show_only_open(self, only: bool) -> None:
        """Whether only what nobody has decided is shown."""
        self._only_open = only
        self._choose()

    def place_of(self, finding_id: str) -> int:
        """Its row; -1 where it is not shown."""
        return next((at for at, one in enumerate(self._rows) if one.finding_id == finding_id), -1)

    def _choose(self) -> None:
        self.beginResetModel()
        self._rows = tuple(
            one for one in self._all if not self._only_open or state_of_row(one) == FindingState.PROPOSED
        )
        self.endResetModel()

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
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return self._words(row)[index.column()]
        if role == int(Qt.ItemDataRole.ForegroundRole) and index.column() == 0:
            colours = {
                FOUND: self._palette.text,
                FindingState.PROPOSED: self._palette.caution,
                FindingState.ACCEPTED: self._palette.good,
            }
            return QColor(colours.get(state_of_row(row), self._palette.text_soft))
        if role == int(Qt.ItemDataRole.ForegroundRole) and state_of_row(row) == FindingState.REFUSED:
            return QColor(self._palette.text_soft)
        return None

    @staticmethod
    def _words(row: Row) -> tuple[str, ...]:
        state = tr(STATE_WORDS.get(state_of_row(row), ""))
        when = tr("whole") if row.onset_s is None else clock_text(row.onset_s)
        if isinstance(row, Finding):
            place = place_text(row.side, row.regions)
            where = "; ".join(part for part in (place, " ".join(row.channels)) if part)
            words = "; ".join(part for part in (finding_label(row), row.text) if part)
            return state, when, words, where, row.by
        what = detector_words(row)
        if row.reason:
            what = f"{what} ({row.reason})"
        return state, when, what, " ".join(row.channels), row.by or f"{row.detector} {row.version}"
