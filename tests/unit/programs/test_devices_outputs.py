"""`neurascale devices outputs`: ports are listed unopened, and asked only by name."""

import json

import pytest

from app.__main__ import main
from app.core.clock import SYSTEM_CLOCK
from tests.fakes.stimulators import served_stimulator


@pytest.mark.proves("REQ-STIM-PORTS")
def test_only_a_port_that_is_named_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with served_stimulator(SYSTEM_CLOCK) as served:
        served.device.arm()
        assert main(["devices", "outputs", "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["asked"] == []
        assert main(["devices", "outputs", "--probe", served.server.url, "--json"]) == 0
        (asked,) = json.loads(capsys.readouterr().out)["asked"]
        assert asked["stimulator"]["serial_number"] == "SIM-0001"
        assert not served.device.running
        assert main(["devices", "outputs", "--probe", served.server.url]) == 0
        assert "Simulated stimulator, serial number SIM-0001" in capsys.readouterr().out


def test_a_port_without_a_stimulator_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "outputs", "--probe", "/dev/does-not-exist", "--json"]) == 1
    (asked,) = json.loads(capsys.readouterr().out)["asked"]
    assert asked["stimulator"] is None
    assert "cannot be opened" in asked["fault"]
