"""Gain, time constant and noise of signals whose answers are known by construction."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.processing.calibration import (
    ChannelFindings,
    Fault,
    InputNoise,
    SquareResponse,
    input_noise,
    judge,
    sine_gains,
    square_responses,
)
from app.core.settings.limits import clinical_limits

LIMITS = clinical_limits().calibration


def square_wave(
    *,
    rate_hz: float = 250.0,
    frequency_hz: float = 0.5,
    step_uv: float = 100.0,
    time_constant_s: float = math.inf,
    low_pass_s: float = 0.0,
    seconds: float = 8.0,
    phase_s: float = 0.0,
    noise_uv: float = 0.0,
    offset_uv: float = 0.0,
) -> np.ndarray:
    """By simulation in small steps: another way than the fit's formula."""
    over = 20
    n = round(seconds * rate_hz) * over
    h_s = 1 / (rate_hz * over)
    settle = round((20.0 if math.isinf(time_constant_s) else 20 * time_constant_s) / h_s)
    t = (np.arange(-settle, n) * h_s) + phase_s
    x = np.where((t * frequency_hz) % 1.0 < 0.5, 0.5, -0.5) * step_uv
    if not math.isinf(time_constant_s):
        keep = math.exp(-h_s / time_constant_s)
        from scipy.signal import lfilter

        x = lfilter([keep, -keep], [1.0, -keep], x)
    if low_pass_s:
        from scipy.signal import lfilter

        a = 1 - math.exp(-h_s / low_pass_s)
        x = lfilter([a], [1.0, a - 1.0], x)
    x = x[settle::over]
    noise = np.random.default_rng(5).normal(0.0, noise_uv, x.size) if noise_uv else 0.0
    return x + noise + offset_uv


def one(samples: np.ndarray, **options: float) -> SquareResponse:
    given_ = {"peak_to_peak_uv": 100.0, "frequency_hz": 0.5, **options}
    return square_responses(samples[np.newaxis], 250.0, **given_)[0]


@settings(max_examples=40, deadline=None)
@given(
    gain=st.floats(0.5, 2.0),
    time_constant_s=st.floats(0.2, 10.0),
    phase_s=st.floats(0.0, 2.0),
    offset_uv=st.floats(-500.0, 500.0),
)
def test_gain_and_time_constant_are_found_whatever_the_phase(
    gain: float, time_constant_s: float, phase_s: float, offset_uv: float
) -> None:
    found = one(
        square_wave(
            step_uv=100 * gain,
            time_constant_s=time_constant_s,
            phase_s=phase_s,
            noise_uv=0.3,
            offset_uv=offset_uv,
        )
    )
    # An edge is known to half a sample, 2 ms: so much is lost of the droop's beginning.
    assert abs(found.gain) == pytest.approx(gain, rel=0.006 + 0.002 / time_constant_s)
    assert found.time_constant_s == pytest.approx(time_constant_s, rel=0.05)
    assert found.low_pass_hz is None


def test_a_direct_coupled_amplifier_has_no_time_constant() -> None:
    found = one(square_wave(noise_uv=0.2))
    assert found.time_constant_s is None
    assert abs(found.gain) == pytest.approx(1.0, abs=0.002)


@pytest.mark.parametrize("corner_hz", [15.0, 30.0, 45.0])
def test_a_slow_edge_shows_its_corner(corner_hz: float) -> None:
    found = one(square_wave(low_pass_s=1 / (2 * math.pi * corner_hz), time_constant_s=1.6))
    assert found.low_pass_hz == pytest.approx(corner_hz, rel=0.2)
    assert abs(found.gain) == pytest.approx(1.0, abs=0.02)
    assert found.time_constant_s == pytest.approx(1.6, rel=0.05)


def test_each_channel_is_judged_by_itself() -> None:
    right = square_wave(time_constant_s=1.6, noise_uv=0.2)
    weak = square_wave(step_uv=90.0, time_constant_s=1.6)
    quick = square_wave(time_constant_s=0.3)
    dead = np.random.default_rng(1).normal(0.0, 0.3, right.size)
    found = square_responses(
        np.array([right, right, weak, quick, -right, dead]), 250.0, peak_to_peak_uv=100.0, frequency_hz=0.5
    )
    assert [round(one.gain, 1) for one in found] == [1.0, 1.0, 0.9, 1.0, -1.0, 0.0]
    faults = [judge(ChannelFindings(square=one), LIMITS, nominal_time_constant_s=1.6).faults for one in found]
    assert faults == [(), (), (Fault.GAIN,), (Fault.TIME_CONSTANT,), (Fault.INVERTED,), (Fault.NO_SIGNAL,)]


def test_the_real_frequency_may_differ_a_little_from_the_nominal() -> None:
    found = one(square_wave(frequency_hz=0.507, time_constant_s=1.0))
    assert abs(found.gain) == pytest.approx(1.0, abs=0.01)
    assert found.time_constant_s == pytest.approx(1.0, rel=0.05)


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros(2000),
        np.random.default_rng(2).normal(0.0, 20.0, 2000),
        50 * np.sin(2 * np.pi * 10 * np.arange(2000) / 250),
        square_wave(frequency_hz=0.8),
        square_wave(seconds=1.5),
    ],
    ids=["nothing", "noise", "a rhythm", "another frequency", "too short"],
)
def test_what_is_no_such_square_wave_has_no_gain(samples: np.ndarray) -> None:
    assert one(samples).gain == 0


@given(gain=st.floats(0.01, 5.0), frequency_hz=st.floats(1.0, 90.0), phase=st.floats(0.0, 6.3))
def test_the_gain_of_a_sine_is_exact(gain: float, frequency_hz: float, phase: float) -> None:
    t = np.arange(1000) / 250.0
    samples = 25.0 * gain * np.sin(2 * np.pi * frequency_hz * t + phase) + 300.0
    found = sine_gains(samples[np.newaxis], 250.0, peak_to_peak_uv=50.0, frequency_hz=frequency_hz)
    assert found[0] == pytest.approx(gain, rel=1e-6)


def test_noise_is_that_of_the_band() -> None:
    rng = np.random.default_rng(3)
    t = np.arange(4000) / 1000.0
    white = rng.normal(0.0, 1.0, (1, 4000))
    found = input_noise(white, 1000.0)[0]
    # A fifth of the power of white noise up to 500 Hz lies below 100 Hz.
    assert found.rms_uv == pytest.approx(math.sqrt(99.5 / 500), rel=0.1)
    assert 5 * found.rms_uv < found.peak_to_peak_uv < 9 * found.rms_uv
    outside = 50 * np.sin(2 * np.pi * 200 * t) + 300 * t + 1000
    quiet = input_noise(outside[np.newaxis], 1000.0)[0]
    assert quiet.rms_uv < 0.1
    mains = input_noise((2 * np.sin(2 * np.pi * 50 * t))[np.newaxis], 1000.0)[0]
    assert mains.rms_uv == pytest.approx(math.sqrt(2), rel=0.01)
    assert mains.peak_to_peak_uv == pytest.approx(4.0, rel=0.01)


@pytest.mark.parametrize(
    ("findings", "nominal_s", "faults"),
    [
        (SquareResponse(gain=1.04, time_constant_s=None, rise_s=0.004, low_pass_hz=None), None, ()),
        (SquareResponse(gain=1.06, time_constant_s=None, rise_s=0.004, low_pass_hz=None), None, (Fault.GAIN,)),
        (SquareResponse(gain=1.0, time_constant_s=1.1, rise_s=0.004, low_pass_hz=None), None, ()),
        (SquareResponse(gain=1.0, time_constant_s=0.9, rise_s=0.004, low_pass_hz=None), None, (Fault.TIME_CONSTANT,)),
        (SquareResponse(gain=1.0, time_constant_s=1.5, rise_s=0.004, low_pass_hz=None), 2.0, (Fault.TIME_CONSTANT,)),
        (SquareResponse(gain=1.0, time_constant_s=None, rise_s=0.004, low_pass_hz=None), 2.0, (Fault.TIME_CONSTANT,)),
        (SquareResponse(gain=1.0, time_constant_s=None, rise_s=0.01, low_pass_hz=35.0), None, (Fault.LOW_PASS,)),
        (SquareResponse(gain=0.0, time_constant_s=None, rise_s=0.0, low_pass_hz=None), 2.0, (Fault.NO_SIGNAL,)),
    ],
)
def test_the_limits_of_a_step(findings: SquareResponse, nominal_s: float | None, faults: tuple[Fault, ...]) -> None:
    judged = judge(ChannelFindings(square=findings), LIMITS, nominal_time_constant_s=nominal_s)
    assert judged.faults == faults


def test_the_limits_of_noise() -> None:
    for rms_uv, span_uv, faults in ((0.4, 2.5, ()), (0.6, 2.5, (Fault.NOISE,)), (0.4, 4.5, (Fault.NOISE,))):
        noise = InputNoise(rms_uv=rms_uv, peak_to_peak_uv=span_uv)
        assert judge(ChannelFindings(noise=noise), LIMITS).faults == faults
