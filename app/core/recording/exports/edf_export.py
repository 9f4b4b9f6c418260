"""Exports a recording as EDF+ or BDF+, and does not call it done before it has been read back and compared.

Guarantees: each sample is within one quantisation step of the recorded one (exactly the source's integer where the
recording was made from such a file), labels, units and annotations are the source's; a recording with gaps becomes
one file per continuous stretch (`name-part2.edf`), or where that is asked for one discontinuous file (EDF+D). Where
the last data record cannot be filled, an annotation says where the recording ends. Files are anonymous unless an
identity is given. Memory does not grow with the recording's length.
Does not: change the recording; leave a file behind that was not checked. Header, patient and recording fields are
written, and the check is read, with edfio; data records are streamed by this module, because edfio holds whole files
in memory. Any thread; one export at a time per target.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import edfio
import numpy as np

from app.core.errors import DefectError, WrongUse
from app.core.recording.exports.edf_comparison import (
    KIND_FIELD,
    N_RECORDS_FIELD,
    compare,
    digital_of,
    discontinuous_kind,
)
from app.core.recording.exports.edf_header_text import (
    ascii_text,
    header_patient,
    header_recording,
    short_labels,
)
from app.core.recording.exports.edf_layout import Quantisation, annotation_records, as_written, field_text, pack_samples
from app.core.recording.exports.edf_plan import EdfPart, plan_file, planned_files
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import Progress, between, unwatched
from app.core.recording.reader import RecordingReader

SAMPLE_BYTES = {"edf": 2, "bdf": 3}


def export_edf(
    reader: RecordingReader,
    out: Path,
    *,
    identity: ExportIdentity | None = None,
    progress: Progress = unwatched,
    file_format: str | None = None,
    discontinuous: bool = False,
) -> tuple[Path, ...]:
    """Write the recording to `out` (and `-part2`, ... beside it where it has gaps).

    Args:
        reader: The recording; a growing one is exported up to where it is now.
        out: The file; one that exists is replaced, once the new one has been checked.
        identity: Who it is of; None writes the anonymous "X X X X".
        progress: Told 0 to 1 now and then; what it raises ends the export.
        file_format: "edf" (16 bit) or "bdf" (24 bit); None goes by the suffix of `out`.
        discontinuous: One file with pauses (EDF+D, BDF+D) instead of one for each continuous stretch.

    Raises:
        WrongUse: Neither edf nor bdf; or pauses too short for a discontinuous file.
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

        def place(group: str, number: int) -> Path:
            tail = (f"-{group}" if group else "") + (f"-part{number + 1}" if number else "")
            return staging.place(out.with_name(f"{out.stem}{tail}{out.suffix}") if tail else out)

        write_edf_parts(
            reader, place, SAMPLE_BYTES[chosen], identity=identity, progress=progress, discontinuous=discontinuous
        )
        return staging.publish()


def write_edf_parts(
    reader: RecordingReader,
    place: Callable[[str, int], Path],
    sample_bytes: int,
    *,
    identity: ExportIdentity | None,
    progress: Progress,
    discontinuous: bool = False,
) -> tuple[EdfPart, ...]:
    """Write and check the files, each where `place` says, which is told its group and its number in it, from 0.

    Raises:
        WrongUse: Pauses too short for a discontinuous file.
        NotFound: The recording holds no sample.
        SourceFileFault: A sample is not a number.
        RecordingBroken: The recording is damaged.
        OSError: A file cannot be written.
        DefectError: What was read back is not what was recorded.
    """
    files = planned_files(reader, discontinuous=discontinuous)
    written: list[EdfPart] = []
    for number, file in enumerate(files):
        share = between(progress, number / len(files), (number + 1) / len(files))
        plan = plan_file(reader, file, sample_bytes, share=share)
        _write_checked(reader, plan, place(plan.group, plan.number), identity, share)
        written.append(plan)
    progress(1.0)
    return tuple(written)


def _header(plan: EdfPart, identity: ExportIdentity | None, annotation_width: int) -> bytes:
    """The file's header, made by edfio from one record of zeros and an annotation as wide as needed."""
    signal_class: Any = edfio.EdfSignal if plan.sample_bytes == 2 else edfio.BdfSignal
    file_class: Any = edfio.Edf if plan.sample_bytes == 2 else edfio.Bdf
    # Eight characters are all there is: a rate like 99.991 Hz is told to a millionth; each record bears its exact time.
    duration_s = as_written(float(plan.layout.duration_s), round) or float(plan.layout.duration_s)
    labels = iter(short_labels([channel.label for stream in plan.streams for channel in stream.channels]))
    signals: list[Any] = []
    for stream, n_samples, quantisations in zip(plan.streams, plan.layout.samples, plan.quantisations, strict=True):
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
    header[N_RECORDS_FIELD] = str(plan.layout.n_records).encode().ljust(8)
    if plan.discontinuous:
        header[KIND_FIELD] = discontinuous_kind(plan.sample_bytes)
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


def _write_checked(
    reader: RecordingReader, plan: EdfPart, path: Path, identity: ExportIdentity | None, share: Progress
) -> None:
    texts = annotation_records(plan.annotations, plan.record_starts(), plan.sample_bytes)
    header = _header(plan, identity, texts.shape[1])
    at = 0
    with path.open("wb") as file:
        file.write(header)
        for stretch, begin, n_records in plan.pieces():
            columns = [
                pack_samples(digital_of(reader, plan, stretch, k, begin, n_records)[1], per_record, plan.sample_bytes)
                for k, per_record in enumerate(plan.layout.samples)
            ]
            file.write(np.concatenate([*columns, texts[at : at + n_records]], axis=1).tobytes())
            at += n_records
            share(0.3 + 0.4 * at / plan.layout.n_records)
    compare(reader, plan, path, len(header), share)
