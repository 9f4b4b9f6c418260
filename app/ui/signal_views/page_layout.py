"""Where each trace lies on the page, how large and in which colour; the same for live and past.

Guarantees: what is a voltage of the brain has the page's sensitivity, all else is fitted to its row and says so; a
trace's own gain is printed beside its label, and hidden traces are counted on the page. GUI thread only; needs no
screen. Does not: draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.quality import is_judged
from app.core.signals.channels import StreamDescription
from app.ui.language import tr
from app.ui.signal_views.channel_groups import trace_groups
from app.ui.signal_views.channel_looks import (
    gain_text,
    grey_of,
    is_greyed,
    judged_by_people,
    look_of,
    not_good,
    side_colour,
    trace_colour,
    verdict_of,
)
from app.ui.signal_views.montage_words import montage_print
from app.ui.signal_views.montages import OF_ALL_CHANNELS, Montage, Trace, make_montage
from app.ui.signal_views.page_items import PART_GAP, GroupPrint, RowPrint
from app.ui.signal_views.page_settings import PageSettings, filtered_rate_hz, page_print
from app.ui.signal_views.page_store import PageStore
from app.ui.signal_views.past_page import PastTraces
from app.ui.signal_views.physical_scale import SENSITIVITIES_UV_PER_MM, PageScale
from app.ui.signal_views.raster import pack_colour
from app.ui.signal_views.row_places import RowPlaces, row_places
from app.ui.signal_views.sweep import RowLayout
from app.ui.theme.palette import Palette

FITTED_TO_S = 10.0
# Enough to know how far a trace swings; more would be a pause that is seen.
FITTED_SAMPLES = 1000


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
        self._montages = [
            make_montage(settings.montage, stream.channels, settings.group, settings.definition) for stream in streams
        ]
        self.traces: tuple[Trace, ...] = tuple(trace for montage in self._montages for trace in montage.traces)
        self._judged = judged_by_people(streams)
        hidden = {look.trace for look in settings.looks if look.hidden}
        seen = [at for at, trace in enumerate(self.traces) if trace.label not in hidden]
        self.n_hidden = len(self.traces) - len(seen)
        first = settings.first_row
        # Which of all traces are on the page, in order.
        self._seen = seen[first : first + settings.rows_shown(len(seen))]
        self._n_seen = len(seen)
        self.shown: tuple[Trace, ...] = tuple(self.traces[at] for at in self._seen)
        self.places: RowPlaces = row_places(self.shown, height_px)

    def place(self, height_px: float) -> None:
        """Lay the traces out on a raster of another height."""
        self.places = row_places(self.shown, height_px)

    def stream_layouts(
        self, scale: PageScale, ratio: float, palette: Palette, verdicts: Mapping[str, str]
    ) -> tuple[StreamLayout, ...]:
        """`ratio`: device pixels per logical pixel."""
        found: list[StreamLayout] = []
        at = 0
        colours = self.colours(palette, verdicts)
        for stream, montage in zip(self._streams, self._montages, strict=True):
            rows = self._rows(stream, montage, at, scale, ratio, colours)
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
            recent = _recent(store)
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
            RowPrint(self.label_of(trace), centre_px, trace_colour(trace, self._settings.looks, palette), verdict)
            for trace, centre_px, verdict in zip(
                self.shown, self.places.centres_px, self.shown_verdicts(verdicts), strict=True
            )
        )

    def label_of(self, trace: Trace) -> str:
        """As printed: with what is otherwise about its height."""
        fitted = "" if trace.to_scale else tr("(fit)")
        gain = gain_text(look_of(self._settings.looks, trace.label).gain)
        return " ".join(part for part in (trace.label, fitted, gain) if part)

    def shown_verdicts(self, verdicts: Mapping[str, str]) -> tuple[str, ...]:
        """What is said of each trace on the page, by people first; as in `channel_looks`."""
        said = not_good(self._judged, verdicts)
        return tuple(verdict_of(trace, said) for trace in self.shown)

    def colours(self, palette: Palette, verdicts: Mapping[str, str]) -> NDArray[np.uint32]:
        """Of each trace on the page, packed: grey for what is bad."""
        grey = pack_colour(grey_of(palette))
        return np.array(
            [
                grey if is_greyed(verdict) else pack_colour(trace_colour(trace, self._settings.looks, palette))
                for trace, verdict in zip(self.shown, self.shown_verdicts(verdicts), strict=True)
            ],
            dtype=np.uint32,
        )

    def group_prints(self, palette: Palette) -> tuple[GroupPrint, ...]:
        """The groups along the edge of the gutter; those without a name have no line either."""
        half_px = 0.42 * self.places.spacing_px
        centres = self.places.centres_px
        return tuple(
            GroupPrint(
                group.caption,
                centres[group.first] - half_px,
                centres[group.end - 1] + half_px,
                side_colour(group.side, palette),
            )
            for group in trace_groups(self.shown)
            if group.caption
        )

    def headline(self, scale: PageScale) -> str:
        """What is printed above the traces."""
        settings = self._settings
        montage = montage_print(settings.montage, self._montages)
        text = page_print(settings, montage, scale.mm_per_s, filtered_rate_hz(self._streams))
        n_channels = sum(len(stream.channels) for stream in self._streams)
        if settings.montage in OF_ALL_CHANNELS and len(self.traces) < n_channels:
            some = tr("{shown} of {all} channels").format(shown=len(self.traces), all=n_channels)
            text += f"     {tr(settings.group.value)} ({some})"
        parts = [text]
        first, shown = settings.first_row, len(self.shown)
        if shown < self._n_seen:
            parts.append(
                tr("Channels {first} to {last} of {count} (Ctrl+PgUp, Ctrl+PgDn)").format(
                    first=first + 1, last=first + shown, count=self._n_seen
                )
            )
        if self.n_hidden:
            parts.append(tr("{count} hidden").format(count=self.n_hidden))
        return PART_GAP.join(parts)

    def _rows(
        self,
        stream: StreamDescription,
        montage: Montage,
        first_trace: int,
        scale: PageScale,
        ratio: float,
        colours: NDArray[np.uint32],
    ) -> RowLayout:
        """Where those traces of `montage` lie that are on the page; `first_trace` is their place among all."""
        traces, places, looks = montage.traces, self.places, self._settings.looks
        # Place on the page and row of the montage.
        pairs = [
            (place, at - first_trace)
            for place, at in enumerate(self._seen)
            if first_trace <= at < first_trace + len(traces)
        ]
        voltage_gain = (-1.0 if self._settings.negative_up else 1.0) * scale.px_per_uv
        fits = any(not traces[row].to_scale for _, row in pairs)
        recent = _recent(self._stores[stream.stream_id]) if fits else None
        gains = [
            (voltage_gain if traces[row].to_scale else _fitted_gain(montage, recent, row, places.spacing_px))
            * look_of(looks, traces[row].label).gain
            * ratio
            for _, row in pairs
        ]
        return RowLayout(
            np.array([row for _, row in pairs], dtype=np.int64),
            np.array([places.centres_px[place] * ratio for place, _ in pairs], dtype=np.float32),
            np.array(gains, dtype=np.float32),
            colours[[place for place, _ in pairs]] if pairs else np.zeros(0, dtype=np.uint32),
        )


def place_of(layouts: Sequence[StreamLayout], trace: str) -> tuple[int, int] | None:
    """Which stream, and which of its shown rows, is the trace of this label; None where it is not shown."""
    for at, one in enumerate(layouts):
        labels = [one.montage.traces[row].label for row in one.rows.rows]
        if trace in labels:
            return at, labels.index(trace)
    return None


def _fitted_gain(montage: Montage, recent: NDArray[np.float32] | None, row: int, spacing_px: float) -> float:
    """A channel that is not a voltage has no uV/mm: it is fitted to its row."""
    if recent is None or not recent.shape[1]:
        return 1.0
    values = montage.rows(np.array([row], dtype=np.int64))(recent)[0]
    largest = float(np.nanpercentile(np.abs(values), 99)) if np.isfinite(values).any() else 0.0
    return 0.45 * spacing_px / largest if largest > 0 else 1.0


def _recent(store: PageStore) -> NDArray[np.float32]:
    """Samples of the newest seconds, evenly thinned out; shape (n_channels, n)."""
    newest = store.read(max(store.first, store.end - int(FITTED_TO_S * store.rate_hz)), store.end)
    return newest[:, :: max(1, newest.shape[1] // FITTED_SAMPLES)]
