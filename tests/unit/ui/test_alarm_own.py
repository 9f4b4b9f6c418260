"""The alarms that only the window can raise, and how they go with the station's."""

import pytest

from app.core.clock import VirtualClock
from app.core.station.views import AlarmView
from app.ui.safety_strip.alarm_own import FOUND_WITHIN_S, SAFETY_LINK_LOST, STATION_DOWN, WindowAlarms
from tests.fakes.alarms import alarm_view


class _Window:
    """`WindowAlarms` on a clock of the test's."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.own = WindowAlarms(self.clock, self.clock.monotonic_ns(), longest_pause_s=120.0)

    @property
    def now_ns(self) -> int:
        return self.clock.monotonic_ns()

    def hear(self, *alarms: AlarmView, sound: str = "", pause_left_s: float | None = None) -> None:
        self.own.hear_station(alarms, sound, pause_left_s, self.now_ns)

    def lose_station(self) -> None:
        self.own.station_is(up=False, now_ns=self.now_ns)

    def safety(self, *, up: bool) -> None:
        self.own.safety_is(up=up, now_ns=self.now_ns)

    def shown(self) -> list[tuple[str, str]]:
        return [(one.condition, one.state) for one in self.own.turn(self.now_ns).alarms]

    @property
    def sound(self) -> str:
        return self.own.turn(self.now_ns).sound


@pytest.fixture
def window() -> _Window:
    return _Window()


@pytest.mark.proves("REQ-ALARM-STATION-LOST")
def test_a_station_that_falls_silent_is_an_alarm_that_is_seen_and_heard(window: _Window) -> None:
    window.hear(alarm_view("gap", "active", window.clock))
    window.lose_station()
    shown = window.own.turn(window.now_ns)
    assert [(one.condition, one.priority) for one in shown.alarms] == [(STATION_DOWN, "high")]
    assert shown.alarms[0].text == "Alarms from the station are not known."
    assert (shown.sound, shown.known) == ("high", False)
    assert [one.condition for one in shown.stale] == ["gap"]


@pytest.mark.proves("REQ-ALARM-STATION-LOST", "REQ-ALARM-LATCHING")
def test_that_the_station_was_away_stays_until_a_person_has_seen_it(window: _Window) -> None:
    window.hear()
    window.lose_station()
    window.clock.advance(3.0)
    window.hear()
    assert window.shown() == [(STATION_DOWN, "latched")]
    alarm_id = window.own.turn(window.now_ns).alarms[0].alarm_id
    assert window.own.acknowledge(alarm_id, window.now_ns)
    assert window.shown() == []
    assert not window.own.acknowledge(alarm_id, window.now_ns)


def test_what_the_station_says_of_it_stands_in_its_place(window: _Window) -> None:
    window.hear()
    window.lose_station()
    window.hear(alarm_view(STATION_DOWN, "latched", window.clock), sound="high")
    assert window.shown() == [(STATION_DOWN, "latched")]
    window.hear()
    assert window.shown() == [], "one thing, one acknowledgement"


def test_an_alarm_of_the_windows_own_is_silenced_by_acknowledging_it(window: _Window) -> None:
    window.hear()
    window.lose_station()
    assert window.sound == "high"
    window.own.acknowledge(window.own.turn(window.now_ns).alarms[0].alarm_id, window.now_ns)
    assert window.sound == ""
    assert window.shown() == [(STATION_DOWN, "acknowledged")]


@pytest.mark.proves("REQ-STOP-LOOK")
def test_a_lost_link_to_safety_is_told_after_its_delay_and_not_twice(window: _Window) -> None:
    window.hear()
    window.safety(up=True)
    window.safety(up=False)
    assert window.shown() == []
    window.clock.advance(1.1)
    assert window.shown() == [(SAFETY_LINK_LOST, "active")]
    window.hear(alarm_view(SAFETY_LINK_LOST, "active", window.clock), sound="high")
    assert window.shown() == [(SAFETY_LINK_LOST, "active")]


def test_a_safety_program_that_is_back_at_once_is_no_alarm(window: _Window) -> None:
    window.hear()
    window.safety(up=True)
    window.safety(up=False)
    window.clock.advance(0.5)
    window.safety(up=True)
    window.clock.advance(2.0)
    assert window.shown() == []


def test_a_window_that_starts_does_not_alarm_until_a_station_should_have_been_found(window: _Window) -> None:
    window.safety(up=False)
    window.clock.advance(FOUND_WITHIN_S - 1)
    shown = window.own.turn(window.now_ns)
    assert (shown.alarms, shown.known) == ((), False)
    window.clock.advance(1.5)
    window.own.turn(window.now_ns)
    window.clock.advance(1.5)
    assert sorted(window.shown()) == [(SAFETY_LINK_LOST, "active"), (STATION_DOWN, "active")]


def test_an_end_in_order_is_no_alarm(window: _Window) -> None:
    window.hear()
    window.safety(up=True)
    window.own.end(window.now_ns)
    window.lose_station()
    window.safety(up=False)
    window.clock.advance(60.0)
    assert window.shown() == []
    assert window.sound == ""


def test_a_pause_holds_for_what_stands_and_ends_with_what_is_new(window: _Window) -> None:
    window.hear()
    window.lose_station()
    window.own.pause(window.now_ns, None)
    shown = window.own.turn(window.now_ns)
    assert (shown.sound, shown.pause_left_s) == ("", 120.0)
    window.clock.advance(119.0)
    assert window.sound == ""
    window.clock.advance(1.5)
    assert window.sound == "high", "it ends by itself"


@pytest.mark.proves("REQ-ALARM-PAUSE")
def test_a_new_alarm_ends_the_pause_at_once(window: _Window) -> None:
    window.hear()
    window.safety(up=True)
    window.lose_station()
    window.own.pause(window.now_ns, None)
    window.safety(up=False)
    window.clock.advance(1.1)
    assert window.sound == "high"
    assert window.own.turn(window.now_ns).pause_left_s is None


def test_a_new_alarm_of_the_station_is_heard_though_the_windows_own_are_paused(window: _Window) -> None:
    window.hear()
    window.lose_station()
    window.own.pause(window.now_ns, None)
    window.hear(alarm_view("gap", "active", window.clock), sound="medium")
    shown = window.own.turn(window.now_ns)
    assert (shown.sound, shown.pause_left_s) == ("high", None), "and with it the window's own: the pause has ended"


def test_a_state_from_before_the_pause_does_not_end_it(window: _Window) -> None:
    window.hear(alarm_view("gap", "active", window.clock), sound="medium")
    window.own.pause(window.now_ns, None)
    window.hear(alarm_view("gap", "active", window.clock), sound="medium")
    shown = window.own.turn(window.now_ns)
    assert (shown.sound, shown.pause_left_s) == ("medium", None), "never paused while something sounds"
    window.hear(alarm_view("gap", "active", window.clock), pause_left_s=119.0)
    shown = window.own.turn(window.now_ns)
    assert (shown.sound, shown.pause_left_s) == ("", 120.0)


def test_the_stations_pause_is_counted_and_never_longer_than_the_longest(window: _Window) -> None:
    window.hear(pause_left_s=9_000.0)
    assert window.own.turn(window.now_ns).pause_left_s == 120.0
    window.clock.advance(20.0)
    assert window.own.turn(window.now_ns).pause_left_s == 100.0


@pytest.mark.proves("REQ-ALARM-PRIORITY")
def test_the_most_urgent_is_heard_and_shown_first(window: _Window) -> None:
    window.safety(up=True)
    window.hear(
        alarm_view("impedance", "active", window.clock), alarm_view("gap", "active", window.clock), sound="medium"
    )
    window.safety(up=False)
    window.clock.advance(1.1)
    assert [condition for condition, _ in window.shown()] == [SAFETY_LINK_LOST, "gap", "impedance"]
    assert window.sound == "high"
