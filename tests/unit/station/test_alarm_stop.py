"""Alarms that stop: only those that the site names, only while something can run, and also those that came before."""

import logging
from pathlib import Path

import pytest

from app.core.alarms.board import AlarmBoard
from app.core.clock import VirtualClock
from app.core.errors import WrongUse
from app.core.safety.client import SafetyStatus
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import FILE_NAME, StopSettings
from app.core.station.alarm_stop import AlarmStop, demand_conditions, safety_words, site_for_station
from app.core.stopping.stopper import Trigger


class Desk:
    def __init__(self, settings: StopSettings) -> None:
        self.clock = VirtualClock()
        self.board = AlarmBoard()
        self.stops: list[Trigger] = []
        self.stop = AlarmStop(settings, self.stops.append, clock=self.clock)

    def raise_(self, condition: str) -> None:
        self._tell(self.board.raise_(condition, self.clock.monotonic_ns()))

    def clear(self, condition: str) -> None:
        self._tell(self.board.clear(condition, self.clock.monotonic_ns()))

    def acknowledge(self) -> None:
        self._tell(self.board.acknowledge(self.board.snapshot()[0].alarm_id, self.clock.monotonic_ns()))

    def _tell(self, transitions: tuple[object, ...]) -> None:
        for transition in transitions:
            self.stop.heard(transition)  # type: ignore[arg-type]

    def safety(self, state: str) -> None:
        self.stop.take(SafetyStatus(state=state))

    def said(self) -> list[tuple[str, str]]:
        return [(trigger.cause, trigger.source) for trigger in self.stops]


NAMED = StopSettings(on_alarms=("patient_event",))


@pytest.mark.proves("REQ-STOP-ALARM")
def test_an_alarm_that_the_site_names_stops_what_runs() -> None:
    desk = Desk(NAMED)
    desk.safety("running")
    desk.raise_("clipping")
    assert desk.said() == []
    desk.raise_("patient_event")
    assert desk.said() == [("alarm", "patient_event")]


@pytest.mark.proves("REQ-STOP-ALARM")
def test_where_nothing_runs_no_alarm_latches_the_stop_but_a_start_under_it_is_stopped() -> None:
    desk = Desk(NAMED)
    desk.safety("ready")
    desk.raise_("patient_event")
    desk.acknowledge()
    desk.safety("proving")
    assert desk.said() == []
    desk.safety("running")
    assert desk.said() == [("alarm", "patient_event")]


@pytest.mark.proves("REQ-STOP-ALARM")
def test_what_has_gone_stops_nothing() -> None:
    desk = Desk(NAMED)
    desk.raise_("patient_event")
    desk.clear("patient_event")
    desk.safety("running")
    assert desk.said() == []


def test_a_fault_of_the_amplifier_stops_unless_the_site_says_otherwise() -> None:
    desk = Desk(StopSettings())
    desk.safety("running")
    desk.raise_("device_silent")
    assert desk.said() == [("device_fault", "device_silent")]
    desk = Desk(StopSettings(on_device_fault=False))
    desk.safety("running")
    desk.raise_("device_silent")
    assert desk.said() == []


@pytest.mark.parametrize("name", ["no_such_alarm", "safety_stopped", "safety_link_lost"])
def test_a_name_that_cannot_stop_is_refused(name: str) -> None:
    with pytest.raises(WrongUse, match=name):
        demand_conditions(StopSettings(on_alarms=(name,)))


@pytest.mark.proves("REQ-STOP-SITE")
@pytest.mark.expected_log("no_such_alarm")
def test_settings_that_cannot_be_used_let_nothing_start_and_change_nothing_else(tmp_path: Path) -> None:
    data = DataDirectory(tmp_path)
    log = logging.getLogger("neurascale.station")
    assert safety_words(site_for_station(data, log)) == ()
    (tmp_path / FILE_NAME).write_text('schema_version = 1\n[stop]\nallow_remote = true\non_alarms = ["no_such_alarm"]')
    site, fault = site_for_station(data, log)
    assert "no_such_alarm" in fault
    assert not site.stop.allow_remote
    assert safety_words((site, fault)) == ("--needs", "site_settings")
    (tmp_path / FILE_NAME).write_text('schema_version = 1\n[[stop.contacts]]\nname = "pedal"\nport = "COM3"')
    assert safety_words(site_for_station(data, log)) == ("--needs", "stop_inputs")
