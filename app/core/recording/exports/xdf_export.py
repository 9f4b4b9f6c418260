"""Exports a recording as XDF, the format of Lab Streaming Layer recordings.

Guarantees: one stream a recorded stream, float32 bit for bit, each sample with its own time (seconds since the
recording's first sample), so that a gap is a jump in the times; a stream of markers for events, one for gaps, and
both in full (length, channels, cause) in these streams' headers. The finished file is read from beginning to end by
pyxdf and compared. Memory does not grow with the number of samples. A device's own clock is a stream of its own
(`xdf_clocks`), with its clock offsets.
Does not: smooth times. A reader that does (pyxdf by default) closes gaps shorter than its thresholds of one second
and 500 samples; tell it not to (`dejitter_timestamps=False`). Any thread.
"""

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pyxdf
from numpy.typing import NDArray

from app.core.errors import DefectError, NeuraScaleError
from app.core.recording.exports.contents import exported_events, recorded_values, stream_chunks
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import Progress, between, unwatched
from app.core.recording.exports.xdf_chunks import (
    MAGIC,
    ChunkTag,
    boundary_chunk,
    element,
    sample_chunk,
    text_chunk,
    xml_chunk,
)
from app.core.recording.exports.xdf_clocks import COLUMNS, ClockStream, clock_chunks, clock_streams, same_clock
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import MICROVOLT, ChannelKind, StreamDescription

_WRITING_SHARE = 0.4


def export_xdf(
    reader: RecordingReader, out: Path, *, identity: ExportIdentity | None = None, progress: Progress = unwatched
) -> tuple[Path, ...]:
    """Write the recording to `out`.

    Args:
        out: The file; one that exists is replaced, once the new one has been checked.
        identity: Who it is of; None names nobody.
        progress: Told 0 to 1; what it raises (of our tree, or KeyboardInterrupt) ends the export.

    Raises:
        NotFound: The recording holds no sample.
        RecordingBroken: The recording is damaged.
        StorageFault: The file cannot be written.
        DefectError: What was read back is not what was recorded; no file is left.
    """
    total = recorded_values(reader)
    markers = (_event_markers(reader), _gap_markers(reader))
    with Staging() as staging:
        place = staging.place(out)
        _write(reader, markers, place, identity, total, between(progress, 0.0, _WRITING_SHARE))
        comparison = _Comparison(reader, markers, total, between(progress, _WRITING_SHARE, 1.0))
        comparison.run(place)
        progress(1.0)
        return staging.publish()


@dataclass(frozen=True, slots=True)
class _Markers:
    """A stream of texts. `details` is its header's description: one element a marker, with everything about it."""

    name: str
    times_s: tuple[float, ...]
    texts: tuple[str, ...]
    details: ElementTree.Element


def _event_markers(reader: RecordingReader) -> _Markers:
    events = exported_events(reader)
    details = ElementTree.Element("events")
    for event in events:
        one = element(details, "event")
        element(one, "onset_s", repr(event.onset_s))
        element(one, "duration_s", "" if event.duration_s is None else repr(event.duration_s))
        element(one, "kind", event.kind.value)
        element(one, "text", event.text)
        for label in event.channels:
            element(one, "channel", label)
    texts = tuple(event.text for event in events)
    return _Markers("NeuraScale events", tuple(event.onset_s for event in events), texts, details)


def _gap_markers(reader: RecordingReader) -> _Markers:
    details = ElementTree.Element("gaps")
    times_s, texts = [], []
    for gap in reader.gaps():
        stream = reader.stream(gap.stream_id)
        one = element(details, "gap")
        element(one, "stream", stream.name)
        element(one, "first_sample", str(gap.first_sample))
        element(one, "samples", str(gap.n_samples))
        element(one, "cause", gap.cause)
        element(one, "lost", "yes" if gap.is_loss else "no")
        times_s.append(gap.first_sample / stream.rate_hz)
        texts.append(f"gap of {gap.n_samples} samples of {stream.name} ({gap.cause})")
    return _Markers("NeuraScale gaps", tuple(times_s), tuple(texts), details)


def _write(
    reader: RecordingReader,
    markers: Sequence[_Markers],
    place: Path,
    identity: ExportIdentity | None,
    total: int,
    progress: Progress,
) -> None:
    info = ElementTree.Element("info")
    element(info, "version", "1.0")
    element(info, "datetime", reader.header.wall)
    element(info, "recording_id", reader.header.recording_id)
    done = 0
    with place.open("wb") as file:
        clocks = list(enumerate(clock_streams(reader), len(reader.streams) + len(markers) + 1))
        file.write(MAGIC + xml_chunk(ChunkTag.FILE_HEADER, info))
        for number, stream in enumerate(reader.streams, 1):
            file.write(xml_chunk(ChunkTag.STREAM_HEADER, _stream_info(reader, stream, identity), number))
        for number, marker in enumerate(markers, len(reader.streams) + 1):
            file.write(xml_chunk(ChunkTag.STREAM_HEADER, _marker_info(reader, marker), number))
        for number, clock in clocks:
            file.write(xml_chunk(ChunkTag.STREAM_HEADER, _clock_info(clock), number))
        for number, stream in enumerate(reader.streams, 1):
            for first, end in stream_chunks(reader, stream):
                rows = reader.samples(stream.stream_id, first, end).T
                file.write(sample_chunk(number, np.arange(first, end) / stream.rate_hz, rows) + boundary_chunk())
                done += rows.size
                progress(done / total)
        for number, marker in enumerate(markers, len(reader.streams) + 1):
            if marker.texts:
                file.write(text_chunk(number, marker.times_s, marker.texts))
        for number, clock in clocks:
            file.write(clock_chunks(number, clock))
        for number, (times_s, count) in enumerate(_spans(reader, markers), 1):
            file.write(xml_chunk(ChunkTag.STREAM_FOOTER, _footer(times_s, count), number))


def _spans(reader: RecordingReader, markers: Sequence[_Markers]) -> list[tuple[tuple[float, ...], int]]:
    """(Times of the first and the last sample, number of samples) by stream; no times where there is no sample."""
    spans: list[tuple[tuple[float, ...], int]] = []
    for stream, count in zip(reader.streams, reader.counts(), strict=True):
        found = reader.stretches(stream.stream_id)
        ends = (found[0][0] / stream.rate_hz, (found[-1][1] - 1) / stream.rate_hz) if found else ()
        spans.append((ends, count.samples))
    spans += [(marker.times_s[:1] + marker.times_s[-1:], len(marker.texts)) for marker in markers]
    for clock in clock_streams(reader):
        times_s = clock.times_s.tolist()
        spans.append((tuple(times_s[:1] + times_s[-1:]), len(times_s)))
    return spans


def _footer(times_s: tuple[float, ...], count: int) -> ElementTree.Element:
    info = ElementTree.Element("info")
    if times_s:
        element(info, "first_timestamp", repr(times_s[0]))
        element(info, "last_timestamp", repr(times_s[-1]))
    element(info, "sample_count", str(count))
    return info


def _stream_head(
    name: str, kind: str, channels: int, rate_hz: float, value_format: str, source: str
) -> ElementTree.Element:
    info = ElementTree.Element("info")
    element(info, "name", name)
    element(info, "type", kind)
    element(info, "channel_count", str(channels))
    element(info, "nominal_srate", repr(rate_hz))
    element(info, "channel_format", value_format)
    element(info, "source_id", source)
    element(info, "created_at", "0")
    return info


def _stream_info(
    reader: RecordingReader, stream: StreamDescription, identity: ExportIdentity | None
) -> ElementTree.Element:
    has_eeg = any(channel.kind is ChannelKind.EEG for channel in stream.channels)
    info = _stream_head(
        stream.name, "EEG" if has_eeg else "Misc", len(stream.channels), stream.rate_hz, "float32", stream.stream_id
    )
    described = element(info, "desc")
    # Names as in https://github.com/sccn/xdf/wiki/EEG-Meta-Data
    channels = element(described, "channels")
    for channel in stream.channels:
        one = element(channels, "channel")
        element(one, "label", channel.label)
        element(one, "unit", "microvolts" if channel.unit == MICROVOLT else channel.unit)
        element(one, "type", channel.kind.value.upper())
    element(element(described, "acquisition"), "model", reader.header.device)
    if identity is not None:
        subject = element(described, "subject")
        element(subject, "id", identity.code)
        element(subject, "name", identity.name)
        element(subject, "gender", identity.sex_letter or "unknown")
        element(subject, "birth_date", identity.birth_date.isoformat() if identity.birth_date else "")
    return info


def _marker_info(reader: RecordingReader, markers: _Markers) -> ElementTree.Element:
    info = _stream_head(
        markers.name, "Markers", 1, 0.0, "string", f"{reader.header.recording_id} {markers.details.tag}"
    )
    element(info, "desc").append(markers.details)
    return info


def _clock_info(clock: ClockStream) -> ElementTree.Element:
    info = _stream_head(clock.name, "Clock", len(COLUMNS), 0.0, "double64", clock.source_id)
    channels = element(element(info, "desc"), "channels")
    for label, unit in COLUMNS:
        one = element(channels, "channel")
        element(one, "label", label)
        element(one, "unit", unit)
    return info


class _WatchedFile(io.BufferedReader):
    """A file that can be made to end at once: pyxdf takes errors within a chunk for damage, and would read on."""

    ended = False

    def readinto(self, buffer: Any, /) -> int:
        return 0 if self.ended else super().readinto(buffer)


class _Comparison:
    """Holds every chunk that pyxdf reads against the recording, and lets pyxdf keep none of them."""

    def __init__(self, reader: RecordingReader, markers: Sequence[_Markers], total: int, progress: Progress) -> None:
        self._reader, self._markers = reader, markers
        self._total, self._progress, self._done = total, progress, 0
        self._waiting = {n: list(stream_chunks(reader, s))[::-1] for n, s in enumerate(reader.streams, 1)}
        self._markers_seen: set[int] = set()
        self._clocks = dict(enumerate(clock_streams(reader), len(reader.streams) + len(markers) + 1))
        self._clock_rows = dict.fromkeys(self._clocks, 0)
        self._failure: NeuraScaleError | None = None
        self._file: _WatchedFile | None = None

    def run(self, path: Path) -> None:
        """Read and compare.

        Raises:
            DefectError: The file is not what was recorded.
            NeuraScaleError: What reading the recording, or the progress, raised.
        """
        try:
            with _WatchedFile(io.FileIO(path)) as file:
                self._file = file
                load_xdf: Any = pyxdf.load_xdf
                streams, _header = load_xdf(
                    file, on_chunk=self._on_chunk, synchronize_clocks=False, dejitter_timestamps=False
                )
            if self._failure is not None:
                raise self._failure
            by_number = {int(one["info"]["stream_id"]): one for one in streams}
            clocks_hold = all(same_clock(by_number[number], clock) for number, clock in self._clocks.items())
            holds = self._all_seen() and clocks_hold and self._footers_hold(streams) and self._labels_hold(streams)
        except (ElementTree.ParseError, struct.error, LookupError, ValueError, TypeError) as error:
            # What pyxdf stumbles with over a damaged header; damage within a chunk it logs, and reads on.
            raise DefectError("The XDF file cannot be read back.") from error
        if not holds:
            raise DefectError("The XDF file does not hold what was recorded.")

    def _all_seen(self) -> bool:
        wanted = {n for n, m in enumerate(self._markers, len(self._reader.streams) + 1) if m.texts}
        clocks = {number: len(clock.times_s) for number, clock in self._clocks.items()}
        return not any(self._waiting.values()) and self._markers_seen == wanted and self._clock_rows == clocks

    def _footers_hold(self, streams: Sequence[Any]) -> bool:
        counts = [count for _, count in _spans(self._reader, self._markers)]
        return [int(stream["footer"]["info"]["sample_count"][0]) for stream in streams] == counts

    def _labels_hold(self, streams: Sequence[Any]) -> bool:
        for stream, read in zip(self._reader.streams, streams, strict=False):
            channels = read["info"]["desc"][0]["channels"][0]["channel"]
            # XML reads a text's line ends and outer spaces in its own way; pyxdf reads an empty text as None.
            labels = [str(channel["label"][0] or "").split() for channel in channels]
            if labels != [label.split() for label in _as_xml_reads(stream.labels)]:
                return False
        return True

    def _on_chunk(self, values: Any, stamps: Any, info: Any, number: int) -> tuple[Any, Any, Any]:
        if self._failure is None and self._file is not None:
            try:
                self._compare(values, np.asarray(stamps), number)
                self._done += np.size(values)
                self._progress(min(1.0, self._done / self._total))
            except NeuraScaleError as error:
                self._failure, self._file.ended = error, True
        # Copies: an empty view would keep the whole chunk in memory.
        return (values[:0] if isinstance(values, list) else values[:0].copy()), stamps[:0].copy(), info

    def _compare(self, values: Any, stamps: NDArray[np.float64], number: int) -> None:
        n_streams = len(self._reader.streams)
        if number in self._clocks:
            clock, at = self._clocks[number], self._clock_rows[number]
            name, self._clock_rows[number] = clock.name, at + len(stamps)
            same = np.array_equal(stamps, clock.times_s[at : at + len(stamps)]) and np.array_equal(
                values, clock.rows[at : at + len(stamps)]
            )
        elif number > n_streams:
            marker = self._markers[number - n_streams - 1]
            same = [row[0] for row in values] == list(marker.texts) and stamps.tolist() == list(marker.times_s)
            self._markers_seen.add(number)
            name = marker.name
        else:
            stream = self._reader.streams[number - 1]
            name, waiting = stream.name, self._waiting[number]
            first, end = waiting.pop() if waiting else (0, 0)
            same = np.array_equal(stamps, np.arange(first, end) / stream.rate_hz) and np.array_equal(
                np.asarray(values).T, self._reader.samples(stream.stream_id, first, end), equal_nan=True
            )
        if not same:
            raise DefectError(f"The export of {name} is not what was recorded.")


def _as_xml_reads(texts: Sequence[str]) -> list[str]:
    return [element(ElementTree.Element("x"), "y", text).text or "" for text in texts]
