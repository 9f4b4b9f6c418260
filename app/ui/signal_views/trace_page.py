"""The live trace page.

Guarantees: a frame paints the new strip only; sensitivity and timebase are true to a ruler by the screen's
calibration; settings in force are printed on the page; what is missing is hatched. GUI thread only.
Does not: filter, record or decide; blocks come filtered from the worker through the inbox.
"""

from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.signals.channels import StreamDescription
from app.core.telemetry.recent_values import RecentValues
from app.ui.bridge.block_inbox import BlockInbox
from app.ui.signal_views.montages import Montage, MontageName, Side, Trace, make_montage
from app.ui.signal_views.page_items import ChromeItem, MarkItem, PageMark, PagePrint, RasterItem, RowPrint
from app.ui.signal_views.page_settings import PageSettings, page_print
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.physical_scale import SENSITIVITIES_UV_PER_MM, PageScale, page_scale, scale_bar_uv
from app.ui.signal_views.raster import ColumnRaster, pack_colour
from app.ui.signal_views.rate_meter import RateMeter
from app.ui.signal_views.row_places import RowPlaces, row_places
from app.ui.signal_views.sweep import RowLayout, Sweep, SweepStream, sweep_colours
from app.ui.theme.active import active_theme
from app.ui.theme.palette import Palette

FRAME_EVERY_MS = 16
HEAD_PX, FOOT_PX = 28, 22
LONGEST_PAGE_S = 60.0
FIRST_FIT_S = 3.0


class TracePage(pg.GraphicsView):
    """See the rules at the top of this module."""

    shown_changed = Signal(object)  # PageSettings

    def __init__(self, inbox: BlockInbox, parent: QWidget | None = None, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__(parent, useOpenGL=False, background=None)  # type: ignore[no-untyped-call] # pyqtgraph has no types
        self.enableMouse(False)  # type: ignore[no-untyped-call]
        self.setAccessibleName(self.tr("Live EEG traces"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        self._scale: PageScale | None = None
        self._traces: tuple[Trace, ...] = ()
        self._gutter_px = 64.0
        self._ratio = 1.0
        self._newest_host_ns: int | None = None
        self._unpainted_host_ns: int | None = None
        self.delay_ms: float | None = None
        self.rate = RateMeter()
        self._refit_at_s = FIRST_FIT_S
        self.recent_delays_ms = RecentValues()
        self.frames_drawn = 0
        self._raster_item, self._chrome, self._mark_item = (
            RasterItem(),
            ChromeItem(self._palette),
            MarkItem(self._palette),
        )
        for item in (self._raster_item, self._mark_item, self._chrome):
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
        return self._traces

    @property
    def page_scale(self) -> PageScale | None:
        return self._scale

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

    def turn_page(self, by: int) -> None:
        """Show the next or previous channels, where not all fit."""
        shown = self._settings.rows_shown(len(self._traces))
        highest = max(0, len(self._traces) - shown)
        first = max(0, min(highest, self._settings.first_row + by * shown))
        self.apply(replace(self._settings, first_row=first))

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

    @Slot()
    def rebuild(self) -> None:
        """Lay the page out anew and draw what is held."""
        self._ratio = self.devicePixelRatioF()
        self.setBackground(self._palette.page)  # type: ignore[no-untyped-call]
        montages = {s.stream_id: self._montage(s) for s in self._streams}
        self._traces = tuple(trace for montage in montages.values() for trace in montage.traces)
        longest = max(
            (self.fontMetrics().horizontalAdvance(f"{trace.label} (fit)") for trace in self._traces), default=30
        )
        self._gutter_px = float(max(66, longest + 30))
        available = int(self.width() - self._gutter_px - 6)
        height = int(self.height() - HEAD_PX - FOOT_PX)
        if available < 40 or height < 40:
            return
        settings = self._settings
        self._scale = page_scale(
            uv_per_mm=settings.uv_per_mm,
            timebase=settings.timebase,
            available_px=available,
            calibration=settings.calibration,
        )
        palette = self._palette
        colours = sweep_colours(palette.page, palette.page_second, palette.page_fifth, palette.gap, palette.lost)
        raster = ColumnRaster(
            round(self._scale.width_px * self._ratio), round(height * self._ratio), colours.ground, 1.25 * self._ratio
        )
        self._sweep = Sweep(raster, colours, page_s=self._scale.page_s, width_px=raster.width_px)
        at = 0
        for stream in self._streams:
            montage = montages[stream.stream_id]
            layout = self._layout(montage, at, height, self._stores[stream.stream_id])
            self._sweep.add(SweepStream(stream.stream_id, montage, self._stores[stream.stream_id], layout))
            at += len(montage.traces)
        self._sweep.redraw()
        self._raster_item.show_pixels(raster.pixels, self._ratio)
        self._raster_item.setPos(self._gutter_px, HEAD_PX)
        self._mark_item.setPos(self._gutter_px, HEAD_PX)
        self._mark_item.resize_to(self._scale.width_px, height, palette)
        self._print()
        self._follow_cursor()

    def _montage(self, stream: StreamDescription) -> Montage:
        return make_montage(self._settings.montage, stream.channels, self._settings.group)

    def _shown(self) -> tuple[Trace, ...]:
        """The traces that are on the page."""
        first = self._settings.first_row
        return self._traces[first : first + self._settings.rows_shown(len(self._traces))]

    def _places(self, height: float) -> RowPlaces:
        return row_places(self._shown(), height)

    def _layout(self, montage: Montage, first_trace: int, height: float, store: PageStore) -> RowLayout:
        """Where those traces of `montage` lie that are on the page; `first_trace` is their place among all."""
        assert self._scale is not None
        traces = montage.traces
        first = self._settings.first_row
        places = self._places(height)
        rows = [row for row in range(len(traces)) if first <= first_trace + row < first + len(places.centres_px)]
        spacing = places.spacing_px
        sign = -1.0 if self._settings.negative_up else 1.0
        voltage_gain = sign * self._scale.px_per_uv * self._ratio
        gains = [
            voltage_gain if traces[row].to_scale else self._fitted_gain(montage, store, row, spacing) * self._ratio
            for row in rows
        ]
        centres = [places.centres_px[first_trace + row - first] * self._ratio for row in rows]
        colours = [pack_colour(self.trace_colour(traces[row].side)) for row in rows]
        return RowLayout(
            np.array(rows, dtype=np.int64),
            np.array(centres, dtype=np.float32),
            np.array(gains, dtype=np.float32),
            np.array(colours, dtype=np.uint32),
        )

    def fitting_sensitivity(self) -> float | None:
        """The finest of the usual sensitivities at which most traces stay within their rows; None without signal."""
        swings: list[float] = []
        for stream in self._streams:
            store = self._stores[stream.stream_id]
            montage = self._montage(stream)
            rows = np.array([row for row, trace in enumerate(montage.traces) if trace.to_scale], dtype=np.int64)
            recent = store.read(max(store.first, store.end - int(10 * store.rate_hz)), store.end)
            if rows.size and recent.shape[1] > 1:
                low, high = np.nanpercentile(montage.rows(rows)(recent), (2, 98), axis=1)
                swings.extend((high - low).tolist())
        known = sorted(swing for swing in swings if np.isfinite(swing) and swing > 0)
        if not known:
            return None
        spacing_mm = self._places(self.height() - HEAD_PX - FOOT_PX).spacing_px * self._settings.calibration.mm_per_px
        wanted = known[len(known) * 3 // 4] / spacing_mm
        return next((value for value in SENSITIVITIES_UV_PER_MM if value >= wanted), SENSITIVITIES_UV_PER_MM[-1])

    @staticmethod
    def _fitted_gain(montage: Montage, store: PageStore, row: int, spacing_px: float) -> float:
        """A channel that is not a voltage has no uV/mm: it is fitted to its row."""
        if store.end <= store.begin:
            return 1.0
        recent = store.read(max(store.first, store.end - int(10 * store.rate_hz)), store.end)
        recent = montage.rows(np.array([row], dtype=np.int64))(recent)[0]
        largest = float(np.nanpercentile(np.abs(recent), 99)) if np.isfinite(recent).any() else 0.0
        return 0.45 * spacing_px / largest if largest > 0 else 1.0

    def trace_colour(self, side: Side) -> str:
        palette = self._palette
        return {
            Side.LEFT: palette.trace_left,
            Side.RIGHT: palette.trace_right,
            Side.MIDLINE: palette.trace_midline,
            Side.OTHER: palette.trace_other,
        }[side]

    def _print(self) -> None:
        if self._scale is None:
            return
        settings, scale = self._settings, self._scale
        height = self.height() - HEAD_PX - FOOT_PX
        places = self._places(height)
        spacing = places.spacing_px
        first = settings.first_row
        shown = len(places.centres_px)
        rows = tuple(
            RowPrint(
                trace.label if trace.to_scale else f"{trace.label} (fit)",
                centre_px,
                self.trace_colour(trace.side),
                self._worst_verdict(trace),
            )
            for trace, centre_px in zip(self._shown(), places.centres_px, strict=True)
        )
        bar_uv = scale_bar_uv(scale.px_per_uv, HEAD_PX - 5)
        headline = page_print(settings, settings.montage, scale.mm_per_s)
        n_channels = sum(len(stream.channels) for stream in self._streams)
        if settings.montage in {MontageName.REFERENTIAL, MontageName.AVERAGE} and len(self._traces) < n_channels:
            headline += f"     {settings.group.value} ({len(self._traces)} of {n_channels} channels)"
        if shown < len(self._traces):
            headline += f"     Channels {first + 1} to {first + shown} of {len(self._traces)} (PgUp, PgDn)"
        self._chrome.show_print(
            PagePrint(
                width_px=self.width(),
                height_px=self.height(),
                gutter_px=self._gutter_px,
                head_px=HEAD_PX,
                foot_px=FOOT_PX,
                raster_width_px=scale.width_px,
                rows=rows,
                headline=headline,
                bar_uv=bar_uv,
                bar_px=bar_uv * scale.px_per_uv,
                row_font_px=min(12.0, max(7.0, spacing * 0.95)),
            ),
            self._palette,
        )

    def _worst_verdict(self, trace: Trace) -> str:
        verdicts = [self._verdicts.get(electrode, "good") for electrode in trace.electrodes]
        return next((verdict for verdict in verdicts if verdict != "good"), "good")

    @Slot()
    def draw_frame(self) -> None:
        """Take what has come and paint the new strip."""
        blocks = self._inbox.drain()
        sweep = self._sweep
        if not blocks or sweep is None:
            return
        for block in blocks:
            sweep.take(block)
            if self._streams and block.stream_id == self._streams[0].stream_id:
                self.rate.take(block.host_monotonic_ns, block.n_samples)
            self._newest_host_ns = block.host_monotonic_ns
        dirty = sweep.advance()
        if not dirty:
            return
        self.frames_drawn += 1
        if sweep.cursor_s >= self._refit_at_s and not all(trace.to_scale for trace in self._traces):
            # What has no uV/mm is fitted to what has come by now: once soon, then once a page.
            self._refit_at_s = sweep.cursor_s + LONGEST_PAGE_S
            self._rebuild_timer.start(0)
        self._follow_cursor()
        height = self._raster_item.boundingRect().height()
        for first, end in dirty:
            left = first / self._ratio - 1
            self._raster_item.update(QRectF(left, 0, (end - first) / self._ratio + 2, height))
        self._unpainted_host_ns = self._newest_host_ns

    def _follow_cursor(self) -> None:
        """Marks and time labels belong to the sweep that is shown at their place."""
        sweep, scale = self._sweep, self._scale
        if sweep is None or scale is None:
            return
        cursor_px = sweep.cursor_px / self._ratio
        now_start_s = sweep.page_start_s(0)
        old_start_s = now_start_s - scale.page_s
        cursor_s = now_start_s + cursor_px / scale.px_per_s
        self._mark_item.show_spans(
            (
                (now_start_s, cursor_s, 0.0),
                (old_start_s + (cursor_s - now_start_s) + 1e-9, now_start_s - 1e-9, cursor_px),
            ),
            scale.px_per_s,
        )
        every_s = next((step for step in (1, 2, 5, 10, 15) if step * scale.px_per_s >= 58), 30)
        times: list[tuple[float, str]] = []
        for index in range(int(scale.page_s / every_s) + 1):
            x = index * every_s * scale.px_per_s
            if x > scale.width_px - 30:
                break
            at_s = (now_start_s if x <= cursor_px else old_start_s) + index * every_s
            if at_s >= 0:
                times.append((x, clock_text(at_s)))
        self._chrome.show_times(tuple(times))


def clock_text(seconds: float) -> str:
    """Stream time as 1:02:03 or 02:03."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"
