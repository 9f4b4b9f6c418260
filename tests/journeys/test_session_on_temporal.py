"""A whole session of the real programs, its workflow on a stand-in of a Temporal server, its station killed amidst."""

from pathlib import Path

import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import StopSessionRecording
from tests.fakes.temporal_frontend import TemporalFrontend
from tests.journeys.running_workstation import logged_types, running_workstation

SIMULATED = SimulatedSpec(n_channels=21, rate_hz=250.0, speed=1.0)


@pytest.mark.journey
@pytest.mark.timeout(300)
@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_session_on_a_temporal_server_survives_the_station_and_leaves_nothing_to_read_there(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    data = DataDirectory(folder).create()
    with TemporalFrontend() as frontend:
        (folder / "site.toml").write_text(f'schema_version = 1\n\n[workflows]\ntemporal = "{frontend.target}"\n')
        with running_workstation(folder) as workstation:
            workstation.record(SIMULATED)
            workstation.restart_station()
            before = workstation.follow(lambda view: view.step == "recording" and view.samples_recorded > 0)
            workstation.operator.request(StopSessionRecording(session_id=before.session_id))
            workstation.follow(lambda view: view.step == "completed")
            assert workstation.report().startswith(b"%PDF")
            session_id = workstation.session_id
        events = frontend.run_of(session_id).events
        kept = b"".join(event.SerializeToString() for event in events)
    types = logged_types(data)
    assert (types.count("recording.stopped"), types.count("session.completed")) == (1, 1)
    assert not data.workflow_database.exists(), "nothing of it lies in the station's own file"
    assert b"start_recording" in kept
    for word in (b"Kanarek", b"1980-01-01", b"Recording.", str(tmp_path).encode()):
        assert word not in kept
