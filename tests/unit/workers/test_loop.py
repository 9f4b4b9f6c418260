"""The live worker on the real wire, against a station and an acquisition made for the test."""

import logging
import threading
import time
from collections.abc import Callable, Iterator

import msgspec
import numpy as np
import pytest

from app.core.clock import SystemClock
from app.core.devices.driver import DeviceDescription
from app.core.errors import WrongUse
from app.core.identifiers import DeviceId, StreamId, new_id
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription
from app.core.station.messages import StationState
from app.core.station.views import PatientView, SessionView
from app.core.telemetry.heartbeat import Heartbeat, StationAlive
from app.core.wire.addresses import Port
from app.core.wire.broadcast import BlockArrived, Publisher, Subscriber
from app.core.wire.credit import CreditTaker
from app.core.wire.envelopes import Done
from app.core.wire.exchange import Exchange
from app.core.workers.loop import LiveWorker
from app.core.workers.messages import FilterSettings, QualityReport, QuitWorker, SetFilters, TrendReport, ViewMessage

STREAM = StreamId(new_id())


class _HurriedClock(SystemClock):
    """Monotonic time that can be moved forward, so that 30 s of silence need no waiting."""

    def __init__(self) -> None:
        self.ahead_ns = 0

    def monotonic_ns(self) -> int:
        return super().monotonic_ns() + self.ahead_ns


class _Bench:
    """Station and acquisition in one, and a worker in a thread."""

    def __init__(self, data: DataDirectory) -> None:
        self.peer = ""
        self.beats: list[Heartbeat] = []
        self.defects: list[str] = []
        self.clock = _HurriedClock()
        self.ended: list[str] = []
        self._stop = threading.Event()
        self.exchange = Exchange(
            data.runtime,
            Heartbeat,
            on_request=lambda *_: None,
            on_notice=self._noticed,
            on_defect=lambda *words: self.defects.append(str(words)),
        )
        self.notices = Publisher(data.runtime, Port.NOTICES)
        self.signal = Publisher(data.runtime, Port.SIGNAL)
        self.credit = CreditTaker(data.runtime)
        worker = LiveWorker(
            data, log=logging.getLogger("test.worker"), wants_to_end=self._stop.is_set, clock=self.clock
        )
        self.thread = threading.Thread(target=lambda: self.ended.append(worker.run()), name="worker-under-test")
        self.thread.start()
        self.until(lambda: bool(self.peer))
        self.view: Subscriber = Subscriber(
            data.runtime, Port.VIEW, block_topics=("filtered",), message_topics=("",), accepts=ViewMessage
        )
        self.blocks: list[SampleBlock] = []
        self.messages: list[msgspec.Struct] = []

    def _noticed(self, peer: str, message: Heartbeat) -> None:
        self.peer = peer
        self.beats.append(message)

    def until(self, met: Callable[[], bool], timeout_s: float = 10.0) -> None:
        deadline = time.monotonic() + timeout_s
        while not met():
            assert time.monotonic() < deadline, "it did not happen in time"
            time.sleep(0.005)

    def watch(self) -> None:
        for item in self.view.receive(0.01):
            if isinstance(item, BlockArrived):
                self.blocks.append(item.block)
            else:
                self.messages.append(item.message)

    def send(self, sequence: int, value: float = 0.0) -> None:
        samples = np.random.default_rng(sequence).normal(value, 10, (2, 50)).astype(np.float32)
        block = SampleBlock(STREAM, sequence, sequence * 50, float("nan"), time.monotonic_ns(), 250.0, samples)
        self.signal.publish_block("raw", block)

    def connect(self) -> None:
        """Send block 0 until it comes out: only then do both subscriptions stand."""

        def seen() -> bool:
            self.send(0)
            self.watch()
            return bool(self.blocks)

        self.until(seen)

    def until_seen(self, met: Callable[[], bool]) -> None:
        def check() -> bool:
            self.watch()
            return met()

        self.until(check)

    def close(self) -> None:
        self._stop.set()
        self.thread.join(timeout=10)
        for part in (self.exchange, self.notices, self.signal, self.credit, self.view):
            part.close()
        assert not self.thread.is_alive()


@pytest.fixture
def bench(data_directory: DataDirectory) -> Iterator[_Bench]:
    made = _Bench(data_directory)
    yield made
    made.close()


def _sequences(bench: _Bench) -> list[int]:
    return [block.sequence for block in bench.blocks]


def test_blocks_come_out_filtered_with_quality_and_credit(bench: _Bench) -> None:
    bench.connect()
    for sequence in range(1, 30):
        bench.send(sequence, value=4000.0)
    bench.until_seen(lambda: 29 in _sequences(bench))
    assert [n for n in _sequences(bench) if n] == list(range(1, 30))
    bench.until(lambda: (bench.credit.take(0.0) or 0) == 30)
    bench.until_seen(lambda: any(isinstance(message, QualityReport) for message in bench.messages))
    report = next(message for message in bench.messages if isinstance(message, QualityReport))
    assert report.blocks_lost == 0
    assert 0 < report.delay_ms < 5000


def test_labels_come_from_the_stations_state(bench: _Bench) -> None:
    bench.connect()
    stream = StreamDescription(
        stream_id=STREAM, name="EEG", rate_hz=250.0, channels=(Channel(label="Oz"), Channel(label="Cz"))
    )
    device = DeviceDescription(
        device_id=DeviceId("d"), driver="simulated", name="Simulated", streams=(stream,), live=True
    )
    patient = PatientView(
        patient_id="p", hospital_number="1", family_name="A", given_name="B", birth_date="2000-01-01", sex="unknown"
    )
    session = SessionView(
        session_id="s", patient=patient, protocol="routine-eeg", step="ready", step_text="", device=device
    )
    sequence = 0

    def labelled() -> bool:
        nonlocal sequence
        bench.notices.publish("state", StationState(incarnation="i", version="0", session=session))
        sequence += 1
        bench.send(sequence)
        bench.watch()
        reports = [message for message in bench.messages if isinstance(message, QualityReport)]
        return any(report.channels[0].label == "Oz" for report in reports)

    bench.until(labelled)


def test_lost_blocks_are_told_in_the_heartbeat(bench: _Bench) -> None:
    bench.connect()
    bench.send(1)
    bench.send(9)
    bench.until(lambda: bench.beats[-1].counters["blocks_lost"] == 7)


def test_filters_are_changed_or_refused(bench: _Bench) -> None:
    good = bench.exchange.request(bench.peer, SetFilters(filters=FilterSettings(low_cut_hz=None)), timeout_s=5)
    assert isinstance(good, Done)
    with pytest.raises(WrongUse):
        bench.exchange.request(
            bench.peer, SetFilters(filters=FilterSettings(low_cut_hz=50.0, high_cut_hz=20.0)), timeout_s=5
        )
    bench.connect()
    bench.send(1, value=4000.0)
    bench.until_seen(lambda: 1 in _sequences(bench))
    assert np.abs(bench.blocks[-1].samples).max() > 1000  # no high-pass


def test_it_ends_when_the_station_says_so(bench: _Bench) -> None:
    assert isinstance(bench.exchange.request(bench.peer, QuitWorker(), timeout_s=5), Done)
    bench.until(lambda: bool(bench.ended))
    assert bench.ended == ["asked by the station"]


def test_it_outlives_a_silent_station_by_30_s_only(bench: _Bench) -> None:
    def answers() -> None:
        # Messages are taken in order: an answer means that what was sent before was taken too.
        assert isinstance(bench.exchange.request(bench.peer, SetFilters(filters=FilterSettings()), timeout_s=10), Done)

    bench.clock.ahead_ns += 20 * 10**9
    bench.exchange.notify(bench.peer, StationAlive(incarnation="i"))
    answers()
    bench.clock.ahead_ns += 20 * 10**9
    answers()
    assert bench.ended == []
    bench.clock.ahead_ns += 11 * 10**9
    bench.until(lambda: bool(bench.ended))
    assert "no station" in bench.ended[0]


def test_trends_come_after_the_blocks_that_they_are_made_of(bench: _Bench) -> None:
    bench.connect()
    for sequence in range(1, 50):
        bench.send(sequence)
    bench.until_seen(lambda: sum(isinstance(message, TrendReport) for message in bench.messages) >= 5)
    reports = [message for message in bench.messages if isinstance(message, TrendReport)]
    # Ten seconds were sent; each step has five and a half seconds of signal after its beginning.
    assert [report.step.step for report in reports] == [0, 1, 2, 3, 4]
    assert reports[-1].stream_id == STREAM
    assert reports[-1].labels == ("Channel 1", "Channel 2")
    assert reports[-1].step.verdicts == ("good", "good")
