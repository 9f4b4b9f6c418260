"""Second step: the electrodes, as a head map and as a list with the worst first.

Guarantees: number, colour and shape for each; going on with poor electrodes is allowed and said in words (the clinician
decides). GUI thread only. Does not: measure.
"""

from PySide6.QtCore import QAbstractTableModel, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.core.devices.driver import ElectrodeImpedance
from app.core.signals.channels import ChannelKind
from app.core.station.views import SessionView
from app.ui.item_models.patient_rows import NO_PARENT, Index
from app.ui.theme.active import active_theme
from app.ui.widgets.head_map import HeadMap, impedance_text, impedance_verdict, paint_electrode
from app.ui.widgets.plain import across, button, down, frame, label

VERDICTS = ("good", "fair", "poor", "open")
_VERDICT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_LEGEND = {"good": "below 5 kΩ", "fair": "5 to 10 kΩ", "poor": "above 10 kΩ", "open": "open"}


class ImpedanceRows(QAbstractTableModel):
    """Electrodes, worst first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ElectrodeImpedance] = []

    def show(self, impedances: tuple[ElectrodeImpedance, ...]) -> None:
        self.beginResetModel()
        self._rows = sorted(impedances, key=lambda one: -(float("inf") if one.kiloohm is None else one.kiloohm))
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else 3

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return ("", "Electrode", "Impedance")[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        one = self._rows[index.row()]
        if role == _VERDICT_ROLE:
            return impedance_verdict(one.kiloohm)
        if role == int(Qt.ItemDataRole.DisplayRole):
            value = impedance_text(one.kiloohm) + ("" if one.kiloohm is None else " kΩ")
            return ("", one.label.rstrip("."), value)[index.column()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return f"{one.label} {impedance_text(one.kiloohm)} kiloohm, {impedance_verdict(one.kiloohm)}"
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


class ImpedancePage(QWidget):
    """See the rules at the top of this module."""

    accepted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = HeadMap()
        self._rows = ImpedanceRows(self)
        self._table = QTableView()
        self._table.setModel(self._rows)
        self._table.setItemDelegateForColumn(0, VerdictPainter(self._table))
        self._table.setAccessibleName("Impedances, worst first")
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(27)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, 34)
        header.resizeSection(1, 100)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self._summary = label("", "title", wrap=True)
        self._advice = label("", "soft", wrap=True)
        self._again = button("Measure again", hint="Measure the impedances again", keys="F5")
        self._again.clicked.connect(self.again_wanted)
        self.accept_button = button("Accept electrodes", "primary", hint="Go on to recording", keys="Ctrl+Return")
        self.accept_button.clicked.connect(self.accepted)
        self._legend = QWidget()
        legend = across(spacing=6)
        for verdict in VERDICTS:
            legend.addWidget(LegendMark(verdict))
            legend.addWidget(label(_LEGEND[verdict], "faint"))
            legend.addSpacing(4)
        legend.addStretch(1)
        self._legend.setLayout(legend)
        left = frame("card")
        left_column = down(spacing=6, margins=(16, 14, 16, 12))
        left_column.addWidget(self.head, 1)
        left_column.addWidget(self._legend)
        left.setLayout(left_column)
        right = frame("card")
        right_column = down(spacing=10, margins=(18, 16, 18, 16))
        right_column.addLayout(down(self._summary, self._advice, spacing=4))
        right_column.addWidget(self._table, 1)
        right_column.addStretch(0)
        right_column.addWidget(self._again)
        right_column.addWidget(self.accept_button)
        right_column.addLayout(across(1, label("Ctrl + Enter", "key"), 1))
        right.setLayout(right_column)
        right.setMinimumWidth(250)
        right.setMaximumWidth(380)
        row = across(spacing=12, margins=(12, 12, 12, 12))
        row.addWidget(left, 1)
        row.addWidget(right)
        self.setLayout(row)

    def show_session(self, session: SessionView) -> None:
        impedances = session.impedances
        can = session.device is None or session.device.can_measure_impedance
        labels = _electrodes(session)
        if can or impedances:
            self.head.show_impedances(impedances)
        else:
            self.head.show_places(labels)
        for widget in (self._legend, self._table, self._again):
            widget.setVisible(can or bool(impedances))
        self.accept_button.setText("Accept electrodes" if can or impedances else "Go on without measuring")
        self.accept_button.setAccessibleName(self.accept_button.text())
        self._rows.show(impedances)
        counts = dict.fromkeys(VERDICTS, 0)
        for one in impedances:
            counts[impedance_verdict(one.kiloohm)] += 1
        bad = counts["poor"] + counts["open"]
        if not impedances:
            self._summary.setText("Measuring…" if can else "Not measured")
            self._advice.setText(
                "" if can else f"This device cannot measure impedance. {len(labels)} electrodes are named in it."
            )
        elif bad:
            self._summary.setText(f"{bad} of {len(impedances)} need attention")
            self._advice.setText("Add gel or seat these electrodes again, then measure again. You may go on without.")
        else:
            self._summary.setText(f"All {len(impedances)} electrodes are usable")
            self._advice.setText(f"{counts['good']} good, {counts['fair']} fair.")

    def take_focus(self) -> None:
        """To what goes on."""
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _electrodes(session: SessionView) -> tuple[str, ...]:
    """Labels of the EEG channels of the session's device."""
    streams = session.device.streams if session.device is not None else ()
    return tuple(one.label for stream in streams for one in stream.channels if one.kind is ChannelKind.EEG)
