"""What is asked about users and signing in, and what of it is part of the station's state.

Guarantees: frozen typed messages; printed, they tell no password or code. Passwords and codes travel on the control
link alone, which is a private socket of this computer, and are in no answer but where one is handed out once (a
one-time password, a second factor's secret, recovery codes). Answers are named; `Done` where none is.
"""

import msgspec

from app.core.access.roles import Role
from app.core.reticence import reticent_repr
from app.core.wire.envelopes import Message

# --- what is shown -------------------------------------------------------------------------------------------


class UserView(msgspec.Struct, frozen=True, kw_only=True):
    """A user.

    Attributes:
        user_name: What is typed to sign in.
        full_name: As printed on signatures.
        second_factor: Whether one is enrolled.
        must_change_password: The password is a one-time one.
        created / last_signed_in: ISO 8601, UTC; the second is empty where they never were.
    """

    user_id: str
    user_name: str
    full_name: str
    roles: tuple[Role, ...]
    disabled: bool = False
    second_factor: bool = False
    must_change_password: bool = False
    created: str = ""
    last_signed_in: str = ""


class BreakGlassView(msgspec.Struct, frozen=True, kw_only=True):
    """An emergency access that runs; for the banner. `ends_at`: ISO 8601, UTC."""

    break_glass_id: str
    patient_id: str
    user_id: str
    ends_at: str


class AccessView(msgspec.Struct, frozen=True, kw_only=True):
    """Who is at the window.

    Attributes:
        stage: "set_up" (no user yet), "signed_out", "locked" or "open".
        kind: "clinical" or "demonstration".
        holder: What keeps the station's key: "keyring", "passphrase" or "file".
        user: Who is signed in or has locked; None where nobody.
        next_step: What the user must do before anything else: "" or "change_password" or "enrol_second_factor".
        locked_because: "idle", "asked", "window_gone" or "station_restarted"; empty where it is not locked.
        lock_after_s: Idle seconds until the window locks; 0 where it never does.
        locks_in_s: What is left of them; None where nobody is signed in or it never locks.
        reviews_waiting: Emergency accesses that nobody has reviewed.
    """

    stage: str = "open"
    kind: str = "demonstration"
    holder: str = "file"
    user: UserView | None = None
    next_step: str = ""
    locked_because: str = ""
    break_glass: BreakGlassView | None = None
    lock_after_s: float = 0.0
    locks_in_s: float | None = None
    reviews_waiting: int = 0


# --- signing in ----------------------------------------------------------------------------------------------


class SignIn(Message, frozen=True, kw_only=True):
    """Answer: `SignedIn`. From a window it takes the seat, also from who has locked it.

    Refused (`NotPermitted`) with one sentence for an unknown name, a wrong password, a wrong code and a disabled user;
    with the seconds to wait where the name was tried too often.

    Attributes:
        code: Of the second factor, or one of the recovery codes.
    """

    __repr__ = reticent_repr

    user_name: str
    password: str
    code: str = ""


class SignedIn(Message, frozen=True, kw_only=True):
    """Somebody signed in, or is half-way.

    Attributes:
        token: To be sent with each request; empty where `next_step` is "code".
        next_step: "" (all is open), "code" (ask again with the second factor's), "change_password" or
            "enrol_second_factor" (nothing else is open until that is done).
        recovery_codes_left: Of the second factor; None where none is enrolled.
    """

    __repr__ = reticent_repr

    token: str = ""
    user: UserView | None = None
    next_step: str = ""
    recovery_codes_left: int | None = None


class SignOut(Message, frozen=True, kw_only=True):
    """End this sign-in."""


class LockSeat(Message, frozen=True, kw_only=True):
    """Lock the window; the session, recording, alarms and stop go on."""


class Unlock(Message, frozen=True, kw_only=True):
    """Answer: `SignedIn`, with a new token. Only for who locked; another one signs in (`SignIn`)."""

    __repr__ = reticent_repr

    password: str
    code: str = ""


class SeatActivity(Message, frozen=True, kw_only=True):
    """A person used the window's keys or mouse; at most every five seconds."""


class CreateFirstAdministrator(Message, frozen=True, kw_only=True):
    """Answer: `SignedIn` with `next_step` "enrol_second_factor". Refused (`Conflict`) where there is any user."""

    __repr__ = reticent_repr

    user_name: str
    full_name: str
    password: str


class ChangePassword(Message, frozen=True, kw_only=True):
    """Of oneself. Answer: `SignedIn` with the same token and what is next."""

    __repr__ = reticent_repr

    password: str
    new_password: str


class EnrolSecondFactor(Message, frozen=True, kw_only=True):
    """For oneself. Answer: `SecondFactorEnrolment`. Nothing changes until `ConfirmSecondFactor`.

    Attributes:
        code: Of the second factor that it replaces; empty where there is none.
    """

    __repr__ = reticent_repr

    password: str
    code: str = ""


class SecondFactorEnrolment(Message, frozen=True, kw_only=True):
    """`secret`: base32, for typing; `uri`: otpauth, for the QR code."""

    __repr__ = reticent_repr

    secret: str
    uri: str


class ConfirmSecondFactor(Message, frozen=True, kw_only=True):
    """The first code of the authenticator. Answer: `SecondFactorConfirmed`."""

    __repr__ = reticent_repr

    code: str


class SecondFactorConfirmed(Message, frozen=True, kw_only=True):
    """`recovery_codes`: to be kept on paper; each counts once, and they are never shown again."""

    __repr__ = reticent_repr

    recovery_codes: tuple[str, ...]
    next_step: str = ""


# --- users ---------------------------------------------------------------------------------------------------


class ListUsers(Message, frozen=True, kw_only=True):
    """Answer: `UserList`, by name. Who is no administrator is told names and roles only."""


class UserList(Message, frozen=True, kw_only=True):
    users: tuple[UserView, ...]


class CreateUser(Message, frozen=True, kw_only=True):
    """Answer: `OneTimePassword`. Refused (`Conflict`) where the name is taken."""

    user_name: str
    full_name: str
    roles: tuple[Role, ...]


class OneTimePassword(Message, frozen=True, kw_only=True):
    """To be handed over; it must be changed at the next sign-in, and no longer works after `valid_until` (UTC)."""

    __repr__ = reticent_repr

    user_id: str
    password: str
    valid_until: str


class ChangeUser(Message, frozen=True, kw_only=True):
    """Printed name or roles; None leaves what is. Other roles hold at once."""

    user_id: str
    reason: str
    full_name: str | None = None
    roles: tuple[Role, ...] | None = None


class DisableUser(Message, frozen=True, kw_only=True):
    """Ends their sign-ins at once. Refused (`Conflict`) for the last administrator."""

    user_id: str
    reason: str


class EnableUser(Message, frozen=True, kw_only=True):
    user_id: str
    reason: str


class ResetPassword(Message, frozen=True, kw_only=True):
    """Of another user. Answer: `OneTimePassword`. Ends their sign-ins, and the wait after wrong passwords."""

    user_id: str
    reason: str


class ResetSecondFactor(Message, frozen=True, kw_only=True):
    """Of another user, who lost it; an administrator must enrol anew at the next sign-in."""

    user_id: str
    reason: str


class ExportUser(Message, frozen=True, kw_only=True):
    """Everything that is kept about a user. Answer: `UserExport`. For oneself, or asked by an administrator."""

    user_id: str = ""


class UserExport(Message, frozen=True, kw_only=True):
    """`json`: UTF-8 text; no password, secret or code."""

    __repr__ = reticent_repr

    json: str


AccessRequest = (
    SignIn
    | SignOut
    | LockSeat
    | Unlock
    | SeatActivity
    | CreateFirstAdministrator
    | ChangePassword
    | EnrolSecondFactor
    | ConfirmSecondFactor
    | ListUsers
    | CreateUser
    | ChangeUser
    | DisableUser
    | EnableUser
    | ResetPassword
    | ResetSecondFactor
    | ExportUser
)
AccessReply = SignedIn | SecondFactorEnrolment | SecondFactorConfirmed | UserList | OneTimePassword | UserExport
