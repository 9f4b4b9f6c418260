"""The filters without delay, and the delay of those that have one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.core.processing.filters import BlockFilter, FilterDesign, chain_delay_s
from app.core.processing.zero_phase import every_shown, settling_s, zero_phase

DESIGNS = ((1.0, 70.0, None), (1.0, 70.0, 50.0), (0.5, 35.0, None), (0.5, 35.0, 50.0), (None, 30.0, None))


def spike(n: int, rate_hz: float, at: int, lasting_s: float, uv: float = 100.0) -> NDArray[np.float32]:
    """A raised cosine with its peak at a sample."""
    from_peak_s = (np.arange(n) - at) / rate_hz
    wave = 0.5 * (1 + np.cos(2 * np.pi * from_peak_s / lasting_s))
    return np.where(np.abs(from_peak_s) < lasting_s / 2, uv * wave, 0).astype(np.float32)[None]


@pytest.mark.parametrize("corners", DESIGNS)
@pytest.mark.parametrize("rate_hz", [250.0, 500.0, 2000.0, 5000.0])
@pytest.mark.parametrize("lasting_s", [0.02, 0.04, 0.07])
def test_a_peak_stays_at_its_sample(rate_hz: float, lasting_s: float, corners: tuple[float | None, ...]) -> None:
    at = int(5.123 * rate_hz)
    filtered = zero_phase(FilterDesign(rate_hz, *corners), spike(int(10 * rate_hz), rate_hz, at, lasting_s))
    assert int(np.argmax(filtered[0])) == at


@pytest.mark.parametrize("corners", DESIGNS[:4])
@pytest.mark.parametrize("rate_hz", [250.0, 500.0, 2000.0, 5000.0])
def test_the_delay_of_the_live_chain_is_known_to_3_ms_for_every_spike(
    rate_hz: float, corners: tuple[float | None, ...]
) -> None:
    design = FilterDesign(rate_hz, *corners)
    at = int(5.123 * rate_hz)
    for lasting_s in (0.02, 0.03, 0.045, 0.07):
        shown = BlockFilter(design, 1).apply(spike(int(8 * rate_hz), rate_hz, at, lasting_s))[0]
        error_s = (int(np.argmax(shown)) - at) / rate_hz - chain_delay_s(design)
        assert abs(error_s) <= 0.003 + 0.5 / rate_hz
        if lasting_s == 0.045:
            assert abs(error_s) * rate_hz <= 1.0, "the spike that it is measured with, within a sample"


def test_no_filter_has_no_delay() -> None:
    assert chain_delay_s(FilterDesign(500.0)) == 0.0
    wave = np.arange(20, dtype=np.float32)[None]
    np.testing.assert_array_equal(zero_phase(FilterDesign(500.0), wave, first_sample=3, every=4), [[1, 5, 9, 13, 17]])


@pytest.mark.parametrize("frequency_hz", [0.5, 1.0, 3.0, 10.0, 40.0, 70.0, 90.0])
def test_rhythms_are_weakened_as_by_the_live_filter_and_not_moved(frequency_hz: float) -> None:
    design = FilterDesign(1000.0, 1.0, 70.0)
    times = np.arange(30_000) / 1000.0
    rhythm = (100 * np.sin(2 * np.pi * frequency_hz * times)).astype(np.float32)[None]
    still = zero_phase(design, rhythm)[0][10_000:20_000]
    live = BlockFilter(design, 1).apply(rhythm)[0][10_000:20_000]
    assert still.std() == pytest.approx(live.std(), rel=2e-3)
    assert np.corrcoef(still, rhythm[0][10_000:20_000])[0, 1] == pytest.approx(1.0, abs=1e-4)


@given(st.integers(0, 2**32 - 1), st.integers(8000, 12_000), st.sampled_from([1, 3, 7]))
def test_a_page_is_the_same_wherever_it_was_cut_out(seed: int, first: int, every: int) -> None:
    design = FilterDesign(1000.0, 1.0, 40.0, 50.0)
    walk = np.cumsum(np.random.default_rng(seed).normal(size=24_000)).astype(np.float32)[None] + 5000
    whole = zero_phase(design, walk, every=every)
    around = round(settling_s(design) * 1000)
    end = first + 2000
    cut = walk[:, first - around : end + around]
    part = zero_phase(design, cut, first_sample=first - around, every=every, ends=(False, False))
    begin = -(-(first - around) // every)
    low, high = -(-first // every), end // every
    np.testing.assert_allclose(part[:, low - begin : high - begin], whole[:, low:high], atol=0.05)


def test_an_offset_makes_no_edge() -> None:
    flat = np.full((1, 5000), 30_000.0, dtype=np.float32)
    assert np.abs(zero_phase(FilterDesign(500.0, 0.1, 70.0), flat)).max() < 1e-3
    assert np.abs(zero_phase(FilterDesign(500.0, None, 70.0), flat) - 30_000).max() < 1e-2


def test_a_low_pass_lets_samples_be_left_out() -> None:
    assert every_shown(FilterDesign(30_000.0, 1.0, 70.0)) == 21
    assert every_shown(FilterDesign(30_000.0, 1.0, None)) == 1
    assert every_shown(FilterDesign(250.0, 1.0, 70.0)) == 1
