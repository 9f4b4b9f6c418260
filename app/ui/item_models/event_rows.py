"""The event list as a read-only Qt table with its own filter.

Guarantees: what comes is put in its place by onset, in batches: a thousand new events are a few insertions, and a
filter is one pass over texts that were folded once; a newer version of an annotation replaces those before it, which
stay here and can be shown struck through, with words that say so. GUI thread only.
Does not: sort by anything but onset, or decide what is asked of the station.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QColor, QFont

from app.core.station.views import SessionEvent
from app.ui.item_models.patient_rows import NO_PARENT, Index
from app.ui.language import noop, number, tr
from app.ui.said import said
from app.ui.signal_views.page_cursor import clock_text
from app.ui.signal_views.page_items import mark_colour
from app.ui.theme.palette import Palette

COLUMNS = (noop("Time"), noop("Clock"), "", noop("Event"))
KIND_SYMBOLS = {"annotation": "✎", "device": "◈", "gap": "▨", "alarm": "▲", "step": "→"}
KIND_NAMES = {
    "annotation": noop("Mark"),
    "device": noop("Device"),
    "gap": noop("Gap"),
    "alarm": noop("Alarm"),
    "step": noop("Step"),
}
STATE_NAMES = {"replaced": noop("replaced"), "withdrawn": noop("withdrawn")}
EVENT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
# More separate insertions than this cost a view more than being told that all is new.
MOST_INSERTIONS = 64


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is let through.

    Attributes:
        words: Part of the text or of a channel's label; empty for all.
        kind: As in `SessionEvent`; empty for all.
        channel: Label; empty for all.
        struck: Whether versions that do not hold any more are shown too.
    """

    words: str = ""
    kind: str = ""
    channel: str = ""
    struck: bool = False

    @property
    def is_all(self) -> bool:
        return not (self.words.strip() or self.kind or self.channel)


class EventRows(QAbstractTableModel):
    """One row an event that is wanted, by onset."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._time_font = time_font()
        self._struck_font = QFont()
        self._struck_font.setStrikeOut(True)
        self._events: list[SessionEvent] = []
        self._newest: dict[str, SessionEvent] = {}
        self._folded: dict[int, str] = {}
        self._shown: list[SessionEvent] = []
        self._onsets: list[float] = []
        self._wanted = Wanted()
        self._started: datetime | None = None
        self.looked_at = 0

    @property
    def events(self) -> list[SessionEvent]:
        """All, whatever the filter, by onset."""
        return self._events

    @property
    def holding(self) -> list[SessionEvent]:
        """Those that were neither replaced nor withdrawn."""
        return [event for event in self._events if not event.state]

    @property
    def channels(self) -> tuple[str, ...]:
        """Labels that events are about, in the order of their first."""
        return tuple(dict.fromkeys(label for event in self._events for label in event.channels))

    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self._say_changed(0, len(COLUMNS) - 1)

    def show_start(self, started: str) -> None:
        """When the recording began, UTC, ISO 8601; onsets then have a time of day as well."""
        at = datetime.fromisoformat(started)
        if at != self._started:
            self._started = at
            self._say_changed(1, 1)

    def clock_of(self, event: SessionEvent) -> str:
        """Time of day, here; empty where it is not known when the recording began."""
        if self._started is None:
            return ""
        return (self._started + timedelta(seconds=event.onset_s)).astimezone().strftime("%H:%M:%S")

    def show(self, events: Iterable[SessionEvent]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._events = sorted(events, key=lambda event: event.onset_s)
        self._newest = {one.annotation_id: one for one in self._events if one.annotation_id and one.state != "replaced"}
        self._folded.clear()
        self._filter()
        self.endResetModel()

    def want(self, wanted: Wanted) -> None:
        """Show these only."""
        if wanted != self._wanted:
            self.beginResetModel()
            self._wanted = wanted
            self._filter()
            self.endResetModel()

    def add(self, event: SessionEvent) -> None:
        self.add_many((event,))

    def add_many(self, events: Sequence[SessionEvent]) -> None:
        """Put each in its place; of what is known already (a list that was asked for meanwhile) nothing is doubled."""
        fresh: list[SessionEvent] = []
        arrived: dict[str, int] = {}
        for event in events:
            if self._is_known(event):
                continue
            if event.annotation_id:
                self._replace(event)
                if (before := arrived.get(event.annotation_id)) is not None:
                    fresh[before] = msgspec.structs.replace(fresh[before], state="replaced")
                arrived[event.annotation_id] = len(fresh)
            fresh.append(event)
        by_onset = sorted(fresh, key=lambda event: event.onset_s)
        if by_onset and self._events and by_onset[0].onset_s < self._events[-1].onset_s:
            self._events.extend(by_onset)
            self._events.sort(key=lambda event: event.onset_s)  # two sorted runs: one merge
        else:
            self._events.extend(by_onset)
        self._insert([event for event in by_onset if self._is_wanted(event)])

    def row_of(self, event: SessionEvent) -> int | None:
        """Where it is shown; None where the filter hides it."""
        row = bisect_right(self._onsets, event.onset_s) - 1
        while row >= 0 and self._onsets[row] == event.onset_s:
            if self._shown[row] == event:
                return row
            row -= 1
        return None

    def row_at(self, at_s: float) -> int:
        """How many shown events begin at or before `at_s`: the row of the next one."""
        return bisect_right(self._onsets, at_s)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.DisplayRole):
            return tr(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        event, column = self._shown[index.row()], index.column()
        if role == EVENT_ROLE:
            return event
        if role == int(Qt.ItemDataRole.DisplayRole):
            return self._text(event, column)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return tr(KIND_NAMES.get(event.kind, event.kind)) if column == 2 else self._text(event, column)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return self._tip(event)
        if role == int(Qt.ItemDataRole.FontRole):
            return self._time_font if column < 2 else self._struck_font if event.state and column == 3 else None
        if role == int(Qt.ItemDataRole.ForegroundRole) and (column < 3 or event.state):
            faint = column < 2 or bool(event.state)
            return QColor(self._palette.text_faint if faint else mark_colour(event.kind, self._palette))
        return None

    # --- filter ------------------------------------------------------------------------------------------------

    def _filter(self) -> None:
        wanted = self._wanted
        shown = self._events.copy() if wanted.struck else self.holding
        if not wanted.is_all:
            self.looked_at += len(shown)
        if wanted.kind:
            shown = [event for event in shown if event.kind == wanted.kind]
        if wanted.channel:
            shown = [event for event in shown if wanted.channel in event.channels]
        if words := wanted.words.casefold().strip():
            folded = self._folded
            shown = [event for event in shown if words in (folded.get(id(event)) or self._folded_text(event))]
        self._shown = shown
        self._onsets = [event.onset_s for event in self._shown]

    def _is_wanted(self, event: SessionEvent) -> bool:
        self.looked_at += 1
        wanted = self._wanted
        if (event.state and not wanted.struck) or (wanted.kind and event.kind != wanted.kind):
            return False
        if wanted.channel and wanted.channel not in event.channels:
            return False
        words = wanted.words.casefold().strip()
        return not words or words in self._folded_text(event)

    def _folded_text(self, event: SessionEvent) -> str:
        folded = self._folded.get(id(event))
        if folded is None:
            folded = self._folded[id(event)] = full_text(event).casefold()
        return folded

    # --- versions ----------------------------------------------------------------------------------------------

    def _is_known(self, event: SessionEvent) -> bool:
        known = self._newest.get(event.annotation_id) if event.annotation_id else None
        return known is not None and known.version >= event.version

    def _replace(self, event: SessionEvent) -> None:
        """`event` is the newest version from now on; the one before it says that it was replaced."""
        before = self._newest.get(event.annotation_id)
        self._newest[event.annotation_id] = event
        if before is None:
            return
        old = msgspec.structs.replace(before, state="replaced")
        at = bisect_right(self._events, before.onset_s, key=lambda one: one.onset_s) - 1
        while at >= 0 and self._events[at] is not before:
            at -= 1
        if at >= 0:
            self._events[at] = old
        self._folded.pop(id(before), None)
        row = self.row_of(before)
        if row is None:
            return
        if self._is_wanted(old):
            self._shown[row] = old
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        else:
            self.beginRemoveRows(NO_PARENT, row, row)
            del self._shown[row], self._onsets[row]
            self.endRemoveRows()

    def _insert(self, events: list[SessionEvent]) -> None:
        """Sorted by onset; those that come to lie side by side are one insertion."""
        runs: list[tuple[int, list[SessionEvent]]] = []
        for event in events:
            row = bisect_right(self._onsets, event.onset_s)
            if runs and runs[-1][0] == row:
                runs[-1][1].append(event)
            else:
                runs.append((row, [event]))
        if len(runs) > MOST_INSERTIONS:
            self.beginResetModel()
            self._filter()
            self.endResetModel()
            return
        for row, run in reversed(runs):
            self.beginInsertRows(NO_PARENT, row, row + len(run) - 1)
            self._shown[row:row] = run
            self._onsets[row:row] = [event.onset_s for event in run]
            self.endInsertRows()

    # --- words -------------------------------------------------------------------------------------------------

    def _text(self, event: SessionEvent, column: int) -> str:
        if column == 0:
            return clock_text(max(0.0, event.onset_s))
        if column == 1:
            return self.clock_of(event)
        if column == 2:
            return KIND_SYMBOLS.get(event.kind, "•")
        text = full_text(event)
        return f"{text}  ({tr(STATE_NAMES[event.state])})" if event.state in STATE_NAMES else text

    def _tip(self, event: SessionEvent) -> str:
        lasting = tr(", lasting {duration_s} s").format(duration_s=number(event.duration_s)) if event.duration_s else ""
        clock = self.clock_of(event)
        at = f" ({clock})" if clock else ""
        kind = tr(KIND_NAMES.get(event.kind, event.kind))
        lines = [f"{kind}  {number(event.onset_s, 3)} s{at}{lasting}", full_text(event)]
        if event.version > 1 or event.state:
            version = tr("Version {version}").format(version=event.version)
            state = f", {tr(STATE_NAMES[event.state])}" if event.state in STATE_NAMES else ""
            why = f": {event.reason}" if event.reason else ""
            lines.append(f"{version}{state}{why}")
        return "\n".join(lines)

    def _say_changed(self, first: int, last: int) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, first), self.index(len(self._shown) - 1, last))


def time_font() -> QFont:
    """Of times: small, with figures of one width, so that the words have the room."""
    font = QFont("Inter")
    font.setPixelSize(11)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def full_text(event: SessionEvent) -> str:
    """What an event says, and which channels it is about."""
    # What a person has typed stays as it is; what a program said is translated.
    text = event.text if event.kind == "annotation" else said(event.text)
    return f"{text}  [{', '.join(event.channels)}]" if event.channels else text
