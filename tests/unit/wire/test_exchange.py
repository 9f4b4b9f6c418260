"""`app.core.wire.exchange` with `line`: request, reply, refusal, notice, restart, and strangers; on both carriers."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
import zmq

from app.core.clock import SYSTEM_CLOCK
from app.core.errors import Conflict, DefectError, LinkDown, NotFound, TimedOut
from app.core.wire.addresses import Port, connect, new_socket
from app.core.wire.doorbell import Doorbell
from app.core.wire.envelopes import Codec, Done, Envelope, EnvelopeKind, Message, Refusal
from app.core.wire.exchange import Exchange
from app.core.wire.line import Incoming, Line
from app.core.wire.waiting import wait_any


class Add(Message, frozen=True, kw_only=True):
    a: int
    b: int


class Sum(Message, frozen=True, kw_only=True):
    value: int
    correlation_id: str = ""


class Fail(Message, frozen=True, kw_only=True):
    how: str


class Beat(Message, frozen=True, kw_only=True):
    number: int


Requests = Add | Fail | Beat | Sum


class Station:
    """An Exchange that adds, fails on request, and remembers what it was told."""

    def __init__(self, runtime: Path) -> None:
        self.beats: list[tuple[str, Beat]] = []
        self.defects: list[BaseException] = []
        self.tokens: list[str] = []
        self.heard = threading.Event()
        self.hold = threading.Event()
        self.exchange = Exchange(
            runtime, Requests, on_request=self.answer, on_notice=self.note, on_defect=self.defects.append
        )

    def answer(self, _peer: str, message: object, envelope: Envelope) -> msgspec.Struct | None:
        self.tokens.append(envelope.token)
        if isinstance(message, Add):
            return Sum(value=message.a + message.b, correlation_id=envelope.correlation_id)
        if isinstance(message, Fail) and message.how == "refuse":
            raise Conflict("Another session runs.", advice="End it first.")
        if isinstance(message, Fail) and message.how == "break":
            raise ZeroDivisionError
        if isinstance(message, Fail) and message.how == "hang":
            self.hold.wait(10)
        return None

    def note(self, peer: str, message: object) -> None:
        assert isinstance(message, Beat)
        self.beats.append((peer, message))
        self.heard.set()

    def close(self) -> None:
        self.hold.set()
        self.exchange.close()


@pytest.fixture
def station(runtime: Path) -> Iterator[Station]:
    station = Station(runtime)
    yield station
    station.close()


@pytest.fixture
def line(runtime: Path, station: Station) -> Iterator[Line[Requests]]:
    line: Line[Requests] = Line(runtime, "acquisition#12", Add | Sum | Beat | Done)
    yield line
    line.close()


def until(condition: Callable[[], bool], say: Callable[[], object] = lambda: None) -> None:
    ends_ns = SYSTEM_CLOCK.monotonic_ns() + 10_000_000_000
    while not condition():
        assert SYSTEM_CLOCK.monotonic_ns() < ends_ns, "it did not come about within 10 s"
        say()
        SYSTEM_CLOCK.sleep(0.005)


def test_a_request_is_answered_and_carries_its_chain_of_events(line: Line[Requests]) -> None:
    assert line.request(Add(a=2, b=3), timeout_s=5, correlation_id="session-1") == Sum(
        value=5, correlation_id="session-1"
    )
    assert line.request(Fail(how="nothing"), timeout_s=5) == Done()


def test_a_token_goes_with_each_request_once_there_is_one_and_is_in_no_text(
    line: Line[Requests], station: Station
) -> None:
    line.request(Add(a=1, b=1), timeout_s=5)
    line.token = "secret-of-this-seat"
    line.request(Add(a=1, b=1), timeout_s=5)
    assert station.tokens == ["", "secret-of-this-seat"]
    assert "secret" not in repr(Envelope(kind=EnvelopeKind.REQUEST, token=line.token))


def test_a_refusal_arrives_as_the_error_it_was(line: Line[Requests]) -> None:
    with pytest.raises(Conflict, match="Another session runs") as caught:
        line.request(Fail(how="refuse"), timeout_s=5)
    assert caught.value.advice == "End it first."


def test_a_mistake_in_the_station_reaches_who_asked_and_the_station_goes_on(
    line: Line[Requests], station: Station
) -> None:
    with pytest.raises(DefectError, match="ZeroDivisionError"):
        line.request(Fail(how="break"), timeout_s=5)
    assert [type(defect) for defect in station.defects] == [DefectError]
    assert line.request(Add(a=1, b=1), timeout_s=5).value == 2


def test_a_slow_answer_is_not_waited_for_and_does_not_hold_up_or_answer_the_next(
    line: Line[Requests], station: Station
) -> None:
    with pytest.raises(TimedOut, match=r"Fail within 0\.05 s"):
        line.request(Fail(how="hang"), timeout_s=0.05)
    assert line.request(Add(a=1, b=2), timeout_s=5).value == 3
    station.hold.set()
    assert line.request(Add(a=3, b=4), timeout_s=5).value == 7


def test_notices_come_in_order_with_their_sender(line: Line[Requests], station: Station) -> None:
    for number in range(200):
        line.notify(Beat(number=number))
    until(lambda: len(station.beats) == 200)
    assert station.beats == [("acquisition#12", Beat(number=number)) for number in range(200)]


def asked(station: Station, message: Message, timeout_s: float = 5) -> tuple[threading.Thread, list[object]]:
    """The station asks the line on a thread of its own; the answer or the error is put into the list."""
    outcome: list[object] = []

    def ask() -> None:
        try:
            outcome.append(station.exchange.request("acquisition#12", message, timeout_s=timeout_s))
        except (NotFound, TimedOut, LinkDown) as error:
            outcome.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread, outcome


def receive_one(line: Line[Requests]) -> Incoming[Requests]:
    ends_ns = SYSTEM_CLOCK.monotonic_ns() + 10_000_000_000
    while SYSTEM_CLOCK.monotonic_ns() < ends_ns:
        incoming, _ = line.receive(0.1)
        if incoming:
            return incoming[0]
    raise AssertionError("nothing came from the station")


def test_the_station_asks_a_program_and_hears_its_answer_or_its_refusal(line: Line[Requests], station: Station) -> None:
    line.request(Add(a=0, b=0), timeout_s=5)
    thread, outcome = asked(station, Add(a=20, b=22))
    incoming = receive_one(line)
    assert incoming.message == Add(a=20, b=22)
    line.reply(incoming, Sum(value=42))
    thread.join(5)
    assert outcome == [Sum(value=42)]

    thread, outcome = asked(station, Add(a=1, b=1))
    line.refuse(receive_one(line), NotFound("No such electrode."))
    thread.join(5)
    assert isinstance(outcome[0], NotFound)

    thread, outcome = asked(station, Add(a=1, b=1), timeout_s=0.05)
    thread.join(5)
    assert isinstance(outcome[0], TimedOut)


def test_a_request_to_nobody_is_known_at_once(station: Station) -> None:
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    with pytest.raises(LinkDown, match="worker is not connected"):
        station.exchange.request("worker#9", Add(a=1, b=1), timeout_s=30)
    assert SYSTEM_CLOCK.monotonic_ns() - began_ns < 5e9


def test_a_notice_of_the_station_reaches_the_line_also_while_it_waits_for_an_answer(
    line: Line[Requests], station: Station
) -> None:
    line.request(Add(a=0, b=0), timeout_s=5)
    station.exchange.notify("acquisition#12", Beat(number=5))
    with pytest.raises(TimedOut):
        line.request(Fail(how="hang"), timeout_s=0.3)
    incoming, answers = line.receive(5)
    assert [(one.number, one.message) for one in incoming] == [(0, Beat(number=5))]
    assert answers == []
    line.reply(incoming[0], Done())
    assert station.defects == []


def test_answers_can_be_fetched_later_by_number(line: Line[Requests]) -> None:
    wanted = {line.ask(Add(a=n, b=0)): n for n in range(50)}
    refused = line.ask(Fail(how="refuse"))
    got: dict[int, object] = {}
    while len(got) < 51:
        _, answers = line.receive(5)
        assert answers
        got |= dict(answers)
    assert isinstance(got.pop(refused), Refusal)
    assert {number: message.value for number, message in got.items() if isinstance(message, Sum)} == wanted


def test_a_restarted_station_is_found_again_and_a_restarted_program_takes_its_place(
    runtime: Path, station: Station, line: Line[Requests]
) -> None:
    assert line.request(Add(a=1, b=1), timeout_s=5).value == 2
    station.exchange.close()
    line.notify(Beat(number=1))
    second = Station(runtime)
    try:
        until(lambda: bool(second.beats), lambda: line.notify(Beat(number=2)))
        assert line.request(Add(a=2, b=2), timeout_s=5).value == 4
        successor: Line[Requests] = Line(runtime, "acquisition#12", Add | Sum | Beat | Done)
        try:
            assert successor.request(Add(a=3, b=3), timeout_s=5).value == 6
        finally:
            successor.close()
    finally:
        second.close()


GOOD = Codec.pack(Envelope(kind=EnvelopeKind.REQUEST, number=1), Add(a=4, b=5))
STRANGE = [
    [b""],
    [b"", b"", b""],
    [b"\xc1", b"\xc1"],
    [GOOD[0], b"\x81\xa4type\xa1\xff"],
    [GOOD[0], b"\x81\xa1x" + b"\x91" * 100_000],
    Codec.pack(Envelope(kind=EnvelopeKind.NOTICE, schema_version=99), Beat(number=1)),
    Codec.pack(Envelope(kind=EnvelopeKind.REPLY, number=77), Done()),
]


def test_a_stranger_that_sends_anything_at_all_does_not_bring_the_station_down(
    runtime: Path, station: Station, line: Line[Requests]
) -> None:
    stranger = new_socket(zmq.DEALER)
    stranger.setsockopt(zmq.IDENTITY, b"\xff\xfe#1")
    connect(stranger, runtime, Port.CONTROL)
    try:
        for frames in STRANGE:
            stranger.send_multipart(frames)
        stranger.send_multipart(GOOD)
        answers: list[Message | Refusal] = []
        codec: Codec[Sum | Refusal] = Codec(Sum | Refusal)
        while not any(isinstance(answer, Sum) for answer in answers):
            assert stranger.poll(5000)
            answers.append(codec.open_message(stranger.recv_multipart()[1]))
        # Every request gets an answer, also the two whose message could not be opened.
        assert [type(answer) for answer in answers] == [Refusal, Refusal, Sum]
        assert answers[-1] == Sum(value=9)
    finally:
        stranger.close()
    assert len(station.defects) == len(STRANGE) - 1
    assert line.request(Add(a=1, b=1), timeout_s=5).value == 2


def test_what_a_line_does_not_accept_is_told_and_dropped(runtime: Path, station: Station) -> None:
    told: list[DefectError] = []
    line: Line[Requests] = Line(runtime, "worker#3", Beat, on_defect=told.append)
    try:
        line.notify(Beat(number=0))
        assert station.heard.wait(5)
        station.exchange.notify("worker#3", Add(a=1, b=1))
        station.exchange.notify("worker#3", Beat(number=9))
        assert receive_one(line).message == Beat(number=9)
        assert len(told) == 1
    finally:
        line.close()


def test_notices_to_a_station_that_is_away_never_block(runtime: Path, station: Station, line: Line[Requests]) -> None:
    station.exchange.close()
    began_ns = SYSTEM_CLOCK.monotonic_ns()
    for number in range(5000):
        line.notify(Beat(number=number))
    assert SYSTEM_CLOCK.monotonic_ns() - began_ns < 5e9
    with pytest.raises(TimedOut, match="The station did not answer"):
        line.request(Add(a=1, b=1), timeout_s=0.05)


def test_over_tcp_a_second_station_on_the_same_address_is_refused_and_leaves_nothing_open(tcp_runtime: Path) -> None:
    # A Unix socket ZeroMQ takes over without a word; there the station's lock on the data folder is the guard.
    station = Station(tcp_runtime)
    try:
        with pytest.raises(LinkDown, match="control is taken"):
            Station(tcp_runtime)
    finally:
        station.close()


def test_a_doorbell_wakes_the_one_who_waits_and_rings_before_the_wait_are_kept() -> None:
    doorbell, other = Doorbell(), Doorbell()
    try:
        assert wait_any((doorbell, other), 0.0) == set()
        for _ in range(100_000):
            other.ring()
        assert wait_any((doorbell, other), 1.0) == {1}
        other.answer()
        assert wait_any((doorbell, other), 0.0) == set()
        ringer = threading.Thread(target=doorbell.ring)
        ringer.start()
        assert wait_any((doorbell, other), 10.0) == {0}
        ringer.join()
    finally:
        doorbell.close()
        other.close()
    other.ring()
