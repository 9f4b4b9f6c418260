"""The log of a data folder, opened to be read, whether a station runs on it or not.

Guarantees: opens nothing for writing and makes no file; whoever writes is not hindered. Does not: check the log
(`app.core.store.log_verification` does). Any thread.
"""

import contextlib
from collections.abc import Iterator

from sqlalchemy import select

from app.core.clock import SYSTEM_CLOCK
from app.core.events.lineage import Mention
from app.core.settings.data_directory import DataDirectory
from app.core.store.database import reading_engine, translated
from app.core.store.log import Log
from app.core.store.log_tables import ENTRIES
from app.core.store.store_file import store_file


@contextlib.contextmanager
def log_to_read(data: DataDirectory) -> Iterator[Log]:
    """The log, which refuses every `append`; let go of at the end.

    Raises:
        WrongUse: There is no log in this folder.
        NotPermitted: Its key cannot be had now (`StationLocked`).
        LedgerBroken: Its file is damaged.
        StorageFault: It cannot be read.
    """
    file = store_file(data)
    log = Log(file, reading_engine(file), None, clock=SYSTEM_CLOCK)
    try:
        yield log
    finally:
        log.close()


def mentions(data: DataDirectory) -> Iterator[Mention]:
    """Every entry's place, kind and origin, by index; never its data.

    Raises:
        WrongUse: There is no log in this folder.
        NotPermitted: Its key cannot be had now (`StationLocked`).
        LedgerBroken: Its file is damaged.
        StorageFault: It cannot be read.
    """
    table = ENTRIES.c
    query = select(
        table.entry_index,
        table.event_id,
        table.event_type,
        table.source_service,
        table.timestamp,
        table.correlation_id,
        table.causation_id,
    ).order_by(table.entry_index)
    engine = reading_engine(store_file(data))
    try:
        with translated("read"), engine.begin() as connection:
            for row in connection.execute(query):
                yield Mention(*row)
    finally:
        engine.dispose()
