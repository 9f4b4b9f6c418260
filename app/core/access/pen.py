"""Writes down what happens with users and sign-ins.

Guarantees: `write` returns when the entry and what belongs to it (`together`) are on the disk, or says why not; `keep`
is for what has happened already: where the log refuses, that is told and ends nothing, so that a log that turned
read-only locks nobody out of the window. Does not: decide. Any thread but a socket's.
"""

from collections.abc import Callable
from typing import Any

from app.core.clock import Clock
from app.core.errors import NeuraScaleError
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.store.station_store import StationStore

_TYPE_OF_DATA = {data_class: event_type for event_type, data_class in CATALOGUE.items()}

Together = Callable[[Any], None]
"""Called with the transaction's connection, on the log's writer thread."""


class AccessPen:
    """See the module.

    Args:
        on_refused: Told why the log refuses.
    """

    def __init__(self, store: StationStore, *, clock: Clock, on_refused: Callable[[NeuraScaleError], None]) -> None:
        self._store = store
        self._clock = clock
        self._on_refused = on_refused

    def of_user(self, user_id: str, data: EventData) -> SystemEvent:
        """An event that belongs to a user, and is erased with them."""
        return new_event(
            _TYPE_OF_DATA[type(data)],
            data,
            source_service="station",
            correlation_id=user_id,
            subject_id=user_id,
            clock=self._clock,
        )

    def of_sign_in(self, sign_in_id: str, data: EventData) -> SystemEvent:
        """An event that names people by id only, and stays; a sign-in's id is its chain's correlation."""
        return new_event(
            _TYPE_OF_DATA[type(data)],
            data,
            source_service="station",
            correlation_id=sign_in_id or None,
            clock=self._clock,
        )

    def write(self, *events: SystemEvent, together: Together | None = None) -> None:
        """Write them, and what belongs to them, all or none.

        Raises:
            LedgerBroken: The log is read-only.
            StorageFault: The disk refused.
            Conflict: Something of it is there already.
        """
        self._store.log.append(*events, together=together)

    def keep(self, *events: SystemEvent, together: Together | None = None) -> bool:
        """Write what happened; whether that went well."""
        try:
            self.write(*events, together=together)
        except NeuraScaleError as error:
            self._on_refused(error)
            return False
        return True
