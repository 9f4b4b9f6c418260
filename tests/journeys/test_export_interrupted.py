"""Ctrl-C during an export, in a real process: it ends soon, says so, and leaves no half file."""

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from app.core.recording.exports.formats import ExportFormat
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from tests.fakes.recordings import EEG, RECORDING, create_writer, stream

NEEDS = {ExportFormat.NWB: "pynwb"}


@pytest.fixture(name="long_recording")
def _long_recording(data_directory: DataDirectory) -> DataDirectory:
    """Twelve million values: an export of some seconds in any format."""
    writer = create_writer(data_directory.recording(RECORDING), stream(n_channels=16, rate_hz=1000.0))
    samples = np.random.default_rng(1).standard_normal((16, 10_000)).astype(np.float32)
    for k in range(75):
        writer.append_block(SampleBlock(EEG, k, k * 10_000, k * 10.0, 0, 1000.0, samples))
    writer.close("stopped")
    return data_directory


@pytest.mark.proves("REQ-EXPORT-WHOLE")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("word", sorted(ExportFormat))
def test_an_interrupted_export_leaves_nothing(
    long_recording: DataDirectory, tmp_path: Path, word: ExportFormat, number: signal.Signals
) -> None:
    if word in NEEDS:
        pytest.importorskip(NEEDS[word], reason="the extra `exports` is not installed")
    out = tmp_path / "out"
    out.mkdir()
    command = [sys.executable, "-m", "app", "recording", "export", str(RECORDING), "--format", word]
    with subprocess.Popen(
        [*command, "--data", str(long_recording.root), "--out", str(out / "x")], stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stderr is not None
        for line in program.stderr:
            if line.startswith("exporting: 50 %"):
                break
        assert any(out.iterdir())  # there is something to be left behind
        program.send_signal(number)
        _, said = program.communicate(timeout=20)
    assert program.returncode == 1, said
    assert "The export was stopped. No file was left; the recording is intact." in said
    assert not list(out.iterdir())
