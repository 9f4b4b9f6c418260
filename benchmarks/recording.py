"""Sustained recording: 1,024 channels at 2 kHz and 384 at 30 kHz, by the real acquisition program, without a window.

`ratio_to_raw_write` compares the rate at which `RecordingWriter` takes blocks as fast as it can with a bare sequential
write of the same bytes to the same disk, fsync each second in both; they take turns, and the best of three is taken.
"""

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from app.core.clock import SYSTEM_CLOCK
from app.core.devices.driver import DeviceDescription, SimulatedSpec
from app.core.identifiers import DeviceId, RecordingId, SessionId, StreamId, new_id
from app.core.recording.verification import verify_recording
from app.core.recording.writer import RecordingWriter
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import Channel, StreamDescription
from benchmarks._session import core_percent, say, workstation

LOADS = ((1024, 2_000.0), (384, 30_000.0))
BLOCK_S = 0.02
RAW_BYTES = 400_000_000
TRIES = 3


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures of both loads."""
    seconds = arguments.seconds or 15.0
    return {f"{channels}x{rate:g}": _load(channels, rate, seconds) for channels, rate in LOADS}


def _load(channels: int, rate_hz: float, seconds: float) -> dict[str, Any]:
    say(f"{channels} channels at {rate_hz:g} Hz for {seconds:g} s")
    with workstation(window=False) as bench:
        bench.record(SimulatedSpec(n_channels=channels, rate_hz=rate_hz))
        time.sleep(1.0)
        before = bench.session()
        began = time.monotonic()
        cores = core_percent(bench.processes(), seconds)
        after = bench.session()
        elapsed = time.monotonic() - began
        lost, gaps = after.samples_lost, after.gaps
        written = after.bytes_written - before.bytes_written
        recording = bench.data.recording(after.recording_id)
        bench.close()
        on_disk = verify_recording(recording)
        lost += sum(count.lost for count in on_disk.streams)
    ratio, ours, raw = _ratio(channels, rate_hz)
    return {
        "samples_lost": lost,
        "gaps": gaps,
        "rate_mb_per_s": round(written / elapsed / 1e6, 1),
        "acquisition_core_percent": cores["acquisition"],
        "core_percent": cores,
        "ratio_to_raw_write": ratio,
        "writer_mb_per_s": ours,
        "raw_write_mb_per_s": raw,
    }


def _ratio(channels: int, rate_hz: float) -> tuple[float, float, float]:
    """Our writer against a bare write: ratio, ours and raw in MB/s."""
    block = _block(channels, rate_hz)
    n_blocks = max(1, RAW_BYTES // block.samples.nbytes)
    best_ours = best_raw = 0.0
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
        for attempt in range(TRIES):
            best_ours = max(best_ours, _write_ours(Path(folder) / f"ours-{attempt}", block, n_blocks))
            best_raw = max(best_raw, _write_raw(Path(folder) / f"raw-{attempt}", block, n_blocks))
    say(f"writer {best_ours:.0f} MB/s, bare write {best_raw:.0f} MB/s")
    return round(best_ours / best_raw, 3), round(best_ours, 1), round(best_raw, 1)


def _block(channels: int, rate_hz: float) -> SampleBlock:
    n_samples = max(1, round(rate_hz * BLOCK_S))
    samples = np.random.default_rng(1).normal(0, 30, (channels, n_samples)).astype(np.float32)
    return SampleBlock(StreamId(new_id()), 0, 0, float("nan"), SYSTEM_CLOCK.monotonic_ns(), rate_hz, samples)


def _write_ours(folder: Path, block: SampleBlock, n_blocks: int) -> float:
    stream = StreamDescription(
        stream_id=block.stream_id,
        name="EEG",
        rate_hz=block.rate_hz,
        channels=tuple(Channel(label=f"C{k}") for k in range(block.n_channels)),
    )
    device = DeviceDescription(
        device_id=DeviceId("bench"), driver="simulated", name="bench", streams=(stream,), live=True
    )
    began = time.monotonic()
    writer = RecordingWriter.create(
        folder, recording_id=RecordingId(new_id()), session_id=SessionId(new_id()), device=device
    )
    for number in range(n_blocks):
        writer.append_block(
            SampleBlock(
                block.stream_id,
                number,
                number * block.n_samples,
                block.device_time_s,
                SYSTEM_CLOCK.monotonic_ns(),
                block.rate_hz,
                block.samples,
            )
        )
    writer.close("stopped")
    return n_blocks * block.samples.nbytes / (time.monotonic() - began) / 1e6


def _write_raw(path: Path, block: SampleBlock, n_blocks: int) -> float:
    content = block.samples.tobytes()
    began = synced = time.monotonic()
    with path.open("wb", buffering=0) as file:
        for _ in range(n_blocks):
            file.write(content)
            if time.monotonic() - synced >= 1.0:
                os.fsync(file.fileno())
                synced = time.monotonic()
        os.fsync(file.fileno())
    return n_blocks * len(content) / (time.monotonic() - began) / 1e6
