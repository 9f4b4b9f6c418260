"""The event: the one form in which anything that happened is kept, sent and replayed.

Guarantees: the specification's fields plus a schema version; frozen. Does not: store or publish.
"""

from datetime import datetime
from typing import ClassVar

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.events.cause import current_cause
from app.core.identifiers import CorrelationId, EventId, new_id
from app.core.reticence import reticent_repr


class EventData(msgspec.Struct, frozen=True, kw_only=True):
    """Parent of the `data` of every event type; subclasses live in `app.core.events.catalogue`.

    Attributes:
        VERSION: Raised with each change of the class; `app.core.events.upcasters` has the step from the one before.
        WITHHELD: Fields that may say who the patient is; they are left out wherever nobody asked to see them. Of
            `patient.*` events it is every field but the id, whether listed or not.
    """

    __repr__ = reticent_repr

    VERSION: ClassVar[int] = 1
    WITHHELD: ClassVar[tuple[str, ...]] = ()


class ErasedData(EventData, frozen=True, kw_only=True):
    """Stands in the place of data whose subject was erased: that something happened is known, what it said is not.

    Never written; only what reads the log puts it there. Whoever makes anything of data leaves it out.
    """


class SystemEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened.

    Attributes:
        event_type: A name of the catalogue ("session.started").
        source_service: The program that saw it.
        timestamp: UTC, when it happened.
        data: As the catalogue's class for `event_type` says.
        correlation_id: The chain of events it belongs to (a session, an onboarding).
        causation_id: The event that caused it; None for a first cause.
        subject_id: The patient or user it is about, under whose key its data is sealed; None where it is about nobody.
        schema_version: Of the class of `data`; an older entry is brought to it when it is read.
    """

    event_type: str
    source_service: str
    event_id: EventId
    timestamp: datetime
    data: EventData
    correlation_id: CorrelationId
    causation_id: EventId | None = None
    subject_id: str | None = None
    schema_version: int = 1

    @property
    def is_erased(self) -> bool:
        """Whether what it said is gone, because its subject was erased."""
        return isinstance(self.data, ErasedData)


def new_event(
    event_type: str,
    data: EventData,
    *,
    source_service: str,
    correlation_id: str | None = None,
    causation_id: str | None = None,
    subject_id: str | None = None,
    event_id: str | None = None,
    clock: Clock = SYSTEM_CLOCK,
) -> SystemEvent:
    """An event that happens now.

    Without a correlation id it begins a chain of its own; without a causation id its cause is what is being done
    (`app.core.events.cause`). `event_id` only where what comes of it was named before it could be written.
    """
    identifier = EventId(event_id or new_id(clock))
    cause = causation_id or current_cause()
    return SystemEvent(
        event_type=event_type,
        source_service=source_service,
        event_id=identifier,
        timestamp=clock.wall(),
        data=data,
        correlation_id=CorrelationId(correlation_id or identifier),
        causation_id=EventId(cause) if cause else None,
        subject_id=subject_id,
        schema_version=type(data).VERSION,
    )
