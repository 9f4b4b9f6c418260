"""Looks back into a recording that is still being made.

Guarantees: sees what the disk has, never what a program remembers: it works for a window that was started in
mid-session and after acquisition was killed and went on in another segment. What is missing is a stretch of its own,
never filled. Memory grows with the number of blocks. Does not: write, filter, lock or hold up the writer.
One thread: the one that made it; any process.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from app.core.errors import NotFound
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import Channel


@dataclass(frozen=True, slots=True)
class MissingTime:
    """Nothing was recorded of a stream from `start_s` to `end_s` (stream time)."""

    stream_id: str
    start_s: float
    end_s: float
    cause: str


@dataclass(frozen=True, slots=True)
class RecordedSoFar:
    """What there is to look at.

    Attributes:
        started: When the first sample was taken, UTC, ISO 8601.
        seconds: Stream time recorded, gaps included.
        segments: Files so far; more than one where acquisition was started again.
    """

    started: str
    seconds: float
    missing: tuple[MissingTime, ...]
    segments: int


class ReviewWindow:
    """One recording, looked at while it grows.

    Args:
        folder: `DataDirectory.recording(id)`; it may not be there yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reader: RecordingReader | None = None

    def refresh(self) -> RecordedSoFar | None:
        """Take in what has been recorded since; None where there is no recording yet.

        Raises:
            RecordingBroken: It is damaged.
            StorageFault: The disk failed.
        """
        if self._reader is None:
            try:
                self._reader = RecordingReader(self.folder)
            except NotFound:
                return None
        else:
            self._reader.refresh()
        reader = self._reader
        rates: dict[str, float] = {stream.stream_id: stream.rate_hz for stream in reader.streams}
        return RecordedSoFar(
            started=reader.header.wall,
            seconds=reader.seconds(),
            missing=tuple(
                MissingTime(
                    gap.stream_id,
                    gap.first_sample / rates[gap.stream_id],
                    gap.end_sample / rates[gap.stream_id],
                    gap.cause,
                )
                for gap in reader.gaps()
            ),
            segments=len(reader.headers),
        )

    def end_sample(self, stream_id: str) -> int:
        """One past the newest sample seen by `refresh`; 0 where there is no such stream yet."""
        if self._reader is None:
            return 0
        try:
            return self._reader.count(stream_id).end_sample
        except NotFound:
            return 0

    def stretches(self, stream_id: str, first: int, end: int) -> tuple[tuple[int, int], ...]:
        """The parts [from, to) of [first, end) that were recorded without a hole, as seen by `refresh`."""
        if self._reader is None:
            return ()
        found: list[tuple[int, int]] = []
        at, last = max(0, first), min(end, self.end_sample(stream_id))
        for gap in self._reader.gaps(stream_id):
            if gap.end_sample <= at or gap.first_sample >= last:
                continue
            if gap.first_sample > at:
                found.append((at, gap.first_sample))
            at = gap.end_sample
        return (*found, (at, last)) if last > at else tuple(found)

    def samples(self, stream_id: str, rows: Sequence[int], first: int, end: int) -> NDArray[np.float32]:
        """Recorded samples of some channels; the range must lie within what `refresh` saw.

        Raises:
            NotFound, WrongUse, RecordingBroken, StorageFault: As `RecordingReader.rows_of`.
        """
        if self._reader is None:
            raise NotFound("Nothing has been recorded yet.")
        return self._reader.rows_of(stream_id, rows, first, end)

    def channels_at(self, stream_id: str, sample: int) -> tuple[Channel, ...]:
        """A stream's channels as they were at a sample, in the order of the rows.

        Raises:
            NotFound: There is no such stream yet.
        """
        if self._reader is None:
            raise NotFound("Nothing has been recorded yet.")
        return self._reader.channels_at(stream_id, sample)

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def __enter__(self) -> "ReviewWindow":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
