"""Clocks that jump, a computer that cannot keep up, a hub that is not there, and what goes with a session."""

from datetime import timedelta

import pytest

from app.core.clock import VirtualClock
from app.core.settings.limits import clinical_limits
from app.core.station.alarm_hub_watch import HubWatch
from app.core.station.alarm_rounds import AlarmRounds, end_alarms_of_session
from app.core.station.alarm_watch import ClockWatch, DeviceClocks, OverloadWatch
from app.core.station.program_news import clear_down, raise_down
from app.core.station.views import ProgramView
from tests.fakes.station_rooms import DEVICE, StationOfTests, a_view

LIMITS = clinical_limits().alarm


class JumpingClock(VirtualClock):
    """Its wall clock can be set."""

    def __init__(self) -> None:
        super().__init__()
        self.set_by_s = 0.0

    def wall(self):  # type: ignore[no-untyped-def]
        return super().wall() + timedelta(seconds=self.set_by_s)


def test_a_wall_clock_that_is_set_is_noticed_and_one_that_is_slewed_is_not() -> None:
    clock = JumpingClock()
    watch = ClockWatch(clock)
    for _ in range(600):
        clock.advance(1.0)
        clock.set_by_s += 0.0005  # as fast as ntpd slews
        assert watch.look() == ""
    clock.advance(1.0)
    clock.set_by_s += 3600
    assert watch.look() == "This computer's clock was put forward by 3600.0 s."
    assert watch.look() == ""
    clock.set_by_s -= 2
    assert watch.look() == "This computer's clock was put back by 2.0 s."


def test_a_device_clock_that_jumps_against_ours_is_noticed() -> None:
    clocks = DeviceClocks()
    assert clocks.heard("A", 1000.0) == ""
    assert clocks.heard("B", 5.0) == ""
    assert clocks.heard("A", 1000.01) == ""
    assert clocks.heard("A", 1002.01) == "The clock of A jumped by +2.0 s against this computer's."
    clocks.forget()
    assert clocks.heard("A", 0.0) == ""


def programs(*, late: float = 0.0, lost: float = 0.0, delay_ms: float = 5.0, pid: int = 7) -> tuple[ProgramView, ...]:
    return (
        ProgramView(name="acquisition", pid=pid, state="running", restarts=0, counters={"late_turns": late}),
        ProgramView(
            name="worker", pid=8, state="running", restarts=0, counters={"blocks_lost": lost, "delay_ms": delay_ms}
        ),
        ProgramView(name="desktop", pid=9, state="running", restarts=0, counters={"blocks_lost": 0.0}),
    )


def look(watch: OverloadWatch, at_s: float, seen: tuple[ProgramView, ...]) -> str:
    return watch.look(at_s, ((one.name, one.pid, one.counters) for one in seen))


@pytest.mark.parametrize(
    ("field", "step", "said"),
    [
        ("late", 1.0, "acquisition was late 5 times"),
        ("lost", 1.0, "5 blocks did not reach the picture"),
    ],
)
def test_counts_that_grow_are_a_load(field: str, step: float, said: str) -> None:
    watch = OverloadWatch()
    counts = [look(watch, float(k), programs(**{field: 100 + k * step})) for k in range(6)]
    assert counts[:5] == [""] * 5
    assert said in counts[5]
    calm = [look(watch, float(k), programs(**{field: 105.0})) for k in range(6, 13)]
    assert calm[-1] == ""


def test_a_picture_that_lags_is_a_load_and_one_late_block_is_none() -> None:
    watch = OverloadWatch()
    assert [look(watch, float(k), programs(delay_ms=900.0 if k == 3 else 5.0)) for k in range(6)] == [""] * 6
    watch.forget()
    assert "0.9 s behind" in [look(watch, float(k), programs(delay_ms=900.0)) for k in range(6)][-1]


def test_a_program_that_began_anew_is_no_load() -> None:
    watch = OverloadWatch()
    look(watch, 0.0, programs(late=3.0))
    assert look(watch, 1.0, programs(late=80.0, pid=70)) == ""


class Rounds:
    """A session that records, looked at once a second."""

    def __init__(self, station: StationOfTests, *, live: bool = True) -> None:
        self.station = station
        device = (
            DEVICE
            if live
            else type(DEVICE)(
                device_id=DEVICE.device_id, driver=DEVICE.driver, name=DEVICE.name, streams=DEVICE.streams, live=False
            )
        )
        self.session_id = station.begin(step="recording", waiting_for=("stop",), device=device)
        self.rounds = AlarmRounds(station.rooms)
        self.late = 0.0

    def seconds(self, n: int, *, late: float = 0.0) -> None:
        for _ in range(n):
            self.station.clock.advance(1.0)
            self.late += late
            self.rounds.look(programs(late=self.late))
            self.station.rooms.alarms.tick()


def test_a_load_that_lasts_is_an_alarm_and_clears(station: StationOfTests) -> None:
    rounds = Rounds(station)
    rounds.seconds(5, late=3)
    assert station.alarmed() == set()
    rounds.seconds(6, late=3)
    assert station.alarmed() == {"processor_overloaded"}
    rounds.seconds(6 + round(LIMITS.delays["processor_overloaded"].clearing_s))
    assert station.alarmed() == set()


def test_a_file_that_is_played_fast_is_no_load(station: StationOfTests) -> None:
    rounds = Rounds(station, live=False)
    rounds.seconds(30, late=10)
    assert station.alarmed() == set()


def test_a_session_that_ends_takes_its_alarms_along_but_not_those_nobody_has_seen(station: StationOfTests) -> None:
    rounds = Rounds(station)
    rounds.seconds(2)
    alarms = station.rooms.alarms
    alarms.raise_("device_silent")
    alarms.raise_("source_fault")
    alarms.raise_("disk")
    station.rooms.board.change(rounds.session_id, step="completed")
    rounds.seconds(2)
    assert {view.condition: view.state for view in alarms.views()} == {"source_fault": "latched", "disk": "active"}


def test_what_a_session_leaves_behind_ends_before_the_next_one_whose_own_alarms_stay(station: StationOfTests) -> None:
    rounds, alarms = Rounds(station), station.rooms.alarms
    rounds.seconds(2)
    alarms.raise_("device_silent")
    end_alarms_of_session(alarms)  # as the station does when it begins the next one
    assert alarms.views() == ()
    station.rooms.board.show(a_view("the next one", step="recording", device=DEVICE))
    alarms.raise_("device_silent")  # within the second, before anybody looked whether another session runs
    rounds.seconds(1)
    assert {view.condition for view in alarms.views()} == {"device_silent"}


def test_a_jump_of_the_clock_stays_to_be_seen(station: StationOfTests, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = AlarmRounds(station.rooms)
    monkeypatch.setattr(rounds._clock, "look", lambda: "It jumped.")
    rounds.look(())
    (view,) = station.rooms.alarms.views()
    assert (view.condition, view.state) == ("clock_jump", "latched")
    assert view.text.endswith("It jumped.")


def test_a_hub_that_is_away_for_an_hour_is_an_alarm_of_low_priority(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    hub = HubWatch(alarms)
    hub.missed("No route.")
    station.clock.advance(3599)
    alarms.tick()
    assert alarms.views() == ()
    hub.missed("No route.")
    station.clock.advance(2)
    alarms.tick()
    (view,) = alarms.views()
    assert (view.condition, view.priority) == ("hub_unreachable", "low")
    hub.reached()
    assert alarms.views() == ()


def test_a_program_without_an_alarm_of_its_own_is_named_in_the_common_one(station: StationOfTests) -> None:
    alarms = station.rooms.alarms
    raise_down(alarms, "worker", "It ended.")
    raise_down(alarms, "stop-inputs", "It ended.")
    assert {view.condition: view.items for view in alarms.views()} == {
        "worker_down": (),
        "program_down": ("stop-inputs",),
    }
    clear_down(alarms, "worker")
    clear_down(alarms, "stop-inputs")
    clear_down(alarms, "safety")
    station.clock.advance(3)
    alarms.tick()
    assert alarms.views() == ()
