"""How a recording lies on disk: append-only framed records, each with its own checksums.

Guarantees: a record is believed only if both its checksums hold; where one does not, the place is named; a record that
was being written when the program or the machine died is told apart from one that was changed afterwards.
Does not: open, write or repair files. Holds no patient data: a recording knows its session's identifier only.
Pure; any thread or process.

A recording is a folder with `segment-000000.nsr`, `segment-000001.nsr`, ...; a new segment begins at each (re)start of
acquisition and at a size limit. A segment is a sequence of records, little-endian:
    magic "NSRC" | kind u16 | flags u16 (0) | payload length u32 | record number u64 | payload CRC32C u32 |
    header CRC32C u32 (over the 24 bytes before it) | payload
The record number counts from 0 in each segment. The first record is a `SegmentHeader`. Payloads are JSON, but for
blocks, whose payload is the header and the samples of `app.core.signals.blocks`. `docs/recording-format.md` has all of
it for whoever writes a reader elsewhere.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

import google_crc32c
import msgspec
import numpy as np

from app.core.devices.driver import DeviceDescription, DeviceEvent
from app.core.recording.configurations import RecordedConfiguration
from app.core.recording.sealed_texts import SegmentTexts
from app.core.signals.channels import StreamDescription

FORMAT_VERSION: Final = 3
"""Version 2 (2026-11-22) added configuration records, what the header says of them, and clock offsets in events.
Version 3 (2026-11-22) seals free texts: `texts` of a header, `sealed` of an event and of a configuration."""
READABLE_VERSIONS: Final = (1, 2, 3)
RECORD_HEADER: Final = struct.Struct("<4sHHIQII")
MAGIC: Final = b"NSRC"
MAXIMUM_PAYLOAD_BYTES: Final = 256 * 1024 * 1024
SEGMENT_SUFFIX: Final = ".nsr"
_UNSIGNED_PART: Final = struct.Struct("<4sHHIQI")


class RecordKind(IntEnum):
    """What a record holds."""

    HEADER = 1
    BLOCK = 2
    EVENT = 3
    GAP = 4
    SEAL = 5
    END = 6
    CONFIGURATION = 7


class StreamPosition(msgspec.Struct, frozen=True, kw_only=True):
    """Where a stream stands at the beginning of a segment: what the next block must carry."""

    stream_id: str
    next_sample: int
    next_sequence: int | None


class RecordedCount(msgspec.Struct, frozen=True, kw_only=True):
    """What a recording holds of one stream.

    Attributes:
        samples: Samples recorded per channel.
        lost: Samples per channel known to be lost (gaps of the source's own file are not losses).
        gaps: Number of gaps, of any cause.
        end_sample: Index one past the newest sample; recorded and missing ones together.
        blocks: Number of blocks.
    """

    stream_id: str
    samples: int
    lost: int
    gaps: int
    end_sample: int
    blocks: int


class RecordedDevice(msgspec.Struct, frozen=True, kw_only=True):
    """One of several devices of a recording, and which streams are its own."""

    device_id: str
    name: str
    driver: str
    stream_ids: tuple[str, ...]


def recorded_devices(devices: tuple[DeviceDescription, ...]) -> tuple[RecordedDevice, ...]:
    """Several devices as a segment's header names them; one alone is not named twice."""
    if len(devices) < 2:
        return ()
    return tuple(
        RecordedDevice(
            device_id=one.device_id,
            name=one.name,
            driver=one.driver,
            stream_ids=tuple(stream.stream_id for stream in one.streams),
        )
        for one in devices
    )


class SegmentHeader(msgspec.Struct, frozen=True, kw_only=True):
    """First record of each segment.

    Attributes:
        reason: "start", "restart" (acquisition died or was restarted) or "size".
        device: Name for people; never a path.
        wall: UTC, ISO 8601, at `monotonic_ns`.
        monotonic_ns: The machine's monotonic clock when the segment was opened.
        positions: Where each stream stands.
        counts: What all segments before hold, so that the end of a long recording is found without reading it all.
        bytes_before: Whole records of all segments before.
        previous_end_byte: Where the segment before was taken to end; bytes after it are a torn tail.
        streams: As the recording began.
        devices: Each device by itself where there are several; empty where it is one.
        configurations: How their channels have been changed in all segments before.
        idle_s: Time since the newest sample of the segments before; so that whoever dies before recording anything
            does not take that time with it.
        texts: With what the free texts of this segment are sealed; None where they lie in clear.
    """

    format_version: int
    recording_id: str
    session_id: str
    segment: int
    reason: str
    device: str
    driver: str
    streams: tuple[StreamDescription, ...]
    wall: str
    monotonic_ns: int
    positions: tuple[StreamPosition, ...]
    counts: tuple[RecordedCount, ...]
    bytes_before: int = 0
    previous_end_byte: int = 0
    configurations: tuple[RecordedConfiguration, ...] = ()
    devices: tuple[RecordedDevice, ...] = ()
    idle_s: float = 0.0
    texts: SegmentTexts | None = None


class RecordedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened at a moment of the recording.

    Attributes:
        source: "device" (annotations of a file, lead-off), "operator" (a clinician's annotation) or "recorder".
        event: Its onset is seconds since the recording's first sample.
        host_monotonic_ns: When it was written.
        sealed: Its free texts, sealed (`HiddenTexts`); the event then has none. Empty where they lie in clear.
    """

    source: str
    event: DeviceEvent
    host_monotonic_ns: int
    sealed: str = ""


class RecordedGap(msgspec.Struct, frozen=True, kw_only=True):
    """Samples that are missing.

    Attributes:
        first_sample: Index of the first one missing.
        n_samples: How many.
        cause: "device", "restart", "silence", or "source": a hole of the played file itself, nothing was lost.
    """

    stream_id: str
    first_sample: int
    n_samples: int
    cause: str

    @property
    def end_sample(self) -> int:
        return self.first_sample + self.n_samples

    @property
    def is_loss(self) -> bool:
        """Whether samples were lost that the source had."""
        return self.cause != "source"


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """The digest of what one minute added to a segment, written after it.

    Attributes:
        minute: Stream time of the newest sample, from 0; one minute may have several seals (segment change, end).
        segment: File name.
        first_byte: Start of the range in that file.
        end_byte: One past its end; the seal's own record is not in it.
        sha256: Hex digest of the range.
    """

    minute: int
    segment: str
    first_byte: int
    end_byte: int
    sha256: str


class RecordingEnd(msgspec.Struct, frozen=True, kw_only=True):
    """Last record of a recording that was closed in order.

    Attributes:
        reason: "stopped", "source_ended", "terminated" or "storage_fault".
    """

    reason: str
    wall: str
    monotonic_ns: int
    counts: tuple[RecordedCount, ...]


JsonRecord = SegmentHeader | RecordedEvent | RecordedGap | RecordedConfiguration | Seal | RecordingEnd
_encoder = msgspec.json.Encoder()


def encode_json(record: JsonRecord) -> bytes:
    return _encoder.encode(record)


def segment_name(number: int) -> str:
    return f"segment-{number:06d}{SEGMENT_SUFFIX}"


def segment_number(path: Path) -> int | None:
    """The number in a segment's file name; None where it is not one."""
    digits = path.name.removeprefix("segment-").removesuffix(SEGMENT_SUFFIX)
    return int(digits) if path.name == f"segment-{digits}{SEGMENT_SUFFIX}" and digits.isdecimal() else None


def segment_paths(folder: Path) -> list[Path]:
    """The segments of a recording's folder, in order of their numbers."""
    numbered = ((segment_number(path), path) for path in folder.glob(f"segment-*{SEGMENT_SUFFIX}"))
    return [path for _, path in sorted((number, path) for number, path in numbered if number is not None)]


def checksum(*parts: "bytes | memoryview") -> int:
    """CRC32C (Castagnoli, RFC 3720 appendix B.4) over the parts joined."""
    crc = 0
    for part in parts:
        # The C function takes arrays and bytes without copying, but no memoryview.
        crc = google_crc32c.extend(crc, part if isinstance(part, bytes) else np.frombuffer(part, dtype=np.uint8))
    return int(crc)


def frame(kind: RecordKind, number: int, *payload: "bytes | memoryview") -> bytes:
    """The record header that goes before `payload` (given in parts so that samples need not be copied)."""
    length = sum(len(part) for part in payload)
    unsigned = _UNSIGNED_PART.pack(MAGIC, kind, 0, length, number, checksum(*payload))
    return unsigned + struct.pack("<I", checksum(unsigned))


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record's header, believed, and where it lies."""

    kind: int
    number: int
    offset: int
    payload_offset: int
    payload_bytes: int
    payload_crc: int

    @property
    def end(self) -> int:
        return self.payload_offset + self.payload_bytes


def read_place(header: "bytes | memoryview", offset: int) -> RecordPlace | None:
    """The place that a record header describes; None where the header is not to be believed."""
    magic, kind, flags, length, number, payload_crc, header_crc = RECORD_HEADER.unpack(header)
    if magic != MAGIC or flags or length > MAXIMUM_PAYLOAD_BYTES or checksum(bytes(header[:-4])) != header_crc:
        return None
    return RecordPlace(kind, number, offset, offset + RECORD_HEADER.size, length, payload_crc)
