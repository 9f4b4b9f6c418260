"""Puts a driver's blocks onto the axis that the recording and every view share.

Guarantees: per stream, block numbers have no holes, sample indices never go back, and sample 0 is the recording's
first. Samples that a driver repeats are dropped and counted; samples that it skips stay skipped: the jump of the index
is the gap. Several devices begin at one moment of the host's clock, and a device that was away goes on where that clock
says, though it counts on as if it had not been; in between each counts by its own clock.
Does not: change a sample, keep one back. One thread.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription

_EPSILON = 1e-6
_ARRIVALS_KEPT = 64
ARRIVALS_WITHIN_S = 1.0
# A device that comes back within this of where the clock says it should is believed; its first block may be that late.
LATE_BY_S = 0.05


@dataclass(frozen=True, slots=True)
class _Expected:
    """At host time `host_ns` the axis stood at `axis_s`, and went on `speed` times as fast as the host's clock.

    Attributes:
        may_be_early: Whether the device may have measured before that; what it had is left out.
    """

    host_ns: int
    axis_s: float
    speed: float
    may_be_early: bool = False


@dataclass(slots=True)
class _StreamAxis:
    """One stream.

    Attributes:
        stream_id: The recording's name for it; a reopened device may have another.
        shift: Driver index of the axis's sample 0.
        next_sample: Driver index that is due next.
        next_sequence: Number for the next block.
    """

    stream_id: StreamId
    rate_hz: float
    n_channels: int
    shift: int = 0
    next_sample: int = 0
    next_sequence: int = 0


class SampleAxis:
    """The axis of an open device.

    Args:
        streams: As the recording (or the first opening of the device) knows them.
    """

    def __init__(self, streams: tuple[StreamDescription, ...]) -> None:
        self.streams = streams
        self._axes = [_StreamAxis(s.stream_id, s.rate_hz, len(s.channels)) for s in streams]
        self._by_driver_id = {s.stream_id: axis for s, axis in zip(streams, self._axes, strict=True)}
        self.repeated_samples = 0
        self.foreign_blocks = 0
        # (Host time, device time that had arrived by then); the least delayed of them tells where the device is.
        self._arrivals: deque[tuple[int, float]] = deque(maxlen=_ARRIVALS_KEPT)
        self._expected: _Expected | None = None

    @property
    def blocks(self) -> int:
        """Sum over streams of the next block's number: what the worker's credit is compared with."""
        return sum(axis.next_sequence for axis in self._axes)

    @property
    def seconds(self) -> float:
        """Time of the newest sample, on the axis."""
        return max((axis.next_sample - axis.shift) / axis.rate_hz for axis in self._axes)

    def rename(self, streams: tuple[StreamDescription, ...]) -> None:
        """The device was reopened, and its streams may have new names."""
        self._by_driver_id = {s.stream_id: axis for s, axis in zip(streams, self._axes, strict=True)}

    def stand_at(self, positions: dict[str, tuple[int, int]]) -> None:
        """Go on from the (sample, block number) given by stream: what a recording that is resumed holds."""
        for axis in self._axes:
            axis.shift = 0
            axis.next_sample, axis.next_sequence = positions[axis.stream_id]

    def start_here(self) -> None:
        """Make the next sample of every stream sample 0; called when a recording begins."""
        self._begin_at_device_s(max(axis.next_sample / axis.rate_hz for axis in self._axes))

    def begin_at(self, host_ns: int, speed: float) -> None:
        """Make what the device measured at this moment sample 0, whatever of it has arrived; for a live device.

        A device that has delivered nothing yet is laid by its first arrival: what it measured before is left out, and
        where it begins more than `LATE_BY_S` later, it begins with a gap.
        """
        if not self._arrivals:
            self.start_here()
            self._expected = _Expected(host_ns, 0.0, speed, may_be_early=True)
            return
        newest_ns = self._arrivals[-1][0]
        self._begin_at_device_s(
            max(
                there_s + (host_ns - ns) / 1e9 * speed
                for ns, there_s in self._arrivals
                if newest_ns - ns <= ARRIVALS_WITHIN_S * 1e9
            )
        )
        if self._expected is not None:
            self._expected = _Expected(host_ns, 0.0, speed)

    def expect(self, elapsed_s: float, host_ns: int, speed: float) -> None:
        """At `host_ns` the device is `elapsed_s` of its time after the newest sample; or else it was away longer."""
        axis_s = max((axis.next_sample - axis.shift) / axis.rate_hz for axis in self._axes) + elapsed_s
        self._expected = _Expected(host_ns, axis_s, speed)

    def arrive(self, blocks: Sequence[SampleBlock]) -> None:
        """Blocks have been delivered; called before they are placed."""
        ends = [
            (block.host_monotonic_ns, block.end_sample / block.rate_hz)
            for block in blocks
            if block.stream_id in self._by_driver_id and block.n_samples
        ]
        if not ends:
            return
        host_ns, there_s = max(ends, key=lambda end: end[1])
        expected, self._expected = self._expected, None
        if expected is not None:
            due_s = expected.axis_s + (host_ns - expected.host_ns) / 1e9 * expected.speed
            late_s = due_s - self.to_axis_s(there_s)
            # Nothing arrives before it is measured, so what is early is surely so; what is late may be on its way.
            if late_s > LATE_BY_S or (expected.may_be_early and late_s < 0):
                for axis in self._axes:
                    axis.shift -= round(late_s * axis.rate_hz)
            self._arrivals.clear()
        self._arrivals.append((host_ns, there_s))

    def _begin_at_device_s(self, now_s: float) -> None:
        for axis in self._axes:
            # Streams of other rates begin with their first sample at or after that moment.
            axis.shift = int(np.ceil(now_s * axis.rate_hz - _EPSILON))

    def recorded_as(self, driver_stream_id: str) -> str:
        """What the recording calls a stream of the driver's; as it is where it is not known."""
        axis = self._by_driver_id.get(StreamId(driver_stream_id))
        return axis.stream_id if axis is not None else driver_stream_id

    def to_axis_s(self, driver_s: float) -> float:
        """A driver's event time (on its first stream) as time on the axis."""
        return driver_s - self._axes[0].shift / self._axes[0].rate_hz

    def resume_points(self, elapsed_s: float) -> tuple[dict[StreamId, int], dict[StreamId, int]]:
        """Sample and block number with which a reopened device is to go on, by the driver's stream id.

        Args:
            elapsed_s: Stream time that has passed meanwhile; 0 where the source waited.
        """
        now_s = max(axis.next_sample / axis.rate_hz for axis in self._axes) + elapsed_s
        samples: dict[StreamId, int] = {}
        sequences: dict[StreamId, int] = {}
        for driver_id, axis in self._by_driver_id.items():
            due = round(now_s * axis.rate_hz) if elapsed_s > 0 else axis.next_sample
            samples[driver_id] = max(due, axis.next_sample)
            sequences[driver_id] = axis.next_sequence
        return samples, sequences

    def place(self, block: SampleBlock) -> SampleBlock | None:
        """The block on the axis; None where nothing of it is new (or it is before sample 0, or not of this device)."""
        axis = self._by_driver_id.get(block.stream_id)
        if axis is None or block.n_channels != axis.n_channels:
            self.foreign_blocks += 1
            return None
        if not block.n_samples:
            return None
        known_to = max(axis.next_sample, axis.shift)
        self.repeated_samples += max(0, min(axis.next_sample, block.end_sample) - block.first_sample)
        if block.end_sample <= known_to:
            axis.next_sample = max(axis.next_sample, block.end_sample)
            return None
        first, samples, device_time_s = block.first_sample, block.samples, block.device_time_s
        if first < known_to:
            samples = np.ascontiguousarray(samples[:, known_to - first :])
            device_time_s += (known_to - first) / block.rate_hz
            first = known_to
        placed = replace(
            block,
            stream_id=axis.stream_id,
            sequence=axis.next_sequence,
            first_sample=first - axis.shift,
            device_time_s=device_time_s,
            samples=samples,
        )
        axis.next_sample = block.end_sample
        axis.next_sequence += 1
        return placed
