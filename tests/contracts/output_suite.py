"""What every stoppable output must do; the simulated one and the real ones alike.

Subclass `OutputSuite` (or `StimulatorSuite`) in a test module and give the fixtures `output` and `clock`.
"""

import math

import pytest

from app.core.clock import VirtualClock
from app.core.devices.stimulator import Stimulator
from app.core.errors import DeviceFault, WrongUse
from app.core.safety.output import SESSION_PROGRAMME, TEST_PROGRAMME, StoppableOutput

SECOND_NS = 1_000_000_000


class OutputSuite:
    """Fixtures `clock` and `output` come from the subclass."""

    @pytest.mark.proves("REQ-STOP-SAFE-STATE")
    def test_it_is_an_output_with_a_declared_safe_state(self, output: StoppableOutput) -> None:
        assert isinstance(output, StoppableOutput)
        assert output.name
        assert output.safe_state
        assert 0 < output.safe_within_ms <= 250
        assert not output.running

    @pytest.mark.proves("REQ-STIM-NOT-BY-ITSELF")
    def test_it_starts_only_when_armed(self, output: StoppableOutput, clock: VirtualClock) -> None:
        with pytest.raises(DeviceFault):
            output.start(SESSION_PROGRAMME, clock.monotonic_ns() + SECOND_NS)
        output.arm()
        assert not output.running
        output.start(SESSION_PROGRAMME, clock.monotonic_ns() + SECOND_NS)
        assert output.running
        with pytest.raises(DeviceFault):
            output.arm()

    @pytest.mark.proves("REQ-STOP-SAFE-STATE")
    @pytest.mark.parametrize("programme", [SESSION_PROGRAMME, TEST_PROGRAMME])
    def test_the_safe_state_is_reached_in_time_from_every_state(
        self, output: StoppableOutput, clock: VirtualClock, programme: str
    ) -> None:
        for prepare in (
            lambda: None,
            output.arm,
            lambda: (output.arm(), output.start(programme, clock.monotonic_ns() + SECOND_NS)),
        ):
            prepare()
            began_ns = clock.monotonic_ns()
            output.to_safe_state()
            output.to_safe_state()
            assert not output.running
            assert (clock.monotonic_ns() - began_ns) / 1e6 <= output.safe_within_ms

    @pytest.mark.proves("REQ-STIM-NOT-BY-ITSELF")
    def test_it_must_be_armed_anew_after_each_safe_state(self, output: StoppableOutput, clock: VirtualClock) -> None:
        output.arm()
        output.start(SESSION_PROGRAMME, clock.monotonic_ns() + SECOND_NS)
        output.to_safe_state()
        with pytest.raises(DeviceFault):
            output.start(SESSION_PROGRAMME, clock.monotonic_ns() + SECOND_NS)

    @pytest.mark.proves("REQ-STOP-SAFE-STATE")
    def test_it_falls_to_its_safe_state_by_itself_when_nobody_holds_it(
        self, output: StoppableOutput, clock: VirtualClock
    ) -> None:
        output.arm()
        output.start(SESSION_PROGRAMME, clock.monotonic_ns() + 200_000_000)
        clock.advance(0.15)
        output.hold(clock.monotonic_ns() + 200_000_000)
        clock.advance(0.15)
        assert output.running
        clock.advance(0.06)
        assert not output.running
        with pytest.raises(DeviceFault):
            output.hold(clock.monotonic_ns() + SECOND_NS)
        assert not output.running

    @pytest.mark.proves("REQ-STOP-SAFE-STATE")
    def test_no_computer_can_hold_it_for_ever(self, output: StoppableOutput, clock: VirtualClock) -> None:
        output.arm()
        output.start(SESSION_PROGRAMME, clock.monotonic_ns() + 3600 * SECOND_NS)
        clock.advance(2.0)
        assert not output.running


class StimulatorSuite(OutputSuite):
    """For outputs with an amplitude."""

    def test_the_amplitude_is_zero_unless_the_session_programme_runs(
        self, output: Stimulator, clock: VirtualClock
    ) -> None:
        assert isinstance(output, Stimulator)
        output.set_amplitude(0.5)
        assert output.amplitude_ma == 0
        for programme, amplitude_ma in (
            (SESSION_PROGRAMME, 0.5),
            (TEST_PROGRAMME, output.description.test_amplitude_ma),
        ):
            output.arm()
            assert output.amplitude_ma == 0
            output.start(programme, clock.monotonic_ns() + SECOND_NS)
            assert output.amplitude_ma == amplitude_ma
            output.to_safe_state()
            assert output.amplitude_ma == 0

    @pytest.mark.proves("REQ-STIM-LIMITS")
    @pytest.mark.parametrize("amplitude_ma", [-0.1, 1e9, math.nan, math.inf])
    def test_an_amplitude_beyond_its_limits_is_refused_and_changes_nothing(
        self, output: Stimulator, clock: VirtualClock, amplitude_ma: float
    ) -> None:
        output.set_amplitude(0.5)
        with pytest.raises(WrongUse):
            output.set_amplitude(amplitude_ma)
        output.arm()
        output.start(SESSION_PROGRAMME, clock.monotonic_ns() + SECOND_NS)
        assert output.amplitude_ma == 0.5
