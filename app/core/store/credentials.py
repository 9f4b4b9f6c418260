"""What users prove themselves by: hashes of passwords, secrets of second factors, hashes of recovery codes.

Guarantees: in the encrypted store, in a table of its own, and nowhere else: not in the log, which is for ever, nor in a
table made from it. Written in the transaction of the event that says that it changed (`Log.append(together=...)`).
Does not: check anything (`app.core.access`). The functions are for the log's writer thread; reading is for any.
"""

import msgspec
from sqlalchemy import Connection, Engine, select

from app.core.store.log_tables import CREDENTIALS
from app.core.store.projections.rows import fetch_one, to_json


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """Of one user.

    Attributes:
        password: In the PHC text form.
        one_time_until: ISO 8601, UTC: no longer good for signing in after that; empty for a password of one's own.
        secret: Of the second factor; None where none is enrolled.
        last_step: Of the newest code that was taken; -1 for none.
        recovery: SHA-256 of the recovery codes that were not used, lower-case hexadecimal.
    """

    user_id: str
    password: str
    one_time_until: str = ""
    secret: bytes | None = None
    last_step: int = -1
    recovery: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Credential(user_id={self.user_id!r})"


def set_password(connection: Connection, user_id: str, password: str, *, one_time_until: str = "") -> None:
    """Keep another hash; the second factor stays as it is."""
    values = {"password": password, "one_time_until": one_time_until}
    changed = connection.execute(CREDENTIALS.update().where(CREDENTIALS.c.user_id == user_id).values(**values))
    if not changed.rowcount:
        connection.execute(
            CREDENTIALS.insert().values(user_id=user_id, secret=None, last_step=-1, recovery_json="[]", **values)
        )


def set_second_factor(
    connection: Connection, user_id: str, secret: bytes | None, *, last_step: int = -1, recovery: tuple[str, ...] = ()
) -> None:
    """Enrol another second factor, or (None) take it away."""
    _update(connection, user_id, secret=secret, last_step=last_step, recovery_json=to_json(recovery))


def use_step(connection: Connection, user_id: str, step: int) -> None:
    """A code was taken: neither it nor an older one counts again."""
    _update(connection, user_id, last_step=step)


def keep_recovery(connection: Connection, user_id: str, recovery: tuple[str, ...]) -> None:
    """What is left of the recovery codes."""
    _update(connection, user_id, recovery_json=to_json(recovery))


def forget(connection: Connection, user_id: str) -> None:
    """Remove everything of a user, who is erased."""
    connection.execute(CREDENTIALS.delete().where(CREDENTIALS.c.user_id == user_id))


def _update(connection: Connection, user_id: str, **values: object) -> None:
    connection.execute(CREDENTIALS.update().where(CREDENTIALS.c.user_id == user_id).values(**values))


class Credentials:
    """Reads them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, user_id: str) -> Credential | None:
        """What is kept of this user; None where nothing is.

        Raises:
            StorageFault: The database cannot be read.
        """
        return fetch_one(self._engine, select(CREDENTIALS).where(CREDENTIALS.c.user_id == user_id), Credential)
