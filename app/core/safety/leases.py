"""Leases renewed by counted challenges; pure.

Rules:
1. A holder is present from its first answer in time, and for `lease_ns` after the *sending* of the newest challenge
   that it answered in time: what is proved is that it was alive after that moment, and nothing later.
2. One challenge is open at a time. An answer to it after `lease_ns` is late: it renews nothing.
3. An answer to no open challenge (repeated, invented, ahead of its time) is a fault: the holder runs wild, and
   nothing it says counts.
Does not: read a clock (callers pass monotonic nanoseconds) or send anything. Any thread, one at a time.
"""

import secrets
from dataclasses import dataclass

LEASE_MS = 300
REAL_TIME_LEASE_MS = 200
CHALLENGES_PER_LEASE = 6


class LeaseViolated(Exception):
    """An answer that nothing had asked for."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """One question; the answer repeats number and token."""

    number: int
    token: str
    sent_ns: int


class Lease:
    """One holder's lease.

    Args:
        lease_ns: How long it lasts without renewal.
        now_ns: Monotonic time of its beginning; the first challenge is due at once.
    """

    def __init__(self, *, lease_ns: int, now_ns: int) -> None:
        self._lease_ns = lease_ns
        self._every_ns = lease_ns // CHALLENGES_PER_LEASE
        self._next_ns = now_ns
        self._number = 0
        self._open: Challenge | None = None
        self._proved_ns: int | None = None
        self.late_answers = 0

    @property
    def until_ns(self) -> int | None:
        """When it lapses unless renewed; None where it was never held or was answered late."""
        return None if self._proved_ns is None else self._proved_ns + self._lease_ns

    def held(self, now_ns: int) -> bool:
        """Whether it is good at `now_ns`."""
        return self._proved_ns is not None and now_ns < self._proved_ns + self._lease_ns

    def challenge(self, now_ns: int) -> Challenge | None:
        """The challenge to send now; None where one is open or none is due."""
        if self._open is not None or now_ns < self._next_ns:
            return None
        self._number += 1
        self._open = Challenge(self._number, secrets.token_hex(8), now_ns)
        self._next_ns = now_ns + self._every_ns
        return self._open

    def answer(self, number: int, token: str, now_ns: int) -> bool:
        """Take an answer; whether it came in time.

        Raises:
            LeaseViolated: No such challenge is open.
        """
        asked, self._open = self._open, None
        if asked is None or (number, token) != (asked.number, asked.token):
            self._proved_ns = None
            raise LeaseViolated("An answer came that nothing had asked for.")
        if now_ns - asked.sent_ns >= self._lease_ns:
            self.late_answers += 1
            self._proved_ns = None
            self._next_ns = now_ns
            return False
        self._proved_ns = asked.sent_ns
        return True

    def next_event_ns(self, now_ns: int) -> int | None:
        """When to look again: the next challenge or the lapse; None where only an answer can bring news."""
        moments = [] if self._open is not None else [self._next_ns]
        if self.held(now_ns) and self.until_ns is not None:
            moments.append(self.until_ns)
        return min(moments, default=None)
