"""The alarms of a log, made from its entries without opening the store.

Guarantees: reads only; works beside a running station, on a medium that is read-only, and on a log of an older version.
Does not: check proofs (`log_verification` does). One thread.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from app.core.events.canonical_form import decode_event
from app.core.store.log_snapshot import LogSnapshot
from app.core.store.projections.past_alarms import ALARMS, HANDLERS, PastAlarms
from app.core.store.projections.projection import PROJECTION_METADATA


@contextlib.contextmanager
def alarms_of_log(database: Path) -> Iterator[PastAlarms]:
    """The alarms of the log in this file, while the context lasts.

    Raises:
        LedgerBroken: The file is damaged.
        StorageFault: It cannot be read, or holds an event of a newer version.
    """
    engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
    try:
        with LogSnapshot.of(database) as snapshot, engine.begin() as connection:
            PROJECTION_METADATA.create_all(connection, tables=[ALARMS])
            for index, event_type, payload in snapshot.projected(tuple(HANDLERS)):
                HANDLERS[event_type](connection, index, decode_event(payload))
        yield PastAlarms(engine)
    finally:
        engine.dispose()
