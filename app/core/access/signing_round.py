"""Which components a signing asks for: both at first, and after any break.

Guarantees: the first signing of a continuous period asks for the user's name and the password, further ones for the
password alone (21 CFR 11.200(a)(1)); a pause longer than `BREAK_S`, a lock, a sign-out or another user is a break,
and so is a wrong password. Does not: check a password. A state machine without a clock of its own; one thread.
"""

from dataclasses import dataclass
from enum import StrEnum

BREAK_S = 900.0


class Components(StrEnum):
    """What must be typed to sign."""

    BOTH = "both"
    SECOND_ALONE = "second_alone"


@dataclass(frozen=True, slots=True)
class SigningRound:
    """Who signed last in this period, and when; the default is that nobody did."""

    user_id: str = ""
    signed_s: float = 0.0

    def asks_for(self, user_id: str, *, now_s: float) -> Components:
        """What `user_id` must type now; `now_s` is monotonic."""
        goes_on = bool(self.user_id) and self.user_id == user_id and 0 <= now_s - self.signed_s <= BREAK_S
        return Components.SECOND_ALONE if goes_on else Components.BOTH

    def after_signing(self, user_id: str, *, now_s: float) -> "SigningRound":
        return SigningRound(user_id, now_s)

    def after_break(self) -> "SigningRound":
        """A lock, a sign-out, or a wrong password."""
        return SigningRound()
