"""Holds one device: opens it, reads it, asks it, finds it again when it is gone.

Guarantees: blocks come out on one axis (`SampleAxis`) whatever the device does; a device that vanishes is opened again
by itself (`Reconnection`), for as long as it is wanted; what it did not deliver meanwhile is a jump of the index.
A source that can wait (a file, a simulation without a speed, anything that ends by itself) is not started before
it is recorded. `read` never waits for a device that is gone, nor for one that is busy with what it was asked.
Does not: write, publish, or talk to the station. One thread.
"""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from app.core.acquisition.background_call import BackgroundCall
from app.core.acquisition.held_device import HeldDevice, Reading
from app.core.acquisition.liveness import Liveness
from app.core.acquisition.patience import wait_for
from app.core.acquisition.questions import Questions
from app.core.acquisition.reconnection import DriverFactory, Reconnection, StartPoints
from app.core.acquisition.sample_axis import SampleAxis
from app.core.clock import Clock
from app.core.devices.driver import (
    Delivery,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    DeviceSpec,
    Driver,
    EndOfSource,
    PlaybackSpec,
)
from app.core.errors import Conflict, DeviceFault, NeuraScaleError, PrerequisiteMissing, SourceFileFault
from app.core.signals.blocks import SampleBlock

T = TypeVar("T")
# A source without a speed has no packets; three of these pass before it counts as silent.
UNPACED_PACKET_S = 1.0


class DeviceLink:
    """One device of this acquisition program.

    Args:
        create: Makes the driver of a spec.
        while_waiting: Called again and again while a device takes its time (the safety lease and the heartbeat go on);
            None calls devices on this thread.
    """

    def __init__(self, create: DriverFactory, *, clock: Clock, while_waiting: Callable[[], None] | None = None) -> None:
        self._create = create
        self._while_waiting = while_waiting
        self._clock = clock
        self._liveness = Liveness(clock=clock)
        self._device: HeldDevice | None = None
        self._questions = Questions(while_waiting)
        self.reconnections = 0

    # --- state -------------------------------------------------------------------------------------------------

    @property
    def description(self) -> DeviceDescription | None:
        return self._device.description if self._device else None

    @property
    def identity(self) -> str:
        """The device's own identifier, whatever it is called here; empty where none is open."""
        return self._device.identity if self._device else ""

    @property
    def spec(self) -> DeviceSpec | None:
        return self._device.spec if self._device else None

    @property
    def axis(self) -> SampleAxis | None:
        return self._device.axis if self._device else None

    @property
    def streaming(self) -> bool:
        return self._device is not None and self._device.streaming

    @property
    def running(self) -> bool:
        """Whether samples are to be expected now."""
        return self._device is not None and self._device.started and self._device.ended is None

    @property
    def readable(self) -> bool:
        """Whether a `read` may wait for samples, because the device is there and not busy."""
        return (
            self.running
            and self._device is not None
            and self._device.driver is not None
            and not self._questions.pending
        )

    @property
    def waits(self) -> bool:
        """Whether the source may be held without losing anything."""
        return self._device is not None and self._device.waits

    @property
    def ended(self) -> EndOfSource | None:
        return self._device.ended if self._device else None

    @property
    def silent_s(self) -> float | None:
        """How long it has been silent, once that has been told; None while it is not."""
        return self._liveness.silent_s

    @property
    def can_wait(self) -> bool:
        """Whether back-pressure may slow this source down."""
        return self._device is not None and not self._device.paced

    # --- life --------------------------------------------------------------------------------------------------

    def open(self, spec: DeviceSpec) -> DeviceDescription:
        """Open a device, in place of the one before.

        Raises:
            DeviceFault: It cannot be reached.
            SourceFileFault: The file cannot be trusted.
        """
        self.close()
        return wait_for(lambda: self.open_here(spec), self._while_waiting)

    def open_here(self, spec: DeviceSpec) -> DeviceDescription:
        """Open the first device of this link, on whatever thread this is called; nobody else may use it meanwhile.

        Raises:
            DeviceFault: It cannot be reached.
            SourceFileFault: The file cannot be trusted.
        """
        driver = self._create(spec)
        try:
            description = driver.open()
        except NeuraScaleError:
            driver.close()
            raise
        self._device = HeldDevice(spec, description.device_id, description, SampleAxis(description.streams), driver)
        return description

    def call_it(self, description: DeviceDescription) -> None:
        """Take over the names by which a session tells its devices apart; before anything is read."""
        device = self._opened()
        of_driver = device.description.streams
        device.description, device.axis = description, SampleAxis(description.streams)
        device.axis.rename(of_driver)

    def take_up(
        self,
        spec: DeviceSpec,
        description: DeviceDescription,
        *,
        positions: dict[str, tuple[int, int]] | None,
        idle_s: float,
        started: bool,
        identity: str = "",
    ) -> None:
        """Go on after a crash of this program: the device is looked for by the next `read`s.

        Args:
            positions: (Sample, block number) that is due, by stream; None where nothing was recorded.
            idle_s: Time since the newest sample.
            started: Whether it was delivering, not only held.
            identity: The device's own identifier, where it is called otherwise here.
        """
        axis = SampleAxis(description.streams)
        device = HeldDevice(spec, identity or description.device_id, description, axis, None, streaming=True)
        device.started = started
        device.gap_causes = dict.fromkeys((s.stream_id for s in description.streams), "restart")
        if positions is not None:
            axis.stand_at(positions)
            device.last_block_ns = self._clock.monotonic_ns() - round(idle_s * 1e9)
        self._device = device
        device.search = self._search_for(device, "acquisition was restarted", None)
        if started:
            self._liveness.begin()

    def start_streaming(self) -> None:
        """Let it deliver; a source that can wait is held until `start_delivery`.

        Raises:
            PrerequisiteMissing: No device is open.
            DeviceFault: It refused.
        """
        device = self._opened()
        device.streaming = True
        if not device.waits:
            self.start_delivery()

    def start_delivery(self) -> None:
        """Let it deliver now.

        Raises:
            PrerequisiteMissing: No device is open.
            Conflict: The source has come to its end.
            DeviceFault: It refused.
        """
        device = self._opened()
        if device.ended is not None:
            raise Conflict("The source has come to its end.", advice="Open it again to play it from its beginning.")
        device.streaming = True
        if device.started:
            return
        driver = device.driver
        if driver is not None:
            self._questions.settle()
            if device.axis.blocks:
                samples, sequences = device.axis.resume_points(0.0)
                wait_for(lambda: driver.start(at_sample=samples, sequence=sequences), self._while_waiting)
            else:
                wait_for(driver.start, self._while_waiting)
        device.started = True
        self._liveness.begin()

    def hold(self) -> None:
        """The recording has ended: a source that can wait stays where it is; a live device goes on."""
        device = self._device
        if device is not None and device.waits and device.started:
            device.started = False
            self._liveness.suspend()
            if device.driver is not None:
                self._questions.settle()
                device.driver.stop()

    def ask(self, call: Callable[[Driver], T]) -> BackgroundCall[T]:
        """Have something done by the device, between two reads; look at what is returned until it is done.

        Raises:
            PrerequisiteMissing: No device is open.
            DeviceFault: It is gone and is being looked for.
        """
        device = self._opened()
        driver = device.driver
        if driver is None:
            raise DeviceFault(f"{device.description.name} is gone and is being looked for.")
        asked = self._questions.add(lambda: call(driver))
        self.tend()
        return asked

    def tend(self) -> None:
        """Go on with what was asked."""
        if self._questions.tend() and self.running and not self._liveness.silent:
            # It could not be read meanwhile; that was not its silence.
            self._liveness.begin()

    def close(self) -> None:
        """Let go of the device; bounded as its driver is."""
        self._questions.settle()
        device, self._device = self._device, None
        self._liveness.suspend()
        if device is None:
            return
        if device.search is not None:
            device.search.close(self._while_waiting)
        if device.driver is not None:
            device.driver.stop()
            wait_for(device.driver.close, self._while_waiting)

    # --- delivering ----------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Reading:
        """What came; waits up to `timeout_s`. Never raises for a device that is gone: it is looked for again."""
        self.tend()
        device = self._device
        if device is None or not device.started or device.ended is not None:
            return Reading()
        if self._questions.pending:
            self._questions.wait(timeout_s)
            return Reading()
        if device.driver is None:
            return self._look_for(device, timeout_s)
        try:
            delivery = self._delivered(device.driver, timeout_s)
        except DeviceFault as fault:
            self._lose(device, fault.what)
            return Reading(silent_s=self._liveness.newly_silent(), lost=fault.what)
        except SourceFileFault as fault:
            return self._end(device, EndOfSource(reason="fault", text=fault.what))
        device.axis.arrive(delivery.blocks)
        blocks = [
            (placed, self._gap_cause(device, placed)) for b in delivery.blocks if (placed := device.axis.place(b))
        ]
        back_s: float | None = None
        if delivery.blocks:
            newest = delivery.blocks[-1]
            device.last_block_ns = self._clock.monotonic_ns()
            stream_s = newest.n_samples / newest.rate_hz
            back_s = self._liveness.hear(stream_s / device.spec.speed if device.spec.speed else UNPACED_PACKET_S)
        events = tuple(
            msgspec.structs.replace(
                e, onset_s=device.axis.to_axis_s(e.onset_s), stream_id=device.axis.recorded_as(e.stream_id)
            )
            for e in delivery.events
        ) + device.rates.hear(placed for placed, _ in blocks)
        silent_s: float | None = None
        if delivery.ended is not None:
            self._end(device, delivery.ended)
        else:
            silent_s = self._liveness.newly_silent()
        return Reading(blocks=tuple(blocks), events=events, ended=delivery.ended, silent_s=silent_s, back_s=back_s)

    def _delivered(self, driver: Driver, timeout_s: float) -> Delivery:
        """One read; another at once where it would tell a silence: a busy machine may have held up this program and not
        the device, and what came meanwhile is there to be read.
        """
        first = driver.read(timeout_s)
        if first.blocks or first.ended is not None or not self._liveness.due:
            return first
        second = driver.read(0.0)
        return msgspec.structs.replace(second, events=first.events + second.events)

    def _end(self, device: HeldDevice, ended: EndOfSource) -> Reading:
        device.ended = ended
        self._liveness.suspend()
        return Reading(ended=ended)

    def _gap_cause(self, device: HeldDevice, block: SampleBlock) -> str:
        """Why samples before `block` would be missing."""
        told = device.gap_causes.pop(block.stream_id, None)
        if told is not None:
            return told
        if self._liveness.silent:
            return "silence"
        return "source" if isinstance(device.spec, PlaybackSpec) else "device"

    # --- gone ----------------------------------------------------------------------------------------------------

    def _lose(self, device: HeldDevice, why: str) -> None:
        gone, device.driver = device.driver, None
        device.loss_told = True
        for stream in device.axis.streams:
            device.gap_causes.setdefault(stream.stream_id, "device")
        device.search = self._search_for(device, why, gone)

    def _search_for(self, device: HeldDevice, why: str, gone: Driver | None) -> Reconnection:
        return Reconnection(
            self._create,
            device.spec,
            identity=device.identity,
            before=device.description,
            why=why,
            gone=gone,
            start_points=lambda now: self._start_points(device, now),
            clock=self._clock,
            in_background=self._while_waiting is not None,
        )

    def _look_for(self, device: HeldDevice, timeout_s: float) -> Reading:
        search = device.search
        if search is None:
            return Reading()
        try:
            driver = search.look(timeout_s)
        except SourceFileFault as fault:
            return self._end(device, EndOfSource(reason="fault", text=fault.what))
        events: tuple[DeviceEvent, ...] = ()
        if refusal := search.take_refusal():
            events = (
                DeviceEvent(
                    kind=DeviceEventKind.WARNING,
                    onset_s=device.axis.seconds + search.lost_s * (device.spec.speed or 0.0),
                    duration_s=None,
                    text=refusal,
                ),
            )
        if driver is None:
            return Reading(events=events, silent_s=self._liveness.newly_silent())
        device.driver, device.search = driver, None
        self.reconnections += 1
        if not self._liveness.silent:
            self._liveness.begin()
        told, device.loss_told = device.loss_told, False
        return Reading(events=events, lost=search.why if told else "", found_s=search.lost_s if told else None)

    def _start_points(self, device: HeldDevice, now: DeviceDescription) -> StartPoints:
        """Where a device that was found again goes on."""
        device.axis.rename(now.streams)
        if device.last_block_ns is None:
            return None
        now_ns, speed = self._clock.monotonic_ns(), device.spec.speed
        elapsed_s = 0.0 if speed is None else (now_ns - device.last_block_ns) / 1e9 * speed
        if speed is not None and not device.waits:
            device.axis.expect(elapsed_s, now_ns, speed)
        return device.axis.resume_points(elapsed_s)

    def _opened(self) -> HeldDevice:
        if self._device is None:
            raise PrerequisiteMissing("No device is open.", advice="Choose a device first.")
        return self._device
