"""Slows a source that can wait down to what the worker keeps up with.

Guarantees: a source that can wait is at most `AHEAD_BLOCKS` blocks ahead of the worker while the worker tells how far
it is; a worker that has not told for `PATIENCE_S` is not waited for, so that a dead one never stops a recording.
Does not: touch a live device. One thread.
"""

from app.core.clock import Clock

AHEAD_BLOCKS = 64
PATIENCE_S = 0.5


class BackPressure:
    """Counts blocks sent against blocks processed."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._credit: int | None = None
        self._heard_ns = 0
        self._told = 0
        self._set_off = 0

    def begin(self) -> None:
        """A new device: what was told of the one before does not count."""
        self._credit = None

    def hear(self, told: int | None, blocks_sent: int) -> None:
        """What the worker told, if anything.

        A worker may still count the streams of a device that was open before; what it counts too much is set off, until
        its count falls because it has forgotten them (or was restarted).
        """
        if told is None:
            return
        if told < self._told:
            self._set_off = 0
        self._told = told
        self._set_off = max(self._set_off, told - blocks_sent)
        self._credit = told - self._set_off
        self._heard_ns = self._clock.monotonic_ns()

    def must_wait(self, blocks_sent: int) -> bool:
        """Whether the source is to be left alone until the worker has come closer."""
        if self._credit is None or blocks_sent - self._credit <= AHEAD_BLOCKS:
            return False
        return self._clock.monotonic_ns() - self._heard_ns <= PATIENCE_S * 1e9
