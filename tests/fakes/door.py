"""What stands at the door in tests: somebody behind each token, and a message of any class about whom a test says."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import inspect

from app.core.access.caller import Caller
from app.core.access.roles import Role
from app.core.access.seat import Seat, Stage
from app.core.store.projections.users import User


def somebody(user_id: str, *roles: Role, sign_in_id: str = "", peer: str = "desktop#1") -> Caller:
    """Who is signed in under this id."""
    return Caller(
        user_id=user_id,
        name=user_id.title(),
        roles=frozenset(roles),
        peer=peer,
        seat=peer.startswith("desktop"),
        sign_in_id=sign_in_id or f"sign-in of {user_id}",
    )


@dataclass
class FakeReception:
    """Implements `app.core.station.door.door.WhoIsThere`: the token says who it is.

    Attributes:
        callers: By token; nobody is behind any other.
        at_window: Whose seat it is.
        stage: Of the seat.
    """

    callers: dict[str, Caller] = field(default_factory=dict)
    at_window: Caller | None = None
    stage: Stage = Stage.SIGNED_OUT

    def caller(self, peer: str, token: str) -> Caller:
        return self.callers.get(token, Caller(peer=peer))

    def seat(self) -> Seat:
        who = self.at_window or Caller()
        return Seat(self.stage, who.user_id, who.sign_in_id)

    def user(self, user_id: str) -> User | None:
        who = self.at_window
        if who is None or who.user_id != user_id:
            return None
        roles = tuple(role.value for role in who.roles)
        return User(user_id=user_id, user_name=user_id, full_name=who.name, roles=roles, second_factor=1)


def a_message(message_class: type[Any], **ids: str) -> Any:
    """A request with the least that its class needs, and those of these ids that it carries."""
    values = {}
    for one in msgspec.structs.fields(message_class):
        if one.name in ids:
            values[one.name] = ids[one.name]
        elif one.required:
            values[one.name] = _least(inspect.type_info(one.type))
    return message_class(**values)


def _least(kind: inspect.Type) -> Any:
    match kind:
        case inspect.StrType():
            return "x" * max(1, kind.min_length or 0)
        case inspect.IntType():
            return 1
        case inspect.FloatType():
            return 1.0
        case inspect.BoolType():
            return False
        case inspect.EnumType():
            return next(iter(kind.cls))
        case inspect.LiteralType():
            return kind.values[0]
        case inspect.VarTupleType() | inspect.ListType():
            return ()
        case inspect.StructType():
            return a_message(kind.cls)
        case inspect.UnionType():
            return _least(kind.types[0])
        case _:
            raise AssertionError(f"There is no least value of {kind}.")
