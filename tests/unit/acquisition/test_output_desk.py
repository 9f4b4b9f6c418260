"""The stimulator's desk: which one is attached, in what state, and what becomes of what is asked."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from app.core.acquisition.messages import DisableOutput, OutputChanged
from app.core.acquisition.output_desk import OutputAnswer, OutputDesk
from app.core.acquisition.output_messages import (
    OpenOutput,
    OutputAmplitude,
    OutputOpened,
    SetOutputAmplitude,
)
from app.core.clock import SYSTEM_CLOCK
from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.stimulator import OutputSpec, SerialStimulatorSpec, SimulatedStimulatorSpec
from app.core.devices.stimulator_catalogue import OnExcess
from app.core.errors import NeuraScaleError, NotPermitted, WrongUse
from app.core.safety.client import SafetyControl
from app.core.settings.data_directory import DataDirectory
from app.core.wire.line import Incoming
from tests.fakes.safety_server import holding, serving, until
from tests.fakes.stimulators import GuardedHere, Served, served_stimulator

SIMULATED = SimulatedStimulatorSpec()


class Desk:
    """A desk, the safety program, and two devices on real ports: the simulated one and one on a cable."""

    def __init__(self, data: DataDirectory, stack: ExitStack) -> None:
        self.data = data
        self.simulated = stack.enter_context(served_stimulator(SYSTEM_CLOCK))
        self.cabled = stack.enter_context(served_stimulator(SYSTEM_CLOCK))
        self.wanted: list[OutputSpec] = []
        self.news: list[Any] = []
        self.desk = OutputDesk(data.runtime, self._make, clock=SYSTEM_CLOCK)

    @property
    def spec(self) -> SerialStimulatorSpec:
        return SerialStimulatorSpec(port=self.cabled.server.url)

    def _make(self, spec: OutputSpec, on_excess: OnExcess) -> GuardedHere:
        self.wanted.append(spec)
        served: Served = self.simulated if isinstance(spec, SimulatedStimulatorSpec) else self.cabled
        return GuardedHere(self.data.runtime, SerialStimulator(lambda: served.server.url, on_excess=on_excess))

    def ask(self, message: Any) -> Any:
        """The answer, or the error of the refusal."""
        self.desk.handle(Incoming(1, message, ""))
        return self._wait(lambda: next((n for n in self.news if isinstance(n, OutputAnswer)), None))

    def _wait(self, look: Callable[[], OutputAnswer | None]) -> Any:
        found: list[OutputAnswer] = []

        def came() -> bool:
            self.news += self.desk.take()
            answer = look()
            if answer is not None:
                self.news.remove(answer)
                found.append(answer)
            return bool(found)

        until(came, within_s=12)
        return found[0].refused or found[0].answer

    def states(self) -> list[str]:
        self.news += self.desk.take()
        return [n.state for n in self.news if isinstance(n, OutputChanged)]


@pytest.fixture
def desk(data_directory: DataDirectory) -> Iterator[Desk]:
    with (
        serving(data_directory.runtime, data_directory.safety),
        holding(data_directory.runtime, "desktop", "acquisition"),
        ExitStack() as stack,
    ):
        found = Desk(data_directory, stack)
        yield found
        found.desk.close()


def attached(desk: Desk) -> None:
    control = SafetyControl(desk.data.runtime)
    until(lambda: control.status().output == "safe" and len(control.status().holders) == 2)


def test_the_simulated_one_is_attached_until_another_is_ordered(desk: Desk) -> None:
    attached(desk)
    assert desk.wanted == [SIMULATED]
    opened = desk.ask(OpenOutput(spec=desk.spec))
    assert isinstance(opened, OutputOpened)
    assert desk.wanted == [SIMULATED, desk.spec]
    assert desk.ask(OpenOutput(spec=desk.spec)) == opened
    assert desk.wanted == [SIMULATED, desk.spec]  # the same one stays
    assert desk.states()[:2] == ["safe", "closed"]


def test_it_is_not_changed_while_it_runs(desk: Desk) -> None:
    attached(desk)
    control = SafetyControl(desk.data.runtime)
    control.prove("test")
    control.start("test")
    until(lambda: desk.simulated.device.running)
    assert isinstance(desk.ask(OpenOutput(spec=desk.spec)), NotPermitted)
    assert not isinstance(desk.ask(DisableOutput()), NeuraScaleError)
    assert not desk.simulated.device.running


@pytest.mark.proves("REQ-STIM-LIMITS")
def test_the_amplitude_is_set_within_the_devices_limits(desk: Desk) -> None:
    attached(desk)
    answer = desk.ask(SetOutputAmplitude(amplitude_ma=1.5))
    assert answer == OutputAmplitude(before_ma=1.0, amplitude_ma=1.5)
    assert desk.simulated.device.ordered_ma == 1.5
    refused = desk.ask(SetOutputAmplitude(amplitude_ma=2.5))
    assert isinstance(refused, WrongUse)
    assert "0 to 2 mA" in refused.what
    assert desk.simulated.device.ordered_ma == 1.5


@pytest.mark.proves("REQ-STIM-SAME-DEVICE")
def test_after_a_crash_the_same_device_is_looked_for(desk: Desk) -> None:
    assert isinstance(desk.ask(OpenOutput(spec=desk.spec)), OutputOpened)
    noted = OutputDesk(desk.data.runtime, desk._make, clock=SYSTEM_CLOCK)
    try:
        assert desk.wanted[-1] == SerialStimulatorSpec(port=desk.spec.port, serial_number="SIM-0001")
    finally:
        noted.close()
