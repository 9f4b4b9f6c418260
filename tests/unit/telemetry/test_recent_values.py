"""How the last values of a figure are spread."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.telemetry.recent_values import KEPT, RecentValues


def test_nothing_yet_is_zero() -> None:
    assert RecentValues().counters("delay_ms") == {"delay_ms_p50": 0.0, "delay_ms_p99": 0.0}


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=300))
def test_a_quantile_is_a_value_that_enough_others_do_not_exceed(values: list[float]) -> None:
    recent = RecentValues()
    for value in values:
        recent.add(value)
    for share in (0.0, 0.5, 0.99, 1.0):
        found = recent.quantile(share)
        assert found in values
        assert sum(value <= found for value in values) >= share * len(values)
    assert recent.quantile(1.0) == max(values)


def test_only_the_last_ones_count() -> None:
    recent = RecentValues()
    recent.add(1e9)
    for _ in range(KEPT):
        recent.add(1.0)
    assert recent.quantile(1.0) == 1.0
