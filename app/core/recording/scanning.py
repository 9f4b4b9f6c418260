"""Walks the records of a segment, from where it last stopped, also while the file grows.

Guarantees: what it yields is whole and in order; record numbers have no holes. An unfinished record at the end of the
file is simply the end (asking again later goes on from there); a damaged one raises and names segment and byte.
Does not: write. One thread at a time; any number of scanners, in any process, on the same file.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from app.core.errors import NotFound, RecordingBroken, StorageFault
from app.core.recording.configurations import RecordedConfiguration
from app.core.recording.framing import (
    FORMAT_VERSION,
    READABLE_VERSIONS,
    RECORD_HEADER,
    RecordedEvent,
    RecordedGap,
    RecordingEnd,
    RecordKind,
    RecordPlace,
    Seal,
    SegmentHeader,
    checksum,
    read_place,
)

T = TypeVar("T", SegmentHeader, RecordedEvent, RecordedGap, RecordedConfiguration, Seal, RecordingEnd)
_READ_AHEAD_BYTES = 1 << 20
_TAIL_BYTES = 4096
_SECTOR_BYTES = 512


class SegmentScanner:
    """One segment file, open for reading.

    Args:
        path: The segment.
        check_payloads: Whether each payload is read and its checksum compared while walking.

    Raises:
        NotFound: There is no such file.
        StorageFault: It cannot be read.
    """

    def __init__(self, path: Path, *, check_payloads: bool) -> None:
        self.path = path
        self._check_payloads = check_payloads
        self._next_offset = 0
        self._next_number = 0
        self._window = b""
        self._window_offset = 0
        try:
            self._descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0))
        except FileNotFoundError as error:
            raise NotFound(f"The segment {path.name} is not there.") from error
        except OSError as error:
            raise StorageFault(f"The segment {path.name} cannot be read: {error.strerror}.") from error

    @property
    def end_byte(self) -> int:
        """One past the last whole record seen."""
        return self._next_offset

    @property
    def torn_bytes(self) -> int:
        """Bytes after the last whole record: what was being written when the program died, or is being written now."""
        return self.size() - self._next_offset

    def size(self) -> int:
        return os.fstat(self._descriptor).st_size

    def read(self, offset: int, n_bytes: int) -> bytes:
        """Raises: StorageFault: The disk failed; RecordingBroken: the file has become shorter."""
        parts: list[bytes] = []
        while n_bytes > 0:
            try:
                part = self._read_at(offset, n_bytes)
            except OSError as error:
                raise StorageFault(f"The segment {self.path.name} cannot be read: {error.strerror}.") from error
            if not part:
                raise RecordingBroken(f"The segment {self.path.name} ends before byte {offset + n_bytes}.")
            parts.append(part)
            offset += len(part)
            n_bytes -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def payload(self, place: RecordPlace) -> bytes:
        """The payload, checked.

        Raises:
            RecordingBroken: It does not match its checksum.
            StorageFault: The disk failed.
        """
        data = self.read(place.payload_offset, place.payload_bytes)
        if checksum(data) != place.payload_crc:
            raise self._broken("holds a record whose content does not match its checksum", place.offset)
        return data

    def json(self, place: RecordPlace, kind: type[T]) -> T:
        """The record as a typed value.

        Raises:
            RecordingBroken: It does not match its checksum, or is not what its kind says.
            StorageFault: The disk failed.
        """
        try:
            return msgspec.json.decode(self.payload(place), type=kind)
        except msgspec.DecodeError as error:
            raise self._broken(f"holds a {kind.__name__} that cannot be read ({error})", place.offset) from error

    def header(self) -> SegmentHeader | None:
        """The segment's first record; None where it was not written whole.

        Raises:
            RecordingBroken: It is damaged, or of a newer version of this application.
        """
        size = self.size()
        place = self._place_at(0, size, self._written_to(size))
        if place is None or place.end > size:
            return None
        if place.kind != RecordKind.HEADER:
            raise self._broken("does not begin with its header", 0)
        header = self.json(place, SegmentHeader)
        if header.format_version not in READABLE_VERSIONS:
            raise RecordingBroken(
                f"The recording has format {header.format_version}; this application reads up to {FORMAT_VERSION}.",
                meaning="It was made by a newer version.",
                advice="Open it with the version that made it.",
            )
        return header

    def records(self) -> Iterator[RecordPlace]:
        """The whole records from where the last walk ended.

        Raises:
            RecordingBroken: A record is damaged or missing.
            StorageFault: The disk failed.
        """
        size = self._size_of_what_is_there()
        written_to = self._written_to(size)
        # What was read ahead last time may have been half a record that its writer took back (disk full).
        self._window = b""
        while True:
            place = self._place_at(self._next_offset, size, written_to)
            if place is None or place.end > size:
                return
            if place.number != self._next_number:
                raise self._broken(f"has record {place.number} where {self._next_number} is due", place.offset)
            # A payload that reaches into a tail of zeros may be one that was never stored.
            if (self._check_payloads or place.end > written_to) and not self._payload_holds(place, written_to):
                return
            self._next_offset = place.end
            self._next_number += 1
            yield place

    def _size_of_what_is_there(self) -> int:
        """Raises: RecordingBroken: The file has become shorter than what was read of it, or was removed."""
        status = os.fstat(self._descriptor)
        if status.st_size < self._next_offset:
            raise self._broken(f"has been cut to {status.st_size} bytes", self._next_offset)
        if status.st_nlink == 0:
            raise RecordingBroken(f"The segment {self.path.name} was removed while it was read.")
        return status.st_size

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "SegmentScanner":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _place_at(self, offset: int, size: int, written_to: int) -> RecordPlace | None:
        if size - offset < RECORD_HEADER.size:
            return None
        place = read_place(self.buffered(offset, RECORD_HEADER.size), offset)
        if place is None:
            if offset + RECORD_HEADER.size > written_to:
                return None
            raise self._broken("holds a record whose header does not match its checksum", offset)
        return place

    def _payload_holds(self, place: RecordPlace, written_to: int) -> bool:
        data = self.read(place.payload_offset, place.payload_bytes)
        if checksum(data) == place.payload_crc:
            return True
        if place.end > written_to:
            return False
        raise self._broken("holds a record whose content does not match its checksum", place.offset)

    def _written_to(self, size: int) -> int:
        """Where the file ends but for zeros that were never written: what a lost power supply leaves.

        A file system may have made the file longer without having stored the data: zeros from some sector's start on,
        up to the end. Zeros that begin within the last sector are data.
        """
        at = size
        while at > 0:
            first = max(0, at - _TAIL_BYTES)
            rest = self.read(first, at - first).rstrip(b"\0")
            at = first + len(rest)
            if rest:
                break
        return at if at <= (size - 1) // _SECTOR_BYTES * _SECTOR_BYTES else size

    def buffered(self, offset: int, n_bytes: int) -> bytes:
        """A few bytes through a window, so that walking small records does not cost a system call each.

        Raises:
            RecordingBroken: The file ends before.
            StorageFault: The disk failed.
        """
        start = offset - self._window_offset
        if start < 0 or start + n_bytes > len(self._window):
            wanted = min(max(n_bytes, _READ_AHEAD_BYTES), self.size() - offset)
            self._window = self.read(offset, max(n_bytes, wanted))
            self._window_offset, start = offset, 0
        return self._window[start : start + n_bytes]

    def _read_at(self, offset: int, n_bytes: int) -> bytes:
        if hasattr(os, "pread"):
            return os.pread(self._descriptor, n_bytes, offset)
        os.lseek(self._descriptor, offset, os.SEEK_SET)
        return os.read(self._descriptor, n_bytes)

    def _broken(self, fault: str, offset: int) -> RecordingBroken:
        return RecordingBroken(f"The segment {self.path.name} {fault}, at byte {offset}.")
