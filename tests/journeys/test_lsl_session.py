"""A whole session on LSL streams of another process, which is killed and started again in its middle."""

import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.devices.driver import DeviceEventKind, LslSpec, LslStream
from app.core.recording.reader import RecordingReader
from app.core.recording.shelf import open_recording
from app.core.station.messages import StationState, StopSessionRecording
from app.core.store.station_store import StationStore
from tests.fakes.lsl_source import LslSource
from tests.journeys.patience import HELD_UP_S
from tests.journeys.running_workstation import RunningWorkstation, logged_types, neurascale, running_workstation

try:
    import pylsl
except (ImportError, RuntimeError) as error:
    pytest.skip(f"this machine has no liblsl: {error}", allow_module_level=True)

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
RATE_HZ = 250.0


@pytest.fixture
def identity() -> str:
    return uuid.uuid4().hex[:8]


@pytest.fixture
def began_s() -> float:
    # So long ago that a value is its sample's number and float32 tells it exactly.
    return float(pylsl.local_clock()) - 10.0


@pytest.fixture
def sources() -> Iterator[list[LslSource]]:
    started: list[LslSource] = []
    yield started
    for source in started:
        source.kill()


def _has_alarm(state: StationState, condition: str) -> bool:
    return any(alarm.condition == condition and alarm.state != "latched" for alarm in state.alarms)


def _record_through_a_loss(
    workstation: RunningWorkstation, identity: str, began_s: float, sources: list[LslSource]
) -> tuple[str, float]:
    """The recording's id, and how long after the kill the alarm was shown."""
    spec = LslSpec(streams=(LslStream(source_id=f"cap-{identity}"), LslStream(source_id=f"keys-{identity}")))
    before = workstation.record(spec)
    workstation.follow(lambda view: view.samples_recorded > before.samples_recorded + 500)
    sources[0].kill()
    killed_s = time.monotonic()
    workstation.operator.follow(lambda state: _has_alarm(state, "device_silent"), timeout_s=30)
    alarmed_s = time.monotonic() - killed_s
    time.sleep(1.0)
    # Another source of that name is there first; it is not the one that was recorded.
    sources.append(LslSource(identity, began_s=began_s, source="other"))
    time.sleep(2.0)
    lost = workstation.follow(lambda view: True)
    assert _has_alarm(workstation.operator.follow(lambda state: True, timeout_s=30), "device_silent")
    sources[-1].kill()
    sources.append(LslSource(identity, began_s=began_s))
    workstation.follow(lambda view: view.gaps == 1 and view.samples_recorded > lost.samples_recorded + 500)
    workstation.operator.follow(lambda state: not _has_alarm(state, "device_silent"), timeout_s=30)
    workstation.operator.request(StopSessionRecording(session_id=workstation.session_id))
    view = workstation.follow(lambda view: view.step == "completed", timeout_s=120)
    assert workstation.report().startswith(b"%PDF")
    # Nobody is stimulated whose EEG is not seen: the silence has stopped the output, and the recording went on.
    assert (view.gaps, view.exit_reason) == (1, "safety_stop")
    return view.recording_id, alarmed_s


def test_a_source_killed_and_started_again_in_mid_session(
    tmp_path: Path, identity: str, began_s: float, sources: list[LslSource]
) -> None:
    sources.append(LslSource(identity, began_s=began_s))
    with running_workstation(tmp_path / "data") as workstation:
        recording_id, alarmed_s = _record_through_a_loss(workstation, identity, began_s, sources)
        with open_recording(workstation.data, recording_id) as reader:
            _compare_samples(reader)
            _compare_told(reader)
        verified = neurascale("recording", "verify", recording_id, "--data", str(workstation.data.root), "--json")
        assert verified.returncode == 0, verified.stdout + verified.stderr
    # 250 ms of silence, and what a busy machine takes to pass the word on.
    assert alarmed_s < HELD_UP_S
    types = logged_types(workstation.data)
    for expected in ("device.silent", "device.back", "recording.gap", "device.state", "annotation.added"):
        assert expected in types, expected
    with StationStore.open(workstation.data) as store:
        told = [entry.event.data for entry in store.log.read() if entry.event.event_type == "device.state"]
    texts = [getattr(data, "text", "") for data in told]
    for words in ("is lost; it is looked for.", "is back."):
        assert f"The LSL stream 'Cap {identity}' {words}" in texts


def _compare_samples(reader: RecordingReader) -> None:
    """The source's values number its samples: nothing else may be there, in no other place."""
    (stream,) = reader.streams
    count = reader.count(stream.stream_id)
    samples = reader.samples(stream.stream_id, 0, count.end_sample)
    (gap,) = reader.gaps()
    missing = np.isnan(samples).any(axis=0)
    assert np.flatnonzero(missing).tolist() == list(range(gap.first_sample, gap.end_sample))
    before, after = samples[0, : gap.first_sample], samples[0, gap.end_sample :]
    assert np.array_equal(samples[1, ~missing], -samples[0, ~missing])
    assert np.array_equal(before, before[0] + np.arange(len(before)))
    assert np.array_equal(after, after[0] + np.arange(len(after)))
    assert gap.n_samples > 3 * RATE_HZ
    # What its numbers leave out is what the gap says, within the two clock offsets.
    assert abs((after[0] - before[-1] - 1) - gap.n_samples) <= 1


def _compare_told(reader: RecordingReader) -> None:
    (stream,) = reader.streams
    count = reader.count(stream.stream_id)
    first = float(reader.samples(stream.stream_id, 0, 1)[0, 0])
    events = reader.events()
    offsets = [event.clock_offset for event in events if event.kind is DeviceEventKind.CLOCK_OFFSET]
    for stream_id in (stream.stream_id, ""):
        # As they came: after the source came back at the latest, and again every few seconds.
        assert sum(one is not None and one.stream_id == stream_id for one in offsets) >= 2, offsets
    ticks = {int(e.text.split()[1]): e.onset_s for e in events if e.kind is DeviceEventKind.ANNOTATION}
    for number, onset_s in ticks.items():
        if onset_s > 0:
            assert onset_s * RATE_HZ == pytest.approx(number * 125 - first, abs=1.0)
    # Each tick that lies well inside what was recorded of the signal is there.
    due = [n for n in range(10_000) if 25 <= n * 125 - first < count.end_sample - 50]
    (gap,) = reader.gaps()
    heard = [n for n in due if not gap.first_sample - 50 <= n * 125 - first < gap.end_sample + 250]
    assert heard
    assert set(heard) <= set(ticks)
