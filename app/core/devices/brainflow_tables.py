"""The tables a board fills (BrainFlow calls them presets), turned into blocks.

Guarantees: every sample fetched comes out once, in order, in blocks numbered without holes; all streams of a table lie
on one axis. The device time of a block is the time BrainFlow stamped its first sample with, as it came.
Does not: fetch. One thread.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from app.core.clock import Clock
from app.core.devices.brainflow_channels import BoardStream
from app.core.devices.packet_axis import PacketAxis
from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock

# Boards whose packet number is known to count every sample, by one, from 0 to 255 (OpenBCI Cyton data format;
# BrainFlow's synthetic board). That of others counts radio packets of several samples, or nothing.
_COUNTS = {-1: 256, 0: 256, 5: 256}
_LATEST_S = 0.1
_LONGEST_BLOCK_S = 0.02


class BoardTable:
    """One table of one board."""

    def __init__(self, streams: tuple[BoardStream, ...], modulus: int | None, clock: Clock) -> None:
        first = streams[0]
        self.streams = streams
        self.preset = first.preset
        self.rate_hz = first.stream.rate_hz
        self._clock = clock
        self._axis = PacketAxis(self.rate_hz, modulus if first.counter_row is not None else None)
        self._sequence = dict.fromkeys((s.stream.stream_id for s in streams), 0)
        self._fetched_s = 0.0
        self._held: NDArray[np.float64] | None = None
        self._held_taken_s = np.empty(0)

    @property
    def next_sample(self) -> int:
        return self._axis.next_sample

    @property
    def last_taken_s(self) -> float | None:
        """When the newest sample was taken, monotonic seconds."""
        return self._axis.last_taken_s

    def begin(self, at_sample: Mapping[StreamId, int], sequence: Mapping[StreamId, int]) -> None:
        """The next sample has this index, the next block this number."""
        ids = [s.stream.stream_id for s in self.streams]
        self._axis.begin(max(at_sample.get(stream_id, 0) for stream_id in ids))
        self._sequence = {stream_id: sequence.get(stream_id, 0) for stream_id in ids}
        self._fetched_s = self._clock.monotonic_ns() * 1e-9
        self._held = None

    def resume(self) -> None:
        """The board was away and is back."""
        self._axis.resume()
        self._fetched_s = self._clock.monotonic_ns() * 1e-9
        self._held = None

    def take(self, rows: NDArray[np.float64]) -> list[SampleBlock]:
        """The blocks of what was fetched, shape (rows of the table, samples)."""
        now_ns = self._clock.monotonic_ns()
        now_s = now_ns * 1e-9
        taken_s = self._taken_s(rows, now_s)
        self._fetched_s = now_s
        if self._held is not None:
            rows = np.concatenate([self._held, rows], axis=1)
            taken_s = np.concatenate([self._held_taken_s, taken_s])
        if not rows.shape[1]:
            return []
        counter = self.streams[0].counter_row
        stretches = self._axis.place(taken_s, rows[0 if counter is None else counter], now_s)
        if stretches is None:
            self._held, self._held_taken_s = rows, taken_s
            return []
        self._held = None
        longest = max(1, math.floor(_LONGEST_BLOCK_S * self.rate_hz))
        return [
            self._block(stream, rows, stretch.first + at - stretch.start, at, min(at + longest, stretch.stop), now_ns)
            for stretch in stretches
            for at in range(stretch.start, stretch.stop, longest)
            for stream in self.streams
        ]

    def _taken_s(self, rows: NDArray[np.float64], now_s: float) -> NDArray[np.float64]:
        """BrainFlow's stamps, which are wall time, on the monotonic clock; a clock that was set does little harm."""
        stamps_s = rows[self.streams[0].timestamp_row]
        age_s = np.clip(self._clock.wall().timestamp() - stamps_s, 0.0, now_s - self._fetched_s + _LATEST_S)
        return np.asarray(now_s - age_s, np.float64)

    def _block(
        self, stream: BoardStream, rows: NDArray[np.float64], first: int, start: int, stop: int, now_ns: int
    ) -> SampleBlock:
        stream_id = stream.stream.stream_id
        sequence = self._sequence[stream_id]
        self._sequence[stream_id] = sequence + 1
        return SampleBlock(
            stream_id=stream_id,
            sequence=sequence,
            first_sample=first,
            device_time_s=float(rows[stream.timestamp_row, start]),
            host_monotonic_ns=now_ns,
            rate_hz=self.rate_hz,
            samples=np.ascontiguousarray(rows[list(stream.rows), start:stop], np.float32),
        )


def tables_of(streams: tuple[BoardStream, ...], board_id: int, clock: Clock) -> tuple[BoardTable, ...]:
    """One table per preset."""
    modulus = _COUNTS.get(board_id)
    return tuple(
        BoardTable(tuple(group), modulus, clock) for _, group in groupby(streams, key=lambda stream: stream.preset)
    )


def cut(block: SampleBlock, total: int) -> SampleBlock:
    """The block up to sample `total`."""
    if block.end_sample <= total:
        return block
    return replace(block, samples=np.ascontiguousarray(block.samples[:, : total - block.first_sample]))
