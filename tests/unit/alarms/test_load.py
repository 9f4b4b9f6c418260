"""The load of alarms: rates, shares, floods; each figure against one counted by hand."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.alarms.load import AlarmLoad, AlarmSpan, FloodRule, alarm_load, floods

NINE = datetime(2026, 5, 4, 9, tzinfo=UTC)
RULE = FloodRule(alarms=10, calm=5, span_s=600.0)


def at(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def span(
    began_s: float,
    ended_s: float | None = None,
    *,
    acknowledged_s: float | None = None,
    condition: str = "gap",
    priority: str = "medium",
) -> AlarmSpan:
    return AlarmSpan(
        condition=condition,
        priority=priority,
        began=at(began_s),
        ended=None if ended_s is None else at(ended_s),
        acknowledged=None if acknowledged_s is None else at(acknowledged_s),
    )


def load(*spans: AlarmSpan, since_s: float = 0, until_s: float = 3600) -> AlarmLoad:
    return alarm_load(spans, at(since_s), at(until_s), RULE)


def test_no_alarms_are_no_load() -> None:
    found = load()
    assert (found.alarms, found.per_hour, found.share_in_alarm, found.longest_s) == (0, 0.0, 0.0, 0.0)
    assert found.median_to_acknowledge_s is None
    assert (found.conditions, found.hours, found.floods) == ((), (), ())
    assert load(until_s=0).per_hour == 0.0


@pytest.mark.proves("REQ-ALARM-LOAD")
def test_an_hour_counted_by_hand() -> None:
    found = load(
        span(0, 60, acknowledged_s=10),
        span(30, 90, acknowledged_s=50, condition="device_silent", priority="high"),
        span(1800, 1860),
        span(3000, acknowledged_s=3030, condition="impedance", priority="low"),
        until_s=7200,
    )
    assert found.alarms == 4
    assert found.by_priority == {"medium": 2, "high": 1, "low": 1}
    assert found.per_hour == 2.0
    assert found.share_in_alarm == pytest.approx((90 + 60 + 4200) / 7200)
    assert found.median_to_acknowledge_s == 20.0
    assert found.never_acknowledged == 1
    assert (found.longest_condition, found.longest_s) == ("impedance", 4200.0)
    assert [(one.condition, one.alarms, one.standing_s) for one in found.conditions] == [
        ("gap", 2, 120.0),
        ("impedance", 1, 4200.0),
        ("device_silent", 1, 60.0),
    ]
    assert found.hours == ((NINE, {"medium": 2, "high": 1, "low": 1}),)


def test_only_the_time_asked_for_counts() -> None:
    found = load(span(-600, 600), span(-100, -50), span(7000, 7100), since_s=0, until_s=3600)
    assert found.alarms == 0  # it began before
    assert found.share_in_alarm == pytest.approx(600 / 3600)
    assert found.longest_s == 600.0
    assert [one.alarms for one in found.conditions] == [1]


@pytest.mark.proves("REQ-ALARM-LOAD")
@pytest.mark.parametrize(("n", "flooded"), [(10, False), (11, True)])
def test_more_than_ten_in_ten_minutes_are_a_flood(n: int, flooded: bool) -> None:
    found = floods([at(k * 60) for k in range(n)], RULE)
    if flooded:
        (flood,) = found
        assert (flood.began, flood.ended, flood.alarms) == (at(0), at((n - 1) * 60), n)
    else:
        assert found == ()


def test_a_flood_is_over_when_it_is_calm_again_and_another_is_another() -> None:
    burst = [at(k * 10) for k in range(15)]
    later = [at(3000 + k * 10) for k in range(12)]
    first, second = floods([*burst, at(1500), *later], RULE)
    assert (first.began, first.ended, first.alarms) == (at(0), at(140), 15)
    assert (second.began, second.ended, second.alarms) == (at(3000), at(3110), 12)


@pytest.mark.proves("REQ-ALARM-LOAD")
def test_a_steady_trickle_is_no_flood() -> None:
    assert floods([at(k * 61) for k in range(500)], RULE) == ()


@given(st.lists(st.tuples(st.floats(0, 5000), st.floats(0, 5000)), max_size=30))
def test_shares_are_shares_whatever_overlaps(spans: list[tuple[float, float]]) -> None:
    made = [span(began, began + length) for began, length in spans]
    found = load(*made)
    assert 0.0 <= found.share_in_alarm <= 1.0 + 1e-9
    assert found.share_in_alarm * 3600 <= sum(one.standing_s for one in found.conditions) + 1e-6
    assert found.alarms == sum(began <= 3600 for began, _ in spans)
    assert sum(count for _, hour in found.hours for count in hour.values()) == found.alarms


@given(st.lists(st.floats(0, 20_000), max_size=80).map(sorted))
def test_floods_are_where_they_must_be(began_s: list[float]) -> None:
    began = [at(seconds) for seconds in began_s]
    found = floods(began, RULE)
    most = max(
        (sum(0 <= (b - a).total_seconds() <= 600 for a in began[: k + 1]) for k, b in enumerate(began)), default=0
    )
    assert bool(found) == (most > RULE.alarms)
    assert all(flood.alarms > RULE.alarms for flood in found)
    assert all(one.ended < other.began for one, other in itertools.pairwise(found))
