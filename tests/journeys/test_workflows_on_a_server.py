"""A site's sessions on its own PostgreSQL: station and server die while one is recorded, and it ends whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.settings.data_directory import DataDirectory
from app.core.settings.site import site_path
from app.core.station.messages import StopSessionRecording
from tests.fakes.postgresql_server import PostgresqlServer, running_server
from tests.journeys.running_workstation import logged_types, neurascale, running_workstation

CAP = SimulatedSpec(n_channels=8, rate_hz=250.0)


@pytest.fixture(name="server")
def _server() -> Iterator[PostgresqlServer]:
    yield from running_server()


@pytest.mark.journey
@pytest.mark.timeout(400)
@pytest.mark.proves("REQ-CLINIC-RESUMED")
def test_a_session_outlives_its_station_and_its_server(tmp_path: Path, server: PostgresqlServer) -> None:
    data = DataDirectory(tmp_path / "data").create()
    place = server.database()
    site_path(data).write_text(
        f'schema_version = 1\n[workflows]\ndatabase = "{place.database}"\npassword = "{place.password}"\n'
    )
    with running_workstation(data.root) as workstation:
        workstation.record(CAP)
        before = workstation.follow(lambda view: "stop" in view.waiting_for).samples_recorded
        server.stop()
        workstation.follow(lambda view: "its database does not answer" in view.step_text)
        workstation.follow(lambda view: view.samples_recorded > before)  # the recording minds none of it
        server.start()
        workstation.follow(lambda view: view.step == "recording" and "stop" in view.waiting_for)

        workstation.restart_station()
        workstation.follow(lambda view: view.step == "recording" and "stop" in view.waiting_for)
        workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
        workstation.follow(lambda view: view.step == "completed", timeout_s=120.0)
        shown = neurascale("workflow", "show", workstation.session_id, "--data", str(data.root))
        assert shown.returncode == 0, shown.stderr
        assert "start_recording" in shown.stdout
    types = logged_types(data)
    for once in ("recording.started", "recording.stopped", "recording.analysed", "session.completed"):
        assert types.count(once) == 1, once
    assert not data.workflow_database.exists(), "nothing lies in the station's own file"
    alone = neurascale("workflow", "list", "--data", str(data.root))
    assert alone.returncode == 0, alone.stderr
    assert "completed" in alone.stdout
