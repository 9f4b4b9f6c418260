"""The live worker: raw blocks in, filtered blocks, quality, band powers and trends out.

Guarantees: raw data is never touched (it works on copies, and acquisition does not wait for it unless the source can
wait); blocks it misses are counted and told; it ends by itself 30 s after the station fell silent; every socket is
closed on the way out. Does not: record, decide alarms, or know patients. One thread: the one that calls `run`.
"""

import logging
import os
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.driver import DeviceDescription
from app.core.errors import DefectError, LinkDown, WrongUse
from app.core.settings.data_directory import DataDirectory
from app.core.settings.limits import ClinicalLimits, clinical_limits
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, Heartbeat, ProgramName, StationAlive
from app.core.telemetry.recent_values import RecentValues
from app.core.wire.addresses import Port
from app.core.wire.broadcast import BlockArrived, MessageArrived, Publisher, Subscriber
from app.core.wire.credit import CreditGiver
from app.core.wire.envelopes import Done, Message
from app.core.wire.line import Incoming, Line
from app.core.wire.waiting import wait_any
from app.core.workers.messages import FilterSettings, QuitWorker, SetFilters, WorkerRequest
from app.core.workers.stream_processing import StreamProcessor, assumed_description, check_filters

ORPHAN_AFTER_S = 30.0
_BIND_PATIENCE_S = 15.0
# Blocks taken in one pass: few enough that heartbeats stay in time, whatever is queued.
_BATCH = 64
_HIGH_WATER_MARK = 4000
W = TypeVar("W")


class _SessionPart(msgspec.Struct, frozen=True, kw_only=True):
    device: DeviceDescription | None = None


class StationStateView(Message, frozen=True, kw_only=True, tag="StationState"):
    """The worker's own narrow view of the station's state: which device is open. All other fields are skipped."""

    session: _SessionPart | None = None


class OtherNotice(Message, frozen=True, kw_only=True, tag="SessionEventAdded"):
    """Makes the view above one of a union, as the wire's codec wants it; never looked at."""


class LiveWorker:
    """See the rules at the top of this module.

    Args:
        data: The workstation's data folder.
        log: The program's own log.
        wants_to_end: Asked in every pass.
    """

    def __init__(
        self,
        data: DataDirectory,
        *,
        log: logging.Logger,
        wants_to_end: Callable[[], bool],
        clock: Clock = SYSTEM_CLOCK,
        limits: ClinicalLimits | None = None,
    ) -> None:
        self._runtime = data.runtime
        self._log = log
        self._wants_to_end = wants_to_end
        self._clock = clock
        self._limits = (limits or clinical_limits()).quality
        self._filters = FilterSettings()
        self._streams: dict[str, StreamProcessor] = {}
        self._described: dict[str, StreamDescription] = {}
        self._heard_ns = self._beat_ns = clock.monotonic_ns()
        self._beats = 0
        self._filter_ms = RecentValues()
        self._blocks = 0
        self._lost_before = 0
        self._ending = ""

    def run(self) -> str:
        """Work until asked to end; why it ended.

        Raises:
            LinkDown: A socket could not be bound or connected.
        """
        closing: list[Callable[[], None]] = []
        try:
            self._line: Line[Any] = self._opened(
                lambda: Line(self._runtime, f"worker#{os.getpid()}", WorkerRequest | Done, on_defect=self._defect),
                closing,
            )
            self._view = self._opened(lambda: Publisher(self._runtime, Port.VIEW), closing)
            self._notices: Subscriber[Any] = self._opened(
                lambda: Subscriber(
                    self._runtime, Port.NOTICES, message_topics=("state",), accepts=StationStateView | OtherNotice
                ),
                closing,
            )
            self._signal: Subscriber[Any] = self._opened(
                lambda: Subscriber(self._runtime, Port.SIGNAL, block_topics=("raw",), high_water_mark=_HIGH_WATER_MARK),
                closing,
            )
            self._credit = self._opened(lambda: CreditGiver(self._runtime), closing)
            # Takes a second to import what designs filters: now, not while the first blocks wait.
            check_filters(self._filters)
            self._beat(force=True)
            while not self._ending:
                self._pass()
        finally:
            for close in reversed(closing):
                close()
        return self._ending

    def _opened(self, make: Callable[[], W], closing: list[Callable[[], None]]) -> W:
        """A wire object; with TCP, its other end may have to be waited for."""
        deadline_ns = self._clock.monotonic_ns() + round(_BIND_PATIENCE_S * 1e9)
        while True:
            try:
                made = make()
            except LinkDown:
                if self._wants_to_end() or self._clock.monotonic_ns() > deadline_ns:
                    raise
                self._clock.sleep(0.1)
            else:
                closing.append(made.close)  # type: ignore[attr-defined]
                return made

    def _pass(self) -> None:
        wait_any((self._line, self._notices, self._signal), self._until_beat_s())
        for incoming in self._line.receive(0.0)[0]:
            self._obey(incoming)
        self._learn()
        self._work()
        self._beat()
        if self._wants_to_end():
            self._ending = self._ending or "asked by signal"
        elif self._clock.monotonic_ns() - self._heard_ns > ORPHAN_AFTER_S * 1e9:
            self._ending = f"no station for {ORPHAN_AFTER_S:g} s"

    def _obey(self, incoming: Incoming[Any]) -> None:
        message = incoming.message
        if isinstance(message, StationAlive):
            self._heard_ns = self._clock.monotonic_ns()
        elif isinstance(message, QuitWorker):
            self._line.reply(incoming, Done())
            self._ending = "asked by the station"
        elif isinstance(message, SetFilters):
            try:
                check_filters(message.filters)
            except WrongUse as error:
                self._line.refuse(incoming, error)
                return
            self._filters = message.filters
            for processor in self._streams.values():
                processor.set_filters(message.filters)
            self._line.reply(incoming, Done())

    def _learn(self) -> None:
        """Take the newest description of the open device from the station's state."""
        newest: StationStateView | None = None
        for arrived in self._received(self._notices):
            if isinstance(arrived, MessageArrived) and isinstance(arrived.message, StationStateView):
                newest = arrived.message
        if newest is None or newest.session is None or newest.session.device is None:
            return
        described: dict[str, StreamDescription] = {stream.stream_id: stream for stream in newest.session.device.streams}
        if described == self._described:
            return
        self._described = described
        for stream_id in [known for known in self._streams if known not in described]:
            self._lost_before += self._streams.pop(stream_id).blocks_lost
        for stream_id, processor in self._streams.items():
            processor.describe(described[stream_id])

    def _received(self, subscriber: Subscriber[Any]) -> list[BlockArrived | MessageArrived[Any]]:
        try:
            return subscriber.receive(0.0, at_most=_BATCH)
        except DefectError as error:
            self._defect(error)
            return []

    def _work(self) -> None:
        arrived = self._received(self._signal)
        for item in arrived:
            if isinstance(item, BlockArrived):
                self._process(item.block)
        if arrived:
            self._credit.give(sum(processor.last_sequence + 1 for processor in self._streams.values()))
            # After all that waited has been shown: trends are seconds behind anyway.
            for processor in self._streams.values():
                for report in processor.trends():
                    self._view.publish("trends", report)

    def _process(self, block: SampleBlock) -> None:
        processor = self._streams.get(block.stream_id)
        if processor is None or len(processor.description.channels) != block.n_channels:
            description = self._described.get(block.stream_id)
            if description is None or len(description.channels) != block.n_channels:
                description = assumed_description(block)
            processor = StreamProcessor(description, self._filters, self._limits)
            self._streams[block.stream_id] = processor
        began_ns = self._clock.monotonic_ns()
        filtered = processor.take(block)
        self._filter_ms.add((self._clock.monotonic_ns() - began_ns) / 1e6)
        self._view.publish_block("filtered", filtered)
        self._blocks += 1
        now_ns = self._clock.monotonic_ns()
        processor.delay_ms = (now_ns - block.host_monotonic_ns) / 1e6
        reports = processor.reports(now_ns)
        if reports is not None:
            quality, bands = reports
            self._view.publish("quality", quality)
            self._view.publish("bands", bands)

    def _until_beat_s(self) -> float:
        return max(0.0, HEARTBEAT_EVERY_S - (self._clock.monotonic_ns() - self._beat_ns) / 1e9)

    def _beat(self, *, force: bool = False) -> None:
        if not force and self._until_beat_s() > 0:
            return
        self._beat_ns = self._clock.monotonic_ns()
        self._beats += 1
        processors = self._streams.values()
        self._line.notify(
            Heartbeat(
                program=ProgramName.WORKER,
                pid=os.getpid(),
                number=self._beats,
                monotonic_ns=self._beat_ns,
                counters={
                    "blocks": float(self._blocks),
                    "blocks_lost": float(self._lost_before + sum(p.blocks_lost for p in processors)),
                    "delay_ms": max((p.delay_ms for p in processors), default=0.0),
                    "streams": float(len(self._streams)),
                    **self._filter_ms.counters("filter_ms"),
                },
            )
        )

    def _defect(self, error: DefectError) -> None:
        self._log.error("%s", error)
