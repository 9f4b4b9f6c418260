"""Seconds and columns, and what is made of the seconds of a column."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.trends.time_columns import WHOLE_S, TimeColumns, extremes, means, newest_start, span_for


@given(st.floats(0, 5000), st.sampled_from([600.0, 1800.0, 14400.0]), st.integers(50, 1500), st.integers(1, 6000))
def test_every_second_shown_is_in_some_column_and_only_in_those_told(
    start_s: float, span_s: float, columns: int, n: int
) -> None:
    times = TimeColumns(float(int(start_s)), span_s, columns)
    first, end = times.seconds_of(0, columns, n)
    shown = {second for one, two in zip(first, end, strict=True) for second in range(one, two)}
    assert shown == set(range(int(times.start_s), min(n, int(times.end_s))))
    second = int(times.start_s + span_s / 3)
    left, right = times.columns_of(second, second + 1)
    inside = [at for at in range(columns) if first[at] <= second < end[at]]
    assert all(left <= at < right for at in inside)
    assert right - left <= np.ceil(1 / times.column_s) + 2


def test_means_and_extremes_are_those_of_the_seconds_that_are_there() -> None:
    rng = np.random.default_rng(1)
    values = rng.normal(0, 10, (200, 3)).astype(np.float16)
    values[50:60] = np.nan
    values[70, 1] = np.nan
    first = np.array([0, 5, 48, 50, 69, 190, 200])
    end = np.array([5, 6, 55, 60, 72, 200, 200])
    mean, (low, high) = means(values, first, end), extremes(values, first, end)
    for at, (one, two) in enumerate(zip(first, end, strict=True)):
        part = values[one:two].astype(np.float64)
        good = part[np.isfinite(part)]
        for column in range(3):
            those = part[:, column][np.isfinite(part[:, column])]
            assert mean[at, column] == pytest.approx(those.mean() if those.size else np.nan, rel=1e-3, nan_ok=True)
        assert (low[at], high[at]) == pytest.approx(
            (good.min(), good.max()) if good.size else (np.nan, np.nan), nan_ok=True
        )


def test_the_whole_session_fits_its_span_and_a_short_span_shows_the_newest() -> None:
    assert span_for(0.0, 30.0) == 600.0
    assert span_for(0.0, 601.0) == 1200.0
    assert span_for(0.0, 30 * 3600.0) >= 30 * 3600.0
    assert span_for(1800.0, 10.0) == 1800.0
    assert list(WHOLE_S) == sorted(WHOLE_S)
    assert newest_start(600.0, 599.0) == 0.0
    for seconds in (601.0, 1234.0, 7200.0):
        start_s = newest_start(600.0, seconds)
        assert start_s % 60 == 0
        assert seconds - start_s <= 600.0
        assert seconds - start_s > 530.0
