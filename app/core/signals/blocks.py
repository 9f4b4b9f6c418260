"""The sample block: the one form in which signal travels, and its fixed binary header.

Guarantees: `decode(*encode(block))` is the same block, bit for bit; a damaged header or a wrong size is
refused. Does not: copy samples when encoding; compress; correct clocks. No pickle. Any thread or process.

Header, little-endian, 72 bytes:
    magic "NSB1" | version u16 | channels u16 | samples u32 | pad u32 | stream UUID 16 bytes | sequence u64 |
    first sample u64 | device time f64 (s, NaN: none) | host monotonic i64 (ns) | rate f64 (Hz)
"""

import struct
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.core.errors import DefectError
from app.core.identifiers import StreamId

HEADER = struct.Struct("<4sHHII16sQQdqd")
_MAGIC = b"NSB1"
_VERSION = 1


@dataclass(frozen=True, slots=True, eq=False)
class SampleBlock:
    """A stretch of consecutive samples of one stream.

    Attributes:
        stream_id: The stream it belongs to.
        sequence: Number of the block within its stream, from 0 without holes.
        first_sample: Index of its first sample on the stream's axis, from 0; holes are gaps.
        device_time_s: The device's own clock at the first sample, seconds; NaN where it has none.
        host_monotonic_ns: This machine's monotonic clock when the block was taken from the driver.
        rate_hz: Nominal rate.
        samples: Channel units (microvolts for voltages), float32, shape (n_channels, n_samples), C-contiguous.
    """

    stream_id: StreamId
    sequence: int
    first_sample: int
    device_time_s: float
    host_monotonic_ns: int
    rate_hz: float
    samples: NDArray[np.float32]

    @property
    def n_channels(self) -> int:
        return int(self.samples.shape[0])

    @property
    def n_samples(self) -> int:
        return int(self.samples.shape[1])

    @property
    def end_sample(self) -> int:
        """Index one past the last sample."""
        return self.first_sample + self.n_samples


def encode(block: SampleBlock) -> tuple[bytes, memoryview]:
    """Header and samples as two frames; the second is a view, not a copy.

    Raises:
        DefectError: The samples are not float32, two-dimensional and C-contiguous.
    """
    samples = block.samples
    if samples.dtype != np.float32 or samples.ndim != 2 or not samples.flags.c_contiguous:
        raise DefectError(
            f"A block must be C-contiguous float32 (channels, samples), not {samples.dtype} {samples.shape}."
        )
    header = HEADER.pack(
        _MAGIC,
        _VERSION,
        block.n_channels,
        block.n_samples,
        0,
        UUID(block.stream_id).bytes,
        block.sequence,
        block.first_sample,
        block.device_time_s,
        block.host_monotonic_ns,
        block.rate_hz,
    )
    # A view with a zero in its shape cannot be cast; a block without samples still travels (it may end a stream).
    return header, samples.data.cast("B") if samples.size else memoryview(b"")


def decode(header: bytes | memoryview, samples: bytes | memoryview) -> SampleBlock:
    """The block of two frames; the samples are a read-only view of `samples`.

    Raises:
        DefectError: The header is not one of ours, or the sizes do not agree.
    """
    if len(header) != HEADER.size:
        raise DefectError(f"A block header has {HEADER.size} bytes, this one {len(header)}.")
    magic, version, n_channels, n_samples, _, stream, sequence, first, device_s, host_ns, rate_hz = HEADER.unpack(
        header
    )
    if magic != _MAGIC or version != _VERSION:
        raise DefectError(f"Not a block header: magic {magic!r}, version {version}.")
    if len(samples) != n_channels * n_samples * 4:
        raise DefectError(
            f"A block of {n_channels} x {n_samples} has {n_channels * n_samples * 4} bytes, this one {len(samples)}."
        )
    values = np.frombuffer(samples, dtype="<f4").reshape(n_channels, n_samples)
    values.flags.writeable = False
    return SampleBlock(StreamId(str(UUID(bytes=stream))), sequence, first, device_s, host_ns, rate_hz, values)
