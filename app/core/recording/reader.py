"""Reads a recording back, finished, cut off or still growing.

Guarantees: samples come back bit for bit as they were recorded; each payload's checksum is compared when it is read
(only `rows_of` may pass by it, for looking at a few channels of many); what is missing is NaN, never a guess. Memory
grows with the number of blocks, not of samples.
Free texts that were sealed are opened for who hands over the key (`open_texts_with`).
Does not: write, repair, filter or correct clocks. One thread at a time; any number of readers in any process.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import DeviceEvent
from app.core.errors import NotFound, WrongUse
from app.core.recording.annotation_changes import AnnotationChange, as_they_say_now
from app.core.recording.configurations import ChannelHistory, RecordedConfiguration
from app.core.recording.framing import (
    RecordedCount,
    RecordedEvent,
    RecordedGap,
    RecordingEnd,
    RecordKind,
    RecordPlace,
    Seal,
    SegmentHeader,
)
from app.core.recording.opened_texts import OpenedTexts
from app.core.recording.sealed_texts import Open
from app.core.recording.walking import BlockPlace, RecordingWalker
from app.core.signals.blocks import HEADER as BLOCK_HEADER
from app.core.signals.blocks import SampleBlock, decode
from app.core.signals.channels import Channel, StreamDescription

# Smaller blocks are read whole: a system call for each row would cost more than the bytes.
_WHOLE_BELOW_BYTES = 1 << 18


class _BlockIndex:
    """Where each block of one stream lies; plain arrays, so that a day's recording fits in memory."""

    def __init__(self) -> None:
        self.first_sample = array("q")
        self.n_samples = array("q")
        self.segment = array("q")
        self.offset = array("q")
        self.payload_bytes = array("q")
        self.payload_crc = array("q")
        self.host_monotonic_ns = array("q")
        self.device_time_s = array("d")

    def add(self, block: BlockPlace, segment: int) -> None:
        self.first_sample.append(block.first_sample)
        self.n_samples.append(block.n_samples)
        self.segment.append(segment)
        self.offset.append(block.place.payload_offset)
        self.payload_bytes.append(block.place.payload_bytes)
        self.payload_crc.append(block.place.payload_crc)
        self.host_monotonic_ns.append(block.host_monotonic_ns)
        self.device_time_s.append(block.device_time_s)

    def place(self, position: int) -> RecordPlace:
        offset = self.offset[position]
        return RecordPlace(
            RecordKind.BLOCK, -1, offset, offset, self.payload_bytes[position], self.payload_crc[position]
        )


@dataclass(frozen=True, slots=True, eq=False)
class BlockArrivals:
    """The blocks of one stream in the order recorded, without their samples; int64, shape (n_blocks,).

    Attributes:
        first / end: Sample indices.
        host_monotonic_ns: When each was taken from the driver.
        segment: Position of its segment in `RecordingReader.headers`.
        device_time_s: The device's own clock at the first sample, as it came, float64; NaN where it has none.
    """

    first: NDArray[np.int64]
    end: NDArray[np.int64]
    host_monotonic_ns: NDArray[np.int64]
    segment: NDArray[np.int64]
    device_time_s: NDArray[np.float64]


class RecordingReader:
    """A recording's folder.

    Args:
        path: The folder (`DataDirectory.recording(id)`).

    Raises:
        NotFound: There is no recording.
        RecordingBroken: It is damaged; segment and byte are named.
        StorageFault: It cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._walker = RecordingWalker(path, check_payloads=False)
        self._index: dict[str, _BlockIndex] = {stream.stream_id: _BlockIndex() for stream in self.streams}
        self._order: list[tuple[str, int]] = []
        self._events: list[RecordedEvent] = []
        self._gaps: list[RecordedGap] = []
        self._seals: list[Seal] = []
        self._changes: tuple[AnnotationChange, ...] = ()
        self._texts = OpenedTexts()
        try:
            self.refresh()
        except BaseException:
            self.close()
            raise

    @property
    def header(self) -> SegmentHeader:
        """Of the first segment: identifiers, device, wall and monotonic clock at the start."""
        return self._walker.first_header

    @property
    def headers(self) -> tuple[SegmentHeader, ...]:
        """Of all segments; each has a wall and monotonic clock pair."""
        return tuple(self._walker.headers)

    @property
    def streams(self) -> tuple[StreamDescription, ...]:
        """As they were when the recording began; `channels_at` says what has changed since."""
        return self._walker.first_header.streams

    @property
    def end(self) -> RecordingEnd | None:
        """How it was closed; None where it was cut off or still grows."""
        return self._walker.end

    @property
    def bytes_total(self) -> int:
        """Whole records of all segments."""
        return self._walker.bytes_walked

    def refresh(self) -> None:
        """Take in what has been recorded since.

        Raises:
            RecordingBroken: It is damaged.
            StorageFault: The disk failed.
        """
        for walked in self._walker.advance():
            value = walked.value
            if isinstance(value, BlockPlace):
                index = self._index[value.stream_id]
                index.add(value, len(self._walker.scanners) - 1)
                self._order.append((value.stream_id, len(index.first_sample) - 1))
            elif isinstance(value, RecordedGap):
                self._gaps.append(value)
            elif isinstance(value, Seal):
                self._seals.append(value)
            elif walked.place.kind == RecordKind.EVENT:
                event = walked.scanner.json(walked.place, RecordedEvent)
                self._texts.note(event, self._walker.headers[-1])
                self._events.append(event)
            elif isinstance(value, RecordedConfiguration):
                self._texts.note(value, self._walker.headers[-1])

    def stream(self, stream_id: str) -> StreamDescription:
        """Raises: NotFound: There is no such stream."""
        for stream in self.streams:
            if stream.stream_id == stream_id:
                return stream
        raise NotFound(f"The recording has no stream {stream_id}.")

    def counts(self) -> tuple[RecordedCount, ...]:
        """Samples, losses and gaps, in the order of `streams`."""
        return tuple(self._walker.counters[stream.stream_id].total() for stream in self.streams)

    def count(self, stream_id: str) -> RecordedCount:
        """Raises: NotFound: There is no such stream."""
        return self._walker.counters[self.stream(stream_id).stream_id].total()

    def seconds(self) -> float:
        """Stream time from the first sample to the newest, gaps included, of the longest stream."""
        return max(count.end_sample / stream.rate_hz for count, stream in zip(self.counts(), self.streams, strict=True))

    def events(self) -> tuple[DeviceEvent, ...]:
        """What happened, by onset (seconds since the recording's first sample)."""
        whole = (self._texts.event(recorded, self.header.recording_id) for recorded in self._events)
        return tuple(sorted(whole, key=lambda event: event.onset_s))

    def open_texts_with(self, open_box: Open) -> None:
        """Open sealed texts too; `open_box` opens a box with the patient's key, and is asked when a text is."""
        self._texts.open_with(open_box)

    def put_right(self, changes: tuple[AnnotationChange, ...]) -> None:
        """Let `events_as_they_say_now` heed what the log knows of annotations that were changed later."""
        self._changes = changes

    def events_as_they_say_now(self) -> tuple[DeviceEvent, ...]:
        """As `events`, with annotations as they were corrected, and without those that were withdrawn."""
        return tuple(sorted(as_they_say_now(self.events(), self._changes), key=lambda event: event.onset_s))

    def recorded_events(self) -> tuple[RecordedEvent, ...]:
        """As they lie on the disk, sealed texts not opened, with who said it and when it was written; in that order."""
        return tuple(self._events)

    def gaps(self, stream_id: str | None = None) -> tuple[RecordedGap, ...]:
        """What is missing, in the order recorded."""
        return tuple(gap for gap in self._gaps if stream_id is None or gap.stream_id == stream_id)

    @property
    def _history(self) -> ChannelHistory:
        return self._texts.history(self._walker.history, self.header)

    def configurations(self) -> tuple[RecordedConfiguration, ...]:
        """How channels were changed, in the order recorded; `configuration_texts` has the same as sentences."""
        return self._history.all

    def configuration_texts(self) -> tuple[str, ...]:
        return self._history.texts

    def channels_at(self, stream_id: str, sample: int) -> tuple[Channel, ...]:
        """A stream's channels as they are at a sample, in the order of the rows.

        Raises:
            NotFound: There is no such stream.
        """
        return self._history.at(self.stream(stream_id).stream_id, sample)

    def seals(self) -> tuple[Seal, ...]:
        """Digests of the recorded minutes."""
        return tuple(self._seals)

    def stretches(self, stream_id: str) -> tuple[tuple[int, int], ...]:
        """Ranges of sample indices [first, end) that were recorded without a hole.

        Raises:
            NotFound: There is no such stream.
        """
        found: list[tuple[int, int]] = []
        at = 0
        for gap in self.gaps(stream_id):
            if gap.first_sample > at:
                found.append((at, gap.first_sample))
            at = gap.end_sample
        end = self.count(stream_id).end_sample
        return (*found, (at, end)) if end > at else tuple(found)

    def samples(self, stream_id: str, first: int, end: int) -> NDArray[np.float32]:
        """The samples with indices [first, end); NaN where they are missing.

        Returns:
            Channel units, float32, shape (n_channels, end - first), C-contiguous; the caller's own.

        Raises:
            NotFound: There is no such stream.
            WrongUse: The range goes beyond what was recorded.
            RecordingBroken: A block does not match its checksum.
            StorageFault: The disk failed.
        """
        n_channels = len(self.stream(stream_id).channels)
        recorded_end = self.count(stream_id).end_sample
        if not 0 <= first <= end <= recorded_end:
            raise WrongUse(f"Samples {first} to {end} were asked for; the recording has 0 to {recorded_end}.")
        index = self._index[stream_id]
        values = np.full((n_channels, end - first), np.nan, dtype=np.float32)
        position = max(0, bisect_right(index.first_sample, first) - 1)
        while position < len(index.first_sample) and index.first_sample[position] < end:
            block_first = index.first_sample[position]
            block_end = block_first + index.n_samples[position]
            if block_end > first:
                samples = self._read_block(index, position).samples
                start, stop = max(first, block_first), min(end, block_end)
                values[:, start - first : stop - first] = samples[:, start - block_first : stop - block_first]
            position += 1
        return values

    def rows_of(self, stream_id: str, rows: Sequence[int], first: int, end: int) -> NDArray[np.float32]:
        """Samples [first, end) of some channels, for looking at: of large blocks only those rows are read.

        A block that is not read whole is not compared with its checksum; what a growing recording's own check does.

        Args:
            rows: Channels, by their place in the stream.

        Returns:
            As `samples`, shape (len(rows), end - first).

        Raises:
            NotFound, WrongUse, RecordingBroken, StorageFault: As `samples`.
        """
        n_channels = len(self.stream(stream_id).channels)
        recorded_end = self.count(stream_id).end_sample
        if not 0 <= first <= end <= recorded_end:
            raise WrongUse(f"Samples {first} to {end} were asked for; the recording has 0 to {recorded_end}.")
        index = self._index[stream_id]
        values = np.full((len(rows), end - first), np.nan, dtype=np.float32)
        position = max(0, bisect_right(index.first_sample, first) - 1)
        while position < len(index.first_sample) and index.first_sample[position] < end:
            block_first = index.first_sample[position]
            start, stop = max(first, block_first), min(end, block_first + index.n_samples[position])
            if stop > start:
                piece = values[:, start - first : stop - first]
                if index.payload_bytes[position] < _WHOLE_BELOW_BYTES or 4 * len(rows) > n_channels:
                    block = self._read_block(index, position).samples
                    piece[:] = block[list(rows), start - block_first : stop - block_first]
                else:
                    self._read_rows(index, position, rows, start - block_first, piece)
            position += 1
        return values

    def _read_rows(
        self, index: _BlockIndex, position: int, rows: Sequence[int], at: int, into: NDArray[np.float32]
    ) -> None:
        scanner = self._walker.scanners[index.segment[position]]
        samples_offset = index.offset[position] + BLOCK_HEADER.size
        for place, row in enumerate(rows):
            offset = samples_offset + 4 * (row * index.n_samples[position] + at)
            into[place] = np.frombuffer(scanner.read(offset, 4 * into.shape[1]), dtype="<f4")

    def arrivals(self, stream_id: str) -> BlockArrivals:
        """When each block came; copies, so that the recording may go on growing.

        Raises:
            NotFound: There is no such stream.
        """
        index = self._index[self.stream(stream_id).stream_id]
        first = np.array(index.first_sample, np.int64)
        end = first + np.array(index.n_samples, np.int64)
        host_ns = np.array(index.host_monotonic_ns, np.int64)
        device_s = np.array(index.device_time_s, np.float64)
        return BlockArrivals(first, end, host_ns, np.array(index.segment, np.int64), device_s)

    def blocks(self, stream_id: str | None = None) -> Iterator[SampleBlock]:
        """The blocks as they were recorded, in that order.

        Raises:
            RecordingBroken: A block does not match its checksum.
            StorageFault: The disk failed.
        """
        for owner, position in self._order:
            if stream_id is None or owner == stream_id:
                yield self._read_block(self._index[owner], position)

    def close(self) -> None:
        self._walker.close()

    def __enter__(self) -> "RecordingReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read_block(self, index: _BlockIndex, position: int) -> SampleBlock:
        data = memoryview(self._walker.scanners[index.segment[position]].payload(index.place(position)))
        return decode(data[: BLOCK_HEADER.size], data[BLOCK_HEADER.size :])
