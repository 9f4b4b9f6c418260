"""In real processes: a channel is renamed and judged bad while it is recorded, acquisition dies, and the recording is
exported while it goes on: by the station, and by a command line beside it."""

import json
from pathlib import Path

import edfio
import pytest

from app.core.devices.driver import SimulatedSpec
from app.core.errors import Conflict
from app.core.recording.reader import RecordingReader
from app.core.recording.shelf import open_recording
from app.core.recording.verification import verify_recording
from app.core.signals.channels import ChannelState
from app.core.station.messages import StopSessionRecording
from app.core.station.recording_messages import ChangeChannel, ExportRecording
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import neurascale, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]


def test_a_channel_changes_and_exports_are_made_while_it_is_recorded(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with running_workstation(tmp_path / "data") as workstation:
        data, ask = workstation.data, workstation.operator.request
        before = workstation.record(SimulatedSpec(n_channels=8, rate_hz=250.0))
        assert before.device is not None
        first, second = before.device.streams[0].labels[:2]
        session_id = workstation.session_id
        ask(ChangeChannel(session_id=session_id, label=first, new_label="X9", comment="moved"))
        ask(ChangeChannel(session_id=session_id, label=second, bad=True, comment="dry"))
        with pytest.raises(Conflict):
            ask(ChangeChannel(session_id=session_id, label=second, new_label="X9"))
        shown = workstation.follow(lambda v: v.device is not None and v.device.streams[0].labels[0] == "X9")
        assert shown.device is not None
        assert shown.device.streams[0].channels[1].state is ChannelState.BAD

        workstation.kill("acquisition")
        shown = workstation.follow(
            lambda v: v.samples_lost > 0 and v.samples_recorded > before.samples_recorded + 500, timeout_s=60
        )
        assert shown.device is not None
        assert shown.device.streams[0].labels[0] == "X9"  # the program that came back knows it too

        ask(ExportRecording(recording_id=shown.recording_id, format="edf", folder=str(out), discontinuous=True))
        state = workstation.operator.follow(
            lambda s: s.export is not None and s.export.state != "running", timeout_s=60
        )
        assert state.export is not None
        assert state.export.state == "done", state.export.text
        assert state.disk_minutes_left is not None

        done = neurascale(
            *("recording", "export", shown.recording_id, "--out", str(out / "beside.bdf"), "--json"),
            *("--data", str(data.root)),
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["in_log"], done.stdout

        ask(StopSessionRecording(session_id=session_id))
        workstation.follow(lambda v: v.step == "completed", timeout_s=120)
        recording_id = shown.recording_id
        folder = data.recording(recording_id)
        assert verify_recording(folder).configurations == 2
        with open_recording(data, recording_id) as reader:
            texts = reader.configuration_texts()
            assert texts == (f"Channel {first} is called X9: moved", f"Channel {second} is bad: dry")
        with RecordingReader(folder) as reader:  # without the keys
            assert "moved" not in str(reader.configuration_texts())
    with StationStore.open(data) as store:
        exported = [entry.event.data for entry in store.log.read(event_type="recording.exported")]
        changed = list(store.log.read(event_type="recording.configuration_changed"))
    assert [(one.format, one.asked_in) for one in exported] == [("edf", "window"), ("bdf", "command line")]  # type: ignore[attr-defined]
    assert len(changed) == 2
    (written,) = out.glob("recording-*.edf")
    assert written.read_bytes()[192:197] == b"EDF+D"
    assert edfio.read_bdf(out / "beside-part2.bdf").signals[0].label == "X9"
