"""A stimulator that a program of its own drives: real processes, the real safety program's rules."""

import json
import os
import signal
import time
from collections.abc import Iterator

import psutil
import pytest

from app.core.acquisition.driven_output import DrivenOutput, OutputProgramMaker
from app.core.devices.stimulator import SerialStimulatorSpec, SimulatedStimulatorSpec
from app.core.errors import DeviceFault, WrongUse
from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment
from tests.fakes.safety_server import holding, serving, until

WITHIN_S = 15.0


class Scene:
    """One output, what was told of it, and whether its device runs."""

    def __init__(self, data: DataDirectory) -> None:
        self.data = data
        self.told: list[tuple[str, str]] = []
        self.excess: list[tuple[float, float]] = []
        self.output = self.make(SimulatedStimulatorSpec())
        self.control = SafetyControl(data.runtime)

    def make(self, spec: SimulatedStimulatorSpec | SerialStimulatorSpec) -> DrivenOutput:
        maker = OutputProgramMaker(
            command=lambda spec: program_command("output", "--data", str(self.data.root), "--spec", spec),
            environment=program_environment(),
            complaints=self.data.logs / "output.out",
        )
        return maker(spec, lambda gives, ordered: self.excess.append((gives, ordered)))

    def attach(self) -> None:
        until(self._reached, within_s=WITHIN_S)
        self.output.guard(lambda state, reason: self.told.append((state, reason)))

    def _reached(self) -> bool:
        try:
            self.output.open()
        except DeviceFault:
            return False
        return True

    def run(self) -> None:
        until(lambda: self.control.status().output == "safe" and len(self.control.status().holders) == 2)
        if self.control.status().state == "stopped":
            self.control.reset("clinician", "test")
        self.control.prove("test")
        assert self.control.start("test").state == "running"


@pytest.fixture
def scene(data_directory: DataDirectory) -> Iterator[Scene]:
    found = Scene(data_directory)
    yield found
    found.output.close()


def test_it_says_what_the_device_is_and_takes_an_amplitude(scene: Scene) -> None:
    scene.attach()
    assert scene.output.description.name == "Simulated stimulator"
    assert scene.output.ordered_ma == 1.0
    scene.output.set_amplitude(0.5)
    assert scene.output.ordered_ma == 0.5
    with pytest.raises(WrongUse, match="takes 0 to 2 mA"):
        scene.output.set_amplitude(9.0)
    assert scene.output.ordered_ma == 0.5


def test_a_port_that_is_none_is_a_fault_of_the_device(scene: Scene) -> None:
    nowhere = scene.make(SerialStimulatorSpec(port="/dev/not-there"))
    try:
        with pytest.raises(DeviceFault, match="cannot be opened"):
            nowhere.open()
    finally:
        nowhere.close()


def test_safety_stops_it_through_its_own_program(scene: Scene) -> None:
    with serving(scene.data.runtime, scene.data.safety), holding(scene.data.runtime, "desktop", "acquisition"):
        scene.attach()
        scene.run()
        until(lambda: scene.output.state == "running")
        result = scene.control.stop("operator", "test")
        assert result.output == "safe"
        until(lambda: scene.told[-1] == ("safe", "stop"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_program_that_ends_is_a_stop_and_comes_back_safe(scene: Scene, number: signal.Signals) -> None:
    with serving(scene.data.runtime, scene.data.safety), holding(scene.data.runtime, "desktop", "acquisition"):
        scene.attach()
        scene.run()
        before = scene.output.pid
        os.kill(before, number)
        until(lambda: scene.control.status().state == "stopped")
        until(lambda: ("unconfirmed", "device_fault: the program that drives it has ended") in scene.told)
        until(lambda: scene.output.state == "safe" and scene.output.pid not in (0, before), within_s=WITHIN_S)
        assert scene.control.status().state == "stopped"
        # The same device is used again, once somebody says so.
        scene.run()


def test_closed_it_is_safe_first_and_leaves_no_process(scene: Scene) -> None:
    with serving(scene.data.runtime, scene.data.safety), holding(scene.data.runtime, "desktop", "acquisition"):
        scene.attach()
        scene.run()
        program = psutil.Process(scene.output.pid)
        device = program.children()
        assert device
        scene.output.close()
        assert not program.is_running()
        assert not any(child.is_running() for child in device)
        assert scene.told[-1][0] == "closed"
        assert ("safe", "closed") in scene.told


def test_it_ends_with_whoever_asked_it_though_he_was_killed(scene: Scene) -> None:
    """Acquisition is killed: its program sees its input end, brings the output to its safe state and goes."""
    scene.attach()
    program = psutil.Process(scene.output.pid)
    process = scene.output._process
    assert process is not None
    assert process.stdin is not None
    began = time.monotonic()
    process.stdin.close()  # what the system does for a killed owner
    program.wait(WITHIN_S)
    assert time.monotonic() - began < 2.0


def test_nonsense_on_its_input_ends_it_in_its_safe_state(scene: Scene) -> None:
    scene.attach()
    program = psutil.Process(scene.output.pid)
    process = scene.output._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.write(json.dumps({"type": "Explode"}).encode() + b"\n")
    process.stdin.flush()
    program.wait(WITHIN_S)
    until(lambda: scene.output.state == "safe" and scene.output.pid not in (0, program.pid), within_s=WITHIN_S)
