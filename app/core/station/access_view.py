"""Draws what windows are told of users and of who is at the seat.

Guarantees: from memory; no disk. Any thread.
"""

from app.core.access.demonstration import DEMO_USER_ID
from app.core.access.presence import next_step_of
from app.core.access.reception import Reception
from app.core.access.roles import Role
from app.core.access.seat import Stage
from app.core.settings.station_kind import StationKind
from app.core.station.access_messages import AccessView, BreakGlassView, UserView
from app.core.store.projections.users import User


def user_view(user: User) -> UserView:
    """A user as windows see it."""
    return UserView(
        user_id=user.user_id,
        user_name=user.user_name,
        full_name=user.full_name,
        roles=tuple(Role(role) for role in user.roles),
        disabled=bool(user.disabled),
        second_factor=bool(user.second_factor),
        must_change_password=bool(user.must_change_password),
        created=user.created,
        last_signed_in=user.last_signed_in,
    )


def colleague_view(view: UserView) -> UserView:
    """As who manages no users may see others: to whom a patient can be given, and no more."""
    return UserView(
        user_id=view.user_id,
        user_name=view.user_name,
        full_name=view.full_name,
        roles=view.roles,
        disabled=view.disabled,
    )


def draw_access(
    reception: Reception, *, break_glass: BreakGlassView | None = None, reviews_waiting: int = 0
) -> AccessView:
    """Who is at the window now."""
    seat = reception.seat()
    user = reception.user(seat.user_id) if seat.user_id else None
    stage = seat.stage.value
    if seat.stage is Stage.SIGNED_OUT and reception.kind == StationKind.CLINICAL and not reception.has_users():
        stage = "set_up"
    demo = seat.user_id == DEMO_USER_ID
    return AccessView(
        stage=stage,
        kind=reception.kind.value,
        holder=reception.holder,
        user=user_view(user) if user is not None else None,
        next_step=next_step_of(user) if user is not None and seat.stage is Stage.OPEN else "",
        locked_because=seat.because,
        break_glass=break_glass,
        lock_after_s=0.0 if demo else reception.lock_after_s,
        locks_in_s=reception.locks_in_s(),
        reviews_waiting=reviews_waiting,
    )
