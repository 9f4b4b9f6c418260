"""Trends against signal whose figures are known beforehand, computed here by other means than the code's."""

from dataclasses import replace

import msgspec
import numpy as np
import pytest
from scipy import signal as scipy_signal

from app.core.processing.amplitude_integrated import (
    amplitude_at,
    asymmetric_filter,
    envelope_uv,
    reach_samples,
    scale_place,
)
from app.core.processing.rhythmicity import FREQUENCIES_HZ, rhythmicity
from app.core.processing.trend_plan import AT_MOST_CHANNELS, TEN_TWENTY, mirrored, trend_plan
from app.core.processing.trend_steps import BAND_NAMES, DENSITY_HZ, TrendStep
from app.core.processing.trend_stream import SpectrumStream, TrendStream
from app.core.settings.limits import clinical_limits
from app.core.signals.channels import Channel, ChannelKind, ChannelState

RATE = 250.0
LIMITS = clinical_limits().quality
CHANNELS = tuple(Channel(label=f"EEG {name}-Ref") for name in TEN_TWENTY)
PLAN = trend_plan(CHANNELS)


def row(name: str) -> int:
    return TEN_TWENTY.index(name)


def noise(seconds: float, rate_hz: float = RATE, rms_uv: float = 5.0, seed: int = 1) -> np.ndarray:
    shape = (len(CHANNELS), round(seconds * rate_hz))
    return np.random.default_rng(seed).normal(0, rms_uv * np.sqrt(rate_hz / RATE), shape)


def steps_of(samples: np.ndarray, rate_hz: float = RATE, block: int = 50, first: int = 0, plan=PLAN) -> list[TrendStep]:
    stream = TrendStream(plan, rate_hz, LIMITS)
    found: list[TrendStep] = []
    for at in range(0, samples.shape[1], block):
        stream.add(first + at, np.asarray(samples[list(plan.rows), at : at + block], np.float32))
        found.extend(stream.steps())
    return found


# --- which derivations ----------------------------------------------------------------------------------------------


def test_left_and_right_mirror_each_other() -> None:
    assert [PLAN.names[at] for at in PLAN.left][:2] == ["Fp1-F7", "F7-T7"]
    for left, right in zip(PLAN.left, PLAN.right, strict=True):
        ends = [mirrored(end) for end in PLAN.names[left].split("-")]
        assert PLAN.names[right] == f"{ends[0]}-{ends[1]}"
    assert len(PLAN.left) == 8
    assert [PLAN.names[at] for at in PLAN.amplitude or ()] == ["C3-P3", "C4-P4"]
    assert np.array_equal(PLAN.matrix.sum(axis=1), np.zeros(len(PLAN.names)))


def test_recorded_bipolar_channels_are_taken_as_they_are() -> None:
    labels = ("FP1-F7", "F7-T7", "FP2-F8", "F8-T8", "C3-P3", "C4-P4", "ECG1-ECG2")
    plan = trend_plan(tuple(Channel(label=label) for label in labels))
    assert [plan.names[at] for at in plan.left] == ["Fp1-F7", "F7-T7", "C3-P3"]
    assert np.array_equal(np.sort(plan.matrix, axis=1)[:, -1], np.ones(6))
    assert (plan.matrix >= 0).all()
    assert "ECG1-ECG2" not in plan.labels


def test_two_electrodes_are_taken_as_recorded_and_names_that_say_nothing_have_no_sides() -> None:
    plan = trend_plan((Channel(label="C3"), Channel(label="C4"), Channel(label="Status", kind=ChannelKind.TRIGGER)))
    assert (plan.names, plan.left, plan.right, plan.amplitude) == (("C3", "C4"), (0,), (1,), (0, 1))
    unnamed = trend_plan(tuple(Channel(label=f"Channel {n}") for n in range(200)))
    assert (unnamed.left, unnamed.amplitude, len(unnamed.rows)) == ((), None, AT_MOST_CHANNELS)
    samples = np.random.default_rng(2).normal(0, 8, (200, 4000))
    assert {len(step.verdicts) for step in steps_of(samples, plan=unnamed)} == {AT_MOST_CHANNELS}
    assert trend_plan(()).rows == ()


# --- the measures ---------------------------------------------------------------------------------------------------


def test_a_known_amplitude_modulation_is_read_off_the_amplitude_integrated_eeg() -> None:
    seconds = 60.0
    t = np.arange(round(seconds * RATE)) / RATE
    peak_to_peak_uv = 30 + 20 * np.sin(2 * np.pi * 0.05 * t)
    samples = noise(seconds, rms_uv=0.3)
    samples[row("C3")] += peak_to_peak_uv / 2 * np.sin(2 * np.pi * 10 * t)
    samples[row("C4")] += 4.0 * np.sin(2 * np.pi * 10 * t)
    read = {step.step: step.envelope_uv for step in steps_of(samples)}
    for second in range(5, 50):
        moments = second + (np.arange(4) + 0.5) / 4
        assert read[second][0] == pytest.approx(np.interp(moments, t, peak_to_peak_uv), abs=1.0)
        assert read[second][1] == pytest.approx([8.0] * 4, abs=1.0)


def test_the_filter_rises_by_12_db_a_decade_and_ends_at_2_and_15_hz() -> None:
    axis_hz, response = scipy_signal.freqz(asymmetric_filter(RATE), worN=8192, fs=RATE)
    gain_db = 20 * np.log10(np.maximum(np.abs(response), 1e-9))
    at = {hz: gain_db[np.argmin(np.abs(axis_hz - hz))] for hz in (1.0, 3.0, 10.0, 13.5, 17.0, 50.0)}
    assert at[10.0] == pytest.approx(0.0, abs=0.05)
    assert at[10.0] - at[3.0] == pytest.approx(12 * np.log10(10 / 3), abs=0.1)
    assert at[13.5] - at[3.0] == pytest.approx(12 * np.log10(13.5 / 3), abs=0.2)
    assert max(at[1.0], at[17.0], at[50.0]) < -40


def test_a_missing_sample_leaves_out_what_it_reaches_only() -> None:
    t = np.arange(3000) / RATE
    samples = 20 * np.sin(2 * np.pi * 8 * t)[np.newaxis]
    samples[0, 1500] = np.nan
    found = envelope_uv(samples, RATE)[0]
    reach = reach_samples(RATE)
    gone = np.flatnonzero(np.isnan(found)) + reach
    assert (gone[0], gone[-1]) == (1500 - reach, 1500 + reach)


def test_the_scale_is_linear_up_to_10_and_logarithmic_to_100() -> None:
    given = np.array([0, 2.5, 5, 10, 10 * 10**0.5, 100, 400, np.nan])
    wanted = [0, 0.125, 0.25, 0.5, 0.75, 1.0, 1.0, np.nan]
    assert scale_place(given) == pytest.approx(wanted, nan_ok=True)
    for amplitude in (0.0, 3.0, 10.0, 31.0, 100.0):
        assert amplitude_at(float(scale_place(np.array([amplitude]))[0])) == pytest.approx(amplitude)


def test_an_alpha_rhythm_on_the_left_only_is_asymmetry_in_alpha_only() -> None:
    t = np.arange(round(20 * RATE)) / RATE
    samples = noise(20.0)
    # On P3, which is in two derivations of the left and in none of the right.
    samples[row("P3")] += 20 * np.sin(2 * np.pi * 10 * t)
    step = next(one for one in steps_of(samples) if one.step == 10)
    asymmetry = dict(zip(BAND_NAMES, step.asymmetry, strict=True))
    # Independently: noise 2 x 25 uV2 a derivation over 125 Hz gives 2 uV2 in alpha's 5 Hz; the sine adds
    # 200 uV2 to 2 of 8.
    left, right = 2 + 200 * 2 / 8, 2.0
    assert asymmetry["alpha"] == pytest.approx((right - left) / (right + left), abs=0.04)
    assert asymmetry["alpha"] < -0.85
    assert all(abs(asymmetry[band]) < 0.3 for band in ("theta", "beta", "gamma"))
    mirror = samples.copy()
    mirror[[row("P3"), row("P4")]] = samples[[row("P4"), row("P3")]]
    other = next(one for one in steps_of(mirror) if one.step == 10)
    assert other.asymmetry[BAND_NAMES.index("alpha")] > 0.85


def test_density_is_in_decibels_of_uv2_per_hz() -> None:
    steps = steps_of(noise(120.0))
    level = np.array([step.density_db[0] for step in steps if step.density_db[0]])
    # White noise of 5 uV in each of two electrodes: 2 x 25 uV2 spread over 125 Hz.
    mean_db = 10 * np.log10((10 ** (level / 10)).mean(axis=0))
    at = [DENSITY_HZ.index(hz) for hz in (2.0, 10.0, 20.0, 30.0)]
    assert mean_db[at] == pytest.approx([10 * np.log10(0.4)] * 4, abs=0.5)


def test_a_rhythm_of_3_hz_is_told_from_noise_whatever_its_size() -> None:
    rng = np.random.default_rng(4)
    t = np.arange(round(10 * RATE)) / RATE
    background = rng.normal(0, 10, (8, t.size))
    frequencies = np.array(FREQUENCIES_HZ)
    slow = (frequencies > 2.7) & (frequencies < 3.3)
    alone = rhythmicity(background.astype(np.float32), RATE)
    assert np.nanmax(alone) < 0.5
    assert np.nanmean(alone) < 0.2
    for amplitude_uv in (5.0, 50.0):
        rhythmic = rhythmicity((background + amplitude_uv * np.sin(2 * np.pi * 3 * t)).astype(np.float32), RATE)
        assert rhythmic[slow].min() > 0.8
        assert rhythmic[frequencies > 9].max() < 0.45
    # The same power at 3 Hz without its regularity: a phase that jumps every third of a second.
    jumps = np.repeat(rng.uniform(0, 2 * np.pi, 40), 84)[: t.size]
    irregular = rhythmicity((background + 50 * np.sin(2 * np.pi * 3 * t + jumps)).astype(np.float32), RATE)
    assert irregular[slow].max() < 0.6
    assert rhythmicity((background * 1000).astype(np.float32), RATE) == pytest.approx(alone, abs=1e-3)


# --- the stream -----------------------------------------------------------------------------------------------------


def figures(step: TrendStep) -> np.ndarray:
    parts = [*step.density_db, *step.rhythm, *step.envelope_uv, step.asymmetry]
    return np.array([value for part in parts for value in part])


@pytest.mark.parametrize("rate_hz", [160.0, 512.0, 2000.0])
def test_steps_do_not_depend_on_the_cut_into_blocks(rate_hz: float) -> None:
    samples = noise(20.0, rate_hz)
    whole = steps_of(samples, rate_hz, block=samples.shape[1])
    assert [step.step for step in whole] == list(range(len(whole)))
    assert len(whole) == 15
    for block in (7, 333, 1024):
        cut = steps_of(samples, rate_hz, block=block)
        assert [step.verdicts for step in cut] == [step.verdicts for step in whole]
        for one, other in zip(cut, whole, strict=True):
            assert figures(one) == pytest.approx(figures(other), abs=0.02, nan_ok=True)


def test_who_begins_in_the_middle_sees_the_same_seconds() -> None:
    samples = noise(40.0, 2000.0)
    whole = {step.step: step for step in steps_of(samples, 2000.0)}
    late = steps_of(samples[:, 24_001:], 2000.0, first=24_001)
    assert late[0].step == 13
    for step in late[6:]:
        assert figures(step) == pytest.approx(figures(whole[step.step]), abs=0.05)


def test_a_gap_is_left_out_and_not_filled() -> None:
    samples = noise(40.0)
    stream = TrendStream(PLAN, RATE, LIMITS)
    found: dict[int, TrendStep] = {}
    gap = (round(20 * RATE), round(22 * RATE))
    for at in range(0, samples.shape[1], 25):
        if not gap[0] <= at < gap[1]:
            stream.add(at, np.asarray(samples[list(PLAN.rows), at : at + 25], np.float32))
            found.update({step.step: step for step in stream.steps()})
    assert set(found[20].verdicts) == set(found[21].verdicts) == {"missing"}
    assert found[20].density_db == found[21].density_db == ((), ())
    # What a window of 4 s around the second touches has no spectrum; two seconds on there is one again.
    assert [bool(found[second].density_db[0]) for second in range(16, 27)] == [True] * 2 + [False] * 6 + [True] * 3
    assert set(found[26].verdicts) == {"good"}


def test_after_a_long_gap_the_seconds_go_on_where_they_are() -> None:
    samples = noise(20.0)
    stream = TrendStream(PLAN, RATE, LIMITS)
    found: list[TrendStep] = []
    for first in (0, round(4000 * RATE) + 3):
        stream.add(first, np.asarray(samples[list(PLAN.rows)], np.float32))
        found.extend(stream.steps())
    found.extend(stream.finish())
    assert [step.step for step in found] == [*range(20), *range(4001, 4021)]
    assert found[10].density_db[0]
    assert found[30].density_db[0]
    stream.add(0, np.asarray(samples[list(PLAN.rows)], np.float32))
    assert [step.step for step in stream.steps()] == list(range(15))


def test_bad_electrodes_are_left_out_and_named() -> None:
    samples = noise(20.0)
    samples[row("T7")] = 0.0
    channels = tuple(replace_state(one, ChannelState.BAD) if "O2" in one.label else one for one in CHANNELS)
    step = next(one for one in steps_of(samples, plan=PLAN.with_channels(channels)) if one.step == 10)
    said = dict(zip(TEN_TWENTY, step.verdicts, strict=True))
    assert (said["T7"], said["O2"], said["C3"]) == ("flat", "bad", "good")
    assert step.used == (6, 6)
    samples[row("C3")] = 0.0
    without = next(one for one in steps_of(samples) if one.step == 10)
    assert without.envelope_uv[0] == ()
    assert without.envelope_uv[1]


def replace_state(channel: Channel, state: ChannelState) -> Channel:
    return msgspec.structs.replace(channel, state=state)


def test_a_plan_keeps_its_rows_when_a_channel_is_called_bad() -> None:
    channels = (replace_state(CHANNELS[0], ChannelState.BAD), *CHANNELS[1:])
    assert PLAN.with_channels(channels).marked_bad.tolist() == [True] + [False] * 18
    assert replace(PLAN).rows == trend_plan(channels).rows


@pytest.mark.parametrize("window_s", [2.0, 4.0, 8.0])
def test_the_spectrum_of_one_channel_is_where_the_sine_is_and_as_high(window_s: float) -> None:
    t = np.arange(round(30 * 1000.0)) / 1000
    rng = np.random.default_rng(5)
    # A sine of 20 uV at 12 Hz has 200 uV2, which the tapers spread over twice their half bandwidth.
    samples = (20 * np.sin(2 * np.pi * 12 * t) + rng.normal(0, 2, t.size)).astype(np.float32)[np.newaxis]
    stream = SpectrumStream(Channel(label="O1"), 1000.0, window_s, 60.0)
    found = {}
    for at in range(0, samples.shape[1], 700):
        stream.add(at, samples[:, at : at + 700])
        found.update(stream.steps())
    density_db = found[15]
    assert abs(stream.axis_hz[int(np.argmax(density_db))] - 12.0) <= 0.5
    power = (10 ** (density_db / 10)).sum() * 0.5
    assert power == pytest.approx(200 + 4 * 60 / 500, rel=0.06)
    assert density_db[stream.axis_hz == 40.0] == pytest.approx(10 * np.log10(4 / 500), abs=5)
    gone = round((window_s - 1) / 2)
    assert all(np.isnan(found[second]).all() for second in range(gone))


@pytest.mark.needs_data
def test_a_real_seizure_is_seen_in_amplitude_and_on_its_side(shared_data) -> None:
    """NIH pt1: begins with the file over F4 and C4, ends at 85 s; what the annotations of the file say."""
    mne = pytest.importorskip("mne")
    raw = mne.io.read_raw_edf(shared_data("seizure/nih_pt1_scalp_seizure.edf"), preload=True, verbose="ERROR")
    channels = tuple(Channel(label=name) for name in raw.ch_names)
    samples = raw.get_data() * 1e6
    raw.close()
    plan = trend_plan(channels)
    assert len(plan.left) == 8
    steps = steps_of(samples, 200.0, block=200, plan=plan)

    def median(first: int, end: int, of) -> float:
        return float(np.median([value for step in steps if first <= step.step < end for value in of(step)]))

    alpha = BAND_NAMES.index("alpha")
    for side in range(2):
        during = median(10, 85, lambda step, side=side: step.envelope_uv[side])
        after = median(100, 225, lambda step, side=side: step.envelope_uv[side])
        assert during > 1.8 * after
    assert median(10, 85, lambda step: step.asymmetry[alpha : alpha + 1]) > 0.3
    assert abs(median(100, 225, lambda step: step.asymmetry[alpha : alpha + 1])) < 0.15
