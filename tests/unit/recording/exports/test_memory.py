"""An export's memory does not grow with the recording's length, whatever the format."""

import tracemalloc
from pathlib import Path

import pytest

from app.core.recording.exports import contents, csv_export, edf_plan
from app.core.recording.exports.formats import ExportFormat, export_recording
from app.core.recording.reader import RecordingReader
from app.core.signals.blocks import SampleBlock
from tests.fakes.recordings import EEG, create_writer, stream, values

N_CHANNELS, RATE_HZ, SHORT_S, LONG_S = 16, 100.0, 50, 400
SAMPLE_MEGABYTES = N_CHANNELS * RATE_HZ * LONG_S * 4 / 1e6


def _recording(folder: Path, seconds: int) -> Path:
    writer = create_writer(folder, stream(n_channels=N_CHANNELS, rate_hz=RATE_HZ))
    for k in range(seconds // 10):
        samples = values(k * 1000, k * 1000 + 1000, n_channels=N_CHANNELS)
        writer.append_block(SampleBlock(EEG, k, k * 1000, k * 10.0, 0, RATE_HZ, samples))
    writer.close("stopped")
    return folder


def _peak_megabytes(folder: Path, export_format: ExportFormat) -> float:
    with RecordingReader(folder) as reader:
        tracemalloc.start()
        try:
            export_recording(reader, folder.with_suffix(".export"), export_format)
            return tracemalloc.get_traced_memory()[1] / 1e6
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("export_format", sorted(ExportFormat))
def test_eight_times_the_length_needs_no_more_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, export_format: ExportFormat
) -> None:
    if export_format is ExportFormat.NWB:
        pytest.importorskip("pynwb", reason="the extra `exports` is not installed")
    for module in (contents, edf_plan):
        monkeypatch.setattr(module, "CHUNK_VALUES", 20_000)
    monkeypatch.setattr(csv_export, "_ROWS_AT_ONCE", 512)
    first = _recording(tmp_path / "first", 10)
    with RecordingReader(first) as reader:  # what is imported once and for all is not counted
        export_recording(reader, tmp_path / "first.export", export_format)
    short = _peak_megabytes(_recording(tmp_path / "short", SHORT_S), export_format)
    long = _peak_megabytes(_recording(tmp_path / "long", LONG_S), export_format)
    # A tenth of the samples' own size for what goes with every data record or block (times, an index).
    assert long < short + 0.1 * SAMPLE_MEGABYTES
