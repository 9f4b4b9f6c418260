"""The station's pen: writes events into the one log, in the name of the program that saw them.

Guarantees: `write` returns when the events are on disk, or says why not; what happens while the log is read-only is
counted and named, never dropped silently, and never stops a recording or the safety stop.
Any thread but a socket's.
"""

import logging
import threading
from collections.abc import Callable

from app.core.clock import Clock
from app.core.errors import NeuraScaleError, SurroundingsError
from app.core.events.catalogue import CATALOGUE
from app.core.events.system_event import EventData, SystemEvent, new_event
from app.core.store.log import Log

_TYPE_OF_DATA = {data_class: event_type for event_type, data_class in CATALOGUE.items()}


class Journal:
    """Writes events.

    Args:
        on_fault: Told, with a sentence, when the log refuses entries.
        patient_of: The patient whose session it is; None where it is not known.
    """

    def __init__(
        self,
        entries: Log,
        *,
        clock: Clock,
        log: logging.Logger,
        on_fault: Callable[[str], None],
        patient_of: Callable[[str], str | None],
    ) -> None:
        self._entries = entries
        self._patient_of = patient_of
        self._clock = clock
        self._log = log
        self._on_fault = on_fault
        self._refused_lock = threading.Lock()
        self.refused = 0

    def event(
        self,
        data: EventData,
        *,
        source: str = "station",
        session_id: str | None = None,
        caused_by: str | None = None,
        event_id: str | None = None,
    ) -> SystemEvent:
        """An event of the type that `data` belongs to, not written yet. A session's id is its chain's correlation."""
        return new_event(
            _TYPE_OF_DATA[type(data)],
            data,
            source_service=source,
            correlation_id=session_id,
            causation_id=caused_by,
            subject_id=self._patient_of(session_id) if session_id else None,
            event_id=event_id,
            clock=self._clock,
        )

    def write(
        self,
        data: EventData,
        *,
        source: str = "station",
        session_id: str | None = None,
        caused_by: str | None = None,
    ) -> SystemEvent:
        """Write one event; it.

        Raises:
            LedgerBroken: The log is read-only.
            StorageFault: The disk refused.
        """
        event = self.event(data, source=source, session_id=session_id, caused_by=caused_by)
        self._entries.append(event)
        return event

    def checkpoint(self, reason: str) -> bool:
        """Sign the log where it has grown; whether that went well. What did not is told, and ends nothing."""
        try:
            self._entries.checkpoint(reason, only_if_new=True)
        except SurroundingsError as error:
            self._log.error("no checkpoint (%s): %s", reason, error.what)
            self._on_fault(error.what)
            return False
        return True

    def say(self, error: NeuraScaleError) -> None:
        """What belongs into the log could not even be learned; it ends nothing."""
        self._log.error("not known to the log: %s", error.what)
        self._on_fault(error.what)

    def keep(self, *events: SystemEvent) -> bool:
        """Write what already happened; where the log refuses, say so and go on (nobody waits for an answer here)."""
        if not events:
            return True
        try:
            self._entries.append(*events)
        except NeuraScaleError as error:
            with self._refused_lock:
                self.refused += len(events)
            kinds = ", ".join(sorted({event.event_type for event in events}))
            self._log.error("the log refused %d entries (%s): %s", len(events), kinds, error.what)
            self._on_fault(error.what)
            return False
        return True
