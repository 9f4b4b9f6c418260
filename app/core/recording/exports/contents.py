"""What every export takes from a recording, the same for all formats.

Guarantees: chunks of at most `CHUNK_VALUES` values, so that an export's memory does not grow with the recording.
Does not: write. Any thread.
"""

from collections.abc import Iterator

from app.core.devices.driver import ClockOffset, DeviceEvent, DeviceEventKind
from app.core.errors import NotFound
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import StreamDescription

CHUNK_VALUES = 1 << 21
"""Values (channels times samples) held at once: 8 MB as float32."""

_CHUNK_SAMPLES = 1 << 17

_EXPORTED = {DeviceEventKind.ANNOTATION, DeviceEventKind.LEAD_OFF, DeviceEventKind.LEAD_ON, DeviceEventKind.STATE}


def exported_events(reader: RecordingReader) -> tuple[DeviceEvent, ...]:
    """Annotations as they say now, lead-offs, states and changes of channels, by onset.

    Warnings about the source's file are of that file, not of this; the clocks' offsets are in formats that have clocks.
    """
    told = [event for event in reader.events_as_they_say_now() if event.kind in _EXPORTED]
    return tuple(sorted([*told, *_configuration_events(reader)], key=lambda event: event.onset_s))


def _configuration_events(reader: RecordingReader) -> list[DeviceEvent]:
    """A change of a channel as an event, about the channel as it is called before; EDF has no other place for it."""
    rates: dict[str, float] = {stream.stream_id: stream.rate_hz for stream in reader.streams}
    return [
        DeviceEvent(
            kind=DeviceEventKind.CONFIGURATION,
            onset_s=one.first_sample / rates[one.stream_id],
            duration_s=None,
            text=text,
            channels=(one.change.label,),
            stream_id=one.stream_id,
            change=one.change,
        )
        for one, text in zip(reader.configurations(), reader.configuration_texts(), strict=True)
    ]


def clock_offsets(reader: RecordingReader) -> tuple[ClockOffset, ...]:
    """The measurements of the sources' clocks, as they came."""
    told = (event.clock_offset for event in reader.events() if event.kind is DeviceEventKind.CLOCK_OFFSET)
    return tuple(offset for offset in told if offset is not None)


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
