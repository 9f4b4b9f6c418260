"""Cuts the pieces of signal that a report shows: which, how long, in which montage, and at which sensitivity.

Guarantees: at most `MOST_EXCERPTS` however long the recording or its list of events; events that fit into one piece
share it; samples are filtered without delay, and what is missing is missing. The page is the one of a paper EEG:
30 mm/s, and 7 uV/mm unless the traces would run into each other. Does not: draw. Pure; one thread.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.core.processing.assessment import SignalSource
from app.core.processing.derivations import ECG, Derivations, choose_derivations
from app.core.processing.excerpts import DetailRequest, Excerpt, ExcerptMark, MarkedTime
from app.core.processing.filters import FilterDesign, possible
from app.core.processing.row_reading import rows_between
from app.core.processing.zero_phase import settling_s, zero_phase
from app.core.signals.channels import StreamDescription

Samples = NDArray[np.float32]

MOST_EXCERPTS = 8
# Of events that say the same ("Artifact") so many are shown; the table names all.
MOST_OF_A_TEXT = 2
PAGE_S, LONG_PAGE_S = 8.0, 16.0
SPEED_MM_PER_S, LONG_SPEED_MM_PER_S = 30.0, 15.0
LEAD_S = 2.0
SENSITIVITIES_UV_PER_MM = (7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 70.0, 100.0)
# A heart is some ten times as large as a brain, and is looked at for its rhythm.
ECG_SENSITIVITIES_UV_PER_MM = (20.0, 30.0, 50.0, 70.0, 100.0, 150.0, 200.0, 300.0, 500.0)
TRACE_MM = 7.5
# A line that carries so much of the power is filtered out, and the page says so.
NOTCH_FROM_SHARE = 0.1
_ENOUGH_HZ = 600.0


class ExcerptCutter:
    """Cuts from one stream.

    Args:
        request: Its montage and filters; what is marked is given to `pages`.
        mains_hz / mains_share: As `background_rhythm.BackgroundEpochs` has them; decide on the notch.
    """

    def __init__(
        self,
        source: SignalSource,
        stream: StreamDescription,
        request: DetailRequest = DetailRequest(),
        *,
        mains_hz: float | None = None,
        mains_share: float = 0.0,
    ) -> None:
        self._source = source
        self._stream = stream
        self._derivations = choose_derivations(stream.channels, request.montage)
        notch_hz = mains_hz if request.notch or mains_share >= NOTCH_FROM_SHARE else None
        self._design = possible(FilterDesign(stream.rate_hz, request.low_cut_hz, request.high_cut_hz, notch_hz))
        stretches = source.stretches(stream.stream_id)
        self._stretches = stretches
        self.end_s = stretches[-1][1] / stream.rate_hz if stretches else 0.0

    def pages(self, marked: Sequence[MarkedTime], background: tuple[float, str] | None) -> tuple[list[Excerpt], int]:
        """The excerpts in order of time, and how many events have none.

        Args:
            background: Onset and title of a piece that shows the background; it comes first.
        """
        if self._derivations is None or not self._stretches:
            return [], sum(one.weight > 0 for one in marked)
        marks = tuple(
            ExcerptMark(onset_s=one.onset_s, duration_s=one.duration_s, text=one.text, made_by=one.made_by)
            for one in sorted(marked, key=lambda one: one.onset_s)
        )
        cut = [self._cut(background[1], background[0], PAGE_S, marks)] if background else []
        texts: dict[str, int] = {}
        for one in sorted(marked, key=lambda one: (-one.weight, one.onset_s)):
            said = one.text.casefold().strip()
            wanted = one.weight > 0 and texts.get(said, 0) < MOST_OF_A_TEXT
            if not wanted or len(cut) >= MOST_EXCERPTS or any(_covers(excerpt, one) for excerpt in cut):
                continue
            texts[said] = texts.get(said, 0) + 1
            seconds = LONG_PAGE_S if one.duration_s > PAGE_S - LEAD_S else PAGE_S
            cut.append(self._cut(one.text, self._begin(one.onset_s - LEAD_S, seconds), seconds, marks))
        shown = sum(any(_covers(excerpt, one) for excerpt in cut) for one in marked if one.weight > 0)
        examples, events = cut[: bool(background)], cut[bool(background) :]
        events.sort(key=lambda excerpt: excerpt.onset_s)
        return [*examples, *events], sum(one.weight > 0 for one in marked) - shown

    def _begin(self, wished_s: float, seconds: float) -> float:
        """Whole tenths, within the recording."""
        return max(0.0, float(np.floor(10 * min(wished_s, self.end_s - seconds)) / 10))

    def _cut(self, title: str, begin_s: float, seconds: float, marks: Sequence[ExcerptMark]) -> Excerpt:
        derivations = self._derivations
        assert derivations is not None
        rate_hz = self._stream.rate_hz
        first = round(begin_s * rate_hz)
        end = min(first + round(seconds * rate_hz), self._stretches[-1][1])
        every = max(1, int(rate_hz // _ENOUGH_HZ))
        samples = self._filtered(derivations, first, end, every)
        seconds = (end - first) / rate_hz
        with_ecg = derivations.groups[-1] == ECG
        of_the_scalp = samples[:-1] if with_ecg else samples
        return Excerpt(
            title=title,
            onset_s=first / rate_hz,
            seconds=seconds,
            rate_hz=rate_hz / every,
            montage=derivations.name,
            filters=filters_text(self._design),
            uv_per_mm=sensitivity(of_the_scalp),
            ecg_uv_per_mm=sensitivity(samples[-1:], ECG_SENSITIVITIES_UV_PER_MM) if with_ecg else 0.0,
            mm_per_s=SPEED_MM_PER_S if seconds <= PAGE_S else LONG_SPEED_MM_PER_S,
            labels=derivations.labels,
            sides=derivations.sides,
            groups=derivations.groups,
            samples=np.ascontiguousarray(samples, dtype="<f4").tobytes(),
            marks=tuple(
                mark
                for mark in marks
                if mark.onset_s <= begin_s + seconds and mark.onset_s + mark.duration_s >= begin_s
            ),
        )

    def _filtered(self, derivations: Derivations, first: int, end: int, every: int) -> Samples:
        """Derived and filtered samples [first, end), every so many of them; NaN where nothing was recorded."""
        settle = round(settling_s(self._design) * self._stream.rate_hz)
        n = -(-(end - first) // every)
        out = np.full((len(derivations.labels), n), np.nan, dtype=np.float32)
        for begin, finish in self._stretches:
            low, high = max(begin, first), min(finish, end)
            if high - low < 2:
                continue
            read_from, read_to = max(begin, low - settle), min(finish, high + settle)
            raw = rows_between(self._source, self._stream, derivations.rows, read_from, read_to)
            traces = derivations.weights @ np.nan_to_num(raw)
            filtered = zero_phase(self._design, traces, ends=(read_from == begin, read_to == finish))[
                :, low - read_from : high - read_from
            ]
            places = np.arange(-(-(low - first) // every), -(-(high - first) // every))
            out[:, places] = filtered[:, first + places * every - low]
        return out


def _covers(excerpt: Excerpt, one: MarkedTime) -> bool:
    """Whether the event begins in the excerpt, and not at its very end."""
    return excerpt.onset_s <= one.onset_s <= excerpt.onset_s + excerpt.seconds - 1.0


def sensitivity(samples: Samples, steps: Sequence[float] = SENSITIVITIES_UV_PER_MM) -> float:
    """The most sensitive step at which four of five traces stay within their own track for 99 % of the time."""
    sizes = np.nan_to_num(np.abs(samples))
    if not sizes.size:
        return steps[0]
    reach_uv = float(np.percentile(np.percentile(sizes, 99, axis=1), 80))
    return next((step for step in steps if reach_uv / step <= TRACE_MM), steps[-1])


def filters_text(design: FilterDesign) -> str:
    """As printed on the page: low cut with its time constant, high cut, notch."""
    low = "off"
    if design.low_cut_hz:
        low = f"{design.low_cut_hz:g} Hz ({1 / (2 * np.pi * design.low_cut_hz):.2g} s)"
    high = f"{design.high_cut_hz:g} Hz" if design.high_cut_hz else "off"
    notch = f"{design.notch_hz:g} Hz" if design.notch_hz else "off"
    return f"Low cut {low}     High cut {high}     Notch {notch}     Zero phase"
