"""The alarms of a log, made from its entries without opening the store.

Guarantees: reads only; works beside a running station, on a medium that is read-only, and on a log of an older version.
Does not: check proofs (`log_verification` does). One thread.
"""

import contextlib
from collections.abc import Iterator

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from app.core.settings.data_directory import DataDirectory
from app.core.store.opened_log import opened_events
from app.core.store.projections.past_alarms import ALARMS, HANDLERS, PastAlarms
from app.core.store.projections.projection import PROJECTION_METADATA


@contextlib.contextmanager
def alarms_of_log(data: DataDirectory) -> Iterator[PastAlarms]:
    """The alarms of the log in this folder, while the context lasts.

    Raises:
        WrongUse: There is no log in this folder.
        LedgerBroken: The file is damaged, or an entry does not open.
        StorageFault: It cannot be read, or holds an event of a newer version.
    """
    engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
    try:
        with engine.begin() as connection:
            PROJECTION_METADATA.create_all(connection, tables=[ALARMS])
            for index, event in opened_events(data, tuple(HANDLERS)):
                HANDLERS[event.event_type](connection, index, event)
        yield PastAlarms(engine)
    finally:
        engine.dispose()
