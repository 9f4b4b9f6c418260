"""A whole session on real EEG by one command, and what is left of it, read back by others."""

import json
import re
from pathlib import Path

import edfio
import mne
import numpy as np
import pypdf
import pytest

from app.core.settings.data_directory import DataDirectory
from tests.journeys.running_workstation import alarms_raised, demo, logged_types, neurascale, processes_of
from tests.shared_data import shared_file

pytestmark = [pytest.mark.journey, pytest.mark.needs_data, pytest.mark.timeout(300)]

KEYS = {
    "session_id", "recording_id", "channels", "rate_hz", "samples_recorded", "samples_lost", "gaps", "report_path",
    "recording_path", "log_size", "checkpoint", "verified", "stop_latency_ms", "exit_reason",
}  # fmt: skip


def _read(path: Path) -> "edfio.Edf | edfio.Bdf":
    return edfio.read_bdf(path) if path.suffix == ".bdf" else edfio.read_edf(path)


def _compare_by_edfio(source: Path, exported: Path) -> None:
    """Labels, units, samples within one quantisation step of the export, annotations."""
    ours, theirs = _read(exported), _read(source)
    assert [s.label for s in ours.signals] == [s.label for s in theirs.signals]
    assert [s.physical_dimension for s in ours.signals] == [s.physical_dimension for s in theirs.signals]
    for mine, other in zip(ours.signals, theirs.signals, strict=True):
        step = (mine.physical_max - mine.physical_min) / (mine.digital_max - mine.digital_min)
        assert len(mine.data) >= len(other.data)
        assert float(np.max(np.abs(mine.data[: len(other.data)] - other.data))) <= step * 1.01, mine.label
    found = [(round(a.onset, 3), a.text) for a in ours.annotations]
    assert found == [(round(a.onset, 3), a.text) for a in theirs.annotations]


def _compare_by_mne(source: Path, exported: Path) -> None:
    read = mne.io.read_raw_bdf if source.suffix == ".bdf" else mne.io.read_raw_edf
    theirs = read(source, preload=True, verbose="error")
    ours = mne.io.read_raw_edf(exported, preload=True, verbose="error")
    assert ours.ch_names == theirs.ch_names
    assert ours.info["sfreq"] == theirs.info["sfreq"]
    assert sorted(ours.annotations.description) == sorted(theirs.annotations.description)
    assert np.allclose(np.sort(ours.annotations.onset), np.sort(theirs.annotations.onset), atol=1e-3)
    # mne masks the bits of a trigger channel by file format, so those are compared by edfio only.
    kinds = theirs.get_channel_types()
    rows = [row for row, kind in enumerate(kinds) if kind != "stim"]
    assert rows
    mine, other = ours.get_data()[rows, : theirs.n_times], theirs.get_data()[rows]
    scale = np.max(np.abs(other), axis=1, keepdims=True) + 1e-12
    assert float(np.max(np.abs(mine - other) / scale)) < 1e-3


@pytest.mark.proves("REQ-EXPORT-READ")
@pytest.mark.parametrize(
    ("name", "channels", "samples", "said_in_report"),
    [
        ("eegmmidb/S001R02.edf", 64, 9760, r"Posterior dominant rhythm of (9\.[5-9]|10\.[0-5]) Hz"),
        ("edf_bdf/multiple_annotation_chans.bdf", 19, 30875, r"Background rhythm"),
        ("seizure/nih_pt1_scalp_seizure.edf", 42, 47200, r"Trace excerpt: onset .* 30 mm/s .* Longitudinal bipolar"),
    ],
)
def test_a_session_on_a_real_file(tmp_path: Path, name: str, channels: int, samples: int, said_in_report: str) -> None:
    source, data = shared_file(name), tmp_path / "data"
    code, result, said = demo(source, data, "--report", str(tmp_path / "report.pdf"))
    assert code == 0, said
    assert set(result) >= KEYS
    assert (result["channels"], result["samples_recorded"]) == (channels, samples)
    assert (result["samples_lost"], result["gaps"], result["exit_reason"]) == (0, 0, "completed")
    assert result["verified"] is True
    assert 0 < result["stop_latency_ms"] < 5000
    assert Path(result["report_path"]) == tmp_path / "report.pdf"
    report = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(tmp_path / "report.pdf").pages)
    assert re.search(said_in_report, report)
    assert "Not interpreted" in report
    assert {path.suffix for path in (data / "reports").iterdir()} == {".sealed"}
    assert processes_of(DataDirectory(data)) == []

    words = ("--data", str(data))
    assert neurascale("log", "verify", *words, "--json").returncode == 0
    assert neurascale("recording", "verify", result["recording_id"], *words, "--json").returncode == 0
    exported = tmp_path / "exported.edf"
    done = neurascale("recording", "export", result["recording_id"], "--format", "edf", "--out", str(exported), *words)
    assert done.returncode == 0, done.stderr
    _compare_by_edfio(source, exported)
    _compare_by_mne(source, exported)


@pytest.mark.proves("REQ-SIGNAL-FILES")
@pytest.mark.parametrize(
    ("name", "played"),
    [
        ("asciimode_transfer_truncated_S001R01.edf", 0),
        ("bad_physical_min_8e+003.5.edf", 0),
        ("derived_cut_mid_record.edf", 1120),
        ("derived_empty.edf", 0),
        ("derived_header_only_256B.edf", 0),
        ("duplicate_channel_labels.edf", 2500),
        ("nrecords_minus1.bdf", 15360),
        ("test_uneven_samp.edf", 11000),
    ],
)
def test_a_malformed_file_is_played_as_far_as_it_can_be_trusted_or_refused(
    tmp_path: Path, name: str, played: int
) -> None:
    code, result, said = demo(shared_file(f"malformed/{name}"), tmp_path / "data")
    assert "Traceback" not in said
    if played:
        assert code == 0, said
        assert result["samples_recorded"] == played
        assert result["warnings"], "the fault was not named"
    else:
        assert code == 1
        assert result == {}
        assert name in said
    verified = neurascale("log", "verify", "--data", str(tmp_path / "data"), "--json")
    assert json.loads(verified.stdout)["verified"] is True


def test_a_missing_source_is_refused_at_once(tmp_path: Path) -> None:
    code, result, said = demo(tmp_path / "nothing.edf", tmp_path / "data")
    assert (code, result) == (1, {})
    assert "nothing.edf" in said


@pytest.mark.parametrize("words", [("--seconds", "-1"), ("--speed", "fast"), ("--seconds", "nan")])
def test_wrong_words_are_refused_as_wrong_use(tmp_path: Path, words: tuple[str, ...]) -> None:
    code, result, said = demo("simulated", tmp_path / "data", *words)
    assert (code, result) == (2, {})
    assert "Traceback" not in said


def test_a_simulated_session(tmp_path: Path) -> None:
    code, result, said = demo("simulated", tmp_path / "data", "--seconds", "6", "--speed", "max")
    assert code == 0, said
    assert result["samples_recorded"] == 6 * result["rate_hz"]
    assert result["samples_lost"] == 0
    types = logged_types(DataDirectory(tmp_path / "data"))
    assert types[-2:] == ["station.stopped", "ledger.event_recorded"]
    assert {"program.died", "safety.emergency_stop"}.isdisjoint(types)
    # A few of the simulated electrodes are above 10 kilohm, as on any head.
    assert alarms_raised(DataDirectory(tmp_path / "data")) <= {"impedance"}
