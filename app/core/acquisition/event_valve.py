"""Lets only so many of a device's events through to everybody but the recording.

Guarantees: what is told of a device that floods is bounded, so that what the station must not miss (gaps, sealed
minutes) is never crowded out; how many were held back is told, and every one of them is in the recording. Changes of
channels are not held back: they are told by the recorder. Does not: record. One thread.
"""

from collections.abc import Sequence

from app.core.clock import Clock
from app.core.devices.driver import DeviceEvent, DeviceEventKind

MOST_EVENTS_A_SECOND = 100


class EventValve:
    """Counts a second's events."""

    def __init__(self, *, clock: Clock) -> None:
        self._clock = clock
        self._second_ends_ns = 0
        self._let_through = 0
        self._held_back = 0
        self._newest_onset_s = 0.0

    def admit(self, events: Sequence[DeviceEvent]) -> tuple[DeviceEvent, ...]:
        """Those to be told; called again and again, also with none."""
        told: list[DeviceEvent] = []
        now_ns = self._clock.monotonic_ns()
        if now_ns >= self._second_ends_ns:
            if self._held_back:
                told.append(self._summary())
            self._second_ends_ns = now_ns + 1_000_000_000
            self._let_through = self._held_back = 0
        room = MOST_EVENTS_A_SECOND - self._let_through
        told += events[:room]
        self._let_through += len(events[:room])
        self._held_back += len(events[room:])
        if events:
            self._newest_onset_s = events[-1].onset_s
        return tuple(told)

    def _summary(self) -> DeviceEvent:
        return DeviceEvent(
            kind=DeviceEventKind.STATE,
            onset_s=self._newest_onset_s,
            duration_s=None,
            text=f"{self._held_back:,} more events of the device within a second are in the recording only.",
        )
