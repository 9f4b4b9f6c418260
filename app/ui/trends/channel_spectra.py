"""The spectra of one channel over the session: read from the recording, kept second by second.

Guarantees: the past and what comes now are the same code over the samples on disk, as recorded, without display
filters; a piece takes a fraction of a second; missing signal stays missing; memory is some 240 bytes a second.
`ChannelReading` is made for the background's thread, `SpectraStore` for the one that draws. Does not: draw.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.processing.trend_stream import SpectrumStream
from app.core.recording.review_window import ReviewWindow
from app.core.signals.channels import StreamDescription

TOP_HZ = 60.0
WINDOWS_S = (2.0, 4.0, 8.0)
PIECE_S = 60.0
# Samples read at once of a fast stream: large blocks are not read whole, so this bounds the time of a piece.
_PIECE_SAMPLES = 600_000


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """Which channel (by its row), through which window."""

    row: int
    window_s: float


class SpectraStore:
    """One row for each second; see the rules at the top of this module."""

    def __init__(self, axis_hz: NDArray[np.float64]) -> None:
        self.axis_hz = axis_hz
        self.end = 0
        self._density = np.full((1024, axis_hz.size), np.nan, dtype=np.float16)
        self._known = np.zeros(1024, dtype=np.bool_)

    def put(self, second: int, density_db: NDArray[np.float64]) -> None:
        self._room_for(second + 1)
        self._density[second] = density_db
        self._known[second] = True

    def settle(self, first: int, end: int) -> None:
        """All of [first, end) has been looked at."""
        self._room_for(end)
        self._known[first:end] = True

    def _room_for(self, end: int) -> None:
        if end > self._known.size:
            room = max(end, 2 * self._known.size)
            density = np.full((room, self.axis_hz.size), np.nan, dtype=np.float16)
            known = np.zeros(room, dtype=np.bool_)
            density[: self.end], known[: self.end] = self._density[: self.end], self._known[: self.end]
            self._density, self._known = density, known
        self.end = max(self.end, end)

    @property
    def density_db(self) -> NDArray[np.float16]:
        return self._density[: self.end]

    @property
    def known(self) -> NDArray[np.bool_]:
        return self._known[: self.end]


Spectra = tuple[tuple[int, NDArray[np.float64]], ...]


class ChannelReading:
    """Reads on from a second; to an end, or for as long as the recording grows.

    Args:
        first: The first second that is wanted.
        end: One past the last; None for all that is recorded, now and later.
    """

    def __init__(
        self, stream: StreamDescription, choice: ChannelChoice, first: int = 0, end: int | None = None
    ) -> None:
        self.stream_id = stream.stream_id
        self.first = self.at = first
        self.end = end
        self._rate_hz = stream.rate_hz
        self._row = choice.row
        self._spectra = SpectrumStream(stream.channels[choice.row], stream.rate_hz, choice.window_s, TOP_HZ)
        self._lead_s = choice.window_s / 2 + 1
        self._next = max(0, round((first - self._lead_s) * stream.rate_hz))

    @property
    def axis_hz(self) -> NDArray[np.float64]:
        return self._spectra.axis_hz

    @property
    def done(self) -> bool:
        """Whether it has come to its end; one without an end never does."""
        return self.end is not None and self.at >= self.end

    def behind_s(self, recorded_s: float) -> float:
        """Signal that it could read now, seconds."""
        end_s = recorded_s if self.end is None else min(recorded_s, self.end + self._lead_s)
        return max(0.0, end_s - self._next / self._rate_hz)

    def read_on(self, window: ReviewWindow) -> Spectra:
        """The seconds of the next piece.

        Raises:
            NotFound, RecordingBroken, StorageFault: As `ReviewWindow.samples`.
        """
        recorded_end = window.end_sample(self.stream_id)
        wanted_end = recorded_end
        if self.end is not None:
            wanted_end = min(recorded_end, round((self.end + self._lead_s) * self._rate_hz))
        piece = max(round(self._rate_hz), min(round(PIECE_S * self._rate_hz), _PIECE_SAMPLES))
        stop = min(wanted_end, self._next + piece)
        found: list[tuple[int, NDArray[np.float64]]] = []
        for begin, end in window.stretches(self.stream_id, self._next, stop):
            self._spectra.add(begin, window.samples(self.stream_id, [self._row], begin, end))
            found.extend(self._spectra.steps())
        self._next = max(self._next, stop)
        if self._next >= wanted_end and self.end is not None:
            self.at = self.end
        else:
            self.at = max(self.at, int(self._next / self._rate_hz - self._lead_s))
        return tuple(one for one in found if one[0] >= self.first and (self.end is None or one[0] < self.end))
