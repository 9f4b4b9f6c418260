"""XDF: what pyxdf reads is what was recorded, gaps included."""

import gc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyxdf

from app.core.errors import Cancelled, DefectError
from app.core.recording.exports import xdf_export
from app.core.recording.exports.watching import cancellable
from app.core.recording.exports.xdf_chunks import varlen
from app.core.recording.exports.xdf_export import export_xdf
from app.core.recording.reader import RecordingReader
from tests.fakes.exported_recordings import FAST, SLOW_STREAM, TEXTS, rich_recording


def _load(path: Path, **how: Any) -> list[Any]:
    streams, _ = pyxdf.load_xdf(path, **({"synchronize_clocks": False, "dejitter_timestamps": False} | how))
    return list(streams)


def test_samples_times_events_and_gaps_come_out(tmp_path: Path) -> None:
    with RecordingReader(rich_recording(tmp_path / "r", not_a_number=True)) as reader:
        (file,) = export_xdf(reader, tmp_path / "x.xdf")
        recorded = reader.samples(FAST.stream_id, 0, 650)
        slow = reader.samples(SLOW_STREAM.stream_id, 0, 65)
    fast_read, slow_read, events, gaps, *_clocks = _load(file)
    kept = [*range(300), *range(450, 650)]
    assert fast_read["time_series"].dtype == np.float32
    assert np.ascontiguousarray(fast_read["time_series"].T).tobytes() == recorded[:, kept].tobytes()
    assert fast_read["time_stamps"].tolist() == [index / 100.0 for index in kept]
    assert slow_read["time_series"].T.tobytes() == slow[:, [*range(30), *range(45, 65)]].tobytes()
    channels = fast_read["info"]["desc"][0]["channels"][0]["channel"]
    assert [channel["label"][0] for channel in channels] == list(FAST.labels)
    assert [channel["unit"][0] for channel in channels] == ["microvolts"] * 3 + ["degC"]
    assert [row[0] for row in events["time_series"]] == [TEXTS[0], TEXTS[1], "lead off", TEXTS[2]]
    assert events["time_stamps"].tolist() == [0.5, 1.25, 2.0, 4.75]
    told = events["info"]["desc"][0]["events"][0]["event"]
    assert [one["duration_s"][0] for one in told] == ["2.5", None, None, "0.0"]
    assert told[2]["channel"] == ["Fp1", "ECG"]
    assert gaps["time_stamps"].tolist() == [3.0, 3.0]
    assert gaps["info"]["desc"][0]["gaps"][0]["gap"][0]["samples"] == ["150"]
    assert fast_read["footer"]["info"]["sample_count"] == ["500"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r", "x.xdf"]


def test_readers_that_smooth_times_see_the_gap_too(tmp_path: Path) -> None:
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        (file,) = export_xdf(reader, tmp_path / "x.xdf")
    fast_read = _load(file, dejitter_timestamps=True, jitter_break_threshold_samples=1)[0]
    assert fast_read["info"]["segments"] == [(0, 299), (300, 499)]
    assert fast_read["info"]["effective_srate"] == pytest.approx(100.0)


def _spoil(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x40
    path.write_bytes(data)


@pytest.mark.proves("REQ-EXPORT-COMPARED")
def test_a_file_that_is_not_what_was_recorded_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Bytes all over the file are changed between writing and comparing; `caplog`: pyxdf logs what it stumbles on."""
    write = xdf_export._write
    with RecordingReader(rich_recording(tmp_path / "r")) as reader:
        (good,) = export_xdf(reader, tmp_path / "x.xdf")
        data = good.read_bytes()
        good.unlink()
        samples_at = data.index(varlen(300) + b"\x08")
        # A value, a time, the number of samples, a channel's label, a marker's text, a footer's count.
        places = [samples_at + 20, samples_at + 7, samples_at + 1, data.index(b"Fp1<"), data.rindex(b"lead off")]
        places.append(data.rindex(b"sample_count>4") + 13)
        for at in places:

            def spoilt(*arguments: Any, at: int = at) -> None:
                write(*arguments)
                _spoil(arguments[2], at)

            monkeypatch.setattr(xdf_export, "_write", spoilt)
            with pytest.raises(DefectError):
                export_xdf(reader, tmp_path / "x.xdf")
            assert [path.name for path in tmp_path.iterdir()] == ["r"], at
    assert caplog is not None


@pytest.mark.parametrize("at", [0.0, 0.3, 0.5, 0.99])
def test_one_that_is_stopped_leaves_nothing(tmp_path: Path, at: float) -> None:
    told = [0.0]
    with RecordingReader(rich_recording(tmp_path / "r")) as reader, pytest.raises(Cancelled):
        export_xdf(reader, tmp_path / "x.xdf", progress=cancellable(told.append, lambda: told[-1] >= at))
    gc.collect()
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_lengths_take_the_fewest_bytes() -> None:
    assert [varlen(n).hex() for n in (0, 255, 256, 1 << 32)] == ["0100", "01ff", "0400010000", "080000000001000000"]
