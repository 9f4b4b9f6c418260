"""The alarm that the safety program raises by itself: when it comes, when it goes, and what is kept of it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.clock import VirtualClock
from app.core.safety.client import LeaseHolder, SafetyControl, SafetyWatch
from app.core.safety.own_alarm import (
    ADVICE,
    DESKTOP,
    DESKTOP_SILENT,
    DESKTOP_SILENT_NS,
    SOUND,
    STATION,
    STATION_DOWN,
    STATION_GONE_NS,
    TEXTS,
    OwnAlarm,
)
from app.core.safety.own_alarm_record import own_alarm_lines, standing_own_alarm
from app.core.safety.record import FILE_NAME, StopRecord
from app.core.safety.server import ALARM_NAME, IDLE_ENDS_AFTER_NS, SafetyServer
from app.core.settings.data_directory import DataDirectory
from app.core.settings.limits import clinical_limits
from app.core.station.alarm_limits import sounds
from tests.fakes.safety_server import holding, serving, until


class Scene:
    """An own alarm on a file and a clock of the test's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = VirtualClock()
        self.record = StopRecord(folder, clock=self.clock)
        self.alarm = OwnAlarm(self.record, clock=self.clock)

    def restart(self) -> None:
        """The safety program is killed and another begins."""
        self.record.close()
        self.record = StopRecord(self.folder, clock=self.clock)
        self.alarm = OwnAlarm(self.record, clock=self.clock, standing=standing_own_alarm(self.folder))

    def after(self, seconds: float, *, desktop: bool = False) -> str:
        """The condition that stands after so long, looked at every 50 ms."""
        for _ in range(round(seconds / 0.05)):
            self.clock.advance(0.05)
            if desktop:
                self.alarm.heard(DESKTOP)
            self.alarm.look()
        return self.alarm.status["own_alarm"]

    def states(self) -> list[tuple[str, str]]:
        return [(line.condition, line.state) for line in own_alarm_lines(self.folder)]


@pytest.fixture(name="scene")
def _scene(tmp_path: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path)
    yield scene
    scene.record.close()


def test_its_figures_are_those_of_the_limits() -> None:
    """They stand in the code because this program reads no file of settings."""
    own = clinical_limits().alarm.own
    assert own.desktop_silent.value * 1e9 == DESKTOP_SILENT_NS
    assert own.station_gone.value * 1e9 == STATION_GONE_NS
    assert sounds()[0] == SOUND


def test_a_window_that_never_came_is_not_missed(scene: Scene) -> None:
    assert scene.after(100) == ""
    assert scene.states() == []


@pytest.mark.proves("REQ-ALARM-OWN")
def test_a_window_that_is_silent_for_a_second_is_an_alarm_and_ends_with_its_return(scene: Scene) -> None:
    assert scene.after(10, desktop=True) == ""
    assert scene.after(0.95) == ""
    assert scene.after(0.05) == DESKTOP_SILENT
    assert scene.after(60) == DESKTOP_SILENT
    assert scene.after(0.05, desktop=True) == ""
    assert scene.states() == [(DESKTOP_SILENT, "active"), (DESKTOP_SILENT, "cleared")]
    first, second = own_alarm_lines(scene.folder)
    assert first.alarm_id == second.alarm_id
    assert first.text == TEXTS[DESKTOP_SILENT]


@pytest.mark.proves("REQ-ALARM-OWN")
def test_a_window_that_took_its_leave_is_not_missed(scene: Scene) -> None:
    scene.after(1, desktop=True)
    scene.alarm.gone(DESKTOP, in_order=True)
    assert scene.after(100) == ""


@pytest.mark.proves("REQ-ALARM-OWN")
def test_a_window_that_was_killed_is_missed(scene: Scene) -> None:
    scene.after(1, desktop=True)
    scene.alarm.gone(DESKTOP, in_order=False)
    assert scene.after(1) == DESKTOP_SILENT


def test_acknowledging_silences_it_until_the_window_was_back(scene: Scene) -> None:
    scene.after(1, desktop=True)
    scene.after(2)
    began = scene.alarm.status["own_alarm_since"]
    assert scene.alarm.acknowledge()
    assert not scene.alarm.acknowledge()
    assert scene.alarm.status == {
        "own_alarm": DESKTOP_SILENT,
        "own_alarm_state": "acknowledged",
        "own_alarm_since": began,
    }
    assert scene.after(10) == DESKTOP_SILENT
    assert scene.alarm.status["own_alarm_state"] == "acknowledged"
    scene.after(0.05, desktop=True)
    scene.after(1)
    assert scene.alarm.status["own_alarm_state"] == "active"
    assert [state for _, state in scene.states()] == ["active", "acknowledged", "cleared", "active"]


def test_a_station_that_goes_without_a_word_is_missed_where_there_is_no_window_to_say_so(scene: Scene) -> None:
    scene.alarm.heard(STATION)
    assert scene.after(30, desktop=True) == ""
    scene.alarm.gone(STATION, in_order=False)
    assert scene.after(30, desktop=True) == ""  # the window says so itself
    scene.alarm.gone(DESKTOP, in_order=True)
    assert scene.after(0.05) == STATION_DOWN
    scene.alarm.heard(STATION)
    assert scene.after(0.05) == ""
    scene.alarm.gone(STATION, in_order=False)
    assert scene.after(4.9) == ""
    assert scene.after(0.2) == STATION_DOWN
    scene.alarm.heard(STATION)
    scene.after(0.05)
    scene.alarm.gone(STATION, in_order=True)
    assert scene.after(30) == ""


@pytest.mark.proves("REQ-ALARM-RESTORED")
def test_what_stood_when_safety_was_killed_stands_again_and_is_the_same_alarm(scene: Scene) -> None:
    scene.after(1, desktop=True)
    scene.after(2)
    before = scene.alarm.status
    scene.restart()
    scene.alarm.look()
    assert scene.alarm.status == before
    assert scene.after(5) == DESKTOP_SILENT
    assert len(scene.states()) == 1
    assert scene.after(0.05, desktop=True) == ""
    scene.restart()
    assert scene.after(5) == ""


def test_it_ends_with_a_safety_program_that_ends_in_order(scene: Scene) -> None:
    scene.after(1, desktop=True)
    scene.after(2)
    scene.alarm.end()
    assert [state for _, state in scene.states()] == ["active", "cleared"]
    scene.restart()
    assert scene.after(5) == ""


@pytest.mark.proves("REQ-ALARM-OWN", "REQ-STOP-FIRST")
def test_its_lines_neither_wait_for_the_disk_nor_change_what_is_latched(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", synced.append)
    scene.after(1, desktop=True)
    scene.after(2)
    assert scene.states()
    assert synced == []
    scene.record.append("proving", source="test")
    assert len(synced) == 1
    scene.restart()
    assert scene.record.latch.causes == ()


def test_damaged_lines_are_passed_over(scene: Scene) -> None:
    scene.after(1, desktop=True)
    scene.after(2)
    path = scene.folder / FILE_NAME
    path.write_bytes(b'{"event":"own_alarm"}\nnonsense\n[]\n' + path.read_bytes() + b'{"event":"own_alarm","state":3')
    assert scene.states() == [(DESKTOP_SILENT, "active")]
    assert own_alarm_lines(scene.folder / "nowhere") == ()


@pytest.mark.proves("REQ-ALARM-OWN", "REQ-ALARM-WORDS")
def test_it_says_what_to_do_first() -> None:
    for condition in (DESKTOP_SILENT, STATION_DOWN):
        assert ADVICE[condition].startswith("Look at the patient.")
        assert "neurascale stop" in ADVICE[condition]


# --- over real sockets ----------------------------------------------------------------------------------------------


@pytest.mark.proves("REQ-ALARM-OWN")
def test_the_safety_program_tells_of_a_killed_window_and_of_none_that_left(data_directory: DataDirectory) -> None:
    data = data_directory
    control = SafetyControl(data.runtime)
    with serving(data.runtime, data.safety):
        with holding(data.runtime, "desktop"):
            until(lambda: "desktop" in control.status().holders)
        assert not control.status().own_alarm
        holder = LeaseHolder(data.runtime, "desktop")

        def held() -> bool:
            holder.service()
            return "desktop" in control.status().holders

        until(held)
        holder._link.drop()  # as the system does for a program that was killed
        until(lambda: control.status().own_alarm == DESKTOP_SILENT)
        assert control.status().own_alarm_state == "active"
        assert control.acknowledge_alarm().own_alarm_state == "acknowledged"
        with holding(data.runtime, "desktop"):
            until(lambda: not control.status().own_alarm)
    kinds = [json.loads(line)["event"] for line in (data.safety / FILE_NAME).read_text().splitlines()]
    assert kinds == ["own_alarm"] * 3


def test_a_station_is_known_by_its_name(data_directory: DataDirectory) -> None:
    data = data_directory
    with serving(data.runtime, data.safety) as server:
        watch = SafetyWatch(data.runtime, name=STATION)
        until(lambda: bool(watch.wait(0.05)))
        assert server.keeper.own_alarm._station_there
        watch.close()
        until(lambda: not server._connections)
        assert server.keeper.own_alarm._watched[STATION].heard_ns is None
        watch = SafetyWatch(data.runtime, name=STATION)
        until(lambda: bool(watch.wait(0.05)))
        watch._link.drop()
        until(lambda: not server._connections)
        assert server.keeper.own_alarm._watched[STATION].heard_ns is not None


def test_who_shows_the_alarm_keeps_no_safety_program_alive(data_directory: DataDirectory) -> None:
    data, clock = data_directory, VirtualClock()
    server = SafetyServer(data.runtime, data.safety, clock=clock)
    watch = SafetyWatch(data.runtime, name=ALARM_NAME)

    def asked_to_end() -> bool:
        watch.service()
        clock.advance(IDLE_ENDS_AFTER_NS / 20e9)
        return False

    try:
        assert server.serve(asked_to_end) == "idle"
    finally:
        watch.close()
        server.close()
