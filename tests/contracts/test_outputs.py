"""Every stoppable output of ours passes the contract suite."""

from collections.abc import Iterator

import pytest

from app.core.clock import VirtualClock
from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.devices.stimulator_serving import PtyPlug, SocketPlug
from app.core.errors import DeviceFault
from app.core.safety.output import SESSION_PROGRAMME, AttendedOutput
from tests.contracts.output_suite import StimulatorSuite
from tests.fakes.stimulators import served_stimulator


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


class TestSimulatedStimulator(StimulatorSuite):
    @pytest.fixture
    def output(self, clock: VirtualClock) -> SimulatedStimulator:
        return SimulatedStimulator(clock=clock)

    @pytest.mark.parametrize("fault", ["start", "hold", "safe"])
    def test_faults_put_into_it_show(self, output: SimulatedStimulator, clock: VirtualClock, fault: str) -> None:
        output.arm()
        if fault != "start":
            output.start(SESSION_PROGRAMME, clock.monotonic_ns() + 10**9)
        output.break_down(fault)
        attempts = {
            "start": lambda: output.start(SESSION_PROGRAMME, clock.monotonic_ns() + 10**9),
            "hold": lambda: output.hold(clock.monotonic_ns() + 10**9),
            "safe": output.to_safe_state,
        }
        with pytest.raises(DeviceFault):
            attempts[fault]()
        assert output.running == (fault != "start")
        output.break_down()
        output.to_safe_state()
        assert not output.running


@pytest.mark.parametrize("plug", [PtyPlug, SocketPlug], scope="class")
class TestSerialStimulator(StimulatorSuite):
    """The driver's own serial code over a real port, against the device's own program."""

    @pytest.fixture
    def output(self, clock: VirtualClock, plug: type[PtyPlug] | type[SocketPlug]) -> Iterator[SerialStimulator]:
        with served_stimulator(clock, plug=plug) as served:
            served.driver.open()
            yield served.driver

    def test_it_can_be_waited_for(self, output: SerialStimulator) -> None:
        assert isinstance(output, AttendedOutput)
        assert output.fileno() >= 0
