"""A board whose every packet a test decides; it is a real `Board`, without BrainFlow's library."""

from collections import deque

import numpy as np

from app.core.clock import VirtualClock
from app.core.devices.brainflow_library import describe
from app.core.devices.driver import BrainFlowSpec
from app.core.errors import DeviceFault


class ScriptedBoard:
    """A Cyton that measures by a virtual clock: a packet every 4 ms from `start` on, each with its number.

    Attributes:
        faults: Methods that are to raise, by name.
        silent: Delivers nothing, and says nothing of it, as BrainFlow does.
        stamps_off_s: How wrong the wall clock is that stamps packets.
    """

    RATE_HZ = 250.0

    def __init__(self, clock: VirtualClock, answer: str = "v3$$$") -> None:
        self.clock = clock
        self.answer = answer
        self.faults: set[str] = set()
        self.silent = False
        self.stamps_off_s = 0.0
        self.prepared = False
        self.streaming = False
        self.calls: list[str] = []
        self.markers: list[float] = []
        self.fetches: list[float] = []
        self._description = describe(0)[0]
        self._started_ns = 0
        self._measured = 0

    def prepare(self) -> None:
        self._do("prepare")
        self.prepared = True

    def start(self, buffer_samples: int) -> None:
        self._do("start")
        assert buffer_samples >= 1024
        self.streaming = True
        self._started_ns = self.clock.monotonic_ns()
        self._measured = 0

    def fetch(self, preset: int) -> np.ndarray:
        if "fetch" in self.faults:
            raise DeviceFault("The board has no samples.")
        assert preset == 0
        now_ns = self.clock.monotonic_ns()
        self.fetches.append(now_ns * 1e-9)
        end = int((now_ns - self._started_ns) * 1e-9 * self.RATE_HZ) if self.streaming else self._measured
        numbers = np.arange(self._measured, end)
        self._measured = end
        if self.silent:
            numbers = numbers[:0]
        rows = np.zeros((self._description["num_rows"], len(numbers)))
        rows[self._description["package_num_channel"]] = numbers % 256
        for channel, row in enumerate(self._description["eeg_channels"]):
            rows[row] = numbers + 1000 * channel
        age_s = (now_ns - self._started_ns) * 1e-9 - (numbers + 1) / self.RATE_HZ
        rows[self._description["timestamp_channel"]] = self.clock.wall().timestamp() - age_s + self.stamps_off_s
        return rows

    def ask(self, command: str) -> str:
        self._do(f"ask {command}")
        return self.answer

    def mark(self, value: float) -> None:
        self._do("mark")
        self.markers.append(value)

    def stop(self) -> None:
        self.calls.append("stop")
        self.streaming = False

    def release(self) -> None:
        self.calls.append("release")
        self.prepared = False

    def _do(self, name: str) -> None:
        self.calls.append(name)
        if name.split()[0] in self.faults:
            raise DeviceFault(f"The board refused {name}.")


class BoardShelf:
    """Hands out boards in order; the last one again and again."""

    def __init__(self, *boards: ScriptedBoard) -> None:
        self._boards = deque(boards)

    def __call__(self, _spec: BrainFlowSpec, _name: str) -> ScriptedBoard:
        return self._boards.popleft() if len(self._boards) > 1 else self._boards[0]
