"""All projections together: which handlers an entry goes through, and how the tables are rebuilt and compared.

Guarantees: an entry goes through every handler of its type, in one fixed order; the rows of a table have one fixed
order for comparison. Does not: open transactions. Called on the log's writer thread, or on a database of one's own.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from sqlalchemy import Connection, Table, select

from app.core.events.system_event import ErasedData, SystemEvent
from app.core.store.migrations.migration import SCHEMA_VERSION
from app.core.store.projections import (
    annotations,
    appointments,
    audit,
    break_glass,
    care,
    consent_withdrawals,
    consents,
    courses,
    duties,
    erasures,
    findings,
    onboardings,
    past_alarms,
    patient_merges,
    patient_versions,
    patients,
    recordings,
    report_versions,
    reports,
    session_events,
    sessions,
    signatures,
    treatment_plans,
    users,
)
from app.core.store.projections.projection import PROJECTION_METADATA, Handler

_MODULES = (
    patients,
    consents,
    consent_withdrawals,
    sessions,
    recordings,
    session_events,
    annotations,
    reports,
    past_alarms,
    users,
    patient_versions,
    report_versions,
    signatures,
    audit,
    care,
    break_glass,
    erasures,
    patient_merges,
    duties,
    courses,
    treatment_plans,
    appointments,
    onboardings,
    findings,
)


def _collect() -> dict[str, tuple[Handler, ...]]:
    found: dict[str, tuple[Handler, ...]] = {}
    for module in _MODULES:
        for event_type, handler in module.HANDLERS.items():
            found[event_type] = (*found.get(event_type, ()), handler)
    return found


_HANDLERS = _collect()
EVENT_TYPES = tuple(_HANDLERS)


def project(connection: Connection, index: int, event: SystemEvent) -> None:
    """Bring the tables up to date with one entry; one whose subject was erased makes nothing."""
    if isinstance(event.data, ErasedData):
        return
    for handler in _HANDLERS.get(event.event_type, ()):
        handler(connection, index, event)


def tables_of(version: int, columns_of: Callable[[str], tuple[str, ...]]) -> tuple[Table, ...]:
    """The tables to hold against the log: all of them, or, in a file of an older version, those that are as today.

    Args:
        version: Of the file's tables.
        columns_of: Names of the columns of a table in it, by the table's name; none where it has no such table.
    """
    return tuple(
        table
        for table in PROJECTION_METADATA.sorted_tables
        if version >= SCHEMA_VERSION or columns_of(table.name) == tuple(column.name for column in table.c)
    )


def clear(connection: Connection) -> None:
    """Empty all projected tables."""
    for table in reversed(PROJECTION_METADATA.sorted_tables):
        connection.execute(table.delete())


def rows(connection: Connection, table: Table) -> Iterator[tuple[object, ...]]:
    """All rows of a table in the order of the entries that made them."""
    query = select(table).order_by(table.c.entry_index)
    for row in connection.execute(query.execution_options(yield_per=500)):
        yield tuple(row)


def first_difference(
    one: Callable[[Table], Iterator[tuple[object, ...]]],
    other: Callable[[Table], Iterator[tuple[object, ...]]],
    tables: Iterable[Table] = PROJECTION_METADATA.sorted_tables,
) -> tuple[str, int] | None:
    """Table and entry index of the first row in which two databases differ; None where they are equal."""
    for table in tables:
        place = list(table.c).index(table.c.entry_index)
        for left, right in zip_longest(one(table), other(table)):
            if left != right:
                indexes = [row[place] for row in (left, right) if row is not None]
                return table.name, min((index for index in indexes if isinstance(index, int)), default=-1)
    return None


def copy_rows(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all projected tables."""
    return {table.name: list(rows(connection, table)) for table in PROJECTION_METADATA.sorted_tables}
