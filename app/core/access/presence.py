"""What is told of who is there.

Guarantees: frozen values. Does not: decide. Pure.
"""

from dataclasses import dataclass, field

from app.core.access.demonstration import DEMO_USER_ID
from app.core.access.roles import Role
from app.core.store.projections.users import User
from app.core.telemetry.heartbeat import ProgramName


@dataclass(frozen=True, slots=True)
class Presence:
    """Something changed about who is there.

    Attributes:
        what: "signed_in", "signed_out", "locked" or "unlocked". All but the first are a break for signatures.
    """

    what: str
    user_id: str
    sign_in_id: str
    seat: bool


@dataclass(frozen=True, slots=True)
class Admitted:
    """A sign-in that was granted. `token`: empty where the second factor's code is still needed."""

    user: User
    next_step: str
    recovery_left: int | None
    token: str = field(repr=False)


def next_step_of(user: User) -> str:
    """What the user must do before anything else is open."""
    if user.must_change_password:
        return "change_password"
    if Role.ADMINISTRATOR in user.roles and not user.second_factor and user.user_id != DEMO_USER_ID:
        return "enrol_second_factor"
    return ""


def is_window(peer: str) -> bool:
    """Whether a program on the line is a window, whose sign-in is the seat."""
    return peer.partition("#")[0] == ProgramName.DESKTOP
