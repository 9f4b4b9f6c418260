"""What is measured at a place on the traces: read from the recording, or from the newest signal; and worked out.

Guarantees: the traces are measured as they are shown (montage and filters of the page), at their full rate; past ones
without the delay of filters, live ones as they come out of them, and the answer says which. Memory is bounded, however
long the stretch and fast the stream. Pure but for reading; made for a thread of the background, needs no screen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.core.processing.band_powers import BANDS
from app.core.processing.measuring import Measured, measure, spectrum
from app.core.processing.spectra import power_between
from app.core.recording.review_window import ReviewWindow
from app.ui.signal_views.past_page import PastRequest, PastTraces, read_traces

Floats = NDArray[np.float64]

AROUND_S = 4.0
"""Of signal around a moment that its spectrum and band powers are made of."""
PIECE_VALUES = 12_000_000
AMPLITUDE = "amplitude"


@dataclass(frozen=True, slots=True)
class NamedTrace:
    """A trace by name. `unit` as in `Channel`."""

    label: str
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is to be measured.

    Attributes:
        request: Makes the traces; its own start does not matter.
        names: Of its traces, stream by stream.
        start_s / end_s: Stream time of the two cursors; equal for a moment.
        head: EEG channels as recorded, of the first stream that has any; None where there is none.
        head_labels: Of its rows.
        chosen: Label of the trace that was pointed at.
    """

    request: PastRequest
    names: tuple[tuple[NamedTrace, ...], ...]
    start_s: float
    end_s: float
    head: PastTraces | None = None
    head_labels: tuple[str, ...] = ()
    chosen: str = ""

    @property
    def lasts(self) -> bool:
        return self.end_s > self.start_s


@dataclass(frozen=True, slots=True)
class TraceFigures:
    """Of one trace; `at_1` and `at_2` are its values at the cursors, NaN where nothing was recorded."""

    name: NamedTrace
    at_1: float
    at_2: float
    over: Measured | None


@dataclass(frozen=True, slots=True, eq=False)
class Spectrum:
    """Of the traces of one stream: a row for each label, units squared per hertz."""

    labels: tuple[str, ...]
    units: tuple[str, ...]
    axis_hz: Floats
    density: Floats
    method: str


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """The answer.

    Attributes:
        live: Whether it is of the newest signal, through the live filters.
        spectrum_s: From when to when the spectra and band powers are.
        head: For the map: values by channel label, of `AMPLITUDE` (µV against the average of all, at cursor 1) and of
            each band (µV² over `spectrum_s`).
    """

    start_s: float
    end_s: float
    live: bool
    figures: tuple[TraceFigures, ...]
    spectra: tuple[Spectrum, ...]
    spectrum_s: tuple[float, float]
    head: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    chosen: str = ""

    @property
    def lasts(self) -> bool:
        return self.end_s > self.start_s


def measure_past(window: ReviewWindow, question: Question) -> Measurement:
    """Read and measure.

    Raises:
        RecordingBroken, StorageFault: As `ReviewWindow.samples`.
    """
    window.refresh()
    around = _spectrum_span(window, question)
    figures: list[TraceFigures] = []
    spectra: list[Spectrum] = []
    for stream, names in zip(question.request.streams, question.names, strict=True):
        over = _read(window, question.request, stream, question.start_s, question.end_s)
        figures.extend(
            TraceFigures(name, float(row[0]), float(row[-1]), measure(row, stream.rate_hz) if question.lasts else None)
            for name, row in zip(names, over, strict=True)
        )
        found = over if question.lasts else _read(window, question.request, stream, *around)
        # Without the sample at cursor 2, so that 4 s are 4 s and bins are round.
        if (made := _spectrum(names, found[:, :-1], stream.rate_hz)) is not None:
            spectra.append(made)
    head: dict[str, dict[str, float]] = {}
    if question.head is not None:
        at = _read(window, question.request, question.head, question.start_s, question.start_s)[:, 0]
        over = _read(window, question.request, question.head, *around)[:, :-1]
        head = head_values(question.head_labels, at, over, question.head.rate_hz)
    return Measurement(
        question.start_s, question.end_s, False, tuple(figures), tuple(spectra), around, head, question.chosen
    )


@dataclass(frozen=True, slots=True, eq=False)
class LiveStream:
    """The newest signal of one stream: its traces, and its EEG channels as recorded, filtered by the worker."""

    names: tuple[NamedTrace, ...]
    traces: NDArray[np.float32]
    head_labels: tuple[str, ...]
    head: NDArray[np.float32]
    rate_hz: float


def measure_live(streams: Sequence[LiveStream], start_s: float, end_s: float, chosen: str) -> Measurement:
    """Measure what came last; both cursors are its ends."""
    figures: list[TraceFigures] = []
    spectra: list[Spectrum] = []
    head: dict[str, dict[str, float]] = {}
    for one in streams:
        if not one.traces.shape[1]:
            continue
        figures.extend(
            TraceFigures(name, float(row[0]), float(row[-1]), measure(row, one.rate_hz))
            for name, row in zip(one.names, one.traces, strict=True)
        )
        if (made := _spectrum(one.names, one.traces, one.rate_hz)) is not None:
            spectra.append(made)
        if one.head_labels and not head:
            head = head_values(one.head_labels, one.head[:, -1], one.head, one.rate_hz)
    return Measurement(start_s, end_s, True, tuple(figures), tuple(spectra), (start_s, end_s), head, chosen)


def head_values(
    labels: tuple[str, ...], at: NDArray[np.float32], over: NDArray[np.float32], rate_hz: float
) -> dict[str, dict[str, float]]:
    """For the map: amplitude against the average of all, and band powers, by label; what is missing is left out."""
    good = np.isfinite(at)
    mean = float(at[good].mean()) if good.any() else 0.0
    found = {AMPLITUDE: {labels[row]: float(at[row]) - mean for row in np.flatnonzero(good)}}
    whole = np.flatnonzero(np.isfinite(over).all(axis=1))
    if over.shape[1] / rate_hz >= 1.0 and whole.size:
        axis_hz, density, _ = spectrum(over[whole], rate_hz)
        for band in BANDS:
            powers = power_between(density, axis_hz, band.low_hz, band.high_hz)
            found[band.name] = {labels[row]: float(powers[at_row]) for at_row, row in enumerate(whole)}
    return found


def _spectrum_span(window: ReviewWindow, question: Question) -> tuple[float, float]:
    """The stretch itself, or so much around a moment, moved inwards where the recording ends."""
    if question.lasts:
        return question.start_s, question.end_s
    recorded_s = max((window.end_sample(stream.stream_id) - 1) / stream.rate_hz for stream in question.request.streams)
    end_s = max(0.0, min(recorded_s, question.start_s + AROUND_S / 2))
    start_s = max(0.0, end_s - AROUND_S)
    return start_s, min(recorded_s, start_s + AROUND_S)


def _read(
    window: ReviewWindow, request: PastRequest, stream: PastTraces, start_s: float, end_s: float
) -> NDArray[np.float32]:
    """Both ends included; NaN where nothing was recorded. In pieces: each trace is filtered by itself."""
    first, end = round(start_s * stream.rate_hz), round(end_s * stream.rate_hz) + 1
    n_traces = stream.matrix.shape[0]
    found = np.full((n_traces, end - first), np.nan, dtype=np.float32)
    around = round(2 * request.settling_s() * stream.rate_hz)
    rows = max(1, PIECE_VALUES // max(1, end - first + around))
    for at in range(0, n_traces, rows):
        piece = PastTraces(
            stream.stream_id, stream.rate_hz, stream.matrix[at : at + rows], stream.filtered[at : at + rows]
        )
        found[at : at + rows] = read_traces(window, request, piece, first, end)
    return found


def _spectrum(names: Sequence[NamedTrace], traces: NDArray[np.float32], rate_hz: float) -> Spectrum | None:
    """Of the traces without holes; None where there is none, or too little for any frequency."""
    whole = [int(row) for row in np.flatnonzero(np.isfinite(traces).all(axis=1))]
    if not whole or traces.shape[1] < max(16, rate_hz / 4):
        return None
    axis_hz, density, method = spectrum(traces[whole], rate_hz)
    return Spectrum(
        tuple(names[row].label for row in whole), tuple(names[row].unit for row in whole), axis_hz, density, method
    )
