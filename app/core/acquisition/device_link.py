"""Holds the device: opens it, reads it, finds it again when it is gone.

Guarantees: blocks come out on one axis (`SampleAxis`) whatever the device does; a device that vanishes is opened again
by itself, with growing pauses, for as long as it is wanted; what it did not deliver meanwhile is a jump of the index.
A source that can wait (a file, a simulation without a speed, anything that ends by itself) is not started before
it is recorded. Does not: write, publish, or talk to the station. One thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from app.core.acquisition.liveness import Liveness
from app.core.acquisition.patience import wait_for
from app.core.acquisition.sample_axis import SampleAxis
from app.core.clock import Clock
from app.core.devices.driver import (
    DeviceDescription,
    DeviceEvent,
    DeviceSpec,
    Driver,
    ElectrodeImpedance,
    EndOfSource,
    PlaybackSpec,
)
from app.core.errors import Conflict, DeviceFault, NeuraScaleError, PrerequisiteMissing, SourceFileFault
from app.core.signals.blocks import SampleBlock

DriverFactory = Callable[[DeviceSpec], Driver]
FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 5.0
# A source without a speed has no packets; three of these pass before it counts as silent.
UNPACED_PACKET_S = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What one turn brought.

    Attributes:
        blocks: On the axis, each with the cause of a gap before it, should there be one.
        events: Onsets on the axis.
        silent_s / back_s: Set once when silence has begun or ended.
    """

    blocks: tuple[tuple[SampleBlock, str], ...] = ()
    events: tuple[DeviceEvent, ...] = ()
    ended: EndOfSource | None = None
    silent_s: float | None = None
    back_s: float | None = None


@dataclass(slots=True)
class _Lost:
    """A device that is gone and looked for."""

    why: str
    pause_s: float = FIRST_PAUSE_S
    next_try_ns: int = 0


@dataclass(slots=True)
class _Opened:
    spec: DeviceSpec
    description: DeviceDescription
    axis: SampleAxis
    driver: Driver | None
    streaming: bool = False
    started: bool = False
    ended: EndOfSource | None = None
    last_block_ns: int | None = None
    lost: _Lost | None = None
    gap_causes: dict[str, str] = field(default_factory=dict)

    @property
    def paced(self) -> bool:
        return self.spec.speed is not None

    @property
    def waits(self) -> bool:
        """Whether the source may be held without losing anything."""
        return (
            isinstance(self.spec, PlaybackSpec)
            or not self.paced
            or self.description.total_samples is not None
            or self.spec.duration_s is not None
        )


class DeviceLink:
    """The one device of this acquisition program.

    Args:
        create: Makes the driver of a spec.
        while_waiting: Called again and again while a device takes its time (the safety lease and the heartbeat go on).
    """

    def __init__(self, create: DriverFactory, *, clock: Clock, while_waiting: Callable[[], None] | None = None) -> None:
        self._create = create
        self._while_waiting = while_waiting
        self._clock = clock
        self._liveness = Liveness(clock=clock)
        self._device: _Opened | None = None
        self.reconnections = 0

    # --- state -------------------------------------------------------------------------------------------------

    @property
    def description(self) -> DeviceDescription | None:
        return self._device.description if self._device else None

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
    def ended(self) -> EndOfSource | None:
        return self._device.ended if self._device else None

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
        driver = self._create(spec)
        try:
            description = wait_for(driver.open, self._while_waiting)
        except NeuraScaleError:
            driver.close()
            raise
        self._device = _Opened(spec, description, SampleAxis(description.streams), driver)
        return description

    def take_up(
        self,
        spec: DeviceSpec,
        description: DeviceDescription,
        *,
        positions: dict[str, tuple[int, int]] | None,
        idle_s: float,
        started: bool,
    ) -> None:
        """Go on after a crash of this program: the device is looked for by the next `read`s.

        Args:
            positions: (Sample, block number) that is due, by stream; None where nothing was recorded.
            idle_s: Time since the newest sample.
            started: Whether it was delivering, not only held.
        """
        axis = SampleAxis(description.streams)
        device = _Opened(spec, description, axis, None, streaming=True)
        device.started = started
        device.lost = _Lost("acquisition was restarted")
        device.gap_causes = dict.fromkeys((s.stream_id for s in description.streams), "restart")
        if positions is not None:
            axis.stand_at(positions)
            device.last_block_ns = self._clock.monotonic_ns() - round(idle_s * 1e9)
        self._device = device
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
        if device.driver is not None:
            if device.axis.blocks:
                samples, sequences = device.axis.resume_points(0.0)
                device.driver.start(at_sample=samples, sequence=sequences)
            else:
                device.driver.start()
        device.started = True
        self._liveness.begin()

    def hold(self) -> None:
        """The recording has ended: a source that can wait stays where it is; a live device goes on."""
        device = self._device
        if device is not None and device.waits and device.started:
            device.started = False
            self._liveness.suspend()
            if device.driver is not None:
                device.driver.stop()

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Raises: PrerequisiteMissing: No device is open; DeviceFault: it refused."""
        return wait_for(self._reachable().measure_impedance, self._while_waiting)

    def command(self, name: str, argument: str) -> None:
        """Raises: PrerequisiteMissing: No device is open; WrongUse: it has no such command."""
        self._reachable().command(name, argument)

    def close(self) -> None:
        device, self._device = self._device, None
        self._liveness.suspend()
        if device is not None and device.driver is not None:
            device.driver.stop()
            device.driver.close()

    # --- delivering ----------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Reading:
        """What came; waits up to `timeout_s`. Never raises for a device that is gone: it is looked for again."""
        device = self._device
        if device is None or not device.started or device.ended is not None:
            return Reading()
        if device.driver is None:
            return self._look_for(device, timeout_s)
        try:
            delivery = device.driver.read(timeout_s)
        except DeviceFault as fault:
            self._lose(device, fault.what, "device")
            return self._silence()
        except SourceFileFault as fault:
            device.ended = EndOfSource(reason="fault", text=fault.what)
            self._liveness.suspend()
            return Reading(ended=device.ended)
        blocks = [
            (placed, self._gap_cause(device, placed)) for b in delivery.blocks if (placed := device.axis.place(b))
        ]
        back_s: float | None = None
        if delivery.blocks:
            newest = delivery.blocks[-1]
            device.last_block_ns = self._clock.monotonic_ns()
            stream_s = newest.n_samples / newest.rate_hz
            back_s = self._liveness.hear(stream_s / device.spec.speed if device.spec.speed else UNPACED_PACKET_S)
        events = tuple(msgspec.structs.replace(e, onset_s=device.axis.to_axis_s(e.onset_s)) for e in delivery.events)
        silent_s: float | None = None
        if delivery.ended is not None:
            device.ended = delivery.ended
            self._liveness.suspend()
        else:
            silent_s = self._liveness.newly_silent()
        return Reading(blocks=tuple(blocks), events=events, ended=delivery.ended, silent_s=silent_s, back_s=back_s)

    def _gap_cause(self, device: _Opened, block: SampleBlock) -> str:
        """Why samples before `block` would be missing."""
        told = device.gap_causes.pop(block.stream_id, None)
        if told is not None:
            return told
        if self._liveness.silent:
            return "silence"
        return "source" if isinstance(device.spec, PlaybackSpec) else "device"

    def _silence(self) -> Reading:
        return Reading(silent_s=self._liveness.newly_silent())

    def _lose(self, device: _Opened, why: str, cause: str) -> None:
        if device.driver is not None:
            device.driver.stop()
            device.driver.close()
            device.driver = None
        device.lost = _Lost(why)
        for stream in device.axis.streams:
            device.gap_causes.setdefault(stream.stream_id, cause)

    def _look_for(self, device: _Opened, timeout_s: float) -> Reading:
        lost = device.lost or _Lost("")
        now_ns = self._clock.monotonic_ns()
        if now_ns < lost.next_try_ns:
            self._clock.sleep(min(timeout_s, (lost.next_try_ns - now_ns) / 1e9))
            return self._silence()
        driver = self._create(device.spec)
        try:
            description = wait_for(driver.open, self._while_waiting)
            _demand_same(device.description, description)
            device.axis.rename(description.streams)
            self._start_again(device, driver)
        except SourceFileFault as fault:
            driver.close()
            device.ended = EndOfSource(reason="fault", text=fault.what)
            return Reading(ended=device.ended)
        except DeviceFault as fault:
            driver.close()
            lost.why = fault.what
            lost.next_try_ns = self._clock.monotonic_ns() + round(lost.pause_s * 1e9)
            lost.pause_s = min(lost.pause_s * 2, LONGEST_PAUSE_S)
            device.lost = lost
            return self._silence()
        device.driver, device.lost = driver, None
        self.reconnections += 1
        if not self._liveness.silent:
            self._liveness.begin()
        return Reading()

    def _start_again(self, device: _Opened, driver: Driver) -> None:
        if device.last_block_ns is None:
            driver.start()
            return
        elapsed_s = 0.0
        if device.spec.speed is not None:
            elapsed_s = (self._clock.monotonic_ns() - device.last_block_ns) / 1e9 * device.spec.speed
        samples, sequences = device.axis.resume_points(elapsed_s)
        driver.start(at_sample=samples, sequence=sequences)

    def _opened(self) -> _Opened:
        if self._device is None:
            raise PrerequisiteMissing("No device is open.", advice="Choose a device first.")
        return self._device

    def _reachable(self) -> Driver:
        device = self._opened()
        if device.driver is None:
            raise DeviceFault("The device is gone and is being looked for.")
        return device.driver


def _demand_same(before: DeviceDescription, now: DeviceDescription) -> None:
    """Raises: DeviceFault: What answers now is not the device that was recorded."""

    def shape(device: DeviceDescription) -> list[tuple[float, tuple[str, ...]]]:
        return [(stream.rate_hz, stream.labels) for stream in device.streams]

    if shape(before) != shape(now):
        raise DeviceFault(
            "The device that answers now has other channels than the one that was being recorded.",
            advice="Connect the same device again, or stop the recording and start a new one.",
        )
