"""What users change of their own account: the password, and the second factor.

Guarantees: both ask for the password again (and for the code of a second factor that is there), since a window may have
been left open; a new second factor counts from the moment a code of it was typed, so that nobody is locked out by a
QR code that was not scanned. Ten recovery codes are told once. Does not: end sign-ins (`reception`).
Any thread but the station's main one.
"""

import base64
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.access import recovery_codes
from app.core.access.accounts import name_parts, shortest_password
from app.core.access.authentication import Authentication
from app.core.access.passwords import hashed, require_good
from app.core.access.pen import AccessPen
from app.core.access.second_factor import accepted_step, enrolment_uri, new_secret
from app.core.clock import Clock
from app.core.errors import NotPermitted, PrerequisiteMissing, WrongUse
from app.core.events.access_events import UserPasswordChangedData, UserSecondFactorChangedData
from app.core.store import credentials
from app.core.store.projections.users import User

ENROL_WITHIN_S = 900.0
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A second factor that was shown and not confirmed yet. `tries`: wrong codes that are left."""

    began_s: float
    tries: int
    secret: bytes = field(repr=False)

    @property
    def typed(self) -> str:
        """The secret as it is typed into an authenticator."""
        return base64.b32encode(self.secret).decode().rstrip("=")


class OwnAccount:
    """See the module.

    Args:
        on_change: As of `Accounts`.
    """

    def __init__(
        self,
        pen: AccessPen,
        authentication: Authentication,
        *,
        clock: Clock,
        on_change: Callable[[str, str], None],
    ) -> None:
        self._pen = pen
        self._authentication = authentication
        self._clock = clock
        self._on_change = on_change
        self._lock = threading.Lock()
        self._enrolments: dict[str, Enrolment] = {}

    def change_password(self, user: User, password: str, new_password: str, *, peer: str) -> None:
        """Another password.

        Raises:
            NotPermitted: `password` is not right.
            WrongUse: The new one cannot be accepted.
            StorageFault: It cannot be written.
        """
        if password == new_password:
            raise WrongUse("The new password is the one before.", advice="Choose another one.")
        require_good(
            new_password,
            names=name_parts(user.user_name, user.full_name),
            shortest=shortest_password(user.roles),
        )
        self._authentication.prove(user, user.user_name, password, peer=peer, ask_code=False)
        with self._authentication.gate.entered(peer):
            kept = hashed(new_password)
        reason = "one_time" if user.must_change_password else "chosen"
        self._pen.write(
            self._pen.of_user(user.user_id, UserPasswordChangedData(user_id=user.user_id, reason=reason)),
            together=lambda to: credentials.set_password(to, user.user_id, kept),
        )
        self._on_change(user.user_id, "password")

    def enrol(self, user: User, password: str, code: str, *, peer: str) -> tuple[str, str]:
        """A new secret, as text and as otpauth URI.

        Raises:
            NotPermitted: The password or the code of the second factor that is there is not right.
            PrerequisiteMissing: There is a second factor, and no code of it was given.
        """
        proven = self._authentication.prove(user, user.user_name, password, code, peer=peer)
        if proven.code_needed:
            raise PrerequisiteMissing(
                "The code of your second factor is needed.", advice="Type the code that your authenticator shows."
            )
        if proven.together is not None:
            self._pen.keep(*proven.events, together=proven.together)
        begun = Enrolment(self._now_s(), _TRIES, new_secret())
        with self._lock:
            self._enrolments[user.user_id] = begun
        return begun.typed, enrolment_uri(begun.secret, user.user_name)

    def confirm(self, user: User, code: str) -> tuple[str, ...]:
        """The first code is right: it counts from now on. The recovery codes.

        Raises:
            PrerequisiteMissing: Nothing was begun, or too long ago.
            NotPermitted: The code is not right.
            StorageFault: It cannot be written.
        """
        with self._lock:
            begun = self._enrolments.get(user.user_id)
            if begun is None or self._now_s() - begun.began_s > ENROL_WITHIN_S:
                self._enrolments.pop(user.user_id, None)
                raise PrerequisiteMissing("Setting up the second factor was not begun.", advice="Begin it again.")
            step = accepted_step(begun.secret, code, unix_s=self._clock.wall().timestamp(), last_step=-1)
            if step is None:
                left = Enrolment(begun.began_s, begun.tries - 1, begun.secret)
                if left.tries:
                    self._enrolments[user.user_id] = left
                else:
                    del self._enrolments[user.user_id]
                raise NotPermitted(
                    "The code is not right.",
                    meaning="The second factor is not set up yet.",
                    advice="Check that the clock of the authenticator is right, and type the code that it shows now."
                    if left.tries
                    else "Begin again with a new code to scan.",
                )
            del self._enrolments[user.user_id]
        codes, secret = recovery_codes.new_codes(), begun.secret
        kept = tuple(recovery_codes.digest(one) for one in codes)
        data = UserSecondFactorChangedData(user_id=user.user_id, what="enrolled", changed_by=user.user_id)
        self._authentication.forget(user.user_id)
        self._pen.write(
            self._pen.of_user(user.user_id, data),
            together=lambda to: credentials.set_second_factor(to, user.user_id, secret, last_step=step, recovery=kept),
        )
        self._on_change(user.user_id, "second_factor")
        return codes

    def _now_s(self) -> float:
        return self._clock.monotonic_ns() / 1e9
