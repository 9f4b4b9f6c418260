"""What drawing costs: the whole desktop program, fed over the real sockets, its processor time and its frames.

`core_percent_at_60` is the processor time of the whole window process while blocks come 60 times a second;
`sample_to_screen_ms` (blocks of 20 ms) runs from a block's hand-over to the end of the paint that shows it, and its
parts add up: `to_window` (filters of the worker and the socket), `waited` for a frame, `drawn` into the raster,
`painted`. `filtered` says whether the worker's own filters ran in the feeder; above `FILTERED_UP_TO` values a second
they would hold up the clock they are measured with, and blocks come thinned out as the worker's do.
`frames_per_s` and `cpu_ms_per_frame` are of frames drawn and painted one after another, unthrottled. `acts`: the
longest gaps between frames while 1,000 annotations come in, montages are switched and an edge of the traces is dragged;
`longest_window_busy_ms` is the longest stretch of processor time in it that the window itself used in one go.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.devices.driver import DeviceDescription
from app.core.identifiers import DeviceId, new_id
from app.core.settings.data_directory import DataDirectory
from app.core.settings.limits import clinical_limits
from app.core.signals.blocks import SampleBlock
from app.core.signals.channels import StreamDescription
from app.core.station import views
from app.core.station.launching import program_command, program_environment
from app.core.workers.messages import FilterSettings
from app.core.workers.stream_processing import StreamProcessor
from benchmarks._session import say
from tests.fakes.growing_recordings import GrowingRecording
from tests.fakes.station import LABELS, FakeStation, make_stream

ROOT = Path(__file__).resolve().parents[1]
MODES = ("sweep", "scroll")
FILTERED_UP_TO = 600_000
POOL_S = 4.0
ANNOTATIONS = 1000
BLOCK_S = {"core": 1 / 60, "delay": 0.02}
SHOWN_AT_MOST_HZ = 1400.0
LATE_S = 0.5
SCREEN = "QT_QPA_PLATFORM"


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures of one load; of both modes where none is asked for."""
    load = (arguments.channels or 256, arguments.rate or 1000.0, arguments.window or 10.0, arguments.seconds or 8.0)
    if arguments.mode:
        return measure_mode(arguments.mode, *load)
    return {"runs": [measure_mode(mode, *load) for mode in MODES]}


def measure_mode(mode: str, channels: int, rate_hz: float, window_s: float, seconds: float) -> dict[str, Any]:
    """The figures of one mode at one load."""
    say(f"{mode}, {channels} channels at {rate_hz:g} Hz, {window_s:g} s a page")
    stream = make_stream(_labels(channels), rate_hz)
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
        data = DataDirectory(Path(folder)).create()
        station = FakeStation(data, stream, state_every_s=1.0)
        feeder = _Feeder(station, data)
        safety = subprocess.Popen(
            program_command("safety", "--data", str(data.root)),
            env=program_environment(),
            stdout=subprocess.DEVNULL,  # ours is one JSON object
            stderr=subprocess.DEVNULL,
        )
        try:
            result = _run_window(data, feeder, mode, channels, window_s, seconds)
        finally:
            feeder.close()
            station.close()
            safety.terminate()
            safety.wait(timeout=30)
            data.remove_runtime()
    ordered = ("frames_per_s", "cpu_ms_per_frame", "core_percent_at_60", "frame_gap_ms", "sample_to_screen_ms")
    return {
        "mode": mode,
        "channels": channels,
        "rate_hz": rate_hz,
        **{name: result.pop(name) for name in ordered},
        "window_s": window_s,
        "filtered": feeder.filters,
        "shown_hz": feeder.shown_hz,
        "blocks_late": feeder.late,
        "platform": os.environ.get(SCREEN, "xcb" if os.environ.get("DISPLAY") else "offscreen"),
        **result,
    }


def _run_window(
    data: DataDirectory, feeder: "_Feeder", mode: str, channels: int, window_s: float, seconds: float
) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks._drawing_window", "--data", str(data.root), "--mode", mode]
    command += ["--channels", str(channels), "--window", str(window_s), "--seconds", str(seconds)]
    if os.environ.get("NEURASCALE_BENCH_STALLS"):
        command.append("--stalls")
    environment = program_environment()
    if not environment.get(SCREEN) and not environment.get("DISPLAY"):
        environment[SCREEN] = "offscreen"
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] | None = None
    try:
        assert process.stdout is not None
        for line in process.stdout:
            words = json.loads(line)
            if "phase" in words:
                feeder.begin(words["phase"])
            else:
                result = words["result"]
    finally:
        process.terminate()
        process.wait(timeout=30)
    if result is None:
        raise RuntimeError(f"the window ended with {process.returncode} and said nothing")
    return result


def _labels(channels: int) -> tuple[str, ...]:
    known = LABELS[: min(channels, len(LABELS))]
    return (*known, *(f"E{number}" for number in range(len(known) + 1, channels + 1)))


class _Feeder:
    """Publishes what a worker would, in real time, in blocks as the phase asks.

    The recording beside it is there and does not grow: the window would work out for itself the trends of what it
    finds there, which in a session come from the worker.
    """

    def __init__(self, station: FakeStation, data: DataDirectory) -> None:
        self._station = station
        stream = station.stream
        values_a_second = stream.rate_hz * len(stream.channels)
        self.filters = values_a_second <= FILTERED_UP_TO
        self.late = 0
        self._phase = "core"
        self._ended = threading.Event()
        processor = StreamProcessor(stream, FilterSettings(), clinical_limits().quality)
        if self.filters:
            self._processor: StreamProcessor | None = processor
            self._rate_hz = stream.rate_hz
        else:
            self._processor = None
            self._rate_hz = min(stream.rate_hz, SHOWN_AT_MOST_HZ)
        self.shown_hz = self._rate_hz
        self._pool = eeg_like(len(stream.channels), self._rate_hz)
        recording_id = _begin_session(station)
        slow = StreamDescription(
            stream_id=stream.stream_id, name=stream.name, rate_hz=stream.rate_hz, channels=stream.channels
        )
        self._recording = GrowingRecording(data.recording(recording_id), slow)
        self._recording.write(self._pool[:, : max(2, round(0.2 * self._rate_hz))])
        self._thread = threading.Thread(target=self._run, name="feeder")
        self._thread.start()

    def begin(self, phase: str) -> None:
        """The window has begun a phase."""
        say(phase)
        self._phase = phase
        if phase == "annotations":
            threading.Thread(target=self._annotate, name="annotations", daemon=True).start()

    def close(self) -> None:
        self._ended.set()
        self._thread.join(timeout=10)
        self._recording.close()

    def _annotate(self) -> None:
        for number in range(ANNOTATIONS):
            self._station.add_event(f"Mark number {number}")
            if number % 5 == 4:
                time.sleep(0.015)

    def _run(self) -> None:
        sequence, begun_s, shown = 0, time.monotonic(), 0
        at_s = 0.0
        while not self._ended.is_set():
            at_s += BLOCK_S.get(self._phase, 0.02)
            wait_s = begun_s + at_s - time.monotonic()
            if wait_s > 0:
                time.sleep(wait_s)
            elif wait_s < -LATE_S:
                # The machine is too busy to feed: the signal stands still for as long instead of coming in a burst.
                self.late += 1
                begun_s -= wait_s
            if self._phase == "unthrottled":
                continue
            end = int(at_s * self._rate_hz)
            if end <= shown:
                continue
            self._publish(sequence, shown, end)
            sequence, shown = sequence + 1, end

    def _publish(self, sequence: int, first: int, end: int) -> None:
        columns = np.arange(first, end) % self._pool.shape[1]
        samples = np.ascontiguousarray(self._pool[:, columns])
        stream_id = self._station.stream.stream_id
        now_ns = time.monotonic_ns()
        block = SampleBlock(stream_id, sequence, first, float("nan"), now_ns, self._rate_hz, samples)
        if self._processor is not None:
            block = self._processor.take(block)
            self.shown_hz = block.rate_hz
        if block.n_samples:
            self._station.publish_block(block)


def _begin_session(station: FakeStation) -> str:
    recording_id = new_id()
    with station.memory.lock:
        station.memory.session = views.SessionView(
            session_id=new_id(),
            patient=station.memory.patients[0],
            protocol="equipment-check",
            step="recording",
            step_text="Recording",
            waiting_for=("stop",),
            recording_id=recording_id,
            device=DeviceDescription(
                device_id=DeviceId("bench"),
                driver="simulated",
                name="Simulated amplifier",
                streams=(station.stream,),
                live=True,
            ),
        )
    station.tell()
    return recording_id


def eeg_like(n_channels: int, rate_hz: float) -> NDArray[np.float32]:
    """Seconds of signal that swing as an EEG does: slow waves, an alpha rhythm, a little noise; in microvolts."""
    rng = np.random.default_rng(5)
    n = round(POOL_S * rate_hz)
    spectrum = np.fft.rfft(rng.standard_normal((n_channels, n)).astype(np.float32), axis=1)
    hertz = np.maximum(np.fft.rfftfreq(n, 1 / rate_hz), 0.5)
    shaped = np.fft.irfft(spectrum / hertz * (hertz < 120), n, axis=1)
    shaped *= 18.0 / shaped.std()
    alpha = 12.0 * np.sin(2 * np.pi * 10 * np.arange(n) / rate_hz + rng.uniform(0, 6, (n_channels, 1)))
    return np.ascontiguousarray(shaped + alpha, dtype=np.float32)
