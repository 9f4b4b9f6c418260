"""Real files, played, against independent readers (edfio and mne), and the damaged ones."""

import warnings
from pathlib import Path

import edfio
import mne
import numpy as np
import pytest

from app.core.devices.driver import DeviceDescription, DeviceEventKind, PlaybackSpec
from app.core.devices.playback import PlaybackDriver
from app.core.errors import SourceFileFault
from app.core.signals.channels import microvolts_per
from tests.contracts.driver_suite import Played, play
from tests.shared_data import shared_file, shared_files

pytestmark = pytest.mark.needs_data

_WHOLE = [
    "eegmmidb/S001R01.edf",
    "eegmmidb/S001R13.edf",
    "edf_bdf/multiple_annotation_chans.bdf",
    "edf_bdf/biosemi_Newtest17-256.bdf",
    "edf_bdf/sleep_short_psg.edf",
    "edf_bdf/edfAnnonC_30kHz.edf",
    "edf_bdf/edfPlusD_gaps.edf",
    "seizure/nih_pt1_scalp_seizure.edf",
    "artefacts/clinical_scalp_artifact_annotations.edf",
    "impedance/nox_a1_psg_with_impedance_channels.edf",
    "malformed/nrecords_minus1.bdf",
    "malformed/duplicate_channel_labels.edf",
    "malformed/test_uneven_samp.edf",
]


def _played(path: Path) -> tuple[DeviceDescription, Played]:
    driver = PlaybackDriver(PlaybackSpec(path=str(path), speed=None))
    try:
        description = driver.open()
        driver.start()
        return description, play(driver)
    finally:
        driver.close()


def _read_by_edfio(path: Path) -> edfio.Edf:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if path.suffix == ".bdf":
            return edfio.read_bdf(path)
        # Latin-1 lets it read labels that are not ASCII.
        return edfio.read_edf(path, header_encoding="latin-1")


@pytest.mark.parametrize("relative", _WHOLE)
def test_every_sample_is_what_edfio_reads(relative: str) -> None:
    path = shared_file(relative)
    description, played = _played(path)
    assert played.ended is not None
    assert played.ended.reason == "complete"
    reference = list(_read_by_edfio(path).signals)
    channels = {
        (stream.stream_id, row): channel
        for stream in description.streams
        for row, channel in enumerate(stream.channels)
    }
    assert len(channels) == len(reference)
    # Ours are in the file's order within each rate.
    for stream in description.streams:
        samples = played.samples(stream.stream_id)
        same_rate = [signal for signal in reference if signal.sampling_frequency == pytest.approx(stream.rate_hz)]
        assert len(same_rate) == len(stream.channels)
        for row, (channel, signal) in enumerate(zip(stream.channels, same_rate, strict=True)):
            calibration = channel.calibration
            assert calibration is not None
            factor = microvolts_per(calibration.physical_dimension) or 1.0
            span = calibration.physical_maximum - calibration.physical_minimum
            step = abs(span / (calibration.digital_maximum - calibration.digital_minimum)) * factor
            assert np.abs(samples[row] - signal.data * factor).max() <= step * 0.51


@pytest.mark.parametrize("relative", [name for name in _WHOLE if name.endswith(".edf") and "malformed" not in name])
def test_every_annotation_is_what_edfio_reads(relative: str) -> None:
    path = shared_file(relative)
    _, played = _played(path)
    told = [
        (round(event.onset_s, 6), event.duration_s, event.text)
        for event in played.events
        if event.kind is DeviceEventKind.ANNOTATION
    ]
    # edfio also gives the empty texts of other records' time-keeping.
    expected = [(round(a.onset, 6), a.duration, a.text) for a in _read_by_edfio(path).annotations if a.text]
    assert sorted(told, key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("relative", ["eegmmidb/S001R01.edf", "edf_bdf/multiple_annotation_chans.bdf"])
def test_it_is_also_what_mne_reads(relative: str) -> None:
    path = shared_file(relative)
    read = mne.io.read_raw_bdf if path.suffix == ".bdf" else mne.io.read_raw_edf
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = read(path, preload=True, verbose="error", stim_channel=None)
    description, played = _played(path)
    (stream,) = description.streams
    samples = played.samples(stream.stream_id)
    for row, channel in enumerate(stream.channels):
        factor = 1e6 if channel.unit == "uV" else 1.0
        theirs = raw.get_data(picks=[raw.ch_names.index(channel.label)])[0] * factor
        assert np.allclose(samples[row], theirs, rtol=1e-6, atol=0.02), channel.label
    assert [event.text for event in played.events] == list(raw.annotations.description)
    assert [event.onset_s for event in played.events] == pytest.approx(list(raw.annotations.onset))


def test_gaps_of_a_real_discontinuous_file() -> None:
    description, played = _played(shared_file("edf_bdf/edfPlusD_gaps.edf"))
    indices = played.indices(description.streams[0].stream_id)
    starts = indices[np.flatnonzero(np.diff(indices, prepend=-2) > 1)]
    assert starts.tolist() == [0, 400, 800, 2400, 3000, 3800]
    assert len(indices) == 2200


@pytest.mark.proves("REQ-SIGNAL-FILES")
@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("asciimode_transfer_truncated_S001R01.edf", "copied in text mode, which put a CR before every LF"),
        ("bad_physical_min_8e+003.5.edf", "the physical maximum of signal 1 is not a number ('8e+003.5')"),
        ("derived_empty.edf", "it is empty"),
        ("derived_header_only_256B.edf", "it ends inside its header, 256 of 16,896 bytes are there"),
    ],
)
def test_damaged_beyond_trust(name: str, fault: str) -> None:
    with pytest.raises(SourceFileFault) as caught:
        _played(shared_file(f"malformed/{name}"))
    assert name in caught.value.what
    assert fault in caught.value.what


@pytest.mark.proves("REQ-SIGNAL-FILES")
@pytest.mark.parametrize(
    ("name", "reason", "n_samples", "fault"),
    [
        ("derived_cut_mid_record.edf", "fault", 7 * 160, "61 data records, 7 complete ones are there"),
        ("duplicate_channel_labels.edf", "complete", 2500, "signal 3 is shown as 'EEG F1-Ref (2)'"),
        ("nrecords_minus1.bdf", "complete", 15360, "never finalised (number of data records -1); its length gives 60"),
        ("test_uneven_samp.edf", "complete", 11000, "different rates (100, 12.8 Hz)"),
    ],
)
def test_damaged_but_played(name: str, reason: str, n_samples: int, fault: str) -> None:
    description, played = _played(shared_file(f"malformed/{name}"))
    assert played.ended is not None
    assert played.ended.reason == reason
    assert len(played.indices(description.streams[0].stream_id)) == n_samples
    assert any(fault in warning for warning in description.warnings)
    assert any(event.kind is DeviceEventKind.WARNING and fault in event.text for event in played.events)


def test_every_malformed_file_is_covered_here() -> None:
    covered = {
        "asciimode_transfer_truncated_S001R01.edf",
        "bad_physical_min_8e+003.5.edf",
        "derived_cut_mid_record.edf",
        "derived_empty.edf",
        "derived_header_only_256B.edf",
        "duplicate_channel_labels.edf",
        "nrecords_minus1.bdf",
        "test_uneven_samp.edf",
    }
    present = shared_files("malformed")
    if not present:
        pytest.skip("real data is absent")
    assert {path.name for path in present} == covered


def test_a_hypnogram_without_signal_is_refused() -> None:
    with pytest.raises(SourceFileFault, match="annotations only, no signal"):
        _played(shared_file("edf_bdf/SC4001EC-Hypnogram.edf"))
