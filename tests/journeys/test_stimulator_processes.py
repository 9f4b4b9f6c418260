"""A stimulator in a process of its own behind a real pty, stopped by the real safety program, killed, unplugged, mute.

Times are of the monotonic clock that all processes of a machine share.
"""

import os
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.serial_stimulator import SerialStimulator
from app.core.devices.simulated_stimulator import ARMED_FOR_MS
from app.core.devices.stimulator_process import StimulatorProcess
from app.core.errors import DeviceFault
from app.core.safety.output import SESSION_PROGRAMME
from app.core.settings.data_directory import DataDirectory
from app.core.station.launching import program_command, program_environment
from tests.contracts.output_suite import StimulatorSuite
from tests.journeys.patience import HELD_UP_S
from tests.journeys.test_safety_processes import SLACK_S, Workstation, seconds

pytestmark = pytest.mark.journey

STOPS = 100


class RealClock:
    """The machine's clock for a suite that moves time by hand: moving it is waiting."""

    monotonic_ns = staticmethod(SYSTEM_CLOCK.monotonic_ns)
    wall = staticmethod(SYSTEM_CLOCK.wall)
    sleep = staticmethod(SYSTEM_CLOCK.sleep)
    advance = staticmethod(SYSTEM_CLOCK.sleep)


def until(condition: Callable[[], bool], *, within_s: float = 24.0, what: str = "") -> None:
    ends = time.monotonic() + within_s
    while not condition():
        assert time.monotonic() < ends, what
        time.sleep(0.002)


def opened(driver: SerialStimulator) -> bool:
    try:
        driver.open()
    except DeviceFault:
        return False
    return True


@pytest.fixture
def workstation(data_directory: DataDirectory) -> Iterator[Workstation]:
    found = Workstation(data_directory)
    yield found
    found.end()


@pytest.fixture
def process(data_directory: DataDirectory) -> Iterator[StimulatorProcess]:
    command = program_command("stimulator", "--data", str(data_directory.root))
    found = StimulatorProcess(
        command,
        data_directory.runtime / "stimulator.port",
        output=data_directory.logs / "stimulator.out",
        environment=program_environment(),
    )
    yield found
    found.close()


@pytest.fixture
def driver(process: StimulatorProcess) -> Iterator[SerialStimulator]:
    found = SerialStimulator(process.port)
    until(lambda: opened(found), what="the device did not come")
    yield found
    found.close()


class TestTheDeviceInItsOwnProcess(StimulatorSuite):
    @pytest.fixture
    def clock(self) -> RealClock:
        return RealClock()

    @pytest.fixture
    def output(self, driver: SerialStimulator) -> SerialStimulator:
        return driver


def run(driver: SerialStimulator) -> None:
    driver.arm()
    driver.start(SESSION_PROGRAMME, time.monotonic_ns() + 300_000_000)
    assert driver.running


def test_it_ends_with_its_owner_and_leaves_no_port(process: StimulatorProcess, driver: SerialStimulator) -> None:
    device = psutil.Process(process.pid)
    owner_end = process._process
    assert owner_end is not None
    assert owner_end.stdin is not None
    owner_end.stdin.close()  # what the system does when the owner is killed
    assert device.wait(5) == 0
    assert not Path(process._announce).exists()


@pytest.mark.proves("REQ-STOP-SAFE-STATE")
def test_armed_and_left_alone_it_is_safe_again(driver: SerialStimulator) -> None:
    driver.arm()
    time.sleep(ARMED_FOR_MS / 1000 + 0.1)
    with pytest.raises(DeviceFault):
        driver.start(SESSION_PROGRAMME, time.monotonic_ns() + 300_000_000)
    assert not driver.running


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_a_frozen_device_is_not_taken_for_safe_and_is_safe_when_it_thaws(
    process: StimulatorProcess, driver: SerialStimulator
) -> None:
    run(driver)
    os.kill(process.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(DeviceFault, match="did not answer"):
        driver.to_safe_state()
    assert time.monotonic() - began < HELD_UP_S
    os.kill(process.pid, signal.SIGCONT)
    driver.to_safe_state()
    assert not driver.running


# --- behind the guard, with the real safety program ------------------------------------------------------------------


def device_pid(workstation: Workstation) -> int:
    word, pid = workstation.output_of("acquisition").split()
    assert word == "device"
    return int(pid)


def tell_device(workstation: Workstation, line: str) -> None:
    stdin = workstation.processes["acquisition"].stdin
    assert stdin is not None
    stdin.write(f"{line}\n")
    stdin.flush()


@pytest.mark.proves("REQ-STIM-NOT-BY-ITSELF", "REQ-STOP-DEVICE-FAULT")
def test_a_device_that_is_killed_while_it_runs_is_told_at_once_and_comes_back_safe(workstation: Workstation) -> None:
    pid = device_pid(workstation)
    workstation.run_output()
    killed_ns = time.monotonic_ns()
    os.kill(pid, signal.SIGKILL)
    told_ns, reason = workstation.output_change("unconfirmed")
    assert reason.startswith("device_fault")
    assert seconds(killed_ns, told_ns) < SLACK_S
    status = workstation.wait_for(lambda status: status.state == "stopped")
    assert status.cause == "output_unconfirmed"
    # It is started anew, and that it is safe is its own word.
    workstation.wait_for(lambda status: status.output == "safe")
    assert workstation.control.status().state == "stopped"


@pytest.mark.proves("REQ-STOP-DEVICE-FAULT", "REQ-STOP-CONFIRMED")
def test_a_pulled_cable_is_told_at_once_and_stays_unconfirmed_until_it_is_in_again(workstation: Workstation) -> None:
    device_pid(workstation)
    workstation.run_output()
    tell_device(workstation, "unplug 1.0")
    pulled_ns = time.monotonic_ns()
    told_ns, _ = workstation.output_change("unconfirmed")
    assert seconds(pulled_ns, told_ns) < SLACK_S
    workstation.wait_for(lambda status: status.state == "stopped" and status.output == "unconfirmed")
    back_ns, _ = workstation.output_change("safe")
    assert seconds(pulled_ns, back_ns) > 0.7
    workstation.wait_for(lambda status: status.output == "safe" and not status.hindrances)
    assert workstation.control.reset("clinician", "cable is in again").state in {"ready", "unproved"}
    workstation.run_output()


@pytest.mark.proves("REQ-STOP-CONFIRMED")
def test_the_stop_of_a_mute_device_is_not_confirmed(workstation: Workstation) -> None:
    device_pid(workstation)
    workstation.run_output()
    tell_device(workstation, "fault mute")
    workstation.output_change("unconfirmed")
    result = workstation.control.stop("operator", "window")
    assert result.output == "unconfirmed"
    assert result.latency_ms is None
    tell_device(workstation, "fault")
    workstation.output_change("safe")
    workstation.wait_for(lambda status: status.output == "safe")


@pytest.mark.proves("REQ-STOP-FLOOD")
def test_a_flood_of_garbage_on_the_wire_does_not_keep_it_from_stopping(workstation: Workstation) -> None:
    device_pid(workstation)
    tell_device(workstation, "fault flood")
    time.sleep(0.4)
    workstation.run_output()
    result = workstation.control.stop("operator", "window")
    assert result.output == "safe"
    assert result.latency_ms is not None
    assert result.latency_ms < 1000 * SLACK_S


@pytest.mark.proves("REQ-STIM-TOO-MUCH")
def test_a_device_that_gives_too_much_is_stopped(workstation: Workstation) -> None:
    device_pid(workstation)
    workstation.run_output()
    tell_device(workstation, "fault excess")
    _, reason = workstation.output_change("safe")
    assert "gives 1.5 mA; 1 mA are ordered" in reason
    assert workstation.wait_for(lambda status: status.state == "stopped").cause == "device_fault"


@pytest.mark.proves("REQ-STOP-QUICK")
def test_the_stop_through_the_wire_is_quick(workstation: Workstation, capsys: pytest.CaptureFixture[str]) -> None:
    device_pid(workstation)
    latencies_ms = []
    for _ in range(STOPS):
        time.sleep(0.02)  # safety closes a connection that says hundreds of things a second
        workstation.run_output()
        result = workstation.control.stop("operator", "window")
        assert result.output == "safe"
        assert result.latency_ms is not None
        latencies_ms.append(result.latency_ms)
    p50 = statistics.median(latencies_ms)
    p99 = statistics.quantiles(latencies_ms, n=100)[98]
    with capsys.disabled():
        sys.stdout.write(f"\nstop through a pty: p50 {p50:.2f} ms, p99 {p99:.2f} ms, max {max(latencies_ms):.2f} ms\n")
    assert p50 < 5


def test_a_guard_at_rest_does_not_spin(workstation: Workstation) -> None:
    device_pid(workstation)
    acquisition = psutil.Process(workstation.processes["acquisition"].pid)
    before = sum(acquisition.cpu_times()[:2])
    time.sleep(2.0)
    assert sum(acquisition.cpu_times()[:2]) - before < 0.2
