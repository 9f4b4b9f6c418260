"""The trace page, live and past.

Guarantees: a frame paints the new strip only; sensitivity and timebase are true to a ruler by the screen's
calibration; settings in force are printed on the page; what is missing is hatched. While a page of the past is shown,
the live signal goes on into its own picture, so that nothing is missing on return. Live traces are drawn as they come
out of the causal filters, and everything that has a time (marks, picks, the newest moment) is shifted by the chain's
delay in one place, `delay_s`; pages of the past have none. GUI thread only.
Does not: filter, read, record or decide; live blocks come filtered from the worker, past pages from the background.
"""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.signals.channels import StreamDescription
from app.core.telemetry.recent_values import RecentValues
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.signal_views.ground import SweepColours, sweep_colours
from app.ui.signal_views.montages import Trace
from app.ui.signal_views.page_cursor import CursorItem, Pick
from app.ui.signal_views.page_items import (
    ChromeItem,
    MarkItem,
    PageMark,
    PagePrint,
    RasterItem,
    sweep_spans,
    time_labels,
)
from app.ui.signal_views.page_layout import PageLayout, StreamLayout, place_of
from app.ui.signal_views.page_settings import PageSettings, delay_of
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_drawing import draw_past
from app.ui.signal_views.past_page import PastPage, PastRequest
from app.ui.signal_views.physical_scale import PageScale, page_scale, scale_bar_uv
from app.ui.signal_views.pointed_view import PointedView
from app.ui.signal_views.raster import ColumnRaster
from app.ui.signal_views.rate_meter import RateMeter
from app.ui.signal_views.sweep import Sweep, SweepStream
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette

FRAME_EVERY_MS = 16
HEAD_PX, FOOT_PX = 28, 22
LONGEST_PAGE_S = 60.0
FIRST_FIT_S = 3.0
DRAG_FROM_PX = 4.0


class TracePage(PointedView):
    """See the rules at the top of this module."""

    shown_changed = Signal(object)  # PageSettings
    laid_out = Signal()

    def __init__(self, inbox: BlockInbox, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(self, parent)
        self.setAccessibleName(self.tr("Live EEG traces"))
        self.setMinimumSize(320, 200)
        self._clock = clock
        self._inbox = inbox
        self._palette = active_theme().palette
        self._settings = PageSettings()
        self._streams: tuple[StreamDescription, ...] = ()
        self._stores: dict[str, PageStore] = {}
        self._verdicts: dict[str, str] = {}
        self._marks: list[PageMark] = []
        self._sweep: Sweep | None = None
        self._colours: SweepColours | None = None
        self._scale: PageScale | None = None
        self._layout: PageLayout | None = None
        self._stream_layouts: tuple[StreamLayout, ...] = ()
        self._past: PastPage | None = None
        self._past_raster: ColumnRaster | None = None
        self._pick: Pick | None = None
        self._gutter_px = 64.0
        self._ratio = 1.0
        self._newest_host_ns: int | None = None
        self._unpainted_host_ns: int | None = None
        self.delay_ms: float | None = None
        self.rate = RateMeter()
        self._refit_at_s = FIRST_FIT_S
        self.recent_delays_ms = RecentValues()
        self.frames_drawn = 0
        self._raster_item, self._chrome = RasterItem(), ChromeItem(self._palette)
        self._mark_item, self._cursor_item = MarkItem(self._palette), CursorItem(self._palette)
        self._cursor_item.hide()
        for item in (self._raster_item, self._mark_item, self._cursor_item, self._chrome):
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
        return self._layout.traces if self._layout is not None else ()

    @property
    def page_scale(self) -> PageScale | None:
        return self._scale

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
        if self._sweep is None or not self._sweep.began:
            return None
        return max(0.0, self._sweep.cursor_s - self._live_delay_s())

    def show_streams(self, streams: tuple[StreamDescription, ...]) -> None:
        """Begin with these streams; the same ones again change nothing."""
        if streams == self._streams:
            return
        self._streams = streams
        self._stores = {
            stream.stream_id: PageStore(len(stream.channels), stream.rate_hz, LONGEST_PAGE_S + 1) for stream in streams
        }
        self._verdicts.clear()
        self.rate = RateMeter()
        self._refit_at_s = FIRST_FIT_S
        self._settings = replace(self._settings, first_row=0)
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
            self._print()

    def show_marks(self, marks: list[PageMark]) -> None:
        self._marks = marks
        self._mark_item.show_marks(marks)

    def past_request(self, start_s: float) -> PastRequest | None:
        """What would show the page from `start_s` on; None before the page has a size."""
        if self._sweep is None or self._scale is None:
            return None
        return PastRequest(
            start_s,
            self._scale.page_s,
            self._sweep.width_px,
            tuple(layout.past_traces() for layout in self._stream_layouts),
            self._settings.filters,
        )

    def show_past(self, page: PastPage | None) -> None:
        """A page of the past instead of the live one; None is live again."""
        was_live = self._past is None
        self._past = page
        self.setAccessibleName(self.tr("Live EEG traces") if page is None else self.tr("Past EEG traces"))
        self._cursor_item.show_frame(framed=page is not None)
        self._show_raster()
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
        highest = max(0, len(self.traces) - shown)
        first = max(0, min(highest, self._settings.first_row + by * shown))
        self.apply(replace(self._settings, first_row=first))

    def fitting_sensitivity(self) -> float | None:
        """As `PageLayout.fitting_sensitivity`."""
        return self._layout.fitting_sensitivity() if self._layout is not None else None

    @Slot(object)
    def dress(self, palette: Palette) -> None:
        self._palette = palette
        self.rebuild()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, then say how old the newest sample is that can now be seen."""
        super().paintEvent(event)  # type: ignore[no-untyped-call]
        if self._unpainted_host_ns is not None:
            self.delay_ms = (self._clock.monotonic_ns() - self._unpainted_host_ns) / 1e6
            self.recent_delays_ms.add(self.delay_ms)
            self._unpainted_host_ns = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)  # type: ignore[no-untyped-call]
        if hasattr(self, "_rebuild_timer"):
            self._rebuild_timer.start(30)

    # --- places ----------------------------------------------------------------------------------------------

    def raster_place(self, at: QPointF) -> QPointF:
        return at - QPointF(self._gutter_px, HEAD_PX)

    def raster_rect(self) -> QRectF:
        return self._raster_item.boundingRect()

    def trace_at(self, y_px: float) -> Trace | None:
        return self._layout.trace_at(y_px) if self._layout is not None else None

    def time_at(self, x_px: float) -> float | None:
        """Stream time, as recorded, of what is shown `x_px` from the left of the traces; None where nothing is."""
        if self._scale is None or self._sweep is None:
            return None
        if self._past is not None:
            at_s = self._past.start_s + x_px / self._scale.px_per_s
            return at_s if 0 <= at_s <= self._past.recorded_s else None
        at_s = self._sweep.time_at(x_px * self._ratio) - self.delay_s
        return at_s if self._sweep.began and at_s >= 0 else None

    def page_start_of(self, at_s: float) -> float:
        """Start of the sweep that shows (or showed) what was recorded at `at_s`."""
        page_s = self._sweep.page_s if self._sweep is not None else 1.0
        return (at_s + self.delay_s) // page_s * page_s

    def place_of(self, trace: str) -> tuple[int, int] | None:
        """As `page_layout.place_of`."""
        return place_of(self._stream_layouts, trace)

    # --- drawing -----------------------------------------------------------------------------------------------

    @Slot()
    def rebuild(self) -> None:
        """Lay the page out anew and draw what is held."""
        self._ratio = self.devicePixelRatioF()
        self.setBackground(self._palette.page)  # type: ignore[no-untyped-call]
        settings, palette = self._settings, self._palette
        height = int(self.height() - HEAD_PX - FOOT_PX)
        self._layout = PageLayout(self._streams, self._stores, settings, height)
        longest = max((self.fontMetrics().horizontalAdvance(f"{one.label} (fit)") for one in self.traces), default=30)
        self._gutter_px = float(max(66, longest + 30))
        available = int(self.width() - self._gutter_px - 6)
        if available < 40 or height < 40:
            return
        self._scale = scale = page_scale(
            uv_per_mm=settings.uv_per_mm,
            timebase=settings.timebase,
            available_px=available,
            calibration=settings.calibration,
        )
        self._colours = colours = sweep_colours(
            palette.page, palette.page_second, palette.page_fifth, palette.gap, palette.lost
        )
        raster = self._make_raster(scale, height)
        self._sweep = Sweep(raster, colours, page_s=scale.page_s, width_px=raster.width_px)
        self._stream_layouts = self._layout.stream_layouts(scale, self._ratio, palette)
        for one in self._stream_layouts:
            stream_id = one.stream.stream_id
            self._sweep.add(SweepStream(stream_id, one.montage, self._stores[stream_id], one.rows))
        self._sweep.redraw()
        self._show_raster()
        for item in (self._raster_item, self._mark_item, self._cursor_item):
            item.setPos(self._gutter_px, HEAD_PX)
        self._mark_item.resize_to(scale.width_px, height, palette)
        self._cursor_item.resize_to(scale.width_px, height, palette)
        self._print()
        self._follow_cursor()
        self._show_pick()
        self.laid_out.emit()

    def _make_raster(self, scale: PageScale, height_px: int) -> ColumnRaster:
        assert self._colours is not None
        return ColumnRaster(
            round(scale.width_px * self._ratio),
            round(height_px * self._ratio),
            self._colours.ground,
            1.25 * self._ratio,
        )

    def _show_raster(self) -> None:
        """The live picture, or that of the past page drawn anew (an old one that no longer fits stays away)."""
        if self._sweep is None or self._scale is None or self._colours is None:
            return
        past = self._past
        if past is None:
            self._past_raster = None
            self._raster_item.show_pixels(self._sweep.raster.pixels, self._ratio)
            return
        self._past_raster = self._make_raster(self._scale, self.height() - HEAD_PX - FOOT_PX)
        draw_past(self._past_raster, self._colours, past, tuple(one.rows for one in self._stream_layouts))
        self._raster_item.show_pixels(self._past_raster.pixels, self._ratio)

    def _print(self) -> None:
        scale, layout = self._scale, self._layout
        if scale is None or layout is None:
            return
        bar_uv = scale_bar_uv(scale.px_per_uv, HEAD_PX - 5)
        headline = layout.headline(scale)
        self._chrome.show_print(
            PagePrint(
                width_px=self.width(),
                height_px=self.height(),
                gutter_px=self._gutter_px,
                head_px=HEAD_PX,
                foot_px=FOOT_PX,
                raster_width_px=scale.width_px,
                rows=layout.row_prints(self._palette, self._verdicts),
                headline=headline if self._past is None else f"{headline}     No filter delay",
                bar_uv=bar_uv,
                bar_px=bar_uv * scale.px_per_uv,
                row_font_px=min(12.0, max(7.0, layout.places.spacing_px * 0.95)),
            ),
            self._palette,
        )

    @Slot()
    def draw_frame(self) -> None:
        """Take what has come and paint the new strip (of the live picture, also while another is shown)."""
        blocks = self._inbox.drain()
        sweep = self._sweep
        if not blocks or sweep is None:
            return
        for block in blocks:
            sweep.take(block)
            if self._streams and block.stream_id == self._streams[0].stream_id:
                # A thinned-out block says its own rate; what is measured is what the device delivers.
                n_samples = block.n_samples * self._streams[0].rate_hz / block.rate_hz
                self.rate.take(block.host_monotonic_ns, round(n_samples))
            self._newest_host_ns = block.host_monotonic_ns
        dirty = sweep.advance()
        if not dirty:
            return
        self.frames_drawn += 1
        if sweep.cursor_s >= self._refit_at_s and not all(trace.to_scale for trace in self.traces):
            # What has no uV/mm is fitted to what has come by now: once soon, then once a page.
            self._refit_at_s = sweep.cursor_s + LONGEST_PAGE_S
            self._rebuild_timer.start(0)
        if self._past is not None:
            return
        self._follow_cursor()
        height = self._raster_item.boundingRect().height()
        for first, end in dirty:
            left = first / self._ratio - 1
            self._raster_item.update(QRectF(left, 0, (end - first) / self._ratio + 2, height))
        self._unpainted_host_ns = self._newest_host_ns

    def _follow_cursor(self) -> None:
        """Marks and time labels belong to the signal that is shown at their place."""
        sweep, scale = self._sweep, self._scale
        if sweep is None or scale is None:
            return
        if self._past is not None:
            start_s = self._past.start_s
            self._mark_item.show_spans(((start_s, self._past.end_s, 0.0),), scale.px_per_s)
            self._chrome.show_times(time_labels(scale, lambda _x: start_s))
            return
        cursor_px = sweep.cursor_px / self._ratio
        now_start_s = sweep.page_start_s(0)
        old_start_s = now_start_s - scale.page_s
        self._mark_item.show_spans(sweep_spans(scale, now_start_s, cursor_px, self.delay_s), scale.px_per_s)
        self._chrome.show_times(time_labels(scale, lambda x: now_start_s if x <= cursor_px else old_start_s))

    def _show_pick(self) -> None:
        pick, past, scale = self._pick, self._past, self._scale
        if scale is None or (pick is None and past is None):
            self._cursor_item.hide()
            return
        span: tuple[float, float] | None = None
        if pick is not None:
            start_s = past.start_s if past is not None else self.page_start_of(pick.start_s)
            left, right = ((at_s + self.delay_s - start_s) * scale.px_per_s for at_s in (pick.start_s, pick.end_s))
            if right >= 0 and left <= scale.width_px:
                span = (max(0.0, left), min(scale.width_px, right))
        self._cursor_item.show_span(span, pick.text if pick is not None else "")
        self._cursor_item.show()
