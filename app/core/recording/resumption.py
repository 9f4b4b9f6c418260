"""Finds where a recording that was not closed ends, so that it can go on in a new segment.

Guarantees: everything before the end found is whole; a torn tail is left where it is and skipped. Does not: write.
Any thread or process; nobody may be writing to the recording.
"""

import hashlib
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.core.clock import Clock
from app.core.recording.configurations import ChannelHistory
from app.core.recording.continuity import StreamCounter
from app.core.recording.framing import RecordedEvent, RecordKind, Seal, SegmentHeader, segment_number, segment_paths
from app.core.recording.scanning import SegmentScanner
from app.core.recording.walking import BlockPlace, RecordingWalker

SEAL_EVERY_S = 60.0
_CHUNK_BYTES = 1 << 20
# A block is handed over a little late, now more, now less; the least late of so many says when its samples were due.
_BLOCKS_COMPARED = 64
_MOST_JITTER_NS = 100_000_000


@dataclass(frozen=True, slots=True)
class FoundRecording:
    """Where a recording stands.

    Attributes:
        header: Of its newest segment.
        counters: By stream, up to the end found.
        next_segment: Number of the segment to open.
        end_byte: One past the last whole record of the last segment.
        bytes_total: Whole records of all segments.
        unsealed: Digest of what the last segment holds after its last seal; None where nothing.
        newest_sample_ns: When the newest sample (or the end of a gap after it) was due, on the monotonic clock; None
            before the first.
        ended: Whether it was closed in order.
        newest_events: Those of the newest segment.
        history: How the channels are configured by now.
    """

    header: SegmentHeader
    counters: dict[str, StreamCounter]
    next_segment: int
    end_byte: int
    bytes_total: int
    unsealed: Seal | None
    newest_sample_ns: int | None
    ended: bool
    newest_events: tuple[RecordedEvent, ...]
    history: ChannelHistory

    def elapsed_s(self, clock: Clock) -> float:
        """Time since the newest sample was due; 0 before the first.

        Where the machine was restarted meanwhile (its monotonic clock began anew), by the wall clock.
        """
        if self.newest_sample_ns is None:
            return 0.0
        now_ns = clock.monotonic_ns()
        if now_ns >= self.newest_sample_ns:
            return (now_ns - self.newest_sample_ns) / 1e9
        anchor = datetime.fromisoformat(self.header.wall)
        since_anchor = timedelta(microseconds=(self.newest_sample_ns - self.header.monotonic_ns) / 1000)
        return max(0.0, (clock.wall() - (anchor + since_anchor)).total_seconds())


def find_end(folder: Path) -> FoundRecording:
    """Walk the newest segment of a recording to its end; what the others hold is in that segment's header.

    Raises:
        NotFound: There is no recording in `folder`.
        RecordingBroken: It does not match its checksums.
        StorageFault: It cannot be read.
    """
    with RecordingWalker(folder, check_payloads=True, only_last=True) as walker:
        events: list[RecordedEvent] = []
        sealed_to: dict[str, int] = {}
        newest: deque[BlockPlace] = deque(maxlen=_BLOCKS_COMPARED)
        minute = _minute(walker)
        for walked in walker.advance():
            if isinstance(walked.value, Seal):
                sealed_to[walked.value.segment] = walked.value.end_byte
                minute = _minute(walker)
            elif isinstance(walked.value, BlockPlace):
                newest.append(walked.value)
            elif walked.place.kind == RecordKind.EVENT:
                events.append(walked.scanner.json(walked.place, RecordedEvent))
        last = walker.scanners[-1]
        unsealed: Seal | None = None
        first_byte = sealed_to.get(last.path.name, 0)
        if last.end_byte > first_byte:
            digest = digest_of(last, first_byte, last.end_byte)
            unsealed = Seal(
                minute=minute, segment=last.path.name, first_byte=first_byte, end_byte=last.end_byte, sha256=digest
            )
        return FoundRecording(
            header=walker.headers[-1],
            counters=walker.counters,
            # A segment that died before its header keeps its name; the one after it is taken.
            next_segment=(segment_number(segment_paths(folder)[-1]) or 0) + 1,
            end_byte=last.end_byte,
            bytes_total=walker.bytes_walked,
            unsealed=unsealed,
            newest_sample_ns=_newest_sample_ns(walker, newest),
            ended=walker.end is not None,
            newest_events=tuple(events),
            history=walker.history,
        )


def _minute(walker: RecordingWalker) -> int:
    """Of the newest sample of any stream, as the writer counts them."""
    streams = walker.first_header.streams
    return int(max(walker.counters[s.stream_id].next_sample / s.rate_hz for s in streams) // SEAL_EVERY_S)


def _newest_sample_ns(walker: RecordingWalker, newest: deque[BlockPlace]) -> int | None:
    """When the sample before the next one that is due was over; None where none was ever recorded."""
    header = walker.headers[-1]
    if not newest:
        recorded = any(count.blocks for count in header.counts)
        return header.monotonic_ns - round(header.idle_s * 1e9) if recorded else None
    rates_hz: dict[str, float] = {stream.stream_id: stream.rate_hz for stream in header.streams}
    last = newest[-1]
    rate_hz = rates_hz[last.stream_id]
    end_s = (last.first_sample + last.n_samples) / rate_hz
    late_ns = [
        block.host_monotonic_ns - round((block.first_sample + block.n_samples) / rate_hz * 1e9)
        for block in newest
        if block.stream_id == last.stream_id
    ]
    jitter_ns = late_ns[-1] - min(late_ns)
    if jitter_ns > _MOST_JITTER_NS:
        # Not lateness: a source that is not played in real time, or a machine that stood still.
        jitter_ns = 0
    reached_s = max(counter.next_sample / rates_hz[counter.stream_id] for counter in walker.counters.values())
    return last.host_monotonic_ns - jitter_ns + round((reached_s - end_s) * 1e9)


def digest_of(scanner: SegmentScanner, first_byte: int, end_byte: int) -> str:
    """Hex SHA-256 of a range of a segment.

    Raises:
        RecordingBroken: The segment ends before `end_byte`.
        StorageFault: The disk failed.
    """
    digest = hashlib.sha256()
    for offset in range(first_byte, end_byte, _CHUNK_BYTES):
        digest.update(scanner.read(offset, min(_CHUNK_BYTES, end_byte - offset)))
    return digest.hexdigest()
