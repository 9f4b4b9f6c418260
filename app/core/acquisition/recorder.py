"""The running recording: writes what the device delivers and says what is to be told of it.

Guarantees: nothing is published before it is written; a recording that can no longer be written is ended and told,
while the device goes on for viewing; it is ended in order while the disk still has room for the session's own end
(analysis, report, log). Does not: read the device, send. One thread.
"""

import contextlib
import math
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.core.acquisition.messages import (
    ConfigurationChanged,
    GapRecorded,
    MinuteSealed,
    RecordingFailed,
    RecordingProgress,
    RecordingStopped,
    StreamCount,
)
from app.core.clock import Clock
from app.core.devices.driver import DeviceDescription, DeviceEvent, DeviceEventKind
from app.core.errors import Conflict, NotFound, OperatorError, PrerequisiteMissing, StorageFault, WrongUse
from app.core.identifiers import RecordingId, SessionId
from app.core.recording.configurations import RecordedConfiguration
from app.core.recording.disk_forecast import DiskForecast
from app.core.recording.framing import RecordedCount, RecordedGap
from app.core.recording.sealed_texts import TextKey, likeness
from app.core.recording.segment_file import FULL_ADVICE
from app.core.recording.writer import RecordingWriter
from app.core.settings.data_directory import DataDirectory
from app.core.settings.limits import clinical_limits
from app.core.signals.blocks import SampleBlock
from app.core.signals.channel_changes import ChannelChange
from app.core.signals.channels import StreamDescription

PROGRESS_EVERY_S = 1.0
Tell = Callable[[msgspec.Struct], None]


class Recorder:
    """At most one recording at a time.

    Args:
        tell: Sends a notice to the station.
        while_waiting: Called while a slow disk is waited for at a recording's end (the safety lease goes on).
        free_bytes: Free space where a folder lies; 0 where the disk does not say.
    """

    def __init__(
        self,
        data: DataDirectory,
        tell: Tell,
        *,
        clock: Clock,
        while_waiting: Callable[[], None] | None = None,
        free_bytes: Callable[[Path], int] | None = None,
    ) -> None:
        self._free_bytes = free_bytes or disk_free_bytes
        self._last_bytes = round(clinical_limits().disk.last.value * 1e6)
        self._while_waiting = while_waiting
        self._data = data
        self._tell = tell
        self._clock = clock
        self._writer: RecordingWriter | None = None
        self._next_progress_ns = 0
        self._known_events: Counter[Any] = Counter()
        self._forecast = _forecast()
        self.slow_syncs = 0

    @property
    def recording_id(self) -> RecordingId | None:
        return self._writer.recording_id if self._writer else None

    @property
    def session_id(self) -> SessionId | None:
        return self._writer.session_id if self._writer else None

    @property
    def longest_sync_s(self) -> float:
        return self._writer.disk.longest_sync_s if self._writer else 0.0

    def begin(
        self,
        recording_id: RecordingId,
        session_id: SessionId,
        device: DeviceDescription,
        devices: tuple[DeviceDescription, ...] = (),
        text_key: TextKey | None = None,
    ) -> None:
        """Start a recording.

        Args:
            device: All that is recorded, as one.
            devices: Each by itself, where there are several.
            text_key: Seals its free texts.

        Raises:
            Conflict: One is running, or it exists already.
            StorageFault: It cannot be written.
        """
        if self._writer is not None:
            raise Conflict("A recording is running.", advice="Stop it first.")
        self._writer = RecordingWriter.create(
            self._data.recording(recording_id),
            recording_id=recording_id,
            session_id=session_id,
            device=device,
            devices=devices,
            text_key=text_key,
            clock=self._clock,
        )
        self._known_events.clear()
        self._forecast = _forecast()
        self._next_progress_ns = 0

    def resume(self, recording_id: RecordingId) -> RecordingWriter:
        """Go on with a recording after a crash.

        Raises:
            NotFound, Conflict, RecordingBroken, StorageFault: As `RecordingWriter.resume`.
        """
        folder = self._data.recording(recording_id)
        writer = RecordingWriter.resume(folder, clock=self._clock)
        self._forecast = _forecast()
        # The newest events may come once more with the samples they belong to, which were not written any more.
        self._known_events = Counter(likeness(e.event, e.sealed) for e in writer.newest_events if e.source == "device")
        self._writer = writer
        self._tell_seals(writer)
        self._progress(writer)
        return writer

    def take(self, blocks: Sequence[tuple[SampleBlock, str]], events: Sequence[DeviceEvent]) -> tuple[DeviceEvent, ...]:
        """Write what one turn brought; the events that are new (all of them where nothing is recorded).

        Events go first: a crash in between then repeats an event that `resume` knows, instead of losing it.
        """
        writer = self._writer
        fresh = tuple(event for event in events if not (self._known_events and self._is_known(event)))
        if writer is None:
            return fresh
        try:
            for event in fresh:
                self._take_event(writer, event)
            for block, gap_cause in blocks:
                self._tell_gap(writer.append_block(block, gap_cause=gap_cause))
        except StorageFault as fault:
            self._fail(writer, fault)
        self._tell_seals(writer)
        self.slow_syncs = max(self.slow_syncs, writer.disk.slow_syncs)
        return fresh

    def _is_known(self, event: DeviceEvent) -> bool:
        """Whether the device only repeats what was recorded before a crash; each record answers for one repetition."""
        kept = likeness(event, seals=self._writer is not None and self._writer.texts.seals)
        self._known_events[kept] -= 1
        return self._known_events[kept] >= 0

    def close_to(self, totals: dict[str, int]) -> None:
        """The source has ended: what it should have delivered and did not is recorded as missing at the end."""
        writer = self._writer
        if writer is None:
            return
        try:
            for count in writer.counts():
                missing = totals.get(count.stream_id, 0) - count.samples - count.lost
                if missing > 0:
                    self._tell_gap(writer.append_gap(count.stream_id, missing, "device"))
        except StorageFault as fault:
            self._fail(writer, fault)

    def annotate(self, text: str, onset_s: float | None, duration_s: float, channels: tuple[str, ...]) -> DeviceEvent:
        """Put a clinician's annotation into the recording.

        Raises:
            PrerequisiteMissing: Nothing is being recorded.
            WrongUse: It would not lie within what has been recorded.
            StorageFault: It could not be written; the recording has ended.
        """
        writer = self._writer
        if writer is None:
            raise PrerequisiteMissing("Nothing is being recorded.", advice="Start the recording first.")
        check_annotation_time(onset_s, duration_s, writer.seconds)
        event = DeviceEvent(
            kind=DeviceEventKind.ANNOTATION,
            onset_s=writer.seconds if onset_s is None else onset_s,
            duration_s=duration_s,
            text=text,
            channels=channels,
        )
        try:
            writer.append_event(event, source="operator", wait=True)
        except StorageFault as fault:
            self._fail(writer, fault)
            raise
        return event

    @property
    def configured_streams(self) -> tuple[StreamDescription, ...] | None:
        """The streams of the running recording with their channels as they are now; None while there is none."""
        return self._writer.history.streams if self._writer is not None else None

    def change_channel(self, stream_id: str, change: ChannelChange) -> ConfigurationChanged:
        """Record what a person says about a channel.

        Raises:
            PrerequisiteMissing: Nothing is being recorded.
            NotFound, Conflict, WrongUse: The change does not fit the channels as they are.
            StorageFault: It could not be written; the recording has ended.
        """
        writer = self._writer
        if writer is None:
            raise PrerequisiteMissing("Nothing is being recorded.", advice="Start the recording first.")
        try:
            changed = writer.append_configuration(
                stream_id or _stream_with(writer, change.label), change, source="operator"
            )
        except StorageFault as fault:
            self._fail(writer, fault)
            raise
        return self._tell_change(writer, changed)

    def _take_event(self, writer: RecordingWriter, event: DeviceEvent) -> None:
        """Write what the device says; a change of its channels as a change, where it fits them."""
        if event.kind is DeviceEventKind.CONFIGURATION and event.change is not None:
            known: dict[str, float] = {stream.stream_id: stream.rate_hz for stream in writer.streams}
            # A device may repeat itself after it was opened again; what changes nothing is kept as it was said.
            with contextlib.suppress(OperatorError):
                stream_id = event.stream_id if event.stream_id in known else _stream_with(writer, event.change.label)
                first = round(event.onset_s * known[stream_id])
                self._tell_change(
                    writer,
                    writer.append_configuration(stream_id, event.change, source="device", first_sample=first),
                )
                return
        writer.append_event(event, source="device")

    def _tell_change(self, writer: RecordingWriter, changed: RecordedConfiguration) -> ConfigurationChanged:
        rate_hz = next(stream.rate_hz for stream in writer.streams if stream.stream_id == changed.stream_id)
        told = ConfigurationChanged(
            recording_id=writer.recording_id,
            stream_id=changed.stream_id,
            first_sample=changed.first_sample,
            onset_s=changed.first_sample / rate_hz,
            source=changed.source,
            label=changed.change.label,
            text=writer.history.texts[-1],
            streams=writer.history.streams,
        )
        self._tell(told)
        return told

    def tend(self) -> None:
        """Tell the progress when it is due; end the recording where the disk is almost full."""
        writer = self._writer
        if writer is None or self._clock.monotonic_ns() < self._next_progress_ns:
            return
        if 0 < self._progress(writer) < self._last_bytes:
            what = f"Less than {self._last_bytes / 1e6:.0f} MB are free; the recording was ended while its report fits."
            self._fail(writer, StorageFault(what, advice=FULL_ADVICE))

    def end(self, reason: str) -> RecordingStopped:
        """Close the recording in order.

        Raises:
            PrerequisiteMissing: None is running.
            StorageFault: The disk did not take the last of it.
        """
        writer = self._writer
        if writer is None:
            raise PrerequisiteMissing("Nothing is being recorded.")
        try:
            counts = writer.close(reason, while_waiting=self._while_waiting)
        except StorageFault as fault:
            self._fail(writer, fault)
            raise
        self._tell_seals(writer)
        self._progress(writer)
        self._writer = None
        return RecordingStopped(
            recording_id=writer.recording_id,
            streams=tuple(_stream_count(count) for count in counts),
            bytes_written=writer.bytes_written,
        )

    def finish(self, *, in_order: bool, source_ended: bool) -> None:
        """The program ends: close the recording, or (after a defect of ours) leave it to be resumed.

        Raises:
            StorageFault: The disk did not take the last of it.
        """
        writer = self._writer
        if writer is None:
            return
        if in_order:
            self.end("source_ended" if source_ended else "terminated")
        else:
            self._writer = None
            writer.abandon()

    def fail_resumption(self, recording_id: RecordingId, what: str, advice: str) -> None:
        """A recording could not be continued after a crash; say so."""
        self._tell(RecordingFailed(recording_id=recording_id, what=what, advice=advice))

    def _fail(self, writer: RecordingWriter, fault: StorageFault) -> None:
        if self._writer is None:
            return
        self._writer = None
        with contextlib.suppress(StorageFault):
            writer.close("storage_fault", while_waiting=self._while_waiting)
        self._tell_seals(writer)
        self._tell(RecordingFailed(recording_id=writer.recording_id, what=fault.what, advice=fault.advice))

    def _tell_gap(self, gap: RecordedGap | None) -> None:
        if gap is not None:
            self._tell(
                GapRecorded(
                    stream_id=gap.stream_id, first_sample=gap.first_sample, n_samples=gap.n_samples, cause=gap.cause
                )
            )

    def _tell_seals(self, writer: RecordingWriter) -> None:
        for seal in writer.take_seals():
            self._tell(
                MinuteSealed(
                    recording_id=writer.recording_id,
                    minute=seal.minute,
                    segment=seal.segment,
                    first_byte=seal.first_byte,
                    end_byte=seal.end_byte,
                    sha256=seal.sha256,
                )
            )

    def _progress(self, writer: RecordingWriter) -> int:
        """Tell it; the bytes that are free."""
        self._next_progress_ns = self._clock.monotonic_ns() + round(PROGRESS_EVERY_S * 1e9)
        counts = writer.counts()
        free = self._free_bytes(self._data.recordings)
        self._tell(
            RecordingProgress(
                recording_id=writer.recording_id,
                seconds=writer.seconds,
                samples=counts[0].samples,
                lost=sum(count.lost for count in counts),
                gaps=sum(count.gaps for count in counts),
                bytes_written=writer.bytes_written,
                disk_free_bytes=free,
                disk_minutes_left=self._forecast.minutes_left(writer.seconds, writer.bytes_written, free),
            )
        )
        return free


def _forecast() -> DiskForecast:
    return DiskForecast(reserve_bytes=round(clinical_limits().disk.reserve.value * 1e6))


def _stream_with(writer: RecordingWriter, label: str) -> str:
    """The first stream that has a channel of that label now. Raises: NotFound: None has."""
    for stream in writer.history.streams:
        if label in stream.labels:
            return stream.stream_id
    raise NotFound(f"There is no channel {label}.", advice="Choose one of the channels shown.")


def check_annotation_time(onset_s: float | None, duration_s: float, recorded_s: float) -> None:
    """An annotation may last beyond what is recorded by now, but not begin there.

    Raises:
        WrongUse: It would not begin within the `recorded_s` that have been recorded.
    """
    begin_s = recorded_s if onset_s is None else onset_s
    advice = f"Choose a time between 0 s and {recorded_s:.3f} s."
    if not (math.isfinite(begin_s) and math.isfinite(duration_s)):
        raise WrongUse("An annotation needs a time that is a number; it was not set.", advice=advice)
    if begin_s < 0 or duration_s < 0:
        raise WrongUse("An annotation cannot begin before the recording, or last less than nothing.", advice=advice)
    if begin_s > recorded_s:
        raise WrongUse(
            f"The annotation would begin at {begin_s:.3f} s, but only {recorded_s:.3f} s are recorded.", advice=advice
        )


def disk_free_bytes(path: Path) -> int:
    """Free space where `path` lies; 0 where the disk does not answer."""
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return 0


def _stream_count(count: RecordedCount) -> StreamCount:
    return StreamCount(stream_id=count.stream_id, samples=count.samples, lost=count.lost, gaps=count.gaps)
