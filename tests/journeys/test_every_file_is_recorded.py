"""Every file of the real data in a format we play: through the real acquisition program, into a recording, compared.

One acquisition program records them all, one after the other, as fast as it can.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.core.acquisition.messages import (
    OpenDevice,
    OutputChanged,
    Quit,
    SourceEnded,
    StartRecording,
    StopRecording,
)
from app.core.devices.driver import DeviceDescription, DeviceEventKind, PlaybackSpec
from app.core.errors import SourceFileFault
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from tests.fakes.acquisition_station import AcquisitionStation, start_program
from tests.journeys.reference_readings import ReadFile, ReadSignals, read_file
from tests.shared_data import data_folder, shared_file

pytestmark = [pytest.mark.journey, pytest.mark.needs_data, pytest.mark.timeout(120)]

WHOLE = (
    "artefacts/OpenBCI_GUI-v6-blinks-jawClench-alpha.txt",
    "artefacts/clinical_scalp_artifact_annotations.edf",
    "bids/tiny_bids/sub-01/ses-eeg/eeg/sub-01_ses-eeg_task-rest_eeg.vhdr",
    "brainvision/test.vhdr",
    "edf_bdf/biosemi_Newtest17-256.bdf",
    "edf_bdf/edfAnnonC_30kHz.edf",
    "edf_bdf/edfPlusD_gaps.edf",
    "edf_bdf/multiple_annotation_chans.bdf",
    "edf_bdf/sleep_short_psg.edf",
    "eegmmidb/S001R01.edf",
    "eegmmidb/S001R02.edf",
    "eegmmidb/S001R05.edf",
    "eegmmidb/S001R09.edf",
    "eegmmidb/S001R13.edf",
    "highrate/test_NO.vhdr",
    "impedance/nox_a1_psg_with_impedance_channels.edf",
    "malformed/duplicate_channel_labels.edf",
    "malformed/nrecords_minus1.bdf",
    "malformed/test_uneven_samp.edf",
    "seizure/nih_pt1_scalp_seizure.edf",
    "ssvep/subject01_2012.07.06-19.06.14_raw.fif",
    "xdf/clock_resets.xdf",
    "xdf/empty_streams.xdf",
    "xdf/mi_switch_example.xdf",
    "xdf/minimal.xdf",
    "xdf/muse_P001_4streams.xdf",
)
# Files with pauses, or with streams that begin one after the other.
PAUSED = {"edf_bdf/edfPlusD_gaps.edf", "xdf/clock_resets.xdf", "xdf/muse_P001_4streams.xdf"}
CUT = {"malformed/derived_cut_mid_record.edf": ("eegmmidb/S001R02.edf", 7 * 160)}
REFUSED = {
    "edf_bdf/SC4001EC-Hypnogram.edf": "annotations only, no signal",
    "malformed/asciimode_transfer_truncated_S001R01.edf": "copied in text mode",
    "malformed/bad_physical_min_8e+003.5.edf": "is not a number",
    "malformed/derived_empty.edf": "it is empty",
    "malformed/derived_header_only_256B.edf": "it ends inside its header",
    "ssvep/subject01_2012.07.06-19.06.14_-eve.fif": "holds no raw signal",
}
NAMED = {
    "malformed/duplicate_channel_labels.edf": "is shown as",
    "malformed/nrecords_minus1.bdf": "never finalised",
    "malformed/test_uneven_samp.edf": "different rates",
    "malformed/derived_cut_mid_record.edf": "7 complete ones are there",
}


class _Acquisition:
    """The one program, and a station that asks it."""

    def __init__(self, data: DataDirectory) -> None:
        self.data = data
        self._station = AcquisitionStation(data.runtime)
        self._program = start_program(data)
        self._station.wait_for_peer()
        # All it starts is there before the first test, and is not taken for something that a test left behind.
        self._station.wait_for(OutputChanged, where=lambda changed: changed.state == "safe")

    def record(self, path: Path) -> tuple[DeviceDescription, str, RecordingId]:
        """Play it to its end into a recording: the device, how it ended, the recording."""
        opened = self._station.ask(OpenDevice(spec=PlaybackSpec(path=str(path), speed=None)))
        mark = self._station.mark()
        recording_id = RecordingId(new_id())
        self._station.ask(StartRecording(recording_id=recording_id, session_id=SessionId(new_id())))
        ended = self._station.wait_for(SourceEnded, after=mark, timeout_s=60).ended
        stopped = self._station.ask(StopRecording())
        assert stopped.recording_id == recording_id
        return opened.device, ended.reason, recording_id

    def close(self) -> None:
        if self._program.poll() is None:
            self._station.ask(Quit())
            assert self._program.wait(10) == 0
        self._station.close()


@pytest.fixture(scope="module")
def acquisition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Acquisition]:
    data = DataDirectory(tmp_path_factory.mktemp("every-file") / "data").create()
    running = _Acquisition(data)
    yield running
    running.close()
    data.remove_runtime()


def _present() -> set[str]:
    found = {
        str(path.relative_to(data_folder()))
        for suffix in ("edf", "bdf", "vhdr", "ahdr", "xdf", "fif", "rec")
        for path in data_folder().rglob(f"*.{suffix}")
    }
    return found | {str(path.relative_to(data_folder())) for path in data_folder().rglob("OpenBCI*.txt")}


def test_no_file_of_such_a_format_is_left_out() -> None:
    if not data_folder().exists():
        pytest.skip("real data is absent")
    assert _present() == {*WHOLE, *CUT, *REFUSED}


@pytest.mark.proves("REQ-RECORD-EXACT")
@pytest.mark.parametrize("relative", WHOLE)
def test_a_file_is_recorded_to_the_same_samples_and_annotations(acquisition: _Acquisition, relative: str) -> None:
    path = shared_file(relative)
    device, reason, recording_id = acquisition.record(path)
    assert reason == "complete"
    assert NAMED.get(relative, "") in " ".join(device.warnings)
    verified = verify_recording(acquisition.data.recording(recording_id))
    assert verified.complete
    assert verified.torn_bytes == 0
    assert bool(verified.gaps) == (relative in PAUSED)
    assert {gap.cause for gap in verified.gaps} <= {"source"}
    with RecordingReader(acquisition.data.recording(recording_id)) as reader:
        _compare(reader, read_file(path))


@pytest.mark.parametrize("relative", CUT)
def test_a_file_that_is_cut_is_recorded_as_far_as_it_can_be_trusted(acquisition: _Acquisition, relative: str) -> None:
    original, n_samples = CUT[relative]
    device, reason, recording_id = acquisition.record(shared_file(relative))
    assert reason == "fault"
    assert NAMED[relative] in " ".join(device.warnings)
    assert verify_recording(acquisition.data.recording(recording_id)).complete
    expected = read_file(shared_file(original))
    with RecordingReader(acquisition.data.recording(recording_id)) as reader:
        (stream,) = reader.streams
        recorded = reader.samples(stream.stream_id, 0, reader.count(stream.stream_id).end_sample)
    assert recorded.shape[1] == n_samples
    _assert_same(recorded, expected.signals[0].values[:, :n_samples])


@pytest.mark.proves("REQ-SIGNAL-FILES")
@pytest.mark.parametrize("relative", REFUSED)
def test_a_file_that_cannot_be_trusted_is_refused_by_its_name(acquisition: _Acquisition, relative: str) -> None:
    path = shared_file(relative)
    with pytest.raises(SourceFileFault) as caught:
        acquisition.record(path)
    assert path.name in caught.value.what
    assert REFUSED[relative] in caught.value.what


def _compare(reader: RecordingReader, expected: ReadFile) -> None:
    left = list(expected.signals)
    assert len(reader.streams) == len(left)
    for stream in reader.streams:
        whole = reader.samples(stream.stream_id, 0, reader.count(stream.stream_id).end_sample)
        recorded = whole[:, ~np.isnan(whole).all(axis=0)]
        found = next(one for one in left if _may_be(one, stream.rate_hz, recorded))
        left.remove(found)
        _assert_same(recorded, found.values)
        assert found.labels in (None, stream.labels)
    told = [event for event in reader.events() if event.kind is DeviceEventKind.ANNOTATION]
    assert len(told) == len(expected.annotations)
    for onset_s, text in expected.annotations:
        # Streams of markers are named before the text where there are several.
        same = [event for event in told if event.text.endswith(text)]
        assert same, text
        if onset_s is not None:
            assert min(abs(event.onset_s - onset_s) for event in same) < 1e-6, text


def _may_be(one: ReadSignals, rate_hz: float, recorded: np.ndarray) -> bool:
    if one.rate_hz not in (None, pytest.approx(rate_hz)) or one.values.shape != recorded.shape:
        return False
    # Streams of the same rate and shape are told apart by what is in them.
    return bool(np.allclose(recorded[:, :3], one.values[:, :3], rtol=1e-5, atol=1e-5))


def _assert_same(recorded: np.ndarray, expected: np.ndarray) -> None:
    """Equal but for the rounding of one float32."""
    assert recorded.dtype == np.float32
    off = np.abs(recorded.astype(np.float64) - expected)
    assert (off <= np.abs(expected) * 2.0**-23 + 1e-12).all(), float(off.max())
