"""Exports a recording as CSV tables, for whoever has nothing but a spreadsheet or a script.

Guarantees: `NAME.csv` has one row a recorded sample (one table a stream where there are several), with its index, its
time and nine significant digits of each value, which tell every float32 apart; `NAME-streams.csv`, `NAME-events.csv`
and `NAME-gaps.csv` are always there, so that a missing row never has to be guessed at. A gap has no rows: the index
jumps, and the gap is in its table. Every value is read back (numpy, csv) and compared bit for bit, but for the kind of
a NaN. Memory does not grow with the recording's length.
Does not: name anybody (a table has no place for it); change a text that a spreadsheet might take for a formula.
Any thread.
"""

import csv
import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from app.core.errors import DefectError
from app.core.recording.exports.contents import exported_events, recorded_values, stream_chunks
from app.core.recording.exports.staging import Staging
from app.core.recording.exports.watching import Progress, between, unwatched
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import StreamDescription

# IEEE 754: nine significant decimal digits are enough to tell any two float32 values apart.
_VALUE = "%.9g"
_ROWS_AT_ONCE = 4096
_WRITING_SHARE = 0.7


def export_csv(reader: RecordingReader, out: Path, *, progress: Progress = unwatched) -> tuple[Path, ...]:
    """Write `out` and the tables beside it.

    Args:
        out: `NAME.csv`; tables that exist are replaced.
        progress: Told 0 to 1; what it raises ends the export.

    Raises:
        NotFound: The recording holds no sample.
        RecordingBroken: The recording is damaged.
        StorageFault: A table cannot be written.
        DefectError: What was read back is not what was recorded.
    """
    writing = _Tally(recorded_values(reader), between(progress, 0.0, _WRITING_SHARE))
    checking = _Tally(recorded_values(reader), between(progress, _WRITING_SHARE, 1.0))
    several = len(reader.streams) > 1
    targets = [_beside(out, f"-{k + 1}") if several else out for k in range(len(reader.streams))]
    with Staging() as staging:
        for stream, target in zip(reader.streams, targets, strict=True):
            place = staging.place(target)
            _write_samples(reader, stream, place, writing)
            _check_samples(reader, stream, place, checking)
        tables = {"-streams": _stream_rows(reader, targets), "-events": _event_rows(reader), "-gaps": _gap_rows(reader)}
        for suffix, rows in tables.items():
            place = staging.place(_beside(out, suffix))
            with place.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
            with place.open(encoding="utf-8", newline="") as file:
                if list(csv.reader(file)) != rows:
                    raise DefectError(f"The table of {suffix.removeprefix('-')} is not what was recorded.")
        progress(1.0)
        return staging.publish()


class _Tally:
    """Progress by values done."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total, self._progress, self._done = total, progress, 0

    def add(self, values: int) -> None:
        self._done += values
        self._progress(self._done / self._total)


def _beside(out: Path, suffix: str) -> Path:
    return out.with_name(f"{out.stem}{suffix}{out.suffix}")


def _row_chunks(
    reader: RecordingReader, stream: StreamDescription, tally: _Tally
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """(First index, samples of shape (n_samples, n_channels)) of all that was recorded."""
    for first, end in stream_chunks(reader, stream):
        rows = reader.samples(stream.stream_id, first, end).T
        for begin in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[begin : begin + _ROWS_AT_ONCE]
            yield first + begin, some
            tally.add(some.size)


def _header_row(stream: StreamDescription) -> list[str]:
    return ["sample", "time_s", *(f"{channel.label} [{channel.unit}]" for channel in stream.channels)]


def _write_samples(reader: RecordingReader, stream: StreamDescription, place: Path, tally: _Tally) -> None:
    line = ",".join(["%d", "%.9f", *[_VALUE] * len(stream.channels)]) + "\r\n"
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(_header_row(stream))
        for first, rows in _row_chunks(reader, stream, tally):
            numbered = enumerate(rows.tolist(), first)
            file.write("".join(line % (index, index / stream.rate_hz, *row) for index, row in numbered))


def _check_samples(reader: RecordingReader, stream: StreamDescription, place: Path, tally: _Tally) -> None:
    with place.open(encoding="utf-8", newline="") as file:
        # The header may hold line ends within quotes; the csv reader takes exactly its lines from the file.
        same = next(csv.reader(file)) == _header_row(stream)
        for first, rows in _row_chunks(reader, stream, tally):
            read = _parse(file, len(rows))
            index = np.arange(first, first + len(rows))
            same = (
                same
                and read.shape == (len(rows), 2 + rows.shape[1])
                and np.array_equal(read[:, 0], index)
                and bool(np.all(np.abs(read[:, 1] - index / stream.rate_hz) <= 1e-9 + 1e-15 * read[:, 1]))
                and np.array_equal(read[:, 2:].astype(np.float32), rows, equal_nan=True)
            )
            if not same:
                break
        if not same or file.readline():
            raise DefectError(f"The table of {stream.name} is not what was recorded.")


def _parse(file: TextIO, n_rows: int) -> NDArray[np.float64]:
    lines: Iterable[str] = itertools.islice(file, n_rows)
    return np.loadtxt(lines, delimiter=",", dtype=np.float64, ndmin=2)


def _stream_rows(reader: RecordingReader, targets: list[Path]) -> list[list[str]]:
    rows = [["stream", "file", "rate_hz", "channels", "samples", "lost", "gaps", "started"]]
    for stream, count, target in zip(reader.streams, reader.counts(), targets, strict=True):
        numbers = [len(stream.channels), count.samples, count.lost, count.gaps]
        rows.append([stream.name, target.name, repr(stream.rate_hz), *map(str, numbers), reader.header.wall])
    return rows


def _event_rows(reader: RecordingReader) -> list[list[str]]:
    rows = [["onset_s", "duration_s", "kind", "text", "channels"]]
    for event in exported_events(reader):
        duration = "" if event.duration_s is None else repr(event.duration_s)
        rows.append([repr(event.onset_s), duration, event.kind.value, event.text, ";".join(event.channels)])
    return rows


def _gap_rows(reader: RecordingReader) -> list[list[str]]:
    rows = [["stream", "first_sample", "samples", "begin_s", "end_s", "cause", "lost"]]
    for gap in reader.gaps():
        stream = reader.stream(gap.stream_id)
        times = [repr(gap.first_sample / stream.rate_hz), repr(gap.end_sample / stream.rate_hz)]
        lost = "yes" if gap.is_loss else "no"
        rows.append([stream.name, str(gap.first_sample), str(gap.n_samples), *times, gap.cause, lost])
    return rows
