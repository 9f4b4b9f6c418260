"""Where each trace lies on the page, how large and in which colour; the same for live and past.

Guarantees: what is a voltage of the brain has the page's sensitivity, all else is fitted to its row and says so. GUI
thread only; needs no screen. Does not: draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.core.processing.quality import is_judged
from app.core.signals.channels import StreamDescription
from app.ui.signal_views.montage_words import montage_print
from app.ui.signal_views.montages import OF_ALL_CHANNELS, Montage, Side, Trace, make_montage
from app.ui.signal_views.page_items import RowPrint
from app.ui.signal_views.page_settings import PageSettings, filtered_rate_hz, page_print
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_page import PastTraces
from app.ui.signal_views.physical_scale import SENSITIVITIES_UV_PER_MM, PageScale
from app.ui.signal_views.raster import pack_colour
from app.ui.signal_views.row_places import RowPlaces, row_places
from app.ui.signal_views.sweep import RowLayout
from app.ui.theme.palette import Palette

FITTED_TO_S = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class StreamLayout:
    """One stream's traces on the page; `montage` makes them, `rows` has those that are shown."""

    stream: StreamDescription
    montage: Montage
    rows: RowLayout

    def past_traces(self) -> PastTraces:
        """What makes the shown traces of the recorded channels."""
        channels = self.stream.channels
        matrix = self.montage.matrix
        whole = np.eye(len(channels), dtype=np.float32) if matrix is None else matrix
        judged = np.array([is_judged(channel) for channel in channels], dtype=np.bool_)
        shown = whole[self.rows.rows]
        filtered = ~((shown != 0) & ~judged).any(axis=1)
        return PastTraces(self.stream.stream_id, self.stream.rate_hz, shown, filtered)


class PageLayout:
    """The traces of all streams.

    Args:
        stores: The newest signal of each stream, by its id; what has no uV/mm is fitted to it.
        height_px: Of the raster, logical pixels.
    """

    def __init__(
        self,
        streams: Sequence[StreamDescription],
        stores: Mapping[str, PageStore],
        settings: PageSettings,
        height_px: float,
    ) -> None:
        self._streams = tuple(streams)
        self._stores = stores
        self._settings = settings
        self._height_px = height_px
        self._montages = [
            make_montage(settings.montage, stream.channels, settings.group, settings.definition) for stream in streams
        ]
        self.traces: tuple[Trace, ...] = tuple(trace for montage in self._montages for trace in montage.traces)
        first = settings.first_row
        self.shown: tuple[Trace, ...] = self.traces[first : first + settings.rows_shown(len(self.traces))]
        self.places: RowPlaces = row_places(self.shown, height_px)

    def stream_layouts(self, scale: PageScale, ratio: float, palette: Palette) -> tuple[StreamLayout, ...]:
        """`ratio`: device pixels per logical pixel."""
        found: list[StreamLayout] = []
        at = 0
        for stream, montage in zip(self._streams, self._montages, strict=True):
            rows = self._rows(stream, montage, at, scale, ratio, palette)
            found.append(StreamLayout(stream, montage, rows))
            at += len(montage.traces)
        return tuple(found)

    def trace_at(self, y_px: float) -> Trace | None:
        """The trace whose baseline is nearest; None where there is none."""
        if not self.shown:
            return None
        nearest = min(range(len(self.shown)), key=lambda row: abs(self.places.centres_px[row] - y_px))
        return self.shown[nearest]

    def fitting_sensitivity(self) -> float | None:
        """The finest of the usual sensitivities at which most traces stay within their rows; None without signal."""
        swings: list[float] = []
        for stream, montage in zip(self._streams, self._montages, strict=True):
            store = self._stores[stream.stream_id]
            rows = np.array([row for row, trace in enumerate(montage.traces) if trace.to_scale], dtype=np.int64)
            recent = store.read(max(store.first, store.end - int(FITTED_TO_S * store.rate_hz)), store.end)
            if rows.size and recent.shape[1] > 1:
                low, high = np.nanpercentile(montage.rows(rows)(recent), (2, 98), axis=1)
                swings.extend((high - low).tolist())
        known = sorted(swing for swing in swings if np.isfinite(swing) and swing > 0)
        if not known:
            return None
        spacing_mm = self.places.spacing_px * self._settings.calibration.mm_per_px
        wanted = known[len(known) * 3 // 4] / spacing_mm
        return next((value for value in SENSITIVITIES_UV_PER_MM if value >= wanted), SENSITIVITIES_UV_PER_MM[-1])

    def row_prints(self, palette: Palette, verdicts: Mapping[str, str]) -> tuple[RowPrint, ...]:
        """The labels in the gutter; `verdicts` by channel label, as in `ChannelQuality.verdict`."""
        return tuple(
            RowPrint(
                trace.label if trace.to_scale else f"{trace.label} (fit)",
                centre_px,
                trace_colour(trace.side, palette),
                _worst_verdict(trace, verdicts),
            )
            for trace, centre_px in zip(self.shown, self.places.centres_px, strict=True)
        )

    def headline(self, scale: PageScale) -> str:
        """What is printed above the traces."""
        settings = self._settings
        montage = montage_print(settings.montage, self._montages)
        text = page_print(settings, montage, scale.mm_per_s, filtered_rate_hz(self._streams))
        n_channels = sum(len(stream.channels) for stream in self._streams)
        if settings.montage in OF_ALL_CHANNELS and len(self.traces) < n_channels:
            text += f"     {settings.group.value} ({len(self.traces)} of {n_channels} channels)"
        first, shown = settings.first_row, len(self.shown)
        if shown < len(self.traces):
            text += f"     Channels {first + 1} to {first + shown} of {len(self.traces)} (Ctrl+PgUp, Ctrl+PgDn)"
        return text

    def _rows(
        self,
        stream: StreamDescription,
        montage: Montage,
        first_trace: int,
        scale: PageScale,
        ratio: float,
        palette: Palette,
    ) -> RowLayout:
        """Where those traces of `montage` lie that are on the page; `first_trace` is their place among all."""
        traces, places, first = montage.traces, self.places, self._settings.first_row
        rows = [row for row in range(len(traces)) if first <= first_trace + row < first + len(places.centres_px)]
        voltage_gain = (-1.0 if self._settings.negative_up else 1.0) * scale.px_per_uv * ratio
        store = self._stores[stream.stream_id]
        gains = [
            voltage_gain if traces[row].to_scale else _fitted_gain(montage, store, row, places.spacing_px) * ratio
            for row in rows
        ]
        centres = [places.centres_px[first_trace + row - first] * ratio for row in rows]
        colours = [pack_colour(trace_colour(traces[row].side, palette)) for row in rows]
        return RowLayout(
            np.array(rows, dtype=np.int64),
            np.array(centres, dtype=np.float32),
            np.array(gains, dtype=np.float32),
            np.array(colours, dtype=np.uint32),
        )


def place_of(layouts: Sequence[StreamLayout], trace: str) -> tuple[int, int] | None:
    """Which stream, and which of its shown rows, is the trace of this label; None where it is not shown."""
    for at, one in enumerate(layouts):
        labels = [one.montage.traces[row].label for row in one.rows.rows]
        if trace in labels:
            return at, labels.index(trace)
    return None


def _worst_verdict(trace: Trace, verdicts: Mapping[str, str]) -> str:
    found = [verdicts.get(electrode, "good") for electrode in trace.electrodes]
    return next((verdict for verdict in found if verdict != "good"), "good")


def trace_colour(side: Side, palette: Palette) -> str:
    return {
        Side.LEFT: palette.trace_left,
        Side.RIGHT: palette.trace_right,
        Side.MIDLINE: palette.trace_midline,
        Side.OTHER: palette.trace_other,
    }[side]


def _fitted_gain(montage: Montage, store: PageStore, row: int, spacing_px: float) -> float:
    """A channel that is not a voltage has no uV/mm: it is fitted to its row."""
    if store.end <= store.begin:
        return 1.0
    recent = store.read(max(store.first, store.end - int(FITTED_TO_S * store.rate_hz)), store.end)
    recent = montage.rows(np.array([row], dtype=np.int64))(recent)[0]
    largest = float(np.nanpercentile(np.abs(recent), 99)) if np.isfinite(recent).any() else 0.0
    return 0.45 * spacing_px / largest if largest > 0 else 1.0
