"""What every export takes from a recording, the same for all formats.

Guarantees: chunks of at most `CHUNK_VALUES` values, so that an export's memory does not grow with the recording.
Does not: write. Any thread.
"""

from collections.abc import Iterator

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.errors import NotFound
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import StreamDescription

CHUNK_VALUES = 1 << 21
"""Values (channels times samples) held at once: 8 MB as float32."""

_CHUNK_SAMPLES = 1 << 17

_EXPORTED = {DeviceEventKind.ANNOTATION, DeviceEventKind.LEAD_OFF, DeviceEventKind.LEAD_ON, DeviceEventKind.STATE}


def exported_events(reader: RecordingReader) -> tuple[DeviceEvent, ...]:
    """Annotations, lead-offs and states, by onset; warnings about the source's file are of that file, not of this."""
    return tuple(event for event in reader.events() if event.kind in _EXPORTED)


def chunk_ranges(first: int, end: int, n_channels: int) -> Iterator[tuple[int, int]]:
    """[first, end) in pieces of at most `CHUNK_VALUES` values; of few channels shorter ones, to be stopped soon."""
    step = max(1, min(_CHUNK_SAMPLES, CHUNK_VALUES // max(1, n_channels)))
    for begin in range(first, end, step):
        yield begin, min(end, begin + step)


def stream_chunks(reader: RecordingReader, stream: StreamDescription) -> Iterator[tuple[int, int]]:
    """Ranges of sample indices that cover what was recorded of a stream; none reaches over a gap."""
    for first, end in reader.stretches(stream.stream_id):
        yield from chunk_ranges(first, end, len(stream.channels))


def recorded_values(reader: RecordingReader) -> int:
    """How many values all streams hold; what progress is reckoned against.

    Raises:
        NotFound: None at all.
    """
    counts = zip(reader.counts(), reader.streams, strict=True)
    total = sum(count.samples * len(stream.channels) for count, stream in counts)
    if not total:
        raise NotFound("The recording holds no sample.", advice="There is nothing to export.")
    return total
