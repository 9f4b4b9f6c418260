"""The trends of the session as a panel: rhythmicity, spectra, amplitude, asymmetry, quality.

Guarantees: says which channels were left out and why; rows can be chosen, and the choice is kept. GUI thread only.
Does not: work anything out (see `trend_feed`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.language import noop, tr
from app.ui.trends.timed_panel import Keep, TimedPanel
from app.ui.trends.trend_feed import TrendFeed
from app.ui.trends.trend_row import StoredRow
from app.ui.trends.trend_rows import all_rows, rows_by_key
from app.ui.widgets.plain import button

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

ROW_WORDS = {
    "rhythmicity-left": noop("Rhythmicity, left"),
    "rhythmicity-right": noop("Rhythmicity, right"),
    "spectrum-left": noop("CDSA (spectrum), left"),
    "spectrum-right": noop("CDSA (spectrum), right"),
    "amplitude-left": noop("aEEG, left"),
    "amplitude-right": noop("aEEG, right"),
    "asymmetry": noop("Asymmetry by band"),
    "quality": noop("Quality"),
}
VERDICT_WORDS = {
    "mains": noop("mains"),
    "noise": noop("noise"),
    "flat": noop("flat"),
    "clipped": noop("clipped"),
    "bad": noop("called bad"),
    "missing": noop("missing"),
}
NAMED_AT_MOST = 6


class TrendsPanel(TimedPanel):
    """See the rules at the top of this module."""

    def __init__(self, feed: TrendFeed, keep: Keep, *, span_s: float = 0.0, keys: tuple[str, ...] = ()) -> None:
        super().__init__(feed, tr("Trends of the session"), span_s, keep)
        self._keys = keys
        self.rows_button = button(tr("Rows"), "quiet", hint=tr("Choose which trends are shown"))
        self._menu = QMenu(self.rows_button)
        self._actions: dict[str, QAction] = {}
        shown = {row.key for row in rows_by_key(keys)}
        for row in all_rows():
            action = self._menu.addAction(tr(ROW_WORDS[row.key]))
            action.setCheckable(True)
            action.setChecked(row.key in shown)
            action.toggled.connect(self._choose_rows)
            self._actions[row.key] = action
        self.rows_button.setMenu(self._menu)
        self.tools.addWidget(self.rows_button)
        feed.begun.connect(self._begin)
        feed.changed.connect(self.show_change)
        feed.filling_changed.connect(self.show_filling)
        self._begin()
        self.fill_from(feed)

    @Slot()
    def _begin(self) -> None:
        """Another recording, or other rows."""
        store = self.feed.store
        if store is None:
            self.view.show_rows(())
            self._say()
            return
        rows = rows_by_key(self._keys)
        self.view.show_rows(tuple(StoredRow(row, store) for row in rows))
        sides = bool(store.plan.left)
        nameless = tr("The channels' names name no electrodes left and right.")
        self.view.say_empty(tuple(nameless if row.needs_sides() and not sides else "" for row in rows))
        self._stale = not self.isVisible()
        if self.isVisible():
            self.show_all()

    @Slot()
    def _choose_rows(self) -> None:
        self._keys = tuple(key for key, action in self._actions.items() if action.isChecked())
        self._begin()
        self.keep(trend_rows=self._keys)

    def hint(self) -> str:
        if self.feed.store is None:
            return tr("Trends begin with the recording.")
        return super().hint()

    def what_is_left_out(self, second: int) -> str:
        store = self.feed.store
        faults = store.not_good(second) if store is not None else ()
        if store is None or not faults or len(faults) == len(store.plan.channels):
            return ""
        named = [f"{name} ({tr(VERDICT_WORDS[verdict])})" for name, verdict in faults[:NAMED_AT_MOST]]
        if len(faults) > NAMED_AT_MOST:
            named.append(tr("{count} more").format(count=len(faults) - NAMED_AT_MOST))
        kept = all(verdict == "mains" for _, verdict in faults)
        words = tr("Not good, but kept: {channels}.") if kept else tr("Left out where not good: {channels}.")
        return words.format(channels=", ".join(named))


def build(window: "MainWindow") -> QWidget:
    """The panel of a window."""
    kept = window.preferences
    return TrendsPanel(window.trends, window.remember, span_s=kept.trend_span_s, keys=kept.trend_rows)
