"""Typed identifiers (UUIDv7, RFC 9562 section 5.7): sortable by time of creation, made without a server.

Guarantees: unique between machines; later ones of one process sort after earlier ones. Any thread.
"""

import os
import threading
from typing import NewType
from uuid import UUID

from app.core.clock import SYSTEM_CLOCK, Clock

PatientId = NewType("PatientId", str)
ConsentId = NewType("ConsentId", str)
SessionId = NewType("SessionId", str)
RecordingId = NewType("RecordingId", str)
ReportId = NewType("ReportId", str)
StreamId = NewType("StreamId", str)
DeviceId = NewType("DeviceId", str)
EventId = NewType("EventId", str)
CorrelationId = NewType("CorrelationId", str)
UserId = NewType("UserId", str)
AlarmId = NewType("AlarmId", str)


class _Sequence:
    """The last millisecond used and the counter within it; one per process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last_ms = 0
        self._counter = 0

    def next(self, now_ms: int) -> tuple[int, int]:
        with self._lock:
            if now_ms > self._last_ms:
                self._last_ms, self._counter = now_ms, 0
            else:
                self._counter += 1
                if self._counter > 0xFFF:
                    self._last_ms, self._counter = self._last_ms + 1, 0
            return self._last_ms, self._counter


_sequence = _Sequence()


def new_id(clock: Clock = SYSTEM_CLOCK) -> str:
    """A fresh UUIDv7 in its usual text form.

    The 12 bits after the milliseconds are a counter (RFC 9562 section 6.2, method 1), so that
    identifiers made within one millisecond keep their order.
    """
    ms, counter = _sequence.next(int(clock.wall().timestamp() * 1000))
    tail = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
    value = (ms << 80) | (0x7 << 76) | (counter << 64) | (0b10 << 62) | tail
    return str(UUID(int=value))
