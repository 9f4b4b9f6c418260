"""The event list as a read-only Qt table, and its filter.

Guarantees: an event is appended in constant time; the filter works on text and kind. GUI thread only. Does not: sort
by anything but onset (events come in the order they happened; late ones are put in their place).
"""

from bisect import bisect_right
from datetime import datetime, timedelta

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from app.core.station.views import SessionEvent
from app.ui.item_models.patient_rows import NO_PARENT, Index
from app.ui.signal_views.page_cursor import clock_text
from app.ui.signal_views.page_items import mark_colour
from app.ui.theme.palette import Palette

COLUMNS = ("Time", "Clock", "", "Event")
KIND_SYMBOLS = {"annotation": "✎", "device": "◈", "gap": "▨", "alarm": "▲", "step": "→"}
KIND_NAMES = {"annotation": "Mark", "device": "Device", "gap": "Gap", "alarm": "Alarm", "step": "Step"}
EVENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class EventRows(QAbstractTableModel):
    """One row an event, by onset."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._events: list[SessionEvent] = []
        self._onsets: list[float] = []
        self._started: datetime | None = None

    @property
    def events(self) -> list[SessionEvent]:
        return self._events

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        if self._events:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._events) - 1, len(COLUMNS) - 1))

    def show_start(self, started: str) -> None:
        """When the recording began, UTC, ISO 8601; onsets then have a time of day as well."""
        at = datetime.fromisoformat(started)
        if at != self._started:
            self._started = at
            if self._events:
                self.dataChanged.emit(self.index(0, 1), self.index(len(self._events) - 1, 1))

    def clock_of(self, event: SessionEvent) -> str:
        """Time of day, here; empty where it is not known when the recording began."""
        if self._started is None:
            return ""
        return (self._started + timedelta(seconds=event.onset_s)).astimezone().strftime("%H:%M:%S")

    def show(self, events: tuple[SessionEvent, ...]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._events = sorted(events, key=lambda event: event.onset_s)
        self._onsets = [event.onset_s for event in self._events]
        self.endResetModel()

    def add(self, event: SessionEvent) -> None:
        row = bisect_right(self._onsets, event.onset_s)
        self.beginInsertRows(NO_PARENT, row, row)
        self._events.insert(row, event)
        self._onsets.insert(row, event.onset_s)
        self.endInsertRows()

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._events):
            return None
        event = self._events[index.row()]
        if role == EVENT_ROLE:
            return event
        if role == int(Qt.ItemDataRole.DisplayRole):
            kind = KIND_SYMBOLS.get(event.kind, "•")
            return (clock_text(max(0.0, event.onset_s)), self.clock_of(event), kind, _full_text(event))[index.column()]
        if role == int(Qt.ItemDataRole.AccessibleTextRole) and index.column() == 2:
            return KIND_NAMES.get(event.kind, event.kind)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            lasting = f", lasting {event.duration_s:g} s" if event.duration_s else ""
            clock = self.clock_of(event)
            at = f" ({clock})" if clock else ""
            kind = KIND_NAMES.get(event.kind, event.kind)
            return f"{kind}  {event.onset_s:.3f} s{at}{lasting}\n{_full_text(event)}"
        if role == int(Qt.ItemDataRole.ForegroundRole) and index.column() < 3:
            colour = self._palette.text_faint if index.column() < 2 else mark_colour(event.kind, self._palette)
            return QColor(colour)
        return None


def _full_text(event: SessionEvent) -> str:
    return f"{event.text}  [{', '.join(event.channels)}]" if event.channels else event.text


class EventFilter(QSortFilterProxyModel):
    """Lets through events whose text holds the words, and whose kind is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._kind = ""

    def want(self, words: str, kind: str) -> None:
        """`kind` as in `SessionEvent`; empty for all."""
        self.beginFilterChange()
        self._words, self._kind = words.casefold().strip(), kind
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802 - Qt's name
        rows = self.sourceModel()
        if not isinstance(rows, EventRows):
            return True
        event = rows.events[source_row]
        return (not self._kind or event.kind == self._kind) and self._words in _full_text(event).casefold()
