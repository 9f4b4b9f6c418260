"""The event list on the right, its filter, and the marks that can be set with one key.

Guarantees: a mark is asked for at the key press, so its onset is that moment (own words: when their first letter was
typed) unless a place was picked on the traces, and the panel says which; texts are the protocol's (keys 1 to 8); the
list follows the newest event unless the user has scrolled away. GUI thread only.
"""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.core.station.views import SessionEvent
from app.ui.item_models.event_rows import EVENT_ROLE, KIND_NAMES, EventFilter, EventRows
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import across, button, down, label


class EventsPanel(QFrame):
    """See the rules at the top of this module.

    Args:
        texts: Of the quick marks, in the order of their keys (1 to 8).
    """

    annotation_wanted = Signal(str)
    words_begun = Signal()
    words_given = Signal(str)
    event_chosen = Signal(object)  # SessionEvent

    def __init__(self, texts: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.rows = EventRows(active_theme().palette, self)
        self._filter = EventFilter(self)
        self._filter.setSourceModel(self.rows)
        active_theme().changed.connect(self._dress)
        self._words = QLineEdit()
        self._words.setPlaceholderText("Filter")
        self._words.setAccessibleName("Filter events by text")
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._refilter)
        self._kind = QComboBox()
        self._kind.setProperty("look", "tool")
        self._kind.setAccessibleName("Filter events by kind")
        self._kind.addItem("All", "")
        for kind, name in KIND_NAMES.items():
            self._kind.addItem(name, kind)
        self._kind.currentIndexChanged.connect(self._refilter)
        self.table = QTableView()
        self.table.clicked.connect(self._row_chosen)
        self.table.activated.connect(self._row_chosen)
        self._dress_table()
        self.buttons = [
            button(f"{number}  {text}", "mark", hint=text, keys=str(number)) for number, text in enumerate(texts, 1)
        ]
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, one in enumerate(self.buttons):
            one.setAccessibleName(f"Mark: {texts[at]}")
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.clicked.connect(self._button_clicked)
            grid.addWidget(one, at // 2, at % 2)
        self.own_text = QLineEdit()
        self.own_text.setPlaceholderText("Own words, then Enter  (Ctrl+E)")
        self.own_text.setAccessibleName("Mark with own words")
        self.own_text.setMaxLength(200)
        self.own_text.textEdited.connect(self._own_text_edited)
        self.own_text.returnPressed.connect(self._own_text_entered)
        self._words_before = ""
        self._where = label("MARK NOW", "overline")
        column = down(spacing=8, margins=(12, 8, 12, 12))
        column.addLayout(across(self._words, self._kind))
        column.addWidget(self.table, 1)
        column.addWidget(self._where)
        column.addLayout(grid)
        column.addWidget(self.own_text)
        self.setLayout(column)
        self.allow_marks(allowed=False)

    def allow_marks(self, *, allowed: bool) -> None:
        """Marks can be set only while there is something to mark."""
        for one in self.buttons:
            one.setEnabled(allowed)
        self.own_text.setEnabled(allowed)
        if not allowed:
            self.own_text.clear()
            self._words_before = ""

    def show_place(self, text: str) -> None:
        """Where the next mark goes; empty is now."""
        self._where.setText(f"MARK AT  {text}" if text else "MARK NOW")

    def mark(self, number: int) -> None:
        """As the key `number` (from 1) does."""
        if 1 <= number <= len(self._texts) and self.own_text.isEnabled():
            self.annotation_wanted.emit(self._texts[number - 1])

    def show_events(self, events: tuple[SessionEvent, ...]) -> None:
        self.rows.show(events)
        self.table.scrollToBottom()

    def add_event(self, event: SessionEvent) -> None:
        bar = self.table.verticalScrollBar()
        following = bar.value() >= bar.maximum() - 2
        self.rows.add(event)
        if following:
            self.table.scrollToBottom()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self._filter)
        table.setAccessibleName("Events of the session")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width_px in enumerate((64, 76, 32)):
            header.resizeSection(column, width_px)
        header.setStretchLastSection(True)

    @Slot(QModelIndex)
    def _row_chosen(self, index: QModelIndex) -> None:
        event = index.data(EVENT_ROLE)
        if isinstance(event, SessionEvent):
            self.event_chosen.emit(event)

    @Slot(str)
    def _own_text_edited(self, text: str) -> None:
        if text and not self._words_before:
            self.words_begun.emit()
        self._words_before = text

    @Slot()
    def _refilter(self) -> None:
        self._filter.want(self._words.text(), str(self._kind.currentData()))

    @Slot(object)
    def _dress(self, palette: Palette) -> None:
        self.rows.dress(palette)

    @Slot()
    def _button_clicked(self) -> None:
        sender = self.sender()
        if sender in self.buttons:
            self.mark(self.buttons.index(sender) + 1)

    @Slot()
    def _own_text_entered(self) -> None:
        text = self.own_text.text().strip()
        if text:
            self.words_given.emit(text)
        self.own_text.clear()
        self._words_before = ""
        # Otherwise the next digit is typed here instead of setting a mark.
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
