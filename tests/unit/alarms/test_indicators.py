"""Alarm lights: edges on a clock that only the test moves."""

import itertools

import pytest

from app.core.alarms.board import AlarmState
from app.core.alarms.conditions import Priority
from app.core.alarms.indicators import COLOUR_NAMES, SYMBOLS, Flash, flash_of

MILLISECOND_NS = 1_000_000


@pytest.mark.proves("REQ-ALARM-FLASH")
@pytest.mark.parametrize(("rate_hz", "duty"), [(2.0, 0.5), (0.6, 0.5), (1.4, 0.2), (2.8, 0.6), (0.4, 0.3)])
def test_edges_come_at_the_rate_and_share_asked_for(rate_hz: float, duty: float) -> None:
    flash, begun_ns = Flash(rate_hz=rate_hz, duty=duty), 123_456_789
    lit = [flash.lit(begun_ns, begun_ns + ms * MILLISECOND_NS) for ms in range(60_000)]
    assert lit[0]
    rises = [ms for ms, (before, after) in enumerate(itertools.pairwise(lit)) if after and not before]
    periods_ms = [after - before for before, after in itertools.pairwise(rises)]
    assert all(abs(period_ms - 1000 / rate_hz) <= 1 for period_ms in periods_ms)
    assert sum(lit) / len(lit) == pytest.approx(duty, abs=0.02)


@pytest.mark.proves("REQ-ALARM-FLASH")
@pytest.mark.parametrize(("rate_hz", "duty"), [(2.0, 0.5), (0.6, 0.35)])
def test_the_next_change_is_told(rate_hz: float, duty: float) -> None:
    flash, now_ns = Flash(rate_hz=rate_hz, duty=duty), 0
    for _ in range(50):
        change_ns = flash.next_change_ns(0, now_ns)
        assert change_ns is not None
        assert change_ns > now_ns
        # A nanosecond of rounding may lie to either side of the edge.
        assert flash.lit(0, change_ns - 2) != flash.lit(0, change_ns + 2)
        now_ns = change_ns + 2


def test_steady_lights_never_change() -> None:
    flashes = {Priority.HIGH: Flash(rate_hz=2.0, duty=0.5), Priority.LOW: Flash(rate_hz=0.0)}
    for priority, state in ((Priority.LOW, AlarmState.ACTIVE), (Priority.HIGH, AlarmState.ACKNOWLEDGED)):
        steady = flash_of(flashes, priority, state)
        assert steady.lit(0, 10**12)
        assert steady.next_change_ns(0, 10**12) is None
    assert flash_of(flashes, Priority.HIGH, AlarmState.LATCHED) == flashes[Priority.HIGH]


@pytest.mark.proves("REQ-ALARM-PRIORITY")
def test_priorities_differ_in_colour_and_symbol() -> None:
    for names in (COLOUR_NAMES, SYMBOLS):
        assert set(names) == set(Priority)
        assert len(set(names.values())) == len(names)
