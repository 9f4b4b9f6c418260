"""Where the wrapped keys of subjects lie: table `subject_keys` of the station's database.

Guarantees: `StoredShelf` works within its connection's transaction, so that a key is there together with the first
entry it seals, or not at all; a destroyed key's box is overwritten before it is forgotten, and its row stays, so that
none is made again. `ReadingShelf` reads only, each time anew. Does not: unwrap anything, or commit.
"""

import os
from collections.abc import Mapping

from sqlalchemy import Connection, Engine, select

from app.core.errors import DefectError, NotFound
from app.core.store.database import translated
from app.core.store.keys.subject_keys import WrappedKey
from app.core.store.log_tables import SUBJECT_KEYS


class StoredShelf:
    """Implements `KeyShelf` on a connection that is in a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, subject_id: str) -> WrappedKey | None:
        query = select(SUBJECT_KEYS.c.box).where(SUBJECT_KEYS.c.subject_id == subject_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else WrappedKey(subject_id, row.box)

    def put_new(self, key: WrappedKey) -> None:
        self._connection.execute(SUBJECT_KEYS.insert().values(subject_id=key.subject_id, box=key.box))

    def destroy(self, subject_id: str) -> None:
        kept = self.get(subject_id)
        if kept is None:
            raise NotFound("There is no key for this subject.")
        if kept.box is None:
            return
        row = SUBJECT_KEYS.update().where(SUBJECT_KEYS.c.subject_id == subject_id)
        # Over the same bytes first: what SQLite only unlinks stays in the page until something else needs the room.
        self._connection.execute(row.values(box=os.urandom(len(kept.box))))
        self._connection.execute(row.values(box=None))

    def replace_all(self, keys: Mapping[str, bytes]) -> None:
        for subject_id, box in keys.items():
            row = SUBJECT_KEYS.update().where(SUBJECT_KEYS.c.subject_id == subject_id)
            self._connection.execute(row.values(box=box))

    def all(self) -> tuple[WrappedKey, ...]:
        query = select(SUBJECT_KEYS).order_by(SUBJECT_KEYS.c.subject_id)
        return tuple(WrappedKey(row.subject_id, row.box) for row in self._connection.execute(query))


class ReadingShelf:
    """Implements the reading half of `KeyShelf` on an engine; any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, subject_id: str) -> WrappedKey | None:
        with translated("read"), self._engine.begin() as connection:
            return StoredShelf(connection).get(subject_id)

    def all(self) -> tuple[WrappedKey, ...]:
        with translated("read"), self._engine.begin() as connection:
            return StoredShelf(connection).all()

    def put_new(self, key: WrappedKey) -> None:
        raise _reads_only()

    def destroy(self, subject_id: str) -> None:
        raise _reads_only()

    def replace_all(self, keys: Mapping[str, bytes]) -> None:
        raise _reads_only()


def _reads_only() -> DefectError:
    return DefectError("A subject's key was to be made or destroyed where the log is only read.")
