"""Monotonic, wall and stream time, from one injectable place.

Guarantees: every timestamp and every wait of the application comes from a `Clock`, so that a test can
move time by hand. Does not: correct, slew or compare clocks of different machines (raw clocks are kept
as they came; see `app.core.signals.blocks`).
May be called from any thread of any process. `monotonic_ns` is comparable between processes of one
machine on Linux, macOS and Windows (it is the system's boot-relative clock in CPython).
"""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Where time comes from."""

    def monotonic_ns(self) -> int:
        """Nanoseconds on the machine's monotonic clock."""
        ...

    def wall(self) -> datetime:
        """Now, as an aware UTC datetime; for people and records, never for intervals."""
        ...

    def sleep(self, duration_s: float) -> None:
        """Wait at least `duration_s` seconds (nothing for zero or less)."""
        ...


class SystemClock:
    """The machine's clocks."""

    def monotonic_ns(self) -> int:
        return time.monotonic_ns()

    def wall(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, duration_s: float) -> None:
        if duration_s > 0:
            time.sleep(duration_s)


class VirtualClock:
    """A clock that moves only when told to (or when somebody sleeps on it). Safe between threads."""

    def __init__(self, *, monotonic_ns: int = 1_000_000_000, wall: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._monotonic_ns = monotonic_ns
        self._wall = wall or datetime(2026, 1, 1, tzinfo=UTC)

    def monotonic_ns(self) -> int:
        with self._lock:
            return self._monotonic_ns

    def wall(self) -> datetime:
        with self._lock:
            return self._wall

    def sleep(self, duration_s: float) -> None:
        self.advance(max(duration_s, 0.0))

    def advance(self, duration_s: float) -> None:
        """Move both clocks forward by `duration_s` seconds."""
        with self._lock:
            self._monotonic_ns += round(duration_s * 1e9)
            self._wall += timedelta(seconds=duration_s)


SYSTEM_CLOCK = SystemClock()
