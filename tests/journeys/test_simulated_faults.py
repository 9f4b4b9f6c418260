"""Faults on request, in real processes: recorded fifty times as fast, and asked for from a shell."""

from pathlib import Path

import numpy as np
import pytest

from app.core.acquisition.messages import DeviceCommand, OpenDevice, SourceEnded, StartRecording, StopRecording
from app.core.clock import VirtualClock
from app.core.devices.driver import SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from tests.fakes.acquisition_station import AcquisitionStation, start_program
from tests.journeys.running_workstation import neurascale, running_workstation

pytestmark = [pytest.mark.timeout(120)]
_SPEC = SimulatedSpec(n_channels=8, rate_hz=250.0, seed=4, speed=50.0, duration_s=300.0)
_FAULTS = (("drop", "2%"), ("duplicate", "3%"), ("reorder", "5%"), ("drift", "150"), ("clock_jump", "12.5"))


@pytest.mark.proves("REQ-DEVICE-LOST-PACKETS")
def test_what_is_recorded_under_faults_is_all_that_the_link_let_through(data_directory: DataDirectory) -> None:
    station = AcquisitionStation(data_directory.runtime)
    program = start_program(data_directory)
    recording_id = RecordingId(new_id())
    try:
        station.wait_for_peer()
        station.ask(OpenDevice(spec=_SPEC))
        for name, argument in _FAULTS:
            station.ask(DeviceCommand(name=name, argument=argument))
        station.ask(StartRecording(recording_id=recording_id, session_id=SessionId(new_id())))
        assert station.wait_for(SourceEnded, timeout_s=30).ended.reason == "complete"
        station.ask(StopRecording())
    finally:
        program.terminate()
        program.wait(10)
        station.close()
    lost: list[int] = []
    well = SimulatedAmplifier(SimulatedSpec(n_channels=8, rate_hz=250.0, seed=4, speed=None, duration_s=300.0))
    faulty = SimulatedAmplifier(_SPEC, clock=VirtualClock(), on_lost=lambda first, end: lost.extend(range(first, end)))
    faulty.open()
    for name, argument in _FAULTS:
        faulty.command(name, argument)
    faulty.start()
    while faulty.read(1.0).ended is None:
        pass
    assert verify_recording(data_directory.recording(recording_id)).complete
    with RecordingReader(data_directory.recording(recording_id)) as reader:
        (stream,) = reader.streams
        missing = [n for gap in reader.gaps() for n in range(gap.first_sample, gap.end_sample)]
        recorded = reader.samples(stream.stream_id, 0, 75_000)
    assert len(lost) > 1000
    assert missing == lost
    well.open()
    well.start()
    made = np.full_like(recorded, np.nan)
    ended = None
    while ended is None:
        delivery = well.read(1.0)
        ended = delivery.ended
        for block in delivery.blocks:
            made[:, block.first_sample : block.end_sample] = block.samples
    made[:, lost] = np.nan
    assert np.array_equal(recorded, made, equal_nan=True)


def test_faults_are_asked_for_from_a_shell(tmp_path: Path) -> None:
    nobody = neurascale("devices", "command", "drop", "3", "--data", str(tmp_path / "nothing"))
    assert nobody.returncode == 1
    assert "No station runs" in nobody.stderr
    with running_workstation(tmp_path / "data") as workstation:
        data = str(workstation.data.root)
        assert neurascale("devices", "command", "drop", "3", "--data", data).returncode == 1
        workstation.begin(SimulatedSpec(n_channels=8))
        done = neurascale("devices", "command", "drift", "-50", "--data", data)
        assert (done.returncode, done.stderr) == (0, "")
        assert neurascale("devices", "command", "faults", "off", "--data", data).returncode == 0
        wrong = neurascale("devices", "command", "drop", "everything", "--data", data)
        assert wrong.returncode == 2
        assert "Give a number of packets" in wrong.stderr
        assert neurascale("devices", "command", "dance", "--data", data).returncode == 2
