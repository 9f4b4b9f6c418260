"""What the simulated amplifier's electrodes pick up: EEG made by code, with its artefacts.

Guarantees: the same seed, conditions and sample index give the same bits, whatever is asked before (the signal is
made in chunks of fixed place and length; noise comes from looped tables of incommensurable lengths). Does not: model a
head; it looks like EEG to a reader and to the processing chain, and its truths (when the eyes close, where an electrode
pops) are known. One thread at a time.

Amplitudes follow what clinical texts give for a normal adult EEG: background 5 to 15 uV, posterior alpha 20 to 60 uV
with eyes closed, blinks 80 to 160 uV at Fp1 and Fp2, generalised 3 Hz spike-and-wave above 150 uV.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.core.devices.electrode_sites import electrode_positions

_CHUNK_S = 0.2
_TABLE_HZ = 500.0
_EYES_PERIOD_S = 10.0
_EYES_RAMP_S = 0.6
_WHITE_UV_PER_ROOT_HZ = 0.03
_WHITE_LENGTH = 131_071
_LONGEST_POP_S = 3.0
_RAIL_UV = 187_500.0
_N_BACKGROUND = 14

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Spectrum = Callable[[Doubles], Doubles]


@dataclass(slots=True)
class Switch:
    """A condition that is turned on and off and follows within a ramp.

    Attributes:
        since: Sample at which it was last turned.
        before: Its strength (0 to 1) then.
    """

    ramp_samples: float
    on: bool = False
    since: int = 0
    before: float = 0.0

    def strength(self, index: Doubles) -> Doubles:
        """Strength, 0 to 1, at the samples of `index`, none of them before a later turn."""
        share = np.clip((index - self.since) / self.ramp_samples, 0.0, 1.0)
        return self.before + (float(self.on) - self.before) * share

    def turn(self, on: bool, at: int) -> None:
        """Turn it at sample `at`."""
        self.before = float(self.strength(np.array([float(at)]))[0])
        self.on, self.since = on, at


@dataclass(slots=True)
class Conditions:
    """What the operator has asked of the simulated patient and electrodes; times are sample indices.

    Attributes:
        eyes: None while the eyes follow their script (10 s open, 10 s closed, from sample 0).
        pops: Sample, channel and microvolts of each electrode pop.
        off: Channels whose electrode is off.
        railed: Channels whose input stands at its rail.
        mains_share: Mains pickup of each channel relative to an electrode of 5 kOhm.
    """

    seizure: Switch
    seizure_began: int
    mains_share: Floats
    eyes: Switch | None = None
    pops: list[tuple[int, int, float]] = field(default_factory=list)
    off: set[int] = field(default_factory=set)
    railed: set[int] = field(default_factory=set)


class SimulatedBrain:
    """The signal of every electrode, chunk by chunk.

    Attributes:
        chunk_samples: Length of a chunk; chunk k begins at sample k * chunk_samples.
        conditions: May be changed between chunks.
    """

    def __init__(self, labels: tuple[str, ...], rate_hz: float, seed: int, mains_hz: float) -> None:
        self._rate_hz = rate_hz
        self._seed = seed
        self._mains_hz = mains_hz
        self._stretch = max(1, math.floor(rate_hz / _TABLE_HZ))
        self.chunk_samples = self._stretch * round(_CHUNK_S * rate_hz / self._stretch)
        places = _among_sources(electrode_positions(labels))
        n = len(labels)
        self._rng = np.random.Generator(np.random.PCG64(seed))
        self._offset_uv = self._rng.uniform(-150, 150, (n, 1)).astype(np.float32)
        self._white_uv = _loop(self._rng, _WHITE_LENGTH + self.chunk_samples, _flat)
        self._white_uv *= _WHITE_UV_PER_ROOT_HZ * math.sqrt(rate_hz / 2)
        self._white_from = self._rng.integers(0, _WHITE_LENGTH, n)
        self._patterns, self._tables = self._make_sources(places)
        self._mains_uv = self._rng.uniform(0.8, 2.5, n)
        self._mains_phase = self._rng.normal(0.0, 0.5, n)
        self._weights = _interpolation(self._stretch)
        self.conditions = Conditions(
            seizure=Switch(ramp_samples=3.0 * rate_hz), seizure_began=0, mains_share=np.ones(n, np.float32)
        )

    # --- sources -----------------------------------------------------------------------------------------------

    def _make_sources(self, places: Doubles) -> tuple[Floats, list[Floats]]:
        """Patterns (n_channels, n_sources) and the looped time course of each source that has one.

        The order is fixed: background, slow drift, alpha, mu, beta, muscle left and right, after-seizure slowing;
        then those without a table: blink, heart, seizure front and back.
        """
        table_hz = self._rate_hz / self._stretch
        patterns: list[Doubles] = []
        tables: list[Floats] = []

        def add(centre: tuple[float, float, float], width: float, rms_uv: float, spectrum: str) -> None:
            patterns.append(_spread(places, centre, width) * rms_uv)
            # Lengths a few seconds and some odd samples apart, so that no two sources come round together.
            length = round((61.0 + 2.3 * len(tables)) * table_hz) | 1
            tables.append(_loop(self._rng, length, _SPECTRA[spectrum], table_hz))

        for k in range(_N_BACKGROUND):
            # Evenly over the upper sphere (Fibonacci lattice).
            up, around = 1 - (k + 0.5) / _N_BACKGROUND * 1.25, k * 2.39996
            flat = math.sqrt(max(0.0, 1 - up * up))
            add((flat * math.cos(around), flat * math.sin(around), up), 0.35, 7.0, "background")
        add((0.3, 0.9, 0.3), 1.2, 6.0, "drift")
        add((-0.8, -0.3, 0.5), 1.2, 6.0, "drift")
        add((-0.35, -0.87, 0.35), 0.22, 15.0, "alpha")
        add((0.35, -0.87, 0.35), 0.22, 17.0, "alpha")
        add((0.0, -0.75, 0.66), 0.25, 8.0, "alpha")
        add((-0.6, 0.0, 0.8), 0.08, 3.0, "mu")
        add((0.6, 0.0, 0.8), 0.08, 3.0, "mu")
        add((0.0, 0.5, 0.85), 0.5, 2.0, "beta")
        add((-0.95, 0.25, 0.2), 0.10, 14.0, "muscle")
        add((0.95, 0.25, 0.2), 0.10, 14.0, "muscle")
        add((0.0, 0.6, 0.8), 0.9, 45.0, "slowing")
        patterns.append(_spread(places, (0.0, 0.93, 0.2), 0.16))
        patterns.append((places @ np.array([-0.4, 0.2, -0.9])) * 0.5)
        patterns.append(_spread(places, (0.0, 0.65, 0.75), 0.7))
        patterns.append(_spread(places, (0.0, -0.5, 0.85), 0.5))
        return np.stack(patterns, axis=1).astype(np.float32), tables

    # --- the signal --------------------------------------------------------------------------------------------

    def chunk(self, number: int) -> Floats:
        """Chunk `number` under the conditions of now: microvolts, float32, shape (n_channels, chunk_samples)."""
        n = self.chunk_samples
        first = number * n
        index = np.arange(first, first + n, dtype=np.float64)
        conditions = self.conditions
        sources = self._courses(first, n)
        self._modulate(sources, index)
        mains, mains_patterns = self._mains(index)
        signal = np.concatenate([self._patterns, mains_patterns], axis=1) @ np.concatenate([sources, mains])
        signal += self._offset_uv
        starts = (self._white_from + first) % _WHITE_LENGTH
        signal += np.lib.stride_tricks.sliding_window_view(self._white_uv, n)[starts]
        recent = first - _LONGEST_POP_S * self._rate_hz
        conditions.pops = [pop for pop in conditions.pops if pop[0] >= recent]
        for at, channel, height_uv in conditions.pops:
            after_s = (index - at) / self._rate_hz
            signal[channel] += np.where(after_s >= 0, height_uv * np.exp(-np.maximum(after_s, 0) / 0.25), 0.0)
        for channel in sorted(conditions.off):
            signal[channel] = self._open_input(channel, index, sources)
        for channel in sorted(conditions.railed):
            signal[channel] = math.copysign(_RAIL_UV, float(self._offset_uv[channel, 0]))
        np.clip(signal, -_RAIL_UV, _RAIL_UV, out=signal)
        return np.asarray(signal, np.float32)

    def _courses(self, first: int, n: int) -> Floats:
        """Time course of every source, shape (n_sources, n); those without a table are still zero."""
        courses = np.zeros((self._patterns.shape[1], n), np.float32)
        point, n_points = first // self._stretch, n // self._stretch
        for k, table in enumerate(self._tables):
            places = np.arange(point - 1, point + n_points + 2) % len(table)
            points = table[places]
            if self._stretch == 1:
                courses[k] = points[1:-2]
            else:
                windows = np.lib.stride_tricks.sliding_window_view(points, 4)
                courses[k] = (windows @ self._weights).reshape(-1)
        return courses

    def _modulate(self, courses: Floats, index: Doubles) -> None:
        """Let the rhythms follow the conditions, and fill in the sources that are events."""
        time_s = index / self._rate_hz
        conditions = self.conditions
        closed = self._eyes_closed(index)
        alpha = _N_BACKGROUND + 2
        courses[alpha : alpha + 3] *= 0.15 + 0.85 * closed
        muscle = alpha + 6
        courses[muscle] *= self._bursts(time_s, 11)
        courses[muscle + 1] *= self._bursts(time_s, 12)
        seizure = conditions.seizure.strength(index)
        since_s = (index - conditions.seizure_began) / self._rate_hz
        # Slow waves remain for some 20 s after a seizure, weaker and weaker.
        after_s = np.maximum((index - conditions.seizure.since) / self._rate_hz, 0.0)
        happened = conditions.seizure.since > conditions.seizure_began and not conditions.seizure.on
        courses[muscle + 2] *= np.exp(-after_s / 8.0) * (1 - seizure) if happened else 0.0
        blink, heart, front, back = range(muscle + 3, muscle + 7)
        courses[blink] = self._blinks(time_s) * (1 - closed)
        courses[heart] = _heartbeats(time_s)
        courses[front] = 170.0 * seizure * _spike_and_wave(since_s)
        courses[back] = 70.0 * seizure * _spike_and_wave(since_s - 0.015)

    def _eyes_closed(self, index: Doubles) -> Doubles:
        eyes = self.conditions.eyes
        if eyes is not None:
            return eyes.strength(index)
        time_s = index / self._rate_hz
        within_s = time_s % _EYES_PERIOD_S
        share = np.clip(within_s / _EYES_RAMP_S, 0.0, 1.0)
        closing = (time_s // _EYES_PERIOD_S) % 2 == 1
        opened = np.where(time_s < _EYES_PERIOD_S, 0.0, 1 - share)
        return np.asarray(np.where(closing, share, opened), np.float64)

    def _blinks(self, time_s: Doubles) -> Doubles:
        """Microvolts at the eyes: on most occasions one blink in four seconds."""
        course = np.zeros_like(time_s)
        for slot in range(math.floor((time_s[0] - 1) / 4), math.floor(time_s[-1] / 4) + 1):
            if chance(self._seed, 1, slot) < 0.85:
                at_s = slot * 4 + 3.2 * chance(self._seed, 2, slot)
                rise = np.maximum(time_s - at_s, 0.0) / 0.09
                course += (80 + 80 * chance(self._seed, 3, slot)) * (rise * np.exp(1 - rise)) ** 2
        return course

    def _bursts(self, time_s: Doubles, kind: int) -> Doubles:
        """Strength of muscle activity: faint, with a burst now and then."""
        strength = np.full_like(time_s, 0.08)
        for slot in range(math.floor((time_s[0] - 2) / 7), math.floor(time_s[-1] / 7) + 1):
            if chance(self._seed, kind, slot) < 0.3:
                at_s = slot * 7 + 5 * chance(self._seed, kind + 10, slot)
                strength += np.sin(np.pi * np.clip((time_s - at_s) / 0.8, 0.0, 1.0)) ** 2
        return strength

    def _mains(self, index: Doubles) -> tuple[Floats, Floats]:
        """Mains and its third harmonic: courses (4, n) and patterns (n_channels, 4)."""
        courses: list[Doubles] = []
        patterns: list[Doubles] = []
        amplitude_uv = self._mains_uv * self.conditions.mains_share
        for harmonic, share in ((1, 1.0), (3, 0.15)):
            # Above half the rate the amplifier's own anti-alias filter has removed it.
            audible = share if harmonic * self._mains_hz < 0.45 * self._rate_hz else 0.0
            phase = 2 * np.pi * ((index * (harmonic * self._mains_hz)) % self._rate_hz) / self._rate_hz
            courses += [np.sin(phase), np.cos(phase)]
            patterns += [amplitude_uv * audible * np.cos(self._mains_phase * harmonic)]
            patterns += [amplitude_uv * audible * np.sin(self._mains_phase * harmonic)]
        return np.stack(courses).astype(np.float32), np.stack(patterns, axis=1).astype(np.float32)

    def _open_input(self, channel: int, index: Doubles, sources: Floats) -> Doubles:
        """An input with nothing on it: much mains and a wandering line, no EEG."""
        phase = 2 * np.pi * ((index * self._mains_hz) % self._rate_hz) / self._rate_hz
        pickup_uv = 250 + 40 * float(self._mains_uv[channel])
        wander = 60.0 * sources[_N_BACKGROUND].astype(np.float64)
        pickup = pickup_uv * np.sin(phase + float(self._mains_phase[channel]))
        return np.asarray(pickup + wander + 40 * float(self._offset_uv[channel, 0]), np.float64)


def chance(seed: int, kind: int, slot: int) -> float:
    """A number in [0, 1) that depends on nothing but the arguments (SplitMix64)."""
    mask = (1 << 64) - 1
    value = (seed * 0x9E3779B97F4A7C15 + kind * 0xD1B54A32D192ED03 + slot * 0x8CB92BA72F3D8DD7) & mask
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        value = ((value ^ (value >> shift)) * factor) & mask
    return float((value ^ (value >> 31)) / 2**64)


def _among_sources(places: Doubles) -> Doubles:
    """Places of electrodes where the sources are given: on a sphere whose steps of 10 % are 18 degrees, not 22.5.

    There Nz and Iz lie on the equator and Fpz 18 degrees above it, as on the head that the sources were set on.
    """
    across = np.hypot(places[:, 0], places[:, 1])
    polar = 0.8 * np.arctan2(across, places[:, 2])
    shrunk = np.sin(polar) / np.where(across > 1e-12, across, 1.0)
    return np.stack([places[:, 0] * shrunk, places[:, 1] * shrunk, np.cos(polar)], axis=1)


def _spread(places: Doubles, centre: tuple[float, float, float], width: float) -> Doubles:
    """How strongly a source below `centre` reaches each place; 1 at the centre."""
    towards = np.array(centre) / np.linalg.norm(centre)
    return np.asarray(np.exp((places @ towards - 1) / width), np.float64)


def _interpolation(stretch: int) -> Floats:
    """Catmull-Rom weights of four points in a row for `stretch` steps between the middle two; (4, stretch)."""
    t = np.arange(stretch) / stretch
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, -(t**2) + t**3)
    return np.asarray(0.5 * np.stack(weights), np.float32)


def _background(frequency_hz: Doubles) -> Doubles:
    """1/f noise: power falls with f^1.3, and faster above 45 Hz."""
    f = np.maximum(frequency_hz, 0.7)
    return np.asarray(f**-0.65 * (1 + (f / 45) ** 2) ** -0.5 * (frequency_hz > 0.1), np.float64)


def _drift(frequency_hz: Doubles) -> Doubles:
    return np.asarray((frequency_hz > 0.02) * np.exp(-frequency_hz / 0.25), np.float64)


def _muscle(frequency_hz: Doubles) -> Doubles:
    f = frequency_hz
    return np.asarray((f > 20) * np.minimum(f / 60, 1.0) / (1 + (f / 180) ** 4), np.float64)


def _flat(frequency_hz: Doubles) -> Doubles:
    return np.ones_like(frequency_hz)


def _rhythm(low_hz: float, high_hz: float, centre_hz: float, width_hz: float) -> Spectrum:
    """A rhythm that waxes and wanes around `centre_hz`."""

    def amplitude(frequency_hz: Doubles) -> Doubles:
        inside = (frequency_hz >= low_hz) & (frequency_hz <= high_hz)
        return np.asarray(np.exp(-0.5 * ((frequency_hz - centre_hz) / width_hz) ** 2) * inside, np.float64)

    return amplitude


# Amplitude over frequency of each kind of source.
_SPECTRA: dict[str, Spectrum] = {
    "background": _background,
    "drift": _drift,
    "alpha": _rhythm(7.5, 13.5, 10.2, 0.7),
    "mu": _rhythm(8.0, 13.0, 11.0, 0.8),
    "beta": _rhythm(13.0, 30.0, 20.0, 3.0),
    "muscle": _muscle,
    "slowing": _rhythm(0.5, 4.0, 1.8, 0.6),
}


def _loop(rng: np.random.Generator, length: int, amplitude: Spectrum, table_hz: float = 1.0) -> Floats:
    """Noise of unit power with a given amplitude spectrum, that runs on without a seam at its end."""
    frequency_hz = np.fft.rfftfreq(length, 1 / table_hz).astype(np.float64)
    random = rng.standard_normal(len(frequency_hz)) + 1j * rng.standard_normal(len(frequency_hz))
    course = np.fft.irfft(amplitude(frequency_hz) * random, length)
    return np.asarray(course / np.sqrt(np.mean(course**2)), np.float32)


def _spike_and_wave(since_s: Doubles) -> Doubles:
    """Negative spike and slow wave, 3.5 Hz slowing to 2.5 Hz within half a minute; without an offset."""
    t = np.maximum(since_s, 0.0)
    phase = (2.5 * t + 10 * (1 - np.exp(-t / 10))) % 1.0
    spike = np.exp(-(((phase - 0.12) / 0.03) ** 2))
    wave = np.where(phase > 0.25, np.sin(np.pi * (phase - 0.25) / 0.75) ** 2, 0.0)
    return np.asarray(0.42 - 1.2 * spike - 0.9 * wave, np.float64)


def _heartbeats(time_s: Doubles) -> Doubles:
    """A small QRS at 66 a minute, as ears and temples pick it up; microvolts."""
    phase_s = (time_s % (60 / 66)) - 0.3
    r_wave, s_wave = np.exp(-((phase_s / 0.012) ** 2)), np.exp(-(((phase_s - 0.03) / 0.015) ** 2))
    return np.asarray(9.0 * (r_wave - 0.25 * s_wave), np.float64)
