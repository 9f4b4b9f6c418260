"""A page as laid out for one size, one set of settings and one theme: its scale, its rows, its rasters.

Guarantees: made anew for every change and then drawn in pieces, newest first, so that the first frame after a change
comes at once and no frame takes long. GUI thread only; needs no screen. Does not: show anything, or keep signal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.core.clock import Clock
from app.core.signals.channels import StreamDescription
from app.ui.language import tr
from app.ui.signal_views.drawing_mode import DrawingMode
from app.ui.signal_views.ground import SweepColours, sweep_colours
from app.ui.signal_views.page_items import GROUP_PX, HEAD_INDENT_PX, PART_GAP, PagePrint, wrapped
from app.ui.signal_views.page_layout import PageLayout
from app.ui.signal_views.page_settings import PageSettings
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_drawing import PastDrawing
from app.ui.signal_views.past_page import PastPage, PastRequest
from app.ui.signal_views.physical_scale import PageScale, page_scale, scale_bar_uv
from app.ui.signal_views.raster import ColumnRaster
from app.ui.signal_views.scroll import Scroll
from app.ui.signal_views.sweep import Ranges, Sweep, SweepStream
from app.ui.theme.palette import Palette

FOOT_PX = 22
HEAD_PX = 28.0
HEAD_LINE_PX = 16.0
RIGHT_PX = 6
FEWEST_PX = 40
BAR_AT_MOST_PX = 23.0
# Columns times rows that are drawn between two looks at the clock: about 2 ms.
PIECE_CELLS = 6000


@dataclass(frozen=True, slots=True)
class PageGround:
    """What a page is laid out upon: logical pixels, device pixels per logical one, and how wide a label is there."""

    width_px: int
    height_px: int
    ratio: float
    text_px: Callable[[str], float]


class PageDrawing:
    """See the rules at the top of this module.

    Args:
        stores: The newest signal of each stream, by its id; kept and filled by the page's owner and `sweep`.
        verdicts: As in `ChannelQuality.verdict`, by channel label.
    """

    def __init__(
        self,
        streams: Sequence[StreamDescription],
        stores: Mapping[str, PageStore],
        settings: PageSettings,
        palette: Palette,
        ground: PageGround,
        verdicts: Mapping[str, str],
    ) -> None:
        self.settings, self.palette, self.ground = settings, palette, ground
        self.layout = PageLayout(streams, stores, settings, ground.height_px)
        labels_px = max((ground.text_px(self.layout.label_of(one)) for one in self.layout.traces), default=30.0)
        self.gutter_px = float(max(66.0, labels_px + 30) + GROUP_PX)
        self.scale = self._scale()
        # As many lines above the traces as what is printed there needs: nothing of it is cut off.
        longest = self._headlines(past=True)
        self.head_px = HEAD_PX + HEAD_LINE_PX * (len(longest) - 1)
        self.height_px = int(ground.height_px - self.head_px - FOOT_PX)
        self.layout.place(self.height_px)
        self.colours: SweepColours = sweep_colours(
            palette.page, palette.page_second, palette.page_fifth, palette.gap, palette.lost
        )
        self.sweep = self._make_sweep(self._make_raster())
        self.streams = self.layout.stream_layouts(self.scale, ground.ratio, palette, verdicts)
        for one in self.streams:
            stream_id = one.stream.stream_id
            self.sweep.add(SweepStream(stream_id, one.montage, stores[stream_id], one.rows))
        self.past: PastDrawing | None = None
        self.sweep.begin_redraw()

    @property
    def piece_columns(self) -> int:
        return max(8, PIECE_CELLS // max(1, len(self.layout.shown)))

    def past_request(self, start_s: float) -> PastRequest:
        """What would show the page from `start_s` on."""
        return PastRequest(
            start_s,
            self.scale.page_s,
            self.sweep.width_px,
            tuple(layout.past_traces() for layout in self.streams),
            self.settings.filters,
        )

    def show_past(self, page: PastPage | None) -> None:
        """Draw this page of the past from now on (one that no longer fits stays away); None is live."""
        rows = tuple(one.rows for one in self.streams)
        self.past = None if page is None else PastDrawing(self._make_raster(), self.colours, page, rows)

    def pay(self, clock: Clock, within_ms: float) -> Ranges:
        """Draw what is owed, of what is shown first, for about so long; the dirty columns of the raster shown."""
        ends_ns = clock.monotonic_ns() + round(within_ms * 1e6)
        dirty: Ranges = []
        while self.past is not None and self.past.is_owing:
            dirty.append(self.past.draw_piece(self.piece_columns))
            if clock.monotonic_ns() >= ends_ns:
                return dirty
        while self.sweep.is_owing:
            drawn = self.sweep.redraw_piece(self.piece_columns)
            if self.past is None:
                dirty.extend(drawn)
            if clock.monotonic_ns() >= ends_ns:
                break
        return dirty

    @property
    def is_owing(self) -> bool:
        return self.sweep.is_owing or (self.past is not None and self.past.is_owing)

    def judge(self, verdicts: Mapping[str, str]) -> None:
        """Draw from now on in the colours of these verdicts; what is drawn already stays as it was judged then."""
        colours = self.layout.colours(self.palette, verdicts)
        at = 0
        for one in self.streams:
            n = one.rows.colours.size
            one.rows.colours[:] = colours[at : at + n]
            at += n

    def page_print(self, verdicts: Mapping[str, str]) -> PagePrint:
        """All that is printed around the raster."""
        scale = self.scale
        bar_uv = scale_bar_uv(scale.px_per_uv, BAR_AT_MOST_PX)
        return PagePrint(
            width_px=self.ground.width_px,
            height_px=self.ground.height_px,
            gutter_px=self.gutter_px,
            head_px=self.head_px,
            foot_px=FOOT_PX,
            raster_width_px=scale.width_px,
            rows=self.layout.row_prints(self.palette, verdicts),
            groups=self.layout.group_prints(self.palette),
            headlines=self._headlines(past=self.past is not None),
            bar_uv=bar_uv,
            bar_px=bar_uv * scale.px_per_uv,
            row_font_px=min(12.0, max(7.0, self.layout.places.spacing_px * 0.95)),
            row_px=self.layout.places.spacing_px,
        )

    def _headlines(self, *, past: bool) -> tuple[str, ...]:
        headline = self.layout.headline(self.scale)
        if past:
            headline = PART_GAP.join((headline, tr("No filter delay")))
        return wrapped(headline, self.ground.width_px - self.gutter_px - RIGHT_PX - HEAD_INDENT_PX)

    def _scale(self) -> PageScale:
        settings = self.settings
        return page_scale(
            uv_per_mm=settings.uv_per_mm,
            timebase=settings.timebase,
            available_px=int(self.ground.width_px - self.gutter_px - RIGHT_PX),
            calibration=settings.calibration,
        )

    def _make_raster(self) -> ColumnRaster:
        ratio = self.ground.ratio
        return ColumnRaster(
            round(self.scale.width_px * ratio), round(self.height_px * ratio), self.colours.ground, 1.25 * ratio
        )

    def _make_sweep(self, raster: ColumnRaster) -> Sweep:
        kind = Scroll if self.settings.mode is DrawingMode.SCROLL else Sweep
        return kind(raster, self.colours, page_s=self.scale.page_s, width_px=raster.width_px)
