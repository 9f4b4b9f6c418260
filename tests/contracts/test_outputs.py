"""Every stoppable output of ours passes the contract suite."""

import pytest

from app.core.clock import VirtualClock
from app.core.devices.simulated_stimulator import SimulatedStimulator
from app.core.errors import DeviceFault
from app.core.safety.output import SESSION_PROGRAMME
from tests.contracts.output_suite import StimulatorSuite


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
