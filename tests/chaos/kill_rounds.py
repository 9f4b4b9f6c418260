"""Kills acquisition again and again in the middle of a recording, and looks each time at what is there.

Guarantees: real processes, the simulated amplifier in real time, moments from a seed. After each kill: the recording
verifies as it lies (nothing is repaired), every block that had been published is in it bit for bit, and of what the
driver had handed over nothing is missing but the delivery in flight. At the end of each recording: recorded samples and
gaps make one axis without a hole, each sample is the simulator's truth for its index, the indices keep time, and the
recording is closed in order. Whatever does not hold is an `AssertionError` that names seed, recording and kill.
Does not: touch other processes than its own.
"""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from app.__main__ import ONE_THREAD_EACH
from app.core.acquisition.messages import OpenDevice, Quit, StartRecording, StopRecording
from app.core.devices.driver import SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.verification import verify_recording
from app.core.settings.data_directory import DataDirectory
from app.core.signals.blocks import SampleBlock
from app.core.wire.addresses import Port
from app.core.wire.broadcast import BlockArrived, Subscriber
from tests.chaos.witnessed_acquisition import Taken, Witness
from tests.fakes.acquisition_station import AcquisitionStation

REPOSITORY = Path(__file__).resolve().parents[2]
RESTARTED_WITHIN_S = 15.0
LONGEST_RECORDING_S = 0.6
SHARE_KILLED_WHILE_STARTING = 0.25
# By how far indices may leave time: a fraction of a millisecond with each restart, and what a busy machine adds once.
OFF_MS_EACH, OFF_MS = 2.0, 20.0


@dataclass(frozen=True)
class Killed:
    """One kill.

    Attributes:
        while_starting: Whether it came before the program had delivered anything.
        in_flight_ms: Signal that the driver had handed over and the recording has not; 0 where it has everything.
        age_ms: From the newest recorded sample to the kill, where nothing was in flight: what the device still held.
        published_blocks: Blocks heard since the last kill; all of them are in the recording.
        torn_bytes: Left over behind the last whole record.
    """

    while_starting: bool
    in_flight_ms: float
    age_ms: float | None
    published_blocks: int
    torn_bytes: int


@dataclass
class Chaos:
    """What was found; figures only."""

    seed: int
    kills: list[Killed] = field(default_factory=list)
    gaps_ms: list[float] = field(default_factory=list)
    off_ms: list[float] = field(default_factory=list)
    recordings: int = 0
    samples: int = 0
    lost_samples: int = 0
    published_blocks: int = 0

    def figures(self) -> dict[str, object]:
        """For people and for `--json`."""
        flights = [kill.in_flight_ms for kill in self.kills]
        ages = [kill.age_ms for kill in self.kills if kill.age_ms is not None]
        return {
            "seed": self.seed,
            "kills": len(self.kills),
            "kills_while_starting": sum(kill.while_starting for kill in self.kills),
            "recordings": self.recordings,
            "samples_recorded": self.samples,
            "samples_in_gaps": self.lost_samples,
            "published_blocks_missing": 0,
            "published_blocks": self.published_blocks,
            "in_flight_ms": _spread(flights),
            "kills_with_something_in_flight": sum(flight > 0 for flight in flights),
            "newest_sample_age_at_kill_ms": _spread(ages),
            "torn_tails": sum(kill.torn_bytes > 0 for kill in self.kills),
            "gap_ms": _spread(self.gaps_ms),
            "gaps": len(self.gaps_ms),
            "time_axis_off_ms": _spread(self.off_ms),
        }


def _spread(values: list[float]) -> dict[str, float]:
    if not values:
        return {}
    at = np.percentile(values, [0, 50, 90, 99, 100])
    return dict(zip(("min", "p50", "p90", "p99", "max"), (round(float(value), 2) for value in at), strict=True))


class KillRounds:
    """One run.

    Args:
        folder: Where the recordings lie; each in a data folder of its own.
        seed: Of the moments, and of the simulated signals.
    """

    def __init__(self, folder: Path, *, seed: int, n_channels: int = 21, rate_hz: float = 500.0) -> None:
        self._folder = folder
        self._random = random.Random(seed)
        self._n_channels = n_channels
        self._rate_hz = rate_hz
        self.restart_s = 0.5
        self.found = Chaos(seed)

    def run(self, kills: int, *, kills_each: int) -> Chaos:
        """`kills` kills, `kills_each` of them in each recording."""
        while len(self.found.kills) < kills:
            recording = _Recording(self, self._folder / f"data-{self.found.recordings}")
            try:
                recording.run(min(kills_each, kills - len(self.found.kills)))
            finally:
                recording.close()
            self.found.recordings += 1
        return self.found

    def spec(self) -> SimulatedSpec:
        return SimulatedSpec(
            n_channels=self._n_channels, rate_hz=self._rate_hz, seed=1000 * self.found.seed + self.found.recordings
        )

    def moment(self) -> tuple[bool, float]:
        """Whether to kill while it starts, and after how many seconds."""
        if self._random.random() < SHARE_KILLED_WHILE_STARTING:
            # Most often about where the recording is being taken up again.
            return True, self._random.triangular(0.0, 1.2, 0.95) * self.restart_s
        return False, self._random.uniform(0.0, LONGEST_RECORDING_S)


class _Recording:
    """One recording that is killed several times."""

    def __init__(self, rounds: KillRounds, root: Path) -> None:
        self._rounds = rounds
        self._spec = rounds.spec()
        self._data = DataDirectory(root).create()
        self._witness_path = root / "witness"
        self._station = AcquisitionStation(self._data.runtime)
        self._subscriber: Subscriber[None] = Subscriber(self._data.runtime, Port.SIGNAL, block_topics=("raw",))
        self._program: subprocess.Popen[bytes] | None = None
        self._heard: list[SampleBlock] = []
        self._recording_id = RecordingId(new_id())
        self._checked_to = 0
        self._where = ""

    @property
    def _path(self) -> Path:
        return self._data.recording(self._recording_id)

    def run(self, kills: int) -> None:
        self._start()
        self._station.wait_for_peer()
        # Not streamed before: sample 0 of the recording is sample 0 of the simulator.
        self._station.ask(OpenDevice(spec=self._spec))
        self._station.ask(StartRecording(recording_id=self._recording_id, session_id=SessionId(new_id())))
        for k in range(kills):
            self._where = f"seed {self._rounds.found.seed}, recording {self._rounds.found.recordings}, kill {k}"
            while_starting, after_s = self._rounds.moment()
            if k == 0 or not while_starting:
                while_starting = False
                self._listen_for_first()
            self._listen(after_s)
            self._kill(while_starting)
            self._start()
        self._listen_for_first()
        self._listen(0.2)
        stopped = self._station.ask(StopRecording())
        self._listen(0.1)
        self._station.ask(Quit())
        self._wait_for_end()
        assert stopped.recording_id == self._recording_id, self._where
        self._check_whole(kills)

    def close(self) -> None:
        if self._program is not None and self._program.poll() is None:
            self._program.kill()
            self._program.wait()
        self._subscriber.close()
        self._station.close()
        self._data.remove_runtime()

    # --- the program ---------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self._program = subprocess.Popen(
            [
                *(sys.executable, "-m", "tests.chaos.witnessed_acquisition", str(self._witness_path)),
                *("--data", str(self._data.root)),
            ],
            cwd=REPOSITORY,
            stdin=subprocess.DEVNULL,
            env=os.environ | dict.fromkeys(ONE_THREAD_EACH, "1"),
        )

    def _listen(self, duration_s: float) -> None:
        ends = time.monotonic() + duration_s
        while (left_s := ends - time.monotonic()) > 0:
            self._take(left_s)

    def _listen_for_first(self) -> None:
        """Until the program that runs now has delivered."""
        before = len(self._heard)
        began = time.monotonic()
        ends = time.monotonic() + RESTARTED_WITHIN_S
        while len(self._heard) == before:
            assert time.monotonic() < ends, f"{self._where}: it does not go on"
            assert self._program is not None
            assert self._program.poll() is None, f"{self._where}: it ended by itself"
            self._take(0.05)
        self._rounds.restart_s = min(time.monotonic() - began, 2.0)

    def _take(self, timeout_s: float) -> None:
        self._heard.extend(one.block for one in self._subscriber.receive(timeout_s) if isinstance(one, BlockArrived))

    def _kill(self, while_starting: bool) -> None:
        assert self._program is not None
        self._program.kill()
        killed_ns = time.monotonic_ns()
        self._program.wait()
        self._listen(0.02)
        self._rounds.found.kills.append(self._check_killed(killed_ns, while_starting))

    def _wait_for_end(self) -> None:
        assert self._program is not None
        assert self._program.wait(10) == 0, self._where

    # --- what is there -------------------------------------------------------------------------------------------

    def _check_killed(self, killed_ns: int, while_starting: bool) -> Killed:
        verified = verify_recording(self._path)
        assert not verified.complete, self._where
        heard, self._heard = self._heard, []
        self._rounds.found.published_blocks += len(heard)
        taken = self._taken()
        with RecordingReader(self._path) as reader:
            stream_id = reader.streams[0].stream_id
            end = reader.counts()[0].end_sample
            for block in heard:
                assert block.end_sample <= end, f"{self._where}: a published block is not in the recording"
                recorded = reader.samples(stream_id, block.first_sample, block.end_sample)
                assert np.array_equal(recorded, block.samples), f"{self._where}: a block was recorded otherwise"
        in_flight = 0
        age_ms = None
        if taken is not None:
            # One delivery is one block of 20 ms, or more only where the machine had held the program up.
            assert end >= taken.first_sample, f"{self._where}: more is missing than the delivery in flight"
            in_flight = taken.end_sample - end
            age_ms = (killed_ns - taken.host_monotonic_ns) / 1e6 if in_flight == 0 else None
        return Killed(
            while_starting=while_starting,
            in_flight_ms=in_flight / self._spec.rate_hz * 1000,
            age_ms=age_ms,
            published_blocks=len(heard),
            torn_bytes=verified.torn_bytes,
        )

    def _taken(self) -> Taken | None:
        """What the driver had handed over; None where this program had not come so far."""
        if not self._witness_path.exists() or not self._witness_path.stat().st_size:
            return None
        witness = Witness(self._witness_path)
        taken = witness.read()
        witness.close()
        return taken if taken.deliveries else None

    def _check_whole(self, kills: int) -> None:
        verified = verify_recording(self._path)
        assert verified.complete, self._where
        (count,) = verified.streams
        found = self._rounds.found
        with RecordingReader(self._path) as reader:
            samples = reader.samples(count.stream_id, 0, count.end_sample)
            gaps = reader.gaps()
            blocks = list(reader.blocks())
        missing = np.isnan(samples[0])
        told = np.zeros(count.end_sample, bool)
        for gap in gaps:
            assert gap.cause in ("restart", "silence"), f"{self._where}: {gap}"
            assert not told[gap.first_sample : gap.end_sample].any(), f"{self._where}: gaps overlap"
            told[gap.first_sample : gap.end_sample] = True
        assert np.array_equal(missing, told), f"{self._where}: what is missing is not what the gaps say"
        assert np.array_equal(samples[:, ~missing], self._truth(count.end_sample)[:, ~missing]), self._where
        found.gaps_ms += [gap.n_samples / self._spec.rate_hz * 1000 for gap in gaps]
        found.samples += count.samples
        found.lost_samples += count.lost
        # A block is handed over when it is over: how late, against the first, is how far the axis has come from time.
        # The least late of a program counts: one that the machine holds up hands several blocks over at once, too late.
        restarts = [gap for gap in gaps if gap.cause == "restart"]
        of_first = [block for block in blocks if not restarts or block.end_sample <= restarts[0].first_sample]
        of_last = [block for block in blocks if not restarts or block.first_sample >= restarts[-1].end_sample]
        off_ms = 1000 * (self._least_late_s(of_last) - self._least_late_s(of_first))
        found.off_ms.append(abs(off_ms))
        assert abs(off_ms) <= OFF_MS + OFF_MS_EACH * kills, f"{self._where}: the axis is {off_ms:.1f} ms off"

    def _least_late_s(self, blocks: list[SampleBlock]) -> float:
        """Against sample 0, which was due at an unknown moment that is the same for all."""
        return min(block.host_monotonic_ns / 1e9 - block.end_sample / self._spec.rate_hz for block in blocks)

    def _truth(self, end: int) -> NDArray[np.float32]:
        """What the simulator makes of each index, whoever asks and whenever."""
        spec = msgspec.structs.replace(self._spec, speed=None, duration_s=end / self._spec.rate_hz)
        amplifier = SimulatedAmplifier(spec)
        amplifier.open()
        amplifier.start()
        parts: list[NDArray[np.float32]] = []
        ended = False
        while not ended:
            delivery = amplifier.read(0.0)
            parts += [block.samples for block in delivery.blocks]
            ended = delivery.ended is not None
        amplifier.close()
        return np.concatenate(parts, axis=1)
