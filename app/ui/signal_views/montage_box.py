"""The box of montages: those that ship, then the user's own, each with the key that chooses it.

Guarantees: the key is shown at the right of its montage in the list and in the tooltip; names are in the language of
the window, `currentData` is the name that settings and files know. GUI thread only. Does not: apply anything.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.language import tr
from app.ui.signal_views.montage_words import word_of

KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_BETWEEN_PX = 28
Index = QModelIndex | QPersistentModelIndex


class KeyedItems(QStyledItemDelegate):
    """Items with their key, or what else belongs to them, at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        key = str(index.data(KEY_ROLE) or "")
        if key:
            painter.save()
            area: QRect = option.rect.adjusted(0, 0, -10, 0)
            colours: QPalette = option.palette
            painter.setPen(colours.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), key)
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        size = super().sizeHint(option, index)
        key = str(index.data(KEY_ROLE) or "")
        metrics = option.fontMetrics
        return QSize(size.width() + (metrics.horizontalAdvance(key) + _BETWEEN_PX if key else 0), size.height())


def show_beside(box: QComboBox, texts: Sequence[str]) -> None:
    """Show `texts` at the right of the items of `box`, in its list only."""
    box.setItemDelegate(KeyedItems(box))
    for row, text in enumerate(texts):
        words = box.itemText(row)
        box.setItemData(row, text, KEY_ROLE)
        box.setItemData(row, f"{words}, {text}" if text else words, Qt.ItemDataRole.AccessibleTextRole)
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 24)


class MontageBox(QComboBox):
    """See the rules at the top of this module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(KeyedItems(self))

    def show_montages(self, names: tuple[str, ...], keys: dict[str, str]) -> None:
        """Offer these; `keys` by name, as people read them. Tells nobody, and keeps what is chosen where it can."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for name in names:
            self.addItem(word_of(name), name)
            key = keys.get(name, "")
            self.setItemData(self.count() - 1, key, KEY_ROLE)
            tip = f"{word_of(name)} ({key})" if key else word_of(name)
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            spoken = f"{word_of(name)}, {key}" if key else word_of(name)
            self.setItemData(self.count() - 1, spoken, Qt.ItemDataRole.AccessibleTextRole)
        self.show_chosen(chosen)
        self.blockSignals(False)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)
        self._say_key()

    def show_chosen(self, name: object) -> None:
        """Show `name` as chosen; the first where it is not offered."""
        self.blockSignals(True)
        at = next((row for row in range(self.count()) if self.itemData(row) == name), 0)
        self.setCurrentIndex(at)
        self.blockSignals(False)
        self._say_key()

    def _say_key(self) -> None:
        key = self.currentData(KEY_ROLE)
        self.setToolTip(f"{tr('Montage')} ({key})" if key else tr("Montage"))
