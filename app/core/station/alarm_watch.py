"""Alarms that are found by looking at clocks and counters: a clock that jumped, a computer that cannot keep up.

Guarantees: what is compared are two clocks of this machine, or what programs tell of themselves with each heartbeat;
figures come from `resources/limits.toml`. A program that has been started anew begins with a count of its own.
Does not: mend a clock or slow anything down. Thread: the station's main one (`DeviceClocks`: the one that hears).
"""

import statistics
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.core.clock import Clock
from app.core.settings.limits import OverloadLimits, clinical_limits


class ClockWatch:
    """This machine's wall clock against its monotonic one; `look` about once a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._limit_s = clinical_limits().alarm.clock_jump.value
        self._offset_s = self._now_s()

    def look(self) -> str:
        """What jumped since the last look, as a sentence; empty where nothing did."""
        before_s, self._offset_s = self._offset_s, self._now_s()
        jump_s = self._offset_s - before_s
        if abs(jump_s) <= self._limit_s:
            return ""
        return f"This computer's clock was put {'forward' if jump_s > 0 else 'back'} by {abs(jump_s):.1f} s."

    def _now_s(self) -> float:
        return self._clock.wall().timestamp() - self._clock.monotonic_ns() * 1e-9


class DeviceClocks:
    """The clocks of devices against this machine's, as measured now and then."""

    def __init__(self) -> None:
        self._limit_s = clinical_limits().alarm.clock_jump.value
        self._offsets_s: dict[str, float] = {}

    def heard(self, name: str, offset_s: float) -> str:
        """A new measurement of the clock called `name`; a sentence where it jumped, else empty."""
        before_s = self._offsets_s.get(name)
        self._offsets_s[name] = offset_s
        if before_s is None or abs(offset_s - before_s) <= self._limit_s:
            return ""
        return f"The clock of {name} jumped by {offset_s - before_s:+.1f} s against this computer's."

    def forget(self) -> None:
        """Other devices, or the same ones started anew."""
        self._offsets_s.clear()


@dataclass(frozen=True, slots=True)
class Sample:
    """What the programs counted at one moment.

    Attributes:
        pids: Of the programs, so that a count that began anew is not taken for a step.
        late_turns / blocks_lost: Counted since each program's start, summed.
        filter_delay_ms: Of the newest block.
    """

    at_s: float
    pids: tuple[int, ...]
    late_turns: float
    blocks_lost: float
    filter_delay_ms: float


class OverloadWatch:
    """Whether this computer keeps up, from what acquisition, worker and window tell of themselves."""

    def __init__(self, limits: OverloadLimits | None = None) -> None:
        self._limits = limits or clinical_limits().alarm.overload
        self._samples: deque[Sample] = deque()

    def forget(self) -> None:
        """Nothing is recorded or watched now; what was is of no account."""
        self._samples.clear()

    def look(self, now_s: float, programs: Iterable[tuple[str, int, Mapping[str, float]]]) -> str:
        """What is too slow, as a sentence; empty where all keep up.

        Args:
            now_s: Monotonic time.
            programs: Name, process id and counters of each.
        """
        self._take(now_s, list(programs))
        if len(self._samples) < 2:
            return ""
        first, last = self._samples[0], self._samples[-1]
        late = last.late_turns - first.late_turns
        lost = last.blocks_lost - first.blocks_lost
        delay_ms = statistics.median(sample.filter_delay_ms for sample in self._samples)
        said = []
        if late >= self._limits.late_turns.value:
            said.append(f"acquisition was late {late:.0f} times")
        if lost >= self._limits.blocks_lost.value:
            said.append(f"{lost:.0f} blocks did not reach the picture")
        if delay_ms >= self._limits.filter_delay.value:
            said.append(f"the picture is {delay_ms / 1000:.1f} s behind")
        span_s = last.at_s - first.at_s
        return f"In the last {span_s:.0f} s: {', '.join(said)}." if said else ""

    def _take(self, now_s: float, programs: list[tuple[str, int, Mapping[str, float]]]) -> None:
        by_name = {name: counters for name, _, counters in programs}
        sample = Sample(
            at_s=now_s,
            pids=tuple(pid for _, pid, _ in programs),
            late_turns=by_name.get("acquisition", {}).get("late_turns", 0.0),
            blocks_lost=sum(counters.get("blocks_lost", 0.0) for counters in by_name.values()),
            filter_delay_ms=by_name.get("worker", {}).get("delay_ms", 0.0),
        )
        if self._samples and self._samples[-1].pids != sample.pids:
            self._samples.clear()
        self._samples.append(sample)
        while now_s - self._samples[0].at_s > self._limits.window.value:
            self._samples.popleft()
