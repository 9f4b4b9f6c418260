"""The simulated amplifier: 8 to 1,024 channels, 250 Hz to 30 kHz, with a patient and electrodes that obey.

Guarantees: behaves as a real amplifier would for whoever reads it: paced by the monotonic clock, silent when
disconnected, forgetful when not read for ten seconds; same seed, same samples, whatever the block length.
Does not: need anything but numpy. One thread at a time.

Commands (take effect within 0.2 s of stream time):
    eyes closed|open|script     posterior alpha and blinks follow; the script is 10 s open, 10 s closed
    seizure on|off              generalised 3 Hz spike-and-wave
    pop LABEL                   one electrode pop
    lead_off LABEL, lead_on LABEL   the electrode comes off or is put back
    impedance LABEL=KILOOHM     sets an electrode's impedance; more than 5 picks up more mains
    disconnect SECONDS          no samples for that long, then they go on with a gap
"""

import math
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
from app.core.devices.electrode_sites import electrode_labels
from app.core.devices.pacing import Pace
from app.core.devices.simulated_brain import SimulatedBrain, Switch, chance
from app.core.errors import DeviceFault, WrongUse
from app.core.identifiers import DeviceId, StreamId
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription

_BLOCK_S = 0.02
_LONGEST_BLOCK_S = 0.2
_BUFFER_S = 10.0
_MOST_BLOCKS_A_READ = 16
_SCRIPT_S = 10.0
_EYES_RAMP_S = 0.6
_OPEN_KILOOHM = 1000.0


class SimulatedAmplifier:
    """An amplifier that is there on every machine."""

    def __init__(self, spec: SimulatedSpec, *, clock: Clock = SYSTEM_CLOCK) -> None:
        """Check the specification; nothing is made yet.

        Raises:
            WrongUse: The specification is outside what the amplifier can do.
        """
        _check(spec)
        self._spec = spec
        self._clock = clock
        self._pace = Pace(clock, spec.speed)
        self._labels = electrode_labels(spec.n_channels)
        self._brain: SimulatedBrain | None = None
        self._started = False
        self._next = 0
        self._sequence = 0
        self._chunk_number = -1
        self._chunk: NDArray[np.float32] = np.empty((0, 0), np.float32)
        self._silent_from, self._silent_until = -1, -1
        self._waiting_events: list[DeviceEvent] = []
        self._told_kiloohm: dict[int, float] = {}
        self._total = None if spec.duration_s is None else round(spec.duration_s * spec.rate_hz)
        if spec.speed is None:
            self._block_s = _LONGEST_BLOCK_S
        else:
            self._block_s = min(max(_BLOCK_S * spec.speed, _BLOCK_S), _LONGEST_BLOCK_S)
        self._opened_ns = clock.monotonic_ns()
        name = f"simulated-{spec.n_channels}x{spec.rate_hz:g}-{spec.seed}"
        self._device_id = DeviceId(name)
        self._stream_id = StreamId(str(uuid5(NAMESPACE_OID, name)))

    # --- life --------------------------------------------------------------------------------------------------

    def open(self) -> DeviceDescription:
        """Make the patient and describe the amplifier."""
        spec = self._spec
        self.stop()
        self._brain = SimulatedBrain(self._labels, spec.rate_hz, spec.seed, spec.mains_hz)
        self._chunk_number = -1
        self._opened_ns = self._clock.monotonic_ns()
        self._told_kiloohm.clear()
        self._waiting_events.clear()
        self._share_mains()
        stream = StreamDescription(
            stream_id=self._stream_id,
            name="EEG",
            rate_hz=spec.rate_hz,
            channels=tuple(Channel(label=label) for label in self._labels),
        )
        return DeviceDescription(
            device_id=self._device_id,
            driver="simulated",
            name=f"Simulated amplifier, {spec.n_channels} channels",
            streams=(stream,),
            live=spec.speed is not None,
            can_measure_impedance=True,
            total_samples=None if self._total is None else {self._stream_id: self._total},
        )

    def start(
        self, *, at_sample: dict[StreamId, int] | None = None, sequence: dict[StreamId, int] | None = None
    ) -> None:
        """Deliver from sample 0 or the one named.

        Raises:
            DeviceFault: It is not open.
        """
        if self._brain is None:
            raise DeviceFault("The simulated amplifier was to be started before it was opened.")
        self._next = (at_sample or {}).get(self._stream_id, 0)
        self._sequence = (sequence or {}).get(self._stream_id, 0)
        self._chunk_number = -1
        self._silent_from = self._silent_until = -1
        self._pace.start(self._next / self._spec.rate_hz)
        self._started = True

    def stop(self) -> None:
        """Deliver no more."""
        self._started = False

    def close(self) -> None:
        """Let go of the patient."""
        self.stop()
        self._brain = None

    # --- delivering --------------------------------------------------------------------------------------------

    def read(self, timeout_s: float) -> Delivery:
        """What is due; waits up to `timeout_s` for the first of it. Raises nothing: a disconnection is silence."""
        if self._brain is None or not self._started:
            self._clock.sleep(timeout_s)
            return Delivery()
        rate_hz = self._spec.rate_hz
        events, self._waiting_events = self._waiting_events, []
        self._forget_unread()
        self._pass_silence()
        if not self._ended() and not self._pace.wait_for(self._block_end() / rate_hz, 0.0 if events else timeout_s):
            return Delivery(events=tuple(events))
        reached_s = self._pace.reached_s()
        blocks: list[SampleBlock] = []
        for _ in range(1 if self._spec.speed is None else _MOST_BLOCKS_A_READ):
            self._pass_silence()
            if self._ended() or self._block_end() > reached_s * rate_hz:
                break
            blocks.append(self._block(self._next, self._block_end()))
            events.extend(self._scripted_events(blocks[-1]))
            self._next = blocks[-1].end_sample
        ended = EndOfSource(reason="complete") if self._ended() else None
        if ended is not None:
            self._started = False
        return Delivery(blocks=tuple(blocks), events=tuple(events), ended=ended)

    def _ended(self) -> bool:
        return self._total is not None and self._next >= self._total

    def _block_end(self) -> int:
        """End of the block that begins at the next sample; block ends lie on a fixed grid of stream time."""
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
        newest = math.floor(self._pace.reached_s() * self._spec.rate_hz)
        kept_from = newest - round(_BUFFER_S * self._spec.rate_hz * max(self._spec.speed, 1.0))
        if kept_from > self._next:
            self._next = kept_from if self._total is None else min(kept_from, self._total)

    def _pass_silence(self) -> None:
        if self._silent_from <= self._next < self._silent_until:
            self._next = self._silent_until if self._total is None else min(self._silent_until, self._total)

    def _block(self, first: int, end: int) -> SampleBlock:
        samples = np.empty((self._spec.n_channels, end - first), np.float32)
        at = first
        while at < end:
            chunk, chunk_first = self._chunk_at(at)
            until = min(end, chunk_first + chunk.shape[1])
            samples[:, at - first : until - first] = chunk[:, at - chunk_first : until - chunk_first]
            at = until
        sequence, self._sequence = self._sequence, self._sequence + 1
        return SampleBlock(
            stream_id=self._stream_id,
            sequence=sequence,
            first_sample=first,
            device_time_s=first / self._spec.rate_hz,
            host_monotonic_ns=self._clock.monotonic_ns(),
            rate_hz=self._spec.rate_hz,
            samples=samples,
        )

    def _chunk_at(self, sample: int) -> tuple[NDArray[np.float32], int]:
        assert self._brain is not None
        number = sample // self._brain.chunk_samples
        if number != self._chunk_number:
            self._chunk, self._chunk_number = self._brain.chunk(number), number
        return self._chunk, number * self._brain.chunk_samples

    def _scripted_events(self, block: SampleBlock) -> list[DeviceEvent]:
        assert self._brain is not None
        if self._brain.conditions.eyes is not None:
            return []
        first_s, end_s = block.first_sample / block.rate_hz, block.end_sample / block.rate_hz
        numbers = range(math.ceil(first_s / _SCRIPT_S), math.ceil(end_s / _SCRIPT_S))
        return [_state("Eyes closed" if k % 2 else "Eyes open", k * _SCRIPT_S) for k in numbers]

    # --- electrodes --------------------------------------------------------------------------------------------

    def measure_impedance(self) -> tuple[ElectrodeImpedance, ...]:
        """Each electrode now: 2 to 15 kOhm of its own, drifting slowly, unless it was set or is off.

        Raises:
            DeviceFault: It is not open.
        """
        if self._brain is None:
            raise DeviceFault("Impedance was to be measured before the simulated amplifier was opened.")
        since_s = (self._clock.monotonic_ns() - self._opened_ns) * 1e-9
        measured: list[ElectrodeImpedance] = []
        for k, label in enumerate(self._labels):
            kiloohm = self._told_kiloohm.get(k, self._own_kiloohm(k, since_s))
            is_open = k in self._brain.conditions.off or kiloohm >= _OPEN_KILOOHM
            measured.append(ElectrodeImpedance(label=label, kiloohm=None if is_open else round(kiloohm, 2)))
        return tuple(measured)

    def _own_kiloohm(self, channel: int, since_s: float) -> float:
        own = 2.5 + 11.5 * chance(self._spec.seed, 31, channel) ** 2
        period_s = 200 + 300 * chance(self._spec.seed, 32, channel)
        return own * (1 + 0.07 * math.sin(2 * math.pi * (since_s / period_s + chance(self._spec.seed, 33, channel))))

    def _share_mains(self) -> None:
        """Mains pickup grows with impedance."""
        assert self._brain is not None
        self._brain.conditions.mains_share = np.array(
            [min(self._told_kiloohm.get(k, self._own_kiloohm(k, 0.0)) / 5, 40.0) for k in range(self._spec.n_channels)],
            np.float32,
        )

    # --- commands ----------------------------------------------------------------------------------------------

    def command(self, name: str, argument: str = "") -> None:
        """One of the commands named at the top of this module.

        Raises:
            WrongUse: No such command, or an argument that makes no sense.
            DeviceFault: It is not open.
        """
        if self._brain is None:
            raise DeviceFault("The simulated amplifier was given a command before it was opened.")
        commands = {
            "eyes": self._command_eyes,
            "seizure": self._command_seizure,
            "pop": self._command_pop,
            "lead_off": self._command_lead_off,
            "lead_on": self._command_lead_on,
            "impedance": self._command_impedance,
            "disconnect": self._command_disconnect,
        }
        if name not in commands:
            raise WrongUse(
                f"The simulated amplifier does not know the command {name!r}.",
                advice=f"It knows {', '.join(commands)}.",
            )
        commands[name](self._brain, argument.strip())

    def _effective(self, brain: SimulatedBrain) -> int:
        """First sample that a command given now can change: what is made already stays as it is."""
        if self._chunk_number >= 0:
            return (self._chunk_number + 1) * brain.chunk_samples
        return self._next // brain.chunk_samples * brain.chunk_samples

    def _tell(self, event: DeviceEvent) -> None:
        self._waiting_events.append(event)

    def _command_eyes(self, brain: SimulatedBrain, argument: str) -> None:
        if argument == "script":
            brain.conditions.eyes = None
            return
        closed = _one_of("eyes", argument, closed=True, open=False)
        at = self._effective(brain)
        if brain.conditions.eyes is None:
            scripted = at / self._spec.rate_hz // _SCRIPT_S % 2 == 1
            brain.conditions.eyes = Switch(_EYES_RAMP_S * self._spec.rate_hz, scripted, at, float(scripted))
        brain.conditions.eyes.turn(closed, at)
        self._tell(_state("Eyes closed" if closed else "Eyes open", at / self._spec.rate_hz))

    def _command_seizure(self, brain: SimulatedBrain, argument: str) -> None:
        on = _one_of("seizure", argument, on=True, off=False)
        seizure, at = brain.conditions.seizure, self._effective(brain)
        if on == seizure.on:
            return
        seizure.turn(on, at)
        seizure.ramp_samples = (3.0 if on else 0.8) * self._spec.rate_hz
        if on:
            brain.conditions.seizure_began = at
        text = "Simulated seizure begins" if on else "Simulated seizure ends"
        self._tell(_state(text, at / self._spec.rate_hz))

    def _command_pop(self, brain: SimulatedBrain, argument: str) -> None:
        channel, at = self._channel(argument), self._effective(brain)
        height_uv = 300 + 500 * chance(self._spec.seed, 41, at)
        brain.conditions.pops.append((at, channel, -height_uv if chance(self._spec.seed, 42, at) < 0.5 else height_uv))

    def _command_lead_off(self, brain: SimulatedBrain, argument: str) -> None:
        brain.conditions.off.add(self._channel(argument))
        self._tell(self._lead_event(DeviceEventKind.LEAD_OFF, "Electrode off", argument, brain))

    def _command_lead_on(self, brain: SimulatedBrain, argument: str) -> None:
        brain.conditions.off.discard(self._channel(argument))
        self._tell(self._lead_event(DeviceEventKind.LEAD_ON, "Electrode back on", argument, brain))

    def _lead_event(self, kind: DeviceEventKind, text: str, label: str, brain: SimulatedBrain) -> DeviceEvent:
        exact = self._labels[self._channel(label)]
        onset_s = self._effective(brain) / self._spec.rate_hz
        return DeviceEvent(kind=kind, onset_s=onset_s, duration_s=None, text=f"{text}: {exact}", channels=(exact,))

    def _command_impedance(self, brain: SimulatedBrain, argument: str) -> None:
        label, _, value = argument.partition("=")
        channel = self._channel(label.strip())
        self._told_kiloohm[channel] = _positive("impedance", value, most=1e6)
        self._share_mains()

    def _command_disconnect(self, brain: SimulatedBrain, argument: str) -> None:
        duration_s = _positive("disconnect", argument, most=86_400)
        self._silent_from = self._next
        self._silent_until = self._next + max(1, round(duration_s * self._spec.rate_hz))

    def _channel(self, label: str) -> int:
        for k, own in enumerate(self._labels):
            if own.casefold() == label.casefold():
                return k
        raise WrongUse(f"The simulated amplifier has no electrode {label!r}.", advice="Choose one of its labels.")


def _state(text: str, onset_s: float) -> DeviceEvent:
    return DeviceEvent(kind=DeviceEventKind.STATE, onset_s=onset_s, duration_s=None, text=text)


def _one_of(name: str, argument: str, **meanings: bool) -> bool:
    if argument not in meanings:
        raise WrongUse(f"{name!r} does not know {argument!r}.", advice=f"Give one of: {', '.join(meanings)}.")
    return meanings[argument]


def _positive(name: str, argument: str, *, most: float) -> float:
    try:
        value = float(argument)
    except ValueError as error:
        raise WrongUse(f"{name!r} needs a number, not {argument!r}.", advice="Give a number above zero.") from error
    if not 0 < value <= most:
        raise WrongUse(f"{name!r} cannot be {argument!r}.", advice=f"Give a number above zero, up to {most:g}.")
    return value


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
