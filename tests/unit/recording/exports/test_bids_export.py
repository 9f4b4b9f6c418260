"""BIDS: the official validator finds no fault, mne-bids reads what was recorded, and the folder names nobody."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.core.errors import Conflict, SourceFileFault
from app.core.recording.exports.bids_export import export_bids
from app.core.recording.exports.bids_tables import participant_rows, table_text
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.reader import RecordingReader
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, ChannelKind, SourceCalibration, StreamDescription
from tests.fakes.exported_recordings import FAST, SLOW_STREAM, TEXTS, rich_recording
from tests.fakes.recordings import EEG, annotation, create_writer, record_blocks, stream

WHO = ExportIdentity(code="HN-4711", name="Anna Müller", sex="female", birth_date=date(1990, 6, 15))


def _validator() -> str:
    beside = shutil.which("bids-validator-deno", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("bids-validator-deno")
    if found is None:
        pytest.skip(
            "bids-validator-deno is not installed (it comes with the group `test`, where its engine deno exists)"
        )
    return found


def _faults(folder: Path) -> list[str]:
    """What the validator calls an error, by code and place."""
    done = subprocess.run(
        [_validator(), "--format", "json", "--max-rows", "-1", str(folder)],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    try:
        issues = json.loads(done.stdout)["issues"]["issues"]
    except ValueError:
        pytest.skip(f"bids-validator-deno does not run here: {done.stderr[-300:]}")
    return [f"{issue['code']} {issue.get('location')}" for issue in issues if issue["severity"] == "error"]


def _table(path: Path) -> list[dict[str, str]]:
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("identity", [None, WHO], ids=["anonymous", "identified"])
@pytest.mark.parametrize("gaps", [False, True], ids=["whole", "gaps"])
def test_the_validator_finds_no_fault(tmp_path: Path, gaps: bool, identity: ExportIdentity | None) -> None:
    with RecordingReader(rich_recording(tmp_path / "r", gaps=gaps)) as reader:
        (folder,) = export_bids(reader, tmp_path / "set", identity=identity)
    assert _faults(folder) == []
    (folder / "participants.tsv").write_text("nobody\n1\n")
    assert _faults(folder) != []  # the validator can find one


@pytest.mark.proves("REQ-EXPORT-READ")
def test_every_run_is_read_by_mne_bids_and_is_what_was_recorded(tmp_path: Path) -> None:
    mne_bids = pytest.importorskip("mne_bids", reason="mne-bids is not installed")
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        (folder,) = export_bids(reader, tmp_path / "set")
        recorded = reader.samples(EEG, 0, 650)[:2]
        slow = reader.samples(SLOW_STREAM.stream_id, 0, 65)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r", "set"]
    (participant,) = (path.name for path in folder.glob("sub-*"))
    for run, (first, end), texts in (("01", (0, 300), TEXTS[:2]), ("02", (450, 650), TEXTS[2:])):
        path = mne_bids.BIDSPath(
            root=folder, subject=participant.removeprefix("sub-"), task="recording", run=run, datatype="eeg"
        )
        raw = mne_bids.read_raw_bids(path, verbose="error")
        read = raw.get_data()
        assert raw.info["sfreq"] == 100.0
        assert read.shape == (5, end - first)
        # 24 bits over a range that holds 16777216 uV: one step is some two microvolts there, far less on the other.
        assert np.abs(read[0] * 1e6 - recorded[0, first:end]).max() <= 2.5
        assert np.abs(read[1] * 1e6 - recorded[1, first:end]).max() <= 1e-4
        assert slow[0, first // 10] == pytest.approx(read[4, 0], abs=1e-4)
        described = [" ".join(text.split()) for text in texts]
        assert [text for text in raw.annotations.description if text in described] == described
    scans = _table(folder / participant / f"{participant}_scans.tsv")
    assert [scan["begins_at_s"] for scan in scans] == ["0.0", "4.5"]
    assert scans[1]["missing_before"] == "150 samples of EEG, 100 Hz (device); 15 samples of Aux/10 Hz (device)"
    channels = _table(next(folder.rglob("*run-02_channels.tsv")))
    assert [(row["type"], row["units"], row["sampling_frequency"]) for row in channels] == [
        ("EEG", "uV", "100"),
        ("EEG", "uV", "100"),
        ("ECG", "uV", "100"),
        ("MISC", "degC", "100"),
        ("MISC", "%", "10"),
    ]
    assert channels[1]["description"] == FAST.labels[1]


def test_a_source_of_16_bits_stays_edf_with_its_own_integers(tmp_path: Path) -> None:
    edfio = pytest.importorskip("edfio")
    calibration = SourceCalibration(
        physical_dimension="uV",
        physical_minimum=-100.0,
        physical_maximum=100.0,
        digital_minimum=-2048,
        digital_maximum=2047,
    )
    channels = tuple(Channel(label=f"E{k}", calibration=calibration) for k in range(3))
    own = StreamDescription(stream_id=EEG, name="EEG", rate_hz=100.0, channels=channels)
    writer = create_writer(tmp_path / "r", own)
    record_blocks(writer, n_blocks=10)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (folder,) = export_bids(reader, tmp_path / "set")
    (file,) = folder.rglob("*_eeg.edf")
    assert edfio.read_edf(file).signals[0].digital_range == (-2048, 2047)
    assert not list(folder.rglob("*_events.tsv"))  # there was none


def test_whose_it_is_stands_in_the_table_and_in_the_header_only(tmp_path: Path) -> None:
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        (folder,) = export_bids(reader, tmp_path / "set", identity=WHO)
    (row,) = _table(folder / "participants.tsv")
    assert row | {"participant_id": ""} == {
        "participant_id": "",
        "age": "35",
        "sex": "F",
        "hospital_number": "HN-4711",
        "name": "Anna Müller",
        "birth_date": "1990-06-15",
    }
    naming = [path.name for path in folder.rglob("*") if path.is_file() and b"HN-4711" in path.read_bytes()]
    assert {name.rpartition("_")[2] for name in naming} == {"participants.tsv", "eeg.bdf"}


def test_a_birthday_is_only_reached_on_its_day() -> None:
    ages = [participant_rows("sub-1", WHO, date(2026, 6, day))[1][1] for day in (14, 15)]
    assert ages == ["35", "36"]
    assert participant_rows("sub-1", ExportIdentity(), date(2026, 6, 1))[1][1:3] == ["n/a", ""]
    assert table_text([["a\tb\nc", ""]]) == "a b c\tn/a\n"


@pytest.mark.proves("REQ-EXPORT-WHOLE")
def test_a_data_set_that_exists_is_not_touched(tmp_path: Path) -> None:
    rich_recording(tmp_path / "r")
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "mine").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()
    with RecordingReader(tmp_path / "r") as reader:
        for taken in ("set", "file"):
            with pytest.raises(Conflict):
                export_bids(reader, tmp_path / taken)
        assert export_bids(reader, tmp_path / "empty") == (tmp_path / "empty",)
    assert (tmp_path / "set" / "mine").read_text() == (tmp_path / "file").read_text() == "mine"
    assert not list(tmp_path.glob(".*"))


def test_what_edf_cannot_hold_leaves_no_folder(tmp_path: Path) -> None:
    with (
        RecordingReader(rich_recording(tmp_path / "r", not_a_number=True)) as reader,
        pytest.raises(SourceFileFault, match="C3"),
    ):
        export_bids(reader, tmp_path / "set")
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_every_kind_of_channel_has_a_type_that_the_validator_knows(tmp_path: Path) -> None:
    channels = tuple(Channel(label=f"c{k}", kind=kind) for k, kind in enumerate(ChannelKind))
    own = StreamDescription(stream_id=EEG, name="all", rate_hz=50.0, channels=channels)
    writer = create_writer(tmp_path / "r", own, stream(SLOW_STREAM.stream_id))
    samples = np.zeros((len(channels), 100), dtype=np.float32)
    writer.append_block(SampleBlock(EEG, 0, 0, 0.0, 0, 50.0, samples))
    writer.append_event(annotation("odd\ttext", -0.25), source="device")
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (folder,) = export_bids(reader, tmp_path / "set")
    assert _faults(folder) == []
