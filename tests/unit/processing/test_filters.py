"""The block filters against scipy's, sample by sample."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import signal

from app.core.errors import DefectError, WrongUse
from app.core.processing.filters import BlockFilter, FilterDesign, group_delay_s, possible, second_order_sections

CLINICAL = FilterDesign(256.0, low_cut_hz=0.5, high_cut_hz=70.0, notch_hz=50.0)


def _reference(design: FilterDesign, samples: np.ndarray) -> np.ndarray:
    sos = second_order_sections(design).copy()  # scipy wants to be able to write to it
    start = signal.sosfilt_zi(sos)[:, np.newaxis, :] * samples[np.newaxis, :, :1]
    return signal.sosfilt(sos, samples.astype(np.float64), axis=1, zi=start)[0]


def _exact_reference(design: FilterDesign, samples: np.ndarray) -> np.ndarray:
    """The same filters in extended precision, a sample at a time."""
    values = samples.astype(np.longdouble)
    for b0, b1, b2, _, a1, a2 in second_order_sections(design).astype(np.longdouble):
        level = values[:, 0]
        out_level = level * (b0 + b1 + b2) / (1 + a1 + a2)
        second = b2 * level - a2 * out_level
        first = b1 * level - a1 * out_level + second
        result = np.empty_like(values)
        for n in range(values.shape[1]):
            result[:, n] = b0 * values[:, n] + first
            first = b1 * values[:, n] - a1 * result[:, n] + second
            second = b2 * values[:, n] - a2 * result[:, n]
        values = result
    return values


def _noise(n_channels: int, n_samples: int, offset_uv: float = 0.0) -> np.ndarray:
    return (np.random.default_rng(3).normal(0, 40, (n_channels, n_samples)) + offset_uv).astype(np.float32)


@given(cuts=st.lists(st.integers(1, 999), max_size=12))
@settings(max_examples=40, deadline=None)
def test_output_does_not_depend_on_the_cut_into_blocks(cuts: list[int]) -> None:
    samples = _noise(3, 1000, offset_uv=20_000.0)
    bounds = sorted({0, 1000, *cuts})
    own = BlockFilter(CLINICAL, 3)
    pieces = [own.apply(samples[:, a:b]) for a, b in itertools.pairwise(bounds)]
    assert np.abs(np.concatenate(pieces, axis=1) - _reference(CLINICAL, samples)).max() < 2e-5


@pytest.mark.parametrize("rate_hz", [160.0, 250.0, 30_000.0])
def test_it_is_exact_on_a_large_offset(rate_hz: float) -> None:
    design = FilterDesign(rate_hz, low_cut_hz=0.5, high_cut_hz=70.0, notch_hz=60.0)
    samples = _noise(2, 5000, offset_uv=100_000.0)
    assert np.abs(BlockFilter(design, 2).apply(samples) - _exact_reference(design, samples)).max() < 1e-5


def test_an_offset_gives_no_transient_and_none_after_a_gap() -> None:
    own = BlockFilter(CLINICAL, 1)
    assert np.abs(own.apply(np.full((1, 300), 5000.0, dtype=np.float32))).max() < 1e-6
    own.restart()
    assert np.abs(own.apply(np.full((1, 300), -900.0, dtype=np.float32))).max() < 1e-6


def test_without_restart_a_jump_rings() -> None:
    own = BlockFilter(CLINICAL, 1)
    own.apply(np.full((1, 300), 5000.0, dtype=np.float32))
    assert np.abs(own.apply(np.full((1, 300), -900.0, dtype=np.float32))).max() > 1000


def test_decimation_gives_every_qth_sample_whatever_the_blocks() -> None:
    design = FilterDesign(30_000.0, high_cut_hz=100.0)
    samples = _noise(2, 7000)
    whole = BlockFilter(design, 2).apply(samples)[:, 59::60]
    own = BlockFilter(design, 2, keep_every=60)
    bounds = [0, 7, 600, 601, 3333, 7000]
    pieces = [own.apply(samples[:, a:b]) for a, b in itertools.pairwise(bounds)]
    assert np.allclose(np.concatenate(pieces, axis=1), whole, atol=1e-5)


def test_a_missing_sample_stays_missing_and_poisons_nothing() -> None:
    samples = _noise(2, 400)
    samples[0, 100] = np.nan
    samples[1, 0] = np.inf
    out = BlockFilter(CLINICAL, 2).apply(samples)
    assert np.isnan(out[0, 100])
    assert np.isnan(out[1, 0])
    assert np.isfinite(np.delete(out[0], 100)).all()
    assert np.isfinite(out[1, 1:]).all()


def test_corners_are_at_minus_3_db_and_the_notch_is_deep() -> None:
    _, response = signal.sosfreqz(second_order_sections(CLINICAL), worN=[0.5, 70.0, 50.0, 10.0], fs=256.0)
    decibel = 20 * np.log10(np.abs(response) + 1e-30)
    assert decibel[0] == pytest.approx(-3.0, abs=0.1)
    assert decibel[1] == pytest.approx(-3.0, abs=0.2)
    assert decibel[2] < -60
    assert abs(decibel[3]) < 0.2


def test_group_delay_agrees_with_scipy() -> None:
    design = FilterDesign(256.0, high_cut_hz=70.0)
    b, a = signal.sos2tf(second_order_sections(design))
    _, samples = signal.group_delay((b, a), w=[10.0, 40.0], fs=256.0)
    assert group_delay_s(design, 10.0) * 256 == pytest.approx(samples[0], rel=1e-3)
    assert group_delay_s(design, 40.0) * 256 == pytest.approx(samples[1], rel=1e-3)


def test_impossible_filters_are_refused_with_advice() -> None:
    with pytest.raises(WrongUse, match="80 Hz"):
        second_order_sections(FilterDesign(160.0, high_cut_hz=80.0))
    with pytest.raises(WrongUse, match="leave nothing"):
        second_order_sections(FilterDesign(160.0, low_cut_hz=30.0, high_cut_hz=20.0))
    assert possible(FilterDesign(128.0, 1.0, 70.0, 60.0)) == FilterDesign(128.0, 1.0, None, None)


def test_another_number_of_channels_is_our_mistake() -> None:
    with pytest.raises(DefectError):
        BlockFilter(CLINICAL, 2).apply(_noise(3, 10))


def test_no_filter_is_the_same_samples() -> None:
    samples = _noise(2, 50)
    assert np.array_equal(BlockFilter(FilterDesign(250.0), 2).apply(samples), samples)
