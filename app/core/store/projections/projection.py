"""What a projection is: tables that are made from the log and nothing else.

Guarantees: projecting is a function of the entry's index and event, so that rebuilding gives the same rows. It runs
inside the transaction that appends the entry: an entry and its rows exist together or not at all.
Does not: use time, random numbers or anything outside the event. It refuses (by a unique or foreign key) only what a
person asked for; what has happened (a stop, a gap) is always taken.
"""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, MetaData

from app.core.errors import DefectError
from app.core.events.system_event import EventData, SystemEvent

PROJECTION_METADATA = MetaData()

Handler = Callable[[Connection, int, SystemEvent], None]

DataT = TypeVar("DataT", bound=EventData)


def data_of(event: SystemEvent, cls: type[DataT]) -> DataT:
    """The event's data as the class its handler is for.

    Raises:
        DefectError: It is another class.
    """
    if not isinstance(event.data, cls):
        raise DefectError(f"The projection of {event.event_type} was given {type(event.data).__name__}.")
    return event.data
