"""How smoothly and how soon the page is drawn: gaps between frames, and the way of a sample to the screen in parts.

Guarantees: bounded memory, a few microseconds a frame. The parts of one frame add up to its whole: from the driver's
hand-over to the window (`to_window`, filters included), there until a frame took it (`waited`), drawn into the raster
(`drawn`), until it was painted (`painted`). A gap is counted between frames that showed new signal, up to `PAUSE_MS`
(what is longer was no signal). GUI thread only. Does not: judge.
"""

from app.core.clock import Clock
from app.core.telemetry.recent_values import RecentValues

PAUSE_MS = 2000.0
PARTS = ("to_window", "waited", "drawn", "painted")


class FrameFigures:
    """See the rules at the top of this module."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.frames_drawn = 0
        self.delay_ms: float | None = None
        self.delays_ms = RecentValues()
        self.gaps_ms = RecentValues()
        self.longest_gap_ms = 0.0
        self.parts_ms = {name: RecentValues() for name in PARTS}
        self._begun_ns = 0
        self._painted_ns: int | None = None
        self._waiting: tuple[int, int, int, int] | None = None

    def begin_gaps(self) -> None:
        """Count gaps anew from here on."""
        self.gaps_ms = RecentValues()
        self.longest_gap_ms = 0.0
        self._painted_ns = None

    def begin_frame(self) -> int:
        """A frame begins; when."""
        self._begun_ns = self._clock.monotonic_ns()
        return self._begun_ns

    def drawn(self, host_ns: int, arrived_ns: int) -> None:
        """New signal is in the raster and will be painted."""
        now_ns = self._clock.monotonic_ns()
        self._waiting = (host_ns, max(host_ns, min(arrived_ns, self._begun_ns)), self._begun_ns, now_ns)

    def painted(self) -> None:
        """What was drawn last can now be seen."""
        if self._waiting is None:
            return
        now_ns = self._clock.monotonic_ns()
        marks = (*self._waiting, now_ns)
        self._waiting = None
        for name, begin, end in zip(PARTS, marks, marks[1:], strict=False):
            self.parts_ms[name].add((end - begin) / 1e6)
        self.delay_ms = (now_ns - marks[0]) / 1e6
        self.delays_ms.add(self.delay_ms)
        if self._painted_ns is not None:
            gap_ms = (now_ns - self._painted_ns) / 1e6
            if gap_ms < PAUSE_MS:
                self.gaps_ms.add(gap_ms)
                self.longest_gap_ms = max(self.longest_gap_ms, gap_ms)
        self._painted_ns = now_ns
