"""Watches events: those of the running station as they are logged, and those that somebody replays, each told apart.

Guarantees: live events come from the log itself, in order and without holes from the moment of the watch's making on,
however many notices were lost (within a second then, at once where the notice arrives); a replay
that was joined late or not received whole is said to be so. Who the patient is stays out unless it is asked for.
Does not: write, or need a station (it waits for one, and for a replay). One thread.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from app.core.clock import Clock
from app.core.errors import DefectError, LinkDown
from app.core.events.catalogue import CATALOGUE
from app.core.events.door import open_event
from app.core.events.withholding import withheld_fields, without_withheld
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import LogEntryAdded
from app.core.station.replay import shown
from app.core.station.replay_messages import REPLAY_TOPIC, ReplayBegun, ReplayedEvent, ReplayEnded, ReplayMessage
from app.core.store.log_offline import log_to_read
from app.core.wire.addresses import Port
from app.core.wire.broadcast import MessageArrived, Subscriber
from app.core.wire.waiting import wait_any

LOG_TOPIC = "log"
_AGAIN_EVERY_NS = 500_000_000
_LOOK_EVERY_NS = 1_000_000_000


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event that was seen.

    Attributes:
        replay_id: Of the replay it came in; empty for a live one.
        number: Place in the replay; None for a live one.
        event: The event as plain values.
        withheld: Fields that were left out of its data.
    """

    index: int
    event: dict[str, Any]
    withheld: tuple[str, ...]
    replay_id: str = ""
    number: int | None = None

    @property
    def replayed(self) -> bool:
        return bool(self.replay_id)


@dataclass(frozen=True, slots=True)
class SeenEnd:
    """A replay is over. `missed`: events of it that did not arrive here."""

    replay_id: str
    events: int
    missed: int


class EventWatch:
    """See the module. `close` it.

    Args:
        live: Whether events of the running station are watched, too.
        event_type: Only this; None for all.
        identified: Whether who the patient is may be shown.
    """

    def __init__(
        self,
        data: DataDirectory,
        *,
        clock: Clock,
        live: bool = True,
        event_type: str | None = None,
        identified: bool = False,
    ) -> None:
        self._data = data
        self._clock = clock
        self._live = live
        self._event_type = event_type
        self._identified = identified
        self._notices: Subscriber[LogEntryAdded] | None = None
        self._replays: Subscriber[ReplayMessage] | None = None
        self._next_index = self._size() if live else 0
        self._look_ns = 0
        self._arrived: dict[str, int] = {}
        self._again_ns = 0

    def listen(self, timeout_s: float) -> Iterator[SeenEvent | SeenEnd]:
        """What has come; waits up to `timeout_s` for the first.

        Raises:
            DefectError: Something came that is not ours.
            StorageFault: The log cannot be read.
        """
        self._connect()
        if self._live and self._clock.monotonic_ns() >= self._look_ns:
            # What was logged before the station's socket was reached, or told of in a notice that was lost.
            self._look_ns = self._clock.monotonic_ns() + _LOOK_EVERY_NS
            yield from self._up_to(self._size() - 1)
        sources = [one for one in (self._notices, self._replays) if one is not None]
        if not sources:
            self._clock.sleep(timeout_s)
            return
        if not wait_any(sources, timeout_s):
            return
        if self._notices is not None:
            for news in self._notices.receive(0.0):
                if isinstance(news, MessageArrived):
                    yield from self._up_to(news.message.index)
        if self._replays is not None:
            for told in self._replays.receive(0.0):
                if isinstance(told, MessageArrived):
                    yield from self._replayed(told.message)

    def close(self) -> None:
        for one in (self._notices, self._replays):
            if one is not None:
                one.close()
        self._notices = self._replays = None

    def _connect(self) -> None:
        """Where a carrier needs the other side to be there first, ask again now and then."""
        if (self._replays is not None and (self._notices is not None or not self._live)) or (
            self._clock.monotonic_ns() < self._again_ns
        ):
            return
        self._again_ns = self._clock.monotonic_ns() + _AGAIN_EVERY_NS
        runtime = self._data.runtime
        if self._live and self._notices is None:
            with contextlib.suppress(LinkDown):
                self._notices = Subscriber(runtime, Port.NOTICES, message_topics=(LOG_TOPIC,), accepts=LogEntryAdded)
        if self._replays is None:
            with contextlib.suppress(LinkDown):
                self._replays = Subscriber(runtime, Port.REPLAY, message_topics=(REPLAY_TOPIC,), accepts=ReplayMessage)

    def _size(self) -> int:
        """Entries there are; none where there is no log yet."""
        if not self._data.database.is_file():
            return 0
        with log_to_read(self._data) as log:
            return log.size

    def _up_to(self, index: int) -> Iterator[SeenEvent]:
        """Live entries up to this one, which was told of; those before it whose notice was lost come first."""
        first = self._next_index
        if index < first:
            return
        self._next_index = index + 1
        with log_to_read(self._data) as log:
            for entry in log.read(first, index + 1, self._event_type):
                text, withheld = shown(entry, identified=self._identified)
                yield SeenEvent(index=entry.index, event=msgspec.json.decode(text), withheld=withheld)

    def _replayed(self, message: ReplayMessage) -> Iterator[SeenEvent | SeenEnd]:
        if isinstance(message, ReplayBegun):
            self._arrived[message.replay_id] = 0
        elif isinstance(message, ReplayEnded):
            arrived = self._arrived.pop(message.replay_id, 0)
            # Leaving is how the other side learns that all has been read.
            if self._replays is not None:
                self._replays.close()
                self._replays = None
                self._again_ns = 0
            yield SeenEnd(message.replay_id, message.events, message.events - arrived)
        else:
            self._arrived[message.replay_id] = self._arrived.get(message.replay_id, 0) + 1
            if self._event_type in {None, message.event_type}:
                yield self._opened(message)

    def _opened(self, message: ReplayedEvent) -> SeenEvent:
        """Checked at the door, where it is whole; what was not asked for is left out here, too."""
        withheld = message.withheld
        if message.event_type not in CATALOGUE:
            raise DefectError("An event of an unknown type was replayed.")
        if not withheld:
            open_event(message.event)
        event: dict[str, Any] = msgspec.json.decode(message.event)
        if not self._identified:
            withheld = withheld_fields(message.event_type)
            event["data"] = without_withheld(message.event_type, event["data"])
        return SeenEvent(message.index, event, withheld, message.replay_id, message.number)
