"""What else can happen to a recording in mid-session: acquisition frozen, the disk full, the amplifier unplugged.

The station is there in each of them, and must say so in time; the session goes on to its report; what is recorded is
valid and says what is missing. Kills are in `test_chaos_kills.py` and `make chaos`.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.acquisition.messages import (
    DeviceCommand,
    OpenDevice,
    Quit,
    RecordingFailed,
    RecordingProgress,
    StartRecording,
    StopRecording,
)
from app.core.devices.driver import BrainFlowSpec, SimulatedSpec
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import VerifiedRecording, verify_recording
from app.core.settings.data_directory import DataDirectory
from app.core.station.messages import StationState, StopSessionRecording
from tests.fakes.acquisition_station import AcquisitionStation, start_program
from tests.fakes.cyton import Cyton
from tests.journeys.patience import HELD_UP_S
from tests.journeys.running_workstation import RunningWorkstation, logged_types, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
RATE_HZ = 250.0
SOURCE = SimulatedSpec(n_channels=21, rate_hz=RATE_HZ, speed=1.0)
FROZEN_S = 5.0


def _stands(state: StationState, condition: str) -> bool:
    return any(alarm.condition == condition and alarm.state != "latched" for alarm in state.alarms)


def _alarmed_after_s(workstation: RunningWorkstation, *conditions: str) -> float:
    """Seconds until one of these alarms is shown."""
    began = time.monotonic()
    workstation.operator.follow(lambda state: any(_stands(state, one) for one in conditions), timeout_s=30)
    return time.monotonic() - began


def _report(workstation: RunningWorkstation, *, stop: bool = True) -> str:
    """Stop, wait for the report; the recording's id."""
    if stop:
        workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
    view = workstation.follow(lambda view: view.step == "completed", timeout_s=120)
    assert workstation.report().startswith(b"%PDF")
    return view.recording_id


def _one_axis(folder: Path) -> VerifiedRecording:
    """Verified; what was recorded and what its gaps say make one axis without a hole."""
    verified = verify_recording(folder)
    with RecordingReader(folder) as reader:
        for count in verified.streams:
            missing = np.isnan(reader.samples(count.stream_id, 0, count.end_sample)[0])
            told = np.zeros(count.end_sample, bool)
            for gap in reader.gaps(count.stream_id):
                told[gap.first_sample : gap.end_sample] = True
            assert np.array_equal(missing, told)
            assert count.samples + count.lost == count.end_sample
    return verified


def test_frozen_for_five_seconds_it_fetches_what_the_device_kept(data_directory: DataDirectory) -> None:
    """Nobody replaces it: the amplifier holds ten seconds, and all of them come."""
    station = AcquisitionStation(data_directory.runtime)
    program = start_program(data_directory)
    try:
        recording_id = RecordingId(new_id())
        station.wait_for_peer()
        station.ask(OpenDevice(spec=SOURCE))
        station.ask(StartRecording(recording_id=recording_id, session_id=SessionId(new_id())))
        station.wait_for(RecordingProgress, where=lambda told: told.samples > 100)
        program.send_signal(signal.SIGSTOP)
        time.sleep(FROZEN_S)
        frozen = verify_recording(data_directory.recording(recording_id))
        program.send_signal(signal.SIGCONT)
        enough = frozen.streams[0].samples + round((FROZEN_S + 1) * RATE_HZ)
        station.wait_for(RecordingProgress, where=lambda told: told.samples > enough)
        station.ask(StopRecording())
        station.ask(Quit())
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        station.close()
    verified = _one_axis(data_directory.recording(recording_id))
    assert verified.complete
    assert verified.streams[0].lost == 0


@pytest.mark.proves("REQ-ALARM-PROGRAMS")
def test_frozen_in_a_session_it_is_told_in_time_and_replaced(tmp_path: Path) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        before = workstation.record(SOURCE)
        frozen = workstation.kill("acquisition", signal.SIGSTOP)
        began_s = time.monotonic()
        # Three seconds without a heartbeat are hung; what else is seen of it may come earlier.
        assert _alarmed_after_s(workstation, "acquisition_down", "recording_not_advancing") < HELD_UP_S + 3.0
        # What is seen first is the file that stands still, within a second; the freeze lasts on all the same.
        time.sleep(max(0.0, FROZEN_S - (time.monotonic() - began_s)))
        with contextlib.suppress(ProcessLookupError):
            os.kill(frozen, signal.SIGCONT)
        view = workstation.follow(lambda view: view.gaps == 1 and view.samples_recorded > before.samples_recorded + 250)
        assert view.samples_lost > 2 * RATE_HZ
        assert workstation.pid_of("acquisition") != frozen
        recording_id = _report(workstation)
        verified = _one_axis(workstation.data.recording(recording_id))
    assert [gap.cause for gap in verified.gaps] == ["restart"]
    types = logged_types(workstation.data)
    assert {"recording.gap", "recording.resumed", "program.died", "alarm.changed"} <= set(types)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own for the recordings, which can be made smaller while it is in use."""
    folder = tmp_path / "data" / "recordings"
    folder.mkdir(parents=True, mode=0o700)
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a tmpfs here")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8g,mode=0700", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {mounted.stderr.decode(errors='replace').strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _leave_free(folder: Path, n_bytes: int) -> None:
    used = sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file())
    subprocess.run(["mount", "-o", f"remount,size={used + n_bytes}", str(folder)], check=True)


def test_a_disk_that_is_full_from_one_moment_to_the_next_costs_nothing_of_what_is_there(
    small_disk: Path,
) -> None:
    data = DataDirectory(small_disk.parent).create()
    station = AcquisitionStation(data.runtime)
    program = start_program(data)
    try:
        recording_id = RecordingId(new_id())
        station.wait_for_peer()
        station.ask(OpenDevice(spec=SOURCE))
        station.ask(StartRecording(recording_id=recording_id, session_id=SessionId(new_id())))
        before = station.wait_for(RecordingProgress, where=lambda told: told.samples > 100)
        _leave_free(small_disk, 0)
        failed = station.wait_for(RecordingFailed)
        assert failed.recording_id == recording_id
        # The program and its device are still there, for viewing.
        station.ask(DeviceCommand(name="eyes", argument="closed"))
        station.ask(Quit())
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait()
        station.close()
        data.remove_runtime()
    verified = _one_axis(data.recording(recording_id))
    assert verified.torn_bytes == 0
    assert verified.streams[0].samples >= before.samples


@pytest.mark.proves("REQ-DISK-FULL")
def test_a_full_disk_ends_the_recording_in_order_and_the_session_goes_on_to_its_report(
    tmp_path: Path, small_disk: Path
) -> None:
    with running_workstation(tmp_path / "data") as workstation:
        before = workstation.record(SOURCE)
        view = workstation.follow(lambda view: view.samples_recorded > before.samples_recorded + 500)
        _leave_free(small_disk, 40_000_000)
        assert _alarmed_after_s(workstation, "recording_not_advancing", "disk") < HELD_UP_S + 3.0
        recording_id = _report(workstation, stop=False)
        verified = _one_axis(workstation.data.recording(recording_id))
        assert verified.complete
        assert verified.streams[0].samples >= view.samples_recorded
        assert not verified.gaps
    types = logged_types(workstation.data)
    assert "recording.failed" in types
    assert types.index("recording.failed") < types.index("report.written")


@pytest.mark.proves("REQ-DEVICE-UNPLUGGED", "USE-DEVICE-LOST")
def test_an_amplifier_unplugged_and_plugged_in_again(tmp_path: Path) -> None:
    port = tmp_path / "ttyUSB0"
    board = Cyton(port)
    (tmp_path / "data").mkdir()
    # Here the lease is looked at: an amplifier's silence would stop the output by itself.
    (tmp_path / "data" / "site.toml").write_text("schema_version = 1\n[stop]\non_device_fault = false\n")
    try:
        with running_workstation(tmp_path / "data") as workstation:
            workstation.record(BrainFlowSpec(board_id=0, serial_port=str(port)))
            workstation.follow(lambda view: view.samples_recorded > 500)
            board.unplug()
            # 250 ms of silence, and what a busy machine takes to pass the word on.
            assert _alarmed_after_s(workstation, "device_silent") < HELD_UP_S
            lost = workstation.follow(lambda view: True)
            time.sleep(1.0)
            board = Cyton(port)
            workstation.follow(
                lambda view: view.gaps > 0 and view.samples_recorded > lost.samples_recorded + 250, timeout_s=30
            )
            workstation.operator.follow(lambda state: not _stands(state, "device_silent"), timeout_s=30)
            recording_id = _report(workstation)
            # Looking for the board held nothing up: the safety lease was kept, and the session ended as asked.
            assert workstation.follow(lambda view: True).exit_reason == "completed"
            verified = _one_axis(workstation.data.recording(recording_id))
    finally:
        with contextlib.suppress(OSError):
            board.unplug()
    assert {gap.cause for gap in verified.gaps} == {"silence"}
    types = logged_types(workstation.data)
    assert {"device.silent", "device.back", "recording.gap"} <= set(types)
