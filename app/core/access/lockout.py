"""How many wrong passwords a user name is given before it must wait.

Guarantees: a state machine without a clock of its own; after `FAILURES` wrong sign-ins the name is locked, each further
lock lasts twice as long up to `LONGEST_S`; a right sign-in forgets all, but not while locked. The lock says nothing of
whether the user exists: names without a user are counted alike. After NIST SP 800-63B-4, 3.2.2 (throttling).
Does not: know passwords. Pure; one thread.
"""

from dataclasses import dataclass, replace

FAILURES = 5
FIRST_S = 60.0
LONGEST_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """What is kept of a user name.

    Attributes:
        count: Wrong sign-ins since the last right one or lock.
        locks: Locks since the last right one.
        locked_until_s: UTC seconds; 0 where it is not.
    """

    count: int = 0
    locks: int = 0
    locked_until_s: float = 0.0

    def locked_for_s(self, now_s: float) -> float:
        """Seconds that are left; 0 where it is not locked."""
        # A clock that was put back must not lock anybody for years.
        return max(0.0, min(self.locked_until_s - now_s, LONGEST_S))


def after_failure(before: Failures, *, now_s: float) -> Failures:
    """A wrong sign-in; one while locked neither counts nor makes it longer."""
    if before.locked_for_s(now_s) > 0:
        return before
    if before.count + 1 < FAILURES:
        return replace(before, count=before.count + 1, locked_until_s=0.0)
    lasts_s = min(FIRST_S * 2.0**before.locks, LONGEST_S)
    return Failures(count=0, locks=before.locks + 1, locked_until_s=now_s + lasts_s)


def after_success(before: Failures, *, now_s: float) -> Failures:
    """A right sign-in; while locked it is none."""
    return before if before.locked_for_s(now_s) > 0 else Failures()
