"""Replay and watching: in order, marked, whole, at its pace, without patients' names, and without any effect."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from app.core.clock import SYSTEM_CLOCK, VirtualClock
from app.core.errors import TimedOut, WrongUse
from app.core.events.door import open_event
from app.core.settings.data_directory import DataDirectory
from app.core.station.event_watch import LOG_TOPIC, EventWatch, SeenEnd, SeenEvent
from app.core.station.messages import LogEntryAdded
from app.core.station.replay import Replayed, ReplayOrder, replay, replayed_event, wait_for_listener
from app.core.station.replay_messages import REPLAY_TOPIC, ReplayEnded
from app.core.store.log_offline import log_to_read
from app.core.store.station_store import StationStore
from app.core.wire.addresses import Port
from app.core.wire.attended import AttendedPublisher
from app.core.wire.broadcast import Publisher
from tests.fakes.log_events import patient_registered, session_started, step_entered, subject_erased

_NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def filled(data_directory: DataDirectory) -> DataDirectory:
    """A patient, a session, ten steps; the seconds between them are 0, 1, 2, ..."""
    events = [patient_registered(), session_started(), *(step_entered(str(number)) for number in range(10))]
    moment = _NOON
    with StationStore.open(data_directory) as store:
        for number, event in enumerate(events):
            moment += timedelta(seconds=number)
            store.log.append(msgspec.structs.replace(event, timestamp=moment))
    return data_directory


@pytest.fixture
def publisher(data_directory: DataDirectory) -> Iterator[AttendedPublisher]:
    made = AttendedPublisher(data_directory.runtime, Port.REPLAY)
    yield made
    made.close()


class Watching:
    """A watch on a thread of its own, until the first replay has ended."""

    def __init__(self, data: DataDirectory, *, event_type: str | None = None, identified: bool = False) -> None:
        self.seen: list[SeenEvent] = []
        self.ends: list[SeenEnd] = []
        self._watch = (data, event_type, identified)
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        data, event_type, identified = self._watch
        watch = EventWatch(data, clock=SYSTEM_CLOCK, live=False, event_type=event_type, identified=identified)
        ends_ns = SYSTEM_CLOCK.monotonic_ns() + 20_000_000_000
        while not self.ends and SYSTEM_CLOCK.monotonic_ns() < ends_ns:
            for one in watch.listen(0.05):
                (self.seen if isinstance(one, SeenEvent) else self.ends).append(one)  # type: ignore[arg-type]
        watch.close()

    def result(self) -> tuple[list[SeenEvent], SeenEnd]:
        self._thread.join()
        return self.seen, self.ends[0]


def replayed(data: DataDirectory, publisher: AttendedPublisher, order: ReplayOrder) -> Replayed:
    wait_for_listener(publisher, 10.0)
    with log_to_read(data) as log:
        return replay(log, publisher, order, clock=SYSTEM_CLOCK)


def test_all_entries_come_in_order_marked_with_place_and_time(
    filled: DataDirectory, publisher: AttendedPublisher
) -> None:
    watching = Watching(filled)
    done = replayed(filled, publisher, ReplayOrder())
    seen, end = watching.result()
    assert (done.events, done.listeners, done.heard_out) == (12, 1, True)
    assert (end.replay_id, end.events, end.missed) == (done.replay_id, 12, 0)
    assert [(one.index, one.number, one.replayed) for one in seen] == [(index, index, True) for index in range(12)]
    assert {one.replay_id for one in seen} == {done.replay_id}
    with StationStore.open(filled) as store:
        events = [entry.event for entry in store.log.read()]
    assert [open_event(one.event) for one in seen[1:]] == events[1:]


def test_a_part_of_it_and_one_type_only(filled: DataDirectory, publisher: AttendedPublisher) -> None:
    watching = Watching(filled)
    replayed(filled, publisher, ReplayOrder(first=1, end=5, event_type="session.step_entered"))
    seen, end = watching.result()
    assert [(one.index, one.number) for one in seen] == [(2, 0), (3, 1), (4, 2)]
    assert (end.events, end.missed) == (3, 0)


def test_the_watcher_may_want_one_type_only_and_still_knows_that_nothing_is_missing(
    filled: DataDirectory, publisher: AttendedPublisher
) -> None:
    watching = Watching(filled, event_type="session.started")
    replayed(filled, publisher, ReplayOrder())
    seen, end = watching.result()
    assert [one.event["event_type"] for one in seen] == ["session.started"]
    assert (end.events, end.missed) == (12, 0)


@pytest.mark.parametrize(("sent", "asked", "shown"), [(False, True, False), (True, False, False), (True, True, True)])
def test_who_the_patient_is_is_seen_only_where_both_sides_ask_for_it(
    filled: DataDirectory, publisher: AttendedPublisher, sent: bool, asked: bool, shown: bool
) -> None:
    watching = Watching(filled, identified=asked)
    replayed(filled, publisher, ReplayOrder(end=1, identified=sent))
    (patient,), _ = watching.result()
    assert ("Müller" in str(patient.event)) == shown
    assert ("family_name" in patient.withheld) == (not shown)
    assert patient.event["data"]["patient_id"] == "p-1"


def test_withheld_means_that_it_is_not_on_the_wire(filled: DataDirectory) -> None:
    with log_to_read(filled) as log:
        patient = next(log.read())
    assert "Müller".encode() not in msgspec.msgpack.encode(replayed_event(patient, "r", 0, identified=False))
    assert "Müller".encode() in msgspec.msgpack.encode(replayed_event(patient, "r", 0, identified=True))


def test_a_replay_changes_nothing(filled: DataDirectory, publisher: AttendedPublisher) -> None:
    before = filled.database.read_bytes()
    watching = Watching(filled)
    replayed(filled, publisher, ReplayOrder())
    watching.result()
    assert filled.database.read_bytes() == before
    with StationStore.open(filled) as store:
        assert store.log.size == 12
        store.log.verify()


@pytest.mark.parametrize(
    ("speed", "longest_s", "passes_s"), [(None, None, 0.0), (1.0, None, 66.0), (10.0, None, 6.6), (1.0, 2.0, 21.0)]
)
def test_the_pace_is_theirs_faster_or_none(
    filled: DataDirectory,
    publisher: AttendedPublisher,
    speed: float | None,
    longest_s: float | None,
    passes_s: float,
) -> None:
    clock = VirtualClock()
    began_ns = clock.monotonic_ns()
    with log_to_read(filled) as log:
        done = replay(log, publisher, ReplayOrder(speed=speed, longest_wait_s=longest_s), clock=clock)
    assert done.events == 12
    assert (clock.monotonic_ns() - began_ns) / 1e9 == pytest.approx(passes_s, abs=1e-6)


def test_who_joins_late_is_told_how_many_are_missing(filled: DataDirectory, publisher: AttendedPublisher) -> None:
    watching = Watching(filled)
    wait_for_listener(publisher, 10.0)
    with log_to_read(filled) as log:
        for number, entry in enumerate(log.read(4)):
            publisher.publish(REPLAY_TOPIC, replayed_event(entry, "r", number + 4, identified=False))
    publisher.publish(REPLAY_TOPIC, ReplayEnded(replay_id="r", events=12))
    seen, end = watching.result()
    assert (len(seen), end.events, end.missed) == (8, 12, 4)


def test_nobody_who_listens_is_told(publisher: AttendedPublisher) -> None:
    with pytest.raises(TimedOut, match="Nobody listened"):
        wait_for_listener(publisher, 0.05)


def test_an_order_that_makes_no_sense_is_refused(filled: DataDirectory, publisher: AttendedPublisher) -> None:
    with pytest.raises(WrongUse, match="no event type"):
        ReplayOrder(event_type="session.dreamt_up")
    with pytest.raises(WrongUse, match="before they begin"):
        ReplayOrder(first=5, end=4)
    with log_to_read(filled) as log:
        for order in (ReplayOrder(end=13), ReplayOrder(first=13)):
            with pytest.raises(WrongUse, match="12 entries"):
                replay(log, publisher, order, clock=SYSTEM_CLOCK)


def test_live_events_are_read_from_the_log_so_that_lost_notices_leave_no_hole(filled: DataDirectory) -> None:
    station = Publisher(filled.runtime, Port.NOTICES)
    clock = VirtualClock()
    watch = EventWatch(filled, clock=clock)
    seen: list[SeenEvent] = []

    def until(index: int) -> None:
        told = LogEntryAdded(index=index, event_type="x", source_service="station", timestamp="")
        ends_ns = SYSTEM_CLOCK.monotonic_ns() + 10_000_000_000
        while not (seen and seen[-1].index == index) and SYSTEM_CLOCK.monotonic_ns() < ends_ns:
            station.publish(LOG_TOPIC, told)
            seen.extend(one for one in watch.listen(0.02) if isinstance(one, SeenEvent))

    try:
        assert list(watch.listen(0.0)) == []
        with StationStore.open(filled) as store:
            store.log.append(patient_registered("H-2", patient_id="p-2"), *(step_entered(str(n)) for n in range(5)))
        assert list(watch.listen(0.0)) == [], "the clock has not moved, and nobody has told"
        until(12)
        until(15)
        station.publish(LOG_TOPIC, LogEntryAdded(index=13, event_type="x", source_service="s", timestamp=""))
        assert list(watch.listen(0.2)) == []
        clock.advance(1.0)
        seen.extend(one for one in watch.listen(0.0) if isinstance(one, SeenEvent))
    finally:
        watch.close()
        station.close()
    assert [(one.index, one.replayed, one.number) for one in seen] == [(index, False, None) for index in range(12, 18)]
    assert "Müller" not in str(seen[0].event)


def test_an_event_of_an_erased_subject_is_replayed_without_what_it_said(
    filled: DataDirectory, publisher: AttendedPublisher
) -> None:
    with StationStore.open(filled) as store:
        store.log.erase("p-1", subject_erased())
    watching = Watching(filled, identified=True)
    replayed(filled, publisher, ReplayOrder(identified=True))
    seen, _ = watching.result()
    assert [one.index for one in seen] == list(range(13))
    assert [one.event["data"] for one in seen[:2]] == [{}, {}]
    assert seen[0].event["event_type"] == "patient.registered"
    assert "family_name" in seen[0].withheld
    assert seen[2].event["data"]["text"] == "0"
