"""The simulated amplifier's electrodes: their impedance, and what it lets in.

Guarantees: the same seed, the same electrodes. Does not: make signal. One thread.
"""

import math

import numpy as np

from app.core.clock import Clock
from app.core.devices.driver import ElectrodeImpedance
from app.core.devices.simulated_brain import SimulatedBrain, chance

_OPEN_KILOOHM = 1000.0


class SimulatedElectrodes:
    """The electrodes of one opened amplifier: 2 to 15 kOhm of their own, drifting slowly, unless set or off."""

    def __init__(self, labels: tuple[str, ...], seed: int, brain: SimulatedBrain, clock: Clock) -> None:
        self.labels = labels
        self._seed = seed
        self._brain = brain
        self._clock = clock
        self._opened_ns = clock.monotonic_ns()
        self._told_kiloohm: dict[int, float] = {}
        self._share_mains()

    def measure(self) -> tuple[ElectrodeImpedance, ...]:
        """Each electrode now."""
        since_s = (self._clock.monotonic_ns() - self._opened_ns) * 1e-9
        measured: list[ElectrodeImpedance] = []
        for k, label in enumerate(self.labels):
            kiloohm = self._told_kiloohm.get(k, self._own_kiloohm(k, since_s))
            is_open = k in self._brain.conditions.off or kiloohm >= _OPEN_KILOOHM
            measured.append(ElectrodeImpedance(label=label, kiloohm=None if is_open else round(kiloohm, 2)))
        return tuple(measured)

    def set_kiloohm(self, channel: int, kiloohm: float) -> None:
        self._told_kiloohm[channel] = kiloohm
        self._share_mains()

    def _own_kiloohm(self, channel: int, since_s: float) -> float:
        own = 2.5 + 11.5 * chance(self._seed, 31, channel) ** 2
        period_s = 200 + 300 * chance(self._seed, 32, channel)
        return own * (1 + 0.07 * math.sin(2 * math.pi * (since_s / period_s + chance(self._seed, 33, channel))))

    def _share_mains(self) -> None:
        """Mains pickup grows with impedance."""
        kiloohm = [self._told_kiloohm.get(k, self._own_kiloohm(k, 0.0)) for k in range(len(self.labels))]
        self._brain.conditions.mains_share = np.array([min(own / 5, 40.0) for own in kiloohm], np.float32)
