"""Who asks the station for something, as the door found out.

Guarantees: a frozen value; nobody is somebody without a name and without roles. Does not: find out (`reception`), or
say what they may (`roles`). Pure; any thread.
"""

from dataclasses import dataclass

from app.core.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who asks.

    Attributes:
        user_id: Empty where nobody is signed in there.
        name: As printed; empty for nobody.
        roles: What they may now: none while a password must be changed or a second factor enrolled first.
        peer: Identity of the program on the line ("desktop#1234").
        seat: Whether that is the one window that locks.
        sign_in_id: Of this sign-in; another one each time, also after an unlock. Not the token, and no secret.
    """

    user_id: str = ""
    name: str = ""
    roles: frozenset[Role] = frozenset()
    peer: str = ""
    seat: bool = False
    sign_in_id: str = ""

    @property
    def somebody(self) -> bool:
        """Whether a user is signed in there."""
        return bool(self.user_id)
