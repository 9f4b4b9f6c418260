"""What goes into which EDF or BDF file: which streams, which stretch of them, how long a data record is.

Guarantees: every recorded sample is in exactly one file; labels are those at the file's beginning, changes after it are
annotations in it. One file holds all streams, unless that would spoil it: streams whose rates share no data record of
bearable length, and devices of which one has gaps that the others do not have, get files of their own.
Does not: write. Any thread.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import DeviceEvent
from app.core.errors import NotFound, SourceFileFault
from app.core.recording.exports.contents import CHUNK_VALUES, chunk_ranges, exported_events
from app.core.recording.exports.continuous_parts import Part, cut_at_gaps
from app.core.recording.exports.edf_layout import (
    Quantisation,
    RecordLayout,
    TimedText,
    choose_layout,
    choose_layout_with_pauses,
    exact_rate,
    quantise,
    share_a_record,
)
from app.core.recording.exports.watching import Progress, between
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import StreamDescription


@dataclass(frozen=True, slots=True)
class Stretch:
    """Data records without a pause between them.

    Attributes:
        ranges: Sample indices [first, end) by stream of the file.
        offsets: Samples from the stretch's start to each stream's first (streams may begin apart).
        begins_s: Counted from the file's start.
    """

    ranges: tuple[tuple[int, int], ...]
    offsets: tuple[int, ...]
    begins_s: float
    n_records: int


@dataclass(frozen=True, slots=True)
class EdfPart:
    """One file, planned or written.

    Attributes:
        streams: Those in it, with their channels as they are at its beginning.
        group: Which device or stream it is of ("device2", "stream1"); empty where one file holds all.
        number: Which file of its group, from 0.
        start_s / end_s: Stream time of its first sample, and one past its last.
        until_s: Stream time at which the next file of its group begins; infinite for the last.
        quantisations: By stream, by channel.
        discontinuous: Whether there are pauses between its stretches.
    """

    streams: tuple[StreamDescription, ...]
    group: str
    number: int
    start_s: float
    end_s: float
    until_s: float
    stretches: tuple[Stretch, ...]
    layout: RecordLayout
    sample_bytes: int
    quantisations: tuple[tuple[Quantisation, ...], ...]
    annotations: tuple[TimedText, ...]
    start: datetime
    discontinuous: bool

    def pieces(self) -> Iterator[tuple[Stretch, int, int]]:
        """(Stretch, first record in it, number of records) that fit into memory at once."""
        values = sum(n * len(q) for n, q in zip(self.layout.samples, self.quantisations, strict=True))
        at_once = max(1, CHUNK_VALUES // values)
        for stretch in self.stretches:
            for begin in range(0, stretch.n_records, at_once):
                yield stretch, begin, min(at_once, stretch.n_records - begin)

    def record_starts(self) -> list[float]:
        """When each data record begins, counted from the file's start."""
        duration_s = self.layout.duration_s
        return [
            stretch.begins_s + float(number * duration_s)
            for stretch in self.stretches
            for number in range(stretch.n_records)
        ]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file before its samples have been looked at."""

    streams: tuple[StreamDescription, ...]
    group: str
    number: int
    parts: tuple[Part, ...]
    until_s: float


def planned_files(reader: RecordingReader, *, discontinuous: bool) -> tuple[PlannedFile, ...]:
    """The files, group by group, each in order of time.

    Raises:
        NotFound: The recording holds no sample.
    """
    ends = {count.stream_id: count.end_sample for count in reader.counts()}
    files: list[PlannedFile] = []
    for group, streams in _groups(reader):
        ids = {stream.stream_id for stream in streams}
        gaps = [gap for gap in reader.gaps() if gap.stream_id in ids]
        parts = cut_at_gaps(streams, [ends[stream.stream_id] for stream in streams], gaps)
        if discontinuous and parts:
            files.append(PlannedFile(_as_at(reader, streams, parts[0]), group, 0, parts, math.inf))
            continue
        for number, part in enumerate(parts):
            until_s = parts[number + 1].start_s if number + 1 < len(parts) else math.inf
            files.append(PlannedFile(_as_at(reader, streams, part), group, number, (part,), until_s))
    if not files:
        raise NotFound("The recording holds no sample.", advice="There is nothing to export.")
    return tuple(files)


def _groups(reader: RecordingReader) -> list[tuple[str, tuple[StreamDescription, ...]]]:
    streams = reader.streams
    devices = [device.stream_ids for device in reader.header.devices]
    several = len(devices) > 1 and {one for ids in devices for one in ids} == {s.stream_id for s in streams}
    groups: list[tuple[str, tuple[StreamDescription, ...]]] = [("", streams)]
    if several and (reader.gaps() or not _share(streams)):
        groups = [
            (f"device{number}", tuple(s for s in streams if s.stream_id in ids))
            for number, ids in enumerate(devices, 1)
        ]
    if all(_share(held) for _, held in groups):
        return groups
    return [(f"stream{number}", (stream,)) for number, stream in enumerate(streams, 1)]


def _share(streams: Sequence[StreamDescription]) -> bool:
    return share_a_record([exact_rate(stream.rate_hz) for stream in streams])


def _as_at(reader: RecordingReader, streams: Sequence[StreamDescription], part: Part) -> tuple[StreamDescription, ...]:
    return tuple(
        msgspec.structs.replace(stream, channels=reader.channels_at(stream.stream_id, first))
        for stream, (first, _) in zip(streams, part.ranges, strict=True)
    )


def plan_file(reader: RecordingReader, file: PlannedFile, sample_bytes: int, *, share: Progress) -> EdfPart:
    """Look through the samples of a file for their ranges, and lay it out.

    Raises:
        SourceFileFault: A sample is not a number.
        RecordingBroken: The recording is damaged.
        WrongUse: Pauses too short for data records between them.
    """
    streams, start_s = file.streams, file.parts[0].start_s
    rates = [exact_rate(stream.rate_hz) for stream in streams]
    offsets = [
        tuple(
            max(0, round(first - part.start_s * float(rate)))
            for (first, _), rate in zip(part.ranges, rates, strict=True)
        )
        for part in file.parts
    ]
    lengths = [
        [offset + end - first for offset, (first, end) in zip(own, part.ranges, strict=True)]
        for own, part in zip(offsets, file.parts, strict=True)
    ]
    channels = [len(stream.channels) for stream in streams]
    begins_s = [part.start_s - start_s for part in file.parts]
    if len(file.parts) == 1:
        layout = choose_layout(rates, channels, lengths[0], sample_bytes)
        records: Sequence[int] = (layout.n_records,)
    else:
        layout, records = choose_layout_with_pauses(rates, channels, lengths, begins_s, sample_bytes)
    stretches = tuple(
        Stretch(part.ranges, own, begin_s, n_records)
        for part, own, begin_s, n_records in zip(file.parts, offsets, begins_s, records, strict=True)
    )
    return EdfPart(
        streams=streams,
        group=file.group,
        number=file.number,
        start_s=start_s,
        end_s=file.parts[-1].end_s,
        until_s=file.until_s,
        stretches=stretches,
        layout=layout,
        sample_bytes=sample_bytes,
        quantisations=_quantisations(reader, file, sample_bytes, share),
        annotations=(*_annotations(reader, file, start_s), *_edges(streams, stretches, layout, lengths)),
        start=datetime.fromisoformat(reader.header.wall) + timedelta(seconds=start_s),
        discontinuous=len(stretches) > 1,
    )


def _quantisations(
    reader: RecordingReader, file: PlannedFile, sample_bytes: int, share: Progress
) -> tuple[tuple[Quantisation, ...], ...]:
    found = []
    for k, stream in enumerate(file.streams):
        scan = between(share, 0.3 * k / len(file.streams), 0.3 * (k + 1) / len(file.streams))
        lowest, highest = _extremes(reader, stream, [part.ranges[k] for part in file.parts], scan)
        found.append(
            tuple(
                quantise(channel, float(low), float(high), sample_bytes)
                for channel, low, high in zip(stream.channels, lowest, highest, strict=True)
            )
        )
    return tuple(found)


def _extremes(
    reader: RecordingReader, stream: StreamDescription, ranges: Sequence[tuple[int, int]], scan: Progress
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    n_channels = len(stream.channels)
    lowest = np.full(n_channels, np.inf, dtype=np.float32)
    highest = np.full(n_channels, -np.inf, dtype=np.float32)
    total, done = sum(end - first for first, end in ranges), 0
    for first, last in ranges:
        for begin, end in chunk_ranges(first, last, n_channels):
            samples = reader.samples(stream.stream_id, begin, end)
            if not np.isfinite(samples).all():
                label = stream.labels[int(np.argmin(np.isfinite(samples).all(axis=1)))]
                raise SourceFileFault(
                    f"The channel {label} holds a value that is not a number, which EDF cannot hold.",
                    meaning="Nothing was exported; the recording itself is intact.",
                    advice="Read the recording with this application, or leave that channel out.",
                )
            np.minimum(lowest, samples.min(axis=1), out=lowest)
            np.maximum(highest, samples.max(axis=1), out=highest)
            done += end - begin
            scan(done / total)
    if not total:
        return np.zeros(n_channels, np.float32), np.zeros(n_channels, np.float32)
    return lowest, highest


def _annotations(reader: RecordingReader, file: PlannedFile, start_s: float) -> list[TimedText]:
    """The file's own; what lies in the gap after it comes with it, so that nothing is dropped."""
    begin_s = -math.inf if file.number == 0 else start_s
    texts: list[TimedText] = []
    for event in exported_events(reader):
        if begin_s <= event.onset_s < file.until_s and _belongs(event, file):
            # "text@@channel" is how EDFbrowser and MNE say which channel an annotation is about.
            suffixes = [f"@@{label}" for label in event.channels] or [""]
            texts.extend(TimedText(event.onset_s - start_s, event.duration_s, event.text + tail) for tail in suffixes)
    return texts


def _belongs(event: DeviceEvent, file: PlannedFile) -> bool:
    """A change of a channel belongs to the file that has it; everything else happened to all."""
    return not event.stream_id or any(stream.stream_id == event.stream_id for stream in file.streams)


def _edges(
    streams: Sequence[StreamDescription],
    stretches: Sequence[Stretch],
    layout: RecordLayout,
    lengths: Sequence[Sequence[int]],
) -> list[TimedText]:
    """Where data records hold more than was recorded, what was recorded is marked."""
    texts: list[TimedText] = []
    for stretch, own in zip(stretches, lengths, strict=True):
        for k, stream in enumerate(streams):
            offset = stretch.offsets[k]
            which = "" if len(streams) == 1 else f" of {stream.name}"
            if offset:
                begins_s = stretch.begins_s + offset / stream.rate_hz
                texts.append(TimedText(begins_s, None, f"Recording{which} begins here"))
            if offset or stretch.n_records * layout.samples[k] != own[k]:
                ends_s = stretch.begins_s + own[k] / stream.rate_hz
                texts.append(TimedText(ends_s, None, f"Recording{which} ends here"))
    return texts
