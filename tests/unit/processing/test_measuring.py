"""Measured figures against those that are known beforehand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.processing.measuring import dominant_hz, measure, spectrum
from app.core.processing.spectra import power_between


def sine(hz: float, uv: float, seconds: float, rate_hz: float, phase: float = 0.3) -> np.ndarray:
    return uv * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz + phase)


def test_ten_hertz_of_fifty_microvolts() -> None:
    found = measure(sine(10.0, 50.0, 4.0, 1000.0).astype(np.float32), 1000.0)
    assert found.peak_to_peak == pytest.approx(100.0, abs=0.1)
    assert found.rms == pytest.approx(50.0 / np.sqrt(2), rel=1e-4)
    assert found.dominant_hz == pytest.approx(10.0, abs=0.01)
    assert found.missing == 0.0


@given(hz=st.floats(2.0, 40.0), seconds=st.sampled_from([1.0, 1.7, 3.0, 10.0]), phase=st.floats(0, 6.28))
def test_any_rhythm_of_four_periods_is_told_to_a_twentieth_of_a_bin(hz: float, seconds: float, phase: float) -> None:
    if hz * seconds < 4:
        return
    found = dominant_hz(sine(hz, 20.0, seconds, 250.0, phase) + 300.0, 250.0)
    assert found is not None
    assert abs(found - hz) <= 0.05 / seconds + 1e-6


def test_a_slow_drift_is_no_rhythm_and_noise_has_none() -> None:
    assert dominant_hz(np.linspace(0, 500, 1000), 250.0) is None
    noise = np.random.default_rng(4).normal(0, 10, 20_000)
    assert dominant_hz(noise, 250.0) is None
    assert dominant_hz(np.zeros(500), 250.0) is None
    assert dominant_hz(sine(1.0, 50.0, 1.0, 250.0), 250.0) is None, "one period is no rhythm"
    assert dominant_hz(np.zeros(3), 250.0) is None


def test_what_is_missing_is_left_out_and_said() -> None:
    values = sine(10.0, 50.0, 2.0, 250.0)
    values[100:200] = np.nan
    found = measure(values, 250.0)
    assert found.missing == pytest.approx(0.2)
    assert found.peak_to_peak == pytest.approx(100.0, abs=0.5)
    assert found.dominant_hz is None
    nothing = measure(np.full(10, np.nan), 250.0)
    assert np.isnan(nothing.rms)
    assert nothing.missing == 1.0
    assert measure(np.zeros(0), 250.0).missing == 1.0


@pytest.mark.parametrize(("seconds", "method"), [(4.0, "multitaper"), (20.0, "Welch")])
def test_a_spectrum_has_the_power_where_it_is(seconds: float, method: str) -> None:
    traces = np.stack([sine(10.0, 50.0, seconds, 250.0), sine(20.0, 10.0, seconds, 250.0)])
    axis_hz, density, said = spectrum(traces, 250.0)
    assert said == method
    assert power_between(density, axis_hz, 8.0, 13.0) == pytest.approx([1250.0, 0.0], rel=0.02, abs=0.5)
    assert power_between(density, axis_hz, 18.0, 22.0)[1] == pytest.approx(50.0, rel=0.02)
