"""Real files in BrainVision, FIF, XDF and OpenBCI text, played, against what their own readers give."""

import logging
import warnings
from pathlib import Path

import mne
import numpy as np
import pytest
import pyxdf

from app.core.devices.driver import DeviceDescription, DeviceEventKind, PlaybackSpec
from app.core.devices.playback import PlaybackDriver
from app.core.errors import SourceFileFault
from tests.contracts.driver_suite import Played, play
from tests.shared_data import data_folder, shared_file

pytestmark = pytest.mark.needs_data

_BRAINVISION = [
    "brainvision/test.vhdr",
    "highrate/test_NO.vhdr",
    "bids/tiny_bids/sub-01/ses-eeg/eeg/sub-01_ses-eeg_task-rest_eeg.vhdr",
]
_FIF = ["ssvep/subject01_2012.07.06-19.06.14_raw.fif"]
_XDF = [
    "xdf/clock_resets.xdf",
    "xdf/empty_streams.xdf",
    "xdf/mi_switch_example.xdf",
    "xdf/minimal.xdf",
    "xdf/muse_P001_4streams.xdf",
]
_OPENBCI = ["artefacts/OpenBCI_GUI-v6-blinks-jawClench-alpha.txt"]


def _played(path: Path) -> tuple[DeviceDescription, Played]:
    driver = PlaybackDriver(PlaybackSpec(path=str(path), speed=None))
    try:
        description = driver.open()
        driver.start()
        return description, play(driver)
    finally:
        driver.close()


def _annotations(played: Played) -> list[tuple[float, float | None, str]]:
    return [(e.onset_s, e.duration_s, e.text) for e in played.events if e.kind is DeviceEventKind.ANNOTATION]


def _xdf(path: Path) -> list[dict]:
    log = logging.getLogger("pyxdf")
    log.setLevel(logging.CRITICAL)
    try:
        return pyxdf.load_xdf(path)[0]
    finally:
        log.setLevel(logging.NOTSET)


def test_every_such_file_is_covered_here() -> None:
    if not data_folder().exists():
        pytest.skip("real data is absent")
    present = {
        str(path.relative_to(data_folder()))
        for pattern in ("*.vhdr", "*.xdf", "*.fif", "OpenBCI*.txt")
        for path in data_folder().rglob(pattern)
    }
    assert present == {*_BRAINVISION, *_FIF, *_XDF, *_OPENBCI, "ssvep/subject01_2012.07.06-19.06.14_-eve.fif"}


@pytest.mark.parametrize("relative", [*_BRAINVISION, *_FIF])
def test_every_sample_and_annotation_is_what_mne_reads(relative: str) -> None:
    path = shared_file(relative)
    read = mne.io.read_raw_fif if path.suffix == ".fif" else mne.io.read_raw_brainvision
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = read(path, preload=True, verbose="error")
    description, played = _played(path)
    (stream,) = description.streams
    assert stream.rate_hz == raw.info["sfreq"]
    assert stream.labels == tuple(raw.ch_names)
    factors = [[1e6 if channel.unit == "uV" else 1.0] for channel in stream.channels]
    assert np.array_equal(played.samples(stream.stream_id), (raw.get_data() * factors).astype(np.float32))
    expected = [
        (pytest.approx(float(onset) - raw.first_time), float(duration), text)
        for onset, duration, text in zip(
            raw.annotations.onset, raw.annotations.duration, raw.annotations.description, strict=True
        )
    ]
    assert _annotations(played) == expected
    assert played.ended is not None
    assert played.ended.reason == "complete"


@pytest.mark.parametrize("relative", _XDF)
def test_every_sample_is_what_pyxdf_reads(relative: str) -> None:
    path = shared_file(relative)
    loaded = _xdf(path)
    description, played = _played(path)
    regular = [
        stream
        for stream in loaded
        if float(stream["info"]["nominal_srate"][0]) > 0
        and stream["info"]["channel_format"][0] != "string"
        and len(stream["time_stamps"])
    ]
    assert len(description.streams) == len(regular)
    for stream in description.streams:
        samples = played.samples(stream.stream_id)
        same = [one for one in regular if np.array_equal(one["time_series"].T.astype(np.float32), samples)]
        assert len(same) == 1
        assert same[0]["info"]["name"][0] == stream.name
        regular.remove(same[0])
    assert regular == []


@pytest.mark.parametrize("relative", _XDF)
def test_every_marker_is_there_and_at_its_sample(relative: str) -> None:
    path = shared_file(relative)
    loaded = _xdf(path)
    description, played = _played(path)
    main = description.streams[0]
    indices = played.indices(main.stream_id)
    (stamps_s,) = (
        one["time_stamps"]
        for one in loaded
        if one["info"]["name"][0] == main.name and len(one["time_stamps"]) == len(indices)
    )
    markers = [
        (stamp_s, " ".join(values))
        for one in loaded
        if one["info"]["channel_format"][0] == "string"
        for stamp_s, values in zip(one["time_stamps"], one["time_series"], strict=True)
    ]
    told = _annotations(played)
    assert len(told) == len(markers)
    for (onset_s, _, text), (stamp_s, expected) in zip(told, sorted(markers, key=lambda one: one[0]), strict=True):
        assert text.endswith(expected)
        if stamps_s[0] <= stamp_s <= stamps_s[-1]:
            # Between the same two samples as its time stamp.
            at = int(np.searchsorted(stamps_s, stamp_s, side="right")) - 1
            assert indices[at] - 1e-3 <= onset_s * main.rate_hz <= indices[min(at + 1, len(indices) - 1)] + 1e-3


def test_streams_of_one_file_lie_on_one_axis() -> None:
    path = shared_file("xdf/muse_P001_4streams.xdf")
    loaded = _xdf(path)
    description, played = _played(path)
    assert [stream.rate_hz for stream in description.streams] == [256.0, 64.0, 52.0, 52.0]
    began_s = min(float(one["time_stamps"][0]) for one in loaded)
    for stream in description.streams:
        one = next(
            one
            for one in loaded
            if np.array_equal(one["time_series"].T.astype(np.float32), played.samples(stream.stream_id))
        )
        axis_s = played.indices(stream.stream_id) / stream.rate_hz
        # Half a sample of rounding at the beginning; then the clocks drift against each other by 12 ms in 25 s.
        late_s = np.abs(axis_s - (one["time_stamps"] - began_s))
        assert late_s[0] <= 0.5 / stream.rate_hz
        assert late_s.max() <= 0.0125
        blocks = played.blocks[stream.stream_id]
        firsts = np.cumsum([0, *(block.n_samples for block in blocks[:-1])])
        assert np.array_equal([block.device_time_s for block in blocks], one["time_stamps"][firsts])


def test_clock_resets_are_named_and_become_a_gap() -> None:
    description, played = _played(shared_file("xdf/clock_resets.xdf"))
    (stream,) = description.streams
    assert any("The clock of the stream 'BioSemi' was reset 1 time" in text for text in description.warnings)
    assert any("says 100 samples a second and has 92.9344" in text for text in description.warnings)
    indices = played.indices(stream.stream_id)
    (gap,) = np.flatnonzero(np.diff(indices) > 1)
    (stamps_s,) = (
        one["time_stamps"] for one in _xdf(shared_file("xdf/clock_resets.xdf")) if len(one["time_stamps"]) > 200
    )
    assert gap + 1 == 12876
    assert indices[gap + 1] / stream.rate_hz == pytest.approx(stamps_s[12876] - stamps_s[0], abs=1 / stream.rate_hz)


def test_empty_streams_are_named() -> None:
    description, played = _played(shared_file("xdf/empty_streams.xdf"))
    assert sum("is empty; it is left out" in text for text in description.warnings) == 2
    assert [event.kind for event in played.events].count(DeviceEventKind.WARNING) == len(description.warnings)


@pytest.mark.parametrize("relative", _OPENBCI)
def test_every_value_is_what_numpy_reads(relative: str) -> None:
    path = shared_file(relative)
    description, played = _played(path)
    (stream,) = description.streams
    columns = [*range(1, 12), 13, 14, 15, 16, 18, 19, 20, 21]
    read = np.genfromtxt(path, delimiter=",", skip_header=5, usecols=columns).T
    assert np.array_equal(played.samples(stream.stream_id), read.astype(np.float32))
    assert stream.rate_hz == 250.0
    assert [channel.label for channel in stream.channels][:11] == [f"EXG {k}" for k in range(1, 9)] + [
        f"Accel {axis}" for axis in "XYZ"
    ]
    assert played.blocks[stream.stream_id][0].device_time_s == 1557936053.329


def test_a_list_of_events_is_refused() -> None:
    with pytest.raises(SourceFileFault, match="holds no raw signal, only events"):
        _played(shared_file("ssvep/subject01_2012.07.06-19.06.14_-eve.fif"))


@pytest.mark.parametrize("relative", ["brainvision/test.eeg", "brainvision/test.vmrk"])
def test_a_part_of_a_recording_says_which_to_choose(relative: str) -> None:
    with pytest.raises(SourceFileFault) as caught:
        _played(shared_file(relative))
    assert caught.value.advice.endswith(".vhdr.")
