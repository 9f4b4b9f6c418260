"""Notices that a device has gone silent, whatever its driver says.

Guarantees: silence is told once, `allowed_s` after the last sample; the return is told once, with how long it lasted.
Does not: read anything. Pure; one thread.
"""

from app.core.clock import Clock

SHORTEST_S = 0.25
PACKETS = 3


class Liveness:
    """Watches one streaming device."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._last_ns: int | None = None
        self._packet_s = 0.0
        self.silent = False

    @property
    def allowed_s(self) -> float:
        """Silence that is still normal: 250 ms or three packets, whichever is longer."""
        return max(SHORTEST_S, PACKETS * self._packet_s)

    @property
    def silent_s(self) -> float | None:
        """How long the silence that was told has lasted; None where there is none."""
        if not self.silent or self._last_ns is None:
            return None
        return (self._clock.monotonic_ns() - self._last_ns) / 1e9

    def begin(self) -> None:
        """The device was started (again); it has until `allowed_s` from now."""
        self._last_ns = self._clock.monotonic_ns()

    def suspend(self) -> None:
        """The device is not expected to deliver."""
        self._last_ns = None
        self.silent = False

    def hear(self, packet_s: float) -> float | None:
        """Samples came: the silence they ended, in seconds, where one had been told."""
        now_ns = self._clock.monotonic_ns()
        lasted_s = (now_ns - self._last_ns) / 1e9 if self.silent and self._last_ns is not None else None
        self._last_ns = now_ns
        self._packet_s = packet_s
        self.silent = False
        return lasted_s

    @property
    def due(self) -> bool:
        """Whether a silence is about to be told."""
        if self._last_ns is None or self.silent:
            return False
        return (self._clock.monotonic_ns() - self._last_ns) / 1e9 > self.allowed_s

    def newly_silent(self) -> float | None:
        """How long nothing has come, once, when that has become too long."""
        if not self.due or self._last_ns is None:
            return None
        self.silent = True
        return (self._clock.monotonic_ns() - self._last_ns) / 1e9
