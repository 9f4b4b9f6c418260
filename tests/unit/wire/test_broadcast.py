"""`app.core.wire.broadcast` and `credit`: blocks and messages by topic, on both carriers."""

import math
from pathlib import Path

import numpy as np
import pytest
import zmq

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import DefectError, LinkDown
from app.core.identifiers import StreamId
from app.core.signals.blocks import SampleBlock
from app.core.wire.addresses import Port, bind, new_socket
from app.core.wire.broadcast import BlockArrived, MessageArrived, Publisher, Subscriber, in_one_frame
from app.core.wire.credit import CreditGiver, CreditTaker
from app.core.wire.envelopes import Message

STREAM = StreamId("01890a5d-ac96-774b-bcce-b302099a8057")


class Note(Message, frozen=True, kw_only=True):
    text: str


def block(sequence: int, n_samples: int = 5) -> SampleBlock:
    samples = np.arange(3 * n_samples, dtype=np.float32).reshape(3, n_samples) + sequence
    return SampleBlock(STREAM, sequence, sequence * n_samples, math.nan, 17, 250.0, samples)


def joined(publisher: Publisher, subscriber: Subscriber[Note]) -> None:
    """Wait until the subscription has reached the publisher (ZeroMQ subscribes in the background)."""
    ends_ns = SYSTEM_CLOCK.monotonic_ns() + 10_000_000_000
    while SYSTEM_CLOCK.monotonic_ns() < ends_ns:
        publisher.publish("hello", Note(text="hello"))
        publisher.publish_block("hello", block(0))
        if subscriber.receive(0.02):
            while subscriber.receive(0.05):
                pass
            return
    raise AssertionError("the subscriber never heard the publisher")


def test_blocks_and_messages_come_in_order_by_topic(runtime: Path) -> None:
    publisher = Publisher(runtime, Port.SIGNAL)
    subscriber: Subscriber[Note] = Subscriber(
        runtime, Port.SIGNAL, block_topics=("hello", "raw"), message_topics=("note",), accepts=Note
    )
    try:
        joined(publisher, subscriber)
        publisher.publish_block("filtered", block(9))
        publisher.publish("other", Note(text="not asked for"))
        for sequence in range(100):
            publisher.publish_block("raw", block(sequence))
        publisher.publish("note", Note(text="Grüße"))
        got: list[BlockArrived | MessageArrived[Note]] = []
        while len(got) < 101:
            some = subscriber.receive(5, at_most=7)
            assert 0 < len(some) <= 7
            got += some
        assert got[-1] == MessageArrived("note", Note(text="Grüße"))
        for sequence, arrived in enumerate(got[:-1]):
            assert isinstance(arrived, BlockArrived)
            assert (arrived.topic, arrived.block.sequence) == ("raw", sequence)
            np.testing.assert_array_equal(arrived.block.samples, block(sequence).samples)
    finally:
        subscriber.close()
        publisher.close()


def test_a_publisher_never_waits_and_a_subscriber_that_was_too_slow_knows_it(runtime: Path) -> None:
    publisher = Publisher(runtime, Port.VIEW, high_water_mark=10)
    subscriber: Subscriber[Note] = Subscriber(
        runtime, Port.VIEW, block_topics=("hello", "raw"), message_topics=("hello",), accepts=Note, high_water_mark=10
    )
    try:
        joined(publisher, subscriber)
        n_blocks = 3000
        began_ns = SYSTEM_CLOCK.monotonic_ns()
        for sequence in range(n_blocks):
            publisher.publish_block("raw", block(sequence, n_samples=2000))
        assert SYSTEM_CLOCK.monotonic_ns() - began_ns < 10e9
        seen: list[int] = []
        while some := subscriber.receive(0.2):
            seen += [arrived.block.sequence for arrived in some if isinstance(arrived, BlockArrived)]
        assert seen == sorted(set(seen))
        assert len(seen) < n_blocks
    finally:
        subscriber.close()
        publisher.close()


def test_a_restarted_publisher_is_found_again_by_itself(runtime: Path) -> None:
    publisher = Publisher(runtime, Port.SIGNAL)
    subscriber: Subscriber[Note] = Subscriber(runtime, Port.SIGNAL, message_topics=("hello",), accepts=Note)
    try:
        joined(publisher, subscriber)
        publisher.close()
        publisher = Publisher(runtime, Port.SIGNAL)
        joined(publisher, subscriber)
    finally:
        subscriber.close()
        publisher.close()


def test_what_is_not_ours_is_refused_and_costs_nothing_of_what_is(runtime: Path) -> None:
    stranger = new_socket(zmq.PUB)
    bind(stranger, runtime, Port.SIGNAL)
    subscriber: Subscriber[Note] = Subscriber(
        runtime, Port.SIGNAL, block_topics=("",), message_topics=("",), accepts=Note
    )
    good = [b"message/note", b"\x81\xa4kind\xa6notice", b"\x82\xa4type\xa4Note\xa4text\xa1x"]
    bad = [
        [b"block/raw"],
        [b"block/raw", b"short", b""],
        [b"message/note", b"\xc1", b"\xc1"],
        [b"message/\xff", b"", b""],
    ]
    try:
        ends_ns = SYSTEM_CLOCK.monotonic_ns() + 10_000_000_000
        while not subscriber.receive(0.02):
            stranger.send_multipart(good)
            assert SYSTEM_CLOCK.monotonic_ns() < ends_ns
        while subscriber.receive(0.05):
            pass
        for frames in bad:
            stranger.send_multipart(good)
            stranger.send_multipart(frames)
        stranger.send_multipart(good)
        n_good = n_bad = 0
        while n_good + n_bad < 2 * len(bad) + 1:
            try:
                some = subscriber.receive(5)
            except DefectError:
                n_bad += 1
            else:
                assert some
                n_good += len(some)
        assert (n_good, n_bad) == (len(bad) + 1, len(bad))
    finally:
        subscriber.close()
        stranger.close()


def test_credit_is_the_newest_count_and_noise_is_passed_over(runtime: Path) -> None:
    taker = CreditTaker(runtime)
    giver = CreditGiver(runtime)
    try:
        assert taker.take(0.0) is None
        for n_blocks in (1, 2, 2**40):
            giver.give(n_blocks)
        newest = 0
        while newest != 2**40:
            newest = taker.take(5) or 0
        giver._socket.send(b"noise")
        giver.give(7)
        found = None
        while found is None:
            found = taker.take(5)
        assert found == 7
    finally:
        giver.close()
        taker.close()


def test_a_message_in_one_frame_arrives_like_any_other_and_a_cut_one_is_refused(runtime: Path) -> None:
    socket = new_socket(zmq.PUB)
    bind(socket, runtime, Port.SIGNAL)
    subscriber: Subscriber[Note] = Subscriber(runtime, Port.SIGNAL, message_topics=("note",), accepts=Note)
    whole = in_one_frame("note", Note(text="Grüße"))
    topic = whole[: whole.index(b"\0")]
    try:
        while not (arrived := subscriber.receive(0.05)):
            socket.send(whole)
        while subscriber.receive(0.1):
            pass
        assert arrived[0] == MessageArrived("note", Note(text="Grüße"))
        for cut in (topic, whole[: len(topic) + 3], whole[: len(topic) + 12]):
            socket.send(cut)
            with pytest.raises(DefectError, match="cut short"):
                subscriber.receive(5)
        socket.send(whole)
        assert subscriber.receive(5) == [MessageArrived("note", Note(text="Grüße"))]
    finally:
        subscriber.close()
        socket.close()


def test_giving_credit_to_nobody_returns_at_once(runtime: Path) -> None:
    taker = CreditTaker(runtime)
    giver = CreditGiver(runtime)
    taker.close()
    try:
        for n_blocks in range(5000):
            giver.give(n_blocks)
    finally:
        giver.close()


@pytest.mark.proves("REQ-PRIVACY-LOCAL")
def test_over_tcp_the_key_is_needed_and_is_the_users_alone(tcp_runtime: Path) -> None:
    runtime = tcp_runtime
    with pytest.raises(LinkDown, match="No program has opened"):
        Subscriber(runtime, Port.VIEW, accepts=Note)
    publisher = Publisher(runtime, Port.VIEW)
    note = runtime / "view.tcp"
    assert note.stat().st_mode & 0o077 == 0
    with pytest.raises(LinkDown, match="taken"):
        Publisher(runtime, Port.VIEW)
    friend: Subscriber[Note] = Subscriber(runtime, Port.VIEW, message_topics=("",), accepts=Note)
    stranger = new_socket(zmq.SUB)
    stranger.subscribe(b"")
    stranger.connect(publisher._socket.getsockopt_string(zmq.LAST_ENDPOINT))
    try:
        joined(publisher, friend)
        assert not stranger.poll(200)
    finally:
        stranger.close()
        friend.close()
        publisher.close()
