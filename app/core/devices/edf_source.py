"""An EDF, EDF+, BDF or BDF+ file as something to be played: one stream per rate.

Guarantees: as `source_file`; annotations, gaps and warnings are those of `EdfFile`. Does not: pace. One thread.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core.devices.edf_file import EdfFile
from app.core.devices.edf_layout import EdfSignal
from app.core.devices.source_file import Annotation, SourceStream
from app.core.signals.channels import ChannelKind


class EdfSource:
    """One opened file."""

    def __init__(self, path: Path) -> None:
        """Open and check.

        Raises:
            SourceFileFault: Nothing of it can be trusted, or it holds no signal.
        """
        self._file = EdfFile(path)
        self.format_name = self._file.header.format_name
        self.warnings: list[str] = self._file.warnings
        self.cut = self._file.cut
        self.annotations: tuple[Annotation, ...] = self._file.annotations
        self._signals, self.streams = _streams(self._file)

    def fingerprint(self) -> str:
        """Raises: SourceFileFault: It cannot be read any more."""
        return self._file.fingerprint()

    def read_samples(self, stream: int, first: int, n: int) -> NDArray[np.float32]:
        """Raises: SourceFileFault: It has become shorter or unreadable."""
        return self._file.read_samples(self._signals[stream], first, n)

    def device_time_s(self, stream: int, held: int) -> float:
        """The time axis: such a file keeps no other clock."""
        return self.streams[stream].index_at(held) / self.streams[stream].rate_hz

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def _streams(file: EdfFile) -> tuple[tuple[tuple[EdfSignal, ...], ...], tuple[SourceStream, ...]]:
    """One stream per rate; the one with most EEG channels first, because event times refer to it."""
    by_count: dict[int, list[EdfSignal]] = {}
    for signal in file.header.channels:
        if signal.samples_per_record:
            by_count.setdefault(signal.samples_per_record, []).append(signal)

    def rank(item: tuple[int, list[EdfSignal]]) -> tuple[int, int]:
        return (-sum(signal.channel.kind is ChannelKind.EEG for signal in item[1]), -item[0])

    streams = []
    ordered = sorted(by_count.items(), key=rank)
    for per_record, signals in ordered:
        rate_hz = signals[0].rate_hz
        first_index: list[int] = []
        end = 0
        for run in file.runs:
            first_index.append(max(round(run.onset_s * rate_hz), end))
            end = first_index[-1] + run.n_records * per_record
        streams.append(
            SourceStream(
                key=str(per_record),
                name="EEG" if len(by_count) == 1 else f"{rate_hz:g} Hz",
                rate_hz=rate_hz,
                channels=tuple(signal.channel for signal in signals),
                first_held=tuple(run.first_record * per_record for run in file.runs),
                first_index=tuple(first_index),
                n_samples=file.n_records * per_record,
            )
        )
    return tuple(tuple(signals) for _, signals in ordered), tuple(streams)
