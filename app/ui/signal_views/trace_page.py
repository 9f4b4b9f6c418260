"""The trace page, live and past.

Guarantees: a frame draws the new strip only, and what a change of settings asks to be drawn anew comes in pieces of
a few milliseconds; sensitivity and timebase are true to a ruler by the screen's calibration; settings in force are
printed on the page; what is missing is hatched. While a page of the past is shown, the live signal goes on into its own
picture, so that nothing is missing on return. Live traces are drawn as they come out of the causal filters; marks and
picks are shifted by the chain's delay in one place, `delay_s`; pages of the past have none. GUI thread only.
Does not: filter, read, record or decide; live blocks come filtered from the worker, past pages from the background.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.signals.channels import StreamDescription
from app.core.telemetry.recent_values import RecentValues
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.language import tr
from app.ui.signal_views.drawn_samples import DrawnSamples
from app.ui.signal_views.frame_figures import FrameFigures
from app.ui.signal_views.montages import Trace
from app.ui.signal_views.page_bands import row_bands
from app.ui.signal_views.page_cursor import CursorItem, Pick
from app.ui.signal_views.page_drawing import FEWEST_PX, PageDrawing, PageGround
from app.ui.signal_views.page_items import Chrome, RasterItem, time_labels
from app.ui.signal_views.page_layout import StreamLayout, place_of
from app.ui.signal_views.page_marks import MarkItem, PageMark
from app.ui.signal_views.page_settings import PageSettings, delay_of
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_page import PastPage, PastRequest
from app.ui.signal_views.physical_scale import PageScale
from app.ui.signal_views.pointed_view import PointedView
from app.ui.signal_views.rate_meter import RateMeter
from app.ui.signal_views.sweep import Ranges
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette

FRAME_EVERY_MS = 16
LONGEST_PAGE_S = 60.0
FIRST_FIT_S = 3.0
# How long drawing anew may hold up one frame: at once after a change, and in each frame that follows.
AT_ONCE_MS, PER_FRAME_MS = 6.0, 6.0


class TracePage(PointedView):
    """See the rules at the top of this module."""

    shown_changed = Signal(object)  # PageSettings
    laid_out = Signal()
    properties_wanted = Signal(str)  # the trace whose label was clicked

    def __init__(self, inbox: BlockInbox, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(self, parent)
        self.setAccessibleName(tr("Live EEG traces"))
        self.setMinimumSize(320, 200)
        self._clock = clock
        self._inbox = inbox
        self._palette = active_theme().palette
        self._settings = PageSettings()
        self._streams: tuple[StreamDescription, ...] = ()
        self._stores: dict[str, PageStore] = {}
        self._verdicts: dict[str, str] = {}
        self._drawing: PageDrawing | None = None
        self._past: PastPage | None = None
        self._pick: Pick | None = None
        self.rate = RateMeter()
        self.frames = FrameFigures(clock)
        self._drawn = DrawnSamples()
        self._refit_at_s = FIRST_FIT_S
        self._raster_item, self._chrome = RasterItem(), Chrome(self._palette)
        self._mark_item, self._cursor_item = MarkItem(self._palette), CursorItem(self._palette)
        self._cursor_item.hide()
        for item in (self._raster_item, self._mark_item, self._cursor_item, *self._chrome.items):
            self.scene().addItem(item)
        self._frame_timer = QTimer(self)
        self._frame_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame_timer.timeout.connect(self.draw_frame)
        self._frame_timer.start(FRAME_EVERY_MS)
        self._rebuild_timer = QTimer(self)
        self._rebuild_timer.setSingleShot(True)
        self._rebuild_timer.timeout.connect(self.rebuild)
        active_theme().changed.connect(self.dress)

    @property
    def settings(self) -> PageSettings:
        return self._settings

    @property
    def traces(self) -> tuple[Trace, ...]:
        return self._drawing.layout.traces if self._drawing is not None else ()

    @property
    def streams(self) -> tuple[StreamDescription, ...]:
        return self._streams

    @property
    def page_scale(self) -> PageScale | None:
        return self._drawing.scale if self._drawing is not None else None

    @property
    def frames_drawn(self) -> int:
        return self.frames.frames_drawn

    @property
    def delay_ms(self) -> float | None:
        """From the driver's hand-over of the newest sample until it was painted; None before the first."""
        return self.frames.delay_ms

    @property
    def recent_delays_ms(self) -> RecentValues:
        return self.frames.delays_ms

    @property
    def past(self) -> PastPage | None:
        """The page of the past that is shown; None where it is live."""
        return self._past

    @property
    def delay_s(self) -> float:
        """How much later than it was recorded a wave is seen on the page that is shown."""
        return 0.0 if self._past is not None else self._live_delay_s()

    def _live_delay_s(self) -> float:
        return delay_of(self._streams[0].rate_hz, self._settings.filters) if self._streams else 0.0

    def live_s(self) -> float | None:
        """Stream time of the newest signal that was drawn, as recorded; None before the first."""
        if self._drawing is None or not self._drawing.sweep.began:
            return None
        return max(0.0, self._drawing.sweep.cursor_s - self._live_delay_s())

    def drawn_s(self, at_ns: int | None = None) -> float | None:
        """The raw sample seen newest at that moment (monotonic; None: now): the one drawn, less the filters' delay."""
        drawn_s = self._drawn.at(at_ns if at_ns is not None else self._clock.monotonic_ns())
        rate_hz = self._streams[0].rate_hz if self._streams else 1.0
        return None if drawn_s is None else max(0, round((drawn_s - self._live_delay_s()) * rate_hz)) / rate_hz

    def show_streams(self, streams: tuple[StreamDescription, ...]) -> None:
        """Begin with these streams; the same ones again change nothing."""
        if streams == self._streams:
            return
        kinds = [(one.stream_id, one.rate_hz, len(one.channels)) for one in streams]
        same_signal = kinds == [(one.stream_id, one.rate_hz, len(one.channels)) for one in self._streams]
        self._streams = streams
        if same_signal:
            # Channels that are called or judged otherwise from now on: what was drawn of them is still theirs.
            self.rebuild()
            return
        self._stores = {
            stream.stream_id: PageStore(len(stream.channels), stream.rate_hz, LONGEST_PAGE_S + 1) for stream in streams
        }
        self._verdicts.clear()
        self.rate = RateMeter()
        self._refit_at_s = FIRST_FIT_S
        self._settings = replace(self._settings, first_row=0, looks=())
        self.rebuild()

    def apply(self, settings: PageSettings) -> None:
        """Show the page with `settings` from now on."""
        if settings != self._settings:
            self._settings = settings
            self.rebuild()
            self.shown_changed.emit(settings)

    def show_verdicts(self, verdicts: dict[str, str]) -> None:
        """Quality by channel label, as in `ChannelQuality.verdict`."""
        if verdicts != self._verdicts:
            self._verdicts = verdicts
            if self._drawing is not None:
                self._drawing.judge(verdicts)
            self._print()

    def show_marks(self, marks: list[PageMark]) -> None:
        self._mark_item.show_marks(marks)

    def add_mark(self, mark: PageMark) -> None:
        """One more mark, at a cost that does not depend on how many there are."""
        self._mark_item.add_mark(mark)

    def remove_mark(self, mark: PageMark) -> None:
        """One that was replaced or withdrawn."""
        self._mark_item.remove_mark(mark)

    def past_request(self, start_s: float) -> PastRequest | None:
        """What would show the page from `start_s` on; None before the page has a size."""
        return self._drawing.past_request(start_s) if self._drawing is not None else None

    def show_past(self, page: PastPage | None) -> None:
        """A page of the past instead of the live one; None is live again."""
        was_live = self._past is None
        self._past = page
        self.setAccessibleName(tr("Live EEG traces") if page is None else tr("Past EEG traces"))
        self._cursor_item.show_frame(framed=page is not None)
        self._show_past_drawing()
        if was_live != (page is None):
            self._print()
        self._follow_cursor()
        self._mark_item.update()
        self._show_pick()

    def show_pick(self, pick: Pick | None) -> None:
        """Show what was picked, where it lies on the page."""
        self._pick = pick
        self._show_pick()

    def turn_page(self, by: int) -> None:
        """Show the next or previous channels, where not all fit."""
        shown = self._settings.rows_shown(len(self.traces))
        n_hidden = self._drawing.layout.n_hidden if self._drawing is not None else 0
        highest = max(0, len(self.traces) - n_hidden - shown)
        first = max(0, min(highest, self._settings.first_row + by * shown))
        self.apply(replace(self._settings, first_row=first))

    def fitting_sensitivity(self) -> float | None:
        """As `PageLayout.fitting_sensitivity`."""
        return self._drawing.layout.fitting_sensitivity() if self._drawing is not None else None

    @Slot(object)
    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self.rebuild()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, then say how old the newest sample is that can now be seen."""
        super().paintEvent(event)  # type: ignore[no-untyped-call]
        self.frames.painted()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        if hasattr(self, "_rebuild_timer"):
            self._rebuild_timer.start(30)

    # --- places ----------------------------------------------------------------------------------------------

    def raster_place(self, at: QPointF) -> QPointF:
        return at - self._raster_item.pos()

    def raster_rect(self) -> QRectF:
        return self._raster_item.boundingRect()

    def trace_at(self, y_px: float) -> Trace | None:
        return self._drawing.layout.trace_at(y_px) if self._drawing is not None else None

    def time_at(self, x_px: float) -> float | None:
        """Stream time, as recorded, of what is shown `x_px` from the left of the traces; None where nothing is."""
        drawing = self._drawing
        if drawing is None:
            return None
        if self._past is not None:
            at_s = self._past.start_s + x_px / drawing.scale.px_per_s
            return at_s if 0 <= at_s <= self._past.recorded_s else None
        at_s = drawing.sweep.time_at(x_px * drawing.ground.ratio) - self.delay_s
        return at_s if drawing.sweep.began and at_s >= 0 else None

    def page_start_of(self, at_s: float) -> float:
        """Start of the page that shows (or showed) live what was recorded at `at_s`."""
        if self._drawing is None:
            return at_s + self.delay_s
        return self._drawing.sweep.page_start_of(at_s + self.delay_s)

    def shown_streams(self) -> list[tuple[StreamLayout, PageStore]]:
        """How each stream is laid out, and the newest of its signal."""
        return [(one, self._stores[one.stream.stream_id]) for one in self._drawing.streams] if self._drawing else []

    def place_of(self, trace: str) -> tuple[int, int] | None:
        """As `page_layout.place_of`."""
        return place_of(self._drawing.streams, trace) if self._drawing is not None else None

    def label_at(self, at: QPointF) -> Trace | None:
        """The trace whose label lies at this pixel of the widget; None beside the labels."""
        place = self.raster_place(at)
        return self.trace_at(place.y()) if place.x() < 0 <= place.y() <= self.raster_rect().height() else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a label asks for the trace's properties; all else is about the traces."""
        trace = self.label_at(event.position())
        if trace is None:
            super().mousePressEvent(event)
        else:
            self.properties_wanted.emit(trace.label)

    # --- drawing -----------------------------------------------------------------------------------------------

    @Slot()
    def rebuild(self) -> None:
        """Lay the page out anew and draw what is held."""
        ratio = self.devicePixelRatioF()
        self.setBackground(self._palette.page)  # type: ignore[no-untyped-call]
        ground = PageGround(self.width(), self.height(), ratio, self.fontMetrics().horizontalAdvance)
        drawing = PageDrawing(self._streams, self._stores, self._settings, self._palette, ground, self._verdicts)
        if drawing.scale.width_px < FEWEST_PX or drawing.height_px < FEWEST_PX:
            return
        self._drawing = drawing
        self._show_past_drawing()
        for item in (self._raster_item, self._mark_item, self._cursor_item):
            item.setPos(drawing.gutter_px, drawing.head_px)
        self._mark_item.show_rows(row_bands(drawing.layout))
        self._mark_item.resize_to(drawing.scale.width_px, drawing.height_px, self._palette)
        self._cursor_item.resize_to(drawing.scale.width_px, drawing.height_px, self._palette)
        self._print()
        self._follow_cursor()
        self._show_pick()
        self.laid_out.emit()

    def _show_past_drawing(self) -> None:
        """The live picture, or that of the past page drawn anew; what takes long follows in the next frames."""
        drawing = self._drawing
        if drawing is None:
            return
        drawing.show_past(self._past)
        drawing.pay(self._clock, AT_ONCE_MS)
        shown = drawing.sweep.raster if drawing.past is None else drawing.past.raster
        origin_px = drawing.sweep.origin_px if drawing.past is None else 0
        self._raster_item.show_pixels(shown.pixels, drawing.ground.ratio, origin_px)

    def _print(self) -> None:
        if self._drawing is not None:
            self._chrome.show_print(self._drawing.page_print(self._verdicts), self._palette)

    @Slot()
    def draw_frame(self) -> None:
        """Take what has come and paint the new strip (of the live picture, also while another is shown)."""
        self.frames.begin_frame()
        blocks = self._inbox.drain()
        drawing = self._drawing
        if drawing is None:
            return
        for block in blocks:
            drawing.sweep.take(block)
            if self._streams and block.stream_id == self._streams[0].stream_id:
                # A thinned-out block says its own rate; what is measured is what the device delivers.
                n_samples = block.n_samples * self._streams[0].rate_hz / block.rate_hz
                self.rate.take(block.host_monotonic_ns, round(n_samples))
        dirty = drawing.sweep.advance() if blocks else []
        if drawing.sweep.began and self._streams:
            rate_hz = self._stores[self._streams[0].stream_id].rate_hz
            self._drawn.note(self._clock.monotonic_ns(), drawing.sweep.cursor_s, rate_hz)
        if dirty:
            self._note_frame(drawing, blocks[-1].host_monotonic_ns)
        if self._past is not None:
            dirty = []
        if drawing.is_owing:
            dirty.extend(drawing.pay(self._clock, PER_FRAME_MS))
        if not dirty:
            return
        if self._past is None:
            self._follow_cursor()
        self._update(dirty)

    def _note_frame(self, drawing: PageDrawing, newest_host_ns: int) -> None:
        self.frames.frames_drawn += 1
        if self._past is None:
            self.frames.drawn(newest_host_ns, self._inbox.newest_arrival_ns)
        if drawing.sweep.cursor_s >= self._refit_at_s:
            # What has no uV/mm is fitted to what has come by now: once soon, then once a page.
            self._refit_at_s = drawing.sweep.cursor_s + LONGEST_PAGE_S
            if not all(trace.to_scale for trace in self.traces):
                self._rebuild_timer.start(0)

    def _update(self, dirty: Ranges) -> None:
        assert self._drawing is not None
        ratio = self._drawing.ground.ratio
        height = self._raster_item.boundingRect().height()
        for first, end in dirty:
            self._raster_item.update(QRectF(first / ratio - 1, 0, (end - first) / ratio + 2, height))

    def _follow_cursor(self) -> None:
        """Marks and time labels belong to the signal that is shown at their place."""
        drawing = self._drawing
        if drawing is None:
            return
        scale, sweep, ratio = drawing.scale, drawing.sweep, drawing.ground.ratio
        if self._past is not None:
            start_s = self._past.start_s
            self._mark_item.show_spans(((start_s, self._past.end_s, 0.0),), scale.px_per_s)
            self._chrome.show_times(time_labels(scale, lambda _x: start_s))
            return
        self._raster_item.begin_at(sweep.origin_px)
        delay_s = self.delay_s
        spans = tuple((start_s - delay_s, end_s - delay_s, at / ratio) for start_s, end_s, at in sweep.spans())
        self._mark_item.show_spans(spans, scale.px_per_s)
        self._chrome.show_times(time_labels(scale, lambda x: sweep.left_edge_s(x * ratio)))

    def _show_pick(self) -> None:
        pick, past, scale = self._pick, self._past, self.page_scale
        if scale is None or (pick is None and past is None):
            self._cursor_item.hide()
            return
        span: tuple[float, float] | None = None
        if pick is not None:
            start_s = past.start_s if past is not None else self.page_start_of(pick.start_s)
            left, right = ((at_s + self.delay_s - start_s) * scale.px_per_s for at_s in (pick.start_s, pick.end_s))
            if right >= 0 and left <= scale.width_px:
                span = (max(0.0, left), min(scale.width_px, right))
        rows = self._mark_item.bands_of(pick.channels) if pick is not None and pick.channels else ()
        self._cursor_item.show_span(span, pick.text if pick is not None else "", rows)
        self._cursor_item.show()
