"""Reading back the stops that the safety program wrote into its own file."""

from pathlib import Path

import pytest

from app.core.errors import StorageFault
from app.core.safety.client import RecordedStop, recorded_stops
from tests.fakes.safety import Room


@pytest.mark.proves("REQ-STOP-KEPT")
def test_every_stop_comes_out_once_with_its_first_cause_and_latency(tmp_path: Path) -> None:
    assert recorded_stops(tmp_path) == ()
    room = Room(tmp_path)
    room.run_output()
    room.stop(source="window")
    room.stop(source="command line")
    room.command("reset", role="clinician", reason="checked", source="")
    room.command("start", source="")
    room.restart_safety()
    room.record.close()
    path = tmp_path / "stops.jsonl"
    path.write_bytes(path.read_bytes() + b'\xff garbage\n[]\n{"event":"stopped","stop_nu')
    first, second = recorded_stops(tmp_path)
    assert (first.stop_number, first.cause, first.source) == (1, "operator", "window")
    assert first.latency_ms is not None
    assert (second.stop_number, second.cause, second.latency_ms) == (2, "safety_died", None)
    assert recorded_stops(tmp_path, after=1) == (second,)
    assert recorded_stops(tmp_path, after=2) == ()
    assert isinstance(second, RecordedStop)


def test_a_file_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "stops.jsonl").mkdir()
    with pytest.raises(StorageFault):
        recorded_stops(tmp_path)
