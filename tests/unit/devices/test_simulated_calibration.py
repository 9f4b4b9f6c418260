"""What the simulated amplifier shows of its own test signals is what a check of it finds."""

import numpy as np
import pytest

from app.core.clock import VirtualClock
from app.core.devices.driver import SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.core.errors import WrongUse
from app.core.processing.calibration import ChannelFindings, Fault, input_noise, judge, square_responses
from app.core.settings.limits import clinical_limits


@pytest.fixture(name="amplifier")
def _amplifier() -> SimulatedAmplifier:
    amplifier = SimulatedAmplifier(SimulatedSpec(n_channels=21, speed=None), clock=VirtualClock())
    amplifier.open()
    amplifier.start()
    return amplifier


def played(amplifier: SimulatedAmplifier, seconds: float) -> np.ndarray:
    blocks = []
    while sum(block.shape[1] for block in blocks) < seconds * 250:
        blocks += [block.samples for block in amplifier.read(0.1).blocks]
    return np.concatenate(blocks, axis=1).astype(np.float64)


@pytest.mark.proves("REQ-SIGNAL-AMPLIFIER")
def test_a_sound_amplifier_is_found_sound_and_each_fault_is_found_on_its_channel(
    amplifier: SimulatedAmplifier,
) -> None:
    limits, description = clinical_limits().calibration, amplifier.open()
    amplifier.start()
    square = description.calibrations[0]

    def check() -> dict[str, tuple[Fault, ...]]:
        amplifier.command("calibration", "square")
        responses = square_responses(
            played(amplifier, 8.0),
            250.0,
            peak_to_peak_uv=square.peak_to_peak_uv,
            frequency_hz=square.frequency_hz,
        )
        amplifier.command("calibration", "short")
        noises = input_noise(played(amplifier, 4.0), 250.0)
        amplifier.command("calibration", "off")
        labels = description.streams[0].labels
        return {
            label: judge(
                ChannelFindings(square=response, noise=noise), limits, nominal_time_constant_s=square.time_constant_s
            ).faults
            for label, response, noise in zip(labels, responses, noises, strict=True)
        }

    assert set(check().values()) == {()}
    amplifier.command("gain", "Fp1=0.9")
    amplifier.command("time_constant", "cz=0.3")
    amplifier.command("noise", "O2=2")
    found = {label: faults for label, faults in check().items() if faults}
    assert found == {"Fp1": (Fault.GAIN,), "Cz": (Fault.TIME_CONSTANT,), "O2": (Fault.NOISE,)}
    amplifier.command("faults", "off")
    assert set(check().values()) == {()}


def test_a_wrong_gain_shows_in_the_patients_signal_too(amplifier: SimulatedAmplifier) -> None:
    other = SimulatedAmplifier(SimulatedSpec(n_channels=21, speed=None), clock=VirtualClock())
    other.open()
    other.start()
    other.command("gain", "Fp1=2")
    right, wrong = played(amplifier, 1.0), played(other, 1.0)
    assert np.allclose(wrong[0], 2 * right[0], rtol=1e-5)
    assert np.array_equal(wrong[1:], right[1:])


def test_the_test_signal_is_the_same_whatever_the_blocks() -> None:
    runs = []
    for speed in (None, 1.0):
        amplifier = SimulatedAmplifier(SimulatedSpec(n_channels=8, speed=speed), clock=VirtualClock())
        amplifier.open()
        amplifier.start()
        amplifier.command("calibration", "square")
        runs.append(played(amplifier, 2.0)[:, :500])
    assert np.array_equal(runs[0], runs[1])


@pytest.mark.parametrize(
    ("name", "argument"),
    [("calibration", "sine"), ("gain", "Fp1"), ("gain", "Xx=1"), ("gain", "Fp1=0"), ("noise", "Fp1=nan")],
)
def test_a_command_without_sense_is_refused(amplifier: SimulatedAmplifier, name: str, argument: str) -> None:
    with pytest.raises(WrongUse):
        amplifier.command(name, argument)
