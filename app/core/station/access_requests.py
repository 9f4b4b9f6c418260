"""Answers what is asked about signing in, one's own account, and users.

Guarantees: as `app.core.station.service`, of which this is a part. The door lets everybody ask about signing in and
the own account, since what is typed or the token decides; that is done here. In a folder for demonstration its own user
has no account to change. Threads: the exchange's pool; a password takes one of its threads a tenth of a second, and no
more than two of them at a time.
"""

import msgspec

from app.core.access.accounts import HandedOut
from app.core.access.caller import Caller
from app.core.access.demonstration import DEMO_USER_ID
from app.core.access.presence import Admitted, next_step_of
from app.core.access.reception import Reception
from app.core.access.roles import Role
from app.core.access.user_export import export_of_user
from app.core.errors import Conflict, DefectError, NotPermitted
from app.core.station.access_messages import (
    AccessRequest,
    ChangePassword,
    ChangeUser,
    ConfirmSecondFactor,
    CreateFirstAdministrator,
    CreateUser,
    DisableUser,
    EnableUser,
    EnrolSecondFactor,
    ExportUser,
    ListUsers,
    LockSeat,
    OneTimePassword,
    ResetPassword,
    ResetSecondFactor,
    SeatActivity,
    SecondFactorConfirmed,
    SecondFactorEnrolment,
    SignedIn,
    SignIn,
    SignOut,
    Unlock,
    UserExport,
    UserList,
)
from app.core.station.access_view import colleague_view, user_view
from app.core.station.station_rooms import StationRooms
from app.core.store.projections.users import User
from app.core.wire.envelopes import Done


def answer_access_request(rooms: StationRooms, message: AccessRequest, caller: Caller) -> msgspec.Struct:
    """The answer.

    Raises:
        NeuraScaleError: Why not.
    """
    reception = rooms.reception
    match message:
        case SignIn() | Unlock() | CreateFirstAdministrator():
            return _come_in(reception, message, caller.peer)
        case SignOut() | LockSeat() | SeatActivity():
            return _at_the_seat(reception, message, caller)
        case ChangePassword() | EnrolSecondFactor() | ConfirmSecondFactor():
            return _own_account(reception, message, caller)
        case ListUsers():
            views = tuple(user_view(user) for user in rooms.store.users.list())
            whole = Role.ADMINISTRATOR in caller.roles
            return UserList(users=views if whole else tuple(colleague_view(view) for view in views))
        case ExportUser(user_id=user_id):
            return _export(rooms, user_id, caller)
        case _:
            return _manage(reception, message, caller)


def _come_in(reception: Reception, message: SignIn | Unlock | CreateFirstAdministrator, peer: str) -> SignedIn:
    match message:
        case SignIn(user_name=user_name, password=password, code=code):
            return _signed_in(reception.sign_in(peer, user_name, password, code))
        case Unlock(password=password, code=code):
            return _signed_in(reception.unlock(peer, password, code))
        case CreateFirstAdministrator(user_name=user_name, full_name=full_name, password=password):
            reception.accounts.create_first(user_name, full_name, password, peer=peer)
            return _signed_in(reception.sign_in(peer, user_name, password))


def _signed_in(admitted: Admitted) -> SignedIn:
    return SignedIn(
        token=admitted.token,
        user=user_view(admitted.user) if admitted.token or not admitted.next_step else None,
        next_step=admitted.next_step,
        recovery_codes_left=admitted.recovery_left if admitted.token else None,
    )


def _at_the_seat(reception: Reception, message: SignOut | LockSeat | SeatActivity, caller: Caller) -> Done:
    match message:
        case SignOut():
            reception.sign_out(caller)
        case LockSeat():
            if caller.seat:  # nobody locks another one's window; who is not signed in has nothing to lock
                reception.lock()
        case SeatActivity():
            reception.used(caller)
    return Done()


def _own_account(
    reception: Reception, message: ChangePassword | EnrolSecondFactor | ConfirmSecondFactor, caller: Caller
) -> msgspec.Struct:
    user = _own_user(reception, caller)
    match message:
        case ChangePassword(password=password, new_password=new_password):
            reception.own.change_password(user, password, new_password, peer=caller.peer)
            reception.end_others(caller)
            changed = reception.user(user.user_id) or user
            return SignedIn(user=user_view(changed), next_step=next_step_of(changed))
        case EnrolSecondFactor(password=password, code=code):
            secret, uri = reception.own.enrol(user, password, code, peer=caller.peer)
            return SecondFactorEnrolment(secret=secret, uri=uri)
        case ConfirmSecondFactor(code=code):
            codes = reception.own.confirm(user, code)
            return SecondFactorConfirmed(
                recovery_codes=codes, next_step=next_step_of(reception.user(user.user_id) or user)
            )


def _own_user(reception: Reception, caller: Caller) -> User:
    user = reception.user(caller.user_id)
    if user is None:
        raise NotPermitted("Nobody is signed in here.", advice="Sign in first.")
    if user.user_id == DEMO_USER_ID:
        raise Conflict(
            "The user of the demonstration has no account to change.",
            advice="Make a user of your own to try this, and sign in as that one.",
        )
    return user


def _manage(reception: Reception, message: AccessRequest, caller: Caller) -> msgspec.Struct:
    accounts, by, peer = reception.accounts, caller.user_id, caller.peer
    if getattr(message, "user_id", "") == DEMO_USER_ID:
        raise Conflict("The user of the demonstration stays as it is.", meaning="Nothing was changed.")
    match message:
        case CreateUser(user_name=user_name, full_name=full_name, roles=roles):
            return _handed(accounts.create(user_name, full_name, roles, by=by, peer=peer))
        case ChangeUser(user_id=user_id, full_name=name, roles=new_roles, reason=reason):
            accounts.change(user_id, full_name=name, roles=new_roles, reason=reason, by=by)
        case DisableUser(user_id=user_id, reason=reason):
            accounts.disable(user_id, reason=reason, by=by)
        case EnableUser(user_id=user_id, reason=reason):
            accounts.enable(user_id, reason=reason, by=by)
        case ResetPassword(user_id=user_id, reason=reason):
            return _handed(accounts.reset_password(user_id, reason=reason, by=by, peer=peer))
        case ResetSecondFactor(user_id=user_id, reason=reason):
            accounts.reset_second_factor(user_id, reason=reason, by=by)
        case _:
            raise DefectError(f"The station does not know the request {type(message).__name__}.")
    return Done()


def _handed(handed: HandedOut) -> OneTimePassword:
    return OneTimePassword(user_id=handed.user_id, password=handed.password, valid_until=handed.valid_until)


def _export(rooms: StationRooms, user_id: str, caller: Caller) -> UserExport:
    whose = user_id or caller.user_id
    if not caller.somebody or (whose != caller.user_id and Role.ADMINISTRATOR not in caller.roles):
        raise NotPermitted(
            "What is kept about another user is for administrators.", advice="Ask for your own, or ask one of them."
        )
    return UserExport(json=export_of_user(rooms.store, rooms.reception.accounts.existing(whose)))
