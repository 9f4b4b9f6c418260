"""The sounds of alarms, measured: pulses on their envelope, harmonics in their spectrum."""

import io
import itertools
import wave
from pathlib import Path

import numpy as np
import pytest

from app.core.sounds.bursts import SAMPLE_RATE_HZ, BurstClock, BurstSound, loudness_falls

SECOND_NS = 1_000_000_000
HIGH = BurstSound(
    priority="high", fundamental_hz=523.25, pulse_s=0.12, spacing_s=0.08, rise_s=0.018, repeat_s=5.0,
    halves_apart_s=0.5,
)  # fmt: skip
MEDIUM = BurstSound(
    priority="medium", fundamental_hz=440.0, pulse_s=0.18, spacing_s=0.2, rise_s=0.027, repeat_s=10.0, level_db=-3.0
)
LOW = BurstSound(
    priority="low", fundamental_hz=330.0, pulse_s=0.18, spacing_s=0.2, rise_s=0.027, repeat_s=30.0, level_db=-6.0
)
SOUNDS = (HIGH, MEDIUM, LOW)


def _envelope(sound: BurstSound) -> np.ndarray:
    """Greatest magnitude within a period of the fundamental around each sample, 0 to 1."""
    samples = np.abs(np.array(sound.samples(), dtype=float))
    period = round(SAMPLE_RATE_HZ / sound.fundamental_hz)
    windows = np.lib.stride_tricks.sliding_window_view(np.pad(samples, period // 2), period)
    envelope = windows.max(axis=1)[: samples.size]
    return envelope / envelope.max()


def _pulses_s(sound: BurstSound, level: float) -> list[tuple[float, float]]:
    above = np.concatenate([[False], _envelope(sound) > level, [False]])
    edges = np.flatnonzero(above[1:] != above[:-1]) / SAMPLE_RATE_HZ
    return list(zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.proves("REQ-ALARM-SOUND")
@pytest.mark.parametrize(("sound", "n_pulses"), [(HIGH, 10), (MEDIUM, 3), (LOW, 2)])
def test_a_burst_has_the_pulses_of_its_priority(sound: BurstSound, n_pulses: int) -> None:
    pulses = _pulses_s(sound, 0.9)
    assert len(pulses) == n_pulses
    for (begins, ends), onset_s in zip(pulses, sound.onsets_s(), strict=True):
        assert ends - begins == pytest.approx(sound.pulse_s, abs=0.012)
        assert begins == pytest.approx(onset_s + 1.35 * sound.rise_s, abs=0.01)


def test_high_priority_beats_as_five_and_five() -> None:
    pulses = _pulses_s(HIGH, 0.9)
    gaps = [after[0] - before[1] for before, after in itertools.pairwise(pulses)]
    x, long, halves = 0.08, 2 * 0.08 + 0.12, 0.5
    assert gaps == pytest.approx([x, x, long, x, halves, x, x, long, x], abs=0.02)


@pytest.mark.proves("REQ-ALARM-SOUND")
@pytest.mark.parametrize("sound", SOUNDS)
def test_a_pulse_has_harmonics_that_can_be_told_where_they_come_from(sound: BurstSound) -> None:
    first = round((sound.onsets_s()[0] + 0.03) * SAMPLE_RATE_HZ)
    steady = np.array(sound.samples(), dtype=float)[first : first + round((sound.pulse_s - 0.05) * SAMPLE_RATE_HZ)]
    spectrum = np.abs(np.fft.rfft(steady * np.hanning(steady.size), 1 << 18))
    axis_hz = np.fft.rfftfreq(1 << 18, 1 / SAMPLE_RATE_HZ)

    def level(hz: float) -> float:
        return float(spectrum[np.abs(axis_hz - hz) < 15].max())

    assert axis_hz[spectrum.argmax()] == pytest.approx(sound.fundamental_hz, abs=8)
    assert 150 <= sound.fundamental_hz <= 1000
    harmonics = [k * sound.fundamental_hz for k in range(1, 20) if 300 <= k * sound.fundamental_hz <= 4000]
    heard = [hz for hz in harmonics if abs(20 * np.log10(level(hz) / level(sound.fundamental_hz))) <= 15]
    assert len(heard) >= 4


@pytest.mark.parametrize("sound", SOUNDS)
def test_pulses_rise_and_fall_without_a_click(sound: BurstSound) -> None:
    loud, faint = _pulses_s(sound, 0.9)[0], _pulses_s(sound, 0.1)[0]
    assert loud[0] - faint[0] == pytest.approx(sound.rise_s, abs=0.006)
    samples = np.array(sound.samples())
    assert abs(int(samples[0])) < 400
    assert np.abs(samples).max() < 32_767


def test_a_wave_file_is_one() -> None:
    with wave.open(io.BytesIO(LOW.wave_file())) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, SAMPLE_RATE_HZ)
        assert file.getnframes() == len(LOW.samples())


@pytest.mark.proves("REQ-ALARM-SOUND", "REQ-ALARM-PRIORITY")
def test_more_urgent_is_never_softer() -> None:
    assert loudness_falls(SOUNDS)
    loud_low = BurstSound(priority="low", fundamental_hz=330, pulse_s=0.2, spacing_s=0.2, rise_s=0.02, repeat_s=20)
    assert not loudness_falls((HIGH, MEDIUM, loud_low))


@pytest.mark.proves("REQ-ALARM-SOUND")
def test_a_priority_sounds_at_once_and_again_after_its_pause() -> None:
    clock, begun = BurstClock(SOUNDS), []
    for ms in range(0, 20_000, 10):
        _, sound = clock.turn("high", ms * 1_000_000)
        if sound is not None:
            begun.append(ms / 1000)
    spacing = HIGH.duration_s + HIGH.repeat_s
    assert begun == pytest.approx([0, spacing, 2 * spacing], abs=0.02)


@pytest.mark.proves("REQ-ALARM-SOUND")
def test_a_more_urgent_alarm_cuts_in_and_a_lesser_one_waits() -> None:
    clock = BurstClock(SOUNDS)
    assert clock.turn("low", 0) == (False, LOW)
    assert clock.turn("high", 100_000_000) == (True, HIGH)
    assert clock.turn("medium", 200_000_000) == (False, None)
    assert clock.turn("medium", 4 * SECOND_NS) == (False, MEDIUM)


def test_silence_is_at_once_and_what_comes_after_it_sounds_at_once() -> None:
    clock = BurstClock(SOUNDS)
    clock.turn("high", 0)
    assert clock.turn(None, SECOND_NS) == (True, None)
    assert clock.turn(None, 2 * SECOND_NS) == (False, None)
    assert clock.turn("high", 3 * SECOND_NS) == (False, HIGH)


def test_sounds_are_small_files(tmp_path: Path) -> None:
    (tmp_path / "high.wav").write_bytes(HIGH.wave_file())
    assert 100_000 < (tmp_path / "high.wav").stat().st_size < 400_000
