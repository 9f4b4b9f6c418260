"""Reads an exported EDF or BDF file back through edfio and holds it against the recording.

Guarantees: every sample, calibration and annotation of the file is compared; a file that differs does not pass. In
pieces of some data records, each with the file's own header, because edfio holds whole files in memory; no piece
reaches over a pause, so that one of a discontinuous file is read as the continuous file it is.
Does not: write. Any thread.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import edfio
import numpy as np
from numpy.typing import NDArray

from app.core.errors import DefectError
from app.core.recording.exports.edf_layout import Quantisation, writable_text
from app.core.recording.exports.edf_plan import EdfPart, Stretch
from app.core.recording.exports.watching import Progress
from app.core.recording.reader import RecordingReader

N_RECORDS_FIELD = slice(236, 244)
KIND_FIELD = slice(192, 197)
_KINDS = {2: (b"EDF+C", b"EDF+D"), 3: (b"BDF+C", b"BDF+D")}


def discontinuous_kind(sample_bytes: int) -> bytes:
    """What the reserved field of a header says of a file with pauses (EDF+ specification, section 2.1.3.1)."""
    return _KINDS[sample_bytes][1]


def digital_of(
    reader: RecordingReader, plan: EdfPart, stretch: Stretch, k: int, first_record: int, n_records: int
) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Samples and integers of stream `k` in some records; where the stream has none, NaN and padding."""
    stream, quantisations = plan.streams[k], plan.quantisations[k]
    per_record, offset = plan.layout.samples[k], stretch.offsets[k]
    begin, end = stretch.ranges[k]
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


def compare(reader: RecordingReader, plan: EdfPart, path: Path, header_bytes: int, share: Progress) -> None:
    """Read and compare; `share` is told 0.7 to 1.

    Raises:
        DefectError: The file is not what was recorded.
    """
    read = edfio.read_edf if plan.sample_bytes == 2 else edfio.read_bdf
    starts_s = plan.record_starts()
    found: list[tuple[float, float | None, str]] = []
    at = 0
    with path.open("rb") as file:
        header = bytearray(file.read(header_bytes))
        record_bytes, rest = divmod(path.stat().st_size - header_bytes, plan.layout.n_records)
        kind = _KINDS[plan.sample_bytes][plan.discontinuous]
        if rest or int(header[N_RECORDS_FIELD]) != plan.layout.n_records or header[KIND_FIELD] != kind:
            raise DefectError("The export does not hold the number of data records that its header says.")
        header[KIND_FIELD] = _KINDS[plan.sample_bytes][0]
        for stretch, begin, n_records in plan.pieces():
            header[N_RECORDS_FIELD] = str(n_records).encode().ljust(8)
            raw = file.read(n_records * record_bytes)
            _compare_starts(raw, plan, starts_s[at : at + n_records], record_bytes)
            piece: Any = read(io.BytesIO(bytes(header) + raw))
            signals: Iterator[Any] = iter(piece.signals)
            for k, stream in enumerate(plan.streams):
                samples, meant = digital_of(reader, plan, stretch, k, begin, n_records)
                for row, q in enumerate(plan.quantisations[k]):
                    _compare_signal(next(signals), q, samples[row], meant[row], stream.labels[row])
            # Onsets count from the time that the first data record bears, here that of the piece.
            found += [(a.onset + starts_s[at], a.duration, a.text) for a in piece.annotations]
            at += n_records
            share(0.7 + 0.3 * at / plan.layout.n_records)
    wanted = [(a.onset_s, a.duration_s, writable_text(a.text)) for a in plan.annotations]
    if len(found) != len(wanted):
        raise DefectError(f"The export holds {len(found)} annotations of {len(wanted)}.")
    if any(not _alike(a, b) for a, b in zip(sorted(found, key=_by_text), sorted(wanted, key=_by_text), strict=True)):
        raise DefectError("The export's annotations are not those of the recording.")


def _compare_starts(raw: bytes, plan: EdfPart, starts_s: list[float], record_bytes: int) -> None:
    """Each data record bears its own time; that of a discontinuous file is the only place that says of a pause."""
    data_bytes = sum(
        n * len(q) * plan.sample_bytes for n, q in zip(plan.layout.samples, plan.quantisations, strict=True)
    )
    for number, start_s in enumerate(starts_s):
        first = number * record_bytes + data_bytes
        try:
            told_s = float(raw[first : raw.index(b"\x14", first)])
        except ValueError as error:
            raise DefectError("A data record of the export does not say when it begins.") from error
        if abs(told_s - start_s) > 1e-9 * max(1.0, start_s):
            raise DefectError("A data record of the export bears another time than its samples.")


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
