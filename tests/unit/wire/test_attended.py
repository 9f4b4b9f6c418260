"""`app.core.wire.attended`: nothing is lost, an audience is known, and one that hangs is not waited for for ever."""

import threading
from pathlib import Path

import pytest

from app.core.errors import TimedOut
from app.core.wire.addresses import Port
from app.core.wire.attended import AttendedPublisher
from app.core.wire.broadcast import MessageArrived, Subscriber
from app.core.wire.envelopes import Message

MANY = 5000


class Count(Message, frozen=True, kw_only=True):
    number: int
    filling: bytes = b""


def subscriber(runtime: Path) -> "Subscriber[Count]":
    return Subscriber(runtime, Port.REPLAY, message_topics=("replay",), accepts=Count)


def numbers(listening: "Subscriber[Count]", count: int) -> list[int]:
    found: list[int] = []
    while len(found) < count:
        arrived = listening.receive(10.0)
        assert arrived, f"only {len(found)} came"
        found += [one.message.number for one in arrived if isinstance(one, MessageArrived)]
    return found


def flood(publisher: AttendedPublisher) -> None:
    for number in range(100_000):
        publisher.publish("replay", Count(number=number, filling=bytes(10_000)))


def test_a_burst_beyond_every_queue_reaches_each_subscriber_whole_and_in_order(runtime: Path) -> None:
    publisher = AttendedPublisher(runtime, Port.REPLAY)
    heard: list[list[int]] = []

    def listen() -> None:
        listening = subscriber(runtime)
        try:
            heard.append(numbers(listening, MANY))
        finally:
            listening.close()

    threads = [threading.Thread(target=listen) for _ in range(2)]
    try:
        for thread in threads:
            thread.start()
        assert publisher.wait_for_subscriber(10.0, count=2)
        assert not publisher.wait_for_subscriber(0.05, count=3)
        for number in range(MANY):
            publisher.publish("replay", Count(number=number))
        assert publisher.wait_until_alone(10.0)
    finally:
        for thread in threads:
            thread.join()
        publisher.close()
    assert heard == [list(range(MANY))] * 2


def test_nobody_is_waited_for_only_so_long(runtime: Path) -> None:
    publisher = AttendedPublisher(runtime, Port.REPLAY)
    try:
        assert publisher.wait_until_alone(0.0)
        assert not publisher.wait_for_subscriber(0.05)
        assert publisher.joined == 0
    finally:
        publisher.close()


def test_a_subscriber_that_hangs_is_told_of_after_its_time(runtime: Path) -> None:
    publisher = AttendedPublisher(runtime, Port.REPLAY, keeps_up_within_s=0.2)
    hanging = subscriber(runtime)
    try:
        assert publisher.wait_for_subscriber(10.0)
        with pytest.raises(TimedOut, match="did not keep up"):
            flood(publisher)
        assert not publisher.wait_until_alone(0.05)
    finally:
        hanging.close()
        publisher.close()


def test_who_joins_again_after_the_end_is_not_waited_for(runtime: Path) -> None:
    publisher = AttendedPublisher(runtime, Port.REPLAY)
    first = subscriber(runtime)
    try:
        assert publisher.wait_for_subscriber(10.0)
        publisher.publish("replay", Count(number=0))
        assert numbers(first, 1) == [0]
        first.close()
        first = subscriber(runtime)
        assert publisher.wait_until_alone(10.0)
    finally:
        first.close()
        publisher.close()
