"""Replays history: entries of the log, once more, to those who listen for just that.

Guarantees: entries in their order, marked as replayed, on a socket of its own, at the pace they had, faster, or as fast
as the slowest listener takes them; none is left out. Reads the log only: nothing is appended, no table is made, no
workflow, alarm or projection hears of it (they listen to the log itself, never to this socket).
Does not: need a station. One thread.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from app.core.clock import Clock
from app.core.errors import TimedOut, WrongUse
from app.core.events.canonical_form import timestamp_text
from app.core.events.catalogue import CATALOGUE
from app.core.events.door import check_event
from app.core.events.withholding import withheld_fields, without_withheld
from app.core.identifiers import new_id
from app.core.station.replay_messages import REPLAY_TOPIC, ReplayBegun, ReplayedEvent, ReplayEnded
from app.core.store.log import Log
from app.core.store.log_entry import LogEntry
from app.core.wire.attended import AttendedPublisher

READ_WITHIN_S = 10.0
"""How long listeners may take to read the last of it after the end."""


@dataclass(frozen=True, slots=True)
class ReplayOrder:
    """What to replay, and how.

    Attributes:
        first: Index of the first entry.
        end: Index after the last one; None for all there are at the beginning.
        event_type: Only this; None for all.
        speed: Factor of the pace they had; None for as fast as can be.
        longest_wait_s: Longest time between two; None for no limit.
        identified: Whether who the patient is stays in.
    """

    first: int = 0
    end: int | None = None
    event_type: str | None = None
    speed: float | None = None
    longest_wait_s: float | None = None
    identified: bool = False

    def __post_init__(self) -> None:
        """Raises: WrongUse: It makes no sense."""
        if self.event_type is not None and self.event_type not in CATALOGUE:
            raise WrongUse(f"There is no event type {self.event_type!r}.", advice="See `neurascale events list`.")
        if self.first < 0 or (self.end is not None and self.end < self.first):
            raise WrongUse("The entries to replay end before they begin.")


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of it. `heard_out`: whether all who listened have read it to its end."""

    replay_id: str
    events: int
    listeners: int
    heard_out: bool


def replay(entries: Log, publisher: AttendedPublisher, order: ReplayOrder, *, clock: Clock) -> Replayed:
    """Replay; returns when all who listened have read it.

    Raises:
        WrongUse: The log has no such entries.
        TimedOut: Somebody who listens does not keep up.
        StorageFault: The log cannot be read.
    """
    size = entries.size
    end = size if order.end is None else order.end
    if end > size or order.first > size:
        raise WrongUse(f"The log has {size} entries, numbered from 0.")
    replay_id = new_id(clock)
    publisher.publish(
        REPLAY_TOPIC,
        ReplayBegun(
            replay_id=replay_id,
            first=order.first,
            end=end,
            event_type=order.event_type or "",
            speed=order.speed or 0.0,
            identified=order.identified,
        ),
    )
    events = 0
    for entry in _paced(entries.read(order.first, end, order.event_type), order, clock):
        publisher.publish(REPLAY_TOPIC, replayed_event(entry, replay_id, events, identified=order.identified))
        events += 1
    publisher.publish(REPLAY_TOPIC, ReplayEnded(replay_id=replay_id, events=events))
    heard_out = publisher.wait_until_alone(READ_WITHIN_S)
    return Replayed(replay_id=replay_id, events=events, listeners=publisher.joined, heard_out=heard_out)


def wait_for_listener(publisher: AttendedPublisher, within_s: float, *, count: int = 1) -> None:
    """Wait until somebody listens, or so many do.

    Raises:
        TimedOut: They do not.
    """
    if not publisher.wait_for_subscriber(within_s, count=count):
        who = "Nobody" if publisher.joined == 0 else f"Only {publisher.joined} of {count}"
        raise TimedOut(
            f"{who} listened within {within_s:g} s.",
            meaning="Nothing was replayed.",
            advice="Start `neurascale events watch --replayed` on the same data folder, then replay.",
        )


def shown(entry: LogEntry, *, identified: bool) -> tuple[bytes, tuple[str, ...]]:
    """The event as JSON, and the fields that were left out of its data."""
    event = entry.event
    if entry.erased:
        # Nothing is there to be shown, to nobody.
        plain = msgspec.to_builtins(event) | {"data": {}, "timestamp": timestamp_text(event.timestamp)}
        return msgspec.json.encode(plain, order="sorted"), CATALOGUE[event.event_type].__struct_fields__
    plain = check_event(event)
    plain["timestamp"] = timestamp_text(event.timestamp)
    withheld = () if identified else withheld_fields(event.event_type)
    if withheld:
        plain["data"] = without_withheld(event.event_type, plain["data"])
    return msgspec.json.encode(plain, order="sorted"), withheld


def replayed_event(entry: LogEntry, replay_id: str, number: int, *, identified: bool) -> ReplayedEvent:
    """The message for an entry."""
    text, withheld = shown(entry, identified=identified)
    return ReplayedEvent(
        replay_id=replay_id,
        number=number,
        index=entry.index,
        event_type=entry.event.event_type,
        timestamp=timestamp_text(entry.event.timestamp),
        event=text,
        withheld=withheld,
    )


def _paced(entries: Iterator[LogEntry], order: ReplayOrder, clock: Clock) -> Iterator[LogEntry]:
    """Each when it is due. What was told later than it happened is never waited for."""
    if order.speed is None:
        yield from entries
        return
    due_ns = clock.monotonic_ns()
    last: datetime | None = None
    for entry in entries:
        moment = entry.event.timestamp
        if last is not None and moment > last:
            wait_s = (moment - last).total_seconds() / order.speed
            if order.longest_wait_s is not None:
                wait_s = min(wait_s, order.longest_wait_s)
            due_ns += round(wait_s * 1e9)
            clock.sleep((due_ns - clock.monotonic_ns()) / 1e9)
        last = moment if last is None else max(last, moment)
        yield entry
