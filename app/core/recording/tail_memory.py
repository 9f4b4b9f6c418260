"""Remembers the bytes that were read last from a growing segment, and whether they are still the same.

Guarantees: what was read once and is changed behind the reader (cut and written on, overwritten) is noticed at the next
look where it lies within the last `TAIL_BYTES`; anything further back is noticed by the seal of its minute.
Does not: know records. One thread, one segment at a time.
"""

from app.core.errors import RecordingBroken
from app.core.recording.scanning import SegmentScanner

TAIL_BYTES = 1 << 20


class TailMemory:
    """The end of what a scanner has read."""

    def __init__(self) -> None:
        self._scanner: SegmentScanner | None = None
        self._offset = 0
        self._bytes = b""

    def compare(self, scanner: SegmentScanner) -> None:
        """Before a walk: is what was read last still there?

        Raises:
            RecordingBroken: It is not; segment and byte are named.
            StorageFault: The disk failed.
        """
        if scanner is not self._scanner or not self._bytes:
            return
        if scanner.size() < self._offset + len(self._bytes):
            return  # the walk says to how many bytes it was cut
        now = scanner.read(self._offset, len(self._bytes))
        if now != self._bytes:
            first = next(k for k, (one, other) in enumerate(zip(now, self._bytes, strict=True)) if one != other)
            raise RecordingBroken(
                f"The segment {scanner.path.name} was changed after it was written, at byte {self._offset + first}."
            )

    def note_before_walk(self, scanner: SegmentScanner) -> None:
        """Take what is there now: what changes while the walk goes on is then seen by the walk or by the next look."""
        if scanner is not self._scanner:
            self._scanner = scanner
        self._offset = max(0, scanner.end_byte - TAIL_BYTES)
        size = scanner.size()
        self._offset = max(self._offset, size - 2 * TAIL_BYTES)
        self._bytes = scanner.read(self._offset, size - self._offset) if size > self._offset else b""

    def note_after_walk(self, scanner: SegmentScanner) -> None:
        """Keep what the walk found whole; a record that was half written then may still change."""
        if scanner is not self._scanner:
            self._scanner, self._offset, self._bytes = scanner, max(0, scanner.end_byte - TAIL_BYTES), b""
        known_to = self._offset + len(self._bytes)
        if known_to < scanner.end_byte:
            if scanner.end_byte - known_to > TAIL_BYTES:
                self._offset, self._bytes, known_to = scanner.end_byte - TAIL_BYTES, b"", scanner.end_byte - TAIL_BYTES
            self._bytes += scanner.read(known_to, scanner.end_byte - known_to)
        whole = self._bytes[: max(0, scanner.end_byte - self._offset)]
        dropped = max(0, len(whole) - TAIL_BYTES)
        self._offset, self._bytes = self._offset + dropped, whole[dropped:]
