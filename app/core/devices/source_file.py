"""What a recording file must give so that it can be played as a device, whatever its format.

Guarantees: of every `SourceFile`: samples that can be trusted are given once, in order, in channel units (microvolts
for voltages); what cannot be trusted is named in `warnings` or `cut`, or opening raised `SourceFileFault`. All
streams lie on one time axis, of which index 0 of every stream is the beginning. Does not: pace or deliver (see
`playback`). One thread.
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from app.core.errors import SourceFileFault
from app.core.signals.channels import Channel, ChannelKind


@dataclass(frozen=True, slots=True)
class Annotation:
    """One text of the file.

    Attributes:
        onset_s: Seconds after the beginning of the time axis.
        duration_s: None where the file gives none.
    """

    onset_s: float
    duration_s: float | None
    text: str


@dataclass(frozen=True, slots=True)
class SourceStream:
    """Channels of the file that share a rate and a clock.

    Attributes:
        key: Names it within its file, the same each time.
        first_held / first_index: Of each stretch without a gap, its first sample counted without and with the gaps.
        n_samples: Samples the file has of each channel.
    """

    key: str
    name: str
    rate_hz: float
    channels: tuple[Channel, ...]
    first_held: tuple[int, ...]
    first_index: tuple[int, ...]
    n_samples: int

    @property
    def n_eeg(self) -> int:
        return sum(channel.kind is ChannelKind.EEG for channel in self.channels)

    def index_at(self, held: int) -> int:
        """Sample index of the `held`-th sample."""
        stretch = self._stretch_at(min(held, self.n_samples - 1))
        return self.first_index[stretch] + held - self.first_held[stretch]

    def stretch_end(self, held: int) -> int:
        """One past the last sample before the next gap, counted without gaps."""
        stretch = self._stretch_at(held)
        return self.first_held[stretch + 1] if stretch + 1 < len(self.first_held) else self.n_samples

    def held_at(self, index: int) -> int:
        """How many samples lie before sample `index`; one inside a gap counts as the next after it."""
        stretch = bisect_right(self.first_index, index) - 1
        if stretch < 0:
            return 0
        held = self.first_held[stretch]
        return min(held + index - self.first_index[stretch], self.stretch_end(held))

    def stretches_s(self) -> tuple[tuple[float, float], ...]:
        """Beginning and end of each stretch on the time axis."""
        ends = (*self.first_held[1:], self.n_samples)
        return tuple(
            (index / self.rate_hz, (index + end - held) / self.rate_hz)
            for held, index, end in zip(self.first_held, self.first_index, ends, strict=True)
        )

    def _stretch_at(self, held: int) -> int:
        return bisect_right(self.first_held, held) - 1


class SourceFile(Protocol):
    """An opened file that has been checked.

    Attributes:
        format_name: For people ("EDF+C").
        streams: At least one; event times refer to the first.
        annotations: By onset.
        warnings: Sentences on what is wrong with it but can be lived with.
        cut: Why it ends before it should; empty where it is whole.
    """

    format_name: str
    streams: tuple[SourceStream, ...]
    annotations: tuple[Annotation, ...]
    warnings: list[str]
    cut: str

    def fingerprint(self) -> str:
        """16 hex digits, the same for the same file; never of its patient fields.

        Raises:
            SourceFileFault: It cannot be read any more.
        """
        ...

    def read_samples(self, stream: int, first: int, n: int) -> NDArray[np.float32]:
        """Samples of one stream.

        Args:
            stream: Index into `streams`.
            first: First sample, counted without gaps.
            n: How many, none of them after the next gap or the end.

        Returns:
            Channel units, float32, shape (n_channels, up to n but at least 1), C-contiguous.

        Raises:
            SourceFileFault: The file has become shorter or unreadable since it was opened.
        """
        ...

    def device_time_s(self, stream: int, held: int) -> float:
        """The file's own clock at a sample, seconds; the time axis where it keeps none."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class PlayTime:
    """Maps the time axis onto play time, which spends none in gaps that all streams share."""

    def __init__(self, streams: tuple[SourceStream, ...]) -> None:
        self._begin_s: list[float] = []
        self._length_s: list[float] = []
        for begin_s, end_s in sorted(stretch for stream in streams for stretch in stream.stretches_s()):
            if self._begin_s and begin_s <= self._begin_s[-1] + self._length_s[-1] + 1e-9:
                self._length_s[-1] = max(self._length_s[-1], end_s - self._begin_s[-1])
            else:
                self._begin_s.append(begin_s)
                self._length_s.append(end_s - begin_s)
        self._played_s: list[float] = [0.0, *np.cumsum(self._length_s).tolist()]

    def of_axis(self, axis_s: float) -> float:
        """Play time at a moment of the axis."""
        k = max(bisect_right(self._begin_s, axis_s) - 1, 0)
        return self._played_s[k] + min(max(axis_s - self._begin_s[k], 0.0), self._length_s[k])

    def axis_at(self, play_s: float) -> float:
        """Moment of the axis at a play time."""
        k = min(max(bisect_right(self._played_s, play_s) - 1, 0), len(self._begin_s) - 1)
        return self._begin_s[k] + play_s - self._played_s[k]


def single_precision(values: NDArray[Any]) -> NDArray[np.float32]:
    """The values as a block holds them, C-contiguous; what a damaged file makes too large for that becomes infinite."""
    with np.errstate(over="ignore", invalid="ignore"):
        return np.ascontiguousarray(values, dtype=np.float32)


def fingerprint_of(source: SourceFile) -> str:
    """16 hex digits of the beginning of every stream and its length.

    Raises:
        SourceFileFault: It cannot be read any more.
    """
    digest = hashlib.sha256()
    for k, stream in enumerate(source.streams):
        digest.update(f"{stream.rate_hz!r}*{len(stream.channels)}*{stream.n_samples};".encode())
        digest.update(source.read_samples(k, 0, min(stream.stretch_end(0), 256)).tobytes())
    return digest.hexdigest()[:16]


def main_first(streams: list[SourceStream]) -> list[int]:
    """Order of the streams: the one with most EEG channels first, because event times refer to it, then the fastest."""
    return sorted(range(len(streams)), key=lambda k: (-streams[k].n_eeg, -streams[k].rate_hz, k))


def unique_labels(labels: list[str], warnings: list[str]) -> list[str]:
    """The labels, each made to occur once; what was changed is added to `warnings`."""
    taken: set[str] = set()
    unique: list[str] = []
    for k, source_label in enumerate(labels):
        label = source_label.strip() or f"Channel {k + 1}"
        number = 2
        shown = label
        while shown in taken:
            shown = f"{label} ({number})"
            number += 1
        if shown != source_label.strip():
            said = f"The label {label!r} occurs more than once" if source_label.strip() else "It has no label"
            warnings.append(f"{said}; channel {k + 1} is shown as {shown!r}.")
        taken.add(shown)
        unique.append(shown)
    return unique


def demand_sane(name: str, rate_hz: float, n_channels: int) -> None:
    """Refuse what no amplifier gives.

    Raises:
        SourceFileFault: No rate or no channels, or more than can be true.
    """
    if not 0.001 <= rate_hz <= 10_000_000.0:
        raise SourceFileFault(f"{name} cannot be played: a rate of {rate_hz:g} samples a second cannot be.")
    if not 1 <= n_channels <= 4096:
        raise SourceFileFault(f"{name} cannot be played: {n_channels} channels cannot be.")
