"""When each recorded sample was taken: on this machine's clock, on one axis for all streams, and in UTC.

Guarantees: made from the recording alone (sample indices, arrival times, the clock pair of each segment). Lateness of
the arrivals is taken out, as is the drift of the device's clock, also where it changes slowly; where the device stood
still, was opened again or was recorded after a restart, the axis goes on from what arrived then. Every time has an
uncertainty. Samples that are missing have a time, too.
Does not: change the recording; read samples; know the shortest delay between device and computer, which is in every
time; believe the device's own clock (it counts with the oscillator that takes the samples, and may be set); use the
clock offsets of LSL. A step of less than 0.25 s that nothing announces is found, but may be placed one block off.
Memory grows with the number of blocks, not of samples. Any thread; the reader's rules hold.

A sample's time is the moment at which it begins: a block has arrived when the sample after its last begins, or later.
"""

from datetime import UTC, datetime, timedelta

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.errors import NotFound
from app.core.recording.arrival_envelope import Arrivals, Envelope
from app.core.recording.framing import SegmentHeader
from app.core.recording.reader import RecordingReader

# Holes and pauses from here on may be of unknown length.
_UNSURE_FROM_S = 0.25
# Wall and monotonic clock of one boot stay closer together than this, whatever sets the wall clock.
_SAME_BOOT_S = 2.0
# A device this far off its rate is none: a recording played faster, or a source that came as it was fetched.
_OWN_PACE_PPM = 100_000.0


class StreamClock(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the clock of one stream's device, over the whole recording.

    Attributes:
        rate_hz: Samples in a second of this machine, as a median.
        drift_ppm: The same, relative to what the device says.
        at_its_own_pace: Whether it was recorded as it was sampled, not faster or slower; else drift says nothing.
        typical_uncertainty_ms / worst_uncertainty_ms: How far off the time of a sample may be.
        fits: 1, and one more for each place where the device's clock and this machine's may have parted.
    """

    stream_id: str
    rate_hz: float
    drift_ppm: float
    at_its_own_pace: bool
    typical_uncertainty_ms: float
    worst_uncertainty_ms: float
    fits: int


def stream_clocks(reader: RecordingReader) -> tuple[StreamClock, ...]:
    """Of each stream that has samples, in the order of `RecordingReader.streams`."""
    return tuple(
        StreamClock(
            stream_id=stream_id,
            rate_hz=axis.rate_hz,
            drift_ppm=axis.drift_ppm,
            at_its_own_pace=abs(axis.drift_ppm) < _OWN_PACE_PPM,
            typical_uncertainty_ms=axis.typical_uncertainty_s * 1e3,
            worst_uncertainty_ms=axis.worst_uncertainty_s * 1e3,
            fits=axis.n_fits,
        )
        for stream_id, axis in TimeAxis.all_of(reader).items()
    )


class TimeAxis:
    """The time axis of one stream; made by `of` (one) or `all_of` (all streams, which share second 0).

    Attributes:
        rate_hz: Measured rate, samples in a second of this machine; median over the recording.
        drift_ppm: How much faster than it says the device samples; median over the recording.
        n_fits: 1, and one more for each place where the two clocks may have parted.
        typical_uncertainty_s: Median over the recording.
        worst_uncertainty_s: The largest.
    """

    def __init__(self, envelope: Envelope, nominal_hz: float, first: int, end: int, anchors: "_Anchors") -> None:
        self._envelope = envelope
        self._anchors = anchors
        self._zero_s = 0.0
        self.first_s = float(envelope.host_s(np.array([first]))[0])
        self.rate_hz = envelope.rate_hz
        self.drift_ppm = (envelope.rate_hz / nominal_hz - 1.0) * 1e6
        self.n_fits = envelope.n_fits
        # Each second is near enough: the uncertainty changes over many.
        looked_at = np.arange(first, end, max(1, round(nominal_hz)), dtype=np.int64)
        uncertain_s = envelope.uncertainty_s(looked_at)
        self.typical_uncertainty_s = float(np.median(uncertain_s))
        self.worst_uncertainty_s = float(uncertain_s.max())

    @classmethod
    def of(cls, reader: RecordingReader, stream_id: str) -> "TimeAxis":
        """Raises: NotFound: There is no such stream, or it has no sample."""
        reader.stream(stream_id)
        axes = cls.all_of(reader)
        if stream_id not in axes:
            raise NotFound("The recording holds no sample of that stream.")
        return axes[stream_id]

    @classmethod
    def all_of(cls, reader: RecordingReader) -> "dict[str, TimeAxis]":
        """Of every stream that has samples, by its identifier."""
        anchors = _Anchors(reader.headers)
        axes: dict[str, TimeAxis] = {}
        for stream in reader.streams:
            arrivals = reader.arrivals(stream.stream_id)
            if not len(arrivals.first):
                continue
            since_ns = arrivals.host_monotonic_ns + anchors.shift_ns[arrivals.segment] - anchors.from_ns
            host_s = np.asarray(since_ns * 1e-9, np.float64)
            pause_s = np.diff(host_s, prepend=host_s[0]) - (arrivals.end - arrivals.first) / stream.rate_hz
            missing = arrivals.first - np.concatenate((arrivals.first[:1], arrivals.end[:-1]))
            restarted = np.diff(anchors.start[arrivals.segment], prepend=anchors.start[arrivals.segment[0]]) != 0
            may_part = (pause_s > _UNSURE_FROM_S) | (missing > _UNSURE_FROM_S * stream.rate_hz) | restarted
            envelope = Envelope(Arrivals(arrivals.first, arrivals.end, host_s, may_part), stream.rate_hz)
            first, end = int(arrivals.first[0]), int(arrivals.end[-1])
            axes[stream.stream_id] = cls(envelope, stream.rate_hz, first, end, anchors)
        zero_s = min((axis.first_s for axis in axes.values()), default=0.0)
        for axis in axes.values():
            axis._zero_s = zero_s
        return axes

    def host_ns(self, samples: NDArray[np.int64]) -> NDArray[np.int64]:
        """When each sample began: this machine's monotonic clock, as it was when the recording began."""
        return self._anchors.from_ns + np.round(self._envelope.host_s(samples) * 1e9).astype(np.int64)

    def seconds(self, samples: NDArray[np.int64]) -> NDArray[np.float64]:
        """When each sample began: seconds since the first sample of any stream."""
        return self._envelope.host_s(samples) - self._zero_s

    def uncertainty_s(self, samples: NDArray[np.int64]) -> NDArray[np.float64]:
        """How far off each of these times may be."""
        return self._envelope.uncertainty_s(samples)

    def utc(self, sample: int) -> datetime:
        """When a sample began, by the wall clock at the beginning of the segment that was being written."""
        return self._anchors.utc(int(self.host_ns(np.array([sample], np.int64))[0]))


class _Anchors:
    """The clock pairs of a recording's segments.

    Attributes:
        from_ns: Monotonic clock when the recording began.
        shift_ns: By segment: what makes its monotonic clock one with that of the first, should it be of another boot.
        start: By segment: number of the start of acquisition that it belongs to.
    """

    def __init__(self, headers: tuple[SegmentHeader, ...]) -> None:
        walls = [datetime.fromisoformat(header.wall).astimezone(UTC) for header in headers]
        self._from_wall = walls[0]
        self.from_ns = headers[0].monotonic_ns
        since_ns = [round((wall - walls[0]) / timedelta(microseconds=1)) * 1000 for wall in walls]
        shift, start = 0, 0
        shifts: list[int] = []
        starts: list[int] = []
        self._pairs: list[tuple[int, datetime]] = []
        for number, header in enumerate(headers):
            if header.reason == "restart":
                start += 1
                told_ns = self.from_ns + since_ns[number]
                if abs(told_ns - (header.monotonic_ns + shift)) > _SAME_BOOT_S * 1e9:
                    shift = told_ns - header.monotonic_ns
            shifts.append(shift)
            starts.append(start)
            self._pairs.append((header.monotonic_ns + shift, walls[number]))
        self.shift_ns = np.array(shifts, np.int64)
        self.start = np.array(starts, np.int64)

    def utc(self, host_ns: int) -> datetime:
        began_ns, wall = next((pair for pair in reversed(self._pairs) if pair[0] <= host_ns), self._pairs[0])
        return wall + timedelta(microseconds=(host_ns - began_ns) / 1000)
