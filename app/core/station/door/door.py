"""The one door: who asks, about whom, and whether they may. Everything asked of the station comes through it.

Guarantees: what stands in no permission is refused, and so is whoever is nobody; a refusal changes and tells nothing
but that it was refused.
Does not: know how somebody signed in (`who`), or what a request does. The exchange's pool, several at a time.
"""

from collections.abc import Callable
from typing import Any

from app.core.access.caller import Caller
from app.core.access.roles import Verdict, permissions
from app.core.errors import NotPermitted

WhoAsks = Callable[[str, str], Caller]
"""Who is behind a peer and its token; a `Caller` that is nobody where nobody is."""


class Door:
    """The door of one station.

    Args:
        who: Finds out who asks.
    """

    def __init__(self, who: WhoAsks) -> None:
        self._who = who

    def admit(self, peer: str, message: Any, token: str) -> Caller:
        """Who asks, if they may.

        Raises:
            NotPermitted: They may not.
        """
        caller = self._who(peer, token)
        verdict = permissions().judge(type(message).__name__, caller.roles, own_patient=True)
        if verdict is Verdict.ALLOWED:
            return caller
        raise NotPermitted("This is not for everybody.", advice="Sign in, or ask somebody who may.")
