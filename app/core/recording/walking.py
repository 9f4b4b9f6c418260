"""Walks a whole recording, segment by segment, holding it to its rules; goes on where it stopped as it grows.

Guarantees: each record handed out is whole, follows the one before it, and leaves no sample unaccounted for: the index
axis of each stream is covered by blocks and gaps without overlap, block numbers have no holes, and each segment begins
where the one before was left. Does not: write. One thread at a time; any process.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from uuid import UUID

from app.core.errors import NotFound, RecordingBroken
from app.core.recording.configurations import ChannelHistory, RecordedConfiguration
from app.core.recording.continuity import StreamCounter
from app.core.recording.framing import (
    RecordedGap,
    RecordingEnd,
    RecordKind,
    RecordPlace,
    Seal,
    SegmentHeader,
    segment_paths,
)
from app.core.recording.scanning import SegmentScanner
from app.core.signals.blocks import HEADER as BLOCK_HEADER


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A block on disk: the fields of its header and where its samples lie."""

    stream_id: str
    sequence: int
    first_sample: int
    n_channels: int
    n_samples: int
    host_monotonic_ns: int
    device_time_s: float
    place: RecordPlace

    @property
    def end_sample(self) -> int:
        return self.first_sample + self.n_samples


Record = SegmentHeader | BlockPlace | RecordedGap | RecordedConfiguration | Seal | RecordingEnd | None


@dataclass(frozen=True, slots=True)
class Walked:
    """One record: the segment it lies in, its place, and what it is where that is known already."""

    scanner: SegmentScanner
    place: RecordPlace
    value: "Record"


class RecordingWalker:
    """A recording's folder, open for walking.

    Args:
        folder: The recording.
        check_payloads: Whether the checksum of each block's samples is compared too (that of all else always is).
        only_last: Begin with the newest segment, and take its header's word for those before; to find the end quickly.

    Raises:
        NotFound: There is no recording in `folder`, or not yet its first record.
    """

    def __init__(self, folder: Path, *, check_payloads: bool, only_last: bool = False) -> None:
        self.folder = folder
        self._only_last = only_last
        self._check_payloads = check_payloads
        self.scanners: list[SegmentScanner] = []
        self.headers: list[SegmentHeader] = []
        self.counters: dict[str, StreamCounter] = {}
        self.history = ChannelHistory(())
        self.end: RecordingEnd | None = None
        self._n_channels: dict[str, int] = {}
        self._seen: set[Path] = set()
        try:
            if not self._open_next():
                raise NotFound("There is no recording in that folder.", advice="Check the recording's identifier.")
        except BaseException:
            self.close()
            raise

    @property
    def first_header(self) -> SegmentHeader:
        return self.headers[0]

    @property
    def bytes_walked(self) -> int:
        """Whole records of all segments."""
        return self.headers[0].bytes_before + sum(scanner.end_byte for scanner in self.scanners)

    @property
    def torn_bytes(self) -> int:
        """Left over at the ends of segments by programs that died (or being written now)."""
        return sum(scanner.torn_bytes for scanner in self.scanners)

    def advance(self) -> Iterator[Walked]:
        """The records that have come since the last call.

        Raises:
            RecordingBroken: Something does not match; segment and byte are named.
            StorageFault: The disk failed.
        """
        while True:
            scanner = self.scanners[-1]
            # Looked up before the walk: what is in this segment when a later one exists is all it will ever hold.
            fresh = self._fresh_segments()
            for place in scanner.records():
                yield Walked(scanner, place, self._take(scanner, place))
            if not fresh or not self._open_next():
                return

    def close(self) -> None:
        for scanner in self.scanners:
            scanner.close()

    def __enter__(self) -> "RecordingWalker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _fresh_segments(self) -> list[Path]:
        return [path for path in segment_paths(self.folder) if path not in self._seen]

    def _open_next(self) -> bool:
        fresh = self._fresh_segments()
        # From the end where only the last is wanted: one whose header was never finished is passed over.
        for path in reversed(fresh) if self._only_last else fresh:
            scanner = SegmentScanner(path, check_payloads=self._check_payloads)
            try:
                header = scanner.header()
                if header is not None:
                    self._enter(scanner, header)
            except BaseException:
                scanner.close()
                raise
            if header is not None:
                self._seen.update(fresh[: fresh.index(path) + 1])
                return True
            # Its first record was never finished: being written now, or its program died there and a later one follows.
            scanner.close()
        return False

    def _enter(self, scanner: SegmentScanner, header: SegmentHeader) -> None:
        name = scanner.path.name
        if not self.headers:
            if header.segment != 0 and not self._only_last:
                raise RecordingBroken("The first segment of the recording is missing.")
            pairs = zip(header.positions, header.counts, strict=True)
            self.counters = {position.stream_id: StreamCounter.at(position, count) for position, count in pairs}
            self.history = ChannelHistory(header.streams, header.configurations)
            self._n_channels = {stream.stream_id: len(stream.channels) for stream in header.streams}
        else:
            first, before = self.headers[0], self.scanners[-1]
            if (header.recording_id, header.session_id, header.streams) != (
                first.recording_id,
                first.session_id,
                first.streams,
            ):
                raise RecordingBroken(f"The segment {name} belongs to another recording.")
            if header.previous_end_byte != before.end_byte:
                raise RecordingBroken(
                    f"The segment {before.path.name} ends at byte {before.end_byte}; the one after it was begun"
                    f" when it ended at {header.previous_end_byte}."
                )
            positions = tuple(counter.position() for counter in self.counters.values())
            counts = tuple(counter.total() for counter in self.counters.values())
            told = (header.positions, header.counts, header.bytes_before, header.configurations)
            if told != (positions, counts, self.bytes_walked, self.history.all):
                raise RecordingBroken(f"The segment {name} does not go on where the one before it ends.")
            if self.end is not None:
                raise RecordingBroken(f"The segment {name} follows the end of the recording.")
        self.headers.append(header)
        self.scanners.append(scanner)

    def _take(self, scanner: SegmentScanner, place: RecordPlace) -> "Record":
        try:
            if place.kind == RecordKind.BLOCK:
                return self._take_block(scanner, place)
            if place.kind == RecordKind.GAP:
                gap = scanner.json(place, RecordedGap)
                self._counter(gap.stream_id).count_gap(gap)
                return gap
            if place.kind == RecordKind.CONFIGURATION:
                configuration = scanner.json(place, RecordedConfiguration)
                self.history.take(configuration)
                return configuration
            if place.kind == RecordKind.END:
                self.end = scanner.json(place, RecordingEnd)
                return self.end
        except RecordingBroken as error:
            raise RecordingBroken(f"{error.what} (segment {scanner.path.name}, byte {place.offset})") from error
        if place.kind == RecordKind.SEAL:
            return scanner.json(place, Seal)
        return self.headers[-1] if place.kind == RecordKind.HEADER else None

    def _take_block(self, scanner: SegmentScanner, place: RecordPlace) -> BlockPlace:
        if self.end is not None:
            raise RecordingBroken("A block follows the end of the recording.")
        raw = scanner.buffered(place.payload_offset, min(BLOCK_HEADER.size, place.payload_bytes))
        try:
            fields = BLOCK_HEADER.unpack(raw)
        except struct.error as error:
            raise RecordingBroken("A block is shorter than its header.") from error
        _, _, n_channels, n_samples, _, stream, sequence, first_sample, device_s, host_ns, _ = fields
        stream_id = str(UUID(bytes=stream))
        counter = self._counter(stream_id)
        if n_channels != self._n_channels[stream_id] or place.payload_bytes != len(raw) + 4 * n_channels * n_samples:
            raise RecordingBroken(f"A block of stream {stream_id} has another shape than its stream.")
        counter.count(first_sample, n_samples, sequence)
        return BlockPlace(stream_id, sequence, first_sample, n_channels, n_samples, host_ns, device_s, place)

    def _counter(self, stream_id: str) -> StreamCounter:
        counter = self.counters.get(stream_id)
        if counter is None:
            raise RecordingBroken(f"There is no stream {stream_id} in this recording.")
        return counter
