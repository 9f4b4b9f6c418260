"""Each fault is seen, and only it; real recordings are judged as people judge them."""

import numpy as np
import pytest

from app.core.processing.quality import (
    Verdict,
    extremes_of,
    is_judged,
    judge,
    rails_uv,
    strongest_mains_hz,
)
from app.core.processing.spectra import frequencies_hz, periodogram
from app.core.settings.limits import clinical_limits
from app.core.signals.channels import Channel, ChannelKind, SourceCalibration

RATE = 250.0
N = 1000
LIMITS = clinical_limits().quality
RAILS = SourceCalibration(
    physical_dimension="mV",
    physical_minimum=-0.2,
    physical_maximum=0.2,
    digital_minimum=-32768,
    digital_maximum=32767,
)


def _eeg(seed: int = 0) -> np.ndarray:
    spectrum = np.random.default_rng(seed).normal(size=N // 2 + 1) + 1j * np.random.default_rng(seed + 99).normal(
        size=N // 2 + 1
    )
    frequencies = frequencies_hz(N, RATE)
    spectrum *= np.where(frequencies > 0.5, 1 / np.maximum(frequencies, 1.0), 0)
    signal = np.fft.irfft(spectrum, N)
    return signal / signal.std() * 25


def _mains(hz: float, amplitude: float) -> np.ndarray:
    return amplitude * np.sin(2 * np.pi * hz * np.arange(N) / RATE)


def _verdict(samples: np.ndarray, channel: Channel | None = None) -> Verdict:
    channel = channel or Channel(label="C3")
    values = samples[np.newaxis].astype(np.float32)
    return judge(values, RATE, extremes_of(values, rails_uv((channel,))), (channel,), LIMITS).verdicts[0]


def test_eeg_is_good_on_any_offset_and_drift() -> None:
    assert _verdict(_eeg()) is Verdict.GOOD
    assert _verdict(_eeg() + 40_000) is Verdict.GOOD
    assert _verdict(_eeg() + np.linspace(0, 500, N)) is Verdict.GOOD


@pytest.mark.parametrize("level", [0.0, 12_345.0])
def test_a_line_is_flat(level: float) -> None:
    assert _verdict(np.full(N, level) + np.random.default_rng(0).normal(0, 0.05, N)) is Verdict.FLAT
    assert _verdict(np.full(N, level)) is Verdict.FLAT


def test_signal_cut_at_the_rail_is_clipped() -> None:
    channel = Channel(label="C3", calibration=RAILS)
    assert _verdict(np.clip(_eeg() * 8, -200, 200), channel) is Verdict.CLIPPED
    assert _verdict(np.full(N, 200.0), channel) is Verdict.CLIPPED
    assert _verdict(np.clip(_eeg() * 8, -150, 150)) is Verdict.CLIPPED  # rails unknown


def test_a_file_scaled_to_its_own_extremes_is_not_clipped() -> None:
    samples = _eeg()
    samples[500] = 200.0
    assert _verdict(samples, Channel(label="C3", calibration=RAILS)) is Verdict.GOOD


@pytest.mark.parametrize("hz", [50.0, 60.0])
def test_mains_is_seen_only_where_it_hides_the_eeg(hz: float) -> None:
    assert _verdict(_eeg() + _mains(hz, 80)) is Verdict.MAINS
    assert _verdict(_eeg() + _mains(hz, 10)) is Verdict.GOOD
    # Weak against everything: a quiet channel with a quiet line disturbs nobody.
    assert _verdict(_eeg() / 20 + _mains(hz, 5)) is Verdict.GOOD


def test_movement_and_muscle_are_noise_in_eeg_only() -> None:
    muscle = np.random.default_rng(5).normal(0, 100, N)
    assert _verdict(_eeg() * 20) is Verdict.NOISE
    assert _verdict(_eeg() + muscle) is Verdict.NOISE
    assert _verdict(_eeg() * 20, Channel(label="ECG", kind=ChannelKind.ECG)) is Verdict.GOOD


def test_mains_is_the_stronger_of_50_and_60() -> None:
    for hz in (50.0, 60.0):
        density = periodogram((_eeg() + _mains(hz, 20))[np.newaxis], RATE)
        assert strongest_mains_hz(density, frequencies_hz(N, RATE)) == hz
    assert strongest_mains_hz(np.ones((1, 40)), np.arange(40.0)) is None


def test_only_voltages_of_the_body_are_judged() -> None:
    assert is_judged(Channel(label="C3"))
    assert not is_judged(Channel(label="Trigger", kind=ChannelKind.TRIGGER))
    assert not is_judged(Channel(label="Temp", kind=ChannelKind.EEG, unit="degC"))


def test_rails_are_in_microvolts() -> None:
    assert rails_uv((Channel(label="a", calibration=RAILS), Channel(label="b")))[0].tolist() == [-200, 200]
    assert np.isnan(rails_uv((Channel(label="b"),))).all()


def test_stuck_samples_are_those_of_the_definition() -> None:
    random = np.random.default_rng(0)
    rails = np.array([[-2.0, 2.0]] * 3 + [[np.nan, np.nan]] * 3)
    for _ in range(100):
        x = random.integers(-2, 3, (6, int(random.integers(1, 40)))).astype(np.float32)
        found = extremes_of(x, rails).stuck
        for row in range(6):
            before = 2 if row < 3 else 4
            low, high = (-2, 2) if row < 3 else (x[row].min(), x[row].max())
            expected = sum(
                len(set(x[row, at - before : at + 1].tolist())) == 1 and not low < x[row, at] < high
                for at in range(before, x.shape[1])
            )
            assert found[row] == expected
