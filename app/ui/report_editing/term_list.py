"""The terms of SCORE to choose from: searched by words, in their groups.

Guarantees: what is typed narrows the list at once, in the window's language or in English; the keyboard alone is
enough; a group's name is never a choice, and passing through the list with Tab chooses nothing.
GUI thread only. Does not: know what a term means.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.core.clinic.findings.score_terms import score_terms
from app.ui.language import tr
from app.ui.report_editing.term_words import folded, hint_text, searched_text, told
from app.ui.widgets.plain import down

_ID = int(Qt.ItemDataRole.UserRole)
_SEARCHED = _ID + 1


class _AsWideAsTheList(QStyledItemDelegate):
    """A term that is longer than the list is wide ends in "…" (its hint has it whole), and no row scrolls sideways."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, super().sizeHint(option, index).height())


class TermList(QWidget):
    """See the rules at the top of this module."""

    chosen = Signal(str)  # id of the term; empty for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search a term"))
        self.search.setAccessibleName(tr("Search a term"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Terms of SCORE"))
        self.list.setProperty("look", "terms")
        self.list.setMinimumHeight(176)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_AsWideAsTheList(self.list))
        for group in score_terms().group:
            head = QListWidgetItem(told(group.words))
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            self.list.addItem(head)
            for term in group.terms:
                item = QListWidgetItem(f"    {told(term.words)}")
                item.setData(_ID, term.id)
                item.setData(_SEARCHED, searched_text(group, term))
                item.setToolTip(hint_text(term))
                self.list.addItem(item)
        self.list.itemSelectionChanged.connect(self._tell)
        self.setLayout(down(self.search, self.list, spacing=6))

    @property
    def term(self) -> str:
        """Id of the chosen term; empty for none."""
        # The chosen one, not the current one: Qt makes a row current when the list takes the keyboard.
        for item in self.list.selectedItems():
            if not item.isHidden():
                return str(item.data(_ID) or "")
        return ""

    def choose(self, term_id: str) -> None:
        """Choose a term; none for an empty id or one that is not there."""
        self.search.clear()
        for item in self._items():
            if item.data(_ID) == term_id and term_id:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)
                return
        self._choose_none()
        self._tell()

    def _choose_none(self) -> None:
        self.list.setCurrentRow(-1)
        self.list.clearSelection()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @Slot(str)
    def _narrow(self, words: str) -> None:
        wanted = folded(words).split()
        head: QListWidgetItem | None = None
        any_below = False
        for item in [*self._items(), None]:
            if item is None or not item.data(_ID):
                if head is not None:
                    head.setHidden(not any_below)
                head, any_below = item, False
                continue
            shown = all(word in item.data(_SEARCHED) for word in wanted)
            item.setHidden(not shown)
            any_below |= shown
        if wanted:
            first = next((one for one in self._items() if one.data(_ID) and not one.isHidden()), None)
            if first is None:
                self._choose_none()
            else:
                self.list.setCurrentItem(first)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.term)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and down in the search line move in the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._move(step)
                return True
        return False

    def _move(self, step: int) -> None:
        shown = [item for item in self._items() if item.data(_ID) and not item.isHidden()]
        if shown:
            now = next(iter(self.list.selectedItems()), None)
            at = shown.index(now) + step if now in shown else 0
            self.list.setCurrentItem(shown[max(0, min(at, len(shown) - 1))])
