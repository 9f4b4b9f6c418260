"""A text file of the OpenBCI GUI, as something to be played.

Guarantees: as `source_file`; values are those written, electrode channels in microvolts, accelerometers in g; every
value of the marker column that is not 0 is an annotation. Where the board's packet counter (0 to 255, one step a
sample) shows that packets were lost, there is a gap of as many samples. `device_time_s` is the time stamp of the
computer that wrote it, which comes in bursts. A line that cannot be read ends the file there, with its number. Does
not: undo the GUI's filters (raw files have none). The numbers are held in memory, about a tenth of what the text
takes. One thread.
Source: OpenBCI documentation, "OpenBCI GUI: data format"; both its kinds, with a line of column names (GUI 5 and
later) and without (before that).
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from app.core.devices.source_file import Annotation, SourceStream, demand_sane, fingerprint_of, single_precision
from app.core.errors import SourceFileFault
from app.core.signals.channels import Channel, ChannelKind

_LINES_AT_ONCE = 20_000
_LONGEST_LINE = 1 << 14
_MOST_HEADER_LINES = 64
_COUNTS = 256


class OpenBciHeader:
    """The lines before the samples.

    Attributes:
        columns: Names of the columns; empty where the file does not name them.
        n_lines: How many lines these are.
    """

    def __init__(self, stream: TextIO, name: str) -> None:
        """Read them; `stream` is left somewhere after them.

        Raises:
            SourceFileFault: They do not tell the number of channels or the rate.
        """
        told: dict[str, str] = {}
        self.columns: tuple[str, ...] = ()
        self.n_lines = 0
        for _ in range(_MOST_HEADER_LINES):
            line = stream.readline(_LONGEST_LINE).strip().lstrip("\ufeff")
            if line.startswith("%"):
                key, _, value = line[1:].partition("=")
                told[key.strip().casefold()] = value.strip()
            elif line[:1].isalpha():
                self.columns = tuple(part.strip() for part in line.split(","))
            else:
                break
            self.n_lines += 1
        rate = re.match(r"\d{1,7}(\.\d{1,6})?", told.get("sample rate", ""))
        count = told.get("number of channels", "")
        if rate is None or not re.fullmatch(r"\d{1,4}", count):
            raise SourceFileFault(
                f"{name} cannot be played: its first lines do not tell the number of channels and the sample rate."
            )
        self.rate_hz = float(rate.group())
        self.n_exg = int(count)
        demand_sane(name, self.rate_hz, self.n_exg)

    def channels(self, n_columns: int) -> list[tuple[int, Channel]]:
        """Column and channel of everything that is signal."""
        found = [(1 + k, Channel(label=f"EXG {k + 1}", kind=ChannelKind.EEG)) for k in range(self.n_exg)]
        if not self.columns:
            # Without names three accelerometer columns follow, where there are as many.
            axes = zip("XYZ", range(1 + self.n_exg, min(4 + self.n_exg, n_columns)), strict=False)
            return found + [(column, _accelerometer(axis)) for axis, column in axes]
        for column, name in enumerate(self.columns[:n_columns]):
            if name.startswith("Accel"):
                found.append((column, _accelerometer("XYZ"[len(found) - self.n_exg] if name[-1] in "012" else name)))
            elif name.startswith("Digital"):
                found.append((column, Channel(label=name, kind=ChannelKind.TRIGGER, unit="")))
            elif name.startswith("Analog"):
                found.append((column, Channel(label=name, kind=ChannelKind.OTHER, unit="")))
        return found

    def column(self, name: str) -> int | None:
        """Which column is called so."""
        return self.columns.index(name) if name in self.columns else None


def _accelerometer(axis: str) -> Channel:
    return Channel(label=f"Accel {axis}" if len(axis) == 1 else axis, kind=ChannelKind.ACCELEROMETER, unit="g")


def read_openbci_header(path: Path) -> OpenBciHeader:
    """The header of the file at `path`.

    Raises:
        SourceFileFault: It cannot be read or trusted.
    """
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return OpenBciHeader(stream, path.name)
    except OSError as error:
        raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error


class OpenBciText:
    """One file that was read."""

    format_name = "OpenBCI text"

    def __init__(self, path: Path) -> None:
        """Read and check.

        Raises:
            SourceFileFault: Nothing of it can be trusted, or it holds no samples.
        """
        self._name = path.name
        self.warnings: list[str] = []
        self.cut = ""
        header = read_openbci_header(path)
        try:
            with path.open(encoding="utf-8", errors="replace") as stream:
                self._read(stream, header)
        except OSError as error:
            raise SourceFileFault(f"{path.name} cannot be read: {error.strerror or type(error).__name__}.") from error

    def _read(self, stream: TextIO, header: OpenBciHeader) -> None:
        lines = islice(stream, header.n_lines, None)
        first = next(lines, "")
        n_columns = len(first.split(","))
        channels = header.channels(n_columns)
        stamp, marker = header.column("Timestamp"), header.column("Marker Channel") or header.column("Marker")
        columns = [0, *(column for column, _ in channels), *(c for c in (stamp, marker) if c is not None)]
        if max(columns) >= n_columns:
            raise SourceFileFault(
                f"{self._name} cannot be played: its samples have {n_columns} columns, {max(columns) + 1} are needed."
                if first.strip()
                else f"{self._name} cannot be played: it holds no samples."
            )
        parts = list(self._numbers(first, lines, columns, header.n_lines))
        values = np.concatenate(parts) if parts else np.empty((0, len(columns)))
        if not len(values):
            raise SourceFileFault(f"{self._name} cannot be played: {self.cut or 'it holds no samples.'}")
        n = len(channels)
        self._samples = single_precision(values[:, 1 : 1 + n].T)
        # The GUI writes milliseconds up to version 4 and seconds from 5 on; no second of our age has thirteen digits.
        stamps = values[:, 1 + n] if stamp is not None else None
        self._stamps_s = None if stamps is None else np.where(stamps > 1e11, stamps / 1e3, stamps)
        first_held, first_index = self._gaps(values[:, 0])
        self.streams: tuple[SourceStream, ...] = (
            SourceStream(
                key="0",
                name="EXG",
                rate_hz=header.rate_hz,
                channels=tuple(channel for _, channel in channels),
                first_held=first_held,
                first_index=first_index,
                n_samples=len(values),
            ),
        )
        self.annotations = self._marked(values[:, -1]) if marker is not None else ()

    def _numbers(
        self, first: str, lines: Iterator[str], columns: list[int], n_before: int
    ) -> Iterator[NDArray[np.float64]]:
        """The columns, some thousand lines at once, up to the first line that cannot be read."""
        pending, number = [first], n_before + 1
        while pending:
            try:
                yield _parsed(pending, columns)
            except ValueError:
                good, why = _up_to_fault(pending, columns)
                if good:
                    yield _parsed(pending[:good], columns)
                rest = any(line.strip() for line in pending[good + 1 :]) or any(line.strip() for line in lines)
                where = f"Line {number + good:,} cannot be read ({why})"
                self.cut = (
                    f"{where}; what comes after is left out." if rest else f"It is cut: {where[0].lower()}{where[1:]}."
                )
                self.warnings.append(self.cut)
                return
            number += len(pending)
            pending = list(islice(lines, _LINES_AT_ONCE))

    def _gaps(self, counter: NDArray[np.float64]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """First sample of each stretch between lost packets, counted without and with them."""
        steps = np.diff(counter) % _COUNTS
        if not len(steps) or np.mean(steps == 1) < 0.9:
            if len(steps):
                self.warnings.append("Its packet counter does not go up by one a sample; lost packets cannot be told.")
            return (0,), (0,)
        # A packet that is repeated, or one that comes too late, is no gap: at most half a round can be lost.
        lost = np.where((steps > 1) & (steps < _COUNTS // 2), steps - 1, 0).astype(int)
        odd = int(np.count_nonzero((steps == 0) | (steps >= _COUNTS // 2)))
        if odd:
            self.warnings.append(f"Its packet counter stands still or jumps back {odd} times; taken as going on.")
        at = np.flatnonzero(lost)
        if len(at):
            self.warnings.append(f"{int(lost.sum())} packets were lost while it was recorded; they are gaps.")
        shifts = np.cumsum(lost[at])
        held = (at + 1).tolist()
        return (0, *held), (0, *(np.array(held, int) + shifts).tolist())

    def _marked(self, markers: NDArray[np.float64]) -> tuple[Annotation, ...]:
        stream = self.streams[0]
        return tuple(
            Annotation(stream.index_at(int(held)) / stream.rate_hz, 0.0, f"{markers[held]:g}")
            for held in np.flatnonzero(markers)
        )

    def fingerprint(self) -> str:
        """Raises: nothing; it has been read."""
        return fingerprint_of(self)

    def read_samples(self, stream: int, first: int, n: int) -> NDArray[np.float32]:
        """Samples; see `SourceFile`."""
        return np.ascontiguousarray(self._samples[:, first : first + n])

    def device_time_s(self, stream: int, held: int) -> float:
        """The computer's time stamp, seconds; NaN where it wrote none."""
        if self._stamps_s is None:
            return self.streams[stream].index_at(held) / self.streams[stream].rate_hz
        return float(self._stamps_s[held])

    def close(self) -> None:
        """Let go of what was read."""


def _parsed(lines: list[str], columns: list[int]) -> NDArray[np.float64]:
    """Raises: ValueError: A line has too few columns, or something that is no number."""
    full = [line for line in lines if line.strip()]
    if not full:
        return np.empty((0, len(columns)))
    values = np.loadtxt(full, delimiter=",", usecols=columns, comments=None, ndmin=2, dtype=np.float64)
    if not np.isfinite(values).all():
        raise ValueError("a value that is not a number")
    return values


def _up_to_fault(lines: list[str], columns: list[int]) -> tuple[int, str]:
    """How many lines can be read, and what is wrong with the next."""
    for k, line in enumerate(lines):
        try:
            _parsed([line], columns)
        except ValueError:
            n_columns = line.count(",") + 1
            if n_columns <= max(columns):
                return k, f"{n_columns} columns instead of at least {max(columns) + 1}"
            return k, f"column {_first_wrong(line, columns)} is not a number"
    return len(lines), "not as the others"


def _first_wrong(line: str, columns: list[int]) -> int:
    """Number of the first column that cannot be read, from 1."""
    for column in sorted(columns):
        try:
            _parsed([line], [column])
        except ValueError:
            return column + 1
    return max(columns) + 1
