"""How long the disk lasts, on invented disks."""

import pytest

from app.core.recording.disk_forecast import DiskForecast

RESERVE = 1_000_000


@pytest.fixture
def forecast() -> DiskForecast:
    return DiskForecast(reserve_bytes=RESERVE)


def test_nothing_is_said_before_it_was_measured(forecast: DiskForecast) -> None:
    assert forecast.minutes_left(0.0, 0, 10**9) is None
    assert forecast.minutes_left(1.0, 1000, 10**9) is None
    assert forecast.minutes_left(2.0, 2000, 10**9) is not None


def test_the_reserve_is_not_to_be_recorded_on(forecast: DiskForecast) -> None:
    for second in range(10):
        left = forecast.minutes_left(second, second * 10_000, RESERVE + 1_200_000)
    assert left == pytest.approx(2.0)
    assert forecast.minutes_left(11, 110_000, RESERVE) == 0.0
    assert forecast.minutes_left(12, 120_000, RESERVE - 1) == 0.0


def test_the_newest_minute_decides(forecast: DiskForecast) -> None:
    size = 0
    for second in range(300):
        size += 1000 if second < 150 else 5000
        left = forecast.minutes_left(second, size, RESERVE + 300_000)
    assert left == pytest.approx(1.0, rel=0.02)


def test_a_recording_that_stands_still_is_forecast_as_before(forecast: DiskForecast) -> None:
    for second in range(5):
        forecast.minutes_left(second, second * 1000, 10**9)
    before = forecast.minutes_left(4, 4000, 10**9)
    assert [forecast.minutes_left(4, 4000, 10**9) for _ in range(200)] == [before] * 200


def test_signal_played_fast_is_counted_as_signal(forecast: DiskForecast) -> None:
    for minute in range(5):
        left = forecast.minutes_left(minute * 60, minute * 60_000, RESERVE + 600_000)
    assert left == pytest.approx(10.0)
