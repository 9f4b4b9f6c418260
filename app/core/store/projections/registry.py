"""All projections together: which handlers an entry goes through, and how the tables are rebuilt and compared.

Guarantees: an entry goes through every handler of its type, in one fixed order; the rows of a table have one fixed
order for comparison. Does not: open transactions. Called on the log's writer thread, or on a database of one's own.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from sqlalchemy import Connection, Table, select

from app.core.events.system_event import ErasedData, SystemEvent
from app.core.store.projections import (
    annotations,
    audit,
    break_glass,
    care,
    consent_withdrawals,
    consents,
    erasures,
    past_alarms,
    patient_versions,
    patients,
    recordings,
    report_versions,
    reports,
    session_events,
    sessions,
    signatures,
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


# Tables by the version of the file that brought them; those of its beginning are not named.
ADDED = {2: past_alarms, 3: consent_withdrawals, 4: annotations}


def tables_of(version: int) -> tuple[Table, ...]:
    """The tables that a file of this version has."""
    later = {
        table.name
        for since, module in ADDED.items()
        if since > version
        for table in vars(module).values()
        if isinstance(table, Table)
    }
    return tuple(table for table in PROJECTION_METADATA.sorted_tables if table.name not in later)


def fill_added(connection: Connection, version: int, entries: Iterable[tuple[int, SystemEvent]]) -> None:
    """Fill the tables that a file of an older version did not have, from all its entries."""
    handlers = [module.HANDLERS for since, module in ADDED.items() if since > version]
    for index, event in entries:
        if isinstance(event.data, ErasedData):
            continue
        for of_module in handlers:
            if event.event_type in of_module:
                of_module[event.event_type](connection, index, event)


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
