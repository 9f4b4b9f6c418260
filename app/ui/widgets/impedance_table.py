"""Electrodes as a list with the worst first, and the legend of their shapes.

Guarantees: verdicts are those of the electrode type chosen, and so are the limits in the legend. GUI thread only.
Does not: measure.
"""

from PySide6.QtCore import QAbstractTableModel, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.core.clinic.electrodes import DEFAULT_TYPE, VERDICTS, impedance_verdict
from app.core.devices.driver import ElectrodeImpedance
from app.core.settings.limits import clinical_limits
from app.ui.item_models.patient_rows import NO_PARENT, Index
from app.ui.language import number, tr
from app.ui.theme.active import active_theme
from app.ui.widgets.electrode_marks import impedance_text, paint_electrode, spoken_electrode, verdict_word
from app.ui.widgets.plain import across, label

_VERDICT_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class ImpedanceRows(QAbstractTableModel):
    """Electrodes, worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ElectrodeImpedance] = []
        self._electrode_type = DEFAULT_TYPE

    def show(self, impedances: tuple[ElectrodeImpedance, ...], electrode_type: str) -> None:
        rows = sorted(impedances, key=lambda one: -(float("inf") if one.kiloohm is None else one.kiloohm))
        if (rows, electrode_type) == (self._rows, self._electrode_type):
            return  # a state comes each second: who scrolls must not be thrown back to the top
        self.beginResetModel()
        self._rows, self._electrode_type = rows, electrode_type
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return ("", tr("Electrode"), tr("Impedance"))[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == _VERDICT_ROLE:
            return impedance_verdict(one.kiloohm, self._electrode_type)
        if role == int(Qt.ItemDataRole.DisplayRole):
            value = impedance_text(one.kiloohm) + ("" if one.kiloohm is None else " kΩ")
            return ("", one.label.rstrip("."), value)[index.column()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            verdict = impedance_verdict(one.kiloohm, self._electrode_type)
            return spoken_electrode(one.label, one.kiloohm, verdict)
        return None


class VerdictPainter(QStyledItemDelegate):
    """The electrode's shape in the first column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        mark = QRectF(area.center().x() - 6, area.center().y() - 6, 12, 12)
        paint_electrode(painter, mark, str(index.data(_VERDICT_ROLE)), active_theme().palette)
        painter.restore()


class ImpedanceTable(QTableView):
    """The list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ImpedanceRows(self)
        self.setModel(self._rows)
        self.setItemDelegateForColumn(0, VerdictPainter(self))
        self.setAccessibleName(tr("Impedances, worst first"))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(27)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, 34)
        header.resizeSection(1, 100)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)

    def show_impedances(self, impedances: tuple[ElectrodeImpedance, ...], electrode_type: str) -> None:
        self._rows.show(impedances, electrode_type)


class LegendMark(QWidget):
    """A shape of the legend."""

    def __init__(self, verdict: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = verdict
        self.setFixedSize(18, 18)
        active_theme().changed.connect(self.update)

    def paintEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_electrode(painter, QRectF(3, 3, 12, 12), self._verdict, active_theme().palette)
        painter.end()


class ImpedanceLegend(QWidget):
    """Shapes with what they mean for the electrodes chosen, `columns` of them side by side."""

    def __init__(self, parent: QWidget | None = None, *, columns: int = len(VERDICTS)) -> None:
        super().__init__(parent)
        self._words: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        for k, verdict in enumerate(VERDICTS):
            self._words[verdict] = label("", "faint")
            grid.addLayout(across(LegendMark(verdict), self._words[verdict], spacing=6), k // columns, k % columns)
        grid.setColumnStretch(columns, 1)
        self.setLayout(grid)
        self.show_type(DEFAULT_TYPE)

    def show_type(self, electrode_type: str) -> None:
        limits = clinical_limits().impedance.of(electrode_type)
        good, acceptable = limits.good.value, limits.acceptable.value
        words = {
            "good": tr("up to {limit} kΩ").format(limit=number(good)),
            "fair": tr("to {limit} kΩ").format(limit=number(acceptable)),
            "poor": tr("above {limit} kΩ").format(limit=number(acceptable)),
            "open": tr("open"),
        }
        for verdict, told in words.items():
            self._words[verdict].setText(told)
            self._words[verdict].setAccessibleName(f"{verdict_word(verdict)}: {told}")
        self.setToolTip(tr("Good: {good}\nFair: {fair}").format(good=limits.good.source, fair=limits.acceptable.source))
