"""Notices that a device delivers at another rate than it says.

Guarantees: told once when the rate, measured over ten seconds, is off by more than 0.5 %, and once when it is right
again (off by less than 0.25 %). Jitter and stalls do not count: of each second only the earliest arrival does. Nor do
holes, pauses and steps: a pause begins the measurement anew, and what is told must be a slope, not a step.
Does not: correct anything. Pure, but for its argument's clock; one thread.
"""

from collections import deque
from collections.abc import Iterable

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.signals.blocks import SampleBlock

WRONG_FROM = 0.005
RIGHT_BELOW = 0.0025
MEASURED_OVER_S = 10
_PAUSE_S = 0.5
# How far seconds may lie off the line, as a share of what it rises or falls.
_STRAIGHT_WITHIN = 0.1
_STRAIGHT_ENOUGH_S = 0.002


class _StreamRate:
    """One stream: the earliest arrival of each of the last seconds, as (host time, lateness)."""

    def __init__(self) -> None:
        self._seconds: deque[tuple[float, float]] = deque(maxlen=MEASURED_OVER_S + 1)
        self._earliest: tuple[float, float] | None = None
        self._second = 0
        self._last_s: float | None = None
        self._wrong = False

    def hear(self, block: SampleBlock, rate_hz: float) -> float | None:
        """The measured rate, when there is something to tell; `rate_hz` is what it should be, by this clock."""
        host_s = block.host_monotonic_ns * 1e-9
        if self._last_s is not None and host_s - self._last_s > _PAUSE_S + block.n_samples / rate_hz:
            self._seconds.clear()
            self._earliest = None
        self._last_s = host_s
        late_s = host_s - block.end_sample / rate_hz
        measured_hz: float | None = None
        if self._earliest is not None and int(host_s) != self._second:
            self._seconds.append(self._earliest)
            self._earliest = None
            measured_hz = self._judge(rate_hz)
        if self._earliest is None or late_s < self._earliest[1]:
            self._second, self._earliest = int(host_s), (host_s, late_s)
        return measured_hz

    def _judge(self, rate_hz: float) -> float | None:
        if len(self._seconds) <= MEASURED_OVER_S:
            return None
        (from_s, from_late_s), (to_s, to_late_s) = self._seconds[0], self._seconds[-1]
        slope = (to_late_s - from_late_s) / (to_s - from_s)
        off_s = max(abs(late_s - from_late_s - slope * (at_s - from_s)) for at_s, late_s in self._seconds)
        if off_s > max(_STRAIGHT_WITHIN * abs(to_late_s - from_late_s), _STRAIGHT_ENOUGH_S):
            return None
        wrong = abs(slope) > (RIGHT_BELOW if self._wrong else WRONG_FROM)
        if wrong == self._wrong:
            return None
        self._wrong = wrong
        return rate_hz * (1.0 - slope)


class RateWatch:
    """All streams of one device.

    Args:
        speed: How fast its stream time goes by this machine's clock; None watches nothing (it comes as it is fetched).
    """

    def __init__(self, speed: float | None) -> None:
        self._speed = speed
        self._streams: dict[str, _StreamRate] = {}

    def hear(self, blocks: Iterable[SampleBlock]) -> tuple[DeviceEvent, ...]:
        """What is to be told after these blocks; onsets on the blocks' axis."""
        if self._speed is None:
            return ()
        events: list[DeviceEvent] = []
        for block in blocks:
            stream = self._streams.setdefault(block.stream_id, _StreamRate())
            measured_hz = stream.hear(block, block.rate_hz * self._speed)
            if measured_hz is not None:
                events.append(_event(block, measured_hz / self._speed))
        return tuple(events)


def _event(block: SampleBlock, measured_hz: float) -> DeviceEvent:
    wrong = abs(measured_hz / block.rate_hz - 1.0) > RIGHT_BELOW
    text = f"The device delivers at {measured_hz:.5g} Hz" + (
        f", not at the {block.rate_hz:g} Hz it says" if wrong else " again, as it says"
    )
    return DeviceEvent(
        kind=DeviceEventKind.WARNING if wrong else DeviceEventKind.STATE,
        onset_s=block.end_sample / block.rate_hz,
        duration_s=None,
        text=text,
        stream_id=block.stream_id,
    )
