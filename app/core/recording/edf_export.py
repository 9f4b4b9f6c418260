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

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.errors import DefectError, NotFound, SourceFileFault, StorageFault, WrongUse
from app.core.recording.edf_header_text import (
    ExportIdentity,
    ascii_text,
    header_patient,
    header_recording,
    short_labels,
)
from app.core.recording.edf_layout import (
    Quantisation,
    RecordLayout,
    TimedText,
    annotation_records,
    choose_layout,
    exact_rate,
    field_text,
    pack_samples,
    quantise,
)
from app.core.recording.edf_parts import Part, cut_at_gaps
from app.core.recording.reader import RecordingReader

Progress = Callable[[float], None]
SAMPLE_BYTES = {"edf": 2, "bdf": 3}
_CHUNK_VALUES = 1 << 21
_N_RECORDS_FIELD = slice(236, 244)
_EXPORTED = {DeviceEventKind.ANNOTATION, DeviceEventKind.LEAD_OFF, DeviceEventKind.LEAD_ON, DeviceEventKind.STATE}


@dataclass(frozen=True, slots=True)
class _Plan:
    """One file to be written.

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
        return max(1, _CHUNK_VALUES // values)


def export_edf(
    reader: RecordingReader,
    out: Path,
    *,
    identity: ExportIdentity | None = None,
    progress: Progress | None = None,
    file_format: str | None = None,
) -> tuple[Path, ...]:
    """Write the recording to `out` (and `-part2`, ... beside it where it has gaps).

    Args:
        reader: The recording; a growing one is exported up to where it is now.
        out: The file; one that exists is replaced, once the new one has been checked.
        identity: Who it is of; None writes the anonymous "X X X X".
        progress: Told 0 to 1 now and then.
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
    parts = cut_at_gaps(reader.streams, [count.end_sample for count in reader.counts()], reader.gaps())
    if not parts:
        raise NotFound("The recording holds no sample.", advice="There is nothing to export.")
    tell = progress or (lambda _share: None)
    written: list[Path] = []
    for number, part in enumerate(parts):

        def share(done: float, number: int = number) -> None:
            tell((number + done) / len(parts))

        target = out if number == 0 else out.with_name(f"{out.stem}-part{number + 1}{out.suffix}")
        last = number == len(parts) - 1
        until_s = math.inf if last else parts[number + 1].start_s
        plan = _plan(reader, part, until_s, SAMPLE_BYTES[chosen], first=number == 0, share=share)
        _write_checked(reader, plan, target, identity, share)
        written.append(target)
    tell(1.0)
    return tuple(written)


def _plan(
    reader: RecordingReader, part: Part, until_s: float, sample_bytes: int, *, first: bool, share: Progress
) -> _Plan:
    streams = reader.streams
    rates = [exact_rate(stream.rate_hz) for stream in streams]
    offsets = tuple(
        max(0, round(range_[0] - part.start_s * float(rate))) for range_, rate in zip(part.ranges, rates, strict=True)
    )
    lengths = [offset + end - begin for offset, (begin, end) in zip(offsets, part.ranges, strict=True)]
    layout = choose_layout(rates, [len(stream.channels) for stream in streams], lengths, sample_bytes)
    quantisations = []
    for k, stream in enumerate(streams):
        lowest, highest = _extremes(reader, stream.stream_id, part.ranges[k])
        quantisations.append(
            tuple(
                quantise(channel, float(low), float(high), sample_bytes)
                for channel, low, high in zip(stream.channels, lowest, highest, strict=True)
            )
        )
        share(0.3 * (k + 1) / len(streams))
    annotations = _annotations(reader.events(), part, until_s, first=first)
    for k, stream in enumerate(streams):
        padded = layout.n_records * layout.samples[k] - lengths[k]
        if padded or offsets[k]:
            which = "" if len(streams) == 1 else f" of {stream.name}"
            if offsets[k]:
                annotations.append(TimedText(offsets[k] / stream.rate_hz, None, f"Recording{which} begins here"))
            annotations.append(TimedText(lengths[k] / stream.rate_hz, None, f"Recording{which} ends here"))
    start = datetime.fromisoformat(reader.header.wall) + timedelta(seconds=part.start_s)
    return _Plan(part, layout, sample_bytes, offsets, tuple(quantisations), tuple(annotations), start)


def _annotations(events: tuple[DeviceEvent, ...], part: Part, until_s: float, *, first: bool) -> list[TimedText]:
    """The part's own; what lies in the gap after it comes with it, so that nothing is dropped."""
    begin_s = -math.inf if first else part.start_s
    texts: list[TimedText] = []
    for event in events:
        if event.kind in _EXPORTED and begin_s <= event.onset_s < until_s:
            # "text@@channel" is how EDFbrowser and MNE say which channel an annotation is about.
            suffixes = [f"@@{label}" for label in event.channels] or [""]
            onset_s = event.onset_s - part.start_s
            texts.extend(TimedText(onset_s, event.duration_s, event.text + suffix) for suffix in suffixes)
    return texts


def _pieces(first: int, end: int, n_channels: int) -> Iterator[tuple[int, int]]:
    step = max(1, _CHUNK_VALUES // max(1, n_channels))
    for begin in range(first, end, step):
        yield begin, min(end, begin + step)


def _extremes(
    reader: RecordingReader, stream_id: str, range_: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    n_channels = len(reader.stream(stream_id).channels)
    lowest = np.full(n_channels, np.inf, dtype=np.float32)
    highest = np.full(n_channels, -np.inf, dtype=np.float32)
    for begin, end in _pieces(*range_, n_channels):
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
    if range_[0] == range_[1]:
        return np.zeros(n_channels, np.float32), np.zeros(n_channels, np.float32)
    return lowest, highest


def _header(reader: RecordingReader, plan: _Plan, identity: ExportIdentity | None, annotation_width: int) -> bytes:
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
    reader: RecordingReader, plan: _Plan, k: int, first_record: int, n_records: int
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
    reader: RecordingReader, plan: _Plan, target: Path, identity: ExportIdentity | None, share: Progress
) -> None:
    unchecked = target.with_name(f".{target.name}.unchecked")
    texts = annotation_records(plan.annotations, plan.layout, plan.sample_bytes)
    header = _header(reader, plan, identity, texts.shape[1])
    try:
        try:
            with unchecked.open("wb") as file:
                file.write(header)
                for begin in range(0, plan.layout.n_records, plan.records_a_chunk):
                    n_records = min(plan.records_a_chunk, plan.layout.n_records - begin)
                    columns = [
                        pack_samples(_digital(reader, plan, k, begin, n_records)[1], per_record, plan.sample_bytes)
                        for k, per_record in enumerate(plan.layout.samples)
                    ]
                    file.write(np.concatenate([*columns, texts[begin : begin + n_records]], axis=1).tobytes())
                    share(0.3 + 0.4 * (begin + n_records) / plan.layout.n_records)
            _compare(reader, plan, unchecked, share)
            unchecked.replace(target)
        finally:
            unchecked.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFault(
            f"The export {target.name} could not be written: {error.strerror or error}.",
            meaning="The recording itself is intact.",
            advice="Free space, or choose another place, and export again.",
        ) from error


def _compare(reader: RecordingReader, plan: _Plan, path: Path, share: Progress) -> None:
    """Read the file back through edfio and hold every sample against the recording."""
    read = edfio.read_edf if plan.sample_bytes == 2 else edfio.read_bdf
    written: Any = read(path)
    signals: Iterator[Any] = iter(written.signals)
    duration_s = float(plan.layout.duration_s)
    for k, stream in enumerate(reader.streams):
        for row, q in enumerate(plan.quantisations[k]):
            signal = next(signals)
            gain = (signal.physical_max - signal.physical_min) / (signal.digital_max - signal.digital_min)
            if (signal.physical_min, signal.digital_min, gain) != (q.physical_minimum, q.digital_minimum, q.gain):
                raise DefectError(f"The export gives channel {stream.labels[row]} another calibration than meant.")
    if len(written.annotations) != len(plan.annotations):
        raise DefectError(f"The export holds {len(written.annotations)} annotations of {len(plan.annotations)}.")
    for begin in range(0, plan.layout.n_records, plan.records_a_chunk):
        n_records = min(plan.records_a_chunk, plan.layout.n_records - begin)
        signals = iter(written.signals)
        for k, stream in enumerate(reader.streams):
            samples, meant = _digital(reader, plan, k, begin, n_records)
            for row, q in enumerate(plan.quantisations[k]):
                digital = next(signals).get_digital_slice(begin * duration_s, (begin + n_records) * duration_s)
                away = np.abs(q.to_physical(digital) - samples[row])
                if not np.array_equal(digital, meant[row]) or np.nanmax(away, initial=0.0) > q.step:
                    raise DefectError(f"The export of channel {stream.labels[row]} is not what was recorded.")
        share(0.7 + 0.3 * (begin + n_records) / plan.layout.n_records)
