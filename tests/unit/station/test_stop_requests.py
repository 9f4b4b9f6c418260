"""What is asked of the station about the stop, over the station's own door, with a real safety program behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest

from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.errors import NotPermitted, PrerequisiteMissing
from app.core.safety.client import OutputGuard, SafetyControl
from app.core.settings.site import SCHEMA_VERSION, SiteSettings, StopSettings
from app.core.station.station_rooms import StationRooms
from app.core.station.stop_messages import ProveStop, RemoteStopped, RequestRemoteStop, StopProved
from app.core.station.stop_requests import LONGEST_SOURCE_CHARACTERS, answer_stop_request
from tests.fakes.safety_server import holding, serving, until
from tests.fakes.station_rooms import StationOfTests

ALLOWED = SiteSettings(schema_version=SCHEMA_VERSION, stop=StopSettings(allow_remote=True))


def ask(station: StationOfTests, message: Any, *, site: SiteSettings | None = None) -> msgspec.Struct:
    import dataclasses

    rooms: StationRooms = station.rooms if site is None else dataclasses.replace(station.rooms, site=site)
    return answer_stop_request(rooms, message, lambda *row: station.rows.append(row))


@contextmanager
def everybody_there(station: StationOfTests) -> Iterator[SafetyControl]:
    runtime = station.data.runtime
    with serving(runtime, station.data.safety), holding(runtime, "desktop", "acquisition"):
        guard = OutputGuard(runtime, SimulatedStimulator())
        control = SafetyControl(runtime)
        try:
            until(lambda: control.status().output == "safe" and len(control.status().holders) == 2)
            yield control
        finally:
            guard.close()


@pytest.mark.proves("REQ-STOP-REMOTE")
def test_a_remote_stop_is_refused_unless_the_site_allows_it_and_stops_nothing(station: StationOfTests) -> None:
    with everybody_there(station) as control:
        control.prove("test")
        control.start("test")
        with pytest.raises(NotPermitted, match="remote stop"):
            ask(station, RequestRemoteStop(source="hub"))
        assert control.status().state == "running"


@pytest.mark.proves("REQ-STOP-REMOTE")
def test_a_remote_stop_that_is_allowed_stops_and_says_by_whom(station: StationOfTests) -> None:
    with everybody_there(station) as control:
        control.prove("test")
        control.start("test")
        done = ask(station, RequestRemoteStop(source="hub: night watch"), site=ALLOWED)
        assert isinstance(done, RemoteStopped)
        assert (done.state, done.output) == ("stopped", "safe")
        assert done.latency_ms is not None
        status = control.status()
        assert (status.cause, status.source) == ("remote", "hub: night watch")


def test_who_asks_from_elsewhere_is_named_shortly(station: StationOfTests) -> None:
    with serving(station.data.runtime, station.data.safety):
        ask(station, RequestRemoteStop(source=" "), site=ALLOWED)
        assert SafetyControl(station.data.runtime).status().source == "not said"
        ask(station, RequestRemoteStop(source="x" * 1000), site=ALLOWED)
        assert SafetyControl(station.data.runtime).status().causes[1] == f"remote: {'x' * LONGEST_SOURCE_CHARACTERS}"


def test_the_stop_is_proved_at_any_time_or_refused_with_the_reason(station: StationOfTests) -> None:
    with serving(station.data.runtime, station.data.safety), pytest.raises(PrerequisiteMissing, match="lease"):
        ask(station, ProveStop())
    with everybody_there(station) as control:
        proved = ask(station, ProveStop())
        assert isinstance(proved, StopProved)
        assert proved.latency_ms < 250
        assert control.status().state == "ready"
