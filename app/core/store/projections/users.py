"""Users, and who is at the window, from `user.*` and `access.*`.

Guarantees: a name to sign in with belongs to one user, whatever its capitals; a user whose subject was erased has no
row, and is named by `ERASED_NAME`. Does not: hold a password or a secret (`app.core.store.credentials`), or know what
a role may. Any thread.
"""

import unicodedata

import msgspec
from sqlalchemy import CheckConstraint, Column, Connection, Engine, Integer, Table, Text, select

from app.core.events.access_events import (
    AccessSignedInData,
    AccessSignedOutData,
    UserChangedData,
    UserCreatedData,
    UserDisabledData,
    UserEnabledData,
    UserPasswordChangedData,
    UserPasswordResetData,
    UserSecondFactorChangedData,
)
from app.core.events.canonical_form import timestamp_text
from app.core.events.system_event import SystemEvent
from app.core.store.projections.projection import PROJECTION_METADATA, Handler, data_of
from app.core.store.projections.rows import fetch_all, fetch_one, to_json

ERASED_NAME = "erased user"

USERS = Table(
    "users",
    PROJECTION_METADATA,
    Column("user_id", Text, primary_key=True),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("user_name", Text, nullable=False),
    Column("name_key", Text, nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    Column("roles_json", Text, nullable=False),
    Column("disabled", Integer, nullable=False),
    Column("second_factor", Integer, nullable=False),
    Column("must_change_password", Integer, nullable=False),
    Column("created", Text, nullable=False),
    Column("last_signed_in", Text, nullable=False),
    sqlite_strict=True,
)

SEAT = Table(
    "seat",
    PROJECTION_METADATA,
    Column("only", Integer, CheckConstraint("only = 1"), primary_key=True, autoincrement=False),
    Column("entry_index", Integer, nullable=False, unique=True),
    Column("user_id", Text, nullable=False),
    Column("sign_in_id", Text, nullable=False),
    sqlite_strict=True,
)


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A user.

    Attributes:
        roles: Words of `app.core.access.roles.Role`.
        second_factor, must_change_password, disabled: 1 where it is so.
        created / last_signed_in: ISO 8601, UTC; the second is empty where they never were.
    """

    user_id: str
    user_name: str
    full_name: str
    roles: tuple[str, ...]
    disabled: int = 0
    second_factor: int = 0
    must_change_password: int = 0
    created: str = ""
    last_signed_in: str = ""


class SeatHolder(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed in at the window last and has not signed out."""

    user_id: str
    sign_in_id: str


def name_key(user_name: str) -> str:
    """The name as it is compared: whatever its capitals, width of letters, and spaces around it."""
    return unicodedata.normalize("NFKC", user_name).casefold().strip()


def _create(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, UserCreatedData)
    connection.execute(
        USERS.insert().values(
            user_id=data.user_id,
            entry_index=index,
            user_name=data.user_name,
            name_key=name_key(data.user_name),
            full_name=data.full_name,
            roles_json=to_json(data.roles),
            disabled=0,
            second_factor=0,
            must_change_password=0,
            created=timestamp_text(event.timestamp),
            last_signed_in="",
        )
    )


def _set(connection: Connection, user_id: str, **values: object) -> None:
    connection.execute(USERS.update().where(USERS.c.user_id == user_id).values(**values))


def _change(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, UserChangedData)
    _set(connection, data.user_id, full_name=data.full_name, roles_json=to_json(data.roles))


def _disable(connection: Connection, _index: int, event: SystemEvent) -> None:
    _set(connection, data_of(event, UserDisabledData).user_id, disabled=1)


def _enable(connection: Connection, _index: int, event: SystemEvent) -> None:
    _set(connection, data_of(event, UserEnabledData).user_id, disabled=0)


def _password_changed(connection: Connection, _index: int, event: SystemEvent) -> None:
    _set(connection, data_of(event, UserPasswordChangedData).user_id, must_change_password=0)


def _password_reset(connection: Connection, _index: int, event: SystemEvent) -> None:
    _set(connection, data_of(event, UserPasswordResetData).user_id, must_change_password=1)


def _second_factor(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, UserSecondFactorChangedData)
    _set(connection, data.user_id, second_factor=0 if data.what == "reset" else 1)


def _signed_in(connection: Connection, index: int, event: SystemEvent) -> None:
    data = data_of(event, AccessSignedInData)
    _set(connection, data.user_id, last_signed_in=timestamp_text(event.timestamp))
    if data.seat:
        connection.execute(SEAT.delete())
        connection.execute(
            SEAT.insert().values(only=1, entry_index=index, user_id=data.user_id, sign_in_id=data.sign_in_id)
        )


def _signed_out(connection: Connection, _index: int, event: SystemEvent) -> None:
    data = data_of(event, AccessSignedOutData)
    if data.seat:
        connection.execute(SEAT.delete().where(SEAT.c.user_id == data.user_id))


HANDLERS: dict[str, Handler] = {
    "user.created": _create,
    "user.changed": _change,
    "user.disabled": _disable,
    "user.enabled": _enable,
    "user.password_changed": _password_changed,
    "user.password_reset": _password_reset,
    "user.second_factor_changed": _second_factor,
    "access.signed_in": _signed_in,
    "access.signed_out": _signed_out,
}


class Users:
    """Reads users."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, user_id: str) -> User | None:
        """The user, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(USERS).where(USERS.c.user_id == user_id), User)

    def by_name(self, user_name: str) -> User | None:
        """The user who signs in by this name, or None.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(USERS).where(USERS.c.name_key == name_key(user_name)), User)

    def list(self) -> tuple[User, ...]:
        """All there are, by name.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_all(self._engine, select(USERS).order_by(USERS.c.name_key), User)

    def printed_name(self, user_id: str) -> str:
        """What stands for this user wherever people read; `ERASED_NAME` where there is none any more.

        Raises:
            StorageFault: The database cannot be read.
        """
        user = self.get(user_id)
        return ERASED_NAME if user is None else user.full_name

    def seat(self) -> SeatHolder | None:
        """Who is at the window, signed in or locked; None for nobody.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(SEAT), SeatHolder)
