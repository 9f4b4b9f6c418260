"""Spectral densities: Parseval, known sines, bands without holes."""

import itertools

import numpy as np
import pytest

from app.core.processing.band_powers import BANDS, band_powers, relative_powers
from app.core.processing.posterior_rhythm import estimate_posterior_rhythm, posterior_labels
from app.core.processing.spectra import frequencies_hz, multitaper, periodogram, power_between, welch, without_trend

RATE = 250.0


def _sine(hz: float, amplitude: float, seconds: float = 4.0) -> np.ndarray:
    t = np.arange(round(seconds * RATE)) / RATE
    return (amplitude * np.sin(2 * np.pi * hz * t))[np.newaxis].astype(np.float32)


@pytest.mark.parametrize("method", [periodogram, multitaper])
@pytest.mark.parametrize("n", [1000, 1001])
def test_the_integral_is_the_variance(method, n) -> None:
    noise = np.random.default_rng(1).normal(0, 7, (40, n))
    density = method(noise, RATE)
    total = density.sum(axis=1).mean() * RATE / n
    assert total == pytest.approx(49, rel=0.05)


@pytest.mark.parametrize("method", [periodogram, multitaper])
def test_a_sine_has_half_its_amplitude_squared_where_it_is(method) -> None:
    density = method(_sine(10, 20), RATE)
    axis = frequencies_hz(1000, RATE)
    assert power_between(density, axis, 8.5, 11.5)[0] == pytest.approx(200, rel=0.03)
    assert power_between(density, axis, 14, 45)[0] < 0.5


def test_welch_averages_segments() -> None:
    noise = np.random.default_rng(2).normal(0, 1, (1, 25_000))
    axis, density = welch(noise, RATE, 2.0)
    assert axis[1] == pytest.approx(0.5)
    assert np.std(density[0, 2:-2]) < 0.15 * np.mean(density[0, 2:-2]) + 1e-4


def test_a_ramp_is_no_signal() -> None:
    ramp = np.linspace(0, 5000, 500)[np.newaxis] + 3
    assert np.abs(without_trend(ramp)).max() < 1e-8


def test_the_caller_keeps_its_samples() -> None:
    samples = _sine(10, 20).astype(np.float64)
    before = samples.copy()
    without_trend(samples)
    assert np.array_equal(samples, before)


def test_bands_meet_and_each_sine_falls_into_its_own() -> None:
    for lower, upper in itertools.pairwise(BANDS):
        assert lower.high_hz == upper.low_hz
    for at, hz in enumerate((2.0, 6.0, 10.0, 20.0, 38.0)):
        shares = relative_powers(band_powers(multitaper(_sine(hz, 10), RATE), frequencies_hz(1000, RATE)))[0]
        assert shares[at] > 0.97
        assert shares.sum() == pytest.approx(1)


def test_silence_has_no_shares() -> None:
    assert relative_powers(np.zeros((1, 5))).tolist() == [[0.0] * 5]


def _trend_with_peak(height: float, hz: float) -> tuple[np.ndarray, np.ndarray]:
    axis = np.arange(0, 60, 0.25)
    trend = 100 / np.maximum(axis, 0.25) ** 1.3
    return axis, trend * (1 + height * np.exp(-(((axis - hz) / 0.7) ** 2)))


def test_a_posterior_peak_is_found_between_the_bins() -> None:
    axis, density = _trend_with_peak(20, 9.63)
    found = estimate_posterior_rhythm(density, axis, ("O1",), 6.0)
    assert found is not None
    assert found.frequency_hz == pytest.approx(9.63, abs=0.08)
    assert found.prominence_db == pytest.approx(13.2, abs=1.0)


def test_without_a_peak_nothing_is_said() -> None:
    axis, density = _trend_with_peak(1.0, 9.6)
    assert estimate_posterior_rhythm(density, axis, ("O1",), 6.0) is None
    assert estimate_posterior_rhythm(np.zeros(240), axis, ("O1",), 6.0) is None


def test_occipital_before_parietal_before_none() -> None:
    assert posterior_labels(("Fp1", "P3", "O1..", "EEG O2-Ref")) == ("O1..", "EEG O2-Ref")
    assert posterior_labels(("Fp1", "P3", "Pz")) == ("P3", "Pz")
    assert posterior_labels(("Fp1",)) == ()
