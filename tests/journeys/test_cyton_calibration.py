"""The Cyton's own test signals, through the real BrainFlow library to the emulated board."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.brainflow_driver import BrainFlowDriver
from app.core.devices.driver import BrainFlowSpec
from app.core.errors import DeviceFault, WrongUse
from app.core.processing.calibration import ChannelFindings, Fault, input_noise, judge, square_responses
from app.core.settings.limits import clinical_limits
from tests.fakes.cyton import Cyton

pytestmark = pytest.mark.journey


@pytest.fixture(name="board")
def _board(tmp_path: Path) -> Iterator[Cyton]:
    board = Cyton(tmp_path / "ttyUSB0")
    yield board
    board.unplug()


@pytest.fixture(name="driver")
def _driver(board: Cyton) -> Iterator[BrainFlowDriver]:
    driver = BrainFlowDriver(BrainFlowSpec(board_id=0, serial_port=str(board.link)))
    yield driver
    driver.close()


def played(driver: BrainFlowDriver, stream_id: str, seconds: float) -> np.ndarray:
    ends_ns = SYSTEM_CLOCK.monotonic_ns() + round((seconds + 0.6) * 1e9)
    found = []
    while SYSTEM_CLOCK.monotonic_ns() < ends_ns:
        found += [block.samples for block in driver.read(0.05).blocks if block.stream_id == stream_id]
    return np.concatenate(found, axis=1).astype(np.float64)[:, -round(seconds * 250) :]


@pytest.mark.proves("REQ-SIGNAL-AMPLIFIER")
def test_gain_and_noise_are_found_and_the_electrodes_come_back(board: Cyton, driver: BrainFlowDriver) -> None:
    board.sensitivity[2] = 0.9
    description = driver.open()
    stream, (square, short) = description.streams[0], description.calibrations
    assert (square.name, short.name) == ("square", "short")
    driver.start()
    driver.command("calibration", "square")
    responses = square_responses(
        played(driver, stream.stream_id, 4.0),
        250.0,
        peak_to_peak_uv=square.peak_to_peak_uv,
        frequency_hz=square.frequency_hz,
    )
    driver.command("calibration", "short")
    noises = input_noise(played(driver, stream.stream_id, 4.0), 250.0)
    limits = clinical_limits().calibration
    faults = [
        judge(ChannelFindings(square=response, noise=noise), limits).faults
        for response, noise in zip(responses, noises, strict=True)
    ]
    assert faults == [(), (), (Fault.GAIN,), (), (), (), (), ()]
    assert responses[2].gain == pytest.approx(0.9, abs=0.005)
    assert responses[0].time_constant_s is None
    assert noises[0].rms_uv == pytest.approx(0.125, rel=0.2)
    driver.command("calibration", "off")
    patient = played(driver, stream.stream_id, 0.5)
    # What the emulator measures at its electrodes is far larger than the 1 uV of a shorted input.
    assert np.ptp(patient[0]) > 10.0
    assert board.commands.endswith("d")


def test_what_it_has_not_is_refused(driver: BrainFlowDriver) -> None:
    with pytest.raises(DeviceFault):
        driver.command("calibration", "square")
    driver.open()
    with pytest.raises(WrongUse, match="sine"):
        driver.command("calibration", "sine")
