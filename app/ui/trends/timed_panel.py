"""A panel over the time of the session: how much is shown, how far it has been rebuilt, what is at the cursor.

Guarantees: follows the newest second until somebody looks elsewhere; a click or Enter goes to the raw signal, or says
why it cannot; drawn once a second at most, and not at all while nobody sees it. GUI thread only.
Does not: keep trends. Heirs say what is drawn.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from app.ui.language import noop, tr
from app.ui.signal_views.page_cursor import clock_text
from app.ui.trends.time_columns import SPANS_S, newest_start, span_for
from app.ui.trends.trend_feed import Filling, TrendFeed
from app.ui.trends.trend_view import TrendPoint, TrendView
from app.ui.widgets.plain import across, button, label

SPAN_WORDS = (noop("10 min"), noop("30 min"), noop("1 h"), noop("4 h"), noop("All"))
_MOVES_PER_SPAN = 10
# Remembers a choice for the next start, by its name in `Preferences`.
Keep = Callable[..., None]


class Filler(Protocol):
    """Who rebuilds what is shown."""

    @property
    def filling(self) -> Filling | None: ...

    def cancel(self) -> None: ...

    def resume(self) -> None: ...


class TimedPanel(QWidget):
    """See the rules at the top of this module."""

    def __init__(self, feed: TrendFeed, name: str, span_s: float, keep: Keep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = feed
        self.keep = keep
        self._filler: Filler = feed
        self._following = True
        self._stale = True
        self.view = TrendView()
        self.view.setAccessibleName(name)
        self.span_box = QComboBox()
        self.span_box.setProperty("look", "tool")
        self.span_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.span_box.setMinimumContentsLength(5)
        self.span_box.setMaximumWidth(150)
        self.span_box.setAccessibleName(tr("How much time is shown"))
        self.span_box.setToolTip(tr("How much time is shown"))
        for seconds, words in zip(SPANS_S, SPAN_WORDS, strict=True):
            self.span_box.addItem(tr(words), seconds)
        self.span_box.setCurrentIndex(SPANS_S.index(span_s) if span_s in SPANS_S else len(SPANS_S) - 1)
        self.span_box.currentIndexChanged.connect(self._choose_span)
        self.said = label("", "small", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.said.setMinimumHeight(self.said.fontMetrics().height() * 2 + 4)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build_progress()
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setAccessibleName(tr("Which part of the session is shown"))
        self.bar.valueChanged.connect(self._scrolled)
        self.rows_bar = QScrollBar(Qt.Orientation.Vertical)
        self.rows_bar.setAccessibleName(tr("Which rows are shown"))
        self.rows_bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows_bar.valueChanged.connect(self.view.scroll_rows)
        self.view.rows_placed.connect(self._place_rows_bar)
        self.tools = across(self.span_box, spacing=6)
        self.tools.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(4)
        column.addLayout(self.tools)
        column.addWidget(self._progress_row)
        beside = across(self.view, self.rows_bar, spacing=2)
        beside.setStretch(0, 1)
        column.addLayout(beside, 1)
        column.addWidget(self.bar)
        column.addWidget(self.said)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.view.pointed.connect(self._pointed)
        self.view.jump_wanted.connect(self.jump)
        self.view.turned.connect(self._turn)
        feed.review.past_changed.connect(self._show_page)
        feed.review.so_far_arrived.connect(self._grown)

    def _build_progress(self) -> None:
        self._progress_row = QWidget()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress_words = label("", "faint")
        self.stop_button = button(tr("Cancel"), "link", hint=tr("Leave what has not been rebuilt alone"))
        self.stop_button.clicked.connect(self._stop_or_go_on)
        row = QHBoxLayout(self._progress_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.progress_words)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop_button)
        self._progress_row.hide()

    # --- for heirs -----------------------------------------------------------------------------------------------

    def known_seconds(self) -> float:
        """How much of the session there is to show."""
        return self.feed.seconds

    def what_is_left_out(self, second: int) -> str:
        """A sentence about a second, under the value; empty where there is nothing to say."""
        return ""

    def fill_from(self, filler: Filler) -> None:
        """Whose rebuilding is shown here, and can be left alone."""
        self._filler = filler
        self.show_filling(filler.filling)

    # --- drawing -------------------------------------------------------------------------------------------------

    def show_change(self, first: int, end: int) -> None:
        """The seconds [first, end) are new."""
        if not self.isVisible():
            self._stale = True
            return
        if not self._place_times():
            self.view.refresh(first, end)

    def show_all(self) -> None:
        """Everything is new."""
        self._place_times()
        self.view.show_missing(self.feed.missing)
        self.view.refresh(int(self.view.times.start_s), int(self.view.times.end_s) + 1)
        self._show_page(None)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.show_all()

    def _place_times(self) -> bool:
        """Whether another stretch of time is shown from now on."""
        before = self.view.times
        seconds = max(self.known_seconds(), 1.0)
        span_s = span_for(float(self.span_box.currentData()), seconds)
        newest_s = newest_start(span_s, seconds)
        start_s = newest_s if self._following else min(before.start_s, newest_s)
        move_s = span_s / _MOVES_PER_SPAN
        self.bar.blockSignals(True)
        self.bar.setRange(0, round(newest_s / move_s))
        self.bar.setPageStep(_MOVES_PER_SPAN)
        self.bar.setValue(round(start_s / move_s))
        self.bar.blockSignals(False)
        self.bar.setVisible(newest_s > 0)
        self.view.show_times(start_s, span_s)
        return (before.start_s, before.span_s) != (start_s, span_s)

    @Slot(int)
    def _choose_span(self, _index: int) -> None:
        self._following = True
        self._place_times()
        self.keep(trend_span_s=float(self.span_box.currentData()))

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        self._following = value >= self.bar.maximum()
        span_s = self.view.times.span_s
        self.view.show_times(value * span_s / _MOVES_PER_SPAN, span_s)

    @Slot(int, int, int)
    def _place_rows_bar(self, first: int, fits: int, rows: int) -> None:
        self.rows_bar.blockSignals(True)
        self.rows_bar.setRange(0, max(0, rows - fits))
        self.rows_bar.setPageStep(fits)
        self.rows_bar.setValue(first)
        self.rows_bar.blockSignals(False)
        self.rows_bar.setVisible(rows > fits)

    @Slot(int)
    def _turn(self, notches: int) -> None:
        self.bar.setValue(self.bar.value() - notches)

    @Slot(object)
    def _grown(self, _so_far: object) -> None:
        if self.isVisible():
            self.view.show_missing(self.feed.missing)
            self._show_page(None)

    @Slot(object)
    def _show_page(self, _page: object) -> None:
        if self.feed.recording:
            self.view.show_page(*self.feed.page_s, past=self.feed.review.is_past)

    # --- the cursor ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _pointed(self, _point: object) -> None:
        self._say()

    @Slot(float)
    def jump(self, seconds: float) -> None:
        """To the raw signal there."""
        if not self.feed.recording:
            self.said.setText(tr("The recording has ended: its raw signal cannot be looked at here."))
        elif seconds > self.feed.review.recorded_s:
            self.said.setText(tr("Nothing has been recorded there yet."))
        else:
            self.feed.review.show_at(seconds)

    def _say(self) -> None:
        point = self.view.point
        text = self._words_at(point) if point is not None else self.hint()
        self.said.setText(text)
        self.view.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self.view, QAccessible.Event.DescriptionChanged))

    def hint(self) -> str:
        """What stands there while nothing is pointed at."""
        return tr("Point at a trend for its values; a click or Enter shows the raw signal there.")

    def _words_at(self, point: TrendPoint) -> str:
        parts = [self._clock(point.second), self.view.value_said(), self.what_is_left_out(point.second)]
        return "   ".join(part for part in parts if part)

    def _clock(self, second: int) -> str:
        so_far = self.feed.so_far
        if so_far is None:
            return clock_text(second)
        moment = datetime.fromisoformat(so_far.started) + timedelta(seconds=second)
        return f"{clock_text(second)} ({moment.astimezone():%H:%M:%S})"

    # --- rebuilding ----------------------------------------------------------------------------------------------

    def show_filling(self, filling: Filling | None) -> None:
        """How far the rebuilding from the recording is."""
        self._progress_row.setVisible(filling is not None)
        if filling is None:
            return
        self.progress.setRange(0, max(1, round(filling.whole_s)))
        self.progress.setValue(round(filling.done_s))
        words = tr("Rebuilt from the recording: {done} of {whole}")
        if filling.stopped:
            words = tr("Not rebuilt beyond {done} of {whole}")
        text = words.format(done=clock_text(filling.done_s), whole=clock_text(filling.whole_s))
        self.progress_words.setText(text)
        self.progress.setAccessibleName(text)
        self.stop_button.setText(tr("Go on") if filling.stopped else tr("Cancel"))
        self.stop_button.setAccessibleName(
            tr("Go on rebuilding the trends") if filling.stopped else tr("Cancel rebuilding the trends")
        )

    @Slot()
    def _stop_or_go_on(self) -> None:
        filling = self._filler.filling
        if filling is not None and filling.stopped:
            self._filler.resume()
        else:
            self._filler.cancel()
