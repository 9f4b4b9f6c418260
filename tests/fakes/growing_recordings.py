"""A recording that grows, with signal that a test knows: for looking back into it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core.clock import VirtualClock
from app.core.recording.writer import RecordingWriter
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription
from tests.fakes.recordings import create_writer


class GrowingRecording:
    """Writes one stream, block by block.

    Args:
        folder: Of the recording, not there yet.
    """

    def __init__(self, folder: Path, stream: StreamDescription) -> None:
        self.folder = folder
        self.stream = stream
        self.writer: RecordingWriter = create_writer(folder, stream, clock=VirtualClock())
        self.end_sample = 0
        self._sequence = 0

    def write(self, samples: NDArray[np.float32], *, skipped: int = 0, block_s: float = 0.04) -> None:
        """Append samples, shape (n_channels, n_samples), after a gap of `skipped`."""
        n = max(1, round(block_s * self.stream.rate_hz))
        self.end_sample += skipped
        for at in range(0, samples.shape[1], n):
            piece = np.ascontiguousarray(samples[:, at : at + n], dtype=np.float32)
            rate_hz = self.stream.rate_hz
            first = self.end_sample
            block = SampleBlock(self.stream.stream_id, self._sequence, first, first / rate_hz, first, rate_hz, piece)
            self.writer.append_block(block, gap_cause="device")
            self._sequence += 1
            self.end_sample += piece.shape[1]

    def go_on_in_another_segment(self) -> None:
        """As after acquisition was killed and started again."""
        self.writer.abandon()
        self.writer = RecordingWriter.resume(self.folder, clock=VirtualClock())

    def close(self) -> None:
        self.writer.close("stopped")


def signal(stream: StreamDescription, seconds: float, seed: int = 1) -> NDArray[np.float32]:
    """A slow drift, a 10 Hz rhythm and noise, different in each channel."""
    n = round(seconds * stream.rate_hz)
    times = np.arange(n) / stream.rate_hz
    rng = np.random.default_rng(seed)
    rows = [
        40 * np.sin(2 * np.pi * 10 * times + k) + 200 * np.sin(2 * np.pi * 0.05 * times) + rng.normal(0, 4, n)
        for k in range(len(stream.channels))
    ]
    return np.array(rows, dtype=np.float32)
