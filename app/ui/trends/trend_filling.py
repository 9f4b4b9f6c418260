"""Works out trends anew from a recording on disk, a few seconds at a time.

Guarantees: the same steps as the worker gives live (the same code over the same samples); a piece takes a fraction of
a second, so that whoever turns pages meanwhile does not wait long; what is missing on disk stays missing. Made for the
background's thread; needs no screen. Does not: keep, draw or decide what is worth filling.
"""

from collections.abc import Iterator

from app.core.processing.trend_plan import TrendPlan
from app.core.processing.trend_steps import AROUND_S, STEP_S, TrendStep
from app.core.processing.trend_stream import TrendStream
from app.core.recording.review_window import ReviewWindow
from app.core.settings.limits import clinical_limits
from app.core.signals.channels import StreamDescription

PIECE_S = 8.0
# Filters and windows begin this long before the first second that is wanted.
_LEAD_S = AROUND_S + STEP_S


class TrendFilling:
    """The seconds [first, end) of one stream.

    Args:
        stream: As described by the station; states of channels are taken from the recording.
    """

    def __init__(self, stream: StreamDescription, plan: TrendPlan, first: int, end: int) -> None:
        self.first = self.at = first
        self.end = end
        self.stream_id = stream.stream_id
        self._rate_hz = stream.rate_hz
        self._plan = plan
        self._trends = TrendStream(plan, stream.rate_hz, clinical_limits().quality)
        self._next = max(0, round((first * STEP_S - _LEAD_S) * self._rate_hz))
        self._stop = round((end * STEP_S + _LEAD_S) * self._rate_hz)

    @property
    def done(self) -> bool:
        return self.at >= self.end

    def read_on(self, window: ReviewWindow) -> tuple[TrendStep, ...]:
        """The seconds of the next piece.

        Raises:
            NotFound, RecordingBroken, StorageFault: As `ReviewWindow.samples`.
        """
        recorded_end = window.end_sample(self.stream_id)
        stop = min(self._stop, recorded_end, self._next + round(PIECE_S * self._rate_hz))
        found: list[TrendStep] = []
        if stop > self._next:
            self._trends.plan = self._plan.with_channels(window.channels_at(self.stream_id, self._next))
            for begin, end in window.stretches(self.stream_id, self._next, stop):
                self._trends.add(begin, window.samples(self.stream_id, self._plan.rows, begin, end))
                found.extend(self._wanted(self._trends.steps()))
            self._next = stop
        if self._next >= min(self._stop, recorded_end):
            self.at = self.end
        elif found:
            self.at = max(self.at, found[-1].step + 1)
        return tuple(found)

    def _wanted(self, steps: Iterator[TrendStep]) -> Iterator[TrendStep]:
        return (step for step in steps if self.first <= step.step < self.end)
