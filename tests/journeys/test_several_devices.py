"""Three devices in one session, in real processes: one falls silent, acquisition is killed, nothing else is missed."""

from collections.abc import Callable
from pathlib import Path

import edfio
import numpy as np
import pytest
import pyxdf

from app.core.devices.driver import PlaybackSpec, SimulatedSpec
from app.core.errors import WrongUse
from app.core.recording.exports.edf_export import export_edf
from app.core.recording.exports.xdf_export import export_xdf
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.station.messages import LogVerified, SendDeviceCommand, StopSessionRecording, VerifyLog
from app.core.station.views import SessionView
from app.core.store.station_store import StationStore
from tests.journeys.running_workstation import RunningWorkstation, logged_types, running_workstation

pytestmark = [pytest.mark.journey, pytest.mark.needs_data, pytest.mark.timeout(240)]

SMALL = SimulatedSpec(n_channels=8, rate_hz=250.0)
LARGE = SimulatedSpec(n_channels=16, rate_hz=500.0)


def _reached(workstation: RunningWorkstation, seconds: float) -> SessionView:
    return workstation.follow(lambda view: view.recording_seconds >= seconds)


def _follow_alarm(workstation: RunningWorkstation, condition: str, *, there: bool) -> str:
    """The alarm's text once it is there; empty once it is gone."""
    found: list[str] = []

    def look(state) -> bool:  # type: ignore[no-untyped-def]
        texts = [alarm.text for alarm in state.alarms if alarm.condition == condition and alarm.state != "latched"]
        found[:] = texts
        return bool(texts) is there

    workstation.operator.follow(look, timeout_s=20)
    return found[0] if found else ""


@pytest.mark.proves("REQ-TIME-AXIS")
@pytest.mark.expected_log("Segments and clock-segments differ|effective sampling rate")  # gaps, as pyxdf reads them
def test_three_devices_on_one_axis_one_silent_and_acquisition_killed(
    tmp_path: Path, shared_data: Callable[[str], Path]
) -> None:
    played = PlaybackSpec(path=str(shared_data("eegmmidb/S001R01.edf")), speed=1.0)
    with running_workstation(tmp_path / "data") as workstation:
        view = workstation.record(SMALL, LARGE, played)
        small, large, file = view.devices
        assert view.device is not None
        assert [len(stream.channels) for stream in view.device.streams] == [8, 16, 64]
        _reached(workstation, 3.0)

        workstation.operator.request(SendDeviceCommand(name="disconnect", argument="1.5", device_id=large.device_id))
        text = _follow_alarm(workstation, "device_silent", there=True)
        assert large.name in text
        assert small.name not in text
        _follow_alarm(workstation, "device_silent", there=False)
        before = _reached(workstation, 8.0)
        assert before.gaps == 1

        workstation.kill("acquisition")
        workstation.follow(lambda view: view.recording_seconds > before.recording_seconds + 6)
        workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
        view = workstation.follow(lambda view: view.step == "completed")
        assert isinstance(workstation.operator.request(VerifyLog(), timeout_s=30), LogVerified)
        data = workstation.data

    folder = data.recording(view.recording_id)
    assert verify_recording(folder).complete
    with RecordingReader(folder) as reader:
        by_stream = {stream.stream_id: [] for stream in reader.streams}
        for gap in reader.gaps():
            by_stream[gap.stream_id].append(gap)
        causes = {
            device.device_id: [gap.cause for gap in by_stream[device.streams[0].stream_id]]
            for device in (small, large, file)
        }
        assert causes[large.device_id][0] == "silence"
        assert causes[large.device_id][1:] == ["restart"]
        assert causes[small.device_id] == ["restart"]
        assert causes[file.device_id] in (["restart"], ["source"])
        silence = by_stream[large.streams[0].stream_id][0]
        assert silence.n_samples / 500.0 == pytest.approx(1.5, abs=0.05)
        ends_s = [
            count.end_sample / stream.rate_hz for count, stream in zip(reader.counts(), reader.streams, strict=True)
        ]
        # One axis: all streams were stopped at one moment, whatever each of them missed.
        assert max(ends_s) - min(ends_s) < 0.1
        _compare_exports(reader, tmp_path)

    types = logged_types(data)
    assert types.count("device.connected") == 3
    assert types.count("device.disconnected") == 3
    with StationStore.open(data) as store:
        entries = [entry.event for entry in store.log.read()]
    before_death = entries[: types.index("recording.resumed")]
    assert [e.data.device_id for e in before_death if e.event_type in ("device.silent", "device.back")] == [
        large.device_id,
        large.device_id,
    ]


def _compare_exports(reader: RecordingReader, folder: Path) -> None:
    """Every stream of every device is in the exported files."""
    parts = export_edf(reader, folder / "out.edf")
    assert len(parts) >= 2
    seconds: dict[tuple[float, int], float] = {}
    for part in parts:
        signals = edfio.read_edf(part).signals
        assert len({signal.label for signal in signals}) == len(signals)
        for rate_hz in {round(signal.sampling_frequency, 3) for signal in signals}:
            some = [signal for signal in signals if round(signal.sampling_frequency, 3) == rate_hz]
            key = (rate_hz, len(some))
            seconds[key] = seconds.get(key, 0.0) + len(some[0].data) / rate_hz
    for count, stream in zip(reader.counts(), reader.streams, strict=True):
        exported_s = seconds[(stream.rate_hz, len(stream.channels))]
        # The last data record of a part may be filled up.
        assert -1e-6 <= exported_s - count.samples / stream.rate_hz < 1.01 * len(parts)
    (xdf,) = export_xdf(reader, folder / "out.xdf")
    streams, _ = pyxdf.load_xdf(str(xdf), verbose=False)
    found = sorted(int(stream["info"]["channel_count"][0]) for stream in streams if len(stream["time_series"]) > 0)
    assert [count for count in found if count in (8, 16, 64)] == [8, 16, 64]
    for stream in streams:
        n = int(stream["info"]["channel_count"][0])
        ours = [one for one in reader.streams if len(one.channels) == n]
        if ours and n > 1:
            recorded = reader.samples(ours[0].stream_id, 0, 500)
            assert np.allclose(np.asarray(stream["time_series"])[:500].T, recorded)


def test_a_file_without_a_pace_is_not_recorded_beside_a_live_device(
    tmp_path: Path, shared_data: Callable[[str], Path]
) -> None:
    fast = PlaybackSpec(path=str(shared_data("eegmmidb/S001R01.edf")), speed=None)
    with running_workstation(tmp_path / "data") as workstation, pytest.raises(WrongUse) as refused:
        workstation.begin(SMALL, fast)
    assert "speed 1" in refused.value.advice
