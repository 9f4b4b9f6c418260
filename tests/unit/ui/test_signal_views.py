"""The pure part of the drawing: scale, extremes, store, raster, sweep, montages."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.core.identifiers import StreamId, new_id
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind
from app.ui.signal_views.column_extremes import column_extremes
from app.ui.signal_views.ground import sweep_colours
from app.ui.signal_views.montages import MontageName, Side, electrode_name, make_montage, side_of
from app.ui.signal_views.page_store import Missing, PageStore
from app.ui.signal_views.physical_scale import (
    ScreenCalibration,
    Timebase,
    TimebaseKind,
    next_step,
    page_scale,
    scale_bar_uv,
)
from app.ui.signal_views.raster import ColumnRaster, pack_colour
from app.ui.signal_views.sweep import BAR_PX, RowLayout, Sweep, SweepStream

STREAM = StreamId(new_id())
COLOURS = sweep_colours("#000000", "#000000", "#000000", "#ff0000", "#ffff00")
WHITE = pack_colour("#ffffff")


def block(samples: NDArray[np.float32], sequence: int, first: int, rate_hz: float = 250.0) -> SampleBlock:
    return SampleBlock(STREAM, sequence, first, float("nan"), 0, rate_hz, np.ascontiguousarray(samples, np.float32))


def same(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    return samples


def make_sweep(
    *,
    width: int = 200,
    height: int = 300,
    page_s: float = 2.0,
    rate_hz: float = 250.0,
    px_per_uv: float = 1.0,
    n: int = 1,
) -> tuple[Sweep, PageStore]:
    channels = tuple(Channel(label=f"E{i}") for i in range(n))
    store = PageStore(n, rate_hz, 20.0)
    sweep = Sweep(ColumnRaster(width, height, COLOURS.ground, 1.0), COLOURS, page_s=page_s, width_px=width)
    centres = np.linspace(height / (n + 1), height * n / (n + 1), n).astype(np.float32)
    layout = RowLayout(np.arange(n), centres, np.full(n, px_per_uv, np.float32), np.full(n, WHITE, np.uint32))
    sweep.add(SweepStream(STREAM, make_montage(MontageName.REFERENTIAL, channels), store, layout))
    return sweep, store


def test_a_square_wave_measures_what_the_ruler_says() -> None:
    calibration = ScreenCalibration(mm_per_px=0.25, measured=True)
    scale = page_scale(uv_per_mm=10.0, timebase=Timebase(), available_px=400, calibration=calibration)
    sweep, _ = make_sweep(width=scale.width_px, page_s=scale.page_s, px_per_uv=scale.px_per_uv)
    wave = np.where(np.arange(2500) // 125 % 2 == 0, 127.0, -127.0).astype(np.float32)[None, :]
    sweep.take(block(wave, 0, 0))
    sweep.advance()
    lit = np.nonzero((sweep.raster.pixels == WHITE).any(axis=1))[0]
    height_mm = (lit[-1] - lit[0]) * calibration.mm_per_px
    assert height_mm == pytest.approx(25.4, abs=2 * calibration.mm_per_px)


def test_mm_per_s_gives_a_page_of_whole_seconds() -> None:
    scale = page_scale(
        uv_per_mm=7.0,
        timebase=Timebase(TimebaseKind.MM_PER_S, 30.0),
        available_px=1200,
        calibration=ScreenCalibration(mm_per_px=0.25),
    )
    assert (scale.px_per_s, scale.page_s, scale.width_px) == (120.0, 10.0, 1200)


def test_steps_stay_within_the_table() -> None:
    assert next_step((1.0, 2.0, 3.0), 3.0, 1) == 3.0
    assert next_step((1.0, 2.0, 3.0), 2.0, -1) == 1.0


@given(st.floats(min_value=1e-3, max_value=50), st.floats(min_value=10, max_value=200))
def test_the_scale_bar_is_round_and_fits(px_per_uv: float, at_most_px: float) -> None:
    bar_uv = scale_bar_uv(px_per_uv, at_most_px)
    assert bar_uv * px_per_uv <= at_most_px * 1.0001
    assert bar_uv * px_per_uv * 2.5 >= at_most_px * 0.99


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
@settings(deadline=None)
@given(
    st.integers(min_value=2, max_value=400),
    st.integers(min_value=1, max_value=90),
    st.floats(min_value=0, max_value=0.3),
    st.integers(min_value=0, max_value=2**32 - 1),
)
def test_nothing_within_a_column_is_lost(n_samples: int, n_columns: int, start: float, seed: int) -> None:
    values = np.random.default_rng(seed).normal(size=(2, n_samples)).astype(np.float32)
    store = PageStore(2, 100.0, 10.0)
    store.append(block(values, 0, 0, 100.0))
    bounds = np.linspace(start, n_samples - 1, n_columns + 1)
    lows, highs = column_extremes(store, bounds, same)
    positions = np.arange(n_samples)
    for column in range(n_columns):
        left, right = bounds[column], bounds[column + 1]
        within = values[:, (positions >= left) & (positions <= right)]
        edges = np.stack([np.stack([np.interp(at, positions, row) for at in (left, right)]) for row in values])
        everything = np.concatenate([within, edges], axis=1)
        np.testing.assert_allclose(lows[:, column], everything.min(axis=1), atol=1e-5)
        np.testing.assert_allclose(highs[:, column], everything.max(axis=1), atol=1e-5)


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
def test_the_store_knows_a_gap_from_a_loss() -> None:
    store = PageStore(1, 100.0, 10.0)
    ones = np.ones((1, 10), np.float32)
    assert store.append(block(ones, 0, 0))
    assert not store.append(block(ones, 1, 20))
    assert not store.append(block(ones, 5, 40))
    kinds = [(one.kind, one.first, one.end) for one in store.missing]
    assert kinds == [(Missing.GAP, 10, 20), (Missing.LOST, 30, 40)]
    assert np.isnan(store.read(10, 20)).all()
    assert store.append(block(ones, 0, 0)), "a stream that begins again forgets what was before"
    assert store.missing == ()


@given(st.lists(st.integers(min_value=1, max_value=70), min_size=1, max_size=30))
def test_the_ring_gives_back_what_it_took(lengths: list[int]) -> None:
    store = PageStore(1, 64.0, 1.0)
    first = 0
    for sequence, length in enumerate(lengths):
        store.append(block(np.arange(first, first + length, dtype=np.float32)[None, :], sequence, first))
        first += length
    held = store.read(store.first, store.end)[0]
    np.testing.assert_array_equal(held, np.arange(store.first, store.end))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.integers(min_value=1, max_value=60), min_size=5, max_size=60), st.integers(0, 1000))
def test_drawn_bit_by_bit_is_drawn_at_once(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    sweep, _ = make_sweep(n=3)
    first = 0
    for sequence, length in enumerate(lengths):
        sweep.take(block(rng.normal(0, 20, (3, length)).astype(np.float32), sequence, first))
        first += length
        sweep.advance()
    bit_by_bit = sweep.raster.pixels.copy()
    sweep.redraw()
    cursor = sweep.cursor_px
    bar = {(cursor + at) % sweep.width_px for at in range(BAR_PX)}
    kept = [x for x in range(sweep.width_px) if x not in bar]
    np.testing.assert_array_equal(bit_by_bit[:, kept], sweep.raster.pixels[:, kept])


def test_only_the_new_strip_is_touched() -> None:
    sweep, _ = make_sweep()
    sweep.take(block(np.zeros((1, 100), np.float32), 0, 0))
    sweep.advance()
    before = sweep.raster.pixels.copy()
    sweep.take(block(np.full((1, 5), 50, np.float32), 1, 100))
    dirty = sweep.advance()
    touched = np.nonzero((before != sweep.raster.pixels).any(axis=0))[0]
    allowed = {x for first, end in dirty for x in range(first, end)}
    assert set(touched.tolist()) <= allowed
    assert sum(end - first for first, end in dirty) < 30


@pytest.mark.proves("REQ-SIGNAL-DISPLAY")
def test_a_gap_is_hatched() -> None:
    sweep, _ = make_sweep()
    sweep.take(block(np.zeros((1, 100), np.float32), 0, 0))
    sweep.take(block(np.zeros((1, 100), np.float32), 1, 200))
    sweep.advance()
    red = pack_colour("#ff0000")
    columns = np.nonzero((sweep.raster.pixels == red).any(axis=0))[0]
    assert columns.min() == pytest.approx(40, abs=2)
    assert columns.max() == pytest.approx(80, abs=2)


def test_the_raster_never_paints_outside() -> None:
    raster = ColumnRaster(20, 10, COLOURS.ground, 2.0)
    tops = np.array([[-50, 2, np.nan, 9.9], [500, -1, 3, 0]], np.float32)
    raster.draw(16, tops, tops + 1, np.array([WHITE, WHITE], np.uint32))
    assert not (raster.pixels[:, :16] & np.uint32(0xFFFFFF)).any()
    assert (raster.pixels >> 24 == 255).all()


@pytest.mark.parametrize(
    ("label", "name"),
    [("Fp1", "Fp1"), ("FP1.", "Fp1"), ("EEG T3-Ref", "T7"), ("Fc5.", "FC5"), ("Cz", "Cz"), ("eeg o2", "O2")],
)
def test_labels_are_matched_as_they_come(label: str, name: str) -> None:
    assert electrode_name(label) == name


def test_sides() -> None:
    assert [side_of(label) for label in ("C3", "C4", "Cz", "ECG")] == [Side.LEFT, Side.RIGHT, Side.MIDLINE, Side.OTHER]


def test_a_bipolar_montage_subtracts_and_keeps_what_is_not_eeg() -> None:
    channels = (
        Channel(label="Fp1"),
        Channel(label="F7"),
        Channel(label="EEG T3-Ref"),
        Channel(label="ECG", kind=ChannelKind.ECG),
    )
    montage = make_montage(MontageName.LONGITUDINAL, channels)
    assert [trace.label for trace in montage.traces] == ["Fp1-F7", "F7-T7", "ECG"]
    samples = np.array([[10.0], [4.0], [1.0], [99.0]], np.float32)
    derived = montage.rows(np.arange(3))(samples)
    np.testing.assert_allclose(derived[:, 0], [6, 3, 99])


def test_one_missing_channel_does_not_blank_the_others() -> None:
    channels = tuple(Channel(label=label) for label in ("Fp1", "F7", "F8", "T8"))
    montage = make_montage(MontageName.LONGITUDINAL, channels)
    samples = np.array([[np.nan], [4.0], [5.0], [1.0]], np.float32)
    derived = montage.rows(np.arange(len(montage.traces)))(samples)[:, 0]
    assert np.isnan(derived[0])
    assert derived[1] == 4.0


def test_a_montage_that_fits_nothing_is_the_recording_itself() -> None:
    montage = make_montage(MontageName.TRANSVERSE, (Channel(label="A"), Channel(label="B")))
    assert montage.name is MontageName.REFERENTIAL
    assert [trace.label for trace in montage.traces] == ["A", "B"]


def test_the_average_reference_sums_to_nothing() -> None:
    channels = tuple(Channel(label=label) for label in ("C3", "C4", "Cz"))
    montage = make_montage(MontageName.AVERAGE, channels)
    derived = montage.rows(np.arange(3))(np.array([[1.0], [5.0], [9.0]], np.float32))
    assert derived.sum() == pytest.approx(0, abs=1e-5)
