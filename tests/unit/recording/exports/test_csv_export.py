"""CSV: every value bit for bit, every missing row explained."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import DefectError, NotFound
from app.core.recording.exports import csv_export
from app.core.recording.exports.csv_export import export_csv
from app.core.recording.reader import RecordingReader
from tests.fakes.exported_recordings import TEXTS, rich_recording
from tests.fakes.recordings import create_writer, record_blocks, values


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_one_stream_is_one_table_and_the_others_are_there_though_empty(tmp_path: Path) -> None:
    writer = create_writer(tmp_path / "r")
    record_blocks(writer, n_blocks=50)
    writer.close("stopped")
    with RecordingReader(tmp_path / "r") as reader:
        files = export_csv(reader, tmp_path / "x.csv")
    assert [file.name for file in files] == ["x.csv", "x-streams.csv", "x-events.csv", "x-gaps.csv"]
    rows = _rows(files[0])
    assert rows[0] == ["sample", "time_s", "E1 [uV]", "E2 [uV]", "E3 [uV]"]
    assert rows[2][:2] == ["1", "0.010000000"]
    read = np.array([[np.float32(text) for text in row[2:]] for row in rows[1:]])
    assert read.tobytes() == np.ascontiguousarray(values(0, 500).T).tobytes()
    assert len(_rows(files[2])) == len(_rows(files[3])) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["r", *(file.name for file in files)])


def test_gaps_rates_texts_and_values_at_the_edge_come_out(tmp_path: Path) -> None:
    with RecordingReader(rich_recording(tmp_path / "r", not_a_number=True)) as reader:
        files = export_csv(reader, tmp_path / "x.csv")
        recorded = reader.samples(reader.streams[0].stream_id, 0, 650)
    assert [file.name for file in files[:2]] == ["x-1.csv", "x-2.csv"]
    rows = _rows(files[0])
    assert rows[0][3] == 'C3 "left", <A2> & co [uV]'
    assert rows[0][5] == "Temp [degC]"
    index = [int(row[0]) for row in rows[1:]]
    assert index == [*range(300), *range(450, 650)]
    read = np.array([[float(text) for text in row[2:]] for row in rows[1:]], dtype=np.float32).T
    assert np.array_equal(read, recorded[:, index], equal_nan=True)
    assert np.signbit(read[0, 2])
    streams, events, gaps = (_rows(file) for file in files[2:])
    assert [(row[0], row[1], row[2]) for row in streams[1:]] == [
        ("EEG, 100 Hz", "x-1.csv", "100.0"),
        ("Aux/10 Hz", "x-2.csv", "10.0"),
    ]
    assert [row[3] for row in events[1:]] == [TEXTS[0], TEXTS[1], "lead off", TEXTS[2]]
    assert events[3] == ["2.0", "", "lead_off", "lead off", "Fp1;ECG"]
    assert gaps[1:] == [
        ["EEG, 100 Hz", "300", "150", "3.0", "4.5", "device", "yes"],
        ["Aux/10 Hz", "30", "15", "3.0", "4.5", "device", "yes"],
    ]


@given(st.lists(st.floats(width=32), min_size=1, max_size=20))
def test_nine_digits_tell_every_value_apart(written: list[float]) -> None:
    row = np.array(written, dtype=np.float32)
    read = np.array([float("%.9g" % value) for value in row.tolist()]).astype(np.float32)  # noqa: UP031
    assert np.array_equal(read, row, equal_nan=True)
    assert csv_export._VALUE == "%.9g"


@pytest.mark.proves("REQ-EXPORT-COMPARED")
@pytest.mark.parametrize("fault", ["%.5g", "%.9g "])
def test_a_table_that_is_not_what_was_recorded_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(csv_export, "_VALUE", fault if fault == "%.5g" else "%.9g")
    if fault != "%.5g":
        monkeypatch.setattr(csv_export, "_gap_rows", lambda _reader: [["a\r\nb", 1]])
    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(DefectError):
        export_csv(reader, tmp_path / "x.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_an_empty_recording_has_nothing_to_export(tmp_path: Path) -> None:
    create_writer(tmp_path / "r").close("stopped")
    with RecordingReader(tmp_path / "r") as reader, pytest.raises(NotFound):
        export_csv(reader, tmp_path / "x.csv")
