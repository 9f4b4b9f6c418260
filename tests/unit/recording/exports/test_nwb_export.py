"""NWB: valid, and what pynwb and h5py read is what was recorded, gaps included."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from app.core.errors import Cancelled, DefectError, StorageFault
from app.core.recording.exports import nwb_export
from app.core.recording.exports.identity import ExportIdentity
from app.core.recording.exports.nwb_export import export_nwb
from app.core.recording.exports.watching import cancellable
from app.core.recording.reader import RecordingReader
from app.core.signals.channels import Channel, StreamDescription
from tests.fakes.exported_recordings import FAST, SLOW_STREAM, TEXTS, rich_recording
from tests.fakes.recordings import EEG, SLOW, block, create_writer, record_blocks

pynwb = pytest.importorskip("pynwb", reason="the extra `exports` is not installed")
h5py = pytest.importorskip("h5py", reason="the extra `exports` is not installed")

KEPT = [*range(300), *range(450, 650)]


def test_samples_times_events_and_gaps_come_out(tmp_path: Path) -> None:
    with RecordingReader(rich_recording(tmp_path / "r", not_a_number=True)) as reader:
        (path,) = export_nwb(reader, tmp_path / "x.nwb")
        recorded = reader.samples(FAST.stream_id, 0, 650)
        slow = reader.samples(SLOW_STREAM.stream_id, 0, 65)
    assert pynwb.validate(path=str(path)) == []
    with pynwb.NWBHDF5IO(path, "r") as io:
        file = io.read()
        assert sorted(file.acquisition) == ["EEG, 100 Hz", "SpO2", "Temp"]
        eeg = file.acquisition["EEG, 100 Hz"]
        assert np.ascontiguousarray(eeg.data[:].T).tobytes() == recorded[:3, KEPT].tobytes()
        assert (eeg.unit, eeg.conversion, eeg.rate) == ("volts", 1e-6, None)
        assert eeg.timestamps[:].tolist() == [index / 100.0 for index in KEPT]
        assert [str(label) for label in eeg.electrodes["label"][:]] == list(FAST.labels[:3])
        temperature = file.acquisition["Temp"]
        assert temperature.data[:].tobytes() == recorded[3, KEPT].tobytes()
        assert temperature.timestamps[:].tolist() == eeg.timestamps[:].tolist()
        assert temperature.unit == "degC"
        kept_slow = [*range(30), *range(45, 65)]
        assert file.acquisition["SpO2"].data[:].tobytes() == slow[0, kept_slow].tobytes()
        gaps = file.intervals["gaps"].to_dataframe()
        assert gaps["samples"].tolist() == [150, 15]
        assert gaps["start_time"].tolist() == [3.0, 3.0]
        assert gaps["stop_time"].tolist() == [4.5, 4.5]
        events = file.intervals["events"].to_dataframe()
        assert events["text"].tolist() == [TEXTS[0], TEXTS[1], "lead off", TEXTS[2]]
        assert np.array_equal(events["duration_s"], [2.5, np.nan, np.nan, 0.0], equal_nan=True)
        assert events["channels"].tolist()[2] == "Fp1; ECG"
        assert file.subject.subject_id == "anonymous"


def test_without_a_gap_there_is_a_rate_and_no_empty_table(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=10)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (path,) = export_nwb(reader, tmp_path / "without-suffix")
    assert pynwb.validate(path=str(path)) == []
    with h5py.File(path) as file:
        assert "intervals" not in file
        series = file["acquisition"]["100 Hz"]
        assert "timestamps" not in series
        assert (series["starting_time"][()], series["starting_time"].attrs["rate"]) == (0.0, 100.0)


def test_whose_it_is_stands_in_the_subject(tmp_path: Path) -> None:
    who = ExportIdentity(code="HN 4711", name="Anna Müller", sex="female", birth_date=date(1990, 6, 15))
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        (path,) = export_nwb(reader, tmp_path / "x.nwb", identity=who)
    assert pynwb.validate(path=str(path)) == []
    with pynwb.NWBHDF5IO(path, "r") as io:
        subject = io.read().subject
        assert (subject.subject_id, subject.sex, subject.description) == ("HN 4711", "F", "Anna Müller")
        assert subject.date_of_birth.date() == date(1990, 6, 15)


def test_names_that_hdf5_cannot_hold_stay_apart(tmp_path: Path) -> None:
    labels = ("a/b", "a:b", "EEG", "..")
    odd = StreamDescription(
        stream_id=SLOW, name="EEG", rate_hz=10.0, channels=tuple(Channel(label=label, unit="%") for label in labels)
    )
    eeg = StreamDescription(stream_id=EEG, name="EEG", rate_hz=100.0, channels=FAST.channels[:3])
    writer = create_writer(tmp_path / "r", eeg, odd)
    record_blocks(writer, n_blocks=10)
    writer.append_block(block(0, 10, 0, stream_id=SLOW, n_channels=4, rate_hz=10.0))
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (path,) = export_nwb(reader, tmp_path / "x.nwb")
    with h5py.File(path) as file:
        assert sorted(file["acquisition"]) == ["EEG", "EEG 2", "a_b", "a_b 2", "series"]


def test_voltages_of_two_streams_have_electrodes_of_their_own(tmp_path: Path) -> None:
    eeg = StreamDescription(stream_id=EEG, name="EEG", rate_hz=100.0, channels=FAST.channels[:2])
    slow = StreamDescription(stream_id=SLOW, name="EOG", rate_hz=10.0, channels=(Channel(label="EOG"),))
    writer = create_writer(tmp_path / "r", eeg, slow)
    writer.append_block(block(0, 100, 0, n_channels=2))
    writer.append_block(block(0, 10, 0, stream_id=SLOW, n_channels=1, rate_hz=10.0))
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        (path,) = export_nwb(reader, tmp_path / "x.nwb")
    with pynwb.NWBHDF5IO(path, "r") as io:
        file = io.read()
        assert [list(file.acquisition[name].electrodes.to_dataframe()["label"]) for name in ("EEG", "EOG")] == [
            list(FAST.labels[:2]),
            ["EOG"],
        ]


def _change_sample(file: Any) -> None:
    file["acquisition/EEG, 100 Hz/data"][123, 1] += 0.001


def _change_time(file: Any) -> None:
    file["acquisition/SpO2/timestamps"][3] += 1e-9


def _change_conversion(file: Any) -> None:
    file["acquisition/EEG, 100 Hz/data"].attrs["conversion"] = 1.0


def _change_event(file: Any) -> None:
    file["intervals/events/text"][0] = "Augen auf"


def _change_label(file: Any) -> None:
    file["general/extracellular_ephys/electrodes/label"][0] = "Fp2"


@pytest.mark.proves("REQ-EXPORT-COMPARED")
@pytest.mark.parametrize(
    "change", [_change_sample, _change_time, _change_conversion, _change_event, _change_label], ids=lambda c: c.__name__
)
def test_a_file_that_is_not_what_was_recorded_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Any], None]
) -> None:
    fill = nwb_export._fill

    def spoilt(*arguments: Any) -> None:
        fill(*arguments)
        with h5py.File(arguments[2], "r+") as file:
            change(file)

    monkeypatch.setattr(nwb_export, "_fill", spoilt)
    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(DefectError):
        export_nwb(reader, tmp_path / "x.nwb")
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.99])
def test_one_that_is_stopped_leaves_nothing(tmp_path: Path, at: float) -> None:
    told = [0.0]
    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(Cancelled):
        export_nwb(reader, tmp_path / "x.nwb", progress=cancellable(told.append, lambda: told[-1] >= at))
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_what_hdf5_calls_a_fault_of_its_own_is_said_in_words(tmp_path: Path) -> None:
    def full(share: float) -> None:
        if share > 0.1:
            raise RuntimeError("Unable to synchronously write data")

    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(StorageFault, match=r"^x\.nwb could"):
        export_nwb(reader, tmp_path / "x.nwb", progress=full)
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_a_disk_without_room_is_said_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Four values of 500 samples and one of 50, four bytes each; times of three series with a gap, eight bytes each.
    needed = 4 * (4 * 500 + 50) + 8 * (500 + 500 + 50)
    monkeypatch.setattr(nwb_export.shutil, "disk_usage", lambda _path: SimpleNamespace(free=needed - 1))
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        with pytest.raises(StorageFault, match="the disk has"):
            export_nwb(reader, tmp_path / "x.nwb")
        monkeypatch.setattr(nwb_export.shutil, "disk_usage", lambda _path: SimpleNamespace(free=needed))
        export_nwb(reader, tmp_path / "x.nwb")
