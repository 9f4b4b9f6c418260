"""The simulated amplifier: 8 to 1,024 channels, 250 Hz to 30 kHz, with a patient, electrodes and faults that obey.

Guarantees: behaves as a real amplifier would for whoever reads it: paced by the monotonic clock, silent when
disconnected, forgetful when not read for ten seconds; same seed, same samples, whatever the block length. Whatever its
link does to its packets, every sample that arrives is delivered once, in order; what does not is a jump of the index.
Does not: need anything but numpy. One thread at a time. Its commands: `app.core.devices.simulated_commands`.

    patient and electrodes ─► samples ─► packets ─► link (faults) ─► order of the packets ─► blocks
    (simulated_brain)   (sample_clock)              (simulated_link)  (packet_order)

While the link has no fault, blocks go past it.
"""

import math
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

import numpy as np
from numpy.typing import NDArray

from app.core.clock import SYSTEM_CLOCK, Clock
from app.core.devices.driver import (
    Delivery,
    DeviceDescription,
    DeviceEvent,
    DeviceEventKind,
    ElectrodeImpedance,
    EndOfSource,
    SimulatedSpec,
)
from app.core.devices.electrode_sites import electrode_labels, own_position
from app.core.devices.pacing import Pace
from app.core.devices.packet_order import DeviceClockWatch, OrderedPacket, PacketOrder, runs
from app.core.devices.sample_clock import SampleClock
from app.core.devices.simulated_brain import SimulatedBrain
from app.core.devices.simulated_calibration import SIGNALS, SimulatedCalibration
from app.core.devices.simulated_commands import SCRIPT_S, CommandDesk, Parts
from app.core.devices.simulated_electrodes import SimulatedElectrodes
from app.core.devices.simulated_link import OnLost, SimulatedLink
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription

_BLOCK_S = 0.02
_LONGEST_BLOCK_S = 0.2
_BUFFER_S = 10.0
_MOST_BLOCKS_A_READ = 16


@dataclass(frozen=True, slots=True)
class _Opened:
    """What there is from `open` to `close`."""

    brain: SimulatedBrain
    electrodes: SimulatedElectrodes
    desk: CommandDesk


class SimulatedAmplifier:
    """An amplifier that is there on every machine.

    Args:
        on_lost: Told of every range of samples that will never be delivered, by what lost it; for tests.
    """

    def __init__(self, spec: SimulatedSpec, *, clock: Clock = SYSTEM_CLOCK, on_lost: OnLost | None = None) -> None:
        """Check the specification; nothing is made yet.

        Raises:
            WrongUse: The specification is outside what the amplifier can do.
        """
        _check(spec)
        self._spec = spec
        self._clock = clock
        self._pace = Pace(clock, spec.speed)
        self._labels = electrode_labels(spec.n_channels)
        self._opened: _Opened | None = None
        self._oscillator = SampleClock(spec.rate_hz)
        self._link = SimulatedLink(spec.seed, spec.rate_hz, on_lost)
        self._calibration = SimulatedCalibration(self._labels, spec.rate_hz, spec.seed)
        self._order = PacketOrder()
        self._clock_watch = DeviceClockWatch(spec.rate_hz)
        self._started = False
        self._next = 0
        self._sequence = 0
        self._came_s = 0.0
        self._chunk_number = -1
        self._chunk: NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._silent_from, self._silent_until = -1, -1
        self._waiting_events: list[DeviceEvent] = []
        self._total = None if spec.duration_s is None else round(spec.duration_s * spec.rate_hz)
        if spec.speed is None:
            self._block_s = _LONGEST_BLOCK_S
        else:
            self._block_s = min(max(_BLOCK_S * spec.speed, _BLOCK_S), _LONGEST_BLOCK_S)
        name = f"simulated-{spec.n_channels}x{spec.rate_hz:g}-{spec.seed}"
        self._device_id = DeviceId(name)
        self._stream_id = StreamId(str(uuid5(NAMESPACE_OID, name)))

    # --- life --------------------------------------------------------------------------------------------------

    def open(self) -> DeviceDescription:
        """Make the patient and describe the amplifier, which has no faults yet."""
        spec = self._spec
        self.stop()
        brain = SimulatedBrain(self._labels, spec.rate_hz, spec.seed, spec.mains_hz)
        electrodes = SimulatedElectrodes(self._labels, spec.seed, brain, self._clock)
        self._oscillator = SampleClock(spec.rate_hz)
        self._link.heal()
        self._calibration = SimulatedCalibration(self._labels, spec.rate_hz, spec.seed)
        parts = Parts(
            rate_hz=spec.rate_hz,
            seed=spec.seed,
            brain=brain,
            electrodes=electrodes,
            oscillator=self._oscillator,
            link=self._link,
            calibration=self._calibration,
            next_sample=lambda: self._next,
            next_changeable=self._next_changeable,
            disconnect=self._disconnect,
            tell=self._waiting_events.append,
        )
        self._waiting_events.clear()
        self._next, self._chunk_number = 0, -1
        self._opened = _Opened(brain, electrodes, CommandDesk(parts))
        stream = StreamDescription(
            stream_id=self._stream_id,
            name="EEG",
            rate_hz=spec.rate_hz,
            channels=tuple(Channel(label=label, position=own_position(label)) for label in self._labels),
        )
        return DeviceDescription(
            device_id=self._device_id,
            driver="simulated",
            name=f"Simulated amplifier, {spec.n_channels} channels",
            streams=(stream,),
            live=spec.speed is not None,
            can_measure_impedance=True,
            total_samples=None if self._total is None else {self._stream_id: self._total},
            calibrations=SIGNALS,
        )

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        """Deliver from sample 0 or the one named.

        Raises:
            DeviceFault: It is not open.
        """
        if self._opened is None:
            raise DeviceFault("The simulated amplifier was to be started before it was opened.")
        self._next = (at_sample or {}).get(self._stream_id, 0)
        self._sequence = (sequence or {}).get(self._stream_id, 0)
        self._chunk_number = -1
        self._silent_from = self._silent_until = -1
        from_s = self._next / self._spec.rate_hz
        self._pace.start(from_s)
        self._oscillator.start(self._next, from_s)
        self._link.clear()
        self._order.begin(self._next)
        self._came_s = from_s
        self._clock_watch.begin()
        self._started = True

    def stop(self) -> None:
        """Deliver no more."""
        self._started = False

    def close(self) -> None:
        """Let go of the patient."""
        self.stop()
        self._opened = None

    # --- delivering --------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Delivery:
        """What is due; waits up to `timeout_s` for the first of it. Raises nothing: a disconnection is silence."""
        if self._opened is None or not self._started:
            self._clock.sleep(timeout_s)
            return Delivery()
        events = self._waiting_events[:]
        self._waiting_events.clear()
        self._forget_unread()
        self._pass_silence()
        if not self._ended() and not self._pace.wait_for(self._next_due_s(), 0.0 if events else timeout_s):
            return Delivery(events=tuple(events))
        reached_s = self._pace.reached_s()
        blocks: list[SampleBlock] = []
        for _ in range(1 if self._spec.speed is None else _MOST_BLOCKS_A_READ):
            self._pass_silence()
            if self._ended() or (due_s := self._block_due_s(end := self._block_end())) > reached_s:
                break
            made = self._make(self._next, end)
            self._next = end
            events.extend(self._scripted_events(made))
            # A block that was held up holds up those behind it.
            self._came_s = max(self._came_s, due_s)
            blocks.extend(self._transport(made, self._came_s))
        if self._spec.speed is not None or self._ended():
            blocks.extend(self._arrived(math.inf if self._ended() else reached_s))
        events.extend(self._clock_events(blocks))
        ended = EndOfSource(reason="complete") if self._ended() else None
        if ended is not None:
            self._started = False
        return Delivery(blocks=tuple(blocks), events=tuple(events), ended=ended)

    def _ended(self) -> bool:
        return self._total is not None and self._next >= self._total

    def _block_due_s(self, end: int) -> float:
        return self._oscillator.begins_s(end) + self._link.lateness_s(end)

    def _next_due_s(self) -> float:
        """When something will be there next."""
        return min(self._block_due_s(self._block_end()), self._link.next_arrival_s, self._order.deadline_s)

    def _block_end(self) -> int:
        """End of the block that begins at the next sample; block ends lie on a fixed grid of samples."""
        block_samples = self._block_s * self._spec.rate_hz
        number = math.floor((self._next + 1e-6) / block_samples) + 1
        end = max(math.floor(number * block_samples + 1e-6), self._next + 1)
        if self._next < self._silent_from:
            end = min(end, self._silent_from)
        return end if self._total is None else min(end, self._total)

    def _forget_unread(self) -> None:
        """The amplifier's own memory holds ten seconds; older samples are lost, as a jump of `first_sample`."""
        if self._spec.speed is None:
            return
        newest = self._oscillator.whole_samples(self._pace.reached_s())
        kept_from = newest - round(_BUFFER_S * self._spec.rate_hz * max(self._spec.speed, 1.0))
        if kept_from > self._next:
            self._skip_to(kept_from)

    def _pass_silence(self) -> None:
        if self._silent_from <= self._next < self._silent_until:
            self._skip_to(self._silent_until)

    def _skip_to(self, sample: int) -> None:
        reached = sample if self._total is None else min(sample, self._total)
        self._link.lose(self._next, reached)
        self._next = reached

    def _make(self, first: int, end: int) -> SampleBlock:
        """What the amplifier hands over; its number is given when it has arrived."""
        samples = np.empty((self._spec.n_channels, end - first), np.float32)
        at = first
        while at < end:
            chunk, chunk_first = self._chunk_at(at)
            until = min(end, chunk_first + chunk.shape[1])
            samples[:, at - first : until - first] = chunk[:, at - chunk_first : until - chunk_first]
            at = until
        self._calibration.apply(samples, first)
        return self._block(first, first / self._spec.rate_hz + self._oscillator.told_s, samples)

    def _block(self, first: int, device_time_s: float, samples: NDArray[np.float32]) -> SampleBlock:
        return SampleBlock(
            stream_id=self._stream_id,
            sequence=self._sequence,
            first_sample=first,
            device_time_s=device_time_s,
            host_monotonic_ns=self._clock.monotonic_ns(),
            rate_hz=self._spec.rate_hz,
            samples=samples,
        )

    def _transport(self, made: SampleBlock, due_s: float) -> list[SampleBlock]:
        """What of it is there at once, and what came with it."""
        if self._link.busy or not self._order.empty:
            self._link.send(made, due_s)
            return self._arrived(due_s)
        self._order.begin(made.end_sample)
        self._sequence += 1
        return [made]

    def _arrived(self, until_s: float) -> list[SampleBlock]:
        for packet, at_s in self._link.arrivals(until_s):
            self._order.take(packet, at_s)
        return [self._joined(run) for run in runs(self._order.release(until_s), self._spec.rate_hz)]

    def _joined(self, run: list[OrderedPacket]) -> SampleBlock:
        samples = np.concatenate([ordered.packet.samples for ordered in run], axis=1)
        block = self._block(run[0].first, run[0].packet.device_time_s, samples)
        self._sequence += 1
        return block

    def _chunk_at(self, sample: int) -> tuple[NDArray[np.float32], int]:
        brain = self._made_open().brain
        number = sample // brain.chunk_samples
        if number != self._chunk_number:
            self._chunk, self._chunk_number = brain.chunk(number), number
        return self._chunk, number * brain.chunk_samples

    def _scripted_events(self, block: SampleBlock) -> list[DeviceEvent]:
        if self._made_open().brain.conditions.eyes is not None:
            return []
        first_s, end_s = block.first_sample / block.rate_hz, block.end_sample / block.rate_hz
        numbers = range(math.ceil(first_s / SCRIPT_S), math.ceil(end_s / SCRIPT_S))
        return [_state("Eyes closed" if k % 2 else "Eyes open", k * SCRIPT_S) for k in numbers]

    def _clock_events(self, blocks: list[SampleBlock]) -> list[DeviceEvent]:
        """What the driver sees of the amplifier's clock."""
        events: list[DeviceEvent] = []
        for block in blocks:
            jump_s = self._clock_watch.notice(block.first_sample, block.device_time_s)
            if jump_s is not None:
                onset_s = block.first_sample / block.rate_hz
                text = f"The amplifier's clock jumped by {jump_s:+.3f} s"
                kind = DeviceEventKind.WARNING
                events.append(DeviceEvent(kind=kind, onset_s=onset_s, duration_s=None, text=text))
        return events

    # --- what it can be asked and told ---------------------------------------------------------------------------

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Each electrode now: 2 to 15 kOhm of its own, drifting slowly, unless it was set or is off.

        Raises:
            DeviceFault: It is not open.
        """
        if self._opened is None:
            raise DeviceFault("Impedance was to be measured before the simulated amplifier was opened.")
        return self._opened.electrodes.measure()

    def command(self, name: str, argument: str = "") -> None:
        """One of the commands named at the top of `app.core.devices.simulated_commands`.

        Raises:
            WrongUse: No such command, or an argument that makes no sense.
            DeviceFault: It is not open.
        """
        if self._opened is None:
            raise DeviceFault("The simulated amplifier was given a command before it was opened.")
        self._opened.desk.obey(name, argument)

    def true_s(self, samples: NDArray[np.int64]) -> NDArray[np.float64]:
        """When samples truly began, in seconds of stream time: what a time axis is held against, in tests."""
        return self._oscillator.true_s(samples)

    def _next_changeable(self) -> int:
        """First sample that a command given now can change: what is made already stays as it is."""
        brain = self._made_open().brain
        if self._chunk_number >= 0:
            return (self._chunk_number + 1) * brain.chunk_samples
        return self._next // brain.chunk_samples * brain.chunk_samples

    def _disconnect(self, n_samples: int) -> None:
        self._silent_from, self._silent_until = self._next, self._next + n_samples

    def _made_open(self) -> "_Opened":
        assert self._opened is not None
        return self._opened


def _state(text: str, onset_s: float) -> DeviceEvent:
    return DeviceEvent(kind=DeviceEventKind.STATE, onset_s=onset_s, duration_s=None, text=text)


def _check(spec: SimulatedSpec) -> None:
    faults = (
        (not 8 <= spec.n_channels <= 1024, f"{spec.n_channels} channels", "8 to 1,024 channels"),
        (not 250 <= spec.rate_hz <= 30_000, f"{spec.rate_hz:g} Hz", "250 to 30,000 Hz"),
        (spec.mains_hz not in (50.0, 60.0), f"mains of {spec.mains_hz:g} Hz", "50 or 60 Hz"),
        (spec.speed is not None and not 0 < spec.speed < math.inf, f"speed {spec.speed}", "a speed above zero"),
        (spec.duration_s is not None and not 0 < spec.duration_s < 1e9, f"{spec.duration_s} s", "a length above zero"),
    )
    for wrong, given, allowed in faults:
        if wrong:
            raise WrongUse(f"The simulated amplifier cannot do {given}.", advice=f"Give {allowed}.")
