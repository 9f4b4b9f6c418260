"""An opened EDF, EDF+, BDF or BDF+ file: which of its records can be trusted, their times, annotations and samples.

Guarantees: samples are read by record, never the whole file at once; what cannot be trusted is cut off and named in a
warning, or raises `SourceFileFault`. The file is read with plain reads, so that one that shrinks while it is played is
an error and not a crash. Does not: pace, publish, or look at patient fields. One thread at a time.

Why not edfio, which exports use: it loses all annotations for one bad byte, gives EDF+D without its gaps, and does not
name its faults. The tests hold this reader to what edfio and mne read of the same files.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core.devices.edf_annotations import TimedTexts, parse_timed_texts, record_onset_s
from app.core.devices.edf_header import open_source, parse_header
from app.core.devices.edf_layout import EdfHeader, EdfSignal
from app.core.devices.source_file import Annotation, single_precision
from app.core.errors import SourceFileFault

_CHUNK_BYTES = 1 << 20
_SCAN_BYTES = 1 << 22
_FEWEST_LINE_ENDS = 16
_LONGEST_PAUSE_S = 366 * 86_400.0


@dataclass(frozen=True, slots=True)
class RecordRun:
    """Records without a gap between them.

    Attributes:
        onset_s: Time of the first one, seconds after the file's first record.
    """

    first_record: int
    n_records: int
    onset_s: float


class EdfFile:
    """A file that has been checked and is open for reading samples.

    Attributes:
        header: Its header; `n_records` there may be more than can be trusted.
        n_records: Records that can be trusted.
        runs: At least one.
        annotations: By onset.
        warnings: Of the header and of what came after.
        cut: Why it ends before it should; empty where it is whole.
    """

    def __init__(self, path: Path) -> None:
        """Open and check.

        Raises:
            SourceFileFault: Nothing of it can be trusted, or it holds no signal.
        """
        self._name = path.name
        self._stream = open_source(path)
        try:
            self.header: EdfHeader = parse_header(self._stream, path.name)
            self._check()
        except OSError as error:
            self.close()
            raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error
        except SourceFileFault:
            self.close()
            raise

    def _check(self) -> None:
        if not any(signal.samples_per_record for signal in self.header.channels):
            raise SourceFileFault(f"{self._name} cannot be played: it holds annotations only, no signal.")
        self.n_records = self.header.n_records
        self.warnings = list(self.header.warnings)
        self.cut = self.warnings[0] if self.header.truncated else ""
        self._chunk_first, self._chunk = 0, np.empty((0, 0), np.int32)
        onsets_s, timed_texts = self._scan_annotations()
        self._check_transfer(onsets_s)
        self._check_time_keeping(onsets_s)
        self.runs = self._find_runs(onsets_s[: self.n_records])
        start_s = _start_s(onsets_s)
        self.annotations = tuple(
            sorted(
                (
                    Annotation(round(timed.onset_s - start_s, 9), timed.duration_s, text)
                    for timed in timed_texts
                    for text in timed.texts
                ),
                key=lambda annotation: annotation.onset_s,
            )
        )

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()

    def fingerprint(self) -> str:
        """16 hex digits, the same for the same file; of its first samples and size, never of its patient fields.

        Raises:
            SourceFileFault: It cannot be read any more.
        """
        header = self.header
        n_bytes = min(header.n_records * header.record_bytes, 1 << 16)
        try:
            samples = self._read_at(header.header_bytes, n_bytes)
        except OSError as error:
            raise SourceFileFault(f"{self._name} cannot be read any more.") from error
        size = f"{header.header_bytes}+{self.n_records}*{header.record_bytes}"
        return hashlib.sha256(samples + size.encode()).hexdigest()[:16]

    # --- checks on opening -----------------------------------------------------------------------------------

    def _cut_at(self, n_records: int, why: str) -> None:
        """Trust only the first `n_records`.

        Raises:
            SourceFileFault: That leaves nothing.
        """
        if n_records == 0:
            raise SourceFileFault(f"{self._name} cannot be played: {why[0].lower()}{why[1:]}")
        self.n_records = n_records
        self.cut = why
        self.warnings.append(why)

    def _scan_annotations(self) -> tuple[NDArray[np.float64], list[TimedTexts]]:
        """Each record's own time (NaN where it does not tell; empty without annotations) and every TAL with a text."""
        if not self.header.annotation_signals:
            return np.empty(0), []
        onsets_s = np.full(self.header.n_records, np.nan)
        timed_texts: list[TimedTexts] = []
        broken = 0
        for record, parts in self._annotation_bytes():
            for k, raw in enumerate(parts):
                found, n_broken = parse_timed_texts(raw)
                broken += n_broken
                if k == 0:
                    onsets_s[record] = record_onset_s(found)
                timed_texts.extend(timed for timed in found if timed.texts)
        if broken:
            self.warnings.append(f"{broken} of its annotations cannot be read; the others are shown.")
        return onsets_s, timed_texts

    def _annotation_bytes(self) -> Iterator[tuple[int, list[bytes]]]:
        """Record by record, the bytes of each annotation signal; of long records only these are read."""
        header = self.header
        width = header.bytes_per_sample
        spans = [
            (signal.offset_samples * width, (signal.offset_samples + signal.samples_per_record) * width)
            for signal in header.annotation_signals
            if signal.samples_per_record
        ]
        if not spans:
            return
        low, high = min(span[0] for span in spans), max(span[1] for span in spans)
        if high - low > _CHUNK_BYTES:
            # Far apart in long records: one by one, so that no samples are read in between.
            for record in range(header.n_records):
                base = header.header_bytes + record * header.record_bytes
                yield record, [self._read_at(base + a, b - a) for a, b in spans]
            return
        step = 1 if header.record_bytes >= 8192 else _CHUNK_BYTES // header.record_bytes
        if step > 1:
            low, high = 0, header.record_bytes
        for first in range(0, header.n_records, step):
            n = min(step, header.n_records - first)
            raw = self._read_at(header.header_bytes + first * header.record_bytes + low, n * (high - low))
            for k in range(n):
                base = k * (high - low) - low
                yield first + k, [raw[base + a : base + b] for a, b in spans]

    def _check_transfer(self, onsets_s: NDArray[np.float64]) -> None:
        """Refuse what lies after the first line end of a file that was copied as if it were text.

        Such a copy has a CR before every LF, which moves all bytes after it. Among random bytes one LF in 256 has one.
        """
        if onsets_s.size and bool(np.isfinite(onsets_s).all()):
            return
        header = self.header
        size = min(header.n_records * header.record_bytes, _SCAN_BYTES)
        data = self._read_at(header.header_bytes, size)
        line_ends = data.count(b"\n")
        if line_ends >= _FEWEST_LINE_ENDS and line_ends == data.count(b"\r\n"):
            place = data.index(b"\r\n")
            self._cut_at(
                place // header.record_bytes,
                "It was copied in text mode, which put a CR before every LF and so moved all samples after byte "
                f"{header.header_bytes + place:,}.",
            )

    def _check_time_keeping(self, onsets_s: NDArray[np.float64]) -> None:
        """Where from some record to the end no record tells its time any more, its bytes are out of place."""
        if not self.header.format_name.endswith(("+C", "+D")):
            return
        told = np.flatnonzero(np.isfinite(onsets_s[: self.n_records]))
        if told.size == 0:
            self.warnings.append("None of its data records tells its time; they are played as if without gaps.")
            return
        trusted = int(told[-1]) + 1
        if self.n_records - trusted >= 2:
            self._cut_at(
                trusted,
                f"From data record {trusted + 1} of {self.n_records} on it is damaged: no record tells its time there.",
            )
        elif told.size < self.n_records:
            missing = self.n_records - told.size
            self.warnings.append(f"{missing} of its data records do not tell their time; taken as following on.")

    def _find_runs(self, onsets_s: NDArray[np.float64]) -> tuple[RecordRun, ...]:
        duration_s = self.header.record_duration_s
        fastest_hz = max(signal.rate_hz for signal in self.header.channels)
        # Half a record where the file says that it has no gaps: its times may be rounded or drift.
        tolerance_s = min(max(1.5 / fastest_hz, 1e-3), duration_s / 2) if self.header.discontinuous else duration_s / 2
        runs: list[RecordRun] = []
        origin_s = _start_s(onsets_s)
        first, run_s, gaps, impossible = 0, 0.0, 0, 0
        believed, believed_s = 0, 0.0
        for k in np.flatnonzero(np.isfinite(onsets_s)).tolist():
            told_s = float(onsets_s[k]) - origin_s
            # Against the last record that was believed: a clock that drifts by parts of a sample makes no gaps.
            late_s = told_s - (believed_s + (k - believed) * duration_s)
            if late_s < -tolerance_s or late_s > _LONGEST_PAUSE_S:
                impossible += 1
                continue
            believed, believed_s = k, told_s
            if late_s > tolerance_s:
                runs.append(RecordRun(first, k - first, run_s))
                run_s = max(told_s, run_s + (k - first) * duration_s)
                first, gaps = k, gaps + 1
        runs.append(RecordRun(first, self.n_records - first, run_s))
        if impossible:
            self.warnings.append(f"{impossible} of its data records tell an impossible time; taken as following on.")
        if gaps and not self.header.discontinuous:
            self.warnings.append(f"It says to be continuous, but {gaps} gaps lie between its data records.")
        return tuple(runs)

    # --- samples -----------------------------------------------------------------------------------------------

    def read_samples(self, signals: tuple[EdfSignal, ...], first: int, n: int) -> NDArray[np.float32]:
        """Samples of signals that have the same number of samples per record.

        Args:
            signals: Which ones.
            first: First sample, counted over all records without gaps.
            n: How many, none of them after the last record.

        Returns:
            Channel units, float32, shape (len(signals), up to n but at least 1), C-contiguous.

        Raises:
            SourceFileFault: The file has become shorter or unreadable since it was opened.
        """
        per_record = signals[0].samples_per_record
        record, within = divmod(first, per_record)
        try:
            if self.header.record_bytes <= _CHUNK_BYTES:
                digital = self._from_chunk(signals, record, within, n)
            else:
                digital = self._from_long_record(signals, record, within, min(n, per_record - within))
        except OSError as error:
            raise SourceFileFault(
                f"{self._name} cannot be read any more: {error.strerror or type(error).__name__}.",
                meaning="What was played up to here is complete.",
            ) from error
        lowest = np.array([[signal.digital_minimum] for signal in signals], np.float64)
        gain = np.array([[signal.gain] for signal in signals], np.float64)
        offset = np.array([[signal.offset] for signal in signals], np.float64)
        return single_precision((digital - lowest) * gain + offset)

    def _from_chunk(self, signals: tuple[EdfSignal, ...], record: int, within: int, n: int) -> NDArray[np.int32]:
        """From some records read at once; kept, because the next call is for the samples that follow."""
        header = self.header
        if not self._chunk_first <= record < self._chunk_first + len(self._chunk):
            n_records = min(max(_CHUNK_BYTES // header.record_bytes, 1), self.n_records - record)
            raw = self._read_at(header.header_bytes + record * header.record_bytes, n_records * header.record_bytes)
            self._chunk = _integers(raw, header.bytes_per_sample).reshape(n_records, header.record_samples)
            self._chunk_first = record
        per_record = signals[0].samples_per_record
        row = record - self._chunk_first
        last_row = min(len(self._chunk), row + -(-(within + n) // per_record))
        rows = self._chunk[row:last_row]
        digital = np.stack(
            [rows[:, signal.offset_samples : signal.offset_samples + per_record].reshape(-1) for signal in signals]
        )
        return digital[:, within : within + n]

    def _from_long_record(self, signals: tuple[EdfSignal, ...], record: int, within: int, n: int) -> NDArray[np.int32]:
        """Signal by signal from one record that is too long to be held."""
        header = self.header
        base = header.header_bytes + record * header.record_bytes
        width = header.bytes_per_sample
        return np.stack(
            [
                _integers(self._read_at(base + (signal.offset_samples + within) * width, n * width), width)
                for signal in signals
            ]
        )

    def _read_at(self, position: int, n_bytes: int) -> bytes:
        """Exactly `n_bytes`.

        Raises:
            OSError: The file ends before them, or cannot be read.
        """
        self._stream.seek(position)
        parts: list[bytes] = []
        missing = n_bytes
        while missing:
            part = self._stream.read(missing)
            if not part:
                raise OSError(0, "it has become shorter")
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)


def _start_s(onsets_s: NDArray[np.float64]) -> float:
    """Time of the first record after the file's start time, less than a second by the specification."""
    return float(onsets_s[0]) if onsets_s.size and np.isfinite(onsets_s[0]) else 0.0


def _integers(raw: bytes, width: int) -> NDArray[np.int32]:
    """Little-endian two's complement of 2 or 3 bytes."""
    if width == 2:
        return np.frombuffer(raw, "<i2").astype(np.int32)
    parts = np.frombuffer(raw, np.uint8).reshape(-1, 3)
    padded = np.zeros((len(parts), 4), np.uint8)
    padded[:, 1:] = parts
    # Sign and value lie in the upper three bytes; the shift brings both down.
    return padded.view("<i4").reshape(-1).astype(np.int32) >> 8
