"""Small recordings for tests: blocks with samples that can be told apart, and a writer ready to take them."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core.clock import Clock, VirtualClock
from app.core.devices.driver import DeviceDescription, DeviceEvent, DeviceEventKind
from app.core.identifiers import DeviceId, RecordingId, SessionId, StreamId
from app.core.recording.writer import SEGMENT_LIMIT_BYTES, RecordingWriter
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription

EEG = StreamId("11111111-1111-4111-8111-111111111111")
SLOW = StreamId("22222222-2222-4222-8222-222222222222")
RECORDING = RecordingId("33333333-3333-4333-8333-333333333333")
SESSION = SessionId("44444444-4444-4444-8444-444444444444")


def stream(stream_id: StreamId = EEG, *, n_channels: int = 3, rate_hz: float = 100.0) -> StreamDescription:
    channels = tuple(Channel(label=f"E{k + 1}") for k in range(n_channels))
    return StreamDescription(stream_id=stream_id, name=f"{rate_hz:g} Hz", rate_hz=rate_hz, channels=channels)


def device(*streams: StreamDescription) -> DeviceDescription:
    return DeviceDescription(
        device_id=DeviceId("fake"), driver="fake", name="Fake amplifier", streams=streams or (stream(),), live=True
    )


def values(first: int, end: int, *, n_channels: int = 3, seed: int = 1) -> NDArray[np.float32]:
    """Samples that depend on their index only, so that a sample in the wrong place is noticed."""
    index = np.arange(first, end, dtype=np.float64)
    rows = [50 * np.sin(index * (0.05 + 0.01 * k) + seed) + ((index * (k + 3)) % 17) for k in range(n_channels)]
    return np.ascontiguousarray(rows, dtype=np.float32)


def block(
    first: int,
    n: int,
    sequence: int,
    *,
    stream_id: StreamId = EEG,
    n_channels: int = 3,
    rate_hz: float = 100.0,
    host_ns: int = 0,
) -> SampleBlock:
    samples = values(first, first + n, n_channels=n_channels)
    return SampleBlock(stream_id, sequence, first, first / rate_hz, host_ns, rate_hz, samples)


def annotation(text: str, onset_s: float, duration_s: float | None = None) -> DeviceEvent:
    return DeviceEvent(kind=DeviceEventKind.ANNOTATION, onset_s=onset_s, duration_s=duration_s, text=text)


def create_writer(
    folder: Path,
    *streams: StreamDescription,
    clock: Clock | None = None,
    segment_limit_bytes: int = SEGMENT_LIMIT_BYTES,
) -> RecordingWriter:
    return RecordingWriter.create(
        folder,
        recording_id=RECORDING,
        session_id=SESSION,
        device=device(*streams),
        clock=clock or VirtualClock(),
        segment_limit_bytes=segment_limit_bytes,
    )


def record_blocks(writer: RecordingWriter, *, n_blocks: int, n: int = 10, first: int = 0, sequence: int = 0) -> int:
    """Append blocks without a hole; the index one past the last sample."""
    for k in range(n_blocks):
        writer.append_block(block(first + k * n, n, sequence + k))
    return first + n_blocks * n
