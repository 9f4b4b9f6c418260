"""The users of the workstation: made, changed, disabled, given new passwords; by administrators.

Guarantees: every change is an entry of the log with who made it and why, durable on return; there is always an
administrator who is not disabled, once there was one; a name to sign in with is never given twice. Whoever makes a user
does not know the password that the user will have: a one-time one is handed over, and changed at the first sign-in.
Does not: ask who asks (`app.core.station.door`), or end sign-ins (`reception`). Any thread but the station's main one.
"""

import re
import threading
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from app.core.access.authentication import Authentication
from app.core.access.passwords import SHORTEST, SHORTEST_OF_OTHERS, hashed, require_good
from app.core.access.pen import AccessPen
from app.core.access.recovery_codes import new_word
from app.core.access.roles import Role
from app.core.clock import Clock
from app.core.errors import Conflict, NotFound, WrongUse
from app.core.events.access_events import (
    UserChangedData,
    UserCreatedData,
    UserDisabledData,
    UserEnabledData,
    UserPasswordChangedData,
    UserPasswordResetData,
    UserSecondFactorChangedData,
)
from app.core.events.system_event import EventData
from app.core.identifiers import new_id
from app.core.store import credentials
from app.core.store.projections.users import User
from app.core.store.station_store import StationStore

ONE_TIME_LASTS = timedelta(hours=72)
FIRST_REASON = "a new user"
_USER_NAME = re.compile(r"[\w.@+-]{2,40}")
_LONGEST_NAME = 120
_LONGEST_REASON = 500
_SHORTEST_REASON = 3


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A one-time password, to be told once. `valid_until`: ISO 8601, UTC."""

    user_id: str
    valid_until: str
    password: str = field(repr=False)


class Accounts:
    """See the module.

    Args:
        on_change: Called after each change, with the user's id and what it is for them: "changed", "disabled",
            "reset" or "second_factor".
    """

    def __init__(
        self,
        store: StationStore,
        pen: AccessPen,
        authentication: Authentication,
        *,
        clock: Clock,
        on_change: Callable[[str, str], None],
    ) -> None:
        self._store = store
        self._pen = pen
        self._authentication = authentication
        self._clock = clock
        self._on_change = on_change
        # Two administrators who disable each other at the same moment must not both succeed.
        self._changing = threading.Lock()

    def create_first(self, user_name: str, full_name: str, password: str, *, peer: str) -> User:
        """The first administrator, of a station without users.

        Raises:
            Conflict: There is a user.
            WrongUse: A name or the password cannot be accepted.
            StorageFault: It cannot be written.
        """
        with self._changing:
            self._require_no_user()
            names = _names(user_name, full_name)
            require_good(password, names=name_parts(*names))
            with self._authentication.gate.entered(peer):
                kept = hashed(password)
            user_id = new_id(self._clock)
            created = UserCreatedData(
                user_id=user_id,
                user_name=names[0],
                full_name=names[1],
                roles=(Role.ADMINISTRATOR.value,),
                created_by=user_id,
            )
            self._pen.write(
                self._pen.of_user(user_id, created),
                self._pen.of_user(user_id, UserPasswordChangedData(user_id=user_id)),
                together=lambda to: credentials.set_password(to, user_id, kept),
            )
        self._on_change(user_id, "changed")
        return self.existing(user_id)

    def create(self, user_name: str, full_name: str, roles: tuple[Role, ...], *, by: str, peer: str) -> HandedOut:
        """A user, with a one-time password.

        Raises:
            Conflict: The name is taken.
            WrongUse: A name or the roles cannot be accepted.
            StorageFault: It cannot be written.
        """
        with self._changing:
            names = _names(user_name, full_name)
            if self._store.users.by_name(names[0]) is not None:
                raise Conflict("Another user signs in by this name.", advice="Choose another name to sign in with.")
            user_id = new_id(self._clock)
            created = UserCreatedData(
                user_id=user_id, user_name=names[0], full_name=names[1], roles=_roles(roles), created_by=by
            )
            handed = self._hand_out(user_id, by, FIRST_REASON, peer, created)
        self._on_change(user_id, "changed")
        return handed

    def change(
        self, user_id: str, *, full_name: str | None, roles: tuple[Role, ...] | None, reason: str, by: str
    ) -> None:
        """Another printed name or other roles; None leaves what is.

        Raises:
            NotFound: There is no such user.
            Conflict: Nobody would be administrator.
            WrongUse: The name, the roles or the reason cannot be accepted.
            StorageFault: It cannot be written.
        """
        with self._changing:
            user, why = self.existing(user_id), _reason(reason)
            name = user.full_name if full_name is None else _full_name(full_name)
            new_roles = user.roles if roles is None else _roles(roles)
            if Role.ADMINISTRATOR not in new_roles:
                self.require_another_administrator(user_id)
            if (name, new_roles) != (user.full_name, user.roles):
                data = UserChangedData(user_id=user_id, full_name=name, roles=new_roles, changed_by=by, reason=why)
                self._pen.write(self._pen.of_user(user_id, data))
        self._on_change(user_id, "changed")

    def disable(self, user_id: str, *, reason: str, by: str) -> None:
        """Nobody signs in as this user from now on.

        Raises:
            NotFound: There is no such user.
            Conflict: Nobody would be administrator.
            WrongUse: No reason was given.
            StorageFault: It cannot be written.
        """
        with self._changing:
            user, why = self.existing(user_id), _reason(reason)
            self.require_another_administrator(user_id)
            if not user.disabled:
                data = UserDisabledData(user_id=user_id, disabled_by=by, reason=why)
                self._pen.write(self._pen.of_user(user_id, data))
        self._on_change(user_id, "disabled")

    def enable(self, user_id: str, *, reason: str, by: str) -> None:
        """The user may sign in again.

        Raises:
            NotFound: There is no such user.
            WrongUse: No reason was given.
            StorageFault: It cannot be written.
        """
        with self._changing:
            user, why = self.existing(user_id), _reason(reason)
            if user.disabled:
                data = UserEnabledData(user_id=user_id, enabled_by=by, reason=why)
                self._pen.write(self._pen.of_user(user_id, data))
        self._on_change(user_id, "changed")

    def reset_password(self, user_id: str, *, reason: str, by: str, peer: str) -> HandedOut:
        """A one-time password in place of the user's own, and no more waiting after wrong ones.

        Raises:
            NotFound: There is no such user.
            WrongUse: No reason was given, or it is one's own.
            StorageFault: It cannot be written.
        """
        with self._changing:
            self._require_other(user_id, by)
            handed = self._hand_out(self.existing(user_id).user_id, by, _reason(reason), peer)
        self._authentication.forgive(user_id)
        self._on_change(user_id, "reset")
        return handed

    def reset_second_factor(self, user_id: str, *, reason: str, by: str) -> None:
        """Take the second factor away; an administrator enrols another at the next sign-in.

        Raises:
            NotFound: There is no such user.
            WrongUse: No reason was given, or it is one's own.
            StorageFault: It cannot be written.
        """
        with self._changing:
            self._require_other(user_id, by)
            self.existing(user_id)
            data = UserSecondFactorChangedData(user_id=user_id, what="reset", changed_by=by, reason=_reason(reason))
            self._pen.write(
                self._pen.of_user(user_id, data),
                together=lambda to: credentials.set_second_factor(to, user_id, None),
            )
        self._authentication.forget(user_id)
        self._on_change(user_id, "reset")

    def existing(self, user_id: str) -> User:
        """Raises: NotFound: There is no such user."""
        user = self._store.users.get(user_id)
        if user is None:
            raise NotFound("There is no such user.")
        return user

    def require_another_administrator(self, user_id: str) -> None:
        """Whether the station can do without this user; also to be asked before a user is erased.

        Raises:
            Conflict: There is no other administrator who may sign in.
        """
        users = self._store.users.list()
        administrators = {user.user_id for user in users if not user.disabled and Role.ADMINISTRATOR in user.roles}
        if administrators == {user_id}:
            raise Conflict(
                "This is the only administrator.",
                meaning="Nobody could manage users any more; nothing was changed.",
                advice="Make another user administrator first.",
            )

    def _require_no_user(self) -> None:
        if self._store.users.list():
            raise Conflict(
                "This station has users already.",
                meaning="Nothing was changed.",
                advice="Sign in, or ask an administrator to add you.",
            )

    def _require_other(self, user_id: str, by: str) -> None:
        if user_id == by:
            raise WrongUse(
                "This is your own account.",
                meaning="Nothing was changed.",
                advice="Change your own password, or ask another administrator.",
            )

    def _hand_out(self, user_id: str, by: str, reason: str, peer: str, *before: EventData) -> HandedOut:
        word = new_word()
        until = (self._clock.wall() + ONE_TIME_LASTS).isoformat(timespec="seconds")
        with self._authentication.gate.entered(peer):
            kept = hashed(word)
        reset = UserPasswordResetData(user_id=user_id, reset_by=by, reason=reason)
        self._pen.write(
            *(self._pen.of_user(user_id, data) for data in (*before, reset)),
            together=lambda to: credentials.set_password(to, user_id, kept, one_time_until=until),
        )
        return HandedOut(user_id, until, word)


def shortest_password(roles: tuple[str, ...]) -> int:
    """Characters that a user of these roles needs."""
    return SHORTEST if Role.ADMINISTRATOR in roles else SHORTEST_OF_OTHERS


def name_parts(user_name: str, full_name: str) -> tuple[str, ...]:
    """What of a user's names must not be in the password."""
    return (user_name, *re.findall(r"\w+", full_name))


def _names(user_name: str, full_name: str) -> tuple[str, str]:
    name = unicodedata.normalize("NFKC", user_name).strip()
    if not _USER_NAME.fullmatch(name):
        raise WrongUse(
            "The name to sign in with cannot be used.",
            meaning="Nothing was changed.",
            advice="Use 2 to 40 letters, digits, or the signs . _ - @ +, without spaces.",
        )
    return name, _full_name(full_name)


def _full_name(full_name: str) -> str:
    name = " ".join(unicodedata.normalize("NFC", full_name).split())
    if not name or len(name) > _LONGEST_NAME or any(unicodedata.category(one).startswith("C") for one in name):
        raise WrongUse(
            "The printed name cannot be used.",
            meaning="Nothing was changed.",
            advice=f"Give the name as it shall stand under signatures, up to {_LONGEST_NAME} characters.",
        )
    return name


def _roles(roles: tuple[Role, ...]) -> tuple[str, ...]:
    if not roles:
        raise WrongUse("A user needs a role.", advice="Choose at least one.")
    return tuple(role.value for role in Role if role in roles)


def _reason(reason: str) -> str:
    text = " ".join(reason.split())
    if not _SHORTEST_REASON <= len(text) <= _LONGEST_REASON:
        raise WrongUse(
            "A reason is needed.", meaning="Nothing was changed.", advice="Say in a few words why; it is kept."
        )
    return text
