"""Exports a recording as EDF+ or BDF+, and does not call it done before it has been read back and compared.

Guarantees: each sample is within one quantisation step of the recorded one (exactly the source's integer where the
recording was made from such a file), labels, units and annotations are the source's; a recording with gaps becomes one
file per continuous stretch (`name-part2.edf`). Where the last data record cannot be filled, an annotation says where
the recording ends. Files are anonymous unless an identity is given. Memory does not grow with the recording's length.
Does not: change the recording; leave a file behind that was not checked. Header, patient and recording fields are
written, and the check is read, with edfio; data records are streamed by this module, because edfio holds whole files
in memory. Any thread; one export at a time per target.
"""

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import edfio
import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import DeviceEvent
from app.core.errors import DefectError, NotFound, SourceFileFault, WrongUse
from app.core.recording.exports.contents import CHUNK_VALUES, chunk_ranges, exported_events
from app.core.recording.exports.continuous_parts import Part, cut_at_gaps
from app.core.recording.exports.edf_header_text import (
    ascii_text,
    header_patient,
    header_recording,
    short_labels,
)
from app.core.recording.exports.edf_layout import (
    Quantisation,
    RecordLayout,
    TimedText,
    annotation_records,
    choose_layout,
    exact_rate,
    field_text,
    pack_samples,
    quantise,
    writable_text,
)
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import Progress, between, unwatched
from app.core.recording.reader import RecordingReader

SAMPLE_BYTES = {"edf": 2, "bdf": 3}
_N_RECORDS_FIELD = slice(236, 244)


@dataclass(frozen=True, slots=True)
class EdfPart:
    """One file, planned or written.

    Attributes:
        offsets: Samples from the file's start to each stream's first (streams of a part may begin apart).
        quantisations: By stream, by channel.
    """

    part: Part
    layout: RecordLayout
    sample_bytes: int
    offsets: tuple[int, ...]
    quantisations: tuple[tuple[Quantisation, ...], ...]
    annotations: tuple[TimedText, ...]
    start: datetime

    @property
    def records_a_chunk(self) -> int:
        values = sum(n * len(q) for n, q in zip(self.layout.samples, self.quantisations, strict=True))
        return max(1, CHUNK_VALUES // values)


def export_edf(
    reader: RecordingReader,
    out: Path,
    *,
    identity: ExportIdentity | None = None,
    progress: Progress = unwatched,
    file_format: str | None = None,
) -> tuple[Path, ...]:
    """Write the recording to `out` (and `-part2`, ... beside it where it has gaps).

    Args:
        reader: The recording; a growing one is exported up to where it is now.
        out: The file; one that exists is replaced, once the new one has been checked.
        identity: Who it is of; None writes the anonymous "X X X X".
        progress: Told 0 to 1 now and then; what it raises ends the export.
        file_format: "edf" (16 bit) or "bdf" (24 bit); None goes by the suffix of `out`.

    Raises:
        WrongUse: Neither edf nor bdf.
        NotFound: The recording holds no sample.
        SourceFileFault: A sample is not a number; EDF cannot hold it.
        RecordingBroken: The recording is damaged.
        StorageFault: The file cannot be written.
        DefectError: What was read back is not what was recorded; no file is left.
    """
    chosen = (file_format or out.suffix.removeprefix(".")).casefold()
    if chosen not in SAMPLE_BYTES:
        raise WrongUse(f"A recording cannot be exported as {chosen or 'a file without suffix'!r}; edf and bdf can.")
    with Staging() as staging:

        def place(number: int) -> Path:
            return staging.place(out if number == 0 else out.with_name(f"{out.stem}-part{number + 1}{out.suffix}"))

        write_edf_parts(reader, place, SAMPLE_BYTES[chosen], identity=identity, progress=progress)
        return staging.publish()


def write_edf_parts(
    reader: RecordingReader,
    place: Callable[[int], Path],
    sample_bytes: int,
    *,
    identity: ExportIdentity | None,
    progress: Progress,
) -> tuple[EdfPart, ...]:
    """Write and check one file per continuous stretch, each where `place` (told its number, from 0) says.

    Raises:
        NotFound: The recording holds no sample.
        SourceFileFault: A sample is not a number.
        RecordingBroken: The recording is damaged.
        OSError: A file cannot be written.
        DefectError: What was read back is not what was recorded.
    """
    parts = cut_at_gaps(reader.streams, [count.end_sample for count in reader.counts()], reader.gaps())
    if not parts:
        raise NotFound("The recording holds no sample.", advice="There is nothing to export.")
    written: list[EdfPart] = []
    for number, part in enumerate(parts):
        share = between(progress, number / len(parts), (number + 1) / len(parts))
        until_s = math.inf if number == len(parts) - 1 else parts[number + 1].start_s
        plan = _plan(reader, part, until_s, sample_bytes, first=number == 0, share=share)
        _write_checked(reader, plan, place(number), identity, share)
        written.append(plan)
    progress(1.0)
    return tuple(written)


def _plan(
    reader: RecordingReader, part: Part, until_s: float, sample_bytes: int, *, first: bool, share: Progress
) -> EdfPart:
    streams = reader.streams
    rates = [exact_rate(stream.rate_hz) for stream in streams]
    offsets = tuple(
        max(0, round(range_[0] - part.start_s * float(rate))) for range_, rate in zip(part.ranges, rates, strict=True)
    )
    lengths = [offset + end - begin for offset, (begin, end) in zip(offsets, part.ranges, strict=True)]
    layout = choose_layout(rates, [len(stream.channels) for stream in streams], lengths, sample_bytes)
    quantisations = []
    for k, stream in enumerate(streams):
        scan = between(share, 0.3 * k / len(streams), 0.3 * (k + 1) / len(streams))
        lowest, highest = _extremes(reader, stream.stream_id, part.ranges[k], scan)
        quantisations.append(
            tuple(
                quantise(channel, float(low), float(high), sample_bytes)
                for channel, low, high in zip(stream.channels, lowest, highest, strict=True)
            )
        )
    annotations = _annotations(exported_events(reader), part, until_s, first=first)
    for k, stream in enumerate(streams):
        padded = layout.n_records * layout.samples[k] - lengths[k]
        if padded or offsets[k]:
            which = "" if len(streams) == 1 else f" of {stream.name}"
            if offsets[k]:
                annotations.append(TimedText(offsets[k] / stream.rate_hz, None, f"Recording{which} begins here"))
            annotations.append(TimedText(lengths[k] / stream.rate_hz, None, f"Recording{which} ends here"))
    start = datetime.fromisoformat(reader.header.wall) + timedelta(seconds=part.start_s)
    return EdfPart(part, layout, sample_bytes, offsets, tuple(quantisations), tuple(annotations), start)


def _annotations(events: tuple[DeviceEvent, ...], part: Part, until_s: float, *, first: bool) -> list[TimedText]:
    """The part's own; what lies in the gap after it comes with it, so that nothing is dropped."""
    begin_s = -math.inf if first else part.start_s
    texts: list[TimedText] = []
    for event in events:
        if begin_s <= event.onset_s < until_s:
            # "text@@channel" is how EDFbrowser and MNE say which channel an annotation is about.
            suffixes = [f"@@{label}" for label in event.channels] or [""]
            onset_s = event.onset_s - part.start_s
            texts.extend(TimedText(onset_s, event.duration_s, event.text + suffix) for suffix in suffixes)
    return texts


def _extremes(
    reader: RecordingReader, stream_id: str, range_: tuple[int, int], scan: Progress
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    n_channels = len(reader.stream(stream_id).channels)
    lowest = np.full(n_channels, np.inf, dtype=np.float32)
    highest = np.full(n_channels, -np.inf, dtype=np.float32)
    for begin, end in chunk_ranges(*range_, n_channels):
        samples = reader.samples(stream_id, begin, end)
        if not np.isfinite(samples).all():
            label = reader.stream(stream_id).labels[int(np.argmin(np.isfinite(samples).all(axis=1)))]
            raise SourceFileFault(
                f"The channel {label} holds a value that is not a number, which EDF cannot hold.",
                meaning="Nothing was exported; the recording itself is intact.",
                advice="Read the recording with this application, or leave that channel out.",
            )
        np.minimum(lowest, samples.min(axis=1), out=lowest)
        np.maximum(highest, samples.max(axis=1), out=highest)
        scan((end - range_[0]) / (range_[1] - range_[0]))
    if range_[0] == range_[1]:
        return np.zeros(n_channels, np.float32), np.zeros(n_channels, np.float32)
    return lowest, highest


def _header(reader: RecordingReader, plan: EdfPart, identity: ExportIdentity | None, annotation_width: int) -> bytes:
    """The file's header, made by edfio from one record of zeros and an annotation as wide as needed."""
    signal_class: Any = edfio.EdfSignal if plan.sample_bytes == 2 else edfio.BdfSignal
    file_class: Any = edfio.Edf if plan.sample_bytes == 2 else edfio.Bdf
    duration_s = float(plan.layout.duration_s)
    labels = iter(short_labels([channel.label for stream in reader.streams for channel in stream.channels]))
    signals: list[Any] = []
    for stream, n_samples, quantisations in zip(reader.streams, plan.layout.samples, plan.quantisations, strict=True):
        for channel, q in zip(stream.channels, quantisations, strict=True):
            zeros = np.full(n_samples, q.padding, dtype=np.int16 if plan.sample_bytes == 2 else np.int32)
            source = channel.calibration
            signals.append(
                signal_class.from_digital(
                    zeros,
                    n_samples / duration_s,
                    label=next(labels),
                    transducer_type=ascii_text(source.transducer, 80) if source else "",
                    physical_dimension=ascii_text(q.dimension, 8),
                    digital_range=(q.digital_minimum, q.digital_maximum),
                    prefiltering=ascii_text(source.prefiltering, 80) if source else "",
                )
            )
    # "+0 DC4 DC4 NUL" for the record's time and "+0 DC4 ... DC4 NUL" around the filler: ten bytes besides it.
    filler = edfio.EdfAnnotation(0, None, "x" * (annotation_width - 10))
    template = file_class(
        signals,
        patient=header_patient(identity),
        recording=header_recording(plan.start),
        starttime=plan.start.time().replace(microsecond=0),
        data_record_duration=duration_s,
        annotations=[filler],
    )
    buffer = io.BytesIO()
    template.write(buffer)
    header = bytearray(buffer.getvalue()[: 256 * (len(signals) + 2)])
    header[_N_RECORDS_FIELD] = str(plan.layout.n_records).encode().ljust(8)
    _put_physical_ranges(header, [q for quantisations in plan.quantisations for q in quantisations])
    record_bytes = len(buffer.getvalue()) - len(header)
    data_bytes = sum(
        n * len(q) * plan.sample_bytes for n, q in zip(plan.layout.samples, plan.quantisations, strict=True)
    )
    if record_bytes != data_bytes + annotation_width:
        raise DefectError("The header made for the export does not fit its data records.")
    return bytes(header)


def _put_physical_ranges(header: bytearray, quantisations: list[Quantisation]) -> None:
    """Written here, because edfio rounds them once more, outwards, and so would change the scale a little.

    Fields of all signals (the annotations' is the last) lie one kind after the other: label 16, transducer 80,
    dimension 8, physical minimum 8, physical maximum 8 characters.
    """
    n_signals = len(quantisations) + 1
    minima = 256 + n_signals * (16 + 80 + 8)
    maxima = minima + n_signals * 8
    for k, q in enumerate(quantisations):
        for start, value in ((minima + 8 * k, q.physical_minimum), (maxima + 8 * k, q.physical_maximum)):
            header[start : start + 8] = field_text(value).encode().ljust(8)


def _digital(
    reader: RecordingReader, plan: EdfPart, k: int, first_record: int, n_records: int
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Samples and integers of stream `k` in some records; where the stream has none, NaN and padding."""
    stream, quantisations = reader.streams[k], plan.quantisations[k]
    per_record, offset = plan.layout.samples[k], plan.offsets[k]
    begin, end = plan.part.ranges[k]
    samples = np.full((len(quantisations), n_records * per_record), np.nan, dtype=np.float32)
    at = begin - offset + first_record * per_record
    first, last = max(begin, at), min(end, at + samples.shape[1])
    digital = np.empty(samples.shape, dtype=np.int32)
    digital[:] = np.array([q.padding for q in quantisations], dtype=np.int32)[:, None]
    if last > first:
        samples[:, first - at : last - at] = reader.samples(stream.stream_id, first, last)
        for row, q in enumerate(quantisations):
            digital[row, first - at : last - at] = q.to_digital(samples[row, first - at : last - at])
    return samples, digital


def _write_checked(
    reader: RecordingReader, plan: EdfPart, path: Path, identity: ExportIdentity | None, share: Progress
) -> None:
    texts = annotation_records(plan.annotations, plan.layout, plan.sample_bytes)
    header = _header(reader, plan, identity, texts.shape[1])
    with path.open("wb") as file:
        file.write(header)
        for begin in range(0, plan.layout.n_records, plan.records_a_chunk):
            n_records = min(plan.records_a_chunk, plan.layout.n_records - begin)
            columns = [
                pack_samples(_digital(reader, plan, k, begin, n_records)[1], per_record, plan.sample_bytes)
                for k, per_record in enumerate(plan.layout.samples)
            ]
            file.write(np.concatenate([*columns, texts[begin : begin + n_records]], axis=1).tobytes())
            share(0.3 + 0.4 * (begin + n_records) / plan.layout.n_records)
    _compare(reader, plan, path, len(header), share)


def _compare(reader: RecordingReader, plan: EdfPart, path: Path, header_bytes: int, share: Progress) -> None:
    """Read the file back through edfio and hold every sample and annotation against the recording.

    In pieces of some records, each with the file's own header, because edfio holds whole BDF files in memory.
    """
    read = edfio.read_edf if plan.sample_bytes == 2 else edfio.read_bdf
    duration_s = float(plan.layout.duration_s)
    found: list[tuple[float, float | None, str]] = []
    with path.open("rb") as file:
        header = bytearray(file.read(header_bytes))
        record_bytes, rest = divmod(path.stat().st_size - header_bytes, plan.layout.n_records)
        if rest or int(header[_N_RECORDS_FIELD]) != plan.layout.n_records:
            raise DefectError("The export does not hold the number of data records that its header says.")
        for begin in range(0, plan.layout.n_records, plan.records_a_chunk):
            n_records = min(plan.records_a_chunk, plan.layout.n_records - begin)
            header[_N_RECORDS_FIELD] = str(n_records).encode().ljust(8)
            piece: Any = read(io.BytesIO(bytes(header) + file.read(n_records * record_bytes)))
            signals: Iterator[Any] = iter(piece.signals)
            for k, stream in enumerate(reader.streams):
                samples, meant = _digital(reader, plan, k, begin, n_records)
                for row, q in enumerate(plan.quantisations[k]):
                    _compare_signal(next(signals), q, samples[row], meant[row], stream.labels[row])
            # Onsets count from the time that the first data record bears, here that of the piece.
            found += [(a.onset + begin * duration_s, a.duration, a.text) for a in piece.annotations]
            share(0.7 + 0.3 * (begin + n_records) / plan.layout.n_records)
    wanted = [(a.onset_s, a.duration_s, writable_text(a.text)) for a in plan.annotations]
    if len(found) != len(wanted):
        raise DefectError(f"The export holds {len(found)} annotations of {len(wanted)}.")
    if any(not _alike(a, b) for a, b in zip(sorted(found, key=_by_text), sorted(wanted, key=_by_text), strict=True)):
        raise DefectError("The export's annotations are not those of the recording.")


def _by_text(annotation: tuple[float, float | None, str]) -> tuple[str, float]:
    return annotation[2], annotation[0]


def _alike(a: tuple[float, float | None, str], b: tuple[float, float | None, str]) -> bool:
    return a[2] == b[2] and abs(a[0] - b[0]) < 1e-6 and abs((a[1] or 0.0) - max(b[1] or 0.0, 0.0)) < 1e-6


def _compare_signal(
    signal: Any, q: Quantisation, samples: NDArray[np.float32], meant: NDArray[np.int32], label: str
) -> None:
    gain = (signal.physical_max - signal.physical_min) / (signal.digital_max - signal.digital_min)
    if (signal.physical_min, signal.digital_min, gain) != (q.physical_minimum, q.digital_minimum, q.gain):
        raise DefectError(f"The export gives channel {label} another calibration than meant.")
    digital = signal.digital
    away = np.abs(q.to_physical(digital) - samples)
    if not np.array_equal(digital, meant) or np.nanmax(away, initial=0.0) > q.step:
        raise DefectError(f"The export of channel {label} is not what was recorded.")
