"""The raw clocks of a recording, for XDF: what each device's own clock said at each block, and its measured offsets.

Guarantees: as they came, nothing corrected. A stream's samples lie on the recording's axis in XDF, so its device's
clock has a stream of its own: one sample a block, stamped with the device's time, holding the index of the block's
first sample and this machine's monotonic clock; the clock offset chunks are that stream's. A reader that synchronises
clocks (pyxdf by default) so gets the times of this machine, and leaves the samples where they are.
Does not: write. Memory grows with the number of blocks. Any thread.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import ClockOffset
from app.core.recording.exports.contents import clock_offsets
from app.core.recording.exports.xdf_chunks import ChunkTag, chunk, varlen
from app.core.recording.reader import RecordingReader

COLUMNS = (("sample index", "samples"), ("host monotonic clock", "seconds"))
_ROWS_AT_ONCE = 1 << 14


@dataclass(frozen=True, slots=True)
class ClockStream:
    """One device clock.

    Attributes:
        times_s: The device's clock, by block; shape (n_blocks,).
        rows: By block: index of its first sample, this machine's monotonic clock in seconds; shape (n_blocks, 2).
        offsets: (When, on the device's clock; what to add to it), in the order measured.
    """

    name: str
    source_id: str
    times_s: NDArray[np.float64]
    rows: NDArray[np.float64]
    offsets: tuple[tuple[float, float], ...]


def clock_streams(reader: RecordingReader) -> tuple[ClockStream, ...]:
    """One for each stream whose device has a clock, then one for each source of markers whose clock was measured."""
    measured = clock_offsets(reader)
    found: list[ClockStream] = []
    for stream in reader.streams:
        blocks = reader.arrivals(stream.stream_id)
        told = np.isfinite(blocks.device_time_s)
        offsets = _as_lsl_writes(one for one in measured if one.stream_id == stream.stream_id)
        if told.any() or offsets:
            rows = np.stack([blocks.first.astype(np.float64), blocks.host_monotonic_ns / 1e9], axis=1)[told]
            times_s = blocks.device_time_s[told]
            found.append(ClockStream(f"{stream.name} clock", f"{stream.stream_id} clock", times_s, rows, offsets))
    without_samples = [one for one in measured if not one.stream_id]
    for name in dict.fromkeys(one.source_name for one in without_samples):
        offsets = _as_lsl_writes(one for one in without_samples if one.source_name == name)
        nothing = np.empty(0), np.empty((0, len(COLUMNS)))
        found.append(ClockStream(f"{name or 'markers'} clock", f"{name or 'markers'} marker clock", *nothing, offsets))
    return tuple(found)


def _as_lsl_writes(measured: Iterable[ClockOffset]) -> tuple[tuple[float, float], ...]:
    """The moment of a measurement is on the source's clock, as LSL's own recorder has it."""
    return tuple((one.at_s - one.offset_s, one.offset_s) for one in measured)


def clock_chunks(number: int, clock: ClockStream) -> bytes:
    """All samples and offsets of a clock's stream."""
    parts: list[bytes] = []
    record = np.dtype([("time_bytes", "u1"), ("time_s", "<f8"), ("values", "<f8", (len(COLUMNS),))])
    for begin in range(0, len(clock.times_s), _ROWS_AT_ONCE):
        rows = clock.rows[begin : begin + _ROWS_AT_ONCE]
        packed = np.empty(len(rows), dtype=record)
        packed["time_bytes"], packed["values"] = 8, rows
        packed["time_s"] = clock.times_s[begin : begin + len(rows)]
        parts.append(chunk(ChunkTag.SAMPLES, struct.pack("<I", number) + varlen(len(rows)) + packed.tobytes()))
    parts += [chunk(ChunkTag.CLOCK_OFFSET, struct.pack("<Idd", number, *one)) for one in clock.offsets]
    return b"".join(parts)


def same_clock(read: dict[str, object], clock: ClockStream) -> bool:
    """Whether the offsets that a reader found are those measured."""
    return read.get("clock_times", []) == [at for at, _ in clock.offsets] and read.get("clock_values", []) == [
        value for _, value in clock.offsets
    ]
