"""A session of hours in minutes: the real pieces from driver to disk, on a clock that is moved by hand.

The simulated amplifier (arrivals up to 15 ms late, one block in 500 by 200 ms more; losses, repetitions, reorderings,
drift, freezes, disconnections and clock jumps by a seeded schedule) is read by a real `DeviceLink` and written by a
real `Recorder`. The truth is kept apart: what the link itself lost, and when the oscillator took each sample.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from app.core.acquisition.device_link import DeviceLink
from app.core.acquisition.messages import GapRecorded
from app.core.acquisition.recorder import Recorder
from app.core.clock import VirtualClock
from app.core.devices.driver import SimulatedSpec
from app.core.devices.simulated_amplifier import SimulatedAmplifier
from app.core.identifiers import RecordingId, SessionId, new_id
from app.core.recording.reader import RecordingReader
from app.core.recording.time_axis import TimeAxis
from app.core.settings.data_directory import DataDirectory


@dataclass
class AcceleratedSession:
    """One session.

    Attributes:
        lost: Ranges of lost samples on the recording's axis, from the link itself.
    """

    data: DataDirectory
    seed: int
    seconds: float
    spec: SimulatedSpec = field(default_factory=lambda: SimulatedSpec(n_channels=8, rate_hz=250.0, seed=3))
    lost: list[tuple[int, int]] = field(default_factory=list)
    commands: dict[str, int] = field(default_factory=dict)
    told_gaps: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = VirtualClock()
        self.chance = random.Random(self.seed)
        self._drift_ppm = 0.0
        self.amplifier = SimulatedAmplifier(
            self.spec, clock=self.clock, on_lost=lambda first, end: self.lost.append((first, end))
        )
        self.link = DeviceLink(lambda _spec: self.amplifier, clock=self.clock)
        self.recorder = Recorder(self.data, self._tell, clock=self.clock)
        self.recording_id = RecordingId(new_id())

    @property
    def folder(self) -> Path:
        return self.data.recording(self.recording_id)

    def run(self) -> None:
        """Record; nothing is asked about it yet."""
        description = self.link.open(self.spec)
        self.began_ns = self.clock.monotonic_ns()
        self.link.start_streaming()
        self.recorder.begin(self.recording_id, SessionId(new_id()), description)
        self._command("late", "15")
        ends_ns = self.began_ns + round(self.seconds * 1e9)
        schedule = self._schedule()
        next_ns = self.began_ns
        while self.clock.monotonic_ns() < ends_ns:
            if self.clock.monotonic_ns() >= next_ns:
                next_ns += round(next(schedule) * 1e9)
            self._turn()
        # Well again at the end: a sample that is lost after the last one is no gap, but the end.
        self._command("faults", "off")
        # A clock that drifts does not stop drifting within a second.
        self._command("drift", f"{self._drift_ppm:.3f}")
        ends_ns += 10 * 10**9
        while self.clock.monotonic_ns() < ends_ns:
            self._turn()
        self.recorder.end("stopped")
        self.link.close()

    def _turn(self) -> None:
        reading = self.link.read(0.02)
        self.recorder.take(reading.blocks, reading.events)
        self.recorder.tend()

    def _tell(self, notice: msgspec.Struct) -> None:
        if isinstance(notice, GapRecorded):
            self.told_gaps.append((notice.first_sample, notice.first_sample + notice.n_samples))

    def _command(self, name: str, argument: str) -> None:
        self.commands[name] = self.commands.get(name, 0) + 1
        self.amplifier.command(name, argument)

    def _schedule(self) -> Iterator[float]:
        """Gives the next command, and yields how many seconds later the one after it comes."""
        chance = self.chance
        while True:
            wandered_ppm = self._drift_ppm + chance.uniform(-3, 3) + (0.5 if self.seed % 2 else -0.5)
            self._drift_ppm = max(-200.0, min(200.0, wandered_ppm))
            self._command("drift", f"{self._drift_ppm:.3f}")
            yield 5.0
            kind = chance.choices(
                ("drop", "drop%", "duplicate", "reorder", "disconnect", "freeze", "clock_jump", "host", "none"),
                (20, 6, 6, 6, 2, 2, 1, 1, 40),
            )[0]
            if kind in ("drop%", "duplicate", "reorder"):
                name = kind.rstrip("%")
                self._command(name, f"{chance.uniform(0.2, 6):.2f}%")
                yield chance.uniform(1, 8)
                self._command(name, "0%")
            elif kind == "drop":
                self._command("drop", str(chance.randint(1, 60)))
            elif kind == "disconnect":
                self._command("disconnect", f"{chance.uniform(0.05, 8):.3f}")
                yield 30.0
            elif kind == "freeze":
                self._command("freeze", f"{chance.uniform(0.3, 4):.3f}")
                yield 30.0
            elif kind == "clock_jump":
                self._command("clock_jump", f"{chance.uniform(-3600, 3600):.3f}")
            elif kind == "host":
                # This program stands (as by SIGSTOP); the amplifier keeps what it sampled.
                self.clock.advance(chance.uniform(0.3, 6))
            yield 5.0

    # --- the truth against the recording --------------------------------------------------------------------------

    def true_gaps(self, recorded_end: int) -> list[tuple[int, int]]:
        """The lost ranges, those that touch joined."""
        joined: list[tuple[int, int]] = []
        for first, end in sorted(self.lost):
            if joined and joined[-1][1] == first:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((first, end))
        assert all(a[1] < b[0] for a, b in pairwise(joined)), "the link lost a sample twice"
        return [(first, min(end, recorded_end)) for first, end in joined if first < recorded_end]


@dataclass(frozen=True)
class Told:
    """What a session's recording turned out to be."""

    gaps: int
    lost: int
    fits: int
    worst_time_error_s: float


def hold_to_the_truth(session: AcceleratedSession, *, within_s: float = 0.001) -> Told:
    """Compare the recording's gap table and time axis with what truly happened."""
    with RecordingReader(session.folder) as reader:
        (stream,) = reader.streams
        gaps = [(gap.first_sample, gap.end_sample) for gap in reader.gaps(stream.stream_id)]
        true_gaps = session.true_gaps(reader.count(stream.stream_id).end_sample)
        assert gaps == true_gaps
        assert session.told_gaps == true_gaps
        axis = TimeAxis.of(reader, stream.stream_id)
        worst_s, beyond, total = 0.0, 0, 0
        for first, end in reader.stretches(stream.stream_id):
            samples = np.arange(first, end)
            true_s = session.amplifier.true_s(samples) / (session.spec.speed or 1.0)
            error_s = np.abs((axis.host_ns(samples) - session.began_ns) * 1e-9 - true_s)
            worst_s = max(worst_s, float(error_s.max()))
            beyond += int((error_s > axis.uncertainty_s(samples)).sum())
            total += len(samples)
    assert worst_s <= within_s
    assert beyond / total < 0.01
    return Told(len(gaps), sum(end - first for first, end in gaps), axis.n_fits, worst_s)
