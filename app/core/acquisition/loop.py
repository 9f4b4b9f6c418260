"""Acquisition's loop: device -> disk -> view, and nothing else between.

Guarantees: what was read is written before it is published and before anything else is done; a request of the station
is answered between two reads; the safety lease is kept only by this loop going round, so that it lapses if recording
hangs. Killed and started again, it goes on with the same device and the same recording by itself, and what is missing
is recorded as missing. Ends itself when nobody has wanted it for long.
Does not: filter, log, decide about the session. One thread: the one that calls `run`.
"""

import logging
import os
from collections.abc import Callable
from typing import Any

import msgspec

from app.core.acquisition.back_pressure import BackPressure
from app.core.acquisition.continuation import Continuation
from app.core.acquisition.device_link import DeviceLink
from app.core.acquisition.device_names import as_one, with_streams
from app.core.acquisition.device_news import news_of, standing_news, told_events
from app.core.acquisition.device_set import DeviceSet
from app.core.acquisition.event_valve import EventValve
from app.core.acquisition.held_device import Reading
from app.core.acquisition.messages import AcquisitionRequest, AcquisitionState, GapRecorded, OutputChanged
from app.core.acquisition.output_desk import NO_OUTPUT, OutputAnswer, OutputDesk
from app.core.acquisition.output_messages import OutputExceeded
from app.core.acquisition.reconnection import DriverFactory
from app.core.acquisition.recorder import Recorder
from app.core.acquisition.requests import RequestDesk
from app.core.acquisition.resume_note import ResumeNoteFile
from app.core.clock import Clock
from app.core.errors import DefectError, NeuraScaleError, StorageFault
from app.core.safety.client import LeaseHolder
from app.core.settings.data_directory import DataDirectory
from app.core.telemetry.heartbeat import HEARTBEAT_EVERY_S, Heartbeat, ProgramName, StationAlive
from app.core.wire.addresses import Port
from app.core.wire.broadcast import Publisher
from app.core.wire.credit import CreditTaker
from app.core.wire.envelopes import Done
from app.core.wire.line import Incoming, Line
from app.core.wire.waiting import wait_any

TURN_S = 0.02
RAW_TOPIC = "raw"
ORPHAN_AFTER_S = 30.0
ORPHAN_RECORDING_AFTER_S = 15 * 60.0


class AcquisitionLoop:
    """The whole program but its signals and its start.

    Args:
        create_driver: Makes the driver of a spec.
        make_output: Makes the desk of the stoppable output; None where this program has none.
        should_end: Asked each turn; true ends in order.
        log: This program's text log.
    """

    def __init__(
        self,
        data: DataDirectory,
        create_driver: DriverFactory,
        *,
        clock: Clock,
        make_output: Callable[[], OutputDesk] | None,
        should_end: Callable[[], bool],
        log: logging.Logger,
    ) -> None:
        self._data = data
        self._clock = clock
        self._log = log
        self._should_end = should_end
        self._line: Line[Any] = Line(
            data.runtime,
            f"{ProgramName.ACQUISITION}#{os.getpid()}",
            AcquisitionRequest | Done,
            clock=clock,
            on_defect=self._note_defect,
        )
        self._publisher = Publisher(data.runtime, Port.SIGNAL)
        self._credits = CreditTaker(data.runtime)
        self._pressure = BackPressure(clock=clock)
        self._valve = EventValve(clock=clock)
        self._lease = LeaseHolder(data.runtime, "acquisition", clock=clock)
        self._output = make_output() if make_output else None
        self.devices = DeviceSet(create_driver, clock=clock, while_waiting=self._stay_alive)
        self.recorder = Recorder(data, self._tell, clock=clock, while_waiting=self._lease.service)
        self._continuation = Continuation(ResumeNoteFile(data.runtime), self.devices, self.recorder, log=log)
        self._requests = RequestDesk(self.devices, self.recorder, self._output, begin_device=self._pressure.begin)
        self._incarnation = ""
        self._station_heard_ns = clock.monotonic_ns()
        self._beats = 0
        self._next_beat_ns = 0
        self._longest_turn_s = 0.0
        self._late_turns = 0

    def run(self) -> None:
        """Go round until asked to end, then end in order."""
        in_order = False
        try:
            self._continuation.take_up()
            self._tell_state()
            while not self._should_end() and not self._requests.quit_asked and not self._orphaned():
                self._turn()
            in_order = True
        finally:
            self._end(in_order=in_order)

    # --- one turn ------------------------------------------------------------------------------------------------

    def _turn(self) -> None:
        started_ns = self._clock.monotonic_ns()
        self._serve()
        if not self.devices.running or (self.devices.can_wait and self._held_back(self.devices.blocks)):
            self._wait(TURN_S)
        else:
            for link, reading in self.devices.readings(TURN_S):
                self._take(link, reading)
        self.recorder.tend()
        self._beat()
        turn_s = (self._clock.monotonic_ns() - started_ns) / 1e9
        self._longest_turn_s = max(self._longest_turn_s, turn_s)
        self._late_turns += turn_s > 5 * TURN_S

    def _take(self, link: DeviceLink, reading: Reading) -> None:
        """Disk first, then everybody else."""
        fresh = self.recorder.take(reading.blocks, reading.events)
        for block, _ in reading.blocks:
            self._publisher.publish_block(RAW_TOPIC, block)
        device = link.description
        if device is None:
            return
        for told in told_events(device.device_id, self._valve.admit(fresh)):
            self._line.notify(told)
            self._publisher.publish("device", told)
        if reading.ended is not None:
            self.recorder.close_to(device.total_samples or {})
        for notice, said in news_of(device.device_id, reading, self.devices):
            self._line.notify(notice)
            self._log.warning("%s", said)

    def _tell(self, notice: msgspec.Struct) -> None:
        """What the recorder has to say, with the device that it is about."""
        if isinstance(notice, GapRecorded):
            notice = msgspec.structs.replace(notice, device_id=self.devices.device_of(notice.stream_id))
        self._line.notify(notice)

    def _held_back(self, blocks_sent: int) -> bool:
        self._pressure.hear(self._credits.take(0.0), blocks_sent)
        return self._pressure.must_wait(blocks_sent)

    def _wait(self, timeout_s: float) -> None:
        sources: list[Any] = [self._line, self._credits]
        if self._lease.fileno() >= 0:
            sources.append(self._lease)
        wait_any(sources, timeout_s)
        self._pressure.hear(self._credits.take(0.0), self.devices.blocks)
        self.devices.tend()

    def _serve(self) -> None:
        self._lease.service()
        incoming, _ = self._line.receive(0.0)
        for one in incoming:
            if isinstance(one.message, StationAlive):
                self._hear_station(one.message)
            else:
                self._answer(one)
        for asked, done in self._requests.take_done():
            self._reply(asked, done)
        self._tell_output()
        self._continuation.keep()

    def _answer(self, incoming: Incoming[Any]) -> None:
        try:
            reply = self._requests.handle(incoming)
        except NeuraScaleError as error:
            self._reply(incoming, error)
            return
        if reply is not None:
            self._reply(incoming, reply)

    def _reply(self, incoming: Incoming[Any], reply: msgspec.Struct | NeuraScaleError) -> None:
        if isinstance(reply, NeuraScaleError):
            self._log.warning("refused %s: %s", type(incoming.message).__name__, reply.code)
            self._line.refuse(incoming, reply)
        else:
            self._log.info("did %s", type(incoming.message).__name__)
            self._line.reply(incoming, reply)

    def _tell_output(self) -> None:
        for news in self._output.take() if self._output else ():
            if isinstance(news, OutputAnswer):
                if news.refused is None:
                    self._line.reply(news.request, news.answer)
                else:
                    self._line.refuse(news.request, news.refused)
            else:
                self._tell_output_change(news)

    def _tell_output_change(self, news: OutputChanged | OutputExceeded) -> None:
        self._line.notify(news)
        if isinstance(news, OutputExceeded):
            self._log.error("output gave %g mA, %g mA ordered", news.amplitude_ma, news.ordered_ma)
        else:
            self._log.info("output is %s: %s", news.state, news.reason)

    # --- the station -----------------------------------------------------------------------------------------------

    def _hear_station(self, alive: StationAlive) -> None:
        self._station_heard_ns = self._clock.monotonic_ns()
        if alive.incarnation != self._incarnation:
            self._incarnation = alive.incarnation
            self._tell_state()

    def _tell_state(self) -> None:
        # A station that has just been started learns the channels as they are by now.
        streams = self.recorder.configured_streams or ()
        devices = tuple(with_streams(device, streams) for device in self.devices.descriptions)
        state = AcquisitionState(
            device=as_one(devices) if devices else None,
            devices=devices,
            recording_id=self.recorder.recording_id,
            streaming=self.devices.streaming,
            output=self._output.state if self._output else NO_OUTPUT,
        )
        self._line.notify(state)
        if self.recorder.recording_id is not None:
            # A station that was away when a device fell silent or came to its end must still learn of it.
            for notice in standing_news(self.devices):
                self._line.notify(notice)

    def _orphaned(self) -> bool:
        quiet_s = (self._clock.monotonic_ns() - self._station_heard_ns) / 1e9
        recording = self.recorder.recording_id is not None
        patience_s = ORPHAN_RECORDING_AFTER_S if recording and self.devices.ended is None else ORPHAN_AFTER_S
        if quiet_s <= patience_s:
            return False
        self._log.error("no station for %.0f s: ending", quiet_s)
        return True

    def _beat(self) -> None:
        now_ns = self._clock.monotonic_ns()
        if now_ns < self._next_beat_ns:
            return
        self._next_beat_ns = now_ns + round(HEARTBEAT_EVERY_S * 1e9)
        self._beats += 1
        counters = {
            "turn_ms": round(self._longest_turn_s * 1000, 3),
            "late_turns": float(self._late_turns),
            **self.devices.counters(),
            "slow_syncs": float(self.recorder.slow_syncs),
            "longest_sync_ms": round(self.recorder.longest_sync_s * 1000, 3),
            "lease_held": float(self._lease.holding),
        }
        self._longest_turn_s = 0.0
        self._line.notify(
            Heartbeat(
                program=ProgramName.ACQUISITION,
                pid=os.getpid(),
                number=self._beats,
                monotonic_ns=now_ns,
                counters=counters,
            )
        )

    # --- staying alive, and ending ----------------------------------------------------------------------------------

    def _stay_alive(self) -> None:
        """A device takes seconds to open or to measure: neither safety nor the station may take us for dead."""
        self._lease.service()
        self._beat()

    def _end(self, *, in_order: bool) -> None:
        """In order: nothing is left to go on with. After a defect of ours: as if killed, so that a restart goes on."""
        try:
            if in_order:
                self._continuation.forget()
            self.recorder.finish(in_order=in_order, source_ended=self.devices.ended is not None)
        except StorageFault as fault:
            self._log.error("%s", fault)
        self.devices.close()
        if self._output is not None:
            self._output.close()
        self._lease.close()
        self._publisher.close()
        self._credits.close()
        self._line.close()

    def _note_defect(self, error: DefectError) -> None:
        self._log.error("%s", error)
