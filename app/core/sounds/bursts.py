"""The sounds of alarms: bursts of pulses that tell their priority, made sample by sample.

Guarantees: the structure of IEC 60601-1-8:2006+A1+A2, 6.3.3.1, tables 3 and 4: ten pulses for high, three for medium,
two for low; each pulse a fundamental of 150 to 1,000 Hz with at least four harmonics between 300 and 4,000 Hz, none
more than 15 dB from it. The figures come from `resources/limits.toml`, section `alarm.sound`, each with its source.
Does not: play, or know when. Pure; standard library only; any thread.

A burst of high priority is five pulses twice, `x` apart; between the third and fourth a beat of silence:
    # # #  - # #      # # #  - # #
"""

import array
import io
import itertools
import math
import wave
from dataclasses import dataclass

SAMPLE_RATE_HZ = 44_100
_FULL_SCALE = 32_000
# Decibels of the second to seventh harmonic below the fundamental.
_HARMONICS_DB = (-3.0, -5.0, -7.0, -9.0, -11.0, -13.0)
_PULSES = {"high": 10, "medium": 3, "low": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstSound:
    """How one priority sounds.

    Attributes:
        priority: "high", "medium" or "low".
        fundamental_hz: The pulse frequency.
        pulse_s: Effective duration of a pulse (above 90 % of its greatest amplitude).
        spacing_s: From the end of a pulse to the next one, both at 90 % of the amplitude.
        halves_apart_s: Silence between the fifth and the sixth pulse of high priority.
        rise_s: From 10 % to 90 % of a pulse's amplitude, and back.
        repeat_s: From the end of a burst to the next one's beginning.
        level_db: Against full scale; low priority is never louder than medium, nor medium than high.
    """

    priority: str
    fundamental_hz: float
    pulse_s: float
    spacing_s: float
    rise_s: float
    repeat_s: float
    halves_apart_s: float = 0.0
    level_db: float = 0.0

    def onsets_s(self) -> tuple[float, ...]:
        """When each pulse begins, seconds from the burst's beginning."""
        onsets, at_s = [], 0.0
        for number in range(_PULSES[self.priority]):
            onsets.append(at_s)
            gap_s = self.spacing_s
            if self.priority == "high" and number % 5 == 2:
                gap_s = 2 * self.spacing_s + self.pulse_s
            elif self.priority == "high" and number == 4:
                gap_s = self.halves_apart_s
            at_s += self.pulse_s + gap_s
        return tuple(onsets)

    @property
    def duration_s(self) -> float:
        """From the first pulse's beginning to the last one's end."""
        return self.onsets_s()[-1] + self.pulse_s

    def samples(self) -> "array.array[int]":
        """The burst, signed 16 bit, mono, `SAMPLE_RATE_HZ`."""
        pulse = self._pulse()
        burst = array.array("h", bytes(2 * (round(self.duration_s * SAMPLE_RATE_HZ) + len(pulse))))
        for onset_s in self.onsets_s():
            first = round(onset_s * SAMPLE_RATE_HZ)
            burst[first : first + len(pulse)] = pulse
        return burst

    def wave_file(self) -> bytes:
        """The burst as the bytes of a WAV file."""
        out = io.BytesIO()
        with wave.open(out, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE_HZ)
            file.writeframes(self.samples().tobytes())
        return out.getvalue()

    def _pulse(self) -> "array.array[int]":
        # Ramps are raised cosines: 0.59 of one lies between 10 and 90 %, 0.795 of it below 90 %.
        ramp = max(1, round(self.rise_s / 0.5903 * SAMPLE_RATE_HZ))
        total = round(self.pulse_s * SAMPLE_RATE_HZ + 2 * 0.7952 * ramp)
        shares = [1.0, *(10 ** (db / 20) for db in _HARMONICS_DB)]
        scale = _FULL_SCALE * 10 ** (self.level_db / 20) / sum(shares)
        turn = 2 * math.pi * self.fundamental_hz / SAMPLE_RATE_HZ
        values = []
        for n in range(total):
            edge = min(1.0, (n + 1) / ramp, (total - n) / ramp)
            height = 0.5 - 0.5 * math.cos(math.pi * edge)
            tone = sum(share * math.sin(turn * n * k) for k, share in enumerate(shares, start=1))
            values.append(round(scale * height * tone))
        return array.array("h", values)


class BurstClock:
    """When which burst begins; pure, on the caller's monotonic nanoseconds.

    A burst that has begun is played to its end unless something more urgent has to be heard; what is silenced ends at
    once; a priority heard for the first time is heard at once.
    """

    def __init__(self, sounds: "tuple[BurstSound, ...]") -> None:
        self._sounds = {sound.priority: sound for sound in sounds}
        self._order = {"high": 0, "medium": 1, "low": 2}
        self._playing: BurstSound | None = None
        self._ends_ns = 0
        self._next_ns = 0

    def turn(self, priority: str | None, now_ns: int) -> "tuple[bool, BurstSound | None]":
        """Whether what plays must fall silent now, and the burst that begins now.

        Args:
            priority: What should be heard; None for nothing.
        """
        playing = self._playing
        if priority is None:
            self._playing = None
            return playing is not None and now_ns < self._ends_ns, None
        sound = self._sounds[priority]
        if playing is not None and playing.priority == priority:
            if now_ns < self._next_ns:
                return False, None
            return False, self._begin(sound, now_ns)
        if playing is not None and now_ns < self._ends_ns and self._order[priority] > self._order[playing.priority]:
            return False, None
        return playing is not None and now_ns < self._ends_ns, self._begin(sound, now_ns)

    def _begin(self, sound: BurstSound, now_ns: int) -> BurstSound:
        self._playing = sound
        self._ends_ns = now_ns + round(sound.duration_s * 1e9)
        self._next_ns = self._ends_ns + round(sound.repeat_s * 1e9)
        return sound


def loudness_falls(sounds: "tuple[BurstSound, ...]") -> bool:
    """Whether no priority is louder than a more urgent one (6.3.3.2)."""
    levels = [
        sound.level_db for sound in sorted(sounds, key=lambda sound: ("high", "medium", "low").index(sound.priority))
    ]
    return all(after <= before for before, after in itertools.pairwise(levels))
