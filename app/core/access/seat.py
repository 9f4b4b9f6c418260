"""The seat: the one window of the workstation, and whether it is open, locked or empty.

Guarantees: a state machine without a clock of its own. It locks where nobody used it for some time, where its window
shows no sign of life, or where another window shows one while its own does not. Locking says nothing to acquisition,
alarms or the stop, which do not know of it. Does not: check passwords, hold tokens, write anything. Pure.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

WINDOW_GONE_S = 10.0
"""A window that was busy for so long has not died yet; its heart beats four times a second."""
REPLACED_AFTER_S = 2.0


class Stage(StrEnum):
    """What the window is for now."""

    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Seat:
    """The seat; the default is an empty one.

    Attributes:
        peer: The window whose seat it is.
        active_s: When a person used it last; monotonic seconds, as all here.
        seen_s: When the window showed its last sign of life.
        other_seen_s: When another window did; None for never.
        because: Why it is locked.
        code_needed: To unlock, the second factor is asked for again: it was not a person of this station's run that
            signed in.
    """

    stage: Stage = Stage.SIGNED_OUT
    user_id: str = ""
    sign_in_id: str = ""
    peer: str = ""
    active_s: float = 0.0
    seen_s: float = 0.0
    other_seen_s: float | None = None
    because: str = ""
    code_needed: bool = False

    def taken(self, user_id: str, sign_in_id: str, peer: str, *, now_s: float) -> "Seat":
        """Somebody signed in or unlocked."""
        return Seat(Stage.OPEN, user_id, sign_in_id, peer, now_s, now_s)

    def used(self, sign_in_id: str, *, now_s: float) -> "Seat":
        """A person used keys or mouse; what comes of another sign-in counts for nothing."""
        if self.stage is not Stage.OPEN or sign_in_id != self.sign_in_id:
            return self
        return replace(self, active_s=now_s, seen_s=now_s)

    def seen(self, peer: str, *, now_s: float) -> "Seat":
        """A window showed a sign of life."""
        if self.stage is not Stage.OPEN:
            return self
        return replace(self, seen_s=now_s) if peer == self.peer else replace(self, other_seen_s=now_s)

    def locked(self, because: str) -> "Seat":
        """Locked, of the same user; an empty seat stays empty."""
        if self.stage is not Stage.OPEN:
            return self
        return replace(self, stage=Stage.LOCKED, because=because)

    def why_lock(self, *, now_s: float, lock_after_s: float) -> str:
        """Why it must be locked now; empty where it need not. `lock_after_s` 0: never for being idle."""
        if self.stage is not Stage.OPEN:
            return ""
        silent_s = now_s - self.seen_s
        replaced = self.other_seen_s is not None and now_s - self.other_seen_s < REPLACED_AFTER_S < silent_s
        if silent_s > WINDOW_GONE_S or replaced:
            return "window_gone"
        return "idle" if lock_after_s and now_s - self.active_s >= lock_after_s else ""

    def locks_in_s(self, *, now_s: float, lock_after_s: float) -> float | None:
        """Seconds until it locks for being idle; None where it does not."""
        if self.stage is not Stage.OPEN or not lock_after_s:
            return None
        return max(0.0, lock_after_s - (now_s - self.active_s))
