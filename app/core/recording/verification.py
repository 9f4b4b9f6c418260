"""Checks a recording from first byte to last, and follows one while it grows.

Guarantees: `verify_recording` returns only if every checksum, every record number, every block number, every sample
index and every sealed minute adds up; otherwise it raises and names segment and byte. It reads through its own file
handle. Does not: write or repair. Any thread or process.
"""

from collections import deque
from pathlib import Path

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.errors import RecordingBroken
from app.core.recording.framing import RecordedCount, RecordedGap, Seal
from app.core.recording.resumption import digest_of
from app.core.recording.tail_memory import TailMemory
from app.core.recording.walking import BlockPlace, RecordingWalker

_PAUSES_REMEMBERED = 64


class VerifiedRecording(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that adds up.

    Attributes:
        complete: Whether it was closed in order; a cut-off one is valid up to where it ends.
        bytes_total: Whole records of all segments.
        torn_bytes: Bytes of a record that was being written when its program died; they hold nothing believed.
        sealed_minutes: Seals compared.
        segments: Number of segments.
        configurations: Changes of channels, each of which fits.
    """

    recording_id: str
    session_id: str
    complete: bool
    bytes_total: int
    torn_bytes: int
    segments: int
    sealed_minutes: int
    streams: tuple[RecordedCount, ...]
    gaps: tuple[RecordedGap, ...]
    configurations: int = 0


class RecordingFollower:
    """Reads a recording while it is written, from its own file handle, and compares everything that can be.

    Args:
        folder: The recording.

    Raises:
        NotFound: There is no recording yet.
        RecordingBroken: It is damaged.
    """

    def __init__(self, folder: Path, *, clock: Clock = SYSTEM_CLOCK) -> None:
        self._walker = RecordingWalker(folder, check_payloads=True)
        self._clock = clock
        self._gaps: list[RecordedGap] = []
        self._tail = TailMemory()
        self._sealed: dict[str, int] = {}
        self._n_seals = 0
        self._advanced_ns = clock.monotonic_ns()
        self._last_block_ns: int | None = None
        self._pauses_ns: deque[int] = deque(maxlen=_PAUSES_REMEMBERED)

    def check(self) -> VerifiedRecording:
        """Compare what has come since the last call; what adds up so far.

        Raises:
            RecordingBroken: Something does not add up; segment and byte are named.
            StorageFault: The disk failed.
        """
        before = self._walker.bytes_walked
        self._tail.compare(self._walker.scanners[-1])
        self._tail.note_before_walk(self._walker.scanners[-1])
        for walked in self._walker.advance():
            if isinstance(walked.value, RecordedGap):
                self._gaps.append(walked.value)
            elif isinstance(walked.value, Seal):
                self._compare(walked.value)
            elif isinstance(walked.value, BlockPlace):
                self._note_pause(walked.value.host_monotonic_ns)
        self._tail.note_after_walk(self._walker.scanners[-1])
        if self._walker.bytes_walked > before:
            self._advanced_ns = self._clock.monotonic_ns()
        return self._state()

    @property
    def standing_still_s(self) -> float:
        """Time since the recording was last seen to grow."""
        return (self._clock.monotonic_ns() - self._advanced_ns) / 1e9

    @property
    def longest_pause_s(self) -> float | None:
        """The longest time between two of the newest blocks: what it takes to grow; None before the second block."""
        return max(self._pauses_ns) / 1e9 if self._pauses_ns else None

    def close(self) -> None:
        self._walker.close()

    def _note_pause(self, host_ns: int) -> None:
        # A machine that was started again counts anew.
        if self._last_block_ns is not None and host_ns >= self._last_block_ns:
            self._pauses_ns.append(host_ns - self._last_block_ns)
        self._last_block_ns = host_ns

    def _compare(self, seal: Seal) -> None:
        scanner = next((s for s in self._walker.scanners if s.path.name == seal.segment), None)
        due = self._sealed.get(seal.segment, 0)
        if scanner is None or seal.first_byte != due or not seal.first_byte <= seal.end_byte <= scanner.end_byte:
            raise RecordingBroken(f"The seal of minute {seal.minute} does not follow the one before (byte {due}).")
        if digest_of(scanner, seal.first_byte, seal.end_byte) != seal.sha256:
            raise RecordingBroken(
                f"Minute {seal.minute} does not match its seal"
                f" (segment {seal.segment}, bytes {seal.first_byte} to {seal.end_byte})."
            )
        self._sealed[seal.segment] = seal.end_byte
        self._n_seals += 1

    def _state(self) -> VerifiedRecording:
        walker = self._walker
        counts = tuple(counter.total() for counter in walker.counters.values())
        if walker.end is not None and walker.end.counts != counts:
            raise RecordingBroken("What the recording holds is not what its end record says.")
        return VerifiedRecording(
            recording_id=walker.first_header.recording_id,
            session_id=walker.first_header.session_id,
            complete=walker.end is not None,
            bytes_total=walker.bytes_walked,
            torn_bytes=walker.torn_bytes,
            segments=len(walker.headers),
            sealed_minutes=self._n_seals,
            streams=counts,
            gaps=tuple(self._gaps),
            configurations=len(walker.history.all),
        )


def verify_recording(path: Path) -> VerifiedRecording:
    """Check everything.

    Args:
        path: The recording's folder.

    Raises:
        NotFound: There is no recording.
        RecordingBroken: Something does not add up; segment and byte are named.
        StorageFault: It cannot be read.
    """
    follower = RecordingFollower(path)
    try:
        return follower.check()
    finally:
        follower.close()
