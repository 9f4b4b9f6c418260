"""From rows to frozen structs, the same way for every projection.

Guarantees: texts become the types the struct names (UTC moments among them); a field `x` without a column of its name
is read from the JSON in column `x_json`. Does not: know any table. Any thread.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Engine, Row, Select

from app.core.store.database import translated

StructT = TypeVar("StructT", bound=msgspec.Struct)


def to_struct(row: Row[Any], cls: type[StructT]) -> StructT:
    """The struct whose fields are the columns of `row`."""
    columns = row._mapping
    return msgspec.convert(
        {
            name: columns[name] if name in columns else msgspec.json.decode(columns[f"{name}_json"])
            for name in cls.__struct_fields__
        },
        cls,
    )


def to_json(value: object) -> str:
    """Text for an `x_json` column."""
    return msgspec.json.encode(value).decode()


def fetch_one(engine: Engine, query: Select[Any], cls: type[StructT]) -> StructT | None:
    """The only row, or None.

    Raises:
        StorageFault: The database cannot be read.
    """
    with translated("read"), engine.begin() as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else to_struct(row, cls)


def fetch_all(engine: Engine, query: Select[Any], cls: type[StructT]) -> tuple[StructT, ...]:
    """All rows, in the query's order.

    Raises:
        StorageFault: The database cannot be read.
    """
    with translated("read"), engine.begin() as connection:
        rows: Sequence[Row[Any]] = connection.execute(query).all()
    return tuple(to_struct(row, cls) for row in rows)
