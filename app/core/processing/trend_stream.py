"""Raw signal in, one measure a second out; live in the worker, and over a recording read back.

Guarantees: the same measures however the signal is cut into blocks, and whether it comes live or from disk; seconds are
the stream's own; a gap is a stretch of missing samples; memory holds some 20 s of at most 32 channels. Taking
a block costs a copy of those channels; all else is done when `steps` is called, which need not be between two blocks.
Does not: read, send, or wait. One thread.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.core.processing.filters import BlockFilter, FilterDesign
from app.core.processing.quality import Extremes, extremes_of, rails_uv
from app.core.processing.spectra import frequencies_hz, multitaper
from app.core.processing.trend_plan import TrendPlan
from app.core.processing.trend_steps import AROUND_S, STEP_S, TrendStep, trend_step
from app.core.settings.limits import QualityLimits
from app.core.signals.channels import Channel

# What trends look at ends at 60 Hz: signal is thinned to between this rate and twice as much.
ENOUGH_HZ = 200.0
_KEPT_S = 16.0
_CORNER = 0.4


M = TypeVar("M")


class Around(Protocol):
    """Signal of a stretch around the middle of a second; see `trend_steps.trend_step`."""

    def __call__(self, from_s: float, to_s: float, /) -> NDArray[np.float32]: ...


class SteppedStream(ABC, Generic[M]):
    """See the rules at the top of this module. Heirs say what is measured.

    Args:
        channels: Those that are added, in that order.
        rate_hz: Of the raw signal.
        around_s: Signal that a measure needs before and after its second.
    """

    def __init__(self, channels: tuple[Channel, ...], rate_hz: float, around_s: float) -> None:
        self._rate_hz = rate_hz
        self._around_s = around_s
        self._n_channels = len(channels)
        self._every = max(1, int(rate_hz // ENOUGH_HZ))
        self._thin_hz = rate_hz / self._every
        design = (
            FilterDesign(rate_hz, high_cut_hz=_CORNER * self._thin_hz) if self._every > 1 else FilterDesign(rate_hz)
        )
        self._filter = BlockFilter(design, len(channels), keep_every=self._every)
        self._rails = rails_uv(channels)
        self._begin_anew(0)

    def _begin_anew(self, first_sample: int) -> None:
        self._waiting: list[tuple[int, NDArray[np.float32]]] = []
        self._next_raw: int | None = None
        self._skip = 0
        self._end = first_sample
        self._thin = np.zeros((self._n_channels, 0), dtype=np.float32)
        self._thin_first = -(-first_sample // self._every)
        self._extremes: dict[int, Extremes] = {}
        self._next_step = int(np.ceil(first_sample / self._rate_hz / STEP_S))

    @abstractmethod
    def measure(self, step: int, around: Around, rate_hz: float, extremes: Extremes | None) -> M:
        """The measure of one second; signal is missing (NaN) where there is none."""

    def add(self, first_sample: int, samples: NDArray[np.float32]) -> None:
        """Take raw signal of the channels, shape (n_channels, n); it is kept, and must be the caller's to give.

        Signal that lies before what came last begins everything anew.
        """
        if first_sample < self._end or (self._next_raw is None and not self._waiting):
            self._begin_anew(first_sample)
            self._filter.restart()
        if samples.shape[1]:
            self._waiting.append((first_sample, samples))
            self._end = first_sample + samples.shape[1]

    def steps(self) -> Iterator[M]:
        """The steps that have become complete, one by one."""
        if self._end / self._rate_hz < (self._next_step + 1) * STEP_S + self._around_s:
            return
        yield from self._take_in()
        self._forget()

    def finish(self) -> Iterator[M]:
        """The steps at the end of a recording, of which nothing more will come."""
        last = int(np.ceil(self._end / self._rate_hz / STEP_S))
        yield from self._take_in()
        self._leave_out(round((last + self._around_s) * self._thin_hz) + 1)
        yield from self._complete(before=last)

    # --- raw to thin -------------------------------------------------------------------------------------------

    def _take_in(self) -> Iterator[M]:
        waiting, self._waiting = self._waiting, []
        for first, samples in _joined(waiting):
            if first != self._next_raw:
                yield from self._pass_gap(first)
            self._next_raw = first + samples.shape[1]
            self._note_extremes(first, samples)
            dropped = min(self._skip, samples.shape[1])
            self._skip -= dropped
            thin = self._filter.apply(samples[:, dropped:])
            self._thin = np.concatenate([self._thin, thin], axis=1)
            yield from self._complete()

    def _pass_gap(self, first: int) -> Iterator[M]:
        """Missing samples for what was lost; thin sample j is the raw group [j q, (j + 1) q)."""
        skip = -first % self._every
        place = (first + skip) // self._every
        thin_end = self._thin_first + self._thin.shape[1]
        if self._next_raw is not None and place - thin_end > _KEPT_S * self._thin_hz:
            # Nothing of before the gap reaches beyond it: what is complete with it is told, and all begins anew.
            self._leave_out(thin_end + round((self._around_s + 2 * STEP_S) * self._thin_hz))
            yield from self._complete(before=int(np.ceil(self._next_raw / self._rate_hz / STEP_S)))
            end = self._end
            self._begin_anew(first)
            self._end = end
        self._filter.restart()
        self._skip = skip
        self._leave_out(place)

    def _complete(self, before: int | None = None) -> Iterator[M]:
        thin_end_s = (self._thin_first + self._thin.shape[1]) / self._thin_hz
        while thin_end_s >= (self._next_step + 1) * STEP_S + self._around_s and (
            before is None or self._next_step < before
        ):
            step = self._next_step
            extremes = self._extremes.pop(step, None)
            self._next_step += 1
            yield self.measure(step, self._around(step), self._thin_hz, extremes)

    def _leave_out(self, up_to: int) -> None:
        lost = up_to - self._thin_first - self._thin.shape[1]
        if lost > 0:
            gone = np.full((self._thin.shape[0], lost), np.nan, dtype=np.float32)
            self._thin = np.concatenate([self._thin, gone], axis=1)

    def _note_extremes(self, first: int, samples: NDArray[np.float32]) -> None:
        at, end = first, first + samples.shape[1]
        while at < end:
            step = int(at / self._rate_hz / STEP_S)
            stop = min(end, max(at + 1, int(np.ceil((step + 1) * STEP_S * self._rate_hz))))
            found = extremes_of(samples[:, at - first : stop - first], self._rails)
            before = self._extremes.get(step)
            self._extremes[step] = before.joined(found) if before is not None else found
            at = stop

    # --- thin to steps -----------------------------------------------------------------------------------------

    def _around(self, step: int) -> Around:
        return _Around(self._thin, self._thin_first, (step + 0.5 * STEP_S) * self._thin_hz, self._thin_hz)

    def _forget(self) -> None:
        """What no step will look at any more."""
        surplus = round((self._next_step - self._around_s - 1.0) * self._thin_hz) - self._thin_first
        if surplus > 0:
            self._thin = self._thin[:, surplus:].copy()
            self._thin_first += surplus
        for step in [step for step in self._extremes if step < self._next_step]:
            del self._extremes[step]


class TrendStream(SteppedStream[TrendStep]):
    """The trends of a stream; `plan` may be changed for one whose channels are in another state.

    Args:
        plan: Of the stream.
        rate_hz: Of the raw signal.
        limits: Of quality.
    """

    def __init__(self, plan: TrendPlan, rate_hz: float, limits: QualityLimits) -> None:
        super().__init__(plan.channels, rate_hz, AROUND_S)
        self.plan = plan
        self._limits = limits

    def measure(self, step: int, around: Around, rate_hz: float, extremes: Extremes | None) -> TrendStep:
        return trend_step(step, around, rate_hz, extremes, self.plan, self._limits)


class SpectrumStream(SteppedStream[tuple[int, NDArray[np.float64]]]):
    """The spectrum of one channel, second by second: `spectra.multitaper` over a window of seconds.

    Gives the second and its density at multiples of half a hertz, decibels relative to 1 uV2/Hz; NaN where the window
    is not whole. With windows shorter than 2 s neighbouring values are the same line.
    """

    def __init__(self, channel: Channel, rate_hz: float, window_s: float, top_hz: float) -> None:
        super().__init__((channel,), rate_hz, (window_s - STEP_S) / 2)
        self._window_s = window_s
        self._axis_hz = np.arange(0.5, top_hz + 0.25, 0.5)

    @property
    def axis_hz(self) -> NDArray[np.float64]:
        return self._axis_hz

    def measure(
        self, step: int, around: Around, rate_hz: float, extremes: Extremes | None
    ) -> tuple[int, NDArray[np.float64]]:
        samples = around(-self._window_s / 2, self._window_s / 2)
        if not np.isfinite(samples).all():
            return step, np.full(self._axis_hz.size, np.nan)
        density = multitaper(samples, rate_hz)[0]
        found = frequencies_hz(samples.shape[1], rate_hz)
        # The mean over half a hertz around each; where lines lie further apart, the nearest.
        edges = np.searchsorted(found, np.append(self._axis_hz - 0.25, self._axis_hz[-1] + 0.25))
        sums = np.concatenate([[0.0], np.cumsum(density)])[np.minimum(edges, density.size)]
        count = np.diff(edges)
        nearest = density[np.abs(found[np.newaxis] - self._axis_hz[:, np.newaxis]).argmin(axis=1)]
        mean = np.where(count > 0, np.diff(sums) / np.maximum(count, 1), nearest)
        mean[self._axis_hz > found[-1]] = np.nan
        return step, np.asarray(10 * np.log10(np.maximum(mean, 1e-6)))


class _Around:
    """Signal around a moment, missing where there is none."""

    def __init__(self, thin: NDArray[np.float32], thin_first: int, middle: float, rate_hz: float) -> None:
        self._thin = thin
        self._thin_first = thin_first
        self._middle = middle
        self._rate_hz = rate_hz

    def __call__(self, from_s: float, to_s: float, /) -> NDArray[np.float32]:
        n = round((to_s - from_s) * self._rate_hz)
        # Rounded on the stream's own axis, so that it does not matter where the reading began.
        first = int(np.floor(self._middle + from_s * self._rate_hz + 0.5)) - self._thin_first
        inside = self._thin[:, max(0, first) : max(0, first + n)]
        if inside.shape[1] == n:
            return inside
        whole = np.full((self._thin.shape[0], n), np.nan, dtype=np.float32)
        place = max(0, -first)
        whole[:, place : place + inside.shape[1]] = inside
        return whole


def _joined(waiting: list[tuple[int, NDArray[np.float32]]]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Blocks that follow each other as one: fewer, longer pieces cost less."""
    run: list[NDArray[np.float32]] = []
    first = end = 0
    for at, samples in waiting:
        if run and at != end:
            yield first, np.concatenate(run, axis=1)
            run = []
        if not run:
            first = at
        run.append(samples)
        end = at + samples.shape[1]
    if run:
        yield first, np.concatenate(run, axis=1)
