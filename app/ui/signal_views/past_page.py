"""A page of the past: read from disk, filtered without delay, reduced to a low and a high for each pixel column.

Guarantees: filters, montage and rows are those of the live page, only that the filters do not delay (so that what is
marked is where it was recorded); signal before and after the page is read too, so that its edges are right; what is
missing stays missing. Memory is bounded, however long the page and fast the stream: it is worked through in pieces.
Pure but for reading; made for a thread of the background, needs no screen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.filters import FilterDesign, possible
from app.core.processing.zero_phase import every_shown, settling_s, zero_phase
from app.core.recording.review_window import MissingTime, RecordedSoFar, ReviewWindow
from app.core.workers.messages import FilterSettings
from app.ui.signal_views.column_extremes import segment_extremes

# Of traces while they are filtered, and of channels while traces are made of them.
PIECE_BYTES = 96_000_000
READ_BYTES = 24_000_000


@dataclass(frozen=True, slots=True, eq=False)
class PastTraces:
    """The traces of one stream that are on the page.

    Attributes:
        matrix: What makes them of the channels, float32, shape (n_traces, n_channels).
        filtered: Which are voltages of the body, shape (n_traces,); the rest is shown as recorded.
    """

    stream_id: str
    rate_hz: float
    matrix: NDArray[np.float32]
    filtered: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class PastRequest:
    """Which page is wanted. `columns` is its width in device pixels; times are stream time."""

    start_s: float
    page_s: float
    columns: int
    streams: tuple[PastTraces, ...]
    filters: FilterSettings

    def settling_s(self) -> float:
        return max((settling_s(_design(self, stream)) for stream in self.streams), default=0.0)


@dataclass(frozen=True, slots=True, eq=False)
class PastColumns:
    """Lowest and highest value of each trace in each column, channel units, shape (n_traces, columns); NaN: none."""

    lows: NDArray[np.float32]
    highs: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class PastPage:
    """A page as read.

    Attributes:
        columns: In the order of the request's streams.
        missing: Stretches of the page of which at least one stream has nothing.
        recorded_s: How much had been recorded when it was read; what comes after that is not known yet.
        settled: Whether more recording will leave the page as it is.
    """

    request: PastRequest
    columns: tuple[PastColumns, ...]
    missing: tuple[MissingTime, ...]
    recorded_s: float
    settled: bool

    @property
    def start_s(self) -> float:
        return self.request.start_s

    @property
    def end_s(self) -> float:
        return self.request.start_s + self.request.page_s


def read_past_page(window: ReviewWindow, request: PastRequest) -> PastPage:
    """Read and filter a page.

    Raises:
        RecordingBroken, StorageFault: As `ReviewWindow.samples`.
    """
    so_far = window.refresh() or RecordedSoFar("", 0.0, (), 0)
    end_s = request.start_s + request.page_s
    return PastPage(
        request,
        tuple(_columns(window, request, stream) for stream in request.streams),
        tuple(one for one in so_far.missing if one.end_s > request.start_s and one.start_s < end_s),
        so_far.seconds,
        settled=so_far.seconds >= end_s + request.settling_s(),
    )


def read_traces(
    window: ReviewWindow, request: PastRequest, stream: PastTraces, first: int, end: int
) -> NDArray[np.float32]:
    """Samples [first, end) of traces as shown, at the stream's full rate; NaN where nothing was recorded.

    Raises:
        RecordingBroken, StorageFault: As `ReviewWindow.samples`.
    """
    return _shown(window, request, stream, first, end, every=1)


def find_peak(window: ReviewWindow, request: PastRequest, stream_at: int, trace: int, at_s: float) -> float | None:
    """Time of the largest deflection of a shown trace within the page's span; None where it has no signal there.

    The trace is judged as shown (filtered, without delay) at its full rate, against its own median, so that the answer
    is a sample's time.

    Raises:
        RecordingBroken, StorageFault: As `ReviewWindow.samples`.
    """
    stream = request.streams[stream_at]
    rate_hz = stream.rate_hz
    first = max(0, round(request.start_s * rate_hz))
    end = min(window.end_sample(stream.stream_id), round((request.start_s + request.page_s) * rate_hz) + 1)
    alone = PastTraces(stream.stream_id, rate_hz, stream.matrix[trace : trace + 1], stream.filtered[trace : trace + 1])
    if end <= first:
        return None
    values = _shown(window, request, alone, first, end, every=1)[0]
    if not np.isfinite(values).any():
        return None
    deflection = np.abs(values - np.nanmedian(values))
    highest = np.nanmax(deflection)
    candidates = np.flatnonzero(deflection >= highest)
    nearest = candidates[np.argmin(np.abs(candidates + first - at_s * rate_hz))]
    return float(first + nearest) / rate_hz


def _design(request: PastRequest, stream: PastTraces) -> FilterDesign:
    filters = request.filters
    return possible(FilterDesign(stream.rate_hz, filters.low_cut_hz, filters.high_cut_hz, filters.notch_hz))


def _columns(window: ReviewWindow, request: PastRequest, stream: PastTraces) -> PastColumns:
    n_traces = stream.matrix.shape[0]
    lows = np.full((n_traces, request.columns), np.nan, dtype=np.float32)
    highs = lows.copy()
    design = _design(request, stream)
    # What is not filtered is not thinned out either.
    every = every_shown(design) if stream.filtered.all() else 1
    rate_hz = stream.rate_hz / every
    end_s = request.start_s + request.page_s
    bounds = np.linspace(request.start_s * rate_hz, end_s * rate_hz, request.columns + 1)
    per_column = stream.rate_hz * request.page_s / request.columns
    around = 2 * settling_s(design) * stream.rate_hz
    affordable = max(around, PIECE_BYTES / (4 * max(n_traces, 1)) - around)
    step = max(1, int(affordable / per_column))
    for column in range(0, request.columns, step):
        edges = bounds[column : min(column + step, request.columns) + 1]
        first, end = int(np.floor(edges[0])), int(np.ceil(edges[-1])) + 2
        segment = _shown(window, request, stream, first * every, end * every, every)
        one, other = segment_extremes(segment, first, edges)
        lows[:, column : column + step], highs[:, column : column + step] = one, other
    return PastColumns(lows, highs)


def _shown(
    window: ReviewWindow, request: PastRequest, stream: PastTraces, first: int, end: int, every: int
) -> NDArray[np.float32]:
    """Traces as shown at the multiples of `every` in [first, end), which are multiples themselves; NaN where none."""
    design = _design(request, stream)
    around = round(settling_s(design) * stream.rate_hz)
    shown = np.full((stream.matrix.shape[0], -(-(end - first) // every)), np.nan, dtype=np.float32)
    recorded_end = window.end_sample(stream.stream_id)
    for begin, stop in window.stretches(stream.stream_id, first - around, end + around):
        if stop <= first or begin >= end:
            continue
        traces = _traces(window, stream, begin, stop)
        # Cut off by what was asked for, or does the signal really begin and end here?
        ends = (begin == 0 or begin > first - around, stop == recorded_end or stop < end + around)
        spoilt = ~np.isfinite(traces)
        _bridge(traces, spoilt)
        place = -(-begin // every)
        for wanted, filters in ((stream.filtered, design), (~stream.filtered, FilterDesign(stream.rate_hz))):
            if wanted.any():
                values = zero_phase(filters, traces[wanted], first_sample=begin, every=every, ends=ends)
                values[spoilt[wanted][:, place * every - begin :: every]] = np.nan
                low, high = max(place, first // every), min(place + values.shape[1], first // every + shown.shape[1])
                shown[wanted, low - first // every : high - first // every] = values[:, low - place : high - place]
    return shown


def _traces(window: ReviewWindow, stream: PastTraces, first: int, end: int) -> NDArray[np.float32]:
    rows = np.flatnonzero(np.abs(stream.matrix).max(axis=0, initial=0) > 0)
    matrix = stream.matrix[:, rows]
    traces = np.empty((matrix.shape[0], end - first), dtype=np.float32)
    step = max(1, READ_BYTES // (4 * max(rows.size, 1)))
    for at in range(first, end, step):
        stop = min(at + step, end)
        samples = window.samples(stream.stream_id, [int(row) for row in rows], at, stop)
        traces[:, at - first : stop - first] = _derived(matrix, samples)
    return traces


def _derived(matrix: NDArray[np.float32], samples: NDArray[np.float32]) -> NDArray[np.float32]:
    if matrix.shape[0] and ((matrix != 0).sum(axis=1) == 1).all() and matrix.max(axis=1).min() == 1.0:
        # Channels as they are: choosing them is much less work than a product with so many zeros.
        chosen: NDArray[np.float32] = samples[matrix.argmax(axis=1)]
        return chosen
    missing = ~np.isfinite(samples)
    if not missing.any():
        return matrix @ samples
    derived = matrix @ np.where(missing, np.float32(0), samples)
    derived[(np.abs(matrix) @ missing.astype(np.float32)) > 0] = np.nan
    return derived


def _bridge(traces: NDArray[np.float32], spoilt: NDArray[np.bool_]) -> None:
    """Straight lines over single samples that are no numbers, so that they spoil nothing but themselves."""
    for row in np.flatnonzero(spoilt.any(axis=1)):
        good = np.flatnonzero(~spoilt[row])
        bad = np.flatnonzero(spoilt[row])
        traces[row, bad] = np.interp(bad, good, traces[row, good]) if good.size else 0.0
