"""The derivations of a montage as a table that can be edited: active, reference, group, colour, and a remark to each.

Guarantees: what is in the table is what `derivations` gives; remarks are words, never colour alone. GUI thread only.
Does not: judge or keep montages (see `montage_editor`).
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.ui.language import tr
from app.ui.signal_views.montage_definitions import COLOURS, Derivation
from app.ui.signal_views.montage_words import word_of
from app.ui.signal_views.montages import Side, side_of_derivation
from app.ui.theme.active import active_theme

ACTIVE, REFERENCE, GROUP, COLOUR, REMARK = range(5)
_VALUE = Qt.ItemDataRole.UserRole
_SWATCH_PX = 12
Index = QModelIndex | QPersistentModelIndex


def colour_word(colour: str) -> str:
    """A colour's name for people."""
    return {
        "": tr("by its side"),
        "left": tr("left"),
        "right": tr("right"),
        "midline": tr("midline"),
        "other": tr("other"),
    }[colour]


class ColourChoice(QStyledItemDelegate):
    """A box in place of free text."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802 - Qt's
        box = QComboBox(parent)
        box.setAccessibleName(tr("Colour"))
        for colour in COLOURS:
            box.addItem(colour_word(colour), colour)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(_VALUE))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData(), _VALUE)


def swatch(derivation: Derivation) -> QPixmap:
    """A patch of the colour that its trace has."""
    palette = active_theme().palette
    shown = {
        Side.LEFT: palette.trace_left,
        Side.RIGHT: palette.trace_right,
        Side.MIDLINE: palette.trace_midline,
        Side.OTHER: palette.trace_other,
    }[side_of_derivation(derivation)]
    patch = QPixmap(_SWATCH_PX, _SWATCH_PX)
    patch.fill(QColor(shown))
    return patch


class DerivationTable(QTableWidget):
    """See the rules at the top of this module."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setAccessibleName(tr("Derivations"))
        self.setHorizontalHeaderLabels([tr("Active"), tr("Reference"), tr("Group"), tr("Colour"), tr("Remark")])
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegateForColumn(COLOUR, ColourChoice(self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setDefaultSectionSize(28)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((ACTIVE, 96), (REFERENCE, 118), (GROUP, 140), (COLOUR, 108)):
            self.setColumnWidth(column, width)
        header.setSectionResizeMode(REMARK, QHeaderView.ResizeMode.Stretch)
        self._may_edit = True
        self._filling = False
        self.itemChanged.connect(self._changed)

    def show_derivations(self, derivations: Sequence[Derivation], *, may_edit: bool) -> None:
        """Show these instead; tells nobody."""
        self._filling = True
        self._may_edit = may_edit
        self.setRowCount(0)
        for one in derivations:
            self._insert(self.rowCount(), one)
        self._filling = False

    def derivations(self) -> tuple[Derivation, ...]:
        """As they stand in the table."""
        return tuple(self._derivation(row) for row in range(self.rowCount()))

    def _derivation(self, row: int) -> Derivation:
        return Derivation(
            active=self._text(row, ACTIVE),
            reference=self._text(row, REFERENCE),
            group=str(self._cell(row, GROUP).data(_VALUE) or ""),
            colour=str(self._cell(row, COLOUR).data(_VALUE) or ""),
        )

    def show_remarks(self, remarks: Sequence[tuple[str, bool]]) -> None:
        """A remark to each row, and whether it is a fault."""
        self._filling = True
        palette = active_theme().palette
        for row, (words, is_fault) in enumerate(remarks):
            item = self._cell(row, REMARK)
            item.setText(words)
            item.setToolTip(words)
            item.setForeground(QColor(palette.danger if is_fault else palette.caution))
        self._filling = False

    def add(self, derivations: Sequence[Derivation]) -> None:
        """Put these below the row chosen; the last of them is chosen then."""
        at = self.currentRow() + 1 if self.currentRow() >= 0 else self.rowCount()
        self._filling = True
        for step, one in enumerate(derivations):
            self._insert(at + step, one)
        self._filling = False
        self.setCurrentCell(at + len(derivations) - 1, ACTIVE)
        self.edited.emit()

    @Slot()
    def remove_chosen(self) -> None:
        """Take the chosen rows out."""
        rows = sorted({index.row() for index in self.selectedIndexes()} or {self.currentRow()} - {-1}, reverse=True)
        for row in rows:
            self.removeRow(row)
        if rows:
            self.setCurrentCell(min(rows[-1], self.rowCount() - 1), ACTIVE)
            self.edited.emit()

    def move_chosen(self, by: int) -> None:
        """Move the row chosen up (negative) or down."""
        row, derivations = self.currentRow(), list(self.derivations())
        if not (0 <= row < len(derivations) and 0 <= row + by < len(derivations)):
            return
        derivations.insert(row + by, derivations.pop(row))
        self.show_derivations(derivations, may_edit=self._may_edit)
        self.setCurrentCell(row + by, ACTIVE)
        self.edited.emit()

    def _insert(self, row: int, derivation: Derivation) -> None:
        self.insertRow(row)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for column, text, value in (
            (ACTIVE, derivation.active, None),
            (REFERENCE, derivation.reference, None),
            (GROUP, word_of(derivation.group), derivation.group),
            (COLOUR, colour_word(derivation.colour), derivation.colour),
            (REMARK, "", None),
        ):
            item = QTableWidgetItem(text)
            item.setData(_VALUE, value)
            can_edit = self._may_edit and column != REMARK
            item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if can_edit else flags)
            self.setItem(row, column, item)
        self._cell(row, COLOUR).setData(Qt.ItemDataRole.DecorationRole, swatch(derivation))

    def edit_active(self) -> None:
        """Type into the active electrode of the row chosen."""
        if self.currentRow() >= 0:
            self.editItem(self._cell(self.currentRow(), ACTIVE))

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def _text(self, row: int, column: int) -> str:
        return self._cell(row, column).text().strip()

    @Slot(QTableWidgetItem)
    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        self._filling = True
        if item.column() == COLOUR:
            colour = str(item.data(_VALUE) or "")
            item.setText(colour_word(colour))
        elif item.column() == GROUP:
            item.setData(_VALUE, item.text().strip())
        derivation = self._derivation(item.row())
        self._cell(item.row(), COLOUR).setData(Qt.ItemDataRole.DecorationRole, swatch(derivation))
        self._filling = False
        self.edited.emit()
