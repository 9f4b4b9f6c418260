"""Writes a recording: blocks, events and gaps as they come, nothing held back.

Guarantees: when `append_block` has returned, the block survives the death of this program; it is on the disk within a
second, events at once. Whatever kills the program, what is there is a valid recording, with no closing step. Samples
that are missing are recorded as a gap, never filled. Each minute's digest is written and handed out (`take_seals`).
Does not: correct clocks, filter, or know the patient. One thread only.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.driver import DeviceDescription, DeviceEvent
from app.core.errors import Conflict, DefectError, NotFound, StorageFault
from app.core.identifiers import RecordingId, SessionId
from app.core.recording.configurations import ChannelHistory, RecordedConfiguration
from app.core.recording.continuity import StreamCounter
from app.core.recording.framing import (
    FORMAT_VERSION,
    RecordedCount,
    RecordedDevice,
    RecordedGap,
    RecordingEnd,
    RecordKind,
    Seal,
    SegmentHeader,
    encode_json,
    recorded_devices,
    segment_name,
)
from app.core.recording.recorded_texts import RecordedTexts
from app.core.recording.resumption import SEAL_EVERY_S, FoundRecording, find_end
from app.core.recording.sealed_texts import TextKey
from app.core.recording.segment_file import SegmentFile
from app.core.signals.blocks import SampleBlock, encode
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import StreamDescription

# After a crash the newest segment is read to find the end, and the signal is missing meanwhile: half a second at most.
SEGMENT_LIMIT_BYTES = 1 << 28
SEGMENT_LIMIT_RECORDS = 50_000
CLOSED_WITHIN_S = 30.0
CLOSING_LOOK_S = 0.05
# Longer would cost the caller its safety lease (300 ms); the sync goes on, and its failure is told at the next write.
DURABLE_WITHIN_S = 0.2


class RecordingWriter:
    """An open recording; made by `create` or `resume`."""

    def __init__(
        self,
        folder: Path,
        *,
        recording_id: RecordingId,
        session_id: SessionId,
        device: str,
        driver: str,
        streams: tuple[StreamDescription, ...],
        clock: Clock,
        segment_limit_bytes: int,
        found: FoundRecording | None,
        devices: tuple[RecordedDevice, ...] = (),
        text_key: TextKey | None = None,
    ) -> None:
        self.folder = folder
        self.recording_id = recording_id
        self.session_id = session_id
        self.streams = streams
        self._device = device
        self._driver = driver
        self._devices = devices
        self._clock = clock
        self._segment_limit_bytes = segment_limit_bytes
        self._counters: dict[str, StreamCounter] = {s.stream_id: StreamCounter(s.stream_id) for s in streams}
        if found is not None:
            self._counters = found.counters
        self.texts = RecordedTexts(streams, text_key, recording_id, found.history if found is not None else None)
        self._seals: list[Seal] = []
        self._idle_from_ns = clock.monotonic_ns() - round(found.elapsed_s(clock) * 1e9) if found else None
        self._bytes_before = found.bytes_total if found else 0
        self._segment_number = found.next_segment if found else 0
        self._closed = False
        self._retired: list[SegmentFile] = []
        self._segment_records = 0
        self.newest_events = found.newest_events if found else ()
        if found is not None and found.unsealed is not None:
            self._seals.append(found.unsealed)
        self._file = self._open_segment("restart" if found else "start", found.end_byte if found else 0)
        for seal in self._seals:
            self._file.append(RecordKind.SEAL, encode_json(seal))
        self._minute = self._minute_now()

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        recording_id: RecordingId,
        session_id: SessionId,
        device: DeviceDescription,
        devices: tuple[DeviceDescription, ...] = (),
        text_key: TextKey | None = None,
        clock: Clock = SYSTEM_CLOCK,
        segment_limit_bytes: int = SEGMENT_LIMIT_BYTES,
    ) -> "RecordingWriter":
        """Begin a recording.

        Args:
            device: All that is recorded, as one.
            devices: Each by itself, where there are several.
            text_key: Seals its free texts; None leaves them in clear.

        Raises:
            Conflict: The folder holds a recording already.
            StorageFault: The folder cannot be written.
        """
        try:
            folder.mkdir(mode=0o700, parents=True)
        except FileExistsError as error:
            raise Conflict("A recording of that identifier exists already.") from error
        except OSError as error:
            raise StorageFault(f"The recording's folder cannot be made: {error.strerror}.") from error
        try:
            writer = cls(
                folder,
                recording_id=recording_id,
                session_id=session_id,
                device=device.name,
                driver=device.driver,
                streams=device.streams,
                clock=clock,
                segment_limit_bytes=segment_limit_bytes,
                found=None,
                devices=recorded_devices(devices),
                text_key=text_key,
            )
            writer._begin()
        except StorageFault:
            # Nothing was recorded yet; what is left of the attempt would only stand in the way of the next one.
            with contextlib.suppress(OSError):
                (folder / segment_name(0)).unlink(missing_ok=True)
                folder.rmdir()
            raise
        return writer

    @classmethod
    def resume(
        cls, folder: Path, *, clock: Clock = SYSTEM_CLOCK, segment_limit_bytes: int = SEGMENT_LIMIT_BYTES
    ) -> "RecordingWriter":
        """Go on with a recording that was not closed, in a new segment. What lies there is not touched.

        Raises:
            NotFound: There is no recording.
            Conflict: It was closed in order.
            RecordingBroken: It does not match its checksums.
            StorageFault: The folder cannot be read or written.
        """
        found = find_end(folder)
        if found.ended:
            raise Conflict("This recording was closed; it cannot be continued.")
        header = found.header
        writer = cls(
            folder,
            recording_id=RecordingId(header.recording_id),
            session_id=SessionId(header.session_id),
            device=header.device,
            driver=header.driver,
            streams=header.streams,
            clock=clock,
            segment_limit_bytes=segment_limit_bytes,
            found=found,
            devices=header.devices,
            text_key=header.texts.key if header.texts is not None else None,
        )
        writer._begin()
        return writer

    @property
    def bytes_written(self) -> int:
        """Of all segments."""
        return self._bytes_before + self._file.size

    @property
    def seconds(self) -> float:
        """Stream time of the newest sample of any stream: a device that is gone does not hold up the others' time."""
        return max(self._counters[stream.stream_id].next_sample / stream.rate_hz for stream in self.streams)

    @property
    def idle_s(self) -> float:
        """Of a recording that is resumed: time since its newest sample, by now; 0 for a new one."""
        return (self._clock.monotonic_ns() - self._idle_from_ns) / 1e9 if self._idle_from_ns is not None else 0.0

    @property
    def disk(self) -> SegmentFile:
        """The segment that grows: how slow its disk is."""
        return self._file

    def counts(self) -> tuple[RecordedCount, ...]:
        return tuple(self._counters[stream.stream_id].total() for stream in self.streams)

    def next_sample(self, stream_id: str) -> int:
        """Index that the stream's next sample has if nothing is missing."""
        return self._counters[stream_id].next_sample

    def next_sequence(self, stream_id: str) -> int | None:
        """Number that the stream's next block must have; None before its first."""
        return self._counters[stream_id].next_sequence

    def append_block(self, block: SampleBlock, *, gap_cause: str = "device") -> RecordedGap | None:
        """Record a block; the gap before it, if there is one, is recorded first and returned.

        Raises:
            DefectError: It repeats samples, or belongs to no stream of this recording.
            StorageFault: The disk is full or failed.
        """
        counter = self._counters.get(block.stream_id)
        if counter is None:
            raise DefectError(f"A block of stream {block.stream_id} does not belong to this recording.")
        missing = counter.missing_before(block)
        if missing < 0:
            raise DefectError(f"A block repeats {-missing} samples of stream {block.stream_id}.")
        gap: RecordedGap | None = None
        if missing:
            gap = self.append_gap(block.stream_id, missing, gap_cause)
        header, samples = encode(block)
        self._file.append(RecordKind.BLOCK, header, samples)
        counter.count_block(block)
        self._seal_if_due()
        return gap

    def append_gap(self, stream_id: str, n_samples: int, cause: str) -> RecordedGap:
        """Record that the next `n_samples` samples are missing.

        Raises:
            StorageFault: The disk is full or failed.
        """
        counter = self._counters[stream_id]
        gap = RecordedGap(stream_id=stream_id, first_sample=counter.next_sample, n_samples=n_samples, cause=cause)
        self._file.append(RecordKind.GAP, encode_json(gap), at_once=True)
        counter.count_gap(gap)
        return gap

    def append_event(self, event: DeviceEvent, *, source: str, wait: bool = False) -> None:
        """Record an event; `wait` gives the disk up to 0.2 s to have stored it before this returns.

        Raises:
            StorageFault: The disk is full or failed.
        """
        record = self.texts.event(event, source=source, now_ns=self._clock.monotonic_ns())
        self._file.append(RecordKind.EVENT, encode_json(record), at_once=True)
        self._seal_if_due()
        if wait:
            self._file.wait_durable(DURABLE_WITHIN_S)

    def append_configuration(
        self, stream_id: str, change: ChannelChange, *, source: str, first_sample: int | None = None
    ) -> RecordedConfiguration:
        """Record that a channel is configured otherwise from now on, or from `first_sample` on.

        Raises:
            NotFound, Conflict, WrongUse: The change does not fit the channels as they are; nothing is written.
            StorageFault: The disk is full or failed.
        """
        counter = self._counters.get(stream_id)
        if counter is None:
            raise NotFound("This stream is not recorded.")
        first, now_ns = (
            counter.next_sample if first_sample is None else max(first_sample, 0),
            self._clock.monotonic_ns(),
        )
        told, written = self.texts.configuration(stream_id, change, source=source, first_sample=first, now_ns=now_ns)
        self._file.append(RecordKind.CONFIGURATION, encode_json(written), at_once=True)
        self.texts.take(told, written)
        return told

    @property
    def history(self) -> ChannelHistory:
        """How the channels are configured now, and how they came to be; remarks sealed by who died are not told."""
        return self.texts.shown

    def take_seals(self) -> tuple[Seal, ...]:
        """Seals made since the last call."""
        seals, self._seals = tuple(self._seals), []
        return seals

    def close(self, reason: str, *, while_waiting: Callable[[], None] | None = None) -> tuple[RecordedCount, ...]:
        """End in order: last seal, end record, everything on the disk.

        Args:
            reason: Why it ends.
            while_waiting: Called every 50 ms while the disk takes its time.

        Raises:
            StorageFault: The disk did not take it; what was written before is valid all the same.
        """
        if self._closed:
            return self.counts()
        self._closed = True
        end = RecordingEnd(
            reason=reason,
            wall=self._clock.wall().isoformat(),
            monotonic_ns=self._clock.monotonic_ns(),
            counts=self.counts(),
        )
        try:
            self._seal()
            self._file.append(RecordKind.END, encode_json(end), at_once=True)
        finally:
            self._let_go(while_waiting)
        return end.counts

    def abandon(self) -> None:
        """Let go without an end record, as if the program had died; the recording may be resumed.

        Raises:
            StorageFault: The disk did not take what was written last.
        """
        if not self._closed:
            self._closed = True
            self._let_go(None)

    def _let_go(self, while_waiting: Callable[[], None] | None) -> None:
        """Close all files. Raises: StorageFault: One of them was not stored."""
        self._file.retire()
        turns = round(CLOSED_WITHIN_S / CLOSING_LOOK_S)
        for file in (*self._retired, self._file):
            while not file.retired(CLOSING_LOOK_S):
                turns -= 1
                if turns <= 0:
                    raise StorageFault(f"The disk did not store the recording within {CLOSED_WITHIN_S:g} s.")
                if while_waiting is not None:
                    while_waiting()

    def _begin(self) -> None:
        try:
            self._file.wait_durable(DURABLE_WITHIN_S)
        except StorageFault:
            with contextlib.suppress(StorageFault):
                self.abandon()
            raise

    def _open_segment(self, reason: str, previous_end_byte: int) -> SegmentFile:
        file = SegmentFile(self.folder / segment_name(self._segment_number), clock=self._clock)
        header = SegmentHeader(
            format_version=FORMAT_VERSION,
            recording_id=self.recording_id,
            session_id=self.session_id,
            segment=self._segment_number,
            reason=reason,
            device=self._device,
            driver=self._driver,
            streams=self.streams,
            wall=self._clock.wall().isoformat(),
            monotonic_ns=self._clock.monotonic_ns(),
            positions=tuple(self._counters[stream.stream_id].position() for stream in self.streams),
            counts=self.counts(),
            bytes_before=self._bytes_before,
            previous_end_byte=previous_end_byte,
            configurations=self.texts.on_disk.all,
            devices=self._devices,
            idle_s=self.idle_s if reason == "restart" else 0.0,
            texts=self.texts.next_segment(),
        )
        try:
            file.append(RecordKind.HEADER, encode_json(header), at_once=True)
        except StorageFault:
            file.retire()
            with contextlib.suppress(StorageFault):
                file.retired(CLOSED_WITHIN_S)
            raise
        return file

    def _minute_now(self) -> int:
        return int(self.seconds // SEAL_EVERY_S)

    def _seal_if_due(self) -> None:
        self._segment_records += 1
        if self._file.size >= self._segment_limit_bytes or self._segment_records >= SEGMENT_LIMIT_RECORDS:
            self._next_segment()
        elif self._minute_now() != self._minute:
            self._seal()

    def _seal(self) -> None:
        first, end, digest = self._file.take_digest()
        seal = Seal(minute=self._minute, segment=self._file.path.name, first_byte=first, end_byte=end, sha256=digest)
        self._file.append(RecordKind.SEAL, encode_json(seal), at_once=True)
        self._seals.append(seal)
        self._minute = self._minute_now()

    def _next_segment(self) -> None:
        self._seal()
        full = self._file
        self._bytes_before += full.size
        self._segment_number += 1
        self._file = self._open_segment("size", full.size)
        self._segment_records = 0
        full.retire()
        self._retired.append(full)
