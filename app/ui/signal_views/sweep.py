"""The sweep: new signal overwrites the oldest from left to right, as on a bedside monitor.

Guarantees: a frame paints only the new columns and the blank bar ahead of them; after a change of scale, montage or
size the page is drawn again from what is held, newest first and piece by piece, so that no frame takes long. Streams
of different rates share one time axis; a stream that falls silent does not hold the others up. Needs no screen.
Does not: filter or store beyond a page, or know how long a piece takes.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.signals.blocks import SampleBlock
from app.ui.signal_views.column_extremes import column_extremes
from app.ui.signal_views.ground import SweepColours, draw_grid, hatch_time
from app.ui.signal_views.montages import Montage
from app.ui.signal_views.page_store import Missing, PageStore
from app.ui.signal_views.raster import ColumnRaster

SILENT_AFTER_S = 0.5
BAR_PX = 14
Ranges = list[tuple[int, int]]
Span = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class RowLayout:
    """Where the traces of one stream lie on the page, device pixels.

    Attributes:
        rows: Which traces of the montage are shown, in order.
        centres: Their baselines, shape (n_rows,).
        px_per_unit: Their gain; positive is upwards on the screen for positive values, shape (n_rows,).
        colours: Packed, shape (n_rows,).
    """

    rows: NDArray[np.int64]
    centres: NDArray[np.float32]
    px_per_unit: NDArray[np.float32]
    colours: NDArray[np.uint32]


@dataclass(slots=True, eq=False)
class SweepStream:
    """A stream on the page. The store holds channels as they came; the montage is applied to the columns drawn."""

    stream_id: str
    montage: Montage
    source: PageStore
    layout: RowLayout


class Sweep:
    """Draws streams into a raster: a ring of columns, of which column *n* of all time lies at *n* modulo its width.

    Args:
        page_s: Seconds one sweep covers.
        width_px: Columns of a sweep, device pixels; the raster may be wider.
    """

    bar_px = BAR_PX
    """Blank columns ahead of the newest one."""

    def __init__(self, raster: ColumnRaster, colours: SweepColours, *, page_s: float, width_px: int) -> None:
        self.raster = raster
        self.page_s = page_s
        self.width_px = width_px
        self._colours = colours
        self._streams: dict[str, SweepStream] = {}
        self._next_column: int | None = None
        self._owed: Ranges = []

    @property
    def origin_px(self) -> int:
        """Which column of the raster is shown leftmost."""
        return 0

    @property
    def is_owing(self) -> bool:
        """Whether older columns of the page are still to be drawn."""
        return bool(self._owed)

    @property
    def cursor_px(self) -> int:
        """Column where the next signal will be drawn."""
        return (self._next_column or 0) % self.width_px

    @property
    def cursor_s(self) -> float:
        """Stream time at the cursor."""
        page, within = divmod(self._next_column or 0, self.width_px)
        return page * self.page_s + within * (self.page_s / self.width_px)

    @property
    def began(self) -> bool:
        """Whether there is signal."""
        return self._next_column is not None

    def add(self, stream: SweepStream) -> None:
        self._streams[stream.stream_id] = stream

    def take(self, block: SampleBlock) -> None:
        """Keep a block for drawing; blocks of unknown streams are passed over."""
        stream = self._streams.get(block.stream_id)
        if stream is None or block.n_channels != stream.source.n_channels:
            return
        began = stream.source.append(block)
        if began:
            self._next_column = self._first_column(block.first_sample / block.rate_hz)
            self._owed = []
            self.raster.clear(0, self.raster.width_px)

    def advance(self) -> Ranges:
        """Draw what has become complete; the dirty column ranges [first, end) of the raster, at most a page."""
        ready_s = self._ready_s()
        if ready_s is None or self._next_column is None:
            return []
        last = self._first_column(ready_s)
        first = max(self._next_column, last - self.width_px + self.bar_px)
        if last <= first:
            return []
        dirty = self._draw(first, last)
        self._next_column = last
        return [*dirty, *self._draw_bar(last)]

    def redraw(self) -> None:
        """The whole page again from what is held."""
        self.begin_redraw()
        while self.is_owing:
            self.redraw_piece(self.width_px)

    def begin_redraw(self) -> None:
        """Empty the page and owe all that is held of it; `redraw_piece` pays."""
        self.raster.clear(0, self.raster.width_px)
        self._owed = []
        ready_s = self._ready_s()
        if ready_s is None:
            return
        held_s = [s.source.first / s.source.rate_hz for s in self._streams.values() if s.source.end > s.source.begin]
        last = self._first_column(ready_s)
        first = max(self._first_column(max(min(held_s), 0.0)), last - self.width_px + self.bar_px, 0)
        if last > first:
            self._owed = [(first, last)]
        self._next_column = last
        self._draw_bar(last)

    def redraw_piece(self, columns: int) -> Ranges:
        """Draw up to `columns` of what is owed, newest first; the dirty ranges."""
        if not self._owed or self._next_column is None:
            return []
        first, last = self._owed.pop()
        # What newer signal has meanwhile taken the place of is owed no longer.
        first = max(first, self._next_column - self.width_px + self.bar_px)
        begin = max(first, last - columns)
        if begin >= last:
            return []
        if begin > first:
            self._owed.append((first, begin))
        return self._draw(begin, last)

    def page_start_s(self, x_px: int) -> float:
        """Stream time at column `x_px` of what is shown there now."""
        column = self._next_column or 0
        page = column // self.width_px - (1 if x_px > column % self.width_px else 0)
        return page * self.page_s + x_px * self.page_s / self.width_px

    def time_at(self, x_px: float) -> float:
        """The same of a place between two columns."""
        return self.page_start_s(int(x_px)) + (x_px - int(x_px)) * self.page_s / self.width_px

    def page_start_of(self, at_s: float) -> float:
        """Stream time at the left edge of the page that shows `at_s`."""
        return at_s // self.page_s * self.page_s

    def left_edge_s(self, x_px: float) -> float:
        """Stream time of the left edge that the axis at column `x_px` counts from."""
        cursor_px = self.cursor_px
        begin_s = (self._next_column or 0) // self.width_px * self.page_s
        return begin_s if x_px <= cursor_px else begin_s - self.page_s

    def spans(self) -> tuple[Span, ...]:
        """What stretches of time are shown: (start s, end s, column of the start)."""
        begin_s = self.left_edge_s(0)
        cursor_s = begin_s + self.cursor_px * self.page_s / self.width_px
        return (begin_s, cursor_s, 0.0), (cursor_s - self.page_s + 1e-9, begin_s - 1e-9, float(self.cursor_px))

    def _column_times(self, columns: NDArray[np.int64]) -> NDArray[np.float64]:
        return (columns // self.width_px) * self.page_s + (columns % self.width_px) * (self.page_s / self.width_px)

    def _first_column(self, at_s: float) -> int:
        page, within_s = divmod(at_s, self.page_s)
        return int(page) * self.width_px + int(within_s * self.width_px / self.page_s)

    def _ready_s(self) -> float | None:
        ends = [(s.source.end - 2) / s.source.rate_hz for s in self._streams.values() if s.source.end > s.source.begin]
        if not ends:
            return None
        newest = max(ends)
        return max(0.0, min(end for end in ends if end > newest - SILENT_AFTER_S))

    def _draw(self, first: int, last: int) -> Ranges:
        """Columns [first, last) of the absolute axis, split where the page wraps."""
        pieces: Ranges = []
        at = first
        while at < last:
            x_px = at % self.width_px
            run = min(last - at, self.width_px - x_px)
            self._draw_run(at, run, x_px)
            pieces.append((x_px, x_px + run))
            at += run
        return pieces

    def _draw_run(self, column: int, run: int, x_px: int) -> None:
        times = self._column_times(np.arange(column, column + run, dtype=np.int64))
        end_s = (column // self.width_px) * self.page_s + (x_px + run) * (self.page_s / self.width_px)
        edges = np.append(times, end_s)
        self._draw_ground(edges, x_px)
        for stream in self._streams.values():
            store = stream.source
            layout = stream.layout
            if store.end <= store.begin or layout.rows.size == 0:
                continue
            lows, highs = column_extremes(store, edges * store.rate_hz, stream.montage.rows(layout.rows))
            gain = layout.px_per_unit[:, None]
            one = layout.centres[:, None] - lows * gain
            other = layout.centres[:, None] - highs * gain
            self.raster.draw(x_px, np.minimum(one, other), np.maximum(one, other), layout.colours)

    def _draw_ground(self, edges: NDArray[np.float64], x_px: int) -> None:
        draw_grid(self.raster, self._colours, edges, x_px)
        for stream in self._streams.values():
            for stretch in stream.source.missing:
                colour = self._colours.gap if stretch.kind is Missing.GAP else self._colours.lost
                rate_hz = stream.source.rate_hz
                hatch_time(self.raster, colour, (stretch.first / rate_hz, stretch.end / rate_hz), edges, x_px)

    def _draw_bar(self, column: int) -> Ranges:
        if not self.bar_px:
            return []
        x_px = column % self.width_px
        end = min(x_px + self.bar_px, self.width_px)
        self.raster.clear(x_px, end)
        dirty = [(x_px, end)]
        if x_px + self.bar_px > self.width_px:
            rest = x_px + self.bar_px - self.width_px
            self.raster.clear(0, rest)
            dirty.append((0, rest))
        return dirty
