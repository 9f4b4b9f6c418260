"""The event list on the right: its filter, its corrections, and the marks that can be set with one key.

Guarantees: a mark is asked for at the key press, so its onset is that moment (own words: when their first letter was
typed) unless a place was picked on the traces, and the panel says which; texts are the site's or the protocol's (keys
1 to 8); the list follows the newest event unless the user has scrolled away; all of it works without a mouse.
GUI thread only. Does not: keep events, or ask the station.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from app.core.station.views import SessionEvent
from app.ui.item_models.event_rows import EVENT_ROLE, KIND_NAMES, EventRows, Wanted, time_font
from app.ui.language import grouped, tr
from app.ui.panels.annotation_editor import AnnotationEditor
from app.ui.panels.mark_buttons import MarkButtons
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette
from app.ui.widgets.plain import across, button, down, label

CELL_PX = 20


class EventsPanel(QFrame):
    """See the rules at the top of this module.

    Args:
        texts: Of the quick marks, in the order of their keys (1 to 8).
    """

    annotation_wanted = Signal(str)
    words_begun = Signal()
    words_given = Signal(str)
    event_chosen = Signal(object)  # SessionEvent
    change_wanted = Signal(object)  # AnnotationRequest without its session

    def __init__(self, texts: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EventRows(active_theme().palette, self)
        self._was_reset = False
        active_theme().changed.connect(self._dress)
        self._make_filter()
        self.table = QTableView()
        self.table.clicked.connect(self._row_chosen)
        self.table.activated.connect(self._row_chosen)
        self._dress_table()
        self._count = label("", "faint")
        self.correct_button = button(
            tr("Correct…"), "quiet", hint=tr("Correct the mark chosen in the list"), keys="Alt+E"
        )
        self.correct_button.clicked.connect(self.correct_chosen)
        self.withdraw_button = button(
            tr("Withdraw…"), "quiet", hint=tr("Withdraw the mark chosen in the list"), keys="Alt+Del"
        )
        self.withdraw_button.clicked.connect(self.withdraw_chosen)
        self.editor = AnnotationEditor()
        self.editor.hide()
        self.editor.ended.connect(self._end_correction)
        self.editor.wanted.connect(self.change_wanted)
        self.marks = MarkButtons(texts)
        self.marks.annotation_wanted.connect(self.annotation_wanted)
        self.marks.words_begun.connect(self.words_begun)
        self.marks.words_given.connect(self._own_words_given)
        self._lay_out()
        self.allow_marks(allowed=False)
        self._current_changed()
        self._show_count()

    @property
    def buttons(self) -> list[QPushButton]:
        return self.marks.buttons

    @property
    def own_text(self) -> QLineEdit:
        return self.marks.own_text

    @property
    def chosen(self) -> SessionEvent | None:
        """The event that is current in the list."""
        event = self.table.currentIndex().data(EVENT_ROLE)
        return event if isinstance(event, SessionEvent) else None

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Other texts for the keys 1 to 8."""
        self.marks.show_texts(texts)

    def allow_marks(self, *, allowed: bool) -> None:
        """Marks can be set only while there is something to mark."""
        self.marks.allow(allowed=allowed)

    def show_place(self, text: str) -> None:
        """Where the next mark goes; empty is now."""
        self.marks.show_place(text)

    def mark(self, number: int) -> None:
        """As the key `number` (from 1) does."""
        self.marks.mark(number)

    def show_events(self, events: Sequence[SessionEvent]) -> None:
        """These and no others, those of another session."""
        self.rows.show(events)
        self._offer_channels()
        self._fit_times()
        self._show_count()
        self._end_correction()
        self.table.scrollToBottom()

    def add_events(self, events: Sequence[SessionEvent]) -> None:
        """What has come since."""
        bar = self.table.verticalScrollBar()
        following, at, chosen = bar.value() >= bar.maximum() - 2, bar.value(), self.chosen
        self._was_reset = False
        self.rows.add_many(events)
        if any(event.channels for event in events):
            self._offer_channels()
        self._fit_times()
        self._show_count()
        if following:
            self.table.scrollToBottom()
        elif self._was_reset:
            bar.setValue(at)
        if self._was_reset and chosen is not None and (row := self.rows.row_of(chosen)) is not None:
            self.table.setCurrentIndex(self.rows.index(row, 0))

    def add_event(self, event: SessionEvent) -> None:
        self.add_events((event,))

    def choose_next(self, by: int, at_s: float | None = None) -> None:
        """Go to the next (1) or previous (-1) event of the list and say so; from `at_s` where none is current."""
        row = self.table.currentIndex().row()
        if row < 0:
            row = self.rows.row_at(at_s if at_s is not None else float("inf")) - (1 if by > 0 else 0)
        row = max(0, min(self.rows.rowCount() - 1, row + by))
        index = self.rows.index(row, 0)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self._row_chosen(index)

    @Slot()
    def correct_chosen(self) -> None:
        """Open the editor for the mark that is current."""
        self._edit(withdrawing=False)

    @Slot()
    def withdraw_chosen(self) -> None:
        """The same, at the reason of a withdrawal."""
        self._edit(withdrawing=True)

    # --- building ----------------------------------------------------------------------------------------------

    def _make_filter(self) -> None:
        self._words = QLineEdit()
        self._words.setPlaceholderText(tr("Filter"))
        self._words.setAccessibleName(tr("Filter events by text"))
        self._words.setToolTip(tr("Only events with these words are listed"))
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._refilter)
        self._kind = _box(tr("Filter events by kind"))
        self._kind.addItem(tr("All kinds"), "")
        for kind, name in KIND_NAMES.items():
            self._kind.addItem(tr(name), kind)
        self._kind.currentIndexChanged.connect(self._refilter)
        self._channel = _box(tr("Filter events by channel"))
        self._channel.addItem(tr("All channels"), "")
        self._channel.currentIndexChanged.connect(self._refilter)
        self._struck = QCheckBox(tr("Old versions"))
        self._struck.setToolTip(tr("Show marks that were corrected or withdrawn, struck through"))
        self._struck.setAccessibleName(tr("Show marks that were corrected or withdrawn"))
        self._struck.toggled.connect(self._refilter)

    def _lay_out(self) -> None:
        column = down(spacing=8, margins=(12, 8, 12, 12))
        column.addWidget(self._words)
        column.addLayout(across(self._kind, self._channel))
        column.addWidget(self.table, 1)
        under = across(self._count, spacing=4)
        under.addStretch(1)
        under.addWidget(self._struck)
        column.addLayout(under)
        changing = across(self.correct_button, self.withdraw_button, spacing=4)
        changing.addStretch(1)
        column.addLayout(changing)
        column.addWidget(self.editor)
        column.addWidget(self.marks)
        self.setLayout(column)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.rows)
        table.setAccessibleName(tr("Events of the session"))
        table.setToolTip(tr("Enter: show it on the traces.  Alt+E: correct.  Alt+Del: withdraw."))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(90)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(26)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, sample in enumerate(("00:00", "00:00:00", "✎")):
            header.resizeSection(column, QFontMetrics(time_font()).horizontalAdvance(sample) + CELL_PX)
        header.setStretchLastSection(True)
        self.rows.modelReset.connect(self._note_reset)
        table.selectionModel().currentChanged.connect(self._current_changed)

    # --- what the user does ------------------------------------------------------------------------------------

    def _edit(self, *, withdrawing: bool) -> None:
        event = self.chosen
        if not _can_be_changed(event):
            return
        assert event is not None
        self._show_editor(shown=True)
        self.editor.edit(event, withdrawing=withdrawing)

    def _show_editor(self, *, shown: bool) -> None:
        """In the place of the marks and of the buttons that open it."""
        self.editor.setVisible(shown)
        for one in (self.marks, self.correct_button, self.withdraw_button):
            one.setVisible(not shown)

    @Slot()
    def _end_correction(self) -> None:
        if not self.editor.isHidden():
            self._show_editor(shown=False)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _note_reset(self) -> None:
        self._was_reset = True
        self._current_changed()

    @Slot()
    def _current_changed(self) -> None:
        can = _can_be_changed(self.chosen)
        self.correct_button.setEnabled(can)
        self.withdraw_button.setEnabled(can)

    @Slot(QModelIndex)
    def _row_chosen(self, index: QModelIndex) -> None:
        event = index.data(EVENT_ROLE)
        if isinstance(event, SessionEvent):
            self.event_chosen.emit(event)

    @Slot(str)
    def _own_words_given(self, text: str) -> None:
        self.words_given.emit(text)
        # Otherwise the next digit is typed there instead of setting a mark.
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _refilter(self) -> None:
        self.rows.want(
            Wanted(
                self._words.text(),
                str(self._kind.currentData()),
                str(self._channel.currentData() or ""),
                self._struck.isChecked(),
            )
        )
        self._show_count()

    def _fit_times(self) -> None:
        """Room for hours once there are any."""
        if self.rows.events and self.rows.events[-1].onset_s >= 3600:
            needed = QFontMetrics(time_font()).horizontalAdvance("0:00:00") + CELL_PX
            self.table.setColumnWidth(0, max(needed, self.table.columnWidth(0)))

    def _offer_channels(self) -> None:
        """The labels that events are about, in the box of the filter; what is chosen stays."""
        offered = {str(self._channel.itemData(at)) for at in range(1, self._channel.count())}
        for one in self.rows.channels:
            if one not in offered:
                self._channel.addItem(one, one)

    def _show_count(self) -> None:
        shown, known = self.rows.rowCount(), len(self.rows.events)
        self._count.setText(
            tr("{shown} of {known} events").format(shown=grouped(shown), known=grouped(known))
            if shown != known
            else tr("{known} events").format(known=grouped(known))
        )

    @Slot(object)
    def _dress(self, palette: Palette) -> None:
        self.rows.dress(palette)


def _can_be_changed(event: SessionEvent | None) -> bool:
    return event is not None and bool(event.annotation_id) and not event.state


def _box(name: str) -> QComboBox:
    made = QComboBox()
    made.setProperty("look", "tool")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(4)
    made.setMinimumWidth(70)
    return made
