"""The analysis of a recording as it lies on disk, in this process and as the station asks for it."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from app.core.errors import NotFound
from app.core.identifiers import RecordingId, SessionId, StreamId, new_id
from app.core.processing.analysis import Analysis
from app.core.recording.writer import RecordingWriter
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription
from app.core.workers.analysis import analyse_recording
from tests.fakes.recordings import device

RECORDING = RecordingId("0197f3c2-5a70-7000-8000-0000000000aa")
RATE = 250


def _record(data: DataDirectory) -> None:
    """20 s with alpha at O1 and O2, of which 3 s are missing from second 9 on."""
    stream = StreamDescription(
        stream_id=StreamId(new_id()),
        name="EEG",
        rate_hz=float(RATE),
        channels=tuple(Channel(label=label) for label in ("Fz", "O1", "O2")),
    )
    t = np.arange(20 * RATE) / RATE
    samples = np.random.default_rng(0).normal(0, 5, (3, t.size))
    samples[1:] += 30 * np.sin(2 * np.pi * 10 * t)
    writer = RecordingWriter.create(
        data.recording(RECORDING), recording_id=RECORDING, session_id=SessionId(new_id()), device=device(stream)
    )
    kept = [first for first in range(0, t.size, 50) if not 9 * RATE <= first < 12 * RATE]
    for sequence, first in enumerate(kept):
        values = np.ascontiguousarray(samples[:, first : first + 50], dtype=np.float32)
        writer.append_block(SampleBlock(stream.stream_id, sequence, first, float("nan"), 0, float(RATE), values))
    writer.close("test")


def test_a_recording_with_a_gap_is_analysed_around_it(data_directory: DataDirectory) -> None:
    _record(data_directory)
    shares: list[float] = []
    analysis = analyse_recording(data_directory.recording(RECORDING), progress=shares.append)
    assert analysis.recording_id == RECORDING
    assert (analysis.recorded_s, analysis.span_s, analysis.gaps) == (17.0, 20.0, 1)
    assert analysis.lost_samples == 3 * RATE
    assert analysis.epochs == 2 + 2
    assert analysis.posterior_rhythm is not None
    assert analysis.posterior_rhythm.frequency_hz == pytest.approx(10.0, abs=0.1)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_no_recording_is_told(data_directory: DataDirectory) -> None:
    with pytest.raises(NotFound):
        analyse_recording(data_directory.recording("nothing"))


def test_the_task_prints_the_analysis_and_its_progress(data_directory: DataDirectory) -> None:
    _record(data_directory)
    command = [sys.executable, "-m", "app", "worker", "--data", str(data_directory.root)]
    before = _files(data_directory.root)
    done = subprocess.run(
        [*command, "--task", "analysis", "--recording", RECORDING], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    analysis = msgspec.convert(json.loads(done.stdout), Analysis)
    assert analysis.epochs == 4
    lines = done.stderr.decode().splitlines()
    assert all(line.startswith("progress ") for line in lines)
    assert lines[-1] == "progress 1.00"
    assert _files(data_directory.root) == before


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}
