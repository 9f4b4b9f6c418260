"""What the simulated amplifier does when it is told to: its patient, its electrodes, and its faults.

Guarantees: a command without sense is refused and changes nothing. What was delivered already is never changed.
Does not: deliver. One thread: the driver's.

Patient and electrodes (take effect within 0.2 s of stream time):
    eyes closed|open|script         posterior alpha and blinks follow; the script is 10 s open, 10 s closed
    seizure on|off                  generalised 3 Hz spike-and-wave
    pop LABEL                       one electrode pop
    lead_off LABEL, lead_on LABEL   the electrode comes off or is put back
    impedance LABEL=KILOOHM         sets an electrode's impedance; more than 5 picks up more mains
    saturation LABEL|all|off        the input stands at its rail
Faults of the link (from the next packet on; a packet is what is sampled in 4 ms, at least one sample):
    drop N|SHARE%                   the next N packets, or that share of all, never arrive
    duplicate N|SHARE%              ... arrive twice, the second time up to 32 ms later
    reorder N|SHARE%                ... arrive 4 to 32 ms late, after packets that were made later
    late MILLISECONDS               blocks arrive up to so much late, and one in 500 by 200 ms more; 0 ends it
    disconnect SECONDS              no samples for that long; what was sampled meanwhile is lost
Faults of the amplifier's clock (from the next block on):
    freeze SECONDS                  the clock stands: nothing is sampled, and nothing is lost
    clock_jump SECONDS              its time of day is set forward (or back, below zero); sampling goes on
    drift PPM                       it samples so much faster (or slower, below zero) than it says; 0 ends it
    wrong_rate HZ|off               it samples at another rate than it says
Check of the amplifier (see `simulated_calibration`):
    calibration square|short|off, gain LABEL=FACTOR, time_constant LABEL=SECONDS, noise LABEL=MICROVOLTS
All of them:
    faults off                      everything above is well again; a freeze or disconnection under way runs out
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.core.devices.driver import DeviceEvent, DeviceEventKind
from app.core.devices.sample_clock import SampleClock
from app.core.devices.simulated_brain import SimulatedBrain, Switch, chance
from app.core.devices.simulated_calibration import SimulatedCalibration
from app.core.devices.simulated_electrodes import SimulatedElectrodes
from app.core.devices.simulated_link import Fate, SimulatedLink
from app.core.errors import WrongUse

SCRIPT_S = 10.0
_EYES_RAMP_S = 0.6
_LONGEST_S = 86_400.0
_MOST_PPM = 1000.0
_MOST_LATE_MS = 250.0
_MOST_PACKETS = 1_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """What of the amplifier can be told something.

    Attributes:
        rate_hz: What it says its rate is.
        next_sample: The next sample that it will make.
        next_changeable: The first sample that the patient can still change; those before are made already.
        disconnect: Lose so many samples from the next on.
    """

    rate_hz: float
    seed: int
    brain: SimulatedBrain
    electrodes: SimulatedElectrodes
    oscillator: SampleClock
    link: SimulatedLink
    calibration: SimulatedCalibration
    next_sample: Callable[[], int]
    next_changeable: Callable[[], int]
    disconnect: Callable[[int], None]
    tell: Callable[[DeviceEvent], None]


class CommandDesk:
    """Takes the commands of one opened amplifier."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._drift_ppm = 0.0
        self._taken_hz = parts.rate_hz
        self._commands: dict[str, Callable[[str], None]] = {
            "eyes": self._eyes,
            "seizure": self._seizure,
            "pop": self._pop,
            "lead_off": self._lead_off,
            "lead_on": self._lead_on,
            "impedance": self._impedance,
            "saturation": self._saturation,
            "drop": lambda argument: _befall("drop", parts.link.drop, argument),
            "duplicate": lambda argument: _befall("duplicate", parts.link.duplicate, argument),
            "reorder": lambda argument: _befall("reorder", parts.link.reorder, argument),
            "late": self._late,
            "disconnect": self._disconnect,
            "freeze": self._freeze,
            "clock_jump": self._clock_jump,
            "drift": self._drift,
            "wrong_rate": self._wrong_rate,
            "faults": self._faults,
            **parts.calibration.commands(),
        }

    def obey(self, name: str, argument: str) -> None:
        """Raises: WrongUse: No such command, or an argument that makes no sense."""
        if name not in self._commands:
            raise WrongUse(
                f"The simulated amplifier does not know the command {name!r}.",
                advice=f"It knows {', '.join(self._commands)}.",
            )
        self._commands[name](argument.strip())

    # --- the patient ---------------------------------------------------------------------------------------------

    def _eyes(self, argument: str) -> None:
        conditions, rate_hz = self._parts.brain.conditions, self._parts.rate_hz
        if argument == "script":
            conditions.eyes = None
            return
        closed = _one_of("eyes", argument, closed=True, open=False)
        at = self._parts.next_changeable()
        if conditions.eyes is None:
            scripted = at / rate_hz // SCRIPT_S % 2 == 1
            conditions.eyes = Switch(_EYES_RAMP_S * rate_hz, scripted, at, float(scripted))
        conditions.eyes.turn(closed, at)
        self._tell("Eyes closed" if closed else "Eyes open", at)

    def _seizure(self, argument: str) -> None:
        on = _one_of("seizure", argument, on=True, off=False)
        conditions, at = self._parts.brain.conditions, self._parts.next_changeable()
        if on == conditions.seizure.on:
            return
        conditions.seizure.turn(on, at)
        conditions.seizure.ramp_samples = (3.0 if on else 0.8) * self._parts.rate_hz
        if on:
            conditions.seizure_began = at
        self._tell("Simulated seizure begins" if on else "Simulated seizure ends", at)

    # --- electrodes ----------------------------------------------------------------------------------------------

    def _pop(self, argument: str) -> None:
        channel, at, seed = self._channel(argument), self._parts.next_changeable(), self._parts.seed
        height_uv = 300 + 500 * chance(seed, 41, at)
        pops = self._parts.brain.conditions.pops
        pops.append((at, channel, -height_uv if chance(seed, 42, at) < 0.5 else height_uv))

    def _lead_off(self, argument: str) -> None:
        channel = self._channel(argument)
        self._parts.brain.conditions.off.add(channel)
        self._tell_lead(channel, off=True)

    def _lead_on(self, argument: str) -> None:
        channel = self._channel(argument)
        self._parts.brain.conditions.off.discard(channel)
        self._tell_lead(channel, off=False)

    def _tell_lead(self, channel: int, *, off: bool) -> None:
        label = self._parts.electrodes.labels[channel]
        text = f"Electrode off: {label}" if off else f"Electrode back on: {label}"
        kind = DeviceEventKind.LEAD_OFF if off else DeviceEventKind.LEAD_ON
        self._tell(text, self._parts.next_changeable(), kind, (label,))

    def _impedance(self, argument: str) -> None:
        label, _, value = argument.partition("=")
        channel = self._channel(label.strip())
        self._parts.electrodes.set_kiloohm(channel, _positive("impedance", value, most=1e6))

    def _saturation(self, argument: str) -> None:
        railed, labels = self._parts.brain.conditions.railed, self._parts.electrodes.labels
        at = self._parts.next_changeable()
        if argument == "off":
            freed = tuple(labels[channel] for channel in sorted(railed))
            railed.clear()
            if freed:
                self._tell(f"No longer saturated: {_named(freed, labels)}", at, channels=freed)
            return
        channels = range(len(labels)) if argument == "all" else [self._channel(argument)]
        stuck = tuple(labels[channel] for channel in channels if channel not in railed)
        railed.update(channels)
        if stuck:
            self._tell(f"Input saturated: {_named(stuck, labels)}", at, DeviceEventKind.WARNING, stuck)

    # --- faults --------------------------------------------------------------------------------------------------

    def _late(self, argument: str) -> None:
        self._parts.link.late_s = _between("late", argument, 0.0, _MOST_LATE_MS) / 1000

    def _disconnect(self, argument: str) -> None:
        duration_s = _positive("disconnect", argument, most=_LONGEST_S)
        self._parts.disconnect(max(1, round(duration_s * self._parts.rate_hz)))

    def _freeze(self, argument: str) -> None:
        duration_s = _positive("freeze", argument, most=_LONGEST_S)
        self._parts.oscillator.stand(self._parts.next_sample(), duration_s)

    def _clock_jump(self, argument: str) -> None:
        self._parts.oscillator.told_s += _between("clock_jump", argument, -_LONGEST_S, _LONGEST_S)

    def _drift(self, argument: str) -> None:
        self._drift_ppm = _between("drift", argument, -_MOST_PPM, _MOST_PPM)
        self._set_rate()

    def _wrong_rate(self, argument: str) -> None:
        rate_hz = self._parts.rate_hz
        self._taken_hz = rate_hz if argument == "off" else _between("wrong_rate", argument, rate_hz / 2, rate_hz * 2)
        self._set_rate()

    def _set_rate(self) -> None:
        oscillator, rate_hz = self._parts.oscillator, self._taken_hz * (1 + self._drift_ppm * 1e-6)
        if rate_hz != oscillator.rate_hz:
            oscillator.set_rate(self._parts.next_sample(), rate_hz)

    def _faults(self, argument: str) -> None:
        _one_of("faults", argument, off=True)
        self._parts.link.heal()
        self._parts.calibration.heal()
        self._saturation("off")
        self._drift_ppm, self._taken_hz = 0.0, self._parts.rate_hz
        self._set_rate()
        for channel in sorted(self._parts.brain.conditions.off):
            self._lead_on(self._parts.electrodes.labels[channel])

    # --- telling -------------------------------------------------------------------------------------------------

    def _tell(
        self, text: str, sample: int, kind: DeviceEventKind = DeviceEventKind.STATE, channels: tuple[str, ...] = ()
    ) -> None:
        onset_s = sample / self._parts.rate_hz
        self._parts.tell(DeviceEvent(kind=kind, onset_s=onset_s, duration_s=None, text=text, channels=channels))

    def _channel(self, label: str) -> int:
        for k, own in enumerate(self._parts.electrodes.labels):
            if own.casefold() == label.casefold():
                return k
        raise WrongUse(f"The simulated amplifier has no electrode {label!r}.", advice="Choose one of its labels.")


def _named(labels: tuple[str, ...], of: tuple[str, ...]) -> str:
    return "all inputs" if len(labels) == len(of) else ", ".join(labels)


def _one_of(name: str, argument: str, **meanings: bool) -> bool:
    if argument not in meanings:
        raise WrongUse(f"{name!r} does not know {argument!r}.", advice=f"Give one of: {', '.join(meanings)}.")
    return meanings[argument]


def _between(name: str, argument: str, least: float, most: float) -> float:
    advice = f"Give a number from {least:g} to {most:g}."
    try:
        value = float(argument)
    except ValueError as error:
        raise WrongUse(f"{name!r} needs a number, not {argument!r}.", advice=advice) from error
    if not (math.isfinite(value) and least <= value <= most):
        raise WrongUse(f"{name!r} cannot be {argument!r}.", advice=advice)
    return value


def _positive(name: str, argument: str, *, most: float) -> float:
    value = _between(name, argument, 0.0, most)
    if value == 0:
        raise WrongUse(f"{name!r} cannot be {argument!r}.", advice=f"Give a number above zero, up to {most:g}.")
    return value


def _befall(name: str, fate: Fate, argument: str) -> None:
    """Take `5` for the next five packets, `5%` for that share of all; `0%` ends it."""
    if argument.endswith("%"):
        fate.share = _between(name, argument[:-1], 0.0, 100.0) / 100
    elif argument.isascii() and argument.isdigit() and 0 < int(argument) <= _MOST_PACKETS:
        fate.next_packets = int(argument)
    else:
        raise WrongUse(
            f"{name!r} does not know {argument!r}.", advice="Give a number of packets, as 3, or a share of all, as 2%."
        )
