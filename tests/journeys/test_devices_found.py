"""A real station is watched while a real LSL source starts, and dies: the list follows by itself."""

import uuid
from pathlib import Path

import pytest

from app.core.devices.driver import LslSpec
from app.core.station.device_messages import DeviceList, ListDevices
from tests.fakes.lsl_source import LslSource
from tests.journeys.running_workstation import RunningWorkstation, wait_for

try:
    import pylsl
except (ImportError, RuntimeError) as error:
    pytest.skip(f"this machine has no liblsl: {error}", allow_module_level=True)


def test_a_stream_that_starts_is_listed_and_one_that_dies_goes(tmp_path: Path) -> None:
    running, identity = RunningWorkstation(tmp_path / "data"), uuid.uuid4().hex[:8]
    source: LslSource | None = None

    def listed() -> bool:
        answer = running.operator.request(ListDevices(watch=True))
        assert isinstance(answer, DeviceList)
        assert any(stream.name == f"Cap {identity}" for stream in answer.streams) == any(
            one.name == f"Cap {identity}" and isinstance(one.spec, LslSpec) for one in answer.devices
        )
        return any(stream.name == f"Cap {identity}" for stream in answer.streams)

    try:
        assert not listed()
        source = LslSource(identity, began_s=float(pylsl.local_clock()))
        wait_for(listed, 10, "the stream was not listed")
        source.kill()
        wait_for(lambda: not listed(), 15, "the stream stayed in the list")
    finally:
        if source is not None and source.process.poll() is None:
            source.kill()
        running.end()
