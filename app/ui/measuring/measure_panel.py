"""The docked figures: what lies between the two cursors, trace by trace, with units and filters beside them.

Guarantees: every figure has its unit in its heading; whether it is live or past, and through which filters, stands
above; a figure that cannot be told is a dash, never a zero. GUI thread only. Does not: measure.
"""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, Qt, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.item_models.patient_rows import NO_PARENT, Index
from app.ui.language import noop, number, tr
from app.ui.measuring.measurement import Measurement, TraceFigures
from app.ui.measuring.measuring_source import MeasuringSource, filters_text, measuring_source, unit_text
from app.ui.signal_views.page_cursor import exact_text
from app.ui.widgets.plain import across, button, down, label

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

NOTHING = "\u2013"
HEADINGS = (
    noop("Trace"),
    noop("At 1"),
    noop("At 2"),
    noop("2 \u2212 1"),
    noop("Peak to peak"),
    noop("RMS"),
    noop("Frequency"),
)
HINTS = (
    noop("The trace as it is shown"),
    noop("Value at cursor 1"),
    noop("Value at cursor 2"),
    noop("Value at cursor 2 less that at cursor 1"),
    noop("Highest less lowest value between the cursors"),
    noop("Root mean square between the cursors, about the mean"),
    noop("Frequency of the largest peak of the spectrum; a dash where no rhythm stands out"),
)


class FigureRows(QAbstractTableModel):
    """One row a trace."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures: tuple[TraceFigures, ...] = ()
        self._lasts = False

    def show(self, measurement: Measurement | None) -> None:
        figures = measurement.figures if measurement is not None else ()
        self._lasts = measurement is not None and measurement.lasts
        same = [one.name for one in figures] == [one.name for one in self._figures]
        if same and figures:
            self._figures = figures
            self.dataChanged.emit(self.index(0, 0), self.index(len(figures) - 1, len(HEADINGS) - 1))
            return
        self.beginResetModel()
        self._figures = figures
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return tr(HEADINGS[section])
        return tr(HINTS[section]) if role == int(Qt.ItemDataRole.ToolTipRole) else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._figures):
            return None
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self.text(index.row(), index.column())
        if role == int(Qt.ItemDataRole.TextAlignmentRole) and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def text(self, row: int, column: int) -> str:
        one = self._figures[row]
        unit, over = unit_text(one.name.unit), one.over
        if column == 0:
            return one.name.label
        if column == 6:
            told = over.dominant_hz if over is not None else None
            return f"{number(told, 1)} Hz" if told is not None else NOTHING
        values = (
            one.at_1,
            one.at_2 if self._lasts else math.nan,
            one.at_2 - one.at_1 if self._lasts else math.nan,
            over.peak_to_peak if over is not None else math.nan,
            over.rms if over is not None else math.nan,
        )
        value = values[column - 1]
        return f"{number(value, 1)} {unit}".rstrip() if math.isfinite(value) else NOTHING


class MeasurePanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, source: MeasuringSource) -> None:
        super().__init__()
        self.setMinimumWidth(250)
        self._source = source
        source.measured.connect(self.show_measurement)
        self._place = label("", "heading", wrap=True)
        self._between = label("", "", wrap=True)
        self._filters = label("", "faint", wrap=True)
        self.rows = FigureRows(self)
        self.table = QTableView()
        self.table.setModel(self.rows)
        self.table.setAccessibleName(tr("Figures by trace"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setHighlightSections(False)
        for column, width_px in enumerate((74, 74, 74, 74, 92, 74, 78)):
            self.table.setColumnWidth(column, width_px)
        self.copy_button = button(tr("Copy"), "quiet", hint=tr("Copy the figures as a table"))
        self.copy_button.clicked.connect(self.copy)
        column_box = down(self._place, self._between, self._filters, spacing=4, margins=(12, 8, 12, 10))
        column_box.addWidget(self.table, 1)
        under = across(label(tr("Click: cursor.  Alt + click: cursor 2."), "faint", wrap=True))
        under.addWidget(self.copy_button)
        column_box.addLayout(under)
        self.setLayout(column_box)
        self.show_measurement(source.newest)

    @property
    def words(self) -> str:
        """What stands above the table."""
        return "\n".join(one.text() for one in (self._place, self._between, self._filters) if one.text())

    @Slot(object)
    def show_measurement(self, measurement: Measurement | None) -> None:
        self.rows.show(measurement)
        self.copy_button.setEnabled(measurement is not None)
        if measurement is None:
            self._place.setText(tr("Nothing to measure yet."))
            self._between.setText(tr("Click on the traces, or drag over a stretch."))
            self._filters.setText("")
            return
        self._place.setText(place_text(measurement))
        self._between.setText(between_text(measurement))
        self._filters.setText(filters_text(self._source.settings, live=measurement.live))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._source.begin_looking(self)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._source.end_looking(self)

    @Slot()
    def copy(self) -> None:
        """As tab-separated lines, with what stands above them."""
        headings = "\t".join(tr(one) for one in HEADINGS)
        lines = [
            "\t".join(self.rows.text(row, column) for column in range(len(HEADINGS)))
            for row in range(self.rows.rowCount())
        ]
        QGuiApplication.clipboard().setText("\n".join((self.words, headings, *lines)))


def place_text(measurement: Measurement) -> str:
    """Where it was measured, in one line."""
    if measurement.live:
        return tr("LIVE   the last {seconds} s").format(seconds=number(measurement.end_s - measurement.start_s, 1))
    if measurement.lasts:
        return tr("1  {start}   2  {end}").format(
            start=exact_text(measurement.start_s), end=exact_text(measurement.end_s)
        )
    return tr("1  {start}").format(start=exact_text(measurement.start_s))


def between_text(measurement: Measurement) -> str:
    """How far the cursors are apart."""
    lasts_s = measurement.end_s - measurement.start_s
    if lasts_s <= 0:
        return tr("One cursor. Alt + click sets the second one.")
    return tr("Δt {seconds} s   1/Δt {hertz} Hz").format(seconds=number(lasts_s, 3), hertz=number(1 / lasts_s, 2))


def build(window: "MainWindow") -> QWidget:
    """The panel of `window`."""
    return MeasurePanel(measuring_source(window))
